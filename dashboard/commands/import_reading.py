"""The reading half of `import`: files to sheets, sheets to entries, with a bar and questions between."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from dashboard.commands.refusal import RefusedError
from dashboard.commands.settling import settle
from dashboard.contract import TABLES, Inventory
from dashboard.intake import (
    Answers,
    Key,
    Reader,
    Reading,
    Remark,
    Sheet,
    Understood,
    UnreadableError,
    read_file,
    understand,
)
from dashboard.language import gettext as _

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".tsv", ".et"})
BEING_EDITED = ("~$", ".")


@dataclass(frozen=True)
class Files:
    """The sheets of every file, and what was passed over."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...]

    def understood(self, answers: Answers) -> tuple[Understood, Answers]:
        """Every sheet with its table, after whatever had to be asked."""
        while True:
            found = understand(self.sheets, answers)
            if not found.questions:
                return found, answers
            answers = settle(found.questions, answers)


def read_all(paths: Sequence[Path]) -> Files:
    """Read every file, those of folders included; a file that cannot be read does not stop the others."""
    sheets: list[Sheet] = []
    remarks: list[Remark] = []
    files = [file for path in paths for file in _files(path)]
    names = [file.name for file in files]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise RefusedError(
            _("Several files have the same name ({names}); rename them.").format(names=", ".join(doubled))
        )
    for path in tqdm(files, desc=_("reading files"), disable=not sys.stderr.isatty(), leave=False):
        try:
            found, told = read_file(path)
        except UnreadableError as error:
            remarks.append(Remark(path.name, str(error), refused=True))
            continue
        sheets += found
        remarks += told
    return Files(tuple(sheets), tuple(remarks))


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise RefusedError(_("{path} is not there.").format(path=path))
    if not path.is_dir():
        return [path]
    there = (file for file in path.iterdir() if file.suffix.lower() in ENDINGS)
    found = sorted(file for file in there if not file.name.startswith(BEING_EDITED))
    if not found:
        words = _("{path} holds no Excel or CSV file (folders within it are not looked into).")
        raise RefusedError(words.format(path=path))
    return found


def speaks_of_persons(understood: Understood) -> bool:
    """Whether some sheet holds ids that must become pseudonyms."""
    return any(layout.table not in TABLES or TABLES[layout.table].people for layout in understood.layouts)


def read_entries(understood: Understood, inventory: Inventory, answers: Answers, key: Key) -> tuple[Reading, Answers]:
    """Every row of every sheet, after whatever had to be asked."""
    rows = sum(len(layout.sheet.rows) - layout.heading.rows for layout in understood.layouts)
    while True:
        with tqdm(total=rows, desc=_("reading rows"), disable=not sys.stderr.isatty(), leave=False) as bar:
            reading = Reader(inventory, answers, key, bar.update).read(understood.layouts)
        if not reading.questions:
            return reading, answers
        answers = settle(reading.questions, answers)
