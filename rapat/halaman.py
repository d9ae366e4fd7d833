"""What the page of one meeting shows to one account."""

from anggota.models import Pengguna
from rapat import perms
from rapat.bawaan import dibawa_ke
from rapat.calendar import kehadiran_pada
from rapat.enums import StatusRapat
from rapat.kuorum import hitung_kuorum
from rapat.models import Hasil, Notulen, Rapat, Rekomendasi
from rapat.susunan import agenda_of, persiapan


def langkah_biasa(rapat: Rapat) -> list[StatusRapat]:
    """Steps that a button takes at once; cancelling, closing and opening again have a page."""
    steps = StatusRapat(rapat.status).can_become() if rapat.status != StatusRapat.SELESAI else ()
    return [to for to in StatusRapat if to in steps and to not in (StatusRapat.SELESAI, StatusRapat.BATAL)]


def rapat_page(user: Pengguna, rapat: Rapat) -> dict:
    """Context of the page. `rapat` comes through visible_to, with_attendance, and with its letter and case."""
    susunan, is_tutup = agenda_of(user, rapat), rapat.status == StatusRapat.SELESAI
    notulen = Notulen.objects.visible_to(user).filter(rapat=rapat).select_related("dibuka_oleh")
    return {
        "rapat": rapat,
        "kuorum": hitung_kuorum(rapat),
        "susunan": susunan,
        "persiapan": persiapan(rapat, user, susunan),
        "daftar_baris": Hasil.objects.visible_to(user).filter(rapat=rapat).berlaku().tanpa_rekomendasi(),
        "daftar_bawaan": [] if rapat.is_usai else dibawa_ke(rapat, user=user),
        "daftar_notulen": notulen if is_tutup else [],
        "daftar_kehadiran": kehadiran_pada(rapat),
        "daftar_rekomendasi": Rekomendasi.objects.visible_to(user).filter(rapat=rapat).with_progress(),
        "langkah": langkah_biasa(rapat),
        "can_schedule": perms.can_schedule_rapat(user),
        "can_add_agenda": perms.can_add_agenda(user),
        "can_reopen": is_tutup and perms.can_reopen_rapat(user),
    }
