"""Words, numbers and days in the reader's language."""

import threading
from datetime import date, datetime

import pytest

from dashboard.language import current_language, formats, gettext, labels, use_language
from dashboard.language.columns import heading


@pytest.fixture
def english() -> None:
    use_language("en")


@pytest.fixture
def chinese() -> None:
    use_language("zh")


def test_chinese_is_the_default_and_an_unknown_language_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_LANGUAGE", raising=False)
    use_language("xx")
    assert current_language() == "zh"
    assert gettext("Township") == "乡镇"


def test_the_environment_names_the_default_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_LANGUAGE", "en")
    use_language("")
    assert gettext("Township") == "Township"


def test_one_readers_language_is_not_anothers(chinese: None) -> None:
    seen: list[str] = []

    def other() -> None:
        use_language("en")
        seen.append(gettext("Township"))

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert seen == ["Township"]
    assert gettext("Township") == "乡镇"


def test_an_unknown_code_is_shown_as_it_is(chinese: None) -> None:
    assert labels.subject("total") == "总分"
    assert labels.subject("calligraphy") == "calligraphy"
    assert heading("a_new_column") == "a_new_column"


def test_subjects_follow_the_report_card_with_the_total_first() -> None:
    assert labels.in_order(["zither", "math", "chinese", "total"]) == ["total", "chinese", "math", "zither"]


@pytest.mark.parametrize(
    ("value", "digits", "told"),
    [(1234.56, 1, "1,234.6"), (0, 0, "0"), (-0.04, 1, "0.0"), (None, 1, "–"), (float("nan"), 1, "–")],
)
def test_numbers(value: float | None, digits: int, told: str) -> None:
    assert formats.number(value, digits) == told


@pytest.mark.parametrize(("value", "told"), [(1.25, "+1.2"), (-1.3, "−1.3"), (-0.04, "0.0"), (None, "–")])
def test_signed_numbers_use_a_true_minus(value: float | None, told: str) -> None:
    assert formats.signed(value) == told


def test_shares_are_percentages() -> None:
    assert formats.percent(0.98765) == "98.8%"
    assert formats.percent(None) == "–"


def test_days_follow_the_language(chinese: None) -> None:
    assert formats.day(date(2024, 6, 21)) == "2024年6月21日"
    use_language("en")
    assert formats.day(date(2024, 6, 21)) == "21 June 2024"
    assert formats.moment(datetime(2024, 6, 21, 9, 5)) == "2024-06-21 09:05"
