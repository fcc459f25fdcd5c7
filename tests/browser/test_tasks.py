"""Ten questions of a leader, each answered within three clicks from the overview, with the warehouse's own answer."""

from __future__ import annotations

from collections.abc import Iterator

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext

from dashboard.language import formats, labels, use_language
from dashboard.warehouse.reader import Warehouse
from tests.browser.leader import Leader, answer
from tests.browser.serving import Server
from tests.browser.views import View

TEST = "2024-2025-zhongkao"
RULE = "zhongkao-school-bottom3"
RULE_NAME = "中招·学校连续两年后三位"
MET = "■ 满足条件"


@pytest.fixture(scope="module")
def tab(context: BrowserContext, server: Server) -> Iterator[View]:
    """One tab for all questions."""
    view = View(context, server.url)
    yield view
    view.close()


@pytest.fixture
def leader(tab: View) -> Leader:
    return Leader(tab).start()


@pytest.fixture(scope="module")
def warehouse(server: Server) -> Iterator[Warehouse]:
    use_language("zh")
    opened = server.open_warehouse()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def schools(warehouse: Warehouse) -> pd.DataFrame:
    """The schools of the test, whose totals may be shown, best first."""
    rows = answer(warehouse, "school_comparison", test_id=TEST, subject="total", township="")
    return rows[rows["diff"].notna()].sort_values("diff", ascending=False)


def test_schools_of_a_township_in_the_bottom_three_for_the_second_year(leader: Leader, warehouse: Warehouse) -> None:
    board = answer(warehouse, "warnings_board", rule_id=RULE, township="T03")
    wanted = set(board.loc[board["level"] == "red", "unit_name"])
    leader.ask("某乡镇哪些学校连续两年后三位？", "warnings").choose("township", "岚屿乡").choose("rule", RULE_NAME)
    assert {row[0] for row in leader.rows("board") if row[1].startswith(MET)} == wanted == {"岚屿乡第一初级中学"}


def test_how_far_a_school_is_from_leaving_them(leader: Leader, warehouse: Warehouse) -> None:
    last = answer(warehouse, "warnings_case", rule_id=RULE, unit_code="J0301").iloc[-1]
    margins = answer(warehouse, "warnings_margins", rule_id=RULE, unit_code="J0301").set_index("lever")
    leader.click(leader.view.page.locator(".decisions a", has_text="岚屿乡第一初级中学"), "warnings")
    told = leader.text(".st-key-case_block")
    assert "岚屿乡第一初级中学" in told
    assert f"离开后三名需上升{last['places_to_leave']:.0f}个名次" in told
    assert f"至少提高{formats.number(margins.loc['mean', 'change'], 2)}分" in told
    assert pd.isna(margins.loc["count", "change"])
    assert "“–”：为保护小人数而不显示。" in told


@pytest.mark.parametrize(("rank", "verdict", "words"), [(0, "lower", "明显低于"), (-2, "unclear", "难分高下")])
def test_whether_two_schools_really_differ(leader: Leader, warehouse: Warehouse, schools, rank, verdict, words) -> None:
    other = schools.iloc[rank]
    rows = answer(warehouse, "school_pair", test_id=TEST, school="J0301", other=str(other["school_code"]))
    row = rows[(rows["subject"] == "total") & (rows["measure"] == "diff")].iloc[0]
    assert row["verdict"] == verdict
    leader.ask("两所学校真有差别吗？", "school_comparison")
    leader.choose("school", "岚屿乡第一初级中学").choose("other", str(other["school_name"]))
    told = leader.text("p.answer")
    assert words in told
    assert formats.signed(row["difference"]) in told
    assert formats.signed(row["difference_high"]) in told


def test_the_weakest_subject_of_a_township(leader: Leader, warehouse: Warehouse) -> None:
    row = answer(warehouse, "unit_balance", test_id=TEST, unit_type="township", unit_code="T03").iloc[0]
    leader.ask("某乡镇哪一科最弱？", "township").choose("township", "岚屿乡")
    assert f"最低学科：{labels.subject(row['lowest_subject'])}" in leader.text(".stMain")


def test_which_school_moves_a_townships_place_most(leader: Leader, warehouse: Warehouse) -> None:
    rows = answer(warehouse, "township_contribution", test_id=TEST, subject="total", township="T03")
    wanted = rows.loc[rows["contribution"].abs().idxmax()]
    leader.ask("哪所学校对乡镇名次影响最大？", "township").choose("township", "岚屿乡")
    bars = next(chart for chart in leader.view.seen()["charts"] if chart["key"] == "contribution")
    marks = [mark for one in bars["traces"] for mark in zip(one["codes"], one["x"], strict=False) if mark[0]]
    code, marks_brought = max(marks, key=lambda mark: abs(mark[1]))
    assert code == wanted["school_code"]
    assert marks_brought == pytest.approx(wanted["contribution"])
    assert any(str(wanted["school_name"]) in words for words in bars["svg_words"])


@pytest.mark.parametrize(("phase", "name"), [("phase1", "强基础"), ("phase2", "稳提升")])
def test_targets_of_a_phase_that_are_not_met_and_by_whom(leader: Leader, warehouse: Warehouse, phase, name) -> None:
    targets = answer(warehouse, "phase_targets", plan="taikang-2022")
    targets = targets[targets["phase_id"] == phase]
    leader.ask("哪些目标没有达成，差在谁？", "phase_targets").choose("phase", name)
    one_part = targets.drop_duplicates("indicator_id")
    assert leader.text("p.answer").startswith(f"{len(one_part)}项目标")
    assert f"未达成{(one_part['state'] == 'not_met').sum()}" in leader.text("p.answer")
    assert set(leader.codes("targets")) == set(targets["target_id"])
    asked = targets[targets["has_units"]]
    if asked.empty:
        return
    chosen = leader.view.filters()["target"]
    target = next(row for row in asked.to_dict("records") if chosen.startswith(str(row["name_zh"])))
    units = answer(
        warehouse, "phase_units", entity_type="school", plan="taikang-2022", target=target["target_id"], township=""
    )
    behind = set(units.loc[units["state"] == "not_met", "entity_name"])
    assert {row[0] for row in leader.rows("schools") if "未达成" in row[-1]} == behind
    assert behind or phase != "phase2"


def test_schools_never_visited_this_term(leader: Leader, warehouse: Warehouse) -> None:
    visits = answer(warehouse, "school_visits")
    leader.ask("本学期哪些学校还没有去过？", "actions")
    wanted = set(visits.loc[~visits["is_visited"].astype(bool), "school_name"])
    assert {row[0] for row in leader.rows("unvisited")} == wanted
    assert ("本学期每所学校都已到校视导" in leader.text(".empty-view")) is not bool(wanted)


def test_the_best_value_added_among_small_schools(leader: Leader, warehouse: Warehouse) -> None:
    rows = answer(warehouse, "value_added", exam_id=TEST, subject="total", size="small")
    best = rows.loc[rows["shrunken_effect"].idxmax()]
    leader.ask("规模小的学校中谁增值最多？", "value_added")
    assert leader.view.filters()["size"] == "较小的一半"
    drawn = leader.codes("added_lines")
    assert set(drawn) <= set(rows["school_code"])
    assert drawn[0] == best["school_code"]
    assert str(best["school_name"]) in leader.text(".stMain")


def test_what_changed_since_the_last_test(leader: Leader, warehouse: Warehouse) -> None:
    figures = answer(warehouse, "overview_figures", test_id=TEST).iloc[0]
    moved = answer(warehouse, "overview_movements", test_id=TEST)
    leader.ask("与上次考试相比有什么变化？")
    points = formats.signed(100 * (figures["pass_rate"] - figures["previous_pass_rate"]), 1)
    assert f"上次{formats.percent(figures['previous_pass_rate'])}（{points}）" in leader.text(".cards")
    for unit_type in ("school", "township"):
        wanted = moved[(moved["unit_type"] == unit_type) & moved["is_real"]]
        assert set(leader.codes(f"{unit_type}_moved")) == set(wanted["unit_code"])
    assert leader.view.page.locator(".st-key-school_moved_block").bounding_box()["y"] < 720


def test_take_a_chart_as_picture_and_its_rows_as_workbook(leader: Leader, warehouse: Warehouse, tmp_path) -> None:
    leader.ask("怎样带走图和它的数据？")
    picture = leader.save('.st-key-histogram_block [data-chart-image="png"]', tmp_path / "chart.png")
    workbook = leader.save(".st-key-histogram_xlsx button:visible", tmp_path / "rows.xlsx")
    with Image.open(picture) as image:
        assert image.width > 1000
    _heads, *lines = openpyxl.load_workbook(workbook)["数据"].iter_rows(values_only=True)
    bands = answer(warehouse, "county_histogram", test_id=TEST)
    assert [line[0] for line in lines] == bands["from_mark"].tolist()
    assert sum(line[-1] for line in lines) == bands["n"].sum()
