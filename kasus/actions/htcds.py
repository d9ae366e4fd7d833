"""The register leaves the house: who took it, whole or one case, and of whom the identity went with it."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from kasus.actions.identitas import checked_reason
from kasus.models import IdentitasKorban, Kasus, Korban

SELURUH = "seluruh register"


@transaction.atomic
def export_htcds(*, by: Pengguna, kasus: Kasus | None, kolom: list[str]) -> None:
    """Leaves a line in the trail for a file without identities."""
    audit.record(JenisPeristiwa.EXPORT_HTCDS, kasus, by=by, kolom=kolom, kode=str(kasus) if kasus else SELURUH)


@transaction.atomic
def export_htcds_identitas(
    daftar_korban: list[Korban], *, by: Pengguna, alasan: str, kolom: list[str]
) -> dict[object, IdentitasKorban]:
    """Identities by victim for a stated reason, with one line in the trail for each victim, so that each can ask who took it.

    Raises ActionRefused when the reason is missing, names a victim, or a case is disposed of.
    """
    found = {}
    for korban in daftar_korban:
        found[korban.pk] = checked_reason(korban, alasan)
    for korban in daftar_korban:
        audit.record(JenisPeristiwa.EXPORT_IDENTITAS, korban, by=by, kolom=kolom, alasan=alasan.strip())
    return found
