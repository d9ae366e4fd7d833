"""One form that acts on the register: adds a row, or changes one that was seen. Says what happened and what to look at."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import redirect, render

from gugus_tugas.auth import REFUSED
from gugus_tugas.responses import tell_stored
from gugus_tugas.ubah import CONFLICT
from gugus_tugas.versi import Conflict
from kasus.actions.tahap import StageMissed


def form_page(request, form, act: Callable, *, said: str, to: str, template: str = "kasus/ubah.html", **context):
    """`act()` carries out what the form holds and returns the row; afterwards `said` is told and the browser goes to `to`.

    Warnings that the row carries are told too. Refusals, a missed stage and a Conflict come back on the same page.
    """
    status = 422 if request.method == "POST" else 200
    konflik = None
    if request.method == "POST" and form.is_valid():
        try:
            row = act()
        except Conflict as conflict:
            form, konflik, status = form.rebase(conflict), conflict, CONFLICT
        except StageMissed as missed:
            form.add_error(None, missed.messages)
            form.see_again(missed.terlihat)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, row, said)
            for text in getattr(row, "daftar_peringatan", []):
                messages.warning(request, text)
            return redirect(to)
    return render(request, template, {"batal": to, **context, "form": form, "konflik": konflik}, status=status)
