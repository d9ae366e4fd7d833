"""Who came: one row for each seat of the decree."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Keanggotaan, Pengguna
from gugus_tugas.auth import ActionRefused
from rapat.actions.dasar import lock_rapat
from rapat.calendar import kursi_dicatat
from rapat.models import Kehadiran, Rapat


@transaction.atomic
def record_kehadiran(rapat: Rapat, *, by: Pengguna, daftar: list[dict]) -> int:
    """Attendance of the given seats (`keanggotaan`, `status`, `nama_wakil`); a seat recorded before is corrected.

    An empty `status` takes a seat back to "not recorded". Returns how many of them are recorded now.
    Raises ActionRefused once the minutes are closed.
    """
    rapat = lock_rapat(rapat, apa="mengubah kehadiran", is_konsep_boleh=True)
    allowed = {seat.pk for seat in kursi_dicatat(rapat)}
    if any(values["keanggotaan"].pk not in allowed for values in daftar):
        raise ActionRefused(
            "Kursi ini tidak tercantum dalam SK yang berlaku pada tanggal rapat, atau tidak diundang ke konferensi ini."
        )
    known = {row.keanggotaan_id: row for row in rapat.daftar_kehadiran.all()}
    for values in daftar:
        seat: Keanggotaan = values["keanggotaan"]
        if not values["status"]:
            if seat.pk in known:
                known[seat.pk].delete()
            continue
        row = known.get(seat.pk) or Kehadiran(rapat=rapat, keanggotaan=seat, dicatat_oleh=by)
        row.status, row.nama_wakil = values["status"], values.get("nama_wakil", "")
        row.full_clean()
        row.save()
    audit.record(JenisPeristiwa.RECORD_KEHADIRAN, rapat, by=by, kolom=["daftar_kehadiran"])
    return sum(bool(values["status"]) for values in daftar)
