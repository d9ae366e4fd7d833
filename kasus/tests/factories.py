"""Makers of cases, through the real actions."""

import datetime

from anggota.models import Pengguna
from kasus import actions
from kasus.enums import HasilPermintaan, JenisLayanan, JenisPermintaan, PemohonData, SumberBiaya, SumberLaporan
from kasus.models import Kasus, Korban, Layanan, Permintaan


def victim(**values) -> dict:
    """Values of one victim as actions.record_kasus takes them."""
    defaults = {
        "jenis_kelamin": "P",
        "usia_saat_terjerat": 24,
        "kelompok_usia": "dewasa",
        "proses": ["REKRUT"],
        "cara": ["TIPU"],
        "tujuan": ["ForcedLabour"],
    }
    return {**defaults, **values}


def make_kasus(*, by: Pengguna, daftar_korban: list[dict] | None = None, **values) -> Kasus:
    defaults = {"tanggal_lapor": datetime.date(2026, 3, 2), "sumber_laporan": SumberLaporan.LANGSUNG}
    return actions.record_kasus(by=by, daftar_korban=daftar_korban or [victim()], **{**defaults, **values})


def make_layanan(korban: Korban, *, by: Pengguna, **values) -> Layanan:
    defaults = {
        "jenis": JenisLayanan.SOSIAL,
        "diminta": datetime.date(2026, 3, 3),
        "diberikan": None,
        "sumber_biaya": SumberBiaya.APBA,
    }
    return actions.add_layanan(korban, by=by, **{**defaults, **values})


def make_permintaan(korban: Korban, *, by: Pengguna, penjawab: Pengguna | None = None, **values) -> Permintaan:
    """A request of the victim; granted when `penjawab` is given."""
    defaults = {
        "jenis": JenisPermintaan.SALINAN,
        "waktu_diterima": datetime.datetime(2026, 3, 2, 1, tzinfo=datetime.UTC),
        "pemohon": PemohonData.KORBAN,
    }
    row = actions.record_permintaan(korban, by=by, **{**defaults, **values})
    if penjawab:
        row = actions.verify_permintaan(row, hasil=HasilPermintaan.DIPENUHI, jawaban="", by=penjawab)
    return row
