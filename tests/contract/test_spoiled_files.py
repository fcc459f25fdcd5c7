"""Each way in which a file can be spoiled has its own message."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.language import use_language
from dashboard.warehouse.check import check_folder
from tests.contract.tiny import CLEAN, found, spoil, write_table


def test_a_clean_folder_has_no_findings(folder: Path) -> None:
    report = check_folder(folder)
    assert report.problems == ()
    assert not report.has_problems


def test_a_missing_table_is_named_with_the_way_to_supply_it(folder: Path) -> None:
    (folder / "roster.parquet").unlink()
    problem = found(folder, "missing_table")
    assert (problem.table, problem.file) == ("roster", "roster.parquet")
    assert problem.what == "The required table roster is missing."
    assert "roster.parquet" in problem.mend


def test_a_missing_table_leaves_out_only_the_checks_that_need_it(folder: Path) -> None:
    (folder / "townships.parquet").unlink()
    spoil(folder, "scores", score=[-1.0, 40.0, 60.0, None])
    codes = {problem.code for problem in check_folder(folder).problems}
    assert codes == {"missing_table", "checks_left_out", "score_below_zero"}


def test_a_missing_column_is_named(folder: Path) -> None:
    spoil(folder, "scores", subject=None)
    assert found(folder, "missing_column").what == "The required column subject (a text) is missing."


def test_a_wrong_type_names_both_types(folder: Path) -> None:
    spoil(folder, "scores", score=["80.5", "40", "60", None])
    problem = found(folder, "wrong_type")
    assert problem.what == "The column score must be a number but is string."
    assert (problem.file, problem.rows) == ("scores.parquet", 4)


@pytest.mark.parametrize(
    "column", ["姓名", "学生姓名", "身份证号", "name", "Student Name", "id_card", "联系电话", "phone"]
)
def test_columns_that_name_pupils_are_refused(folder: Path, column: str) -> None:
    spoil(folder, "roster", **{column: ["x", "y"]})
    problem = found(folder, "private_column")
    assert problem.what == f"The column {column} looks like names, identity numbers or contact data of persons."
    assert (problem.severity, problem.rows) == ("problem", 2)


def test_a_school_may_have_a_name(folder: Path) -> None:
    spoil(folder, "schools", short_name=["一", "二"])
    assert [problem.code for problem in check_folder(folder).problems] == ["unknown_column"]


def test_a_misspelt_column_is_guessed(folder: Path) -> None:
    spoil(folder, "scores", atendance=["present"] * 4)
    problem = found(folder, "misspelt_column")
    assert problem.severity == "warning"
    assert "attendance may be meant" in problem.what


def test_an_empty_file_is_named(folder: Path) -> None:
    (folder / "scores.parquet").write_bytes(b"")
    problem = found(folder, "empty_file")
    assert (problem.file, problem.what) == ("scores.parquet", "The file is empty (0 bytes).")


def test_a_truncated_file_is_named(folder: Path) -> None:
    path = folder / "scores.parquet"
    path.write_bytes(path.read_bytes()[:-50])
    assert found(folder, "truncated_file").what == "The Parquet file is cut off: its end is missing."


def test_a_file_of_another_kind_is_named(folder: Path) -> None:
    (folder / "scores.parquet").write_text("exam_id,student_id\ne1,p1\n")
    assert found(folder, "not_parquet").what.startswith("The file is not a Parquet file")


def test_a_file_damaged_inside_is_found_and_the_others_are_still_checked(folder: Path) -> None:
    path = folder / "scores.parquet"
    healthy = bytearray(path.read_bytes())
    healthy[4:60] = b"\xff" * 56
    path.write_bytes(bytes(healthy))
    spoil(folder, "roster", school_code=["J1", "J9"])
    codes = {problem.code for problem in check_folder(folder).problems}
    assert {"damaged_file", "roster_unknown_school", "checks_left_out"} <= codes


def test_a_required_table_without_rows_is_named(folder: Path) -> None:
    empty = pa.table({name: pa.array(values)[:0] for name, values in CLEAN["roster"].items()})
    write_table(folder, "roster", empty)
    assert found(folder, "no_rows").what == "The required table roster has no rows."


def test_a_table_given_twice_is_named(folder: Path) -> None:
    write_table(folder, "roster/part-0", CLEAN["roster"])
    assert found(folder, "file_and_folder").table == "roster"


def test_a_file_that_no_table_takes_up_is_a_warning(folder: Path) -> None:
    write_table(folder, "score", CLEAN["scores"])
    problem = found(folder, "unknown_file")
    assert (problem.file, problem.severity) == ("score.parquet", "warning")


def test_a_mistake_in_a_plan_is_listed_with_the_other_problems(folder: Path) -> None:
    (folder / "plans" / "mine").mkdir(parents=True)
    (folder / "plans" / "mine" / "plan.toml").write_text('id = "mine"\ngoverning = true\n')
    (folder / "plans" / "mine" / "indicators.csv").write_text("id,part,stage\n")
    spoil(folder, "scores", score=[-1.0, 40.0, 60.0, None])
    problems = check_folder(folder).problems
    assert {"plan_mistake", "score_below_zero"} <= {problem.code for problem in problems}
    assert any(problem.what == "name_zh = - is not allowed." for problem in problems)


def test_all_broken_files_are_listed_at_once(folder: Path) -> None:
    (folder / "scores.parquet").write_bytes(b"")
    (folder / "roster.parquet").write_text("not parquet at all")
    (folder / "schools.parquet").unlink()
    codes = {problem.code for problem in check_folder(folder).problems if problem.severity == "problem"}
    assert codes == {"empty_file", "not_parquet", "missing_table"}


def test_a_hive_folder_keeps_the_zeros_of_its_codes(folder: Path) -> None:
    (folder / "scores.parquet").unlink()
    (folder / "roster.parquet").unlink()
    spoil(folder, "exams", exam_id=["007"])
    spoil(folder, "exam_subjects", exam_id=["007", "007"])
    for name in ("scores", "roster"):
        columns = {column: values for column, values in CLEAN[name].items() if column != "exam_id"}
        write_table(folder, f"{name}/exam_id=007/part-0", columns)
    assert check_folder(folder).problems == ()


def test_messages_are_chinese_by_default(folder: Path) -> None:
    use_language("zh")
    (folder / "roster.parquet").unlink()
    first = check_folder(folder).problems[0]
    assert first.what == "缺少必需的表 roster。"


def test_a_column_without_any_value_may_have_any_type(folder: Path) -> None:
    spoil(folder, "schools", valid_from=pa.nulls(2))
    assert pq.read_schema(folder / "schools.parquet").field("valid_from").type == pa.null()
    assert check_folder(folder).problems == ()


def test_files_of_one_table_may_keep_marks_in_different_types(folder: Path) -> None:
    (folder / "scores.parquet").unlink()
    scores = pa.table(dict(CLEAN["scores"]))
    write_table(folder, "scores/one", scores.slice(0, 2))
    marks = scores.column("score").cast(pa.decimal128(7, 2))
    write_table(folder, "scores/two", scores.set_column(3, "score", marks).slice(2))
    assert check_folder(folder).problems == ()


def test_a_folder_that_no_table_takes_up_is_a_warning(folder: Path) -> None:
    write_table(folder, "score/exam_id=e1/part-0", CLEAN["scores"])
    assert found(folder, "unknown_file").file == "score"


def test_the_message_says_which_checks_were_left_out(folder: Path) -> None:
    (folder / "townships.parquet").unlink()
    problem = found(folder, "checks_left_out")
    assert "school_unknown_township" in problem.what
    assert problem.mend == "Mend townships first and check again."


def test_a_file_whose_footer_is_damaged_is_named(folder: Path) -> None:
    path = folder / "scores.parquet"
    healthy = bytearray(path.read_bytes())
    healthy[-60:-8] = b"\xff" * 52
    path.write_bytes(bytes(healthy))
    assert found(folder, "damaged_file").what == "The file is damaged inside: its rows cannot be read."
