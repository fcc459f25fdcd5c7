"""What a whole column gives away: ids whose leading zeros were lost, marks that are percentages."""

from collections import Counter
from collections.abc import Iterator

from dashboard.intake import cells, words
from dashboard.intake.answers import Question
from dashboard.intake.cells import Cell, CellError
from dashboard.intake.recognition import Layout
from dashboard.intake.row_reading import is_data
from dashboard.intake.sheets import Remark
from dashboard.language import gettext as _

PAD, KEEP = "pad", "keep"
WHOLE_MARK = 1
FEWEST = 5


def id_question(layout: Layout) -> Question | None:
    """Asked where some numbers among the ids are shorter than the rest."""
    lengths = id_lengths(layout)
    if len(lengths) < 2:
        return None
    usual = usual_length(layout)
    short = sum(n for length, n in lengths.items() if length < usual)
    if not short:
        return None
    text = _("{sheet}: {n} ids have fewer digits than the usual {usual}. Were leading zeros lost?")
    choices = ((PAD, _("yes, fill them up")), (KEEP, _("no, they are right")))
    return Question("ids", layout.sheet.title, text.format(sheet=layout.sheet.title, n=short, usual=usual), choices)


def usual_length(layout: Layout) -> int:
    """The commonest number of digits, the longest of equally common ones."""
    lengths = id_lengths(layout)
    return max(lengths, key=lambda length: (lengths[length], length), default=0)


def id_lengths(layout: Layout) -> Counter[int]:
    """How many ids have so many digits, of those that a spreadsheet may have taken for numbers."""
    place = layout.place("student_id")
    if place is None:
        return Counter()
    rows = layout.sheet.rows[layout.heading.rows :]
    found = [_digits(row.cell(place), is_text_file=not layout.sheet.name) for row in rows if is_data(layout, row)]
    numbers = [(length, is_number) for length, is_number in found if length]
    if not any(is_number for _length, is_number in numbers):
        return Counter()
    return Counter(length for length, _is_number in numbers)


def _digits(cell: Cell, *, is_text_file: bool) -> tuple[int, bool]:
    """How many digits an id of digits has, and whether its leading zeros may have been lost."""
    try:
        text = cells.as_id(cell) or ""
    except CellError:
        return 0, False
    return (len(text), is_text_file or not isinstance(cell, str)) if text.isdigit() else (0, False)


def suspicious_marks(layout: Layout) -> Iterator[Remark]:
    """Columns of marks that never go beyond 1: percentages or shares, not marks."""
    places = dict(layout.subjects)
    if layout.table == "scores" and (place := layout.place("score")) is not None:
        places[place] = words.heading_key(layout.heading.names[place])
    for place in places:
        marks = [cell for cell in _numbers(layout, place) if cell]
        if len(marks) >= FEWEST and max(marks) <= WHOLE_MARK:
            text = _("{heading}: no mark is above 1; these look like percentages. Export the marks themselves.")
            yield Remark(layout.sheet.title, text.format(heading=layout.heading.names[place]), refused=True)


def _numbers(layout: Layout, place: int) -> Iterator[float]:
    for row in layout.sheet.rows[layout.heading.rows :]:
        try:
            number = cells.as_number(row.cell(place))
        except CellError:
            continue
        if number is not None:
            yield float(number)
