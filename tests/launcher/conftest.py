"""A bare office machine: the launcher in a folder with a Chinese name and a space, one tiny package, a stub product."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STUB_PRODUCT = """
import sys, pathlib
if sys.argv[1] == "sample":
    pathlib.Path(sys.argv[2]).mkdir(parents=True)
print("product", *sys.argv[1:])
"""


@dataclass(frozen=True)
class Office:
    """A copy of the launcher, and the variables it is started with."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    def start(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `run.py` as a person would, from another folder."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        return subprocess.run(
            [sys.executable, self.folder / "run.py", *arguments],
            cwd=self.folder.parent,
            env={**own, "PIP_CONFIG_FILE": os.devnull, **self.variables, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def require(self, text: str) -> None:
        """Write the requirements file."""
        (self.folder / "requirements.txt").write_text(text, encoding="utf-8")

    def put_wheel(self, version: str, folder: str = "wheels") -> Path:
        """Make a wheel of the tiny package and return the folder it is in."""
        (self.folder / folder).mkdir(exist_ok=True)
        write_wheel(self.folder / folder, version)
        return self.folder / folder


def write_wheel(folder: Path, version: str) -> None:
    info = f"tiny-{version}.dist-info"
    with zipfile.ZipFile(folder / f"tiny-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.py", f"VERSION = '{version}'\n")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", f"tiny.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")


def bare_office(folder: Path) -> Office:
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "run.py", folder)
    shutil.copytree(ROOT / "launcher", folder / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "dashboard").mkdir()
    (folder / "dashboard" / "__main__.py").write_text(STUB_PRODUCT, encoding="utf-8")
    (folder / "data").mkdir()
    office = Office(folder)
    office.require("tiny==1.0\n")
    return office


@pytest.fixture
def bare(tmp_path: Path) -> Office:
    """An office where nothing has been set up yet."""
    return bare_office(tmp_path / "测试 目录")


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, subprocess.CompletedProcess[str]]:
    """An office after its first start, from `wheels/` alone, and what that start printed."""
    office = bare_office(tmp_path_factory.mktemp("first") / "测试 目录")
    office.put_wheel("1.0")
    return office, office.start("--port", "18471", PIP_INDEX_URL="http://127.0.0.1:9/simple")


@pytest.fixture
def settled(first_start: tuple[Office, subprocess.CompletedProcess[str]], tmp_path: Path) -> Office:
    """A copy of the office that is set up, with no wheels left and no network."""
    folder = tmp_path / "测试 目录"
    shutil.copytree(first_start[0].folder, folder, symlinks=True)
    shutil.rmtree(folder / "wheels")
    return Office(folder, {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"})
