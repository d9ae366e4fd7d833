"""The only writer of the audit trail. Refuses an anonymous actor; takes names of fields, never values."""

import hashlib
import hmac
import json
from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from anggota.enums import PERISTIWA_MEMBACA, JenisPeristiwa
from anggota.models import JejakAudit, KepalaJejak, Pengguna
from gugus_tugas.clock import now
from gugus_tugas.middleware import current_origin

SYSTEM = "sistem"
GENESIS, BATCH = "0" * 64, 1000


class AnonymousActor(Exception):
    """An act without an actor is a programming error."""


def record(
    event: JenisPeristiwa,
    obj: models.Model | None = None,
    *,
    by: Pengguna | str,
    kolom: list[str] | tuple[str, ...] = (),
    alasan: str = "",
    kode: str = "",
) -> JejakAudit:
    """Appends one row within the caller's transaction, so that act and trail stand or fall together.

    `by` is the account, or a name in text for commands (`SYSTEM`) and failed logins. `kode` overrides the object's
    own code (its `str`). Call it last in an action: it holds the chain's lock until the transaction ends.
    """
    row = _row(event, obj, by=by, kolom=kolom, alasan=alasan, kode=kode)
    _append([row])
    return row


def record_many(
    event: JenisPeristiwa, acts: Iterable[tuple[models.Model, Iterable[str]]], *, by: Pengguna | str, alasan: str = ""
) -> None:
    """The same event for many objects, each with its columns, as `record` would write them one after the other."""
    _append([_row(event, obj, by=by, kolom=columns, alasan=alasan) for obj, columns in acts])


def _row(event, obj, *, by, kolom=(), alasan: str = "", kode: str = "") -> JejakAudit:
    actor = by if isinstance(by, str) else by.nama_pengguna if by and by.is_authenticated else ""
    if not actor:
        raise AnonymousActor(f"{event}: an audit row needs an actor")
    return JejakAudit(
        pada=now(),
        pelaku=actor[:60],
        peristiwa=JenisPeristiwa(event),
        objek_jenis=obj._meta.model_name if obj is not None else "",
        objek_kode=_one_line(kode or (str(obj) if obj is not None else ""))[:80],
        kolom=sorted(kolom),
        alasan=_one_line(alasan)[:500],
        asal=current_origin(),
    )


def _append(rows: list[JejakAudit]) -> None:
    """At the end of the chain, in this order; the head stays locked until the transaction ends."""
    with transaction.atomic():
        KepalaJejak.objects.get_or_create(id=1, defaults={"sidik": GENESIS})
        head = KepalaJejak.objects.select_for_update(of=("self",)).get(id=1)
        for row in rows:
            row.sidik_sebelumnya = head.sidik
            row.sidik = head.sidik = fingerprint(row)
        head.jumlah += len(rows)
        if len(rows) == 1:
            rows[0].save(force_insert=True)
        else:
            JejakAudit.objects.bulk_create(rows, batch_size=BATCH)
        head.save(update_fields=["sidik", "jumlah"])


def newest() -> models.Subquery:
    """The end of the chain as one value: it changes with every act that leaves a line, whoever does it."""
    return models.Subquery(KepalaJejak.objects.filter(id=1).values("sidik"))


def end(alias: str) -> str | None:
    """The same, as this database knows it (gugus_tugas/replika.py); None before the first line."""
    return KepalaJejak.objects.using(alias).filter(id=1).values_list("sidik", flat=True).first()


def _one_line(text: str) -> str:
    """A line end in a reason would let one event look like two wherever the trail is read as lines (CSV, log, mail)."""
    return " ".join(text.splitlines())


def readings_of(codes: list[str], *, limit: int = 50) -> list[JejakAudit]:
    """Who saw or took what identifies the persons with these codes, newest first. The caller checks the right to know."""
    return list(JejakAudit.objects.filter(objek_kode__in=codes, peristiwa__in=PERISTIWA_MEMBACA)[:limit])


def history_of(obj: models.Model, *, limit: int = 50) -> list[JejakAudit]:
    """What was done to one object whose `str` is its code, newest first. The caller checks the right to know."""
    return list(JejakAudit.objects.filter(objek_kode=str(obj), objek_jenis=obj._meta.model_name)[:limit])


def fingerprint(row: JejakAudit) -> str:
    """HMAC-SHA256 over the row's content and the fingerprint before it."""
    content = [
        row.sidik_sebelumnya,
        row.pada.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
        row.pelaku,
        row.peristiwa,
        row.objek_jenis,
        row.objek_kode,
        row.kolom,
        row.alasan,
        row.asal,
    ]
    return hmac.new(
        settings.KUNCI_DATA.trail, json.dumps(content, ensure_ascii=False).encode(), hashlib.sha256
    ).hexdigest()
