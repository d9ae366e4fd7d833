"""Deleting technical leftovers whose time is over."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kedaluwarsa import DAFTAR_SISA
from anggota.models import Pengguna
from gugus_tugas.clock import now


@transaction.atomic
def remove_kedaluwarsa(*, by: Pengguna | str) -> list[tuple[str, int]]:
    """Deletes what nobody needs any more; returns (kind, how many). A run that finds nothing leaves no line."""
    moment = now()
    done = [(kind.nama, kind.rows(moment - kind.masa).delete()[0]) for kind in DAFTAR_SISA]
    if told := ", ".join(f"{count} {nama}" for nama, count in done if count):
        audit.record(JenisPeristiwa.REMOVE_KEDALUWARSA, by=by, alasan=told)
    return done
