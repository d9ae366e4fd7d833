"""Members of a day, the decrees, and the policy of roles."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota import actions, forms, perms
from anggota.models import SuratKeputusan
from anggota.roles import KEBIJAKAN
from anggota.roster import decree_context, linimasa_sk, peringatan_sk, susun_per_unit
from anggota.views.borang import borang
from gugus_tugas.auth import REFUSED, ActionRefused, require
from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.responses import download, tell_stored


@require_safe
@require(perms.can_view_anggota)
def index(request):
    """The members of today, or of the day that ?pada= asks for."""
    form, today = forms.PadaTanggalForm(request.GET or None), timezone.localdate()
    on = (form.is_valid() and form.cleaned_data["pada"]) or today
    sk = SuratKeputusan.objects.in_force(on=on).first()
    context = {
        "sk": sk,
        "daftar_unit": susun_per_unit(sk, on=on),
        "on": on,
        "is_today": on == today,
        "form": form,
        "peringatan": peringatan_sk(today=today),
        "can_manage": perms.can_manage_sk(request.user),
    }
    return render(request, "anggota/index.html", context)


@require_safe
def roles(request):
    """Siapa boleh apa: the policy as the code reads it."""
    return render(request, "anggota/roles.html", {"daftar_peran": KEBIJAKAN.items()})


@require_safe
@require(perms.can_view_anggota)
def sk_index(request):
    context = {
        "daftar_sk": linimasa_sk(),
        "today": timezone.localdate(),
        "peringatan": peringatan_sk(today=timezone.localdate()),
        "can_manage": perms.can_manage_sk(request.user),
    }
    return render(request, "anggota/sk_index.html", context)


@require_safe
@require(perms.can_view_anggota)
def sk_detail(request, pk):
    sk = get_object_or_404(SuratKeputusan.objects.with_counts(), pk=pk)
    on = sk.date_to_show(timezone.localdate())
    context = {
        "sk": sk,
        "daftar_unit": susun_per_unit(sk, on=on),
        "on": on,
        "can_manage": perms.can_manage_sk(request.user),
    }
    return render(request, "anggota/sk_detail.html", context)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def record_sk(request):
    form = forms.SkForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            sk = actions.record_sk(by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            tell_stored(request, sk, f"{sk} tersimpan. Isi kursinya satu per satu, atau impor lampirannya.")
            return redirect("anggota:sk_detail", pk=sk.pk)
    induk = (reverse("anggota:sk_index"), "Surat keputusan")
    return borang(request, form, judul="Catat SK", tombol="Simpan SK", induk=induk)


@require_http_methods(["GET", "POST"])
@require(perms.can_manage_sk)
def update_sk(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    form = forms.SkForm(request.POST or None, request.FILES or None, sk=sk)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.update_sk(sk, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, "Perubahan SK tersimpan." if changed else "Tidak ada yang berubah.")
            return redirect("anggota:sk_detail", pk=pk)
    induk = (reverse("anggota:sk_detail", args=[pk]), str(sk))
    return borang(request, form, judul="Ubah SK", tombol="Simpan perubahan", induk=induk)


@require_safe
@require(perms.can_view_anggota)
def export_berkas_sk(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    if not sk.berkas:
        raise Http404
    try:
        content = actions.export_berkas_sk(sk, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("anggota:sk_detail", pk=pk)
    name = f"sk-{sk.tanggal.year}-{sk.pk}.pdf"
    return download(content, name=name, content_type="application/pdf")


@require_safe
@require(perms.can_view_anggota)
def sk_pdf(request, pk):
    sk = get_object_or_404(SuratKeputusan, pk=pk)
    try:
        content = render_pdf(render_to_string("anggota/pdf/sk.html", decree_context(sk, today=timezone.localdate())))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect("anggota:sk_detail", pk=pk)
    actions.record_export_sk(sk, by=request.user)
    return download(content, name=f"sk-gugus-tugas-{sk.tanggal.year}.pdf", content_type="application/pdf")
