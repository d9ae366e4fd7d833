"""Services of the victims, as far as the reader may see them."""

from django.db.models import Prefetch
from django.urls import reverse

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
from kasus.bagian.kejadian import Kejadian, pada_tanggal
from kasus.models import Kasus, Korban, Layanan


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    layanan = Layanan.objects.visible_to(user).select_related("penyedia")
    korban = Korban.objects.visible_to(user).filter(kasus=kasus).select_related("kasus", "kewarganegaraan", "asal")
    can_add = perms.can_add_layanan(user, kasus)
    return {
        "daftar_korban": list(korban.prefetch_related(Prefetch("daftar_layanan", layanan, "layanan_terlihat"))),
        "can_add_layanan": can_add,
        "daftar_aksi": [Aksi("Layanan", reverse("kasus:add_layanan", args=[kasus.slug]))] if can_add else [],
    }


def korban_section(user: Pengguna, korban: Korban) -> dict:
    layanan = Layanan.objects.visible_to(user).filter(korban=korban).select_related("penyedia")
    can_add = perms.can_add_layanan(user, korban.kasus)
    url = f"{reverse('kasus:add_layanan', args=[korban.kasus.slug])}?korban={korban.pk}"
    return {
        "daftar_layanan": list(layanan),
        "can_add_layanan": can_add,
        "daftar_aksi": [Aksi("Layanan", url)] if can_add else [],
    }


def kejadian(user: Pengguna, kasus: Kasus) -> list[Kejadian]:
    """Each service when it was asked for, and when it was given."""
    rows = Layanan.objects.visible_to(user).filter(korban__kasus=kasus).select_related("korban", "penyedia")
    events = []
    for row in rows:
        what = f"{row.get_jenis_display()} untuk K{row.korban.urutan}"
        url = reverse("kasus:korban_detail", args=[kasus.slug, row.korban_id])
        agency = row.penyedia.singkatan
        events.append(Kejadian(pada_tanggal(row.diminta), "layanan", f"Diminta: {what}", oleh=agency, url=url))
        if row.diberikan:
            events.append(Kejadian(pada_tanggal(row.diberikan), "layanan", f"Diberikan: {what}", oleh=agency, url=url))
    return events
