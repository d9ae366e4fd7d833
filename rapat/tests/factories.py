"""Makers of meetings, recommendations and notes, through the real actions."""

import datetime
import uuid

from django.core.files.base import ContentFile

from anggota.models import Instansi, Pengguna
from anggota.tests.factories import make_keanggotaan, make_sk
from kasus.models import Kasus
from rapat import actions
from rapat.enums import JenisPemberitahuan, JenisRapat, StatusKehadiran, StatusRapat, Usulan
from rapat.models import (
    Agenda,
    Hasil,
    KonsepPerkembangan,
    Notulen,
    Pemberitahuan,
    Penyerahan,
    Perkembangan,
    Rapat,
    Rekomendasi,
    TindakLanjut,
    UndanganRapat,
)
from rapat.tulisan import baca_baris

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


def make_hasil(
    rapat: Rapat, ketikan: str = "I Anggaran sudah cair", *, by: Pengguna, kunci: uuid.UUID | None = None
) -> Hasil:
    """A line of the minutes as it is typed."""
    line = baca_baris(ketikan, instansi=Instansi.objects.all(), hari=rapat.tanggal)
    return actions.record_hasil(rapat, by=by, kunci=kunci or uuid.uuid4(), baris=line)


def close(rapat: Rapat, *, by: Pengguna, **values) -> Notulen:
    """Closes a meeting, led on to its day when it is only planned; without a PDF unless `cetak` is given."""
    if rapat.status == StatusRapat.TERJADWAL:
        rapat = actions.change_status_rapat(rapat, to=StatusRapat.BERLANGSUNG, by=by)
    return actions.close_rapat(rapat, by=by, **{"pimpinan": "Pemimpin Rekaan", "notulis": "Notulis Rekaan", **values})


def make_absen(instansi: Instansi, *, by: Pengguna) -> list[Rapat]:
    """Two quarterly meetings held one after the other, in which this agency gave no word."""
    seat, meetings = make_keanggotaan(sk=make_sk(by=by), instansi=instansi), []
    for triwulan, month in ((1, 2), (2, 5)):
        rapat = make_rapat(
            by=by, jenis=JenisRapat.TRIWULAN, triwulan=triwulan, tanggal=datetime.date(2026, month, 12),
            judul=f"Rapat Triwulan {triwulan}",
        )  # fmt: skip
        actions.record_kehadiran(rapat, by=by, daftar=[{"keanggotaan": seat, "status": StatusKehadiran.TANPA_KABAR}])
        close(rapat, by=by)
        meetings.append(rapat)
    return meetings


def make_perkembangan(item: TindakLanjut, *, by: Pengguna, with_file: bool = True, **values) -> Perkembangan:
    defaults = {
        "usulan": Usulan.SELESAI,
        "tindakan": "Alur rujukan disusun.",
        "bukti": [ContentFile(BUKTI, name="berkas.pdf")] if with_file else [],
    }
    return actions.report_progress(item, by=by, **{**defaults, **values})


def make_konsep_perkembangan(item: TindakLanjut, *, by: Pengguna, **fields) -> KonsepPerkembangan:
    """A draft of the report form with these fields, e.g. tindakan="…"."""
    data = {name: [value] for name, value in {"tindakan": "Rapat persiapan", "usulan": "proses", **fields}.items()}
    return actions.record_konsep(item, kunci=uuid.uuid4(), data=data, versi=0, tab="", urut=0, by=by)


def make_penyerahan(item: TindakLanjut, *, by: Pengguna, **values) -> Penyerahan:
    return actions.record_penyerahan(item, by=by, **{"alasan": "Kewenangan ada pada instansi lain.", **values})


def make_surel(*, penerima: Pengguna, **values) -> Pemberitahuan:
    """One mail in the queue, as it stands there without a meeting or an item."""
    defaults = {"jenis": JenisPemberitahuan.RINGKASAN, "kunci": f"uji:{uuid.uuid4()}"}
    return Pemberitahuan.objects.create(penerima=penerima, **{**defaults, **values})
