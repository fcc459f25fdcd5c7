"""Looking at a data folder without reading rows: which files there are and what their metadata say."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.contract.columns import column_problems
from dashboard.contract.inventory import DataFile, Inventory
from dashboard.contract.messages import Message, problem_of
from dashboard.contract.problems import Problem
from dashboard.contract.tables import TABLES, Table

MAGIC = b"PAR1"
NOT_TABLES = frozenset({"published", "plans"})


def inspect_folder(folder: Path) -> Inventory:
    """The files of every table and all that their metadata show to be wrong; no row is read."""
    folder = folder.absolute()
    found = {table.name: _inspect_table(folder, table) for table in TABLES.values()}
    problems = [problem for _, table_problems in found.values() for problem in table_problems]
    problems += _unknown_files(folder)
    broken = frozenset(problem.table for problem in problems if problem.severity == "problem")
    return Inventory(folder, {name: files for name, (files, _) in found.items()}, tuple(problems), broken)


def shown_path(folder: Path, path: Path) -> str:
    """The path as the reader knows it: below the data folder, with forward slashes."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _inspect_table(folder: Path, table: Table) -> tuple[tuple[DataFile, ...], list[Problem]]:
    paths = sorted(_paths(folder, table.name))
    problems: list[Problem] = []
    files = []
    for path in paths:
        file = inspect_file(folder, table, path)
        if isinstance(file, Problem):
            problems.append(file)
        else:
            files.append(file)
            problems += column_problems(table, file, shown_path(folder, path))
    if not paths and table.required:
        problems.append(problem_of("missing_table", table.name, f"{table.name}.parquet"))
    elif table.required and not problems and not any(file.rows for file in files):
        problems.append(problem_of("no_rows", table.name, shown_path(folder, paths[0])))
    if len({path.parent == folder for path in paths}) > 1:
        problems.append(problem_of("file_and_folder", table.name, f"{table.name}.parquet"))
    return tuple(files), problems


def _paths(folder: Path, name: str) -> Iterator[Path]:
    single = folder / f"{name}.parquet"
    if single.is_file():
        yield single
    for path in (folder / name).rglob("*.parquet"):
        if path.is_file() and not any(part.startswith((".", "_")) for part in path.relative_to(folder).parts):
            yield path


def inspect_file(folder: Path, table: Table, path: Path) -> DataFile | Problem:
    """One file below the folder, or why it cannot be read."""
    shown = shown_path(folder, path)
    try:
        state = path.stat()
        reason = _unreadable(path, state.st_size)
        if reason:
            return problem_of(reason, table.name, shown)
        metadata = pq.read_metadata(path)
        schema = metadata.schema.to_arrow_schema()
    except pa.ArrowException:
        return problem_of("truncated_file", table.name, shown)
    except OSError as error:
        code = "unreadable_file" if error.errno else "damaged_file"
        return problem_of(code, table.name, shown, Message(reason=error.strerror or ""))
    columns = tuple((field.name, str(field.type)) for field in schema)
    return DataFile(path, metadata.num_rows, state.st_size, state.st_mtime_ns, columns, _partitions(folder, path))


def _unreadable(path: Path, size: int) -> str:
    """Empty, not Parquet or cut off, from the first and the last four bytes; an empty text when none of them."""
    if size == 0:
        return "empty_file"
    with path.open("rb") as stream:
        head = stream.read(len(MAGIC))
        stream.seek(max(size - len(MAGIC), 0))
        tail = stream.read(len(MAGIC))
    if head != MAGIC:
        return "not_parquet"
    return "" if tail == MAGIC and size > 3 * len(MAGIC) else "truncated_file"


def _partitions(folder: Path, path: Path) -> tuple[tuple[str, str], ...]:
    parts = path.relative_to(folder).parts[1:-1]
    pairs = (part.split("=", 1) for part in parts if "=" in part)
    return tuple((name, unquote(value)) for name, value in pairs)


def _unknown_files(folder: Path) -> list[Problem]:
    """Parquet that no table will take up, often a table's name misspelt."""
    loose = [path for path in sorted(folder.glob("*.parquet")) if path.stem not in TABLES]
    folders = [path for path in sorted(folder.glob("*/")) if path.name not in {*TABLES, *NOT_TABLES}]
    strange = [path for path in folders if path.name[0] not in "._" and next(path.rglob("*.parquet"), None)]
    return [problem_of("unknown_file", "", shown_path(folder, path)) for path in [*loose, *strange]]
