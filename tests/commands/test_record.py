"""`record`: what is asked, what is refused, and the one file that is written."""

import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.warehouse.check import check_folder
from tests.commands.conftest import Run

DETERMINATION = {
    "--rule": "bottom-three", "--unit": "E", "--occasion": "2022-2023", "--outcome": "counted",
    "--role": "教体局党组会议", "--date": "2024-07-01", "--document": "教体〔2024〕3号", "--reason": "两校并列",
}  # fmt: skip
APPEAL = {
    "--unit-type": "school", "--unit": "G", "--exam": "e2", "--ground": "marking", "--evidence": "E7",
    "--notified": "2024-07-01", "--received": "2024-07-08", "--outcome": "open",
    "--role": "教研室", "--reason": "复核一题",
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("nobody_asks")


def options(given: dict[str, str], **changed: str | None) -> list[str]:
    merged: dict[str, str | None] = {**given, **{f"--{name.replace('_', '-')}": text for name, text in changed.items()}}
    return [word for name, text in merged.items() if text is not None for word in (name, text)] + ["--yes"]


def records(folder: Path) -> list[dict[str, object]]:
    files = sorted((folder / "decisions").glob("*"))
    assert all(file.suffix == ".parquet" for file in files), files
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def test_a_determination_is_one_private_file_that_the_check_accepts(run: Run, folder: Path) -> None:
    assert run("record determination", *options(DETERMINATION)) == 0
    (row,) = records(folder)
    assert (row["kind"], row["rule_id"], row["unit_type"], row["stage"]) == (
        "determination", "bottom-three", "school", "junior",
    )  # fmt: skip
    assert (row["unit_code"], row["occasion"], row["outcome"]) == ("E", "2022-2023", "counted")
    assert (row["decided_on"], row["document_no"]) == (date(2024, 7, 1), "教体〔2024〕3号")
    (file,) = (folder / "decisions").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.stem == row["decision_id"]
    assert not check_folder(folder).has_problems


def test_the_next_step_is_told(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("record determination", *options(DETERMINATION))
    told = capsys.readouterr().out
    assert f'Next: python -m dashboard build "{folder}"' in told
    assert "E校 (E)" in told


def test_a_second_identical_run_writes_nothing(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("record determination", *options(DETERMINATION))
    assert run("record determination", *options(DETERMINATION)) == 0
    assert len(records(folder)) == 1
    assert "recorded already" in capsys.readouterr().out


def test_another_answer_must_name_what_it_replaces(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("record determination", *options(DETERMINATION))
    assert run("record determination", *options(DETERMINATION, outcome="not_counted")) == 1
    (first,) = records(folder)
    assert f"--supersedes {first['decision_id']}" in capsys.readouterr().err


def test_a_change_of_mind_keeps_the_matter_and_the_old_file(run: Run, folder: Path) -> None:
    run("record determination", *options(DETERMINATION))
    (first,) = records(folder)
    again = {name: DETERMINATION[name] for name in ("--role", "--date", "--document", "--reason")}
    number = str(first["decision_id"])
    assert run("record determination", *options(again, supersedes=number, outcome="not_counted")) == 0
    old, new = sorted(records(folder), key=lambda row: row["supersedes_id"] is not None)
    assert old == first
    assert (new["supersedes_id"], new["unit_code"], new["occasion"]) == (number, "E", "2022-2023")
    assert new["outcome"] == "not_counted"
    assert not check_folder(folder).has_problems


def test_a_record_that_is_replaced_cannot_be_replaced_again(run: Run, folder: Path) -> None:
    run("record determination", *options(DETERMINATION))
    number = str(records(folder)[0]["decision_id"])
    run("record determination", *options(DETERMINATION, supersedes=number, outcome="not_counted"))
    assert run("record determination", *options(DETERMINATION, supersedes=number, reason="again")) == 1
    assert len(records(folder)) == 2


TOMORROW = str(date.today() + timedelta(days=1))
REFUSED = {
    "unknown unit": ({"unit": "Z"}, "not in the data"),
    "unknown rule": ({"rule": "top-ten"}, "there are: bottom-three"),
    "unknown occasion": ({"occasion": "2019-2020"}, "not in the data"),
    "unknown outcome": ({"outcome": "maybe"}, "not one of: counted, not_counted"),
    "a day in the future": ({"date": TOMORROW}, "still to come"),
    "no day": ({"date": "yesterday"}, "not a day such as"),
    "an empty reason": ({"reason": "  "}, "An answer is needed"),
    "a name in the role": ({"role": "王小明"}, "looks like a person"),
    "a name before a title": ({"role": "张局长"}, "“张局长”"),
    "an identity number": ({"reason": "见 412727200001011234"}, "412727200001011234"),
    "a telephone": ({"reason": "电话13800001234"}, "13800001234"),
    "a pupil's name": ({"reason": "李明同学的病假证明"}, "“李明同学”"),
    "no document": ({"document": None}, "--document is missing"),
    "nothing to replace": ({"supersedes": "D1"}, "no record D1 of this kind"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_answer_is_refused_and_nothing_is_written(
    case: str, run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed, words = REFUSED[case]
    assert run("record determination", *options(DETERMINATION, **changed)) == 1
    assert words in capsys.readouterr().err
    assert not (folder / "decisions").exists()


def test_refusals_are_told_in_chinese_too(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("record determination", *options(DETERMINATION, role="王小明"), language="zh") == 1
    assert "请写岗位" in capsys.readouterr().err


def test_a_place_that_is_no_open_tie_is_remarked_once_a_warehouse_knows(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run("record determination", *options(DETERMINATION, unit="A"))
    assert "There is no warehouse yet" in capsys.readouterr().out
    run("build")
    run("record determination", *options(DETERMINATION))
    assert "not an open tie" not in capsys.readouterr().out
    run("record determination", *options(DETERMINATION, unit="B"))
    assert "not an open tie" in capsys.readouterr().out


def test_an_appeal_in_time_needs_no_reason_and_a_late_one_does(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("record appeal", *options(APPEAL, received="2024-07-15")) == 0
    assert run("record appeal", *options(APPEAL, unit="F", received="2024-07-16")) == 1
    assert "--late-reason is missing" in capsys.readouterr().err
    assert run("record appeal", *options(APPEAL, unit="F", received="2024-07-16", late_reason="邮件迟到")) == 0
    in_time, late = sorted(records(folder), key=lambda row: str(row["received_on"]))
    assert (in_time["late_reason"], late["late_reason"]) == (None, "邮件迟到")
    assert (in_time["stage"], in_time["decided_on"]) == ("junior", None)
    assert not check_folder(folder).has_problems


def test_an_appeal_upheld_names_a_correction_of_that_exam_or_none_yet(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided = {"outcome": "upheld", "date": "2024-07-20", "document": "文5"}
    assert run("record appeal", *options(APPEAL, **decided, correction="e1")) == 1
    assert "does not supersede that exam" in capsys.readouterr().err
    assert run("record appeal", *options(APPEAL, **decided)) == 0
    assert records(folder)[0]["correction_exam_id"] is None


def test_an_option_that_does_not_go_with_the_outcome_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("record appeal", *options(APPEAL, correction="e2")) == 1
    assert "--correction does not go with the outcome open" in capsys.readouterr().err


def test_an_inheritance_is_recorded_for_the_school_after_the_change(run: Run, folder: Path) -> None:
    given = {"--unit": "A", "--predecessor": "B", "--stage": "junior", "--outcome": "inherited"}
    given |= {name: DETERMINATION[name] for name in ("--role", "--date", "--document", "--reason")}
    assert run("record inheritance", *options(given)) == 0
    assert (records(folder)[0]["unit_code"], records(folder)[0]["predecessor_code"]) == ("A", "B")
    assert run("record inheritance", *options(given, predecessor="Z")) == 1


def test_open_ties_are_offered_and_what_is_typed_is_asked_until_it_can_be_taken(
    run: Run, folder: Path, type_in: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    run("build")
    left = type_in(
        "9", "2", "perhaps", "not_counted", "", "王小明", "教体局党组会议", "2024-07-01", "教体〔2024〕3号",
        "按人数认定", "y",
    )  # fmt: skip
    assert run("record determination") == 0
    told = capsys.readouterr().out
    assert "1. 连续两年后三位" in told or "1. two consecutive years" in told
    assert "9 is not one of: 1-2" in told
    assert "“王小明” looks like a person" in told
    assert left == []
    (row,) = records(folder)
    assert (row["unit_code"], row["occasion"], row["outcome"]) == ("E", "2022-2023", "not_counted")


def test_an_open_appeal_is_offered_and_its_decision_replaces_it(
    run: Run, folder: Path, type_in: Callable[..., list[str]]
) -> None:
    run("record appeal", *options(APPEAL))
    type_in("1", "rejected", "教体局党组会议", "2024-07-20", "文5", "复核无误", "yes")
    assert run("record appeal") == 0
    opened, decided = sorted(records(folder), key=lambda row: row["supersedes_id"] is not None)
    assert decided["supersedes_id"] == opened["decision_id"]
    assert (decided["exam_id"], decided["evidence_id"], decided["outcome"]) == ("e2", "E7", "rejected")


@pytest.mark.parametrize("answer", ["n", ""])
def test_without_a_yes_nothing_is_written(
    answer: str, run: Run, folder: Path, type_in: Callable[..., list[str]]
) -> None:
    type_in(answer)
    given = options({**DETERMINATION, "--evidence": "E1"})
    assert run("record determination", *given[:-1]) == 1
    assert not (folder / "decisions").exists()


def test_ctrl_c_leaves_nothing(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_prompt: str = "") -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    assert run("record determination", *options({**DETERMINATION, "--evidence": "E1"})[:-1]) == 1
    assert not (folder / "decisions").exists()


def test_a_determination_names_the_tie_that_it_judged(run: Run, folder: Path) -> None:
    """D and E share place 4 of 7; B stands alone at place 2."""
    run("build")
    run("record determination", *options(DETERMINATION))
    run("record determination", *options(DETERMINATION, unit="B"))
    told = {row["unit_code"]: (row["place"], row["tied_n"], row["ranked_n"]) for row in records(folder)}
    assert told == {"E": (4, 2, 7), "B": (2, 1, 7)}
    run("build")
    assert run("record determination", *options(DETERMINATION)) == 0
    assert len(records(folder)) == 2


def test_no_more_units_are_counted_than_the_rule_has_places(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F and G stand in the last three for certain, so one of D and E can be counted, built in between or not."""
    run("build")
    assert run("record determination", *options(DETERMINATION)) == 0
    assert run("record determination", *options(DETERMINATION, unit="D")) == 1
    refused = capsys.readouterr().err
    assert "bottom-three has 3 places in 2022-2023" in refused
    assert all(f"({unit})" in refused for unit in "EFG")
    assert run("record determination", *options(DETERMINATION, unit="D", outcome="not_counted")) == 0
    assert len(records(folder)) == 2
