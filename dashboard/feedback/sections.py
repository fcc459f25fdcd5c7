"""The sections that reports of schools and townships share: what stands out, subjects, actions, what is no score."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.theme import ABOVE, BELOW, UNCLEAR
from dashboard.feedback.gathering import Common, Row
from dashboard.feedback.paper import Paper
from dashboard.feedback.tables import Bar, Cell, Column, strip
from dashboard.language import action_words, formats, labels, ngettext, process_words
from dashboard.language import gettext as _
from dashboard.language.findings import LOOK, STRONG, Finding, side_of
from dashboard.language.findings import UNCLEAR as OPEN
from dashboard.language.measure_words import evenness, weak_subject

MOST_FINDINGS, MOST_ACTIONS = 10, 5
_FILLS = {
    STRONG: ("CFE3F1", ABOVE.lstrip("#").upper()),
    LOOK: ("FADFCB", BELOW.lstrip("#").upper()),
    OPEN: ("E3E7EA", UNCLEAR.lstrip("#").upper()),
}


def fills(side: str) -> tuple[str, str]:
    """The light and the dark shade of a side."""
    return _FILLS.get(side, _FILLS[OPEN])


def side_words(side: str) -> str:
    """What the interval lets one say of a difference from the county."""
    return {STRONG: _("above"), LOOK: _("below"), OPEN: _("cannot be told apart")}.get(side, "")


def number_cell(words: str, bold: bool = False) -> Cell:
    """A cell of figures."""
    return Cell(words, bold=bold, align="right")


def empty_words(row: Row) -> str:
    """Why a row shows no value."""
    return labels.cell_state(str(row["cell_state"])) or formats.NOTHING


def write_findings(paper: Paper, findings: Sequence[Finding]) -> None:
    """What is strong beside what to look at, and below what cannot be told apart."""
    strong, look, unclear = ([found.words for found in findings if found.side == side] for side in (STRONG, LOOK, OPEN))
    columns = [Column(_("What is strong"), 0.5), Column(_("What to look at"), 0.5)]
    nothing = (_("Nothing lies clearly above what it is compared with."), _("Nothing lies clearly below."))
    cells = [
        Cell(_listed(words) or empty, fills(side)[0], is_top=True)
        for words, empty, side in zip((strong, look), nothing, (STRONG, LOOK), strict=True)
    ]
    paper.table(columns, [cells])
    paper.remark(" ".join(unclear))


def _listed(words: Sequence[str]) -> str:
    lines = [f"· {line}" for line in words[:MOST_FINDINGS]]
    more = len(words) - len(lines)
    if more > 0:
        lines.append(ngettext("· {n} more below.", "· {n} more below.", more).format(n=more))
    return "\n".join(lines)


def write_subjects(paper: Paper, common: Common) -> None:
    """Every subject against the county: means, standard score, and its interval as a strip."""
    rows = common.subjects
    shown = [row for row in rows if not formats.is_nothing(row["z_mean"])]
    paper.heading(_("Subjects against the county"))
    if not shown:
        paper.line(_("No subject can be shown.") + " " + _("Too few pupils were counted; choose another test."))
        return
    far = max(max(abs(float(row["z_low"])), abs(float(row["z_high"]))) for row in shown)
    columns = [
        Column(_("Subject"), 0.14), Column(_("n"), 0.06, align="right"), Column(_("Mean"), 0.08, align="right"),
        Column(_("County"), 0.08, align="right"), Column(_("Standard score (95% interval)"), 0.27, align="right"),
        Column(_("−{far} … county … +{far}").format(far=formats.number(far, 1)), 0.23, is_bar=True, align="center"),
        Column(_("Against the county"), 0.14),
    ]  # fmt: skip
    paper.table(columns, [_subject(row, far) for row in rows])
    if common.balance is not None:
        paper.line(weak_subject(common.balance))
        paper.remark(evenness(common.balance))


def _subject(row: Row, far: float) -> list[Cell | Bar]:
    name = Cell(labels.subject(str(row["subject"])), bold=row["subject"] == "total")
    side = side_of(row["z_low"], row["z_high"])
    if not side:
        blank = [number_cell("") for _column in range(4)]
        return [name, *blank, Cell(empty_words(row)), Cell("")]
    score = _("{value} ({low} to {high})").format(
        value=formats.signed(row["z_mean"], 2),
        low=formats.signed(row["z_low"], 2),
        high=formats.signed(row["z_high"], 2),
    )
    return [
        name, number_cell(formats.number(row["eligible_n"])), number_cell(formats.number(row["mean_score"], 1)),
        number_cell(formats.number(row["county_mean"], 1)), number_cell(score),
        strip(row["z_low"], row["z_mean"], row["z_high"], (-far, far), fills(side), 0.0), Cell(side_words(side)),
    ]  # fmt: skip


def write_actions(paper: Paper, rows: Sequence[Row]) -> None:
    """The actions of the unit, those that wait first; nothing where there are none."""
    if not rows:
        return
    columns = [Column(_("Action for"), 0.4), Column(_("State"), 0.2), Column(_("Due"), 0.2), Column(_("Re-test"), 0.2)]
    paper.table(columns, [_action(row) for row in rows[:MOST_ACTIONS]])
    more = len(rows) - MOST_ACTIONS
    if more > 0:
        paper.remark(ngettext("{n} more action.", "{n} more actions.", more).format(n=more))


def _action(row: Row) -> list[Cell | Bar]:
    cause = _("{cause}: {matter}").format(cause=action_words.cause(str(row["cause"])), matter=action_words.matter(row))
    due = "" if formats.is_nothing(row["due_on"]) else formats.day(row["due_on"])
    return [Cell(cause), Cell(action_words.state_told(row)), Cell(due), Cell(_re_test(row))]


def _re_test(row: Row) -> str:
    """Before and after with what may be said of it; a warning without an action has none."""
    if formats.is_nothing(row["progress"]):
        return ""
    said = "" if formats.is_nothing(row["gain"]) else action_words.progress(str(row["progress"]))
    return _("; ").join(filter(None, (action_words.change(row), said)))


def write_process(paper: Paper, common: Common) -> None:
    """The measures that are no marks, with aim and county; what is not on record is said to be missing."""
    paper.heading(_("What is not a score"))
    columns = [
        Column(_("Indicator"), 0.35), Column(_("Value"), 0.12, align="right"), Column(_("Aim"), 0.11, align="right"),
        Column(_("Aim reached"), 0.12, align="center"), Column(_("County"), 0.1, align="right"),
        Column(_("Period"), 0.2),
    ]  # fmt: skip
    paper.table(columns, [_measure(row) for row in common.measures])
    paper.remark(common.missing)


def _measure(row: Row) -> list[Cell | Bar]:
    unit = str(row["unit"])
    return [
        Cell(process_words.name_words(row)),
        number_cell(process_words.shown_value(row)),
        number_cell(process_words.target_words(row)),
        Cell(process_words.judged_words(row), align="center"),
        number_cell(process_words.value_words(row["county_value"], unit)),
        Cell(process_words.period_words(str(row["period_id"]))),
    ]
