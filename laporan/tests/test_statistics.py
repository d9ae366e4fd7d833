"""Each figure by its definition: unit, year of report, age at exploitation, what counts as missing."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from anggota.models import Pengguna
from anggota.tests.factories import make_pengguna
from gugus_tugas import clock
from kasus.models import Kasus
from kasus.tests.factories import make_kasus, make_layanan, victim
from laporan import sentences, statistics
from laporan.annual_report import build_annual_report
from laporan.contoh.muat import WIB
from laporan.document import chart_of_trend
from laporan.enums import Edisi
from laporan.models import RekapHistoris
from rapat import actions as rapat
from rapat.enums import HasilVerifikasi, StatusTindakLanjut, Usulan
from rapat.tests.factories import make_rapat, make_rekomendasi

D = datetime.date
REAL = {2013: 29, 2014: 51, 2015: 4, 2016: 2, 2017: 2}


def make_history(by):
    for year, number in REAL.items():
        RekapHistoris.objects.create(
            tahun=year, jumlah=number, satuan="" if year == 2013 else "orang", sumber="DP3A", dicatat_oleh=by
        )


def recorded_in(year, **values):
    with clock.at(datetime.datetime(year, 1, 2, 8, tzinfo=WIB)):
        return make_kasus(**values)


def test_trend_of_2017_is_the_sources_own(sekretariat):
    make_history(sekretariat)
    points = statistics.tren(2017)
    assert {point.tahun: point.jumlah for point in points} == REAL
    assert [point.satuan for point in points] == ["", "orang", "orang", "orang", "orang"]


def test_a_year_without_a_figure_is_missing_not_zero(sekretariat):
    make_history(sekretariat)
    recorded_in(2020, by=sekretariat, tanggal_lapor=D(2020, 5, 5))
    assert [point.jumlah for point in statistics.tren(2021)] == [2, None, None, 1, 0]


def test_an_old_case_entered_later_does_not_turn_no_figure_into_zero(sekretariat):
    make_history(sekretariat)
    recorded_in(2026, by=sekretariat, tanggal_lapor=D(2018, 5, 5))
    assert [point.jumlah for point in statistics.tren(2021)] == [2, None, None, None, None]


def test_sum_of_years_without_any_figure_is_missing(sekretariat):
    assert statistics.sum_of(statistics.tren(2022)) is None
    make_history(sekretariat)
    assert statistics.sum_of(statistics.tren(2017)) == 88


def test_a_figure_without_unit_is_not_called_victims(sekretariat):
    make_history(sekretariat)
    assert "tidak bersatuan" in sentences.kalimat_tren(statistics.tren(2017))
    first = sentences.kalimat_ringkasan(2013, statistics.tren(2013), 0, 4, [], on=D(2013, 12, 31))[0]
    assert "29" in first
    assert not {"korban", "orang"} & set(first.split())
    assert "korban" not in str(chart_of_trend(tuple(statistics.tren(2017)))).lower()
    assert "2 korban" in sentences.kalimat_ringkasan(2017, statistics.tren(2017), 0, 4, [], on=D(2017, 12, 31))[0]


def test_a_year_that_still_runs_is_not_compared_with_a_whole_one(sekretariat):
    make_kasus(by=sekretariat, tanggal_lapor=D(2026, 2, 5), daftar_korban=[victim()] * 2)
    before, now = (statistics.TitikTren(year, n, "orang", "") for year, n in ((2025, 9), (2026, 2)))
    first, second, *_ = sentences.kalimat_ringkasan(2026, [before, now], 0, 4, [], on=D(2026, 11, 30))
    assert first == "Pada tahun 2026, sampai 30 November 2026, tercatat 2 korban tindak pidana perdagangan orang."
    assert "belum berakhir" in second
    whole, *_ = sentences.kalimat_ringkasan(2026, [before, now], 0, 4, [], on=D(2026, 12, 31))
    assert "turun dari 9" in whole
    running = " ".join(build_annual_report(2026, Edisi.UMUM).ringkasan)  # the suite stands at 30 November 2026
    assert "sampai 30 November 2026, tercatat 2 korban" in running
    assert not {"naik", "turun", "sama"} & set(running.split(sentences.BUKAN_UKURAN)[0].split())


def test_source_wins_over_the_register_for_its_year(sekretariat):
    make_history(sekretariat)
    make_kasus(by=sekretariat, tanggal_lapor=D(2017, 5, 5))
    assert statistics.tren(2017)[-1].jumlah == 2


def test_victims_found_not_to_be_victims_do_not_count(sekretariat):
    make_kasus(
        by=sekretariat,
        daftar_korban=[victim(), victim(status_identifikasi="NotAVictimOfTrafficking", penetap_status="Police")],
    )
    assert statistics.tren(2026)[-1].jumlah == 1
    assert sum(row.jumlah for row in statistics.kelompok_korban(2026)) == 1
    assert statistics.jumlah_kasus(2026) == 1


def test_four_groups_and_the_unknown_add_up_to_all(sekretariat):
    people = [("P", 30), ("P", 17), ("P", 0), ("L", 18), ("L", 12), ("U", 40), ("P", None)]
    rows = [victim(jenis_kelamin=sex, usia_saat_terjerat=age, kelompok_usia="tidak_diketahui") for sex, age in people]
    make_kasus(by=sekretariat, daftar_korban=rows)
    assert [row.jumlah for row in statistics.kelompok_korban(2026)] == [1, 2, 1, 1, 2]


def test_year_is_that_of_the_report_to_the_day(sekretariat):
    for day in (D(2025, 12, 31), D(2026, 1, 1)):
        recorded_in(2025, by=sekretariat, tanggal_lapor=day)
    assert [statistics.tren(year)[-1].jumlah for year in (2025, 2026)] == [1, 1]


def test_forms_are_multi_response(sekretariat):
    make_kasus(
        by=sekretariat,
        daftar_korban=[victim(tujuan=["ForcedLabour", "ForcedCriminality"]), victim(tujuan=["ForcedLabour"])],
    )
    assert {row.kode: row.jumlah for row in statistics.bentuk_eksploitasi(statistics.unsur_korban(2026))} == {
        "ForcedLabour": 2,
        "ForcedCriminality": 1,
    }


def test_origin_is_counted_by_kabupaten_even_from_a_gampong(sekretariat):
    from wilayah.models import Wilayah

    gampong = Wilayah.objects.within("11.71").of_tingkat("gampong").first()
    medan = Wilayah.objects.get(kode="12.71")
    make_kasus(by=sekretariat, daftar_korban=[victim(asal=gampong), victim(asal=medan), victim()])
    counts = {row.kode: row.jumlah for row in statistics.asal_korban(2026)}
    assert len(counts) == 23
    assert {kode: n for kode, n in counts.items() if n} == {"11.71": 1}


def test_services_by_kind_and_the_seventh_day(sekretariat, dinsos):
    korban = make_kasus(by=sekretariat).daftar_korban.get()
    for given in (D(2026, 3, 10), D(2026, 3, 11), None):
        make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi, diminta=D(2026, 3, 3), diberikan=given)
    early = statistics.layanan(2026, on=D(2026, 3, 10))[0]
    assert (early.diminta, early.diberikan, early.tepat_waktu) == (3, 1, 1)
    row = statistics.layanan(2026, on=D(2026, 12, 31))[0]
    assert (row.label, row.diminta, row.diberikan, row.tepat_waktu) == ("Rehabilitasi sosial", 3, 2, 1)


def test_recommendation_stands_as_it_stood_on_the_day(sekretariat, polda, kepala):
    meeting = make_rapat(by=sekretariat, tanggal=D(2026, 2, 12))
    make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=meeting)
    item = meeting.daftar_rekomendasi.get().daftar_tindak_lanjut.get()
    with clock.at(datetime.datetime(2026, 5, 31, 23, 30, tzinfo=WIB)):
        note = rapat.report_progress(item, by=polda, usulan=Usulan.SELESAI, tindakan="Selesai")
    with clock.at(datetime.datetime(2026, 7, 1, 0, 30, tzinfo=WIB)):
        rapat.verify_tindak_lanjut(note, by=kepala, hasil=HasilVerifikasi.SESUAI)
    states = [
        statistics.rekomendasi(on=day)[0].status
        for day in (D(2026, 5, 30), D(2026, 5, 31), D(2026, 6, 30), D(2026, 7, 1))
    ]
    S = StatusTindakLanjut
    assert states == [S.BELUM, S.PROSES, S.PROSES, S.SESUAI]
    assert statistics.rekomendasi(on=D(2026, 2, 11)) == []


def test_statistics_need_as_many_queries_for_one_case_as_for_ten(sekretariat, django_assert_max_num_queries):
    from laporan.annual_report import build_annual_report
    from laporan.enums import Edisi

    assert connection.features.supports_json_field  # SQLite asks itself once per process
    counts = []
    for more in (1, 9):
        for _ in range(more):
            make_kasus(by=sekretariat)
        with django_assert_max_num_queries(34) as queries:
            build_annual_report(2026, Edisi.TERBATAS)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_sample_is_loaded_once_and_only_into_an_empty_house(monkeypatch, capsys):
    monkeypatch.setenv("SANDI_CONTOH", "satu-sandi-contoh")
    call_command("muat_contoh")
    number = Kasus.objects.count()
    call_command("muat_contoh")
    assert Kasus.objects.count() == number > 5
    assert "satu-sandi-contoh" in capsys.readouterr().out
    make_pengguna(nama_pengguna="tamu")  # invited while the sample was tried: the next start must not fail
    monkeypatch.setenv("SANDI_CONTOH", "sandi-yang-lain-sama-sekali")
    call_command("muat_contoh")
    assert Kasus.objects.count() == number
    assert Pengguna.objects.get(nama_pengguna="kepala").check_password("satu-sandi-contoh")
    assert "sandi-yang-lain" not in capsys.readouterr().out


@pytest.mark.django_db
def test_sample_is_never_loaded_among_real_accounts():
    make_pengguna(nama_pengguna="nyata")
    with pytest.raises(CommandError, match="akun nyata"):
        call_command("muat_contoh")
    assert not Kasus.objects.exists()


def test_chart_of_one_year_names_one_year(sekretariat):
    make_history(sekretariat)
    known = [point for point in statistics.tren(2017) if point.jumlah is not None]
    assert f"tahun {known[-1].tahun}" in str(chart_of_trend((known[-1],)))
    assert "2017–2017" not in str(chart_of_trend((known[-1],)))
    assert f"{known[0].tahun}–2017" in str(chart_of_trend(tuple(known)))
