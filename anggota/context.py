"""What the frame around every page needs: the navigation of this role and the mark of sample data. No rules here."""

from functools import cache

from django.conf import settings
from django.urls import reverse

from anggota.enums import Izin
from anggota.gerbang import TERKUNCI
from anggota.models import Pengguna

# (label, icon, URL name, right that opens it or None, beginning of the addresses that belong to it: the longest counts)
NAVIGATION = [
    ("Beranda", "rumah", "laporan:home", None, ""),
    ("Kasus", "berkas", "kasus:index", Izin.VIEW_KASUS, "kasus"),
    ("Tindak lanjut", "centang", "rapat:tindak_lanjut", Izin.VIEW_RAPAT, "tindak-lanjut"),
    ("Rujukan", "panah", "kasus:rujukan_index", Izin.VIEW_KASUS, "kasus/rujukan"),
    ("Rapat", "kalender", "rapat:index", Izin.VIEW_RAPAT, "rapat"),
    ("Rekomendasi", "daftar", "rapat:rekomendasi", Izin.VIEW_RAPAT, "rekomendasi"),
    ("Program", "bendera", "program:index", Izin.VIEW_PROGRAM, "program"),
    ("Laporan", "grafik", "laporan:index", Izin.VIEW_TERBITAN, "laporan"),
    ("Anggota", "orang", "anggota:index", Izin.VIEW_ANGGOTA, "anggota"),
    ("Wilayah", "peta", "wilayah:index", None, "wilayah"),
    ("Akun", "kunci", "anggota:pengguna", Izin.INVITE_PENGGUNA, "akun"),
    ("Jejak audit", "perisai", "anggota:jejak", Izin.VIEW_JEJAK, "jejak"),
]


_address = cache(reverse)  # two menus name a dozen rooms on every page


def frame(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or request.session.get(TERKUNCI):
        return {"navigation": [], "is_contoh": Pengguna.holds_contoh(), "menit_diam": None}
    path = request.path.strip("/") + "/"
    room = max((first for *_, first in NAVIGATION if path.startswith(f"{first}/")), key=len, default=None)
    navigation = [
        {"label": label, "icon": icon, "url": _address(name), "is_current": room == first}
        for label, icon, name, izin, first in NAVIGATION
        if izin is None or user.has_izin(izin)
    ]
    return {
        "navigation": navigation,
        "is_contoh": user.is_contoh,
        "menit_diam": settings.SESSION_IDLE_MINUTES,
        "has_pedoman": user.has_izin(Izin.VIEW_PROGRAM),  # words and guides stand beside every form
    }
