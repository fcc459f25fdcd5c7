"""The warnings page on the small sample, opened by links as a reader would."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.language import use_language
from dashboard.warehouse.reader import open_warehouse
from dashboard.warehouse.statement import executable
from tests.pages.conftest import OpenPage, figures, page_text

SCHOOLS, TOWNSHIPS = "zhongkao-school-bottom3", "zhongkao-township-bottom3"
FORBIDDEN = ("免职", "约谈", "dismiss", "interview")


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def _names(figure: dict[str, object]) -> list[str]:
    axis = figure["layout"]["yaxis"]  # type: ignore[index]
    return [re.sub("<.*?>|▸ ", "", name) for name in axis["ticktext"]]


def _table(app: AppTest, key: str) -> dict[str, Any]:
    """What one of our tables was told to draw."""
    (found,) = [part.proto.json for part in app.get("bidi_component") if part.proto.id.endswith(f"-{key}")]
    told: dict[str, Any] = json.loads(found)
    return told


def _lines(app: AppTest, key: str) -> list[list[str]]:
    return [[cell["text"] for cell in row["cells"]] for row in _table(app, key)["rows"]]


def _case(app: AppTest) -> str:
    return page_text(app).partition('class="case"')[2].partition("</details>")[0]


def test_every_rule_of_the_plan_has_its_block(open_page: OpenPage) -> None:
    app = open_page("warnings")
    text = page_text(app)
    assert len(figures(app)) == 4
    assert "连续2个学年" in text
    assert "连续2次考试" in text
    assert "累计2次" in text
    assert "学校中招教学质量评比中连续两年后三位的" in text


def test_the_first_screen_tells_who_meets_a_rule_who_is_close_and_how_sure(open_page: OpenPage) -> None:
    lines = _lines(open_page("warnings"), "board")
    facts = [line[1] for line in lines]
    assert facts == sorted(facts, key=lambda fact: "■?▲◆".index(fact[0]))
    assert [line[0] for line in lines if line[1].startswith("■")][-1] == "皎坞镇"
    sure = ("很可能", "较可能", "难以判断", "不太可能")
    assert all(re.fullmatch(rf"({'|'.join(sure)})（约\d+%）", line[2]) for line in lines if "竞赛" not in line[-1])
    assert [line[3] for line in lines if line[0] == "澄汀镇第二初级中学"] == ["9/12并列"]


def test_fact_and_evidence_are_told_apart_in_every_table(open_page: OpenPage) -> None:
    app = open_page("warnings")
    for key in ("board", "ledger_concern"):
        titles = [column["title"] for column in _table(app, key)["columns"]]
        assert titles.index("规则判定（事实）") < titles.index("证据强度")


def test_every_mark_says_that_it_is_for_study(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings"))
    cards, cases = re.findall(r'<div class="rule"><h3>.*?</h3>', text), text.count('<div class="case"><h4>')
    assert len(cards) == 6
    assert all(("表彰·供研究" if "前十名" in card or "责任书" in card else "预警·供研究") in card for card in cards)
    assert cases == 1
    assert "预警·供研究" in _case(open_page("warnings"))


def test_cautions_and_compliance_stand_beside_their_rule(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings", rule="primary-township-bottom3"))
    assert "学业水平考试 · 需有文件依据" in text
    assert "提醒：教育部办公厅关于加强义务教育学校考试管理的通知（2021）" in text


def test_chance_is_told_in_words(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings", rule=SCHOOLS))
    assert re.search(r"仅凭运气会有(约\d+\.\d|不足0\.1)个单位连续2次落入", text)
    assert re.search(r"满足条件的1个中，估计(约\d+\.\d|不足0\.1)个其实不在后列", text)


def test_credits_stand_apart_and_clauses_without_a_count_are_only_printed(open_page: OpenPage) -> None:
    app = open_page("warnings")
    text = page_text(app)
    credits = text.partition('class="credits"')[2]
    assert "中招·连续两年全县前十名" in credits
    assert all("★" in line[3] for line in _lines(app, "ledger_credit"))
    assert not any("★" in line[3] for line in _lines(app, "ledger_concern"))
    quiet = text.partition('class="report-only"')[2].partition("</details>")[0]
    assert "政策未定触发次数" in quiet
    assert "建立责任追究制" in quiet


def _parts(case: str) -> list[str]:
    return re.findall(r"<td>(.*?)</td>", case.partition('class="parts"')[2].partition("</table>")[0])


def test_what_would_lift_a_unit_out_is_told_part_by_part(open_page: OpenPage) -> None:
    """T03 in 2025, 3 of 36 at the first line, places 6 + 6 + 6 of seven; the first place in the mean or the rate alone
    makes 13, with only T02 (15) and T06 (21) below. With 13 more pupils at the first line, 16 stand at all three,
    44.4% > 42.1%: 6 + 1 + 3 = 10, with T04, T05 (12), T02 and T06 below; with 12 more, 41.7%, it is 12: not enough.
    """
    parts = _parts(_case(open_page("warnings", case=f"{TOWNSHIPS}:T03")))
    assert parts[:4] == ["总均分", "282.64", "6", "只靠此项不能离开"]
    assert parts[4:8] == ["优秀生人数", "3", "6", "至少提高13人"]
    assert parts[8:12] == ["三率合成", "16.11%", "6", "只靠此项不能离开"]


def test_a_part_that_would_tell_a_small_count_stands_blank_and_says_why(open_page: OpenPage) -> None:
    """T03 has two schools and 3 pupils at the first line, so the 3 of J0301 would tell the 0 of J0302."""
    case = _case(open_page("warnings", case=f"{SCHOOLS}:J0301"))
    assert _parts(case)[:8] == ["总均分", "281.24", "12", "至少提高2.97分", "优秀生人数", "–", "–", "–"]
    assert "“–”：为保护小人数而不显示。" in case


def test_exams_versions_and_parameters_are_named(open_page: OpenPage) -> None:
    case = _case(open_page("warnings", case=f"{TOWNSHIPS}:T03"))
    assert "2024-2025-zhongkao" in case
    assert "位次 6 + 6 + 6 = 18" in case
    assert "参数版本2022（2022年10月14日公布）：全县前80/130/180名，权重40%/20%/40%" in case
    assert "结果版本：" in case


def test_the_sql_of_a_case_gives_the_recorded_places(served: Path) -> None:
    warehouse = open_warehouse(served)
    params = {"rule_id": SCHOOLS, "unit_code": "J0301"}
    text = executable("warnings_proof", params, warehouse.version)
    with duckdb.connect(str(warehouse.file), read_only=True) as con:
        found = con.execute(text).df()
    assert found.equals(warehouse.report("warnings_proof", **params))
    assert found["place_again"].tolist() == found["recorded_place"].tolist() == [2, 11, 11]
    warehouse.close()


def test_every_ranked_mark_is_found_again(served: Path) -> None:
    warehouse = open_warehouse(served)
    board = warehouse.report("warnings_ledger", rule_id="", township="", post="", polarity="concern")
    cases = board.loc[board["source"] == "ranking", ["rule_id", "unit_code"]].drop_duplicates()
    proofs = [warehouse.report("warnings_proof", rule_id=rule, unit_code=unit) for rule, unit in cases.to_numpy()]
    assert len(proofs) > 10
    assert all(proof["is_same"].all() for proof in proofs)
    warehouse.close()


def test_the_ledger_file_holds_all_evidence(served: Path) -> None:
    warehouse = open_warehouse(served)
    ledger = warehouse.report("warnings_ledger", rule_id=TOWNSHIPS, township="", post="", polarity="concern")
    newest = ledger[(ledger["unit_code"] == "T03") & (ledger["school_year"] == "2024-2025")].iloc[0]
    assert newest["exam_ids"] == "2024-2025-zhongkao"
    assert newest["rank_sum"] == 18
    assert newest["leave_by_count"] == 13
    assert newest["result_version"] == warehouse.version
    warehouse.close()


def test_the_story_of_the_sample_is_told_gravest_first(open_page: OpenPage) -> None:
    """J0301 two years running, J0302 tied after one year, J0601 back, J0202 tied for the first time."""
    first = figures(open_page("warnings", rule=SCHOOLS))[0]
    codes = list(dict.fromkeys(code for (code,) in first["data"][1]["customdata"]))
    assert codes[:4] == [f"{SCHOOLS}:{code}" for code in ("J0301", "J0302", "J0601", "J0202")]
    newest = first["data"][1]["text"][2]
    assert newest.startswith("<b>■ 满足条件</b>")


def test_the_gravest_unit_shows_both_lamps_and_what_is_no_score(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings", rule=SCHOOLS))
    assert "满足条件·供研究" in text
    assert "规则判定（事实）" in text
    assert "证据强度" in text
    assert "同一负责人任期覆盖所计各次：是" in text
    measures = text.partition('class="measures"')[2].partition("</table>")[0]
    assert measures.count("<tr>") - 1 >= 3
    assert "分数以外的指标不足" not in text
    assert "学校常规管理综合评估" in measures


def test_a_link_opens_the_evidence_of_its_unit(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings", rule=SCHOOLS, case=f"{SCHOOLS}:J0501"))
    assert "已退出后三名" in text.partition('class="case"')[2]


def test_no_outcome_for_a_person_is_named(open_page: OpenPage) -> None:
    for language in ("zh", "en"):
        text = page_text(open_page("warnings", lang=language)).lower()
        assert not any(word in text for word in FORBIDDEN)


def test_all_units_are_behind_a_switch(open_page: OpenPage) -> None:
    marked = _names(figures(open_page("warnings", rule=SCHOOLS))[0])
    everyone = _names(figures(open_page("warnings", rule=SCHOOLS, show="all"))[0])
    assert set(marked) < set(everyone)


def test_a_township_shows_itself_and_its_schools(open_page: OpenPage) -> None:
    app = open_page("warnings", township="T03")
    codes = {code for figure in figures(app) for (code,) in figure["data"][1]["customdata"]}
    assert {code.partition(":")[2] for code in codes} == {"J0301", "J0302", "T03"}


def test_provisional_results_are_said_to_be_so(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings", rule="primary-township-bottom3"))
    assert "暂定" in text
