"""Issued once, the same for ever: rendered again elsewhere, on another day, in another zone and on another database."""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass

import pikepdf
import pytest
from django.conf import settings
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from anggota.models import Pengguna
from anggota.tests.factories import make_instansi, make_pengguna
from gugus_tugas import clock
from gugus_tugas.tests.pdf_structure import pdf_faults, text_of
from kasus.tests.factories import make_kasus
from laporan import actions
from laporan.annual_report import AnnualReport, build_annual_report
from laporan.enums import Bab, Edisi
from laporan.kode import tulis_kode
from laporan.models import EdisiLaporan, LaporanTahunan, RekapHistoris
from laporan.naskah import Pengesahan, naskah_html
from laporan.perubahan import tercetak
from laporan.potret import Potret, build_potret, render_potret
from laporan.snapshot import fingerprint
from laporan.tests.factories import TANGGAL, approve, make_terbit
from rapat.tests.factories import make_rapat, make_tindak_lanjut

# Runs the renderer of the child process as on a day nine years later: every clock that Python code asks is set on.
LATER = """
import base64, datetime, hashlib, json, sys, time
shift = 9 * 365.25 * 86400
real_time, real_datetime = time.time, datetime.datetime
time.time = lambda: real_time() + shift
class Later(real_datetime):
    @classmethod
    def now(cls, tz=None):
        return real_datetime.now(tz) + datetime.timedelta(seconds=shift)
    @classmethod
    def utcnow(cls):
        return real_datetime.now(datetime.UTC).replace(tzinfo=None) + datetime.timedelta(seconds=shift)
datetime.datetime = Later
from gugus_tugas.pdf_worker import build
isi = json.load(sys.stdin)
attachments = [
    {
        "name": row["nama"],
        "content": base64.b64encode(row["isi"].encode()).decode(),
        "description": row["keterangan"],
        "moment": isi["tanggal"] + "T00:00:00+00:00",
    }
    for row in isi["lampiran"]
]
pdf = build({"html": isi["naskah"], "variant": isi["ragam"], "attachments": attachments})
print(datetime.datetime.now().year, hashlib.sha256(pdf).hexdigest())
"""
TEKS = "Rapat berjalan **baik**.\n\n## Kendala\n\n- anggaran\n- tenaga\n\n<script>alert(1)</script> [x](javascript:1)"


@dataclass(frozen=True)
class Kantor:
    """Who made, checked and issued `laporan`, the report of 2017: with texts and a recommendation, both PDFs really made."""

    sekretariat: Pengguna
    kepala: Pengguna
    pimpinan: Pengguna
    laporan: LaporanTahunan


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """Issued once for this file, inside a transaction that is rolled back at its end."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("berkas")),
        transaction.atomic(),
    ):
        people = {name: make_pengguna(nama_pengguna=name, peran=name) for name in ("sekretariat", "kepala", "pimpinan")}
        make_tindak_lanjut(by=people["sekretariat"], instansi=make_instansi(kode="dinsos"))
        narasi = dict.fromkeys(Bab, TEKS)
        laporan = make_terbit(
            by=people["sekretariat"], pemeriksa=people["kepala"], penerbit=people["pimpinan"], cetak=render_potret,
            narasi=narasi,
        )  # fmt: skip
        yield Kantor(**people, laporan=laporan), settings.MEDIA_ROOT
        transaction.set_rollback(True)


@pytest.fixture
def kantor(loaded, db, settings) -> Kantor:
    """Each test sees the issued report and leaves it as it was."""
    settings.MEDIA_ROOT = loaded[1]
    return loaded[0]


def child(*arguments: str, zone: str, **env) -> str:
    known = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    done = subprocess.run(
        [sys.executable, *arguments],
        input=env.pop("stdin", ""),
        capture_output=True,
        text=True,
        timeout=300,
        cwd=settings.BASE_DIR,
        env={**known, "TZ": zone, **env},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_same_bytes_after_every_figure_changed_on_another_day_in_another_zone(kantor):
    RekapHistoris.objects.all().delete()
    make_kasus(by=kantor.sekretariat)
    make_rapat(by=kantor.sekretariat, tanggal=datetime.date(2017, 5, 5))
    for row in kantor.laporan.daftar_edisi.all():
        said = child(
            "-c", LATER, zone="Pacific/Kiritimati", PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="0", stdin=row.potret
        )
        year, found = said.split()
        assert int(year) >= timezone.localdate().year + 8
        assert found == row.sidik == fingerprint(row.berkas.read())


def test_same_bytes_in_another_process_on_another_database(kantor, copy_pattern, tmp_path):
    """The rows go to a fresh SQLite file (the suite itself runs on SQLite and on PostgreSQL), and are judged there."""
    path, rows = tmp_path / "lain.sqlite3", tmp_path / "baris.json"
    copy_pattern(path)
    kept = [*Pengguna.objects.all(), *LaporanTahunan.objects.all(), *EdisiLaporan.objects.all()]
    for account in kept:
        if isinstance(account, Pengguna):
            account.instansi = None
            account.peran = "pengelola"
    rows.write_text(serializers.serialize("json", kept))
    env = {
        "DEBUG": "1",
        "DATABASE_URL": f"sqlite:///{path}",
        "SITUS_URL": "https://lain.contoh.invalid",
        "PYTHONHASHSEED": "3",
    }
    child("manage.py", "migrate", "-v0", zone="UTC", **env)
    child("manage.py", "loaddata", str(rows), zone="America/Los_Angeles", **env)
    said = child("manage.py", "periksa_terbitan", zone="America/Los_Angeles", **env)
    assert said.count(": sama ") == len(Edisi)
    assert all(row.sidik in said for row in EdisiLaporan.objects.all())


def test_frozen_figures_print_the_document_that_was_frozen(kantor):
    """Figures, texts and seal of the snapshot give the very document under the templates of today."""
    for row in kantor.laporan.daftar_edisi.all():
        kept = Potret.read(row.potret)
        assert kept.laporan == build_annual_report(2017, kept.edisi)
        assert isinstance(kept.laporan, AnnualReport)
        seal = Pengesahan(
            kantor.laporan.nomor,
            kantor.laporan.tanggal,
            kantor.laporan.versi,
            row.kode,
            kept.sidik_angka,
            tuple(kantor.laporan.penanda_tangan),
        )
        assert naskah_html(kept.laporan, narasi=kept.narasi, pengesahan=seal) == kept.naskah
        assert row.potret == json.dumps(kept.isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("edisi", Edisi)
def test_printed_report_carries_its_seal_and_its_texts(kantor, edisi):
    row = kantor.laporan.daftar_edisi.get(edisi=edisi)
    content = row.berkas.read()
    text = " ".join(" ".join(text_of(content)).split())
    assert not pdf_faults(content, attachments=True)
    for said in (
        f"Nomor {kantor.laporan.nomor}",
        "15 Februari 2018",
        "Versi 1",
        tulis_kode(row.kode),
        "Periksa keasliannya",
    ):
        assert said in text, said
    assert Potret.read(row.potret).sidik_angka in text.replace(" ", "")
    assert text.count("Rapat berjalan baik.") == len(Bab)  # every chapter's text has its place
    assert "<script>alert(1)</script> [x](javascript:1)" in text
    assert "KONSEP" not in text
    assert ("TERBATAS" in text) == (edisi == Edisi.TERBATAS)
    other = kantor.laporan.daftar_edisi.exclude(pk=row.pk).get()
    assert tulis_kode(other.kode) not in text


@pytest.mark.parametrize("edisi", Edisi)
def test_issued_report_carries_its_tables_as_they_are_printed(kantor, edisi):
    row = kantor.laporan.daftar_edisi.get(edisi=edisi)
    tables = {f"{table.kunci}.csv": table for table in Potret.read(row.potret).tabel}
    with pikepdf.open(io.BytesIO(row.berkas.read())) as opened:
        found = {
            name: opened.attachments[name].get_file().read_bytes().decode("utf-8-sig") for name in opened.attachments
        }
    assert set(found) == set(tables) >= {"pokok.csv", "rapat_triwulan.csv", "tren.csv"}
    for name, text in found.items():
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
        assert rows == [list(tables[name].kepala), *([str(cell) for cell in line] for line in tables[name].semua_baris)]


def test_version_without_tables_prints_as_it_did(kantor, monkeypatch):
    """Issued before its tables were kept: nothing is attached to it afterwards."""
    seen = []
    monkeypatch.setattr("laporan.potret.render_pdf", lambda html, **how: seen.append(how["attachments"]))
    kept = Potret.read(kantor.laporan.daftar_edisi.get(edisi="umum").potret).isi
    render_potret(json.dumps({name: value for name, value in kept.items() if name not in {"tabel", "lampiran"}}))
    assert seen == [()]


def test_check_tells_what_differs(kantor):
    out = io.StringIO()
    call_command("periksa_terbitan", stdout=out)
    assert out.getvalue().count(": sama ") == 2
    EdisiLaporan.objects.filter(edisi="umum").update(sidik="0" * 64)
    row = EdisiLaporan.objects.get(edisi="terbatas")
    EdisiLaporan.objects.filter(pk=row.pk).update(potret=row.potret.replace("Versi 1", "Versi 2"))
    with pytest.raises(CommandError, match="2 edisi tidak sama"):
        call_command("periksa_terbitan", stdout=out)
    assert "BERBEDA; pustaka: sama seperti saat terbit" in out.getvalue()
    assert "POTRET BERUBAH" in out.getvalue()


def second_version(kantor: Kantor) -> LaporanTahunan:
    row = actions.propose_laporan(actions.record_laporan(2017, by=kantor.sekretariat), by=kantor.sekretariat)
    return approve(row, by=kantor.kepala)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_second_version_lists_what_is_printed_otherwise_and_nothing_else(kantor):
    RekapHistoris.objects.filter(tahun=2017).update(jumlah=3)
    second = second_version(kantor)
    row = second.daftar_edisi.get(edisi="umum")
    changes = Potret.read(row.potret).perubahan
    assert ("Tabel 3.1 Angka yang tercatat menurut tahun laporan · 2017") in {beda.tempat for beda in changes}
    old, new = (Potret.read(e.potret).naskah for e in (kantor.laporan.daftar_edisi.get(edisi="umum"), row))
    for beda in changes:
        assert words(beda.lama) <= words(tercetak(old))
        assert words(beda.baru) <= words(tercetak(new))
    assert "Perubahan terhadap versi 1" in new
    assert "Jumlah: 2" in " ".join(beda.lama for beda in changes)
    assert "Jumlah: 3" in " ".join(beda.baru for beda in changes)
    assert not [beda for beda in changes if "Nomor" in beda.tempat or "463/" in beda.lama + beda.baru]
    actions.publish_laporan(second, by=kantor.pimpinan, cetak=render_potret)
    assert not pdf_faults(EdisiLaporan.objects.get(laporan=second, edisi="umum").berkas.read(), attachments=True)


def test_two_approvals_of_the_same_figures_have_the_same_fingerprint_of_figures(kantor):
    first, second = kantor.laporan.daftar_edisi.get(edisi="umum"), second_version(kantor).daftar_edisi.get(edisi="umum")
    assert Potret.read(second.potret).sidik_angka == Potret.read(first.potret).sidik_angka
    assert Potret.read(second.potret).perubahan == []
    assert second.kode != first.kode


def test_no_clock_is_in_the_snapshot(kantor):
    """Approved on two days, with the same date and code, the documents are equal."""
    report = build_annual_report(2017, Edisi.UMUM)
    fixed = {"narasi": {}, "nomor": "1", "tanggal": TANGGAL, "versi": 1, "kode": "0" * 16, "penanda_tangan": []}
    first = build_potret(report, **fixed)
    with clock.at(datetime.datetime(2031, 7, 7, tzinfo=datetime.UTC)):
        assert build_potret(report, **fixed) == first
