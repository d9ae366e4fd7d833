"""Every number on a home page is the length of the list it opens: each link followed, as each role, on the whole sample."""

import io
import re

import pytest
from django.core.management import call_command

from anggota.models import Pengguna

COUNTED = re.compile(r"^(\d[\d.]*\+?) ")


@pytest.fixture
def contoh(db, monkeypatch):
    monkeypatch.setenv("SANDI_CONTOH", "sandi-uji-yang-panjang")
    call_command("muat_contoh", stdout=io.StringIO())


def length(answer) -> str | None:
    """What a list tells of itself; None for a page that is no list."""
    page = answer.context.get("page")
    if page is not None:
        return str(getattr(page, "jumlah", None) or page.paginator.count)
    rows = answer.context.get("daftar")
    return None if rows is None else str(len(rows))


@pytest.mark.usefixtures("contoh")
@pytest.mark.parametrize("name", ["sekretariat", "kepala", "polda", "dinsos", "pimpinan", "pengelola"])
def test_every_link_opens_and_its_list_is_as_long_as_is_said(client_of, name):
    browser = client_of(Pengguna.objects.get(nama_pengguna=name))
    home = browser.get("/").context["beranda"]
    wrong, followed = [], 0
    for angka in home.daftar_angka:
        answer = browser.get(angka.url)
        assert answer.status_code == 200, angka
        if length(answer) != str(angka.jumlah):
            wrong.append((angka.label, str(angka.jumlah), length(answer), angka.url))
        followed += 1
    for tugas in home.daftar_tugas:
        answer = browser.get(tugas.url.partition("#")[0], follow=True)
        assert answer.status_code == 200, tugas
        said = COUNTED.match(tugas.teks)
        if said and length(answer) not in (None, said[1]):
            wrong.append((tugas.teks, said[1], length(answer), tugas.url))
        followed += 1
    assert wrong == []
    assert followed or name == "pengelola"
