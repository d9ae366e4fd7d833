"""Perlu tindakan Anda: what waits for others, or is over, is not asked; what does not fit is counted."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from anggota.tests.factories import make_instansi
from gugus_tugas.clock import at
from gugus_tugas.paging import Jumlah
from kasus import actions as kasus_actions
from kasus.enums import StatusKasus
from kasus.tests.factories import make_kasus, make_konsep, make_layanan, make_rujukan
from laporan.home import build_home
from laporan.home.tugas import TASKS_SHOWN
from rapat import actions as rapat_actions
from rapat.models import TindakLanjut
from rapat.tests.factories import make_agenda, make_perkembangan, make_rapat, make_tindak_lanjut


def test_items_waiting_for_a_verdict_make_room_for_the_next(sekretariat, polda):
    for number in range(TASKS_SHOWN + 2):
        make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, uraian=f"Tugas {number}")
    texts = [task.teks for task in build_home(polda).daftar_tugas]
    assert len(texts) == TASKS_SHOWN + 1
    assert "dan 2 tindak lanjut lainnya" in texts
    for item in list(polda.instansi.daftar_tindak_lanjut.order_by("pk"))[:TASKS_SHOWN]:
        make_perkembangan(item, by=polda)
    assert len(build_home(polda).daftar_tugas) == 2


def test_overdue_service_of_a_closed_case_is_not_asked(sekretariat, kepala, dinsos):
    kasus = make_kasus(by=sekretariat)
    long_ago = datetime.date(2026, 3, 3)
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi, diminta=long_ago, diberikan=None)
    assert any("belum diberikan" in task.teks for task in build_home(kepala).daftar_tugas)
    for to in (StatusKasus.PEMANTAUAN, StatusKasus.TERMINASI):
        kasus = kasus_actions.change_status_kasus(kasus, to=to, alasan="Selesai ditangani", by=kepala)
    assert not any("belum diberikan" in task.teks for task in build_home(kepala).daftar_tugas)


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "most"), [("sekretariat", 9), ("kepala", 10), ("polda", 7), ("pimpinan", 7)])
def test_a_source_without_anything_asks_nothing_of_its_own(cast, client, django_assert_max_num_queries, role, most):
    client.force_login(cast[role])
    client.get("/")
    with django_assert_max_num_queries(most):
        client.get("/")


def test_queries_do_not_grow_with_what_waits(sekretariat, polda, client, django_assert_num_queries):
    client.force_login(polda)
    make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for number in range(TASKS_SHOWN + 3):
        make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, uraian=f"Tugas {number}")
    with django_assert_num_queries(len(few)):
        client.get("/")


@pytest.fixture
def kept(settings):
    """Homes are kept, as on a server."""
    settings.UMUR_BERANDA = 60
    cache.clear()


@pytest.mark.parametrize("role", ["sekretariat", "kepala", "polda", "pimpinan"])
def test_home_costs_little_while_nobody_does_anything(
    kept, cast, sekretariat, polda, client, django_assert_num_queries, role
):
    """Three: the session, the person, and the newest line of the trail beside the own drafts."""
    make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    client.force_login(cast[role])
    first = client.get("/").content.decode()
    with django_assert_num_queries(3):
        second = client.get("/").content.decode()
    assert "tindak lanjut" in second
    assert first.count("<li") == second.count("<li")


def test_what_is_kept_ends_with_the_next_act_of_anybody(kept, sekretariat, polda, dinsos):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    before = build_home(polda)
    assert len(before.daftar_tugas) == 1
    TindakLanjut.objects.filter(pk=item.pk).update(instansi=dinsos.instansi)  # behind the back of every action
    assert build_home(polda) == before
    assert build_home(dinsos).daftar_tugas  # what is kept is nobody else's
    make_rapat(by=sekretariat)
    assert not build_home(polda).daftar_tugas


def test_own_draft_stands_on_home_at_once(kept, sekretariat):
    build_home(sekretariat)
    make_konsep(by=sekretariat)
    assert any("konsep kasus" in task.teks for task in build_home(sekretariat).daftar_tugas)


def test_what_is_gone_between_count_and_reading_breaks_nothing(sekretariat, monkeypatch):
    """Home counts first and reads afterwards: somebody may have answered in between."""
    monkeypatch.setattr(
        "laporan.home.count_together", lambda asked, beside=(): [*(None for _ in beside), *(Jumlah(3) for _ in asked)]
    )
    build_home(sekretariat)


@pytest.mark.parametrize("role", ["sekretariat", "kepala"])
def test_topics_of_members_wait_for_an_answer(cast, sekretariat, polda, role):
    rapat = make_rapat(by=sekretariat)
    topic = make_agenda(rapat, by=polda, judul="Rumah aman penuh")
    (task,) = [task for task in build_home(cast[role]).daftar_tugas if "Rumah aman penuh" in task.teks]
    assert task.url == reverse("rapat:answer_agenda", args=[topic.pk])
    assert task.teks.startswith(polda.instansi.singkatan)
    assert not any("Rumah aman penuh" in task.teks for task in build_home(polda).daftar_tugas)
    rapat_actions.answer_agenda(topic, by=sekretariat, status="diterima")
    assert not any("Rumah aman penuh" in task.teks for task in build_home(cast[role]).daftar_tugas)


def test_answers_that_others_owe_are_as_many_as_their_list(client_of, sekretariat, dinsos):
    """Whose answers the secretariat records itself wait in a line of their own, and not in the list of the others either."""
    outside = make_instansi(kode="rsud")  # has no account
    with at(timezone.now() - datetime.timedelta(days=6)):
        for penerima in (dinsos.instansi, dinsos.instansi, outside, outside, outside):
            make_rujukan(make_kasus(by=sekretariat).daftar_korban.get(), penerima, by=sekretariat)
    browser = client_of(sekretariat)
    waiting = [task for task in browser.get("/").context["beranda"].daftar_tugas if "rujukan" in task.teks]
    found = {task.teks: len(browser.get(task.url).context["page"].object_list) for task in waiting}
    assert found == {"3 rujukan belum dijawab (6 hari)": 3, "2 rujukan lewat batas jawaban instansi (6 hari)": 2}
