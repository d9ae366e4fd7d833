"""Small middleware that knows no domain noun."""

import logging
from contextvars import ContextVar
from http import HTTPStatus

from django.conf import settings
from django.shortcuts import render

from gugus_tugas.crypto import DecryptionFailed, KeyMissing

logger = logging.getLogger(__name__)
PERMISSIONS_POLICY = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"
_origin: ContextVar[str] = ContextVar("origin", default="")


def current_origin() -> str:
    """Network address of the request being served; empty in commands. Read by the audit trail."""
    return _origin.get()


def remember_origin(get_response):
    """Keeps the peer address for the audit trail. X-Forwarded-For counts only from our own reverse proxy (loopback)."""

    def middleware(request):
        address = request.META.get("REMOTE_ADDR", "")
        forwarded = request.headers.get("X-Forwarded-For", "")
        if settings.SITUS_HTTPS and forwarded and address in {"127.0.0.1", "::1", ""}:
            address = forwarded.rsplit(",", 1)[-1].strip()[:45]
        token = _origin.set(address)
        try:
            return get_response(request)
        finally:
            _origin.reset(token)

    return middleware


def private_responses(get_response):
    """No page is kept by a browser or proxy; static files alone (served further in) may be cached."""

    def middleware(request):
        response = get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "no-store, private"
        return response

    return middleware


def explain_locked(get_response):
    """A value that cannot be decrypted: a page that says why and what to do, instead of an error; actions roll back."""

    def explain(request, exception):
        if not isinstance(exception, DecryptionFailed):
            return None
        logger.error("%s", exception)  # the place and the key version; never content
        version = exception.version if isinstance(exception, KeyMissing) else None
        return render(request, "terkunci.html", {"versi": version}, status=423)

    def middleware(request):
        return get_response(request)

    middleware.process_exception = explain
    return middleware


def explain_method(get_response):
    """An address that only takes a form, opened as a page (after a new login, from a bookmark): say so, not a blank page."""

    def middleware(request):
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return middleware
