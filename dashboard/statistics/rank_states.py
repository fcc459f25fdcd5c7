"""Where nothing can be said about a place, the state says why, and there is no number."""

import numpy as np
import pandas as pd

from dashboard.statistics.places import Array

INTERVAL = ["rank_low", "rank_high", "set_low", "set_high"]
SHARES = ["p_bottom3", "p_chance"]


def interval_states(rank: Array, has_spread: Array, is_small: Array, bottom: int) -> list[str]:
    """Of each unit: one_unit, all_equal, too_few_pupils, no_spread (all its pupils alike), few_units, or ok.

    `few_units`: not more units than places at the bottom, so that being among the last says nothing.
    """
    units = len(rank)
    if units == 1:
        return ["one_unit"]
    if (rank == 1).all():
        return ["all_equal"] * units
    else_state = "few_units" if units <= bottom else "ok"
    states = np.select([is_small, ~has_spread], ["too_few_pupils", "no_spread"], default=else_state)
    return [str(state) for state in states]


def blanked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with nothing in the columns that their state cannot vouch for."""
    is_ranged = rows["interval_state"].isin(["ok", "few_units"])
    is_sure = rows["interval_state"] == "ok"
    ranges = {column: rows[column].astype("Int64").where(is_ranged) for column in INTERVAL}
    shares = {column: rows[column].astype("Float64").where(is_sure) for column in SHARES}
    return rows.assign(**ranges, **shares)
