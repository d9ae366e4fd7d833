"""An agency asks to be rid of an item: one open request, one answer by somebody else, never an item without an owner."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from anggota.models import JejakAudit, Pengguna
from anggota.tests.factories import make_instansi
from gugus_tugas.auth import ActionRefused
from rapat import actions
from rapat.models import Pemberitahuan, Penyerahan, TindakLanjut
from rapat.tests.factories import close, make_penyerahan, make_perkembangan, make_rekomendasi, make_tindak_lanjut
from rapat.tests.test_models import NOW, assert_both_doors_refuse


@pytest.fixture
def item(sekretariat, polda):
    return make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)


@pytest.fixture
def asked(item, polda):
    return make_penyerahan(item, by=polda)


def test_open_request_is_one(asked, item, polda):
    with pytest.raises(ValidationError, match="masih menunggu jawaban"):
        make_penyerahan(item, by=polda)
    assert Penyerahan.objects.count() == 1


def test_declined_request_may_be_asked_again(asked, item, polda, kepala):
    actions.verify_penyerahan(asked, by=kepala, status="ditolak", catatan="Tetap tugas Polda.")
    make_penyerahan(item, by=polda)
    assert Penyerahan.objects.menunggu().count() == 1


@pytest.mark.parametrize("usulan", ["selesai", "tidak_dapat"])
def test_claim_of_an_end_and_request_exclude_each_other(asked, item, polda, usulan):
    with pytest.raises(ActionRefused, match="Cabut permintaan"):
        make_perkembangan(item, by=polda, usulan=usulan)
    actions.withdraw_penyerahan(asked, by=polda)
    make_perkembangan(item, by=polda, usulan=usulan)
    with pytest.raises(ActionRefused, match="menunggu verifikasi"):
        make_penyerahan(item, by=polda)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"status": "diterima"}, "Pilih instansi"),
        ({"status": "diterima", "is_own": True}, "instansi lain"),
        ({"status": "ditolak"}, "mengapa"),
        ({"status": "ditolak", "catatan": "  "}, "mengapa"),
    ],
)
def test_answer_that_lacks_something_changes_nothing(asked, kepala, polda, values, message):
    values = dict(values)
    if values.pop("is_own", False):
        values["instansi"] = polda.instansi
    with pytest.raises(ActionRefused, match=message):
        actions.verify_penyerahan(asked, by=kepala, **values)
    assert Penyerahan.objects.get().is_menunggu
    assert TindakLanjut.objects.get().instansi == polda.instansi


def test_who_asked_does_not_answer(asked, polda, dinsos):
    with pytest.raises(ActionRefused, match="orang lain"):
        actions.verify_penyerahan(asked, by=polda, status="diterima", instansi=dinsos.instansi)


def test_receiver_that_has_the_task_already_is_refused_in_words(client_of, sekretariat, polda, dinsos):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi])
    asked = make_penyerahan(row.daftar_tindak_lanjut.get(instansi=polda.instansi), by=polda)
    url = f"/tindak-lanjut/{asked.tindak_lanjut_id}/serahkan/putusan/"
    html = client_of(sekretariat).post(url, {"status": "diterima", "instansi": "dinsos"}).content.decode()
    assert "sudah diminta menindaklanjuti" in html
    assert Penyerahan.objects.get().is_menunggu


def test_second_answer_is_refused(asked, kepala, sekretariat, dinsos):
    actions.verify_penyerahan(asked, by=kepala, status="ditolak", catatan="Tetap.")
    with pytest.raises(ActionRefused, match="sudah dijawab"):
        actions.verify_penyerahan(asked, by=sekretariat, status="diterima", instansi=dinsos.instansi)
    assert Penyerahan.objects.get().status == "ditolak"


def test_item_that_goes_another_way_ends_the_request(asked, item, kepala, dinsos):
    actions.reassign_tindak_lanjut(item, by=kepala, instansi=dinsos.instansi, alasan="Pelaksanaan SK")
    assert Penyerahan.objects.get().status == "dicabut"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda row, by: {"alasan": ""}, "tidak boleh kosong"),
        (lambda row, by: {"usul_id": row.dari_id}, "instansi lain"),
        (lambda row, by: {"status": "diterima"}, "memiliki waktu"),
        (lambda row, by: {"diputus_pada": NOW, "diputus_oleh_id": by.pk}, "memiliki waktu"),
        (lambda row, by: {"diputus_pada": NOW}, "bersama-sama"),
        (lambda row, by: {"status": "ditolak", "diputus_pada": NOW, "diputus_oleh_id": by.pk}, "ditolak"),
        (
            lambda row, by: {"status": "diterima", "diputus_pada": NOW, "diputus_oleh_id": row.dicatat_oleh_id},
            "orang lain",
        ),
        (lambda row, by: {"status": "entah", "diputus_pada": NOW, "diputus_oleh_id": by.pk}, "entah"),
    ],
)
def test_request_refuses_what_contradicts_itself(asked, kepala, change, message):
    assert_both_doors_refuse(asked, change(asked, kepala), message)


def test_item_without_an_owner_is_refused_by_the_database(item, polda):
    with pytest.raises(IntegrityError), transaction.atomic():
        TindakLanjut.objects.update(instansi=None)
    with pytest.raises(ProtectedError):
        polda.instansi.delete()


def test_acts_leave_one_line_without_their_words(item, polda, kepala):
    before = JejakAudit.objects.count()
    row = make_penyerahan(item, by=polda, alasan="ZZALASAN", usul=make_instansi())
    actions.verify_penyerahan(row, by=kepala, status="ditolak", catatan="ZZCATATAN")
    actions.withdraw_penyerahan(make_penyerahan(item, by=polda), by=polda)
    new = JejakAudit.objects.order_by("id")[before:]
    events = ["record_penyerahan", "verify_penyerahan", "record_penyerahan", "withdraw_penyerahan"]
    assert [row.peristiwa for row in new] == events
    assert "ZZ" not in str(list(new.values()))


def test_pages_refuse_in_words_and_keep_what_was_typed(client_of, polda, sekretariat, asked):
    url = f"/tindak-lanjut/{asked.tindak_lanjut_id}/serahkan/"
    html = client_of(polda).post(url, {"alasan": "Diketik lagi"}).content.decode()
    assert "masih menunggu jawaban" in html
    assert "Diketik lagi</textarea>" in html
    html = client_of(polda).post(url, {"alasan": "x", "usul": "polda"}).content.decode()
    assert "Instansi yang tepat" in html
    html = client_of(sekretariat).post(f"{url}putusan/", {"status": "ditolak"}).content.decode()
    assert "mengapa penyerahan ini ditolak" in html
    html = client_of(sekretariat).post(f"{url}putusan/", {"status": "diterima", "instansi": ""}).content.decode()
    assert "tidak boleh tanpa penanggung jawab" in html


def test_open_request_is_told_to_the_office_until_it_is_answered(client_of, sekretariat, kepala, asked):
    browser, list_ = client_of(sekretariat), "/tindak-lanjut/?keadaan=penyerahan"
    assert f'href="{list_}"' in browser.get("/").content.decode()
    assert list(browser.get(list_).context["page"]) == [asked.tindak_lanjut]
    actions.verify_penyerahan(asked, by=kepala, status="ditolak", catatan="Tetap.")
    assert not browser.get(list_).context["page"].object_list
    assert f'href="{list_}"' not in browser.get("/").content.decode()


def test_who_gets_the_item_is_told_of_it_and_not_of_reports_of_the_former(asked, item, kepala, polda, dinsos):
    close(item.rekomendasi.rapat, by=kepala)
    Pemberitahuan.objects.all().delete()
    Pengguna.objects.filter(pk=dinsos.pk).update(surel="dinsos@contoh.go.id")
    actions.verify_penyerahan(asked, by=kepala, status="diterima", instansi=dinsos.instansi)
    told = Pemberitahuan.objects.get()
    assert (told.jenis, told.penerima, told.daftar_butir.get().tindak_lanjut) == ("tugas_baru", dinsos, item)


def test_who_gets_an_item_before_the_meeting_is_closed_is_told_at_its_closing(asked, item, kepala, dinsos):
    Pengguna.objects.filter(pk=dinsos.pk).update(surel="dinsos@contoh.go.id")
    actions.verify_penyerahan(asked, by=kepala, status="diterima", instansi=dinsos.instansi)
    assert not Pemberitahuan.objects.exists()
