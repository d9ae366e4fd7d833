"""Referrals: what waits for the own answer, what others leave unanswered, what was refused."""

import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.clock import now
from gugus_tugas.paging import Jumlah
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import STATUS_TERBUKA, StatusRujukan
from kasus.models import Rujukan
from laporan.home.tugas import TASKS_SHOWN, Tanya, Tugas, satu_baris

HARI_DITOLAK = 14  # days for which a refusal calls for another way


def referrals(user: Pengguna, today) -> list[Tanya]:
    """Who answers: the own agency (the secretariat for agencies without an account). Who sends: late answers and refusals."""
    if not user.has_izin(Izin.VERIFY_RUJUKAN):
        return []
    rows = Rujukan.objects.visible_to(user).select_related("korban__kasus", "penerima", "pengirim")
    incoming = rows.masuk(user)
    asked = [_unanswered(incoming, "rujukan belum dijawab", "?arah=masuk&keadaan=diajukan", today)]
    if user.has_izin(Izin.VIEW_SELURUH_KASUS):
        others = rows.lain(user).overdue(on=today)
        asked.append(_unanswered(others, "rujukan lewat batas jawaban instansi", "?arah=lain&keadaan=lewat", today))
    url = f"{reverse('kasus:rujukan_index')}?arah=masuk&keadaan=diterima"
    accepted = incoming.berstatus(StatusRujukan.DITERIMA)
    asked.append(satu_baris(accepted, "{n} rujukan diterima, hasilnya belum dilaporkan", url, "berjalan"))
    return [*asked, _refused(rows.keluar(user))]


def _unanswered(rows, what: str, query: str, today) -> Tanya:
    """One line: how many, and for how long the oldest waits; with one only, straight to it."""
    waiting = rows.berstatus(StatusRujukan.DIAJUKAN)

    def line(number: Jumlah, late: Jumlah) -> list[Tugas]:
        first = list(waiting.order_by("dicatat_pada")[:2])
        if not first:  # answered since they were counted
            return []
        days = (today - timezone.localdate(first[0].dicatat_pada)).days
        due = min(row.tenggat for row in first)
        text = f"{number} {what} ({days} hari)" if days else f"{number} {what}: jawab sebelum {tulis_tanggal(due)}"
        alone = len(first) == 1
        url = reverse("kasus:rujukan_detail", args=[first[0].pk]) if alone else reverse("kasus:rujukan_index") + query
        return [Tugas(text, url, "terlambat" if late.nilai else "perhatian")]

    return Tanya(waiting, line, lain=rows.overdue(on=today))


def _refused(rows) -> Tanya:
    """Refusals of the last two weeks in open cases, until the same victim is referred anew."""
    newer = rows.filter(korban=OuterRef("korban"), urutan__gt=OuterRef("urutan"))
    since = now() - datetime.timedelta(days=HARI_DITOLAK)
    refused = rows.filter(
        ~Exists(newer), status=StatusRujukan.DITOLAK, dijawab_pada__gte=since, korban__kasus__status__in=STATUS_TERBUKA
    )

    def lines(number: Jumlah) -> list[Tugas]:
        return [
            Tugas(
                f"Rujukan {row.kode} ditolak {row.penerima.singkatan}: {row.get_hambatan_display().lower()}. Cari jalan lain",
                reverse("kasus:rujukan_detail", args=[row.pk]),
                "perhatian",
            )
            for row in refused.order_by("-dijawab_pada")[:TASKS_SHOWN]
        ]

    return Tanya(refused, lines)
