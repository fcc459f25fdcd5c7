"""Cells of an XLSX file that the reader of values shows as blank or as bare numbers: errors, formulas, percentages."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from dashboard.intake.cells import Broken
from dashboard.intake.sheets import Place

CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
STYLE = re.compile(rb'\bs="(\d+)"')
VALUE = re.compile(rb"<(?:\w+:)?v>(.*?)</(?:\w+:)?v>", re.DOTALL)
NUMBER_FORMAT = re.compile(rb'<(?:\w+:)?numFmt\b[^>]*?\bnumFmtId="(\d+)"[^>]*?\bformatCode="([^"]*)"')
STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*?\bnumFmtId=\"(\d+)\"")
SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?/>")
BUILT_IN_PERCENT = frozenset({9, 10})


def broken_cells(path: Path) -> Mapping[str, Mapping[Place, Broken]]:
    """By the name of the sheet: row and column, counted from 0, of every cell whose value is not to be had."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else b""
        percent = _percent_styles(styles)
        return {
            title: dict(_broken(archive.read(member), percent))
            for title, member in _members(archive)
            if member in names
        }


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name with its file in the archive."""
    import html

    links = archive.read("xl/_rels/workbook.xml.rels")
    targets = {
        _attribute(link, b"Id"): _attribute(link, b"Target")
        for link in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", links)
    }
    for sheet in SHEET.findall(archive.read("xl/workbook.xml")):
        target = targets.get(_attribute(sheet, rb"\w+:id"), "").lstrip("/")
        member = target if target.startswith("xl/") else f"xl/{target}"
        yield html.unescape(_attribute(sheet, b"name")), member


def _attribute(tag: bytes, name: bytes) -> str:
    match = re.search(rb"\s" + name + rb'="([^"]*)"', tag)
    return match[1].decode("utf-8") if match else ""


def _percent_styles(styles: bytes) -> frozenset[int]:
    own = {int(number) for number, code in NUMBER_FORMAT.findall(styles) if b"%" in code}
    table = STYLES.search(styles)
    formats = [int(number) for number in STYLE_FORMAT.findall(table[0])] if table else []
    return frozenset(place for place, number in enumerate(formats) if number in own | BUILT_IN_PERCENT)


def _broken(sheet: bytes, percent: frozenset[int]) -> Iterator[tuple[Place, Broken]]:
    for attributes, inside in CELL.findall(sheet):
        found = _kind(attributes, inside, percent)
        reference = REFERENCE.search(attributes)
        if found and reference:
            yield (int(reference[2]) - 1, _column(reference[1])), found


def _kind(attributes: bytes, inside: bytes, percent: frozenset[int]) -> Broken | None:
    value = VALUE.search(inside)
    shown = value[1].decode("utf-8", "replace") if value else ""
    if b't="e"' in attributes:
        return Broken("error", shown)
    if not shown:
        return Broken("formula") if re.search(rb"<(?:\w+:)?f\b", inside) and b't="str"' not in attributes else None
    style = STYLE.search(attributes)
    return Broken("percent", shown) if style and int(style[1]) in percent else None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
