"""Closed lists of agencies, seats and the people who hold them."""

from django.db.models import TextChoices


class JenisInstansi(TextChoices):
    """Kind of agency; stored values are HTCDS 2.0 `org_Type` machine names (ranah.md 4.2)."""

    SKPA = "LocalGovernmentOrganisation", "Perangkat daerah (SKPA/SKPK)"
    VERTIKAL = "CentralGovernmentOrganisation", "Instansi vertikal"
    PENEGAK_HUKUM = "LawEnforcement", "Penegak hukum"
    IMIGRASI = "ImmigrationService", "Imigrasi"
    KESEHATAN = "HealthServiceOrganisation", "Layanan kesehatan"
    BANTUAN_HUKUM = "LegalService", "Bantuan hukum"
    LSM = "NGO", "Lembaga swadaya masyarakat"
    PENDIDIKAN = "SchoolOrCollege", "Lembaga pendidikan"
    USAHA = "CorporateBusiness", "Badan usaha"


class UnitGugusTugas(TextChoices):
    """Layer of the task force in which a seat stands (ranah.md 2.1-2.2)."""

    PENGARAH = "pengarah", "Pengarah"
    PIMPINAN = "pimpinan", "Pimpinan"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    SUB_1 = "sub_1", "Sub Gugus Tugas I: Pencegahan"
    SUB_2 = "sub_2", "Sub Gugus Tugas II: Rehabilitasi Kesehatan"
    SUB_3 = "sub_3", "Sub Gugus Tugas III: Rehabilitasi Sosial, Pemulangan, dan Reintegrasi Sosial"
    SUB_4 = "sub_4", "Sub Gugus Tugas IV: Pengembangan Norma Hukum"
    SUB_5 = "sub_5", "Sub Gugus Tugas V: Penegakan Hukum"
    SUB_6 = "sub_6", "Sub Gugus Tugas VI: Koordinasi dan Kerja Sama"


class JenisPejabat(TextChoices):
    POKOK = "pokok", "Pokok"
    PENGGANTI = "pengganti", "Pengganti"


class SebutanJabatan(TextChoices):
    """Prefix with legal meaning before an office (ranah.md 5.4)."""

    DEFINITIF = "", "Definitif"
    PLT = "Plt.", "Pelaksana tugas (Plt.)"
    PLH = "Plh.", "Pelaksana harian (Plh.)"
    PJ = "Pj.", "Penjabat (Pj.)"
