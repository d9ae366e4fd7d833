"""Why a case is closed or opened again (ranah.md 3.1 step 13). An adat settlement never closes a case of trafficking."""

from django.db.models import TextChoices

from kasus.enums.kasus import StatusKasus


class AlasanPenutupan(TextChoices):
    TUJUAN_TERCAPAI = "tujuan_tercapai", "Tujuan penanganan tercapai"
    DIRUJUK = "dirujuk", "Dirujuk ke lembaga lain"
    MENOLAK_LAYANAN = "menolak_layanan", "Korban menolak layanan"
    PINDAH = "pindah", "Korban pindah ke luar wilayah"
    MENINGGAL = "meninggal", "Korban meninggal"
    HILANG_KONTAK = "hilang_kontak", "Kontak dengan korban hilang"
    BUKAN_KORBAN = "bukan_korban", "Bukan korban TPPO"

    @property
    def status(self) -> StatusKasus:
        """The status that a case gets when it is closed for this reason."""
        return StatusKasus.TERMINASI_DIRUJUK if self == self.DIRUJUK else StatusKasus.TERMINASI


class AlasanPembukaan(TextChoices):
    INFORMASI_BARU = "informasi_baru", "Ada informasi atau temuan baru"
    KORBAN_KEMBALI = "korban_kembali", "Korban meminta layanan lagi"
    RUJUKAN_KEMBALI = "rujukan_kembali", "Lembaga rujukan mengembalikan"
    PERKARA_BERLANJUT = "perkara_berlanjut", "Perkara memerlukan penanganan lagi"
    KELIRU_DITUTUP = "keliru_ditutup", "Keliru ditutup"


# Both lists, for the history of the status.
AlasanStatus = TextChoices(
    "AlasanStatus", {row.name: (row.value, row.label) for row in [*AlasanPenutupan, *AlasanPembukaan]}
)


class HasilUsulan(TextChoices):
    """What the head answers to a proposal to close a case."""

    DISETUJUI = "disetujui", "Setujui penutupan"
    DIKEMBALIKAN = "dikembalikan", "Kembalikan dengan catatan"

    @property
    def nada(self) -> str:
        return {"disetujui": "selesai"}.get(self.value, "perhatian")
