"""Changing what stands in the register: rules, and two people who change the same row (keamanan.md 45)."""

import datetime
import re

import pytest

from anggota.models import JejakAudit
from gugus_tugas.versi import stamp
from kasus import actions
from kasus.enums import StatusKasus
from kasus.models import IdentitasKorban, Kasus
from kasus.tests.factories import make_kasus, victim

ALASAN = "ejaan menurut KTP yang diperlihatkan"


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(
        by=sekretariat, uraian="ZZURAIAN lama", daftar_korban=[victim(identitas={"nama": "ZZNAMA Melur"})]
    )


def fields_of(html: str) -> dict:
    """What a browser would send of this page: hidden and text inputs, textareas, chosen options."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        attrs = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attrs.get("type") in {"hidden", "text", "number"} and attrs.get("name"):
            found[attrs["name"]] = attrs.get("value", "")
    for name, body in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, re.S):
        found[name] = body
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found


def open_form(client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200
    return fields_of(response.content.decode())


class TestKasus:
    @pytest.fixture
    def address(self, kasus):
        return f"/kasus/{kasus.slug}/ubah/"

    def test_changes_the_report_and_names_the_fields(self, address, kasus, client_of, kepala):
        client = client_of(kepala)
        sent = {**open_form(client, address), "tanggal_lapor": "30/12/2025", "nomor_simfoni": "SIM-1"}
        assert client.post(address, sent).url == f"/kasus/{kasus.slug}/"
        row = Kasus.objects.get()
        assert (row.tanggal_lapor, row.tahun_lapor, row.nomor) == (datetime.date(2025, 12, 30), 2025, kasus.nomor)
        assert (row.versi, row.diubah_oleh, row.uraian) == (2, kepala, "ZZURAIAN lama")
        trail = JejakAudit.objects.latest("id")
        assert (trail.peristiwa, trail.kolom) == ("update_kasus", ["nomor_simfoni", "tahun_lapor", "tanggal_lapor"])

    def test_nothing_changed_leaves_no_trail(self, address, client_of, kepala):
        client, before = client_of(kepala), JejakAudit.objects.count()
        assert client.post(address, open_form(client, address)).status_code == 302
        assert Kasus.objects.get().versi == 1
        assert JejakAudit.objects.filter(peristiwa="update_kasus").count() == 0
        assert JejakAudit.objects.count() == before

    def test_the_second_is_told_and_keeps_the_text(self, address, client_of, sekretariat, kepala):
        first, second = client_of(kepala), client_of(sekretariat)
        one, two = open_form(first, address), open_form(second, address)
        first.post(address, {**one, "sumber_laporan": "media", "uraian": "ZZBARU dari kepala"})
        response = second.post(address, {**two, "nomor_simfoni": "SIM-2"})
        html = response.content.decode()
        assert response.status_code == 409
        assert kepala.nama in html
        assert "Datang langsung → Media atau media sosial" in html
        assert "Uraian singkat</strong>: diubah (isinya dirahasiakan)" in html
        assert "Simpan punya saya di atasnya" in html
        assert "Muat ulang" in html
        assert Kasus.objects.get().nomor_simfoni == ""
        kept = fields_of(html)
        assert kept["nomor_simfoni"] == "SIM-2"  # the own text
        assert kept["sumber_laporan"] == "media"  # what was not touched follows the other person
        assert second.post(address, kept).status_code == 302
        row = Kasus.objects.get()
        assert (row.sumber_laporan, row.nomor_simfoni, row.uraian) == ("media", "SIM-2", "ZZBARU dari kepala")

    def test_the_same_field_is_overwritten_only_on_demand(self, address, client_of, sekretariat, kepala):
        first, second = client_of(kepala), client_of(sekretariat)
        one, two = open_form(first, address), open_form(second, address)
        first.post(address, {**one, "nomor_simfoni": "SIM-1"})
        html = second.post(address, {**two, "nomor_simfoni": "SIM-2"}).content.decode()
        assert "kosong → SIM-1" in html
        assert Kasus.objects.get().nomor_simfoni == "SIM-1"
        second.post(address, fields_of(html))
        assert Kasus.objects.get().nomor_simfoni == "SIM-2"

    def test_a_third_change_is_a_second_conflict(self, address, client_of, sekretariat, kepala):
        first, second = client_of(kepala), client_of(sekretariat)
        one, two = open_form(first, address), open_form(second, address)
        first.post(address, {**one, "nomor_simfoni": "SIM-1"})
        kept = fields_of(second.post(address, {**two, "sumber_laporan": "telepon"}).content.decode())
        first.post(address, {**open_form(first, address), "nomor_simfoni": "SIM-3"})
        response = second.post(address, kept)
        assert response.status_code == 409
        assert "SIM-1 → SIM-3" in response.content.decode()

    @pytest.mark.parametrize("stale", ["", "bukan-cap", "x" * 30_000, "\x00"])
    def test_a_broken_stamp_overwrites_nothing(self, address, client_of, kepala, stale):
        client = client_of(kepala)
        sent = {**open_form(client, address), "nomor_simfoni": "SIM-1", "versi": stale}
        assert client.post(address, sent).status_code in {409, 422}
        assert Kasus.objects.get().nomor_simfoni == ""

    def test_the_stamp_of_another_case_does_not_fit(self, address, client_of, kepala):
        client, other = client_of(kepala), make_kasus(by=kepala)
        sent = {**open_form(client, address), "nomor_simfoni": "SIM-1", "versi": stamp(other)}
        assert client.post(address, sent).status_code == 409

    def test_closed_meanwhile_is_refused_in_words(self, address, kasus, sekretariat, kepala):
        seen = stamp(kasus)
        actions.change_status_kasus(kasus, to=StatusKasus.TERMINASI, alasan="selesai", by=kepala)
        with pytest.raises(actions.dasar.ActionRefused, match="sudah diterminasi"):
            actions.update_kasus(kasus, versi=seen, by=sekretariat, nomor_simfoni="X")

    def test_a_closed_case_has_no_form(self, address, kasus, client_of, kepala):
        actions.change_status_kasus(kasus, to=StatusKasus.TERMINASI, alasan="selesai", by=kepala)
        assert client_of(kepala).get(address).status_code == 403

    def test_the_stamp_shows_nothing_that_identifies(self, kasus):
        from django.core import signing

        from gugus_tugas.versi import SALT

        for row in (kasus, IdentitasKorban.objects.get()):
            assert "ZZ" not in str(signing.loads(stamp(row), salt=SALT))


class TestIdentitas:
    def test_two_corrections_meet(self, kasus, client_of, sekretariat, kepala):
        address = f"/kasus/{kasus.slug}/korban/{kasus.daftar_korban.get().pk}/perbaikan/"
        first, second = client_of(kepala), client_of(sekretariat)
        one, two = open_form(first, address), open_form(second, address)
        first.post(address, {**one, "nama": "ZZNAMA Seulanga", "alasan": ALASAN})
        response = second.post(address, {**two, "telepon": "0812-ZZTELP", "alasan": ALASAN})
        html = response.content.decode()
        assert response.status_code == 409
        assert "Nama lengkap</strong>: diubah (isinya dirahasiakan)" in html
        assert "ZZNAMA" not in html
        kept = fields_of(html)
        assert kept["telepon"] == "0812-ZZTELP"
        assert kept["nama"] == ""
        assert second.post(address, kept).status_code == 302
        row = IdentitasKorban.objects.get()
        assert (row.nama, row.telepon, row.versi) == ("ZZNAMA Seulanga", "0812-ZZTELP", 3)
