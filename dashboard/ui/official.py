"""The columns of the official table, as the ranking's method defines them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.language import gettext as _
from dashboard.language import labels
from dashboard.language.columns import heading
from dashboard.language.formats import is_nothing, number
from dashboard.ui.series import series_column
from dashboard.ui.table import Column


def official_columns(header: pd.Series[Any] | None, rows: pd.DataFrame) -> list[Column]:
    """Mean, top counts, rates, places and n of a rank-sum test; mean and place where the mean decides alone.

    The bottom three are left out where nobody in `rows` stands there; why a school has no place its empty cells say.
    """
    columns = [Column("school_name", pinned=True), Column("township_name"), Column("final_rank", "place")]
    plausible = Column("rank_low", "span", title=_("Plausible places"), to="rank_high")
    columns += [plausible, Column("eligible_n", "count")]
    columns += [series_column()] if "series" in rows else []
    if header is not None and not is_nothing(header.get("top_n1")):
        columns += [_mean(), *_top_columns(header)]
        columns += [Column(name, "place") for name in ("rank_mean", "rank_count", "rank_rate", "rank_sum")]
    else:
        columns += [_mean(), Column("mean_index", "number")]
    if rows["bottom3"].isin(["certain", "possible"]).any():
        columns.append(Column("bottom3", "words", words=_bottom3))
    return columns


def _mean() -> Column:
    return Column(
        "diff",
        "bar",
        title=heading("mean_total"),
        between=("diff_low", "diff_high"),
        beside="mean_total",
        help=_("The bar is the difference from the county mean, its line the 95% interval; grey while that holds 0."),
    )


def _bottom3(code: str) -> str:
    return labels.bottom3(code) if code in {"certain", "possible"} else ""


def _top_columns(header: pd.Series[Any]) -> list[Column]:
    tops = [number(header[f"top_n{step}"]) for step in (1, 2, 3)]
    counts = [
        replace(_short(f"top{step}_n", "count", _("Top {n}"), _("In the county's top {n}"), top), counted=f"rate{step}")
        for step, top in enumerate(tops, start=1)
    ]
    rates = [
        replace(_short(f"rate{step}", "percent", _("Top {n}, %"), _("Rate in the top {n}"), top), banded=True)
        for step, top in enumerate(tops, start=1)
    ]
    return [*counts, *rates, Column("weighted_rate", "percent", digits=2)]


def _short(name: str, kind: str, title: str, long: str, top: str) -> Column:
    """A narrow heading whose long form shows under the pointer."""
    return Column(name, kind, title=title.format(n=top), help=long.format(n=top))
