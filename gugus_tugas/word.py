"""Parts of an HTML document as a Word document: headings, paragraphs, lists and tables, with bold and italic. Pictures stay out."""

import io
import re

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import html as pohon

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JUDUL = {"h2": 1, "h3": 2, "h4": 3}
DAFTAR = ("ul", "ol")
INDEN = 6  # mm
TAK_TERTULIS = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML may hold
TANPA_TEKS = ("svg", "script", "style", "template")


def word_document(html: str, bagian: str, *, judul: str, kepala: str, penulis: str) -> bytes:
    """The parts of `html` that the XPath `bagian` names, under the title `judul`; `kepala` stands above every page."""
    document = _blank(judul, kepala, penulis)
    document.add_heading(judul, 0)
    for part in pohon.document_fromstring(html).xpath(bagian):
        _write(document, part)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _blank(judul: str, kepala: str, penulis: str):
    document = Document()
    (page,) = document.sections
    page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.header.paragraphs[0].text = kepala
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Normal"].element.get_or_add_rPr().append(_language())
    known = document.core_properties
    known.author, known.title, known.language, known.comments = penulis, judul, "id-ID", ""
    return document


def _language():
    """Indonesian, so that Word does not underline every word."""
    found = OxmlElement("w:lang")
    found.set(qn("w:val"), "id-ID")
    return found


def _write(document, node) -> None:
    for child in node:
        if not isinstance(child.tag, str) or child.tag in TANPA_TEKS:
            continue
        if child.tag in JUDUL:
            document.add_heading(_text(child), JUDUL[child.tag])
        elif child.tag == "table":
            _table(document, child)
        elif child.tag in DAFTAR:
            _list(document, child)
        elif child.tag == "figure":
            caption = child.find("figcaption")
            document.add_paragraph(f"{_text(caption)} (lihat PDF)", style="Caption")
        elif child.tag == "p":
            _runs(document.add_paragraph(), child)
        elif all(inner.tag == "strong" for inner in child):  # a key figure: its number stands on a line of its own
            if words := " ".join(" ".join(child.itertext()).split()):
                document.add_paragraph(TAK_TERTULIS.sub("", words))
        else:
            _write(document, child)


def _list(document, node, level: int = 0) -> None:
    """Numbers are written out: Word would count on from the list before."""
    for n, item in enumerate(node.iterfind("li"), 1):
        inner = item.xpath("./ul | ./ol")
        for nested in inner:
            item.remove(nested)
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(INDEN * (level + 1))
        paragraph.paragraph_format.first_line_indent = Mm(-INDEN)
        paragraph.add_run(f"{n}.\t" if node.tag == "ol" else "•\t")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(INDEN * (level + 1)))
        _runs(paragraph, item)
        for nested in inner:
            _list(document, nested, level + 1)


def _runs(paragraph, node, *, bold: bool = False, italic: bool = False) -> None:
    """The words of a paragraph, bold and italic where they are."""

    def add(text: str | None) -> None:
        text = TAK_TERTULIS.sub("", text or "")
        if words := " ".join(text.split()):
            lead, trail = text[:1].isspace(), text[-1:].isspace()
            run = paragraph.add_run(f"{' ' if lead and paragraph.runs else ''}{words}{' ' if trail else ''}")
            run.bold, run.italic = bold or None, italic or None

    add(node.text)
    for child in node:
        if not isinstance(child.tag, str) or child.tag in TANPA_TEKS:
            pass
        elif child.tag == "br":
            paragraph.add_run().add_break()
        else:
            _runs(
                paragraph, child, bold=bold or child.tag in ("strong", "b"), italic=italic or child.tag in ("em", "i")
            )
        add(child.tail)


def _table(document, node) -> None:
    caption = node.find("caption")
    if caption is not None:
        document.add_paragraph(_text(caption), style="Caption").paragraph_format.keep_with_next = True
    rows = [list(row.iterchildren("th", "td")) for row in node.iter("tr")]
    width = max((sum(_span(cell) for cell in row) for row in rows), default=0)
    if not width:
        return
    table = document.add_table(rows=0, cols=width, style="Table Grid")
    for row in rows:
        cells, at = table.add_row().cells, 0
        for cell in row:
            span = _span(cell)
            target = cells[at].merge(cells[at + span - 1]) if span > 1 else cells[at]
            _cell(target, cell)
            at += span
    if node.find("thead") is not None:
        _repeat(table.rows[0])
    document.add_paragraph()


def _cell(target, node) -> None:
    (paragraph,) = target.paragraphs[:1]
    paragraph.text = ""
    _runs(paragraph, node, bold=node.getparent().getparent().tag in ("thead", "tfoot"))
    if "angka" in node.get("class", "").split():
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for run in paragraph.runs:
        run.font.size = Pt(9.5)


def _repeat(row) -> None:
    """The head of the table on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _span(cell) -> int:
    return int(cell.get("colspan", 1))


def _text(node) -> str:
    return TAK_TERTULIS.sub("", " ".join("".join(node.itertext()).split()))
