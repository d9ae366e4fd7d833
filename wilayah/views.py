"""Pages about places, and the answers for the place picker. Public facts: open to everyone who is logged in."""

from django.db.models import Prefetch
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gugus_tugas.paging import paginate
from wilayah.enums import TingkatWilayah
from wilayah.forms import MAX_CALON
from wilayah.models import Wilayah
from wilayah.pencarian import KODE
from wilayah.peta import Pita, build_peta

PITA_GAMPONG = (Pita("sampai 100", 0), Pita("101–250", 101), Pita("251–500", 251), Pita("lebih dari 500", 501))


@require_safe
def index(request):
    daftar_kabkota = list(Wilayah.objects.kabkota_aceh().with_counts())
    peta = build_peta(
        daftar_kabkota,
        {kabkota.kode: kabkota.jumlah_gampong for kabkota in daftar_kabkota},
        judul="Jumlah gampong per kabupaten/kota di Aceh",
        keterangan="Jumlah gampong",
        daftar_pita=PITA_GAMPONG,
        tautan=lambda kabkota: reverse("wilayah:detail", args=[kabkota.kode]),
    )
    total = {
        name: sum(getattr(kabkota, name) for kabkota in daftar_kabkota)
        for name in ("jumlah_kecamatan", "jumlah_gampong", "penduduk")
    }
    return render(request, "wilayah/index.html", {"daftar_kabkota": daftar_kabkota, "peta": peta, "total": total})


@require_safe
def detail(request, kode):
    kabkota = get_object_or_404(Wilayah.objects.kabkota_aceh().with_counts(), kode=kode)
    text = request.GET.get("q", "").strip()
    context = {"kabkota": kabkota, "q": text}
    if text:
        inside = Wilayah.objects.within(kode).of_tingkat(TingkatWilayah.KECAMATAN, TingkatWilayah.GAMPONG)
        context["page"] = paginate(request, inside.search(text))
    else:
        gampong = Prefetch("daftar_anak", Wilayah.objects.order_by("nama"), to_attr="daftar_gampong")
        context["daftar_kecamatan"] = kabkota.daftar_anak.order_by("nama").prefetch_related(gampong)
    return render(request, "wilayah/detail.html", context)


@require_safe
def search(request):
    """Suggestions while typing: ?q=text, limited by ?tingkat=a,b and ?di=code."""
    levels = [word for word in request.GET.get("tingkat", "").split(",") if word in TingkatWilayah.values]
    area = request.GET.get("di", "")
    places = Wilayah.objects.of_tingkat(*levels).within(area if KODE.fullmatch(area) else "")
    found = list(places.search(request.GET.get("q", ""))[: MAX_CALON + 1])
    hasil = [
        {"kode": place.kode, "jalur": place.jalur, "tingkat": place.get_tingkat_display()}
        for place in found[:MAX_CALON]
    ]
    return JsonResponse({"hasil": hasil, "lebih": len(found) > MAX_CALON})
