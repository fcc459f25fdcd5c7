"""A meeting pack made while names are masked holds neither the name nor the code of a unit."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.cli import main
from dashboard.language import use_language
from dashboard.language.catalogue import catalogue_files
from dashboard.warehouse.reader import open_warehouse
from dashboard.warehouse.store import default_output


def _slides(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
            if shape.has_chart:
                yield from (str(name) for name in shape.chart.plots[0].categories)
                yield from (str(series.name) for series in shape.chart.plots[0].series)


def _sheets(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path, read_only=True):
        for row in sheet.iter_rows(values_only=True):
            yield from (value for value in row if isinstance(value, str))


@pytest.fixture(scope="module")
def told(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    slides = tmp_path_factory.mktemp("masked") / "pack.pptx"
    assert main(["pack", str(sample_folder), "--output", str(slides), "--view", "mask=1"]) == 0
    use_language("")
    return [*_slides(slides), *_sheets(slides.with_suffix(".xlsx"))]


def test_no_name_and_no_code_of_a_unit_stands_in_it(told: list[str], sample_folder: Path) -> None:
    units = open_warehouse(default_output(sample_folder)).report("unit_names")
    own = " ".join(path.read_text(encoding="utf-8") for path in catalogue_files())
    names = [name for name in set(units["unit_name"]) if name not in own]
    code = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(set(units['unit_code']))})(?![A-Za-z0-9])")
    assert len(told) > 1000
    assert [text for text in told if any(name in text for name in names)] == []
    assert [text for text in told if code.search(text)] == []


def test_neutral_labels_stand_there_instead(told: list[str]) -> None:
    assert any(text.startswith("学校 ") for text in told)
