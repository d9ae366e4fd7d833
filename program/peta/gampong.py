"""The tile map of what the gampong reached, a share for each kabupaten/kota."""

from urllib.parse import urlencode

from django.urls import reverse

from program.enums.gampong import Ukuran
from program.statistics.gampong import BarisCapaian, tulis_persen
from wilayah.models import Wilayah
from wilayah.peta import Peta, Pita, build_peta

# Below the first band a tile stays white: none at all.
PITA = (Pita("di bawah 25%", 0.0001), Pita("25–49%", 25), Pita("50–74%", 50), Pita("75–100%", 75))


def gampong_map(rows: list[BarisCapaian], tahun: int, ukuran: Ukuran) -> Peta:
    def address(place: Wilayah) -> str:
        return f"{reverse('program:rekap_kecamatan', args=[place.kode])}?{urlencode({'tahun': tahun})}"

    return build_peta(
        [row.tempat for row in rows],
        {row.kode: row.reached(ukuran) for row in rows},
        judul=f"{ukuran.label}, {tahun}: bagian dari semua gampong per kabupaten/kota di Aceh",
        keterangan=f"{ukuran.label}, {tahun}",
        daftar_pita=PITA,
        tulis=tulis_persen,
        tautan=address,
    )
