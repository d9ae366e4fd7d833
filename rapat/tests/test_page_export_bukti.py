"""Evidence leaves as a download with a neutral name and a line in the trail, and only to who may read it."""

import uuid

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from anggota.models import JejakAudit
from rapat.tests.factories import BUKTI, make_perkembangan, make_tindak_lanjut


@pytest.fixture
def note(sekretariat, polda):
    return make_perkembangan(make_tindak_lanjut(by=sekretariat, instansi=polda.instansi), by=polda)


@pytest.fixture
def url(note):
    return f"/tindak-lanjut/bukti/{note.daftar_bukti.get().pk}/"


def exports() -> list:
    rows = JejakAudit.objects.filter(peristiwa="export_bukti")
    return list(rows.values_list("pelaku", "objek_kode"))


@pytest.mark.parametrize("role", ["polda", "sekretariat", "kepala"])
def test_export_is_a_sandboxed_download_with_a_line_in_the_trail(client_of, cast, url, role):
    response = client_of(cast[role]).get(url)
    assert response.status_code == 200
    assert response.content == BUKTI
    name = f"bukti-rekomendasi-1-{timezone.localdate():%Y%m%d}-1.pdf"
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


def test_each_file_of_a_report_is_offered_and_leaves_alone(client_of, sekretariat, kepala, polda, dinsos):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    files = [ContentFile(BUKTI + bytes([n]), name=f"berkas.{kind}") for n, kind in enumerate(("pdf", "jpg", "pdf"))]
    note = make_perkembangan(item, by=polda, bukti=files)
    addresses = [f"/tindak-lanjut/bukti/{row.pk}/" for row in note.daftar_bukti.all()]
    for page in (f"/tindak-lanjut/{item.pk}/", f"/rekomendasi/{item.rekomendasi.nomor}/garis/"):
        html = client_of(sekretariat).get(page).content.decode()
        assert [html.count(f'href="{address}"') for address in addresses] == [1, 1, 1], page
        assert not any(address in client_of(dinsos).get(page).content.decode() for address in addresses)
    assert addresses[2] in client_of(kepala).get(f"/tindak-lanjut/verifikasi/{note.pk}/").content.decode()
    assert "Disertai 3 berkas bukti" in client_of(dinsos).get(f"/tindak-lanjut/{item.pk}/").content.decode()
    response = client_of(polda).get(addresses[1])
    assert (response.content, response.headers["Content-Type"]) == (BUKTI + b"\x01", "image/jpeg")
    assert response.headers["Content-Disposition"].endswith('-2.jpg"')
    assert exports() == [("polda", "Rekomendasi 1, Polda")]


def test_export_of_an_unknown_file_is_not_found(client_of, sekretariat):
    assert client_of(sekretariat).get(f"/tindak-lanjut/bukti/{uuid.uuid4()}/").status_code == 404


def test_export_asks_for_a_login(client, url):
    assert client.get(url).url.startswith("/masuk/")
