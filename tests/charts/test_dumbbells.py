"""Before and after: the greatest gain on top, colour only beyond chance, places run to the right towards the first."""

import pandas as pd

from dashboard.charts.dumbbells import COLOURS, compared, dumbbells
from dashboard.charts.theme import UNCLEAR

NAMES = ("action_id", "unit_type", "unit_code", "unit_name", "cause", "subject", "measured_in", "before_name",
         "after_name", "before_value", "before_low", "before_high", "after_value", "after_low", "after_high", "gain",
         "progress")  # fmt: skip


def action(number: int, before: float, after: float, progress: str, measured_in: str = "z") -> tuple[object, ...]:
    unit = (f"Z{number}", "school", f"S{number}", f"第{number}中学", "visit", None, measured_in, "一测", "二测")
    gain = before - after if measured_in == "place" else after - before
    return (*unit, before, before - 0.2, before + 0.2, after, after - 0.2, after + 0.2, gain, progress)


ROWS = pd.DataFrame(
    [action(1, 0.0, 0.1, "unclear"), action(2, -0.5, 0.5, "better"), action(3, 0.5, -0.5, "worse"),
     action(4, 11, 6, "better", "place")],
    columns=list(NAMES),
)  # fmt: skip


def test_the_greatest_gain_stands_on_top_and_other_measures_are_left_out() -> None:
    assert compared(ROWS, "z")["unit_code"].tolist() == ["S2", "S1", "S3"]
    assert compared(ROWS, "z", most=2)["unit_code"].tolist() == ["S2", "S3"]


def test_colour_is_only_what_is_beyond_chance() -> None:
    figure = dumbbells(compared(ROWS, "z"), "z")
    after = figure.data[-1]
    assert list(after.marker.color) == [COLOURS["better"], UNCLEAR, COLOURS["worse"]]
    assert [code for (code,) in after.customdata] == ["S2", "S1", "S3"]
    assert list(figure.data[-2].x) == [-0.5, 0.0, 0.5]


def test_the_first_place_lies_on_the_right_and_the_heads_tell_the_dots_apart() -> None:
    figure = dumbbells(compared(ROWS, "place"), "place")
    assert figure.layout.xaxis.autorange == "reversed"
    assert [(head.x, head.xanchor) for head in figure.layout.annotations] == [(11, "right"), (6, "left")]
