"""No message without its Chinese, no two files that disagree."""

import string
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from dashboard.language.catalogue import catalogue_files, merge_catalogues, read_catalogue

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
Message = str | tuple[str, ...]


def messages() -> dict[Message, str]:
    """Every message of the code, with the first place that uses it."""
    found: dict[Message, str] = {}
    for folder in ("dashboard", "pages"):
        places = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for file, line, message, _comments, _context in places:
            found.setdefault(message, f"{folder}/{file}:{line}")
    return found


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_every_message_has_its_chinese() -> None:
    known = merge_catalogues(catalogue_files())
    missing = [
        f"{place}: {message!r}"
        for message, place in messages().items()
        if (entry := known.get(message)) is None
        or not entry.string
        or (isinstance(entry.string, tuple) and not all(entry.string))
    ]
    assert not missing, "\n".join(missing)


def test_no_two_catalogues_disagree() -> None:
    told: dict[Message, dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in catalogue_files():
        for entry in read_catalogue(path):
            if entry.id:
                told[entry.id][entry.string].append(path.name)
    clashes = {message: dict(strings) for message, strings in told.items() if len(strings) > 1}
    assert not clashes


@pytest.mark.parametrize("path", catalogue_files(), ids=lambda path: path.stem)
def test_chinese_keeps_every_placeholder(path: Path) -> None:
    for entry in read_catalogue(path):
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        wanted = set.union(*(placeholders(text) for text in ids))
        strings = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        for chinese in strings:
            if entry.id and chinese:
                assert placeholders(chinese) == wanted, f"{path.name}: {entry.id!r}"
