"""The course of each unit of a table: its standard scores in the comparable tests up to the one shown."""

from __future__ import annotations

import pandas as pd

from dashboard.language import gettext as _
from dashboard.ui.session import report
from dashboard.ui.table import Column


def with_series(rows: pd.DataFrame, test: str, unit_type: str) -> pd.DataFrame:
    """The rows with `series` and `series_years`; empty lists where nothing earlier may be shown."""
    found = report("unit_series", test_id=test, unit_type=unit_type)
    return rows.merge(found, how="left", left_on=f"{unit_type}_code", right_on="unit_code").drop(columns="unit_code")


def series_column() -> Column:
    """The drawing of the series."""
    return Column(
        "series",
        "spark",
        title=_("Score trend"),
        digits=1,
        to="series_years",
        help=_("The same test of earlier years; the dotted line is the county mean, the large dot this test."),
    )
