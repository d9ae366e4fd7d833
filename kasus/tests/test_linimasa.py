"""The timeline of a case, its notes and its flags: scope, order, correction, filters, and the same few queries."""

import datetime

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from anggota.models import JejakAudit
from anggota.tests.factories import make_pengguna
from gugus_tugas.auth import ActionRefused
from kasus import actions
from kasus.bagian import kasus_page
from kasus.bagian.linimasa import MAKS, SEKALI
from kasus.models import Bendera, Catatan
from kasus.tests.factories import (
    make_bendera,
    make_catatan,
    make_kasus,
    make_lampiran,
    make_layanan,
    make_penutupan,
    victim,
)
from laporan.home import build_home

DAY = datetime.date(2026, 3, 4)


@pytest.fixture
def kasus(sekretariat, dinsos):
    """Two victims; dinsos serves the first alone."""
    case = make_kasus(by=sekretariat, uraian="ZZURAIAN", daftar_korban=[victim(), victim()])
    make_layanan(case.daftar_korban.get(urutan=1), by=sekretariat, penyedia=dinsos.instansi)
    return case


@pytest.fixture
def first(kasus):
    return kasus.daftar_korban.get(urutan=1)


def page_of(client, kasus, query="") -> str:
    response = client.get(f"/kasus/{kasus.slug}/{query}")
    assert response.status_code == 200
    return response.content.decode()


class TestNotes:
    def sent(self, **values) -> dict:
        return {"isi": "ZZISI sudah menelepon", "jenis": "telepon", "tanggal": "4/3/2026", "korban": "", **values}

    def test_box_on_the_page_stores_a_sealed_note(self, kasus, client_of, sekretariat):
        client = client_of(sekretariat)
        html = client.post(f"/kasus/{kasus.slug}/catatan/", self.sent(), follow=True).content.decode()
        assert "ZZISI sudah menelepon" in html
        assert "Catatan: Telepon" in html
        row = Catatan.objects.get()
        assert (row.tanggal, row.dicatat_oleh, row.instansi, row.korban) == (DAY, sekretariat, None, None)
        with connection.cursor() as cursor:
            cursor.execute("SELECT isi FROM kasus_catatan")
            assert b"ZZISI" not in bytes(cursor.fetchone()[0])
        trail = JejakAudit.objects.get(peristiwa="add_catatan")
        assert "ZZISI" not in f"{trail.kolom}{trail.alasan}{trail.objek_kode}"

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"isi": "   "}, "Catatan"),
            ({"isi": "x" * 4001}, "4000"),
            ({"jenis": "gosip"}, "Jenis"),
            ({"tanggal": "4/3/2999"}, "belum terjadi"),
            ({"tanggal": "kapan-kapan"}, "Tanggal"),
            ({"korban": "bukan-uuid"}, "Tentang"),
        ],
    )
    def test_fault_keeps_the_typed_text_and_stores_nothing(self, kasus, client_of, sekretariat, change, message):
        response = client_of(sekretariat).post(f"/kasus/{kasus.slug}/catatan/", self.sent(**change))
        assert response.status_code == 422
        assert message in response.content.decode()
        assert not Catatan.objects.exists()

    def test_victim_of_another_case_is_refused(self, kasus, sekretariat, client_of):
        other = make_kasus(by=sekretariat).daftar_korban.get()
        response = client_of(sekretariat).post(f"/kasus/{kasus.slug}/catatan/", self.sent(korban=str(other.pk)))
        assert response.status_code == 422
        with pytest.raises(ActionRefused, match="bukan dari kasus ini"):
            make_catatan(kasus, by=sekretariat, korban=other)

    def test_correction_is_a_new_note_and_both_stay(self, kasus, client_of, sekretariat, kepala):
        old = make_catatan(kasus, by=sekretariat, isi="ZZLAMA")
        address = f"/kasus/{kasus.slug}/catatan/{old.pk}/"
        assert "ZZLAMA" in client_of(kepala).get(address).content.decode()
        html = client_of(kepala).post(address, self.sent(isi="ZZBARU"), follow=True).content.decode()
        assert "ZZLAMA" in html
        assert "ZZBARU" in html
        assert "Catatan lama, sudah diperbaiki" in html
        assert Catatan.objects.get(menggantikan=old).isi == "ZZBARU"
        assert Catatan.objects.get(pk=old.pk).isi == "ZZLAMA"
        assert client_of(sekretariat).get(address).status_code == 404  # the newest is corrected, not this one
        with pytest.raises(ActionRefused, match="sudah diperbaiki orang lain"):
            make_catatan(kasus, by=sekretariat, menggantikan=old)

    def test_member_writes_on_its_victim_and_the_secretariat_reads_it(
        self, kasus, first, client_of, dinsos, sekretariat
    ):
        html = client_of(dinsos).post(f"/kasus/{kasus.slug}/catatan/", self.sent(korban=str(first.pk)), follow=True)
        assert "ZZISI" in html.content.decode()
        assert Catatan.objects.get().instansi == dinsos.instansi
        assert "ZZISI" in page_of(client_of(sekretariat), kasus)

    def test_member_may_not_write_on_another_victim_or_the_whole_case(self, kasus, client_of, dinsos):
        second = kasus.daftar_korban.get(urutan=2)
        for korban in ("", str(second.pk)):
            response = client_of(dinsos).post(f"/kasus/{kasus.slug}/catatan/", self.sent(korban=korban))
            assert response.status_code == 422
        with pytest.raises(ActionRefused, match="ditangani instansi Anda"):
            make_catatan(kasus, by=dinsos, korban=second)
        assert not Catatan.objects.exists()

    def test_member_reads_the_notes_of_its_agency_alone(
        self, kasus, first, client_of, cast, sekretariat, dinsos, polda
    ):
        make_layanan(first, by=sekretariat, penyedia=polda.instansi, jenis="HUK")
        make_catatan(kasus, by=sekretariat, korban=first, isi="ZZSEKRETARIAT")
        make_catatan(kasus, by=polda, korban=first, isi="ZZPOLDA")
        make_catatan(kasus, by=dinsos, korban=first, isi="ZZDINSOS")
        colleague = make_pengguna(peran="anggota", instansi=dinsos.instansi)
        for user in (dinsos, colleague):
            html = page_of(client_of(user), kasus)
            assert "ZZDINSOS" in html
            assert "ZZSEKRETARIAT" not in html
            assert "ZZPOLDA" not in html
        note = Catatan.objects.get(instansi=polda.instansi)
        assert client_of(dinsos).get(f"/kasus/{kasus.slug}/catatan/{note.pk}/").status_code == 404

    def test_closed_case_takes_a_note_of_the_secretariat_not_of_a_member(
        self, kasus, first, sekretariat, dinsos, kepala
    ):
        actions.change_status_kasus(kasus, to="Closed", alasan="Selesai ditangani", by=kepala)
        make_catatan(kasus, by=sekretariat)
        with pytest.raises(ActionRefused, match="diterminasi"):
            make_catatan(kasus, by=dinsos, korban=first)


def events_of(user, kasus) -> list:
    """All events that the case page tells this user."""
    return kasus_page(user, kasus, QueryDict(f"sampai={MAKS}"))["linimasa"].daftar_kejadian


class TestTimeline:
    def test_newest_first_and_told_by_what_happened(self, kasus, first, sekretariat):
        make_catatan(kasus, by=sekretariat, tanggal=datetime.date(2026, 1, 5))
        make_bendera(kasus, by=sekretariat)
        make_lampiran(kasus, by=sekretariat, korban=first)
        actions.reveal_identitas(first, alasan="menghubungi untuk visum", by=sekretariat)
        events = events_of(sekretariat, kasus)
        moments = [event.pada for event in events]
        assert moments == sorted(moments, reverse=True)
        assert {event.jenis for event in events} == {
            "status",
            "layanan",
            "catatan",
            "bendera",
            "lampiran",
            "identitas",
            "skrining",
        }
        assert events[-1].jenis == "catatan"  # it speaks of January, whenever it was written

    def test_member_sees_events_of_its_own_part_alone(
        self, kasus, first, sekretariat, dinsos, polda, kepala, client_of
    ):
        second = kasus.daftar_korban.get(urutan=2)
        make_layanan(second, by=sekretariat, penyedia=polda.instansi, jenis="HUK")
        make_catatan(kasus, by=sekretariat, isi="ZZRAHASIA")
        make_bendera(kasus, by=sekretariat, keterangan="ZZRAHASIA")
        make_lampiran(kasus, by=sekretariat, korban=second, keterangan="ZZRAHASIA")
        make_penutupan(kasus, by=sekretariat, catatan="ZZRAHASIA usulan")
        actions.reveal_identitas(first, alasan="menghubungi untuk visum", by=kepala)
        actions.change_status_kasus(kasus, to="FollowUp", alasan="ZZRAHASIA", by=kepala)
        assert {event.jenis for event in events_of(dinsos, kasus)} == {"layanan"}
        html = page_of(client_of(dinsos), kasus)
        for hidden in ("ZZRAHASIA", "ZZURAIAN", "K2", "Layanan hukum", "Kasus dicatat", "membuka identitas", "Bendera"):
            assert hidden not in html, hidden

    def test_filter_keeps_one_kind_and_nonsense_keeps_all(self, kasus, sekretariat, client_of):
        make_catatan(kasus, by=sekretariat, isi="ZZISI")
        client = client_of(sekretariat)
        line = client.get(f"/kasus/{kasus.slug}/?jenis=catatan").context["linimasa"]
        assert {event.jenis for event in line.daftar_kejadian} == {"catatan"}
        assert [chip.label for chip in line.daftar_keping if chip.is_dipilih] == ["Catatan"]
        assert sum(chip.jumlah for chip in line.daftar_keping[1:]) == line.daftar_keping[0].jumlah
        for query in ("?jenis=tidak-ada", "?jenis=%00", "?sampai=-1", "?sampai=999999999999", "?sampai=²", "?sampai=x"):
            line = client.get(f"/kasus/{kasus.slug}/{query}").context["linimasa"]
            assert len(line.daftar_kejadian) == 5, query  # status, screening of both victims, service, note

    def test_older_ones_wait_behind_a_link(self, kasus, sekretariat, client_of):
        for number in range(SEKALI + 3):
            make_catatan(kasus, by=sekretariat, isi=f"ZZ{number}")
        client = client_of(sekretariat)
        line = client.get(f"/kasus/{kasus.slug}/?jenis=catatan").context["linimasa"]
        assert (len(line.daftar_kejadian), line.sisa) == (SEKALI, 3)
        line = client.get(f"/kasus/{kasus.slug}/?{line.query_lebih}").context["linimasa"]
        assert (len(line.daftar_kejadian), line.query_lebih) == (SEKALI + 3, "")

    def test_same_number_of_queries_with_one_and_with_many(self, kasus, first, sekretariat, dinsos, client_of):
        def count(user) -> int:
            client = client_of(user)
            client.get(f"/kasus/{kasus.slug}/")
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/kasus/{kasus.slug}/")
            return len(queries)

        def add(number):
            for _ in range(number):
                make_catatan(kasus, by=sekretariat, korban=first)
                make_catatan(kasus, by=dinsos, korban=first)
                make_bendera(kasus, by=sekretariat)
                make_lampiran(kasus, by=dinsos, korban=first)
                make_layanan(first, by=sekretariat, penyedia=dinsos.instansi)

        add(1)
        before = count(sekretariat), count(dinsos)
        add(6)
        assert (count(sekretariat), count(dinsos)) == before

    def test_reading_names_what_was_shown(self, kasus, sekretariat, client_of):
        page_of(client_of(sekretariat), kasus)
        assert {"isi", "keterangan", "uraian"} <= set(
            JejakAudit.objects.filter(peristiwa="view_kasus").latest("id").kolom
        )


class TestFlags:
    def sent(self, **values) -> dict:
        due = timezone.localdate() + datetime.timedelta(days=3)
        return {"alasan": "dokumen", "tenggat": due.strftime("%d/%m/%Y"), "keterangan": "ZZKET", **values}

    def test_stands_on_the_case_and_in_the_list_until_it_is_ended(self, kasus, client_of, sekretariat):
        client = client_of(sekretariat)
        html = client.post(f"/kasus/{kasus.slug}/bendera/", self.sent(), follow=True).content.decode()
        assert "ZZKET" in html
        assert "1 bendera" in client.get("/kasus/").content.decode()
        row = Bendera.objects.get()
        address = f"/kasus/{kasus.slug}/bendera/{row.pk}/"
        assert client.post(address, {"catatan": "ya"}).status_code == 422
        html = client.post(address, {"catatan": "ZZSELESAI diterima"}, follow=True).content.decode()
        assert "ZZSELESAI" in html  # in the timeline
        assert "1 bendera" not in client.get("/kasus/").content.decode()
        row.refresh_from_db()
        assert (row.selesai_oleh, row.keterangan) == (sekretariat, "ZZKET")
        assert client.get(address).status_code == 404
        with pytest.raises(ActionRefused, match="sudah diselesaikan"):
            actions.end_bendera(row, catatan="sekali lagi", by=sekretariat)

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"tenggat": "1/1/2020"}, "sudah lewat"),
            ({"tenggat": ""}, "Isi tanggal"),
            ({"alasan": ""}, "Alasan"),
            ({"alasan": "lainnya", "keterangan": " "}, "keterangan"),
        ],
    )
    def test_fault_is_told_and_nothing_is_stored(self, kasus, client_of, sekretariat, change, message):
        response = client_of(sekretariat).post(f"/kasus/{kasus.slug}/bendera/", self.sent(**change))
        assert response.status_code == 422
        assert message in response.content.decode()
        assert not Bendera.objects.exists()

    def test_ended_by_who_raised_it_or_by_the_head(self, kasus, client_of, sekretariat, kepala):
        row, colleague = make_bendera(kasus, by=sekretariat), make_pengguna(peran="sekretariat")
        address = f"/kasus/{kasus.slug}/bendera/{row.pk}/"
        assert client_of(colleague).post(address, {"catatan": "sudah beres"}).status_code == 403
        assert "Selesaikan" not in page_of(client_of(colleague), kasus)
        assert client_of(kepala).post(address, {"catatan": "sudah beres"}).status_code == 302

    def test_home_names_it_from_its_day_on(self, kasus, sekretariat, kepala, dinsos):
        make_bendera(kasus, by=sekretariat, tenggat=timezone.localdate() + datetime.timedelta(days=1))
        assert not [task for task in build_home(kepala).daftar_tugas if "bendera" in task.teks]
        make_bendera(kasus, by=sekretariat, keterangan="ZZKET")
        tasks = [task for task in build_home(kepala).daftar_tugas if "bendera" in task.teks]
        assert [task.url for task in tasks] == [f"/kasus/{kasus.slug}/"]
        assert "ZZKET" not in tasks[0].teks
        assert not [task for task in build_home(dinsos).daftar_tugas if "bendera" in task.teks]

    def test_closed_case_takes_no_flag(self, kasus, sekretariat, kepala, client_of):
        actions.change_status_kasus(kasus, to="Closed", alasan="Selesai ditangani", by=kepala)
        assert client_of(sekretariat).get(f"/kasus/{kasus.slug}/bendera/").status_code == 403
        with pytest.raises(ActionRefused, match="diterminasi"):
            make_bendera(kasus, by=sekretariat)
