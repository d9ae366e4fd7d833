"""The one way in which an identity is written: its columns, the indexes of its numbers, the codes of its names.

Who writes an identity in another way leaves it unfindable; `putar_kunci --indeks --periksa` tells.
"""

from kasus.models import IdentitasKorban, IdentitasTerlapor
from kasus.models.identitas import Identitas, kode_nama, nik_index, telepon_index


def write_identitas(row: Identitas, *, changed: list[str] | None = None) -> Identitas:
    """Stores a new identity, or the `changed` columns of one that the caller has locked. Raises ValidationError."""
    row.nik_indeks, row.telepon_indeks = nik_index(row.nik), telepon_index(row.telepon)
    row.full_clean()
    if changed is None:
        row.save(force_insert=True)
    else:
        row.save(update_fields=[*changed, "nik_indeks", "telepon_indeks"])
    write_kode(row)
    return row


def write_kode(row: Identitas) -> None:
    """The codes of this identity, as its names are now."""
    row.daftar_kode.all().delete()
    child = row.daftar_kode.model
    child.objects.bulk_create(child(identitas=row, kode=code) for code in sorted(kode_nama(row)))


def forget_kode(rows: list) -> None:
    """After disposal not even the number of words in a name stays."""
    for row in rows:
        if isinstance(row, (IdentitasKorban, IdentitasTerlapor)):
            row.daftar_kode.all().delete()
