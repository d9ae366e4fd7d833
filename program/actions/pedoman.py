"""Guides: a concept is written, somebody else publishes it, readers say that they have read it. And the glossary."""

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Max

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.storage import discard_on_commit, discarded_on_failure
from program.actions.berkas import send_berkas
from program.enums.pedoman import StatusVersi
from program.models import BacaPedoman, Istilah, Pedoman, VersiPedoman
from program.perms import can_verify_program

_PUBLISHED = "Versi yang sudah terbit tidak dapat diubah. Buat versi baru."


@once
def record_pedoman(*, by: Pengguna, **values) -> Pedoman:
    """A guide without a version; nobody but the secretariat sees it yet."""
    row = write(Pedoman(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_PEDOMAN, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_pedoman(row: Pedoman, *, by: Pengguna, versi: str, **values) -> Pedoman:
    """Title, kind, summary. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_PEDOMAN, row, by=by, kolom=changed)
    return row


@once
def record_versi(pedoman: Pedoman, *, by: Pengguna, berkas: ContentFile | None = None, **values) -> VersiPedoman:
    """The next concept; `berkas` was checked by gugus_tugas.files. Raises ValidationError while another concept is open."""
    pedoman = Pedoman.objects.select_for_update(of=("self",)).get(pk=pedoman.pk)
    last = VersiPedoman.objects.filter(pedoman=pedoman).aggregate(last=Max("nomor"))["last"] or 0
    row = VersiPedoman(pedoman=pedoman, nomor=last + 1, dicatat_oleh=by, berkas=berkas or "", **values)
    row.full_clean()
    with discarded_on_failure(row.berkas):
        row.save(force_insert=True)
        audit.record(JenisPeristiwa.RECORD_PEDOMAN, row, by=by, kolom=[*values, *(["berkas"] if berkas else [])])
    return row


@transaction.atomic
def update_versi(
    row: VersiPedoman, *, by: Pengguna, versi: str, berkas: ContentFile | None = None, **values
) -> VersiPedoman:
    """Writes the concept on; a new file takes the place of the old one. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    if not row.is_konsep:
        raise ActionRefused(_PUBLISHED)
    old = row.berkas
    values |= {"berkas": berkas} if berkas else {}
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, values[name])
    with discarded_on_failure(row.berkas):
        bump(row, by=by, columns=changed)
        audit.record(JenisPeristiwa.UPDATE_PEDOMAN, row, by=by, kolom=changed)
    if berkas and old:
        discard_on_commit(old)
    return row


@transaction.atomic
def publish_versi(row: VersiPedoman, *, by: Pengguna, versi: str) -> VersiPedoman:
    """The concept exactly as the checker saw it comes into force, and the version before it is replaced.

    Raises ActionRefused for who wrote on it and for what is no concept, Conflict when it changed meanwhile.
    """
    Pedoman.objects.select_for_update(of=("self",)).get(pk=row.pedoman_id)
    row = lock_version(row, versi)
    if not row.is_konsep:
        raise ActionRefused(_PUBLISHED)
    if by.pk in {row.dicatat_oleh_id, row.diubah_oleh_id}:
        raise ActionRefused("Konsep ini Anda tulis sendiri. Minta pemeriksa lain menerbitkannya.")
    for old in VersiPedoman.objects.filter(pedoman=row.pedoman_id, status=StatusVersi.TERBIT):
        old.status = StatusVersi.DIGANTI
        old.save(update_fields=["status"])
    row.status, row.diterbitkan_pada, row.diterbitkan_oleh, row.versi = StatusVersi.TERBIT, now(), by, row.versi + 1
    row.full_clean()
    row.save(update_fields=["status", "diterbitkan_pada", "diterbitkan_oleh", "versi"])
    audit.record(JenisPeristiwa.PUBLISH_PEDOMAN, row, by=by, kolom=["status"])
    return row


@transaction.atomic
def withdraw_versi(
    row: VersiPedoman, *, by: Pengguna, versi: str, alasan_tarik: str, is_kembali: bool = False
) -> VersiPedoman:
    """The version in force is taken out of it, for a reason that its readers are told; who published it may do so as well.

    With `is_kembali` the newest of those that were replaced is in force again, otherwise none. Raises ActionRefused for who may
    not and for what is not in force, Conflict when it changed meanwhile.
    """
    if not can_verify_program(by):
        raise ActionRefused("Hanya kepala sekretariat yang menarik pedoman.")
    Pedoman.objects.select_for_update(of=("self",)).get(pk=row.pedoman_id)
    row = lock_version(row, versi)
    if row.status != StatusVersi.TERBIT:
        raise ActionRefused("Hanya versi yang berlaku yang dapat ditarik. Muat ulang halaman ini.")
    row.status, row.alasan_tarik, row.versi = StatusVersi.DITARIK, alasan_tarik, row.versi + 1
    row.ditarik_pada, row.ditarik_oleh = now(), by
    row.full_clean()
    row.save(update_fields=["status", "alasan_tarik", "ditarik_pada", "ditarik_oleh", "versi"])
    former = row.former if is_kembali else None
    if former:
        former.status = StatusVersi.TERBIT
        former.save(update_fields=["status"])
    audit.record(JenisPeristiwa.WITHDRAW_PEDOMAN, row, by=by, kolom=["status"], alasan=alasan_tarik)
    return row


def export_berkas_pedoman(row: VersiPedoman, *, by: Pengguna) -> tuple[bytes, str]:
    return send_berkas(row.berkas, row, event=JenisPeristiwa.EXPORT_PEDOMAN, by=by)


@transaction.atomic
def verify_baca(row: VersiPedoman, *, by: Pengguna) -> BacaPedoman:
    """`by` says to have read the version in force; saying it twice changes nothing."""
    if row.status != StatusVersi.TERBIT:
        raise ActionRefused("Hanya versi yang berlaku yang ditandai sudah dibaca. Buka versi terbarunya.")
    try:
        with transaction.atomic():
            read = BacaPedoman.objects.create(versi=row, dicatat_oleh=by)
    except IntegrityError:
        return BacaPedoman.objects.get(versi=row, dicatat_oleh=by)
    audit.record(JenisPeristiwa.VERIFY_BACA_PEDOMAN, row, by=by)
    return read


@once
def record_istilah(*, by: Pengguna, **values) -> Istilah:
    row = write(Istilah(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_ISTILAH, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_istilah(row: Istilah, *, by: Pengguna, versi: str, **values) -> Istilah:
    """Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_ISTILAH, row, by=by, kolom=changed)
    return row
