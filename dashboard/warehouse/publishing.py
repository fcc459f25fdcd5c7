"""Published versions: kept copies of a warehouse file that nothing overwrites."""

import hashlib
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dashboard.warehouse import store
from dashboard.warehouse.reader import open_file

FOLDER, FILE, FACTS = "published", "warehouse.duckdb", "version.json"


class PublishedDifferentlyError(FileExistsError):
    """This version is published already, and the kept file is another one."""


class UnknownVersionError(LookupError):
    """No published version has this number."""


@dataclass(frozen=True)
class ExamStatus:
    """How final one exam was when the version was published."""

    exam_id: str
    result_status: str
    is_current: bool


@dataclass(frozen=True)
class Published:
    """A kept version: when it was published, the day it speaks of, a note, its digest and its exams."""

    version: str
    published_at: datetime
    as_of: date
    note: str
    sha256: str
    exams: tuple[ExamStatus, ...]


FACTS_OF = TypeAdapter(Published)


def _folder(folder: Path) -> Path:
    return folder / FOLDER


def published_versions(folder: Path) -> tuple[Published, ...]:
    """Every published version of a data folder, the latest first; a folder without readable facts is left out."""
    found = []
    for path in _folder(folder).glob(f"[!.]*/{FACTS}"):
        try:
            found.append(FACTS_OF.validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            continue
    return tuple(sorted(found, key=lambda one: (one.published_at, one.version), reverse=True))


def version_file(folder: Path, name: str) -> Path:
    """The warehouse file of a published version or of `current`; UnknownVersionError, NoWarehouseError."""
    if name == "current":
        return store.current(store.default_output(folder)).file
    path = _folder(folder) / name / FILE
    if Path(name).name != name or not path.is_file():
        raise UnknownVersionError(name)
    return path


def facts_of(folder: Path, name: str) -> Published:
    """What is known of a published version; UnknownVersionError where nothing readable is."""
    try:
        return FACTS_OF.validate_json(version_file(folder, name).with_name(FACTS).read_bytes())
    except (OSError, ValidationError) as error:
        raise UnknownVersionError(name) from error


def is_whole(file: Path, facts: Published) -> bool:
    """Whether a kept file is to the byte what was published."""
    return _sha256(file) == facts.sha256


def folder_of(output: Path) -> Path:
    """The folder beside whose warehouse `output` the published versions lie."""
    home = output.parent.parent
    return home if output == store.default_output(home) else output.parent


def publish(folder: Path, note: str = "") -> tuple[Published, bool]:
    """Keep the version in use; the facts, and False when it was kept already. PublishedDifferentlyError."""
    current = store.current(store.default_output(folder))
    target = _folder(folder) / current.version
    digest = _sha256(current.file)
    if target.exists():
        return _kept(target, digest), False
    facts = _facts(current, note, digest)
    target.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _write(fresh, current.file, facts)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return facts, True


def _kept(target: Path, digest: str) -> Published:
    """The facts of what is kept; another file or other facts under this version are refused."""
    try:
        facts = FACTS_OF.validate_json((target / FACTS).read_bytes())
        same = facts.sha256 == digest == _sha256(target / FILE)
    except (OSError, ValidationError) as error:
        raise PublishedDifferentlyError(str(target)) from error
    if not same:
        raise PublishedDifferentlyError(str(target))
    return facts


def _write(fresh: Path, source: Path, facts: Published) -> None:
    fresh.mkdir(mode=0o700)
    shutil.copyfile(source, fresh / FILE)
    (fresh / FACTS).write_bytes(FACTS_OF.dump_json(facts, indent=1))
    for name in (FILE, FACTS):
        with (fresh / name).open("rb+") as file:
            os.fsync(file.fileno())
        (fresh / name).chmod(0o600)


def _facts(current: store.Current, note: str, digest: str) -> Published:
    warehouse = open_file(current.file, current.version)
    try:
        info = warehouse.report("build_info").iloc[0]
        exams = warehouse.report("version_exams")[list(asdict(ExamStatus("", "", True)))]
    finally:
        warehouse.close()
    rows: list[dict[Any, Any]] = exams.to_dict("records")
    states = tuple(ExamStatus(str(row["exam_id"]), str(row["result_status"]), bool(row["is_current"])) for row in rows)
    now = datetime.now().replace(microsecond=0)
    return Published(current.version, now, date.fromisoformat(str(info["as_of"])[:10]), note, digest, states)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
