"""The register taken away as a table: counted and noted before the first byte leaves."""

from django.db import models, transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.fields import open_all
from kasus.actions.identitas import names_anybody
from kasus.models import IdentitasKorban

MAX_IDENTITAS = 500  # victims in one file with identities


@transaction.atomic
def export_kasus(
    korban: models.QuerySet, *, kolom: list[str], bentuk: str, saringan: str, by: Pengguna, paling: int = 0
) -> int:
    """One line in the trail: these columns of so many victims, by this filter. Returns how many.

    `paling` is how many rows the form of the file can hold (0: any number). Raises ActionRefused when there are none, or more.
    """
    count = korban.count()
    if not count:
        raise ActionRefused("Tidak ada baris untuk diunduh. Kurangi saringannya.")
    if paling and count > paling:
        raise ActionRefused(
            f"Ada {count} baris; Excel (.xlsx) memuat paling banyak {paling}. Pilih CSV, atau persempit saringannya."
        )
    told = f"{bentuk}, saringan: {saringan or 'semua'}"
    audit.record(JenisPeristiwa.EXPORT_KASUS, by=by, kolom=kolom, kode=f"{count} korban", alasan=told)
    return count


@transaction.atomic
def export_identitas(korban: models.QuerySet, *, kolom: list[str], alasan: str, saringan: str, by: Pengguna) -> dict:
    """Identities of many at once, by victim, for a stated reason that names none of them. One line in the trail for each victim,
    so that each can be told who took it.

    Raises ActionRefused for a reason that says too little or too much, and for more than MAX_IDENTITAS victims.
    """
    if len(alasan.strip()) < 10:
        raise ActionRefused(
            "Tulis alasan yang jelas (paling sedikit 10 huruf), misalnya 'daftar untuk jaksa, perkara …'."
        )
    count = korban.count()
    if not count:
        raise ActionRefused("Tidak ada korban yang identitasnya dapat diunduh. Periksa saringannya.")
    if count > MAX_IDENTITAS:
        raise ActionRefused(
            f"Ada {count} korban; identitas diunduh paling banyak {MAX_IDENTITAS} sekaligus. Persempit."
        )
    rows = IdentitasKorban.objects.filter(korban__in=korban.order_by().values("pk")).select_related("korban__kasus")
    opened = {row.korban_id: open_all(row) for row in rows}
    if names_anybody((row.korban.kasus_id for row in opened.values()), alasan):
        raise ActionRefused("Alasan memuat nama atau nomor orang dalam kasusnya. Tulis tanpa nama.")
    told = f"{alasan.strip()} [saringan: {saringan or 'semua'}]"
    taken = [(row.korban, kolom) for row in opened.values()]
    audit.record_many(JenisPeristiwa.EXPORT_IDENTITAS, taken, by=by, alasan=told)
    return opened
