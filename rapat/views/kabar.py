"""What an account wishes to receive, its calendar address, and the calendars themselves."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.responses import download
from rapat import actions, forms, perms
from rapat.actions.kabar import find_kalender
from rapat.enums import StatusRapat
from rapat.ics import CONTENT_TYPE, acara_of, file_name, write_calendar
from rapat.models import PilihanKabar, Rapat

NAMA_KALENDER = "Rapat Gugus Tugas PP-TPPO Aceh"


@require_http_methods(["GET", "POST"])
@require(perms.can_view_rapat)
def pilihan_kabar(request):
    row = PilihanKabar.objects.visible_to(request.user).first()
    form = forms.PilihanKabarForm(
        request.POST if request.method == "POST" else None,
        initial={"terima_pengingat": row is None or row.terima_pengingat},
    )
    if request.method == "POST" and form.is_valid():
        actions.update_pilihan_kabar(request.user, **form.cleaned_data)
        messages.success(request, "Pilihan pengingat tersimpan.")
        return redirect("rapat:pilihan_kabar")
    return render(request, "rapat/pilihan_kabar.html", {"form": form, "pilihan": row})


@require_POST
@require(perms.can_view_rapat)
def renew_kalender(request):
    """The address is shown once, on the answer to this form: afterwards only its print is known."""
    token = actions.renew_kalender(request.user)
    address = f"{settings.SITUS_URL}{reverse('rapat:kalender', args=[token])}"
    context = {
        "alamat": address,
        "alamat_webcal": address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
    }
    return render(request, "rapat/alamat_kalender.html", context)


@require_POST
@require(perms.can_view_rapat)
def withdraw_kalender(request):
    try:
        actions.withdraw_kalender(request.user)
        messages.success(request, "Alamat kalender dicabut. Kalender yang memakainya berhenti diperbarui.")
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("rapat:pilihan_kabar")


@login_not_required
@require_safe
def kalender(request, token):
    """Read by a calendar program, which cannot log in: the secret in the address stands for its account, and sees what it sees."""
    user = find_kalender(token)
    if user is None:
        raise Http404
    rows = Rapat.objects.visible_to(user).exclude(status=StatusRapat.KONSEP).with_urutan().order_by("-tanggal", "-id")
    events = [acara_of(rapat, urutan=rapat.urutan_kalender) for rapat in rows[:500]]
    return download(write_calendar(events, nama=NAMA_KALENDER), name="rapat.ics", content_type=CONTENT_TYPE)


@require_safe
@require(perms.can_view_rapat)
def export_ics(request, pk):
    rapat = get_object_or_404(Rapat.objects.visible_to(request.user).with_urutan(), pk=pk)
    content = write_calendar([acara_of(rapat, urutan=rapat.urutan_kalender)])
    return download(content, name=file_name(rapat), content_type=CONTENT_TYPE)
