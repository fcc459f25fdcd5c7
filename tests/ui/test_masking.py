"""Names of units give way to labels that tell nothing."""

import re

import pandas as pd

from dashboard.ui.masking import Mask, neutral

UNITS = pd.DataFrame(
    [
        ("school", "J1", "青石镇初级中学"),
        ("school", "J1", "青石初中"),
        ("school", "J2", "柳河镇初级中学"),
        ("township", "T1", "青石镇"),
        ("township", "T2", "柳河镇"),
    ],
    columns=["unit_type", "unit_code", "unit_name"],
)


def mask(*revealed: str, salt: str = "v1") -> Mask:
    return neutral(UNITS, salt, revealed)


def test_a_name_inside_a_sentence_is_replaced_and_the_longest_wins() -> None:
    told = mask().words("青石镇初级中学在青石镇排第一。")
    assert re.fullmatch(r"学校 0[12]在乡镇 0[12]排第一。", told)


def test_an_earlier_name_leads_to_the_same_label() -> None:
    assert mask().words("青石初中") == mask().words("青石镇初级中学") != mask().words("柳河镇初级中学")


def test_every_text_of_the_rows_is_replaced_and_codes_stay_for_the_clicks() -> None:
    rows = pd.DataFrame({"school_code": ["J1"], "school_name": ["青石镇初级中学"], "n": [3], "who": [["柳河镇", None]]})
    told = mask().rows(rows)
    assert told["school_code"].tolist() == ["J1"]
    assert "镇" not in str(told["school_name"].iloc[0])
    assert re.fullmatch(r"乡镇 0[12]", told["who"].iloc[0][0])
    assert told["n"].tolist() == [3]


def test_a_file_holds_no_codes_either() -> None:
    rows = pd.DataFrame({"school_code": ["J1"], "place": [1], "stage": ["junior"]})
    told = mask().without_codes(rows)
    assert told["school_code"].tolist() == [mask().words("青石镇初级中学")]
    assert told["stage"].tolist() == ["junior"]


def test_a_revealed_school_shows_its_name_while_its_township_stays_hidden() -> None:
    told = mask("J1").words("青石镇初级中学，青石镇，柳河镇初级中学")
    school, township, other = told.split("，")
    assert school == "青石镇初级中学"
    assert township.startswith("乡镇")
    assert other.startswith("学校")


def test_a_label_stays_while_the_results_stand_and_its_order_is_not_that_of_the_codes() -> None:
    units = pd.DataFrame({"unit_type": "school", "unit_code": [f"J{n:02}" for n in range(60)]})
    units["unit_name"] = [f"第{n}中学" for n in range(60)]
    labels = [neutral(units, "v1").codes[code] for code in units["unit_code"]]
    assert labels == [neutral(units, "v1").codes[code] for code in units["unit_code"]]
    assert labels != [neutral(units, "v2").codes[code] for code in units["unit_code"]]
    assert labels != sorted(labels)
    assert sorted(labels)[0] == "学校 01"
    assert sorted(labels)[-1] == "学校 60"


def test_an_order_by_name_becomes_one_by_label() -> None:
    rows = pd.DataFrame({"school_name": ["青石镇初级中学", "柳河镇初级中学"], "name_order": [2, 1]})
    told = mask().rows(rows).sort_values("name_order")
    assert told["school_name"].tolist() == ["学校 01", "学校 02"]
