"""Requests of victims and cases whose time is over."""

from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.tanggal import tulis_tanggal
from kasus.models import Kasus, Permintaan
from laporan.home.tugas import COUNTED, TASKS_SHOWN, Tanya, Tugas, satu_baris


def requests(user: Pengguna, today) -> list[Tanya]:
    """Requests of victims that wait for an answer, each with its deadline."""
    rows = Permintaan.objects.visible_to(user).terbuka().select_related("korban__kasus")
    return [Tanya(rows, lambda n: _open_requests(rows))]


def _open_requests(rows) -> list[Tugas]:
    tasks = []
    for row in rows[:TASKS_SHOWN]:
        due = timezone.localtime(row.tenggat)
        text = f"{row}: jawab sebelum {tulis_tanggal(due.date())} {due:%H.%M} WIB"
        url = reverse("kasus:permintaan_detail", args=[row.pk])
        tasks.append(Tugas(text, url, "terlambat" if row.is_lewat else "perhatian"))
    return tasks


def disposals(user: Pengguna, today) -> list[Tanya]:
    """Cases whose time in the register is over: to propose, or (the head) to decide."""
    if not user.has_izin(Izin.RECORD_PEMUSNAHAN):
        return []
    cases, url = Kasus.objects.visible_to(user), reverse("kasus:retensi")
    asked = []
    if user.has_izin(Izin.VERIFY_PEMUSNAHAN):
        waiting = cases.filter(daftar_pemusnahan__hasil="")
        text = "{n} usulan pemusnahan menunggu putusan"
        asked.append(satu_baris(waiting, text, f"{url}?keadaan=usulan", "perhatian"))
    due = cases.due_for_disposal(on=today).exclude(daftar_pemusnahan__hasil="").order_by("tanggal_lapor", "urutan")
    text = "{n} kasus jatuh tempo pemusnahan"
    return [*asked, satu_baris(due, text, f"{url}?keadaan=jatuh_tempo", "perhatian", limit=COUNTED)]
