"""Is the meeting able to decide? Seats that came or were represented, against the seats of the decree in force that day."""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q, Subquery

from anggota.models import Keanggotaan, SuratKeputusan
from rapat.calendar import kursi_diundang
from rapat.enums import KEHADIRAN_TERHITUNG
from rapat.models import Rapat

# More than this part of the seats. The decrees of the task force name no quorum; "more than half" is the custom of its meetings.
AMBANG = Fraction(1, 2)
_AMBANG_TERTULIS = "lebih dari setengah"


@dataclass(frozen=True)
class Kuorum:
    hadir: int
    kursi: int
    dicatat: int = 0  # seats of which anything is known

    @property
    def belum_dicatat(self) -> int:
        return self.kursi - self.dicatat

    @property
    def is_tercapai(self) -> bool:
        return self.hadir > self.kursi * AMBANG

    @property
    def kalimat(self) -> str:
        """12 dari 23 kursi hadir atau diwakili; kuorum (lebih dari setengah) tercapai."""
        if not self.kursi:
            return "Tidak ada SK yang berlaku pada tanggal rapat, jadi kuorum tidak dapat dihitung."
        reached = "tercapai" if self.is_tercapai else "belum tercapai"
        return f"{self.hadir} dari {self.kursi} kursi hadir atau diwakili; kuorum ({_AMBANG_TERTULIS}) {reached}."


def hitung_kuorum(rapat: Rapat) -> Kuorum:
    """Of a meeting, by the decree of its day; of a conference on a case, among the seats that it invites."""
    if rapat.kasus_id:
        invited = {seat.pk for seat in kursi_diundang(rapat)}
        told = [row.status for row in rapat.daftar_kehadiran.all() if row.keanggotaan_id in invited]
        return Kuorum(sum(status in KEHADIRAN_TERHITUNG for status in told), len(invited), len(told))
    sk = SuratKeputusan.objects.in_force(on=rapat.tanggal).values("pk")[:1]
    known = Q(daftar_kehadiran__rapat=rapat)
    came = known & Q(daftar_kehadiran__status__in=KEHADIRAN_TERHITUNG)
    counts = Keanggotaan.objects.filter(sk=Subquery(sk)).aggregate(
        hadir=Count("pk", filter=came, distinct=True),
        kursi=Count("pk", distinct=True),
        dicatat=Count("pk", filter=known, distinct=True),
    )
    return Kuorum(**counts)
