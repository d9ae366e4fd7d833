"""Evidence leaves as a download with a neutral name and a line in the trail, and only to who may read it."""

import uuid

import pytest
from django.utils import timezone

from anggota.models import JejakAudit
from rapat.tests.factories import BUKTI, make_perkembangan, make_tindak_lanjut


@pytest.fixture
def note(sekretariat, polda):
    return make_perkembangan(make_tindak_lanjut(by=sekretariat, instansi=polda.instansi), by=polda)


@pytest.fixture
def url(note):
    return f"/tindak-lanjut/bukti/{note.pk}/"


def exports() -> list:
    rows = JejakAudit.objects.filter(peristiwa="export_bukti")
    return list(rows.values_list("pelaku", "objek_kode"))


@pytest.mark.parametrize("role", ["polda", "sekretariat", "kepala"])
def test_export_is_a_sandboxed_download_with_a_line_in_the_trail(client_of, cast, url, role):
    response = client_of(cast[role]).get(url)
    assert response.status_code == 200
    assert response.content == BUKTI
    name = f"bukti-rekomendasi-1-{timezone.localdate():%Y%m%d}.pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Cache-Control"] == "no-store, private"
    assert exports() == [(role, "Rekomendasi 1, Polda")]


@pytest.mark.parametrize("role", ["dinsos", "pimpinan", "pengelola"])
def test_export_is_refused_to_a_foreign_agency_and_other_roles(client_of, cast, url, role):
    response = client_of(cast[role]).get(url)
    assert response.status_code == 403
    assert BUKTI not in response.content
    assert exports() == []


def test_export_of_a_note_without_a_file_is_not_found(client_of, sekretariat, polda):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    note = make_perkembangan(item, by=polda, with_file=False)
    assert client_of(polda).get(f"/tindak-lanjut/bukti/{note.pk}/").status_code == 404
    assert exports() == []


def test_export_of_an_unknown_note_is_not_found(client_of, sekretariat):
    assert client_of(sekretariat).get(f"/tindak-lanjut/bukti/{uuid.uuid4()}/").status_code == 404


def test_export_asks_for_a_login(client, url):
    assert client.get(url).url.startswith("/masuk/")
