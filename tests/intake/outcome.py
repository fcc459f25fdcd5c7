"""What becomes of one odd file beside good registers: marks by row, bad rows with reasons, lines, questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from dashboard.contract import empty_inventory
from dashboard.intake import Answers, Key, Reader, UnreadableError, read_file, understand
from dashboard.language import use_language
from tests.intake.county import EXAM, registers

KEY = Key(b"k" * 32, Path("k"))
SETTLED = {"exams": {"*": EXAM}, "rosters": {EXAM: "yes"}}


@dataclass(frozen=True)
class Outcome:
    """`marks` by row of the sheet, `bad` reasons by row; `lines` are what is said of files and sheets."""

    marks: Mapping[int, list[float | str]]
    bad: Mapping[int, str]
    lines: list[str]
    questions: list[str]
    schools: Mapping[int, str]


def outcome(folder: Path, file: Path, settled: Mapping[str, Mapping[str, str]] | None = None) -> Outcome:
    """Read the file with the registers of the little county."""
    use_language("en")
    answers = Answers(SETTLED).plus(settled or {})
    sheets, remarks = read_file(registers(folder))
    try:
        more, told = read_file(file)
    except UnreadableError as error:
        return Outcome({}, {}, [str(error)], [], {})
    understood = understand([*sheets, *more], answers)
    reading = Reader(empty_inventory(), answers, KEY, lambda _rows: None).read(understood.layouts)
    marks: dict[int, list[float | str]] = {}
    schools: dict[int, str] = {}
    for entry in reading.entries:
        if entry.table == "scores":
            score = entry.values["score"]
            told_mark = float(score) if isinstance(score, Decimal) else str(entry.values["attendance"])
            marks.setdefault(entry.origin.row.number, []).append(told_mark)
        if entry.table == "roster":
            schools[entry.origin.row.number] = entry.values["school_code"]
    lines = [str(remark) for remark in (*remarks, *told, *understood.remarks, *reading.remarks)]
    questions = [question.words for question in (*understood.questions, *reading.questions)]
    bad = {row.origin.row.number: "; ".join(row.reasons) for row in reading.bad}
    return Outcome(marks, bad, lines, questions, schools)
