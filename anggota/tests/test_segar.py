"""A page that stood open: what others changed meanwhile is not undone by it, nor is what was shut opened again."""

import datetime
import json

import pytest
from django.core import mail
from django.db.models import QuerySet

from anggota import actions
from anggota.actions import akun as perbuatan
from anggota.models import Instansi, Keanggotaan, Pejabat, Pengguna, SuratKeputusan
from anggota.tests.factories import make_instansi, make_keanggotaan, make_nota, make_pengguna, make_sk
from anggota.tests.test_page_kelola import enter
from anggota.tests.test_page_reset_password import NEW, OLD, SUREL, ask, form_address
from gugus_tugas.auth import ActionRefused

D = datetime.date


def shown(page, address) -> dict:
    """What the browser would send if nothing were touched."""
    form = page.get(address).context["form"]
    return {bound.html_name: _sent(bound) for bound in form if bound.name != "berkas"}


def _sent(bound) -> str:
    value = bound.field.widget.format_value(bound.value())
    value = value[0] if isinstance(value, list) else value
    return "" if value is None else value


def test_account_changed_meanwhile_keeps_what_the_other_changed(client_of, pengelola, kepala):
    person = make_pengguna(peran="kepala", nama_pengguna="melati", nama="Melati")
    page, address = enter(client_of, pengelola), "/akun/kelola/orang/melati/ubah/"
    typed = shown(page, address) | {"nama": "Melati Binti Rekaan"}
    other = make_pengguna(peran="pengelola")
    actions.change_pengguna(person, by=other, peran="sekretariat")
    answer = page.post(address, typed)
    assert "sudah diubah orang lain" in answer.content.decode()
    assert "Peran" in answer.context["form"].non_field_errors()[0]
    again = {bound.html_name: _sent(bound) for bound in answer.context["form"]}
    assert (again["nama"], again["peran"]) == ("Melati Binti Rekaan", "sekretariat")
    assert page.post(address, again).status_code == 302
    person.refresh_from_db()
    assert (person.nama, person.peran) == ("Melati Binti Rekaan", "sekretariat")


def test_what_both_typed_otherwise_stays_typed_and_is_stored_when_sent_again(client_of, sekretariat):
    office = make_instansi(kode="dinkes", telepon="0651-1")
    page, address = client_of(sekretariat), "/anggota/instansi/dinkes/ubah/"
    typed = shown(page, address) | {"telepon": "0651-3"}
    actions.update_instansi(office, by=sekretariat, telepon="0651-2", singkatan="Dinkes Aceh")
    form = page.post(address, typed).context["form"]
    again = {bound.html_name: _sent(bound) for bound in form}
    assert (again["telepon"], again["singkatan"]) == ("0651-3", "Dinkes Aceh")
    page.post(address, again)
    office = Instansi.objects.get(kode="dinkes")
    assert (office.telepon, office.singkatan) == ("0651-3", "Dinkes Aceh")


def test_decree_changed_meanwhile_keeps_its_end(client_of, sekretariat):
    sk = make_sk(by=sekretariat, nomor="1/2018")
    page, address = client_of(sekretariat), f"/anggota/sk/{sk.pk}/ubah/"
    typed = shown(page, address) | {"tentang": "Pembentukan Gugus Tugas Aceh"}
    SuratKeputusan.objects.update(berlaku_sampai=D(2027, 1, 1))
    again = {b.html_name: _sent(b) for b in page.post(address, typed).context["form"] if b.name != "berkas"}
    page.post(address, again)
    sk.refresh_from_db()
    assert (sk.tentang, sk.berlaku_sampai) == ("Pembentukan Gugus Tugas Aceh", D(2027, 1, 1))


@pytest.mark.parametrize("seen", ["", "x", "[]", "{}", json.dumps({"nama": 5}), json.dumps({"lain": "x"})])
def test_print_that_is_missing_or_forged_breaks_nothing(client_of, sekretariat, seen):
    make_instansi(kode="dinkes")
    page, address = client_of(sekretariat), "/anggota/instansi/dinkes/ubah/"
    answer = page.post(address, shown(page, address) | {"nama": "Dinas Kesehatan", "terlihat": seen})
    assert answer.status_code in (200, 302)


def test_agreement_changed_meanwhile_keeps_its_scope(client_of, sekretariat):
    nota = make_nota(by=sekretariat)
    page, address = client_of(sekretariat), f"/anggota/mou/{nota.pk}/perbaiki/"
    isian = page.get(address).context["isian"]
    typed = {b.html_name: _sent(b) for form in (isian.nota, *isian.pihak.forms) for b in form if b.name != "berkas"}
    typed |= {b.html_name: _sent(b) for b in isian.pihak.management_form}
    type(nota).objects.update(ruang_lingkup="Juga pemulangan.")
    answer = page.post(address, typed | {"judul": "Judul lain"})
    assert answer.context["isian"].nota["ruang_lingkup"].value() == "Juga pemulangan."


@pytest.mark.parametrize("end", ["nonaktif", "purna"])
def test_link_mailed_before_the_account_was_shut_sets_no_password(client, db, sekretariat, end):
    person = make_pengguna(nama_pengguna="melati", surel=SUREL, sandi=OLD, peran="anggota")
    ask(client)
    address = form_address(client)
    if end == "nonaktif":
        Pengguna.objects.filter(pk=person.pk).update(is_active=False)
    else:
        seat = make_keanggotaan(sk=make_sk(by=sekretariat), instansi=person.instansi)
        Pejabat.objects.create(keanggotaan=seat, nama="x", mulai=D(2020, 1, 1), selesai=D(2021, 1, 1), pengguna=person)
    answer = client.post(address, {"new_password1": NEW, "new_password2": NEW})
    assert "Tautan ini sudah dipakai" in answer.content.decode()
    assert Pengguna.objects.get(pk=person.pk).check_password(OLD)
    assert len(mail.outbox) == 1


def test_old_link_does_not_open_an_account_that_was_shut_by_a_decree_and_reopened(db, pengelola):
    person = make_pengguna(peran="anggota")
    token = actions.send_undangan(person, by=pengelola)
    Pengguna.objects.filter(pk=person.pk).update(is_active=False)  # as a decree does (actions/pelaksanaan.py)
    assert actions.find_undangan(token) is None
    actions.activate_pengguna(person, by=pengelola)
    assert actions.find_undangan(token) is None


def test_role_given_since_the_door_is_judged_anew(db, pengelola, kepala):
    """The head may keep members; one who became an account manager this second is none."""
    person = make_pengguna(peran="anggota")
    seen = Pengguna.objects.get(pk=person.pk)
    actions.change_pengguna(person, by=pengelola, peran="pengelola")
    for act in (actions.send_undangan, actions.deactivate_pengguna, actions.activate_pengguna):
        with pytest.raises(ActionRefused, match="baru saja diganti"):
            act(seen, by=kepala)


def test_receiver_shut_since_it_was_chosen_receives_nothing(db, pengelola, monkeypatch):
    person, receiver = make_pengguna(), make_pengguna()
    kind = type("Kind", (), {"nama": "kasus", "izin": "record_kasus", "move": staticmethod(lambda *a, **k: 1)})
    monkeypatch.setattr(perbuatan.serah_terima, "open_work", lambda akun: [(kind, 1)] if akun.pk == person.pk else [])
    chosen = Pengguna.objects.get(pk=receiver.pk)
    actions.deactivate_pengguna(receiver, by=pengelola)
    with pytest.raises(ActionRefused, match="tidak dapat menerima"):
        actions.deactivate_pengguna(person, by=pengelola, penerima=chosen)


def test_account_is_locked_before_its_links_and_factor(db, pengelola, monkeypatch):
    person = make_pengguna(peran="anggota")
    actions.offer_faktor(person)
    undangan = actions.find_undangan(actions.send_undangan(person, by=pengelola))
    actions.offer_faktor(person)
    seen, lock = [], QuerySet.select_for_update
    monkeypatch.setattr(
        QuerySet, "select_for_update", lambda rows, **how: seen.append((rows.model, how)) or lock(rows, **how)
    )
    for act in (
        lambda: actions.accept_undangan(undangan, sandi="rangkaian kata pertama"),
        lambda: actions.activate_faktor(person, kode="000000"),
        lambda: actions.remove_faktor(person),
        lambda: actions.deactivate_pengguna(person, by=pengelola),
    ):
        seen.clear()
        act()
        assert seen[0] == (Pengguna, {"of": ("self",), "no_key": True})  # rows that name it are written meanwhile


def test_code_typed_while_the_factor_was_taken_off_is_only_wrong(db):
    assert actions.verify_faktor(make_pengguna(), kode="123456") is False


@pytest.fixture
def sk(sekretariat):
    row = make_sk(by=sekretariat, nomor="1/2026", berlaku_mulai=D(2026, 8, 1), tanggal=D(2026, 8, 1))
    seat = make_keanggotaan(sk=row)
    Pejabat.objects.create(keanggotaan=seat, nama="Rekaan Satu", mulai=D(2026, 8, 1))
    return row


@pytest.mark.parametrize("start", [D(2026, 7, 1), D(2026, 9, 1)])
def test_corrected_first_day_takes_who_began_on_it_along(sk, sekretariat, start):
    actions.update_sk(sk, by=sekretariat, berlaku_mulai=start)
    person = Pejabat.objects.get()
    assert person.mulai == start
    actions.end_pejabat(person, by=sekretariat, selesai=start + datetime.timedelta(days=60))


@pytest.mark.parametrize("dates", [{"berlaku_mulai": D(2026, 9, 1)}, {"berlaku_sampai": D(2026, 8, 15)}])
def test_dates_that_leave_a_term_outside_are_refused_by_name(sk, sekretariat, dates):
    later = make_keanggotaan(sk=sk, instansi=Keanggotaan.objects.get().instansi)
    Pejabat.objects.create(keanggotaan=later, nama="Rekaan Dua", mulai=D(2026, 8, 20))
    with pytest.raises(ActionRefused, match="Rekaan Dua"):
        actions.update_sk(sk, by=sekretariat, **dates)
    assert actions.update_sk(sk, by=sekretariat, nomor="2/2026") == ["nomor"]


def test_decree_does_not_begin_after_the_one_that_revokes_it(sk, sekretariat):
    make_sk(by=sekretariat, nomor="3/2026", berlaku_mulai=D(2026, 10, 1), mencabut=sk)
    with pytest.raises(ActionRefused, match="harus mulai"):
        actions.update_sk(SuratKeputusan.objects.get(pk=sk.pk), by=sekretariat, berlaku_mulai=D(2026, 10, 1))
