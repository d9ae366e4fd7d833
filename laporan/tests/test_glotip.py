"""Rows for UNODC's questionnaire: each victim once in each dimension, only for who opens every case, and with a line in the trail."""

import datetime
import io
from collections import Counter

import openpyxl
import pytest

from anggota.models import JejakAudit
from kasus.models import Korban
from kasus.tests.factories import make_kasus, victim
from laporan.statistics.glotip import KEPALA, VICTIMS, glotip
from laporan.tests.factories import TAHUN, make_rekap
from wilayah.models import Wilayah

ON = datetime.date(2026, 12, 31)
URL = "/laporan/2026/glotip/"


@pytest.fixture
def kasus(sekretariat):
    """A woman in forced labour, a girl in two forms, a foreign boy without a purpose, and one who was found to be no victim."""
    places = {code: Wilayah.objects.get(pk=code) for code in ("ID", "MM")}
    girl = victim(usia_saat_terjerat=15, kelompok_usia="anak", tujuan=["ForcedLabour", "SexualExploitation"])
    boy = victim(
        jenis_kelamin="L", usia_saat_terjerat=12, kelompok_usia="anak", tujuan=[], kewarganegaraan=places["MM"]
    )
    woman = victim(jenis_kelamin="P", tujuan=["Servitude", "ChildLabour"], kewarganegaraan=places["ID"])
    row = make_kasus(by=sekretariat, daftar_korban=[woman, girl, boy, victim()])
    last = row.daftar_korban.last()
    Korban.objects.filter(pk=last.pk).update(status_identifikasi="NotAVictimOfTrafficking", penetap_status="Police")
    return row


def told(dimension: str) -> Counter:
    rows = [row for row in glotip(2026, on=ON) if row.indicator == VICTIMS and row.dimension == dimension]
    return Counter({(row.category, row.sex, row.age): row.jumlah for row in rows})


def test_every_dimension_counts_each_victim_once(kasus):
    by_age = told("Total")
    assert by_age["Total", "Total", "Total"] == 3
    assert by_age["Total", "Total", "0 to 17 years"] == 2
    assert by_age["Total", "Male", "0 to 17 years"] == by_age["Total", "Male", "Total"] == 1
    assert by_age["Total", "Female", "18 years or over"] == 1
    assert told("by form of exploitation") == {
        ("Forced labour", "Total", "Total"): 1, ("Other purposes", "Total", "Total"): 1, ("Unknown", "Total", "Total"): 1,
    }  # fmt: skip
    assert told("by citizenship") == {
        ("National citizens", "Total", "Total"): 1, ("Foreign citizens", "Total", "Total"): 1, ("Unknown", "Total", "Total"): 1,
    }  # fmt: skip


@pytest.mark.parametrize("role", ["sekretariat", "kepala"])
def test_file_has_the_columns_of_unodc_and_leaves_a_line(client_of, cast, kasus, role):
    response = client_of(cast[role]).get(URL)
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    rows = list(book["GLOTIP 2026"].values)
    assert rows[0] == KEPALA
    assert {row[:4] for row in rows[1:]} == {("IDN", "Indonesia", "Asia", "South-eastern Asia")}
    total = [row for row in rows[1:] if row[4:9] == (VICTIMS, "Total", "Total", "Total", "Total")]
    assert [(row[9], row[11]) for row in total] == [(2026, 3)]
    assert "hanya Dimension “Total” yang boleh dijumlahkan" in str(list(book["Catatan"].values))
    event = JejakAudit.objects.filter(peristiwa="export_laporan").latest("id")
    assert (event.pelaku, event.objek_kode) == (role, "GLOTIP 2026")


@pytest.mark.parametrize("role", ["polda", "dinsos", "pimpinan", "pengelola"])
def test_whoever_does_not_open_every_case_gets_nothing(client_of, cast, kasus, role):
    assert client_of(cast[role]).get(URL).status_code == 403
    assert not JejakAudit.objects.filter(objek_kode="GLOTIP 2026").exists()


def test_year_of_another_source_is_refused_in_words(client_of, sekretariat, kepala, kasus):
    make_rekap(by=kepala)
    page = client_of(sekretariat).get(f"/laporan/{TAHUN}/glotip/", follow=True).content.decode()
    assert "berasal dari sumber lain" in page
    assert glotip(TAHUN, on=ON) == []


def test_offered_to_the_office_beside_the_restricted_edition_alone(client_of, sekretariat, pimpinan, kasus):
    page = client_of(sekretariat)
    assert URL in page.get("/laporan/2026/?edisi=terbatas").content.decode()
    assert URL not in page.get("/laporan/2026/?edisi=umum").content.decode()
    assert URL not in client_of(pimpinan).get("/laporan/2026/?edisi=terbatas").content.decode()
