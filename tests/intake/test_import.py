"""What a clerk does: import, look, mend, import again."""

import stat
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.intake.county import EXAM, PUPILS, answers, marks, registers, run_import, scores, tree, wide

WHOLE = [
    ("chinese", 60.0), ("chinese", 95.0), ("chinese", 101.5), ("chinese", "absent_unexcused"),
    ("math", 72.0), ("math", 88.5), ("math", "absent_excused"), ("math", "absent_unexcused"),
]  # fmt: skip


def roster(data: Path) -> list[tuple[str, str]]:
    rows = pq.ParquetFile(data / "roster" / f"exam_id={EXAM}" / "part-0.parquet").read().to_pylist()
    return sorted((row["school_code"], row["class_id"]) for row in rows)


def quarantined(tmp_path: Path) -> list[Path]:
    return sorted(tmp_path.glob("*待改*.xlsx"))


def test_a_wide_sheet_becomes_roster_and_scores(import_rows, data):
    assert import_rows() == 0
    assert marks(data) == sorted(WHOLE, key=str)
    assert roster(data) == [("J01", "901"), ("J01", "901"), ("J02", "902"), ("J03", "901")]


def test_no_name_and_no_id_of_a_pupil_comes_into_the_folder(import_rows, data, tmp_path):
    import_rows()
    ids = {row["student_id"] for row in scores(data)}
    assert len(ids) == 4
    assert all(len(pupil) == 21 and pupil.startswith("P") and pupil.isascii() for pupil in ids)
    inside = b"".join(tree(data).values())
    assert not any(word.encode() in inside for pupil in PUPILS for word in pupil[:2])


def test_the_key_is_beside_the_folder_and_its_owners_alone(import_rows, data, tmp_path, capsys):
    import_rows()
    key = tmp_path / "数据.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert str(key) in capsys.readouterr().out


def test_the_key_makes_the_same_pupil_of_the_same_id_and_another_key_is_refused(import_rows, data, tmp_path, capsys):
    import_rows()
    before = scores(data)
    (tmp_path / "数据.key").unlink()
    assert import_rows() == 1
    assert "Bring it back" in capsys.readouterr().err
    (tmp_path / "数据.key").write_text("ab" * 32)
    assert import_rows() == 1
    assert "is not the key" in capsys.readouterr().err
    assert scores(data) == before


def test_a_key_in_the_data_folder_is_refused(tmp_path, data, capsys):
    data.mkdir()
    options = ["--exam", EXAM, "--key", str(data / "k"), "--answers", str(answers(tmp_path))]
    assert run_import(data, registers(tmp_path), wide(tmp_path), options=options) == 1
    assert "must not be in the data folder" in capsys.readouterr().err


def test_a_second_import_changes_no_byte(import_rows, data, capsys):
    import_rows()
    before = tree(data)
    assert import_rows() == 0
    assert tree(data) == before
    assert "nothing was changed" in capsys.readouterr().out


def test_the_order_of_files_changes_no_byte(tmp_path, data):
    options = ["--exam", EXAM, "--answers", str(answers(tmp_path)), "--key", str(tmp_path / "one.key")]
    files = [registers(tmp_path), wide(tmp_path)]
    assert run_import(data, *files, options=options) == 0
    assert run_import(tmp_path / "other", *reversed(files), options=options) == 0
    assert tree(data) == tree(tmp_path / "other")


def test_changed_marks_are_refused_until_told(import_rows, data, tmp_path, capsys):
    import_rows()
    before = tree(data)
    changed = [*PUPILS[:3], ("X0004", "刘小丽", "乡村中学", "901", 61, 72)]
    wide(tmp_path, *changed)
    assert run_import(data, tmp_path / "成绩.xlsx", options=["--exam", EXAM]) == 1
    told = capsys.readouterr()
    assert "成绩.xlsx/成绩, row 5: score 60.00 → 61.00" in told.out
    assert "--replace" in told.err
    assert run_import(data, tmp_path / "成绩.xlsx", options=["--exam", EXAM, "--keep"]) == 0
    assert tree(data) == before
    assert run_import(data, tmp_path / "成绩.xlsx", options=["--exam", EXAM, "--replace"]) == 0
    assert ("chinese", 61.0) in marks(data)
    assert ("chinese", 60.0) not in marks(data)


def test_bad_rows_are_set_aside_mended_and_imported(import_rows, data, tmp_path, capsys):
    spoiled = [*PUPILS[:3], ("X0004", "刘小丽", "乡村中学", "901", 160, 72)]
    assert import_rows(*spoiled) == 1
    assert len(marks(data)) == 6
    told = capsys.readouterr().out
    assert "成绩.xlsx/成绩, row 5: 语文: 160.00 is above full marks (120.00)" in told
    (path,) = quarantined(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    assert [cell.value for cell in sheet[1]][:5] == ["原因", "行号", "考试代码", "学籍号", "姓名"]
    assert sheet.cell(2, 2).value == 5
    mark = next(cell for cell in sheet[2] if cell.value == 160)
    mark.value = 60
    book.save(path)
    assert run_import(data, path) == 0
    assert marks(data) == sorted(WHOLE, key=str)
    assert sorted(school for school, _class in roster(data)) == ["J01", "J01", "J02", "J03"]


def test_nothing_is_taken_before_the_check_passes(tmp_path, data, capsys):
    assert run_import(data, registers(tmp_path)) == 1
    told = capsys.readouterr().out
    assert "The required table roster is missing" in told
    assert "in one command" in told
    assert not data.exists()


def test_what_was_there_stays_when_the_check_refuses(import_rows, data, tmp_path, capsys):
    import_rows()
    before = tree(data)
    book = tmp_path / "新考试.xlsx"
    wb = openpyxl.Workbook()
    wb.active.append(["考试代码", "考试名称", "考试类型", "学段", "年级", "学年", "考试日期"])
    wb.active.append(["e2", "期末", "质量检测", "初中", 8, "2024-2025", "2031-01-01"])
    wb.save(book)
    assert run_import(data, book) == 1
    assert "would not pass its check" in capsys.readouterr().out
    assert tree(data) == before


def test_a_move_that_breaks_off_leaves_the_folder_as_it_was(import_rows, data, tmp_path, monkeypatch):
    import_rows()
    before = tree(data)
    wide(tmp_path, *PUPILS, ("X0005", "陈小华", "乡村中学", "901", 70, 70))
    moved: list[Path] = []
    replace = Path.replace

    def breaks_off(path: Path, target: Path) -> Path:
        if "folder" in path.parts:
            if moved:
                raise OSError("disk full")
            moved.append(path)
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", breaks_off)
        assert run_import(data, tmp_path / "成绩.xlsx", options=["--exam", EXAM]) == 1
    assert moved
    assert tree(data) == before
    assert run_import(data, tmp_path / "成绩.xlsx", options=["--exam", EXAM]) == 0
    assert len(marks(data)) == 10


def test_without_a_terminal_every_open_question_is_a_line_to_fill_in(tmp_path, data, capsys):
    assert run_import(data, registers(tmp_path), wide(tmp_path)) == 1
    told = capsys.readouterr().err
    assert "[exams]" in told
    assert '"成绩.xlsx/成绩" = ""' in told
    assert "zk-2025 2025年中考" in told


def test_an_unsure_id_is_asked_for_and_the_answer_is_kept(import_rows, data, tmp_path, capsys):
    headings = ("考号", *("姓名", "学校", "班级", "语文", "数学"))
    assert import_rows(headings=headings) == 1
    assert "the same in every exam" in capsys.readouterr().err
    assert import_rows(headings=headings, settled='[headings.wide]\n"考号" = "student_id"\n') == 0
    assert '"考号" = "student_id"' in (data / "intake.toml").read_text(encoding="utf-8")
    assert run_import(data, tmp_path / "成绩.xlsx", options=["--exam", EXAM]) == 0


def test_the_exam_of_a_file_is_not_kept_for_next_years_file_of_the_same_name(import_rows, data, tmp_path, capsys):
    assert import_rows(settled='[exams]\n"成绩.xlsx/成绩" = "zk-2025"\n') == 0
    assert "exams" not in (data / "intake.toml").read_text(encoding="utf-8")
    assert run_import(data, tmp_path / "成绩.xlsx") == 1
    assert "Of which exam is 成绩.xlsx/成绩?" in capsys.readouterr().err


def test_on_a_terminal_questions_are_answered_by_number(tmp_path, data, monkeypatch):
    waiting = ["1", "1"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _prompt="": waiting.pop(0))
    assert run_import(data, registers(tmp_path), wide(tmp_path)) == 0
    assert waiting == []
    assert marks(data) == sorted(WHOLE, key=str)


def test_an_answers_file_with_an_unknown_section_is_refused(tmp_path, data, capsys):
    path = tmp_path / "a.toml"
    path.write_text("[hedings]\n", encoding="utf-8")
    assert run_import(data, registers(tmp_path), options=["--answers", str(path)]) == 1
    assert "[hedings] is not known" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_are_in_the_readers_language(tmp_path, data, capsys, language):
    options = ["--exam", EXAM, "--answers", str(answers(tmp_path))]
    run_import(data, registers(tmp_path), wide(tmp_path), options=options, language=language)
    told = capsys.readouterr().out
    assert ("检查通过" in told) == (language == "zh")
    assert ("The check passed" in told) == (language == "en")
