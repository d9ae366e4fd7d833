"""Referrals: what waits for the own answer, what others leave unanswered, what was refused."""

import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.clock import now
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import STATUS_TERBUKA, StatusRujukan
from kasus.models import Rujukan
from laporan.home.tugas import TASKS_SHOWN, Tugas

HARI_DITOLAK = 14  # days for which a refusal calls for another way


def referrals(user: Pengguna, today) -> list[Tugas]:
    """Who answers: the own agency (the secretariat for agencies without an account). Who sends: late answers and refusals."""
    if not user.has_izin(Izin.VERIFY_RUJUKAN):
        return []
    rows = Rujukan.objects.visible_to(user).select_related("korban__kasus", "penerima", "pengirim")
    incoming = rows.masuk(user)
    tasks = _unanswered(incoming, "rujukan belum dijawab", "?arah=masuk&keadaan=diajukan", today)
    if user.has_izin(Izin.VIEW_SELURUH_KASUS):
        others = rows.exclude(pk__in=incoming.values("pk")).overdue(on=today)
        tasks += _unanswered(others, "rujukan lewat batas jawaban instansi", "?keadaan=lewat", today)
    if done := incoming.filter(status=StatusRujukan.DITERIMA).count():
        url = f"{reverse('kasus:rujukan_index')}?arah=masuk&keadaan=diterima"
        tasks.append(Tugas(f"{done} rujukan diterima, hasilnya belum dilaporkan", url, "berjalan"))
    return tasks + _refused(rows.keluar(user))


def _unanswered(rows, what: str, query: str, today) -> list[Tugas]:
    """One line: how many, and for how long the oldest waits; with one only, straight to it."""
    waiting = list(rows.filter(status=StatusRujukan.DIAJUKAN).order_by("dicatat_pada")[:2])
    if not waiting:
        return []
    number = rows.filter(status=StatusRujukan.DIAJUKAN).count() if len(waiting) > 1 else 1
    days = (today - timezone.localdate(waiting[0].dicatat_pada)).days
    late = rows.overdue(on=today).exists()
    due = min(row.tenggat for row in waiting)
    text = f"{number} {what} ({days} hari)" if days else f"{number} {what}: jawab sebelum {tulis_tanggal(due)}"
    url = (
        reverse("kasus:rujukan_detail", args=[waiting[0].pk]) if number == 1 else reverse("kasus:rujukan_index") + query
    )
    return [Tugas(text, url, "terlambat" if late else "perhatian")]


def _refused(rows) -> list[Tugas]:
    """Refusals of the last two weeks in open cases, until the same victim is referred anew."""
    newer = rows.filter(korban=OuterRef("korban"), urutan__gt=OuterRef("urutan"))
    since = now() - datetime.timedelta(days=HARI_DITOLAK)
    refused = rows.filter(
        ~Exists(newer), status=StatusRujukan.DITOLAK, dijawab_pada__gte=since, korban__kasus__status__in=STATUS_TERBUKA
    )
    return [
        Tugas(
            f"Rujukan {row.kode} ditolak {row.penerima.singkatan}: {row.get_hambatan_display().lower()}. Cari jalan lain",
            reverse("kasus:rujukan_detail", args=[row.pk]),
            "perhatian",
        )
        for row in refused.order_by("-dijawab_pada")[:TASKS_SHOWN]
    ]
