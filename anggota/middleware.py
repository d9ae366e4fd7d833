"""The lock of an unattended computer: after half an hour without a request the page asks for the password again.

The session and what was typed stay: a form that arrives at a locked session is kept in the page that asks for the
password and sent on afterwards. After twelve hours the session ends for good.
"""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from anggota import gerbang, sesi
from anggota.views.kunci import lock_page

NOTED_EVERY = 60  # seconds between two notes of activity: not every page writes to the database


def lock_when_idle(get_response):
    def middleware(request):
        if not request.user.is_authenticated:
            return get_response(request)
        session, now = request.session, time.time()
        if now - session.get(sesi.MULAI, now) > settings.SESSION_ABSOLUTE_HOURS * 3600:
            logout(request)  # LoginRequiredMiddleware, further in, sends to the login page
            return get_response(request)
        if now - session.get(gerbang.TERAKHIR, now) > settings.SESSION_IDLE_MINUTES * 60:
            session[gerbang.TERKUNCI] = True
        if not session.get(gerbang.TERKUNCI):
            if now - session.get(gerbang.TERAKHIR, 0) > NOTED_EVERY:
                session[gerbang.TERAKHIR] = now
                session.setdefault(sesi.MULAI, now)
        elif request.path not in (reverse("anggota:unlock"), reverse("anggota:logout")):
            if request.method == "POST":
                return lock_page(request, lanjut=request.get_full_path())
            return redirect(f"{reverse('anggota:unlock')}?{urlencode({'next': request.get_full_path()})}")
        return get_response(request)

    return middleware
