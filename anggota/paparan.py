"""What was open to one account in a stretch of time, from the trail: for the notice of a breach (UU 27/2022 Pasal 46).

Codes only: the trail holds no names. What counts is not a list of events but the kind of object: a row about a model
with identifying columns counts, and so does every download, so that an event that joins the house later is not missed.
"""

import datetime
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import QuerySet

from anggota.enums import JenisPeristiwa
from anggota.models import JejakAudit, Pengguna
from anggota.models.jejak import kolom_terbaca

JAM_PEMBERITAHUAN = 72  # 3x24 hours (UU 27/2022 Pasal 46)
OWN_KINDS = frozenset({"pengguna"})  # about accounts themselves, not about whom they can see
_REGISTER = ("korban", "kasus")


def personal_kinds() -> frozenset[str]:
    """Names of the models, as the trail stores them, that hold identifying columns."""
    return (
        frozenset(
            model._meta.model_name
            for model in apps.get_models()
            if getattr(getattr(model, "Privacy", None), "identifying", ())
        )
        - OWN_KINDS
    )


@dataclass(frozen=True)
class Paparan:
    """One object, by code, and all that this account did with it."""

    jenis: str
    kode: str
    pertama: datetime.datetime
    terakhir: datetime.datetime
    kali: int
    peristiwa: tuple[str, ...]
    kolom: tuple[str, ...]
    asal: tuple[str, ...]

    @property
    def is_register(self) -> bool:
        """A victim or a whole case; the rest are papers and downloads."""
        return self.jenis in _REGISTER

    @property
    def sebutan(self) -> str:
        return (
            f"{self.kode} (semua korban dalam kasus)" if self.jenis == "kasus" and "-K" not in self.kode else self.kode
        )


@dataclass
class _Hitungan:
    pertama: datetime.datetime
    terakhir: datetime.datetime
    kali: int = 0
    peristiwa: dict[str, None] = field(default_factory=dict)
    kolom: set[str] = field(default_factory=set)
    asal: dict[str, None] = field(default_factory=dict)


def jejak_akun(user: Pengguna, pelaku: str, *, sejak: datetime.datetime, sampai: datetime.datetime) -> QuerySet:
    """What `user` may read of the trail of one account between two moments, both included. Served by the index jejak_pelaku_pada."""
    return (
        JejakAudit.objects.visible_to(user)
        .filter(pelaku=pelaku, pada__gte=sejak, pada__lte=sampai)
        .order_by("pada", "id")
    )


def susun_paparan(user: Pengguna, pelaku: str, *, sejak: datetime.datetime, sampai: datetime.datetime) -> list[Paparan]:
    """Every object that was open to the account, register first. One query, whatever the size."""
    kinds, labels = personal_kinds(), dict(JenisPeristiwa.choices)
    found: dict[tuple[str, str], _Hitungan] = {}
    rows = jejak_akun(user, pelaku, sejak=sejak, sampai=sampai).values_list(
        "pada", "peristiwa", "objek_jenis", "objek_kode", "kolom", "asal"
    )
    for pada, event, kind, code, columns, origin in rows.iterator():
        if kind not in kinds and not event.startswith("export_"):
            continue
        count = found.setdefault((kind, code), _Hitungan(pada, pada))
        count.terakhir, count.kali = pada, count.kali + 1
        count.peristiwa[labels.get(event, event)] = None
        count.kolom.update(columns)
        if origin:
            count.asal[origin] = None
    listed = [
        Paparan(kind, code, c.pertama, c.terakhir, c.kali, tuple(c.peristiwa), _words(kind, c.kolom), tuple(c.asal))
        for (kind, code), c in found.items()
    ]
    return sorted(listed, key=lambda row: (not row.is_register, row.kode, row.jenis))


def _words(kind: str, columns: set[str]) -> tuple[str, ...]:
    """For the reader of the notice, who does not know our tables."""
    return tuple(kolom_terbaca(kind, sorted(columns)))


def tenggat(diketahui: datetime.datetime) -> datetime.datetime:
    """The last moment for the notice to the persons concerned and to the authority."""
    return diketahui + datetime.timedelta(hours=JAM_PEMBERITAHUAN)
