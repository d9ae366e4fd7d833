"""The page that makes something new: form, action, answer."""

from collections.abc import Callable

from django.shortcuts import redirect, render

from gugus_tugas.auth import REFUSED
from gugus_tugas.responses import tell_stored
from gugus_tugas.ubah import change_page

TEMPLATE = "program/isian.html"


def record_page(request, form, act: Callable, *, said: Callable, to: Callable, **context):
    """`act` takes the form's clean data and returns a row; `said(row)` is told, and the browser goes to the address `to(row)`."""
    if request.method == "POST" and form.is_valid():
        try:
            row = act(**form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, row, said(row))
            return redirect(to(row))
    status = 422 if request.method == "POST" else 200
    return render(request, TEMPLATE, {**context, "form": form, "konflik": None}, status=status)


def amend_page(request, form, act: Callable, **context):
    """change_page on the template of this app."""
    return change_page(request, TEMPLATE, form, act, **context)
