"""The register as a file: the same scope and the same filter as the list. With identity on a page of its own."""

from django.contrib import messages
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from anggota import gerbang
from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.csv_file import csv_stream
from gugus_tugas.responses import XLSX, download, stream
from gugus_tugas.tabel import write_table
from kasus import actions, ekspor, forms, perms
from kasus.models import Kasus
from kasus.views.daftar import chosen_kasus


class Pesanan:
    """What was asked to be exported: the cases in the order of the list, and their victims in scope."""

    def __init__(self, request, *, identitas: bool):
        saring = forms.KasusFilterForm(request.GET, user=request.user)
        chosen = "k" in request.GET
        rows = chosen_kasus(request) if chosen else saring.filter(Kasus.objects.visible_to(request.user))
        self.kasus, self.keping = rows.order_by(*saring.order), saring.keping
        korban = ekspor.korban_rows(request.user, identitas=identitas)
        is_all = not chosen and not saring.keping
        self.korban = korban if is_all and not identitas else korban.filter(kasus__in=rows.order_by().values("pk"))
        self.saringan = "yang dicentang" if chosen else "; ".join(chip["label"] for chip in saring.keping)

    def file(self, user, columns, *, bentuk: str, identitas: dict | None = None):
        """The answer: CSV is made while it is sent, XLSX before."""
        name = f"kasus{'' if identitas is None else '-rahasia'}-{timezone.localdate():%Y%m%d}.{bentuk}"
        rows = ekspor.rows(self.kasus, user, columns, identitas=identitas)
        if bentuk == "csv":
            chunks = csv_stream(ekspor.head(columns), rows)
            return stream(chunks, name=name, content_type="text/csv; charset=utf-8")
        table = write_table(ekspor.head(columns), rows, title="Kasus")
        return download(table.getvalue(), name=name, content_type=XLSX)


@require_http_methods(["GET", "POST"])
@require(perms.can_export_kasus)
def export_kasus(request):
    asked, form = Pesanan(request, identitas=False), forms.EksporForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        bentuk, names = form.cleaned_data["bentuk"], [column.nama for column in form.columns]
        limit = ekspor.MAX_XLSX if bentuk == "xlsx" else 0
        try:
            actions.export_kasus(
                asked.korban, kolom=names, bentuk=bentuk, saringan=asked.saringan, by=request.user, paling=limit
            )
        except ActionRefused as refusal:
            form.add_error(None, refusal.messages)
        else:
            return asked.file(request.user, form.columns, bentuk=bentuk)
    return render(request, "kasus/ekspor.html", _page(request, asked, form, identitas=False))


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_export_identitas)
@gerbang.require_recent_password
def export_identitas(request):
    asked, form = Pesanan(request, identitas=True), forms.EksporIdentitasForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        names, alasan = [column.nama for column in form.columns], form.cleaned_data["alasan"]
        try:
            opened = actions.export_identitas(
                asked.korban, kolom=names, alasan=alasan, saringan=asked.saringan, by=request.user
            )
        except ActionRefused as refusal:
            form.add_error("alasan", refusal.messages)
        else:
            messages.info(
                request, "Berkas dengan identitas sudah diunduh dan dicatat. Simpan terkunci, hapus setelah dipakai."
            )
            return asked.file(request.user, form.columns, bentuk=form.cleaned_data["bentuk"], identitas=opened)
    return render(request, "kasus/ekspor.html", _page(request, asked, form, identitas=True))


def _page(request, asked: Pesanan, form, *, identitas: bool) -> dict:
    return {
        "form": form,
        "identitas": identitas,
        "jumlah": asked.korban.count(),
        "saringan": asked.saringan,
        "kueri": request.GET.urlencode(),
        "can_export_identitas": perms.can_export_identitas(request.user),
    }
