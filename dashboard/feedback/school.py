"""The report of one school: what stands out, the four frames, subjects, bands, rates, value added, warnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dashboard.feedback.facts import Facts, begin, counted, how_to_read
from dashboard.feedback.gathering import Row, SchoolRows, TestRows, school_rows
from dashboard.feedback.paper import Paper
from dashboard.feedback.school_marks import write_bands, write_rates
from dashboard.feedback.sections import (
    empty_words,
    number_cell,
    side_words,
    write_actions,
    write_findings,
    write_process,
    write_subjects,
)
from dashboard.feedback.tables import Bar, Cell, Column
from dashboard.language import current_language, findings, findings_process, formats
from dashboard.language import gettext as _
from dashboard.language.findings import Finding, Frame, side_of
from dashboard.language.value_added_words import said


def school_report(test: TestRows, school: str, made_at: datetime) -> tuple[str, bytes] | None:
    """The file's name without its ending and its content; None where the school took no part in the test."""
    rows = school_rows(test, school)
    if rows is None:
        return None
    facts = Facts(str(rows.profile["school_name"]), school, str(rows.profile["township_name"]), test, made_at)
    paper = begin(facts)
    paper.line(counted(rows.profile))
    write_findings(paper, school_findings(rows))
    write_frames(paper, rows)
    write_subjects(paper, rows.common)
    write_bands(paper, rows)
    write_rates(paper, rows)
    write_added(paper, rows.added)
    write_warnings(paper, rows.warnings)
    write_actions(paper, rows.common.actions)
    write_process(paper, rows.common)
    for words in how_to_read(rows.profile):
        paper.remark(words)
    return facts.file_stem, paper.bytes()


def school_findings(rows: SchoolRows) -> list[Finding]:
    """Every sentence that the numbers allow, in the order in which they are told."""
    return [
        *findings.levels(frames(rows)),
        *findings.over_time(rows.profile),
        *findings_process.value_added(rows.added),
        *findings.subjects(rows.common.subjects),
        *findings.balance(rows.common.balance),
        *findings.rates(rows.rates),
        *findings_process.warnings(rows.warnings),
        *findings_process.actions(rows.common.actions),
        *findings_process.process(rows.common.measures),
    ]


def frames(rows: SchoolRows) -> list[Frame]:
    """The three comparisons of the mean total; the fourth frame is the school itself a year ago."""
    told = [
        Frame(_("the county mean"), rows.profile, "diff"),
        Frame(_("the township mean"), rows.profile, "township_diff"),
    ]
    return [*told, Frame(_("the peer group's median"), rows.peers, "distance")] if rows.peers else told


def write_frames(paper: Paper, rows: SchoolRows) -> None:
    """Place, plausible places and difference in each of the four frames."""
    paper.heading(_("Four frames"))
    columns = [
        Column(_("Frame"), 0.28), Column(_("Place"), 0.13, align="right"),
        Column(_("Plausible places"), 0.13, align="right"), Column(_("Difference (95% interval)"), 0.28, align="right"),
        Column(_("What can be said"), 0.18),
    ]  # fmt: skip
    own, peers = rows.profile, rows.peers or {}
    in_town, in_group = rows.frames.get("township", {}), rows.frames.get("peers", {})
    group = peers.get(f"group_name_{current_language()}")
    names = (
        _("County"),
        _("Township: {name}").format(name=own["township_name"]),
        _("Peer group: {name}").format(name=_("not set") if formats.is_nothing(group) else group),
        _("Itself a year ago (standard score)"),
    )
    lines = [
        _frame(own, (own["place"], own["ranked_n"]), (own["rank_low"], own["rank_high"]), "diff"),
        _frame(own, (own["township_place"], own["township_ranked_n"]), _ends(in_town), "township_diff"),
        _frame(peers, (peers.get("place"), peers.get("group_n")), _ends(in_group), "distance"),
        _frame(own, (own["previous_place"], own["previous_ranked_n"]), (None, None), "z_change", 2),
    ]
    paper.table(columns, [[Cell(name), *line] for name, line in zip(names, lines, strict=True)])


def _ends(row: Row) -> tuple[object, object]:
    return row.get("place_low"), row.get("place_high")


def _frame(
    row: Row, place: tuple[object, object], span: tuple[object, object], name: str, digits: int = 1
) -> list[Cell | Bar]:
    words = formats.NOTHING if formats.is_nothing(place[0]) else _place(place)
    places = formats.NOTHING if formats.is_nothing(span[0]) else _span(span)
    frame = Frame("", row, name)
    side = side_of(frame.value("low"), frame.value("high"))
    if not side:
        why = empty_words(row) if row.get("cell_state", "ok") != "ok" else _("No comparison")
        return [number_cell(words), number_cell(places), number_cell(formats.NOTHING), Cell(why)]
    difference = _("{value} ({low} to {high})").format(
        value=formats.signed(frame.value(), digits),
        low=formats.signed(frame.value("low"), digits),
        high=formats.signed(frame.value("high"), digits),
    )
    return [number_cell(words), number_cell(places), number_cell(difference, bold=True), Cell(side_words(side))]


def _place(place: tuple[object, object]) -> str:
    return _("{place} of {n}").format(place=formats.number(_float(place[0])), n=formats.number(_float(place[1])))


def _span(span: tuple[object, object]) -> str:
    return f"{formats.number(_float(span[0]))}–{formats.number(_float(span[1]))}"


def _float(value: object) -> float | None:
    return None if formats.is_nothing(value) else float(str(value))


def write_added(paper: Paper, rows: Sequence[Row]) -> None:
    """Value added of each exam with its start and its matched share, or why there is none."""
    paper.heading(_("Value added"))
    if not rows:
        paper.line(_("No earlier exam of the same pupils is named for this test."))
    for row in rows:
        paper.line(_added(row))


def _added(row: Row) -> str:
    grade = _("Grade {grade}").format(grade=formats.number(row["grade"]))
    start = _("Start: {baseline}").format(baseline=row["baseline_name"])
    if row["cell_state"] != "ok":
        return _("; ").join((grade, empty_words(row), start))
    matched = _("Matched n={n}, {share} of the pupils").format(
        n=formats.number(row["matched_n"]), share=formats.percent(row["matched_share"])
    )
    marks = _("{marks} marks").format(marks=formats.signed(row["shrunken_marks"]))
    return _("; ").join((grade, marks, said(str(row["band"]), row["low_marks"], row["high_marks"]), matched, start))


def write_warnings(paper: Paper, rows: Sequence[Row]) -> None:
    """The latest occasion of each rule that speaks of the school: facts for study, nothing follows by itself."""
    paper.heading(_("Warnings and actions"))
    told = [findings_process.warning(row) for row in findings_process.newest(rows) if row["level"] not in _SILENT]
    for words in told:
        paper.line(f"· {words}")
    if not told:
        paper.line(_("No rule of the plan marks this unit."))


_SILENT = frozenset({"none", "not_held", "not_applicable", "unranked", "report_only"})
