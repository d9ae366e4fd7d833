"""A new case with its people and places; who answers for it; that its chronicle was read. The trail names fields, never values."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.fields import open_all
from kasus.actions.dasar import amend, check_kronologi, lock_open, lock_version, write
from kasus.actions.orang import write_korban, write_terlapor
from kasus.models import (
    Kasus,
    Korban,
    PenomoranKasus,
    Peristiwa,
    RiwayatStatus,
)

PREFIX = "TPPO-ACEH"


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
    numbering = _lock_numbering(year)
    if not daftar_korban:
        raise ActionRefused(
            "Kasus harus memiliki paling sedikit satu korban. Bila belum dikenal, catat korban tanpa identitas."
        )
    numbering.terakhir += 1
    numbering.save(update_fields=["terakhir"])
    kasus = Kasus(
        **{"penanggung_jawab": by, **values},
        tahun_nomor=year,
        tahun_lapor=year,
        urutan=numbering.terakhir,
        nomor=f"{PREFIX}/{year}/{numbering.terakhir:04d}",
        dicatat_oleh=by,
    )
    write(kasus)
    for number, victim in enumerate(daftar_korban, 1):
        write_korban(kasus, number, dict(victim), by=by)
    for number, person in enumerate(daftar_terlapor, 1):
        write_terlapor(kasus, number, dict(person))
    for event in daftar_peristiwa:
        write(Peristiwa(kasus=kasus, **event))
    check_kronologi(kasus)
    write(RiwayatStatus(kasus=kasus, dari="", ke=kasus.status, dicatat_oleh=by))
    audit.record(
        JenisPeristiwa.RECORD_KASUS,
        kasus,
        by=by,
        kolom=[*values, "daftar_korban", "daftar_terlapor", "daftar_peristiwa"],
    )
    return kasus


def _lock_numbering(year: int) -> PenomoranKasus:
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
    if changed := amend(kasus, values, by=by):
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
def record_view_kasus(kasus: Kasus, *, by: Pengguna) -> None:
    """The chronicle, the places and the reasons of a case were shown to this account: a breach must be able to say so."""
    open_all(kasus)  # what cannot be read was not seen
    shown = [*Kasus.Privacy.identifying, *Korban.Privacy.identifying, *Peristiwa.Privacy.identifying]
    audit.record(JenisPeristiwa.VIEW_KASUS, kasus, by=by, kolom=sorted({*shown, *RiwayatStatus.Privacy.identifying}))
