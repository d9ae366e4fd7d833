"""Drafts of the record: kept, found again, of one person alone, used up once, and never in the way of the typed text."""

import datetime
import json
import re
import uuid
from urllib.parse import urlencode

import pytest
from django.conf import settings as house
from django.core.management import call_command
from django.db import connection
from django.test import Client

from anggota.gerbang import TERKUNCI
from anggota.models import JejakAudit
from gugus_tugas import clock
from gugus_tugas.clock import now
from kasus.intake import collect, merged
from kasus.models import IdentitasKorban, Kasus, Konsep, Korban
from kasus.tests.factories import make_konsep
from kasus.tests.test_page_record import URL, payload
from laporan.home import build_home

TAB, OTHER = "a" * 32, "b" * 32


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def keep(client, pk, *, versi=0, tab=TAB, urut=1, langkah="", **fields):
    """One sending of konsep.js."""
    data = payload(**fields)
    data |= {"konsep_versi": versi, "konsep_tab": tab, "konsep_urut": urut, "konsep_langkah": langkah}
    return client.post(f"/kasus/konsep/{pk}/simpan/", data)


class TestKeeping:
    def test_while_typing_and_found_again(self, page):
        pk = uuid.uuid4()
        answer = keep(page, pk, **{"korban-0-nama": "Rekaan Melur", "kasus-tanggal_lapor": "besok lusa"}).json()
        assert answer["versi"] == 1
        assert answer["alamat"] == f"/kasus/konsep/{pk}/"
        html = page.get(answer["alamat"]).content.decode()
        assert 'value="Rekaan Melur"' in html
        assert 'value="besok lusa"' in html
        assert 'class="galat"' not in html  # a page that was only opened finds no fault
        assert not Kasus.objects.exists()

    def test_row_shows_nothing_without_the_key(self, page):
        keep(page, uuid.uuid4(), **{"korban-0-nama": "ZZNAMA Melur", "korban-0-nik": "9999000011112222"})
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM kasus_konsep")
            row = b"|".join(
                bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in cursor.fetchone()
            )
        assert b"ZZNAMA" not in row
        assert b"9999000011112222" not in row
        assert "ZZNAMA" in Konsep.objects.get().isi

    def test_first_keeping_leaves_one_line_in_the_trail_and_no_value(self, page):
        pk = uuid.uuid4()
        for number in range(1, 4):
            assert keep(page, pk, urut=number, **{"korban-0-nama": f"ZZNAMA {number}"}).status_code == 200
        rows = JejakAudit.objects.filter(peristiwa="record_konsep")
        assert rows.count() == 1
        assert "ZZNAMA" not in str(rows.values())

    def test_identity_of_who_refuses_is_not_even_kept(self, page):
        keep(
            page,
            uuid.uuid4(),
            **{"korban-0-nama": "ZZNAMA", "korban-0-menolak": "on", "korban-0-asal_teks": "Kota Langsa"},
        )
        assert "ZZNAMA" not in Konsep.objects.get().isi
        assert "Langsa" not in json.dumps(
            {k: v for k, v in Konsep.objects.get().data.items() if k.startswith("korban")}
        )

    def test_unknown_fields_are_not_kept(self, page):
        keep(page, uuid.uuid4(), csrfmiddlewaretoken="x", **{"nomor": "X", "kasus-<script>": "y", "sandi": "rahasia"})
        assert not {"nomor", "sandi", "csrfmiddlewaretoken", "kasus-<script>"} & set(Konsep.objects.get().data)

    @pytest.mark.parametrize("text", ["nul\x00", "\ud83d", "‮", "x" * 5001, "🙂" * 50])
    def test_odd_text_never_crashes(self, page, text):
        pk = uuid.uuid4()
        body = urlencode({**payload(), "kasus-uraian": text}, errors="surrogatepass")
        form = "application/x-www-form-urlencoded"
        assert page.post(f"/kasus/konsep/{pk}/simpan/", body, content_type=form).status_code == 200
        assert page.get(f"/kasus/konsep/{pk}/").status_code == 200
        assert page.get(f"/kasus/konsep/{pk}/langkah/periksa/").status_code == 200
        assert page.get("/kasus/konsep/").status_code == 200

    @pytest.mark.parametrize(
        "stored", ["", "null", "[]", "[1]", '"x"', "{", '{"kasus-uraian": "bukan daftar"}', '{"a": [null, {}]}']
    )
    def test_whatever_stands_in_the_column_the_page_opens(self, page, sekretariat, stored):
        row = make_konsep(by=sekretariat)
        row.isi = stored
        row.save(update_fields=["isi"])
        assert page.get(f"/kasus/konsep/{row.pk}/").status_code == 200
        assert page.get(f"/kasus/konsep/{row.pk}/langkah/periksa/").status_code == 200

    def test_json_instead_of_a_form_changes_nothing(self, page, sekretariat):
        row = make_konsep(by=sekretariat)
        for body in ("[]", "{}", '"x"', "{"):
            answer = page.post(f"/kasus/konsep/{row.pk}/simpan/", body, content_type="application/json")
            assert answer.status_code == 400
        assert Konsep.objects.get().isi == row.isi

    def test_too_large_is_refused_in_words_and_the_old_text_stays(self, page, settings):
        pk = uuid.uuid4()
        keep(page, pk)
        settings.KONSEP_BYTES = 500
        answer = keep(page, pk, versi=1, urut=2, **{"kasus-uraian": "y" * 600})
        assert answer.status_code == 413
        assert "terlalu panjang" in answer.json()["pesan"]
        assert "yyy" not in Konsep.objects.get().isi

    def test_a_body_beyond_the_server_limit_is_refused(self, page):
        assert keep(page, uuid.uuid4(), **{"kasus-uraian": "x" * (6 * 1024 * 1024)}).status_code in {400, 413}
        assert not Konsep.objects.exists()

    def test_number_is_capped_and_the_form_still_saves_the_case(self, page, sekretariat, settings):
        settings.KONSEP_MAKS = 2
        for _ in range(2):
            make_konsep(by=sekretariat)
        answer = keep(page, uuid.uuid4())
        assert answer.status_code == 422
        assert "Selesaikan atau hapus satu" in answer.json()["pesan"]
        grown = page.post(URL, payload(tambah="korban"))
        assert grown.status_code == 200
        assert 'name="korban-1-nama"' in grown.content.decode()
        assert page.post(URL, payload()).status_code == 302
        assert Kasus.objects.count() == 1

    def test_drafts_are_not_counted(self, page, sekretariat):
        make_konsep(by=sekretariat)
        assert (Kasus.objects.count(), Korban.objects.count()) == (0, 0)
        assert "TPPO-ACEH" not in page.get("/kasus/").content.decode()


class TestOwner:
    @pytest.mark.parametrize("other", ["kepala", "polda", "dinsos", "pimpinan", "pengelola"])
    def test_nobody_else_can_open_change_or_delete_it(self, cast, client_of, other):
        row = make_konsep(by=cast["sekretariat"], **{"korban-0-nama": "ZZNAMA"})
        stranger, want = client_of(cast[other]), 404 if other == "kepala" else 403
        for address in ("", "hapus/", "langkah/korban/", "langkah/periksa/"):
            for send in (stranger.get, stranger.post):
                answer = send(f"/kasus/konsep/{row.pk}/{address}", payload() if send == stranger.post else {})
                assert answer.status_code == want, address
                assert "ZZNAMA" not in answer.content.decode()
        assert keep(stranger, row.pk, versi=1).status_code == want
        assert Konsep.objects.get().isi == row.isi
        if other == "kepala":
            assert "konsep" not in " ".join(task.teks for task in build_home(cast[other]).daftar_tugas)

    def test_a_key_of_somebody_else_in_the_form_is_no_way_in(self, cast, client_of):
        row = make_konsep(by=cast["sekretariat"])
        assert client_of(cast["kepala"]).post(URL, payload(**{"kasus-kunci_kirim": str(row.pk)})).status_code == 404
        assert Konsep.objects.count() == 1


class TestDays:
    def test_days_left_on_beranda_and_on_the_list(self, page, sekretariat):
        for days in (24, 21, 10):
            with clock.at(now() - datetime.timedelta(days=days)):
                make_konsep(by=sekretariat)
        assert "3 konsep kasus (tersisa 6, 9, 20 hari)" in page.get("/").content.decode()
        assert "6 hari" in page.get("/kasus/konsep/").content.decode()

    def test_expired_is_gone_for_its_owner_and_from_the_table(self, page, sekretariat):
        with clock.at(now() - datetime.timedelta(days=house.KONSEP_HARI, minutes=1)):
            old = make_konsep(by=sekretariat)
        fresh = make_konsep(by=sekretariat)
        assert page.get(f"/kasus/konsep/{old.pk}/").status_code == 404
        call_command("hapus_kedaluwarsa", verbosity=0)
        assert list(Konsep.objects.all()) == [fresh]

    def test_a_change_begins_the_days_again(self, page, sekretariat):
        with clock.at(now() - datetime.timedelta(days=29)):
            row = make_konsep(by=sekretariat)
        keep(page, row.pk, versi=1)
        assert Konsep.objects.get().sisa_hari == house.KONSEP_HARI

    def test_deleted_only_after_asking(self, page, sekretariat):
        row = make_konsep(by=sekretariat)
        assert "untuk selamanya" in page.get(f"/kasus/konsep/{row.pk}/hapus/").content.decode()
        assert Konsep.objects.exists()
        page.post(f"/kasus/konsep/{row.pk}/hapus/")
        assert not Konsep.objects.exists()
        assert JejakAudit.objects.latest("id").peristiwa == "withdraw_konsep"

    def test_list_needs_as_many_queries_for_two_as_for_twenty(self, page, sekretariat, django_assert_max_num_queries):
        counts = []
        for number in (2, 18):
            for _ in range(number):
                make_konsep(by=sekretariat)
            page.get("/kasus/konsep/")
            with django_assert_max_num_queries(12) as queries:
                page.get("/kasus/konsep/")
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestTwoTabs:
    def test_the_second_is_told_and_nothing_is_overwritten(self, page):
        pk = uuid.uuid4()
        keep(page, pk, **{"kasus-uraian": "dari tab satu"})
        answer = keep(page, pk, tab=OTHER, versi=0, **{"kasus-uraian": "dari tab dua"})
        assert answer.status_code == 409
        assert "tab lain" in answer.json()["pesan"]
        assert Konsep.objects.get().data["kasus-uraian"] == ["dari tab satu"]

    def test_the_second_may_keep_its_text_as_a_new_draft(self, page):
        pk = uuid.uuid4()
        keep(page, pk, **{"kasus-uraian": "dari tab satu"})
        sent = payload(baru="1", konsep_versi="0", konsep_tab=OTHER, **{"kasus-uraian": "dari tab dua"})
        assert page.post(f"/kasus/konsep/{pk}/", sent).status_code == 302
        assert sorted(row.data["kasus-uraian"][0] for row in Konsep.objects.all()) == ["dari tab dua", "dari tab satu"]

    def test_saving_the_case_from_the_stale_tab_asks_first(self, page):
        pk = uuid.uuid4()
        keep(page, pk, **{"kasus-uraian": "dari tab satu"})
        sent = payload(konsep_versi="0", konsep_tab=OTHER, **{"kasus-uraian": "dari tab dua"})
        answer = page.post(f"/kasus/konsep/{pk}/", sent)
        assert answer.status_code == 409
        assert "dari tab dua" in answer.content.decode()
        assert 'name="timpa" value="1"' in answer.content.decode()
        assert not Kasus.objects.exists()
        assert page.post(f"/kasus/konsep/{pk}/", {**sent, "timpa": "1"}).status_code == 302
        assert Kasus.objects.get().uraian == "dari tab dua"

    def test_a_late_sending_of_the_same_page_changes_nothing(self, page):
        pk = uuid.uuid4()
        keep(page, pk, urut=5, **{"kasus-uraian": "terbaru"})
        assert keep(page, pk, urut=3, **{"kasus-uraian": "tertinggal"}).status_code == 200
        assert Konsep.objects.get().data["kasus-uraian"] == ["terbaru"]

    def test_after_the_case_the_other_tab_is_told_its_number(self, page):
        pk = uuid.uuid4()
        keep(page, pk)
        page.post(f"/kasus/konsep/{pk}/", payload(konsep_versi="1", konsep_tab=TAB))
        answer = keep(page, pk, tab=OTHER, versi=1)
        assert answer.status_code == 410
        assert "TPPO-ACEH/2026/0001" in answer.json()["pesan"]
        assert not Konsep.objects.exists()

    def test_a_deleted_draft_does_not_come_back_by_itself(self, page, sekretariat):
        row = make_konsep(by=sekretariat)
        page.post(f"/kasus/konsep/{row.pk}/hapus/")
        assert keep(page, row.pk, versi=1).status_code == 410
        assert not Konsep.objects.exists()


class TestSavingTheCase:
    def test_uses_up_the_draft_and_a_resend_makes_no_second_case(self, page):
        pk = uuid.uuid4()
        keep(page, pk)
        sent = payload(**{"kasus-kunci_kirim": str(pk), "konsep_versi": "1", "konsep_tab": TAB})
        first = page.post(f"/kasus/konsep/{pk}/", sent)
        again = page.post(f"/kasus/konsep/{pk}/", sent, follow=True)  # F5, double click, Back and send
        assert first.url == again.redirect_chain[0][0]
        assert "tidak ada yang disimpan dua kali" in again.content.decode()
        assert (Kasus.objects.count(), Konsep.objects.count()) == (1, 0)

    def test_back_with_a_change_is_refused_in_words(self, page):
        pk = uuid.uuid4()
        page.post(f"/kasus/konsep/{pk}/", payload())
        answer = page.post(f"/kasus/konsep/{pk}/", payload(**{"kasus-uraian": "menyusul"}))
        assert answer.status_code == 422
        assert "sudah tersimpan (TPPO-ACEH/2026/0001)" in answer.content.decode()
        assert "menyusul" in answer.content.decode()

    def test_a_refused_case_leaves_the_draft(self, page, monkeypatch):
        pk = uuid.uuid4()
        keep(page, pk, **{"kasus-uraian": "tetap ada"})
        answer = page.post(
            f"/kasus/konsep/{pk}/", payload(konsep_versi="1", konsep_tab=TAB, konsep_urut="1", **{"korban-0-nik": "1"})
        )
        assert answer.status_code == 422
        assert Konsep.objects.get().data["korban-0-nik"] == ["1"]  # what was wrong is kept too
        assert not Kasus.objects.exists()

    def test_fails_whole(self, page, monkeypatch):
        pk = uuid.uuid4()
        keep(page, pk)
        monkeypatch.setattr("kasus.actions.kasus.audit.record", lambda *a, **k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            page.post(f"/kasus/konsep/{pk}/", payload(konsep_versi="1", konsep_tab=TAB))
        assert (Kasus.objects.count(), Konsep.objects.count()) == (0, 1)


class TestGate:
    def test_without_token_nothing_is_kept(self, sekretariat):
        client = Client(enforce_csrf_checks=True)
        client.force_login(sekretariat)
        assert keep(client, uuid.uuid4()).status_code == 403
        assert not Konsep.objects.exists()

    def test_behind_the_lock_it_says_423(self, page):
        session = page.session
        session[TERKUNCI] = True
        session.save()
        assert keep(page, uuid.uuid4()).status_code == 423
        assert not Konsep.objects.exists()

    def test_without_a_session_it_leads_to_the_login(self, db):
        assert keep(Client(), uuid.uuid4()).status_code == 302


class TestSteps:
    def test_from_the_first_step_to_the_case(self, page, sekretariat):
        html = page.get("/kasus/catat/langkah/").content.decode()
        assert "Siapa melapor dan kapan" in html
        assert 'name="kasus-uraian"' not in html  # one topic a page
        first = {
            "kasus-kunci_kirim": str(uuid.uuid4()),
            "kasus-tanggal_lapor": "9/3/2026",
            "kasus-sumber_laporan": "langsung",
        }
        where = page.post("/kasus/catat/langkah/", {**first, "kasus-jenis_pelapor": "keluarga", "lanjut": "1"}).url
        assert where.endswith("/langkah/kejadian/")
        answers = {
            "kejadian": {"kasus-uraian": "Rekaan", "kasus-tempat_lapor_teks": "Kota Langsa", "peristiwa-2-tanggal": "2025"},
            "keselamatan": {"kasus-risiko": "sedang"},
            "korban": {
                "korban-TOTAL_FORMS": "1", "korban-INITIAL_FORMS": "0", "korban-0-jenis_kelamin": "P",
                "korban-0-kelompok_usia": "anak", "korban-0-nama": "Rekaan Melur",
                "korban-0-status_identifikasi": "PossibleVictimOfTrafficking",
            },
            "terlapor": {"terlapor-TOTAL_FORMS": "0", "terlapor-INITIAL_FORMS": "0"},
            "persetujuan": {
                "korban-0-setuju_layanan": "setuju", "korban-0-cara_persetujuan": "lisan",
                "korban-TOTAL_FORMS": "1", "korban-INITIAL_FORMS": "0",
            },
        }  # fmt: skip
        for step, fields in answers.items():
            assert where.endswith(f"/langkah/{step}/")
            shown = page.get(where).content.decode()
            versi = Konsep.objects.get().versi
            assert f'name="konsep_versi" value="{versi}"' in shown
            answer = page.post(where, {**fields, "konsep_versi": versi, "lanjut": "1"})
            assert answer.status_code == 302, answer.content.decode()
            where = answer.url
        assert where.endswith("/langkah/periksa/")
        shown = page.get(where).content.decode()
        assert "Rekaan Melur" in shown
        assert "2025 (perkiraan)" in shown
        answer = page.post(where, {"konsep_versi": Konsep.objects.get().versi})
        assert answer.status_code == 302, answer.content.decode()
        kasus = Kasus.objects.get()
        assert (kasus.jenis_pelapor, kasus.risiko, kasus.uraian) == ("keluarga", "sedang", "Rekaan")
        assert kasus.daftar_korban.get().daftar_persetujuan.get().tujuan == "layanan"
        assert not Konsep.objects.exists()

    def test_switching_to_one_page_and_back_loses_nothing(self, page, sekretariat):
        row = make_konsep(by=sekretariat, **{"korban-0-nama": "Rekaan Satu", "kasus-uraian": "awal"})
        sent = {"kasus-uraian": "diubah di langkah", "konsep_versi": row.versi, "ke": "satu"}
        where = page.post(f"/kasus/konsep/{row.pk}/langkah/kejadian/", sent).url
        html = page.get(where).content.decode()
        assert where == f"/kasus/konsep/{row.pk}/"
        assert "diubah di langkah" in html
        assert 'value="Rekaan Satu"' in html

    def test_a_fault_holds_the_step_and_is_kept(self, page, sekretariat):
        row = make_konsep(by=sekretariat)
        sent = {"kasus-risiko": "tinggi", "kasus-tindakan_segera": "", "konsep_versi": row.versi, "lanjut": "1"}
        answer = page.post(f"/kasus/konsep/{row.pk}/langkah/keselamatan/", sent)
        assert answer.status_code == 422
        assert "tulis tindakan segera" in answer.content.decode()
        assert "Jenis kelamin" not in answer.content.decode()  # faults of other topics wait for their page
        assert Konsep.objects.get().data["kasus-risiko"] == ["tinggi"]

    def test_unticking_in_a_step_is_kept(self):
        stored = {"korban-0-proses": ["REKRUT"], "kasus-uraian": ["x"], "korban-0-setuju_layanan": ["setuju"]}
        after = merged(stored, {"korban-0-nama": ["y"]}, "korban")
        assert "korban-0-proses" not in after
        assert after["kasus-uraian"] == ["x"]
        assert after["korban-0-setuju_layanan"] == ["setuju"]

    def test_a_field_that_was_never_shown_says_not_known(self, page, sekretariat):
        """Not the first line of its list: that would be a consent, or a high risk, that nobody stated."""
        row = make_konsep(by=sekretariat)
        html = page.get(f"/kasus/konsep/{row.pk}/").content.decode()
        for name, value in {"kasus-risiko": "belum_dinilai", "korban-0-setuju_layanan": "tidak_ditanyakan"}.items():
            select = re.search(rf'<select name="{name}".*?</select>', html, re.S)[0]
            assert re.findall(r'value="([^"]*)" selected', select) == [value]

    def test_unknown_step_is_404(self, page, sekretariat):
        assert page.get(f"/kasus/konsep/{make_konsep(by=sekretariat).pk}/langkah/apa/").status_code == 404

    def test_saving_with_faults_names_them_beside_their_topic(self, page, sekretariat):
        row = make_konsep(by=sekretariat)
        answer = page.post(f"/kasus/konsep/{row.pk}/langkah/periksa/", {"konsep_versi": row.versi})
        assert answer.status_code == 422
        assert not Kasus.objects.exists()


class TestRefusal:
    def test_an_adult_who_refuses_is_recorded_without_name(self, page):
        fields = {
            "korban-0-usia_saat_terjerat": "24",
            "korban-0-menolak": "on",
            "korban-0-nama": "ZZNAMA",
            "korban-0-nik": "1",
        }
        assert page.post(URL, payload(**fields)).status_code == 302
        korban = Korban.objects.get()
        assert (korban.keadaan_identitas, korban.kelompok_usia, korban.usia_saat_terjerat) == (
            "ditolak",
            "dewasa",
            None,
        )
        assert IdentitasKorban.objects.get().nama == ""

    def test_a_child_does_not_refuse(self, page):
        answer = page.post(URL, payload(**{"korban-0-menolak": "on"}))
        assert answer.status_code == 422
        assert "Hanya korban dewasa" in answer.content.decode()

    def test_alias_must_not_tell_the_name(self, page):
        answer = page.post(URL, payload(**{"korban-0-nama": "Cut Melur", "korban-0-nama_samaran": "melur"}))
        assert answer.status_code == 422
        assert "Memuat kata dari nama asli" in answer.content.decode()


def test_collect_takes_fields_of_the_record_alone():
    from django.http import QueryDict

    assert collect(QueryDict("kasus-uraian=x&csrfmiddlewaretoken=y&kasus-kunci_kirim=z&lain=1")) == {
        "kasus-uraian": ["x"]
    }
