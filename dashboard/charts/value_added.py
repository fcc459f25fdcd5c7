"""Value added of the schools of one exam: how it is looked at, and the sorted dots with their rings."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.caterpillar import MOST_ROWS, Caterpillar, caterpillar, keep_most
from dashboard.charts.theme import ABOVE, BELOW, UNCLEAR, safe
from dashboard.language import current_language, formats
from dashboard.language import gettext as _
from dashboard.language.value_added_words import BANDS, band, said

_COLUMNS = {
    "marks": ("raw_marks", "shrunken_marks", "low_marks", "high_marks"),
    "z": ("raw_effect", "shrunken_effect", "ci_low", "ci_high"),
}
_ORDERS = {"said": ("band_order", "township_code", "school_name"), "peers": ("group_order",), "value": ()}


@dataclass(frozen=True)
class Added:
    """How to look: `scale` marks or z; `order` said, peers or value; school and township to mark; all rows or some."""

    scale: str = "marks"
    order: str = "said"
    school: str = ""
    township: str = ""
    all_schools: bool = False

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """Raw, shrunken, lower and upper end in the chosen unit."""
        return _COLUMNS[self.scale]

    @property
    def digits(self) -> int:
        """Decimals of the chosen unit."""
        return 1 if self.scale == "marks" else 2

    def axis(self) -> str:
        """The axis of value added."""
        return _("Value added, marks") if self.scale == "marks" else _("Value added, standard deviations")

    def chosen(self, rows: pd.DataFrame) -> frozenset[str]:
        """Codes of the marked schools: the one that was chosen, else those of the township."""
        if self.school in set(rows["school_code"]):
            return frozenset({self.school})
        return frozenset(rows.loc[rows["township_code"] == self.township, "school_code"])


def colours(rows: pd.DataFrame) -> list[str]:
    """Blue above the county, orange below; grey where that cannot be said."""
    known = {"above": ABOVE, "below": BELOW}
    return [known.get(str(code), UNCLEAR) for code in rows["band"]]


def in_order(rows: pd.DataFrame, view: Added) -> pd.DataFrame:
    """Rows as they came, by what may be said and name; or by peer group, then value; or by value alone."""
    if view.order == "said":
        return rows
    told = rows.sort_values(view.columns[1], ascending=False, kind="stable")
    return told.sort_values("group_order", kind="stable") if view.order == "peers" else told


def hover(rows: pd.DataFrame, view: Added) -> list[str]:
    """One finished text for each school."""
    return [_hover(row, view) for row in records(rows)]


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows one by one."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def _hover(row: dict[str, Any], view: Added) -> str:
    raw, shrunken = (formats.signed(row[name], view.digits) for name in view.columns[:2])
    low, high = (row[name] for name in view.columns[2:])
    lines = [
        f"<b>{safe(row['school_name'])}</b> · {safe(row['township_name'])}",
        said(str(row["band"]), low, high, view.digits),
        _("Value added {shrunken}, before shrinking {raw}").format(shrunken=shrunken, raw=raw),
        _("Matched n={n}, {share} of the pupils").format(
            n=formats.number(row["matched_n"]), share=formats.percent(row["matched_share"])
        ),
    ]
    if row["unstable"] is True:
        lines.append(_("Small cohort: results swing, read several years together"))
    return "<br>".join(lines)


def drawn_lines(rows: pd.DataFrame, view: Added) -> pd.DataFrame:
    """The rows that `value_added_lines` draws, in its order; these are the chart's download."""
    told = _told(rows, view)
    return keep_most(told, _spec(told, view), _most(view)).drop(columns=["order", "side_text", "hover", "group"])


def value_added_lines(rows: pd.DataFrame, view: Added) -> go.Figure:
    """Shrunken dot, raw hollow ring and interval of each school, by what may be said or by value."""
    told = _told(rows, view)
    return caterpillar(told, _spec(told, view), _most(view))


def _most(view: Added) -> int:
    return sys.maxsize if view.all_schools else MOST_ROWS


def _told(rows: pd.DataFrame, view: Added) -> pd.DataFrame:
    """The rows with their words; each heading says how many of its schools are drawn, where that is not all."""
    told = rows[rows["band"].isin(BANDS)].reset_index(drop=True)
    shares = [formats.percent(share, 0) for share in told["matched_share"]]
    told = told.assign(side_text=shares, hover=hover(told, view), group="")
    words = _headings(told, view)
    drawn = words[keep_most(told, _spec(told, view), _most(view)).index].value_counts()
    groups = {text: _group(text, n, drawn.get(text, 0)) for text, n in words.value_counts().items()}
    return told.assign(group=words.map(groups))


def _headings(rows: pd.DataFrame, view: Added) -> pd.Series[Any]:
    """What stands above the rows that belong together: their peer group, or what may be said of them."""
    if view.order == "peers":
        return rows[f"group_name_{current_language()}"].fillna(_("In no peer group"))
    return rows["band"].map(band)


def _group(words: Any, n: int, drawn: int) -> str:
    told = _("{words}: {n}") if n == drawn else _("{words}: {n}, here {drawn}")
    return told.format(words=words, n=n, drawn=drawn)


def _spec(rows: pd.DataFrame, view: Added) -> Caterpillar:
    raw, shrunken, low, high = view.columns
    return Caterpillar(
        shrunken,
        low,
        high,
        n="matched_n",
        side="side_text",
        side_words=_("Matched"),
        hover="hover",
        axis=view.axis(),
        centre_words=_("As pupils with the same start"),
        ring=raw,
        by=_ORDERS[view.order],
        group="group" if _ORDERS[view.order] else "",
        grey=frozenset(rows.loc[~rows["band"].isin(["above", "below"]), "school_code"]),
        chosen=view.chosen(rows),
    )
