"""The report of one township: its pupils pooled, its schools against the county, subjects, warnings, process."""

from __future__ import annotations

from datetime import datetime

from dashboard.feedback.facts import Facts, begin, counted, how_to_read
from dashboard.feedback.gathering import Row, TestRows, TownshipRows, township_rows
from dashboard.feedback.paper import Paper
from dashboard.feedback.school import write_warnings
from dashboard.feedback.sections import (
    empty_words,
    fills,
    number_cell,
    side_words,
    write_actions,
    write_findings,
    write_process,
    write_subjects,
)
from dashboard.feedback.tables import Bar, Cell, Column, strip
from dashboard.language import findings, findings_process, formats
from dashboard.language import gettext as _
from dashboard.language.findings import Finding, Frame, side_of


def township_report(test: TestRows, township: str, made_at: datetime) -> tuple[str, bytes] | None:
    """The file's name without its ending and its content; None where no school of it took part in the test."""
    rows = township_rows(test, township)
    if rows is None:
        return None
    facts = Facts(str(rows.profile["township_name"]), township, "", test, made_at)
    paper = begin(facts)
    paper.line(" ".join(filter(None, (counted(rows.profile), _place(rows.profile)))))
    write_findings(paper, township_findings(rows))
    write_schools(paper, rows)
    write_subjects(paper, rows.common)
    write_warnings(paper, rows.warnings)
    write_actions(paper, rows.common.actions)
    write_process(paper, rows.common)
    for words in how_to_read(rows.profile):
        paper.remark(words)
    return facts.file_stem, paper.bytes()


def township_findings(rows: TownshipRows) -> list[Finding]:
    """Every sentence that the numbers allow."""
    return [
        *findings.levels([Frame(_("the county mean"), rows.profile, "diff")]),
        *findings.subjects(rows.common.subjects),
        *findings.balance(rows.common.balance),
        *findings_process.warnings(rows.warnings),
        *findings_process.actions(rows.common.actions),
        *findings_process.process(rows.common.measures),
    ]


def _place(row: Row) -> str:
    if formats.is_nothing(row["place"]) or formats.is_nothing(row["rank_low"]):
        return ""
    told = {name: formats.number(row[name]) for name in ("place", "ranked_n", "rank_low", "rank_high")}
    return _("Place of the township: {place} of {ranked_n}; plausible places {rank_low}–{rank_high}.").format(**told)


def write_schools(paper: Paper, rows: TownshipRows) -> None:
    """The schools by name, each with the interval of its difference from the county."""
    paper.heading(_("Schools against the county mean"))
    shown = [row for row in rows.schools if not formats.is_nothing(row["diff"])]
    far = max([max(abs(float(row["diff_low"])), abs(float(row["diff_high"]))) for row in shown], default=1.0)
    columns = [
        Column(_("School"), 0.24), Column(_("n"), 0.06, align="right"), Column(_("Place"), 0.09, align="right"),
        Column(_("Difference (95% interval)"), 0.27, align="right"),
        Column(_("−{far} … county … +{far}").format(far=formats.number(far)), 0.2, is_bar=True, align="center"),
        Column(_("Against the county"), 0.14),
    ]  # fmt: skip
    paper.table(columns, [_school(row, far) for row in rows.schools])


def _school(row: Row, far: float) -> list[Cell | Bar]:
    name = Cell(str(row["school_name"]))
    place = number_cell(formats.NOTHING)
    if not formats.is_nothing(row["place"]):
        place = number_cell(
            _("{place} of {n}").format(place=formats.number(row["place"]), n=formats.number(row["ranked_n"]))
        )
    side = side_of(row["diff_low"], row["diff_high"])
    if not side:
        return [name, number_cell(""), place, number_cell(formats.NOTHING), Cell(empty_words(row)), Cell("")]
    difference = _("{value} ({low} to {high})").format(
        value=formats.signed(row["diff"]), low=formats.signed(row["diff_low"]), high=formats.signed(row["diff_high"])
    )
    drawn = strip(row["diff_low"], row["diff"], row["diff_high"], (-far, far), fills(side), 0.0)
    return [name, number_cell(formats.number(row["eligible_n"])), place, number_cell(difference), drawn,
            Cell(side_words(side))]  # fmt: skip
