"""What others did with accounts that may open identities: the head sees it without mail, so that nothing passes in silence."""

import datetime
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from anggota import audit
from anggota.enums import Izin, JenisPeristiwa
from anggota.models import JejakAudit, Pengguna
from anggota.roles import PERAN_MEMBUKA
from gugus_tugas.clock import now
from laporan.home.tugas import TASKS_SHOWN, Tugas

TELL_FOR = datetime.timedelta(days=14)
MENYENTUH = (
    JenisPeristiwa.INVITE_PENGGUNA,
    JenisPeristiwa.CHANGE_PENGGUNA,
    JenisPeristiwa.SEND_UNDANGAN,
    JenisPeristiwa.DEACTIVATE_PENGGUNA,
    JenisPeristiwa.ACTIVATE_PENGGUNA,
)


def accounts(user: Pengguna, today) -> list[Tugas]:
    """One line for each account that another person touched lately, the last act told; from the trail, which nobody edits."""
    if not user.has_izin(Izin.REVIEW_DARURAT):
        return []
    able = Pengguna.objects.visible_to(user).filter(peran__in=PERAN_MEMBUKA).values_list("nama_pengguna", flat=True)
    rows = JejakAudit.objects.visible_to(user).filter(peristiwa__in=MENYENTUH, pada__gt=now() - TELL_FOR)
    rows = rows.filter(Q(objek_kode__in=able) | Q(peristiwa=JenisPeristiwa.CHANGE_PENGGUNA))
    last: dict[str, JejakAudit] = {}
    for row in rows.exclude(pelaku__in=[user.nama_pengguna, audit.SYSTEM]).order_by("-id")[:200]:
        if row.peristiwa != JenisPeristiwa.CHANGE_PENGGUNA or {"peran", "surel"} & set(row.kolom):
            last.setdefault(row.objek_kode, row)
    url = reverse("anggota:jejak")
    told = [(f"{row.kalimat}: pastikan Anda mengetahuinya", code) for code, row in last.items()]
    return [Tugas(text, f"{url}?{urlencode({'kode': code})}", "perhatian") for text, code in told[:TASKS_SHOWN]]
