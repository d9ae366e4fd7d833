"""The item asked of one agency, and the append-only notes that carry it to its end."""

import datetime
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.clock import now
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold, not_before
from rapat.enums import (
    TINDAK_LANJUT_TERBUKA,
    USULAN_AKHIR,
    HasilVerifikasi,
    PeranInstansi,
    Prioritas,
    StatusPenyerahan,
    StatusTindakLanjut,
    Usulan,
)
from rapat.models.rapat import dalam_lingkup
from rapat.models.rekomendasi import TENGGAT_MENDAHULUI, Rekomendasi

TINDAKAN_MENDAHULUI = "Tanggal tindakan mendahului rekomendasinya: pilih hari rapat atau sesudahnya."
MAKS_BUKTI = 5  # files of one report
PERLU_BUKTI = "Rekomendasi berprioritas tinggi memerlukan bukti (foto atau PDF) sebelum dinyatakan selesai."
_BELUM_SELESAI = Q(status__in=TINDAK_LANJUT_TERBUKA)


class TindakLanjutQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every role that follows meetings sees every item (of a conference: who may see its case); reporting is for perms.py."""
        if not user.has_izin(Izin.VIEW_RAPAT):
            return self.none()
        return self.filter(dalam_lingkup(user, "rekomendasi__rapat__"))

    def umum(self):
        """Without those of conferences on a case: what the figures of the province may count."""
        return self.filter(rekomendasi__rapat__kasus__isnull=True)

    def terbuka(self):
        return self.filter(_BELUM_SELESAI)

    def putaran_ini(self):
        """Items of the present round of their recommendation; only these can be open."""
        return self.filter(putaran=F("rekomendasi__putaran"))

    def yang_diminta_rapat(self):
        """Items as the meeting itself asked for them, the lead first: later rounds came after its minutes."""
        return self.filter(putaran=1).select_related("instansi").order_by("peran", "pk")

    def overdue(self, *, on: datetime.date):
        return self.terbuka().filter(tenggat__lt=on)

    def awaiting_verification(self):
        """Items whose agency asks for a verdict."""
        return self.filter(
            Exists(Perkembangan.objects.filter(tindak_lanjut=OuterRef("pk"), usulan__in=USULAN_AKHIR, hasil=""))
        )

    def asked_away(self):
        """Items that their agency wants handed to another one, until the secretariat answers."""
        return self.filter(daftar_penyerahan__status=StatusPenyerahan.DIAJUKAN)

    def with_report(self):
        """`is_menunggu`: its last report awaits a verdict; `is_dikembalikan`: it was handed back and waits to be mended."""
        notes = Perkembangan.objects.filter(tindak_lanjut=OuterRef("pk"))
        last = notes.order_by("-dicatat_pada", "-pk").values("hasil")[:1]
        return self.annotate(
            is_menunggu=Exists(notes.pending()),
            hasil_terakhir=models.Subquery(last),
            is_dikembalikan=models.Case(
                models.When(Q(hasil_terakhir=HasilVerifikasi.BELUM_SESUAI), then=True),
                default=False,
                output_field=models.BooleanField(),
            ),
        )

    def values_of_siblings(self):
        """(recommendation, agency) of every item that shares a recommendation, in its present round, with one of these."""
        rows = TindakLanjut.objects.filter(rekomendasi__in=self.values("rekomendasi")).putaran_ini()
        return rows.values("rekomendasi", "instansi")

    def urgent_first(self):
        """Open before final, earliest due date first, undated last."""
        rank = models.Case(models.When(_BELUM_SELESAI, then=0), default=1)
        return self.order_by(rank, F("tenggat").asc(nulls_last=True), "rekomendasi__nomor", "id")


class TindakLanjut(Tercatat):
    """One recommendation, one agency, one round. The state has one writer: actions."""

    rekomendasi = models.ForeignKey(
        Rekomendasi, models.PROTECT, verbose_name="rekomendasi", related_name="daftar_tindak_lanjut"
    )
    instansi = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi", related_name="daftar_tindak_lanjut")
    putaran = models.PositiveSmallIntegerField("putaran", default=1)
    sejak = models.DateField("diminta sejak", editable=False)
    peran = models.CharField("peran instansi", max_length=16, choices=PeranInstansi)
    tenggat = models.DateField("tenggat", null=True, blank=True)
    status = models.CharField("status", max_length=12, choices=StatusTindakLanjut, default=StatusTindakLanjut.BELUM)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="selesai oleh", related_name="+", null=True, blank=True
    )

    objects = TindakLanjutQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tindak lanjut"
        ordering = ["rekomendasi", "-putaran", "peran", "instansi"]
        constraints = [
            choices_hold("peran", PeranInstansi),
            choices_hold("status", StatusTindakLanjut),
            both_or_neither("selesai_pada", "selesai_oleh"),
            not_before("tenggat", "sejak", message=TENGGAT_MENDAHULUI),
            models.CheckConstraint(
                condition=(_BELUM_SELESAI & Q(selesai_pada__isnull=True))
                | (~_BELUM_SELESAI & Q(selesai_pada__isnull=False)),
                name="tindaklanjut_selesai_sesuai_status",
                violation_error_message="Status akhir harus memiliki waktu selesai, dan sebaliknya.",
            ),
            models.CheckConstraint(
                condition=Q(putaran__gte=1),
                name="tindaklanjut_putaran_mulai_satu",
                violation_error_message="Putaran dihitung dari 1.",
            ),
            models.UniqueConstraint(
                fields=["rekomendasi", "instansi", "putaran"],
                name="tindaklanjut_instansi_tunggal",
                violation_error_message="Instansi ini sudah diminta menindaklanjuti rekomendasi itu.",
            ),
            models.UniqueConstraint(
                fields=["rekomendasi", "putaran"],
                condition=Q(peran=PeranInstansi.PENANGGUNG_JAWAB),
                name="tindaklanjut_satu_penanggung_jawab",
                violation_error_message="Rekomendasi ini sudah memiliki penanggung jawab.",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "status", "tenggat"], name="tindaklanjut_instansi"),
            models.Index(fields=["status", "tenggat"], name="tindaklanjut_tenggat"),
        ]

    class Privacy:
        plain = [
            "id", "rekomendasi", "instansi", "putaran", "sejak", "peran", "tenggat", "status", "selesai_pada", "selesai_oleh",
            "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"Rekomendasi {self.rekomendasi.nomor}, {self.instansi.singkatan}"

    @property
    def is_dapat_dicabut(self) -> bool:
        """In support, and nothing reported yet; the last word has the action."""
        return self.peran == PeranInstansi.PENDUKUNG and self.status == StatusTindakLanjut.BELUM

    @property
    def nada(self) -> str:
        return "terlambat" if self.days_late else StatusTindakLanjut(self.status).nada

    @property
    def is_terbuka(self) -> bool:
        return self.status in TINDAK_LANJUT_TERBUKA

    @property
    def days_late(self) -> int:
        """Whole days past the due date of an open item, in Aceh's time zone; 0 when in time."""
        if not self.is_terbuka or self.tenggat is None:
            return 0
        return max(0, (timezone.localdate() - self.tenggat).days)


class PerkembanganQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Notes are read by whoever sees the item; the evidence file is another matter (perms.py)."""
        if not user.has_izin(Izin.VIEW_RAPAT):
            return self.none()
        return self.filter(dalam_lingkup(user, "tindak_lanjut__rekomendasi__rapat__"))

    def umum(self):
        """Without those about conferences on a case."""
        return self.filter(tindak_lanjut__rekomendasi__rapat__kasus__isnull=True)

    def pending(self):
        return self.filter(usulan__in=USULAN_AKHIR, hasil="")

    def queue_of(self, user):
        """What this person may judge, the longest waiting first."""
        return self.visible_to(user).pending().exclude(dicatat_oleh=user.pk).order_by("dicatat_pada", "pk")


class Perkembangan(Tercatat):
    """What an agency reports, with evidence; never edited, only judged once, by somebody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tindak_lanjut = models.ForeignKey(
        TindakLanjut, models.PROTECT, verbose_name="tindak lanjut", related_name="daftar_perkembangan"
    )
    usulan = models.CharField("keadaan menurut instansi", max_length=12, choices=Usulan)
    tindakan = models.TextField("tindakan yang dilakukan", max_length=4000)
    jumlah_bukti = models.PositiveSmallIntegerField("jumlah berkas bukti", default=0, editable=False)
    tanggal_tindakan = models.DateField("tanggal tindakan", null=True, blank=True)
    angka_capaian = models.PositiveIntegerField("angka capaian", null=True, blank=True)
    satuan = models.CharField("satuan", max_length=40, blank=True)
    prioritas = models.CharField("prioritas saat dilaporkan", max_length=8, choices=Prioritas, editable=False)
    tanggal_rapat = models.DateField("tanggal rapat yang meminta", editable=False)
    hasil = models.CharField("hasil verifikasi", max_length=12, choices=HasilVerifikasi, blank=True)
    catatan_verifikasi = models.TextField("catatan verifikasi", max_length=2000, blank=True)
    diverifikasi_pada = models.DateTimeField("diverifikasi pada", null=True, blank=True)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="diverifikasi oleh",
        related_name="+",
        null=True,
        blank=True,
    )

    objects = PerkembanganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "perkembangan"
        ordering = ["-dicatat_pada"]
        constraints = [
            choices_hold("usulan", Usulan),
            choices_hold("hasil", HasilVerifikasi, blank=True),
            both_or_neither("diverifikasi_pada", "diverifikasi_oleh"),
            models.CheckConstraint(
                condition=Q(hasil="", diverifikasi_pada__isnull=True)
                | (~Q(hasil="") & Q(diverifikasi_pada__isnull=False)),
                name="perkembangan_hasil_berwaktu",
                violation_error_message="Hasil verifikasi harus memiliki waktu dan pemeriksa.",
            ),
            models.CheckConstraint(
                condition=Q(diverifikasi_oleh__isnull=True) | ~Q(diverifikasi_oleh=F("dicatat_oleh")),
                name="perkembangan_pemeriksa_lain",
                violation_error_message="Pemeriksa harus orang lain daripada pelapor.",
            ),
            models.CheckConstraint(
                condition=~Q(tindakan=""),
                name="perkembangan_ada_tindakan",
                violation_error_message="Tulis tindakan yang dilakukan.",
            ),
            choices_hold("prioritas", Prioritas),
            models.CheckConstraint(
                condition=Q(jumlah_bukti__range=(0, MAKS_BUKTI)),
                name="perkembangan_bukti_dalam_batas",
                violation_error_message=f"Satu laporan memuat paling banyak {MAKS_BUKTI} berkas bukti.",
            ),
            not_before("tanggal_tindakan", "tanggal_rapat", message=TINDAKAN_MENDAHULUI),
            models.CheckConstraint(
                condition=~Q(usulan=Usulan.SELESAI, prioritas=Prioritas.TINGGI, jumlah_bukti=0),
                name="perkembangan_tinggi_berbukti",
                violation_error_message=PERLU_BUKTI,
            ),
            models.CheckConstraint(
                condition=Q(angka_capaian__isnull=True, satuan="")
                | (Q(angka_capaian__isnull=False, angka_capaian__gte=1) & ~Q(satuan="")),
                name="perkembangan_capaian_lengkap",
                violation_error_message="Isi angka capaian (paling sedikit 1) dan satuannya bersama-sama.",
            ),
            models.CheckConstraint(
                condition=~Q(hasil=HasilVerifikasi.BELUM_SESUAI) | ~Q(catatan_verifikasi=""),
                name="perkembangan_kembali_beralasan",
                violation_error_message="Tulis catatan: apa yang masih kurang dan harus dilengkapi instansi.",
            ),
            models.UniqueConstraint(
                fields=["tindak_lanjut"],
                condition=Q(usulan__in=USULAN_AKHIR, hasil=""),
                name="perkembangan_satu_menunggu",
                violation_error_message="Laporan sebelumnya masih menunggu verifikasi.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "tindak_lanjut", "usulan", "tindakan", "jumlah_bukti", "tanggal_tindakan", "tanggal_rapat", "angka_capaian", "satuan",
            "prioritas", "hasil",
            "catatan_verifikasi", "diverifikasi_pada", "diverifikasi_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.tindak_lanjut}"

    def clean(self):
        """The deed is not ahead of today: no constraint sees the clock."""
        if self.tanggal_tindakan and self.tanggal_tindakan > timezone.localdate(now()):
            raise ValidationError({"tanggal_tindakan": "Tanggal tindakan belum terjadi."})

    @property
    def is_dikembalikan(self) -> bool:
        return self.hasil == HasilVerifikasi.BELUM_SESUAI

    @property
    def is_pending(self) -> bool:
        return self.usulan in USULAN_AKHIR and not self.hasil
