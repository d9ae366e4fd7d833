"""What the yearly report still needs, rule by rule; a case in the words of SIMFONI-PPA; cases not entered there."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gugus_tugas.auth import REFUSED, allow, require
from gugus_tugas.paging import paginate
from gugus_tugas.ubah import change_page
from kasus import actions, forms, perms
from kasus import kelengkapan as aturan
from kasus import simfoni as lembar_simfoni
from kasus.models import Kasus


@require_safe
@require(perms.can_record_kasus)
def kelengkapan(request):
    form = forms.KelengkapanFilterForm(request.GET if "tahun" in request.GET else {"tahun": timezone.localdate().year})
    tahun = form.tahun_diminta
    counts = aturan.jumlah_kurang(request.user, tahun)
    first = next((kode for kode, number in counts.items() if number), aturan.ATURAN[0].kode)
    chosen = aturan.PER_KODE.get(request.GET.get("aturan", ""), aturan.PER_KODE[first])
    page = paginate(request, aturan.related(chosen, chosen.of_year(request.user, tahun)))
    context = {
        "form": form,
        "tahun": tahun,
        "daftar_aturan": [(row, counts[row.kode]) for row in aturan.ATURAN],
        "dipilih": chosen,
        "page": page,
        "daftar_baris": [aturan.baris(chosen, row) for row in page.object_list],
        "jumlah": sum(counts.values()),
    }
    return render(request, "kasus/kelengkapan.html", context)


@require_safe
@require(perms.can_record_kasus)
def simfoni_index(request):
    rows = Kasus.objects.visible_to(request.user).belum_simfoni().select_related("penanggung_jawab")
    return render(
        request, "kasus/simfoni_index.html", {"page": paginate(request, rows.order_by("tanggal_lapor", "urutan"))}
    )


@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def simfoni(request, slug):
    """GET shows the sheet with the identity closed; POST, with a reason, opens it once for the victims that were ticked."""
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user), slug=slug)
    victims = lembar_simfoni.victims_of(request.user, kasus)
    subjects = [row for row in victims if lembar_simfoni.is_subjek(row)]
    may = [row for row in subjects if perms.can_reveal_identitas(request.user, row)]
    form, opened = forms.BukaLembarForm(request.POST or None, pilihan=may, user=request.user), {}
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.reveal_lembar(
                form.cleaned_data["korban"], alasan=form.cleaned_data["alasan"], by=request.user
            )
        except REFUSED as refusal:
            form.add_error("alasan", refusal.messages)
    actions.record_view_kasus(kasus, by=request.user)
    context = {
        "kasus": kasus, "form": form if may and not opened else None, "terbuka": bool(opened),
        "daftar_lembar": [lembar_simfoni.lembar(request.user, kasus, row, opened.get(row.pk)) for row in subjects],
        "bukan_subjek": [row for row in victims if row not in subjects],
        "can_update": perms.can_update_simfoni(request.user, kasus),
    }  # fmt: skip
    return render(
        request, "kasus/simfoni.html", context, status=422 if request.method == "POST" and not opened else 200
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def update_simfoni(request, slug):
    kasus = get_object_or_404(Kasus.objects.visible_to(request.user).select_related("tempat_lapor"), slug=slug)
    allow(perms.can_update_simfoni(request.user, kasus))
    back = reverse("kasus:simfoni", args=[slug])
    return change_page(
        request,
        "kasus/ubah.html",
        forms.SimfoniForm.of(kasus, request.POST or None),
        partial(actions.update_simfoni, kasus, by=request.user),
        said=f"Input SIMFONI {kasus} tercatat.",
        to=back,
        kasus=kasus,
        judul="Catat input SIMFONI",
        keterangan="Nomor registrasi yang diberikan SIMFONI-PPA dan tanggal menginputnya. Kosongkan keduanya bila ternyata belum.",
        tombol="Simpan",
        batal=back,
    )
