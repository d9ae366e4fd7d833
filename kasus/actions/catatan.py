"""Notes and flags: added, superseded, taken down; nothing is edited."""

import datetime

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import Izin, JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from kasus.actions.dasar import lock_alive, lock_open
from kasus.enums import AlasanBendera
from kasus.models import Bendera, Catatan, Kasus, Korban


def lock_kept(kasus: Kasus, *, by: Pengguna) -> Kasus:
    """The case, locked, for something that is added beside the work: also when it is closed, but not when its data are gone.

    Raises ActionRefused for a case whose data were disposed of, and for a member when the case is closed.
    """
    if not by.has_izin(Izin.VIEW_SELURUH_KASUS):
        return lock_open(kasus.pk)
    return lock_alive(kasus.pk)


def refuse_foreign(kasus: Kasus, korban: Korban | None, *, by: Pengguna) -> None:
    """Raises ActionRefused for a victim of another case, and for a member who names none of its own victims."""
    if korban is not None and korban.kasus_id != kasus.pk:
        raise ActionRefused("Korban itu bukan dari kasus ini. Muat ulang halaman, lalu pilih kembali.")
    if by.has_izin(Izin.VIEW_SELURUH_KASUS):
        return
    if korban is None or not Korban.objects.visible_to(by).filter(pk=korban.pk).exists():
        raise ActionRefused("Pilih korban yang ditangani instansi Anda.")


def agency_of(by: Pengguna):
    """The agency in whose name a member writes; the secretariat writes in the name of the register."""
    return None if by.has_izin(Izin.VIEW_SELURUH_KASUS) else by.instansi


@once
def add_catatan(
    kasus: Kasus, *, by: Pengguna, isi: str, menggantikan: Catatan | None = None, korban: Korban | None = None, **values
) -> Catatan:
    """A note, or the correction of one that stands in its place.

    Raises ActionRefused for an empty text, a foreign victim, a gone case, or a note that was corrected already.
    """
    kasus = lock_kept(kasus, by=by)
    refuse_foreign(kasus, korban, by=by)
    if not isi.strip():
        raise ActionRefused("Tulis isi catatan.")
    if menggantikan is not None:
        if menggantikan.kasus_id != kasus.pk:
            raise ActionRefused("Catatan itu bukan dari kasus ini. Muat ulang halaman.")
        if Catatan.objects.filter(menggantikan=menggantikan).exists():
            raise ActionRefused("Catatan ini sudah diperbaiki orang lain. Muat ulang, lalu perbaiki yang terbaru.")
    row = Catatan(
        kasus=kasus, korban=korban, isi=isi.strip(), menggantikan=menggantikan,
        instansi=menggantikan.instansi if menggantikan else agency_of(by), dicatat_oleh=by, **values,
    )  # fmt: skip
    write(row)
    columns = ["isi", *values, *(["korban"] if korban else []), *(["menggantikan"] if menggantikan else [])]
    audit.record(JenisPeristiwa.ADD_CATATAN, row, by=by, kolom=columns, kode=korban.kode if korban else kasus.nomor)
    return row


@once
def record_bendera(
    kasus: Kasus, *, by: Pengguna, alasan: AlasanBendera, tenggat: datetime.date, keterangan: str = ""
) -> Bendera:
    """A flag. Raises ActionRefused when the case is closed, the due date is past, or "lainnya" says nothing more."""
    kasus = lock_open(kasus.pk, apa="benderanya")
    if tenggat < timezone.localdate(now()):
        raise ActionRefused("Tenggat bendera sudah lewat. Isi tanggal hari ini atau sesudahnya.")
    if alasan == AlasanBendera.LAINNYA and not keterangan.strip():
        raise ActionRefused("Tulis keterangan bila alasannya 'Lainnya'.")
    row = Bendera(kasus=kasus, alasan=alasan, tenggat=tenggat, keterangan=keterangan.strip(), dicatat_oleh=by)
    write(row)
    audit.record(JenisPeristiwa.RECORD_BENDERA, kasus, by=by, kolom=["alasan", "keterangan", "tenggat"])
    return row


@transaction.atomic
def end_bendera(bendera: Bendera, *, catatan: str, by: Pengguna) -> Bendera:
    """Takes a flag down. Raises ActionRefused when it is down already, or without a note of what was done."""
    lock_alive(bendera.kasus_id)
    row = Bendera.objects.select_for_update(of=("self",)).select_related("kasus").get(pk=bendera.pk)
    if not row.is_terbuka:
        raise ActionRefused("Bendera ini sudah diselesaikan orang lain. Muat ulang halaman kasus.")
    if len(catatan.strip()) < 5:
        raise ActionRefused("Tulis apa yang sudah dilakukan (paling sedikit 5 huruf).")
    row.catatan_selesai, row.selesai_pada, row.selesai_oleh = catatan.strip(), now(), by
    row.full_clean()
    row.save(update_fields=["catatan_selesai", "selesai_pada", "selesai_oleh"])
    audit.record(JenisPeristiwa.END_BENDERA, row.kasus, by=by, kolom=["catatan_selesai"])
    return row
