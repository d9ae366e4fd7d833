"""The map of restricted places and the table beside it: exact within a scope, or in bands without any exact number."""

from django.urls import reverse

from anggota.models import Pengguna
from program.statistics.lokasi import PITA, PITA_PENDEK, lokasi_pita, lokasi_sums
from wilayah.models import Wilayah
from wilayah.peta import Pita, build_peta

JUDUL = "Lokasi yang masih rawan per kabupaten/kota"


def exact_map(user: Pengguna) -> dict:
    places, sums = list(Wilayah.objects.kabkota_aceh().order_by("kode")), lokasi_sums(user)
    index = reverse("program:lokasi_index")

    def address(place) -> str:
        return f"{index}?status=terbuka&kabkota={place.kode}"

    peta = build_peta(
        places,
        {place.kode: sums.get(place.kode, {}).get("jumlah", 0) for place in places},
        judul=JUDUL,
        keterangan="Lokasi yang masih rawan",
        daftar_pita=(Pita("1–4", 1), Pita("5–9", 5), Pita("10 atau lebih", 10)),
        tautan=lambda place: address(place) if place.kode in sums else "",
    )
    rows = [(place, address(place), sums[place.kode]) for place in places if place.kode in sums]
    total = {name: sum(row[name] for row in sums.values()) for name in ("jumlah", "tinggi", "lewat")}
    return {"peta": peta, "baris": rows, "total": total}


def band_map() -> dict:
    """What the leadership sees."""
    places, (bands, total) = list(Wilayah.objects.kabkota_aceh().order_by("kode")), lokasi_pita()
    values = {place.kode: bands.get(place.kode, 0) for place in places}
    peta = build_peta(
        places,
        values,
        judul=f"{JUDUL}, dalam pita",
        keterangan="Lokasi yang masih rawan",
        daftar_pita=tuple(Pita(label, start) for start, label in PITA.items()),
        tulis=PITA_PENDEK.__getitem__,
    )
    return {"peta": peta, "baris": [(place, PITA[values[place.kode]]) for place in places], "total": PITA[total]}
