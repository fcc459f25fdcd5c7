"""Heads, responsibilities and target letters: pseudonyms and posts, never names."""

from datetime import date

from dashboard.sample.exams import SCHOOL_YEARS
from dashboard.sample.registers import Row
from dashboard.sample.schools import ESCAPED, TWICE_IN_BOTTOM, TWICE_TOWNSHIP, County

_START, _HANDOVER = date(2021, 8, 1), date(2024, 7, 31)
_ITEMS = (
    ("full-participation-roster", "参考率", "上一学年中招", 0.98, ">=", "ratio", 0.3),
    ("low-rate", "低分率下降", "上一学年中招", 0.12, "<=", "ratio", 0.3),
    ("value-added", "净增值不低于零", "九年级模拟考试", 0.0, ">=", "count", 0.2),
    ("dropout", "辍学人数", "学籍", 0.0, "<=", "count", 0.2),
)

_ENTRY_RATE = ("entry-rate", "普通高中升学率", "上一学年中招", 0.5, ">=", "ratio", 0.0)
_WITH_ENTRY_RATE = (2, 4)  # the fifth letter of the last year: an item that may bind nobody, and a letter not signed
_AMENDED = (1, 1)  # the second item of the second letter, each year


def principal_rows(county: County) -> list[Row]:
    """Rows of `principal_terms`: one head a school and township; one school and one township change in 2024."""
    units: list[tuple[str, str, str | None]] = [
        (s.code, "school", s.stage) for s in county.schools if s.parent is None and s.stage != "kindergarten"
    ]
    units += [(township.code, "township", None) for township in county.townships if township.kind == "township"]
    rows: list[Row] = []
    pids: dict[str, str] = {}
    for code, kind, stage in units:
        pid = pids.setdefault(code, f"H{len(pids) + 1:04}")
        if code in (ESCAPED, TWICE_TOWNSHIP):
            rows.append((code, kind, stage, pid, _START, _HANDOVER))
            rows.append((code, kind, stage, "H9" + pid[-3:], date(2024, 8, 1), None))
        else:
            rows.append((code, kind, stage, pid, _START, None))
    return rows


def responsibility_rows(county: County) -> list[Row]:
    """Rows of `responsibilities`: leading, first and direct responsible posts."""
    start = date(2022, 10, 14)
    rows: list[Row] = []
    for place, township in enumerate(county.townships):
        rows.append(("township", township.code, None, "leading", f"LG-{1 + place % 7:02}", start, None))
        rows.append(("township", township.code, None, "first", f"{township.code}-01", start, None))
    codes = dict.fromkeys(school.code for school in county.schools if school.parent is None)
    return rows + [("school", code, None, "direct", f"{code}-01", start, None) for code in codes]


def letter_rows(county: County) -> list[Row]:
    """Rows of `target_letters` of a few junior schools for the last two school years: met, missed and still open."""
    juniors = [school.code for school in county.schools if school.stage == "junior" and school.opened is None]
    chosen = list(dict.fromkeys([TWICE_IN_BOTTOM, ESCAPED, *juniors[:4]]))
    return [row for year in (1, 2) for place, code in enumerate(chosen) for row in _letter(code, year, place)]


def _letter(code: str, year: int, place: int) -> list[Row]:
    """One item is missed, none in every third letter; an item that nobody has checked yet leaves a letter open."""
    letter, checked = f"L-{SCHOOL_YEARS[year]}-{code}", date(2023 + year, 7, 12)
    rows: list[Row] = []
    special = (year, place) == _WITH_ENTRY_RATE
    items = (*_ITEMS, _ENTRY_RATE) if special else _ITEMS
    for number, (item, name, basis, target, comparator, unit, weight) in enumerate(items):
        is_open = (year == 2 and number == 2 and place % 2 == 0) or weight == 0
        missed = place % 3 != 2 and (place + number + year) % 4 == 0
        reached = target + (0.01 if (comparator == ">=") != missed else -0.01) if target else float(missed)
        met = (reached >= target) if comparator == ">=" else (reached <= target)
        first = (letter, code, "junior", SCHOOL_YEARS[year], item, name, basis)
        signed = (comparator, unit, weight, True, not special, date(2022 + year, 9, 20))
        found = (None,) * 4 if is_open else (reached, met, "inspection-office", checked)
        if (place, number) == _AMENDED:
            rows.append((*first, target - 0.02, *signed, 1, None, None, *(None,) * 4, None))
            amended: Row = (2, date(2023 + year, 3, 1), "学籍变动，经双方同意调整")
        else:
            amended = (1, None, None)
        rows.append((*first, target, *signed, *amended, *found, f"E-{letter}-{number + 1}"))
    return rows
