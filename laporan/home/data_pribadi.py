"""Requests of victims and cases whose time is over."""

from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import capped_count
from gugus_tugas.tanggal import tulis_tanggal
from kasus.models import Kasus, Permintaan
from laporan.home.tugas import COUNTED, TASKS_SHOWN, Tugas


def requests(user: Pengguna, today) -> list[Tugas]:
    """Requests of victims that wait for an answer, each with its deadline."""
    tasks = []
    for row in Permintaan.objects.visible_to(user).terbuka().select_related("korban__kasus")[:TASKS_SHOWN]:
        due = timezone.localtime(row.tenggat)
        text = f"{row}: jawab sebelum {tulis_tanggal(due.date())} {due:%H.%M} WIB"
        url = reverse("kasus:permintaan_detail", args=[row.pk])
        tasks.append(Tugas(text, url, "terlambat" if row.is_lewat else "perhatian"))
    return tasks


def disposals(user: Pengguna, today) -> list[Tugas]:
    """Cases whose time in the register is over: to propose, or (the head) to decide."""
    if not user.has_izin(Izin.RECORD_PEMUSNAHAN):
        return []
    cases, url = Kasus.objects.visible_to(user), reverse("kasus:retensi")
    tasks = []
    if user.has_izin(Izin.VERIFY_PEMUSNAHAN) and (waiting := cases.filter(daftar_pemusnahan__hasil="").count()):
        tasks.append(Tugas(f"{waiting} usulan pemusnahan menunggu putusan", f"{url}?keadaan=usulan", "perhatian"))
    rows = cases.due_for_disposal(on=today).exclude(daftar_pemusnahan__hasil="")
    due = capped_count(rows.order_by("tanggal_lapor", "urutan"), limit=COUNTED)
    if due.nilai:
        tasks.append(Tugas(f"{due} kasus jatuh tempo pemusnahan", f"{url}?keadaan=jatuh_tempo", "perhatian"))
    return tasks
