"""Reported persons by code on the case page, and the page of one of them: parts, legal status over time, wanted notices."""

from django.urls import reverse

from anggota import audit
from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.kejadian import Kejadian, pada_tanggal
from kasus.models import Kasus, PerkaraHukum, Putusan, Terlapor


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    rows = Terlapor.objects.visible_to(user).filter(kasus=kasus).select_related("kasus").order_by("urutan")
    hanging = ("daftar_peran", "daftar_pencarian", "daftar_riwayat_hukum__dicatat_oleh")
    return {"daftar_terlapor": list(rows.prefetch_related(*hanging))}


def terlapor_page(user: Pengguna, terlapor: Terlapor) -> dict:
    """Template context of the page of one reported person."""
    reports = PerkaraHukum.objects.visible_to(user).filter(daftar_terlapor_perkara__terlapor=terlapor)
    verdicts = Putusan.objects.visible_to(user).filter(terlapor=terlapor).terakhir()
    seen_by = perms.can_view_pembukaan(user, terlapor.kasus)
    return {
        "terlapor": terlapor,
        "kasus": terlapor.kasus,
        "daftar_riwayat": list(terlapor.daftar_riwayat_hukum.select_related("dicatat_oleh")),
        "daftar_pencarian": list(terlapor.daftar_pencarian.all()),
        "daftar_perkara": list(reports.select_related("kasus")),
        "daftar_putusan": list(verdicts.select_related("perkara__kasus", "pengadilan")),
        "can_update": perms.can_update_terlapor(user, terlapor),
        "can_reveal": perms.can_reveal_identitas_terlapor(user, terlapor),
        "daftar_pembukaan": audit.readings_of([terlapor.kode]) if seen_by else None,
    }


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Changes of the legal status, by code: for who sees the whole case."""
    events = []
    for row in halaman["daftar_terlapor"]:
        url = reverse("kasus:terlapor_detail", args=[kasus.slug, row.pk])
        events += [
            Kejadian(
                pada_tanggal(step.tanggal), "terlapor", f"T{row.urutan}: {step.get_ke_display().lower()}",
                f"sebelumnya {step.get_dari_display().lower()}", step.dicatat_oleh.nama, url,
            )
            for step in row.daftar_riwayat_hukum.all()
        ]  # fmt: skip
    return events
