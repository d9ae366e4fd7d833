"""Search before create: find a person or a case again, without a name in any address."""

from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from gugus_tugas.auth import require
from kasus import actions, forms, perms
from kasus.models import Kasus
from kasus.models.orang import sosok_terlihat


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def search(request):
    """GET shows the box and takes nothing from the address but for whom one looks; POST answers on the same page."""
    form = forms.CariForm(
        request.POST if request.method == "POST" else None, initial={"untuk": request.GET.get("untuk")}
    )
    context = {"form": form, "can_record": perms.can_record_kasus(request.user), "is_dicari": False}
    context["can_merge"] = perms.can_merge(request.user)
    if request.method == "POST" and form.is_valid():
        context |= {"is_dicari": True, **_found(request.user, form.cleaned_data)}
    return render(request, "kasus/cari.html", context, status=422 if form.is_bound and form.errors else 200)


def _found(user, asked: dict) -> dict:
    hasil, cases = None, (asked["nomor"] and Kasus.objects.visible_to(user).by_kode(asked["nomor"])) or ()
    if asked["dicari"]:
        hasil = actions.search_orang(asked["dicari"], may_open=lambda row: perms.can_match_orang(user, row), by=user)
    wanted = sosok_terlihat(user, pk=asked["untuk"]) if asked["untuk"] and perms.can_merge(user) else []
    return {"hasil": hasil, "daftar_kasus": list(cases[:5]), "untuk": wanted[0] if wanted else None}
