"""What stands between a session and a page.

The lock of an unattended computer: after half an hour without a request the page asks for the password again. The session and what
was typed stay: a form that arrives at a locked session is kept in the page that asks for the password and sent on afterwards.
After twelve hours the session ends for good.
"""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from anggota import gerbang, sesi
from anggota.views.kunci import lock_page

LATAR = "X-Latar"
NOTED_EVERY = 60  # seconds between two notes of activity: not every page writes to the database


def lock_when_idle(get_response):
    def middleware(request):
        if request.user.is_authenticated:
            _note_time(request)
        return get_response(request)

    def hold(request, view, args, kwargs):
        """Runs after the form's token was judged: a form of a strange page must not be carried through the lock and get
        a good token on the way out.
        """
        if not request.user.is_authenticated or not request.session.get(gerbang.TERKUNCI):
            return None
        if request.path in (reverse("anggota:unlock"), reverse("anggota:logout")):
            return None
        if request.method in ("GET", "HEAD") and getattr(view, "is_tetap_terbuka", False):
            return None
        if request.method == "POST":
            return lock_page(request, lanjut=request.get_full_path())
        return redirect(f"{reverse('anggota:unlock')}?{urlencode({'next': request.get_full_path()})}")

    middleware.process_view = hold
    return middleware


def tell_reading(get_response):
    """A request that only reads says so to its account object, which then may remember what it found out about its scope."""

    def middleware(request):
        if request.user.is_authenticated:
            request.user.is_membaca = request.method in ("GET", "HEAD")
        return get_response(request)

    return middleware


def _note_time(request) -> None:
    """Ends the session after its last hour, locks it when it was idle, otherwise notes that it is in use."""
    session, now = request.session, time.time()
    if now - session.get(sesi.MULAI, now) > settings.SESSION_ABSOLUTE_HOURS * 3600:
        logout(request)  # LoginRequiredMiddleware, further in, sends to the login page
        return
    if now - session.get(gerbang.TERAKHIR, now) > settings.SESSION_IDLE_MINUTES * 60:
        session[gerbang.TERKUNCI] = True
    if LATAR in request.headers:
        return  # a page that refreshes itself is no sign that somebody is there
    if not session.get(gerbang.TERKUNCI) and now - session.get(gerbang.TERAKHIR, 0) > NOTED_EVERY:
        session[gerbang.TERAKHIR] = now
        session.setdefault(sesi.MULAI, now)
