"""Without a warehouse each state of the data folder has its own page, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.session import POINTER, forget
from dashboard.warehouse.first_build import STATE, FirstBuild, Waiting

ENTRY = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
Open = Callable[[Waiting, str], AppTest]
TOLD = {"zh": "exams.parquet：缺少一列", "en": "exams.parquet: a column is missing"}
STATES = {
    "missing": (Waiting("missing", "/data/mine"), "找不到数据文件夹", "The data folder is not there"),
    "empty": (Waiting("empty", "/data/mine"), "数据文件夹是空的", "The data folder is empty"),
    "foreign": (
        Waiting("foreign", "/data/mine", ("notes.txt",), 1),
        "这个文件夹里没有看板的数据",
        "No data of the dashboard in this folder",
    ),
    "sheets": (
        Waiting("sheets", "/data/mine", ("a.xlsx", "b.xlsx"), 8),
        "有 Excel 文件，还没有导入",
        "Excel files, not read in yet",
    ),
    "building": (Waiting("building", "/data/mine", done=12, total=40), "正在读取数据", "The data are being read"),
    "failed": (
        Waiting(
            "failed", "/data/mine", told={"zh": "exams.parquet：缺少一列", "en": "exams.parquet: a column is missing"}
        ),
        "数据暂时还不能用",
        "The data cannot be used yet",
    ),
}


@pytest.fixture
def cold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setenv(POINTER, str(tmp_path / "warehouse.duckdb"))
    monkeypatch.setenv(STATE, str(tmp_path))
    forget()

    def opened(seen: Waiting, language: str) -> AppTest:
        FirstBuild(tmp_path, tmp_path / "warehouse.duckdb", home=tmp_path).tell(seen)
        (tmp_path / "progress").write_text(f"{seen.done} {seen.total}")
        test = AppTest.from_file(str(ENTRY), default_timeout=30)
        test.query_params["lang"] = language
        return test.run()

    return opened


def texts(test: AppTest) -> str:
    found = [*test.title, *test.caption, *test.code, *test.markdown]
    return "\n".join([str(one.value) for one in found] + [one.proto.body for one in test.get("html")])


@pytest.mark.parametrize("state", STATES)
def test_each_state_has_its_page(cold: Open, state: str) -> None:
    seen, chinese, english = STATES[state]
    for language, title in (("zh", chinese), ("en", english)):
        test = cold(seen, language)
        assert not test.exception
        assert [one.value for one in test.title] == [title]
        assert "/data/mine" in texts(test)


def test_an_empty_folder_shows_three_ways(cold: Open) -> None:
    commands = [one.value for one in cold(STATES["empty"][0], "zh").code]
    assert commands[0] == 'python -m dashboard sample "/data/mine"'
    assert "python -m dashboard template TEMPLATES" in commands[1]
    assert 'python -m dashboard import TEMPLATES "/data/mine"' in commands[1]


def test_excel_files_are_named_and_counted_with_the_command_that_reads_them(cold: Open) -> None:
    test = cold(STATES["sheets"][0], "en")
    assert "8 Excel or CSV files: a.xlsx, b.xlsx and more" in texts(test)
    assert [one.value for one in test.code] == ['python -m dashboard import "/data/mine" "/data/mine"']


def test_a_failed_build_is_told_in_the_readers_language(cold: Open) -> None:
    assert "exams.parquet：缺少一列" in texts(cold(STATES["failed"][0], "zh"))
    assert "exams.parquet: a column is missing" in texts(cold(STATES["failed"][0], "en"))


def test_nobody_watching_is_a_page_too(cold: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATE)
    test = cold(STATES["empty"][0], "zh")
    assert [one.value for one in test.title] == ["尚无数据"]
