"""What is still open in a case when somebody wants to close it: each noun tells its own.

A source is a function (user, kasus) -> list[HalTerbuka], named in SUMBER; it reads through `visible_to`. What it finds is
no bar: the proposer acknowledges it, and the head reads it. A legal track goes on after closing (ranah.md 3.1).
"""

from dataclasses import dataclass

from django.urls import reverse

from anggota.models import Pengguna
from kasus.models import Bendera, Kasus, Lampiran, Layanan, Pemantauan, PerkaraHukum, Permintaan, Rujukan


@dataclass(frozen=True)
class HalTerbuka:
    """One kind of open thing, in words, and where it is seen to. `kode` says how many, too: who acknowledged two did not see three."""

    kode: str
    kalimat: str
    url: str = ""


def layanan(user: Pengguna, kasus: Kasus) -> list[HalTerbuka]:
    number = Layanan.objects.visible_to(user).menunggu().filter(kasus=kasus).count()
    return _told("layanan", number, "layanan belum diberikan", reverse("kasus:detail", args=[kasus.slug]))


def bendera(user: Pengguna, kasus: Kasus) -> list[HalTerbuka]:
    number = Bendera.objects.visible_to(user).terbuka().filter(kasus=kasus).count()
    return _told("bendera", number, "bendera belum diselesaikan", reverse("kasus:detail", args=[kasus.slug]))


def permintaan(user: Pengguna, kasus: Kasus) -> list[HalTerbuka]:
    number = Permintaan.objects.visible_to(user).terbuka().filter(korban__kasus=kasus).count()
    return _told("permintaan", number, "permintaan korban belum dijawab", reverse("kasus:permintaan_index"))


def lampiran(user: Pengguna, kasus: Kasus) -> list[HalTerbuka]:
    number = Lampiran.objects.visible_to(user).menunggu_penarikan().filter(kasus=kasus).count()
    return _told(
        "lampiran", number, "usulan penarikan lampiran belum diputus", reverse("kasus:detail", args=[kasus.slug])
    )


def rujukan(user: Pengguna, kasus: Kasus) -> list[HalTerbuka]:
    number = Rujukan.objects.visible_to(user).terbuka().filter(korban__kasus=kasus).count()
    return _told("rujukan", number, "rujukan belum selesai", reverse("kasus:detail", args=[kasus.slug]))


def perkara(user: Pengguna, kasus: Kasus) -> list[HalTerbuka]:
    number = PerkaraHukum.objects.visible_to(user).berjalan().filter(kasus=kasus).count()
    return _told("perkara", number, "perkara hukum masih berjalan", reverse("kasus:detail", args=[kasus.slug]))


def pemantauan(user: Pengguna, kasus: Kasus) -> list[HalTerbuka]:
    number = Pemantauan.objects.visible_to(user).terbuka().filter(korban__kasus=kasus).count()
    return _told("pemantauan", number, "kunjungan pemantauan belum dilakukan", reverse("kasus:pemantauan_index"))


def _told(kode: str, number: int, words: str, url: str) -> list[HalTerbuka]:
    return [HalTerbuka(f"{kode}-{number}", f"{number} {words}", url)] if number else []


SUMBER = (
    layanan,
    bendera,
    permintaan,
    lampiran,
    rujukan,
    perkara,
    pemantauan,
)


def masih_terbuka(user: Pengguna, kasus: Kasus) -> list[HalTerbuka]:
    return [thing for source in SUMBER for thing in source(user, kasus)]
