"""What the office must do: emergencies, tindak lanjut, empty quarters."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.templatetags.ui import romawi
from kasus.models import PembukaanDarurat
from laporan.home.tugas import Tugas
from rapat.calendar import slot_triwulan
from rapat.models import Pemberitahuan, Rapat, TindakLanjut


def office(user: Pengguna, today) -> list[Tugas]:
    """The secretariat and its head."""
    if not user.has_izin(Izin.SCHEDULE_RAPAT):
        return []
    tasks = []
    if unseen := PembukaanDarurat.objects.visible_to(user).belum_ditinjau().count():
        tasks.append(Tugas(f"{unseen} pembukaan darurat menunggu tinjauan", reverse("kasus:darurat"), "terlambat"))
    items = TindakLanjut.objects.visible_to(user)
    if waiting := items.awaiting_verification().count():
        tasks.append(
            Tugas(
                f"{waiting} tindak lanjut menunggu verifikasi",
                reverse("rapat:tindak_lanjut") + "?keadaan=verifikasi",
                "perhatian",
            )
        )
    if asked := items.asked_away().count():
        tasks.append(
            Tugas(
                f"{asked} tindak lanjut diminta diserahkan ke instansi lain",
                reverse("rapat:tindak_lanjut") + "?keadaan=penyerahan",
                "perhatian",
            )
        )
    if late := items.overdue(on=today).count():
        tasks.append(
            Tugas(
                f"{late} tindak lanjut instansi lewat tenggat",
                reverse("rapat:tindak_lanjut") + "?keadaan=lewat",
                "terlambat",
            )
        )
    if undelivered := Pemberitahuan.objects.visible_to(user).needs_person().count():
        url = reverse("rapat:pemberitahuan") + "?keadaan=perlu"
        tasks.append(Tugas(f"{undelivered} surel gagal atau tidak pasti sampai", url, "perhatian"))
    for slot in slot_triwulan(Rapat.objects.visible_to(user).triwulanan(today.year), year=today.year, today=today):
        if slot.rapat is None and slot.nada == "perhatian":
            tasks.append(
                Tugas(
                    f"Rapat triwulan {romawi(slot.triwulan)} belum dijadwalkan",
                    f"{reverse('rapat:schedule')}?triwulan={slot.triwulan}",
                    "perhatian",
                )
            )
    return tasks
