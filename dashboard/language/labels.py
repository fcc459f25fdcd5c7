"""Codes to words: what the data call `junior` the reader calls 初中."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dashboard.language.catalogue import current_language
from dashboard.language.catalogue import gettext as _


def stage(code: str) -> str:
    """A stage of schooling."""
    words = {
        "kindergarten": _("Kindergarten"),
        "primary": _("Primary"),
        "junior": _("Junior secondary"),
        "senior": _("Senior secondary"),
    }
    return words.get(code, code)


def subject(code: str) -> str:
    """A subject, `total` included; a subject this program does not know keeps its own code."""
    return _subjects(current_language()).get(code, code)


def in_order(subjects: Iterable[str]) -> list[str]:
    """Subjects in the usual order of a report card, the total first, unknown ones last."""
    order = {code: place for place, code in enumerate(_subjects(current_language()))}
    return sorted(set(subjects), key=lambda code: (order.get(code, len(order)), code))


@cache
def _subjects(_language: str) -> dict[str, str]:
    return {
        "total": _("Total"),
        "chinese": _("Chinese"),
        "math": _("Mathematics"),
        "english": _("English"),
        "physics": _("Physics"),
        "chemistry": _("Chemistry"),
        "politics": _("Morality and law"),
        "history": _("History"),
        "biology": _("Biology"),
        "geography": _("Geography"),
        "science": _("Science"),
        "pe": _("Physical education"),
        "music": _("Music"),
        "art": _("Art"),
        "it": _("Information technology"),
        "labour": _("Labour"),
    }


def exam_type(code: str) -> str:
    """A kind of exam."""
    words = {
        "zhongkao": _("Junior-leaving exam"),
        "gaokao": _("College entrance exam"),
        "academic": _("Academic-level exam"),
        "mock": _("Mock exam"),
        "county_full_cohort": _("County quality test"),
        "sample_monitoring": _("Sample monitoring"),
        "spot_check": _("Spot check"),
    }
    return words.get(code, code)


def result_status(code: str) -> str:
    """How final a result is."""
    words = {
        "provisional": _("Provisional"),
        "notified": _("Notified"),
        "appeal": _("Under appeal"),
        "final": _("Final"),
        "not_held": _("Not held"),
    }
    return words.get(code, code)


def compliance(code: str) -> str:
    """What the rules on exams say about such a test."""
    words = {
        "permitted": _("Permitted"),
        "needs_basis": _("Needs a documented basis"),
        "prohibited": _("Prohibited by rule"),
    }
    return words.get(code, code)


def ranking_state(code: str) -> str:
    """Whether a test orders its schools, and if not, why."""
    words = {
        "ranked": _("Ranked"),
        "too_few_pupils": _("Too few pupils"),
        "lines_blocked": _("Too few candidates for the lines"),
        "sample": _("Sample: no places"),
        "prohibited": _("No places: prohibited by rule"),
        "no_rule": _("The plan ranks no such test"),
        "not_held": _("Not held"),
        "private": _("Private: not ranked by the plan"),
        "not_a_unit": _("Under the bureau: no township"),
    }
    return words.get(code, code)


def cell_state(code: str) -> str:
    """Why a cell holds no value; empty for one that does."""
    words = {
        "ok": "",
        "no_data": _("No data"),
        "suppressed": _("– (too few pupils)"),
        "not_applicable": _("Not applicable"),
        "not_ranked": _("Not ranked"),
    }
    return words.get(code, code)


def bottom3(code: str) -> str:
    """Whether a unit is among the last three."""
    words = {
        "certain": _("Bottom three"),
        "possible": _("Tied at the bottom three"),
        "no": _("Not in the bottom three"),
        "not_applicable": _("Not applicable"),
    }
    return words.get(code, code)


def unit_type(code: str) -> str:
    """A level of the county."""
    words = {"county": _("County"), "township": _("Township"), "school": _("School")}
    return words.get(code, code)
