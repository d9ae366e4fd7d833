"""Recruiters by name: found under other spellings, within what one may open; the name stands in no answer, address or trail."""

import pytest

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from program import actions
from program.models import Perusahaan
from program.tests.factories import make_perekrut, make_perusahaan

URL = "/program/perekrut/cari/"


def found(client, nama: str, **sent) -> list[str]:
    response = client.post(URL, {"nama": nama, **sent})
    assert response.status_code == 200
    return [str(row) for row in response.context["calon"]]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("Zulkarnaini", True), ("zulkarnaini rekaan", True), ("Rekaan Zulkarnaini", True), ("Djoelkarnaini", True),
        ("Sulkarnaini", True), ("Zulkarnain", True), ("Zul Karnaini", True), ("bang kenari", True), ("Kenari", True),
        ("Tjut Meutia", False), ("' OR 1=1", False), ("Budi", False),
    ],
)  # fmt: skip
def test_spellings(client_of, dinsos, typed, is_found):
    row = make_perekrut(by=dinsos, nama="Zulkarnaini Rekaan", alias="Bang Kenari")
    make_perekrut(by=dinsos, nama="Lain Sekali", alias="")
    assert found(client_of(dinsos), typed) == ([str(row)] if is_found else [])


def test_an_acehnese_name_under_its_old_spelling(client_of, dinsos):
    row = make_perekrut(by=dinsos, nama="Cut Yusniar", alias="")
    assert found(client_of(dinsos), "Tjut Joesniar") == [str(row)]


def test_scope_is_that_of_the_list(client_of, cast):
    own = make_perekrut(by=cast["dinsos"], nama="Zulkarnaini Rekaan")
    other = make_perekrut(by=cast["polda"], nama="Zulkarnaini Rekaan")
    make_perusahaan(by=cast["polda"], nama="PT Zulkarnaini Rekaan")
    assert found(client_of(cast["dinsos"]), "Zulkarnaini") == [str(own)]
    assert found(client_of(cast["polda"]), "Zulkarnaini") == [str(other)]
    assert set(found(client_of(cast["kepala"]), "Zulkarnaini")) == {str(own), str(other)}
    assert client_of(cast["pimpinan"]).post(URL, {"nama": "Zulkarnaini"}).status_code == 403
    assert client_of(cast["pengelola"]).post(URL, {"nama": "Zulkarnaini"}).status_code == 403
    assert found(client_of(cast["kepala"]), "Zulkarnaini", kabkota="11.74") == []


def test_answer_trail_and_page_hold_no_name(client_of, dinsos):
    row = make_perekrut(by=dinsos, nama="Zulkarnaini Rekaan", alias="Bang Kenari")
    page = client_of(dinsos)
    text = page.post(URL, {"nama": "Kenari"}).content.decode()
    assert str(row) in text
    assert "Zulkarnaini" not in text
    (line,) = JejakAudit.objects.filter(peristiwa="search_perekrut")
    assert (line.objek_kode, line.kolom) == ("1 calon", ["nama"])
    assert "Kenari" not in str(line.__dict__)
    assert not JejakAudit.objects.filter(peristiwa="reveal_perekrut").exists()
    assert page.get(f"{URL}?nama=Kenari").context["calon"] is None  # an address finds nothing


def test_at_most_so_many_and_the_best_first(client_of, dinsos, monkeypatch):
    monkeypatch.setattr("program.actions.cari.MAX_CALON", 2)
    names = ("Zulkarnaidi Rekaan", "Zulkarnaini Rekaan", "Zulkarnaini")
    near, same, _ = [str(make_perekrut(by=dinsos, nama=nama, alias="")) for nama in names]
    assert found(client_of(dinsos), "Zulkarnaini Rekaan") == [same, near]


@pytest.mark.parametrize("typed", ["", "ab", "x" * 101, "..."])
def test_too_little_or_too_much_is_told(client_of, dinsos, typed):
    make_perekrut(by=dinsos)
    response = client_of(dinsos).post(URL, {"nama": typed})
    assert response.status_code == 422
    assert response.context["form"].errors["nama"]


def test_a_register_that_is_too_large_asks_to_be_narrowed(client_of, dinsos, monkeypatch):
    monkeypatch.setattr("program.actions.cari.MAX_BACA", 1)
    make_perekrut(by=dinsos)
    make_perekrut(by=dinsos)
    rows = Perusahaan.objects.visible_to(dinsos).perekrut()
    with pytest.raises(ActionRefused, match="kabupaten/kotanya"):
        actions.search_perekrut(rows, nama="Zulkarnaini", by=dinsos)
