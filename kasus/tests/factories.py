"""Makers of cases, through the real actions."""

import datetime

from django.utils import timezone

from anggota.models import Pengguna
from anggota.tests.factories import make_instansi
from gugus_tugas.files import blank_pdf
from kasus import actions
from kasus.enums import (
    AlasanBendera,
    AlasanPenutupan,
    HasilPermintaan,
    JenisCatatan,
    JenisLampiran,
    JenisLayanan,
    JenisPermintaan,
    PemohonData,
    SumberBiaya,
    SumberLaporan,
)
from kasus.models import (
    Bendera,
    Catatan,
    IdentitasKorban,
    Kasus,
    Korban,
    Lampiran,
    Layanan,
    Permintaan,
    UsulanPenutupan,
)
from kasus.models.identitas import nik_index
from kasus.penutupan import masih_terbuka


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


def make_many(number: int, *, by: Pengguna, per_kasus: int = 50) -> None:
    """`number` victims with full identities, past the actions: for rotation and for scripts/bench alone."""
    first, day, birth = Kasus.objects.count(), datetime.date(2001, 1, 1), datetime.date(1993, 5, 17)
    cases = [
        Kasus(
            nomor=f"TPPO-UJI/2001/{serial:06d}",
            tahun_nomor=2001,
            urutan=serial,
            tanggal_lapor=day,
            tahun_lapor=2001,
            sumber_laporan=SumberLaporan.LANGSUNG,
            uraian=f"Kronologi {serial}",
            penanggung_jawab=by,
            dicatat_oleh=by,
        )
        for serial in range(first + 1, first + 1 + -(-number // per_kasus))
    ]
    Kasus.objects.bulk_create(cases, batch_size=500)
    for start in range(0, number, 5000):
        victims = [
            Korban(kasus=cases[n // per_kasus], urutan=n % per_kasus + 1, jenis_kelamin="P", kelompok_usia="dewasa")
            for n in range(start, min(start + 5000, number))
        ]
        Korban.objects.bulk_create(victims, batch_size=500)
        IdentitasKorban.objects.bulk_create(
            [
                IdentitasKorban(
                    korban=korban,
                    nama=f"Rekaan {n:06d}",
                    nik=f"99{n:014d}",
                    nik_indeks=nik_index(f"99{n:014d}"),
                    tanggal_lahir=birth,
                    alamat=f"Jalan Rekaan {n}",
                    telepon=f"0899-{n:06d}",
                )
                for n, korban in enumerate(victims, start)
            ],
            batch_size=500,
        )


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


def make_catatan(kasus: Kasus, *, by: Pengguna, **values) -> Catatan:
    defaults = {"isi": "Catatan uji", "jenis": JenisCatatan.TELEPON, "tanggal": datetime.date(2026, 3, 4)}
    return actions.add_catatan(kasus, by=by, **{**defaults, **values})


def make_bendera(kasus: Kasus, *, by: Pengguna, **values) -> Bendera:
    defaults = {"alasan": AlasanBendera.DOKUMEN, "tenggat": timezone.localdate(), "keterangan": "Menunggu dokumen"}
    return actions.record_bendera(kasus, by=by, **{**defaults, **values})


def make_lampiran(kasus: Kasus, *, by: Pengguna, **values) -> Lampiran:
    return actions.add_lampiran(kasus, by=by, **{"jenis": JenisLampiran.VISUM, "berkas": blank_pdf(), **values})


def make_penutupan(kasus: Kasus, *, by: Pengguna, **values) -> UsulanPenutupan:
    defaults = {
        "alasan": AlasanPenutupan.TUJUAN_TERCAPAI,
        "catatan": "Korban sudah bekerja kembali",
        "diakui": [thing.kode for thing in masih_terbuka(by, kasus)],
    }
    return actions.record_penutupan(kasus, by=by, **{**defaults, **values})


def add_happenings(korban: Korban, *, by: Pengguna) -> Lampiran:
    """A note, a flag, a shared file and a proposal to close, around one victim and its case."""
    make_catatan(korban.kasus, by=by, korban=korban)
    make_catatan(korban.kasus, by=by, isi="Catatan seluruh kasus")
    make_bendera(korban.kasus, by=by)
    lampiran = make_lampiran(korban.kasus, by=by, korban=korban)
    actions.assign_lampiran(lampiran, instansi=make_instansi(), by=by)
    make_lampiran(korban.kasus, by=by, jenis=JenisLampiran.LP)
    make_penutupan(korban.kasus, by=by)
    return lampiran
