"""Files speak the reader's language: a heading for every column, each its own, words where the rows hold codes."""

import re

import pandas as pd
import pytest

from dashboard.language import use_language
from dashboard.ui.packing import shown_on
from dashboard.ui.reader_rows import reader_rows

VIEWS = [
    ("overview", {}),
    ("school_comparison", {}),
    ("school_comparison", {"frame": "peers", "school": "J0102"}),
    ("school_comparison", {"frame": "pair", "school": "J0102", "other": "J0101"}),
    ("township", {"township": "T01"}),
    ("school", {"township": "T01", "school": "J0101"}),
    ("warnings", {}),
    ("phase_targets", {}),
    ("monitoring", {}),
    ("value_added", {}),
    ("actions", {}),
    ("data_status", {}),
]
RAW = re.compile(r"[a-z][a-z0-9_]*")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("page", "codes"), VIEWS)
def test_every_column_of_a_file_has_a_heading_of_its_own(page: str, codes: dict[str, str], language: str) -> None:
    for one in shown_on(page, {"lang": language, **codes}):
        headings = list(one.headings.values())
        assert list(one.headings) == [str(name) for name in one.rows.columns]
        assert not [words for words in headings if RAW.fullmatch(words) and words != "n"], one.key
        assert len(set(headings)) == len(headings), (one.key, sorted(headings))
        assert not one.rows.map(lambda cell: isinstance(cell, bool)).any(axis=None), one.key
    use_language("")


def test_codes_are_told_in_words_and_only_in_the_readers_language() -> None:
    rows = pd.DataFrame(
        {
            "stage": ["junior"], "state": ["behind"], "cell_state": ["ok"], "rule_zh": ["规则"], "rule_en": ["Rule"],
            "name_order": [1], "rule_id": ["bottom3"], "group_name": ["甲"], "group_name_zh": ["甲"],
        }
    )  # fmt: skip
    use_language("zh")
    told, headings = reader_rows(rows)
    assert list(told.columns) == ["stage", "state", "cell_state", "rule_zh", "rule_id", "group_name"]
    assert told.iloc[0].tolist() == ["初中", "进度滞后", "", "规则", "bottom3", "甲"]
    assert headings["rule_zh"] == "规则(中文)"
    use_language("en")
    assert reader_rows(rows)[0]["stage"].tolist() == ["Junior secondary"]
    use_language("")


def test_a_heading_that_the_chart_gives_goes_before_the_usual_one() -> None:
    use_language("zh")
    assert reader_rows(pd.DataFrame({"n": [3]}), {"n": "人数"})[1] == {"n": "人数"}
    use_language("")
