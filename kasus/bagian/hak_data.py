"""Who looked at an identity, what the person may ask about the own data, and the ways to open an identity."""

from anggota import audit
from anggota.models import Pengguna
from kasus import perms
from kasus.models import Kasus, Korban


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    seen_by = perms.can_view_pembukaan(user, kasus)
    codes = [row.kode for row in Korban.objects.visible_to(user).filter(kasus=kasus).select_related("kasus")]
    return {"daftar_pembukaan": audit.readings_of(codes) if seen_by else None}


def korban_section(user: Pengguna, korban: Korban) -> dict:
    seen_by = perms.can_view_pembukaan(user, korban.kasus)
    can_reveal = perms.can_reveal_identitas(user, korban)
    return {
        "can_reveal_identitas": can_reveal,
        "can_break_glass": perms.can_break_glass(user, korban) and not korban.is_dibatasi and not can_reveal,
        "can_record_permintaan": perms.can_record_permintaan(user) and not korban.kasus.is_dimusnahkan,
        "can_change_pembatasan": perms.can_change_pembatasan(user) and not korban.kasus.is_dimusnahkan,
        "can_update_identitas": perms.can_update_identitas(user, korban) and not korban.kasus.is_dimusnahkan,
        "daftar_pembukaan": audit.readings_of([korban.kode]) if seen_by else None,
    }
