"""The attacker: reads the printed pages of the Umum edition and calculates. Shares no code with the guard.

He knows what the words mean: who is counted where, that counts are whole and not below zero, that each victim has one group, one origin and
at least one form, that a service is asked before it is given. From the pages he takes every number that stands there, writes the equations
down and asks a linear program for the least and the greatest that each number can be.
"""

import re
from html import unescape

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron

GROUPS = {
    "Perempuan dewasa": ["pd"],
    "Anak perempuan": ["ap"],
    "Laki-laki dewasa": ["ld"],
    "Anak laki-laki": ["al"],
    "Usia atau jenis kelamin tidak diketahui": ["td"],
    "Dewasa": ["pd", "ld"],
    "Anak": ["ap", "al"],
}
LEAF_GROUPS = ["pd", "ap", "ld", "al", "td"]
OTHER_FORMS = "Bentuk lain"
# The tables that he attacks, and those that tell of no victim: totals of the province, meetings, programmes, recommendations.
OF_PEOPLE = {"kelompok", "bentuk", "asal", "layanan"}
OF_NO_VICTIM = {
    "rapat_triwulan", "rapat_lain", "kehadiran", "anggaran", "nota", "indikator", "tren", "kegiatan", "bahan", "kunjungan", "gampong",
    "rekomendasi", "bukti", "gugus_daerah", "tempat_kegiatan", "forum_gampong",
}  # fmt: skip


class Equations:
    """Linear facts about unknowns that are not below zero."""

    def __init__(self):
        self.names: dict[str, int] = {}
        self.equal: list[tuple[dict[str, int], int]] = []
        self.least: list[tuple[dict[str, int], int]] = []

    def add(self, terms: dict[str, int], value: int, *, at_least: bool = False) -> None:
        for name in terms:
            self.names.setdefault(name, len(self.names))
        (self.least if at_least else self.equal).append((terms, value))

    def spans(self, targets: list[dict[str, int]]) -> list[tuple[float, float]]:
        """(least, greatest) of each target, an expression over unknowns; one linear program for all."""
        if not targets:
            return []
        copies, size = 2 * len(targets), len(self.names)
        cost = np.zeros((copies, size))
        for n, target in enumerate(targets):
            for name, factor in target.items():
                cost[2 * n, self.names[name]] = factor
                cost[2 * n + 1, self.names[name]] = -factor
        result = linprog(
            cost.ravel(),
            A_eq=self._many(self.equal, copies),
            b_eq=np.tile([value for _, value in self.equal], copies),
            A_ub=-self._many(self.least, copies) if self.least else None,
            b_ub=-np.tile([value for _, value in self.least], copies) if self.least else None,
        )
        assert result.status == 0, result.message  # the truth itself is a solution
        reached = (cost * result.x.reshape(copies, size)).sum(axis=1)
        return [(reached[2 * n], -reached[2 * n + 1]) for n in range(len(targets))]

    def _many(self, rows, copies):
        one = np.zeros((len(rows), len(self.names)))
        for n, (terms, _) in enumerate(rows):
            for name, factor in terms.items():
                one[n, self.names[name]] += factor
        return kron(eye_array(copies), csr_array(one), format="csr")


def tables_of(html: str) -> dict[str, list[list[str]]]:
    """The rows of each table, as texts, by the key that its caption carries."""
    found = {}
    for kunci, body in re.findall(r'<caption id="tabel-(\w+)">.*?</caption>(.*?)</table>', html, re.DOTALL):
        rows = [
            re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
            for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
        ]
        found[kunci] = [[unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in rows][1:]
    return found


def number(text: str) -> int | None:
    """None for a mask."""
    return None if text == "*" else int(text.replace(".", ""))


def people(facts: Equations, html: str, *, forms: dict[str, str], total: int, tag: str = "") -> None:
    """Groups and forms of one edition. `forms`: label -> code."""
    tables = tables_of(html)
    facts.add({tag + kode: 1 for kode in LEAF_GROUPS}, total)
    for label, text in tables.get("kelompok", []):
        if label != "Jumlah" and number(text) is not None:
            facts.add({tag + kode: 1 for kode in GROUPS[label]}, number(text))
    names = {label: f"{tag}{kode}" for label, kode in forms.items()}
    other = [name for label, name in names.items() if label not in ("Kerja paksa", "Eksploitasi seksual")]
    for name in names.values():
        facts.add({name: -1}, -total, at_least=True)
    facts.add(dict.fromkeys(names.values(), 1), total, at_least=True)
    facts.add({f"{tag}ap": 1, f"{tag}al": 1, f"{tag}td": 1, f"{tag}ChildLabour": -1}, 0, at_least=True)
    union = f"{tag}union"
    for name in other:
        facts.add({union: 1, name: -1}, 0, at_least=True)
    facts.add({**dict.fromkeys(other, 1), union: -1}, 0, at_least=True)
    facts.add({union: -1}, -total, at_least=True)
    for label, text in tables.get("bentuk", []):
        if number(text) is not None:
            facts.add({union if label == OTHER_FORMS else names[label]: 1}, number(text))


def origins(
    facts: Equations, html: str, *, places: dict[str, list[str]], leaves: list[str], total: int, tag: str = ""
) -> None:
    """`places`: label of a line -> the kabupaten/kota that it counts."""
    facts.add({tag + kode: 1 for kode in leaves}, total)
    for label, text in tables_of(html).get("asal", []):
        if label != "Jumlah" and number(text) is not None:
            facts.add({tag + kode: 1 for kode in places[label]}, number(text))
    for label, text in re.findall(r">((?:Kabupaten|Kota) [^<:]+): ([\d.]+|ditutup)<", html):
        if text != "ditutup":
            facts.add({tag + kode: 1 for kode in places[label]}, number(text))


def services(facts: Equations, html: str, *, kinds: dict[str, str], totals: tuple[int, int, int]) -> None:
    """`kinds`: label -> code. Unknowns: code.asked, code.given, code.prompt."""
    columns = ("asked", "given", "prompt")
    for column, total in zip(columns, totals, strict=True):
        facts.add({f"{kode}.{column}": 1 for kode in kinds.values()}, total)
    for kode in kinds.values():
        facts.add({f"{kode}.asked": 1, f"{kode}.given": -1}, 0, at_least=True)
        facts.add({f"{kode}.given": 1, f"{kode}.prompt": -1}, 0, at_least=True)
    for label, *texts in tables_of(html).get("layanan", []):
        for column, text in zip(columns, texts, strict=True):
            if label != "Jumlah" and number(text) is not None:
                facts.add({f"{kinds[label]}.{column}": 1}, number(text))
