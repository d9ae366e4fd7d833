"""Makers of meetings, recommendations and notes, through the real actions."""

import datetime

from django.core.files.base import ContentFile

from anggota.models import Instansi, Pengguna
from kasus.models import Kasus
from rapat import actions
from rapat.enums import JenisRapat, StatusRapat, Usulan
from rapat.models import Agenda, Perkembangan, Rapat, Rekomendasi, TindakLanjut, UndanganRapat

BUKTI = b"%PDF-1.4 contoh"


def make_rapat(*, by: Pengguna, **values) -> Rapat:
    defaults = {
        "jenis": JenisRapat.RAKOR,
        "judul": "Rapat koordinasi",
        "tanggal": datetime.date(2026, 2, 12),
        "tempat": "Banda Aceh",
        "status": StatusRapat.TERJADWAL,
    }
    if values.get("status") == StatusRapat.BATAL:
        defaults["alasan_batal"] = "bentrok dengan agenda lain"
    return actions.schedule_rapat(by=by, **{**defaults, **values})


def make_konferensi(kasus: Kasus, *, by: Pengguna, **values) -> Rapat:
    return make_rapat(by=by, jenis=JenisRapat.KONFERENSI, kasus=kasus, **values)


def make_agenda(rapat: Rapat, *, by: Pengguna, **values) -> Agenda:
    return actions.add_agenda(rapat, by=by, **{"judul": "Alur rujukan", "menit": 20, **values})


def make_undangan(rapat: Rapat, *, by: Pengguna, **values) -> UndanganRapat:
    defaults = {
        "nomor_surat": f"005/{rapat.pk}",
        "tanggal_surat": datetime.date(2026, 1, 29),
        "penanda_jabatan": "Kepala Dinas Contoh",
        "penanda_nama": "Pejabat Contoh",
    }
    return actions.record_undangan(rapat, by=by, **{**defaults, **values})


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
