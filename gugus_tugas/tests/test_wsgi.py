"""A request that was cut off is no shorter request."""

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError
from django.test import RequestFactory

from gugus_tugas.wsgi import whole_bodies

WHOLE = b"isi=satu+dua"


def read(body: bytes) -> dict:
    """What a form means of which these bytes arrive, and as many as WHOLE has are promised."""
    environ = RequestFactory().post("/", WHOLE, content_type="application/x-www-form-urlencoded").environ
    return whole_bodies(lambda given, start: WSGIRequest(given).POST.dict())(
        {**environ, "wsgi.input": io.BytesIO(body)}, None
    )


def test_whole_form_is_read_and_what_follows_it_is_not():
    assert read(WHOLE) == {"isi": "satu dua"}
    assert read(WHOLE + b"+tiga") == {"isi": "satu dua"}


@pytest.mark.parametrize("length", [0, 5, len(WHOLE) - 1])
def test_form_that_was_cut_off_cannot_be_read(length):
    with pytest.raises(UnreadablePostError):
        read(WHOLE[:length])
