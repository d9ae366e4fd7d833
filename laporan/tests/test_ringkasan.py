"""The summary of a quarter and the answers for the TIP Report: the right days, the right people, and for whom."""

import datetime

import pytest

from anggota.models import JejakAudit
from gugus_tugas.tests.pdf_structure import text_of
from kasus.models import Korban, Layanan
from kasus.tests.factories import make_kasus, make_layanan, make_perkara, make_tahap, victim
from kasus.tests.test_putusan import judge
from laporan.periode import TIP, periode_of, periode_pada, periode_tip, sebelum, triwulan
from laporan.ringkasan import ANGKA, SUSUNAN_TIP, SUSUNAN_TRIWULAN, build_ringkasan
from laporan.statistics.ringkasan import angka_periode
from laporan.tests.factories import make_rekap
from program.tests.factories import make_kegiatan
from rapat.tests.factories import make_rapat
from wilayah.models import Wilayah

URL = "/laporan/ringkasan/"
ON = datetime.date(2026, 11, 30)


def day(month: int, number: int, year: int = 2026) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.mark.parametrize(
    ("kode", "awal", "akhir", "lalu"),
    [
        ("1", (2026, 1, 1), (2026, 3, 31), "Triwulan IV 2025"),
        ("3", (2026, 7, 1), (2026, 9, 30), "Triwulan II 2026"),
        (TIP, (2025, 4, 1), (2026, 3, 31), "Periode TIP Report 2025"),
    ],
)
def test_periods_touch_without_a_gap(kode, awal, akhir, lalu):
    found, before = periode_of(kode, 2026), sebelum(kode, 2026)
    assert (found.awal, found.akhir) == (datetime.date(*awal), datetime.date(*akhir))
    assert before.nama == lalu
    assert before.akhir + datetime.timedelta(days=1) == found.awal


@pytest.mark.parametrize(
    ("on", "asked"), [((2026, 1, 1), ("4", 2025)), ((2026, 3, 31), ("4", 2025)), ((2026, 10, 1), ("3", 2026))]
)
def test_without_a_question_the_last_quarter_that_ended_is_shown(on, asked):
    assert periode_pada(datetime.date(*on)) == asked


def test_people_and_services_of_their_days(cast, sekretariat):
    """A case of the first and of the last day of the quarter, one before and one after; who is no victim counts nowhere."""
    girl = victim(
        usia_saat_terjerat=15, kelompok_usia="anak", jenis_kelamin="P", tujuan=["SexualExploitation", "ChildLabour"]
    )
    man = victim(
        jenis_kelamin="L", usia_saat_terjerat=30, tujuan=["OrganRemoval"], kewarganegaraan=Wilayah.objects.get(pk="MM")
    )
    first = make_kasus(by=sekretariat, tanggal_lapor=day(7, 1), daftar_korban=[girl, victim()])
    make_kasus(by=sekretariat, tanggal_lapor=day(9, 30), daftar_korban=[man])
    make_kasus(
        by=sekretariat, tanggal_lapor=day(6, 30), daftar_korban=[victim(jenis_kelamin="P", usia_saat_terjerat=30)]
    )
    make_kasus(by=sekretariat, tanggal_lapor=day(10, 1))
    none = first.daftar_korban.last()
    served, other = first.daftar_korban.first(), none
    late = make_layanan(served, by=sekretariat, penyedia=cast["dinsos"].instansi, jenis="KES", diminta=day(7, 2))
    prompt = make_layanan(served, by=sekretariat, penyedia=cast["dinsos"].instansi, jenis="SOS", diminta=day(9, 30))
    make_layanan(other, by=sekretariat, penyedia=cast["dinsos"].instansi, jenis="SOS", diminta=day(7, 3))
    Layanan.objects.filter(pk=late.pk).update(diberikan=day(7, 12))
    Layanan.objects.filter(pk=prompt.pk).update(diberikan=day(10, 1))  # in time, but after the quarter
    Korban.objects.filter(pk=none.pk).update(status_identifikasi="NotAVictimOfTrafficking", penetap_status="Police")
    found = angka_periode(triwulan(2026, 3), on=ON)
    expected = {
        "kasus.n": 2, "korban.n": 2, "korban.ap": 1, "korban.ld": 1, "korban.pd": 0, "korban.al": 0, "korban.td": 0,
        "korban.anak": 1, "korban.wna": 1, "unsur.seksual": 1, "unsur.kerja": 1, "unsur.lain": 1,
        "layanan.n": 2, "layanan.kes": 1, "layanan.sos": 1, "layanan.diberikan": 1, "layanan.tepat": 0,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    assert angka_periode(triwulan(2026, 2), on=ON)["korban.pd"] == 1
    assert angka_periode(triwulan(2026, 3), on=day(7, 31))["korban.n"] == 1  # nothing of days to come


def test_law_meetings_and_programmes_of_their_days(cast, sekretariat):
    perkara = make_perkara(
        make_kasus(by=sekretariat), by=sekretariat, instansi=cast["polda"].instansi, tanggal_lp=day(6, 30)
    )
    make_tahap(perkara, ("TSK", day(7, 1)), ("P21", day(10, 1)), by=sekretariat)
    make_rapat(by=sekretariat, tanggal=day(8, 5))  # planned, not held
    make_kegiatan(by=sekretariat, tanggal=day(9, 1), status="terlaksana", peserta_l=10, anak_p=5, hasil="Terlaksana.")
    make_kegiatan(by=sekretariat, tanggal=day(9, 2), tempat="11.74")
    found = angka_periode(triwulan(2026, 3), on=ON)
    expected = {
        "perkara.n": 0, "arus.TSK": 1, "arus.P21": 0, "putusan.n": 0, "rapat.n": 0, "kegiatan.n": 1, "kegiatan.peserta": 15,
        "kegiatan.kabkota": 1, "restitusi_diminta.korban": 0, "bahan.n": 0,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


def test_a_conviction_counts_in_the_period_in_which_it_became_final(cast, sekretariat):
    kasus = make_kasus(by=sekretariat, daftar_terlapor=[{"jenis_kelamin": "L", "peran": "Other"}])
    perkara = make_perkara(kasus, by=sekretariat, instansi=cast["polda"].instansi, tanggal_lp=day(1, 5))
    judge(perkara, sekretariat, day=day(3, 20))
    make_tahap(perkara, ("INKRACHT", day(4, 10)), by=sekretariat)
    found = {n: angka_periode(triwulan(2026, n), on=ON) for n in (1, 2, 3)}
    assert [found[n]["putusan.bersalah"] for n in found] == [1, 0, 0]
    assert [found[n]["terpidana.n"] for n in found] == [0, 1, 0]
    tip = angka_periode(periode_tip(2027), on=ON)  # from April on: the verdict of March is of the one before
    assert (tip["putusan.n"], tip["terpidana.n"]) == (0, 1)
    law = {row.angka.label: row.kini for part in build_ringkasan(TIP, 2027, on=ON).bagian for row in part.butir}
    assert law["Putusan bersalah menjadi final (inkracht)"] == 1


def test_year_of_another_source_is_no_data_and_not_zero(sekretariat):
    make_rekap(by=sekretariat, tahun=2025)
    make_kasus(by=sekretariat, tanggal_lapor=day(2, 1))
    found = angka_periode(periode_tip(2026), on=ON)  # April 2025 to March 2026
    assert (found["korban.n"], found["layanan.n"], found["unsur.kerja"]) == (None, None, None)
    assert (found["perkara.n"], found["arus.TSK"], found["putusan.n"], found["rujukan.n"]) == (None, None, None, None)
    assert found["rapat.n"] == 0
    assert angka_periode(triwulan(2026, 1), on=ON)["korban.n"] == 1


def test_every_figure_has_words_and_every_word_a_figure(sekretariat):
    make_kasus(by=sekretariat)
    known = set(angka_periode(triwulan(2026, 3), on=ON))
    told = {name for part in (*SUSUNAN_TRIWULAN, *SUSUNAN_TIP) for name in part[1]}
    assert told == set(ANGKA)
    assert told <= known
    assert not any("rupiah" in name for name in told)


@pytest.mark.parametrize("kode", ["1", TIP])
def test_two_periods_cost_as_many_questions_as_they_hold(sekretariat, django_assert_max_num_queries, kode):
    for _ in range(3):
        make_kasus(by=sekretariat)
    with django_assert_max_num_queries(6):
        build_ringkasan(kode, 2026, on=ON)


def test_page_and_pdf_tell_the_same_and_leave_a_line(client_of, sekretariat):
    make_kasus(by=sekretariat, tanggal_lapor=day(8, 9))
    client = client_of(sekretariat)
    html = client.get(f"{URL}?masa=3&tahun=2026").content.decode()
    for words in (
        "Ringkasan Triwulan III 2026",
        "1 Juli 2026",
        "30 September 2026",
        "Korban",
        "tidak mengukur besarnya",
    ):
        assert words in html
    answer = client.get(f"{URL}pdf/?masa=3&tahun=2026")
    said = " ".join(" ".join(text_of(answer.content)).split())
    for words in ("Ringkasan Triwulan III 2026", "TERBATAS", "Kasus dilaporkan", "Terdakwa diputus"):
        assert words in said
    assert JejakAudit.objects.filter(peristiwa="export_laporan", objek_kode="Ringkasan Triwulan III 2026").count() == 1


@pytest.mark.parametrize(
    "query", ["", "masa=9&tahun=2026", "masa=4&tahun=2099", "masa=1&tahun=abc", "masa=tip", "tahun=2026"]
)
def test_what_cannot_be_shown_is_the_last_quarter_that_ended(client_of, sekretariat, query):
    answer = client_of(sekretariat).get(f"{URL}?{query}")
    assert answer.status_code == 200
    assert "Ringkasan Triwulan III 2026" in answer.content.decode()


def test_answers_for_the_tip_report_are_for_the_office_alone(client_of, sekretariat, pimpinan):
    make_kasus(by=sekretariat)
    office = client_of(sekretariat).get(f"{URL}?masa=tip&tahun=2026").content.decode()
    for words in ("Penuntutan (Prosecution)", "Warga negara asing", "complicit officials", "1 April 2025"):
        assert words in office
    for address in (URL, f"{URL}pdf/"):
        answer = client_of(pimpinan).get(f"{address}?masa=tip&tahun=2026")
        said = answer.content.decode() if address == URL else "".join(text_of(answer.content))
        assert answer.status_code == 200
        assert "Triwulan III 2026" in said
        for words in ("Warga negara", "Prosecution", "TIP Report"):
            assert words not in said
