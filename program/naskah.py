"""Plain text with simple marks as blocks of a page: "# " begins a heading, "- " or "1. " an item, an empty line a paragraph.

No markup passes: the template escapes what stands in a block.
"""

import re
from dataclasses import dataclass, field

JUDUL, SUBJUDUL, BUTIR, NOMOR, PARAGRAF = "judul", "subjudul", "butir", "nomor", "paragraf"
_MARKS = ((re.compile(r"##\s+(.+)"), SUBJUDUL), (re.compile(r"#\s+(.+)"), JUDUL), (re.compile(r"[-*•]\s+(.+)"), BUTIR),
          (re.compile(r"[0-9]{1,3}[.)]\s+(.+)", re.ASCII), NOMOR))  # fmt: skip
_LISTS = frozenset({BUTIR, NOMOR})


@dataclass
class Blok:
    jenis: str
    baris: list[str] = field(default_factory=list)

    @property
    def teks(self) -> str:
        return "\n".join(self.baris)


def read_naskah(text: str) -> list[Blok]:
    blocks: list[Blok] = []
    fresh = True  # does the next line begin a block of its own?
    for line in map(str.strip, text.splitlines()):
        if not line:
            fresh = True
            continue
        kind, content = _kind(line)
        joins = blocks and blocks[-1].jenis == kind and (kind in _LISTS or (kind == PARAGRAF and not fresh))
        if not joins:
            blocks.append(Blok(kind))
        blocks[-1].baris.append(content)
        fresh = False
    return blocks


def _kind(line: str) -> tuple[str, str]:
    for mark, kind in _MARKS:
        if found := mark.fullmatch(line):
            return kind, found[1]
    return PARAGRAF, line
