"""What an agency was asked to do."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import Jumlah
from laporan.home.tugas import TASKS_SHOWN, Tanya, Tugas
from rapat.models import Perkembangan, TindakLanjut


def agency(user: Pengguna, today) -> list[Tanya]:
    """A member: the items of the own agency, late ones one by one, and what was handed back."""
    if not user.has_izin(Izin.REPORT_PROGRESS):
        return []
    own = (
        TindakLanjut.objects.visible_to(user)
        .filter(instansi=user.instansi_id)
        .terbuka()
        .select_related("rekomendasi")
        .urgent_first()
    )
    pending = Perkembangan.objects.visible_to(user).pending().values("tindak_lanjut")
    waiting = own.exclude(pk__in=pending)
    return [Tanya(waiting, lambda n: _items(waiting, n))]


def _items(waiting, number: Jumlah) -> list[Tugas]:
    tasks = []
    for item in waiting[:TASKS_SHOWN]:
        tone = "terlambat" if item.days_late else "perhatian" if item.status == "belum" else "berjalan"
        text = f"Rekomendasi {item.rekomendasi.nomor}: {item.rekomendasi.uraian}"
        tasks.append(Tugas(text, reverse("rapat:tindak_lanjut_detail", args=[item.pk]), tone))
    if (more := number.beyond(TASKS_SHOWN)).nilai:
        tasks.append(Tugas(f"dan {more} tindak lanjut lainnya", reverse("rapat:tindak_lanjut"), "berjalan"))
    return tasks
