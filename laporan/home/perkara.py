"""What the legal track asks for: hearings of the next days, reports that are stuck."""

import datetime

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import Jumlah
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import HARI_SIDANG_DEKAT
from kasus.lama_tahap import KALI_MACET, batas, median_tahap, sebut_lama
from kasus.models import JadwalSidang, PerkaraHukum
from laporan.home.tugas import COUNTED, Tanya, Tugas

SHOWN = 3


def hearings(user: Pengguna, today) -> list[Tanya]:
    """Court dates of the next days, the nearest first: for the office and for the agency whose report it is."""
    if not user.has_izin(Izin.ADD_TAHAP_HUKUM):
        return []
    end = today + datetime.timedelta(days=HARI_SIDANG_DEKAT)
    rows = JadwalSidang.objects.visible_to(user).mendatang(on=today).filter(tanggal__lte=end)
    return [Tanya(rows, lambda n: _nearest(rows))]


def _nearest(rows) -> list[Tugas]:
    tasks = [
        Tugas(
            f"{row.perkara}: sidang {row.get_acara_display().lower()}, {tulis_tanggal(row.tanggal)}",
            reverse("kasus:perkara_detail", args=[row.perkara.kasus.slug, row.perkara_id]),
            "perhatian",
        )
        for row in rows.select_related("perkara__kasus")[: SHOWN + 1]
    ]
    if len(tasks) > SHOWN:
        tasks[SHOWN:] = [Tugas("Sidang lain dalam tujuh hari", reverse("kasus:sidang_index"), "perhatian")]
    return tasks


def stuck(user: Pengguna, today) -> list[Tanya]:
    """Reports far above the usual days of their stage, with who is waited for."""
    if not user.has_izin(Izin.ADD_TAHAP_HUKUM):
        return []
    scope = PerkaraHukum.objects.visible_to(user)
    late = scope.melampaui(batas(median_tahap(scope.lama_tahap())), kali=KALI_MACET, on=today).order_by(
        "tahap_sejak", "id"
    )
    return [Tanya(late, lambda n: _longest(late, n, today), limit=COUNTED)]


def _longest(late, count: Jumlah, today) -> list[Tugas]:
    tasks = [
        Tugas(
            f"{row}: {sebut_lama(row, on=today)}, menunggu {row.pihak_berikutnya}",
            reverse("kasus:perkara_detail", args=[row.kasus.slug, row.pk]),
            "terlambat",
        )
        for row in late.select_related("kasus", "instansi", "penuntut", "instansi_berikutnya")[:SHOWN]
    ]
    if (more := count.beyond(SHOWN)).nilai:
        url = f"{reverse('kasus:perkara_index')}?keadaan=macet"
        tasks.append(Tugas(f"dan {more} perkara macet lainnya", url, "terlambat"))
    return tasks
