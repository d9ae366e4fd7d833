"""Referrals between agencies: list for both sides, one referral, sending, answer, outcome, ending, letter."""

from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from anggota import surat
from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate
from gugus_tugas.pdf import Dokumen, PdfFailed, PenandaTangan, render_pdf
from gugus_tugas.responses import download, tell_stored
from gugus_tugas.tanggal import tulis_tanggal
from kasus import actions, forms, perms
from kasus.enums import StatusRujukan
from kasus.models import Korban, Layanan, Rujukan
from kasus.models.persetujuan import agencies_covered


def _rows(request):
    rows = Rujukan.objects.visible_to(request.user).select_related("korban__kasus", "penerima", "pengirim")
    return rows.prefetch_related("daftar_butir")


def _rujukan(request, pk) -> Rujukan:
    rows = (
        _rows(request).select_related("dicatat_oleh", "dijawab_oleh").prefetch_related("daftar_riwayat__dicatat_oleh")
    )
    return get_object_or_404(rows, pk=pk)


def _teks(rujukan: Rujukan) -> str:
    """What goes by mail and WhatsApp: no code, no name, only that something waits and where."""
    link = settings.SITUS_URL + reverse("kasus:rujukan_detail", args=[rujukan.pk])
    return render_to_string("kasus/mail/rujukan.txt", {"rujukan": rujukan, "tautan": link})


@require_safe
@require(perms.can_view_kasus)
def rujukan_index(request):
    form = forms.RujukanFilterForm(request.GET)
    today = timezone.localdate()
    rows = form.filter(_rows(request), request.user, on=today).urgent_first().with_isi_terlihat(request.user, on=today)
    context = {"form": form, "page": paginate(request, rows), "is_kantor": perms.can_view_whole_kasus(request.user)}
    return render(request, "kasus/rujukan/index.html", context)


@require_safe
@require(perms.can_view_kasus)
def rujukan_detail(request, pk):
    row, user = _rujukan(request, pk), request.user
    shown = perms.can_view_isi_rujukan(user, row)
    if shown:
        actions.record_view_rujukan(row, by=user)
    services = Layanan.objects.visible_to(user).filter(rujukan=row).select_related("penyedia", "korban__kasus")
    sends = perms.can_withdraw_rujukan(user, row)
    context = {
        "rujukan": row,
        "isi": shown,
        "is_kantor": perms.can_view_whole_kasus(user),
        "daftar_layanan": list(services),
        "form": forms.AnswerRujukanForm(),
        "is_korban_terbuka": perms.is_korban_visible(user, row),
        "can_verify": perms.can_verify_rujukan(user, row),
        "can_report": perms.can_report_rujukan(user, row),
        "can_withdraw": sends,
        "can_export": perms.can_export_rujukan(user, row),
        "can_reveal": perms.is_korban_visible(user, row) and perms.can_reveal_identitas(user, row.korban),
        "teks": _teks(row) if sends and row.status == StatusRujukan.DIAJUKAN else "",
    }
    context["wa"] = f"https://wa.me/{row.penerima.whatsapp}?text={quote(context['teks'])}" if context["teks"] else ""
    return render(request, "kasus/rujukan/detail.html", context)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_send_rujukan)
def add_rujukan(request, slug, korban):
    rows = Korban.objects.visible_to(request.user).select_related("kasus")
    victim = get_object_or_404(rows, pk=korban, kasus__slug=slug)
    allow(perms.can_add_rujukan(request.user, victim))
    form = _form(request, victim)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.add_rujukan(victim, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            told = not getattr(row, "is_ulangan", False) and surat.to_instansi(
                row.penerima, "Rujukan menunggu jawaban instansi Anda", _teks(row)
            )
            mailed = "surel sudah dikirim." if told else "kabari mereka lewat WhatsApp atau telepon."
            tell_stored(request, row, f"Rujukan {row.kode} ke {row.penerima.singkatan} terkirim; {mailed}")
            return redirect("kasus:rujukan_detail", pk=row.pk)
    return render(request, "kasus/rujukan/add.html", {"korban": victim, "form": form})


def _form(request, victim: Korban) -> forms.RujukanForm:
    whole = perms.can_view_whole_kasus(request.user)
    return forms.RujukanForm(
        request.POST if request.method == "POST" else None,
        pengirim=None if whole else request.user.instansi,
        berpersetujuan={row.kode for row in agencies_covered(victim, on=timezone.localdate())},
        can_except=perms.can_record_pengecualian(request.user),
    )


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def verify_rujukan(request, pk):
    """The answer. Who comes second is told who was first, and nothing of theirs is stored."""
    row = _rujukan(request, pk)
    if _is_overtaken(request, row, StatusRujukan.DIAJUKAN):
        return redirect("kasus:rujukan_detail", pk=pk)
    allow(perms.can_verify_rujukan(request.user, row))
    form = forms.AnswerRujukanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.verify_rujukan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(
                request, f"Rujukan {row.kode} {row.get_status_display().lower()}; pengirim melihat jawaban ini."
            )
            return redirect("kasus:rujukan_detail", pk=pk)
    return render(request, "kasus/rujukan/isian.html", {**_JAWAB, "rujukan": row, "form": form})


_JAWAB = {"judul": "Jawab rujukan", "tombol": "Kirim jawaban"}
_HASIL = {"judul": "Hasil rujukan", "tombol": "Kirim hasil"}
_CABUT = {"judul": "Cabut rujukan", "tombol": "Cabut rujukan"}


def _is_overtaken(request, row: Rujukan, seen: StatusRujukan) -> bool:
    """Has the referral left the state that the sent page showed, or was its case closed? Then that is said: nothing is stored."""
    if request.method != "POST" or (row.status == seen and row.korban.kasus.is_terbuka):
        return False
    messages.error(request, _first(row) if row.status != seen else "Isian Anda tidak disimpan: kasusnya sudah ditutup.")
    return True


def _first(row: Rujukan) -> str:
    step = row.daftar_riwayat.all()[0]  # the newest comes first
    return f"Isian Anda tidak disimpan: rujukan ini sudah menjadi {row.get_status_display().lower()} oleh {step.dicatat_oleh.nama}."


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def report_rujukan(request, pk):
    row = _rujukan(request, pk)
    if _is_overtaken(request, row, StatusRujukan.DITERIMA):
        return redirect("kasus:rujukan_detail", pk=pk)
    allow(perms.can_report_rujukan(request.user, row))
    services = Layanan.objects.visible_to(request.user).filter(rujukan=row).select_related("korban__kasus")
    form = forms.ReportRujukanForm(request.POST if request.method == "POST" else None, daftar_layanan=list(services))
    if request.method == "POST" and form.is_valid():
        try:
            actions.report_rujukan(row, by=request.user, **form.values)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Hasil rujukan {row.kode} terkirim. Identitas korban tertutup kembali.")
            return redirect("kasus:rujukan_detail", pk=pk)
    return render(request, "kasus/rujukan/isian.html", {**_HASIL, "rujukan": row, "form": form})


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_view_kasus)
def withdraw_rujukan(request, pk):
    row = _rujukan(request, pk)
    if request.method == "POST" and not row.is_terbuka:
        messages.error(request, _first(row))
        return redirect("kasus:rujukan_detail", pk=pk)
    allow(perms.can_withdraw_rujukan(request.user, row))
    form = forms.WithdrawRujukanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_rujukan(row, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Rujukan {row.kode} dicabut; penerima tidak lagi melihat bagian korban.")
            return redirect("kasus:rujukan_detail", pk=pk)
    return render(request, "kasus/rujukan/isian.html", {**_CABUT, "rujukan": row, "form": form})


@require_safe
@require(perms.can_view_kasus)
def export_rujukan(request, pk):
    """The letter, by code alone: for agencies without an account, and for the file."""
    row = _rujukan(request, pk)
    allow(perms.can_export_rujukan(request.user, row))
    day = timezone.localdate(row.dicatat_pada)
    context = {
        "rujukan": row,
        "kontak": row.pengirim or row.dicatat_oleh.instansi,
        "dokumen": Dokumen(judul=f"Surat rujukan {row.kode}", tanggal=day, klasifikasi="RAHASIA", kaki=row.kode),
        "penanda": PenandaTangan(row.pengirim.nama if row.pengirim else "Kepala Sekretariat Gugus Tugas PP-TPPO Aceh"),
        "tempat_tanggal": f"Banda Aceh, {tulis_tanggal(day)}",
    }
    try:
        content = render_pdf(render_to_string("kasus/pdf/surat_rujukan.html", context))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect("kasus:rujukan_detail", pk=pk)
    actions.export_rujukan(row, by=request.user)
    name = f"surat-rujukan-{row.kode.lower().replace('/', '-')}.pdf"
    return download(content, name=name, content_type="application/pdf")
