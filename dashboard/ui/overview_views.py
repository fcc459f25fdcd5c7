"""The overview in parts: the six figures, and what needs a decision, each line a way to its page."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.movements import biggest, movement_words, movements
from dashboard.charts.spark import spark
from dashboard.charts.theme import level_colour
from dashboard.charts.timeline import STATES, counts
from dashboard.language import current_language, formats, judgements, warning_words
from dashboard.language import gettext as _
from dashboard.ui.action_views import last_meeting
from dashboard.ui.blocks import show_block
from dashboard.ui.cards import Card, empty_view, show_cards
from dashboard.ui.chart import show_chart
from dashboard.ui.downloads import make_cover
from dashboard.ui.drilldown import TO_SCHOOL, TO_TOWNSHIP
from dashboard.ui.filters import Filters
from dashboard.ui.links import page_link
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure

URGENT = ("red", "pending", "orange")
MOST_LINES = 7
_GRAVITY = ("red", "pending", "orange", "yellow", "blue")


def show_figures(figures: pd.Series[Any], now: pd.DataFrame, before: pd.DataFrame, phases: pd.DataFrame) -> None:
    """The six cards; `now` and `before` are the warnings of this and the year before, `phases` the plan's timeline."""
    show_cards(
        [
            _rate(figures, "participation_rate", _("Participation"), "roster_n", "data_status"),
            _rate(figures, "pass_rate", _("Pass rate"), "eligible_n", "school_comparison"),
            _rate(figures, "low_rate", _("Low-score rate"), "eligible_n", "school_comparison"),
            _spread(figures),
            _warnings(now, before, figures),
            _targets(phases),
        ],
        look="wide-end",
    )


def _rate(figures: pd.Series[Any], name: str, title: str, n: str, page: str) -> Card:
    counted = _("n={n}").format(n=formats.number(figures[n]))
    state = "no_data" if formats.is_nothing(figures[name]) else "ok"
    value, spark = formats.percent(figures[name]), _course(figures, name)
    return Card(title, value, _change(figures, name), counted, page=page, state=state, spark=spark)


def _course(figures: pd.Series[Any], name: str) -> str:
    """The figure over the comparable tests, drawn small."""
    years, known = figures["years"], figures[f"{name}_series"]
    parts = [f"{year} {formats.percent(value)}" for year, value in zip(years, known, strict=True)]
    return spark(known, _("; ").join(parts))


def _spread(figures: pd.Series[Any]) -> Card:
    n = _("{n} schools").format(n=formats.number(figures["spread_school_n"]))
    state = "no_data" if formats.is_nothing(figures["school_spread"]) else "ok"
    value = formats.percent(figures["school_spread"])
    change, drawn = _change(figures, "school_spread"), _course(figures, "school_spread")
    return Card(_("School spread"), value, change, n, page="school_comparison", state=state, spark=drawn)


def _change(figures: pd.Series[Any], name: str) -> str:
    now, before = figures[name], figures[f"previous_{name}"]
    if formats.is_nothing(before) or formats.is_nothing(now):
        return _("No comparable exam")
    points = formats.signed(100 * (float(now) - float(before)), 1)
    return _("Last {before} ({points})").format(before=formats.percent(before), points=points)


def _tally(rows: pd.DataFrame, levels: tuple[str, ...]) -> str:
    found = rows["level"].value_counts()
    told = [(level, int(found.get(level, 0))) for level in levels]
    return _(", ").join(_("{state} {n}").format(state=judgements.warning_level(level), n=n) for level, n in told)


def _warnings(now: pd.DataFrame, before: pd.DataFrame, figures: pd.Series[Any]) -> Card:
    levels = {str(level) for level in now["level"]}
    tone = "bad" if "red" in levels else "warn" if levels & set(URGENT) else "plain"
    note = _tally(now, tuple(level for level in _GRAVITY[1:] if level != "pending" or level in levels))
    year = figures["previous_school_year"]
    last = _("Year before: {words}").format(words=_tally(before, ("red", "orange")))
    earlier = "" if formats.is_nothing(year) else last
    red = f"{judgements.warning_level('red')} {int((now['level'] == 'red').sum())}"
    return Card(_("Warnings"), red, note, earlier, tone, "warnings")


def _targets(phases: pd.DataFrame) -> Card:
    if phases.empty:
        return Card(_("Targets of the plan"), "", page="phase_targets", state="no_data")
    sums = {f"{state}_n": int(phases[f"{state}_n"].sum()) for state in STATES}
    met = f"{judgements.target_state('met')} {sums['met_n']}"
    rest = counts({**sums, "on_track_n": 0, "behind_n": 0}).partition(_(", "))[2]
    under_way = [(state, sums[f"{state}_n"]) for state in ("behind", "on_track") if sums[f"{state}_n"]]
    told = [f"{judgements.target_state(state)} {n}" for state, n in under_way]
    n = _("{n} targets").format(n=formats.number(phases["target_n"].sum()))
    return Card(_("Targets of the plan"), met, rest, _(", ").join([n, *told]), page="phase_targets")


def show_decisions(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """Red, pending and orange warnings, one line each: unit, reason; the line opens its case."""
    title = _("What needs a decision")
    basis = _("{study}: rules of the plan met or one step from it; the newest occasion of each rule in {year}.").format(
        study=warning_words.for_study(), year=filters.school_year
    )
    urgent = rows[rows["level"].isin(URGENT)]
    with show_block("decisions", make_cover(title, basis, filters.words, notes), "warnings", rows=urgent):
        if urgent.empty:
            empty_view(_("No red or orange warning in this school year."), _("Nothing to decide here today."))
        more = len(urgent) - MOST_LINES
        lines = [_line(row) for row in as_records(urgent.head(MOST_LINES))]
        if more > 0:
            words = _("{n} more on the warnings page").format(n=more)
            lines.append(page_link("warnings", escape(words), look="decisions-more"))
        lines.append(last_meeting())
        st.html(f'<div class="decisions">{"".join(lines)}</div>')


def show_moved(changes: pd.DataFrame, unit_type: str, title: str, filters: Filters, notes: tuple[str, ...]) -> None:
    """The schools or townships whose change since the comparable test is more than chance."""
    moved = biggest(changes, unit_type)
    if moved.empty:
        empty_view(title, _("No change is larger than chance, or there is no comparable exam."))
        return
    figure = cached_figure("movements", lambda: movements(moved), filters, unit_type)
    drill = TO_SCHOOL if unit_type == "school" else TO_TOWNSHIP
    basis = movement_words(changes, unit_type)
    show_chart(figure, moved, key=f"{unit_type}_moved", title=title, basis=basis, filters=filters, notes=notes,
               methods="standard-score", drill=drill)  # fmt: skip


def _line(row: dict[Any, Any]) -> str:
    rule = str(row["rule_id"])
    codes = {"rule": rule, "case": f"{rule}:{row['unit_code']}", "township": ""}
    words = f"<b>{escape(str(row['unit_name']))}</b> {escape(reason(row))}"
    level = str(row["level"])
    name = escape(judgements.warning_level(level))
    chip = f'<span class="level" style="background:{level_colour(level)}">{name}</span>'
    return page_link("warnings", f"{chip}<span>{words}</span>", codes)


def reason(row: dict[Any, Any]) -> str:
    """Why a unit stands in the list: the rule, its place, how often running, what makes it uncertain."""
    place = _("place {place} of {n}").format(place=formats.number(row["place"]), n=formats.number(row["ranked_n"]))
    in_all = warning_words.in_all(row)
    parts = [str(row[f"name_{current_language()}"]), in_all or place, _why(row)]
    if row["level"] == "red" and not in_all and int(row["run"]) > int(row["runs"]):
        parts.append(_("{n} times running").format(n=int(row["run"])))
    if row["attributable"] is False:
        parts.append(_("the head changed in between"))
    return _("; ").join(parts)


def _why(row: dict[Any, Any]) -> str:
    """The state in words; a last place of a contest is not called one of the last three."""
    level, state = str(row["level"]), str(row["state"])
    if level == "orange" and row["band"] == "last":
        return warning_words.fact(level, state, "last")
    return judgements.warning_state(state)


def bands_as() -> dict[str, str]:
    """The headings of the histogram's rows, whose n are pupils."""
    words = (_("From mark"), _("Below mark"), _("Width of a drawn band"), _("Full marks"), _("Number of pupils"))
    return dict(zip(("from_mark", "to_mark", "width", "full_score", "n"), words, strict=True))
