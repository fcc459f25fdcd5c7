"""Codes of monitoring to words: areas of duties, periods, sources and states of records."""

from __future__ import annotations

import re

from babel.dates import get_month_names

from dashboard.language.catalogue import current_language
from dashboard.language.catalogue import gettext as _

_PERIOD = re.compile(r"^(\d{4}-\d{4})(?:-(T\d))?(?:-W(\d{2}))?$")
_COUNTED = {"十": "10", **{numeral: str(number) for number, numeral in enumerate("一二三四五六七八九", 1)}}
_OTHER_HAN = re.compile(r"[\u3400-\u9fff]+")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")


def area(code: str) -> str:
    """The part of the work that an indicator belongs to."""
    words = {
        "phases": _("Aims of the plan"),
        "routine": _("Routine management"),
        "pupils": _("Pupils"),
        "teachers": _("Heads and teachers"),
        "research": _("Teaching research"),
        "exams": _("Exams and accountability"),
        "studios": _("Studios"),
        "organisation": _("Organisation"),
    }
    return words.get(code, code)


def cadence(code: str) -> str:
    """How often a duty is due."""
    words = {
        "week": _("Every week"),
        "month": _("Every month"),
        "term": _("Every term"),
        "school_year": _("Every school year"),
    }
    return words.get(code, code)


def due_state(code: str) -> str:
    """What became of a duty in one period."""
    words = {
        "done": _("Done"),
        "short": _("Short of the number"),
        "missed": _("Missed"),
        "no_record": _("No record"),
        "not_due": _("Not yet due"),
    }
    return words.get(code, code)


def source(code: str) -> str:
    """Where a record comes from."""
    words = {
        "inspection": _("Inspection"),
        "survey": _("Survey"),
        "roster": _("School roster"),
        "staff_file": _("Staff file"),
        "contest": _("Contest"),
        "report": _("Unit's report"),
        "city_bulletin": _("City bulletin"),
        "manual": _("Entered by hand"),
    }
    return words.get(code, code)


def record_status(code: str) -> str:
    """How far a record has come."""
    words = {
        "draft": _("Draft"),
        "submitted": _("Submitted"),
        "verified": _("Verified"),
        "final": _("Final"),
        "withdrawn": _("Withdrawn"),
    }
    return words.get(code, code)


def period(code: str) -> str:
    """`2024-2025-T2-W21` as the reader says it; what is no school period stays as it is."""
    year, rest = period_parts(code)
    return _("{year}, {term}").format(year=year, term=rest) if rest else year


def period_parts(code: str) -> tuple[str, str]:
    """The year and what is left of it (term, week), for two lines; a month and what is unknown have one."""
    found = _MONTH.match(code)
    if found:
        return _("{month} {year}").format(year=found[1], month=month(int(found[2]))), ""
    found = _PERIOD.match(code)
    term = {"T1": _("first term"), "T2": _("second term")}.get(found[2] or "", "") if found else ""
    if not found or not term:
        return code, ""
    if not found[3]:
        return found[1], term
    return found[1], _("{term}, week {week}").format(term=term, week=int(found[3]))


def month(number: int) -> str:
    """The short name of a month, 1 to 12."""
    return str(get_month_names("abbreviated", locale="zh_CN" if current_language() == "zh" else "en_GB")[number])


def clause(policy: str, number: str) -> str:
    """Where a duty stands: the policy and its clause, in English with our numerals and without the clause's heading."""
    if current_language() == "zh":
        return f"{policy} {number}"
    counted = "".join(_COUNTED.get(letter, letter) for letter in number)
    plain = counted.replace("（", "(").replace("）", ")").replace("、", ", ")
    return f"{policy} {_OTHER_HAN.sub('', plain)}".strip()
