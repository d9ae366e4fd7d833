"""Rotation of the data keys: every sealed column and file of every model, found by introspection, under the newest key.

May be killed at any moment and run again: what is already sealed with the newest key is passed over by the database.
Rows are taken in small transactions that never wait for a lock: a row in use is left for the next pass, so that neither
an editor nor this run can overwrite the other or stop it.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Count, Q

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas import crypto
from gugus_tugas.fields import EncryptedTextField, KeyVersion, Sealed
from gugus_tugas.rak import RakGagal
from gugus_tugas.storage import EncryptedStorage

BATCH, PASSES, PAUSE = 500, 8, 1.0
Step = Callable[[int], None]
Report = Callable[[str, int], Step]  # report(label, total): what is called after each batch with its size


@dataclass
class Hasil:
    """What one run did, and what it could not open: (label, reason) -> number."""

    baris: int = 0
    berkas: int = 0
    gagal: Counter = field(default_factory=Counter)


def sealed_columns() -> Iterator[tuple[type[models.Model], list[EncryptedTextField]]]:
    for model in apps.get_models():
        columns = [f for f in model._meta.local_concrete_fields if isinstance(f, EncryptedTextField)]
        if columns and not model._meta.proxy:
            yield model, columns


def sealed_files() -> Iterator[tuple[type[models.Model], models.FileField]]:
    for model in apps.get_models():
        for column in [] if model._meta.proxy else model._meta.local_concrete_fields:
            if isinstance(column, models.FileField) and isinstance(column.storage, EncryptedStorage):
                yield model, column


def index_columns() -> Iterator[tuple[type[models.Model], dict[str, str]]]:
    """Blind indexes as the models declare them: column of the index -> encrypted column."""
    for model in apps.get_models():
        if indexes := getattr(getattr(model, "Privacy", None), "indeks", None):
            yield model, indexes


def derived_rows() -> Iterator[tuple[type[models.Model], dict[str, tuple[str, Callable]]]]:
    """Rows made from sealed columns with the index key: accessor -> (column, what the rows of one parent should hold)."""
    for model in apps.get_models():
        if derived := getattr(getattr(model, "Privacy", None), "turunan", None):
            yield model, derived


def key_usage() -> dict[str, Counter]:
    """How many values of each column stand under which key version; a file that is not on the disk counts as None."""
    usage = {}
    for model, columns in sealed_columns():
        for column in columns:
            rows = model._base_manager.filter(**{f"{column.name}__isnull": False}).order_by()
            counts = rows.values_list(KeyVersion(column.name)).annotate(jumlah=Count("*"))
            usage[_label(model, column)] = Counter({int(version or "0", 16): number for version, number in counts})
    for model, column in sealed_files():
        names = _with_file(model, column).values_list(column.name, flat=True).iterator(chunk_size=BATCH)
        usage[_label(model, column)] = Counter(_file_version(column, name) for name in names)
    return usage


def missing_keys() -> dict[str, int]:
    """A key version that KUNCI_DATA does not hold, by the column in which a value still needs it. Reads no value."""
    known = ["", *(f"{version:02x}" for version in settings.KUNCI_DATA.keys)]
    present, found = set(connection.introspection.table_names()), {}
    for model, columns in sealed_columns():
        for column in columns if model._meta.db_table in present else ():
            rows = model._base_manager.filter(**{f"{column.name}__isnull": False}).order_by()
            foreign = rows.annotate(versi_kunci=KeyVersion(column.name)).exclude(versi_kunci__in=known)
            if version := foreign.values_list("versi_kunci", flat=True).first():
                found[_label(model, column)] = int(version, 16)
    return found


def rotate_kunci(*, by: Pengguna | str, report: Report) -> Hasil:
    """Reseals what is not under the newest key. What cannot be opened is left as it is and told.

    Raises RakGagal when the store of files stops answering; the trail tells what was done until then.
    """
    done = Hasil()
    for model, columns in sealed_columns():
        _rotate_rows(model, columns, report, done)
    try:
        for model, column in sealed_files():
            _rotate_files(model, column, report, done)
    except RakGagal:
        _tell_rotated(done, by)
        raise
    _tell_rotated(done, by)
    return done


def _tell_rotated(done: Hasil, by: Pengguna | str) -> None:
    names = [_label(model, column) for model, columns in sealed_columns() for column in columns]
    told = (
        f"ke versi {settings.KUNCI_DATA.current}: {done.baris} baris, {done.berkas} berkas, gagal {done.gagal.total()}"
    )
    with transaction.atomic():
        audit.record(JenisPeristiwa.ROTATE_KUNCI, by=by, kolom=names, alasan=told)


def rebuild_indeks(*, by: Pengguna | str, report: Report, is_dry: bool = False) -> Hasil:
    """Computes every blind index again with the present index key; `baris` counts those that differed."""
    done = Hasil()
    for model, indexes in index_columns():
        _rebuild_rows(model, indexes, report, done, is_dry)
    for model, derived in derived_rows():
        for name, (column, wanted) in derived.items():
            _rebuild_derived(model, name, column, wanted, report, done, is_dry)
    if not is_dry:
        names = [
            f"{model._meta.label}.{name}"
            for found in (index_columns, derived_rows)
            for model, all_ in found()
            for name in all_
        ]
        with transaction.atomic():
            audit.record(
                JenisPeristiwa.ROTATE_KUNCI, by=by, kolom=names, alasan=f"indeks dihitung ulang: {done.baris} baris"
            )
    return done


def _label(model: type[models.Model], column: models.Field) -> str:
    return f"{model._meta.label}.{column.name}"


def _reason(failure: crypto.DecryptionFailed) -> str:
    """Without the place: a reason is counted, not told row by row."""
    if isinstance(failure, crypto.KeyMissing):
        return f"memerlukan kunci versi {failure.version} yang tidak ada di KUNCI_DATA"
    return "berubah atau dipindahkan di luar aplikasi, tidak dapat dibuka"


def _walk(rows: models.QuerySet, columns: list[models.Field], change: Callable, step: Step, *, is_dry: bool = False):
    """Calls change(row) on every row that nobody holds, in short transactions, and stores the values that it returns."""
    last = None
    while True:
        with transaction.atomic():
            batch = rows if last is None else rows.filter(pk__gt=last)
            batch = list(batch.order_by("pk").select_for_update(skip_locked=True, of=("self",))[:BATCH])
            if not batch:
                return
            last = batch[-1].pk
            changed = [(values, row.pk) for row in batch if (values := change(row))]
            if not is_dry:
                _store(rows.model, columns, changed)
        step(len(batch))


def _store(model: type[models.Model], columns: list[models.Field], changed: list[tuple[list, object]]) -> None:
    """One prepared statement for the batch: save() would decrypt, and update() knows one value for all rows."""
    quote, key = connection.ops.quote_name, model._meta.pk
    assign = ", ".join(f"{quote(column.column)} = %s" for column in columns)
    statement = f"UPDATE {quote(model._meta.db_table)} SET {assign} WHERE {quote(key.column)} = %s"  # noqa: S608 (our names)
    fields = [*columns, key]
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [
                [f.get_db_prep_save(value, connection) for f, value in zip(fields, [*values, pk], strict=True)]
                for values, pk in changed
            ],
        )


def _outdated(model: type[models.Model], columns: list[EncryptedTextField]) -> models.QuerySet:
    """Rows of which any column is sealed with another key than the newest."""
    current, anywhere = f"{settings.KUNCI_DATA.current:02x}", Q()
    versions = {f"versi_{column.name}": KeyVersion(column.name) for column in columns}
    for column in columns:
        anywhere |= Q(**{f"{column.name}__isnull": False}) & ~Q(**{f"versi_{column.name}": current})
    return model._base_manager.alias(**versions).filter(anywhere).only("pk", *(column.name for column in columns))


def _rotate_rows(model, columns: list[EncryptedTextField], report: Report, done: Hasil) -> None:
    rows = _outdated(model, columns)
    step = report(model._meta.label, rows.count())
    for number in range(PASSES):
        failed = Counter()

        def change(row, failed=failed):
            try:
                values = [_resealed(row, column) for column in columns]
            except crypto.DecryptionFailed as failure:
                failed[model._meta.label, _reason(failure)] += 1
                return None
            done.baris += 1
            return values

        if number:
            time.sleep(PAUSE)  # somebody holds the rows that are left
        _walk(rows, columns, change, step)
        if rows.count() <= failed.total():
            break
    done.gagal += failed


def _resealed(row: models.Model, column: EncryptedTextField) -> Sealed | None:
    raw = row.__dict__[column.attname]
    if raw == "":
        return column.seal(raw, row)
    if raw is None or raw[:1] == bytes([settings.KUNCI_DATA.current]):
        return raw
    return Sealed(crypto.reseal(settings.KUNCI_DATA, raw, place=column.place(row.pk)))


def _rebuild_rows(model, indexes: dict[str, str], report: Report, done: Hasil, is_dry: bool) -> None:
    rows = model._base_manager.only("pk", *indexes, *indexes.values())
    plain = getattr(model.Privacy, "baku", {})  # encrypted column -> how its value is read before it is indexed

    def change(row):
        try:
            values = [
                crypto.blind_index(settings.KUNCI_DATA, plain.get(source, str)(getattr(row, source)), purpose=source)
                for source in indexes.values()
            ]
        except crypto.DecryptionFailed as failure:
            done.gagal[model._meta.label, _reason(failure)] += 1
            return None
        if values == [getattr(row, name) for name in indexes]:
            return None
        done.baris += 1
        return values

    step = report(model._meta.label, rows.count())
    _walk(rows, [model._meta.get_field(name) for name in indexes], change, step, is_dry=is_dry)


def _rebuild_derived(
    model, name: str, column: str, wanted: Callable, report: Report, done: Hasil, is_dry: bool
) -> None:
    """The rows under each parent are made again where they are not what they should be; `baris` counts the parents."""
    relation = model._meta.get_field(name)
    child, parent = relation.related_model, relation.field.name

    def change(row):
        try:
            should = wanted(row)
        except crypto.DecryptionFailed as failure:
            done.gagal[child._meta.label, _reason(failure)] += 1
            return None
        theirs = child._base_manager.filter(**{parent: row})
        if set(theirs.values_list(column, flat=True)) != should:
            done.baris += 1
            if not is_dry:
                theirs.delete()
                child._base_manager.bulk_create(child(**{parent: row, column: value}) for value in sorted(should))
        return None

    rows = model._base_manager.select_related(*(f.name for f in model._meta.concrete_fields if f.one_to_one))
    _walk(rows, [], change, report(child._meta.label, rows.count()), is_dry=True)


def _with_file(model: type[models.Model], column: models.FileField) -> models.QuerySet:
    return model._base_manager.exclude(**{column.name: ""}).order_by("pk")


def _file_version(column: models.FileField, name: str) -> int | None:
    try:
        return column.storage.key_version(name)
    except FileNotFoundError:
        return None


def _rotate_files(model: type[models.Model], column: models.FileField, report: Report, done: Hasil) -> None:
    rows = _with_file(model, column)
    step = report(_label(model, column), rows.count())
    for pk, name in rows.values_list("pk", column.name).iterator(chunk_size=BATCH):
        if _file_version(column, name) != settings.KUNCI_DATA.current:
            _rotate_file(model, column, pk, name, done)
        step(1)


def _rotate_file(model: type[models.Model], column: models.FileField, pk, name: str, done: Hasil) -> None:
    """The row is held meanwhile, so that a file that is being removed does not come back."""
    label = _label(model, column)
    with transaction.atomic():
        held = model._base_manager.filter(pk=pk, **{column.name: name}).select_for_update(
            skip_locked=True, of=("self",)
        )
        if not list(held.values_list("pk")):
            done.gagal[label, "sedang dipakai; jalankan lagi"] += 1
            return
        try:
            column.storage.reseal(name)
        except crypto.DecryptionFailed as failure:
            done.gagal[label, _reason(failure)] += 1
        except FileNotFoundError:
            done.gagal[label, "tidak ada di penyimpanan berkas"] += 1
        else:
            done.berkas += 1
