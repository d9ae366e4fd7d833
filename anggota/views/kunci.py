"""The page that asks for the password again after the lock, and lets go what was being sent."""

from django.contrib.auth import authenticate
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from anggota import forms, gerbang

LOCKED = 423
OWN = "kunci-"  # names of this page's own fields


def lock_page(request, *, form=None, lanjut: str = ""):
    """Asks for the password; `lanjut` is where the form that arrived wanted to go, its fields are carried along."""
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not name.startswith(OWN) and name != "csrfmiddlewaretoken"
    ]
    context = {
        "form": form or forms.KunciForm(prefix="kunci"),
        "titipan": carried,
        "lanjut": lanjut,
        "ada_berkas": bool(request.FILES),
    }
    return render(request, "anggota/unlock.html", context, status=LOCKED)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def unlock(request):
    if request.method == "GET" and not request.session.get(gerbang.TERKUNCI):
        return redirect(gerbang.safe_target(request, request.GET.get("next", "")))
    form = forms.KunciForm(request.POST or None, prefix="kunci")
    lanjut = request.POST.get(f"{OWN}lanjut", "")
    if request.method == "POST" and form.is_valid():
        sandi = form.cleaned_data["sandi"]
        if authenticate(request, username=request.user.nama_pengguna, password=sandi) == request.user:
            gerbang.open_lock(request)
            return _go_on(request, lanjut)
        form.add_error("sandi", gerbang.refusal_of_password(request))
    return lock_page(request, form=form, lanjut=lanjut)


def _go_on(request, lanjut: str):
    if request.headers.get("X-Kunci"):  # asked by kunci.js, which uncovers the page it covered
        return HttpResponse(status=204)
    if lanjut:
        return redirect(gerbang.safe_target(request, lanjut), preserve_request=True)
    return redirect(gerbang.safe_target(request, request.GET.get("next", "")))


@require_safe
def pulse(request):
    """Somebody is typing on the page: the request itself moves the end of the idle time."""
    return HttpResponse(status=204)
