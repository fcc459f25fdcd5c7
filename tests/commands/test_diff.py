"""`diff`: what a determination, a correction and another plan change, told with their reasons."""

import stat
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from dashboard.cli import main
from dashboard.commands.changes import changes
from dashboard.language import use_language
from dashboard.warehouse.comparison import compare
from dashboard.warehouse.publishing import version_file
from tests.commands.county import SECOND, exam, write
from tests.warehouse.counties import Exam

DETERMINATION = (
    "--rule", "bottom-three", "--unit", "E", "--occasion", "2022-2023", "--outcome", "counted", "--role", "党组会议",
    "--date", "2024-07-01", "--document", "文3", "--reason", "并列", "--yes",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """The changes between two versions, by what changed and where: before, after and why."""

    rows: dict[tuple[str, str, str], tuple[str, str, str]]

    def of(self, what: str) -> dict[tuple[str, str], tuple[str, str, str]]:
        """The changes of one kind, by unit and occasion."""
        return {(unit, occasion): told for (kind, unit, occasion), told in self.rows.items() if kind == what}


def step(folder: Path, *commands: tuple[str, ...]) -> str:
    """Run commands on the folder, build and publish; returns the new version."""
    for name, kind, *options in commands:
        assert main(["--language", "en", name, kind, str(folder), *options]) == 0
    for name in ("build", "publish"):
        assert main(["--language", "en", name, str(folder)]) == 0
    return max(path.name for path in (folder / "published").iterdir())


def told(folder: Path, old: str, new: str) -> Told:
    """The changes between two published versions."""
    use_language("en")
    rows = changes(compare(version_file(folder, old), version_file(folder, new)))
    return Told(
        {
            (row["what"], row["unit_code"], row["occasion"]): (row["before"], row["after"], row["why"])
            for row in rows.to_dict("records")
            if row["unit_type"] in ("", "School")
        }
    )


def correction(**marks: float) -> Exam:
    """The correction of the second year's exam."""
    return exam("e2c", 2024, {**SECOND, **marks}, supersedes="e2")


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Four versions: the first, with a determination, with a provisional correction, with that correction final."""
    folder = write(tmp_path_factory.mktemp("diff") / "county")
    versions = [step(folder), step(folder, ("record", "determination", *DETERMINATION))]
    raised = correction(G=65)
    write(folder, exam("e2c", 2024, {**SECOND, "G": 65}, "provisional", "e2"))
    versions.append(step(folder))
    write(folder, raised)
    versions.append(step(folder))
    use_language("")
    return folder, versions


def test_a_determination_names_its_document_and_the_marks_that_hang_on_it(history: tuple[Path, list[str]]) -> None:
    folder, versions = history
    found = told(folder, versions[0], versions[1])
    assert found.of("Place") == {}
    records = found.of("Record")
    assert list(records) == [("E", "2022-2023")]
    assert records["E", "2022-2023"][1] == "Determination: Counts as in the band"
    assert records["E", "2022-2023"][2].startswith("文3 D")
    marks = found.of("Mark")
    assert marks.keys() == {("E", "2022-2023"), ("E", "2023-2024")}
    before, after, why = marks["E", "2022-2023"]
    assert before.startswith("Yellow")
    assert after.startswith("Orange")
    assert why == "decision recorded: 文3"
    before, after, why = marks["E", "2023-2024"]
    assert after.startswith("Red")
    assert "(run 2)" in after
    assert why == "an earlier occasion changed"


def test_a_correction_that_is_not_final_changes_nothing(history: tuple[Path, list[str]]) -> None:
    folder, versions = history
    assert told(folder, versions[1], versions[2]).rows == {}


def test_a_final_correction_moves_its_school_and_the_others_and_says_which(history: tuple[Path, list[str]]) -> None:
    folder, versions = history
    found = told(folder, versions[2], versions[3])
    places = {unit: row for (unit, _occasion), row in found.of("Place").items()}
    # G rises from 7 to 4 of 7; D, E and F each fall by one.
    assert {unit: row[:2] for unit, row in places.items()} == {
        "G": ("Place 7 of 7, Bottom three", "Place 4 of 7"),
        "D": ("Place 4 of 7", "Place 5 of 7, Bottom three"),
        "E": ("Place 5 of 7, Bottom three", "Place 6 of 7, Bottom three"),
        "F": ("Place 6 of 7, Bottom three", "Place 7 of 7, Bottom three"),
    }
    assert places["G"][2] == "correction: e2 → e2c; its own marks, absences or pupils changed"
    assert places["D"][2] == "correction: e2 → e2c; other units moved"
    marks = {unit: row for (unit, _occasion), row in found.of("Mark").items()}
    assert marks["G"][0].startswith("Red")
    assert marks["D"][0] == "None"
    assert "correction: e2 → e2c" in marks["G"][2]
    assert marks.keys() == {"G", "D"}


def test_the_same_version_twice_says_that_nothing_changed(
    history: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, versions = history
    assert main(["--language", "en", "diff", str(folder), versions[3]]) == 0
    assert "Nothing changed" in capsys.readouterr().out
    assert main(["--language", "zh", "diff", str(folder), versions[3], versions[3]]) == 0
    assert "没有变动" in capsys.readouterr().out


def test_the_list_is_written_as_csv_and_workbook_for_their_owner(
    history: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, versions = history
    files = (tmp_path / "changes.csv", tmp_path / "changes.xlsx")
    options = ("--csv", str(files[0]), "--xlsx", str(files[1]))
    assert main(["--language", "en", "diff", str(folder), versions[2], versions[3], *options]) == 0
    lines = files[0].read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("What changed,Test or occasion,")
    assert any(line.startswith("Place,e2c,,School,G,") for line in lines)
    with ZipFile(files[1]) as book:
        assert "e2 → e2c" in book.read("xl/sharedStrings.xml").decode("utf-8")
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600]
    told = capsys.readouterr().out
    assert f"{len(lines) - 1} changes." in told
    assert "Internal material" in told


def test_another_setting_of_the_plan_is_told(history: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder = write(tmp_path / "county")
    first = step(folder)
    plan = folder / "plans" / "test-plan" / "plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("min_pupils_to_rank = 1", "min_pupils_to_rank = 11"))
    found = told(folder, first, step(folder))
    assert found.of("Setting of the plan")["", "min_pupils_to_rank"][:2] == ("1", "11")
    assert found.of("Place")["A", "e1"] == ("Place 1 of 7", "Too few pupils", "settings of the plan changed")


def test_a_school_that_is_too_small_to_be_shown_has_no_place_in_the_list(tmp_path: Path) -> None:
    small = exam("e2c", 2024, {**SECOND, "G": 65}, supersedes="e2")
    kept = tuple(pupil for pupil in small.pupils if pupil.student_id != "G9")
    folder = write(tmp_path / "county")
    first = step(folder)
    write(folder, Exam(**{**small.__dict__, "pupils": kept}))
    places = told(folder, first, step(folder)).of("Place")
    assert places["G", "e2c"][:2] == ("– (too few pupils)", "– (too few pupils)")


@pytest.mark.parametrize("name", ["20200101000000-00000000", "../county", ""])
def test_an_unknown_version_is_refused(
    name: str, history: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _versions = history
    assert main(["--language", "en", "diff", str(folder), name]) == 1
    assert "No published version" in capsys.readouterr().err
