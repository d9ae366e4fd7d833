"""What a printed document of this house promises to a screen reader, an archive and a printer; used by every PDF test.

No validator of PDF/UA is in the package indexes, so the promises are checked here one by one.
"""

import io
import re
from itertools import pairwise

import pikepdf
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from gugus_tugas.pdf import PROJECT

BUNDLED = re.compile(r"/[A-Z]{6}\+(Source-Sans-3|Source-Serif-4|Tanda)\b")
# Actions and scripts that a report never has.
ACTIVE = ("/OpenAction", "/AA", "/AcroForm")


def text_of(content: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def pdf_faults(content: bytes, *, attachments: bool = False) -> list[str]:
    """Every broken promise in words; an empty list for a good document."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        faults = document_faults(pdf) + font_faults(pdf)
        if not attachments and "/EmbeddedFiles" in pdf.Root.get("/Names", {}):
            faults.append("carries an attached file")
        if "/StructTreeRoot" not in pdf.Root:
            return [*faults, "no structure tree"]
        elements = list(walk(pdf.Root.StructTreeRoot))
        faults += heading_faults(elements) + figure_faults(elements) + table_faults(elements)
    return faults + glyph_faults("".join(text_of(content)))


def walk(element):
    """Structure elements in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def kind(element) -> str:
    return str(element.S)[1:]


def document_faults(pdf) -> list[str]:
    root = pdf.Root
    with pdf.open_metadata() as metadata:
        promises = {
            "language is not Indonesian": str(root.get("/Lang", "")) == "id",
            "not marked as tagged": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
            "title is not shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
            "no title": bool(metadata.get("dc:title", "").strip()),
            "no date from the data": "/CreationDate" in pdf.docinfo,
        }
    faults = [fault for fault, kept in promises.items() if not kept]
    faults += [f"has {name}" for name in ACTIVE if name in root]
    info = " ".join(str(value) for value in pdf.docinfo.values())
    return faults + (
        [f"information names a path: {info}"] if re.search(r"/(home|root|srv|tmp|usr|var)/|\\\\", info) else []
    )


def font_faults(pdf) -> list[str]:
    faults = []
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            name = str(item.FontName)
            if not BUNDLED.match(name):
                faults.append(f"font {name} is not ours")
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(item.keys()):
                faults.append(f"font {name} is not embedded")
    return faults


def heading_faults(elements) -> list[str]:
    levels = [int(kind(e)[1]) for e in elements if re.fullmatch(r"H[1-6]", kind(e))]
    faults = [f"heading {after} follows {before}" for before, after in pairwise(levels) if after > before + 1]
    return faults if levels[:1] == [1] else [*faults, f"headings do not begin with the first level: {levels[:3]}"]


def figure_faults(elements) -> list[str]:
    return ["a figure has no text" for e in elements if kind(e) == "Figure" and not str(e.get("/Alt", "")).strip()]


def table_faults(elements) -> list[str]:
    faults = []
    for table in (e for e in elements if kind(e) == "Table"):
        cells = [e for e in walk(table) if kind(e) in {"TH", "TD"}]
        named = {str(e.ID) for e in cells if kind(e) == "TH"}
        for cell in (e for e in cells if kind(e) == "TD"):
            headers = {str(h) for h in cell.get("/A", {}).get("/Headers", [])}
            if not headers or not headers <= named:
                faults.append("a cell of a table has no header")
    return faults


def glyph_faults(text: str) -> list[str]:
    """Signs that none of our fonts has are printed as an empty box."""
    known = {point for path in (PROJECT / "static" / "fonts").glob("*.woff") for point in TTFont(path).getBestCmap()}
    missing = sorted({sign for sign in text if ord(sign) not in known and not sign.isspace()})
    return [f"no font has {''.join(missing)!r}"] if missing else []
