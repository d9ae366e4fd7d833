"""Numbers of the home page; each is what the list it opens tells."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import Jumlah, capped_count
from kasus.forms import KasusFilterForm
from rapat.models import TindakLanjut


@dataclass(frozen=True)
class Angka:
    """One number with the list behind it; "10.000+" where counting on would tell nobody more."""

    label: str
    jumlah: Jumlah
    url: str


def daftar_angka(user: Pengguna) -> list[Angka]:
    """Numbers this role may see, each the length of the list it opens, as far as it is counted."""
    today = timezone.localdate()
    numbers = []
    if user.has_izin(Izin.VIEW_KASUS):
        asked = (("kasus masih terbuka", "status=terbuka"), (f"kasus dilaporkan {today.year}", f"tahun={today.year}"))
        numbers += [
            Angka(label, KasusFilterForm.count(kueri, user=user), f"{reverse('kasus:index')}?{kueri}")
            for label, kueri in asked
        ]
    if user.has_izin(Izin.VIEW_RAPAT):
        items, url = TindakLanjut.objects.visible_to(user), reverse("rapat:tindak_lanjut")
        numbers += [
            Angka("tindak lanjut terbuka", capped_count(items.terbuka()), f"{url}?keadaan=terbuka&instansi="),
            Angka("lewat tenggat", capped_count(items.overdue(on=today)), f"{url}?keadaan=lewat&instansi="),
        ]
    return numbers
