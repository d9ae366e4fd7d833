"""Changing what stands in the register: rules, and two people who change the same row (keamanan.md 45)."""

import datetime
import re

import pytest

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import stamp
from kasus import actions
from kasus.enums import StatusKasus
from kasus.models import IdentitasKorban, Kasus, Korban, Peristiwa
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
        client, before = client_of(kepala), JejakAudit.objects.latest("id").pk
        assert client.post(address, open_form(client, address)).status_code == 302
        assert Kasus.objects.get().versi == 1
        later = JejakAudit.objects.filter(pk__gt=before).values_list("peristiwa", flat=True)
        assert set(later) == {"view_kasus"}  # that it was read, nothing else

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
        with pytest.raises(ActionRefused, match="sudah diterminasi"):
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


class TestKorban:
    @pytest.fixture
    def korban(self, kasus):
        return kasus.daftar_korban.get()

    @pytest.fixture
    def address(self, kasus, korban):
        return f"/kasus/{kasus.slug}/korban/{korban.pk}/ubah/"

    def test_changes_plain_data_and_names_the_fields(self, address, korban, client_of, kepala):
        client = client_of(kepala)
        sent = {
            **open_form(client, address),
            "usia_saat_terjerat": "16",
            "kelompok_usia": "",
            "nama_samaran": "Seulanga",
        }
        assert client.post(address, sent).url.endswith(f"/korban/{korban.pk}/")
        row = Korban.objects.get()
        assert (row.usia_saat_terjerat, row.kelompok_usia, row.nama_samaran) == (16, "anak", "Seulanga")
        assert JejakAudit.objects.latest("id").kolom == ["kelompok_usia", "nama_samaran", "usia_saat_terjerat"]
        html = client.get(f"/kasus/{korban.kasus.slug}/").content.decode()
        assert "Seulanga" in html

    def test_two_editors(self, address, client_of, sekretariat, kepala):
        first, second = client_of(kepala), client_of(sekretariat)
        one, two = open_form(first, address), open_form(second, address)
        first.post(address, {**one, "jenis_kelamin": "L", "nama_samaran": "ZZSAMARAN"})
        response = second.post(address, {**two, "usia_saat_terjerat": "30", "kelompok_usia": ""})
        html = response.content.decode()
        assert response.status_code == 409
        assert "Perempuan → Laki-laki" in html
        assert "Nama samaran</strong>: diubah (isinya dirahasiakan)" in html
        assert fields_of(html)["usia_saat_terjerat"] == "30"
        second.post(address, {**fields_of(html), "kelompok_usia": ""})
        row = Korban.objects.get()
        assert (row.jenis_kelamin, row.usia_saat_terjerat, row.nama_samaran) == ("L", 30, "ZZSAMARAN")

    def test_alias_must_not_tell_the_name(self, address, client_of, kepala):
        client = client_of(kepala)
        answer = client.post(address, {**open_form(client, address), "nama_samaran": "Si MELUR"})
        assert answer.status_code == 422
        assert "kata dari nama asli" in answer.content.decode()
        assert Korban.objects.get().nama_samaran == ""

    def test_nor_may_a_corrected_name_repeat_the_alias(self, korban, sekretariat):
        actions.update_korban(korban, versi=stamp(korban), by=sekretariat, nama_samaran="Seulanga")
        korban.refresh_from_db()
        with pytest.raises(ActionRefused, match="Nama samaran"):
            actions.update_identitas(korban, perubahan={"nama": "Cut Seulanga"}, alasan=ALASAN, by=sekretariat)
        assert IdentitasKorban.objects.get().nama == "ZZNAMA Melur"

    def test_an_identity_that_stands_is_not_refused_away(self, address, client_of, kepala):
        client = client_of(kepala)
        answer = client.post(address, {**open_form(client, address), "menolak": "on"})
        assert answer.status_code == 422
        assert "sudah tercatat" in answer.content.decode()
        assert IdentitasKorban.objects.get().nama == "ZZNAMA Melur"

    def test_age_must_fit_the_birth_date_without_telling_it(self, kasus, korban, client_of, kepala, sekretariat):
        actions.update_identitas(
            korban, perubahan={"tanggal_lahir": datetime.date(2000, 1, 1)}, alasan=ALASAN, by=sekretariat
        )
        client, address = client_of(kepala), f"/kasus/{kasus.slug}/korban/{korban.pk}/ubah/"
        answer = client.post(address, {**open_form(client, address), "usia_saat_terjerat": "60", "kelompok_usia": ""})
        assert answer.status_code == 422
        assert "tidak cocok dengan tanggal lahir" in answer.content.decode()
        assert "2000" not in answer.content.decode()


class TestAdding:
    @pytest.mark.parametrize("name", ["korban", "terlapor", "peristiwa"])
    def test_sent_twice_adds_once(self, kasus, client_of, kepala, name):
        client, address = client_of(kepala), f"/kasus/{kasus.slug}/{name}/"
        sent = {
            **open_form(client, address), "jenis_kelamin": "L", "usia_saat_terjerat": "20", "peran": "Unknown",
            "tahap": "Transit", "tempat_teks": "Kota Langsa", "nama": "Rekaan Baru",
        }  # fmt: skip
        before = getattr(kasus, f"daftar_{name}").count()
        assert [client.post(address, sent).status_code for _ in range(2)] == [302, 302]
        assert getattr(kasus, f"daftar_{name}").count() == before + 1
        assert JejakAudit.objects.filter(peristiwa=f"add_{name}").count() == 1

    def test_victims_are_numbered_in_order(self, kasus, sekretariat):
        for number in (2, 3):
            row = actions.add_korban(kasus, by=sekretariat, **victim())
            assert row.kode == f"{kasus.nomor}-K{number}"

    @pytest.mark.parametrize("name", ["korban", "terlapor", "peristiwa", "ubah"])
    def test_not_in_a_closed_case(self, kasus, client_of, kepala, name):
        actions.change_status_kasus(kasus, to=StatusKasus.TERMINASI, alasan="selesai", by=kepala)
        client = client_of(kepala)
        assert client.get(f"/kasus/{kasus.slug}/{name}/").status_code == 403
        html = client.get(f"/kasus/{kasus.slug}/").content.decode()
        assert f'/kasus/{kasus.slug}/{name}/"' not in html


class TestPeristiwa:
    @pytest.fixture
    def row(self, kasus, sekretariat):
        return actions.add_peristiwa(
            kasus,
            tahap="Exploitation",
            tempat=None,
            tanggal=datetime.date(2025, 8, 1),
            ketelitian="bulan",
            by=sekretariat,
        )

    @pytest.fixture
    def address(self, kasus, row):
        return f"/kasus/{kasus.slug}/peristiwa/{row.pk}/"

    def test_an_estimate_is_shown_as_such_and_comes_back_as_typed(self, address, kasus, client_of, kepala):
        client = client_of(kepala)
        assert "Agustus 2025 (perkiraan)" in client.get(f"/kasus/{kasus.slug}/").content.decode()
        sent = open_form(client, address)
        assert sent["tanggal"] == "Agustus 2025"
        client.post(address, {**sent, "tanggal": "sekitar 2024"})
        found = Peristiwa.objects.get()
        assert (found.tanggal, found.ketelitian) == (datetime.date(2024, 1, 1), "sekitar")

    def test_two_editors_and_neither_value_is_told(self, address, client_of, sekretariat, kepala):
        first, second = client_of(kepala), client_of(sekretariat)
        one, two = open_form(first, address), open_form(second, address)
        first.post(address, {**one, "tanggal": "3/8/2025"})
        response = second.post(address, {**two, "tempat_teks": "Kota Langsa"})
        html = response.content.decode()
        assert response.status_code == 409
        assert "Tanggal</strong>: diubah (isinya dirahasiakan)" in html
        kept = fields_of(html)
        assert "Langsa" in kept["tempat_teks"]
        second.post(address, kept)
        assert Peristiwa.objects.get().tempat.kode == "11.74"
        assert Peristiwa.objects.get().waktu.ketikan == "3 Agustus 2025"

    def test_deleted_while_it_was_edited(self, address, row, kasus, client_of, sekretariat, kepala):
        first, second = client_of(kepala), client_of(sekretariat)
        one, two = open_form(first, address), open_form(second, address)
        first.post(f"{address}hapus/", {"versi": one["versi"]})
        assert not Peristiwa.objects.exists()
        response = second.post(address, {**two, "tanggal": "Mei 2025"})
        html = response.content.decode()
        assert response.status_code == 409
        assert "sudah dihapus orang lain" in html
        assert fields_of(html)["tanggal"] == "Mei 2025"
        assert f'action="/kasus/{kasus.slug}/peristiwa/"' in html
        assert second.post(f"/kasus/{kasus.slug}/peristiwa/", fields_of(html)).status_code == 302
        assert Peristiwa.objects.get().waktu.ketikan == "Mei 2025"
        assert second.get(address).status_code == 404

    def test_edited_while_it_is_being_deleted(self, address, client_of, sekretariat, kepala):
        first, second = client_of(kepala), client_of(sekretariat)
        one, two = open_form(first, address), open_form(second, address)
        first.post(address, {**one, "tanggal": "Mei 2025"})
        assert second.post(f"{address}hapus/", {"versi": two["versi"]}).url == address
        assert Peristiwa.objects.exists()

    def test_after_the_report_is_refused(self, address, client_of, kepala):
        client = client_of(kepala)
        answer = client.post(address, {**open_form(client, address), "tanggal": "Mei 2026"})
        assert answer.status_code == 422
        assert "tidak mungkin sesudah laporan diterima" in answer.content.decode()

    def test_a_row_of_another_case_is_not_found(self, row, client_of, kepala):
        other = make_kasus(by=kepala)
        assert client_of(kepala).get(f"/kasus/{other.slug}/peristiwa/{row.pk}/").status_code == 404


def test_sections_say_what_is_missing_and_lead_there(kasus, client_of, sekretariat, dinsos):
    html = client_of(sekretariat).get(f"/kasus/{kasus.slug}/").content.decode()
    assert "siapa yang melapor, tempat lapor, tingkat risiko" in html
    assert f'<a href="/kasus/{kasus.slug}/korban/{kasus.daftar_korban.get().pk}/ubah/">Korban K1</a>' in html
    assert "tempat eksploitasi, waktu eksploitasi" in html
