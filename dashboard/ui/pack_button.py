"""The button that makes the meeting pack: a process of its own opens the pages, the files come when they are ready."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.ui.address import current_address
from dashboard.ui.downloads import XLSX_TYPE
from dashboard.ui.kept import Kept
from dashboard.ui.offers import offer
from dashboard.ui.parts import library
from dashboard.ui.session import SNAPSHOT, mask, pointer, report, warehouse
from dashboard.warehouse.publishing import folder_of
from dashboard.warehouse.store import default_output

PPTX_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SHARED = ("mask", "revealed", "stage", "school_year", "test", "subject", "township")
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Asked:
    """What a pack depends on: the data folder, the version, the language, the shared codes, the agenda."""

    folder: Path
    version: str
    is_kept: bool
    language: str
    view: str
    agenda: str


@dataclass(frozen=True)
class Files:
    """The slides and the workbook."""

    slides: bytes
    workbook: bytes


class PackFailedError(RuntimeError):
    """The pack could not be made; the message is what the process said."""


_made: Kept[Files] = Kept(4)
_busy: Kept[threading.Lock] = Kept(64)


def pack_button() -> str:
    """HTML of the button; none while names are masked, without our server or where the data folder is not known."""
    output = pointer()
    if not library() or mask() is not None or output is None or output != default_output(folder_of(output)):
        return ""
    asked = _asked(folder_of(output))
    stem = f"{_('Meeting pack')}_{asked.version}_{asked.language}"
    addresses = [
        offer("meeting-pack.pptx", PPTX_TYPE, lambda: made(asked).slides),
        offer("meeting-pack.xlsx", XLSX_TYPE, lambda: made(asked).workbook),
    ]
    return (
        f'<span class="st-key-meeting_pack"><button type="button" data-saves="{" ".join(addresses)}" '
        f'data-name="{escape(stem, quote=True)}.pptx {escape(stem, quote=True)}.xlsx" '
        f'data-waits="{escape(_("Making the pack"), quote=True)}" '
        f'data-fails="{escape(_("The pack failed"), quote=True)}" '
        f'title="{escape(_("Slides and workbook of the agenda, kept as a version"), quote=True)}">'
        f"{escape(_('Pack'))}</button></span>"
    )


def _asked(folder: Path) -> Asked:
    values = current_address().values
    view = urlencode({key: values[key] for key in SHARED if values.get(key)})
    rows = report("agenda")
    agenda = "|".join(f"{page}?{codes}" for page, codes in zip(rows["page"], rows["codes"], strict=True))
    return Asked(folder, warehouse().version, bool(values.get(SNAPSHOT)), current_language(), view, agenda)


def made(asked: Asked) -> Files:
    """The files, made once for all who ask for the same; PackFailedError."""
    with _busy.get(asked, threading.Lock):
        return _made.get(asked, lambda: _make(asked))


def _make(asked: Asked) -> Files:
    with TemporaryDirectory() as place:
        slides = Path(place) / "pack.pptx"
        command = [
            sys.executable, "-m", "dashboard", "--language", asked.language, "pack", str(asked.folder),
            "--output", str(slides), "--view", asked.view, *(["--snapshot", asked.version] if asked.is_kept else []),
        ]  # fmt: skip
        ended = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        if ended.returncode:
            raise PackFailedError(ended.stderr[-2000:])
        return Files(slides.read_bytes(), slides.with_suffix(".xlsx").read_bytes())
