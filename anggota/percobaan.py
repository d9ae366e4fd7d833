"""How failed logins are counted (settings.AXES_*): per account and per address, so that neither a thousand passwords on one
account nor one password on a thousand accounts gets far.

A stranger must not lock an official out: a browser that has logged in before carries a signed mark of its account, and for it
only failures from its own address count. Names that no account bears are counted under a keyed fingerprint: people type
passwords into the wrong field.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.shortcuts import render

from anggota.models import Pengguna
from gugus_tugas import crypto
from gugus_tugas.middleware import current_origin

MARK, MARK_AGE = "perangkat", 180 * 24 * 3600
_SALT = "anggota.perangkat"


def typed_name(request, credentials) -> str:
    typed = (
        (credentials or {}).get("username") or (credentials or {}).get("nama_pengguna") or request.POST.get("username")
    )
    return str(typed or "").replace("\x00", "").strip().lower()


def account(request, credentials=None) -> str:
    name = typed_name(request, credentials)
    if Pengguna.objects.filter(nama_pengguna=name).exists():
        return name
    return "?" + crypto.blind_index(settings.KUNCI_DATA, name, purpose="percobaan")


def address(request) -> str:
    return current_origin() or request.META.get("REMOTE_ADDR", "")


def counted_by(request, credentials=None) -> list:
    if isinstance(request, HttpRequest) and knows_device(request, typed_name(request, credentials)):
        return [["username", "ip_address"]]
    return ["username", "ip_address"]


def knows_device(request, name: str) -> bool:
    """Has this account logged in from this browser before?"""
    try:
        marked = signing.loads(request.COOKIES.get(MARK, ""), salt=_SALT, max_age=MARK_AGE)
    except signing.BadSignature:
        return False
    return bool(name) and marked == name


def mark_device(response, pengguna: Pengguna) -> None:
    response.set_cookie(
        MARK,
        signing.dumps(pengguna.nama_pengguna, salt=_SALT),
        max_age=MARK_AGE,
        secure=settings.SITUS_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def locked_out(request, original_response, credentials):
    if request.user.is_authenticated:  # the password was asked again: the page stays, with all it carries
        original_response.status_code = 429
        return original_response
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    response = render(request, "anggota/locked_out.html", {"menit": minutes}, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response
