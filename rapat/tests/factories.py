"""Makers of meetings, recommendations and notes, through the real actions."""

import datetime
import uuid

from django.core.files.base import ContentFile

from anggota.models import Instansi, Pengguna
from rapat import actions
from rapat.enums import JenisRapat, StatusRapat, Usulan
from rapat.models import KonsepPerkembangan, Penyerahan, Perkembangan, Rapat, Rekomendasi, TindakLanjut

BUKTI = b"%PDF-1.4 contoh"


def make_rapat(*, by: Pengguna, **values) -> Rapat:
    defaults = {
        "jenis": JenisRapat.RAKOR,
        "judul": "Rapat koordinasi",
        "tanggal": datetime.date(2026, 2, 12),
        "tempat": "Banda Aceh",
        "status": StatusRapat.TERJADWAL,
    }
    return actions.schedule_rapat(by=by, **{**defaults, **values})


def make_rekomendasi(*, by: Pengguna, instansi: Instansi, rapat: Rapat | None = None, **values) -> Rekomendasi:
    rapat = rapat or make_rapat(by=by)
    return actions.record_rekomendasi(
        rapat, by=by, **{"uraian": "Menyusun alur rujukan", "penanggung_jawab": instansi, **values}
    )


def make_tindak_lanjut(*, by: Pengguna, instansi: Instansi, **values) -> TindakLanjut:
    return make_rekomendasi(by=by, instansi=instansi, **values).daftar_tindak_lanjut.get(instansi=instansi)


def make_perkembangan(item: TindakLanjut, *, by: Pengguna, with_file: bool = True, **values) -> Perkembangan:
    defaults = {
        "usulan": Usulan.SELESAI,
        "tindakan": "Alur rujukan disusun.",
        "bukti": ContentFile(BUKTI, name="berkas.pdf") if with_file else None,
    }
    return actions.report_progress(item, by=by, **{**defaults, **values})


def make_konsep_perkembangan(item: TindakLanjut, *, by: Pengguna, **fields) -> KonsepPerkembangan:
    """A draft of the report form with these fields, e.g. tindakan="…"."""
    data = {name: [value] for name, value in {"tindakan": "Rapat persiapan", "usulan": "proses", **fields}.items()}
    return actions.record_konsep(item, kunci=uuid.uuid4(), data=data, versi=0, tab="", urut=0, by=by)


def make_penyerahan(item: TindakLanjut, *, by: Pengguna, **values) -> Penyerahan:
    return actions.record_penyerahan(item, by=by, **{"alasan": "Kewenangan ada pada instansi lain.", **values})
