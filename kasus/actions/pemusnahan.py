"""Disposal by two people: what identifies is erased for good, and a stub stays that keeps the statistics as they were.

What is erased is found by walking the models from the case: every column that a model calls identifying, every file, in
whatever app. A column that this file cannot empty is an error, not an omission.
"""

from django.db import models, transaction
from django.utils import timezone

from anggota import audit, kiriman
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.storage import discard_on_commit
from kasus.actions.dasar import lock_alive
from kasus.actions.kode import forget_kode
from kasus.enums import HasilPemusnahan, HasilPermintaan, JenisPermintaan
from kasus.models import Kasus, Pemusnahan, Penahanan, Permintaan

ALSO_ERASED = {"kasus.Kasus.nomor_simfoni"}  # leads to the same person in another system
COARSENED = {"kasus.Korban.asal"}  # the statistics count victims by kabupaten/kota of origin


@transaction.atomic
def record_penahanan(kasus: Kasus, *, alasan: str, by: Pengguna) -> Penahanan:
    """Holds a case back from disposal. Raises ActionRefused when it is held already, or gone."""
    kasus = lock_alive(kasus.pk)
    if len(alasan.strip()) < 10:
        raise ActionRefused("Tulis alasan penahanan, misalnya 'perkara masih dalam upaya hukum'.")
    if kasus.daftar_penahanan.filter(dicabut_pada__isnull=True).exists():
        raise ActionRefused("Kasus ini sudah ditahan; mungkin baru dicatat orang lain. Muat ulang halaman ini.")
    row = Penahanan(kasus=kasus, alasan=alasan.strip(), dicatat_oleh=by)
    row.full_clean()
    row.save(force_insert=True)
    audit.record(JenisPeristiwa.CHANGE_PENAHANAN, kasus, by=by, kolom=["alasan"])
    return row


@transaction.atomic
def withdraw_penahanan(kasus: Kasus, *, by: Pengguna) -> Penahanan:
    """Ends the hold. Raises ActionRefused when there is none."""
    kasus = lock_alive(kasus.pk)
    row = kasus.daftar_penahanan.filter(dicabut_pada__isnull=True).first()
    if row is None:
        raise ActionRefused("Kasus ini tidak sedang ditahan. Muat ulang halaman ini.")
    row.dicabut_pada, row.dicabut_oleh = now(), by
    row.full_clean()
    row.save(update_fields=["dicabut_pada", "dicabut_oleh"])
    audit.record(JenisPeristiwa.CHANGE_PENAHANAN, kasus, by=by, kolom=["dicabut_pada"])
    return row


@transaction.atomic
def record_pemusnahan(kasus: Kasus, *, catatan: str = "", by: Pengguna) -> Pemusnahan:
    """Proposes disposal. Raises ActionRefused when the case is not due, is held, or is proposed already."""
    kasus = lock_alive(kasus.pk)
    _refuse_not_due(kasus)
    if kasus.daftar_pemusnahan.filter(hasil="").exists():
        raise ActionRefused("Pemusnahan kasus ini sudah diusulkan dan menunggu kepala sekretariat.")
    row = Pemusnahan(kasus=kasus, catatan=catatan.strip(), dicatat_oleh=by)
    row.full_clean()
    row.save(force_insert=True)
    audit.record(JenisPeristiwa.RECORD_PEMUSNAHAN, kasus, by=by, kolom=["catatan"])
    return row


@transaction.atomic
def verify_pemusnahan(kasus: Kasus, *, hasil: HasilPemusnahan, nomor: str, by: Pengguna) -> Pemusnahan:
    """Decides on the proposal; approval erases at once and for good. `nomor` is the case number, typed by the approver.

    Raises ActionRefused without a proposal, by its maker, for a wrong number, or when the case is held or not due any more.
    """
    kasus, hasil = lock_alive(kasus.pk), HasilPemusnahan(hasil)
    row = kasus.daftar_pemusnahan.filter(hasil="").first()
    if row is None:
        raise ActionRefused("Tidak ada usulan pemusnahan yang menunggu; mungkin sudah diputus. Muat ulang halaman ini.")
    if row.dicatat_oleh_id == by.pk:
        raise ActionRefused("Pemutus harus orang lain daripada pengusul.")
    if hasil == HasilPemusnahan.DISETUJUI:
        if nomor.strip().upper() != kasus.nomor:
            raise ActionRefused(f"Nomor yang diketik tidak sama. Ketik {kasus.nomor} untuk memusnahkan.")
        _refuse_not_due(kasus)
    row.hasil, row.diverifikasi_pada, row.diverifikasi_oleh = hasil, now(), by
    row.full_clean()
    row.save(update_fields=["hasil", "diverifikasi_pada", "diverifikasi_oleh"])
    erased = _dispose(kasus, by=by) if hasil == HasilPemusnahan.DISETUJUI else []
    audit.record(JenisPeristiwa.VERIFY_PEMUSNAHAN, kasus, by=by, kolom=["hasil", *erased])
    return row


def _refuse_not_due(kasus: Kasus) -> None:
    if kasus.daftar_penahanan.filter(dicabut_pada__isnull=True).exists():
        raise ActionRefused("Kasus ini ditahan. Cabut penahanannya dahulu bila alasannya sudah tidak ada.")
    if Permintaan.objects.terbuka().filter(korban__kasus=kasus).exists():
        raise ActionRefused("Ada permintaan korban atas datanya yang belum dijawab. Jawab dahulu, lalu ulangi.")
    due = Kasus.objects.due_for_disposal(on=timezone.localdate()).filter(pk=kasus.pk).exists()
    if not due and (kasus.is_terbuka or not _erasure_granted(kasus)):
        raise ActionRefused(
            "Kasus ini belum jatuh tempo pemusnahan: masih terbuka, masa simpannya belum lewat, atau belum semua korbannya "
            "meminta penghapusan yang dipenuhi."
        )


def _erasure_granted(kasus: Kasus) -> bool:
    """Did every victim ask for erasure, and was it granted?"""
    granted = {"jenis": JenisPermintaan.PENGHAPUSAN, "hasil": HasilPermintaan.DIPENUHI}
    return all(korban.daftar_permintaan.filter(**granted).exists() for korban in kasus.daftar_korban.all())


def _dispose(kasus: Kasus, *, by: Pengguna) -> list[str]:
    """Empties every row that hangs on the case; returns the names of the columns."""
    rows, erased = list(rows_of(kasus)), set()
    for row in rows:
        names = [field.name for field in erasable(type(row))]
        for name in names:
            _empty(row, row._meta.get_field(name))
        if names:
            row.save(update_fields=names)
            erased.update(names)
    forget_kode(rows)
    kiriman.forget(rows)
    kasus.dimusnahkan_pada, kasus.dimusnahkan_oleh = now(), by
    kasus.save(update_fields=["dimusnahkan_pada", "dimusnahkan_oleh"])
    return sorted(erased)


def rows_of(kasus: Kasus):
    """The case and every row of every app that foreign keys lead down to from it."""
    seen, waiting = set(), [(Kasus, [Kasus.objects.get(pk=kasus.pk)])]
    while waiting:
        model, rows = waiting.pop()
        rows = [row for row in rows if (model, row.pk) not in seen]
        seen.update((model, row.pk) for row in rows)
        yield from rows
        for relation in model._meta.related_objects if rows else ():
            child = relation.related_model
            waiting.append((child, list(child._base_manager.filter(**{f"{relation.field.name}__in": rows}))))


def erasable(model: type[models.Model]) -> list[models.Field]:
    """Columns that disposal empties: what the model calls identifying, every file, and what leads elsewhere to the person."""
    identifying = getattr(model.Privacy, "identifying", ())
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in identifying
        or isinstance(field, models.FileField)
        or f"{model._meta.label}.{field.name}" in ALSO_ERASED
    ]


def _empty(row: models.Model, field: models.Field) -> None:
    if isinstance(field, models.FileField):
        stored = getattr(row, field.attname)
        if stored:
            discard_on_commit(stored)
        setattr(row, field.attname, "")
    elif f"{row._meta.label}.{field.name}" in COARSENED:
        setattr(row, field.attname, coarse(getattr(row, field.attname)))
    elif field.null:
        setattr(row, field.attname, None)
    elif isinstance(field, (EncryptedTextField, models.CharField, models.TextField)):
        setattr(row, field.attname, "")
    else:
        raise TypeError(f"{row._meta.label}.{field.name} cannot be emptied: make it nullable")


def coarse(kode: str | None) -> str | None:
    """A place in Aceh becomes its kabupaten/kota, another one its province; a country stays."""
    if not kode or "." not in kode:
        return kode
    return kode[:5] if kode.startswith("11.") else kode[:2]
