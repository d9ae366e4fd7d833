"""The health check: one word per part for everybody, details for the account manager; and the operator's self-test."""

import datetime
import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from anggota import audit, keadaan
from anggota.enums import JenisPeristiwa
from gugus_tugas import catatan, rak
from gugus_tugas.clock import at, now
from gugus_tugas.tests.anak import warisan
from gugus_tugas.tests.keys import ring

HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def records(settings, tmp_path):
    """An installation of its own, and nothing remembered of an earlier question."""
    settings.CATATAN_DIR = tmp_path / "catatan"
    settings.CADANGAN_DIR = tmp_path / "cadangan"
    cache.clear()
    yield settings.CATATAN_DIR
    cache.clear()


@pytest.fixture
def installed(records):
    """An installation with timers, all of which ran just now."""
    records.mkdir()
    (records / catatan.INSTALLED).touch()
    for nama in keadaan.DAFTAR_BERKALA:
        catatan.write(nama, beres=True)
    return records


def parts_of(response) -> dict:
    return response.json()["bagian"]


def test_store_of_files_that_is_away_or_closed_is_told(client, db, settings, tmp_path):
    settings.BERKAS_S3 = rak.parse_bucket("s3+http://kunci:rahasia-sekali@127.0.0.1:9/ember")
    response = client.get("/sehat/")
    assert (response.status_code, parts_of(response)["berkas"]) == (503, "tidak baik")
    assert "rahasia-sekali" not in response.content.decode()
    told = next(part for part in keadaan.quick() if part.kunci == "berkas")
    assert told.keadaan == "penyimpanan S3 tidak menjawab (EndpointConnectionError)"
    assert "rahasia-sekali" not in repr(told)


def test_health_answers_anyone_in_one_word_per_part(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        response = client.get("/sehat/")
    assert response.status_code == 200
    assert response.json() == {
        "status": "sehat",
        "bagian": {"basis_data": "baik", "migrasi": "baik", "kunci": "baik", "cakram": "baik", "berkas": "baik"},
    }
    assert not response.cookies


def test_asking_often_costs_nothing(client, db, django_assert_num_queries):
    client.get("/sehat/")
    with django_assert_num_queries(0):
        assert client.get("/sehat/").status_code == 200


def test_health_takes_no_post(client, db):
    assert client.post("/sehat/").status_code == 405


def test_with_timers_backup_and_recurring_work_count(client, db, installed):
    assert client.get("/sehat/").status_code == 200
    cache.clear()
    with at(now() - 27 * HOUR):
        catatan.write("cadangkan", beres=True, kalimat="x")
    response = client.get("/sehat/")
    assert (response.status_code, parts_of(response)["cadangan"], parts_of(response)["pengatur_waktu"]) == (
        503,
        "tidak baik",
        "baik",
    )


@pytest.mark.parametrize(
    ("nama", "hours", "beres", "well"),
    [
        ("periksa_jejak", 25, True, True),
        ("periksa_jejak", 27, True, False),
        ("periksa_jejak", 1, False, False),
        ("kirim_pengingat", 1, False, True),
        ("kirim_pengingat", 15, True, False),
        ("uji_pemulihan", 24 * 32, True, True),
        ("uji_pemulihan", 24 * 34, True, False),
    ],
)
def test_recurring_work_is_late_after_its_time_and_failed_when_it_matters(
    client, db, installed, nama, hours, beres, well
):
    with at(now() - hours * HOUR):
        catatan.write(nama, beres=beres)
    assert (parts_of(client.get("/sehat/"))["pengatur_waktu"] == "baik") is well


def test_work_that_never_ran_is_late_only_after_its_time(client, db, installed):
    for place in installed.glob("*.json"):
        place.unlink()
    assert client.get("/sehat/").status_code == 200
    cache.clear()
    old = (now() - 27 * HOUR).timestamp()
    os.utime(installed / catatan.INSTALLED, (old, old))
    assert client.get("/sehat/").status_code == 503


def test_migration_that_waits_is_unwell(client, db):
    MigrationRecorder(connection).record_unapplied("anggota", "0003_ketentuan_bpjs")
    assert parts_of(client.get("/sehat/"))["migrasi"] == "tidak baik"


def test_foreign_key_of_the_trail_is_unwell(client, sekretariat, settings):
    audit.record(JenisPeristiwa.LOGIN, by=sekretariat)
    settings.KUNCI_DATA = settings.KUNCI_DATA.__class__(**vars(ring(settings, 1)) | {"trail": b"\3" * 32})
    assert parts_of(client.get("/sehat/"))["kunci"] == "tidak baik"


def test_disk_without_room_is_unwell(client, db, monkeypatch):
    monkeypatch.setattr(keadaan, "MIN_SHARE", 1.1)
    assert parts_of(client.get("/sehat/"))["cakram"] == "tidak baik"


def test_details_are_for_the_account_manager_alone(client_of, cast):
    for who in ("sekretariat", "kepala", "polda", "pimpinan"):
        assert "rincian" not in client_of(cast[who]).get("/sehat/").json()
    details = client_of(cast["pengelola"]).get("/sehat/").json()["rincian"]
    assert {part["nama"] for part in details} >= {"Basis data", "Cakram"}


def test_without_a_database_it_answers_503_and_tells_the_operator_what_to_do():
    environment = {
        **warisan(), "DEBUG": "1", "DATABASE_URL": "postgres://x:y@127.0.0.1:1/x",
        "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings",
    }  # fmt: skip
    code = (
        "import django; django.setup(); from django.test import Client; from django.core.management import call_command\n"
        "answer = Client().get('/sehat/', headers={'host': '127.0.0.1'}); print(answer.status_code, answer.content.decode())\n"
        "call_command('periksa')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=django_settings.BASE_DIR, capture_output=True, text=True
    )
    first, _, rest = done.stdout.partition("\n")
    status, _, body = first.partition(" ")
    assert (status, json.loads(body)["status"], json.loads(body)["bagian"]["basis_data"]) == (
        "503",
        "sakit",
        "tidak baik",
    ), done
    assert "127.0.0.1" not in body
    assert "[SALAH] Basis data: tidak menjawab (OperationalError)." in rest
    assert "systemctl status postgresql" in rest
    assert "Perlu diurus: basis data" in done.stderr


def test_self_test_says_each_part_and_how_to_mend(db, settings, installed):
    settings.DEBUG = True
    out = io.StringIO()
    with pytest.raises(CommandError, match="folder cadangan, setelan"):
        call_command("periksa", stdout=out)
    printed = out.getvalue()
    assert "[baik ] Kunci data: lengkap" in printed
    assert "Perbaikan: Jalankan 'scripts/cadangkan'" in printed


def test_recurring_work_leaves_its_record_whether_it_succeeds_or_fails(db, installed, monkeypatch):
    (installed / "periksa_jejak.json").unlink()
    call_command("berkala", "periksa_jejak", stdout=io.StringIO())
    assert catatan.read("periksa_jejak").beres
    with pytest.raises(CommandError):
        call_command("berkala", "periksa", stdout=io.StringIO())
    assert catatan.read("periksa") == catatan.Catatan(catatan.read("periksa").pada, False, "CommandError")
    with pytest.raises(CommandError, match="Belum ada cadangan"):
        call_command("berkala", "uji_pemulihan", stdout=io.StringIO())
    assert "Belum ada cadangan" in catatan.read("uji_pemulihan").kalimat


def test_record_that_cannot_be_written_stops_no_work(settings, tmp_path):
    (tmp_path / "berkas").touch()
    settings.CATATAN_DIR = tmp_path / "berkas" / "catatan"  # a slip of the operator: below a file, no folder
    catatan.write("periksa", beres=True)
    assert catatan.read("periksa") is None
