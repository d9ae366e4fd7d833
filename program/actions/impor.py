"""Tables of any register: held after upload, stored after confirmation, all or nothing; and taken out again, with a line in the trail."""

from collections.abc import Iterable

from django.db import IntegrityError, models, transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.actions.impor import DITOLAK_BASIS_DATA, refuse_preview
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.lembar import from_json, to_json
from gugus_tugas.nomor import drawn_for
from program.models import ImporProgram
from program.resources import TABEL
from program.resources.dasar import Tabel
from program.resources.pratinjau import Pratinjau

BATCH = 1000


@transaction.atomic
def hold_impor(tabel: Tabel, *, rows: list[dict], by: Pengguna) -> ImporProgram:
    """Keeps the rows of an upload until its sender confirms them; what nobody will confirm any more goes."""
    ImporProgram.objects.leftover(by, tabel=tabel.kunci).delete()
    return write(ImporProgram(tabel=tabel.kunci, isi=to_json(rows), dicatat_oleh=by))


@transaction.atomic
def import_program(impor: ImporProgram, *, sidik: str, by: Pengguna) -> ImporProgram:
    """Stores the held rows exactly as the preview with this `sidik` showed them.

    A second confirmation stores nothing (`is_ulangan`). Raises ActionRefused for faults, and when the register changed since.
    """
    impor = ImporProgram.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if impor.disimpan_pada:
        impor.is_ulangan = True
        return impor
    tabel = TABEL[impor.tabel](by)
    preview = tabel.preview(from_json(impor.isi))
    refuse_preview(preview, sidik)
    tabel.guard(preview)
    try:
        with transaction.atomic():
            new, changed = _store_new(tabel, preview, by=by), _store_changed(tabel, preview, by=by)
    except IntegrityError:
        raise ActionRefused(DITOLAK_BASIS_DATA) from None
    impor.isi, impor.disimpan_pada, impor.disimpan_oleh = "", now(), by
    impor.jumlah_baru, impor.jumlah_ubah = len(new), len(changed)
    impor.save(update_fields=["isi", "disimpan_pada", "disimpan_oleh", "jumlah_baru", "jumlah_ubah"])
    for event, acts in ((tabel.peristiwa_catat, new), (tabel.peristiwa_ubah, changed)):
        if acts:
            audit.record_many(event, [tabel.trail(row, values) for row, values in acts], by=by)
    audit.record(JenisPeristiwa.IMPORT_PROGRAM, impor, by=by, kolom=[kolom.nama for kolom in tabel.kolom])
    return impor


def _store_new(tabel: Tabel, preview: Pratinjau, *, by: Pengguna) -> list[tuple]:
    drawn = drawn_for(tabel.model, len(preview.baru))
    rows = [tabel.model(dicatat_oleh=by, **n, **values) for n, values in zip(drawn, preview.baru, strict=True)]
    _check(rows)
    tabel.model._base_manager.bulk_create(rows, batch_size=BATCH)
    return [(row, values) for row, values in zip(rows, preview.baru, strict=True)]


def _store_changed(tabel: Tabel, preview: Pratinjau, *, by: Pengguna) -> list[tuple]:
    """Under a lock, and only rows that still stand as the preview saw them."""
    seen = {row.pk: (row.versi, values) for row, values in preview.berubah}
    rows = list(tabel.model._base_manager.select_for_update(of=("self",)).filter(pk__in=seen).order_by("pk"))
    if len(rows) < len(seen) or any(row.versi != seen[row.pk][0] for row in rows):
        raise ActionRefused(
            "Baris yang sama baru saja diubah atau dihapus orang lain. Periksa pratinjau yang baru, lalu simpan."
        )
    columns = {name for _, values in seen.values() for name in values}
    for row in rows:
        for name, value in seen[row.pk][1].items():
            setattr(row, name, value)
        row.versi, row.diubah_pada, row.diubah_oleh = row.versi + 1, now(), by
    _check(rows)
    _save_changed(tabel.model, rows, [*columns, "versi", "diubah_pada", "diubah_oleh"])
    return [(row, seen[row.pk][1]) for row in rows]


def _save_changed(model: type[models.Model], rows: list, columns: list[str]) -> None:
    """All at once; an encrypted column is written row by row, because it is sealed to its row."""
    if any(isinstance(model._meta.get_field(name), EncryptedTextField) for name in columns):
        for row in rows:
            row.save(update_fields=columns)
    elif rows:
        model._base_manager.bulk_update(rows, columns, batch_size=BATCH)


def _check(rows: list) -> None:
    """Fields one by one; relations, uniqueness and CHECKs are left to the database: each would be a query for each row."""
    for row in rows:
        row.clean_fields(exclude=[f.name for f in row._meta.concrete_fields if f.is_relation])


@transaction.atomic
def export_program(tabel: Tabel, rows: Iterable, *, by: Pengguna) -> bytes:
    """The rows as a workbook with the columns of the template, and a line in the trail."""
    content = tabel.export(rows)
    kolom = [kolom.nama for kolom in tabel.kolom]
    audit.record(JenisPeristiwa.EXPORT_PROGRAM, by=by, kolom=kolom, kode=tabel.judul)
    return content
