"""Closed lists of the supervision of placement companies: kinds, states of a permit, the checklist of a visit, findings."""

from django.db.models import TextChoices

HARI_INGATKAN_IZIN = 90  # days before its end from which a permit is called to mind


class JenisPerusahaan(TextChoices):
    """P3MI is the word of the law (UU 18/2017); PJTKI and PPTKIS are its predecessors."""

    P3MI = "p3mi", "P3MI (kantor pusat)"
    CABANG = "cabang", "Kantor cabang P3MI"
    PEREKRUT = "perekrut", "Perekrut tidak resmi"


class JenisResmi(TextChoices):
    """The kinds that stand in the directory: what forms and tables offer."""

    P3MI = JenisPerusahaan.P3MI.value, JenisPerusahaan.P3MI.label
    CABANG = JenisPerusahaan.CABANG.value, JenisPerusahaan.CABANG.label


class StatusIzin(TextChoices):
    """Where a permit stands on a day; computed from its dates, never stored."""

    BERLAKU = "berlaku", "Berlaku"
    SEGERA = "segera", "Akan berakhir"
    BERAKHIR = "berakhir", "Berakhir"
    DICABUT = "dicabut", "Dicabut"
    TIDAK_DICATAT = "tidak_dicatat", "Masa berlaku tidak dicatat"

    @property
    def nada(self) -> str:
        return {
            "berlaku": "selesai", "segera": "perhatian", "berakhir": "terlambat", "dicabut": "terlambat",
        }.get(self.value, "netral")  # fmt: skip


class JenisKunjungan(TextChoices):
    RUTIN = "rutin", "Rutin"
    MENDADAK = "mendadak", "Mendadak"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut"
    BERSAMA = "bersama", "Bersama instansi lain"


class JenisBerkasKunjungan(TextChoices):
    FOTO = "foto", "Foto"
    BERITA_ACARA = "berita_acara", "Berita acara"
    SURAT_TUGAS = "surat_tugas", "Surat tugas"
    LAIN = "lain", "Berkas lain"


class Pertanyaan(TextChoices):
    """What a visit looks at: duties of a P3MI under UU 18/2017. Each is put so that "ya" is as it should be."""

    SIP3MI = "sip3mi", "SIP3MI ditunjukkan dan masih berlaku"
    IZIN_CABANG = "izin_cabang", "Izin kantor cabang ditunjukkan dan masih berlaku"
    SIP2MI = "sip2mi", "SIP2MI (izin perekrutan) ada untuk perekrutan yang berjalan"
    TANPA_BIAYA = "tanpa_biaya", "Calon pekerja tidak dibebani biaya penempatan"
    PERJANJIAN = "perjanjian", "Perjanjian penempatan dan kerja ditandatangani dan dipegang calon pekerja"
    DATA_CALON = "data_calon", "Data calon pekerja lengkap dan cocok dengan dokumennya"
    TANPA_ANAK = "tanpa_anak", "Tidak ada calon pekerja di bawah 18 tahun"
    PENAMPUNGAN = "penampungan", "Penampungan layak dan penghuninya bebas keluar"
    JAMINAN = "jaminan", "Calon pekerja terdaftar pada jaminan sosial (BPJS Ketenagakerjaan PMI)"
    PELAPORAN = "pelaporan", "Laporan penempatan disampaikan kepada dinas"


class Jawaban(TextChoices):
    YA = "ya", "Ya"
    TIDAK = "tidak", "Tidak"
    TIDAK_DIPERIKSA = "tidak_diperiksa", "Tidak diperiksa"

    @property
    def nada(self) -> str:
        return {"ya": "selesai", "tidak": "terlambat"}.get(self.value, "netral")


class BeratTemuan(TextChoices):
    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"

    @property
    def nada(self) -> str:
        return {"sedang": "perhatian", "berat": "terlambat"}.get(self.value, "netral")
