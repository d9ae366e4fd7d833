"""Many rows: no page asks the database more often for fifty than for two, and a list too long for a workbook says so."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from program import actions
from program.enums.bahan import JenisMutasi
from program.models import BahanKIE, KunjunganPengawasan, Perusahaan, ProgramGampong
from program.tests.factories import (
    make_anggaran,
    make_bahan,
    make_gampong,
    make_istilah,
    make_kegiatan,
    make_kunjungan,
    make_lokasi,
    make_nihil,
    make_patroli,
    make_pedoman,
    make_penelitian,
    make_perekrut,
    make_perusahaan,
    make_temuan,
    make_versi,
)
from program.tests.langkah import publish

MAX_QUERIES = 12
DAY = datetime.date(2026, 3, 4)


def plant_kegiatan(cast, by, n):
    make_kegiatan(by=by, tempat=("11.71", "11.74", "11.01")[n % 3])


def plant_anggaran(cast, by, n):
    make_anggaran(by=by, tahun=(2025, 2026)[n % 2])
    if n < 12:
        make_nihil(by=by, tahun=2010 + n)


def plant_penelitian(cast, by, n):
    make_penelitian(by=by)


def plant_gampong(cast, by, n):
    make_gampong(by=by, tahun=(2025, 2026)[n // 2 % 2])


def plant_lokasi(cast, by, n):
    make_patroli(make_lokasi(by=by, wilayah=("11.71.01", "11.74.01")[n % 2]), by=by)


def plant_bahan(cast, by, n):
    first = BahanKIE.objects.order_by("pk").first() or make_bahan(by=cast["dinsos"], stok=1000)
    make_bahan(by=by, judul=f"Brosur {n}")
    actions.record_mutasi(
        first,
        jenis=JenisMutasi.BAGI,
        jumlah=1,
        tanggal=DAY,
        by=cast["dinsos"],
        kegiatan=make_kegiatan(by=cast["dinsos"]),
    )


def plant_pedoman(cast, by, n):
    publish(
        make_versi(make_pedoman(by=cast["sekretariat"], judul=f"Pedoman {n}"), by=cast["sekretariat"]),
        by=cast["kepala"],
    )
    make_istilah(by=cast["sekretariat"], istilah=f"Istilah {n}")


def plant_perusahaan(cast, by, n):
    head = Perusahaan.objects.resmi().order_by("dicatat_pada").first() or make_perusahaan(by=by, nama="PT Pusat")
    visited = KunjunganPengawasan.objects.order_by("dicatat_pada").first() or make_kunjungan(head, by=by)
    row = make_perusahaan(by=by, induk=head, nama=f"Cabang {n}", tempat=("11.71", "11.74", "11.01")[n % 3])
    make_temuan(make_kunjungan(row, by=by), by=by)
    make_temuan(make_kunjungan(head, by=by), by=by)
    make_temuan(visited, by=visited.dicatat_oleh)
    make_perekrut(by=by)


# Maker of the n-th rows -> addresses; {pk} is the first row of the model beside it.
HALAMAN = {
    plant_kegiatan: ("/program/", "/program/kegiatan/", "/program/kegiatan/kalender/?bulan=2026-03", "/program/kegiatan/rekap/?tahun=2026"),
    plant_anggaran: ("/program/", "/program/anggaran/", "/program/anggaran/rekap/?tahun=2026&lama=5"),
    plant_penelitian: ("/program/penelitian/", "/program/penelitian/rekap/"),
    plant_gampong: (
        "/program/gampong/?tahun=2026", "/program/gampong/kabkota/11.71/?tahun=2026", "/program/gampong/kecamatan/11.71.01/?tahun=2026",
        "/program/gampong/daftar/?kabkota=11.71&q=a", (ProgramGampong, "/program/gampong/{pk}/"),
    ),
    plant_lokasi: ("/program/lokasi/", "/program/lokasi/peta/", "/program/patroli/?keadaan=semua"),
    plant_bahan: ("/program/bahan/", (BahanKIE, "/program/bahan/{pk}/")),
    plant_pedoman: ("/program/pedoman/", "/program/glosarium/"),
    plant_perusahaan: (
        "/program/", "/program/perusahaan/", "/program/perusahaan/rekap/?tahun=2026", "/program/perekrut/", "/program/kunjungan/",
        "/program/temuan/", (Perusahaan, "/program/perusahaan/{pk}/"), (KunjunganPengawasan, "/program/kunjungan/{pk}/"),
    ),
}  # fmt: skip


def asked(page, url) -> int:
    """How many queries one opening costs, after a first one that fills the caches."""
    model, url = url if isinstance(url, tuple) else (None, url)
    url = url.format(pk=model.objects.order_by("dicatat_pada").values_list("pk", flat=True)[0]) if model else url
    page.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert page.get(url).status_code == 200
    assert len(queries) <= MAX_QUERIES, (url, len(queries))
    return len(queries)


@pytest.mark.parametrize("plant", HALAMAN, ids=lambda plant: plant.__name__)
@pytest.mark.parametrize("who", ["sekretariat", "dinsos"])
def test_no_more_queries_for_fifty_rows(client_of, cast, who, plant):
    def more(numbers):
        for n in numbers:
            plant(cast, cast[("dinsos", "polda")[n % 2]], n)

    more(range(2))
    few = [asked(client_of(cast[who]), url) for url in HALAMAN[plant]]
    more(range(2, 50))
    assert [asked(client_of(cast[who]), url) for url in HALAMAN[plant]] == few


@pytest.mark.parametrize(
    ("register", "plant", "query", "back"),
    [
        ("kegiatan", make_kegiatan, "q=dayah", ""),
        ("anggaran", make_anggaran, "q=program", ""),
        ("penelitian", make_penelitian, "status=diajukan", ""),
        ("gampong", make_gampong, "kabkota=11.71", "daftar/"),
        ("lokasi", make_lokasi, "jenis=penginapan", ""),
        ("perusahaan", make_perusahaan, "q=PT", ""),
        ("kunjungan", lambda by: make_kunjungan(make_perusahaan(by=by), by=by), "q=PT", ""),
    ],
)
def test_export_of_too_many_says_so(client_of, dinsos, monkeypatch, register, plant, query, back):
    monkeypatch.setattr("program.views.dasar.MAX_EKSPOR", 1)
    plant(by=dinsos)
    plant(by=dinsos)
    response = client_of(dinsos).get(f"/program/{register}/ekspor/?{query}", follow=True)
    assert response.redirect_chain == [(f"/program/{register}/{back}?{query}", 302)]
    assert "Saring dahulu" in response.content.decode()
