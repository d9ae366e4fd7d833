"""Answers that carry a file: always a download, never rendered by the browser as a page."""

from django.http import HttpResponse


def download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """`name` is made by us (a code, never a person's name), plain ASCII."""
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )
