"""Acts upon the trail itself: they too leave a row."""

from django.db import models, transaction
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from anggota.rantai import Pemeriksaan
from gugus_tugas.auth import ActionRefused
from gugus_tugas.csv_file import csv_bytes

MAX_EXPORT = 50_000  # rows of one file: what a spreadsheet opens without trouble
KEPALA = ["Nomor", "Waktu (WIB)", "Pelaku", "Peristiwa", "Objek", "Kolom", "Alasan", "Alamat asal", "Kalimat", "Sidik"]


def check_jejak(pemeriksaan: Pemeriksaan, *, by: Pengguna | str) -> Pemeriksaan:
    """Walks the whole chain. That it was found whole is recorded; a broken trail is left exactly as it was found."""
    pemeriksaan.run()
    if not pemeriksaan.putus:
        with transaction.atomic():
            audit.record(
                JenisPeristiwa.CHECK_JEJAK,
                by=by,
                alasan=f"utuh: {pemeriksaan.jumlah} baris, sidik terakhir {pemeriksaan.sidik}",
            )
    return pemeriksaan


@transaction.atomic
def export_jejak(rows: models.QuerySet, *, by: Pengguna) -> bytes:
    """These rows as CSV; the caller has narrowed them to the person's scope. That they were taken is recorded.

    Raises ActionRefused when they are too many for one file.
    """
    if rows[MAX_EXPORT : MAX_EXPORT + 1]:
        raise ActionRefused(
            f"Lebih dari {MAX_EXPORT:,} baris. Persempit periodenya, lalu unduh sebagian demi sebagian.".replace(
                ",", "."
            )
        )
    found = [
        (
            row.id,
            timezone.localtime(row.pada).strftime("%Y-%m-%d %H:%M:%S"),
            row.pelaku,
            row.peristiwa,
            row.objek_kode,
            ", ".join(row.kolom),
            row.alasan,
            row.asal,
            row.kalimat,
            row.sidik,
        )
        for row in rows
    ]
    audit.record(JenisPeristiwa.EXPORT_JEJAK, by=by, alasan=f"{len(found)} baris")
    return csv_bytes(KEPALA, found)
