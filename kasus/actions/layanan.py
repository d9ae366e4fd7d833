"""Services: asked for, and given."""

import datetime

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from kasus.actions.dasar import lock_open_kasus, write
from kasus.models import (
    Korban,
    Layanan,
)


@once
def add_layanan(korban: Korban, *, by: Pengguna, **values) -> Layanan:
    """A service asked for a victim. Raises ActionRefused when the case is closed."""
    kasus = lock_open_kasus(korban)
    layanan = write(Layanan(korban=korban, dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.ADD_LAYANAN, kasus, by=by, kolom=[*values], kode=korban.kode)
    return layanan


@transaction.atomic
def give_layanan(layanan: Layanan, *, diberikan: datetime.date, by: Pengguna) -> Layanan:
    """The day on which the service was given, or its correction; the clock of seven days stops there.

    Raises ActionRefused when the case is closed, ValidationError when the day lies before the request.
    """
    kasus = lock_open_kasus(layanan.korban)
    layanan = Layanan.objects.select_for_update(of=("self",)).select_related("korban__kasus").get(pk=layanan.pk)
    layanan.diberikan = diberikan
    layanan.full_clean()
    layanan.save(update_fields=["diberikan"])
    audit.record(JenisPeristiwa.GIVE_LAYANAN, kasus, by=by, kolom=["diberikan"], kode=layanan.korban.kode)
    return layanan
