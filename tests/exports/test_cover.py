"""What every file says about itself."""

from datetime import datetime

import pytest

from dashboard.exports.cover import Cover, file_stem, harmless
from dashboard.language import use_language

COVER = Cover(
    "与全县均分之差：总分",
    "口径",
    (("学年", "2024-2025"), ("乡镇", "柳河镇"), ("学校", "")),
    "v7",
    datetime(2025, 7, 2, 9, 5),
    "领导小组",
    ("成绩暂定",),
)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\t=1"])
def test_a_text_that_would_run_as_a_formula_is_escaped(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("value", [-1, -1.5, "柳河镇", "", None])
def test_numbers_and_names_stay_as_they_are(value: object) -> None:
    assert harmless(value) == value


def test_the_file_name_says_what_and_when_on_every_system() -> None:
    assert file_stem(COVER) == "与全县均分之差：总分_2024-2025_柳河镇_20250702-0905"
    hostile = Cover('a/b\\c:d*e?f"g<h>|i', "", (), "v", datetime(2025, 1, 1), "w")
    assert file_stem(hostile) == "a-b-c-d-e-f-g-h-i_20250101-0000"


def test_the_cover_holds_choices_notes_version_time_and_the_internal_use_line() -> None:
    use_language("zh")
    told = dict(COVER.lines())
    assert told["乡镇"] == "柳河镇"
    assert told["提示"] == "成绩暂定"
    assert told["结果版本"] == "v7"
    assert told["导出时间"] == "2025-07-02 09:05"
    assert told["使用范围"] == "内部资料·仅供领导小组研究·不得外传"
