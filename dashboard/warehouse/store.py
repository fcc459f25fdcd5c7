"""Warehouse files: versions beside each other, and one small pointer file that names the version in use."""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

POINTER_SUFFIX = ".current.json"
BUILDING_SUFFIX = ".building"
KEPT_VERSIONS = 2


class NoWarehouseError(FileNotFoundError):
    """There is no finished warehouse at this place yet."""


@dataclass(frozen=True)
class Current:
    """The version in use: its file, its version and the fingerprint of all that it was built from."""

    file: Path
    version: str
    fingerprint: str


def default_output(folder: Path) -> Path:
    """Where a data folder's warehouse is kept unless the user names another place."""
    return folder / "warehouse" / "warehouse.duckdb"


def pointer_file(output: Path) -> Path:
    """The pointer that names the version in use of the warehouse `output`."""
    return output.with_name(output.stem + POINTER_SUFFIX)


def current(output: Path) -> Current:
    """The version in use; NoWarehouseError when none was finished yet."""
    try:
        named = json.loads(pointer_file(output).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError) as error:
        raise NoWarehouseError(str(output)) from error
    file = output.with_name(named["file"])
    if not file.is_file():
        raise NoWarehouseError(str(file))
    return Current(file, named["version"], named["fingerprint"])


def building_file(output: Path, version: str) -> Path:
    """A fresh place to build in: readable by its owner alone, left behind by nobody but a killed build."""
    output.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    remove_leftovers(output)
    return output.with_name(f"{output.stem}-{version}.{os.getpid()}{BUILDING_SUFFIX}")


def discard(building: Path) -> None:
    """Delete a half-built file and what was spilled beside it."""
    for path in building.parent.glob(f"{building.name}*"):
        _remove(path)


def _is_alive(pid: int) -> bool:
    if os.name == "nt":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid != os.getpid()


def remove_leftovers(output: Path) -> None:
    """Delete the half-built files of builds that are no longer running."""
    for path in output.parent.glob(f"{output.stem}-*{BUILDING_SUFFIX}*"):
        pid = path.name.split(BUILDING_SUFFIX)[0].rsplit(".", 1)[-1]
        if not (pid.isdigit() and _is_alive(int(pid))):
            _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.chmod(0o600)
    _sync(fresh)
    fresh.replace(path)


def publish(building: Path, output: Path, version: str, fingerprint: str) -> Path:
    """Make a finished file the version in use; replacing the pointer is the one atomic step."""
    file = output.with_name(f"{output.stem}-{version}.duckdb")
    building.chmod(0o600)
    _sync(building)
    building.replace(file)
    named = {"file": file.name, "version": version, "fingerprint": fingerprint}
    _replace(pointer_file(output), json.dumps(named, indent=1))
    _link(file, output)
    _remove_old(output, file)
    return file


def _link(file: Path, output: Path) -> None:
    """Keep `output` itself a name of the version in use, for programs that open it directly."""
    fresh = output.with_name(f"{output.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            os.link(file, fresh)
        except OSError:
            shutil.copyfile(file, fresh)
            fresh.chmod(0o600)
        fresh.replace(output)
    _remove(fresh)


def _remove_old(output: Path, file: Path) -> None:
    """Keep the last versions: a page that is being drawn may still read the one before."""
    versions = sorted(output.parent.glob(f"{output.stem}-*.duckdb"), key=lambda path: path.stat().st_mtime_ns)
    for path in [path for path in versions if path != file][: -(KEPT_VERSIONS - 1)]:
        _remove(path)
