"""Closed lists of places indicated for trafficking, of their checks and of patrols."""

from django.db.models import TextChoices


class JenisLokasi(TextChoices):
    PELABUHAN = "pelabuhan", "Pelabuhan"
    PELABUHAN_TAK_RESMI = "pelabuhan_tak_resmi", "Pelabuhan tidak resmi"
    TERMINAL = "terminal", "Terminal"
    BANDARA = "bandara", "Bandara"
    PENGINAPAN = "penginapan", "Hotel atau penginapan"
    WARUNG = "warung", "Kafe atau warung"
    KAPAL = "kapal", "Kapal"
    HIBURAN = "hiburan", "Tempat hiburan"
    PENAMPUNGAN = "penampungan", "Asrama atau penampungan"
    PERKEBUNAN = "perkebunan", "Perkebunan"
    TAMBANG = "tambang", "Tambang"
    LAIN = "lain", "Tempat lain"


class SumberIndikasi(TextChoices):
    MASYARAKAT = "masyarakat", "Laporan masyarakat"
    PATROLI = "patroli", "Patroli"
    MEDIA = "media", "Media"
    INSTANSI = "instansi", "Instansi lain"


class TingkatRawan(TextChoices):
    RENDAH = "rendah", "Rendah"
    SEDANG = "sedang", "Sedang"
    TINGGI = "tinggi", "Tinggi"

    @property
    def nada(self) -> str:
        return {"sedang": "perhatian", "tinggi": "terlambat"}.get(self.value, "netral")


class StatusLokasi(TextChoices):
    DIDUGA = "diduga", "Diduga"
    DIPANTAU = "dipantau", "Dipantau"
    DITINDAK = "ditindak", "Ditindak"
    AMAN = "aman", "Tidak lagi rawan"

    @property
    def nada(self) -> str:
        return {"diduga": "perhatian", "aman": "selesai"}.get(self.value, "berjalan")

    def can_become(self) -> frozenset["StatusLokasi"]:
        return TRANSITIONS_LOKASI[self]


# A place that was thought safe is watched again; nothing becomes a mere suspicion a second time.
TRANSITIONS_LOKASI: dict[StatusLokasi, frozenset[StatusLokasi]] = {
    StatusLokasi.DIDUGA: frozenset({StatusLokasi.DIPANTAU, StatusLokasi.DITINDAK, StatusLokasi.AMAN}),
    StatusLokasi.DIPANTAU: frozenset({StatusLokasi.DITINDAK, StatusLokasi.AMAN}),
    StatusLokasi.DITINDAK: frozenset({StatusLokasi.DIPANTAU, StatusLokasi.AMAN}),
    StatusLokasi.AMAN: frozenset({StatusLokasi.DIPANTAU}),
}


class StatusPatroli(TextChoices):
    DIRENCANAKAN = "direncanakan", "Direncanakan"
    TERLAKSANA = "terlaksana", "Terlaksana"
    BATAL = "batal", "Batal"

    @property
    def nada(self) -> str:
        return {"direncanakan": "perhatian", "terlaksana": "selesai"}.get(self.value, "netral")


class AlasanBatalPatroli(TextChoices):
    """Coded, so that no reason can name the place."""

    CUACA = "cuaca", "Cuaca"
    PETUGAS = "petugas", "Petugas atau anggaran tidak tersedia"
    GABUNG = "gabung", "Digabung dengan patroli lain"
    BOCOR = "bocor", "Rencana diketahui pihak luar"
    TIDAK_PERLU = "tidak_perlu", "Tidak lagi diperlukan"
