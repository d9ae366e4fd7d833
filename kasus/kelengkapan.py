"""What the yearly report still needs of the register: rules as data, each with its rows, so that a count is the length of a list.

A rule names its rows by a function (user, on) -> queryset of Kasus, Korban or Layanan, scoped and restricted to what is
missing; `jalur` leads from such a row to its case. The tables of ranah.md 5.3 say what the report needs.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from anggota.models import Pengguna
from kasus.enums import (
    HARI_LAYANAN,
    JenisKelamin,
    JenisUnsur,
    KeadaanIdentitas,
    KelompokUsia,
    StatusIdentifikasi,
    SumberBiaya,
)
from kasus.models import Kasus, Korban, Layanan

HARI_STATUS = 30  # days after the report within which it should be decided who is a victim


@dataclass(frozen=True)
class Aturan:
    """One thing that may be missing. `jalur` is the way to the case: "" for a case itself."""

    kode: str
    kalimat: str
    jalur: str
    rows: Callable[[Pengguna, datetime.date], QuerySet]
    tabel: str = ""  # of the yearly report that needs it

    def of_year(self, user: Pengguna, tahun: int | None) -> QuerySet:
        """The rows of cases that were reported in the year (None: of all years)."""
        rows = self.rows(user, timezone.localdate())
        return rows.filter(**{f"{self.jalur}__tahun_lapor".lstrip("_"): tahun}) if tahun else rows

    def of_kasus(self) -> str:
        """Lookup that binds a row to its case."""
        return self.jalur or "pk"


def _korban(user) -> QuerySet:
    """Victims that are counted: not found to be none, and with data that can still be filled in."""
    rows = Korban.objects.visible_to(user).filter(kasus__dimusnahkan_pada__isnull=True)
    return rows.exclude(status_identifikasi=StatusIdentifikasi.BUKAN_KORBAN)


def usia(user, on):
    return _korban(user).filter(kelompok_usia=KelompokUsia.TIDAK_DIKETAHUI)


def kelamin(user, on):
    return _korban(user).filter(jenis_kelamin=JenisKelamin.TIDAK_DIKETAHUI)


def asal(user, on):
    """Who refuses is not asked (kasus/isian.py)."""
    return _korban(user).filter(asal__isnull=True).exclude(keadaan_identitas=KeadaanIdentitas.DITOLAK)


def tujuan(user, on):
    return _korban(user).exclude(daftar_unsur__jenis=JenisUnsur.TUJUAN)


def status(user, on):
    undecided = _korban(user).filter(status_identifikasi=StatusIdentifikasi.TERINDIKASI)
    return undecided.filter(kasus__tanggal_lapor__lt=on - datetime.timedelta(days=HARI_STATUS))


def tanpa_layanan(user, on):
    return _korban(user).filter(daftar_layanan__isnull=True)


def persetujuan(user, on):
    """No answer to any question of consent."""
    return _korban(user).filter(daftar_persetujuan__isnull=True)


def layanan_tanggal(user, on):
    late = Layanan.objects.visible_to(user).filter(korban__kasus__dimusnahkan_pada__isnull=True)
    return late.filter(diberikan__isnull=True, hasil="", diminta__lt=on - datetime.timedelta(days=HARI_LAYANAN))


def layanan_biaya(user, on):
    rows = Layanan.objects.visible_to(user).filter(korban__kasus__dimusnahkan_pada__isnull=True)
    return rows.dibiayai(SumberBiaya.TIDAK_DIKETAHUI)


def tempat(user, on):
    return Kasus.objects.visible_to(user).tanpa_tempat().filter(dimusnahkan_pada__isnull=True)


def simfoni(user, on):
    return Kasus.objects.visible_to(user).belum_simfoni()


ATURAN: tuple[Aturan, ...] = (
    Aturan("usia", "Kelompok usia korban belum diketahui", "kasus", usia, "Korban menurut kelompok"),
    Aturan("kelamin", "Jenis kelamin korban belum diketahui", "kasus", kelamin, "Korban menurut kelompok"),
    Aturan("asal", "Daerah asal korban belum diisi", "kasus", asal, "Korban menurut daerah asal"),
    Aturan("tujuan", "Bentuk eksploitasi belum diisi", "kasus", tujuan, "Korban menurut bentuk eksploitasi"),
    Aturan("status", f"Status korban belum ditetapkan lebih dari {HARI_STATUS} hari", "kasus", status, "Korban"),
    Aturan("persetujuan", "Persetujuan korban belum dicatat", "kasus", persetujuan, "Perlindungan data"),
    Aturan("tanpa-layanan", "Belum ada layanan yang diminta", "kasus", tanpa_layanan, "Layanan"),
    Aturan(
        "layanan",
        f"Layanan lewat {HARI_LAYANAN} hari tanpa tanggal diberikan",
        "korban__kasus",
        layanan_tanggal,
        "Layanan",
    ),
    Aturan("biaya", "Sumber biaya layanan belum diketahui", "korban__kasus", layanan_biaya, "Biaya layanan"),
    Aturan("tempat", "Tempat eksploitasi belum diisi", "", tempat, "Negara dan provinsi tujuan"),
    Aturan("simfoni", "Belum diinput ke SIMFONI-PPA (perempuan dan anak)", "", simfoni, "Kesesuaian dengan SIMFONI"),
)
PER_KODE = {aturan.kode: aturan for aturan in ATURAN}


class _Count(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) kurang)"
    output_field = models.IntegerField()


def jumlah_kurang(user: Pengguna, tahun: int | None) -> dict[str, int]:
    """How many rows each rule finds, in one query."""
    counts = {
        aturan.kode.replace("-", "_"): Coalesce(_Count(aturan.of_year(user, tahun).order_by().values("pk")), 0)
        for aturan in ATURAN
    }
    one = Kasus.objects.visible_to(user).order_by()[:1]  # any row to hang the counts on
    row = next(iter(one.values(**{f"n_{name}": count for name, count in counts.items()})), {})
    return {aturan.kode: row.get(f"n_{aturan.kode.replace('-', '_')}", 0) for aturan in ATURAN}


@dataclass(frozen=True)
class Kelengkapan:
    """How complete one case is: whole percents, and the rules it does not meet."""

    persen: int
    kurang: tuple[Aturan, ...]


def kelengkapan(user: Pengguna, kasus: Kasus) -> Kelengkapan:
    today = timezone.localdate()
    missing = {
        f"n_{aturan.kode.replace('-', '_')}": Exists(aturan.rows(user, today).filter(**{aturan.of_kasus(): kasus.pk}))
        for aturan in ATURAN
    }
    row = Kasus.objects.visible_to(user).filter(pk=kasus.pk).order_by().values(**missing).first() or {}
    kurang = tuple(aturan for aturan in ATURAN if row.get(f"n_{aturan.kode.replace('-', '_')}"))
    return Kelengkapan(round(100 * (len(ATURAN) - len(kurang)) / len(ATURAN)), kurang)


@dataclass(frozen=True)
class Baris:
    """One row that lacks something: by code, and where it is mended."""

    kode: str
    keterangan: str
    url: str


def baris(aturan: Aturan, row: models.Model) -> Baris:
    """A row of the rule as it is listed; `row` comes with its case (see related)."""
    if aturan.jalur == "":
        url = reverse("kasus:simfoni" if aturan.kode == "simfoni" else "kasus:detail", args=[row.slug])
        return Baris(row.nomor, row.get_status_display(), url)
    if aturan.jalur == "kasus":
        url = reverse("kasus:korban_detail", args=[row.kasus.slug, row.pk])
        return Baris(row.kode, row.get_status_identifikasi_display(), url)
    url = reverse("kasus:give_layanan", args=[row.korban.kasus.slug, row.pk])
    if not row.korban.kasus.is_terbuka:
        url = reverse("kasus:korban_detail", args=[row.korban.kasus.slug, row.korban_id])
    return Baris(row.korban.kode, f"{row.get_jenis_display()}, {row.penyedia.singkatan}", url)


def related(aturan: Aturan, rows: QuerySet) -> QuerySet:
    """The rows in order of their cases, with what `baris` reads."""
    order = {"": (), "kasus": ("urutan",), "korban__kasus": ("korban__urutan", "diminta", "pk")}[aturan.jalur]
    names = {"": (), "kasus": ("kasus",), "korban__kasus": ("korban__kasus", "penyedia")}[aturan.jalur]
    case = f"{aturan.jalur}__" if aturan.jalur else ""
    return rows.select_related(*names).order_by(f"-{case}tahun_nomor", f"-{case}urutan", *order)
