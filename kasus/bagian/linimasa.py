"""The timeline of a case: everything that the reader may know of, newest first, by kind, a page at a time."""

from dataclasses import dataclass

from django.http import QueryDict

from anggota.models import Pengguna
from kasus.bagian import (
    catatan,
    hak_data,
    kelengkapan,
    lampiran,
    layanan,
    penutupan,
    perkara,
    persetujuan,
    reintegrasi,
    ringkas,
    rujukan,
    skrining,
    terlapor,
)
from kasus.bagian.kejadian import JENIS, Kejadian
from kasus.models import Kasus

SUMBER = (
    ringkas.kejadian,
    layanan.kejadian,
    skrining.kejadian,
    reintegrasi.kejadian,
    persetujuan.kejadian,
    rujukan.kejadian,
    perkara.kejadian,
    terlapor.kejadian,
    catatan.kejadian_catatan,
    catatan.kejadian_bendera,
    lampiran.kejadian,
    penutupan.kejadian,
    hak_data.kejadian,
    kelengkapan.kejadian,
)

SEKALI = 15  # events shown at first, and more with each "tampilkan yang lebih lama"
MAKS = 3000  # more is not shown on one page


@dataclass(frozen=True)
class Keping:
    """One kind by which the timeline is narrowed."""

    label: str
    jumlah: int
    query: str
    is_dipilih: bool


@dataclass(frozen=True)
class Linimasa:
    daftar_kejadian: list[Kejadian]
    daftar_keping: list[Keping]
    query_lebih: str
    sisa: int


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """All events this user may know of, newest first."""
    events = [event for source in SUMBER for event in source(user, kasus, halaman)]
    return sorted(events, key=lambda event: event.pada, reverse=True)


def linimasa(user: Pengguna, kasus: Kasus, halaman: dict, asked: QueryDict) -> Linimasa:
    """`asked` is the query of the address: ?jenis= narrows, ?sampai= shows more. Nonsense shows everything, from the start."""
    events = kejadian(user, kasus, halaman)
    counts: dict[str, int] = {}
    for event in events:
        counts[event.jenis] = counts.get(event.jenis, 0) + 1
    chosen = asked.get("jenis") if asked.get("jenis") in counts else ""
    shown = [event for event in events if not chosen or event.jenis == chosen]
    number = asked.get("sampai", "")
    upto = min(int(number), MAKS) if number.isascii() and number.isdigit() and len(number) < 6 else SEKALI
    upto = max(upto, SEKALI)
    more = _query(jenis=chosen, sampai=upto + SEKALI) if len(shown) > upto else ""
    return Linimasa(shown[:upto], _chips(counts, chosen, len(events)), more, len(shown) - upto)


def _chips(counts: dict[str, int], chosen: str, total: int) -> list[Keping]:
    if len(counts) < 2:
        return []
    kinds = sorted(counts, key=lambda kind: JENIS.get(kind, kind))
    chips = [
        Keping(JENIS.get(kind, kind.capitalize()), counts[kind], _query(jenis=kind), kind == chosen) for kind in kinds
    ]
    return [Keping("Semua", total, _query(), not chosen), *chips]


def _query(**values) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in values.items() if value})
    return query.urlencode()
