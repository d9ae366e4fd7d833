"""Beranda: what needs this person now, then a few numbers. Counts use the same scoped rows as the lists they link to."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from anggota.enums import Izin, KeadaanNota
from anggota.models import NotaKesepahaman, Pengguna
from anggota.roster import peringatan_sk, sk_menunggu
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.templatetags.ui import romawi
from kasus.models import Kasus, Layanan, PembukaanDarurat, Permintaan
from rapat.calendar import slot_triwulan
from rapat.models import Perkembangan, Rapat, TindakLanjut

TASKS_SHOWN, NOTA_SHOWN = 10, 3


@dataclass(frozen=True)
class Tugas:
    """One line of "Perlu tindakan Anda"."""

    teks: str
    url: str
    nada: str


def daftar_tugas(user: Pengguna) -> list[Tugas]:
    """The most urgent first; empty when nothing waits."""
    today = timezone.localdate()
    tasks = [
        *_membership(user, today),
        *_office(user, today),
        *_agreements(user, today),
        *_requests(user),
        *_disposals(user, today),
        *_agency(user, today),
    ]
    order = {"terlambat": 0, "perhatian": 1, "berjalan": 2}
    return sorted(tasks, key=lambda task: order.get(task.nada, 3))


def _membership(user: Pengguna, today) -> list[Tugas]:
    """The decree: none in force, one that ends soon, one whose changes wait to be carried out."""
    if not user.has_izin(Izin.MANAGE_SK):
        return []
    tasks = []
    if text := peringatan_sk(today=today):
        tasks.append(Tugas(text, reverse("anggota:sk_index"), "perhatian"))
    if user.has_izin(Izin.CARRY_OUT_SK) and (sk := sk_menunggu(today=today)):
        text = f"{sk} sudah berlaku; laksanakan perubahan anggotanya"
        tasks.append(Tugas(text, reverse("rapat:carry_out_sk", args=[sk.pk]), "terlambat"))
    return tasks


def _office(user: Pengguna, today) -> list[Tugas]:
    """The secretariat and its head."""
    if not user.has_izin(Izin.SCHEDULE_RAPAT):
        return []
    tasks = []
    for layanan in (
        Layanan.objects.visible_to(user)
        .overdue(on=today)
        .select_related("korban__kasus", "penyedia")
        .order_by("diminta")[:5]
    ):
        text = f"{layanan.korban}: {layanan.get_jenis_display()} dari {layanan.penyedia.singkatan} belum diberikan, lewat 7 hari"
        tasks.append(Tugas(text, reverse("kasus:detail", args=[layanan.korban.kasus.slug]), "terlambat"))
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
    if late := items.overdue(on=today).count():
        tasks.append(
            Tugas(
                f"{late} tindak lanjut instansi lewat tenggat",
                reverse("rapat:tindak_lanjut") + "?keadaan=lewat",
                "terlambat",
            )
        )
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


def _agreements(user: Pengguna, today) -> list[Tugas]:
    """Who keeps the register of MoU and PKS: those that end within ninety days, the nearest first."""
    if not user.has_izin(Izin.RECORD_NOTA):
        return []
    ending = NotaKesepahaman.objects.in_state(KeadaanNota.SEGERA, on=today).order_by("berlaku_sampai", "judul")
    tasks = [
        Tugas(
            f"{nota} berakhir {tulis_tanggal(nota.berlaku_sampai)}: bicarakan perpanjangannya",
            reverse("anggota:nota_detail", args=[nota.pk]),
            "perhatian",
        )
        for nota in ending[:NOTA_SHOWN]
    ]
    if (more := ending.count() - NOTA_SHOWN) > 0:
        url = f"{reverse('anggota:nota_index')}?keadaan={KeadaanNota.SEGERA}"
        tasks.append(Tugas(f"dan {more} MoU/PKS lain yang segera berakhir", url, "perhatian"))
    return tasks


def _requests(user: Pengguna) -> list[Tugas]:
    """Requests of victims that wait for an answer, each with its deadline."""
    tasks = []
    for row in Permintaan.objects.visible_to(user).terbuka().select_related("korban__kasus")[:TASKS_SHOWN]:
        due = timezone.localtime(row.tenggat)
        text = f"{row}: jawab sebelum {tulis_tanggal(due.date())} {due:%H.%M} WIB"
        url = reverse("kasus:permintaan_detail", args=[row.pk])
        tasks.append(Tugas(text, url, "terlambat" if row.is_lewat else "perhatian"))
    return tasks


def _disposals(user: Pengguna, today) -> list[Tugas]:
    """Cases whose time in the register is over: to propose, or (the head) to decide."""
    if not user.has_izin(Izin.RECORD_PEMUSNAHAN):
        return []
    cases, url = Kasus.objects.visible_to(user), reverse("kasus:retensi")
    tasks = []
    if user.has_izin(Izin.VERIFY_PEMUSNAHAN) and (waiting := cases.filter(daftar_pemusnahan__hasil="").count()):
        tasks.append(Tugas(f"{waiting} usulan pemusnahan menunggu putusan", f"{url}?keadaan=usulan", "perhatian"))
    due = cases.due_for_disposal(on=today).exclude(daftar_pemusnahan__hasil="").count()
    if due:
        tasks.append(Tugas(f"{due} kasus jatuh tempo pemusnahan", f"{url}?keadaan=jatuh_tempo", "perhatian"))
    return tasks


def _agency(user: Pengguna, today) -> list[Tugas]:
    """A member: the items of the own agency, late ones one by one, and what was handed back."""
    if not user.has_izin(Izin.REPORT_PROGRESS):
        return []
    own = (
        TindakLanjut.objects.visible_to(user)
        .filter(instansi=user.instansi_id)
        .terbuka()
        .select_related("rekomendasi")
        .urgent_first()
    )
    pending = Perkembangan.objects.visible_to(user).pending().values("tindak_lanjut")
    waiting = own.exclude(pk__in=pending)
    tasks = []
    for item in waiting[:TASKS_SHOWN]:
        tone = "terlambat" if item.days_late else "perhatian" if item.status == "belum" else "berjalan"
        text = f"Rekomendasi {item.rekomendasi.nomor}: {item.rekomendasi.uraian}"
        tasks.append(Tugas(text, reverse("rapat:tindak_lanjut_detail", args=[item.pk]), tone))
    if (more := waiting.count() - TASKS_SHOWN) > 0:
        tasks.append(Tugas(f"dan {more} tindak lanjut lainnya", reverse("rapat:tindak_lanjut"), "berjalan"))
    return tasks


@dataclass(frozen=True)
class Angka:
    """One number with the list behind it."""

    label: str
    nilai: int
    url: str


def daftar_angka(user: Pengguna) -> list[Angka]:
    """Numbers this role may see, each equal to the length of the list it opens."""
    today = timezone.localdate()
    numbers = []
    if user.has_izin(Izin.VIEW_KASUS):
        cases = Kasus.objects.visible_to(user)
        numbers.append(
            Angka("kasus masih terbuka", cases.terbuka().count(), reverse("kasus:index") + "?status=terbuka")
        )
        numbers.append(
            Angka(
                f"kasus dilaporkan {today.year}",
                cases.filter(tahun_lapor=today.year).count(),
                f"{reverse('kasus:index')}?tahun={today.year}",
            )
        )
    if user.has_izin(Izin.VIEW_RAPAT):
        items = TindakLanjut.objects.visible_to(user)
        numbers.append(
            Angka(
                "tindak lanjut terbuka",
                items.terbuka().count(),
                reverse("rapat:tindak_lanjut") + "?keadaan=terbuka&instansi=",
            )
        )
        numbers.append(
            Angka(
                "lewat tenggat",
                items.overdue(on=today).count(),
                reverse("rapat:tindak_lanjut") + "?keadaan=lewat&instansi=",
            )
        )
    return numbers
