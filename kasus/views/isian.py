"""The page of one form about one case: shown, sent, refused in words, or stored."""

from collections.abc import Callable

from django.forms import Form

from gugus_tugas.ubah import record_page
from kasus.models import Kasus


def isian(request, kasus: Kasus, form: Form, act: Callable, *, said: str, to: str, **context):
    """`act` takes the form's clean data; afterwards `said` is told and the browser goes to the address `to`.

    `context` gives judul and tombol, and may give keterangan, peringatan, batal, is_rahasia (kasus/isian.html).
    """
    context = {"batal": to, **context, "kasus": kasus}
    return record_page(request, "kasus/isian.html", form, act, said=said, to=to, **context)
