"""The clauses of the five policies on the methods page: none missing, each folded under its plan."""

import re

from tests.pages.conftest import OpenPage, page_text


def test_all_188_clauses_of_five_policies_can_be_read(open_page: OpenPage) -> None:
    """122 + 15 + 13 + 13 + 25 clauses; judged or computed and only reported add up in each plan."""
    text = page_text(open_page("methods", lang="en", entry="targets"))
    told = re.findall(r"<summary>.*?\((\d+)\): (\d+) clauses, (\d+) with .*?, (\d+) only reported</summary>", text)
    assert {document: int(n) for document, n, _judged, _only in told} == {
        "001": 122, "000": 15, "002": 13, "003": 13, "004": 25,
    }  # fmt: skip
    assert all(int(n) == int(judged) + int(only) for _document, n, judged, only in told)
    assert next(document for document, *_counts in told) == "001"


def test_a_clause_is_quoted_with_its_line_and_its_treatment(open_page: OpenPage) -> None:
    text = page_text(open_page("methods", entry="targets"))
    assert "二（二）稳提升阶段：全县95%以上教师课堂教学达标" in text
    assert "≥95%" in text.replace(" ", "")
    assert "仅报告：未设数值" in text


def test_beside_the_other_entries_there_is_only_the_way_to_them(open_page: OpenPage) -> None:
    text = page_text(open_page("methods"))
    assert "<summary>" not in text
    assert "逐条查看各规划的全部条款" in text
