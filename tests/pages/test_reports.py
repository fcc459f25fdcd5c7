"""The Word reports of the small sample opened again: right numbers, Chinese intact, nothing of what is hidden."""

import re
import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pyarrow.dataset as ds
import pytest

from dashboard.cli import main
from dashboard.commands import report as report_command
from dashboard.language import use_language
from dashboard.ui import report_button
from dashboard.ui.report_button import KEY
from dashboard.warehouse.reader import open_warehouse
from tests.pages.conftest import OpenPage

TEST = "2024-2025-zhongkao"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("")


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_command, "find_office", lambda: None)


@pytest.fixture(scope="module")
def reports(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every school and township of the junior stage, in Chinese."""
    folder = tmp_path_factory.mktemp("reports")
    assert main(["report", str(sample_folder), "--all", "--stage", "junior", "--output", str(folder), "--no-pdf"]) == 0
    return folder


def document(folder: Path, code: str) -> Path:
    (found,) = folder.glob(f"*_{code}_*.docx")
    return found


def text(file: Path) -> str:
    """Everything that is written in a document, header and footer too, one paragraph or row a line."""
    opened = docx.Document(str(file))
    ends = [
        paragraph.text
        for part in opened.sections
        for place in (part.header, part.footer)
        for paragraph in place.paragraphs
    ]
    return "\n".join([*ends, *(paragraph.text for paragraph in opened.paragraphs), *rows(file)])


def rows(file: Path) -> list[str]:
    """Each row of each table, its cells once each, divided by |."""
    return [
        "|".join(cell.text for cell in dict.fromkeys(row.cells))
        for table in docx.Document(str(file)).tables
        for row in table.rows
    ]


def test_the_file_says_school_test_and_day(reports: Path) -> None:
    name = document(reports, "J0302").name
    assert re.fullmatch(r"岚屿乡第二初级中学_J0302_2024—2025学年初中学业水平考试（中招）_\d{4}-\d\d-\d\d\.docx", name)
    assert {stat.S_IMODE(file.stat().st_mode) for file in reports.iterdir()} == {0o600}


def test_there_is_one_for_every_school_and_township(reports: Path) -> None:
    """13 schools; 8 townships beside the schools directly under the bureau."""
    assert len(list(reports.glob("*_[JN]0*.docx"))) == 13
    assert len(list(reports.glob("*_T0*.docx"))) == 8


def test_the_frames_hold_the_numbers_of_the_page(reports: Path) -> None:
    """J0302 is ninth of twelve in the county and first of two in its township, as on its page."""
    told = rows(document(reports, "J0302"))
    assert any(re.match(r"全县\|9/12\|8–12\|−102\.3（−153\.9至−50\.8）\|低于", row) for row in told)
    assert any(re.match(r"乡镇：岚屿乡\|1/2\|1–2\|\+1\.6（−35\.9至\+39\.0）\|难分高下", row) for row in told)


def test_what_lies_within_chance_is_only_said_not_to_be_told_apart(reports: Path) -> None:
    said = text(document(reports, "J0302"))
    assert "总分均分：与本乡镇均分分不出高低。" in said
    assert "总分均分低于全县均分102.3分（95%区间：低50.8至153.9分）。" in said
    assert "高于本乡镇" not in said


def test_the_internal_line_the_version_and_the_status_stand_in_it(reports: Path) -> None:
    said = text(document(reports, "J0301"))
    assert said.count("内部资料·仅供领导小组研究·不得外传") == 2
    assert re.search(r"结果版本\d{14}-\w{8} · 截至2025年7月5日 · 生成于\d{4}-\d\d-\d\d \d\d:\d\d", said)
    assert "2025年6月26日举行 · 最终" in said


def test_value_added_and_three_measures_that_are_no_marks_stand_in_it(reports: Path) -> None:
    said = text(document(reports, "J0301"))
    assert "有两次成绩的学生n=18，占94.7%；起点：2024—2025学年九年级模拟考试" in said
    for measure in (
        "初中生每天睡眠时长达到9小时的比例",
        "在校锻炼满1小时的上学日比例",
        "每学年心理健康课课时（最少的年级）",
    ):
        assert measure in said


def test_a_school_with_too_few_pupils_shows_no_figure_of_the_test(reports: Path) -> None:
    file = document(reports, "N0801")
    assert "全县|–|–|–|–（人数过少）" in rows(file)
    said = text(file)
    assert "人数过少，或为保护他校而隐藏。" in said
    assert "各学科均无法显示" in said
    assert "均分低于" not in said
    assert "分数段分布" not in said
    assert "95%区间：" not in said


def test_a_band_of_very_few_pupils_is_blank(reports: Path) -> None:
    told = rows(document(reports, "J0401"))
    assert "优秀线以上|–|本校或相邻学校人数极少，不显示|12.8%" in told
    assert any(re.match(r"优秀率\|≤\d0%\|\|12\.8%\|人数极少", row) for row in told)


def test_a_rate_that_protects_the_neighbour_has_no_band(reports: Path) -> None:
    """Of J0302, its only neighbour, 2 of 17 are low: the township's 8 less the 6 of J0301."""
    assert "低分率|–||7.4%|为保护相邻单位的小人数而不显示" in rows(document(reports, "J0301"))
    assert any(re.match(r"低分率\|≤\d0%\|\|7\.4%\|人数极少", row) for row in rows(document(reports, "J0302")))


def test_no_pupil_and_no_person_stands_in_any_file(reports: Path, sample_folder: Path) -> None:
    pupils = set(ds.dataset(sample_folder / "roster").to_table(columns=["student_id"])["student_id"].to_pylist())
    heads = ds.dataset(sample_folder / "principal_terms.parquet").to_table()["person_pid"].to_pylist()
    for file in reports.glob("*.docx"):
        with zipfile.ZipFile(file) as parts:
            content = "".join(parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".xml"))
        words = set(re.findall(r"\w+", content))
        assert not words & {str(person) for person in [*pupils, *heads]}


def test_a_township_shows_its_schools_and_its_own_place(reports: Path) -> None:
    file = document(reports, "T03")
    said = text(file)
    assert "本乡镇名次第6（共7个），可能区间第5–7。" in said
    assert any(row.startswith("岚屿乡第一初级中学|19|11/12|−105.3") for row in rows(file))
    assert "岚屿乡第二初级中学" in said


def test_results_that_may_change_and_their_basis_are_said_first(sample_folder: Path, tmp_path: Path) -> None:
    codes = ["--township", "T03", "--test", "2024-2025-T2-primary", "--output", str(tmp_path)]
    assert main(["report", str(sample_folder), *codes, "--no-pdf"]) == 0
    notices = rows(document(tmp_path, "T03"))[0]
    provisional, basis = notices.split("\n")
    assert provisional == "成绩暂定：位次可能变动"
    assert basis.startswith("需有文件依据：")


def test_english_is_english(sample_folder: Path, tmp_path: Path) -> None:
    codes = ["--school", "J0301", "--output", str(tmp_path), "--no-pdf", "--language", "en"]
    assert main(["report", str(sample_folder), *codes]) == 0
    said = text(document(tmp_path, "J0301"))
    assert "Mean total 105.3 marks below the county mean (95% interval 56.5 to 154.1)." in said
    names = r"岚屿乡\w*|\w*学年\w*（中招）|\w*年级模拟考试|县城和乡镇"
    assert re.findall(r"[\u4e00-\u9fff]+", re.sub(names, "", said)) == []


def test_a_file_changed_by_hand_is_left_and_named(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = [str(sample_folder), "--school", "J0301", "--output", str(tmp_path)]
    assert main(["report", *codes]) == 0
    assert "未生成PDF：本机没有安装LibreOffice" in capsys.readouterr().out
    file = document(tmp_path, "J0301")
    file.write_bytes(b"by hand")
    assert main(["report", *codes]) == 1
    assert f"{file.name}手工改过，未覆盖" in capsys.readouterr().out
    assert file.read_bytes() == b"by hand"
    assert main(["report", *codes, "--replace"]) == 0


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["--school", "nobody"], "nobody没有可报告的考试"),
        (["--all", "--test", "nothing"], "--test：没有考试nothing；可选："),
        (["--township", "T03", "--stage", "kindergarten"], "T03没有可报告的考试"),
    ],
)
def test_what_is_not_there_is_said(
    codes: list[str], words: str, sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(sample_folder), *codes, "--output", str(tmp_path / "x")]) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("page", ["school", "township"])
def test_the_page_offers_the_report_and_not_while_names_are_masked(page: str, open_page: OpenPage) -> None:
    codes = {"test": TEST, "township": "T03", "school": "J0302"}
    (button,) = [found for found in open_page(page, **codes).get("download_button") if KEY in found.proto.id]
    assert button.proto.label == "反馈报告（Word）"
    masked = open_page(page, **codes, mask="1").get("download_button")
    assert [found for found in masked if KEY in found.proto.id] == []


def test_the_button_makes_the_document(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_button, "warehouse", lambda: open_warehouse(served))
    content = report_button._maker("school", "J0302", TEST)()
    assert docx.Document(BytesIO(content)).paragraphs[0].text == "岚屿乡第二初级中学质量分析反馈"
