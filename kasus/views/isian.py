"""The page of one form about one case: shown, sent, refused in words, or stored."""

from collections.abc import Callable

from django.forms import Form
from django.shortcuts import redirect, render

from gugus_tugas.auth import REFUSED
from gugus_tugas.responses import tell_stored
from kasus.models import Kasus


def isian(request, kasus: Kasus, form: Form, act: Callable, *, said: str, to: str, **context):
    """`act` takes the form's clean data; afterwards `said` is told and the browser goes to the address `to`.

    `context` gives judul and tombol, and may give keterangan, peringatan, batal, is_rahasia (kasus/isian.html).
    """
    if request.method == "POST" and form.is_valid():
        try:
            row = act(**form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, row, said)
            return redirect(to)
    context = {"batal": to, **context, "kasus": kasus, "form": form}
    return render(request, "kasus/isian.html", context, status=422 if request.method == "POST" else 200)
