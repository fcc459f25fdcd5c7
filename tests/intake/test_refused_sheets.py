"""Spoiled spreadsheets: the good rows come through, the bad ones and bad files end in a line that says how to mend."""

from datetime import date, datetime

import pytest

from tests.intake.county import HEADINGS, PUPILS, REGISTERS, wide, workbook
from tests.intake.outcome import outcome
from tests.intake.xlsx_by_hand import with_formula

FIRST = {2: [95.0, 88.5]}


def second(tmp_path, *cells, headings=HEADINGS):
    """A good pupil, and one with these cells."""
    return outcome(tmp_path, wide(tmp_path, PUPILS[0], cells, headings=headings))


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        (-5, "语文: -5.00 is below zero"),
        (120.5, "语文: 120.50 is above full marks (120.00)"),
        (88.125, "语文: 88.125 has more than two decimals"),
        ("优", "语文: 优 is not a number; write the mark or one of"),
        ("优秀/良", "语文: 优秀/良 is not a number"),
        ("95%", "语文: 95% is a percentage"),
        ("1,234", "语文: 1,234 is not a number"),
        ("9O", "语文: 9O is not a number"),
        ("/", "语文: / is not a number"),
        (True, "语文: true is not a number"),
        (datetime(2025, 10, 5), "语文: 2025-10-05"),
        ("#N/A", "语文: the cell shows an error (#N/A)"),
    ],
)
def test_a_mark_that_is_none(tmp_path, mark, reason):
    found = second(tmp_path, "X2", "李", "城关一中", "901", mark, 60)
    assert found.marks == FIRST
    assert found.bad[3].startswith(reason)


def test_a_word_whose_meaning_was_settled_is_taken(tmp_path):
    path = wide(tmp_path, ("X1", "王", "城关一中", "901", "/", 60))
    assert outcome(tmp_path, path, {"words": {"/": "absent_unexcused"}}).marks == {2: ["absent_unexcused", 60.0]}
    assert outcome(tmp_path, path, {"words": {"/": "none"}}).marks == {2: [60.0]}


def test_a_percent_cell(tmp_path):
    def edit(book):
        book["成绩"]["E3"] = 0.95
        book["成绩"]["E3"].number_format = "0%"

    found = outcome(tmp_path, wide(tmp_path, *PUPILS[:2], edit=edit))
    assert (found.marks, found.bad) == (FIRST, {3: found.bad[3]})
    assert "语文: the cell is a percentage" in found.bad[3]


def test_a_percent_cell_is_a_share_where_a_share_is_wanted(tmp_path):
    from dashboard.intake.cells import Broken, as_number

    assert as_number(Broken("percent", "0.85")) == 0.85


def test_a_class_of_which_excel_made_a_day(tmp_path):
    found = second(tmp_path, "X2", "李", "城关一中", date(2025, 9, 1), 60, 60)
    assert found.marks == FIRST
    assert found.bad[3].startswith("班级: Excel has made the day 2025-09-01 of this text")


def test_a_column_of_shares(tmp_path):
    rows = [(f"X{number}", "王", "城关一中", "901", 0.9, 60) for number in range(5)]
    found = outcome(tmp_path, wide(tmp_path, *rows))
    assert found.marks == {}
    assert found.lines == [
        "成绩.xlsx/成绩: 语文: no mark is above 1; these look like percentages. Export the marks themselves."
    ]


def test_a_formula_that_was_never_computed(tmp_path):
    found = outcome(tmp_path, with_formula(tmp_path / "成绩.xlsx", computed=""))
    assert found.marks == {}
    assert "语文: the cell holds a formula that was never computed; open the file in Excel and save it" in found.bad[2]


@pytest.mark.parametrize("spoiled", [1.2e17, "1.2E+17", 412723201001011234.0])
def test_ids_that_excel_has_shortened(tmp_path, spoiled):
    found = second(tmp_path, spoiled, "李", "城关一中", "901", 60, 60)
    assert (found.marks, list(found.bad)) == (FIRST, [3])
    assert found.bad[3].startswith("学籍号: the id is a number such as 1.2E+17, its last digits are lost")


def test_a_row_without_an_id(tmp_path):
    found = second(tmp_path, None, "李", "城关一中", "901", 60, 60)
    assert (found.marks, found.bad) == (FIRST, {3: "学籍号: the cell is empty"})


def test_an_unknown_school_with_the_names_that_are_close(tmp_path):
    found = second(tmp_path, "X2", "李", "城关三中", "901", 60, 60)
    assert found.marks == FIRST
    assert found.bad[3].startswith("学校: school 城关三中 is not known (close: 城关")
    assert found.bad[3].endswith("correct it, or add it to schools")


def test_a_school_whose_other_name_was_settled(tmp_path):
    path = wide(tmp_path, ("X2", "李", "一中", "901", 60, 60))
    assert outcome(tmp_path, path, {"schools": {"一中": "J01"}}).schools == {2: "J01"}


def test_two_rows_of_one_pupil_with_other_marks(tmp_path):
    twice = ("X0001", "王小明", "城关一中", "901", 96, 88.5)
    found = outcome(tmp_path, wide(tmp_path, PUPILS[0], PUPILS[3], twice))
    assert found.marks == {3: [60.0, 72.0]}
    assert found.bad[2] == (
        "the same pupil or thing stands with other values in 成绩.xlsx/成绩, row 4; keep the right row"
    )
    assert set(found.bad) == {2, 4}


def test_a_pupil_in_two_schools(tmp_path):
    twice = ("X0001", "王小明", "城关二中", "901", 95, 88.5)
    assert set(outcome(tmp_path, wide(tmp_path, PUPILS[0], twice)).bad) == {2, 3}


def test_a_subject_that_the_exam_does_not_have(tmp_path):
    found = second(tmp_path, "X2", "李", "城关一中", "901", 60, 60, 50, headings=(*HEADINGS, "音乐"))
    assert found.questions == ["zk-2025 has no subject music: add it to exam_subjects, or leave the column out."]
    left_out = outcome(tmp_path, tmp_path / "成绩.xlsx", {"headings.wide": {"音乐": "-"}})
    assert left_out.marks == {2: [95.0, 88.5], 3: [60.0, 60.0]}


def test_an_unknown_heading_is_asked_for(tmp_path):
    found = second(tmp_path, "X2", "李", "城关一中", "901", 60, 60, 3, headings=(*HEADINGS, "附加"))
    assert found.questions == ["What is the column 附加?"]


def test_two_columns_of_the_same_heading(tmp_path):
    found = second(tmp_path, "X2", "李", "城关一中", "901", 60, 60, 50, headings=(*HEADINGS, "语文"))
    assert found.lines == [
        "成绩.xlsx/成绩: Several columns are the same (语文, 语文); take one out or give it another heading."
    ]


def test_two_columns_for_one_subject_are_asked_for(tmp_path):
    found = second(tmp_path, "X2", "李", "城关一中", "901", 60, 60, 50, headings=(*HEADINGS, "语文成绩"))
    assert found.questions == ["Two columns are chinese; is it 语文?", "Two columns are chinese; is it 语文成绩?"]
    settled = outcome(tmp_path, tmp_path / "成绩.xlsx", {"headings.wide": {"语文": "subject:chinese", "语文成绩": "-"}})
    assert settled.marks == {2: [95.0, 88.5], 3: [60.0, 60.0]}


def test_a_missing_id_column(tmp_path):
    found = second(tmp_path, "李", "城关一中", "901", 60, 60, headings=HEADINGS[1:])
    assert found.lines == ["成绩.xlsx/成绩: The column 学籍号 is missing; add it and import again."]


def test_a_missing_column_of_a_register(tmp_path):
    rows = [("学校代码", "学校名称", "学段"), ("J09", "新校", "初中")]
    found = outcome(tmp_path, workbook(tmp_path / "成绩.xlsx", {"学校（schools）": rows}))
    assert found.lines == ["成绩.xlsx/学校（schools）: The column 乡镇代码 is missing; add it and import again."]


def test_a_sheet_without_headings(tmp_path):
    found = outcome(tmp_path, workbook(tmp_path / "成绩.xlsx", {"成绩": [("X1", 95), ("X2", 96)]}))
    assert found.lines == [
        "成绩.xlsx/成绩: No headings were found in the first 20 rows; write one row of headings above the data."
    ]


def test_a_sheet_that_may_be_several_tables_is_asked_for(tmp_path):
    rows = [("学年", "备注"), ("2024-2025", "x")]
    found = outcome(tmp_path, workbook(tmp_path / "成绩.xlsx", {"成绩": rows}))
    assert found.questions == ["Which table is the sheet 成绩.xlsx/成绩?"]


@pytest.mark.parametrize(
    ("told", "held_on"),
    [
        ("2025-06-21", date(2025, 6, 21)), (45829, date(2025, 6, 21)), (20250621, date(2025, 6, 21)),
        ("2025年6月21日", date(2025, 6, 21)), ("2025.6.21", date(2025, 6, 21)),
        (datetime(2025, 6, 21), date(2025, 6, 21)),
    ],
)  # fmt: skip
def test_days_as_texts_and_as_numbers(told, held_on):
    from dashboard.intake.cells import as_day

    assert as_day(told) == held_on


@pytest.mark.parametrize("told", ["6/21/2025", "21.6.2025", "六月", 12, "2025-13-01", 99_999_999])
def test_days_that_are_none(told):
    from dashboard.intake.cells import CellError, as_day

    with pytest.raises(CellError, match="2025-06-21"):
        as_day(told)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "The file is empty"),
        (b"   \r\n", "The file is empty"),
        (b"PK\x03\x04 cut off", "The file is damaged or not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "The file is damaged or not a workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "The file is locked by a password"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "The file is a web page with another name"),
        (b"PAR1\0\0\0\0PAR1", "The file is neither a workbook nor a text"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, line):
    path = tmp_path / "成绩.xlsx"
    path.write_bytes(content)
    (told,) = outcome(tmp_path, path).lines
    assert told.startswith(line)


def test_a_table_that_only_record_writes(tmp_path):
    rows = [("考试代码", "学段"), ("e1", "初中")]
    found = outcome(tmp_path, workbook(tmp_path / "成绩.xlsx", {"decisions（decisions）": rows}))
    assert "python -m dashboard record" in found.lines[0]


def test_a_register_row_that_the_contract_refuses(tmp_path):
    rows = [*REGISTERS["考试"], ("e2", "期末", "月考", "初中", 13, "2024", "2025-01-10")]
    found = outcome(tmp_path, workbook(tmp_path / "成绩.xlsx", {"考试（exams）": rows}))
    assert found.bad[3].split("; ")[0].startswith("考试类型: 月考 is not one of: 中考, 高考")
    assert found.bad[3].split("; ")[1:] == [r"年级: 13 is outside 1 … 12", r"学年: 2024 has not the form \d{4}-\d{4}"]
