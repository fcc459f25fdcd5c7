"""A folder of reports: whole files with the rights 0600, and a file changed by hand stays as it is."""

import stat
from pathlib import Path

from dashboard.commands import report_pdf
from dashboard.commands.report_files import ReportFolder


def test_a_second_run_writes_over_what_the_first_wrote(tmp_path: Path) -> None:
    first = ReportFolder(tmp_path / "报告")
    assert first.write("甲.docx", b"old")
    first.remember()
    second = ReportFolder(tmp_path / "报告")
    assert second.write("甲.docx", b"new")
    assert ((tmp_path / "报告" / "甲.docx").read_bytes(), second.left) == (b"new", [])


def test_a_file_changed_by_hand_is_left_until_it_is_told_otherwise(tmp_path: Path) -> None:
    first = ReportFolder(tmp_path)
    first.write("甲.docx", b"old")
    first.remember()
    (tmp_path / "甲.docx").write_bytes(b"by hand")
    second = ReportFolder(tmp_path)
    assert not second.write("甲.docx", b"new")
    assert ((tmp_path / "甲.docx").read_bytes(), second.left) == (b"by hand", ["甲.docx"])
    assert ReportFolder(tmp_path, replace=True).write("甲.docx", b"new")
    assert (tmp_path / "甲.docx").read_bytes() == b"new"


def test_a_file_that_nobody_remembers_was_made_by_hand(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"by hand")
    (tmp_path / ".reports.json").write_text("[broken")
    assert not ReportFolder(tmp_path).write("甲.docx", b"new")


def test_files_are_their_owners_alone_whatever_stood_there(tmp_path: Path) -> None:
    target = ReportFolder(tmp_path, replace=True)
    (tmp_path / "甲.docx").write_bytes(b"by hand")
    (tmp_path / "甲.docx").chmod(0o644)
    target.write("甲.docx", b"new")
    target.remember()
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}
    assert sorted(file.name for file in tmp_path.iterdir()) == [".reports.json", "甲.docx"]


def office(folder: Path, does: str) -> str:
    """A made-up LibreOffice: notes each call, then does something for each document."""
    program = folder / "soffice"
    program.write_text(f"""#!/bin/sh
echo call >> {folder}/calls
out=$6; shift 6
for file in "$@"; do name=$(basename "$file" .docx); {does}; done
""")
    program.chmod(0o700)
    return str(program)


def documents(folder: Path, n: int) -> list[Path]:
    files = [folder / f"校 {number}.docx" for number in range(n)]
    for file in files:
        file.write_bytes(b"docx")
    return files


def test_a_batch_is_one_call(tmp_path: Path) -> None:
    steps: list[int] = []
    program = office(tmp_path, 'echo pdf > "$out/$name.pdf"')
    target = ReportFolder(tmp_path)
    files = documents(tmp_path, report_pdf.BATCH + 1)
    made = report_pdf.write_pdfs(program, files, target, lambda _name, n: steps.append(n))
    assert (made, steps) == (report_pdf.BATCH + 1, [report_pdf.BATCH, 1])
    assert (tmp_path / "calls").read_text().count("call") == 2
    assert (tmp_path / "校 40.pdf").read_text() == "pdf\n"


def test_a_document_that_cannot_be_converted_is_left_out(tmp_path: Path) -> None:
    program = office(tmp_path, 'test "$name" = "校 1" || echo pdf > "$out/$name.pdf"')
    target = ReportFolder(tmp_path)
    assert report_pdf.write_pdfs(program, documents(tmp_path, 3), target, lambda _name, _n: None) == 2
    assert not (tmp_path / "校 1.pdf").exists()


def test_a_pdf_made_by_hand_is_left(tmp_path: Path) -> None:
    (tmp_path / "校 0.pdf").write_bytes(b"by hand")
    target = ReportFolder(tmp_path)
    program = office(tmp_path, 'echo pdf > "$out/$name.pdf"')
    assert report_pdf.write_pdfs(program, documents(tmp_path, 1), target, lambda _name, _n: None) == 0
    assert target.left == ["校 0.pdf"]
