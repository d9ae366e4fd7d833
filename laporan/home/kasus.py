"""What single cases ask for: flags that are due, proposals to close, files to remove, entry in SIMFONI-PPA."""

from django.urls import reverse

from anggota.enums import Izin
from anggota.models import Pengguna
from gugus_tugas.paging import Jumlah
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import HasilUsulan
from kasus.models import Bendera, Kasus, Lampiran, UsulanPenutupan
from laporan.home.tugas import COUNTED, TASKS_SHOWN, Tanya, Tugas, satu_baris


def flags(user: Pengguna, today) -> list[Tanya]:
    """Flags whose day has come, the longest due first."""
    due = Bendera.objects.visible_to(user).terbuka().filter(tenggat__lte=today).select_related("kasus")
    return [Tanya(due, lambda n: _due_flags(due, n, today))]


def _due_flags(due, number: Jumlah, today) -> list[Tugas]:
    tasks = []
    for row in due.order_by("tenggat", "dicatat_pada")[:TASKS_SHOWN]:
        text = f"{row.kasus}: bendera {row.get_alasan_display().lower()}, tenggat {tulis_tanggal(row.tenggat)}"
        tone = "terlambat" if row.tenggat < today else "perhatian"
        tasks.append(Tugas(text, reverse("kasus:detail", args=[row.kasus.slug]), tone))
    if (more := number.beyond(TASKS_SHOWN)).nilai:
        tasks.append(Tugas(f"dan {more} bendera lain yang jatuh tempo", reverse("kasus:index"), "perhatian"))
    return tasks


def closings(user: Pengguna, today) -> list[Tanya]:
    """For the head: proposals of others. For who proposed: what came back and was not proposed again."""
    rows = UsulanPenutupan.objects.visible_to(user).select_related("kasus")
    asked = []
    if user.has_izin(Izin.CLOSE_KASUS):
        waiting = rows.menunggu().exclude(dicatat_oleh=user).exclude(kasus__dicatat_oleh=user).order_by("dicatat_pada")
        asked.append(_each(waiting, "usulan penutupan menunggu putusan Anda", "kasus:verify_penutupan"))
    newest = UsulanPenutupan.objects.visible_to(user).terbaru()
    back = newest.filter(
        dicatat_oleh=user, hasil=HasilUsulan.DIKEMBALIKAN, kasus__in=Kasus.objects.visible_to(user).terbuka()
    )
    back = back.select_related("kasus").order_by("diverifikasi_pada")
    return [*asked, _each(back, "usulan penutupan dikembalikan dengan catatan", "kasus:detail")]


def _each(rows, what: str, page: str) -> Tanya:
    """A line for each row, to a page of its case."""
    return Tanya(
        rows,
        lambda n: [
            Tugas(f"{row.kasus}: {what}", reverse(page, args=[row.kasus.slug]), "perhatian")
            for row in rows[:TASKS_SHOWN]
        ],
    )


def withdrawals(user: Pengguna, today) -> list[Tanya]:
    """For the head: files that somebody else wants removed."""
    if not user.has_izin(Izin.VERIFY_LAMPIRAN):
        return []
    rows = Lampiran.objects.visible_to(user).menunggu_penarikan().exclude(ditarik_oleh=user).select_related("kasus")
    return [Tanya(rows, lambda n: _withdrawn(rows))]


def _withdrawn(rows) -> list[Tugas]:
    return [
        Tugas(
            f"{row.kasus}: penarikan {row.get_jenis_display()} {row.nomor} menunggu putusan",
            reverse("kasus:lampiran_detail", args=[row.kasus.slug, row.pk]),
            "perhatian",
        )
        for row in rows.order_by("ditarik_pada")[:TASKS_SHOWN]
    ]


def entries(user: Pengguna, today) -> list[Tanya]:
    """Cases that are not entered in SIMFONI-PPA: one line for all of them."""
    if not user.has_izin(Izin.RECORD_KASUS):
        return []
    rows = Kasus.objects.visible_to(user).belum_simfoni().order_by("tanggal_lapor", "urutan")
    url = reverse("kasus:simfoni_index")
    return [satu_baris(rows, "{n} kasus belum diinput ke SIMFONI-PPA", url, "berjalan", limit=COUNTED)]
