"""What changed between two versions: compared is what is printed, so that no list of changes tells more than its edition does."""

import difflib
import re
from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = {"p", "li", "figcaption", "div"}
_CELLS = {"td", "th"}
_HEADINGS = {"h2", "h3", "h4"}
_SKIPPED = {"svg", "style", "title", "head"}
_SKIPPED_IDS = {"pengesahan", "perubahan"}  # number, date and code differ by nature
_SKIPPED_CLASSES = {"sampul", "daftar-isi"}
_NOMOR = re.compile(r"^(Tabel|Gambar) \d+\.\d+ ")  # where a caption stands among the others is no news
_VOID = {"br", "img", "meta", "link", "hr", "input", "col", "wbr"}


@dataclass(frozen=True)
class Beda:
    """One place that reads otherwise; `lama` "" is new, `baru` "" is gone."""

    tempat: str
    lama: str
    baru: str


def bandingkan(lama: str, baru: str) -> list[Beda]:
    """The differences between two printed documents (HTML), in the order of the newer one."""
    (before, names), (after, newer) = _by_place(lama), _by_place(baru)
    names |= newer
    places = list(dict.fromkeys([*after, *before]))
    return [beda for place in places for beda in _compare(names[place], before.get(place, []), after.get(place, []))]


def tercetak(html: str) -> str:
    """All text that a document prints outside the parts about its own issuing."""
    return "\n".join(f"{place}\n{text}" for place, text in _Pembaca.read(html))


def _by_place(html: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The texts of each place, which is known by its words without a number, and how it is called."""
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for name, text in _Pembaca.read(html):
        place = _NOMOR.sub("", name)
        found.setdefault(place, []).append(text)
        names.setdefault(place, name)
    return found, names


def _compare(place: str, before: list[str], after: list[str]) -> list[Beda]:
    words = ([_NOMOR.sub(r"\1 ", text) for text in texts] for texts in (before, after))
    matcher = difflib.SequenceMatcher(None, *words, autojunk=False)
    return [
        Beda(place, " ".join(before[i:j]), " ".join(after[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


class _Pembaca(HTMLParser):
    """Walks a document and notes (place, text): a row of a table under its caption and first cell, a paragraph under its heading."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, bool]] = []  # (tag, does it begin a part that is skipped?)
        self._bab = self._judul = self._caption = ""
        self._text: list[str] = []
        self._row: list[str] = []
        self._head: list[str] = []

    @classmethod
    def read(cls, html: str) -> list[tuple[str, str]]:
        reader = cls()
        reader.feed(html)
        reader.close()
        return reader.found

    @property
    def _is_skipping(self) -> bool:
        return any(skips for _, skips in self._open)

    def handle_starttag(self, tag, attrs):
        if tag in _VOID:
            self._text.append(" ")
            return
        known = dict(attrs)
        classes = set((known.get("class") or "").split())
        skips = tag in _SKIPPED or known.get("id") in _SKIPPED_IDS or bool(classes & _SKIPPED_CLASSES)
        if not self._is_skipping and tag in _BLOCKS | _CELLS | _HEADINGS | {"caption", "table"}:
            self._flush()
        if tag == "table":
            self._caption, self._head = "", []
        self._open.append((tag, skips))

    def handle_data(self, data):
        if not self._is_skipping:
            self._text.append(data)

    def handle_endtag(self, tag):
        if not any(name == tag for name, _ in self._open):
            return
        was_skipping = self._is_skipping
        while self._open and self._open.pop()[0] != tag:
            pass
        if was_skipping:
            return
        if tag in _HEADINGS:
            self._name(tag, self._take())
        elif tag == "caption":
            self._caption = self._take()
        elif tag in _CELLS:
            self._row.append(self._take())
        elif tag == "tr":
            self._end_row()
        elif tag in _BLOCKS | {"section"}:
            self._flush()

    def _name(self, tag: str, text: str) -> None:
        if tag == "h2":
            self._bab, self._judul = text, ""
        else:
            self._judul = text

    def _take(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text = []
        return text

    def _flush(self) -> None:
        text = self._take()
        if text:
            self.found.append((" · ".join(filter(None, (self._bab, self._judul))), text))

    def _end_row(self) -> None:
        row, self._row = self._row, []
        if not self._head:
            self._head = row
            return
        cells = [
            f"{name}: {cell}" if len(row) > 2 else cell for name, cell in zip(self._head[1:], row[1:], strict=False)
        ]
        self.found.append((" · ".join(filter(None, (self._caption, row[0] if row else ""))), "; ".join(cells)))


def beda_kata(lama: str, baru: str) -> list[tuple[str, str]]:
    """Two texts word by word: [("sama" | "hapus" | "tambah", text)], line ends kept."""
    before, after = re.findall(r"\s+|\S+", lama), re.findall(r"\s+|\S+", baru)
    pieces: list[tuple[str, str]] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("sama", "".join(before[i:j])))
            continue
        pieces += [
            (sign, text) for sign, text in (("hapus", "".join(before[i:j])), ("tambah", "".join(after[k:m]))) if text
        ]
    return pieces
