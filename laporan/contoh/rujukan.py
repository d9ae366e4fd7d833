"""Sample consent and referrals: one accepted (Polda to Dinas Sosial), one waiting, one refused for BPJS, one consent withdrawn."""

import datetime
import zoneinfo

from anggota.models import Instansi, Pengguna
from gugus_tugas import clock
from kasus import actions
from kasus.enums import STATUS_TERBUKA
from kasus.models import Korban

WIB = zoneinfo.ZoneInfo("Asia/Jakarta")
PURPOSES = ("wawancara", "layanan", "polisi", "penelitian", "dihubungi")
CATATAN = "Catatan rekaan: perlu kamar terpisah dan pendamping perempuan."


def load(akun: dict[str, Pengguna], instansi: dict[str, Instansi]) -> None:
    """After the cases are there; each step on the day on which it would have happened."""
    rows = Korban.objects.filter(kasus__status__in=STATUS_TERBUKA, kasus__tahun_lapor=2026)
    rows = rows.order_by("kasus__tanggal_lapor", "urutan").select_related("kasus")
    child = rows.filter(kelompok_usia="anak").last()
    adult, second = rows.filter(kasus=rows.last().kasus)
    _accepted(child, akun, instansi)
    _refused_and_waiting(adult, akun, instansi)
    _withdrawn(second, akun, instansi)


def _on(*day: int, hour: int = 10):
    return clock.at(datetime.datetime(*day, hour, tzinfo=WIB))


def _answers(korban, agencies, *, by, pemberi, day) -> None:
    actions.record_lembar_persetujuan(
        korban, by=by, pemberi=pemberi, tanggal=datetime.date(*day), cara="tertulis", penjelasan="lengkap",
        daftar_jawaban={**dict.fromkeys(PURPOSES, "setuju"), "berbagi": "setuju"}, daftar_instansi=agencies,
    )  # fmt: skip


def _accepted(korban, akun, instansi) -> None:
    """A child: both voices; Polda asks Dinas Sosial for a shelter, and it accepts."""
    by = akun["sekretariat"]
    with _on(2026, 8, 20):
        actions.add_layanan(
            korban, by=by, jenis="IDENT", penyedia=instansi["polda"], diminta=datetime.date(2026, 8, 20),
            diberikan=datetime.date(2026, 8, 20), sumber_biaya="apbn", keterangan="Keterangan rekaan.",
        )  # fmt: skip
        for pemberi in ("korban", "lembaga"):
            _answers(korban, [instansi["dinsos"], instansi["polda"]], by=by, pemberi=pemberi, day=(2026, 8, 20))
    with _on(2026, 11, 16):
        row = actions.add_rujukan(
            korban, by=akun["polda"], penerima=instansi["dinsos"], daftar_jenis=["SOS", "REIN"], urgensi="segera",
            catatan=CATATAN,
        )  # fmt: skip
    with _on(2026, 11, 17):
        actions.verify_rujukan(row, status="diterima", catatan="Kamar disiapkan mulai besok.", by=akun["dinsos"])


def _refused_and_waiting(korban, akun, instansi) -> None:
    """The hospital of the province refuses for want of a payer; Dinas Sosial has not answered yet."""
    by = akun["sekretariat"]
    with _on(2026, 11, 3):
        _answers(korban, [instansi["rsudza"], instansi["dinsos"]], by=by, pemberi="korban", day=(2026, 11, 3))
    with _on(2026, 11, 12):
        row = actions.add_rujukan(korban, by=by, penerima=instansi["rsudza"], daftar_jenis=["KES"], catatan=CATATAN)
    with _on(2026, 11, 14):
        actions.verify_rujukan(row, status="ditolak", hambatan="bpjs", catatan="Belum ada penjamin biaya.", by=by)
    with _on(2026, 11, 18):
        actions.add_rujukan(korban, by=by, penerima=instansi["dinsos"], daftar_jenis=["SOS", "PUL"], catatan=CATATAN)


def _withdrawn(korban, akun, instansi) -> None:
    """She agreed to be referred to Dinas Sosial and changed her mind."""
    by = akun["sekretariat"]
    with _on(2026, 11, 4):
        _answers(korban, [instansi["dinsos"]], by=by, pemberi="korban", day=(2026, 11, 4))
        actions.add_rujukan(korban, by=by, penerima=instansi["dinsos"], daftar_jenis=["REIN"], catatan=CATATAN)
    with _on(2026, 11, 9):
        consent = korban.daftar_persetujuan.get(instansi=instansi["dinsos"], digantikan_pada__isnull=True)
        actions.withdraw_persetujuan(consent, tanggal=datetime.date(2026, 11, 9), alasan="Alasan rekaan.", by=by)
