"""What breaks the year's victims and services down: in full for the Terbatas edition, through the guard for Umum (docs/adr/0019).

Umum prints each table at one level of detail. Origin is told of five years together, in blocks that do not overlap (2021-2025,
2026-2030): two windows that slide would tell by subtraction where the victims of single years came from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kasus.enums import JenisLayanan, Tujuan
from laporan import guard, statistics
from laporan.guard import Hubungan, Sel, Tabel, Terbitan, jumlah, paling, satu_arah, sedikitnya
from laporan.statistics import Baris, BarisLayanan
from laporan.zona import ZONA

YEARS_OF_BLOCK = 5
ORANG, RENTAN = guard.MIN_REPORT_CELL, guard.MIN_REPORT_CELL_RENTAN
# Groups with their threshold, in the order in which they are given up; unknown age or sex may be a child's.
BATAS_KELOMPOK = {"td": RENTAN, "ld": ORANG, "pd": ORANG, "al": RENTAN, "ap": RENTAN}
KELOMPOK_BESAR = {"td": ["td"], "dewasa": ["ld", "pd"], "anak": ["al", "ap"]}
KELOMPOK_ANAK = ("ap", "al", "td")  # who may be a child
LABEL_KELOMPOK = {"dewasa": "Dewasa", "anak": "Anak"}
BENTUK_RENTAN = {Tujuan.SEKSUAL.value, Tujuan.PEKERJA_ANAK.value, Tujuan.ADOPSI_ILEGAL.value}
BENTUK_UTAMA = (Tujuan.SEKSUAL.value, Tujuan.KERJA_PAKSA.value)
BENTUK_SELAIN = ("selain", "Bentuk lain")
ASAL_LAIN = ("lain", "Luar Aceh atau tidak diketahui")
TANPA_BENTUK = ("", "Belum ditemukan")
# The least number that is small: that nothing was left undone or late may be told.
KOLOM_LAYANAN = {"diminta": 0, "diberikan": 0, "tepat_waktu": 0, "belum": 1, "terlambat": 1}


@dataclass(frozen=True)
class Rincian:
    """Tables that break down. `ditutup` names those which the edition leaves out although there is something to tell."""

    kelompok: tuple[Baris, ...] = ()
    bentuk: tuple[Baris, ...] = ()
    asal: tuple[Baris, ...] = ()
    asal_masa: str = ""
    layanan: tuple[BarisLayanan, ...] = ()
    ditutup: tuple[str, ...] = ()
    terbitan: Terbitan | None = None


@dataclass(frozen=True)
class Hitungan:
    """The counts of a year as they are. `blok`: years whose origins are told together, in `asal_blok`."""

    tahun: int
    korban: int
    kelompok: tuple[Baris, ...]
    bentuk: dict[str, int]
    bentuk_selain: int
    blok: tuple[int, ...]
    korban_blok: int
    asal_blok: tuple[Baris, ...]
    layanan: tuple[BarisLayanan, ...]


def rincian_terbatas(tahun: int, services: Sequence[BarisLayanan], unsur: dict, *, has_register: bool) -> Rincian:
    """All of it, of the year itself. `unsur`: statistics.unsur_korban."""
    if not has_register:
        return Rincian(layanan=tuple(services))
    groups, places = statistics.kelompok_korban(tahun), statistics.asal_korban(tahun)
    number = sum(row.jumlah for row in groups)
    bare, elsewhere = number - statistics.berbentuk(tahun), number - sum(row.jumlah for row in places)
    return Rincian(
        kelompok=tuple(groups),
        bentuk=(*statistics.bentuk_eksploitasi(unsur), *([Baris(*TANPA_BENTUK, bare)] if bare else [])),
        asal=(*places, Baris(*ASAL_LAIN, elsewhere)),
        asal_masa=str(tahun),
        layanan=tuple(services),
    )


def hitung(tahun: int, services: Sequence[BarisLayanan], unsur: dict, *, has_register: bool) -> Hitungan:
    """What the guard of the Umum edition looks at."""
    groups = statistics.kelompok_korban(tahun) if has_register else []
    block = statistics.years_of_register(block_of(tahun)) if has_register else []
    return Hitungan(
        tahun=tahun,
        korban=sum(row.jumlah for row in groups),
        kelompok=tuple(groups),
        bentuk={row.kode: row.jumlah for row in statistics.bentuk_eksploitasi(unsur)},
        bentuk_selain=statistics.bentuk_selain(tahun, BENTUK_UTAMA) if has_register else 0,
        blok=tuple(block),
        korban_blok=statistics.jumlah_korban(*block),
        asal_blok=tuple(statistics.asal_korban(*block)) if block else (),
        layanan=tuple(services),
    )


def block_of(tahun: int) -> range:
    """The last five years that ended, together, by this year: 2021-2025 for each of 2025 to 2029."""
    end = tahun - tahun % YEARS_OF_BLOCK
    return range(end - YEARS_OF_BLOCK + 1, end + 1)


def rincian_umum(counts: Hitungan, terdahulu: Sequence[Terbitan] = ()) -> Rincian:
    """What the public may read, beside the editions published before (the oldest first)."""
    tables = {
        "kelompok": _kelompok(counts),
        "bentuk": _bentuk(counts),
        "asal": _asal(counts),
        "layanan": _layanan(counts),
    }
    edition = guard.terbitkan_semua([tingkat for tingkat in tables.values() if tingkat], terdahulu)
    told = {kunci[:1] + kunci[2:]: n for kunci, n in edition.tercetak.items()}
    rows = {name: _rows(name, told, counts) for name in tables}
    return Rincian(
        **rows,
        asal_masa=_span(counts.blok),
        ditutup=tuple(name for name, tingkat in tables.items() if tingkat and not rows[name]),
        terbitan=edition,
    )


def _kelompok(counts: Hitungan) -> list[Tabel]:
    found = {row.kode: row.jumlah for row in counts.kelompok}
    if not counts.korban:
        return []
    parts = {kode: (found[kode], batas) for kode, batas in BATAS_KELOMPOK.items()}
    return satu_arah("kelompok", str(counts.tahun), {kode: [kode] for kode in parts}, KELOMPOK_BESAR, bagian=parts)


def _bentuk(counts: Hitungan) -> list[Tabel]:
    """Multi-response: each form has its own remainder, "not this form", which is protected too (nearly all of them in one form)."""
    if not counts.korban:
        return []
    year, rest = str(counts.tahun), [kode for kode in Tujuan.values if kode not in BENTUK_UTAMA]
    every = {kode: (counts.bentuk.get(kode, 0), RENTAN if kode in BENTUK_RENTAN else ORANG) for kode in Tujuan.values}
    few = {kode: every[kode] for kode in BENTUK_UTAMA} | {BENTUK_SELAIN[0]: (counts.bentuk_selain, RENTAN)}
    total = Sel(("bentuk", year, "jumlah"), counts.korban, 1, terbuka=True)
    fine, coarse = _forms(total, every, counts), _forms(total, few, counts)
    merged = [("bentuk", year, kode) for kode in rest]
    selain = ("bentuk", year, BENTUK_SELAIN[0])
    hidden = tuple(Sel(("bentuk", year, kode), *every[kode], cetak=False) for kode in rest)
    within = (*(paling(selain, kunci) for kunci in merged), sedikitnya(selain, merged))
    return [fine, Tabel((*coarse.sel, *hidden), (*coarse.hubungan, *within))]


def _forms(total: Sel, parts: dict[str, tuple[int, int]], counts: Hitungan) -> Tabel:
    """These forms and their remainders, with what a reader takes for granted where it is true: everybody has a form, who works as a
    child is one."""
    year = total.kunci[1]
    cells = [Sel(("bentuk", year, kode), n, batas) for kode, (n, batas) in reversed(parts.items())]
    others = [Sel(("bentuk", year, "bukan", c.kunci[-1]), total.nilai - c.nilai, ORANG, cetak=False) for c in cells]
    relations = [jumlah(total.kunci, (c.kunci, o.kunci)) for c, o in zip(cells, others, strict=True)]
    if sum(c.nilai for c in cells) >= total.nilai:
        relations.append(sedikitnya(total.kunci, [c.kunci for c in cells]))
    working = Tujuan.PEKERJA_ANAK.value
    # A smaller number of them than the threshold tells nothing of the children: masked, it may be any that their table allows.
    minors = sum(row.jumlah for row in counts.kelompok if row.kode in KELOMPOK_ANAK)
    if working in parts and RENTAN <= parts[working][0] <= minors:
        children = [("kelompok", year, kode) for kode in KELOMPOK_ANAK]
        relations.append(sedikitnya(("bentuk", year, working), children))
    return Tabel((total, *cells, *others), tuple(relations))


def _asal(counts: Hitungan) -> list[Tabel]:
    if not counts.korban_blok:
        return []
    other = counts.korban_blok - sum(row.jumlah for row in counts.asal_blok)
    parts = {row.kode: (row.jumlah, ORANG) for row in counts.asal_blok} | {ASAL_LAIN[0]: (other, ORANG)}
    zones = {zona.kode: list(zona.kabkota) for zona in ZONA} | {ASAL_LAIN[0]: [ASAL_LAIN[0]]}
    block = f"{block_of(counts.tahun)[0]}-{block_of(counts.tahun)[-1]}"
    return satu_arah("asal", block, {kode: [kode] for kode in parts}, zones, bagian=parts)


def _layanan(counts: Hitungan) -> list[Tabel]:
    """Three numbers a kind and what follows from them: not given, and given late. The second level prints what was asked alone."""
    if not counts.layanan:
        return []
    year, found = str(counts.tahun), {row.kode: row for row in counts.layanan}
    numbers = {kind: _numbers(found.get(kind)) for kind in JenisLayanan.values}
    totals = [
        Sel(("layanan", year, kolom), sum(row[kolom] for row in numbers.values()), 1, terbuka=True)
        for kolom in ("diminta", "diberikan", "tepat_waktu")
    ]
    relations: list[Hubungan] = [
        jumlah(total.kunci, [("layanan", year, kind, total.kunci[-1]) for kind in numbers]) for total in totals
    ]
    for kind in numbers:
        of = {kolom: ("layanan", year, kind, kolom) for kolom in KOLOM_LAYANAN}
        relations.append(jumlah(of["diminta"], (of["diberikan"], of["belum"])))
        relations.append(jumlah(of["diberikan"], (of["tepat_waktu"], of["terlambat"])))
    return [
        Tabel((*totals, *_cells(year, numbers, printed)), tuple(relations))
        for printed in (("tepat_waktu", "diberikan", "diminta"), ("diminta",))
    ]


def _numbers(row: BarisLayanan | None) -> dict[str, int]:
    asked, given, prompt = (row.diminta, row.diberikan, row.tepat_waktu) if row else (0, 0, 0)
    return dict(zip(KOLOM_LAYANAN, (asked, given, prompt, asked - given, given - prompt), strict=True))


def _cells(year: str, numbers: dict[str, dict[str, int]], printed: Sequence[str]) -> list[Sel]:
    order = [*printed, *(kolom for kolom in KOLOM_LAYANAN if kolom not in printed)]
    return [
        Sel(("layanan", year, kind, kolom), row[kolom], ORANG, KOLOM_LAYANAN[kolom], cetak=kolom in printed)
        for kolom in order
        for kind, row in reversed(numbers.items())
    ]


def _rows(name: str, told: dict[tuple, int | None], counts: Hitungan) -> tuple:
    """The lines that stand in the edition, in the order of reading."""
    if name == "layanan":
        kinds = [kind for kind in JenisLayanan if (name, kind.value, "diminta") in told]
        columns = ("diminta", "diberikan", "tepat_waktu")
        return tuple(
            BarisLayanan(kind.value, kind.label, *(told.get((name, kind.value, kolom)) for kolom in columns))
            for kind in kinds
        )
    groups = [(row.kode, row.label) for row in counts.kelompok]
    labels = {
        "kelompok": dict([*groups[:4], *LABEL_KELOMPOK.items(), *groups[4:]]),
        "bentuk": dict([*Tujuan.choices, BENTUK_SELAIN]),
        "asal": dict([*((r.kode, r.label) for r in counts.asal_blok), *((z.kode, z.nama) for z in ZONA), ASAL_LAIN]),
    }[name]
    printed = {key[1]: n for key, n in told.items() if key[0] == name and key[1] != "jumlah"}
    return tuple(Baris(kode, label, printed[kode]) for kode, label in labels.items() if kode in printed)


def _span(years: Sequence[int]) -> str:
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))
