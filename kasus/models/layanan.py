"""Services for a victim, with the legal clock of seven days, who pays, how they end; and the rights that are no service."""

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.clock import now
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold, not_before
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import (
    HARI_LAYANAN,
    HASIL_TANPA_PEMBERIAN,
    STATUS_TERBUKA,
    HakKorbanTppo,
    Hambatan,
    HasilLayanan,
    JenisLayanan,
    KeadaanHak,
    RincianLayanan,
    SumberBiaya,
)
from kasus.models.kasus import Kasus
from kasus.models.korban import Korban
from kasus.models.lingkup import opened_layanan
from kasus.models.persetujuan import Persetujuan
from kasus.models.rujukan import Rujukan

RUPIAH_TERBESAR = 10**12


def _any(rows: models.QuerySet) -> Subquery:
    return Subquery(rows.order_by().values("pk")[:1])


class LayananQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All services for the secretariat; for a member those of the own agency that no closed referral locks."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        return opened_layanan(self, user)

    def terbuka_bagi_penyedia(self):
        """Services that their provider may know of.

        Asked for through a referral to this very agency: as long as that opens the victim's part. Asked for directly: until the
        person (or the guardian of a child) says no to sharing with this agency.
        """
        opening = Rujukan.objects.filter(pk=OuterRef("rujukan"), penerima=OuterRef("penyedia"))
        today = timezone.localdate(now())
        opening = opening.membuka(on=today)
        no = Persetujuan.objects.menutup(korban="korban", instansi="penyedia", on=today)
        # Scalar subqueries, not EXISTS: PostgreSQL would hash every referral and every refusal there is to answer for a few services.
        rows = self.alias(_penolak=_any(no), _pembuka=_any(opening))
        return rows.filter(Q(rujukan__isnull=True, _penolak__isnull=True) | Q(_pembuka__isnull=False))

    def menunggu(self):
        """In an open case, neither given nor ended."""
        return self.filter(kasus__status__in=STATUS_TERBUKA, diberikan__isnull=True, hasil="")

    def overdue(self, *, on: datetime.date):
        """In an open case, requested more than seven days before `on`, still not given and not ended."""
        return self.menunggu().filter(diminta__lt=on - datetime.timedelta(days=HARI_LAYANAN))

    def per_jenis(self, *, on: datetime.date) -> dict[str, dict[str, int]]:
        """By kind, for tables: requested, given up to `on`, late (given or still waiting beyond the clock), not given."""
        edge = F("diminta") + datetime.timedelta(days=HARI_LAYANAN)
        waiting_late = Q(diberikan__isnull=True, hasil="", diminta__lt=on - datetime.timedelta(days=HARI_LAYANAN))
        rows = self.order_by().values("jenis")
        rows = rows.annotate(
            n_diminta=Count("*"),
            n_diberikan=Count("id", filter=Q(diberikan__lte=on)),
            n_terlambat=Count("id", filter=Q(diberikan__lte=on, diberikan__gt=edge) | waiting_late),
            n_tidak_diberikan=Count("id", filter=Q(hasil__in=HASIL_TANPA_PEMBERIAN)),
        )
        return {
            row["jenis"]: {name.removeprefix("n_"): row[name] for name in row if name.startswith("n_")} for row in rows
        }

    def dibiayai(self, sumber: str):
        """Services of which this source pays a part."""
        return self.filter(Exists(BiayaLayanan.objects.filter(layanan=OuterRef("pk"), sumber=sumber)))

    def biaya_per_sumber(self) -> dict[str, int]:
        """Rupiah by source over these services, exact; a source without a known amount counts as 0."""
        rows = BiayaLayanan.objects.filter(layanan__in=self.order_by()).order_by().values_list("sumber")
        return {sumber: total or 0 for sumber, total in rows.annotate(total=Sum("jumlah"))}


class Layanan(Tercatat, Berversi):
    """One service asked for one victim from one agency."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_layanan")
    # The victim's case, so that an agency's cases are found without reading every victim (kasus/models/lingkup.py).
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="+", editable=False)
    jenis = models.CharField("jenis layanan", max_length=5, choices=JenisLayanan)
    rincian = models.CharField("rincian layanan", max_length=24, choices=RincianLayanan, blank=True)
    penyedia = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi penyedia", related_name="daftar_layanan"
    )
    diminta = models.DateField("tanggal diminta")
    diberikan = models.DateField("tanggal diberikan", null=True, blank=True)
    rujukan = models.ForeignKey(
        Rujukan, models.PROTECT, verbose_name="rujukan", related_name="daftar_layanan", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    selesai = models.DateField("tanggal selesai", null=True, blank=True)
    hasil = models.CharField("hasil", max_length=20, choices=HasilLayanan, blank=True)
    hambatan = models.CharField("hambatan", max_length=20, choices=Hambatan, blank=True)
    keterangan = EncryptedTextField("keterangan")

    objects = LayananQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "layanan"
        ordering = ["diminta", "id"]
        constraints = [
            choices_hold("jenis", JenisLayanan),
            choices_hold("rincian", RincianLayanan, blank=True),
            choices_hold("hasil", HasilLayanan, blank=True),
            choices_hold("hambatan", Hambatan, blank=True),
            both_or_neither("diubah_pada", "diubah_oleh"),
            not_before(
                "diberikan", "diminta", message="Layanan tercatat diberikan sebelum diminta. Periksa kedua tanggal."
            ),
            not_before(
                "selesai", "diberikan", message="Layanan tercatat selesai sebelum diberikan. Periksa kedua tanggal."
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(diberikan__isnull=False),
                name="layanan_selesai_setelah_diberikan",
                violation_error_message="Isi tanggal diberikan sebelum tanggal selesai.",
            ),
            models.CheckConstraint(
                condition=Q(hasil="")
                | Q(hasil__in=HASIL_TANPA_PEMBERIAN, diberikan__isnull=True)
                | (Q(diberikan__isnull=False) & ~Q(hasil__in=HASIL_TANPA_PEMBERIAN)),
                name="layanan_hasil_sesuai_tanggal",
                violation_error_message=(
                    "Hasil tidak sesuai dengan tanggal: layanan yang ditolak atau tidak diberikan tidak punya tanggal diberikan, "
                    "hasil lain memerlukannya."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(hasil__in=HASIL_TANPA_PEMBERIAN) | ~Q(hambatan=""),
                name="layanan_hambatan_disebut",
                violation_error_message="Pilih hambatannya: mengapa layanan ini tidak diberikan atau ditolak.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(rincian="") | ~Q(rincian__startswith=f"{jenis.value}.") | Q(jenis=jenis),
                    name=f"layanan_rincian_{jenis.value.lower()}",
                    violation_error_message=f"Rincian itu termasuk {jenis.label}; samakan jenis layanannya.",
                )
                for jenis in JenisLayanan
            ),
        ]
        indexes = [
            models.Index(fields=["penyedia", "korban"], name="layanan_penyedia_korban"),
            models.Index(fields=["diminta", "id", "jenis", "diberikan", "korban"], name="layanan_diminta"),
            models.Index(fields=["penyedia", "kasus", "rujukan", "korban", "id"], name="layanan_pintu"),
            models.Index(
                fields=["diminta", "kasus", "penyedia"],
                condition=Q(diberikan__isnull=True, hasil=""),
                name="layanan_menunggu",
            ),
        ]

    class Privacy:
        plain = [
            "id",
            "korban",
            "kasus",
            "jenis",
            "rincian",
            "penyedia",
            "diminta",
            "diberikan",
            "rujukan",
            "selesai",
            "hasil",
            "hambatan",
            "dicatat_pada",
            "dicatat_oleh",
            "versi",
            "diubah_pada",
            "diubah_oleh",
        ]
        identifying = ["keterangan"]

    def clean(self):
        """The case is that of the victim: no constraint sees another table."""
        if self.korban_id and self.kasus_id != self.korban.kasus_id:
            raise ValidationError("Kasus layanan tidak sama dengan kasus korbannya.")

    @property
    def nama(self) -> str:
        """What was asked, as exactly as it is known."""
        return self.get_rincian_display() or self.get_jenis_display()

    @property
    def pasal(self) -> str:
        """The article whose seven days run."""
        return "53" if self.rincian == RincianLayanan.PERTOLONGAN else "52"

    @property
    def is_menunggu(self) -> bool:
        return self.diberikan is None and not self.hasil

    @property
    def is_lewat(self) -> bool:
        """Overdue today, in Aceh's time zone."""
        return self.is_overdue(on=timezone.localdate())

    @property
    def jam(self) -> str:
        """The legal clock in words, today in Aceh's time zone."""
        return self.clock(on=timezone.localdate())

    @property
    def nada(self) -> str:
        if not self.is_menunggu:
            return HasilLayanan(self.hasil).nada if self.hasil else "berjalan"
        return "terlambat" if self.is_lewat else "perhatian"

    def days_waiting(self, *, on: datetime.date) -> int:
        return ((self.diberikan or on) - self.diminta).days

    def is_overdue(self, *, on: datetime.date) -> bool:
        return self.is_menunggu and self.days_waiting(on=on) > HARI_LAYANAN

    def clock(self, *, on: datetime.date) -> str:
        """ "sisa 3 hari", "hari terakhir", "lewat 2 hari"; for a given service whether it came in time; else empty."""
        left = HARI_LAYANAN - self.days_waiting(on=on)
        if self.diberikan:
            return "tepat waktu" if left >= 0 else f"terlambat {-left} hari"
        if self.hasil:
            return ""
        return f"sisa {left} hari" if left > 0 else f"lewat {-left} hari" if left < 0 else "hari terakhir"


class BiayaLayanan(models.Model):
    """Who pays what of a service. The amount stays empty while it is not known."""

    layanan = models.ForeignKey(Layanan, models.PROTECT, verbose_name="layanan", related_name="daftar_biaya")
    sumber = models.CharField("sumber biaya", max_length=20, choices=SumberBiaya)
    jumlah = models.PositiveBigIntegerField("jumlah (rupiah)", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "biaya layanan"
        ordering = ["layanan", "id"]
        constraints = [
            choices_hold("sumber", SumberBiaya),
            models.UniqueConstraint(
                fields=["layanan", "sumber"],
                name="biaya_sumber_tunggal",
                violation_error_message="Sumber biaya ini sudah dicatat untuk layanan itu; jumlahkan dalam satu baris.",
            ),
            models.CheckConstraint(
                condition=Q(jumlah__isnull=True) | Q(jumlah__gte=0, jumlah__lte=RUPIAH_TERBESAR),
                name="biaya_jumlah_wajar",
                violation_error_message="Jumlah biaya paling banyak Rp1.000.000.000.000.",
            ),
        ]

    class Privacy:
        melalui = "kasus.layanan"
        plain = ["id", "layanan", "sumber", "jumlah"]


class HakKorbanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and its head."""
        return self if user.has_izin(Izin.VIEW_SELURUH_KASUS) else self.none()


class HakKorban(Tercatat):
    """What became of one right of a victim on one day. Append-only; the newest row of a right counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_hak")
    hak = models.CharField("hak", max_length=20, choices=HakKorbanTppo)
    keadaan = models.CharField("keadaan", max_length=12, choices=KeadaanHak)
    tanggal = models.DateField("tanggal")
    instansi = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi", related_name="+")

    objects = HakKorbanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "hak korban"
        ordering = ["korban", "-dicatat_pada", "-id"]
        constraints = [choices_hold("hak", HakKorbanTppo), choices_hold("keadaan", KeadaanHak)]

    class Privacy:
        plain = ["id", "korban", "hak", "keadaan", "tanggal", "instansi", "dicatat_pada", "dicatat_oleh"]

    @property
    def nada(self) -> str:
        return KeadaanHak(self.keadaan).nada
