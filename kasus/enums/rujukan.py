"""Words of a referral: its states, urgency, outcome, and the reasons to end it or to go without consent."""

from django.db.models import TextChoices

from kasus.enums.hambatan import Hambatan
from kasus.enums.layanan import HasilLayanan


class StatusRujukan(TextChoices):
    """Agency to agency (pembanding.md 1.1.3). Who sent may not touch it once it is accepted."""

    DIAJUKAN = "diajukan", "Menunggu jawaban"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"
    SELESAI = "selesai", "Selesai"
    DICABUT = "dicabut", "Dicabut"

    @property
    def nada(self) -> str:
        tones = {"diajukan": "perhatian", "diterima": "berjalan", "ditolak": "terlambat", "selesai": "selesai"}
        return tones.get(self.value, "netral")

    def can_become(self) -> frozenset["StatusRujukan"]:
        return TRANSITIONS_RUJUKAN[self]


TRANSITIONS_RUJUKAN: dict[StatusRujukan, frozenset[StatusRujukan]] = {
    StatusRujukan.DIAJUKAN: frozenset({StatusRujukan.DITERIMA, StatusRujukan.DITOLAK, StatusRujukan.DICABUT}),
    StatusRujukan.DITERIMA: frozenset({StatusRujukan.SELESAI, StatusRujukan.DICABUT}),
    StatusRujukan.DITOLAK: frozenset(),
    StatusRujukan.SELESAI: frozenset(),
    StatusRujukan.DICABUT: frozenset(),
}
# States in which somebody still has to do something.
RUJUKAN_TERBUKA = frozenset({StatusRujukan.DIAJUKAN, StatusRujukan.DITERIMA})
# States in which the receiving agency sees the victim's part by code; the identity only while DITERIMA.
RUJUKAN_MEMBUKA = frozenset({StatusRujukan.DITERIMA, StatusRujukan.SELESAI})


class UrgensiRujukan(TextChoices):
    BIASA = "biasa", "Biasa"
    SEGERA = "segera", "Segera"
    DARURAT = "darurat", "Darurat"

    @property
    def nada(self) -> str:
        return {"segera": "perhatian", "darurat": "terlambat"}.get(self.value, "netral")


# Days to answer in, when nothing else is agreed; the service itself has seven (UU 21/2007 Pasal 52-53).
HARI_JAWAB_RUJUKAN = {UrgensiRujukan.BIASA: 5, UrgensiRujukan.SEGERA: 2, UrgensiRujukan.DARURAT: 1}
HARI_JAWAB_TERLAMA = 30  # a due date later than this is a slip of the finger


class HasilRujukan(TextChoices):
    """What came of it, told by who received it."""

    TUNTAS = "tuntas", "Semua layanan yang diminta diberikan"
    SEBAGIAN = "sebagian", "Sebagian layanan diberikan"
    TIDAK_DIBERIKAN = "tidak_diberikan", "Layanan tidak dapat diberikan"


class AlasanCabutRujukan(TextChoices):
    KELIRU = "keliru", "Salah kirim"
    TIDAK_PERLU = "tidak_perlu", "Tidak diperlukan lagi"
    PERSETUJUAN = "persetujuan", "Persetujuan korban dicabut"
    TIDAK_DITANGGAPI = "tidak_ditanggapi", "Tidak ditanggapi penerima"
    KEAMANAN = "keamanan", "Alasan keamanan"
    LAINNYA = "lainnya", "Lainnya"

    @property
    def akhir_layanan(self) -> tuple[HasilLayanan, Hambatan]:
        """How a service ends that was asked through the referral and not given: an unserved need, with its barrier."""
        if self == AlasanCabutRujukan.PERSETUJUAN:
            return HasilLayanan.DITOLAK_KORBAN, Hambatan.PERSETUJUAN
        barrier = Hambatan.KEAMANAN if self == AlasanCabutRujukan.KEAMANAN else Hambatan.LAINNYA
        return HasilLayanan.TIDAK_DIBERIKAN, barrier


class AlasanPengecualian(TextChoices):
    """Sharing without consent: what the law allows, and nothing else (UU 27/2022 Pasal 20 ayat (2) huruf c-e)."""

    DARURAT = "darurat", "Keadaan darurat: nyawa atau keselamatan korban terancam"
    HUKUM = "hukum", "Perintah undang-undang atau penetapan pengadilan"
    ANAK = "anak", "Kepentingan terbaik anak: wali tidak ada atau diduga terlibat"
