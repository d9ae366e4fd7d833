"""The register as a file in the words of HTCDS 2.0: without identity, or with it for a reason and after the password."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from anggota import gerbang
from gugus_tugas.auth import REFUSED, require
from gugus_tugas.responses import stream
from kasus import actions, forms, htcds, perms
from kasus.actions.ekspor import MAX_IDENTITAS

CHUNK = 500


def _file(rows, kolom, identitas, *, bentuk: str, kasus):
    write, content_type = htcds.BENTUK[bentuk]
    what = kasus.nomor.replace("/", "-").lower() if kasus else "register"
    name = f"htcds-{what}-{timezone.localdate():%Y%m%d}.{bentuk}"
    return stream(write(rows, kolom, identitas), name=name, content_type=content_type)


def _page(request, form, *, identitas: bool):
    context = {
        "form": form,
        "is_identitas": identitas,
        "daftar_kolom": htcds.kolom_untuk(identitas=identitas),
        "atribusi": htcds.ATRIBUSI,
        "can_export_htcds_identitas": perms.can_export_htcds_identitas(request.user),
    }
    return render(request, "kasus/export_htcds.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@require(perms.can_export_htcds)
def export_htcds(request):
    asked = {"bentuk": "csv", "nomor": request.GET.get("nomor", "")}
    form = forms.HtcdsForm(request.POST if request.method == "POST" else None, user=request.user, initial=asked)
    if request.method == "POST" and form.is_valid():
        kasus, kolom = form.cleaned_data["nomor"], htcds.kolom_untuk(identitas=False)
        actions.export_htcds(by=request.user, kasus=kasus, kolom=[column.nama for column in kolom])
        rows = htcds.rows_for(request.user, kasus).iterator(chunk_size=CHUNK)
        return _file(rows, kolom, {}, bentuk=form.cleaned_data["bentuk"], kasus=kasus)
    return _page(request, form, identitas=False)


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_export_htcds_identitas)
@gerbang.require_recent_password
def export_htcds_identitas(request):
    """Victims whose processing is restricted stay in the file without identity, unless the head takes it."""
    form = forms.HtcdsIdentitasForm(
        request.POST if request.method == "POST" else None, user=request.user, initial={"bentuk": "csv"}
    )
    if request.method == "POST" and form.is_valid():
        kasus, kolom = form.cleaned_data["nomor"], htcds.kolom_untuk(identitas=True)
        rows = list(htcds.rows_for(request.user, kasus)[: MAX_IDENTITAS + 1])
        open_to_user = [row for row in rows if perms.can_reveal_identitas(request.user, row)]
        names, alasan = [column.nama for column in kolom if column.is_identitas], form.cleaned_data["alasan"]
        try:
            htcds.refuse_too_many(rows, MAX_IDENTITAS)
            identitas = actions.export_htcds_identitas(open_to_user, by=request.user, alasan=alasan, kolom=names)
        except REFUSED as refusal:
            form.add_error("alasan", refusal.messages)
        else:
            return _file(rows, kolom, identitas, bentuk=form.cleaned_data["bentuk"], kasus=kasus)
    return _page(request, form, identitas=True)
