"""The queue of mails: put in once, taken by one process, marked. What is taken is marked before the conversation begins.

A process may be killed at any point. Before the message leaves (`diambil`) it is simply taken again; while it leaves
(`diserahkan`) nobody knows whether it arrived, so a person decides. `percobaan` is the fence: a process that slept longer than
its lease finds another number there and gives up; it is never set back.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from rapat.enums import GalatKirim, JenisPemberitahuan, StatusPemberitahuan
from rapat.models import ButirPemberitahuan, Pemberitahuan

JEDA = [datetime.timedelta(minutes=m) for m in (5, 15, 60, 240, 720)]  # a refusal for now is tried again after these
JEDA_SERVER = datetime.timedelta(hours=1)  # longer than the timer: those behind go first, should it hang up at this one
_NAMES = ("penerima", "instansi", "siaran")


@transaction.atomic
def antre(jenis: JenisPemberitahuan, kunci: str, *, butir: Iterable[ButirPemberitahuan] = (), **values) -> bool:
    """Puts a mail into the queue, with its lines. False when this one was there already."""
    row, created = Pemberitahuan.objects.get_or_create(kunci=kunci, defaults={"jenis": jenis, **values})
    if created:
        for line in butir:
            line.pemberitahuan = row
        ButirPemberitahuan.objects.bulk_create(butir)
    return created


@transaction.atomic
def pulihkan() -> int:
    """What killed processes left behind. Returns how many of it only a person can settle."""
    stale = Pemberitahuan.objects.stale(at=now())
    stale.filter(status=StatusPemberitahuan.DIAMBIL).update(status=StatusPemberitahuan.ANTRE, diambil_sejak=None)
    return stale.filter(status=StatusPemberitahuan.DISERAHKAN).update(
        status=StatusPemberitahuan.TIDAK_PASTI, galat=GalatKirim.TERPUTUS, diambil_sejak=None
    )


@transaction.atomic
def ambil() -> Pemberitahuan | None:
    """The next mail that is due, from now on in the hands of the caller alone; None when there is none."""
    rows = Pemberitahuan.objects.due(at=now()).order_by("tunggu_sampai", "id")
    row = rows.select_for_update(skip_locked=True, of=("self",)).first()
    if row is None:
        return None
    row.status, row.diambil_sejak, row.percobaan = StatusPemberitahuan.DIAMBIL, now(), row.percobaan + 1
    row.surel, row.galat = "", ""
    row.save(update_fields=["status", "diambil_sejak", "percobaan", "surel", "galat"])
    return Pemberitahuan.objects.select_related(*_NAMES, "rapat", "tindak_lanjut").get(pk=row.pk)


def serahkan(row: Pemberitahuan, *, surel: str) -> bool:
    """Marks that the message leaves now. False: it is no longer ours."""
    ours = _held(row).filter(status=StatusPemberitahuan.DIAMBIL)
    return bool(ours.update(status=StatusPemberitahuan.DISERAHKAN, surel=surel, diambil_sejak=now()))


def tandai(row: Pemberitahuan, status: StatusPemberitahuan, *, galat: str = "") -> bool:
    """How it ended. False: another process or a person has decided meanwhile."""
    sent = now() if status == StatusPemberitahuan.TERKIRIM else None
    return bool(_held(row).update(status=status, galat=galat, terkirim_sejak=sent, diambil_sejak=None))


def kembalikan(row: Pemberitahuan, *, galat: str) -> StatusPemberitahuan:
    """Waits on: the server was away, which says nothing about this mail and is no attempt of it, however long it lasts."""
    _held(row).update(
        status=StatusPemberitahuan.ANTRE, galat=galat, diambil_sejak=None, tunggu_sampai=now() + JEDA_SERVER
    )
    return StatusPemberitahuan.ANTRE


def tunda(row: Pemberitahuan, *, galat: str) -> StatusPemberitahuan:
    """Tried again later; given up after the last pause."""
    if row.tundaan >= len(JEDA):
        tandai(row, StatusPemberitahuan.GAGAL, galat=galat)
        return StatusPemberitahuan.GAGAL
    _held(row).update(
        status=StatusPemberitahuan.ANTRE,
        galat=galat,
        diambil_sejak=None,
        tundaan=row.tundaan + 1,
        tunggu_sampai=now() + JEDA[row.tundaan],
    )
    return StatusPemberitahuan.ANTRE


def _held(row: Pemberitahuan):
    """The row, as long as nobody else took it. One that was declared uncertain meanwhile may still be settled by who sent it."""
    held = [StatusPemberitahuan.DIAMBIL, StatusPemberitahuan.DISERAHKAN, StatusPemberitahuan.TIDAK_PASTI]
    return Pemberitahuan.objects.filter(pk=row.pk, percobaan=row.percobaan, status__in=held)


@transaction.atomic
def kirim_lagi(rows: Iterable[Pemberitahuan], *, by: Pengguna) -> int:
    """Back into the queue, as new: those that failed or are uncertain. Returns how many; raises ActionRefused for none."""
    chosen = _undecided(rows)
    for row in chosen:
        row.status, row.galat, row.tunggu_sampai = StatusPemberitahuan.ANTRE, "", now()
        row.tundaan = 0
        row.save(update_fields=["status", "galat", "tunggu_sampai", "tundaan"])
    audit.record_many(JenisPeristiwa.RESEND_PEMBERITAHUAN, [(row, ["status"]) for row in chosen], by=by)
    return len(chosen)


@transaction.atomic
def tandai_diterima(row: Pemberitahuan, *, by: Pengguna) -> Pemberitahuan:
    """The receiver said that it arrived, or was told another way."""
    [row] = _undecided([row])
    row.status, row.galat, row.terkirim_sejak = StatusPemberitahuan.TERKIRIM, "", now()
    row.save(update_fields=["status", "galat", "terkirim_sejak"])
    audit.record(JenisPeristiwa.VERIFY_PEMBERITAHUAN, row, by=by, kolom=["status"])
    return row


def _undecided(rows: Iterable[Pemberitahuan]) -> list[Pemberitahuan]:
    found = Pemberitahuan.objects.needs_person().filter(pk__in=[row.pk for row in rows]).order_by("pk")
    chosen = list(found.select_for_update(of=("self",)).select_related(*_NAMES))
    if not chosen:
        raise ActionRefused("Pemberitahuan ini sudah diurus orang lain. Muat ulang halaman ini.")
    return chosen
