"""Words of the legal track: stages with what each asks for, verdicts, restitution, hearings (ranah.md 3.2).

Settlement outside the court has no word here on purpose: trafficking is tried in the Pengadilan Negeri, and neither adat,
mediation nor restorative justice is an outcome of it (ranah.md 1.4, 1.6).
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class JenisLaporanPolisi(TextChoices):
    LP = "LP", "Laporan Polisi"
    LI = "LI", "Laporan Informasi"


class KodeTahap(TextChoices):
    """Stages in the order of the procedure. P-codes are prosecutor form codes; P-21 says that the file is complete, no more."""

    LP = "LP", "Laporan polisi diterima"
    LID = "LID", "Penyelidikan"
    SIDIK = "SIDIK", "Penyidikan"
    SPDP = "SPDP", "SPDP dikirim kepada penuntut umum"
    TSK = "TSK", "Penetapan tersangka"
    TAHAP1 = "TAHAP1", "Berkas dikirim kepada penuntut umum (Tahap I)"
    P18 = "P18", "Berkas belum lengkap (P-18)"
    P19 = "P19", "Berkas dikembalikan untuk dilengkapi (P-19)"
    P21 = "P21", "Berkas lengkap (P-21)"
    TAHAP2 = "TAHAP2", "Tersangka dan barang bukti diserahkan (Tahap II, P-22)"
    DAKWAAN = "DAKWAAN", "Surat dakwaan (P-29)"
    LIMPAH = "LIMPAH", "Dilimpahkan ke pengadilan (P-31)"
    SIDANG = "SIDANG", "Persidangan"
    TUNTUTAN = "TUNTUTAN", "Tuntutan (P-42)"
    PUTUSAN = "PUTUSAN", "Putusan pengadilan negeri"
    BANDING = "BANDING", "Banding"
    KASASI = "KASASI", "Kasasi"
    INKRACHT = "INKRACHT", "Berkekuatan hukum tetap (inkracht)"
    PK = "PK", "Peninjauan kembali"
    EKSEKUSI = "EKSEKUSI", "Pelaksanaan putusan (P-48)"
    SP3 = "SP3", "Penyidikan dihentikan (SP3)"
    SKP2 = "SKP2", "Penuntutan dihentikan (SKP2)"

    @property
    def aturan(self) -> "AturanTahap":
        return ATURAN_TAHAP[self]

    @property
    def urutan(self) -> int:
        return list(KodeTahap).index(self)

    @property
    def nada(self) -> str:
        return {"INKRACHT": "selesai", "EKSEKUSI": "selesai", "SP3": "netral", "SKP2": "netral"}.get(
            self.value, "berjalan"
        )


class Pihak(TextChoices):
    """Who must act next."""

    PENYIDIK = "penyidik", "Penyidik"
    PENUNTUT = "penuntut", "Penuntut umum"
    PENGADILAN = "pengadilan", "Pengadilan Negeri"
    PARA_PIHAK = "para_pihak", "Penuntut umum dan terdakwa"
    TINGGI = "tinggi", "Pengadilan Tinggi"
    AGUNG = "agung", "Mahkamah Agung"
    EKSEKUTOR = "eksekutor", "Jaksa eksekutor"
    SELESAI = "selesai", "Tidak ada"


@dataclass(frozen=True)
class AturanTahap:
    """What a stage is called in short, who acts next, and how it stands to the others.

    `lazim`: one of these usually stands before; without it the office is warned, because data come late.
    `wajib`: this must stand before, or the entry makes no sense. `patokan`: days that pass for usual while the register
    holds too few finished stages of its own; an office figure, not a legal term. None: nothing is awaited.
    """

    singkat: str
    pihak: Pihak
    lazim: frozenset[KodeTahap] = frozenset()
    wajib: frozenset[KodeTahap] = frozenset()
    patokan: int | None = None


def _tahap(*codes: KodeTahap) -> frozenset[KodeTahap]:
    return frozenset(codes)


_K, _P = KodeTahap, Pihak
ATURAN_TAHAP: dict[KodeTahap, AturanTahap] = {
    _K.LP: AturanTahap("laporan", _P.PENYIDIK, patokan=7),
    _K.LID: AturanTahap("lidik", _P.PENYIDIK, patokan=30),
    _K.SIDIK: AturanTahap("sidik", _P.PENYIDIK, patokan=60),
    _K.SPDP: AturanTahap("SPDP", _P.PENYIDIK, lazim=_tahap(_K.SIDIK)),
    _K.TSK: AturanTahap("tersangka", _P.PENYIDIK, lazim=_tahap(_K.SIDIK), patokan=60),
    _K.TAHAP1: AturanTahap("Tahap I", _P.PENUNTUT, lazim=_tahap(_K.TSK), patokan=14),
    _K.P18: AturanTahap("P-18", _P.PENYIDIK, lazim=_tahap(_K.TAHAP1), patokan=7),
    _K.P19: AturanTahap("P-19", _P.PENYIDIK, lazim=_tahap(_K.TAHAP1), patokan=14),
    _K.P21: AturanTahap("berkas lengkap", _P.PENYIDIK, lazim=_tahap(_K.TAHAP1), patokan=14),
    _K.TAHAP2: AturanTahap("Tahap II", _P.PENUNTUT, lazim=_tahap(_K.P21), patokan=20),
    _K.DAKWAAN: AturanTahap("dakwaan", _P.PENUNTUT, lazim=_tahap(_K.TAHAP2), patokan=14),
    _K.LIMPAH: AturanTahap("pelimpahan", _P.PENGADILAN, lazim=_tahap(_K.DAKWAAN), patokan=14),
    _K.SIDANG: AturanTahap("sidang", _P.PENGADILAN, lazim=_tahap(_K.LIMPAH), patokan=60),
    _K.TUNTUTAN: AturanTahap("tuntutan", _P.PENGADILAN, lazim=_tahap(_K.SIDANG), patokan=21),
    _K.PUTUSAN: AturanTahap("putusan", _P.PARA_PIHAK, lazim=_tahap(_K.TUNTUTAN), patokan=7),
    _K.BANDING: AturanTahap("banding", _P.TINGGI, lazim=_tahap(_K.PUTUSAN), wajib=_tahap(_K.PUTUSAN), patokan=60),
    _K.KASASI: AturanTahap(
        "kasasi", _P.AGUNG, lazim=_tahap(_K.BANDING, _K.PUTUSAN), wajib=_tahap(_K.PUTUSAN), patokan=120
    ),
    _K.INKRACHT: AturanTahap("inkracht", _P.EKSEKUTOR, lazim=_tahap(_K.PUTUSAN), wajib=_tahap(_K.PUTUSAN), patokan=30),
    _K.PK: AturanTahap(
        "peninjauan kembali", _P.AGUNG, lazim=_tahap(_K.INKRACHT), wajib=_tahap(_K.PUTUSAN), patokan=180
    ),
    _K.EKSEKUSI: AturanTahap("eksekusi", _P.SELESAI, lazim=_tahap(_K.INKRACHT), wajib=_tahap(_K.INKRACHT)),
    _K.SP3: AturanTahap("SP3", _P.SELESAI, lazim=_tahap(_K.SIDIK)),
    _K.SKP2: AturanTahap("SKP2", _P.SELESAI, lazim=_tahap(_K.P21, _K.TAHAP2)),
}
TAHAP_SEKALI = frozenset({_K.LP, _K.PUTUSAN, _K.INKRACHT})  # a second one is a mistake: correct the first
TAHAP_TANDA = frozenset({_K.SPDP})  # a notice within the investigation: it neither ends that stage nor lasts
TAHAP_BERHENTI = frozenset({_K.SP3, _K.SKP2})
TAHAP_USAI = frozenset({_K.EKSEKUSI, *TAHAP_BERHENTI})  # nothing is awaited any more
TAHAP_CORONG = (
    _K.LP,
    _K.TSK,
    _K.P21,
    _K.PUTUSAN,
    _K.INKRACHT,
)  # the funnel of the yearly report (ranah.md 5.2, BAB VI)


class TingkatPengadilan(TextChoices):
    PN = "PN", "Pengadilan Negeri"
    PT = "PT", "Pengadilan Tinggi"
    MA = "MA", "Mahkamah Agung"


class TingkatPutusan(TextChoices):
    """In the order in which one may replace the other."""

    PERTAMA = "pertama", "Tingkat pertama"
    BANDING = "banding", "Banding"
    KASASI = "kasasi", "Kasasi"
    PK = "pk", "Peninjauan kembali"

    @property
    def pengadilan(self) -> TingkatPengadilan:
        return {"pertama": TingkatPengadilan.PN, "banding": TingkatPengadilan.PT}.get(self.value, TingkatPengadilan.MA)

    @property
    def urutan(self) -> int:
        return list(TingkatPutusan).index(self)


class JenisPutusan(TextChoices):
    BERSALAH = "bersalah", "Terbukti bersalah"
    BEBAS = "bebas", "Bebas"
    LEPAS = "lepas", "Lepas dari segala tuntutan hukum"


class BentukPidana(TextChoices):
    PENJARA = "penjara", "Penjara selama waktu tertentu"
    SEUMUR_HIDUP = "seumur_hidup", "Penjara seumur hidup"
    DENDA = "denda", "Denda saja"
    TINDAKAN = "tindakan", "Tindakan atau pidana anak (UU 11/2012)"


class AkibatPutusan(TextChoices):
    """What a later verdict does to the one before it."""

    MENGUATKAN = "menguatkan", "Menguatkan putusan sebelumnya"
    MENGUBAH = "mengubah", "Mengubah putusan sebelumnya"
    MEMBATALKAN = "membatalkan", "Membatalkan putusan sebelumnya"

    @property
    def menjadi(self) -> str:
        """How the earlier verdict is called afterwards."""
        return {"menguatkan": "Dikuatkan", "mengubah": "Diubah", "membatalkan": "Dibatalkan"}[self.value]

    @property
    def nada(self) -> str:
        return {"menguatkan": "selesai", "mengubah": "perhatian"}.get(self.value, "netral")


class AcaraSidang(TextChoices):
    DAKWAAN = "dakwaan", "Pembacaan dakwaan"
    SAKSI = "saksi", "Pemeriksaan saksi"
    AHLI = "ahli", "Pemeriksaan ahli"
    TERDAKWA = "terdakwa", "Pemeriksaan terdakwa"
    TUNTUTAN = "tuntutan", "Pembacaan tuntutan"
    PEMBELAAN = "pembelaan", "Pembelaan"
    PUTUSAN = "putusan", "Pembacaan putusan"
    LAINNYA = "lainnya", "Lainnya"


HARI_SIDANG_DEKAT = 7  # days before a hearing from which it stands on the home page
BULAN_KURUNGAN_PENGGANTI = 12  # longest confinement in place of restitution (UU 21/2007 Pasal 50)
