"""The way back: goals, visits, empowerment. In short on the victim's page, in full on its own."""

from django.urls import reverse

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian, pada_tanggal
from kasus.enums import BULAN_PEMANTAUAN
from kasus.models import Kasus, Korban, Pemantauan, Pemberdayaan, RencanaReintegrasi


def _rows(model, user: Pengguna, korban: Korban) -> list:
    return list(model.objects.visible_to(user).filter(korban=korban).select_related("instansi"))


def korban_section(user: Pengguna, korban: Korban) -> dict:
    """A member sees the visits and goals of the own agency, without the notes."""
    can_record = perms.can_record_skrining(user, korban.kasus)
    args = [korban.kasus.slug, korban.pk]
    acts = [
        Aksi("Sasaran reintegrasi", reverse("kasus:add_rencana", args=args)),
        Aksi("Jadwal kunjungan", reverse("kasus:schedule_pemantauan", args=args)),
        Aksi("Pemberdayaan", reverse("kasus:add_pemberdayaan", args=args)),
    ]
    return {
        "daftar_rencana": _rows(RencanaReintegrasi, user, korban),
        "daftar_pemantauan": _rows(Pemantauan, user, korban),
        "daftar_pemberdayaan": _rows(Pemberdayaan, user, korban),
        "can_record_reintegrasi": can_record,
        "daftar_aksi": acts if can_record else [],
    }


def reintegrasi_page(user: Pengguna, korban: Korban) -> dict:
    """Template context of the page of its own."""
    section = korban_section(user, korban)
    section.pop("daftar_aksi")
    planned = {row.bulan for row in section["daftar_pemantauan"]}
    return {
        **section,
        "korban": korban,
        "kasus": korban.kasus,
        "can_schedule": section["can_record_reintegrasi"] and not planned.issuperset(BULAN_PEMANTAUAN),
        "nilai_pemberdayaan": sum(row.nilai or 0 for row in section["daftar_pemberdayaan"]),
    }


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Visits that were made, goals that were reached, and what was given."""
    events = []
    for row in (
        Pemantauan.objects.visible_to(user)
        .filter(korban__kasus=kasus, dilakukan__isnull=False)
        .select_related("korban", "instansi")
    ):
        events.append(
            _event(kasus, row, row.dilakukan, f"{row} kepada K{row.korban.urutan}", row.get_keadaan_display())
        )
    for row in (
        RencanaReintegrasi.objects.visible_to(user)
        .filter(korban__kasus=kasus, selesai__isnull=False)
        .select_related("korban", "instansi")
    ):
        what = f"Sasaran {row.get_bidang_display().lower()} K{row.korban.urutan} tercapai"
        events.append(_event(kasus, row, row.selesai, what))
    for row in Pemberdayaan.objects.visible_to(user).filter(korban__kasus=kasus).select_related("korban", "instansi"):
        events.append(_event(kasus, row, row.tanggal, f"{row.get_jenis_display()} untuk K{row.korban.urutan}"))
    return events


def _event(kasus: Kasus, row, day, judul: str, rincian: str = "") -> Kejadian:
    url = reverse("kasus:korban_detail", args=[kasus.slug, row.korban_id])
    return Kejadian(pada_tanggal(day), "reintegrasi", judul, rincian, row.instansi.singkatan, url)
