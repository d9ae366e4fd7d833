"""A chapter that cannot be counted names itself; the others stand, nothing of it is printed, and nobody can approve the report."""

import logging

import pytest
from django.db import OperationalError
from django.utils.html import strip_tags

from gugus_tugas.auth import ActionRefused
from gugus_tugas.logs import QuietFormatter
from kasus.tests.factories import make_kasus
from laporan import annual_report
from laporan.annual_report import build_annual_report
from laporan.enums import Bab, Edisi
from laporan.naskah import naskah_html
from laporan.tests.factories import approve, make_diajukan, make_kepala, make_laporan

RAHASIA = "Cut Rekaan"
KELUAR = "Bagian ini gagal disusun."
PARTS = {
    "kelembagaan": [Bab.KELEMBAGAAN],
    "pencegahan": [Bab.PENCEGAHAN],
    "penegakan": [Bab.PENEGAKAN],
    "_evidence": [Bab.TINDAK_LANJUT],
    "_people": [Bab.SITUASI, Bab.PERLINDUNGAN],
}
HEADINGS = ("BAB I.", "BAB II.", "BAB III.", "BAB IV.", "BAB V.", "BAB VI.", "BAB VII.")


@pytest.fixture
def rusak(monkeypatch):
    """rusak(name): this part fails from now on, with a name in its fault."""

    def breaking(name: str, fault: Exception | None = None):
        def fail(*_, **__):
            raise fault or KeyError(RAHASIA)

        monkeypatch.setattr(annual_report, name, fail)

    return breaking


@pytest.mark.parametrize("edisi", list(Edisi))
@pytest.mark.parametrize("name", PARTS)
def test_the_others_stand_and_the_fault_is_named(sekretariat, rusak, caplog, name, edisi):
    make_kasus(by=sekretariat)
    whole = naskah_html(build_annual_report(2026, edisi), narasi={})
    rusak(name)
    with caplog.at_level(logging.ERROR):
        report = build_annual_report(2026, edisi)
    assert [Bab(bab) for bab in report.gagal] == PARTS[name]
    assert "gagal disusun" in caplog.text
    html = naskah_html(report, narasi={})
    assert html.count(KELUAR) == len(PARTS[name])
    assert KELUAR not in whole
    text = strip_tags(html)
    for heading in HEADINGS:
        assert heading in text
    assert RAHASIA not in html
    assert (
        QuietFormatter().format(caplog.records[-1]).count(RAHASIA) == 0
    )  # nor does the log repeat what the fault carries


def test_page_draft_and_gaps_say_so_and_nobody_approves(client_of, sekretariat, rusak):
    make_kasus(by=sekretariat)
    diajukan = make_diajukan(by=sekretariat, tahun=2017)
    rusak("penegakan")
    html = client_of(sekretariat).get("/laporan/2026/?edisi=terbatas").content.decode()
    assert html.count(KELUAR) == 1
    assert "BAB VII." in html
    with pytest.raises(ActionRefused, match="Penegakan hukum gagal disusun"):
        approve(diajukan, by=make_kepala())
    assert not diajukan.daftar_edisi.exists()
    laporan = make_laporan(by=sekretariat, tahun=2016)
    page = client_of(sekretariat).get(f"/laporan/2016/versi/{laporan.versi}/").content.decode()
    assert "Penegakan hukum: gagal disusun" in page


def test_a_database_that_is_away_is_no_fault_of_a_chapter(sekretariat, rusak):
    rusak("penegakan", OperationalError("server closed the connection"))
    with pytest.raises(OperationalError):
        build_annual_report(2026, Edisi.TERBATAS)
