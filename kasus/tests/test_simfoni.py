"""The sheet for SIMFONI-PPA: its fields, the closed identity, the number that is unique but for a reason."""

import datetime

import pytest

from anggota.models import JejakAudit
from kasus import actions, simfoni
from kasus.kelengkapan import jumlah_kurang
from kasus.models import Kasus
from kasus.tests.factories import make_kasus, make_layanan, victim
from kasus.tests.test_page_ubah import open_form
from laporan.home import build_home

PERSON = {
    "nama": "ZZNAMA Melur",
    "nik": "9999000011112222",
    "telepon": "0899-KANARI",
    "alamat": "Jalan ZZKANARI",
    "tanggal_lahir": datetime.date(2009, 2, 3),
}
SECRETS = ["ZZNAMA", "9999000011112222", "0899-KANARI", "ZZKANARI", "3 Februari 2009", "ZZURAIAN"]
REASON = "menginput laporan ke SIMFONI-PPA"


@pytest.fixture
def kasus(sekretariat, dinsos):
    """A girl, a woman and an adult man."""
    case = make_kasus(
        by=sekretariat, uraian="ZZURAIAN kronologi",
        daftar_korban=[
            victim(usia_saat_terjerat=16, identitas=PERSON, tujuan=["SexualExploitation"], cara=[]),
            victim(identitas={"nama": "ZZLAIN"}),
            victim(jenis_kelamin="L", usia_saat_terjerat=30, identitas={"nama": "ZZPRIA"}),
        ],
    )  # fmt: skip
    make_layanan(case.daftar_korban.get(urutan=1), by=sekretariat, penyedia=dinsos.instansi, jenis="KES")
    return case


def address(kasus) -> str:
    return f"/kasus/{kasus.slug}/simfoni/"


def test_sheet_speaks_the_words_of_the_other_system_without_an_identity(kasus, client_of, sekretariat):
    response = client_of(sekretariat).get(address(kasus))
    html = response.content.decode()
    for word in ("13-17", "Seksual, Eksploitasi, Trafficking", "Kesehatan", "18-24", "Tidak termasuk: K3", "tertutup"):
        assert word in html, word
    assert not [secret for secret in [*SECRETS, "ZZLAIN", "ZZPRIA"] if secret in html]
    assert f"{kasus.nomor}-K3" not in html
    assert not JejakAudit.objects.filter(peristiwa="reveal_identitas").exists()


def test_fields_stand_in_the_order_of_the_complaint_form(kasus, sekretariat):
    korban = simfoni.victims_of(sekretariat, kasus)[0]
    sheet = simfoni.lembar(sekretariat, kasus, korban)
    assert [part.judul for part in sheet.daftar_bagian] == ["Laporan", "Korban", "Terlapor", "Kejadian", "Layanan"]
    labels = [field.label for field in sheet.daftar_bagian[1].daftar_isian]
    wanted = ["Nama", "Tanggal lahir", "Usia", "Kelompok usia", "Jenis kelamin", "NIK", "Alamat", "Telepon"]
    assert labels[:8] == wanted


def test_reason_opens_the_ticked_victims_once_each_with_a_line(kasus, client_of, sekretariat):
    client, first = client_of(sekretariat), kasus.daftar_korban.get(urutan=1)
    response = client.post(address(kasus), {"korban": [str(first.pk)], "alasan": REASON})
    html = response.content.decode()
    assert all(secret in html for secret in SECRETS)
    assert "ZZLAIN" not in html
    assert "no-store" in response.headers["Cache-Control"]
    lines = JejakAudit.objects.filter(peristiwa="reveal_identitas")
    assert [(line.objek_kode, line.alasan) for line in lines] == [(first.kode, REASON)]
    assert "ZZNAMA" not in client.get(address(kasus)).content.decode()


@pytest.mark.parametrize("change", [{"alasan": "perlu"}, {"korban": []}, {"alasan": "untuk zznama melur sendiri"}])
def test_poor_reason_opens_nothing(kasus, client_of, sekretariat, change):
    first = kasus.daftar_korban.get(urutan=1)
    response = client_of(sekretariat).post(address(kasus), {"korban": [str(first.pk)], "alasan": REASON, **change})
    assert response.status_code == 422
    assert "ZZURAIAN" not in response.content.decode()
    assert not JejakAudit.objects.filter(peristiwa="reveal_identitas").exists()


def test_neither_the_man_nor_a_stranger_nor_a_restricted_victim_is_opened(kasus, client_of, sekretariat, kepala):
    man, first = kasus.daftar_korban.get(urutan=3), kasus.daftar_korban.get(urutan=1)
    other = make_kasus(by=sekretariat).daftar_korban.get()
    actions.change_pembatasan(first, dibatasi=True, alasan="permintaan korban sendiri", by=kepala)
    for korban in (man, other, first):
        response = client_of(sekretariat).post(address(kasus), {"korban": [str(korban.pk)], "alasan": REASON})
        assert response.status_code == 422
        html = response.content.decode()
        assert not [secret for secret in [*SECRETS, "ZZLAIN", "ZZPRIA"] if secret in html]
    assert client_of(kepala).post(address(kasus), {"korban": [str(first.pk)], "alasan": REASON}).status_code == 200


def test_member_has_no_sheet(kasus, client_of, dinsos):
    assert client_of(dinsos).get(address(kasus)).status_code == 403
    assert client_of(dinsos).get("/kasus/simfoni/").status_code == 403


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "0-5"), (5, "0-5"), (6, "6-12"), (12, "6-12"), (13, "13-17"), (17, "13-17"), (18, "18-24"), (24, "18-24"), (25, "25-44"),
     (44, "25-44"), (45, "45-59"), (59, "45-59"), (60, "60+"), (120, "60+"), (None, "tidak diketahui")],
)  # fmt: skip
def test_age_bands(age, band):
    assert simfoni.kelompok_usia(age) == band


class TestNumber:
    def sent(self, client, kasus, **values) -> dict:
        return {
            **open_form(client, f"{address(kasus)}nomor/"),
            "nomor_simfoni": "SIM-9",
            "tanggal_simfoni": "5/3/2026",
            **values,
        }

    def test_is_stored_with_its_day_and_told(self, kasus, client_of, sekretariat):
        client = client_of(sekretariat)
        client.post(f"{address(kasus)}nomor/", self.sent(client, kasus))
        row = Kasus.objects.get()
        assert (row.nomor_simfoni, row.tanggal_simfoni) == ("SIM-9", datetime.date(2026, 3, 5))
        assert JejakAudit.objects.filter(peristiwa="update_simfoni", objek_kode=kasus.nomor).exists()
        assert "Diinput ke SIMFONI-PPA" in client.get(f"/kasus/{kasus.slug}/").content.decode()
        assert "Sudah diinput" in client.get(address(kasus)).content.decode()

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"tanggal_simfoni": ""}, "bersama-sama"),
            ({"nomor_simfoni": ""}, "bersama-sama"),
            ({"tanggal_simfoni": "1/3/2026"}, "sebelum laporan"),
            ({"tanggal_simfoni": "1/3/2999"}, "belum terjadi"),
            ({"nomor_simfoni": "9" * 41}, "40"),
        ],
    )
    def test_fault_is_told(self, kasus, client_of, sekretariat, change, message):
        client = client_of(sekretariat)
        response = client.post(f"{address(kasus)}nomor/", self.sent(client, kasus, **change))
        assert message in response.content.decode()
        assert Kasus.objects.get().nomor_simfoni == ""

    def test_number_of_another_case_warns_and_is_taken_when_meant(self, kasus, client_of, sekretariat):
        twin = make_kasus(by=sekretariat, nomor_simfoni="sim-9")
        client = client_of(sekretariat)
        sent = self.sent(client, kasus)
        response = client.post(f"{address(kasus)}nomor/", sent)
        assert twin.nomor in response.content.decode()
        kasus.refresh_from_db()
        assert kasus.nomor_simfoni == ""
        assert client.post(f"{address(kasus)}nomor/", {**sent, "is_sama": "on"}).status_code == 302

    def test_number_taken_back_with_the_report_takes_its_day_along(self, kasus, client_of, sekretariat):
        client = client_of(sekretariat)
        client.post(f"{address(kasus)}nomor/", self.sent(client, kasus))
        report = f"/kasus/{kasus.slug}/ubah/"
        assert client.post(report, {**open_form(client, report), "nomor_simfoni": ""}).status_code == 302
        assert Kasus.objects.get().tanggal_simfoni is None
        assert "Diinput ke SIMFONI-PPA" not in client.get(f"/kasus/{kasus.slug}/").content.decode()

    def test_second_editor_is_told(self, kasus, client_of, sekretariat, kepala):
        client = client_of(sekretariat)
        sent = self.sent(client, kasus)
        other = client_of(kepala)
        other.post(f"{address(kasus)}nomor/", self.sent(other, kasus, nomor_simfoni="SIM-1"))
        assert client.post(f"{address(kasus)}nomor/", sent).status_code == 409
        assert Kasus.objects.get().nomor_simfoni == "SIM-1"


def test_list_holds_women_and_children_not_entered_and_equals_every_count(kasus, client_of, sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim(jenis_kelamin="L", usia_saat_terjerat=30)])
    make_kasus(by=sekretariat, nomor_simfoni="SIM-3")
    boy = make_kasus(by=sekretariat, daftar_korban=[victim(jenis_kelamin="L", usia_saat_terjerat=12)])
    page = client_of(sekretariat).get("/kasus/simfoni/").context["page"]
    assert {row.nomor for row in page.object_list} == {kasus.nomor, boy.nomor}
    assert jumlah_kurang(sekretariat, None)["simfoni"] == 2
    assert any(task.teks == "2 kasus belum diinput ke SIMFONI-PPA" for task in build_home(sekretariat).daftar_tugas)
