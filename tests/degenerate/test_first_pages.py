"""One exam, one township, no monitoring files: every page says what is missing and what to do next."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.session import POINTER
from dashboard.warehouse.store import default_output
from tests.degenerate.conftest import Built

ROOT = Path(__file__).resolve().parents[2]
# What each page says of this folder: what is missing, and where there is something to do, what.
SAID = {
    "overview": ("无可比考试", "没有超出偶然波动的变动，或没有可比考试。", "本学年没有红色或橙色预警。"),
    "school_comparison": ("难分高下4所", "是缺失，不是零"),
    "township": ("乡镇正式结果",),
    "school": ("上年没有可比的考试。", "请在数据文件夹中加入目标责任书。"),
    "warnings": ("现行方案没有预警规则。", "请在该方案的 plan.toml 中写明 [[warnings]]"),
    "phase_targets": ("没有规划设定目标。", "请在数据文件夹的 plan.toml 中加入 [[targets]]"),
    "monitoring": ("该规划在此没有指标。", "请另选规划、领域或学段。"),
    "value_added": ("这场考试没有指定同一批学生的起点考试。", "或在考试文件中指定起点考试"),
    "actions": ("还没有登记整改事项。", "本学期没有视导记录。"),
    "data_status": ("数据检查没有发现需要提示的内容。",),
}


@pytest.mark.parametrize("page", SAID)
@pytest.mark.parametrize("built", ["no_baseline"], indirect=True)
def test_a_page_of_a_first_folder_says_what_is_missing(
    built: Built, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(POINTER, str(default_output(built.folder)))
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120)
    app.query_params["lang"] = "zh"
    app.switch_page(f"../pages/{page}.py").run()
    assert not app.exception, [error.value for error in app.exception]
    told = "\n".join(element.proto.body for element in app.get("html"))
    assert [words for words in SAID[page] if words not in told] == []
