"""The record of processing: nothing identifying without a purpose; page and PDF say the same."""

import io

import pikepdf
import pytest
from django.db import models

from anggota import pemrosesan
from anggota.models import JejakAudit
from anggota.pemrosesan import DAFTAR_KATEGORI, daftar_kegiatan, identifying_columns, uncategorised


def test_every_identifying_column_of_every_model_has_a_purpose():
    assert uncategorised() == set()


def test_a_new_identifying_column_is_noticed(monkeypatch):
    class Baru(models.Model):
        class Meta:
            app_label = "baru"

        class Privacy:
            identifying = ["rahasia"]

    monkeypatch.setattr(pemrosesan.apps, "get_models", lambda: [Baru])
    assert uncategorised() == {"baru.Baru.rahasia"}


def test_every_named_column_exists_and_stands_in_one_category():
    named = [column for kategori in DAFTAR_KATEGORI for column in kategori.kolom]
    assert len(named) == len(set(named))
    assert len(daftar_kegiatan()) == len(DAFTAR_KATEGORI)
    assert identifying_columns() <= set(named)


def test_every_category_is_answered_in_full():
    for kategori in DAFTAR_KATEGORI:
        answers = (kategori.nama, kategori.subjek, kategori.tujuan, kategori.dasar, kategori.penerima, kategori.retensi)
        assert all(len(answer) > 3 for answer in answers), kategori.kode


def test_retention_is_the_one_of_the_settings(settings):
    assert f"{settings.RETENSI_TAHUN} tahun" in DAFTAR_KATEGORI[0].retensi


@pytest.mark.parametrize("role", ["sekretariat", "pimpinan"])
def test_page_shows_every_category_and_what_is_encrypted(client_of, cast, role):
    html = client_of(cast[role]).get("/anggota/pemrosesan/").content.decode()
    assert all(kategori.nama in html for kategori in DAFTAR_KATEGORI)
    assert "NIK (terenkripsi)" in html
    assert "Pasal 31" in html


def test_pdf_is_made_and_leaves_a_trail(client_of, kepala):
    response = client_of(kepala).get("/anggota/pemrosesan/pdf/")
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert len(pdf.pages) >= 2
    assert JejakAudit.objects.first().peristiwa == "export_pemrosesan"
