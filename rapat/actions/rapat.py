"""The meeting itself: proposed for a year, scheduled, changed, cancelled, and led through its states."""

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import forget, once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.templatetags.ui import romawi
from kasus.models import Kasus
from rapat.actions.dasar import hold_rapat
from rapat.actions.hasil import withdraw_hasil
from rapat.actions.rekomendasi import move_asked, withdraw_rekomendasi
from rapat.actions.siaran import antre_pembatalan
from rapat.calendar import kursi_pada, proposed_date
from rapat.enums import JenisRapat, StatusRapat
from rapat.models import Rapat

MULAI, SELESAI, TEMPAT = (
    datetime.time(9),
    datetime.time(12),
    "Banda Aceh",
)  # of a first proposal; later ones follow the last


@once
def schedule_rapat(*, by: Pengguna, tanggal: datetime.date, kasus: Kasus | None = None, **values) -> Rapat:
    """A meeting, as a draft unless `status` says otherwise. Its year is that of its date; a conference is named by its case."""
    if kasus is not None:
        values |= {"kasus": kasus, "judul": f"Konferensi kasus {kasus.nomor}"}
    try:
        with transaction.atomic():
            rapat = write(Rapat(dicatat_oleh=by, tanggal=tanggal, tahun=tanggal.year, **values))
    except IntegrityError:  # a colleague took the quarter between our check and our write
        raise ActionRefused("Rapat untuk triwulan ini baru saja dicatat orang lain. Muat ulang daftar rapat.") from None
    audit.record(JenisPeristiwa.SCHEDULE_RAPAT, rapat, by=by, kolom=["tanggal", *values])
    return rapat


@transaction.atomic
def propose_triwulan(*, by: Pengguna, tahun: int) -> list[Rapat]:
    """Drafts for the quarters of a year that are empty and not over; a second time, or two at once, makes no double."""
    today = timezone.localdate(now())
    taken = set(Rapat.objects.triwulanan(tahun).values_list("triwulan", flat=True))
    last = (
        Rapat.objects.filter(jenis=JenisRapat.TRIWULAN).exclude(status=StatusRapat.BATAL).order_by("-tanggal").first()
    )
    like = {
        "tempat": last.tempat if last else TEMPAT,
        "mulai": (last and last.mulai) or MULAI,
        "selesai": (last and last.selesai) or SELESAI,
    }
    made = []
    for quarter in {1, 2, 3, 4} - taken:
        if day := proposed_date(tahun, quarter, today=today):
            judul = f"Rapat Triwulan {romawi(quarter)} Tahun {tahun}"
            made += _draft(
                Rapat(
                    jenis=JenisRapat.TRIWULAN,
                    triwulan=quarter,
                    tanggal=day,
                    tahun=tahun,
                    judul=judul,
                    dicatat_oleh=by,
                    **like,
                )
            )
    # The trail last and at once: holding it, we would wait for a colleague who took a quarter and waits for the trail.
    audit.record_many(JenisPeristiwa.SCHEDULE_RAPAT, [(rapat, ["tanggal", "triwulan"]) for rapat in made], by=by)
    return made


def _draft(rapat: Rapat) -> list[Rapat]:
    """The written row; nothing when a colleague was quicker: the place is filled, and that was wanted."""
    try:
        with transaction.atomic():
            return [write(rapat)]
    except (IntegrityError, ValidationError):
        return []


@transaction.atomic
def update_rapat(rapat: Rapat, *, by: Pengguna, versi: str, tanggal: datetime.date, **values) -> Rapat:
    """Date, place, times or title, as long as the meeting is not over. Raises Conflict, ActionRefused, ValidationError.

    The attendance names seats of the decree of that day, so a date under another decree is refused once it was recorded.
    """
    row = lock_version(rapat, versi)
    if row.is_usai:
        raise ActionRefused(f"Rapat ini sudah berstatus {row.get_status_display()}, jadi jadwalnya tidak diubah lagi.")
    if tanggal != row.tanggal:
        _check_day(row, tanggal)
    recorded = set(row.daftar_kehadiran.values_list("keanggotaan", flat=True))
    if recorded and not recorded <= {seat.pk for seat in kursi_pada(tanggal)}:
        raise ActionRefused("Kehadiran sudah dicatat menurut SK lain daripada yang berlaku pada tanggal baru itu.")
    if row.kasus_id:
        values.pop("judul", None)  # the code of the case, nothing else
    if changed := amend(row, {"tanggal": tanggal, "tahun": tanggal.year, **values}, by=by):
        if "tanggal" in changed:
            move_asked(row)
        audit.record(JenisPeristiwa.UPDATE_RAPAT, row, by=by, kolom=changed)
    return row


def _check_day(rapat: Rapat, tanggal: datetime.date) -> None:
    """Who was invited can still come; what has begun, begins on no later day: it could be closed on none."""
    today = timezone.localdate(now())
    if rapat.status == StatusRapat.TERJADWAL and tanggal < today:
        raise ActionRefused("Tanggal baru sudah lewat. Pilih hari ini atau sesudahnya.")
    if rapat.status == StatusRapat.BERLANGSUNG and tanggal > today:
        raise ActionRefused(
            "Rapat ini sudah dimulai, jadi tanggalnya hari ini atau sebelumnya. Jadwalkan rapat baru bila perlu."
        )


@transaction.atomic
def cancel_rapat(rapat: Rapat, *, by: Pengguna, alasan: str) -> Rapat:
    """It will not take place; the quarter is free again, and who was invited by mail is told. Only before it began.

    What was written down for it beforehand is taken back, its recommendations with it: no meeting will have agreed on them.
    Raises ActionRefused when an agency has reported on one already.
    """
    rapat = hold_rapat(rapat.pk)
    if not rapat.is_disiapkan:
        raise ActionRefused(f"Rapat ini sudah berstatus {rapat.get_status_display()}, jadi tidak dapat dibatalkan.")
    if not alasan.strip():
        raise ActionRefused("Tulis mengapa rapat dibatalkan.")
    for line in rapat.daftar_hasil.berlaku().filter(rekomendasi__isnull=False):
        withdraw_hasil(line, by=by)
    for row in rapat.daftar_rekomendasi.order_by("-nomor"):
        withdraw_rekomendasi(row, by=by)
    amend(rapat, {"status": StatusRapat.BATAL, "alasan_batal": alasan.strip()}, by=by)
    audit.record(JenisPeristiwa.CANCEL_RAPAT, rapat, by=by, kolom=["status", "alasan_batal"], alasan=alasan)
    antre_pembatalan(rapat, by=by)
    return rapat


@transaction.atomic
def withdraw_rapat(rapat: Rapat, *, by: Pengguna) -> None:
    """A draft that was a mistake goes for good; not once anything hangs on it."""
    rapat = hold_rapat(rapat.pk)
    if rapat.status != StatusRapat.KONSEP:
        raise ActionRefused("Hanya konsep yang dapat dihapus. Batalkan rapat ini dengan alasan.")
    if name := next((str(m._meta.verbose_name) for m, rows in _hanging(rapat) if rows.exists()), ""):
        raise ActionRefused(f"Konsep ini sudah memuat {name}, jadi tidak dihapus. Batalkan dengan alasan.")
    forget([rapat])
    rapat.delete()
    audit.record(JenisPeristiwa.WITHDRAW_RAPAT, rapat, by=by)


def _hanging(rapat: Rapat):
    """(model, rows) of everything that points at this meeting, in whatever file or app it is kept."""
    for relation in Rapat._meta.related_objects:
        model = relation.related_model
        yield model, model._base_manager.filter(**{relation.field.name: rapat})


@transaction.atomic
def change_status_rapat(rapat: Rapat, *, to: StatusRapat, by: Pengguna) -> Rapat:
    """Leads a meeting on. Cancelling, closing and opening again have acts of their own (cancel_rapat, penutupan.py).

    Raises ActionRefused for a step that the table does not know.
    """
    rapat, to = hold_rapat(rapat.pk), StatusRapat(to)
    has_own_act = to == StatusRapat.BATAL or StatusRapat.SELESAI in (to, rapat.status)
    step(rapat, to=to)
    if has_own_act:
        raise ActionRefused("Rapat dibatalkan, ditutup, dan dibuka kembali melalui halamannya sendiri.")
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
