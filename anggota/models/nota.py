"""Agreements between agencies: MoU and PKS, their parties, and how long they were extended."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from anggota.enums import HARI_INGATKAN_NOTA, JenisNota, KeadaanNota
from anggota.models.instansi import Instansi
from gugus_tugas.db import Tercatat, choices_hold, not_before
from gugus_tugas.storage import neutral_path


class NotaKesepahamanQuerySet(models.QuerySet):
    def in_state(self, keadaan: str, *, on: datetime.date):
        """Agreements that stand so on the date `on`; the four states share out all agreements."""
        edge, begun = on + datetime.timedelta(days=HARI_INGATKAN_NOTA), Q(berlaku_mulai__lte=on)
        return self.filter(
            {
                KeadaanNota.BELUM: Q(berlaku_mulai__gt=on),
                KeadaanNota.BERLAKU: begun & (Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gt=edge)),
                KeadaanNota.SEGERA: begun & Q(berlaku_sampai__gte=on, berlaku_sampai__lte=edge),
                KeadaanNota.BERAKHIR: begun & Q(berlaku_sampai__lt=on),
            }[KeadaanNota(keadaan)]
        )

    def in_force(self, *, on: datetime.date):
        return self.filter(berlaku_mulai__lte=on).filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=on))

    def with_pihak(self):
        """With the parties in their order, as `pihak_berurutan`."""
        rows = PihakNota.objects.select_related("instansi").order_by("urutan")
        return self.prefetch_related(models.Prefetch("daftar_pihak", rows, to_attr="pihak_berurutan"))


class NotaKesepahaman(Tercatat):
    """A memorandum (MoU) or the working agreement under it (PKS). Without an end date it runs until it is ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jenis = models.CharField("jenis", max_length=5, choices=JenisNota)
    judul = models.CharField("judul", max_length=250)
    ruang_lingkup = models.TextField("ruang lingkup", max_length=3000)
    tanggal_tanda_tangan = models.DateField("tanggal tanda tangan")
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    berkas = models.FileField("naskah", upload_to=neutral_path, blank=True)

    objects = NotaKesepahamanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "nota kesepahaman"
        ordering = ["-tanggal_tanda_tangan", "judul", "id"]
        constraints = [
            choices_hold("jenis", JenisNota),
            not_before("berlaku_mulai", "tanggal_tanda_tangan", message="Masa berlaku dimulai sebelum ditandatangani."),
            not_before("berlaku_sampai", "berlaku_mulai", message="Masa berlaku berakhir sebelum dimulai."),
        ]
        indexes = [models.Index(fields=["berlaku_sampai", "berlaku_mulai"], name="nota_masa_berlaku")]

    class Privacy:
        terbuka = "agreements between agencies, read by every role"
        plain = [
            "id", "jenis", "judul", "ruang_lingkup", "tanggal_tanda_tangan", "berlaku_mulai", "berlaku_sampai", "berkas", "dicatat_pada",
            "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.jenis.upper()} {self.judul}"

    def keadaan_pada(self, on: datetime.date) -> KeadaanNota:
        if self.berlaku_mulai > on:
            return KeadaanNota.BELUM
        if self.berlaku_sampai is None or (self.berlaku_sampai - on).days > HARI_INGATKAN_NOTA:
            return KeadaanNota.BERLAKU
        return KeadaanNota.SEGERA if self.berlaku_sampai >= on else KeadaanNota.BERAKHIR

    @property
    def keadaan(self) -> KeadaanNota:
        """Today, in Aceh's time zone."""
        return self.keadaan_pada(timezone.localdate())

    @property
    def sisa_hari(self) -> int | None:
        """Days until the last day in force; None when it has no end, negative when it is over."""
        return None if self.berlaku_sampai is None else (self.berlaku_sampai - timezone.localdate()).days


class PihakNota(models.Model):
    """One party: an agency of ours, or another body by name. Its own number of the paper, when it is known."""

    nota = models.ForeignKey(
        NotaKesepahaman, models.PROTECT, verbose_name="nota kesepahaman", related_name="daftar_pihak"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi", related_name="daftar_nota", null=True, blank=True
    )
    nama = models.CharField("nama pihak lain", max_length=160, blank=True)
    nomor = models.CharField("nomor menurut pihak ini", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pihak nota kesepahaman"
        ordering = ["nota", "urutan"]
        constraints = [
            models.CheckConstraint(
                condition=Q(instansi__isnull=False, nama="") | (Q(instansi__isnull=True) & ~Q(nama="")),
                name="pihaknota_instansi_atau_nama",
                violation_error_message="Pilih instansi, atau tulis nama pihak lain; tidak keduanya.",
            ),
            models.UniqueConstraint(
                fields=["nota", "urutan"],
                name="pihaknota_urutan_tunggal",
                violation_error_message="Urutan pihak ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["nota", "instansi"],
                name="pihaknota_instansi_tunggal",
                violation_error_message="Instansi ini sudah menjadi pihak.",
            ),
            models.UniqueConstraint(
                fields=["nota", "nama"],
                condition=~Q(nama=""),
                name="pihaknota_nama_tunggal",
                violation_error_message="Pihak ini sudah dicatat.",
            ),
        ]

    class Privacy:
        terbuka = "agencies that signed an agreement"
        plain = ["id", "nota", "urutan", "instansi", "nama", "nomor"]

    def __str__(self):
        return self.sebutan

    @property
    def sebutan(self) -> str:
        return self.instansi.singkatan if self.instansi else self.nama


class PerpanjanganNota(Tercatat):
    """Append-only: until when an agreement ran before it was extended, and until when it runs since then."""

    nota = models.ForeignKey(
        NotaKesepahaman, models.PROTECT, verbose_name="nota kesepahaman", related_name="daftar_perpanjangan"
    )
    sampai_lama = models.DateField("semula berlaku sampai")
    sampai_baru = models.DateField("diperpanjang sampai", null=True, blank=True)
    dasar = models.CharField("dasar perpanjangan", max_length=250)

    class Meta:
        verbose_name = verbose_name_plural = "perpanjangan nota kesepahaman"
        ordering = ["-dicatat_pada", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai_baru__isnull=True) | Q(sampai_baru__gt=models.F("sampai_lama")),
                name="perpanjangannota_maju",
                violation_error_message="Perpanjangan harus berakhir setelah masa berlaku semula.",
            )
        ]

    class Privacy:
        terbuka = "history of an agreement between agencies"
        plain = ["id", "nota", "sampai_lama", "sampai_baru", "dasar", "dicatat_pada", "dicatat_oleh"]
