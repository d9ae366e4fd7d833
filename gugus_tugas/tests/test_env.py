"""Start-up: what is missing or weak stops the system with an instruction."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from gugus_tugas import env
from gugus_tugas.crypto import generate_keys
from gugus_tugas.tests.anak import warisan

GOOD = {
    "SECRET_KEY": "a1b2c3d4e5" * 6,
    "KUNCI_DATA": generate_keys(),
    "SITUS_URL": "https://tppo.example.go.id",
    "EMAIL_URL": "console:",
}


def start(**environment) -> subprocess.CompletedProcess:
    shown = "s.WAJIB_DUA_FAKTOR, s.SESSION_COOKIE_SECURE, s.DEBUG"
    return run(f"import django; django.setup(); from django.conf import settings as s; print({shown})", **environment)


def run(code: str, **environment) -> subprocess.CompletedProcess:
    base = {**warisan(), "DJANGO_SETTINGS_MODULE": "gugus_tugas.settings"}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        env={**base, **environment},
        cwd=settings.BASE_DIR,
    )


def test_production_starts_secure_by_default():
    assert start(**GOOD).stdout.split() == ["True", "True", "False"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        *(
            ({"SEL_TERKECIL": text}, "SEL_TERKECIL")
            for text in ("4,10", "5,9", "12,11", "5", "5,10,15", "lima,10", "5,101")
        ),
        ({"SECRET_KEY": "pendek"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + "a1b2c3d4e5" * 6}, "SECRET_KEY"),
        ({"KUNCI_DATA": ""}, "KUNCI_DATA"),
        ({"KUNCI_DATA": "1:" + "abcdefghij" * 6}, "KUNCI_DATA"),
        ({"SITUS_URL": ""}, "SITUS_URL"),
        ({"SITUS_URL": "http://tppo.example.go.id"}, "SITUS_URL"),
        ({"SITUS_URL": "tppo.example.go.id"}, "SITUS_URL"),
        ({"WAJIB_DUA_FAKTOR": "mungkin"}, "WAJIB_DUA_FAKTOR"),
        ({"EMAIL_URL": ""}, "EMAIL_URL"),
        ({"EMAIL_URL": "surel"}, "EMAIL_URL"),
        ({"BERKAS_DIR": "berkas"}, "BERKAS_DIR=/srv"),
        ({"BERKAS_S3_URL": "https://peladen/ember"}, "BERKAS_S3_URL tidak dapat dibaca"),
        ({"BERKAS_S3_URL": "s3+http://K:R@peladen/ember"}, "BERKAS_S3_URL memakai http tanpa enkripsi"),
    ],
)
def test_missing_or_weak_setting_refuses_to_start_and_says_what_to_set(change, name):
    outcome = start(**{**GOOD, **change})
    assert outcome.returncode != 0
    message = outcome.stderr.strip().splitlines()[-1]
    assert name in message
    assert "django.core.exceptions.ImproperlyConfigured" in message


@pytest.mark.parametrize("sandi", ["12#gajahputih", "12/gajahputih", "12?gajahputih", "gajahputih/1", "gajahputih]1["])
def test_password_with_an_unwritten_sign_is_refused_and_not_repeated(sandi, monkeypatch):
    """Else the half of it would be taken for the server, or stand in the journal."""
    monkeypatch.setenv("EMAIL_URL", f"smtp://pengguna:{sandi}@surel.example:587/?tls=1")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL tidak dapat dibaca") as refusal:
        env.email("EMAIL_URL", default=None)
    assert "gajahputih" not in str(refusal.value)


@pytest.mark.parametrize("address", ["surel.example/?tls=wajib", "surel.example/?TLS=1", "surel.example:lima/"])
def test_mail_is_not_sent_in_the_open_because_of_a_slip(address, monkeypatch):
    monkeypatch.setenv("EMAIL_URL", f"smtp://p:s@{address}")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL tidak dapat dibaca"):
        env.email("EMAIL_URL", default=None)


@pytest.mark.parametrize("address", ["https://[tppo.example", "https://tppo.example:lima"])
def test_broken_address_of_the_site_is_refused_with_an_instruction(address, monkeypatch):
    monkeypatch.setenv("SITUS_URL", address)
    with pytest.raises(ImproperlyConfigured, match="SITUS_URL tidak dapat dibaca"):
        env.site_url("SITUS_URL", default=None)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("smtp://p:a%2Fb@surel.example:587/?tls=ya&dari=s@example.go.id", ("a/b", 587, True, False)),
        ("smtp://p:s@surel.example/?tls=0&dari=s@example.go.id", ("s", 25, False, False)),
        (
            "smtps://p:s@surel.example/?tls=1&dari=s@example.go.id",
            ("s", 465, False, True),
        ),  # both at once are refused by Django
    ],
)
def test_mail_is_sent_as_its_address_says(address, told, monkeypatch):
    monkeypatch.setenv("EMAIL_URL", address)
    read = env.email("EMAIL_URL", default=None)
    assert tuple(read[f"EMAIL_{name}"] for name in ("HOST_PASSWORD", "PORT", "USE_TLS", "USE_SSL")) == told
    assert read["DEFAULT_FROM_EMAIL"] == "s@example.go.id"


def test_smallest_published_numbers_may_be_raised():
    code = "import django; django.setup(); from laporan import guard; print(guard.MIN_REPORT_CELL, guard.MIN_REPORT_CELL_RENTAN)"
    assert [run(code, **GOOD, **more).stdout.split() for more in ({}, {"SEL_TERKECIL": "7, 12"})] == [
        ["5", "10"],
        ["7", "12"],
    ]


def test_refused_address_of_a_bucket_does_not_repeat_its_secret():
    outcome = start(**GOOD, BERKAS_S3_URL="s3://KUNCI:sangat/rahasia@peladen")
    assert outcome.returncode != 0
    assert "rahasia" not in outcome.stderr.lower().replace("kunci:rahasia@", "").replace("di dalam rahasia", "")
