"""Services: asked for, given, paid for, ended; and what became of the rights that are no service."""

import datetime

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import Izin, JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.clock import now
from gugus_tugas.fields import open_all
from kasus.actions.dasar import lock_open
from kasus.enums import Hambatan, HasilLayanan, SumberBiaya
from kasus.models import BiayaLayanan, HakKorban, Korban, Layanan, Rujukan


@once
def add_layanan(
    korban: Korban, *, by: Pengguna, sumber_biaya: SumberBiaya | str, jumlah: int | None = None, **values
) -> Layanan:
    """A service asked for a victim, with its first source of funds. Raises ActionRefused when the case is closed.

    What a member adds for a victim whom a referral shows it hangs on that referral, so that both close together: its own
    record must not keep the door open after consent is withdrawn.
    """
    kasus = lock_open(korban.kasus_id, apa="layanannya")
    layanan = write(
        Layanan(korban=korban, kasus_id=korban.kasus_id, dicatat_oleh=by, rujukan=_opening(korban, by), **values)
    )
    write(BiayaLayanan(layanan=layanan, sumber=sumber_biaya, jumlah=jumlah))
    audit.record(JenisPeristiwa.ADD_LAYANAN, kasus, by=by, kolom=[*values, "daftar_biaya"], kode=korban.kode)
    return layanan


def _opening(korban: Korban, by: Pengguna) -> Rujukan | None:
    """The referral through which this member sees the victim; None for who sees cases whole, and for a direct request."""
    if by.has_izin(Izin.VIEW_SELURUH_KASUS) or by.instansi_id is None:
        return None
    rows = Rujukan.objects.filter(korban=korban, penerima=by.instansi_id).membuka(on=timezone.localdate(now()))
    return rows.order_by("-dicatat_pada").first()


@transaction.atomic
def give_layanan(layanan: Layanan, *, diberikan: datetime.date, by: Pengguna) -> Layanan:
    """The day on which the service was given, or its correction; the clock of seven days stops there.

    Raises ActionRefused when the case is closed, ValidationError when the day lies before the request.
    """
    kasus = lock_open(layanan.korban.kasus_id, apa="layanannya")
    layanan = Layanan.objects.select_for_update(of=("self",)).select_related("korban__kasus").get(pk=layanan.pk)
    amend(layanan, {"diberikan": diberikan}, by=by)
    audit.record(JenisPeristiwa.GIVE_LAYANAN, kasus, by=by, kolom=["diberikan"], kode=layanan.korban.kode)
    return layanan


@transaction.atomic
def update_layanan(
    layanan: Layanan, *, versi: str, by: Pengguna, daftar_biaya: dict[str, int | None] | None = None, **values
) -> Layanan:
    """Changes what is known of a service; `daftar_biaya` (source -> rupiah or None) replaces its lines when it is given.

    Raises Conflict when somebody changed it meanwhile, ActionRefused when the case is closed, ValidationError when dates,
    outcome and barrier do not fit together. Another provider gets no share in the referral of the one before.
    """
    kasus = lock_open(layanan.korban.kasus_id, apa="layanannya")
    row = lock_version(layanan, versi)
    if "penyedia" in values and values["penyedia"].pk != row.penyedia_id:
        values["rujukan"] = None
    changed = amend(row, values, by=by)
    if daftar_biaya is not None and daftar_biaya != dict(row.daftar_biaya.values_list("sumber", "jumlah")):
        row.daftar_biaya.all().delete()
        for sumber, jumlah in daftar_biaya.items():
            write(BiayaLayanan(layanan=row, sumber=sumber, jumlah=jumlah))
        if not changed:
            bump(row, by=by)
        changed = [*changed, "daftar_biaya"]
    if changed:
        audit.record(JenisPeristiwa.UPDATE_LAYANAN, kasus, by=by, kolom=changed, kode=layanan.korban.kode)
    return row


def end_unserved(rujukan: Rujukan, *, hasil: HasilLayanan, hambatan: Hambatan, by: Pengguna) -> None:
    """What was asked through a referral and never given ends with it, as an unserved need that can be asked for anew.

    Left waiting, it would count as late for ever with a provider that may open it no more. Within the caller's transaction.
    """
    rows = Layanan.objects.filter(rujukan=rujukan, diberikan__isnull=True, hasil="").select_related("korban__kasus")
    for row in rows.select_for_update(of=("self",)):
        changed = amend(row, {"hasil": hasil, "hambatan": hambatan}, by=by)
        audit.record(JenisPeristiwa.UPDATE_LAYANAN, row.korban.kasus, by=by, kolom=changed, kode=row.korban.kode)


@transaction.atomic
def record_view_layanan(layanan: Layanan, *, by: Pengguna) -> None:
    """The note of a service was shown to this account."""
    open_all(layanan)  # what cannot be read was not seen
    audit.record(JenisPeristiwa.VIEW_LAYANAN, layanan, by=by, kolom=["keterangan"], kode=layanan.korban.kode)


@once
def record_hak(korban: Korban, *, by: Pengguna, **values) -> HakKorban:
    """What became of a right on a day; earlier rows stay. Raises ActionRefused when the case is closed."""
    kasus = lock_open(korban.kasus_id, apa="hak korbannya")
    row = write(HakKorban(korban=korban, dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_HAK, kasus, by=by, kolom=[*values], kode=korban.kode)
    return row
