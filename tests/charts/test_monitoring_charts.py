"""Duties by units, calendars of quotas, one duty over time: what stands where, and in which look."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts.cadence_strips import cadence_strips
from dashboard.charts.duty_heat import duty_heat, tile_words
from dashboard.charts.duty_names import shortened
from dashboard.charts.duty_trend import duty_trend
from dashboard.charts.meeting import enlarged
from dashboard.language import use_language


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def cell(key: str, code: str, **more: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": key, "indicator": key, "unit_type": "township", "unit_code": code, "unit_name": f"{code}镇",
        "township_name": f"{code}镇", "unit": "ratio", "comparator": ">=", "target": 1.0, "is_judged": True,
        "value": 1.0, "numerator": 5.0, "denominator": 5.0, "coverage": 1.0, "is_incomplete": False,
        "state": "met", "cell_state": "ok", "period_id": "2024-2025-T2",
    }  # fmt: skip
    return row | more


def tiles(figure: go.Figure) -> dict[str, tuple[str, float]]:
    """Text and fill of each tile by its code."""
    fills, texts = figure.data
    return {
        str(code[0]): (str(text), fills.z[down][across])
        for code, text, across, down in zip(texts.customdata, texts.text, texts.x, texts.y, strict=True)
    }


EMPTY = {"value": None, "numerator": None, "denominator": None}


@pytest.fixture
def heat() -> dict[str, tuple[str, float]]:
    rows = [
        cell("a", "met"),
        cell("a", "short", value=0.8, numerator=4.0, state="not_met"),
        cell("a", "silent", **EMPTY, state="no_data", cell_state="no_data"),
        cell("a", "small", **EMPTY, state="suppressed", cell_state="suppressed"),
        cell("a", "thin", value=0.8, is_incomplete=True, coverage=0.4, state="not_met"),
        cell("b", "met", target=None, is_judged=False, value=0.5, state="report_only"),
    ]
    return tiles(duty_heat(pd.DataFrame(rows), "a"))


def test_each_tile_hands_over_its_duty_and_its_unit(heat: dict[str, tuple[str, float]]) -> None:
    assert set(heat) == {f"{duty}|{unit}" for duty in "ab" for unit in ("met", "short", "silent", "small", "thin")}


def test_four_kinds_of_emptiness_differ_in_look_from_each_other_and_from_values(
    heat: dict[str, tuple[str, float]],
) -> None:
    """No data, hidden, not applicable (no row), report only; beside them met, not met, coverage too thin."""
    codes = ("a|silent", "a|small", "b|short", "b|met", "a|met", "a|short", "a|thin")
    assert len({heat[code][1] for code in codes}) == len(codes)
    assert [heat[code][0] for code in codes[:4]] == ["–", "<10", "／", "50"]


def test_only_what_misses_a_number_of_the_plan_is_bold(heat: dict[str, tuple[str, float]]) -> None:
    assert [code for code, (text, _fill) in heat.items() if text.startswith("<b>")] == ["a|short"]


@pytest.mark.parametrize(
    ("value", "target", "unit", "told"),
    [
        (0.996, 1.0, "ratio", "99.6"),  # 100 would be a lie: it does not meet 100%
        (0.957, 1.0, "ratio", "96"),
        (1.0, 1.0, "ratio", "100"),
        (9.997, 10.0, "hours", "9.99"),  # two digits at most, on its own side of the target
        (10.003, 10.0, "hours", "10.0"),
        (8.4, 9.0, "hours", "8.4"),
    ],
)
def test_a_tile_is_short_but_stays_on_its_side_of_the_target(value: float, target: float, unit: str, told: str) -> None:
    figure = duty_heat(pd.DataFrame([cell("a", "u", value=value, target=target, unit=unit)]))
    assert figure.data[1].text[0] == told


def test_schools_drop_their_township_in_chinese_where_the_column_is_narrow() -> None:
    use_language("zh")
    rows = [cell("a", str(n), unit_type="school", unit_name="甲镇中心小学", township_name="甲镇") for n in range(12)]
    assert duty_heat(pd.DataFrame(rows)).layout.xaxis.ticktext[0] == "中<br>心<br>小<br>学"


def test_a_shortened_name_keeps_its_stage() -> None:
    assert shortened("每学年心理健康课课时（最少的年级） · 初中", 15) == "每学年心理健康课课… · 初中"
    assert shortened("家访 · 初中", 15) == "家访 · 初中"


def week(line: str, number: int, state: str, n: float | None) -> dict[str, Any]:
    return {
        "line": line, "line_name": line, "period_type": "week", "period_id": f"2024-2025-T1-W{number:02}",
        "period_start": date(2024, 9, 2 + 7 * (number - 1)), "period_end": date(2024, 9, 6 + 7 * (number - 1)),
        "unit": "count", "comparator": ">=", "required": 3.0, "n": n, "state": state,
    }  # fmt: skip


@pytest.fixture
def strips() -> go.Figure:
    rows = [
        week("a", 1, "done", 3), week("a", 2, "missed", 0), week("a", 3, "short", 2), week("a", 4, "no_record", None),
        week("b", 1, "done", 4), week("b", 2, "done", 3), week("b", 3, "done", 3), week("b", 4, "not_due", None),
    ]  # fmt: skip
    return cadence_strips(pd.DataFrame(rows))


def test_a_calendar_counts_what_was_done_of_what_was_due(strips: go.Figure) -> None:
    """a: 1 of 4; b: 3 of 3, because its fourth week is not due yet."""
    assert [note.text for note in strips.layout.annotations[1:]] == ["done 1 of 4", "done 3 of 3"]


def test_missed_short_silent_and_not_due_look_different(strips: go.Figure) -> None:
    fills = strips.data[0].z
    assert len({fills[0][1], fills[0][2], fills[0][3], fills[1][3], fills[0][0]}) == 5
    assert list(strips.data[1].text[1:4]) == ["✘ 0", "▼ 2", "?"]


def test_a_year_of_weeks_names_its_months() -> None:
    rows = [week("a", number, "done", 3) for number in range(1, 5)]
    late = [row | {"period_id": f"{row['period_id']}x", "period_start": date(2024, 10, 7)} for row in rows]
    later = [row | {"period_id": f"{row['period_id']}y{n}", "period_start": date(2024, 11, 4)}
             for n in range(2) for row in rows]  # fmt: skip
    assert list(cadence_strips(pd.DataFrame(rows + late + later)).layout.xaxis.ticktext) == ["Sept", "Oct", "Nov"]


def trend_rows(**more: Any) -> pd.DataFrame:
    row = {
        "period_id": "2024-2025-T1", "period_end": date(2025, 1, 20), "unit": "ratio", "value": 0.8, "numerator": 8.0,
        "denominator": 10.0, "coverage": 1.0, "is_incomplete": False, "is_provisional": False, "target": 1.0,
        "county_value": 0.8, "state": "not_met",
    }  # fmt: skip
    later = row | {"period_id": "2024-2025-T2", "period_end": date(2025, 7, 5), "value": 0.9, "county_value": 0.9}
    return pd.DataFrame([row, later | more])


def told(figure: go.Figure) -> str:
    return " ".join(note.text for note in figure.layout.annotations)


def test_the_target_is_a_line_and_a_reference_says_that_it_is_none_of_the_plan() -> None:
    figure = duty_trend(trend_rows(), "County", 1.0, ">=")
    assert figure.layout.shapes[0].y0 == 1.0
    assert "Target ≥100%" in told(figure)
    reference = duty_trend(trend_rows(), "County", 1.0, ">=", reference=True)
    assert "Reference ≥100%, not in the plan" in told(reference)
    assert "Target" not in told(reference)


def test_the_words_of_the_target_keep_clear_of_a_point_on_its_line() -> None:
    free, level = trend_rows(), trend_rows().assign(value=[1.0, 0.5])
    assert duty_trend(free, "County", 1.0, ">=").layout.annotations[0].yanchor == "bottom"
    words = duty_trend(level, "County", 1.0, ">=").layout.annotations[0]
    assert (words.x, words.yanchor) == (0, "top")


def test_a_value_that_repeats_the_one_before_is_written_once() -> None:
    rows = pd.concat([trend_rows(value=0.8), trend_rows()]).assign(
        period_end=[date(2023, 1, 20), date(2023, 7, 5), date(2024, 1, 20), date(2024, 7, 5)]
    )
    assert list(duty_trend(rows, "County", 1.0, ">=").data[-1].text) == ["80.0%", "", "", "90.0%"]


def test_without_a_number_there_is_no_line() -> None:
    assert not duty_trend(trend_rows(), "County", None, None).layout.shapes


def test_a_period_with_thin_coverage_is_a_hollow_mark() -> None:
    figure = duty_trend(trend_rows(is_incomplete=True, coverage=0.5), "County", 1.0, ">=")
    assert figure.data[0].marker.color[1] == "#ffffff"
    assert figure.data[0].marker.color[0] != "#ffffff"


def test_the_county_stands_beside_a_unit_and_not_beside_itself() -> None:
    assert len(duty_trend(trend_rows(), "County", 1.0, ">=").data) == 1
    assert len(duty_trend(trend_rows(county_value=0.5), "School A", 1.0, ">=").data) == 2


def test_six_terms_name_every_second_so_that_no_label_is_turned() -> None:
    rows = pd.concat([
        trend_rows().assign(period_id=[f"202{year}-202{year + 1}-T1", f"202{year}-202{year + 1}-T2"],
                            period_end=[date(2021 + year, 1, 20), date(2021 + year, 7, 5)])
        for year in range(3)
    ])  # fmt: skip
    axis = duty_trend(rows, "County", 1.0, ">=").layout.xaxis
    assert [words.split("<br>")[1] for words in axis.ticktext] == ["second term"] * 3
    assert axis.tickangle == 0


def _of_many(**more: Any) -> tuple[str, ...]:
    """The texts of a duty over 13 units in a meeting, the first of them as told."""
    rows = [cell("a", "first", **more), *(cell("a", f"u{number}") for number in range(12))]
    return tuple(enlarged(duty_heat(pd.DataFrame(rows))).data[1].text)


def test_in_a_meeting_narrow_tiles_write_only_what_misses_its_target() -> None:
    assert _of_many(value=0.945, state="not_met") == ("<b>94</b>", *[""] * 12)
    assert _of_many(**EMPTY, state="no_data", cell_state="no_data")[0] == "–"
    assert "only what misses" not in tile_words(12).lower()
    assert "only what misses" in tile_words(13).lower()


def test_a_cut_number_stays_on_the_side_that_misses() -> None:
    hours = {"unit": "hours", "target": 9.0, "state": "not_met"}
    assert _of_many(**hours, value=8.96)[0] == "<b>8.9</b>"
    assert _of_many(**hours, value=9.04, comparator="<=")[0] == "<b>9.1</b>"


def test_a_long_number_that_meets_its_target_is_cut_to_what_its_tile_holds() -> None:
    hours = {"unit": "hours", "target": 10.0}
    rows = [cell("a", "met", **hours, value=10.04), cell("a", "short", **hours, value=9.97, state="not_met")]
    assert duty_heat(pd.DataFrame(rows)).data[1].text == ("10.0", "<b>9.97</b>")


def test_few_units_keep_every_number_in_a_meeting() -> None:
    assert enlarged(duty_heat(pd.DataFrame([cell("a", "one"), cell("a", "two")]))).data[1].text == ("100", "100")
