"""Value added of real schools: the mart against a fit of the pupils of the source."""

import numpy as np
import pandas as pd

from dashboard.statistics.random_intercept import Sums, effects, fit
from tests.real.conftest import Built


def _effects(built: Built) -> pd.Series:
    """Shrunken effects in marks by school, from pupils one by one."""
    pupils = built.source.pupils
    x = pupils[built.source.baseline.column].astype(float).to_numpy()
    y = pupils[built.source.exam.column].astype(float).to_numpy()
    codes, school, n = np.unique(pupils["school_code"].to_numpy(str), return_inverse=True, return_counts=True)
    z = (x - x.mean()) / x.std()
    design, outcome = np.column_stack([np.ones_like(z), z, z**2]), (y - y.mean()) / y.std()
    columns = np.column_stack([np.bincount(school, each) for each in design.T])
    end = np.bincount(school, outcome)
    sums = Sums(n, columns, end, design.T @ design, design.T @ outcome, float(outcome @ outcome))
    return pd.Series(effects(sums, fit(sums)).shrunken * y.std(), index=codes)


def test_the_mart_has_the_effects_of_the_pupils(built: Built) -> None:
    table = built.warehouse.connection.cursor().table("marts.value_added")
    for subject in (built.source.exam.subject, "total"):
        rows: pd.DataFrame = table.filter(f"subject = '{subject}'").df().set_index("school_code").sort_index()
        expected = _effects(built)
        assert list(rows.index) == list(expected.index)
        assert rows["matched_n"].sum() == len(built.source.pupils)
        assert (rows["matched_share"] == 1).all()
        np.testing.assert_allclose(rows["shrunken_marks"], expected, rtol=0, atol=1e-6)


def test_words_follow_the_interval_and_small_schools_have_none(built: Built) -> None:
    table = built.warehouse.connection.cursor().table("marts.value_added")
    rows: pd.DataFrame = table.filter("subject = 'total'").df()
    assert (rows["band"].eq("too_few") == rows["matched_n"].lt(10)).all()
    told = rows[rows["band"] != "too_few"]
    assert (told["band"].eq("above") == told["ci_low"].gt(0)).all()
    assert (told["band"].eq("below") == told["ci_high"].lt(0)).all()
