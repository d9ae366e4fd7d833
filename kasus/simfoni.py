"""A case in the order and the words of SIMFONI-PPA, to be copied over field by field (ranah.md 3.3, pembanding.md 4.13).

What our register does not hold is said so, never guessed. Without an identity its fields stay closed.
"""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from anggota.models import Pengguna
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import Cara, JenisKelamin, JenisLayanan, KelompokUsia, StatusIdentifikasi, TahapPeristiwa, Tujuan
from kasus.models import IdentitasKorban, Kasus, Korban, Layanan, Terlapor

TIDAK_DICATAT = "tidak dicatat dalam register ini"
KELOMPOK = ((5, "0-5"), (12, "6-12"), (17, "13-17"), (24, "18-24"), (44, "25-44"), (59, "45-59"))
BENTUK = {
    Tujuan.SEKSUAL.value: "Seksual",
    Tujuan.KAWIN_PAKSA.value: "Seksual",
    Cara.KERAS.value: "Fisik",
    Cara.SEKAP.value: "Fisik",
    Cara.ANCAM.value: "Psikis",
    Cara.CULIK.value: "Fisik",
}
LAYANAN = {
    JenisLayanan.IDENTIFIKASI.value: "Pengaduan",
    JenisLayanan.KESEHATAN.value: "Kesehatan",
    JenisLayanan.SOSIAL.value: "Rehabilitasi Sosial",
    JenisLayanan.HUKUM.value: "Bantuan Hukum",
    JenisLayanan.PEMULANGAN.value: "Pemulangan",
    JenisLayanan.REINTEGRASI.value: "Reintegrasi Sosial",
}


@dataclass(frozen=True)
class Isian:
    """One field. `is_rahasia` and no value: it opens with the identity."""

    label: str
    nilai: str = ""
    is_rahasia: bool = False
    is_salin: bool = True


@dataclass(frozen=True)
class Bagian:
    judul: str
    daftar_isian: list[Isian] = field(default_factory=list)


@dataclass(frozen=True)
class Lembar:
    """What one victim's form in the other system wants, from top to bottom."""

    korban: Korban
    daftar_bagian: list[Bagian]
    is_terbuka: bool


def is_subjek(korban: Korban) -> bool:
    """Women of every age and children; who is not known to be an adult man may be one of them."""
    if korban.status_identifikasi == StatusIdentifikasi.BUKAN_KORBAN:
        return False
    return not (korban.jenis_kelamin == JenisKelamin.LAKI_LAKI and korban.kelompok_usia == KelompokUsia.DEWASA)


def victims_of(user: Pengguna, kasus: Kasus) -> list[Korban]:
    """The victims of the case with what a sheet reads."""
    layanan = Layanan.objects.visible_to(user).select_related("penyedia")
    rows = Korban.objects.visible_to(user).filter(kasus=kasus).select_related("kasus", "asal", "kewarganegaraan")
    return list(rows.prefetch_related("daftar_unsur", Prefetch("daftar_layanan", layanan, "layanan_terlihat")))


def lembar(user: Pengguna, kasus: Kasus, korban: Korban, identitas: IdentitasKorban | None = None) -> Lembar:
    parts = [
        _laporan(kasus),
        _korban(korban, identitas),
        _terlapor(user, kasus),
        _kejadian(kasus, korban, identitas),
        _layanan(korban),
    ]
    return Lembar(korban, parts, identitas is not None)


def kelompok_usia(age: int | None) -> str:
    """The band of the other system."""
    if age is None:
        return "tidak diketahui"
    return next((band for upto, band in KELOMPOK if age <= upto), "60+")


def _laporan(kasus: Kasus) -> Bagian:
    return Bagian(
        "Laporan",
        [
            Isian("Tanggal pelaporan", tulis_tanggal(kasus.tanggal_lapor)),
            Isian("Sumber laporan", kasus.get_sumber_laporan_display()),
            Isian("Nomor register gugus tugas", kasus.nomor),
        ],
    )


def _korban(korban: Korban, identitas: IdentitasKorban | None) -> Bagian:
    def closed(label: str, value) -> Isian:
        return Isian(label, (str(value) if value else "tidak diisi") if identitas else "", is_rahasia=True)

    age = korban.usia_saat_terjerat
    known = f"{age} tahun saat terjerat" if age is not None else korban.get_kelompok_usia_display()
    return Bagian(
        "Korban",
        [
            closed("Nama", identitas and identitas.nama),
            closed("Tanggal lahir", identitas and identitas.lahir),
            Isian("Usia", known),
            Isian("Kelompok usia", kelompok_usia(age)),
            Isian("Jenis kelamin", korban.get_jenis_kelamin_display()),
            closed("NIK", identitas and identitas.nik),
            closed("Alamat", identitas and identitas.alamat),
            closed("Telepon", identitas and identitas.telepon),
            Isian("Kewarganegaraan", str(korban.kewarganegaraan or "tidak diketahui")),
            Isian("Daerah asal", str(korban.asal or "tidak diketahui")),
            Isian("Pendidikan", TIDAK_DICATAT, is_salin=False),
        ],
    )


def _terlapor(user: Pengguna, kasus: Kasus) -> Bagian:
    rows = [
        Isian(f"T{row.urutan}", f"{row.get_jenis_kelamin_display()}, {row.sebutan_peran}")
        for row in Terlapor.objects.visible_to(user)
        .filter(kasus=kasus)
        .prefetch_related("daftar_peran")
        .order_by("urutan")
    ]
    rows = rows or [Isian("Terlapor", "belum ada yang dicatat", is_salin=False)]
    return Bagian("Terlapor", [*rows, Isian("Hubungan dengan korban", TIDAK_DICATAT, is_salin=False)])


def _kejadian(kasus: Kasus, korban: Korban, identitas: IdentitasKorban | None) -> Bagian:
    kinds = {"Trafficking", "Eksploitasi"} | {BENTUK[u.kode] for u in korban.daftar_unsur.all() if u.kode in BENTUK}
    order = ["Fisik", "Psikis", "Seksual", "Eksploitasi", "Trafficking"]
    places = [row for row in kasus.peristiwa_berurutan if row.tahap == TahapPeristiwa.EKSPLOITASI]
    where = "; ".join(str(row.tempat) for row in places if row.tempat) or "tidak diketahui"
    when = "; ".join(str(row.waktu) for row in places if row.waktu) or "tidak diketahui"
    return Bagian(
        "Kejadian",
        [
            Isian("Bentuk kekerasan", ", ".join(kind for kind in order if kind in kinds)),
            Isian("Kategori tempat kejadian", TIDAK_DICATAT, is_salin=False),
            Isian("Lokasi", where),
            Isian("Tanggal kejadian", when),
            Isian("Kronologi", (kasus.uraian or "tidak diisi") if identitas else "", is_rahasia=True),
            Isian("Kondisi biopsikososiospiritual", TIDAK_DICATAT, is_salin=False),
            Isian("Kebutuhan dan harapan", TIDAK_DICATAT, is_salin=False),
        ],
    )


def _layanan(korban: Korban) -> Bagian:
    rows = [
        Isian(
            LAYANAN.get(row.jenis, row.get_jenis_display()),
            f"{row.penyedia.nama}, {tulis_tanggal(row.diberikan) if row.diberikan else 'belum diberikan'}",
        )
        for row in korban.layanan_terlihat
    ]
    return Bagian("Layanan", rows or [Isian("Layanan", "belum ada yang diminta", is_salin=False)])
