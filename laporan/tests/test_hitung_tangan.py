"""Added up by hand: lines are their totals, nobody is missing without a line that says so, and a person is one person."""

import datetime

import pytest

from kasus.models import Korban
from kasus.tests.factories import make_kasus, merge, victim
from laporan import statistics
from laporan.annual_report import build_annual_report
from laporan.enums import Edisi
from laporan.periode import setahun
from laporan.statistics.glotip import glotip
from laporan.statistics.ringkasan import angka_periode
from laporan.statistics.situasi import tempat_tujuan
from laporan.tabel_laporan import find_tabel
from laporan.tests.penyerang import tables_of
from laporan.tests.test_bab_pencegahan import page_of
from wilayah.models import Wilayah

D = datetime.date


def test_lines_of_origin_and_of_forms_say_who_is_missing_and_add_up(sekretariat):
    """By hand: the lines of origin are all victims; who has no form yet stands in a line of its own."""
    langsa, medan = (Wilayah.objects.get(kode=kode) for kode in ("11.74", "12.71"))
    people = [victim(asal=langsa), victim(asal=medan), victim(tujuan=[])]
    make_kasus(by=sekretariat, daftar_korban=people)
    report = build_annual_report(2026, Edisi.TERBATAS)
    table = find_tabel(report, "asal")
    assert ("Luar Aceh atau tidak diketahui", 2) in table.baris
    assert sum(number for _, number in table.baris) == table.jumlah[1] == report.jumlah_korban == 3
    assert find_tabel(report, "bentuk").baris == (("Kerja paksa", 2), ("Belum ditemukan", 1))
    page = page_of(Edisi.TERBATAS)
    assert "Tidak tampak: 2 korban dari luar Aceh" in page
    assert ["Belum ditemukan", "1"] in tables_of(page)["bentuk"]
    assert "Belum ditemukan" not in page_of(Edisi.UMUM)


@pytest.fixture
def in_two_cases(sekretariat):
    """A girl whom the police reported in March and the service unit in May, with another finding and in another town."""
    langsa, banda = (Wilayah.objects.get(kode=kode) for kode in ("11.74", "11.71"))
    known = {"nama": "Cut Meutia", "tanggal_lahir": D(2010, 4, 5)}
    girl = {"jenis_kelamin": "P", "usia_saat_terjerat": 15, "kelompok_usia": "anak"}
    exploited = [{"tahap": "Exploitation", "tempat": Wilayah.objects.get(pk=kode)} for kode in ("MY", "12.71")]
    rows = [
        make_kasus(by=sekretariat, tanggal_lapor=D(2026, 5, 5), daftar_peristiwa=exploited, daftar_korban=[
            victim(**girl, asal=banda, identitas=known, tujuan=["ForcedLabour", "SexualExploitation"])]),
        make_kasus(by=sekretariat, tanggal_lapor=D(2026, 3, 3), daftar_peristiwa=exploited[:1], daftar_korban=[
            victim(**girl, asal=langsa, identitas=known, tujuan=["ForcedLabour"])]),
    ]  # fmt: skip
    make_kasus(by=sekretariat, tanggal_lapor=D(2026, 6, 6), daftar_korban=[victim(tujuan=["ForcedLabour"])])
    return [row.daftar_korban.get().pk for row in rows]


def counted() -> dict:
    unsur = statistics.unsur_korban(2026)
    period = angka_periode(setahun(2026), on=D(2026, 12, 31))
    return {
        "tren": statistics.tren(2026)[-1].jumlah,
        "kelompok": sum(row.jumlah for row in statistics.kelompok_korban(2026)),
        "bentuk": {row.kode: row.jumlah for row in statistics.bentuk_eksploitasi(unsur)},
        "selain": statistics.bentuk_selain(2026, ["ForcedLabour"]),
        "asal": {row.kode: row.jumlah for row in statistics.asal_korban(2026) if row.jumlah},
        "tujuan": {row.kode: row.jumlah for row in tempat_tujuan(2026)},
        "masa": (period["korban.n"], period["korban.ap"], period["unsur.kerja"]),
        "glotip": next(
            row.jumlah for row in glotip(2026, on=D(2026, 12, 31)) if (row.sex, row.age) == ("Total", "Total")
        ),
    }


def test_one_person_in_two_cases_is_one_victim_of_the_year_and_two_cases(in_two_cases, sekretariat):
    twice = counted()
    assert (twice["tren"], twice["kelompok"], twice["masa"], twice["glotip"]) == (3, 3, (3, 2, 3), 3)
    merge(*in_two_cases, by=sekretariat)
    assert counted() == {
        "tren": 2, "kelompok": 2, "bentuk": {"ForcedLabour": 2, "SexualExploitation": 1}, "selain": 1,
        "asal": {"11.74": 1}, "tujuan": {"MY": 1, "12": 1, "": 1}, "masa": (2, 1, 2), "glotip": 2,
    }  # fmt: skip
    assert statistics.jumlah_kasus(2026) == 3
    assert statistics.berbentuk(2026) == 2


def test_who_comes_back_in_another_year_counts_in_each(in_two_cases, sekretariat):
    later = make_kasus(by=sekretariat, tanggal_lapor=D(2025, 3, 3), daftar_korban=[victim()]).daftar_korban.get()
    merge(in_two_cases[0], later.pk, by=sekretariat)
    assert [statistics.jumlah_korban(year) for year in (2025, 2026)] == [1, 3]
    assert statistics.jumlah_korban(2025, 2026) == 4


def test_a_row_that_is_no_victim_takes_nobody_along(in_two_cases, sekretariat):
    merge(*in_two_cases, by=sekretariat)
    first = Korban.objects.filter(pk=in_two_cases[1])
    first.update(status_identifikasi="NotAVictimOfTrafficking", penetap_status="Police")
    assert statistics.jumlah_korban(2026) == 2
    assert {row.kode for row in statistics.asal_korban(2026) if row.jumlah} == {"11.71"}
