"""How a report goes from one state to the next: under a lock, along the table of enums.py, with a line of history."""

from anggota.actions.dasar import write
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from laporan.enums import TRANSISI, StatusLaporan
from laporan.models import LaporanTahunan, RiwayatLaporan


def lock_laporan(laporan: LaporanTahunan) -> LaporanTahunan:
    """The report as it stands now, locked until the transaction ends."""
    return LaporanTahunan.objects.select_for_update(of=("self",)).get(pk=laporan.pk)


def step(laporan: LaporanTahunan, *, to: StatusLaporan) -> None:
    """Sets the next state on the locked row. Raises ActionRefused when the table does not allow it."""
    if to not in TRANSISI[StatusLaporan(laporan.status)]:
        raise ActionRefused(
            f"{laporan} berkeadaan {laporan.get_status_display().lower()}, jadi tidak dapat menjadi {to.label.lower()}. "
            "Mungkin orang lain lebih dahulu; muat ulang halaman ini."
        )
    laporan.status = to


def keep(laporan: LaporanTahunan, *, dari: str, by: Pengguna, catatan: str = "") -> RiwayatLaporan:
    """Stores the changed row and the line of its history."""
    laporan.full_clean()
    laporan.save()
    return write(RiwayatLaporan(laporan=laporan, dari=dari, ke=laporan.status, catatan=catatan, dicatat_oleh=by))
