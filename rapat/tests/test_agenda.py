"""The agenda: the office types, members propose, the facts of the day propose, everybody reads one order with its clock."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from anggota.tests.factories import make_nota
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import stamp
from kasus.actions import verify_rujukan
from kasus.tests.factories import make_kasus, make_rujukan
from rapat import actions
from rapat.enums import StatusAgenda
from rapat.models import Agenda, Rapat
from rapat.susunan import agenda_of
from rapat.tests.factories import close, make_agenda, make_rapat, make_tindak_lanjut
from rapat.usul import draf_rekomendasi, usulan_agenda

TODAY = timezone.localdate()
SOON = TODAY + datetime.timedelta(days=20)


@pytest.fixture
def rapat(sekretariat):
    return make_rapat(by=sekretariat, tanggal=SOON, mulai=datetime.time(9), selesai=datetime.time(10))


def proposed(rapat, user) -> dict[str, str]:
    rapat = Rapat.objects.with_triwulan_terakhir().get(pk=rapat.pk)
    return {usul.kunci: f"{usul.judul}\n{usul.uraian}" for usul in usulan_agenda(rapat, user, on=TODAY)}


def test_clock_runs_from_the_start_of_the_meeting(rapat, sekretariat, polda):
    make_agenda(rapat, by=sekretariat, menit=20)
    make_agenda(rapat, by=polda, menit=300)  # a topic that waits takes no time
    assert agenda_of(sekretariat, rapat).sebutan == "1 butir, 20 menit, selesai sekitar 09.20"
    make_agenda(rapat, by=sekretariat, menit=45)
    found = agenda_of(sekretariat, rapat)
    assert (found.daftar_butir[1].mulai, found.selesai, found.is_lewat) == (
        datetime.time(9, 20),
        datetime.time(10, 5),
        True,
    )
    rapat.mulai = None
    assert agenda_of(sekretariat, rapat).sebutan == "2 butir, 65 menit"


def test_topic_of_a_member_waits_is_answered_and_then_read_by_all(client_of, rapat, sekretariat, polda, dinsos):
    sent = {"judul": "Jalur pengaduan malam", "menit": "10", "uraian": "Nomor yang selalu dijawab"}
    client_of(polda).post(f"/rapat/{rapat.pk}/agenda/tambah/", sent)
    topik = Agenda.objects.get()
    assert (topik.status, topik.instansi, topik.asal) == ("diusulkan", polda.instansi, "anggota")
    page = f"/rapat/{rapat.pk}/agenda/"
    assert [sent["judul"] in client_of(u).get(page).content.decode() for u in (polda, sekretariat, dinsos)] == [
        True,
        True,
        False,
    ]
    client_of(sekretariat).post(f"/rapat/agenda/{topik.pk}/jawab/", {"status": "diterima", "catatan": ""})
    assert sent["judul"] in client_of(dinsos).get(page).content.decode()
    with pytest.raises(ActionRefused, match="sudah dijawab"):
        actions.answer_agenda(topik, by=sekretariat, status="ditolak", catatan="x")
    with pytest.raises(ActionRefused, match="sudah dijawab"):
        actions.withdraw_agenda(topik, by=polda)


def test_declining_asks_a_note_which_the_agency_reads(client_of, rapat, sekretariat, polda, dinsos):
    topik = make_agenda(rapat, by=polda)
    response = client_of(sekretariat).post(f"/rapat/agenda/{topik.pk}/jawab/", {"status": "ditolak", "catatan": " "})
    assert response.status_code == 422
    assert "Tulis mengapa topik ini tidak dimuat." in response.content.decode()
    actions.answer_agenda(topik, by=sekretariat, status="ditolak", catatan="Dibahas pada triwulan depan")
    page = f"/rapat/{rapat.pk}/agenda/"
    assert "Dibahas pada triwulan depan" in client_of(polda).get(page).content.decode()
    assert "triwulan depan" not in client_of(dinsos).get(page).content.decode()


def test_member_withdraws_the_own_topic_alone(client_of, rapat, sekretariat, polda, dinsos):
    topik, butir = make_agenda(rapat, by=polda), make_agenda(rapat, by=sekretariat)
    assert client_of(dinsos).post(f"/rapat/agenda/{topik.pk}/hapus/").status_code == 404
    assert client_of(polda).post(f"/rapat/agenda/{butir.pk}/hapus/").status_code == 403
    client_of(polda).post(f"/rapat/agenda/{topik.pk}/hapus/")
    assert list(Agenda.objects.all()) == [butir]


@pytest.mark.parametrize(("status", "by", "works"), [
    ("konsep", "sekretariat", True), ("berlangsung", "sekretariat", True), ("selesai", "sekretariat", False),
    ("batal", "sekretariat", False),
    ("berlangsung", "polda", False), ("konsep", "polda", False),
])  # fmt: skip
def test_items_are_added_while_the_meeting_lives(cast, sekretariat, status, by, works):
    rapat = make_rapat(by=sekretariat, status=status)
    if works:
        assert make_agenda(rapat, by=cast[by]).urutan == 1
        assert JejakAudit.objects.first().peristiwa == "add_agenda"
    else:
        with pytest.raises(ActionRefused):
            make_agenda(rapat, by=cast[by])


@pytest.mark.parametrize(
    "changes", [{"judul": ""}, {"menit": "0"}, {"menit": "481"}, {"menit": "x"}, {"uraian": "a" * 2001}]
)
def test_bad_items_are_shown_again(client_of, rapat, sekretariat, changes):
    sent = {"judul": "Alur", "menit": "15", "uraian": "panjang", **changes}
    response = client_of(sekretariat).post(f"/rapat/{rapat.pk}/agenda/tambah/", sent)
    assert response.status_code == 422
    assert not Agenda.objects.exists()


@pytest.mark.parametrize(("place", "order"), [(1, "cabd"), (2, "acbd"), (4, "abdc"), (0, "cabd"), (99, "abdc")])
def test_move_puts_an_item_in_its_place(client_of, rapat, sekretariat, place, order):
    rows = {name: make_agenda(rapat, by=sekretariat, judul=name) for name in "abcd"}
    client_of(sekretariat).post(f"/rapat/agenda/{rows['c'].pk}/geser/", {"posisi": place})
    assert "".join(Agenda.objects.dimuat().order_by("urutan").values_list("judul", flat=True)) == order


@pytest.mark.parametrize("place", ["", "-1", "1.5", "²", "99999", "a"])
def test_move_refuses_nonsense(client_of, rapat, sekretariat, place):
    row = make_agenda(rapat, by=sekretariat)
    assert client_of(sekretariat).post(f"/rapat/agenda/{row.pk}/geser/", {"posisi": place}).status_code == 403


def test_two_who_change_one_item_overwrite_nothing(client_of, rapat, sekretariat, kepala):
    row = make_agenda(rapat, by=sekretariat)
    old = {"judul": "Punya saya", "menit": "10", "uraian": "", "versi": stamp(row)}
    actions.update_agenda(row, by=kepala, versi=stamp(row), judul="Punya kepala", menit=20, uraian="")
    response = client_of(sekretariat).post(f"/rapat/agenda/{row.pk}/ubah/", old)
    assert response.status_code == 409
    assert "Punya kepala" in response.content.decode()
    assert Agenda.objects.get().judul == "Punya kepala"


def test_overdue_and_due_items_are_proposed_by_agency(rapat, sekretariat, polda, dinsos):
    make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, tenggat=TODAY - datetime.timedelta(days=3))
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=SOON)
    make_tindak_lanjut(by=sekretariat, instansi=dinsos.instansi, tenggat=SOON + datetime.timedelta(days=1))
    text = proposed(rapat, sekretariat)["tindak_lanjut"]
    assert "2 tindak lanjut lewat tenggat atau jatuh tempo, pada 2 instansi" in text
    assert f"{polda.instansi.singkatan}: 1 lewat tenggat" in text
    assert f"{dinsos.instansi.singkatan}: 1 jatuh tempo" in text


@pytest.mark.parametrize(
    ("number", "words"), [(1, "kurang dari 5 kasus baru"), (4, "kurang dari 5 kasus baru"), (5, "5 kasus baru")]
)
def test_new_cases_are_counted_since_the_last_quarterly_meeting(rapat, sekretariat, number, words):
    before = TODAY - datetime.timedelta(days=40)
    make_rapat(by=sekretariat, jenis="triwulan", triwulan=(before.month + 2) // 3, tanggal=before, status="selesai")
    make_kasus(by=sekretariat, tanggal_lapor=before)  # the meeting knew of it
    for _ in range(number):
        make_kasus(by=sekretariat, tanggal_lapor=TODAY)
    text = proposed(rapat, sekretariat)["kasus"]
    assert f": {words} sejak" in text
    assert "TPPO-ACEH" not in text


def test_barriers_and_silence_of_referrals_are_counted_and_lead_to_a_draft(client_of, rapat, sekretariat, dinsos):
    for n in range(9):
        row = make_rujukan(
            make_kasus(by=sekretariat, tanggal_lapor=TODAY).daftar_korban.get(), dinsos.instansi, by=sekretariat
        )
        if n < 6:
            verify_rujukan(row, status="ditolak", hambatan="biaya", by=dinsos)
    type(row).objects.filter(status="diajukan").update(tenggat=TODAY - datetime.timedelta(days=1))
    found = proposed(rapat, sekretariat)
    assert found["hambatan:biaya:SOS:rujukan"].startswith(
        "Tidak ada biaya menghambat 6 dari 9 rujukan rehabilitasi sosial"
    )
    assert found["menunggu"].startswith("Rujukan yang belum dijawab sampai batas waktunya: kurang dari 5")
    client_of(sekretariat).post(f"/rapat/{rapat.pk}/agenda/usulan/", {"kunci": "hambatan:biaya:SOS:rujukan"})
    html = client_of(sekretariat).get(f"/rapat/{rapat.pk}/agenda/").content.decode()
    draft = "Menyediakan anggaran rehabilitasi sosial bagi korban TPPO"
    assert f"Draf rekomendasi: {draft}" in html
    form = client_of(sekretariat).get(f"/rapat/{rapat.pk}/rekomendasi/", {"uraian": draft}).content.decode()
    assert f">\n{draft}</textarea>" in form


@pytest.mark.parametrize("kunci", ["", "kasus", "hambatan:lainnya:SOS:rujukan", "lanjutan:4", "hambatan"])
def test_other_items_have_no_draft(kunci):
    assert draf_rekomendasi(kunci) == ""


def test_agreements_that_end_soon_are_proposed(rapat, sekretariat):
    make_nota(by=sekretariat, judul="Rumah aman", berlaku_sampai=TODAY + datetime.timedelta(days=30))
    make_nota(by=sekretariat, judul="Lama", berlaku_sampai=TODAY + datetime.timedelta(days=300))
    text = proposed(rapat, sekretariat)["kelembagaan"]
    assert "MOU Rumah aman berakhir" in text
    assert "Tidak ada SK gugus tugas yang berlaku" in text
    assert "Lama" not in text


def test_what_was_not_spoken_about_is_carried_into_the_next_meeting(sekretariat, polda, rapat):
    last = make_rapat(by=sekretariat, tanggal=TODAY, status="berlangsung", judul="Rapat lalu")
    done, left = make_agenda(last, by=sekretariat, judul="Selesai"), make_agenda(last, by=sekretariat, judul="Tersisa")
    assert actions.finish_agenda(done, by=sekretariat, is_dibahas=True).status == StatusAgenda.DIBAHAS
    assert proposed(rapat, sekretariat).get(f"lanjutan:{left.pk}") is None  # that meeting is not over
    close(last, by=sekretariat)
    found = proposed(rapat, sekretariat)
    assert "Dibawa dari Rapat lalu" in found[f"lanjutan:{left.pk}"]
    assert f"lanjutan:{done.pk}" not in found
    with pytest.raises(ActionRefused, match="terkunci"):
        actions.finish_agenda(left, by=sekretariat, is_dibahas=True)


def test_all_proposals_are_taken_up_at_once_and_once(client_of, rapat, sekretariat):
    make_kasus(by=sekretariat, tanggal_lapor=TODAY)
    page = client_of(sekretariat)
    keys = set(proposed(rapat, sekretariat))
    assert keys == {"kasus", "kelembagaan"}
    page.post(f"/rapat/{rapat.pk}/agenda/usulan/", {"kunci": "kasus"})
    page.post(f"/rapat/{rapat.pk}/agenda/usulan/", {"semua": "1"})
    response = page.post(f"/rapat/{rapat.pk}/agenda/usulan/", {"semua": "1"}, follow=True)
    assert "Tidak ada yang ditambahkan" in response.content.decode()
    assert list(Agenda.objects.order_by("urutan").values_list("kunci", flat=True)) == ["kasus", "kelembagaan"]
    assert "Usulan dari data hari ini" not in response.content.decode()


@pytest.mark.parametrize("kunci", ["", "tidak-ada", "\x00", "hambatan:biaya:SOS:rujukan"])
def test_unknown_proposals_add_nothing(client_of, rapat, sekretariat, kunci):
    client_of(sekretariat).post(f"/rapat/{rapat.pk}/agenda/usulan/", {"kunci": kunci})
    assert not Agenda.objects.exists()


@pytest.mark.parametrize(
    "values", [{"menit": 0}, {"menit": 481}, {"status": "ditolak"}, {"asal": "anggota"}, {"kunci": "sama"}]
)
def test_database_holds_what_an_item_must_be(rapat, sekretariat, values):
    make_agenda(rapat, by=sekretariat)
    Agenda.objects.update(kunci="sama")
    row = make_agenda(rapat, by=sekretariat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Agenda.objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("role", ["sekretariat", "polda"])
def test_agenda_and_detail_need_the_same_few_queries(
    client_of, cast, sekretariat, rapat, role, django_assert_max_num_queries
):
    browser, counts = client_of(cast[role]), []
    for more in (2, 18):
        for n in range(more):
            make_agenda(rapat, by=sekretariat)
            make_nota(by=sekretariat, berlaku_sampai=TODAY + datetime.timedelta(days=30 + n))
        for address in (f"/rapat/{rapat.pk}/agenda/", f"/rapat/{rapat.pk}/"):
            with django_assert_max_num_queries(12) as queries:
                assert browser.get(address).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert Rapat.objects.count() == 1
