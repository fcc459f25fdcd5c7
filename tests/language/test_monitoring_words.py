"""Codes of monitoring in words: periods and clauses."""

import pytest

from dashboard.language import monitoring_words, use_language


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("2024-2025", "2024-2025", "2024-2025"),
        ("2024-2025-T2", "2024-2025, second term", "2024-2025学年下学期"),
        ("2024-2025-T1-W07", "2024-2025, first term, week 7", "2024-2025学年上学期第7周"),
        ("2025-06", "Jun 2025", "2025年6月"),
        ("phase2", "phase2", "phase2"),
    ],
)
def test_a_period_as_the_reader_says_it(code: str, english: str, chinese: str) -> None:
    use_language("en")
    assert monitoring_words.period(code) == english
    use_language("zh")
    assert monitoring_words.period(code) == chinese


@pytest.mark.parametrize(
    ("number", "english"),
    [
        ("三（六）4（3）", "001 3(6)4(3)"),
        ("一（三）、五、六", "001 1(3), 5, 6"),
        ("二（二）强基础阶段", "001 2(2)"),
        ("总体目标", "001"),
    ],
)
def test_a_clause_in_english_has_our_numerals(number: str, english: str) -> None:
    use_language("en")
    assert monitoring_words.clause("001", number) == english
    use_language("zh")
    assert monitoring_words.clause("001", number) == f"001 {number}"
