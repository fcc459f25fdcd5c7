"""Setting up: whatever stands in the way, the start ends in a served folder or in one line that says what to do."""

import subprocess
import sys
from pathlib import Path

import pytest

from launcher.environment import STAMP, python_of

PORT = ("--port", "18471")


def test_first_start_sets_up_writes_the_sample_and_serves_it_in_a_folder_with_a_space(first_start):
    office, run = first_start
    assert run.returncode == 0, run.stderr
    sample = office.folder / "data" / "sample-county"
    assert sample.is_dir()
    assert run.stdout.splitlines()[-1] == f"product serve {sample} --port 18471"


def test_second_start_needs_neither_wheels_nor_network(settled):
    run = settled.start(*PORT)
    assert run.returncode == 0, run.stderr
    assert [line.split()[1] for line in run.stdout.splitlines()] == ["serve"]


def test_own_folder_is_served_without_a_sample(settled):
    own = settled.folder.parent / "our data"
    own.mkdir()
    run = settled.start("our data", *PORT)
    assert run.stdout.splitlines() == [f"product serve {own} --port 18471"]


def test_killed_installation_is_made_anew(settled):
    (settled.folder / ".venv" / STAMP).unlink()
    remains = settled.folder / ".venv" / "half-written"
    remains.touch()
    settled.put_wheel("1.0")
    assert settled.start(*PORT).returncode == 0
    assert not remains.exists()
    assert (settled.folder / ".venv" / STAMP).is_file()


def test_changed_requirements_are_installed(settled):
    settled.require("tiny==2.0\n")
    settled.put_wheel("2.0")
    assert settled.start(*PORT).returncode == 0
    python = python_of(settled.folder / ".venv")
    assert subprocess.check_output([python, "-c", "import tiny; print(tiny.VERSION)"], text=True).strip() == "2.0"


def test_incomplete_wheels_are_filled_up_by_pips_own_settings(settled):
    settled.require("tiny==2.0\n")
    settled.put_wheel("1.0")
    own = settled.put_wheel("2.0", "mirror")
    run = settled.start(*PORT, PIP_FIND_LINKS=own.as_uri(), PIP_NO_INDEX="1")
    assert run.returncode == 0, run.stderr


def the_line(run: subprocess.CompletedProcess[str]) -> str:
    """Return the one line a stopped start says."""
    assert run.returncode == 1
    lines = run.stderr.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_no_network_says_how_to_install_without_and_keeps_what_was_there(settled):
    settled.require("tiny==2.0\n")
    assert "连接网络" in the_line(settled.start(*PORT))
    settled.require("tiny==1.0\n")
    assert settled.start(*PORT).returncode == 0


def test_no_wheel_for_this_machine_names_the_package(settled):
    settled.require("tiny==3.0\n")
    line = the_line(settled.start(*PORT, PIP_NO_INDEX="1"))
    assert "tiny==3.0" in line
    assert "fits this machine" in line


@pytest.mark.parametrize(
    ("stub", "words"),
    [
        ("raise ModuleNotFoundError(\"No module named 'ensurepip'\")", "-venv"),
        ("raise SystemExit('The virtual environment was not created because ensurepip is not available.')", "-venv"),
        ("raise OSError(28, 'No space left on device')", "磁盘已满"),
        ("raise PermissionError(13, 'Permission denied')", "不可写"),
        ("raise RuntimeError('the moon is full')", "the moon is full"),
    ],
)
def test_environment_that_cannot_be_made_says_why(bare, tmp_path, stub, words):
    (tmp_path / "stubs").mkdir()
    (tmp_path / "stubs" / "venv.py").write_text(stub, encoding="utf-8")
    assert words in the_line(bare.start(*PORT, PYTHONPATH=str(tmp_path / "stubs")))


MOUNT = """
mkdir "$1/disk" && mount -t tmpfs tmpfs "$1/disk" && cp -r "$1"/*.* "$1/launcher" "$1/disk" || exit 99
mount -o "remount,$2" "$1/disk" && exec "$3" "$1/disk/run.py" --port 18471
"""


def start_on_disk(office: Path, options: str) -> subprocess.CompletedProcess[str]:
    """Start the office from a memory disk with these mount options, which this process alone sees."""
    command = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(office), options, sys.executable]
    try:
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        pytest.skip("no unshare on this system")


@pytest.mark.parametrize(("options", "words"), [("size=3m", "磁盘已满"), ("ro", "不可写")])
def test_real_disk_that_is_full_or_read_only_says_so(bare, options, words):
    run = start_on_disk(bare.folder, options)
    if run.returncode == 99 or "unshare failed" in run.stderr:
        pytest.skip("this user may not mount")
    assert words in the_line(run)
