"""Bars of shaded cells: as long as their number, every row of the same width, words harmless."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from dashboard.feedback.paper import Paper
from dashboard.feedback.tables import SLOTS, Cell, Column, bar, slot, strip, table_xml
from dashboard.language import use_language

MADE = datetime(2026, 7, 1, 9, 30)


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("")


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        (0.0, 0.0, 1.0, 0),
        (0.5, 0.0, 1.0, 24),
        (1.0, 0.0, 1.0, 48),
        (-2.0, -1.0, 1.0, 0),
        (3.0, -1.0, 1.0, 48),
        (1, 1, 1, 0),
    ],
)
def test_a_value_lies_at_its_slot(value: float, low: float, high: float, expected: int) -> None:
    assert slot(value, low, high) == expected


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    drawn = bar(0.25, 0.5, "112233", 0.375)
    assert drawn.slots == ("112233",) * 24 + ("",) * 24
    assert drawn.mark == 36


def test_an_interval_covers_its_slots_and_the_dot_stands_in_it() -> None:
    drawn = strip(-0.5, 0.0, 0.5, (-1.0, 1.0), ("light", "dark"), 0.75)
    assert [number for number, fill in enumerate(drawn.slots) if fill] == list(range(12, 37))
    assert [number for number, fill in enumerate(drawn.slots) if fill == "dark"] == [24]
    assert drawn.mark == 42


def test_an_interval_that_ends_at_the_edge_stays_inside() -> None:
    drawn = strip(1.0, 1.0, 1.0, (-1.0, 1.0), ("light", "dark"), 0.0)
    assert drawn.slots.index("dark") == SLOTS - 1


def test_every_row_spans_the_whole_grid() -> None:
    columns = [Column("a", 0.4), Column("b", 0.6, is_bar=True)]
    rows = [[Cell("x"), bar(0.3, 1.0, "AA0000", 0.5)], [Cell("y"), Cell("–")]]
    table = parse_xml(table_xml(columns, rows))
    assert len(table.findall(f".//{qn('w:gridCol')}")) == 1 + SLOTS
    for row in table.findall(qn("w:tr")):
        spans = [cell.find(f".//{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc"))]
        assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == 1 + SLOTS


def test_words_are_text_whatever_they_look_like() -> None:
    paper = Paper("<题>", "页眉", "页脚", MADE)
    paper.line("a < b & \x07柳河")
    paper.table([Column("<w:p/>", 1.0)], [[Cell("甲\n<乙>\x00")]])
    opened = docx.Document(BytesIO(paper.bytes()))
    assert [paragraph.text for paragraph in opened.paragraphs] == ["a < b & 柳河"]
    assert [[cell.text for cell in row.cells] for row in opened.tables[0].rows] == [["<w:p/>"], ["甲\n<乙>"]]


def test_chinese_has_a_font_everywhere_and_no_person_signs_the_file() -> None:
    paper = Paper("题", "页眉", "页脚", MADE)
    paper.title("题")
    opened = docx.Document(BytesIO(paper.bytes()))
    for name in ("Normal", "Title", "Heading 1", "Header"):
        fonts = opened.styles[name].element.rPr.rFonts
        assert dict(fonts.attrib) == {
            qn(f"w:{kind}"): "Microsoft YaHei" for kind in ("ascii", "hAnsi", "eastAsia", "cs")
        }
    assert (opened.core_properties.author, opened.core_properties.created) == ("", MADE.astimezone(UTC))
    page = opened.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert page.header.paragraphs[0].text == "页眉"
    assert page.footer.paragraphs[0].text.startswith("页脚 · 页 ")
