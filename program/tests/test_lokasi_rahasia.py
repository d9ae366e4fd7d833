"""Restricted places by every way out: lists, maps, search, import, and the bands of the leadership."""

import io

import openpyxl
import pytest

from program.enums.lokasi import StatusLokasi
from program.models import LokasiRawan
from program.statistics.lokasi import PITA, lokasi_pita, pita_of
from program.tests.factories import make_lokasi, make_patroli, make_pemeriksaan
from program.tests.lokasi import CANARIES, DAY, events, preview, row, store, told

PAGES = ["/program/lokasi/", "/program/lokasi/peta/", "/program/patroli/?keadaan=semua"]


def test_lists_maps_and_search_show_no_name(client_of, sekretariat, dinsos):
    place = make_lokasi(by=dinsos, **CANARIES)
    make_patroli(place, by=dinsos)
    make_pemeriksaan(place, by=dinsos, temuan="ZZTEMPAT")
    for by in (sekretariat, dinsos):
        page = client_of(by)
        for url in (*PAGES, "/program/", "/program/lokasi/?q=ZZTEMPAT", f"/program/lokasi/{place.pk}/periksa/"):
            assert told(page.get(url).content.decode().replace("q=ZZTEMPAT", "").replace('value="ZZTEMPAT"', "")) == []
    assert events("reveal_lokasi") == 0


def test_stranger_meets_nothing(client_of, dinsos, polda):
    place = make_lokasi(by=dinsos, wilayah="11.71.02", jenis="kapal", **CANARIES)
    patrol = make_patroli(place, by=dinsos)
    page = client_of(polda)
    assert page.get("/program/lokasi/").context["page"].jumlah.nilai == 0
    assert page.get(f"/program/lokasi/?q={place}").context["page"].object_list == []
    assert page.get("/program/patroli/?keadaan=semua").context["page"].object_list == []
    shown = page.get("/program/lokasi/peta/?edisi=pita").context
    assert (shown["is_pita"], shown["baris"], shown["total"]["jumlah"]) == (False, [], 0)
    assert {petak.nilai for petak in shown["peta"].daftar_petak} == {"0"}
    assert ("lokasi", 0) in [(register.kunci, n) for register, n, _ in page.get("/program/").context["daftar_register"]]
    sheet = openpyxl.load_workbook(io.BytesIO(page.get("/program/lokasi/ekspor/").content)).worksheets[0]
    assert sheet.max_row == 1
    for url in ("", "ubah/", "periksa/", "patroli/"):
        assert page.get(f"/program/lokasi/{place.pk}/{url}").status_code == 404
    assert page.get(f"/program/patroli/{patrol.pk}/laksanakan/").status_code == 404
    assert events("reveal_lokasi") == 0


def test_import_tells_a_stranger_nothing_of_rows_that_are_there(dinsos, polda):
    store(dinsos, row())
    known, unknown = (
        preview(polda, row(Instansi="Polda", Kunci=key)) for key in (str(LokasiRawan.objects.get()), "LR-99")
    )  # a code that exists elsewhere, and one that does not
    assert [str(f) for f in known.kesalahan] == [str(f) for f in unknown.kesalahan]
    assert "kode ini tidak ada" in str(known.kesalahan[0])
    again = preview(polda, row(Instansi="Polda"))
    assert (len(again.baru), again.berubah, again.jumlah_tetap) == (1, [], 0)


@pytest.mark.parametrize("numbers", [(0, 0), (1, 0), (4, 0), (4, 4), (2, 5), (6, 4)])
def test_leadership_sees_bands_alone(client_of, pimpinan, dinsos, numbers):
    for place, number in zip(("11.71.01", "11.74.01"), numbers, strict=True):
        for _ in range(number):
            make_lokasi(by=dinsos, wilayah=place, **CANARIES)
    make_lokasi(by=dinsos, wilayah="11.74.01", status="aman")
    page = client_of(pimpinan)
    response = page.get("/program/lokasi/peta/")
    shown = response.context
    assert {place.kode: text for place, text in shown["baris"] if place.kode in {"11.71", "11.74", "11.01"}} == {
        "11.71": PITA[pita_of(numbers[0])], "11.74": PITA[pita_of(numbers[1])], "11.01": PITA[0],
    }  # fmt: skip
    assert shown["total"] == PITA[pita_of(sum(numbers))]
    assert {petak.nilai for petak in shown["peta"].daftar_petak} <= {"<5", "5–9", "10+"}
    assert not any(petak.tautan for petak in shown["peta"].daftar_petak)
    assert told(response.content.decode()) == []
    index = page.get("/program/")
    assert "dalam pita" in index.content.decode()
    assert ("lokasi", 0) in [(register.kunci, n) for register, n, _ in index.context["daftar_register"]]


def test_none_and_a_few_look_the_same_on_the_page_of_the_leadership(client_of, pimpinan, dinsos):
    def body():
        html = client_of(pimpinan).get("/program/lokasi/peta/").content.decode()
        return html[html.index("Peta petak") : html.index("Seluruh Aceh") + 200]

    empty = body()
    for kode in ("11.71.01", "11.71.02", "11.74.01", "11.01.01"):
        make_lokasi(by=dinsos, wilayah=kode)
    assert body() == empty


@pytest.mark.parametrize(("number", "start"), [(0, 0), (1, 0), (4, 0), (5, 5), (9, 5), (10, 10), (999, 10)])
def test_bands(number, start):
    assert pita_of(number) == start


def test_bands_count_what_is_still_dangerous(dinsos):
    for n in range(6):
        make_lokasi(by=dinsos, status=StatusLokasi.AMAN if n == 5 else StatusLokasi.DIPANTAU)
    assert lokasi_pita() == ({"11.71": 5}, 5)


def test_filters_do_not_cut_the_bands_apart(client_of, pimpinan, dinsos):
    make_lokasi(by=dinsos)
    page = client_of(pimpinan)
    whole = page.get("/program/lokasi/peta/").context
    narrowed = page.get("/program/lokasi/peta/?jenis=kapal&status=aman&kabkota=11.71&edisi=x").context
    assert (narrowed["baris"], narrowed["total"]) == (whole["baris"], whole["total"])
    for url in ("/program/lokasi/", "/program/lokasi/ekspor/", "/program/patroli/", "/program/impor/lokasi/"):
        assert page.get(url).status_code == 403


def test_map_of_the_office_equals_the_list_and_prints_the_bands(client_of, sekretariat, dinsos, polda):
    make_lokasi(by=dinsos, periksa_berikutnya=DAY)
    make_lokasi(by=polda, tingkat="tinggi")
    make_lokasi(by=polda, status="aman")
    page = client_of(sekretariat)
    shown = page.get("/program/lokasi/peta/").context
    ((_, address, sums),) = shown["baris"]
    assert (sums["jumlah"], sums["tinggi"], sums["lewat"]) == (2, 1, 1)
    assert page.get(address).context["page"].jumlah.nilai == 2
    assert page.get("/program/lokasi/peta/?edisi=pita").context["total"] == PITA[0]
