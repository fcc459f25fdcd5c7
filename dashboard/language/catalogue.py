"""Message catalogues: message ids are English sentences, Chinese is the default language."""

from __future__ import annotations

import os
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
FOLDER = Path(__file__).resolve().parents[1] / "locale" / "zh_CN" / "LC_MESSAGES"

_language: ContextVar[str | None] = ContextVar("dashboard_language", default=None)


def current_language() -> str:
    """`zh` or `en`; without a choice the environment variable DASHBOARD_LANGUAGE, then Chinese."""
    chosen = _language.get() or os.environ.get("DASHBOARD_LANGUAGE", LANGUAGES[0])
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def use_language(language: str) -> None:
    """Choose the language of this thread or task; an unknown one means the default."""
    _language.set(language if language in LANGUAGES else None)


def gettext(message: str) -> str:
    """The message in the current language, itself where the catalogue lacks it."""
    return _translations(current_language()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of the message that fits n in the current language."""
    return _translations(current_language()).ngettext(singular, plural, n)


def catalogue_files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Every catalogue of the folder, one for each area, in a fixed order."""
    return tuple(sorted(folder.glob("*.po")))


def read_catalogue(path: Path) -> Catalog:
    """One area's messages; raises babel's PoFileError for a broken file."""
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


def merge_catalogues(paths: tuple[Path, ...]) -> Catalog:
    """All areas in one catalogue; the first file that translates a message wins."""
    merged = Catalog(locale="zh_CN", charset="utf-8")
    for path in paths:
        for message in read_catalogue(path):
            known = merged.get(message.id) if message.id else None
            if message.id and message.string and (known is None or not known.string):
                merged.add(message.id, message.string)
    return merged


@lru_cache(maxsize=len(LANGUAGES))
def _translations(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, merge_catalogues(catalogue_files()))
    compiled.seek(0)
    return GNUTranslations(compiled)
