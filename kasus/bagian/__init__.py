"""Sections of the case page and of the victim page: what each shows, read through the scope of who looks.

A section is one file with `kasus_section(user, kasus)` or `korban_section(user, korban)` (or both), each returning its own
template context; the key `daftar_aksi` (a list of Aksi) is collected into the page's "Tambah" menu.
"""

from django.http import QueryDict

from anggota.models import Pengguna
from kasus.bagian import (
    catatan,
    hak_data,
    hak_korban,
    isian,
    kelengkapan,
    lampiran,
    layanan,
    orang,
    penutupan,
    perkara,
    persetujuan,
    petak,
    reintegrasi,
    ringkas,
    rujukan,
    skrining,
    terlapor,
)
from kasus.bagian.isian import daftar_isian
from kasus.bagian.linimasa import linimasa
from kasus.models import Kasus, Korban

BAGIAN_KASUS = (
    ringkas.kasus_section,
    layanan.kasus_section,
    hak_data.kasus_section,
    isian.kasus_section,
    perkara.kasus_section,
    terlapor.kasus_section,
    orang.kasus_section,
    catatan.kasus_section,
    lampiran.kasus_section,
    penutupan.kasus_section,
    kelengkapan.kasus_section,
)
BAGIAN_KORBAN = (
    ringkas.korban_section,
    skrining.korban_section,
    layanan.korban_section,
    rujukan.korban_section,
    persetujuan.korban_section,
    hak_korban.korban_section,
    reintegrasi.korban_section,
    perkara.korban_section,
    lampiran.korban_section,
    orang.korban_section,
    hak_data.korban_section,
    isian.korban_section,
)
PETAK = (
    petak.korban,
    petak.layanan,
    perkara.petak,
    kelengkapan.petak,
)


def kasus_page(user: Pengguna, kasus: Kasus, asked: QueryDict) -> dict:
    """Template context of the case page; `asked` is the query of its address, which narrows the timeline."""
    page = {"kasus": kasus, **_collected(BAGIAN_KASUS, user, kasus)}
    return {
        **page,
        "linimasa": linimasa(user, kasus, page, asked),
        "daftar_petak": [tile for source in PETAK for tile in source(user, kasus, page)],
        "daftar_isian": daftar_isian(kasus, page),
    }


def korban_page(user: Pengguna, korban: Korban) -> dict:
    """Template context of the victim page."""
    return {"korban": korban, "kasus": korban.kasus, **_collected(BAGIAN_KORBAN, user, korban)}


def _collected(sections, user: Pengguna, row) -> dict:
    context, acts = {}, []
    for section in sections:
        part = section(user, row)
        acts += part.pop("daftar_aksi", [])
        context |= part
    return {**context, "daftar_aksi": acts}
