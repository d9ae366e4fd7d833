"""The scorecard of an agency: its numbers, its one sheet, and who may look at it."""

import datetime
import io

import pikepdf
import pytest
from django.utils import timezone

from anggota.models import Instansi
from anggota.tests.factories import make_keanggotaan, make_sk
from gugus_tugas import clock
from gugus_tugas.tests.pdf_structure import pdf_faults, text_of
from laporan.statistics.kinerja import LEWAT_TAMPIL, kartu, kinerja
from rapat import actions
from rapat.models import TindakLanjut
from rapat.tests.factories import close, make_perkembangan, make_rapat, make_rekomendasi

URL = "/rekomendasi/kartu/"
YEAR = 2026


def at(month, day, year=YEAR):
    return clock.at(datetime.datetime(year, month, day, 3, tzinfo=datetime.UTC))


@pytest.fixture
def agency(sekretariat, kepala, polda, dinsos):
    """2026, looked at from later: one finished in Q2 after 10 days, one late and open with a note in Q3, one of dinsos."""
    sk = make_sk(by=sekretariat)
    seats = {
        name: make_keanggotaan(sk=sk, instansi=user.instansi) for name, user in (("polda", polda), ("dinsos", dinsos))
    }
    for month, status in ((2, "hadir"), (3, "izin")):
        rapat = make_rapat(by=sekretariat, tanggal=datetime.date(YEAR, month, 12))
        actions.record_kehadiran(
            rapat, by=sekretariat, daftar=[{"keanggotaan": seats["polda"], "status": status, "nama_wakil": ""}]
        )
        if month == 2:
            with at(2, 12):
                first = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
                second = make_rekomendasi(
                    by=sekretariat, instansi=polda.instansi, rapat=rapat, tenggat=datetime.date(YEAR, 5, 31)
                )
                make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=rapat)
        close(rapat, by=sekretariat)
    with at(2, 22):
        note = make_perkembangan(first.daftar_tindak_lanjut.get(), by=polda)
    with at(4, 2):
        actions.verify_tindak_lanjut(note, by=kepala, hasil="sesuai")
    with at(8, 11):
        make_perkembangan(second.daftar_tindak_lanjut.get(), by=polda, usulan="proses", with_file=False)
    return polda.instansi


def test_card_counts_meetings_items_days_and_evidence(agency, sekretariat):
    found = kartu(agency, YEAR)
    assert (found.hadir, found.rapat) == (1, 2)
    assert (found.selesai, found.terbuka, found.lewat) == (1, 1, 1)
    assert found.median_hari == (10 + 180) / 2
    assert (found.jumlah_laporan, found.berbukti) == (2, 1)
    assert found.laporan_terakhir == datetime.date(YEAR, 8, 11)
    assert [(q.nomor, q.laporan, q.selesai, q.terbuka, q.lewat) for q in found.triwulan][:3] == [
        (1, 1, 0, 2, 0), (2, 0, 1, 1, 1), (3, 1, 0, 1, 1),
    ]  # fmt: skip
    assert [item.nomor for item in found.daftar_lewat] == [2]


def test_card_of_an_earlier_year_is_empty(agency, sekretariat):
    found = kartu(agency, 2019)
    assert (found.rapat, found.selesai, found.terbuka, found.median_hari, found.laporan_terakhir) == (
        0,
        0,
        0,
        None,
        None,
    )


def test_draft_and_running_meetings_are_not_held(agency, sekretariat):
    make_rapat(by=sekretariat, tanggal=datetime.date(YEAR, 6, 1))
    assert kartu(agency, YEAR).rapat == 2


def test_table_of_all_equals_the_cards(agency, sekretariat):
    for row in kinerja(YEAR):
        card = kartu(row.instansi, YEAR)
        assert (sum(row.selesai), row.terbuka, row.lewat) == (card.selesai, card.terbuka, card.lewat)
        assert row.laporan_terakhir == card.laporan_terakhir
    assert {row.instansi.kode: row.selesai for row in kinerja(YEAR)} == {"polda": (0, 1, 0, 0), "dinsos": (0, 0, 0, 0)}
    assert kinerja(2019) == []


def test_who_has_not_reported_this_quarter_is_named(agency, client_of, sekretariat, polda, dinsos):
    html = client_of(sekretariat).get(URL).content.decode()
    assert "2 dari 2 instansi memiliki tindak lanjut terbuka dan belum melapor triwulan ini" in html
    for user in (polda, dinsos):
        item = TindakLanjut.objects.terbuka().filter(instansi=user.instansi).first()
        make_perkembangan(item, by=user, usulan="proses", with_file=False)
    assert "belum melapor triwulan ini" not in client_of(sekretariat).get(URL).content.decode()
    assert "belum melapor triwulan ini" not in client_of(sekretariat).get(f"{URL}?tahun={YEAR - 1}").content.decode()


@pytest.mark.parametrize(
    ("role", "own", "other"), [("polda", 200, 403), ("pimpinan", 200, 200), ("pengelola", 403, 403)]
)
def test_member_sees_the_own_card_alone(agency, client_of, cast, role, own, other):
    browser = client_of(cast[role])
    for path in ("", "pdf/"):
        assert browser.get(f"{URL}polda/{path}?tahun={YEAR}").status_code == own
        assert browser.get(f"{URL}dinsos/{path}").status_code == other
    assert browser.get(f"{URL}tidak-ada/").status_code in (403, 404)


@pytest.mark.parametrize("tahun", ["abc", "9999", "-1", "99999999999999999999", "%00", "1990"])
def test_any_year_is_answered(agency, client_of, polda, tahun):
    assert client_of(polda).get(f"{URL}polda/?tahun={tahun}").status_code == 200


def test_sheet_is_exactly_one_a4_with_the_longest_texts(client_of, sekretariat, polda, kepala):
    Instansi.objects.filter(pk=polda.instansi.pk).update(nama="Badan Penanggulangan dan Perlindungan " * 4 + "Aceh")
    with at(1, 5):
        rapat = make_rapat(by=sekretariat, tanggal=datetime.date(YEAR, 1, 5))
        for _ in range(LEWAT_TAMPIL + 5):
            make_rekomendasi(
                by=sekretariat, instansi=polda.instansi, rapat=rapat, uraian=("Mengoordinasikan penanggulangan " * 13)[:400],
                tenggat=datetime.date(YEAR, 2, 1),
            )  # fmt: skip
    content = client_of(polda).get(f"{URL}polda/pdf/?tahun={YEAR}").content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(n)) for n in pdf.pages[0].mediabox[2:]] == [595, 842]
    assert "dan 5 lagi" in text_of(content)[0]
    assert pdf_faults(content) == []


@pytest.mark.parametrize("address", [URL, f"{URL}polda/"])
def test_pages_need_few_queries_however_many_items(
    client_of, sekretariat, polda, address, django_assert_max_num_queries
):
    browser, counts, rapat = client_of(sekretariat), [], make_rapat(by=sekretariat)
    for more in (2, 18):
        for _ in range(more):
            row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
            make_perkembangan(row.daftar_tindak_lanjut.get(), by=polda, with_file=False)
        with django_assert_max_num_queries(12) as queries:
            assert browser.get(f"{address}?tahun={timezone.localdate().year}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
