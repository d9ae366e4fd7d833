"""Referral of one victim from agency to agency: what is asked, until when, what was answered, what came of it."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, When
from django.utils import timezone

from anggota.enums import Izin, Peran
from anggota.models import Instansi, Pengguna
from gugus_tugas.clock import now
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import (
    RUJUKAN_MEMBUKA,
    RUJUKAN_TERBUKA,
    STATUS_TERBUKA,
    AlasanCabutRujukan,
    AlasanPengecualian,
    Hambatan,
    HasilRujukan,
    JenisLayanan,
    StatusRujukan,
    UrgensiRujukan,
)
from kasus.models.korban import Korban
from kasus.models.persetujuan import Persetujuan, has_sharing_consent, sharing_consent

_BERHAMBATAN = Q(status=StatusRujukan.DITOLAK) | (Q(status=StatusRujukan.SELESAI) & ~Q(hasil=HasilRujukan.TUNTAS))
_DIJAWAB = Q(status__in=[StatusRujukan.DITERIMA, StatusRujukan.DITOLAK, StatusRujukan.SELESAI])


def active_members(*, penerima) -> models.QuerySet:
    """Accounts that can answer for this agency (an object, its key, or an OuterRef)."""
    return Pengguna.objects.filter(instansi=penerima, peran=Peran.ANGGOTA, is_active=True)


class RujukanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for the secretariat; for a member those which the own agency sent or was sent.

        The row says that there is a referral and how it stands. What it says about the victim is for `perms.can_view_isi_rujukan`.
        """
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        return self.filter(Q(penerima=user.instansi_id) | Q(pengirim=user.instansi_id))

    def masuk(self, user):
        """What the own agency was sent; for the secretariat, what agencies without an account were sent: it records their answers."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self.filter(~Exists(active_members(penerima=OuterRef("penerima"))))
        return self.filter(penerima=user.instansi_id)

    def lain(self, user):
        """What others have to answer: all but `masuk`."""
        return self.exclude(pk__in=self.masuk(user).values("pk"))

    def keluar(self, user):
        """What the own side sent: the agency, or the secretariat as such."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self.filter(pengirim__isnull=True)
        return self.filter(pengirim=user.instansi_id)

    def berstatus(self, status: StatusRujukan):
        """In this state. Those in which somebody still has to do something: in an open case, where it can be done."""
        rows = self.filter(status=status)
        return rows.filter(korban__kasus__status__in=STATUS_TERBUKA) if status in RUJUKAN_TERBUKA else rows

    def terbuka(self):
        """Waiting for an answer or an outcome, in an open case."""
        return self.filter(status__in=RUJUKAN_TERBUKA, korban__kasus__status__in=STATUS_TERBUKA)

    def overdue(self, *, on: datetime.date):
        """Unanswered after the day on which the answer was due."""
        return self.berstatus(StatusRujukan.DIAJUKAN).filter(tenggat__lt=on)

    def membuka(self, *, on: datetime.date):
        """Referrals through which the receiving agency sees the victim's part: accepted, and still covered on the date `on`."""
        return self.filter(status__in=RUJUKAN_MEMBUKA).dijamin(on=on)

    def dijamin(self, *, on: datetime.date):
        """Consent to share with this receiver is in force on the date `on`, or a recorded exception stands in its place."""
        return self.filter(~Q(pengecualian="") | sharing_consent("korban", "penerima", on=on))

    def isi_terlihat(self, user, *, on: datetime.date):
        """Those whose content about the victim this account may read: all for the secretariat; for the sender while it serves the
        victim; for the receiver in order to decide and to help, no longer once it refused, or it was withdrawn, or consent ended.
        """
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        covered = ~Q(pengecualian="") | sharing_consent("korban", "penerima", on=on)
        receiving = Q(penerima=user.instansi_id, status__in=[StatusRujukan.DIAJUKAN, *RUJUKAN_MEMBUKA]) & covered
        sending = Q(pengirim=user.instansi_id, korban__in=Korban.objects.visible_to(user).values("pk"))
        return self.filter(receiving | sending)

    def with_isi_terlihat(self, user, *, on: datetime.date):
        """With `is_isi_terlihat`: may this account read what the referral says about the victim?"""
        return self.annotate(
            is_isi_terlihat=Exists(Rujukan.objects.filter(pk=OuterRef("pk")).isi_terlihat(user, on=on))
        )

    def resting_on(self, persetujuan: Persetujuan):
        """Open referrals that end when this consent is withdrawn."""
        rows = self.filter(korban=persetujuan.korban_id, status__in=RUJUKAN_TERBUKA, pengecualian="")
        return rows.filter(penerima=persetujuan.instansi_id) if persetujuan.instansi_id else rows.none()

    def urgent_first(self):
        """Unanswered first, the nearest due date on top; then the rest, newest first."""
        waiting = Case(When(status=StatusRujukan.DIAJUKAN, then=0), default=1)
        return self.order_by(
            waiting, Case(When(status=StatusRujukan.DIAJUKAN, then=F("tenggat"))), "-dicatat_pada", "id"
        )

    def hambatan_terhitung(self) -> dict[Hambatan, int]:
        """How many of these referrals met each barrier, the most frequent first (pembanding.md 4.12)."""
        rows = self.exclude(hambatan="").order_by().values_list("hambatan").annotate(jumlah=Count("pk"))
        return {Hambatan(kode): jumlah for kode, jumlah in sorted(rows, key=lambda row: (-row[1], row[0]))}


class Rujukan(Tercatat):
    """One referral. `pengirim` is empty when the secretariat itself sent it. Written by kasus/actions/rujukan.py alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    korban = models.ForeignKey(Korban, models.PROTECT, verbose_name="korban", related_name="daftar_rujukan")
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    pengirim = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi pengirim", related_name="+", null=True, blank=True
    )
    penerima = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi penerima", related_name="+")
    urgensi = models.CharField("urgensi", max_length=10, choices=UrgensiRujukan, default=UrgensiRujukan.BIASA)
    tenggat = models.DateField("jawaban paling lambat")
    catatan = EncryptedTextField("catatan rujukan")
    pengecualian = models.CharField("dasar tanpa persetujuan", max_length=10, choices=AlasanPengecualian, blank=True)
    alasan_pengecualian = EncryptedTextField("alasan tanpa persetujuan")
    status = models.CharField("status", max_length=10, choices=StatusRujukan, default=StatusRujukan.DIAJUKAN)
    hambatan = models.CharField("hambatan", max_length=20, choices=Hambatan, blank=True)
    hasil = models.CharField("hasil", max_length=20, choices=HasilRujukan, blank=True)
    alasan_cabut = models.CharField("alasan dicabut", max_length=20, choices=AlasanCabutRujukan, blank=True)
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True, editable=False)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dijawab oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = RujukanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rujukan"
        ordering = ["-dicatat_pada", "id"]
        constraints = [
            choices_hold("urgensi", UrgensiRujukan),
            choices_hold("pengecualian", AlasanPengecualian, blank=True),
            choices_hold("status", StatusRujukan),
            choices_hold("hambatan", Hambatan, blank=True),
            choices_hold("hasil", HasilRujukan, blank=True),
            choices_hold("alasan_cabut", AlasanCabutRujukan, blank=True),
            both_or_neither("dijawab_pada", "dijawab_oleh"),
            models.UniqueConstraint(
                fields=["korban", "urutan"],
                name="rujukan_urutan_tunggal",
                violation_error_message="Nomor urut rujukan ini sudah dipakai untuk korban itu.",
            ),
            models.UniqueConstraint(
                fields=["korban", "penerima"],
                condition=Q(status=StatusRujukan.DIAJUKAN),
                name="rujukan_satu_menunggu",
                violation_error_message="Korban ini sudah dirujuk ke instansi itu dan rujukannya belum dijawab.",
            ),
            models.CheckConstraint(
                condition=Q(pengirim__isnull=True) | ~Q(pengirim=F("penerima")),
                name="rujukan_ke_instansi_lain",
                violation_error_message="Rujukan harus ditujukan kepada instansi lain.",
            ),
            models.CheckConstraint(
                condition=(_BERHAMBATAN & ~Q(hambatan="")) | (~_BERHAMBATAN & Q(hambatan="")),
                name="rujukan_hambatan_sesuai_status",
                violation_error_message="Penolakan, dan hasil yang tidak tuntas, harus menyebut hambatannya; selain itu tidak.",
            ),
            models.CheckConstraint(
                condition=(Q(status=StatusRujukan.SELESAI) & ~Q(hasil=""))
                | (~Q(status=StatusRujukan.SELESAI) & Q(hasil="")),
                name="rujukan_hasil_saat_selesai",
                violation_error_message="Hasil diisi ketika rujukan selesai.",
            ),
            models.CheckConstraint(
                condition=(Q(status=StatusRujukan.DICABUT) & ~Q(alasan_cabut=""))
                | (~Q(status=StatusRujukan.DICABUT) & Q(alasan_cabut="")),
                name="rujukan_dicabut_beralasan",
                violation_error_message="Pencabutan rujukan harus menyebut alasannya.",
            ),
            models.CheckConstraint(
                condition=(_DIJAWAB & Q(dijawab_pada__isnull=False))
                | Q(status=StatusRujukan.DIAJUKAN, dijawab_pada__isnull=True)
                | Q(status=StatusRujukan.DICABUT),
                name="rujukan_jawaban_berwaktu",
                violation_error_message="Jawaban rujukan harus menyebut siapa yang menjawab dan kapan.",
            ),
        ]
        indexes = [
            models.Index(fields=["penerima", "status", "korban"], name="rujukan_masuk"),
            models.Index(fields=["penerima", "status", "dicatat_pada"], name="rujukan_masuk_terlama"),
            models.Index(fields=["pengirim", "status", "korban"], name="rujukan_keluar"),
            models.Index(fields=["status", "tenggat"], name="rujukan_menunggu"),
        ]

    class Privacy:
        plain = [
            "id", "korban", "urutan", "pengirim", "penerima", "urgensi", "tenggat", "pengecualian", "status", "hambatan", "hasil",
            "alasan_cabut", "dijawab_pada", "dijawab_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip
        identifying = ["catatan", "alasan_pengecualian"]

    def __str__(self):
        return self.kode

    @property
    def kode(self) -> str:
        """TPPO-ACEH/2026/0007-K1-R2; also the number of the letter."""
        return f"{self.korban.kode}-R{self.urutan}"

    @property
    def nama_pengirim(self) -> str:
        return self.pengirim.singkatan if self.pengirim else "Sekretariat"

    @property
    def is_terbuka(self) -> bool:
        return self.status in RUJUKAN_TERBUKA

    @property
    def hari_lewat(self) -> int:
        """Days past the due date while unanswered in an open case; 0 otherwise. The same rule as RujukanQuerySet.overdue."""
        waits = self.status == StatusRujukan.DIAJUKAN and self.korban.kasus.is_terbuka
        return max((timezone.localdate() - self.tenggat).days, 0) if waits else 0

    @property
    def keadaan(self) -> str:
        """The state in words, with how late the answer is, or that it ended without everything that was asked."""
        if self.is_tidak_tuntas:
            return "Selesai sebagian" if self.hasil == HasilRujukan.SEBAGIAN else "Selesai, tidak diberikan"
        return f"Lewat {self.hari_lewat} hari" if self.hari_lewat else self.get_status_display()

    @property
    def is_tidak_tuntas(self) -> bool:
        """Ended, and not everything was given: another way must be found."""
        return self.hasil in {HasilRujukan.SEBAGIAN, HasilRujukan.TIDAK_DIBERIKAN}

    @property
    def nada(self) -> str:
        if self.is_tidak_tuntas:
            return "perhatian"
        return "terlambat" if self.hari_lewat else StatusRujukan(self.status).nada

    @property
    def nada_urgensi(self) -> str:
        return UrgensiRujukan(self.urgensi).nada

    def is_dijamin(self) -> bool:
        """May the victim's data be with this receiver today? The same rule as RujukanQuerySet.dijamin."""
        return bool(self.pengecualian) or has_sharing_consent(self.korban, self.penerima, on=timezone.localdate(now()))


def boleh_dibagi(korban: models.QuerySet, instansi_id: int, *, on: datetime.date) -> models.QuerySet:
    """Of these victims, those whose data may be with this agency on the date `on`: by consent in force, or by a referral that it
    accepted (which may rest on a basis in law instead)."""
    accepted = Rujukan.objects.filter(korban=OuterRef("pk"), penerima=instansi_id).membuka(on=on)
    return korban.filter(sharing_consent("pk", instansi_id, on=on) | Exists(accepted))


def identitas_dirujuk(korban: models.QuerySet, instansi_id: int, *, on: datetime.date) -> models.QuerySet:
    """Of these victims, those whose identity this agency may open on the date `on`: its referral stands accepted (finished is too
    late), consent or the recorded exception covers it, the case is open."""
    accepted = Rujukan.objects.filter(korban=OuterRef("pk"), penerima=instansi_id, status=StatusRujukan.DITERIMA)
    return korban.filter(Exists(accepted.dijamin(on=on)), kasus__status__in=STATUS_TERBUKA)


class ButirRujukan(models.Model):
    """One kind of service that a referral asks for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rujukan = models.ForeignKey(Rujukan, models.PROTECT, verbose_name="rujukan", related_name="daftar_butir")
    jenis = models.CharField("jenis layanan", max_length=5, choices=JenisLayanan)

    class Meta:
        verbose_name = verbose_name_plural = "layanan yang diminta"
        ordering = ["rujukan", "jenis"]
        constraints = [
            choices_hold("jenis", JenisLayanan),
            models.UniqueConstraint(
                fields=["rujukan", "jenis"],
                name="butirrujukan_tunggal",
                violation_error_message="Jenis layanan ini sudah diminta dalam rujukan itu.",
            ),
        ]

    class Privacy:
        melalui = "kasus.rujukan"
        plain = ["id", "rujukan", "jenis"]


class RiwayatRujukan(Tercatat):
    """Append-only history of a referral; the newest row equals its status."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rujukan = models.ForeignKey(Rujukan, models.PROTECT, verbose_name="rujukan", related_name="daftar_riwayat")
    dari = models.CharField("dari", max_length=10, choices=StatusRujukan, blank=True)
    ke = models.CharField("ke", max_length=10, choices=StatusRujukan)
    catatan = EncryptedTextField("catatan")

    class Meta:
        verbose_name = verbose_name_plural = "riwayat rujukan"
        ordering = ["-dicatat_pada", "id"]
        constraints = [choices_hold("dari", StatusRujukan, blank=True), choices_hold("ke", StatusRujukan)]

    class Privacy:
        melalui = "kasus.rujukan"
        plain = ["id", "rujukan", "dari", "ke", "dicatat_pada", "dicatat_oleh"]
        identifying = ["catatan"]

    @property
    def nada(self) -> str:
        return StatusRujukan(self.ke).nada
