"""Sample of what happens around a case: notes, flags, files, proposals to close. All invented, through the real actions."""

import datetime

from gugus_tugas import clock
from gugus_tugas.files import blank_pdf
from kasus import actions
from kasus.enums import AlasanBendera, AlasanPenutupan, HasilUsulan, JenisCatatan, JenisLampiran
from kasus.models import Kasus, UsulanPenutupan
from kasus.penutupan import masih_terbuka

# Status in which a sample case ends -> the reason for which it was closed.
PENUTUPAN = {"Closed": AlasanPenutupan.TUJUAN_TERCAPAI, "ClosedReferred": AlasanPenutupan.DIRUJUK}
# number of the case, days after the report, kind, victim (0: the whole case), text
CATATAN = (
    (
        "TPPO-ACEH/2026/0001",
        2,
        JenisCatatan.TELEPON,
        1,
        "K1 menelepon dari rumah aman; sehat, meminta kabar keluarganya.",
    ),
    (
        "TPPO-ACEH/2026/0001",
        9,
        JenisCatatan.KUNJUNGAN,
        1,
        "Dikunjungi bersama pendamping; K1 siap diperiksa pekan depan.",
    ),
    (
        "TPPO-ACEH/2026/0001",
        20,
        JenisCatatan.RAPAT,
        0,
        "Pertemuan dengan penyidik: saksi dari gampong asal belum diperiksa.",
    ),
    (
        "TPPO-ACEH/2026/0002",
        3,
        JenisCatatan.TELEPON,
        0,
        "Instansi penyedia diminta menjawab kapan layanan dapat diberikan.",
    ),
)
# number, days after the report, reason, days until due, text
BENDERA = (
    ("TPPO-ACEH/2026/0002", 30, AlasanBendera.DOKUMEN, 30, "Visum belum diterima dari rumah sakit."),
    ("TPPO-ACEH/2026/0003", 5, AlasanBendera.HUBUNGI, 60, "Hubungi keluarga korban sebelum pemulangan."),
)
# number, days after the report, slot, victim, description
LAMPIRAN = (
    ("TPPO-ACEH/2026/0001", 1, JenisLampiran.LP, 0, "Laporan polisi rekaan"),
    ("TPPO-ACEH/2026/0001", 6, JenisLampiran.VISUM, 1, "Visum rekaan"),
    ("TPPO-ACEH/2026/0001", 25, JenisLampiran.BAP, 1, "Berita acara rekaan"),
    ("TPPO-ACEH/2026/0003", 4, JenisLampiran.SPLP, 0, "SPLP rekaan"),
)


def tutup(case: Kasus, status: str, contoh) -> None:
    """Closes a sample case as it is done: the staff proposes, the head decides."""
    staff, head = contoh.akun["sekretariat"], contoh.akun["kepala"]
    actions.record_penutupan(
        case, alasan=PENUTUPAN[status], catatan="Catatan penutupan rekaan.", by=staff,
        diakui=[thing.kode for thing in masih_terbuka(staff, case)],
    )  # fmt: skip
    actions.verify_penutupan(case, hasil=HasilUsulan.DISETUJUI, by=head)


def muat(contoh) -> None:
    """Notes, flags and files of this year's cases, in the order of their days; one proposal that waits."""
    staff = contoh.akun["sekretariat"]
    cases = {case.nomor: case for case in Kasus.objects.all()}

    def at(nomor: str, days: int):
        day = cases[nomor].tanggal_lapor + datetime.timedelta(days=days)
        return clock.at(datetime.datetime.combine(day, datetime.time(4), tzinfo=datetime.UTC))

    for nomor, days, kind, victim, text in CATATAN:
        case = cases[nomor]
        korban = case.daftar_korban.filter(urutan=victim).first()
        day = case.tanggal_lapor + datetime.timedelta(days=days)
        with at(nomor, days):
            actions.add_catatan(case, by=staff, isi=text, jenis=kind, tanggal=day, korban=korban)
    for nomor, days, reason, until, text in BENDERA:
        due = cases[nomor].tanggal_lapor + datetime.timedelta(days=days + until)
        with at(nomor, days):
            actions.record_bendera(cases[nomor], by=staff, alasan=reason, tenggat=due, keterangan=text)
    for nomor, days, slot, victim, text in LAMPIRAN:
        korban = cases[nomor].daftar_korban.filter(urutan=victim).first()
        with at(nomor, days):
            row = actions.add_lampiran(
                cases[nomor], by=staff, jenis=slot, korban=korban, keterangan=text, berkas=blank_pdf()
            )
        if slot == JenisLampiran.VISUM:
            with at(nomor, days + 3):
                actions.add_lampiran(cases[nomor], by=staff, menggantikan=row, keterangan=text, berkas=blank_pdf())
    _propose(contoh)


def _propose(contoh) -> None:
    staff = contoh.akun["sekretariat"]
    open_cases = Kasus.objects.terbuka().filter(tahun_lapor=2025).order_by("nomor")
    case = open_cases.exclude(pk__in=UsulanPenutupan.objects.menunggu().values("kasus")).first()
    if case:
        with clock.at(datetime.datetime(2026, 11, 2, 3, tzinfo=datetime.UTC)):
            actions.record_penutupan(
                case, alasan=AlasanPenutupan.PINDAH, catatan="Korban pindah ke provinsi lain; catatan rekaan.", by=staff,
                diakui=[thing.kode for thing in masih_terbuka(staff, case)],
            )  # fmt: skip
