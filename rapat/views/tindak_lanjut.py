"""The items of the agencies: list, one item, the verdict, the evidence."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anggota.enums import Izin
from gugus_tugas.auth import REFUSED, ActionRefused, allow, require
from gugus_tugas.files import MIME
from gugus_tugas.paging import paginate
from gugus_tugas.responses import download
from rapat import actions, forms, perms, pesan
from rapat.models import BuktiPerkembangan, KonsepPerkembangan, Penyerahan, Perkembangan, TindakLanjut
from rapat.models.bukti import with_bukti


@require_safe
@require(perms.can_view_rapat)
def tindak_lanjut(request):
    user = request.user
    rows = TindakLanjut.objects.visible_to(user).select_related("rekomendasi", "instansi").with_report().urgent_first()
    own = user.instansi.kode if user.has_izin(Izin.REPORT_PROGRESS) else ""
    standard = {"instansi": own, "keadaan": "terbuka"}
    form = forms.TindakLanjutFilterForm(request.GET if standard.keys() & request.GET.keys() else standard)
    drafts = KonsepPerkembangan.objects.visible_to(user).select_related("tindak_lanjut__rekomendasi").defer("isi")
    context = {
        "page": paginate(request, form.filter(rows, on=timezone.localdate())),
        "form": form,
        "own": user.instansi_id if own else None,
        "is_saya": bool(own) and form["instansi"].value() == own,
        "daftar_konsep": drafts.urgent_first(),
        "antrean": queue_of(user)[:1] if form["keadaan"].value() == "verifikasi" else [],
    }
    return render(request, "rapat/tindak_lanjut.html", context)


def queue_of(user) -> list:
    """Keys of the reports this person may judge, the longest waiting first."""
    if not perms.can_verify(user):
        return []
    return list(Perkembangan.objects.visible_to(user).queue_of(user).values_list("pk", flat=True))


@require_safe
@require(perms.can_view_rapat)
def tindak_lanjut_detail(request, pk):
    user = request.user
    rows = TindakLanjut.objects.visible_to(user).select_related("rekomendasi__rapat", "instansi")
    item = get_object_or_404(rows, pk=pk)
    notes = Perkembangan.objects.visible_to(user).filter(tindak_lanjut=item)
    notes = list(with_bukti(notes.select_related("dicatat_oleh", "diverifikasi_oleh"), user))
    pending = next((note for note in notes if note.is_pending), None)
    is_own = perms.can_report_progress(user, item)
    context = {
        "item": item,
        "daftar_perkembangan": notes,
        "pending": pending,
        "dikembalikan": notes[0] if notes and notes[0].is_dikembalikan else None,
        "can_report": is_own and item.is_terbuka and not pending,
        "can_verify": bool(pending) and perms.can_verify_tindak_lanjut(user, pending),
        "can_export": perms.can_schedule_rapat(user) or is_own,
        "konsep": KonsepPerkembangan.objects.visible_to(user).filter(tindak_lanjut=item).first(),
        **_handing_over(user, item, is_own=is_own),
        **_onward(user, item, is_own=is_own),
    }
    return render(request, "rapat/tindak_lanjut_detail.html", context)


def _handing_over(user, item: TindakLanjut, *, is_own: bool) -> dict:
    """The newest request that the item go elsewhere, and who may do what with it."""
    rows = Penyerahan.objects.visible_to(user).filter(tindak_lanjut=item)
    row = rows.select_related("dari", "usul", "dicatat_oleh", "diputus_oleh").first()
    is_open = row is not None and row.is_menunggu
    return {
        "penyerahan": row,
        "can_withdraw_penyerahan": is_open and is_own,
        "can_verify_penyerahan": is_open and perms.can_verify_penyerahan(user, row),
    }


def _onward(user, item: TindakLanjut, *, is_own: bool) -> dict:
    """The next item of the own agency that waits for a word; for the secretariat, what it may send to the agency."""
    onward = {"berikutnya": None, "pesan": "", "wa": ""}
    if is_own:
        rows = TindakLanjut.objects.visible_to(user).filter(instansi=item.instansi_id).terbuka().exclude(pk=item.pk)
        rows = rows.with_report().filter(is_menunggu=False).select_related("rekomendasi", "instansi").urgent_first()
        onward["berikutnya"] = rows.first()
    if perms.can_schedule_rapat(user) and item.is_terbuka:
        onward["pesan"] = pesan.pesan_tindak_lanjut(item)
        onward["wa"] = pesan.tautan_wa(onward["pesan"])
    return onward


@require_http_methods(["GET", "POST"])
@require(perms.can_view_rapat)
def verify_tindak_lanjut(request, perkembangan):
    rows = Perkembangan.objects.visible_to(request.user).select_related(
        "tindak_lanjut__rekomendasi", "tindak_lanjut__instansi", "dicatat_oleh"
    )
    note = get_object_or_404(with_bukti(rows, request.user), pk=perkembangan)
    allow(perms.can_verify_tindak_lanjut(request.user, note))
    if request.method == "GET" and not note.is_pending:
        messages.info(request, "Laporan ini sudah diperiksa.")
        return redirect("rapat:tindak_lanjut_detail", pk=note.tindak_lanjut_id)
    form, around = forms.VerifikasiForm(request.POST or None), _around(queue_of(request.user), note.pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.verify_tindak_lanjut(note, by=request.user, **form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Verifikasi {note.tindak_lanjut} tersimpan.")
            if following := around["sesudah"] or around["sebelum"]:
                return redirect("rapat:verify_tindak_lanjut", perkembangan=following)
            return redirect("rapat:tindak_lanjut_detail", pk=note.tindak_lanjut_id)
    context = {"note": note, "item": note.tindak_lanjut, "form": form, **around}
    return render(request, "rapat/verify_tindak_lanjut.html", context)


def _around(queue: list, pk) -> dict:
    """Where this report stands in the queue, and its neighbours."""
    at = queue.index(pk) if pk in queue else 0
    return {
        "sebelum": queue[at - 1] if at else None,
        "sesudah": queue[at + 1] if at + 1 < len(queue) else None,
        "urutan": at + 1,
        "banyak": len(queue),
    }


@require_safe
@require(perms.can_view_rapat)
def export_bukti(request, bukti):
    rows = BuktiPerkembangan.objects.visible_to(request.user).select_related(
        "perkembangan__tindak_lanjut__rekomendasi", "perkembangan__tindak_lanjut__instansi"
    )
    row = get_object_or_404(rows, pk=bukti)
    note = row.perkembangan
    allow(perms.can_export_bukti(request.user, note))
    try:
        content = actions.export_bukti(row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("rapat:tindak_lanjut_detail", pk=note.tindak_lanjut_id)
    number, day = note.tindak_lanjut.rekomendasi.nomor, timezone.localtime(note.dicatat_pada)
    name = f"bukti-rekomendasi-{number}-{day:%Y%m%d}-{row.urutan}.{row.akhiran}"
    return download(content, name=name, content_type=MIME[f".{row.akhiran}"])
