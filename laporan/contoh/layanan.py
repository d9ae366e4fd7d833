"""Sample of what follows a record: a full screening with its decision, costs and outcomes, rights, and the way back.

Works on the open cases that muat.py has recorded, through the real actions; invented and evidently so.
"""

import datetime
import zoneinfo

from anggota.models import Instansi, Pengguna
from gugus_tugas import clock
from gugus_tugas.versi import stamp
from kasus import actions
from kasus.enums import (
    BidangReintegrasi,
    CaraKendali,
    CaraRekrut,
    HakKorbanTppo,
    Hambatan,
    HasilLayanan,
    HubunganPerekrut,
    Jawaban,
    JenisLayanan,
    JenisPemberdayaan,
    JenisUnsur,
    KeadaanHak,
    KeadaanPemantauan,
    KejahatanPaksa,
    PenetapStatus,
    PlatformRekrut,
    RincianLayanan,
    StatusIdentifikasi,
    SumberBiaya,
    Tujuan,
)
from kasus.models import Kasus, Korban, Layanan

WIB = zoneinfo.ZoneInfo("Asia/Jakarta")
RINCIAN = {
    JenisLayanan.IDENTIFIKASI: (RincianLayanan.ASESMEN, 350_000),
    JenisLayanan.KESEHATAN: (RincianLayanan.RAWAT_JALAN, 2_750_000),
    JenisLayanan.SOSIAL: (RincianLayanan.RUMAH_AMAN, 4_200_000),
    JenisLayanan.HUKUM: (RincianLayanan.PENDAMPINGAN, 1_500_000),
    JenisLayanan.PEMULANGAN: (RincianLayanan.TIKET, 6_850_000),
    JenisLayanan.REINTEGRASI: (RincianLayanan.PELATIHAN, 3_000_000),
}
# The victim who is screened in full, and those who are visited: number of the case, victim, start, what each visit found.
DISKRINING = ("TPPO-ACEH/2025/0001", 1)
DIKUNJUNGI = [
    ("TPPO-ACEH/2024/0002", 1, (2024, 7, 15), ["baik", "baik", "baik"]),
    ("TPPO-ACEH/2025/0001", 1, (2025, 3, 10), ["berisiko", "baik"]),
    ("TPPO-ACEH/2026/0001", 1, (2026, 3, 12), ["baik"]),
]


def _at(day: datetime.date, hour: int = 10):
    return clock.at(datetime.datetime.combine(day, datetime.time(hour), tzinfo=WIB))


def muat(*, by: Pengguna, instansi: dict[str, Instansi]) -> None:
    for row in Layanan.objects.filter(korban__kasus__in=Kasus.objects.terbuka()).order_by("diminta", "id"):
        _layanan(row, by=by)
    for nomor, urutan, start, found in DIKUNJUNGI:
        _kembali(_korban(nomor, urutan), datetime.date(*start), found, by=by, instansi=instansi)
    _skrining(_korban(*DISKRINING), by=by)
    _hak(_korban(*DISKRINING), by=by, instansi=instansi)


def _korban(nomor: str, urutan: int) -> Korban:
    return Korban.objects.select_related("kasus").get(kasus__nomor=nomor, urutan=urutan)


def _layanan(row: Layanan, *, by: Pengguna) -> None:
    """A kind in detail with its cost, and how it ended; one waits for a payer, one was not given."""
    rincian, jumlah = RINCIAN[row.jenis]
    sumber = row.daftar_biaya.get().sumber
    biaya = {sumber: jumlah}
    if row.jenis == JenisLayanan.PEMULANGAN and sumber != SumberBiaya.KELUARGA:
        biaya = {sumber: jumlah - 1_350_000, SumberBiaya.KELUARGA: 1_350_000}
    ended = (
        {"selesai": row.diberikan + datetime.timedelta(days=2), "hasil": HasilLayanan.SELESAI} if row.diberikan else {}
    )
    values = {"rincian": rincian, **ended}
    if not row.diberikan and row.jenis == JenisLayanan.KESEHATAN and (row.diminta.year, row.diminta.month) < (2026, 11):
        values |= {"hasil": HasilLayanan.TIDAK_DIBERIKAN, "hambatan": Hambatan.BPJS}
        biaya = {SumberBiaya.BELUM_ADA: jumlah}
    with _at((row.diberikan or row.diminta) + datetime.timedelta(days=2), 14):
        actions.update_layanan(row, versi=stamp(row), by=by, daftar_biaya=biaya, **values)


def _skrining(korban: Korban, *, by: Pengguna) -> None:
    before = korban.daftar_skrining.first().kode_per_jenis
    temuan = {
        **before,
        JenisUnsur.TUJUAN: [Tujuan.KERJA_PAKSA, Tujuan.KEJAHATAN_PAKSA],
        JenisUnsur.KEJAHATAN: [KejahatanPaksa.SCAM],
        JenisUnsur.KENDALI: [CaraKendali.DOKUMEN, CaraKendali.GERAK, CaraKendali.FISIK, CaraKendali.UTANG],
        JenisUnsur.REKRUT: [CaraRekrut.MEDIA_SOSIAL],
        JenisUnsur.PLATFORM: [PlatformRekrut.FACEBOOK, PlatformRekrut.TELEGRAM],
        JenisUnsur.HUBUNGAN: [HubunganPerekrut.TEMAN],
    }
    yes = ("i_tipu", "i_gerak", "i_kekerasan", "i_ancaman", "i_dokumen", "i_upah", "i_lembur")
    jawaban = {**dict.fromkeys(yes, Jawaban.YA), "i_kucil": Jawaban.TIDAK, "i_utang": Jawaban.TIDAK_DIKETAHUI}
    day = datetime.date(2025, 3, 6)
    with _at(day):
        actions.record_skrining(
            korban, versi=stamp(korban), by=by, tanggal=day, temuan=temuan, jawaban=jawaban,
            catatan="Catatan rekaan: wawancara di ruang pelayanan khusus, didampingi psikolog.",
        )  # fmt: skip
    korban.refresh_from_db()
    with _at(datetime.date(2025, 3, 10)):
        actions.record_penetapan(
            korban, versi=stamp(korban), by=by, status=StatusIdentifikasi.KORBAN, penetap=PenetapStatus.KEPOLISIAN,
            tanggal=datetime.date(2025, 3, 10),
        )  # fmt: skip


def _hak(korban: Korban, *, by: Pengguna, instansi: dict[str, Instansi]) -> None:
    for hak, keadaan, kode, day in (
        (HakKorbanTppo.KERAHASIAAN, KeadaanHak.DIBERIKAN, "polda", datetime.date(2025, 3, 6)),
        (HakKorbanTppo.PENDAMPINGAN, KeadaanHak.DIMINTA, "lbhapik", datetime.date(2025, 3, 7)),
        (HakKorbanTppo.RESTITUSI, KeadaanHak.DITAWARKAN, "polda", datetime.date(2025, 3, 10)),
        (HakKorbanTppo.TIDAK_DIPIDANA, KeadaanHak.DIBERIKAN, "polda", datetime.date(2025, 3, 12)),
    ):
        with _at(day):
            actions.record_hak(korban, by=by, hak=hak, keadaan=keadaan, instansi=instansi[kode], tanggal=day)


def _kembali(
    korban: Korban, start: datetime.date, found: list[str], *, by: Pengguna, instansi: dict[str, Instansi]
) -> None:
    """Goals, the three visits with what the first of them found, and something to stand on."""
    target = start + datetime.timedelta(days=120)
    with _at(start):
        first = actions.add_rencana(
            korban, by=by, bidang=BidangReintegrasi.PEKERJAAN, sasaran="Sasaran rekaan: menyelesaikan pelatihan kerja.",
            target=target, instansi=instansi["disnaker"],
        )  # fmt: skip
        actions.add_rencana(
            korban, by=by, bidang=BidangReintegrasi.KELUARGA, sasaran="Sasaran rekaan: tinggal kembali bersama keluarga.",
            target=start + datetime.timedelta(days=365), instansi=instansi["dinsos"],
        )  # fmt: skip
        visits = actions.schedule_pemantauan(korban, mulai=start, instansi=instansi["dinsos"], by=by)
    with _at(target):
        actions.update_rencana(first, versi=stamp(first), by=by, selesai=target)
        actions.add_pemberdayaan(
            korban, by=by, jenis=JenisPemberdayaan.ALAT, tanggal=target, instansi=instansi["baitulmal"], nilai=2_500_000,
            sumber=SumberBiaya.BAITUL_MAL, keterangan="Keterangan rekaan: alat bengkel.",
        )  # fmt: skip
    for visit, state in zip(visits, found, strict=False):
        with _at(visit.direncanakan):
            actions.update_pemantauan(
                visit, versi=stamp(visit), by=by, dilakukan=visit.direncanakan, keadaan=KeadaanPemantauan(state),
                catatan="Catatan rekaan.",
            )  # fmt: skip
