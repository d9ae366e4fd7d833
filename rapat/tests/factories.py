"""Makers of meetings, recommendations and notes, through the real actions."""

import datetime
import uuid

from django.core.files.base import ContentFile

from anggota.models import Instansi, Pengguna
from rapat import actions
from rapat.enums import JenisPemberitahuan, JenisRapat, StatusRapat, Usulan
from rapat.models import Pemberitahuan, Perkembangan, Rapat, Rekomendasi, TindakLanjut

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


def make_surel(*, penerima: Pengguna, **values) -> Pemberitahuan:
    """One mail in the queue, as it stands there without a meeting or an item."""
    defaults = {"jenis": JenisPemberitahuan.RINGKASAN, "kunci": f"uji:{uuid.uuid4()}"}
    return Pemberitahuan.objects.create(penerima=penerima, **{**defaults, **values})
