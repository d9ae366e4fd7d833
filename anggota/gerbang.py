"""The gate between a right password and an open session: who waits there, how long, and when the password is asked again.

Before the second factor nobody is logged in: the waiting account stands in an anonymous session under MENUNGGU, so every
page stays closed by LoginRequiredMiddleware.
"""

import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode, urlsplit

from django.contrib.auth import HASH_SESSION_KEY, login
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from anggota import actions, percobaan, sesi
from anggota.models import FaktorKedua, Pengguna
from gugus_tugas.clock import now
from gugus_tugas.middleware import current_origin

MENUNGGU, YAKIN = "menunggu", "yakin_sejak"
TERAKHIR, TERKUNCI = "terakhir", "terkunci"  # anggota/middleware.py
TUNGGU_DETIK, YAKIN_DETIK = 10 * 60, 10 * 60


def stays_open(view: Callable) -> Callable:
    """A page that is still shown while the session asks for the password again: the projector, without any person's data."""
    view.is_tetap_terbuka = True
    return view


def has_faktor(pengguna: Pengguna) -> bool:
    return FaktorKedua.objects.filter(pengguna=pengguna, aktif_sejak__isnull=False).exists()


def wait_at_gate(request, pengguna: Pengguna, *, tujuan: str):
    """After a right password: straight in, or to the page that asks for (or sets up) the second factor."""
    if not has_faktor(pengguna) and not pengguna.needs_faktor:
        return enter(request, pengguna, tujuan=tujuan)
    request.session.cycle_key()
    request.session[MENUNGGU] = {
        "pengguna": pengguna.pk,
        "sidik": pengguna.get_session_auth_hash(),
        "sejak": time.time(),
        "tujuan": tujuan,
    }
    return redirect("anggota:verify_faktor" if has_faktor(pengguna) else "anggota:activate_faktor")


def waiting(request) -> Pengguna | None:
    """The account at the gate; nobody once it waited too long or changed meanwhile."""
    state = request.session.get(MENUNGGU)
    if not state or time.time() - state["sejak"] > TUNGGU_DETIK:
        return None
    rows = Pengguna.objects.filter(pk=state["pengguna"], is_active=True)
    pengguna = rows.menjabat(on=timezone.localdate()).first()
    known = pengguna and constant_time_compare(state["sidik"], pengguna.get_session_auth_hash())
    return pengguna if known else None


def enter(request, pengguna: Pengguna, *, tujuan: str = "", response=None):
    """Opens the session, leaves a line in the trail and marks the browser as known to this account."""
    state = request.session.pop(MENUNGGU, {})
    login(request, pengguna, backend="anggota.backend.PenggunaBackend")
    request.session.update(
        {
            sesi.PERAMBAN: request.headers.get("User-Agent", "")[:200],
            sesi.ASAL: current_origin(),
            sesi.MASUK: now().isoformat(),
            **dict.fromkeys((YAKIN, TERAKHIR, sesi.MULAI), time.time()),
        }
    )
    actions.record_login(pengguna)
    response = response or redirect(safe_target(request, tujuan or state.get("tujuan", "")))
    percobaan.mark_device(response, pengguna)
    return response


def safe_target(request, tujuan: str) -> str:
    """A place inside, or Beranda. Only a whole path: redirect() would take a bare word for the name of a page."""
    inside = url_has_allowed_host_and_scheme(tujuan, {request.get_host()}, require_https=request.is_secure())
    return tujuan if tujuan.startswith("/") and inside else resolve_url("laporan:home")


def open_lock(request) -> None:
    """The right password was typed on the locked page."""
    request.session.pop(TERKUNCI, None)
    request.session[TERAKHIR] = request.session[YAKIN] = time.time()


def refusal_of_password(request) -> str:
    """What to say after a password that was asked again did not fit."""
    if getattr(request, "axes_locked_out", False):
        return "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi."
    return "Sandi tidak cocok. Periksa huruf besar-kecil, lalu coba lagi."


def keep_session(request, pengguna: Pengguna) -> None:
    """After an own change that ends all sessions: this one, which made the change, goes on under a new key."""
    request.session.cycle_key()
    request.session[HASH_SESSION_KEY] = pengguna.get_session_auth_hash()


def _page_before(request) -> str:
    """The page whose button was pressed, to press it again; the own account when the browser does not say."""
    before = urlsplit(request.headers.get("Referer", ""))
    return before.path if before.netloc == request.get_host() else reverse("anggota:profile")


def require_recent_password(view: Callable) -> Callable:
    """Sensitive changes ask for the password again when it was typed more than ten minutes ago (keamanan.md 16)."""

    @wraps(view)
    def gated(request, *args, **kwargs):
        if time.time() - request.session.get(YAKIN, 0) > YAKIN_DETIK:
            back = request.get_full_path() if request.method == "GET" else _page_before(request)
            return redirect(f"{reverse('anggota:confirm_password')}?{urlencode({'next': back})}")
        return view(request, *args, **kwargs)

    return gated
