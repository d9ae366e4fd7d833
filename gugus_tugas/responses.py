"""Answers to the person who asked: a file, always as a download, and the message that a thing is stored."""

import logging
from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse

log = logging.getLogger(__name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RedirectThen(HttpResponseRedirect):
    """A redirect whose `work` is done after it was sent, so that its duration tells the reader nothing."""

    def __init__(self, url: str, work: Callable[[], object]):
        super().__init__(url)
        self._work = work

    def close(self):
        super().close()
        try:
            self._work()
        except Exception:  # the answer is on its way; what failed belongs in the log
            log.exception("work after the answer failed")


def stream(chunks: Iterable[bytes], *, name: str, content_type: str) -> StreamingHttpResponse:
    """A download that is made while it is sent."""
    return StreamingHttpResponse(chunks, content_type=content_type, headers=_headers(name))


def download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """`name` is made by us (a code, never a person's name), plain ASCII."""
    return HttpResponse(content, content_type=content_type, headers=_headers(name))


def _headers(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "none",  # sealed as a whole, so given as a whole
    }


def wants_json(request) -> bool:
    """Was this sent by a script of ours, which shows the answer itself?"""
    return request.headers.get("Accept", "") == "application/json"


def tell_stored(request, row, text: str) -> None:
    """Says that `row` is stored; of a form that was sent again, that nothing was stored twice (anggota/kiriman.py)."""
    if getattr(row, "is_ulangan", False):
        messages.info(request, "Formulir ini sudah tersimpan sebelumnya; tidak ada yang disimpan dua kali.")
    else:
        messages.success(request, text)
