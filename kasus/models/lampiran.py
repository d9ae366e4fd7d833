"""Files of a case in typed slots: encrypted, in versions, shared with agencies one by one, removed by two people."""

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.clock import now
from gugus_tugas.db import Tercatat, both_or_neither, choices_hold
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.storage import neutral_path
from kasus.enums import JenisLampiran
from kasus.models.kasus import Kasus
from kasus.models.korban import Korban
from kasus.models.lingkup import opened_track
from kasus.models.rujukan import boleh_dibagi


class LampiranQuerySet(models.QuerySet):
    def visible_to(self, user, *, kasus: Kasus | None = None):
        """All (or those of one case) for the secretariat; for a member the own files about what it may see, and those shared with it.

        What is shared opens to who handles the legal track of the case, by law. To others as long as they see whom the file is
        about and that person's data may be with them: a file about the whole case may name any of its victims, so there all
        of them. One who is added later, or takes consent back, or whose consent ends, closes it again.
        """
        rows = self if kasus is None else self.filter(kasus=kasus)
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return rows
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return rows.none()
        if kasus and not rows.exists():  # describing who may open a file takes a page longer than asking for one
            return rows.none()
        cases, seen = Kasus.objects.visible_to(user).values("pk"), Korban.objects.visible_to(user)
        own = Q(korban__in=seen.values("pk")) | Q(korban__isnull=True, kasus__in=cases)
        agreed = boleh_dibagi(seen, user.instansi_id, on=timezone.localdate(now())).values("pk")
        others = Korban.objects.filter(kasus=OuterRef("kasus")).exclude(pk__in=agreed)
        open_to_it = Q(korban__in=agreed) | Q(korban__isnull=True, kasus__in=cases) & ~Exists(others)
        open_to_it |= Q(kasus__in=opened_track(Kasus.objects.all(), user).values("pk"))
        shared = PembagianLampiran.objects.filter(
            lampiran=OuterRef("pk"), instansi=user.instansi_id, dicabut_pada__isnull=True
        )
        rows = rows.filter(dihapus_pada__isnull=True)
        return rows.filter(Q(instansi=user.instansi_id) & own | Q(Exists(shared)) & open_to_it)

    def tersimpan(self):
        """Whose file is still there."""
        return self.exclude(berkas="")

    def terkini(self):
        """The newest version of each."""
        return self.filter(pengganti__isnull=True)

    def with_terkini(self):
        """With `is_terkini`: has nothing replaced it?"""
        return self.annotate(is_terkini=Q(pengganti__isnull=True))

    def menunggu_penarikan(self):
        """A removal is proposed, and the file is there: a disposal of the case takes it without asking."""
        return self.tersimpan().filter(ditarik_pada__isnull=False, dihapus_pada__isnull=True)


class Lampiran(Tercatat):
    """One version of one file. Replacing adds a version; removing erases the file and leaves the row as a tombstone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_lampiran")
    korban = models.ForeignKey(
        Korban, models.PROTECT, verbose_name="tentang korban", related_name="daftar_lampiran", null=True, blank=True
    )
    jenis = models.CharField("jenis lampiran", max_length=20, choices=JenisLampiran)
    nomor = models.PositiveSmallIntegerField("nomor dalam jenisnya", editable=False)
    versi = models.PositiveSmallIntegerField("versi", default=1, editable=False)
    berkas = models.FileField("berkas", upload_to=neutral_path, blank=True)
    ukuran = models.PositiveIntegerField("ukuran", editable=False)
    keterangan = EncryptedTextField("keterangan")
    instansi = models.ForeignKey(
        Instansi,
        models.PROTECT,
        verbose_name="instansi pengunggah",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    menggantikan = models.OneToOneField(
        "self",
        models.PROTECT,
        verbose_name="menggantikan",
        related_name="pengganti",
        null=True,
        blank=True,
        editable=False,
    )
    alasan_penarikan = EncryptedTextField("alasan penarikan")
    ditarik_pada = models.DateTimeField("ditarik pada", null=True, blank=True, editable=False)
    ditarik_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="ditarik oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    dihapus_pada = models.DateTimeField("dihapus pada", null=True, blank=True, editable=False)
    dihapus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dihapus oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = LampiranQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lampiran"
        ordering = ["jenis", "nomor", "-versi"]
        constraints = [
            choices_hold("jenis", JenisLampiran),
            both_or_neither("ditarik_pada", "ditarik_oleh"),
            both_or_neither("dihapus_pada", "dihapus_oleh"),
            models.UniqueConstraint(
                fields=["kasus", "jenis", "nomor", "versi"],
                name="lampiran_nomor_tunggal",
                violation_error_message="Nomor lampiran ini baru saja dipakai. Kirim sekali lagi.",
            ),
            models.CheckConstraint(
                condition=Q(dihapus_pada__isnull=True) | Q(berkas="", ditarik_pada__isnull=False),
                name="lampiran_dihapus_setelah_ditarik",
                violation_error_message="Berkas dihapus hanya setelah penarikannya diusulkan.",
            ),
            models.CheckConstraint(
                condition=Q(dihapus_oleh__isnull=True) | ~Q(dihapus_oleh=F("ditarik_oleh")),
                name="lampiran_dua_orang",
                violation_error_message="Pemutus harus orang lain daripada pengusul.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "kasus", "korban", "jenis", "nomor", "versi", "ukuran", "instansi", "menggantikan", "dicatat_pada", "dicatat_oleh",
            "ditarik_pada", "ditarik_oleh", "dihapus_pada", "dihapus_oleh",
        ]  # fmt: skip
        identifying = ["berkas", "keterangan", "alasan_penarikan"]

    def __str__(self):
        return self.nama

    @property
    def nama(self) -> str:
        """TPPO-ACEH-2026-0007-visum-1, with -v2 from the second version on: nothing that a person typed."""
        version = f"-v{self.versi}" if self.versi > 1 else ""
        return f"{self.kasus.nomor.replace('/', '-')}-{self.jenis}-{self.nomor}{version}"

    @property
    def akhiran(self) -> str:
        return Path(self.berkas.name or "").suffix

    @property
    def is_ditarik(self) -> bool:
        """Somebody proposed to remove the file, and nobody has decided yet. The same rule as LampiranQuerySet.menunggu_penarikan."""
        return self.ditarik_pada is not None and self.dihapus_pada is None and bool(self.berkas)

    @property
    def is_dihapus(self) -> bool:
        return self.dihapus_pada is not None

    @property
    def is_dibatasi(self) -> bool:
        """Is the processing of whom the file is about restricted? Of a file about the whole case: of any of its victims."""
        victims = Korban.objects.filter(kasus=self.kasus_id) if self.korban_id is None else None
        if victims is None:
            return self.korban.is_orang_dibatasi
        return victims.exclude(pk__in=victims.tanpa_pembatasan().values("pk")).exists()

    @property
    def kode_tentang(self) -> str:
        """Code of the victim, or of the case, that the file is about."""
        return self.korban.kode if self.korban else self.kasus.nomor


class PembagianLampiran(Tercatat):
    """The secretariat lets one agency see one file, until it is withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lampiran = models.ForeignKey(Lampiran, models.PROTECT, verbose_name="lampiran", related_name="daftar_pembagian")
    instansi = models.ForeignKey(Instansi, models.PROTECT, verbose_name="instansi", related_name="+")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dicabut oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "pembagian lampiran"
        ordering = ["instansi", "-dicatat_pada"]
        constraints = [
            both_or_neither("dicabut_pada", "dicabut_oleh"),
            models.UniqueConstraint(
                fields=["lampiran", "instansi"],
                condition=Q(dicabut_pada__isnull=True),
                name="pembagianlampiran_satu_berlaku",
                violation_error_message="Lampiran ini sudah dibagikan kepada instansi itu.",
            ),
        ]

    class Privacy:
        melalui = "kasus.lampiran"
        plain = ["id", "lampiran", "instansi", "dicabut_pada", "dicabut_oleh", "dicatat_pada", "dicatat_oleh"]
