"""The audit trail."""

from collections.abc import Iterable
from functools import cache

from django.apps import apps
from django.db import models
from django.db.models import Q

from anggota.enums import Izin, JenisPeristiwa

# Events whose sentence is more than "who, label, object".
KALIMAT = {
    JenisPeristiwa.LOGIN_FAILED: "Percobaan masuk ke akun {objek} gagal",
    JenisPeristiwa.REVEAL_IDENTITAS: "{pelaku} membuka identitas korban {objek}",
    JenisPeristiwa.INVITE_PENGGUNA: "{pelaku} membuat akun untuk {objek}",
    JenisPeristiwa.ADD_LAYANAN: "{pelaku} mencatat layanan bagi korban {objek}",
    JenisPeristiwa.GIVE_LAYANAN: "{pelaku} mencatat bahwa layanan bagi korban {objek} sudah diberikan",
    JenisPeristiwa.RECORD_REKOMENDASI: "{pelaku} mencatat {objek}",
    JenisPeristiwa.REPORT_PROGRESS: "{pelaku} melaporkan perkembangan {objek}",
    JenisPeristiwa.EXPORT_BUKTI: "{pelaku} mengunduh bukti {objek}",
}

# Events whose `alasan` holds the outcome, not a reason that somebody gave.
TANPA_ALASAN = {
    JenisPeristiwa.CHECK_JEJAK,
    JenisPeristiwa.EXPORT_JEJAK,
    JenisPeristiwa.ROTATE_KUNCI,
    JenisPeristiwa.EXPORT_CADANGAN,
    JenisPeristiwa.CHECK_CADANGAN,
    JenisPeristiwa.IMPORT_CADANGAN,
    JenisPeristiwa.REMOVE_KEDALUWARSA,
    JenisPeristiwa.INVITE_PENGGUNA,
    JenisPeristiwa.CHANGE_PENGGUNA,
}


@cache
def _labels(model_name: str) -> dict[str, str]:
    """Column -> label of the models that bear this name; empty for one that is gone."""
    known = [model for model in apps.get_models() if model._meta.model_name == model_name]
    return {field.name: str(field.verbose_name) for model in known for field in model._meta.concrete_fields}


def kolom_terbaca(model_name: str, names: Iterable[str]) -> list[str]:
    """Columns in the words of the forms; what no model knows any more by its own name."""
    labels = _labels(model_name)
    return [labels.get(name) or name.removeprefix("daftar_").replace("_", " ") for name in names]


class JejakAuditQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The whole trail for its readers, the own acts for the secretariat, nothing for others."""
        if user.has_izin(Izin.VIEW_SELURUH_JEJAK):
            return self
        return self.filter(pelaku=user.nama_pengguna) if user.has_izin(Izin.VIEW_JEJAK) else self.none()


class JejakAudit(models.Model):
    """Append-only trail, chained by keyed hashes. Text, not foreign keys: it never blocks and outlives its objects.

    Written by anggota/audit.py alone. `kolom` names fields, never values.
    """

    pada = models.DateTimeField("pada")
    pelaku = models.CharField("pelaku", max_length=60)
    peristiwa = models.CharField("peristiwa", max_length=40)
    objek_jenis = models.CharField("jenis objek", max_length=40, blank=True)
    objek_kode = models.CharField("kode objek", max_length=80, blank=True)
    kolom = models.JSONField("kolom", default=list)
    alasan = models.CharField("alasan", max_length=500, blank=True)
    asal = models.CharField("alamat asal", max_length=45, blank=True)
    sidik_sebelumnya = models.CharField("sidik baris sebelumnya", max_length=64)
    sidik = models.CharField("sidik", max_length=64, unique=True)

    objects = JejakAuditQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "jejak audit"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["pelaku", "-id"], name="jejak_pelaku"),
            models.Index(fields=["pelaku", "pada"], name="jejak_pelaku_pada"),
            models.Index(fields=["peristiwa", "-id"], name="jejak_peristiwa"),
            models.Index(fields=["objek_kode", "-id"], name="jejak_objek"),
            models.Index(fields=["pada"], name="jejak_pada"),
        ]

    class Privacy:
        plain = [
            "id", "pada", "pelaku", "peristiwa", "objek_jenis", "objek_kode", "kolom", "alasan", "asal", "sidik_sebelumnya", "sidik",
        ]  # fmt: skip

    def __str__(self):
        return f"{self.peristiwa} {self.objek_kode}".strip()

    @property
    def kalimat(self) -> str:
        """The row as a sentence without its time: who did what to which object, and why."""
        labels = dict(JenisPeristiwa.choices)
        words = KALIMAT.get(self.peristiwa) or f"{{pelaku}} {self._perbuatan(labels)} {{objek}}"
        told = words.format(pelaku=self.pelaku, objek=self.objek_kode)
        told = " ".join(told.split())
        if not self.alasan:
            return told
        return f"{told} ({self.alasan})" if self.peristiwa in TANPA_ALASAN else f"{told} dengan alasan “{self.alasan}”"

    def _perbuatan(self, labels: dict[str, str]) -> str:
        """The act, without its last word where the object begins with it: "melaksanakan SK Nomor 1", not "SK SK"."""
        said = labels.get(self.peristiwa, self.peristiwa)
        act, _, last = said.rpartition(" ")
        first = self.objek_kode.partition(" ")[0].lower()
        return act if act and first in last.lower().split("/") else said

    @property
    def kolom_terbaca(self) -> list[str]:
        return kolom_terbaca(self.objek_jenis, self.kolom)


class KepalaJejak(models.Model):
    """The one row that holds the end of the chain; locked while a row is appended, so that the chain never forks."""

    sidik = models.CharField("sidik terakhir", max_length=64)
    jumlah = models.PositiveBigIntegerField("jumlah baris", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "kepala jejak"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="kepalajejak_satu_baris")]

    class Privacy:
        melalui = "anggota.audit"
        plain = ["id", "sidik", "jumlah"]
