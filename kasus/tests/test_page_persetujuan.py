"""Pages of consent: the sheet typed in, withdrawn with visible effect, printed in words that everybody understands."""

import datetime
import io
import re

import pikepdf
import pytest
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from kasus import actions
from kasus.enums import TujuanPersetujuan
from kasus.models import Persetujuan, Rujukan
from kasus.tests.factories import make_kasus, make_layanan, make_persetujuan, make_rujukan, victim
from kasus.views.persetujuan import _TANYA

DAY, ONE = datetime.date(2026, 3, 4), datetime.timedelta(days=1)
NAMA = {"nama": "ZZNAMA Kenari", "nik": "1171019912310007"}


@pytest.fixture
def korban(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(identitas=NAMA), victim()]).daftar_korban.get(urutan=1)


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def url(korban, tail: str = "") -> str:
    return f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/{tail}"


def typed(**changes) -> dict:
    return {
        "pemberi": "korban", "tanggal": "4/3/2026", "cara": "tertulis", "penjelasan": "lengkap", "jawaban_layanan": "setuju",
        "jawaban_berbagi": "setuju", "daftar_instansi": ["dinsos"], "jawaban_penelitian": "menolak",
        "jawaban_dihubungi": "tidak_ditanyakan", **changes,
    }  # fmt: skip


def test_a_sheet_is_stored_as_one_answer_per_purpose(page, korban, dinsos):
    html = page.post(url(korban, "persetujuan/"), typed(catatan="ZZCATATAN"), follow=True).content.decode()
    rows = {row.tujuan: row for row in Persetujuan.objects.all()}
    assert {tujuan: row.jawaban for tujuan, row in rows.items()} == {
        "layanan": "setuju", "berbagi": "setuju", "penelitian": "menolak", "dihubungi": "tidak_ditanyakan",
    }  # fmt: skip
    assert rows["berbagi"].instansi == dinsos.instansi
    assert (rows["dihubungi"].cara, rows["layanan"].cara) == ("", "tertulis")
    assert "tersimpan" in html
    assert "Belum atau tidak ditanyakan" in html
    assert "belum ditanyakan" in html  # wawancara and polisi: unanswered is shown, not taken for a no
    assert "ZZCATATAN" not in html


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"daftar_instansi": []}, "Pilih instansi yang boleh"),
        ({"daftar_instansi": ["tidak-ada"]}, "Instansi yang disebut"),
        ({"jawaban_berbagi": ""}, "pilih juga jawaban untuk berbagi"),
        ({"jawaban_berbagi": "mungkin"}, "Data dibagi"),
        ({"pemberi": ""}, "Siapa yang menjawab"),
        ({"pemberi": "tetangga"}, "Siapa yang menjawab"),
        ({"tanggal": "4/3/2999"}, "belum terjadi"),
        ({"tanggal": "31/2/2026"}, "Tanggal menjawab"),
        ({"cara": ""}, "Cara"),
        ({"penjelasan": ""}, "Penjelasan"),
        ({"berlaku_sampai": "1/3/2026"}, "berakhir sebelum"),
        ({**dict.fromkeys([f"jawaban_{t.value}" for t in TujuanPersetujuan], ""), "daftar_instansi": []}, "Belum ada jawaban"),
    ],
)  # fmt: skip
def test_fault_is_explained_and_nothing_is_stored(page, korban, dinsos, change, message):
    html = page.post(url(korban, "persetujuan/"), typed(**change)).content.decode()
    assert "Belum tersimpan" in html
    assert message in html
    assert not Persetujuan.objects.exists()


def test_the_same_sheet_sent_twice_is_stored_once(page, korban, dinsos):
    key = "6f1d3a52-5b1f-4b6c-9d1a-0a0b0c0d0e0f"
    page.post(url(korban, "persetujuan/"), typed(kunci_kirim=key))
    html = page.post(url(korban, "persetujuan/"), typed(kunci_kirim=key), follow=True).content.decode()
    assert "tidak ada yang disimpan dua kali" in html
    assert Persetujuan.objects.count() == 4


def test_child_page_asks_for_both_voices_and_shows_what_is_missing(client_of, sekretariat, dinsos):
    child = make_kasus(by=sekretariat, daftar_korban=[victim(usia_saat_terjerat=14)]).daftar_korban.get()
    page = client_of(sekretariat)
    html = page.post(url(child, "persetujuan/"), typed(), follow=True).content.decode()
    assert "Catat juga jawaban walinya" in html
    assert "Wali: belum ditanyakan" in html
    assert "Berlaku</span>" not in html
    html = page.post(url(child, "persetujuan/"), typed(pemberi="lembaga"), follow=True).content.decode()
    assert "Catat juga jawaban anak itu sendiri" in html
    assert "Lembaga yang ditunjuk menjadi wali" in html
    assert "Berlaku</span>" in html


def test_withdrawal_names_what_it_will_close_and_closes_it(client_of, korban, sekretariat, dinsos):
    rujukan = make_rujukan(korban, dinsos.instansi, by=sekretariat)
    row = korban.daftar_persetujuan.get()
    page, address = client_of(sekretariat), url(korban, f"persetujuan/{row.pk}/cabut/")
    assert f"{rujukan.kode} (Dinsos, menunggu jawaban)" in page.get(address).content.decode()
    html = page.post(address, {"tanggal": "5/3/2026", "alasan": "ZZALASAN"}, follow=True).content.decode()
    assert "berlaku sekarang juga" in html
    assert "Dicabut 5 Maret 2026" in html
    assert "ZZALASAN" not in html
    assert Rujukan.objects.get().status == "dicabut"
    html = page.post(address, {"tanggal": "5/3/2026"}).content.decode()
    assert "sudah dicabut" in html


@pytest.mark.parametrize(
    ("typed_date", "message"), [("", "Isi tanggal"), ("3/3/2026", "sebelum diberikan"), ("1/1/2999", "belum terjadi")]
)
def test_bad_withdrawal_is_explained(page, korban, sekretariat, dinsos, typed_date, message):
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    html = page.post(url(korban, f"persetujuan/{row.pk}/cabut/"), {"tanggal": typed_date}).content.decode()
    assert message in html
    row.refresh_from_db()
    assert row.dicabut_pada is None


def test_consent_of_another_victim_is_not_withdrawn_through_this_address(page, korban, sekretariat, dinsos):
    other = korban.kasus.daftar_korban.get(urutan=2)
    row = make_persetujuan(other, dinsos.instansi, by=sekretariat)
    assert page.post(url(korban, f"persetujuan/{row.pk}/cabut/"), {"tanggal": "5/3/2026"}).status_code == 404


def test_member_sees_no_consent_of_others_on_its_page(client_of, korban, sekretariat, dinsos, polda):
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    make_persetujuan(korban, polda.instansi, by=sekretariat)
    make_persetujuan(korban, by=sekretariat, tujuan="polisi", jawaban="menolak")
    html = client_of(dinsos).get(url(korban)).content.decode()
    assert "Persetujuan" not in html
    assert "Melapor ke polisi" not in html


def drawn(monkeypatch, browser, address) -> str:
    seen = []
    monkeypatch.setattr("kasus.views.persetujuan.render_pdf", lambda html: seen.append(html) or b"%PDF-")
    assert browser.get(address).status_code == 200
    return seen[0]


def test_sheet_asks_the_six_purposes_in_the_order_of_the_form(page, korban, monkeypatch):
    assert [tanya["tujuan"] for tanya in _TANYA] == list(TujuanPersetujuan)
    html = drawn(monkeypatch, page, url(korban, "persetujuan/lembar/"))
    assert korban.kode in html
    assert not [word for word in ("ZZNAMA", *NAMA.values()) if word in html]
    assert "Orang tua atau wali" not in html  # an adult answers alone
    places = [html.index(tanya["teks"]) for tanya in _TANYA]
    assert places == sorted(places)
    assert html.count('class="centang"') >= 12
    assert JejakAudit.objects.first().peristiwa == "export_persetujuan"


def test_sheet_of_a_child_and_the_blank_one_have_a_place_for_the_guardian(client_of, sekretariat, monkeypatch):
    child = make_kasus(by=sekretariat, daftar_korban=[victim(usia_saat_terjerat=14)]).daftar_korban.get()
    for address in (url(child, "persetujuan/lembar/"), "/kasus/persetujuan/lembar/"):
        html = drawn(monkeypatch, client_of(sekretariat), address)
        assert "Orang tua atau wali" in html
    assert "TPPO-ACEH" not in html


def test_sheet_is_short_plain_and_readable(page, korban, monkeypatch):
    """For a person with little schooling: short sentences, everyday words."""
    response = page.get("/kasus/persetujuan/lembar/")
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert pdf.Root.Lang == "id"
        assert len(pdf.pages) <= 2
    sentences = [part for tanya in _TANYA for part in re.split(r"[.?] ", tanya["teks"])]
    assert max(len(sentence.split()) for sentence in sentences) <= 14
    hard = ("pemrosesan", "subjek data", "identifikasi", "rehabilitasi", "reintegrasi", "consent")
    html = drawn(monkeypatch, page, "/kasus/persetujuan/lembar/").lower()
    assert [word for word in hard if word in html] == []


def test_disposed_case_prints_and_records_nothing(client_of, korban, sekretariat, kepala):
    type(korban.kasus).objects.filter(pk=korban.kasus_id).update(
        dimusnahkan_pada=korban.kasus.dicatat_pada, dimusnahkan_oleh=kepala
    )
    page = client_of(sekretariat)
    for tail in ("persetujuan/", "persetujuan/lembar/"):
        assert page.get(url(korban, tail)).status_code == 403


def test_a_no_closes_also_what_was_asked_of_the_agency_directly_and_a_yes_opens_it(
    client_of, korban, sekretariat, dinsos, polda
):
    for user in (dinsos, polda):
        make_layanan(korban, by=sekretariat, penyedia=user.instansi)
    pages = client_of(dinsos), client_of(polda)

    def answers():
        return [page.get(url(korban)).status_code for page in pages]

    assert answers() == [200, 200]
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    actions.withdraw_persetujuan(row, tanggal=row.tanggal, alasan="", by=sekretariat)
    assert answers() == [404, 200]
    make_persetujuan(korban, by=sekretariat, jawaban="menolak")
    assert answers() == [404, 404]
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    assert answers() == [200, 404]  # a yes to one agency leaves the no to all others
    make_persetujuan(korban, dinsos.instansi, by=sekretariat, jawaban="tidak_ditanyakan")
    assert answers() == [404, 404]  # without its yes the general no stands again
    with pytest.raises(ActionRefused, match="hanya diganti jawaban baru"):
        make_persetujuan(korban, by=sekretariat, jawaban="tidak_ditanyakan")
    assert answers() == [404, 404]  # not having asked is no answer


def test_a_yes_typed_in_late_does_not_lift_the_no_that_came_after_it(client_of, korban, sekretariat, dinsos):
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat, tanggal=DAY)
    actions.withdraw_persetujuan(row, tanggal=DAY + 9 * ONE, alasan="", by=sekretariat)
    for day in (DAY - 30 * ONE, DAY, DAY + 8 * ONE):
        with pytest.raises(ActionRefused, match="ditolak atau dicabut"):
            make_persetujuan(korban, dinsos.instansi, by=sekretariat, tanggal=day)
    assert client_of(dinsos).get(url(korban)).status_code == 404
    make_persetujuan(korban, dinsos.instansi, by=sekretariat, tanggal=DAY + 10 * ONE)
    assert client_of(dinsos).get(url(korban)).status_code == 200


def test_a_general_no_stands_again_when_the_yes_to_one_agency_has_run_out(client_of, korban, sekretariat, dinsos):
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    make_persetujuan(korban, by=sekretariat, jawaban="menolak", tanggal=DAY)
    make_persetujuan(korban, dinsos.instansi, by=sekretariat, tanggal=DAY + ONE, berlaku_sampai=timezone.localdate())
    assert client_of(dinsos).get(url(korban)).status_code == 200
    Persetujuan.objects.filter(jawaban="setuju").update(berlaku_sampai=timezone.localdate() - ONE)
    assert client_of(dinsos).get(url(korban)).status_code == 404


def test_timeline_tells_answers_and_withdrawals_to_the_office_alone(client_of, korban, sekretariat, dinsos, polda):
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    row = make_persetujuan(korban, polda.instansi, by=sekretariat)
    actions.withdraw_persetujuan(row, tanggal=row.tanggal, alasan="", by=sekretariat)
    html = client_of(sekretariat).get(f"/kasus/{korban.kasus.slug}/").content.decode()
    assert f"{korban.kode}: setuju" in html
    assert f"{korban.kode}: persetujuan dicabut" in html
    assert "persetujuan dicabut" not in client_of(dinsos).get(f"/kasus/{korban.kasus.slug}/").content.decode()


def test_birth_date_that_shows_a_child_ends_what_it_had_answered_alone(sekretariat, dinsos, polda):
    korban = make_kasus(
        by=sekretariat,
        daftar_korban=[victim(kelompok_usia="anak", usia_saat_terjerat=None, identitas={"nama": NAMA["nama"]})],
    ).daftar_korban.get()
    rujukan = make_rujukan(korban, dinsos.instansi, by=sekretariat)
    actions.update_identitas(
        korban, perubahan={"tanggal_lahir": datetime.date(2011, 1, 1), "ketelitian_lahir": "hari"},
        alasan="akta kelahiran diserahkan", by=sekretariat,
    )  # fmt: skip
    rujukan.refresh_from_db()
    assert (rujukan.status, rujukan.alasan_cabut) == ("dicabut", "persetujuan")
    assert not Persetujuan.objects.terkini().filter(pemberi="korban_dewasa").exists()
