"""The printed report of real and sample years: figures, recommendations, structure, and nobody's name."""

import datetime
import io
import re

import pikepdf
import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.template.loader import render_to_string
from django.test import override_settings

from gugus_tugas.tests.pdf_structure import pdf_faults, text_of
from kasus.models import IdentitasKorban
from laporan import statistics
from laporan.annual_report import build_annual_report
from laporan.contoh import nyata
from laporan.contoh.muat import Contoh
from laporan.document import report_context
from laporan.enums import Edisi
from laporan.rincian import hitung
from laporan.tests import penyerang
from laporan.tests.test_guard_serangan import betrayed
from wilayah.models import Wilayah


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample, loaded once for this file inside a transaction that is rolled back at its end."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("berkas")),
        transaction.atomic(),
    ):
        Contoh(sandi="sandi-contoh-uji").muat()
        yield django_settings.MEDIA_ROOT
        transaction.set_rollback(True)


@pytest.fixture
def sample(loaded, db, settings):
    """Each test sees the sample with its files and leaves it as it was."""
    settings.MEDIA_ROOT = loaded


@pytest.fixture
def printed(sample, tmp_path):
    """printed(year, edition): the PDF written by the command, as bytes and as text."""

    def run(tahun: int, edisi: str) -> tuple[bytes, str]:
        target = tmp_path / f"{tahun}-{edisi}.pdf"
        call_command("cetak_laporan", tahun, edisi=edisi, keluaran=target, stdout=io.StringIO())
        content = target.read_bytes()
        return content, flat(" ".join(text_of(content)))

    return run


def test_report_of_2017_holds_the_five_real_years_and_their_sum(printed):
    content, text = printed(2017, "umum")
    table = text[text.index("Tabel 3.1") :]
    for year, number, _ in nyata.REKAP:
        assert re.search(rf"\b{year} {number}\b", table), year
    assert re.search(r"Jumlah 88\b", table)
    assert "tidak disebut" in table  # 2013 has no unit in the source
    assert not pdf_faults(content)


def test_report_of_2018_holds_all_sixteen_recommendations(printed):
    content, text = printed(2018, "umum")
    for number, (uraian, *_) in enumerate(nyata.REKOMENDASI, 1):
        assert uraian in text, number
    assert len(nyata.REKOMENDASI) == 16
    assert not pdf_faults(content)


@pytest.mark.parametrize("edisi", Edisi.values)
def test_no_report_names_anybody(printed, edisi):
    content, text = printed(2025, edisi)
    assert not pdf_faults(content, attachments=True)
    with pikepdf.open(io.BytesIO(content)) as opened:
        files = [opened.attachments[name].get_file().read_bytes().decode() for name in opened.attachments]
    assert files
    text = " ".join([text, *files])
    for person in IdentitasKorban.objects.all():
        for secret in (person.nama, person.nik, person.telepon, person.alamat):
            assert secret not in text
            assert secret.encode() not in content
        assert not [part for part in person.nama.split() if len(part) > 3 and re.search(rf"\b{part}\b", text)]
    assert "Kronologi rekaan" not in text
    assert "TPPO-ACEH/" not in text


def test_public_edition_breaks_nothing_down_below_the_province(printed):
    _, text = printed(2025, "umum")
    assert "Daerah asal tidak ditampilkan" in text
    assert "Rincian menurut bentuk eksploitasi tidak ditampilkan" in text
    assert "Rincian menurut kelompok tidak ditampilkan" in text
    assert not re.search(r"\b(ABS|BNA|LGS|SKL)\b", text)


def test_sample_years_betray_nobody_one_by_one(sample):
    """Each public edition of the sample, read by the attacker of test_guard_serangan.py; each knows the ones before it."""
    places, told = {row.nama: [row.kode] for row in Wilayah.objects.kabkota_aceh()}, []
    for year in range(2013, 2027):
        report = build_annual_report(year, Edisi.UMUM, told)
        html = render_to_string("laporan/_isi.html", report_context(report))
        services = statistics.layanan(year, on=report.batas_data)
        counts = hitung(
            year, services, statistics.unsur_korban(year), has_register=statistics.is_counted_from_register(year)
        )
        assert betrayed(counts, html, places) == [], year
        assert penyerang.tables_of(html).keys() <= penyerang.OF_PEOPLE | penyerang.OF_NO_VICTIM, year
        told.append(report.terbitan)


def test_indonesian_dates_numbers_and_page_count(printed):
    _, text = printed(2018, "terbatas")
    assert "31 Desember 2018" in text
    assert "9 Agustus 2018" in text
    assert re.search(r"halaman 2 dari \d", text)
    assert not re.search(r"\b(January|August|December|None|nan)\b", text)


def test_command_says_which_years_there_are(sample, tmp_path):
    with pytest.raises(CommandError, match="2017"):
        call_command("cetak_laporan", 1999, keluaran=tmp_path / "x.pdf")
    with pytest.raises(CommandError, match="Folder"):
        call_command("cetak_laporan", 2017, keluaran=tmp_path / "tidak-ada" / "x.pdf")


def test_sentences_praise_nothing_and_give_no_percentages(sample):
    for year in range(2013, 2027):
        text = " ".join(build_annual_report(year, Edisi.UMUM).ringkasan).lower()
        assert "%" not in text
        assert not [word for word in ("berhasil", "sukses", "menggembirakan", "keberhasilan") if word in text]
    assert "turun dari 51 pada tahun 2014" in " ".join(build_annual_report(2015, Edisi.UMUM).ringkasan)
    assert datetime.date(2015, 12, 31) == build_annual_report(2015, Edisi.UMUM).batas_data
