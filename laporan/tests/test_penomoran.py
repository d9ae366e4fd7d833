"""Tables and figures are numbered as they are printed, and the lists at the front name each of them and nothing else."""

import re
from dataclasses import replace

import pytest

from anggota.tests.factories import make_nota
from laporan.annual_report import BarisRapat, build_annual_report
from laporan.enums import Edisi
from laporan.naskah import naskah_html
from laporan.perubahan import bandingkan
from rapat.tests.factories import make_rekomendasi

CAPTION = re.compile(r'<(?:fig)?caption id="([\w-]+)">((Tabel|Gambar) (\d)\.(\d+)) (.*?)</')
LISTED = re.compile(r'<a href="#((?:tabel|gambar)-[\w-]+)">((?:Tabel|Gambar) [\d.]+) (.*?)</a>')


OTHER = BarisRapat("Rapat koordinasi", "2 Maret 2026", hadir=3, diundang=4, is_terlaksana=True)


def document(edisi: str = "terbatas", *, other: bool) -> str:
    """Of a year without, or with, a meeting beside the four: the table that comes and goes."""
    report = build_annual_report(2026, Edisi(edisi))
    assert report.rapat_lain == ()
    return naskah_html(replace(report, rapat_lain=(OTHER,) if other else ()), narasi={})


@pytest.fixture
def filled(sekretariat, dinsos):
    make_rekomendasi(by=sekretariat, instansi=dinsos.instansi)
    make_nota(by=sekretariat)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("edisi", Edisi.values)
@pytest.mark.parametrize("other", [False, True], ids=["four meetings", "another meeting"])
def test_numbers_run_without_a_gap_and_are_those_of_the_lists(edisi, other):
    html = document(edisi, other=other)
    found = CAPTION.findall(html)
    for kind in ("Tabel", "Gambar"):
        numbers = [(int(bab), int(n)) for _, _, is_kind, bab, n, _ in found if is_kind == kind]
        chapters = sorted({bab for bab, _ in numbers})
        assert chapters
        assert numbers == [(bab, n + 1) for bab in chapters for n in range(sum(b == bab for b, _ in numbers))]
    assert {(id, number, words) for id, number, *_, words in found} == set(LISTED.findall(html))
    assert len({id for id, *_ in found}) == len(found)
    assert ("tabel-rapat_lain" in {id for id, *_ in found}) is other


@pytest.mark.usefixtures("filled")
def test_a_table_that_moves_down_is_no_change_of_its_rows():
    before, after = document(other=False), document(other=True)
    old, new = (dict(re.findall(r'<caption id="tabel-(\w+)">Tabel ([\d.]+)', html)) for html in (before, after))
    assert old["nota"] != new["nota"], "a test of nothing otherwise"
    tables = [beda for beda in bandingkan(before, after) if beda.tempat.startswith("Tabel")]
    assert [(beda.lama, beda.tempat) for beda in tables] == [("", "Tabel 2.2 Rapat lain, 2026 · Rapat koordinasi")]
