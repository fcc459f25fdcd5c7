"""The folder as it would be, beside the folder as it is, and its taking the other's place: whole or not at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from dashboard.contract import Inventory
from dashboard.intake.merging import Merged
from dashboard.intake.tables_on_disk import BY_EXAM, write_rows

PLACE, JOURNAL = ".import", "moving.json"
NOT_STAGED = frozenset({"warehouse", "published"})


@dataclass(frozen=True)
class Staged:
    """A whole data folder of links and new files; `written` and `gone` are the paths that differ, below the folder."""

    folder: Path
    stage: Path
    written: tuple[Path, ...]
    gone: tuple[Path, ...]

    def take(self, name: str, text: str) -> None:
        """Put what differs into place, and one text file with it; on any failure everything is as it was."""
        if text:
            (self.stage / name).write_text(text, encoding="utf-8")
        written = [*self.written, *([Path(name)] if text else [])]
        kept = self.folder / PLACE / "before"
        there = [path for path in {*written, *self.gone} if (self.folder / path).exists()]
        for path in there:
            _link(self.folder / path, kept / path)
        journal = {"new": [str(path) for path in written if path not in there], "kept": [str(path) for path in there]}
        _write_whole(self.folder / PLACE / JOURNAL, json.dumps(journal))
        try:
            for path in self.gone:
                (self.folder / path).unlink()
            for path in written:
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (self.stage / path).replace(self.folder / path)
        except BaseException:
            roll_back(self.folder)
            raise
        (self.folder / PLACE / JOURNAL).unlink()


@contextmanager
def staged(folder: Path, inventory: Inventory, tables: Sequence[Merged]) -> Iterator[Staged]:
    """Link the folder as it is into a hidden place within it and write what differs; the place is gone afterwards."""
    stage = folder / PLACE / "folder"
    try:
        (folder / PLACE).mkdir(mode=0o700)
        written, gone = _plan(inventory, tables)
        for path in _files(folder):
            if path not in gone and path not in written:
                _link(folder / path, stage / path)
        for table in tables:
            _write(stage, table)
        yield Staged(folder, stage, tuple(written), tuple(gone - written.keys()))
    finally:
        if not (folder / PLACE / JOURNAL).exists():
            shutil.rmtree(folder / PLACE, ignore_errors=True)


def _plan(inventory: Inventory, tables: Sequence[Merged]) -> tuple[dict[Path, None], set[Path]]:
    """The paths that will be written, and those whose rows they take over."""
    written: dict[Path, None] = {}
    gone: set[Path] = set()
    for table in tables:
        written |= dict.fromkeys(_paths(table))
        for file in inventory.files.get(table.table, ()):
            if not table.exams or dict(file.partitions).get("exam_id", "") in {*table.exams, ""}:
                gone.add(file.path.relative_to(inventory.folder))
    return written, gone


def _paths(table: Merged) -> Iterable[Path]:
    if table.table not in BY_EXAM:
        return [Path(f"{table.table}.parquet")]
    return [_path(table.table, exam) for exam in sorted(table.exams)]


def _path(table: str, exam: str) -> Path:
    return Path(table) / f"exam_id={quote(exam, safe='')}" / "part-0.parquet"


def _write(stage: Path, table: Merged) -> None:
    if table.table not in BY_EXAM:
        write_rows(stage / f"{table.table}.parquet", table.table, table.rows)
        return
    for exam in table.exams:
        rows = [row for row in table.rows if row["exam_id"] == exam]
        write_rows(stage / _path(table.table, exam), table.table, rows, without="exam_id")


def _files(folder: Path) -> Iterator[Path]:
    for top in sorted(folder.iterdir()):
        if top.name.startswith((".", "_")) or top.name in NOT_STAGED:
            continue
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file():
                yield path.relative_to(folder)


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _write_whole(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def roll_back(folder: Path) -> None:
    """Undo a move that broke off, now or in an earlier run, and clear what it left; only for who holds the folder."""
    place = folder / PLACE
    journal = place / JOURNAL
    if journal.is_file():
        told = json.loads(journal.read_text(encoding="utf-8"))
        for path in told["kept"]:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            _link(place / "before" / path, place / "again" / path)
            (place / "again" / path).replace(folder / path)
        for path in told["new"]:
            with suppress(FileNotFoundError):
                (folder / path).unlink()
        journal.unlink()
    shutil.rmtree(place, ignore_errors=True)
