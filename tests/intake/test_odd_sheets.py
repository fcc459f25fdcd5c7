"""Odd spreadsheets whose rows can be had: they end in the right marks."""

from datetime import date

import pytest
from openpyxl.styles import Font

from tests.intake.county import HEADINGS, PUPILS, wide, workbook
from tests.intake.outcome import outcome

GOOD = {2: [95.0, 88.5], 3: ["absent_unexcused"] * 2, 4: [101.5, "absent_excused"], 5: [60.0, 72.0]}


def below(rows: int) -> dict[int, list[float | str]]:
    return {row + rows: marks for row, marks in GOOD.items()}


def one(tmp_path, *cells, headings=HEADINGS):
    return outcome(tmp_path, wide(tmp_path, ("X1", "王小明", "城关一中", "901", *cells), headings=headings))


def test_a_plain_sheet(tmp_path):
    found = outcome(tmp_path, wide(tmp_path))
    assert (found.marks, found.bad, found.lines, found.questions) == (GOOD, {}, [], [])
    assert found.schools == {2: "J01", 3: "J01", 4: "J02", 5: "J03"}


def test_a_title_and_a_line_of_dates_above_the_headings(tmp_path):
    def edit(book):
        book["成绩"].insert_rows(1, 3)
        book["成绩"]["A1"] = "2025年中考成绩册"
        book["成绩"].merge_cells("A1:F1")
        book["成绩"]["A2"] = "打印日期"
        book["成绩"]["B2"] = date(2025, 7, 1)

    assert outcome(tmp_path, wide(tmp_path, edit=edit)).marks == below(3)


def test_two_heading_rows_under_merged_subjects(tmp_path):
    rows = [
        ("学籍号", "学校", "语文", None, "数学", None),
        (None, None, "成绩", "名次", "成绩", "名次"),
        ("X1", "城关一中", 95, 1, 88.5, 2),
    ]

    def edit(book):
        for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
            book["成绩"].merge_cells(cells)

    found = outcome(tmp_path, workbook(tmp_path / "成绩.xlsx", {"成绩": rows}, edit))
    assert (found.marks, found.questions) == ({3: [95.0, 88.5]}, [])


def test_two_heading_rows_in_a_csv_without_merging(tmp_path):
    path = tmp_path / "成绩.csv"
    path.write_text("学籍号,学校,语文,,数学,\n,,成绩,名次,成绩,名次\nX1,城关一中,95,1,88,2\n", encoding="utf-8")
    assert outcome(tmp_path, path).marks == {3: [95.0, 88.0]}


def test_a_row_of_groups_above_the_headings(tmp_path):
    def edit(book):
        book["成绩"].insert_rows(1)
        book["成绩"]["A1"], book["成绩"]["E1"] = "基本信息", "各科"
        book["成绩"].merge_cells("A1:D1")
        book["成绩"].merge_cells("E1:F1")

    assert outcome(tmp_path, wide(tmp_path, edit=edit)).marks == below(1)


def test_full_width_digits(tmp_path):
    assert one(tmp_path, "９５", "８８．５").marks == {2: [95.0, 88.5]}


def test_stray_spaces_of_every_kind(tmp_path):
    cells = (" X1\u3000", "王", "\u00a0城关一中 ", "901", " 95 ", "\u200b缺 考\ufeff")
    found = outcome(tmp_path, wide(tmp_path, cells))
    assert (found.marks, found.schools) == ({2: [95.0, "absent_unexcused"]}, {2: "J01"})


def test_marks_as_texts_and_with_their_unit(tmp_path):
    assert one(tmp_path, "'95", "88.5分").marks == {2: [95.0, 88.5]}


def test_decimal_commas(tmp_path):
    assert one(tmp_path, "95,5", "88,25").marks == {2: [95.5, 88.25]}


def test_full_width_and_spaced_headings_with_full_marks_in_brackets(tmp_path):
    headings = ("学 籍 号", "姓　名", "学校名称", "班级", "语文（120分）", "数学成绩")
    assert one(tmp_path, 95, 88.5, headings=headings).marks == {2: [95.0, 88.5]}


def test_ten_thousand_blank_rows_below_and_some_between(tmp_path):
    def edit(book):
        book["成绩"].insert_rows(4, 2)
        for row in range(8, 10_008):
            book["成绩"].cell(row, 1).font = Font(bold=True)
            book["成绩"].cell(row, 2).value = " "

    found = outcome(tmp_path, wide(tmp_path, edit=edit))
    assert (found.marks, found.bad) == ({2: GOOD[2], 3: GOOD[3], 6: GOOD[4], 7: GOOD[5]}, {})


def test_totals_and_notes_at_the_end(tmp_path):
    end = [("合计", None, None, None, 256.5, 160.5), (None, "平均分", None, None, 85.5, 80.2), ("备注：", "缺考未计")]
    found = outcome(tmp_path, wide(tmp_path, *PUPILS, *end))
    assert (found.marks, found.bad) == (GOOD, {})


def test_headings_again_on_every_printed_page(tmp_path):
    found = outcome(tmp_path, wide(tmp_path, PUPILS[0], HEADINGS, PUPILS[3]))
    assert (found.marks, found.bad) == ({2: [95.0, 88.5], 4: [60.0, 72.0]}, {})


def test_hidden_sheets_are_not_read_and_that_is_said(tmp_path):
    def edit(book):
        book.create_sheet("去年").append(list(HEADINGS))
        book["去年"].append(["X9", "王", "城关一中", "901", 1, 1])
        book["去年"].sheet_state = "hidden"

    found = outcome(tmp_path, wide(tmp_path, edit=edit))
    assert (found.marks, found.lines) == (GOOD, ["成绩.xlsx/去年: The sheet is hidden and was not read."])


def test_a_sheet_of_charts_and_an_empty_sheet(tmp_path):
    def edit(book):
        book.create_chartsheet("图")
        book.create_sheet("Sheet2")

    found = outcome(tmp_path, wide(tmp_path, edit=edit))
    assert (found.marks, found.lines) == (GOOD, ["成绩.xlsx/Sheet2: The sheet is empty."])


@pytest.mark.parametrize(
    ("word", "attendance"),
    [
        ("缺考", "absent_unexcused"), ("旷考", "absent_unexcused"), ("请假", "absent_excused"),
        ("病假", "absent_excused"), ("缓考", "absent_excused"), ("免考", "exempt"), ("作弊", "voided"),
        ("违纪", "voided"),
    ],
)  # fmt: skip
def test_words_in_the_cell_of_a_mark(tmp_path, word, attendance):
    assert one(tmp_path, 95, word).marks == {2: [95.0, attendance]}


def test_a_blank_mark_is_no_record(tmp_path):
    found = one(tmp_path, 95, None)
    assert (found.marks, found.bad) == ({2: [95.0]}, {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_the_usual_encodings_and_separators(tmp_path, encoding, separator):
    lines = [separator.join(str(cell) for cell in row) for row in (HEADINGS, *PUPILS)]
    path = tmp_path / "成绩.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    found = outcome(tmp_path, path)
    assert (found.marks, found.bad) == (GOOD, {})


def test_a_csv_that_keeps_codes_as_texts(tmp_path):
    path = tmp_path / "成绩.csv"
    path.write_text('学籍号,语文,数学\n="00123",95,60\n"\t00124",80,61\n', encoding="utf-8")
    found = outcome(tmp_path, path)
    assert (found.marks, found.questions) == ({2: [95.0, 60.0], 3: [80.0, 61.0]}, [])


def test_a_long_sheet_with_zeros_beside_absences(tmp_path):
    rows = [
        ("考试", "学籍号", "科目", "得分", "缺考标记"),
        ("2025年中考", "X1", "语文", 95, None),
        ("2025年中考", "X1", "数学", 0, "缺考"),
        ("zk-2025", "X2", "语文", "请假", None),
    ]
    found = outcome(tmp_path, workbook(tmp_path / "成绩.xlsx", {"Sheet1": rows}))
    assert (found.marks, found.bad) == ({2: [95.0], 3: ["absent_unexcused"], 4: ["absent_excused"]}, {})


def test_computed_formulas_are_read_by_their_value(tmp_path):
    from tests.intake.xlsx_by_hand import with_formula

    found = outcome(tmp_path, with_formula(tmp_path / "成绩.xlsx", computed="95"))
    assert (found.marks, found.bad) == ({2: [95.0]}, {})


def test_an_old_xls_and_an_xls_named_xlsx(tmp_path):
    from tests.intake.old_xls import OLD_XLS

    for name in ("成绩.xls", "成绩.xlsx"):
        path = tmp_path / name
        path.write_bytes(OLD_XLS)
        assert outcome(tmp_path, path).marks == {2: [95.0, "absent_unexcused"], 3: [88.5, 76.0]}


def test_leading_zeros_are_filled_up_when_that_was_said(tmp_path):
    rows = [
        (f"{number:05}" if number > 9_999 else number, "王", "城关一中", "901", 60, 60)
        for number in (123, 10_001, 10_002)
    ]
    path = wide(tmp_path, *rows)
    assert outcome(tmp_path, path).questions == [
        "成绩.xlsx/成绩: 1 ids have fewer digits than the usual 5. Were leading zeros lost?"
    ]
    padded = outcome(tmp_path, path, {"ids": {"成绩.xlsx/成绩": "pad"}})
    kept = outcome(tmp_path, path, {"ids": {"成绩.xlsx/成绩": "keep"}})
    assert set(padded.marks) == set(kept.marks) == {2, 3, 4}


def test_rows_that_say_the_same_twice_count_once(tmp_path):
    found = outcome(tmp_path, wide(tmp_path, PUPILS[0], PUPILS[0]))
    assert (found.marks, found.bad) == ({2: [95.0, 88.5]}, {})
