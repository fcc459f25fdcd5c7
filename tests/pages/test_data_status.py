"""The page on the state of the data: what the figures rest on, never a pupil."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language import use_language
from dashboard.ui.data_views import compliance_html
from dashboard.warehouse.reader import open_warehouse
from tests.pages.conftest import OpenPage, figures, page_text


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def test_the_answer_comes_first(open_page: OpenPage) -> None:
    """40 exams; the four grades of the last primary test are provisional; eight pupils are on no roster."""
    text = page_text(open_page("data_status"))
    assert "40场考试中36场为最终结果" in text
    assert '<div class="card-title">尚未最终的考试</div><div class="card-value">4</div>' in text
    assert '<div class="card-title">有成绩、不在名单</div><div class="card-value">8</div>' in text


def test_prohibited_exams_are_named_with_rule_and_basis(open_page: OpenPage) -> None:
    text = page_text(open_page("data_status", school_year="2024-2025"))
    assert "规定禁止" in text
    assert "各地不得面向小学各年级" in text
    assert "教体局填写的依据：" in text


def test_an_exam_without_a_basis_says_what_to_do(sample_warehouse: Path) -> None:
    rows = open_warehouse(sample_warehouse).report("data_exams", school_year="2024-2025", stage="primary")
    needing = rows[rows["compliance"] == "needs_basis"].assign(basis_text="")
    assert "basis_text" in compliance_html(needing)


def test_coverage_marks_the_open_test(open_page: OpenPage) -> None:
    (coverage,) = figures(open_page("data_status"))
    rows = list(coverage["layout"]["yaxis"]["ticktext"])
    assert rows[0].startswith("小学")
    assert rows[-1].startswith("高中")
    assert coverage["data"][0]["text"][0][-1] == "3, 4, 5, 6年级"


def test_no_pupil_is_named(open_page: OpenPage, sample_folder: Path) -> None:
    app = open_page("data_status")
    import pyarrow.parquet as pq

    ids = pq.read_table(sample_folder / "roster", columns=["student_id"]).column("student_id").to_pylist()
    text = page_text(app) + str(figures(app))
    assert not set(re.findall(r"[A-Za-z0-9-]+", text)) & set(ids)


def test_english_has_no_chinese_left_but_names(open_page: OpenPage) -> None:
    text = page_text(open_page("data_status", lang="en"))
    assert "36 of 40 exams are final" in text
    assert "Basis stated by the bureau" in text
