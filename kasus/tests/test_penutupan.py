"""Closing by two people with what is open acknowledged; reopening with a coded reason."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from anggota.models import JejakAudit
from anggota.tests.factories import make_pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together
from kasus import actions
from kasus.enums import AlasanPenutupan, StatusKasus
from kasus.models import Kasus, RiwayatStatus, UsulanPenutupan
from kasus.penutupan import masih_terbuka
from kasus.tests.factories import (
    make_bendera,
    make_kasus,
    make_layanan,
    make_pemantauan,
    make_penutupan,
    make_perkara,
    make_rujukan,
)
from laporan.home import build_home


@pytest.fixture
def kasus(sekretariat):
    return make_kasus(by=sekretariat)


def sent(**values) -> dict:
    return {"alasan": "tujuan_tercapai", "catatan": "ZZCATATAN korban sudah bekerja", **values}


def paths(kasus) -> tuple[str, str]:
    return f"/kasus/{kasus.slug}/penutupan/", f"/kasus/{kasus.slug}/penutupan/putusan/"


def test_staff_proposes_and_the_head_closes(kasus, client_of, sekretariat, kepala):
    propose, decide = paths(kasus)
    assert client_of(sekretariat).post(propose, sent()).status_code == 302
    kasus.refresh_from_db()
    assert kasus.status == StatusKasus.AKTIF
    assert client_of(sekretariat).get(decide).status_code == 403
    assert any("usulan penutupan" in task.teks for task in build_home(kepala).daftar_tugas)
    assert not any("usulan penutupan" in task.teks for task in build_home(sekretariat).daftar_tugas)
    assert "ZZCATATAN" in client_of(kepala).get(decide).content.decode()
    assert client_of(kepala).post(decide, {"hasil": "disetujui"}).status_code == 302
    kasus.refresh_from_db()
    assert kasus.status == StatusKasus.TERMINASI
    step = RiwayatStatus.objects.latest("dicatat_pada")
    assert (step.kode_alasan, step.alasan, step.dicatat_oleh) == (
        "tujuan_tercapai",
        "ZZCATATAN korban sudah bekerja",
        kepala,
    )
    assert not any("usulan penutupan" in task.teks for task in build_home(kepala).daftar_tugas)
    assert "ZZCATATAN" not in str(list(JejakAudit.objects.values()))
    assert client_of(kepala).get(decide).status_code == 404


@pytest.mark.parametrize("reason", AlasanPenutupan)
def test_reason_decides_the_status(kasus, sekretariat, kepala, reason):
    make_penutupan(kasus, by=sekretariat, alasan=reason)
    actions.verify_penutupan(kasus, hasil="disetujui", by=kepala)
    kasus.refresh_from_db()
    wanted = StatusKasus.TERMINASI_DIRUJUK if reason == AlasanPenutupan.DIRUJUK else StatusKasus.TERMINASI
    assert kasus.status == wanted


def test_adat_settlement_is_no_reason(kasus, client_of, sekretariat):
    assert not any("adat" in value for value in AlasanPenutupan.values)
    assert client_of(sekretariat).post(paths(kasus)[0], sent(alasan="adat")).status_code == 422


def test_head_does_not_decide_on_the_own_proposal(kasus, client_of, kepala):
    propose, decide = paths(kasus)
    assert client_of(kepala).post(propose, sent()).status_code == 302
    assert client_of(kepala).get(decide).status_code == 403
    assert client_of(kepala).post(decide, {"hasil": "disetujui"}).status_code == 403
    with pytest.raises(ActionRefused, match="orang lain"):
        actions.verify_penutupan(kasus, hasil="disetujui", by=kepala)
    row = UsulanPenutupan.objects.get()
    row.hasil, row.diverifikasi_oleh, row.diverifikasi_pada = "disetujui", kepala, timezone.now()
    with pytest.raises(ValidationError, match="orang lain"):
        row.full_clean()
    second = make_pengguna(peran="kepala")
    assert client_of(second).post(decide, {"hasil": "disetujui"}).status_code == 302


def test_head_who_recorded_the_case_does_not_close_it(client_of, sekretariat, kepala):
    own = make_kasus(by=kepala)
    make_penutupan(own, by=sekretariat)
    assert client_of(kepala).post(paths(own)[1], {"hasil": "disetujui"}).status_code == 403
    with pytest.raises(ActionRefused, match="pencatat"):
        actions.verify_penutupan(own, hasil="disetujui", by=kepala)
    assert not any("usulan penutupan" in task.teks for task in build_home(kepala).daftar_tugas)


def test_open_things_are_acknowledged_one_by_one(kasus, client_of, sekretariat, dinsos, kepala):
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi)
    make_bendera(kasus, by=sekretariat)
    propose, decide = paths(kasus)
    client = client_of(sekretariat)
    html = client.get(propose).content.decode()
    assert "1 layanan belum diberikan" in html
    assert "1 bendera belum diselesaikan" in html
    response = client.post(propose, sent(diakui=["layanan-1"]))
    assert response.status_code == 422
    assert "1 bendera belum diselesaikan" in response.content.decode()
    assert not UsulanPenutupan.objects.exists()
    make_bendera(kasus, by=sekretariat)  # somebody raises another one while the page stands open
    response = client.post(propose, sent(diakui=["layanan-1", "bendera-1"]))
    assert "berubah setelah halaman ini dibuka" in response.content.decode()
    assert not UsulanPenutupan.objects.exists()
    assert client.post(propose, sent(diakui=["layanan-1", "bendera-2"])).status_code == 302
    assert UsulanPenutupan.objects.get().peringatan == ["1 layanan belum diberikan", "2 bendera belum diselesaikan"]
    assert "1 layanan belum diberikan" in client_of(kepala).get(decide).content.decode()


def test_returned_with_a_note_and_proposed_again(kasus, client_of, sekretariat, kepala):
    propose, decide = paths(kasus)
    client_of(sekretariat).post(propose, sent())
    head = client_of(kepala)
    response = head.post(decide, {"hasil": "dikembalikan", "catatan": "?"})
    assert response.status_code == 422
    assert "apa yang harus dilengkapi" in response.content.decode()
    head.post(decide, {"hasil": "dikembalikan", "catatan": "ZZKEMBALI lengkapi asesmen"})
    kasus.refresh_from_db()
    assert kasus.is_terbuka
    assert any("dikembalikan" in task.teks for task in build_home(sekretariat).daftar_tugas)
    assert "ZZKEMBALI" in client_of(sekretariat).get(f"/kasus/{kasus.slug}/").content.decode()
    assert client_of(sekretariat).post(propose, sent()).status_code == 302
    assert not any("dikembalikan" in task.teks for task in build_home(sekretariat).daftar_tugas)


def test_one_proposal_at_a_time_and_none_for_a_closed_case(kasus, client_of, sekretariat, kepala):
    make_penutupan(kasus, by=sekretariat)
    with pytest.raises(ActionRefused, match="sudah diusulkan"):
        make_penutupan(kasus, by=kepala)
    actions.verify_penutupan(kasus, hasil="disetujui", by=kepala)
    with pytest.raises(ActionRefused, match="diterminasi"):
        make_penutupan(kasus, by=sekretariat)
    assert client_of(sekretariat).get(paths(kasus)[0]).status_code == 403
    with pytest.raises(ActionRefused, match="diterminasi"):
        actions.verify_penutupan(kasus, hasil="disetujui", by=make_pengguna(peran="kepala"))


def test_status_page_does_not_close(kasus, client_of, sekretariat, kepala):
    for user in (sekretariat, kepala):
        response = client_of(user).post(f"/kasus/{kasus.slug}/status/", {"ke": "Closed", "alasan": "langsung"})
        assert "Belum tersimpan" in response.content.decode()
    assert Kasus.objects.get().status == StatusKasus.AKTIF


def test_head_reopens_with_a_code_and_staff_does_not(kasus, client_of, sekretariat, kepala):
    make_penutupan(kasus, by=sekretariat)
    actions.verify_penutupan(kasus, hasil="disetujui", by=kepala)
    address = f"/kasus/{kasus.slug}/status/"
    assert client_of(sekretariat).get(address).status_code == 403
    head = client_of(kepala)
    html = head.get(address).content.decode()
    assert "Buka kembali" in html
    assert "Keliru ditutup" in html
    head.post(address, {"alasan": "tanpa kode"})
    assert not Kasus.objects.get().is_terbuka
    assert head.post(address, {"kode_alasan": "informasi_baru", "alasan": "saksi baru"}).status_code == 302
    step = RiwayatStatus.objects.latest("dicatat_pada")
    assert (step.ke, step.kode_alasan) == (StatusKasus.AKTIF, "informasi_baru")
    assert JejakAudit.objects.filter(peristiwa="change_status_kasus", pelaku="kepala").exists()
    assert "Ada informasi atau temuan baru" in head.get(f"/kasus/{kasus.slug}/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_heads_at_once_leave_one_answer(kasus, sekretariat, kepala):
    make_penutupan(kasus, by=sekretariat)
    second = make_pengguna(peran="kepala")
    failures = run_together(
        lambda: actions.verify_penutupan(kasus, hasil="disetujui", by=kepala),
        lambda: actions.verify_penutupan(kasus, hasil="dikembalikan", catatan="belum lengkap benar", by=second),
    )
    assert [type(failure) for failure in failures] == [ActionRefused]
    assert UsulanPenutupan.objects.exclude(hasil="").count() == 1


def test_open_referral_visit_and_legal_track_are_told_and_are_no_bar(kasus, sekretariat, dinsos, polda):
    korban = kasus.daftar_korban.first()
    make_rujukan(korban, dinsos.instansi, by=sekretariat)
    make_perkara(kasus, by=sekretariat, instansi=polda.instansi)
    make_pemantauan(korban, by=sekretariat, instansi=dinsos.instansi)
    assert {thing.kode for thing in masih_terbuka(sekretariat, kasus)} >= {"rujukan-1", "perkara-1", "pemantauan-3"}
