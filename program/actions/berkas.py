"""Files of the registers: added, sent, taken away. What may be attached to what, each register says itself."""

from pathlib import Path

from django.db import models, transaction
from django.db.models.fields.files import FieldFile

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.storage import content_of, discard_on_commit, discarded_on_failure
from program.models.berkas import BerkasProgram

MAX_BERKAS = 20  # of one row


def add_berkas(row: BerkasProgram, *, event: JenisPeristiwa, by: Pengguna) -> BerkasProgram:
    """Stores a new file, checked by gugus_tugas.files, of a row that the caller has locked.

    Raises ActionRefused when that row has enough of them.
    """
    induk = row.induk
    if type(row).objects.filter(**{row.milik: induk}).count() >= MAX_BERKAS:
        what = f"Satu {induk._meta.verbose_name} memuat paling banyak {MAX_BERKAS} berkas."
        raise ActionRefused(f"{what} Hapus yang tidak perlu dahulu.")
    row.full_clean()
    with discarded_on_failure(row.berkas):
        row.save(force_insert=True)
        audit.record(event, induk, by=by, kolom=["berkas"])
    return row


@transaction.atomic
def withdraw_berkas(row: BerkasProgram, *, event: JenisPeristiwa, by: Pengguna) -> None:
    """The row goes now, its file when the transaction has ended well."""
    row.delete()
    audit.record(event, row.induk, by=by, kolom=["berkas"])
    discard_on_commit(row.berkas)


@transaction.atomic
def send_berkas(berkas: FieldFile, of: models.Model, *, event: JenisPeristiwa, by: Pengguna) -> tuple[bytes, str]:
    """The file in clear with its extension, and a line in the trail."""
    content = content_of(berkas, "Berkas ini")
    audit.record(event, of, by=by, kolom=["berkas"])
    return content, Path(berkas.name).suffix
