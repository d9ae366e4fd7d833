"""A new case with its people and places; who answers for it; that its chronicle was read. The trail names fields, never values."""

from django.db import models, transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.fields import open_all
from kasus.actions.dasar import check_kronologi, lock_open
from kasus.actions.pihak import write_korban, write_terlapor
from kasus.models import (
    Bendera,
    Catatan,
    Kasus,
    Korban,
    Lampiran,
    PembukaanDarurat,
    Penahanan,
    Pencarian,
    PenomoranKasus,
    Peristiwa,
    RiwayatStatus,
    UsulanPenutupan,
)

PREFIX = "TPPO-ACEH"
# What the page of a case or victim shows to who sees cases whole.
SHOWN = (
    Kasus,
    Korban,
    Pencarian,
    Peristiwa,
    RiwayatStatus,
    Catatan,
    Bendera,
    UsulanPenutupan,
    Lampiran,
    PembukaanDarurat,
    Penahanan,
)


@once
def record_kasus(
    *,
    by: Pengguna,
    daftar_korban: list[dict] = (),
    daftar_terlapor: list[dict] = (),
    daftar_peristiwa: list[dict] = (),
    **values,
) -> Kasus:
    """A new case with its victims, reported persons and places; gives it the next number of the year of its report.

    Each victim is a dict of Korban's fields plus `identitas` (dict) and `proses`, `cara`, `tujuan` (lists of codes).
    Raises ValidationError when a rule of the models is broken; ActionRefused without a victim.
    """
    year = values["tanggal_lapor"].year
    numbering = lock_numbering(year)
    if not daftar_korban:
        raise ActionRefused(
            "Kasus harus memiliki paling sedikit satu korban. Bila belum dikenal, catat korban tanpa identitas."
        )
    numbering.terakhir += 1
    numbering.save(update_fields=["terakhir"])
    kasus, _ = write_kasus(
        numbering.terakhir,
        by=by,
        daftar_korban=daftar_korban,
        daftar_terlapor=daftar_terlapor,
        daftar_peristiwa=daftar_peristiwa,
        **values,
    )
    check_kronologi(kasus)
    audit.record(JenisPeristiwa.RECORD_KASUS, kasus, by=by, kolom=recorded_columns(values))
    return kasus


def write_kasus(
    number: int,
    *,
    by: Pengguna,
    daftar_korban: list[dict] = (),
    daftar_terlapor: list[dict] = (),
    daftar_peristiwa: list[dict] = (),
    write=write,
    **values,
) -> tuple[Kasus, list[Korban]]:
    """The rows of a case under a number of its year: the one way in which a case comes to be, typed or imported.

    `write` takes each row: at once, or (imports) onto a heap that is stored together.
    """
    year = values["tanggal_lapor"].year
    kasus = Kasus(
        **{"penanggung_jawab": by, **values},
        tahun_nomor=year,
        tahun_lapor=year,
        urutan=number,
        nomor=f"{PREFIX}/{year}/{number:04d}",
        dicatat_oleh=by,
    )
    write(kasus)
    victims = [write_korban(kasus, n, dict(victim), by=by, write=write) for n, victim in enumerate(daftar_korban, 1)]
    for n, person in enumerate(daftar_terlapor, 1):
        write_terlapor(kasus, n, dict(person), write=write)
    for event in daftar_peristiwa:
        write(Peristiwa(kasus=kasus, **event))
    write(RiwayatStatus(kasus=kasus, dari="", ke=kasus.status, dicatat_oleh=by))
    return kasus, victims


def recorded_columns(values: dict) -> list[str]:
    """What the trail says was recorded."""
    return [*values, "daftar_korban", "daftar_terlapor", "daftar_peristiwa"]


def lock_numbering(year: int) -> PenomoranKasus:
    """The year's counter, locked until the transaction ends: numbers come without gap and without double."""
    PenomoranKasus.objects.get_or_create(tahun=year)
    return PenomoranKasus.objects.select_for_update(of=("self",)).get(tahun=year)


@transaction.atomic
def update_kasus(kasus: Kasus, *, versi: str, by: Pengguna, **values) -> Kasus:
    """Changes the report of an open case; its number stays. Raises Conflict when somebody else changed it meanwhile."""
    lock_open(kasus.pk)
    kasus = lock_version(kasus, versi)
    if "tanggal_lapor" in values:
        values["tahun_lapor"] = values["tanggal_lapor"].year
    if values.get("nomor_simfoni") == "":  # no entry, no day of it (kasus/actions/simfoni.py)
        values["tanggal_simfoni"] = None
    if changed := amend(kasus, values, by=by):
        if "tahun_lapor" in changed:
            kasus.daftar_korban.update(tahun_lapor=kasus.tahun_lapor)
        check_kronologi(kasus)
        audit.record(JenisPeristiwa.UPDATE_KASUS, kasus, by=by, kolom=changed)
    return kasus


@transaction.atomic
def reassign_kasus(dari: Pengguna, *, kepada: Pengguna, by: Pengguna) -> int:
    """All open cases of one person go to another, each with a line in the trail. Returns how many."""
    rows = Kasus.objects.terbuka().filter(penanggung_jawab=dari).select_for_update(of=("self",)).order_by("pk")
    for kasus in rows:
        kasus.penanggung_jawab = kepada
        kasus.save(update_fields=["penanggung_jawab"])
        audit.record(JenisPeristiwa.REASSIGN_KASUS, kasus, by=by, kolom=["penanggung_jawab"])
    return len(rows)


@transaction.atomic
def record_view_isi(*rows: models.Model, by: Pengguna) -> None:
    """What these rows of cases hold in sealed columns was shown to this account: one line for each case, naming the columns."""
    shown: dict[Kasus, set[str]] = {}
    for row in rows:
        open_all(row)  # what cannot be read was not seen
        shown.setdefault(_kasus_of(row), set()).update(row.Privacy.identifying)
    audit.record_many(JenisPeristiwa.VIEW_KASUS, shown.items(), by=by)


def _kasus_of(row: models.Model) -> Kasus:
    if isinstance(row, Kasus):
        return row
    names = {field.name for field in row._meta.concrete_fields}
    return _kasus_of(getattr(row, next(name for name in ("kasus", "korban", "perkara", "terlapor") if name in names)))


@transaction.atomic
def record_view_kasus(kasus: Kasus, *, by: Pengguna) -> None:
    """The chronicle, the places and the reasons of a case were shown to this account: a breach must be able to say so."""
    open_all(kasus)  # what cannot be read was not seen
    audit.record(JenisPeristiwa.VIEW_KASUS, kasus, by=by, kolom={name for m in SHOWN for name in m.Privacy.identifying})
