"""Reports of gampong: recorded and corrected. A gampong is reported once for a year, by whichever agency."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from program.actions.dasar import refuse_foreign
from program.models import ProgramGampong
from program.models.gampong import owners
from wilayah.models import Wilayah


@once
def record_gampong(*, by: Pengguna, **values) -> ProgramGampong:
    """Raises ActionRefused for another agency than a member's own, and for a gampong that is reported already."""
    refuse_foreign(values["instansi"], by=by)
    _refuse_second(values["gampong"], values["tahun"], values["instansi"])
    row = write(ProgramGampong(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_GAMPONG, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_gampong(row: ProgramGampong, *, by: Pengguna, versi: str, **values) -> ProgramGampong:
    """Corrects what was reported. Raises Conflict when somebody was quicker, ActionRefused as `record_gampong`."""
    row = lock_version(row, versi)
    gampong, tahun = values.get("gampong", row.gampong), values.get("tahun", row.tahun)
    instansi = values.get("instansi", row.instansi)
    refuse_foreign(instansi, by=by)
    if (gampong.pk, tahun) != (row.gampong_id, row.tahun):
        _refuse_second(gampong, tahun, instansi)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_GAMPONG, row, by=by, kolom=changed)
    return row


def _refuse_second(gampong: Wilayah, tahun: int, instansi: Instansi) -> None:
    owner = owners([(gampong.pk, tahun)]).get((gampong.pk, tahun))
    if owner == instansi.pk:
        raise ActionRefused(f"{gampong.sebutan} sudah dilaporkan untuk tahun {tahun}. Buka laporannya, lalu perbaiki.")
    if owner:
        raise ActionRefused(f"{gampong.sebutan} sudah dilaporkan instansi lain untuk tahun {tahun}.")
