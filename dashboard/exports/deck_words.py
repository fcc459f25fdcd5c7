"""Words on slides: one size floor, one look, a font that has the Chinese letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.language import current_language

if TYPE_CHECKING:
    from pptx.text.text import TextFrame

FONT = "Microsoft YaHei"
SMALLEST = 14
INK, MUTED, BRAND = "16303F", "5B7080", "0B5F7D"
FAINT = "84959F"
WARN_FILL, WARN_INK = "FFF3D6", "7A4E00"


@dataclass(frozen=True)
class Box:
    """A place on the slide in inches."""

    left: float
    top: float
    width: float
    height: float

    def lengths(self) -> tuple[Any, Any, Any, Any]:
        """Left, top, width, height as the slide counts them."""
        from pptx.util import Inches

        left, top, width, height = map(Inches, (self.left, self.top, self.width, self.height))
        return left, top, width, height


def write(frame: TextFrame, text: str, size: int = SMALLEST, colour: str = INK, bold: bool = False) -> None:
    """The whole text of a frame, wrapped, in the house's look."""
    frame.word_wrap = True
    frame.text = text
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            dress(run.font, size, colour, bold)
            run._r.get_or_add_rPr().set("lang", "zh-CN" if current_language() == "zh" else "en-GB")


def rgb(colour: str) -> Any:
    """rrggbb, with or without #, as a slide counts it."""
    from pptx.dml.color import RGBColor

    colours: Any = RGBColor
    return colours.from_string(colour.lstrip("#").upper())


def dress(font: Any, size: int = SMALLEST, colour: str = INK, bold: bool = False) -> None:
    """Size, colour and typeface, also for East Asian letters, which else fall to the reader's default."""
    from pptx.util import Pt

    font.size, font.bold, font.name = Pt(size), bold, FONT
    font.color.rgb = rgb(colour)
    set_east_asian(font._rPr)


def set_east_asian(properties: Any) -> None:
    """Name the font of East Asian letters, after the Latin one as the schema wants it."""
    from lxml import etree
    from pptx.oxml.ns import qn

    for old in properties.findall(qn("a:ea")):
        properties.remove(old)
    east = etree.SubElement(properties, qn("a:ea"))
    east.set("typeface", FONT)
    latin = properties.find(qn("a:latin"))
    if latin is not None:
        latin.addnext(east)


def add_text(slide: Any, box: Box, text: str, size: int = SMALLEST, colour: str = INK, bold: bool = False) -> Any:
    """A text box."""
    shape = slide.shapes.add_textbox(*box.lengths())
    write(shape.text_frame, text, size, colour, bold)
    return shape
