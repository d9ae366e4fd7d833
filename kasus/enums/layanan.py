"""Words about services, who pays, how they ended, and their legal clock."""

from django.db.models import TextChoices


class JenisLayanan(TextChoices):
    """The six services of Permen PPPA 8/2021."""

    IDENTIFIKASI = "IDENT", "Pengaduan dan identifikasi"
    KESEHATAN = "KES", "Rehabilitasi kesehatan"
    SOSIAL = "SOS", "Rehabilitasi sosial"
    HUKUM = "HUK", "Layanan hukum"
    PEMULANGAN = "PUL", "Pemulangan"
    REINTEGRASI = "REIN", "Reintegrasi sosial"


class RincianLayanan(TextChoices):
    """What exactly was asked, under one of the six kinds; the part before the dot is the kind (ranah.md 3.1 steps 4-12)."""

    PENGADUAN = "IDENT.pengaduan", "Penerimaan pengaduan"
    PENJANGKAUAN = "IDENT.penjangkauan", "Penjangkauan"
    ASESMEN = "IDENT.asesmen", "Asesmen kebutuhan"
    PENERJEMAH = "IDENT.penerjemah", "Penerjemah"
    PERTOLONGAN = "KES.pertolongan", "Pertolongan pertama"
    VISUM = "KES.visum", "Visum et repertum"
    RAWAT_JALAN = "KES.rawat_jalan", "Rawat jalan dan obat"
    RAWAT_INAP = "KES.rawat_inap", "Rawat inap"
    PSIKIATRI = "KES.psikiatri", "Psikiatri"
    RUMAH_AMAN = "SOS.rumah_aman", "Rumah aman"
    PSIKOSOSIAL = "SOS.psikososial", "Konseling psikososial"
    ROHANI = "SOS.rohani", "Bimbingan rohani"
    KEBUTUHAN = "SOS.kebutuhan", "Kebutuhan dasar"
    PENDAMPINGAN = "HUK.pendampingan", "Pendampingan hukum"
    RESTITUSI = "HUK.restitusi", "Pengajuan restitusi"
    PERLINDUNGAN = "HUK.perlindungan", "Perlindungan saksi (LPSK)"
    SPLP = "PUL.splp", "Dokumen perjalanan (SPLP)"
    TIKET = "PUL.tiket", "Tiket dan angkutan"
    PENDAMPING = "PUL.pendamping", "Pendamping perjalanan"
    TITIK_TIBA = "PUL.titik_tiba", "Penjemputan di titik tiba"
    SERAH_TERIMA = "PUL.serah_terima", "Serah terima kepada keluarga atau daerah"
    SEKOLAH = "REIN.sekolah", "Kembali bersekolah"
    PELATIHAN = "REIN.pelatihan", "Pelatihan dan kerja"
    BANTUAN_USAHA = "REIN.usaha", "Bantuan usaha"
    KELUARGA = "REIN.keluarga", "Penyatuan keluarga"

    @property
    def jenis(self) -> JenisLayanan:
        return JenisLayanan(self.value.split(".")[0])


RINCIAN_PER_JENIS: dict[JenisLayanan, list[RincianLayanan]] = {
    jenis: [rincian for rincian in RincianLayanan if rincian.jenis == jenis] for jenis in JenisLayanan
}


class SumberBiaya(TextChoices):
    """BPJS Kesehatan is not offered: see BPJS_TIDAK_MENANGGUNG."""

    APBA = "apba", "APBA"
    APBK = "apbk", "APBK"
    APBN = "apbn", "APBN (kementerian)"
    LPSK = "lpsk", "LPSK"
    BAITUL_MAL = "baitul_mal", "Baitul Mal"
    DONOR = "donor", "Lembaga donor"
    KELUARGA = "keluarga", "Keluarga korban"
    BELUM_ADA = "belum_ada", "Belum ada yang membiayai"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


# The one place of this sentence. Perpres 82/2018 was amended by 64/2020 and 59/2024: change it here when huruf r changes (ranah.md 1.4).
BPJS_TIDAK_MENANGGUNG = (
    "BPJS Kesehatan tidak dapat dipilih: pelayanan kesehatan akibat tindak pidana perdagangan orang tidak dijamin "
    "(Perpres 82/2018 Pasal 52 ayat (1) huruf r). Biayanya dimintakan kepada LPSK atau pemerintah daerah."
)


class HasilLayanan(TextChoices):
    """How a service ended; empty while it goes on or waits."""

    SELESAI = "selesai", "Selesai"
    SEBAGIAN = "sebagian", "Selesai sebagian"
    DIHENTIKAN = "dihentikan", "Dihentikan"
    DITOLAK_KORBAN = "ditolak_korban", "Ditolak korban"
    TIDAK_DIBERIKAN = "tidak_diberikan", "Tidak diberikan"

    @property
    def nada(self) -> str:
        return {"selesai": "selesai", "tidak_diberikan": "terlambat"}.get(self.value, "netral")


HASIL_TANPA_PEMBERIAN = frozenset({HasilLayanan.DITOLAK_KORBAN, HasilLayanan.TIDAK_DIBERIKAN})
HARI_LAYANAN = 7  # legal clock of every requested service, in days (UU 21/2007 Pasal 52-53)


class HakKorbanTppo(TextChoices):
    """Rights of a victim that are no service; those that are stand among the services (ranah.md 1.1)."""

    KERAHASIAAN = "kerahasiaan", "Kerahasiaan identitas (UU 21/2007 Pasal 44)"
    PERKEMBANGAN = "perkembangan", "Informasi perkembangan perkara (Pasal 36)"
    PENDAMPINGAN = "pendampingan", "Pendampingan atau bantuan hukum (Pasal 35)"
    RESTITUSI = "restitusi", "Restitusi (Pasal 48)"
    PERLINDUNGAN = "perlindungan", "Perlindungan keamanan, LPSK (Pasal 47)"
    TIDAK_DIPIDANA = "tidak_dipidana", "Tidak dipidana atas perbuatan karena paksaan (Pasal 18)"


class KeadaanHak(TextChoices):
    DITAWARKAN = "ditawarkan", "Ditawarkan"
    DIMINTA = "diminta", "Diminta"
    DIBERIKAN = "diberikan", "Diberikan"
    DITOLAK = "ditolak", "Ditolak korban"

    @property
    def nada(self) -> str:
        return {"diberikan": "selesai", "diminta": "perhatian", "ditawarkan": "berjalan"}.get(self.value, "netral")
