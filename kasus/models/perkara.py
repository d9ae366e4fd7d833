"""The legal track: a police report with its stages, apart from the services (ranah.md 3.1, 3.2).

One report may cover several victims and suspects, and one victim may stand in two reports: both by rows of their own.
"""

import datetime
import uuid
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Value, When, Window
from django.db.models.functions import Lead

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.tanggal import Ketelitian, Perkiraan, perkiraan, tulis_tanggal
from kasus.enums import (
    TAHAP_BERHENTI,
    TAHAP_CORONG,
    TAHAP_TANDA,
    TAHAP_USAI,
    JenisLaporanPolisi,
    KodeTahap,
    Pihak,
    TahapPeristiwa,
)
from kasus.models.kasus import Kasus

KUHP_BARU = datetime.date(2026, 1, 2)  # UU 1/2023 and UU 20/2025 apply from this day (ranah.md 1.1)
PERKARA_DIHITUNG = 500  # newest reports whose finished stages make the median: practice of years ago tells little


@dataclass(frozen=True)
class Corong:
    """How many reports of one year came how far. Unit: reports (perkara), neither victims nor suspects."""

    lp: int
    tersangka: int
    p21: int
    putusan: int
    inkracht: int


@dataclass(frozen=True)
class Tempus:
    """When the act took place, as far as it is known; `sumber` says where that comes from."""

    mulai: datetime.date | None
    sampai: datetime.date | None
    is_pasti: bool
    sumber: str

    @property
    def penjelasan(self) -> str:
        """What the choice of articles rests on, in a sentence for the page."""
        if self.mulai is None:
            return "Waktu perbuatan tidak diketahui, jadi semua pasal ditampilkan. Isi waktu perbuatan pada perkara agar pasal tersaring."
        days = tulis_tanggal(self.mulai)
        if self.sampai != self.mulai:
            days += f" sampai {tulis_tanggal(self.sampai)}"
        if not self.is_pasti:
            return f"Waktu perbuatan hanya perkiraan ({days}), jadi semua pasal ditampilkan; periksa masa berlakunya."
        straddles = self.mulai < KUHP_BARU <= self.sampai
        more = (
            " Perbuatan melewati pergantian KUHP pada 2 Januari 2026: pasal kedua masa ditampilkan."
            if straddles
            else ""
        )
        return f"Hanya pasal yang berlaku pada waktu perbuatan: {days} (menurut {self.sumber}).{more}"


class PerkaraHukumQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for the secretariat; for a member those that the own agency investigates or prosecutes; none for others."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        return self.filter(Q(instansi=user.instansi_id) | Q(penuntut=user.instansi_id))

    def berjalan(self):
        """Something is still awaited of somebody, and the data are not disposed of."""
        return self.exclude(tahap__in=TAHAP_USAI).filter(kasus__dimusnahkan_pada__isnull=True)

    def with_tahap(self):
        """With `tahap_berlaku`, the stages in force in their order. One query for all rows."""
        rows = TahapHukum.objects.berlaku().select_related("instansi_berikutnya", "dicatat_oleh")
        return self.prefetch_related(Prefetch("daftar_tahap", rows.order_by("tanggal", "urutan"), "_tahap_berlaku"))

    def with_korban(self):
        """With `korban_terlibat`: victims by code. Who sees the legal track sees codes, also of victims it may not open."""
        links = apps.get_model("kasus", "PerkaraKorban").objects.select_related(
            "korban__kasus"
        )  # stands in a later file
        return self.prefetch_related(Prefetch("daftar_korban_perkara", links.order_by("korban__urutan")))

    def melampaui(self, batas: dict[str, float], *, kali: int = 1, on: datetime.date):
        """In their present stage for more than `kali` times the days that `batas` gives for it."""
        late = Q(pk__in=[])
        for kode, days in batas.items():
            late |= Q(tahap=kode, tahap_sejak__lt=on - datetime.timedelta(days=int(days * kali)))
        return self.berjalan().filter(late)

    def corong(self, *, tahun: int | None = None) -> Corong:
        """Reports by how far they came; of the year of the report, or of all years. A stage that was skipped counts as passed."""
        rows = self if tahun is None else self.filter(tahun_lp=tahun)
        for stage in TAHAP_CORONG[1:]:
            reached = TahapHukum.objects.berlaku().filter(perkara=OuterRef("pk"), kode__in=codes_from(stage))
            rows = rows.annotate(**{f"capai_{stage.value.lower()}": Exists(reached)})
        counts = rows.aggregate(
            lp=Count("pk"),
            **{stage.value.lower(): Count("pk", filter=Q(**{f"capai_{stage.value.lower()}": True})) for stage in TAHAP_CORONG[1:]},
        )  # fmt: skip
        return Corong(counts["lp"], counts["tsk"], counts["p21"], counts["putusan"], counts["inkracht"])

    def lama_tahap(self) -> dict[str, list[int]]:
        """Days that each finished stage took, by stage, of the newest PERKARA_DIHITUNG reports. A running stage is not in it."""
        newest = self.order_by("-tanggal_lp", "pk").values("pk")[:PERKARA_DIHITUNG]
        order = Case(*(When(kode=kode, then=Value(kode.urutan)) for kode in KodeTahap))
        following = Window(Lead("tanggal"), partition_by=F("perkara"), order_by=["tanggal", order, "urutan"])
        rows = TahapHukum.objects.berlaku().filter(perkara__in=newest).exclude(kode__in=TAHAP_TANDA)
        rows = rows.annotate(berikut=following)
        found: dict[str, list[int]] = {}
        for kode, start, end in rows.order_by().values_list("kode", "tanggal", "berikut"):
            if end is not None:
                found.setdefault(kode, []).append((end - start).days)
        return found


def codes_from(stage: KodeTahap) -> list[KodeTahap]:
    """Stages that show that a report came at least as far. Finality is shown by inkracht alone (ranah.md 9.8)."""
    if stage == KodeTahap.INKRACHT:
        return [stage]
    return [kode for kode in KodeTahap if kode.urutan >= stage.urutan and kode not in TAHAP_BERHENTI]


class PerkaraHukum(Tercatat, Berversi):
    """One report to the police and what became of it. `tahap`, `tahap_sejak`, `instansi_berikutnya` repeat the newest stage."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_perkara")
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    jenis_laporan = models.CharField(
        "jenis laporan", max_length=2, choices=JenisLaporanPolisi, default=JenisLaporanPolisi.LP
    )
    nomor_lp = EncryptedTextField("nomor laporan")
    tanggal_lp = models.DateField("tanggal laporan")
    tahun_lp = models.PositiveSmallIntegerField("tahun laporan", editable=False)
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi penyidik", related_name="daftar_perkara_disidik"
    )
    unit = EncryptedTextField("unit penyidik")
    penuntut = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi penuntut umum", related_name="daftar_perkara_dituntut",
        null=True, blank=True,
    )  # fmt: skip
    tempus_delicti = models.DateField("tanggal perbuatan", null=True, blank=True)
    ketelitian = models.CharField(
        "ketelitian tanggal perbuatan", max_length=10, choices=Ketelitian, default=Ketelitian.HARI
    )
    tahap = models.CharField("tahap sekarang", max_length=10, choices=KodeTahap, default=KodeTahap.LP, editable=False)
    tahap_sejak = models.DateField("sejak", editable=False)
    instansi_berikutnya = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi yang ditunggu", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = PerkaraHukumQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "perkara hukum"
        ordering = ["kasus", "urutan"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            choices_hold("jenis_laporan", JenisLaporanPolisi),
            choices_hold("ketelitian", Ketelitian),
            choices_hold("tahap", KodeTahap),
            models.UniqueConstraint(
                fields=["kasus", "urutan"],
                name="perkara_urutan_tunggal",
                violation_error_message="Nomor urut perkara ini sudah dipakai dalam kasus itu.",
            ),
        ]
        indexes = [
            models.Index(fields=["tahap", "tahap_sejak", "id"], name="perkara_tahap_sejak"),
            models.Index(fields=["tahap_sejak", "id"], name="perkara_sejak"),
            models.Index(fields=["-tanggal_lp", "id"], name="perkara_terbaru"),
            models.Index(fields=["tahun_lp"], name="perkara_tahun"),
            models.Index(fields=["instansi", "kasus"], name="perkara_penyidik"),
            models.Index(fields=["penuntut", "kasus"], name="perkara_penuntut"),
        ]

    class Privacy:
        plain = [
            "id", "kasus", "urutan", "jenis_laporan", "tanggal_lp", "tahun_lp", "instansi", "penuntut", "ketelitian", "tahap",
            "tahap_sejak", "instansi_berikutnya", "dicatat_pada", "dicatat_oleh", "versi", "diubah_pada", "diubah_oleh",
        ]  # fmt: skip
        identifying = ["nomor_lp", "unit", "tempus_delicti"]
        perkiraan = {"tempus_delicti": "ketelitian"}

    def __str__(self):
        return self.kode

    @property
    def kode(self) -> str:
        """TPPO-ACEH/2026/0007-P1: what stands in lists instead of the number of the police."""
        return f"{self.kasus.nomor}-P{self.urutan}"

    @property
    def korban_terlibat(self) -> list:
        return [link.korban for link in self.daftar_korban_perkara.all()]

    @property
    def tahap_berlaku(self) -> list["TahapHukum"]:
        """Stages in force, oldest first; those of one day in the order of the procedure."""
        rows = getattr(self, "_tahap_berlaku", None)
        if rows is None:
            rows = self.daftar_tahap.berlaku().select_related("instansi_berikutnya", "dicatat_oleh")
        return sorted(rows, key=TahapHukum.kunci_urut)

    @property
    def is_final(self) -> bool:
        """Only inkracht is final: P-21 says that the file is complete, and a verdict may be overturned (ranah.md 9.8)."""
        return any(row.kode == KodeTahap.INKRACHT for row in self.tahap_berlaku)

    @property
    def nomor_tahap_terakhir(self) -> int:
        """Number of the newest row, corrections too: by it an action knows what the page had shown."""
        return self.daftar_tahap.order_by("-urutan").values_list("urutan", flat=True).first() or 0

    @property
    def is_usai(self) -> bool:
        return self.tahap in TAHAP_USAI

    @property
    def kode_tahap(self) -> KodeTahap:
        return KodeTahap(self.tahap)

    @property
    def pihak_berikutnya(self) -> str:
        """The next responsible agency by name, else by its part in the procedure."""
        part = self.kode_tahap.aturan.pihak
        if self.instansi_berikutnya_id:
            return self.instansi_berikutnya.singkatan
        if part == Pihak.PENYIDIK:
            return self.instansi.singkatan
        if part in {Pihak.PENUNTUT, Pihak.EKSEKUTOR} and self.penuntut_id:
            return f"{self.penuntut.singkatan} ({part.label.lower()})"
        return part.label

    def lama(self, *, on: datetime.date) -> int:
        """Days in the present stage."""
        return (on - self.tahap_sejak).days

    @property
    def waktu_perbuatan(self) -> Perkiraan | None:
        """The day of the act as typed here; None when nothing was typed."""
        return perkiraan(self.tempus_delicti, self.ketelitian)

    def tempus(self, daftar_peristiwa) -> Tempus:
        """When the act took place: as typed here, else from recruitment to exploitation as the case tells (given rows)."""
        if self.waktu_perbuatan:
            known, source = [self.waktu_perbuatan], "isian perkara"
        else:
            relevant = {TahapPeristiwa.PEREKRUTAN, TahapPeristiwa.EKSPLOITASI}
            known = [row.waktu for row in daftar_peristiwa if row.tahap in relevant and row.waktu]
            source = "tempat dan waktu peristiwa"
        if not known:
            return Tempus(None, None, False, "")
        sure = all(time.is_tepat for time in known)
        return Tempus(min(time.awal for time in known), max(time.akhir for time in known), sure, source)


class TahapHukumQuerySet(models.QuerySet):
    def berlaku(self):
        """Neither replaced nor withdrawn."""
        return self.filter(pengganti__isnull=True).exclude(kode="")


class TahapHukum(Tercatat):
    """Append-only: one stage of one report. A correction is a new row that replaces another; without a code it withdraws it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    perkara = models.ForeignKey(PerkaraHukum, models.PROTECT, verbose_name="perkara", related_name="daftar_tahap")
    urutan = models.PositiveSmallIntegerField("urutan pencatatan", editable=False)
    kode = models.CharField("tahap", max_length=10, choices=KodeTahap, blank=True)
    tanggal = models.DateField("tanggal")
    nomor_dokumen = EncryptedTextField("nomor dokumen")
    keterangan = EncryptedTextField("keterangan")
    instansi_berikutnya = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi yang ditunggu", related_name="+", null=True, blank=True
    )
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, verbose_name="menggantikan", related_name="pengganti", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    alasan = EncryptedTextField("alasan koreksi")

    objects = TahapHukumQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tahap hukum"
        ordering = ["tanggal", "urutan"]
        constraints = [
            choices_hold("kode", KodeTahap, blank=True),
            models.CheckConstraint(
                condition=~Q(kode="") | Q(menggantikan__isnull=False),
                name="tahaphukum_pencabutan_menunjuk",
                violation_error_message="Pilih tahap; hanya pencabutan tahap lain yang tanpa tahap.",
            ),
            models.UniqueConstraint(
                fields=["perkara", "urutan"],
                name="tahaphukum_urutan_tunggal",
                violation_error_message="Tahap lain baru saja dicatat untuk perkara ini. Muat ulang halaman ini.",
            ),
        ]

    class Privacy:
        melalui = "kasus.perkara"
        plain = [
            "id", "perkara", "urutan", "kode", "tanggal", "instansi_berikutnya", "menggantikan", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip
        identifying = ["nomor_dokumen", "keterangan", "alasan"]

    def __str__(self):
        return f"{self.perkara.kode}: {self.kode or 'pencabutan'}"

    @property
    def is_laporan(self) -> bool:
        """The first stage: it is corrected with the report itself."""
        return self.kode == KodeTahap.LP

    @property
    def is_tanda(self) -> bool:
        """A notice within another stage, which goes on."""
        return self.kode in TAHAP_TANDA

    @property
    def tanggal_tertulis(self) -> str:
        return tulis_tanggal(self.tanggal)

    def kunci_urut(self) -> tuple:
        """By day; on one day in the order of the procedure, then as recorded."""
        return (self.tanggal, KodeTahap(self.kode).urutan, self.urutan)

    @property
    def nada(self) -> str:
        return KodeTahap(self.kode).nada
