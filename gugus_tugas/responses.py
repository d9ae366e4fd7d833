"""Answers to the person who asked: a file, always as a download, and the message that a thing is stored."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse


def download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """`name` is made by us (a code, never a person's name), plain ASCII."""
    return HttpResponse(content, content_type=content_type, headers=_headers(name))


def stream(chunks: Iterable[bytes], *, name: str, content_type: str) -> StreamingHttpResponse:
    """A download that is made while it is sent, so that a whole register never stands in memory."""
    return StreamingHttpResponse(chunks, content_type=content_type, headers=_headers(name))


def _headers(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }


def tell_stored(request, row, text: str) -> None:
    """Says that `row` is stored; of a form that was sent again, that nothing was stored twice (anggota/kiriman.py)."""
    if getattr(row, "is_ulangan", False):
        messages.info(request, "Formulir ini sudah tersimpan sebelumnya; tidak ada yang disimpan dua kali.")
    else:
        messages.success(request, text)
