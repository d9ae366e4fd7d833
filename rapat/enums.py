"""Closed lists of meetings and follow-up. The states of a tindak lanjut are BPK SIPTL's words, known to every official."""

from django.db.models import TextChoices


class JenisRapat(TextChoices):
    TRIWULAN = "triwulan", "Rapat triwulan"
    RAKOR = "rakor", "Rapat koordinasi"
    SUB_GUGUS = "sub_gugus", "Rapat sub gugus tugas"
    KONFERENSI = "konferensi", "Konferensi kasus"


class StatusRapat(TextChoices):
    KONSEP = "konsep", "Konsep"
    TERJADWAL = "terjadwal", "Terjadwal"
    BERLANGSUNG = "berlangsung", "Berlangsung"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Dibatalkan"

    @property
    def nada(self) -> str:
        return {"terjadwal": "perhatian", "berlangsung": "berjalan", "selesai": "selesai"}.get(self.value, "netral")

    def can_become(self) -> frozenset["StatusRapat"]:
        return TRANSITIONS_RAPAT[self]


TRANSITIONS_RAPAT: dict[StatusRapat, frozenset[StatusRapat]] = {
    StatusRapat.KONSEP: frozenset({StatusRapat.TERJADWAL}),
    StatusRapat.TERJADWAL: frozenset({StatusRapat.BERLANGSUNG}),
    StatusRapat.BERLANGSUNG: frozenset({StatusRapat.SELESAI}),
    StatusRapat.SELESAI: frozenset({StatusRapat.BERLANGSUNG}),
    StatusRapat.BATAL: frozenset(),
}
# Not begun: it can still be cancelled, which asks a reason and so is an act of its own.
RAPAT_DISIAPKAN = frozenset({StatusRapat.KONSEP, StatusRapat.TERJADWAL})
RAPAT_USAI = frozenset({StatusRapat.SELESAI, StatusRapat.BATAL})  # nothing of it is changed any more
RAPAT_DIUNDANGKAN = frozenset({StatusRapat.TERJADWAL, StatusRapat.BERLANGSUNG, StatusRapat.SELESAI})


class AsalAgenda(TextChoices):
    """Where an item of an agenda came from: typed, a member's topic, or proposed by the system from this kind of fact."""

    SEKRETARIAT = "sekretariat", "Sekretariat"
    ANGGOTA = "anggota", "Topik anggota"
    LANJUTAN = "lanjutan", "Dibawa dari rapat sebelumnya"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut"
    KASUS = "kasus", "Kasus"
    RUJUKAN = "rujukan", "Rujukan"
    PERKARA = "perkara", "Perkara hukum"
    HAMBATAN = "hambatan", "Hambatan"
    KELEMBAGAAN = "kelembagaan", "SK dan MoU/PKS"


class StatusAgenda(TextChoices):
    DIUSULKAN = "diusulkan", "Menunggu jawaban sekretariat"
    DITERIMA = "diterima", "Masuk agenda"
    DITOLAK = "ditolak", "Tidak dimuat"
    DIBAHAS = "dibahas", "Sudah dibahas"

    @property
    def nada(self) -> str:
        return {"diusulkan": "perhatian", "dibahas": "selesai"}.get(self.value, "netral")


AGENDA_DIMUAT = frozenset({StatusAgenda.DITERIMA, StatusAgenda.DIBAHAS})


class SifatSurat(TextChoices):
    BIASA = "biasa", "Biasa"
    PENTING = "penting", "Penting"
    SEGERA = "segera", "Segera"
    SANGAT_SEGERA = "sangat_segera", "Sangat Segera"
    RAHASIA = "rahasia", "Rahasia"


class StatusKehadiran(TextChoices):
    HADIR = "hadir", "Hadir"
    DIWAKILI = "diwakili", "Diwakili"
    IZIN = "izin", "Izin"
    TANPA_KABAR = "tanpa_kabar", "Tanpa kabar"


KEHADIRAN_TERHITUNG = frozenset({StatusKehadiran.HADIR, StatusKehadiran.DIWAKILI})


class JenisHasil(TextChoices):
    """What a line of the minutes is; the letter that is typed before it stands in rapat/tulisan.py."""

    INFORMASI = "informasi", "Informasi"
    KEPUTUSAN = "keputusan", "Keputusan"
    REKOMENDASI = "rekomendasi", "Rekomendasi"


class Prioritas(TextChoices):
    TINGGI = "tinggi", "Tinggi"
    SEDANG = "sedang", "Sedang"
    RENDAH = "rendah", "Rendah"


class PeranInstansi(TextChoices):
    PENANGGUNG_JAWAB = "penanggung_jawab", "Penanggung jawab"
    PENDUKUNG = "pendukung", "Pendukung"


class StatusTindakLanjut(TextChoices):
    """The four states of BPK SIPTL."""

    BELUM = "belum", "Belum ditindaklanjuti"
    PROSES = "proses", "Belum sesuai (dalam proses)"
    SESUAI = "sesuai", "Sesuai rekomendasi"
    TIDAK_DAPAT = "tidak_dapat", "Tidak dapat ditindaklanjuti"

    @property
    def nada(self) -> str:
        return {"belum": "perhatian", "proses": "berjalan", "sesuai": "selesai"}.get(self.value, "netral")

    def can_become(self) -> frozenset["StatusTindakLanjut"]:
        return TRANSITIONS_TINDAK_LANJUT[self]


TRANSITIONS_TINDAK_LANJUT: dict[StatusTindakLanjut, frozenset[StatusTindakLanjut]] = {
    StatusTindakLanjut.BELUM: frozenset({StatusTindakLanjut.PROSES}),
    StatusTindakLanjut.PROSES: frozenset(
        {StatusTindakLanjut.PROSES, StatusTindakLanjut.SESUAI, StatusTindakLanjut.TIDAK_DAPAT}
    ),
    StatusTindakLanjut.SESUAI: frozenset(),
    StatusTindakLanjut.TIDAK_DAPAT: frozenset(),
}
# From done to impossible: the order in which reports and charts list the states.
URUTAN_LAPORAN = (
    StatusTindakLanjut.SESUAI,
    StatusTindakLanjut.PROSES,
    StatusTindakLanjut.BELUM,
    StatusTindakLanjut.TIDAK_DAPAT,
)
TINDAK_LANJUT_TERBUKA = frozenset({StatusTindakLanjut.BELUM, StatusTindakLanjut.PROSES})


class Usulan(TextChoices):
    """What the agency says of its own item; only a verification changes the state to a final one."""

    PROSES = "proses", "Masih dalam proses"
    SELESAI = "selesai", "Selesai, mohon diverifikasi"
    TIDAK_DAPAT = "tidak_dapat", "Tidak dapat ditindaklanjuti, mohon diputuskan"


USULAN_AKHIR = frozenset({Usulan.SELESAI, Usulan.TIDAK_DAPAT})


class HasilVerifikasi(TextChoices):
    SESUAI = "sesuai", "Sesuai rekomendasi"
    BELUM_SESUAI = "belum_sesuai", "Belum sesuai, kembalikan dengan catatan"
    TIDAK_DAPAT = "tidak_dapat", "Diterima: tidak dapat ditindaklanjuti"

    @property
    def status(self) -> StatusTindakLanjut:
        return {"sesuai": StatusTindakLanjut.SESUAI, "belum_sesuai": StatusTindakLanjut.PROSES}.get(
            self.value, StatusTindakLanjut.TIDAK_DAPAT
        )


class StatusPenyerahan(TextChoices):
    """An agency's request that an item go to another agency."""

    DIAJUKAN = "diajukan", "Menunggu jawaban sekretariat"
    DITERIMA = "diterima", "Diterima, item diserahkan"
    DITOLAK = "ditolak", "Ditolak"
    DICABUT = "dicabut", "Dicabut"


PENYERAHAN_DIPUTUS = frozenset({StatusPenyerahan.DITERIMA, StatusPenyerahan.DITOLAK})
# Kinds whose title may leave the house by mail and calendar; of every other kind only its name travels.
JENIS_BERJUDUL_TERBUKA = frozenset({JenisRapat.TRIWULAN, JenisRapat.RAKOR, JenisRapat.SUB_GUGUS})


class JenisPemberitahuan(TextChoices):
    """What a mail is about."""

    UNDANGAN = "undangan", "Undangan rapat"
    PEMBATALAN = "pembatalan", "Rapat dibatalkan"
    BESOK = "besok", "Rapat besok"
    TUGAS_BARU = "tugas_baru", "Tugas baru"
    DIKEMBALIKAN = "dikembalikan", "Laporan dikembalikan"
    RINGKASAN = "ringkasan", "Pengingat tindak lanjut"
    PENCABUTAN = "pencabutan", "Permintaan dicabut"
    KANTOR = "kantor", "Pengingat sekretariat"


class StatusPemberitahuan(TextChoices):
    """Where a mail stands. Only between `diserahkan` and the server's answer can nobody know whether it arrived."""

    ANTRE = "antre", "Menunggu dikirim"
    DIAMBIL = "diambil", "Sedang disiapkan"
    DISERAHKAN = "diserahkan", "Sedang diserahkan"
    TERKIRIM = "terkirim", "Terkirim"
    GAGAL = "gagal", "Gagal"
    TIDAK_PASTI = "tidak_pasti", "Tidak pasti"
    BATAL = "batal", "Tidak perlu lagi"

    @property
    def nada(self) -> str:
        return {"terkirim": "selesai", "gagal": "terlambat", "tidak_pasti": "perhatian", "batal": "netral"}.get(
            self.value, "berjalan"
        )


STATUS_BERJALAN = frozenset({StatusPemberitahuan.ANTRE, StatusPemberitahuan.DIAMBIL, StatusPemberitahuan.DISERAHKAN})
STATUS_MUNGKIN_SAMPAI = frozenset(
    {StatusPemberitahuan.DISERAHKAN, StatusPemberitahuan.TERKIRIM, StatusPemberitahuan.TIDAK_PASTI}
)
STATUS_TERTULIS = STATUS_MUNGKIN_SAMPAI | {StatusPemberitahuan.DIAMBIL}  # its words may stand already
STATUS_PERLU_ORANG = frozenset({StatusPemberitahuan.GAGAL, StatusPemberitahuan.TIDAK_PASTI})


class GalatKirim(TextChoices):
    """Why a mail did not go out, as code: the answer of a server may quote an address and is not kept."""

    TANPA_ALAMAT = "tanpa_alamat", "Penerima tidak memiliki alamat surel"
    ALAMAT_DITOLAK = "alamat_ditolak", "Alamat ditolak oleh server penerima"
    PESAN_DITOLAK = "pesan_ditolak", "Pesan ditolak oleh server surel"
    PENGIRIM_DITOLAK = "pengirim_ditolak", "Server surel menolak alamat pengirim atau masuknya sistem"
    SERVER_SIBUK = "server_sibuk", "Server surel meminta dicoba lagi nanti"
    TIDAK_TERSAMBUNG = "tidak_tersambung", "Server surel tidak dapat dihubungi"
    TIDAK_TERTULIS = "tidak_tertulis", "Surel tidak dapat disusun; beri tahu pengelola sistem"
    TERPUTUS = "terputus", "Terputus saat pesan diserahkan"


class AlasanPengingat(TextChoices):
    """Why one line stands in a mail."""

    TUGAS_BARU = "tugas_baru", "Tugas baru"
    TENGGAT = "tenggat", "Mendekati tenggat"
    TERLAMBAT = "terlambat", "Lewat tenggat"
    DICABUT = "dicabut", "Tidak diminta lagi"
    KANTOR = "kantor", "Perlu tindakan sekretariat"


def status_of(
    *, jumlah_tindak_lanjut: int, jumlah_belum: int, jumlah_terbuka: int, jumlah_sesuai: int
) -> StatusTindakLanjut:
    """State of a recommendation from the counts of its items: final only when every item is final."""
    if jumlah_belum == jumlah_tindak_lanjut:
        return StatusTindakLanjut.BELUM
    if jumlah_terbuka:
        return StatusTindakLanjut.PROSES
    return StatusTindakLanjut.SESUAI if jumlah_sesuai else StatusTindakLanjut.TIDAK_DAPAT
