"""Services of the victims, as far as the reader may see them."""

from django.db.models import Prefetch
from django.urls import reverse

from anggota.models import Pengguna
from kasus import perms
from kasus.bagian.aksi import Aksi
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
