"""What a meeting will speak about, in which order and for how long; and the topics that members propose."""

from django.db import models
from django.db.models import Max, Q

from anggota.enums import Izin
from anggota.models import Instansi
from gugus_tugas.db import Berversi, Tercatat, both_or_neither, choices_hold
from rapat.enums import AGENDA_DIMUAT, RAPAT_DISIAPKAN, AsalAgenda, StatusAgenda, StatusRapat
from rapat.models.rapat import Rapat, dalam_lingkup

MENIT_TERBANYAK = 480


class AgendaQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The agenda of every meeting that one may see; a topic not (yet) taken up only for who proposed it and who answers."""
        if not user.has_izin(Izin.VIEW_RAPAT):
            return self.none()
        rows = self.filter(dalam_lingkup(user, "rapat__"))
        if user.has_izin(Izin.SCHEDULE_RAPAT):
            return rows
        own = Q(instansi=user.instansi_id) if user.instansi_id else Q(pk__in=[])
        return rows.exclude(rapat__status=StatusRapat.KONSEP).filter(Q(status__in=AGENDA_DIMUAT) | own)

    def dimuat(self):
        """What stands on the agenda, in its order."""
        return self.filter(status__in=AGENDA_DIMUAT)

    def menunggu(self):
        """Topics of members that nobody answered, of meetings that are still prepared."""
        return self.filter(status=StatusAgenda.DIUSULKAN, rapat__status__in=RAPAT_DISIAPKAN)

    def last_urutan(self) -> int:
        return self.aggregate(last=Max("urutan"))["last"] or 0


class Agenda(Berversi, Tercatat):
    """One item. `kunci` names the fact that the system proposed it from, so that nothing is taken up twice."""

    rapat = models.ForeignKey(Rapat, models.PROTECT, verbose_name="rapat", related_name="daftar_agenda")
    urutan = models.PositiveSmallIntegerField("urutan", editable=False)
    judul = models.CharField("pokok bahasan", max_length=200)
    uraian = models.TextField("uraian", max_length=2000, blank=True)
    menit = models.PositiveSmallIntegerField("menit")
    asal = models.CharField("asal", max_length=16, choices=AsalAgenda, default=AsalAgenda.SEKRETARIAT, editable=False)
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, verbose_name="instansi pengusul", related_name="daftar_agenda", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    status = models.CharField(
        "status", max_length=12, choices=StatusAgenda, default=StatusAgenda.DITERIMA, editable=False
    )
    catatan = models.CharField("jawaban sekretariat", max_length=300, blank=True, editable=False)
    kunci = models.CharField("kunci usulan", max_length=60, blank=True, editable=False)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "agenda"
        ordering = ["rapat", "urutan", "id"]
        constraints = [
            choices_hold("asal", AsalAgenda),
            choices_hold("status", StatusAgenda),
            both_or_neither("diubah_pada", "diubah_oleh"),
            models.CheckConstraint(
                condition=Q(menit__gte=1, menit__lte=MENIT_TERBANYAK),
                name="agenda_menit_wajar",
                violation_error_message=f"Lamanya 1 sampai {MENIT_TERBANYAK} menit.",
            ),
            models.CheckConstraint(
                condition=~Q(asal=AsalAgenda.ANGGOTA) | Q(instansi__isnull=False),
                name="agenda_topik_berpengusul",
                violation_error_message="Topik anggota harus menyebut instansi pengusulnya.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusAgenda.DITOLAK) | ~Q(catatan=""),
                name="agenda_penolakan_beralasan",
                violation_error_message="Tulis mengapa topik ini tidak dimuat.",
            ),
            models.UniqueConstraint(
                fields=["rapat", "kunci"],
                condition=~Q(kunci=""),
                name="agenda_usulan_tunggal",
                violation_error_message="Usulan ini sudah masuk agenda.",
            ),
        ]

    class Privacy:
        plain = [
            "id", "rapat", "urutan", "judul", "uraian", "menit", "asal", "instansi", "status", "catatan", "kunci", "versi", "diubah_pada",
            "diubah_oleh", "dicatat_pada", "dicatat_oleh",
        ]  # fmt: skip

    def __str__(self):
        return self.judul

    @property
    def nada(self) -> str:
        return StatusAgenda(self.status).nada

    @property
    def is_menunggu(self) -> bool:
        return self.status == StatusAgenda.DIUSULKAN

    @property
    def is_dimuat(self) -> bool:
        return self.status in AGENDA_DIMUAT
