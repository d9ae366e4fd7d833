"""What single cases ask for: flags that are due, proposals to close, files to remove, entry in SIMFONI-PPA."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import capped_count
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import HasilUsulan
from kasus.models import Bendera, Kasus, Lampiran, UsulanPenutupan
from laporan.home.tugas import COUNTED, TASKS_SHOWN, Tugas


def flags(user: Pengguna, today) -> list[Tugas]:
    """Flags whose day has come, the longest due first."""
    due = Bendera.objects.visible_to(user).terbuka().filter(tenggat__lte=today).select_related("kasus")
    tasks = []
    for row in due.order_by("tenggat", "dicatat_pada")[:TASKS_SHOWN]:
        text = f"{row.kasus}: bendera {row.get_alasan_display().lower()}, tenggat {tulis_tanggal(row.tenggat)}"
        tone = "terlambat" if row.tenggat < today else "perhatian"
        tasks.append(Tugas(text, reverse("kasus:detail", args=[row.kasus.slug]), tone))
    if (more := due.count() - TASKS_SHOWN) > 0:
        tasks.append(Tugas(f"dan {more} bendera lain yang jatuh tempo", reverse("kasus:index"), "perhatian"))
    return tasks


def closings(user: Pengguna, today) -> list[Tugas]:
    """For the head: proposals of others. For who proposed: what came back and was not proposed again."""
    rows = UsulanPenutupan.objects.visible_to(user).select_related("kasus")
    tasks = []
    if user.has_izin(Izin.CLOSE_KASUS):
        waiting = rows.menunggu().exclude(dicatat_oleh=user).exclude(kasus__dicatat_oleh=user)
        for row in waiting.order_by("dicatat_pada")[:TASKS_SHOWN]:
            text = f"{row.kasus}: usulan penutupan menunggu putusan Anda"
            tasks.append(Tugas(text, reverse("kasus:verify_penutupan", args=[row.kasus.slug]), "perhatian"))
    newest = UsulanPenutupan.objects.visible_to(user).terbaru()
    back = newest.filter(
        dicatat_oleh=user, hasil=HasilUsulan.DIKEMBALIKAN, kasus__in=Kasus.objects.visible_to(user).terbuka()
    )
    for row in back.select_related("kasus").order_by("diverifikasi_pada")[:TASKS_SHOWN]:
        text = f"{row.kasus}: usulan penutupan dikembalikan dengan catatan"
        tasks.append(Tugas(text, reverse("kasus:detail", args=[row.kasus.slug]), "perhatian"))
    return tasks


def withdrawals(user: Pengguna, today) -> list[Tugas]:
    """For the head: files that somebody else wants removed."""
    if not user.has_izin(Izin.VERIFY_LAMPIRAN):
        return []
    rows = Lampiran.objects.visible_to(user).menunggu_penarikan().exclude(ditarik_oleh=user).select_related("kasus")
    return [
        Tugas(
            f"{row.kasus}: penarikan {row.get_jenis_display()} {row.nomor} menunggu putusan",
            reverse("kasus:lampiran_detail", args=[row.kasus.slug, row.pk]),
            "perhatian",
        )
        for row in rows.order_by("ditarik_pada")[:TASKS_SHOWN]
    ]


def entries(user: Pengguna, today) -> list[Tugas]:
    """Cases that are not entered in SIMFONI-PPA: one line for all of them."""
    if not user.has_izin(Izin.RECORD_KASUS):
        return []
    rows = Kasus.objects.visible_to(user).belum_simfoni().order_by("tanggal_lapor", "urutan")
    number, url = capped_count(rows, limit=COUNTED), reverse("kasus:simfoni_index")
    return [Tugas(f"{number} kasus belum diinput ke SIMFONI-PPA", url, "berjalan")] if number.nilai else []
