"""The recommendation: what the task force asked for, across all meetings, numbered once and for all."""

import datetime

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Left, Length
from django.db.models.lookups import Exact
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold, not_before
from kasus.enums import Hambatan
from rapat.enums import TINDAK_LANJUT_TERBUKA, Prioritas, StatusTindakLanjut, status_of
from rapat.models.rapat import Rapat, dalam_lingkup
from wilayah.models import ACEH, KODE_KABKOTA_LENGTH, Wilayah

_TERSENTUH = frozenset(StatusTindakLanjut) - {StatusTindakLanjut.BELUM}


def _items(**lookup) -> models.QuerySet:
    """The items of the present round of the recommendation that is asked about."""
    rows = apps.get_model("rapat", "TindakLanjut")._default_manager  # stands in a later file of this package
    return rows.filter(rekomendasi=OuterRef("pk"), putaran=OuterRef("putaran"), **lookup)


def _number(rows: models.QuerySet) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values("rekomendasi").annotate(n=Count("*")).values("n")), 0)


class RekomendasiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every role that follows meetings; of a conference, who may see its case."""
        return self.filter(dalam_lingkup(user, "rapat__")) if user.has_izin(Izin.VIEW_RAPAT) else self.none()

    def umum(self):
        """Without those of conferences on a case."""
        return self.filter(rapat__kasus__isnull=True)

    def with_progress(self):
        """Counts of the items of the present round: all, in accordance, impossible, open, untouched; by number.

        Each a subquery of its own: so a page of a long list counts for its own rows alone (docs/performance.md).
        """
        return self.annotate(
            jumlah_tindak_lanjut=_number(_items()),
            jumlah_sesuai=_number(_items(status=StatusTindakLanjut.SESUAI)),
            jumlah_tidak_dapat=_number(_items(status=StatusTindakLanjut.TIDAK_DAPAT)),
            jumlah_terbuka=_number(_items(status__in=TINDAK_LANJUT_TERBUKA)),
            jumlah_belum=_number(_items(status=StatusTindakLanjut.BELUM)),
        ).order_by("nomor")

    def in_state(self, status: StatusTindakLanjut):
        """Those whose `status` is this: the same rule, asked of the database."""
        is_open = Exists(_items(status__in=TINDAK_LANJUT_TERBUKA))
        is_touched = Exists(_items(status__in=_TERSENTUH))
        is_done = Exists(_items(status=StatusTindakLanjut.SESUAI))
        match StatusTindakLanjut(status):
            case StatusTindakLanjut.BELUM:
                return self.filter(~is_touched)
            case StatusTindakLanjut.PROSES:
                return self.filter(is_touched, is_open)
            case StatusTindakLanjut.SESUAI:
                return self.filter(~is_open, is_done)
            case _:
                return self.filter(~is_open, ~is_done, is_touched)

    def terbuka(self):
        return self.filter(Exists(_items(status__in=TINDAK_LANJUT_TERBUKA)))

    def overdue(self, *, on: datetime.date):
        """An agency is late."""
        return self.filter(Exists(_items(status__in=TINDAK_LANJUT_TERBUKA, tenggat__lt=on)))

    def tanpa_laporan(self):
        """An agency that was asked has not reported yet."""
        return self.filter(Exists(_items(status=StatusTindakLanjut.BELUM)))

    def asked_of(self, kode: str):
        """Those that ask something of this agency, in their present round."""
        return self.filter(Exists(_items(instansi__kode=kode)))

    def with_order(self):
        """`urut_tenggat` (undated last) and `urut_prioritas`, to sort by."""
        ranks = [When(prioritas=value, then=Value(n)) for n, value in enumerate(Prioritas)]
        return self.alias(
            urut_tenggat=Coalesce("tenggat", Value(datetime.date.max, models.DateField())),
            urut_prioritas=Case(*ranks, output_field=models.IntegerField()),
        )

    def siap_putaran(self):
        """Recurring ones whose round is over: the next may be opened."""
        return self.filter(berulang_bulan__isnull=False).filter(
            Exists(_items()), ~Exists(_items(status__in=TINDAK_LANJUT_TERBUKA))
        )

    def search(self, text: str):
        """Every word occurs in the text or the problem; a number alone is that recommendation too."""
        words = Q()
        for word in text.split():
            words &= Q(uraian__icontains=word) | Q(masalah__icontains=word) | Q(uraian_asli__icontains=word)
        if text.isdecimal() and text.isascii() and len(text) <= len(str(NOMOR_TERBESAR)):
            words |= Q(nomor=int(text))
        return self.filter(words)


TENGGAT_MENDAHULUI = "Tenggat mendahului rapat atau putaran yang memintanya. Pilih tanggal sesudahnya."
NOMOR_TERBESAR = 999_999_999  # fits the column


class Rekomendasi(Berversi, Tercatat):
    """Kept in corrected spelling; `uraian_asli` holds the words of the source. `putaran` is the present round of a recurring one.

    Never without an owner: `penanggung_jawab` is the agency that leads the present round, the same as the item in the lead.
    `sejak` is the day from which that round counts: of the meeting, later of the opening of the round.
    """

    nomor = models.PositiveIntegerField("nomor", unique=True, editable=False)
    rapat = models.ForeignKey(
        Rapat, models.PROTECT, verbose_name="rapat asal", related_name="daftar_rekomendasi", editable=False
    )
    penanggung_jawab = models.ForeignKey(Instansi, models.PROTECT, verbose_name="penanggung jawab", related_name="+")
    sejak = models.DateField("diminta sejak", editable=False)
    uraian = models.CharField("uraian", max_length=400)
    uraian_asli = models.CharField("uraian asli", max_length=400, blank=True)
    masalah = models.CharField("masalah", max_length=400, blank=True)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, verbose_name="wilayah", related_name="+", null=True, blank=True
    )
    kode_hambatan = models.CharField("hambatan yang mendasari", max_length=20, choices=Hambatan, blank=True)
    prioritas = models.CharField("prioritas", max_length=8, choices=Prioritas, default=Prioritas.SEDANG)
    tenggat = models.DateField("tenggat", null=True, blank=True)
    berulang_bulan = models.PositiveSmallIntegerField("berulang setiap (bulan)", null=True, blank=True)
    putaran = models.PositiveSmallIntegerField("putaran", default=1, editable=False)

    objects = RekomendasiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rekomendasi"
        ordering = ["nomor"]
        constraints = [
            choices_hold("prioritas", Prioritas),
            choices_hold("kode_hambatan", Hambatan, blank=True),
            both_or_neither("diubah_pada", "diubah_oleh"),
            not_before("tenggat", "sejak", message=TENGGAT_MENDAHULUI),
            models.CheckConstraint(
                condition=Q(wilayah__isnull=True)
                | (Q(Exact(Left("wilayah", 3), f"{ACEH}.")) & Q(Exact(Length("wilayah"), KODE_KABKOTA_LENGTH))),
                name="rekomendasi_wilayah_kabkota",
                violation_error_message="Pilih kabupaten/kota di Aceh, atau kosongkan untuk seluruh provinsi.",
            ),
            models.CheckConstraint(
                condition=Q(putaran__gte=1),
                name="rekomendasi_putaran_mulai_satu",
                violation_error_message="Putaran dihitung dari 1.",
            ),
            models.CheckConstraint(
                condition=Q(berulang_bulan__isnull=True) | Q(berulang_bulan__gte=1),
                name="rekomendasi_berulang_mulai_satu",
                violation_error_message="Rekomendasi berulang paling cepat setiap 1 bulan; kosongkan bila tidak berulang.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "nomor", "rapat", "penanggung_jawab", "sejak",
            "uraian", "uraian_asli", "masalah", "wilayah", "kode_hambatan", "prioritas", "tenggat",
            "berulang_bulan", "putaran", "versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return f"Rekomendasi {self.nomor}"

    @property
    def uraian_terbuka(self) -> str:
        """The words that may leave the house by mail or chat: nothing of what was said about a case."""
        return self.uraian if self.rapat.is_umum else "isinya tampil sesudah masuk"

    def age_in_days(self, *, on: datetime.date) -> int:
        return (on - self.rapat.tanggal).days

    @property
    def status(self) -> StatusTindakLanjut:
        """State from the facts below it (needs with_progress)."""
        return status_of(
            jumlah_tindak_lanjut=self.jumlah_tindak_lanjut,
            jumlah_belum=self.jumlah_belum,
            jumlah_terbuka=self.jumlah_terbuka,
            jumlah_sesuai=self.jumlah_sesuai,
        )

    @property
    def is_siap_putaran(self) -> bool:
        """The round is over and the recommendation recurs (needs with_progress)."""
        return bool(self.berulang_bulan and self.jumlah_tindak_lanjut and not self.jumlah_terbuka)

    @property
    def is_late(self) -> bool:
        """Past its own due date while an agency is still at it (needs with_progress)."""
        return bool(self.tenggat and self.jumlah_terbuka and self.tenggat < timezone.localdate())


class RiwayatRekomendasi(Tercatat):
    """What stood in a column before a change, and why it was changed. Never edited, only added."""

    rekomendasi = models.ForeignKey(
        Rekomendasi, models.PROTECT, verbose_name="rekomendasi", related_name="daftar_riwayat"
    )
    kolom = models.CharField("bagian", max_length=60)
    lama = models.CharField("semula", max_length=500)
    baru = models.CharField("menjadi", max_length=500)
    alasan = models.CharField("alasan", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "riwayat rekomendasi"
        ordering = ["-dicatat_pada", "-id"]

    class Privacy:
        melalui = "rekomendasi"
        plain = ["id", "rekomendasi", "kolom", "lama", "baru", "alasan", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return f"{self.rekomendasi}: {self.kolom}"
