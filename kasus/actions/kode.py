"""The one way in which an identity is written: its columns, the indexes of its numbers, the codes of its names.

Who writes an identity in another way leaves it unfindable; `putar_kunci --indeks --periksa` tells.
"""

from anggota.actions.dasar import write
from kasus.actions.dasar import write_many
from kasus.models import IdentitasKorban, IdentitasTerlapor
from kasus.models.identitas import Identitas, kode_nama, nik_index, telepon_index


def write_identitas(row: Identitas, *, changed: list[str] | None = None, write=write) -> Identitas:
    """Stores a new identity, or the `changed` columns of one that the caller has locked. Raises ValidationError.

    `write` takes each row: at once, or (imports) onto a heap that is stored together.
    """
    row.nik_indeks, row.telepon_indeks = nik_index(row.nik), telepon_index(row.telepon)
    if changed is not None:
        row.full_clean()
        row.save(update_fields=[*changed, "nik_indeks", "telepon_indeks"])
        write_kode(row)
        return row
    write(row)
    write_many(_codes(row), write=write)
    return row


def write_kode(row: Identitas) -> None:
    """The codes of this identity, as its names are now."""
    row.daftar_kode.all().delete()
    row.daftar_kode.model.objects.bulk_create(_codes(row))


def _codes(row: Identitas) -> list:
    child = row.daftar_kode.model
    return [child(identitas=row, kode=code) for code in sorted(kode_nama(row))]


def forget_kode(rows: list) -> None:
    """After disposal not even the number of words in a name stays."""
    for row in rows:
        if isinstance(row, (IdentitasKorban, IdentitasTerlapor)):
            row.daftar_kode.all().delete()
