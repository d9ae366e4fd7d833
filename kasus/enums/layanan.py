"""Words about services, who pays, and their legal clock."""

from django.db.models import TextChoices


class JenisLayanan(TextChoices):
    """The six services of Permen PPPA 8/2021."""

    IDENTIFIKASI = "IDENT", "Pengaduan dan identifikasi"
    KESEHATAN = "KES", "Rehabilitasi kesehatan"
    SOSIAL = "SOS", "Rehabilitasi sosial"
    HUKUM = "HUK", "Layanan hukum"
    PEMULANGAN = "PUL", "Pemulangan"
    REINTEGRASI = "REIN", "Reintegrasi sosial"


class SumberBiaya(TextChoices):
    """BPJS Kesehatan is not offered: it does not pay injuries from TPPO (Perpres 82/2018 Pasal 52(1) huruf r)."""

    APBA = "apba", "APBA"
    APBK = "apbk", "APBK"
    APBN = "apbn", "APBN (kementerian)"
    LPSK = "lpsk", "LPSK"
    BAITUL_MAL = "baitul_mal", "Baitul Mal"
    DONOR = "donor", "Lembaga donor"
    KELUARGA = "keluarga", "Keluarga korban"
    BELUM_ADA = "belum_ada", "Belum ada yang membiayai"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


HARI_LAYANAN = 7  # legal clock of every requested service, in days (UU 21/2007 Pasal 52-53)
