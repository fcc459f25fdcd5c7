"""`report DIR`: a short Word document for one school, a township with its schools, or every unit of the county."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from dashboard.commands.arguments import Commands, folder
from dashboard.commands.publish import no_warehouse
from dashboard.commands.refusal import RefusedError
from dashboard.commands.report_files import ReportFolder
from dashboard.commands.report_pdf import find_office, write_pdfs
from dashboard.feedback.gathering import TestRows, records
from dashboard.feedback.school import school_report
from dashboard.feedback.township import township_report
from dashboard.language import LANGUAGES, ngettext
from dashboard.language import gettext as _
from dashboard.warehouse.progress import Progress
from dashboard.warehouse.reader import Warehouse, open_warehouse
from dashboard.warehouse.store import NoWarehouseError, default_output

STAGES = ("kindergarten", "primary", "junior", "senior")
Report: TypeAlias = Callable[[TestRows, str, datetime], tuple[str, bytes] | None]


@dataclass(frozen=True)
class Job:
    """One document: what makes it, of which test, for which unit."""

    make: Report
    test: TestRows
    code: str


def add_report(commands: Commands) -> None:
    """The command `report`."""
    words = _("write the reports that go back to schools and townships as Word documents")
    command = commands.add_parser("report", help=words, description=words)
    command.add_argument("folder", type=folder, help=_("data folder"))
    units = command.add_mutually_exclusive_group(required=True)
    units.add_argument("--school", metavar="CODE", help=_("one school"))
    units.add_argument("--township", metavar="CODE", help=_("one township and each of its schools"))
    units.add_argument("--all", action="store_true", help=_("every school and township of the county"))
    command.add_argument("--stage", choices=STAGES, help=_("this stage alone"))
    command.add_argument("--test", metavar="ID", help=_("this test; default: the newest official one of each stage"))
    command.add_argument("--output", type=Path, help=_("folder to write; default: reports in the data folder"))
    command.add_argument("--replace", action="store_true", help=_("write over files that were changed by hand too"))
    command.add_argument("--no-pdf", action="store_true", help=_("Word documents alone"))
    command.add_argument("--language", choices=sorted(LANGUAGES), help=_("language of the reports"))
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write every report asked for; 1 when a file changed by hand was left as it is."""
    warehouse = _open(arguments)
    try:
        jobs = _jobs(warehouse, arguments)
        target = ReportFolder(arguments.output or arguments.folder / "reports", arguments.replace)
        written = _write(jobs, target)
    finally:
        warehouse.close()
    words = ngettext("Wrote {n} report to {folder}.", "Wrote {n} reports to {folder}.", len(written))
    print(words.format(n=len(written), folder=target.path))
    if not arguments.no_pdf:
        _write_pdfs(written, target)
    for name in target.left:
        print(_("{file} was changed by hand and left as it is; --replace writes over it.").format(file=name))
    return 1 if target.left else 0


def _open(arguments: argparse.Namespace) -> Warehouse:
    try:
        return open_warehouse(default_output(arguments.folder))
    except NoWarehouseError as error:
        raise RefusedError(no_warehouse(arguments)) from error


def _jobs(warehouse: Warehouse, arguments: argparse.Namespace) -> list[Job]:
    tests = [TestRows(warehouse.report, test_id) for test_id in _tests(warehouse, arguments)]
    jobs = [job for test in tests for job in _of_test(test, arguments)]
    if not jobs:
        code = arguments.school or arguments.township or ""
        raise RefusedError(_("No test to report on was found for {unit}.").format(unit=code or _("the county")))
    return jobs


def _tests(warehouse: Warehouse, arguments: argparse.Namespace) -> list[str]:
    """The test asked for, or of each stage the first in the order in which pages choose one."""
    known = warehouse.report("filter_tests").sort_values("default_order", kind="stable")
    if arguments.test:
        if arguments.test not in set(known["test_id"]):
            listed = ", ".join(known["test_id"])
            raise RefusedError(_("--test: there is no test {id}; known: {ids}").format(id=arguments.test, ids=listed))
        return [arguments.test]
    if arguments.school:
        known = known[
            known["test_id"].isin(warehouse.report("filter_school_tests", school=arguments.school)["test_id"])
        ]
    known = known[known["ranking_state"] != "sample"].drop_duplicates("stage")
    return [str(row["test_id"]) for row in records(known) if arguments.stage in (None, row["stage"])]


def _of_test(test: TestRows, arguments: argparse.Namespace) -> Iterator[Job]:
    schools = [row for row in test.schools if arguments.stage in (None, row["stage"])]
    if arguments.school:
        schools = [row for row in schools if row["school_code"] == arguments.school]
    elif arguments.township:
        schools = [row for row in schools if row["township_code"] == arguments.township]
    if not arguments.school:
        kinds = {str(row["township_code"]): row["township_kind"] for row in schools}
        wanted = [code for code, kind in kinds.items() if arguments.township or kind == "township"]
        yield from (Job(township_report, test, code) for code in wanted)
    yield from (Job(school_report, test, str(row["school_code"])) for row in schools)


def _write(jobs: Sequence[Job], target: ReportFolder) -> list[Path]:
    """The files that were written, a bar on the terminal telling how far it is."""
    written = []
    try:
        with Progress(True) as bar:
            bar.expect(len(jobs))
            for job in jobs:
                made = job.make(job.test, job.code, datetime.now())
                if made is not None and target.write(f"{made[0]}.docx", made[1]):
                    written.append(target.path / f"{made[0]}.docx")
                bar.step(job.code)
    finally:
        # stopped half-way, what was written is still this command's and not changed by hand
        target.remember()
    return written


def _write_pdfs(written: Sequence[Path], target: ReportFolder) -> None:
    office = find_office()
    if office is None:
        print(_("No PDF was written: LibreOffice is not installed here; Word and WPS print the documents as they are."))
        return
    with Progress(True) as bar:
        bar.expect(len(written))
        made = write_pdfs(office, written, target, bar.step)
    target.remember()
    print(ngettext("Wrote {n} PDF beside it.", "Wrote {n} PDFs beside them.", made).format(n=made))
    if made + sum(name.endswith(".pdf") for name in target.left) < len(written):
        print(_("LibreOffice could not turn every document into a PDF; its part Writer may be missing."))
