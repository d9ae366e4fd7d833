"""Pages of one form: one that makes a row, and one that changes a row, with the answer when somebody else was quicker (versi.py)."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import redirect, render

from gugus_tugas.auth import REFUSED
from gugus_tugas.responses import tell_stored
from gugus_tugas.versi import Conflict, VersiForm

CONFLICT = 409


def record_page(request, template: str, form, act: Callable, *, said: str | Callable, to: str | Callable, **context):
    """`act` takes the form's clean data and returns a row; afterwards `said` is told and the browser goes to the address `to`.

    Either may be a function of the row. Refusals come back on the same page.
    """
    if request.method == "POST" and form.is_valid():
        try:
            row = act(**form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, row, said(row) if callable(said) else said)
            return redirect(to(row) if callable(to) else to)
    status = 422 if request.method == "POST" else 200
    return render(request, template, {**context, "form": form, "konflik": None}, status=status)


def change_page(request, template: str, form: VersiForm, act: Callable, *, said: str, to: str, **context):
    """`act` takes the form's clean data; afterwards `said` is told and the browser goes to the address `to`.

    On a Conflict the same page comes back with 409, `konflik`, and the typed text on top of the row of now.
    """
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Conflict as conflict:
            return render(
                request, template, {**context, "form": form.rebase(conflict), "konflik": conflict}, status=CONFLICT
            )
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, said)
            return redirect(to)
    status = 422 if request.method == "POST" else 200
    return render(request, template, {**context, "form": form, "konflik": None}, status=status)
