"""What the decree and the agreements ask for."""

from django.urls import reverse

from anggota.enums import Izin, KeadaanNota
from anggota.models import NotaKesepahaman, Pengguna
from anggota.roster import is_menunggu, sk_berlaku, tentang_sk
from gugus_tugas.paging import Jumlah
from gugus_tugas.tanggal import tulis_tanggal
from laporan.home.tugas import Tanya, Tugas

NOTA_SHOWN = 3


def membership(user: Pengguna, today) -> list[Tugas]:
    """The decree: none in force, one that ends soon, one whose changes wait to be carried out."""
    if not user.has_izin(Izin.MANAGE_SK):
        return []
    tasks = []
    sk = sk_berlaku(on=today)
    if text := tentang_sk(sk, today=today):
        tasks.append(Tugas(text, reverse("anggota:sk_index"), "perhatian"))
    if user.has_izin(Izin.CARRY_OUT_SK) and is_menunggu(sk):
        text = f"{sk} sudah berlaku; laksanakan perubahan anggotanya"
        tasks.append(Tugas(text, reverse("rapat:carry_out_sk", args=[sk.pk]), "terlambat"))
    return tasks


def agreements(user: Pengguna, today) -> list[Tanya]:
    """Who keeps the register of MoU and PKS: those that end within ninety days, the nearest first."""
    if not user.has_izin(Izin.RECORD_NOTA):
        return []
    ending = NotaKesepahaman.objects.in_state(KeadaanNota.SEGERA, on=today).order_by("berlaku_sampai", "judul")
    return [Tanya(ending, lambda n: _ending(ending, n))]


def _ending(ending, number: Jumlah) -> list[Tugas]:
    tasks = [
        Tugas(
            f"{nota} berakhir {tulis_tanggal(nota.berlaku_sampai)}: bicarakan perpanjangannya",
            reverse("anggota:nota_detail", args=[nota.pk]),
            "perhatian",
        )
        for nota in ending[:NOTA_SHOWN]
    ]
    if (more := number.beyond(NOTA_SHOWN)).nilai:
        url = f"{reverse('anggota:nota_index')}?keadaan={KeadaanNota.SEGERA}"
        tasks.append(Tugas(f"dan {more} MoU/PKS lain yang segera berakhir", url, "perhatian"))
    return tasks
