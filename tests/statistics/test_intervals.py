"""Intervals read from a built folder of schools whose truth is known hold it about as often as they say."""

from collections.abc import Iterator

import pandas as pd
import pytest

from benchmarks.intervals import built, invented, pairs, single
from benchmarks.known_schools import Exam, Setting
from dashboard.warehouse.reader import Warehouse

Known = tuple[list[Exam], Warehouse]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    exams = invented(8, (Setting("usual", 0.08),))
    opened = built(exams, tmp_path_factory.mktemp("known") / "schools")
    yield exams, opened
    opened.close()


def test_intervals_of_single_schools_hold_the_truth(known: Known) -> None:
    rows = single(*known)
    held: pd.Series = rows.groupby("measure")["held"].mean()
    assert held["mean"] == pytest.approx(0.95, abs=0.025)
    assert held["z"] == pytest.approx(0.95, abs=0.025)
    assert held["pass"] == pytest.approx(0.95, abs=0.025)
    assert rows.loc[rows["is_small"] & (rows["measure"] == "mean"), "held"].mean() > 0.9


def test_two_schools_truly_alike_are_seldom_told_apart(known: Known) -> None:
    exams, opened = known
    rows = pairs(exams[:4], opened)
    alike = rows[rows["is_equal"] & (rows["measure"] == "diff")]
    assert len(alike) == 60
    assert alike["is_told"].mean() < 0.12
    assert alike["is_apart"].mean() < 0.12
    assert rows.loc[rows["measure"] == "diff", "held"].mean() > 0.9
    assert rows.loc[~rows["is_equal"], "is_told"].any()
