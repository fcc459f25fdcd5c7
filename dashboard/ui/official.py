"""The columns of the official table, as the ranking's method defines them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import gettext as _
from dashboard.language import labels
from dashboard.language.formats import is_nothing, number
from dashboard.ui.table import Column


def official_columns(header: pd.Series[Any] | None) -> list[Column]:
    """Mean, top counts, rates, places and n of a rank-sum test; mean and place where the mean decides alone."""
    columns = [Column("school_name", pinned=True), Column("township_name"), Column("final_rank", "place")]
    plausible = Column("rank_low", "span", title=_("Plausible places"), to="rank_high")
    columns += [plausible, Column("eligible_n", "count")]
    if header is not None and not is_nothing(header.get("top_n1")):
        columns += [Column("mean_total", "number"), *_top_columns(header)]
        columns += [Column(name, "place") for name in ("rank_mean", "rank_count", "rank_rate", "rank_sum")]
    else:
        columns += [Column("mean_total", "number"), Column("mean_index", "number")]
    return [*columns, Column("bottom3", "words", words=_bottom3), Column("rank_state", "words", words=_ranking)]


def _bottom3(code: str) -> str:
    return labels.bottom3(code) if code in {"certain", "possible"} else ""


def _ranking(code: str) -> str:
    return labels.ranking_state(code)


def _top_columns(header: pd.Series[Any]) -> list[Column]:
    tops = [number(header[f"top_n{step}"]) for step in (1, 2, 3)]
    counts = [
        Column(f"top{step}_n", "count", title=_("In the county's top {n}").format(n=top))
        for step, top in enumerate(tops, start=1)
    ]
    rates = [
        Column(f"rate{step}", "percent", title=_("Rate in the top {n}").format(n=top))
        for step, top in enumerate(tops, start=1)
    ]
    return [*counts, *rates, Column("weighted_rate", "percent", digits=2)]
