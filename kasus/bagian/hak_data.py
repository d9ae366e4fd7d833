"""Who looked at an identity, what the person may ask about the own data, and the ways to open an identity."""

from django.urls import reverse

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.kejadian import Kejadian
from kasus.models import Kasus, Korban, PembukaanDarurat, Permintaan


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    seen_by = perms.can_view_pembukaan(user, kasus)
    return {"daftar_pembukaan": audit.readings_of(_codes(user, kasus)) if seen_by else None}


def _codes(user: Pengguna, kasus: Kasus) -> list[str]:
    """Under which the trail speaks of this case: the case itself and each victim."""
    rows = Korban.objects.visible_to(user).filter(kasus=kasus).select_related("kasus")
    return [kasus.nomor, *(row.kode for row in rows)]


def korban_section(user: Pengguna, korban: Korban) -> dict:
    seen_by = perms.can_view_pembukaan(user, korban.kasus)
    can_reveal = perms.can_reveal_identitas(user, korban)
    return {
        "can_reveal_identitas": can_reveal,
        "is_orang_dibatasi": (restricted := korban.is_orang_dibatasi),
        "can_break_glass": perms.can_break_glass(user, korban) and not restricted and not can_reveal,
        "can_record_permintaan": perms.can_record_permintaan_in(user, korban.kasus),
        "can_change_pembatasan": perms.can_change_pembatasan_in(user, korban.kasus),
        "can_update_identitas": perms.can_update_identitas(user, korban),
        "daftar_pembukaan": audit.readings_of([korban.kode]) if seen_by else None,
    }


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Who opened an identity or took a file, for who may know; requests of the victims; the head's reviews."""
    events = []
    words = dict(JenisPeristiwa.choices)
    for row in halaman["daftar_pembukaan"] or ():
        title = f"{words.get(row.peristiwa, row.peristiwa).capitalize()} {row.objek_kode}"
        events.append(Kejadian(row.pada, "identitas", title, row.alasan, row.pelaku))
    asked = (
        Permintaan.objects.visible_to(user).filter(korban__kasus=kasus).select_related("korban", "diverifikasi_oleh")
    )
    for row in asked:
        what, url = (
            f"{row.get_jenis_display()}, K{row.korban.urutan}",
            reverse("kasus:permintaan_detail", args=[row.pk]),
        )
        events.append(Kejadian(row.waktu_diterima, "permintaan", f"Permintaan: {what}", url=url))
        if row.diverifikasi_pada:
            title = f"Permintaan {row.get_hasil_display().lower()}: {what}"
            events.append(Kejadian(row.diverifikasi_pada, "permintaan", title, "", row.diverifikasi_oleh.nama, url))
    reviewed = PembukaanDarurat.objects.visible_to(user).filter(korban__kasus=kasus, ditinjau_pada__isnull=False)
    for row in reviewed.select_related("korban", "ditinjau_oleh"):
        title = f"Pembukaan darurat K{row.korban.urutan} ditinjau: {row.get_hasil_display()}"
        events.append(Kejadian(row.ditinjau_pada, "identitas", title, row.catatan, row.ditinjau_oleh.nama))
    return events
