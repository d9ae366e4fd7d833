"""What the office must do: emergencies, tindak lanjut, topics that members proposed, empty quarters."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import Jumlah
from gugus_tugas.templatetags.ui import romawi
from kasus.models import PembukaanDarurat
from laporan.home.tugas import TASKS_SHOWN, Tanya, Tugas, satu_baris
from laporan.overview import Ikhtisar
from rapat.models import Agenda, Pemberitahuan, TindakLanjut


def office(user: Pengguna, today) -> list[Tanya]:
    """The secretariat and its head."""
    if not user.has_izin(Izin.SCHEDULE_RAPAT):
        return []
    items, url = TindakLanjut.objects.visible_to(user), reverse("rapat:tindak_lanjut")
    unseen = PembukaanDarurat.objects.visible_to(user).belum_ditinjau()
    undelivered = Pemberitahuan.objects.visible_to(user).needs_person()
    asked = (
        (unseen, "{n} pembukaan darurat menunggu tinjauan", reverse("kasus:darurat"), "terlambat"),
        (items.awaiting_verification(), "{n} tindak lanjut menunggu verifikasi", f"{url}?keadaan=verifikasi", "perhatian"),
        (items.asked_away(), "{n} tindak lanjut diminta diserahkan ke instansi lain", f"{url}?keadaan=penyerahan", "perhatian"),
        (items.overdue(on=today), "{n} tindak lanjut instansi lewat tenggat", f"{url}?keadaan=lewat", "terlambat"),
        (undelivered, "{n} surel gagal atau tidak pasti sampai", f"{reverse('rapat:pemberitahuan')}?keadaan=perlu", "perhatian"),
    )  # fmt: skip
    return [*(satu_baris(*one) for one in asked), _topics(user)]


def _topics(user: Pengguna) -> Tanya:
    """Each with its answer page: the member waits for a word before the meeting."""
    rows = Agenda.objects.visible_to(user).menunggu().select_related("rapat", "instansi")

    def lines(number: Jumlah) -> list[Tugas]:
        told = [
            Tugas(
                f"{row.instansi.singkatan} mengusulkan topik untuk {row.rapat}: {row.judul}",
                reverse("rapat:answer_agenda", args=[row.pk]),
                "perhatian",
            )
            for row in rows.order_by("rapat__tanggal", "pk")[:TASKS_SHOWN]
        ]
        if (more := number.beyond(TASKS_SHOWN)).nilai:
            told.append(Tugas(f"dan {more} usulan topik lainnya", reverse("rapat:index"), "perhatian"))
        return told

    return Tanya(rows, lines)


def empty_quarters(user: Pengguna, ikhtisar: Ikhtisar | None) -> list[Tugas]:
    """Quarters of this year that end soon and have no meeting: for who schedules them, who has the year before the eyes anyway."""
    if not user.has_izin(Izin.SCHEDULE_RAPAT):
        return []
    return [
        Tugas(
            f"Rapat triwulan {romawi(slot.triwulan)} belum dijadwalkan",
            f"{reverse('rapat:schedule')}?triwulan={slot.triwulan}",
            "perhatian",
        )
        for slot in ikhtisar.slots
        if slot.rapat is None and slot.nada == "perhatian"
    ]
