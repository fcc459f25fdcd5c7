"""Rows as mappings: the same values of the same types as pandas' own way."""

from datetime import datetime

import numpy as np
import pandas as pd

from dashboard.ui.row_records import as_records

ROWS = pd.DataFrame({
    "code": ["S01", None], "n": [12, 3], "mean": [48.5, np.nan], "flag": [True, False],
    "day": pd.to_datetime([datetime(2025, 5, 15), None]), "series": [[1.0, 2.0], None],
})  # fmt: skip


def test_the_mappings_are_those_of_pandas_in_value_and_type() -> None:
    told, expected = as_records(ROWS), ROWS.to_dict("records")
    assert str(told) == str(expected)
    assert [[type(value) for value in row.values()] for row in told] == [
        [type(value) for value in row.values()] for row in expected
    ]


def test_numbers_alone_stay_numbers_of_python_and_no_rows_are_no_mappings() -> None:
    assert [type(value) for value in as_records(ROWS[["n"]])[0].values()] == [int]
    assert as_records(ROWS.head(0)) == []
