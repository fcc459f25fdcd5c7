"""The workbooks that clerks fill in."""

from io import BytesIO

import openpyxl
import pytest

from dashboard.cli import main
from dashboard.contract import TABLES
from dashboard.intake import file_name, is_filled_in, read_file, template_bytes, template_names, understand
from dashboard.intake.answers import Answers
from dashboard.intake.words import IMPORTED, WIDE, WORDS, code_by_word, code_words, heading, headings, plain, subject_of
from dashboard.language import labels, use_language


@pytest.mark.parametrize("name", template_names())
def test_a_template_is_recognised_and_its_examples_are_never_rows(tmp_path, name):
    path = tmp_path / "改了名.xlsx"
    path.write_bytes(template_bytes(name))
    sheets, remarks = read_file(path)
    assert [sheet.name.endswith(f"（{name}）") for sheet in sheets] == [True]
    assert remarks == []
    (layout,) = understand(sheets, Answers()).layouts
    assert layout.table == name
    assert len(layout.sheet.rows) == layout.heading.rows == 1
    wanted = 13 if name == WIDE else len(TABLES[name].columns)
    assert len(layout.targets) == wanted
    assert not is_filled_in(path)


@pytest.mark.parametrize("name", IMPORTED)
def test_every_heading_and_every_word_leads_back_to_one_column_and_code(name):
    table = TABLES[name]
    shown = [heading(table, column) for column in table.columns]
    assert len(set(shown)) == len(shown)
    for column in table.columns:
        assert headings(table, column)[0] == heading(table, column)
        for code, word in code_words(column):
            assert word == code or code_by_word(column.name)[plain(word)] == code, (column.name, word)


def test_no_word_of_a_column_means_two_codes():
    for name, codes in WORDS["words"].items():
        words = [plain(word) for words in codes.values() for word in words]
        assert len(set(words)) == len(words), name


def test_words_are_those_of_the_screen():
    use_language("zh")
    told = {"stage": labels.stage, "unit_type": labels.unit_type}
    for column, label in told.items():
        for code, words in WORDS["words"][column].items():
            assert label(code) in (*words, code), (column, code)
    assert all(subject_of(labels.subject(code)) == code for code in WORDS["subjects"])
    use_language("")


def test_choices_drop_down_and_columns_are_explained():
    book = openpyxl.load_workbook(BytesIO(template_bytes("exams")))
    data, example, explained, lists = book.worksheets
    validations = {str(rule.sqref): rule.formula1 for rule in data.data_validations.dataValidation}
    assert validations["C2:C20001"] == "'下拉'!$C$1:$C$7"
    assert [lists.cell(row, 3).value for row in (1, 2)] == ["中考", "高考"]
    assert lists.sheet_state == "hidden"
    assert example["C2"].value == "中考"
    assert "不会导入" in example["A4"].value
    assert [cell.value for cell in explained[2]][:2] == ["考试代码", "exam_id"]


def test_a_filled_in_template_is_not_written_over_without_being_told(tmp_path, capsys):
    assert main(["--language", "en", "template", str(tmp_path), "--table", "schools"]) == 0
    path = tmp_path / file_name("schools")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append(["J01", "城关一中"])
    book.save(path)
    filled = path.read_bytes()
    assert main(["--language", "en", "template", str(tmp_path), "--table", "schools"]) == 1
    assert path.read_bytes() == filled
    assert "--replace" in capsys.readouterr().out
    assert main(["--language", "en", "template", str(tmp_path), "--table", "schools", "--replace"]) == 0
    assert not is_filled_in(path)


def test_a_file_that_cannot_be_read_counts_as_filled_in(tmp_path):
    path = tmp_path / file_name("schools")
    path.write_bytes(b"PK\x03\x04 spoiled")
    assert is_filled_in(path)
