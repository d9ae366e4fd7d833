"""Numbers of the home page; each is what the list it opens tells."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import COUNT_LIMIT, Jumlah
from kasus.forms import KasusFilterForm
from laporan.definisi import BERANDA, Definisi
from rapat.models import TindakLanjut


@dataclass(frozen=True)
class Angka:
    """One number with the list behind it; "10.000+" where counting on would tell nobody more."""

    label: str
    jumlah: Jumlah
    url: str
    kunci: str

    @property
    def definisi(self) -> Definisi:
        return BERANDA[self.kunci]


def numbers(user: Pengguna) -> list[tuple]:
    """What this role may see of it, as (label, address, key of its definition, rows, how far they are counted): each the length of the
    list it opens."""
    return [*_cases(user), *_items(user)]


def _cases(user: Pengguna) -> list[tuple]:
    if not user.has_izin(Izin.VIEW_KASUS):
        return []
    year, url = timezone.localdate().year, reverse("kasus:index")
    asked = (
        ("kasus masih terbuka", "status=terbuka", "kasus_terbuka"),
        (f"kasus dilaporkan {year}", f"tahun={year}", "kasus_tahun_ini"),
    )
    return [
        (label, f"{url}?{kueri}", kunci, *KasusFilterForm.rows_of(kueri, user=user)) for label, kueri, kunci in asked
    ]


def _items(user: Pengguna) -> list[tuple]:
    if not user.has_izin(Izin.VIEW_RAPAT):
        return []
    items, url = TindakLanjut.objects.visible_to(user), reverse("rapat:tindak_lanjut")
    asked = (
        ("tindak lanjut terbuka", "terbuka", items.terbuka()),
        ("lewat tenggat", "lewat", items.overdue(on=timezone.localdate())),
    )
    return [
        (label, f"{url}?keadaan={state}&instansi=", f"tindak_lanjut_{state}", rows, COUNT_LIMIT)
        for label, state, rows in asked
    ]
