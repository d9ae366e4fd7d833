"""Referrals of a victim, as far as the reader sent, received or oversees them."""

from django.urls import reverse
from django.utils import timezone

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian
from kasus.models import Kasus, Korban, Rujukan


def korban_section(user: Pengguna, korban: Korban) -> dict:
    rows = Rujukan.objects.visible_to(user).filter(korban=korban).prefetch_related("daftar_butir")
    rows = rows.select_related("korban__kasus", "penerima", "pengirim")
    can_add = perms.can_add_rujukan(user, korban)
    url = reverse("kasus:add_rujukan", args=[korban.kasus.slug, korban.pk])
    return {
        "daftar_rujukan": list(rows.with_isi_terlihat(user, on=timezone.localdate()).urgent_first()),
        "can_add_rujukan": can_add,
        "daftar_aksi": [Aksi("Rujukan ke instansi lain", url)] if can_add else [],
    }


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Each step of each referral that the reader may know of. Notes stay on the page of the referral."""
    rows = Rujukan.objects.visible_to(user).filter(korban__kasus=kasus).select_related("korban__kasus", "penerima")
    found = []
    for row in rows.prefetch_related("daftar_riwayat__dicatat_oleh"):
        url = reverse("kasus:rujukan_detail", args=[row.pk])
        for step in row.daftar_riwayat.all():
            what = "dikirim" if not step.dari else step.get_ke_display().lower()
            detail = row.get_hambatan_display() if row.hambatan and step.ke == row.status else ""
            title = f"{row.korban}: rujukan ke {row.penerima.singkatan} {what}"
            found.append(Kejadian(step.dicatat_pada, "rujukan", title, detail, step.dicatat_oleh.nama, url))
    return found
