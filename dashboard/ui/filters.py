"""The shared filters: one place on every page, codes in the URL, a page shows only those it uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.language import gettext as _
from dashboard.language import labels
from dashboard.language.action_words import post_words
from dashboard.ui.address import MASK, value
from dashboard.ui.choices import choices_row, choose
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report

NAMES = ("stage", "school_year", "test", "subject", "township", "school", "other", "post")


@dataclass(frozen=True)
class Filters:
    """The chosen codes, empty where the page does not ask, and the same choices in words for a file's cover."""

    stage: str = ""
    school_year: str = ""
    test: str = ""
    subject: str = ""
    township: str = ""
    school: str = ""
    other: str = ""
    post: str = ""
    words: tuple[tuple[str, str], ...] = ()

    def word(self, name: str) -> str:
        """What the reader sees for one filter, empty when the page does not use it."""
        return dict(self.words).get(heading(name), "")


def heading(name: str) -> str:
    """The label of one filter."""
    return {
        "stage": _("Stage"),
        "school_year": _("School year"),
        "test": _("Test"),
        "subject": _("Subject"),
        "township": _("Township"),
        "school": _("School"),
        "other": _("Compared school"),
        "post": _("Units I answer for"),
    }[name]


def select_filters(*names: str, all_schools: bool = False) -> Filters:
    """Show the named filters in one row and return the choices.

    `test` brings its school year and stage with it. `township` offers the whole county first ('');
    `school` is limited to the chosen township and offers "all" only with all_schools.
    """
    chosen = Filters()
    shown = [name for name in NAMES if name in names]
    with choices_row("filters"):
        for name in shown:
            chosen = _CHOOSERS[name](chosen, all_schools)
    return chosen


def _chosen(filters: Filters, name: str, code: str, options: Mapping[str, str]) -> Filters:
    words = (*filters.words, (heading(name), options.get(code, code)))
    changed: dict[str, Any] = {name: code, "words": words}
    return replace(filters, **changed)


def _tests() -> pd.DataFrame:
    return report("filter_tests")


def _linked(column: str, code: str) -> str:
    """What the test of the link belongs to, so that a link with a test or a school alone opens its year and stage."""
    if code:
        return code
    tests = _tests()
    found = tests.loc[tests["test_id"] == value("test"), column]
    if found.empty:
        found = tests.loc[tests["test_id"] == _default_test(tests), column]
    return "" if found.empty else str(found.iloc[0])


def _stage(filters: Filters, _all: bool) -> Filters:
    present = set(_tests()["stage"])
    order = ("junior", "primary", "senior", "kindergarten")
    options = {code: labels.stage(code) for code in order if code in present}
    default = _linked("stage", value("stage"))
    code = choose("stage", heading("stage"), options, default, clears=("test", "subject", "school"))
    return _chosen(filters, "stage", code, options)


def _school_year(filters: Filters, _all: bool) -> Filters:
    tests = _of_stage(_tests(), filters.stage)
    options = {str(year): str(year) for year in sorted(set(tests["school_year"]), reverse=True)}
    default = _linked("school_year", value("school_year"))
    code = choose("school_year", heading("school_year"), options, default, clears=("test",))
    return _chosen(filters, "school_year", code, options)


def _of_stage(tests: pd.DataFrame, stage: str) -> pd.DataFrame:
    return tests[tests["stage"] == stage] if stage else tests


def _test(filters: Filters, _all: bool) -> Filters:
    tests = _of_stage(_tests(), filters.stage)
    if filters.school_year:
        tests = tests[tests["school_year"] == filters.school_year]
    tests = tests.sort_values("held_on", ascending=False)
    options = {str(row.test_id): str(row.name) for row in tests.itertuples(index=False, name="Test")}
    code = choose("test", heading("test"), options, _default_test(tests), clears=("subject",), always=True)
    return _chosen(filters, "test", code, options)


def _default_test(tests: pd.DataFrame) -> str:
    """The first by the warehouse's order; for a link that names a school, the first that this school sat."""
    if value("school"):
        sat = tests["test_id"].isin(report("filter_school_tests", school=value("school"))["test_id"])
        tests = tests[sat] if sat.any() else tests
    return "" if tests.empty else str(tests.sort_values("default_order", kind="stable")["test_id"].iloc[0])


def _subject(filters: Filters, _all: bool) -> Filters:
    codes = {"total", *report("filter_subjects", test_id=filters.test)["subject"].astype(str)}
    options = {code: labels.subject(code) for code in labels.in_order(codes)}
    code = choose("subject", heading("subject"), options, "total")
    return _chosen(filters, "subject", code, options)


def _units(filters: Filters) -> pd.DataFrame:
    units = report("filter_units", test_id=filters.test)
    return units.sort_values(["township_name", "school_name"], kind="stable") if value(MASK) else units


def _township(filters: Filters, _all: bool) -> Filters:
    units = _units(filters).drop_duplicates("township_code")
    named = {str(code): str(name) for code, name in zip(units["township_code"], units["township_name"], strict=True)}
    options = {"": _("Whole county"), **named}
    code = choose("township", heading("township"), options, clears=("school",))
    return _chosen(filters, "township", code, options)


def _school(filters: Filters, all_schools: bool) -> Filters:
    units = _units(filters)
    if filters.township:
        units = units[units["township_code"] == filters.township]
    named = {str(code): str(name) for code, name in zip(units["school_code"], units["school_name"], strict=True)}
    options = {"": _("All schools"), **named} if all_schools else named
    code = choose("school", heading("school"), options)
    return _chosen(filters, "school", code, options)


def _other(filters: Filters, _all: bool) -> Filters:
    """A second school of the same test, at first one of the same township."""
    units = _units(filters)
    home = units.loc[units["school_code"] == filters.school, "township_code"]
    units = units[units["school_code"] != filters.school]
    near = units.loc[units["township_code"].isin(home), "school_code"]
    options = {str(code): str(name) for code, name in zip(units["school_code"], units["school_name"], strict=True)}
    code = choose("other", heading("other"), options, "" if near.empty else str(near.iloc[0]))
    return _chosen(filters, "other", code, options)


def choose_post(filters: Filters, _all: bool = False) -> Filters:
    """The units that one post answers for, where the data folder says which; the whole county first."""
    posts = report("filter_posts")
    if posts.empty:
        return filters
    named = {str(row["post_code"]): post_words(row) for row in as_records(posts)}
    options = {"": _("All posts"), **named}
    code = choose("post", heading("post"), options)
    return _chosen(filters, "post", code, options)


_CHOOSERS: dict[str, Callable[[Filters, bool], Filters]] = {
    "stage": _stage,
    "school_year": _school_year,
    "test": _test,
    "subject": _subject,
    "township": _township,
    "school": _school,
    "other": _other,
    "post": choose_post,
}
