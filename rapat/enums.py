"""Closed lists of meetings and follow-up. The states of a tindak lanjut are BPK SIPTL's words, known to every official."""

from django.db.models import TextChoices


class JenisRapat(TextChoices):
    TRIWULAN = "triwulan", "Rapat triwulan"
    RAKOR = "rakor", "Rapat koordinasi"
    SUB_GUGUS = "sub_gugus", "Rapat sub gugus tugas"


class StatusRapat(TextChoices):
    KONSEP = "konsep", "Konsep"
    TERJADWAL = "terjadwal", "Terjadwal"
    BERLANGSUNG = "berlangsung", "Berlangsung"
    SELESAI = "selesai", "Selesai"

    @property
    def nada(self) -> str:
        return {"konsep": "netral", "terjadwal": "perhatian", "berlangsung": "berjalan"}.get(self.value, "selesai")

    def can_become(self) -> frozenset["StatusRapat"]:
        return TRANSITIONS_RAPAT[self]


TRANSITIONS_RAPAT: dict[StatusRapat, frozenset[StatusRapat]] = {
    StatusRapat.KONSEP: frozenset({StatusRapat.TERJADWAL}),
    StatusRapat.TERJADWAL: frozenset({StatusRapat.BERLANGSUNG}),
    StatusRapat.BERLANGSUNG: frozenset({StatusRapat.SELESAI}),
    StatusRapat.SELESAI: frozenset({StatusRapat.BERLANGSUNG}),
}


class StatusKehadiran(TextChoices):
    HADIR = "hadir", "Hadir"
    DIWAKILI = "diwakili", "Diwakili"
    IZIN = "izin", "Izin"
    TANPA_KABAR = "tanpa_kabar", "Tanpa kabar"


KEHADIRAN_TERHITUNG = frozenset({StatusKehadiran.HADIR, StatusKehadiran.DIWAKILI})


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


def status_of(
    *, jumlah_tindak_lanjut: int, jumlah_belum: int, jumlah_terbuka: int, jumlah_sesuai: int
) -> StatusTindakLanjut:
    """State of a recommendation from the counts of its items: final only when every item is final."""
    if jumlah_belum == jumlah_tindak_lanjut:
        return StatusTindakLanjut.BELUM
    if jumlah_terbuka:
        return StatusTindakLanjut.PROSES
    return StatusTindakLanjut.SESUAI if jumlah_sesuai else StatusTindakLanjut.TIDAK_DAPAT
