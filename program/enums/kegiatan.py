"""Closed lists of activities."""

from django.db.models import TextChoices


class JenisKegiatan(TextChoices):
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    PELATIHAN = "pelatihan", "Pelatihan"
    ADVOKASI = "advokasi", "Advokasi"
    PEMBERDAYAAN = "pemberdayaan", "Pemberdayaan"
    KAMPANYE = "kampanye", "Kampanye publik"
    LAIN = "lain", "Kegiatan lain"


class Sasaran(TextChoices):
    UMUM = "umum", "Masyarakat umum"
    PELAJAR = "pelajar", "Pelajar dan mahasiswa"
    SANTRI = "santri", "Santri dan dayah"
    ANAK = "anak", "Anak dan forum anak"
    PEREMPUAN = "perempuan", "Perempuan"
    CALON_PMI = "calon_pmi", "Calon pekerja migran"
    NELAYAN = "nelayan", "Nelayan dan awak kapal"
    GAMPONG = "gampong", "Aparatur gampong"
    APH = "aph", "Aparat penegak hukum"
    ASN = "asn", "Pegawai pemerintah"
    TOKOH = "tokoh", "Tokoh agama dan adat"
    MEDIA = "media", "Media"
    LAIN = "lain", "Sasaran lain"


class StatusKegiatan(TextChoices):
    DIRENCANAKAN = "direncanakan", "Direncanakan"
    TERLAKSANA = "terlaksana", "Terlaksana"
    BATAL = "batal", "Batal"

    @property
    def nada(self) -> str:
        return {"direncanakan": "perhatian", "terlaksana": "selesai"}.get(self.value, "netral")

    def can_become(self) -> frozenset["StatusKegiatan"]:
        return TRANSITIONS_KEGIATAN[self]


TRANSITIONS_KEGIATAN: dict[StatusKegiatan, frozenset[StatusKegiatan]] = {
    StatusKegiatan.DIRENCANAKAN: frozenset({StatusKegiatan.TERLAKSANA, StatusKegiatan.BATAL}),
    StatusKegiatan.TERLAKSANA: frozenset(),
    StatusKegiatan.BATAL: frozenset({StatusKegiatan.DIRENCANAKAN}),
}


class PolaUlang(TextChoices):
    BULANAN = "bulanan", "Tiap bulan"
    TAHUNAN = "tahunan", "Tahun depan, pada tanggal yang sama"

    @property
    def bulan(self) -> int:
        return 1 if self is PolaUlang.BULANAN else 12


class JenisBerkas(TextChoices):
    FOTO = "foto", "Foto"
    DAFTAR_HADIR = "daftar_hadir", "Daftar hadir"
    LAPORAN = "laporan", "Laporan kegiatan"
    UNDANGAN = "undangan", "Undangan atau surat"
    LAIN = "lain", "Berkas lain"
