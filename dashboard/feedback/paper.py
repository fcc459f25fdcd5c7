"""A Word document of A4 pages: fonts that hold Chinese, header and footer, headings, lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dashboard.exports.deck_words import BRAND, FONT, INK, MUTED, WARN_FILL, WARN_INK
from dashboard.feedback.tables import Bar, Cell, Column, plain, table_xml
from dashboard.language import current_language
from dashboard.language import gettext as _

if TYPE_CHECKING:
    from docx.document import Document

SIZE, SMALL, BIG = 9, 8, 17
_MARGIN = 1.5


class Paper:
    """Written from top to bottom; `bytes()` is the file."""

    def __init__(self, title: str, header: str, footer: str, made_at: datetime) -> None:
        import docx

        self.document: Document = docx.Document()
        self._dress_styles()
        self._lay_out(header, footer)
        facts = self.document.core_properties
        facts.title, facts.author, facts.comments, facts.created = title, "", "", made_at.astimezone(UTC)
        facts.language = "zh-CN" if current_language() == "zh" else "en-GB"

    def _dress_styles(self) -> None:
        from docx.shared import Pt, RGBColor

        looks = {"Normal": (SIZE, INK), "Title": (BIG, INK), "Heading 1": (11, BRAND), "Header": (SMALL, MUTED)}
        for name, (size, colour) in looks.items():
            style: Any = self.document.styles[name]
            style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
            style.font.bold = name in ("Title", "Heading 1")
            set_fonts(style.element.get_or_add_rPr())
            above = 7 if name == "Heading 1" else 0
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(2)
            style.paragraph_format.line_spacing = 1.0

    def _lay_out(self, header: str, footer: str) -> None:
        from docx.shared import Cm

        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21.0), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN)
        page.header_distance = page.footer_distance = Cm(0.7)
        for place, words in ((page.header, header), (page.footer, footer)):
            paragraph = place.paragraphs[0]
            paragraph.style = self.document.styles["Header"]
            paragraph.alignment = 1  # centred
            paragraph.add_run(plain_text(words))
        add_page_numbers(page.footer.paragraphs[0])

    def title(self, words: str) -> None:
        """The title of the document, without the rule that Word's own style draws below it."""
        paragraph = self.document.add_paragraph(plain_text(words), style="Title")
        style: Any = paragraph.style
        for border in style.element.xpath(".//w:pBdr"):
            border.getparent().remove(border)

    def heading(self, words: str) -> None:
        """The heading of a section, kept with what follows."""
        self.document.add_paragraph(plain_text(words), style="Heading 1").paragraph_format.keep_with_next = True

    def line(self, words: str, size: int = SIZE, colour: str = INK, bold: bool = False) -> None:
        """One paragraph; nothing for empty words."""
        from docx.shared import Pt, RGBColor

        if not words:
            return
        run = self.document.add_paragraph().add_run(plain_text(words))
        run.font.size, run.font.color.rgb, run.font.bold = Pt(size), RGBColor.from_string(colour), bold

    def remark(self, words: str) -> None:
        """A paragraph of lesser weight."""
        self.line(words, SMALL, MUTED)

    def notice(self, notes: Sequence[str]) -> None:
        """What must be known before anything else, shaded."""
        if notes:
            cell = Cell("\n".join(notes), WARN_FILL, WARN_INK, bold=True)
            self.table([Column("", 1.0)], [[cell]], heading=False)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell | Bar]], heading: bool = True) -> None:
        """A table; an empty one leaves nothing behind."""
        from docx.oxml import parse_xml

        if rows:
            self.document.element.body.insert_element_before(parse_xml(table_xml(columns, rows, heading)), "w:sectPr")

    def bytes(self) -> bytes:
        """The file."""
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def plain_text(words: str) -> str:
    """Words without what XML cannot hold; python-docx escapes the rest."""
    from xml.sax.saxutils import unescape

    return unescape(plain(words))


def set_fonts(properties: Any) -> None:
    """One typeface for Latin and East Asian letters in the place of the theme's, and the language of the text."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def add_page_numbers(paragraph: Any) -> None:
    """` · 1/2`, counted by Word."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run(" · " + _("page") + " ")
    for number, code in enumerate(("PAGE", "NUMPAGES")):
        if number:
            paragraph.add_run("/")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        paragraph._p.append(field)
