"""The lines of the minutes, and the minutes as they were closed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, Prefetch, Q, Sum

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.storage import neutral_path
from rapat.enums import JenisHasil
from rapat.models.rapat import Rapat
from rapat.models.rekomendasi import Rekomendasi
from rapat.models.tindak_lanjut import TindakLanjut


class HasilQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the meeting sees its lines."""
        return self.filter(rapat__in=Rapat.objects.visible_to(user).values("pk"))

    def berlaku(self):
        """Lines that were not undone."""
        return self.filter(dibatalkan_pada__isnull=True)

    def lengkap(self):
        """With all that a line shows, in the order in which it was written; of a recommendation `.butir`, the lead first."""
        items = TindakLanjut.objects.yang_diminta_rapat()
        asked = PenerimaKeputusan.objects.select_related("instansi").order_by("pk")
        rows = self.select_related("rekomendasi", "dicatat_oleh", "dibatalkan_oleh").prefetch_related(
            Prefetch("daftar_penerima", asked, to_attr="penerima"),
            Prefetch("rekomendasi__daftar_tindak_lanjut", items, to_attr="butir"),
        )
        return rows.order_by("urutan")

    def tanpa_rekomendasi(self):
        """Information and decisions alone, with `.penerima`."""
        asked = PenerimaKeputusan.objects.select_related("instansi").order_by("pk")
        rows = self.exclude(jenis=JenisHasil.REKOMENDASI).order_by("urutan")
        return rows.prefetch_related(Prefetch("daftar_penerima", asked, to_attr="penerima"))

    def tanda(self) -> str:
        """Changes when a line is added, edited or undone: what a waiting page compares."""
        state = self.aggregate(jumlah=Count("pk"), versi=Sum("versi"))
        return f"{state['jumlah']}-{state['versi'] or 0}"


class Hasil(Tercatat, Berversi):
    """One line of the minutes. The browser chooses its key, so that a line that is sent twice is stored once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rapat = models.ForeignKey(Rapat, models.PROTECT, verbose_name="rapat", related_name="daftar_hasil", editable=False)
    urutan = models.PositiveIntegerField("urutan", editable=False)
    ketikan = models.CharField("baris", max_length=1000)
    jenis = models.CharField("jenis", max_length=12, choices=JenisHasil, editable=False)
    teks = models.CharField("teks", max_length=1000, editable=False)
    tenggat = models.DateField("tenggat", null=True, blank=True, editable=False)
    rekomendasi = models.OneToOneField(
        Rekomendasi, models.PROTECT, verbose_name="rekomendasi", related_name="baris_notulen", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    dibatalkan_pada = models.DateTimeField("dibatalkan pada", null=True, blank=True, editable=False)
    dibatalkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dibatalkan oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = HasilQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "hasil rapat"
        ordering = ["rapat", "urutan"]
        constraints = [
            choices_hold("jenis", JenisHasil),
            both_or_neither("dibatalkan_pada", "dibatalkan_oleh"),
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.UniqueConstraint(
                fields=["rapat", "urutan"],
                name="hasil_urutan_tunggal",
                violation_error_message="Urutan baris ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=~Q(teks=""), name="hasil_ada_teks", violation_error_message="Tulis isi baris ini."
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisHasil.REKOMENDASI, dibatalkan_pada__isnull=True, rekomendasi__isnull=False)
                | ((~Q(jenis=JenisHasil.REKOMENDASI) | Q(dibatalkan_pada__isnull=False)) & Q(rekomendasi__isnull=True)),
                name="hasil_rekomendasi_sesuai_jenis",
                violation_error_message="Hanya baris rekomendasi yang tidak dibatalkan memiliki rekomendasi.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "rapat", "urutan", "ketikan", "jenis", "teks", "tenggat", "rekomendasi", "dibatalkan_pada", "dibatalkan_oleh",
            "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.rapat}, baris {self.urutan}"

    @property
    def huruf(self) -> str:
        return self.jenis[0].upper()


class PenerimaKeputusan(models.Model):
    """An agency that a decision speaks to, in the order in which it was typed. Of a recommendation its items say so."""

    hasil = models.ForeignKey(Hasil, models.PROTECT, verbose_name="hasil rapat", related_name="daftar_penerima")
    instansi = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi", related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "penerima keputusan"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["hasil", "instansi"],
                name="penerimakeputusan_tunggal",
                violation_error_message="Instansi ini sudah disebut dalam keputusan itu.",
            )
        ]

    class Privacy:
        melalui = "hasil"
        plain = ["id", "hasil", "instansi"]

    def __str__(self):
        return f"{self.instansi}"


class NotulenQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the meeting reads its closed minutes."""
        rows = self.filter(rapat__in=Rapat.objects.visible_to(user).values("pk"))
        return rows if user.has_izin(Izin.VIEW_RAPAT) else self.none()

    def berlaku(self):
        """The one in force: closed and not opened again."""
        return self.filter(dibuka_pada__isnull=True)


class Notulen(Tercatat):
    """The minutes as they were closed (`dicatat_…`), with the printed bytes; opened again they become a version of the past."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rapat = models.ForeignKey(Rapat, models.PROTECT, verbose_name="rapat", related_name="daftar_notulen")
    versi = models.PositiveSmallIntegerField("versi")
    pimpinan = models.CharField("pimpinan rapat", max_length=120)
    notulis = models.CharField("notulis", max_length=120)
    berkas = models.FileField("naskah", upload_to=neutral_path, blank=True)
    sidik = models.CharField("sidik SHA-256", max_length=64, blank=True)
    alasan_buka = models.CharField("alasan dibuka kembali", max_length=300, blank=True)
    dibuka_pada = models.DateTimeField("dibuka pada", null=True, blank=True)
    dibuka_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dibuka oleh", related_name="+", null=True, blank=True
    )

    objects = NotulenQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "notulen"
        ordering = ["rapat", "versi"]
        constraints = [
            both_or_neither("dibuka_pada", "dibuka_oleh"),
            models.UniqueConstraint(
                fields=["rapat", "versi"],
                name="notulen_versi_tunggal",
                violation_error_message="Versi notulen ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["rapat"],
                condition=Q(dibuka_pada__isnull=True),
                name="notulen_satu_berlaku",
                violation_error_message="Rapat ini sudah ditutup.",
            ),
            models.CheckConstraint(
                condition=Q(dibuka_pada__isnull=True) | ~Q(alasan_buka=""),
                name="notulen_buka_beralasan",
                violation_error_message="Tulis alasan membuka kembali.",
            ),
            models.CheckConstraint(
                condition=Q(berkas="", sidik="") | (~Q(berkas="") & ~Q(sidik="")),
                name="notulen_berkas_bersidik",
                violation_error_message="Naskah yang disimpan harus memiliki sidik.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "rapat", "versi", "pimpinan", "notulis", "berkas", "sidik", "alasan_buka", "dibuka_pada", "dibuka_oleh",
            "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"Notulen {self.rapat} versi {self.versi}"
