"""Visits of supervision: the checklist as it was answered, and findings with what was done about them."""

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils import timezone

from anggota.enums import Izin
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from gugus_tugas.nomor import NomorAcakField
from program.enums.perusahaan import BeratTemuan, Jawaban, JenisBerkasKunjungan, JenisKunjungan, Pertanyaan
from program.models.berkas import PLAIN_BERKAS, BerkasBerjenis
from program.models.dasar import PLAIN, BarisProgram, ProgramQuerySet
from program.models.perusahaan import Perusahaan


class KunjunganQuerySet(ProgramQuerySet):
    def visible_to(self, user):
        """As every register, and of recruiters only of those whom this account may see."""
        rows = super().visible_to(user)
        sees_all = user.has_izin(Izin.MANAGE_PROGRAM)
        return rows if sees_all else rows.filter(perusahaan__in=Perusahaan.objects.visible_to(user))

    def counted_for(self, user):
        """Visits to recruiters stand in no count."""
        return super().counted_for(user).filter(perusahaan__in=Perusahaan.objects.counted_for(user))

    def resmi(self):
        return self.filter(perusahaan__in=Perusahaan.objects.resmi())


class KunjunganPengawasan(BarisProgram):
    """`instansi` is who visited. Of a recruiter nothing here names him: actions refuse it; and its code counts nothing."""

    id = NomorAcakField(primary_key=True)
    perusahaan = models.ForeignKey(
        Perusahaan, models.PROTECT, verbose_name="perusahaan", related_name="daftar_kunjungan"
    )
    tanggal = models.DateField("tanggal")
    jenis = models.CharField("jenis kunjungan", max_length=13, choices=JenisKunjungan)
    tim = models.CharField("tim dan instansi lain", max_length=300, blank=True)
    kesimpulan = models.TextField("kesimpulan", max_length=2000, blank=True)

    objects = KunjunganQuerySet.as_manager()

    class Meta(BarisProgram.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "kunjungan pengawasan"
        ordering = ["-tanggal", "-id"]
        constraints = [*BarisProgram.Meta.constraints, choices_hold("jenis", JenisKunjungan)]
        indexes = [
            models.Index(fields=["-tanggal", "-id"], name="kunjungan_tanggal"),
            models.Index(fields=["instansi", "-tanggal", "-id"], name="kunjungan_instansi"),
            models.Index(fields=["perusahaan", "-tanggal", "-id"], name="kunjungan_perusahaan"),
        ]

    class Privacy:
        plain = [*PLAIN, "perusahaan", "tanggal", "jenis", "tim", "kesimpulan"]

    def __str__(self):
        return f"KJG-{self.pk}"


class JawabanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The answers of the visits that this user sees."""
        return self.filter(kunjungan__in=KunjunganPengawasan.objects.visible_to(user))


class JawabanPengawasan(models.Model):
    """What a visit found to one question: a row for each, also for those that nobody asked. An imported visit has none yet."""

    kunjungan = models.ForeignKey(
        KunjunganPengawasan, models.PROTECT, verbose_name="kunjungan", related_name="daftar_jawaban_pengawasan"
    )
    pertanyaan = models.CharField("pertanyaan", max_length=12, choices=Pertanyaan)
    jawaban = models.CharField("jawaban", max_length=15, choices=Jawaban)

    objects = JawabanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "jawaban pengawasan"
        ordering = ["kunjungan", "id"]
        constraints = [
            choices_hold("pertanyaan", Pertanyaan),
            choices_hold("jawaban", Jawaban),
            models.UniqueConstraint(
                fields=["kunjungan", "pertanyaan"],
                name="jawabanpengawasan_tunggal",
                violation_error_message="Pertanyaan ini sudah dijawab pada kunjungan itu.",
            ),
        ]

    class Privacy:
        plain = ["id", "kunjungan", "pertanyaan", "jawaban"]

    def __str__(self):
        return f"{self.kunjungan}, {self.pertanyaan}"


def checklist(answers: Iterable[JawabanPengawasan]) -> list[tuple[Pertanyaan, Jawaban]]:
    """Every question with its answer, in the order of the list; of an imported visit there are none yet."""
    given = {row.pertanyaan: Jawaban(row.jawaban) for row in answers}
    return [(question, given.get(question, Jawaban.TIDAK_DIPERIKSA)) for question in Pertanyaan]


class TemuanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The findings of the visits that this user sees."""
        return self.filter(kunjungan__in=KunjunganPengawasan.objects.visible_to(user))

    def counted_for(self, user):
        return self.filter(kunjungan__in=KunjunganPengawasan.objects.counted_for(user))

    def terbuka(self):
        return self.filter(tanggal_selesai__isnull=True)

    def overdue(self, *, on: datetime.date):
        """Not done, and the day by which it was asked has passed."""
        return self.terbuka().filter(tenggat__lt=on)


class Temuan(Tercatat, Berversi):
    """What was found wrong at a visit, what was asked, by when; and when and how it was done."""

    id = NomorAcakField(primary_key=True)
    kunjungan = models.ForeignKey(
        KunjunganPengawasan,
        models.PROTECT,
        verbose_name="kunjungan",
        related_name="daftar_temuan_pengawasan",
        editable=False,
    )
    uraian = models.CharField("temuan", max_length=500)
    berat = models.CharField("berat", max_length=6, choices=BeratTemuan)
    diminta = models.CharField("tindak lanjut yang diminta", max_length=500)
    tenggat = models.DateField("tenggat")
    tanggal_selesai = models.DateField("selesai pada tanggal", null=True, blank=True)
    penyelesaian = models.CharField("yang dilakukan", max_length=500, blank=True)

    objects = TemuanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "temuan pengawasan"
        ordering = ["tenggat", "id"]
        constraints = [
            both_or_neither("diubah_pada", "diubah_oleh"),
            choices_hold("berat", BeratTemuan),
            models.CheckConstraint(
                condition=Q(tanggal_selesai__isnull=True, penyelesaian="")
                | Q(tanggal_selesai__isnull=False) & ~Q(penyelesaian=""),
                name="temuan_penyelesaian_lengkap",
                violation_error_message="Isi tanggal selesai dan apa yang dilakukan bersama-sama.",
            ),
        ]
        indexes = [
            models.Index(fields=["tenggat", "id"], condition=Q(tanggal_selesai__isnull=True), name="temuan_terbuka")
        ]

    class Privacy:
        plain = [
            "id", "kunjungan", "uraian", "berat", "diminta", "tenggat", "tanggal_selesai", "penyelesaian", "versi", "diubah_pada",
            "diubah_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"TMN-{self.pk}"

    @property
    def is_lewat(self) -> bool:
        return self.tanggal_selesai is None and self.tenggat < timezone.localdate()

    @property
    def nada(self) -> str:
        return "selesai" if self.tanggal_selesai else "terlambat" if self.is_lewat else "berjalan"

    @property
    def sebutan_status(self) -> str:
        return "Selesai" if self.tanggal_selesai else "Lewat tenggat" if self.is_lewat else "Belum selesai"

    @property
    def nada_berat(self) -> str:
        return BeratTemuan(self.berat).nada


class BerkasKunjunganQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The files of the visits that this user sees; so those of a recruiter are as restricted as he is."""
        return self.filter(kunjungan__in=KunjunganPengawasan.objects.visible_to(user))


class BerkasKunjungan(BerkasBerjenis):
    """A photo or paper of a visit: re-encoded, without what cameras add, sealed."""

    milik = "kunjungan"
    kunjungan = models.ForeignKey(
        KunjunganPengawasan, models.PROTECT, verbose_name="kunjungan", related_name="daftar_berkas_kunjungan"
    )
    jenis = models.CharField("jenis berkas", max_length=12, choices=JenisBerkasKunjungan)

    objects = BerkasKunjunganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "berkas kunjungan"
        ordering = ["dicatat_pada"]
        constraints = [choices_hold("jenis", JenisBerkasKunjungan)]

    class Privacy:
        plain = [*PLAIN_BERKAS, "kunjungan", "jenis", "keterangan"]
