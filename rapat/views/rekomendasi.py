"""The register of recommendations across all meetings."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gugus_tugas.auth import require
from gugus_tugas.paging import paginate
from rapat import perms
from rapat.models import Perkembangan, Rekomendasi, TindakLanjut


@require_safe
@require(perms.can_view_rapat)
def rekomendasi(request):
    rows = Rekomendasi.objects.visible_to(request.user).select_related("rapat").with_progress()
    return render(
        request, "rapat/rekomendasi.html", {"page": paginate(request, rows, size=50), "today": timezone.localdate()}
    )


@require_safe
@require(perms.can_view_rapat)
def rekomendasi_detail(request, nomor):
    rows = Rekomendasi.objects.visible_to(request.user).select_related("rapat").with_progress()
    row = get_object_or_404(rows, nomor=nomor)
    items = (
        TindakLanjut.objects.visible_to(request.user).filter(rekomendasi=row).select_related("instansi", "rekomendasi")
    )
    notes = Perkembangan.objects.visible_to(request.user).filter(tindak_lanjut__rekomendasi=row)
    context = {
        "rekomendasi": row,
        "daftar_tindak_lanjut": items,
        "daftar_perkembangan": notes.select_related("tindak_lanjut__instansi", "dicatat_oleh")[:20],
        "umur": row.age_in_days(on=timezone.localdate()),
    }
    return render(request, "rapat/rekomendasi_detail.html", context)
