"""Holds a meeting while something about it is written.

One order of locks everywhere: the meeting, then what it asked for (a recommendation, its items), then the trail. Whoever holds
a meeting knows that it is not closed meanwhile: what is written stands in its kept minutes, or comes after them.
"""

from gugus_tugas.auth import ActionRefused
from rapat.enums import StatusRapat
from rapat.models import Rapat, Rekomendasi, TindakLanjut


def lock_numbering() -> None:
    """One recommendation at a time gets its number. Before the meeting itself is locked: always in this order."""
    Rapat.objects.select_for_update(of=("self",)).order_by("pk").first()


def hold_rapat(pk: int) -> Rapat:
    """The meeting as it stands now, whatever its state, locked until the transaction ends. Raises ActionRefused when it is gone."""
    row = Rapat.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise ActionRefused("Rapat ini sudah dihapus orang lain. Muat ulang daftar rapat.")
    return row


def hold_rapat_terbuka() -> None:
    """Every meeting that still waits for an agency."""
    waiting = TindakLanjut.objects.terbuka().order_by().values("rekomendasi__rapat")
    list(Rapat.objects.select_for_update(of=("self",)).filter(pk__in=waiting).order_by("pk").values_list("pk"))


def hold_rekomendasi(rekomendasi: Rekomendasi) -> Rekomendasi:
    """The recommendation as it stands now, after its meeting; `.rapat` is the held one. Raises ActionRefused when it is gone."""
    rapat = hold_rapat(rekomendasi.rapat_id)
    row = Rekomendasi.objects.select_for_update(of=("self",)).filter(pk=rekomendasi.pk).first()
    if row is None:
        raise ActionRefused("Rekomendasi ini sudah dibatalkan orang lain. Muat ulang daftar rekomendasi.")
    row.rapat = rapat
    return row


def lock_rapat(rapat: Rapat, *, apa: str, is_konsep_boleh: bool = False) -> Rapat:
    """The meeting as it stands now, locked until the transaction ends. Raises ActionRefused when its minutes are closed."""
    rapat = hold_rapat(rapat.pk)
    if rapat.status == StatusRapat.KONSEP and not is_konsep_boleh:
        raise ActionRefused(f"Rapat ini masih konsep. Jadwalkan dahulu sebelum {apa}.")
    if rapat.status == StatusRapat.BATAL:
        raise ActionRefused(f"Rapat ini dibatalkan, jadi tidak dapat lagi {apa}.")
    if rapat.status == StatusRapat.SELESAI:
        raise ActionRefused(f"Rapat ini sudah selesai dan terkunci. Buka kembali sebelum {apa}.")
    return rapat
