"""The way of a case to its end: the proposal that waits, and what was answered to earlier ones."""

from django.urls import reverse

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian
from kasus.models import Kasus, UsulanPenutupan


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    """The last proposal, while the case is open; what may be done about it."""
    rows = UsulanPenutupan.objects.visible_to(user).filter(kasus=kasus)
    rows = list(rows.select_related("dicatat_oleh", "diverifikasi_oleh"))
    newest = rows[0] if rows and kasus.is_terbuka else None
    waits = newest is not None and not newest.hasil
    can_record = perms.can_record_penutupan(user, kasus) and not waits
    url = reverse("kasus:record_penutupan", args=[kasus.slug])
    return {
        "usulan_penutupan": newest,
        "semua_usulan": rows,
        "can_verify_penutupan": waits and perms.can_verify_penutupan(user, kasus, newest),
        "daftar_aksi": [Aksi("Usulan penutupan", url)] if can_record else [],
    }


def kejadian(user: Pengguna, kasus: Kasus, halaman: dict) -> list[Kejadian]:
    """Proposals and what came back; an approved one is told by the step of the status."""
    events = []
    for row in halaman["semua_usulan"]:
        text = "\n".join([row.catatan, *(f"Masih terbuka: {line}" for line in row.peringatan)])
        title = f"Penutupan diusulkan: {row.get_alasan_display()}"
        events.append(Kejadian(row.dicatat_pada, "status", title, text, row.dicatat_oleh.nama))
        if row.hasil == "dikembalikan":
            title = "Usulan penutupan dikembalikan"
            by = row.diverifikasi_oleh.nama
            events.append(Kejadian(row.diverifikasi_pada, "status", title, row.catatan_putusan, by))
    return events
