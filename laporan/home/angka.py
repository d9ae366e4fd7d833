"""Numbers of the home page; each equals the length of the list it opens."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from kasus.models import Kasus
from rapat.models import TindakLanjut


@dataclass(frozen=True)
class Angka:
    """One number with the list behind it."""

    label: str
    nilai: int
    url: str


def daftar_angka(user: Pengguna) -> list[Angka]:
    """Numbers this role may see, each equal to the length of the list it opens."""
    today = timezone.localdate()
    numbers = []
    if user.has_izin(Izin.VIEW_KASUS):
        cases = Kasus.objects.visible_to(user)
        numbers.append(
            Angka("kasus masih terbuka", cases.terbuka().count(), reverse("kasus:index") + "?status=terbuka")
        )
        numbers.append(
            Angka(
                f"kasus dilaporkan {today.year}",
                cases.filter(tahun_lapor=today.year).count(),
                f"{reverse('kasus:index')}?tahun={today.year}",
            )
        )
    if user.has_izin(Izin.VIEW_RAPAT):
        items = TindakLanjut.objects.visible_to(user)
        numbers.append(
            Angka(
                "tindak lanjut terbuka",
                items.terbuka().count(),
                reverse("rapat:tindak_lanjut") + "?keadaan=terbuka&instansi=",
            )
        )
        numbers.append(
            Angka(
                "lewat tenggat",
                items.overdue(on=today).count(),
                reverse("rapat:tindak_lanjut") + "?keadaan=lewat&instansi=",
            )
        )
    return numbers
