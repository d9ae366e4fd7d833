"""Holds a meeting while something about it is written."""

from gugus_tugas.auth import ActionRefused
from rapat.enums import StatusRapat
from rapat.models import Rapat


def lock_numbering() -> None:
    """One recommendation at a time gets its number. Before the meeting itself is locked: always in this order."""
    Rapat.objects.select_for_update(of=("self",)).order_by("pk").first()


def lock_rapat(rapat: Rapat, *, apa: str, is_konsep_boleh: bool = False) -> Rapat:
    """The meeting as it stands now, locked until the transaction ends. Raises ActionRefused when its minutes are closed."""
    rapat = Rapat.objects.select_for_update(of=("self",)).get(pk=rapat.pk)
    if rapat.status == StatusRapat.KONSEP and not is_konsep_boleh:
        raise ActionRefused(f"Rapat ini masih konsep. Jadwalkan dahulu sebelum {apa}.")
    if rapat.status == StatusRapat.BATAL:
        raise ActionRefused(f"Rapat ini dibatalkan, jadi tidak dapat lagi {apa}.")
    if rapat.status == StatusRapat.SELESAI:
        raise ActionRefused(f"Rapat ini sudah selesai dan terkunci. Buka kembali sebelum {apa}.")
    return rapat
