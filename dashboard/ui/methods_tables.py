"""The tables of the methods page: versions in force, clauses, lines, rules on exams, worked example, glossary."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from dashboard.language import current_language, formats, labels
from dashboard.language import gettext as _
from dashboard.language.methods_settings import example_steps
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report

Row = Sequence[str]
_EXAMPLE = (
    ("A", "4", "160.00", "2", "0.650", "1", "1", "1", "3", "1"),
    ("B", "4", "150.00", "2", "0.600", "2", "1", "2", "5", "2"),
    ("D", "3", "148.00", "1", "0.467", "3", "3", "4", "10", "3"),
    ("E", "3", "145.00", "1", "0.533", "4", "3", "3", "10", "3"),
    ("C", "4", "112.25", "1", "0.450", "6", "3", "5", "14", "5"),
    ("F", "2", "120.00", "0", "0.300", "5", "6", "6", "17", "6"),
)


def html_table(headings: Row, rows: Iterable[Row], caption: str = "") -> str:
    """A plain table; every text is escaped."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in headings)
    lines = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def rank_sum() -> str:
    """The versions of the rank sum in force and the worked example."""
    rows = [_version(row) for row in as_records(report("methods_rankings")) if row["method"] == "rank_sum"]
    headings = (_("Stage"), _("From the school year"), _("Announced on"), _("Top N"), _("Weights"))
    return html_table(headings, rows, _("Versions in force")) + _example()


def _version(row: dict[Any, Any]) -> Row:
    year = str(row["effective_school_year"])
    return labels.stage(row["stage"]), year, formats.day(row["announced_on"]), *version_numbers(row)


def version_numbers(row: dict[Any, Any]) -> tuple[str, str]:
    """The top N and the weights of a version."""
    tops = " / ".join(formats.number(row[f"top_n{step}"]) for step in (1, 2, 3))
    return tops, " / ".join(formats.percent(row[f"weight{step}"], 0) for step in (1, 2, 3))


def _example() -> str:
    headings = (
        _("School"),
        _("Counted pupils (n)"),
        _("Mean"),
        _("In the top 6"),
        _("Weighted rate"),
        _("Place by mean"),
        _("Place by top count"),
        _("Place by rates"),
        _("Sum of places"),
        _("Overall place"),
    )
    steps = "".join(f"<p>{escape(words)}</p>" for words in example_steps())
    return html_table(headings, _EXAMPLE, _("Worked example")) + steps


def lines() -> str:
    """The lines of the governing plan, as shares of full marks."""
    names = ("excellent_line", "good_line", "pass_line", "low_line")
    rows = [
        (labels.stage(row["stage"]), *(formats.percent(row[name], 0) for name in names))
        for row in as_records(report("methods_lines"))
    ]
    headings = (_("Stage"), _("Excellent"), _("Good"), _("Pass"), _("Low score, below"))
    return html_table(headings, rows, _("Lines in force, as shares of full marks"))


def plans() -> str:
    """The plans at hand and which of them governs."""
    name = f"name_{current_language()}"
    rows = [
        (
            str(row[name]),
            _text(row["source"]),
            formats.day(row["issued_on"]),
            _years(row),
            _("Governs") if row["governing"] else _("Beside it"),
        )
        for row in as_records(report("methods_plans"))
    ]
    return html_table((_("Plan"), _("Document"), _("Issued on"), _("Runs"), _("Standing")), rows, _("Plans"))


def _years(row: dict[Any, Any]) -> str:
    return f"{formats.day(row['starts_on'])} – {formats.day(row['ends_on'])}"


def _text(value: Any) -> str:
    return "" if formats.is_nothing(value) else str(value)


def clauses() -> str:
    """The warning clauses in force, each in the policy's own words."""
    language = current_language()
    rows = [
        (str(row[f"name_{language}"]), str(row[f"clause_{language}"]), _term(row), formats.day(row["effective_from"]))
        for row in as_records(report("methods_warnings"))
    ]
    return html_table((_("Rule"), _("Clause"), _("Condition"), _("In force since")), rows, _("Clauses in force"))


def _term(row: dict[Any, Any]) -> str:
    plain = {"none": _("The policy sets no trigger"), "target_letters": _("Every item of the letter met")}
    if row["source"] in plain:
        return plain[str(row["source"])]
    bands = {"bottom": _("bottom {places}"), "top": _("top {places}"), "last": _("last")}
    band = bands.get(str(row["band"]), str(row["band"])).format(places=formats.number(row["places"]))
    clocks = {"school_year": _("{runs} years"), "test": _("{runs} tests")}
    runs = clocks.get(str(row["clock"]), "{runs}").format(runs=formats.number(row["runs"]))
    kind = _("running") if row["counting"] == "consecutive" else _("in all")
    return _("{band}, {runs} {kind}").format(band=band, runs=runs, kind=kind)


def compliance() -> str:
    """What the national rules say of which exams, and since when."""
    rows = [_rule(row) for row in as_records(report("methods_compliance"))]
    headings = (_("Source"), _("Says"), _("Stage"), _("Kinds of exam"), _("Grades"), _("Since"))
    return html_table(headings, rows, _("Rules in force"))


def _rule(row: dict[Any, Any]) -> Row:
    stages = ", ".join(labels.stage(code) for code in str(row["stages"]).split(","))
    kinds = ", ".join(labels.exam_type(code) for code in str(row["exam_types"]).split(","))
    grades = str(row["grades"])
    told = _("every grade") if grades == ",".join(str(grade) for grade in range(1, 13)) else grades.replace(",", ", ")
    source = str(row[f"source_{current_language()}"])
    return source, labels.compliance(row["state"]), stages, kinds, told, formats.day(row["from_date"])


def setting_rows(settings: Sequence[tuple[str, str, str]], values: Mapping[str, str]) -> list[Row]:
    """Each setting with its value and its key."""
    return [(meaning, values.get(key, formats.NOTHING), key) for key, _unit, meaning in settings]


def glossary() -> str:
    """The words of the pages in both languages."""
    return html_table(("中文", "English"), _words())


@cache
def _words() -> tuple[Row, ...]:
    text = files("dashboard.language").joinpath("glossary.csv").read_text(encoding="utf-8")
    return tuple((row["zh"], row["en"]) for row in csv.DictReader(text.splitlines()))
