"""The victim by code. Identity stands apart (kasus/models/identitas.py), what was found about it in kasus/models/skrining.py."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from anggota.enums import Izin
from gugus_tugas.db import Berversi, both_or_neither, choices_hold, chunks
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import (
    UNSUR_POKOK,
    USIA_DEWASA,
    JenisKelamin,
    JenisUnsur,
    KeadaanIdentitas,
    KelompokUsia,
    PenetapStatus,
    StatusIdentifikasi,
)
from kasus.models.kasus import Kasus
from kasus.models.lingkup import opened_korban
from wilayah.models import Wilayah


class KorbanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All victims for the secretariat; for a member only those whom a door opens (kasus/models/lingkup.py)."""
        if user.has_izin(Izin.VIEW_SELURUH_KASUS):
            return self
        if not user.has_izin(Izin.VIEW_KASUS) or user.instansi_id is None:
            return self.none()
        return opened_korban(self, user)

    def tanpa_pembatasan(self):
        """Without those whose processing is restricted, also on another row of the same person (UU 27/2022 Pasal 41)."""
        restricted = Korban._base_manager.filter(dibatasi_pada__isnull=False, orang__isnull=False).values("orang")
        return self.filter(dibatasi_pada__isnull=True).exclude(orang__isnull=False, orang__in=restricted)

    def jumlah_orang(self) -> int:
        """How many human beings: a person who is a victim in several of these cases counts once (ranah.md 9.2)."""
        return self.order_by().aggregate(
            n=Count(Coalesce("orang", "pk", output_field=models.UUIDField()), distinct=True)
        )["n"]


class Korban(Berversi):
    """A (possible) victim, known in lists and addresses by code only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(Kasus, models.PROTECT, verbose_name="kasus", related_name="daftar_korban")
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    # That of the case: a year's figures are counted along one index instead of joining a million rows. Its writers are
    # write_korban and update_kasus.
    tahun_lapor = models.PositiveSmallIntegerField("tahun laporan", editable=False)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelamin)
    usia_saat_terjerat = models.PositiveSmallIntegerField("usia saat terjerat", null=True, blank=True)
    kelompok_usia = models.CharField("kelompok usia saat terjerat", max_length=20, choices=KelompokUsia)
    nama_samaran = EncryptedTextField("nama samaran")
    keadaan_identitas = models.CharField(
        "keadaan identitas", max_length=10, choices=KeadaanIdentitas, default=KeadaanIdentitas.DICATAT
    )
    kewarganegaraan = models.ForeignKey(
        Wilayah, models.PROTECT, verbose_name="kewarganegaraan", related_name="+", null=True, blank=True
    )
    asal = models.ForeignKey(
        Wilayah, models.PROTECT, verbose_name="daerah asal", related_name="+", null=True, blank=True
    )
    # These two equal the newest Penetapan; kasus/actions/skrining.py is their only writer.
    status_identifikasi = models.CharField(
        "status identifikasi", max_length=30, choices=StatusIdentifikasi, default=StatusIdentifikasi.TERINDIKASI
    )
    penetap_status = models.CharField("penetap status", max_length=40, choices=PenetapStatus, blank=True)
    dibatasi_pada = models.DateTimeField("dibatasi pada", null=True, blank=True, editable=False)
    dibatasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dibatasi oleh", related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    orang = models.ForeignKey(
        "kasus.Orang", models.PROTECT, verbose_name="orang yang sama dengan", related_name="daftar_korban", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = KorbanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "korban"
        ordering = ["kasus", "urutan"]
        constraints = [
            choices_hold("jenis_kelamin", JenisKelamin),
            choices_hold("keadaan_identitas", KeadaanIdentitas),
            choices_hold("kelompok_usia", KelompokUsia),
            choices_hold("status_identifikasi", StatusIdentifikasi),
            choices_hold("penetap_status", PenetapStatus, blank=True),
            both_or_neither("dibatasi_pada", "dibatasi_oleh"),
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.UniqueConstraint(
                fields=["kasus", "urutan"],
                name="korban_urutan_tunggal",
                violation_error_message="Nomor urut korban ini sudah dipakai dalam kasus itu.",
            ),
            models.CheckConstraint(
                condition=Q(usia_saat_terjerat__isnull=True)
                | Q(usia_saat_terjerat__lt=USIA_DEWASA, kelompok_usia=KelompokUsia.ANAK)
                | Q(
                    usia_saat_terjerat__gte=USIA_DEWASA, usia_saat_terjerat__lte=120, kelompok_usia=KelompokUsia.DEWASA
                ),
                name="korban_usia_sesuai_kelompok",
                violation_error_message="Kelompok usia tidak sesuai dengan usia saat terjerat (0–120 tahun).",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan_identitas=KeadaanIdentitas.DITOLAK, kelompok_usia=KelompokUsia.ANAK),
                name="korban_anak_tidak_menolak",
                violation_error_message="Hanya korban dewasa yang dapat menolak identitasnya dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(status_identifikasi=StatusIdentifikasi.TERINDIKASI) | ~Q(penetap_status=""),
                name="korban_penetapan_berpenetap",
                violation_error_message="Status korban atau bukan korban harus menyebut lembaga yang menetapkan.",
            ),
        ]
        indexes = [
            models.Index(fields=["kelompok_usia", "jenis_kelamin"], name="korban_kelompok"),
            models.Index(
                fields=["tahun_lapor", "status_identifikasi", "jenis_kelamin", "kelompok_usia", "asal", "kasus", "id"],
                name="korban_hitungan_tahun",
            ),
            models.Index(
                fields=["id"], condition=Q(status_identifikasi=StatusIdentifikasi.BUKAN_KORBAN), name="korban_bukan"
            ),
        ]

    class Privacy:
        plain = [
            "id", "kasus", "urutan", "tahun_lapor", "jenis_kelamin", "kelompok_usia", "status_identifikasi", "penetap_status",
            "dibatasi_pada", "dibatasi_oleh",
            "versi", "diubah_pada", "diubah_oleh", "keadaan_identitas",
        ]  # fmt: skip
        identifying = ["usia_saat_terjerat", "kewarganegaraan", "asal", "nama_samaran", "orang"]

    def __str__(self):
        return self.kode

    def clean(self):
        """The year is that of the case: no constraint sees another table."""
        if self.kasus_id and self.tahun_lapor != self.kasus.tahun_lapor:
            raise ValidationError("Tahun laporan korban tidak sama dengan tahun laporan kasusnya.")

    @property
    def kode(self) -> str:
        """TPPO-ACEH/2026/0007-K1."""
        return kode_korban(self.kasus.nomor, self.urutan)

    @property
    def is_dibatasi(self) -> bool:
        """Processing is restricted at the person's request (UU 27/2022 Pasal 41): no reveal and no copy but by the head."""
        return self.dibatasi_pada is not None

    @property
    def is_orang_dibatasi(self) -> bool:
        """The same for the person: restricted on this row, or on another case's row of the same human being."""
        if self.is_dibatasi or self.orang_id is None:
            return self.is_dibatasi
        return Korban._base_manager.filter(orang=self.orang_id, dibatasi_pada__isnull=False).exists()

    @property
    def is_menolak(self) -> bool:
        """An adult who refuses: sex, age group and citizenship only."""
        return self.keadaan_identitas == KeadaanIdentitas.DITOLAK

    @property
    def is_anak(self) -> bool:
        return self.kelompok_usia == KelompokUsia.ANAK

    @property
    def needs_wali(self) -> bool:
        """Does consent need a guardian's voice beside the own? For a child, and when the age is not known."""
        return self.kelompok_usia != KelompokUsia.DEWASA

    @property
    def nada(self) -> str:
        return StatusIdentifikasi(self.status_identifikasi).nada

    @property
    def skrining_terbaru(self):
        """The screening that counts, with its rows, or None."""
        return self.daftar_skrining.prefetch_related("daftar_temuan", "daftar_jawaban").first()

    def unsur_per_jenis(self) -> dict[str, list]:
        """The findings in force by kind, in the order of the law: the three elements always, other kinds when found."""
        groups: dict[str, list] = {}
        for unsur in sorted(self.daftar_unsur.all(), key=lambda unsur: unsur.rank):
            groups.setdefault(unsur.jenis, []).append(unsur)
        return {jenis.label: groups.get(jenis, []) for jenis in JenisUnsur if jenis in UNSUR_POKOK or jenis in groups}


def kode_korban(nomor: str, urutan: int) -> str:
    """The code that stands for a victim wherever a name must not: "TPPO-ACEH/2026/0007-K1"."""
    return f"{nomor}-K{urutan}"


def nomor_dan_kode(pks: Iterable) -> dict:
    """Primary key of a victim -> (number of the case, code of the victim).

    Table by table: right after a large import PostgreSQL has no statistics yet, and joins the two a hundred times slower.
    """
    victims = {}
    for chunk in chunks(pks, 500):
        victims.update(
            {pk: rest for pk, *rest in Korban.objects.filter(pk__in=chunk).values_list("pk", "kasus", "urutan")}
        )
    numbers = {}
    for chunk in chunks({kasus for kasus, _ in victims.values()}, 500):
        numbers.update(Kasus.objects.filter(pk__in=chunk).values_list("pk", "nomor"))
    return {pk: (numbers[kasus], kode_korban(numbers[kasus], urutan)) for pk, (kasus, urutan) in victims.items()}
