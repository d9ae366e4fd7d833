"""The meeting itself: scheduled, and led through its states."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tanggal import tulis_tanggal
from rapat.actions.dasar import write
from rapat.enums import StatusRapat
from rapat.models import Rapat


@once
def schedule_rapat(*, by: Pengguna, tanggal: datetime.date, **values) -> Rapat:
    """A meeting, as a draft unless `status` says otherwise. Its year is that of its date."""
    try:
        with transaction.atomic():
            rapat = write(Rapat(dicatat_oleh=by, tanggal=tanggal, tahun=tanggal.year, **values))
    except IntegrityError:  # a colleague took the quarter between our check and our write
        raise ActionRefused("Rapat untuk triwulan ini baru saja dicatat orang lain. Muat ulang daftar rapat.") from None
    audit.record(JenisPeristiwa.SCHEDULE_RAPAT, rapat, by=by, kolom=["tanggal", *values])
    return rapat


@transaction.atomic
def change_status_rapat(rapat: Rapat, *, to: StatusRapat, by: Pengguna) -> Rapat:
    """Leads a meeting on. Closing and opening again have acts of their own (penutupan.py).

    Raises ActionRefused for a step that the table does not know.
    """
    rapat, to = Rapat.objects.select_for_update(of=("self",)).get(pk=rapat.pk), StatusRapat(to)
    is_penutupan = StatusRapat.SELESAI in (to, rapat.status)
    step(rapat, to=to)
    if is_penutupan:
        raise ActionRefused("Rapat ditutup dan dibuka kembali melalui halamannya sendiri.")
    rapat.save(update_fields=["status"])
    audit.record(JenisPeristiwa.CHANGE_STATUS_RAPAT, rapat, by=by, kolom=["status"])
    return rapat


def step(rapat: Rapat, *, to: StatusRapat) -> None:
    """Sets the status of a locked meeting. Raises ActionRefused for a step that the table does not know, or before its day."""
    before = StatusRapat(rapat.status)
    if to not in before.can_become():
        raise ActionRefused(
            f"Rapat tidak dapat berubah dari {before.label} menjadi {to.label}. Muat ulang halaman ini."
        )
    if to in (StatusRapat.BERLANGSUNG, StatusRapat.SELESAI) and rapat.tanggal > timezone.localdate():
        raise ActionRefused(f"Rapat ini baru berlangsung pada {tulis_tanggal(rapat.tanggal)}. Ubah statusnya hari itu.")
    rapat.status = to
