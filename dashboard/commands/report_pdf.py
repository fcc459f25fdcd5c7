"""Word documents to PDF by LibreOffice, many in one call, with a profile of its own beside a running office."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.commands.report_files import ReportFolder

BATCH = 40
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_SECONDS, _SECONDS_EACH = 120, 20


def find_office() -> str | None:
    """The program, None where LibreOffice is not installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((str(place) for place in _PLACES if place.is_file()), None)


def write_pdfs(office: str, documents: Sequence[Path], target: ReportFolder, step: Callable[[str, int], None]) -> int:
    """A PDF beside each document; how many were written. A document that cannot be converted is left out."""
    made, rest = 0, iter(documents)
    while batch := list(islice(rest, BATCH)):
        with TemporaryDirectory() as folder:
            _convert(office, batch, Path(folder))
            for document in batch:
                pdf = Path(folder, document.with_suffix(".pdf").name)
                made += pdf.exists() and target.write(pdf.name, pdf.read_bytes())
        step("PDF", len(batch))
    return made


def _convert(office: str, documents: Sequence[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--convert-to", "pdf", "--outdir", str(folder))
    seconds = _SECONDS + _SECONDS_EACH * len(documents)
    try:
        subprocess.run(
            [office, profile, *options, *map(str, documents)], capture_output=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return
