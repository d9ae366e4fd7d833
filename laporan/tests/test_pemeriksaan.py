"""Approval: what the head must have looked at, whom a chapter may not name, and that nothing unseen is approved."""

import pytest
from django.urls import reverse

from gugus_tugas.auth import ActionRefused
from gugus_tugas.fields import EncryptedTextField
from kasus.actions.sebutan import find_sebutan
from kasus.tests.factories import make_kasus
from kasus.tests.test_cari import named
from laporan import actions
from laporan.enums import Bab, StatusLaporan
from laporan.models import LaporanTahunan
from laporan.narasi import angka_kecil
from laporan.pemeriksaan import periksa
from laporan.tests.factories import approve, make_laporan, write_bab
from laporan.tests.test_bab_penegakan import D

TERSANGKA = {"jenis_kelamin": "L", "peran": "Exploiter"}


@pytest.fixture
def register(sekretariat):
    """A victim and a reported person of 2026."""
    return make_kasus(
        by=sekretariat,
        tanggal_lapor=D(2026, 3, 2),
        daftar_korban=[named("Cut Zulaikha Meutia")],
        daftar_terlapor=[{**TERSANGKA, "identitas": {"nama": "Sukardi"}}],
    )


def said(teks: str, tercetak: str = "") -> list[tuple[int, str, bool]]:
    return [
        (row.baris, row.kata, row.is_utuh) for row in find_sebutan(teks, tahun=range(2022, 2027), tercetak=tercetak)
    ]


@pytest.mark.parametrize(
    ("teks", "found"),
    [
        ("Ibu Zulaikha Meutia pulang.", [(1, "Zulaikha Meutia", True)]),
        ("zulaicha\nbinti meutia", [(1, "zulaicha meutia", True)]),
        ("Rapat.\nTjut Zulaicha pulang", [(2, "Zulaicha", False)]),  # one telling word of two
        ("Meutia membuka rapat", [(1, "Meutia", False)]),
        ("kain meutia", []),
        ("Terdakwa SUKARDI divonis", [(1, "SUKARDI", True)]),
        ("sukardi", []),  # written small it may be a word
        ("Cut dan Teuku hadir; Zulkifli juga", []),
    ],
)
def test_names_of_the_register_are_found_as_they_are_spelled(register, teks, found):
    assert said(teks) == found


def test_name_that_the_edition_prints_anyway_is_asked_about(register):
    assert said("Di Sukardi", tercetak="Kecamatan Sukardi") == [(1, "Sukardi", False)]


def test_names_of_common_words_alone_stand_together(sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[named("Siti Nur"), named("Muhammad"), named("Muhammad Jusuf bin Saleh")])
    assert said("Siti membantu Muhammad") == []
    assert said("Sdri. Siti Noer hadir") == [(1, "Siti Noer", True)]
    assert said("Mohd. Yusuf Saleh") == [(1, "Mohd Yusuf Saleh", True)]
    assert said("Bapak Yusuf Ali") == [(1, "Yusuf", False)]


def test_only_names_whose_codes_answer_are_opened_and_only_of_these_years(register, monkeypatch):
    opened, real = [], EncryptedTextField.unseal

    def unseal(field, sealed, pk):
        opened.append(field.name)
        return real(field, sealed, pk)

    monkeypatch.setattr(EncryptedTextField, "unseal", unseal)
    assert said("Sosialisasi di Pidie dan Bireuen bersama Dinas Sosial") == []
    assert opened == []
    assert said("Sukardi") == [(1, "Sukardi", True)]
    assert opened == ["nama"]
    assert find_sebutan("Sukardi", tahun=range(2020, 2026)) == []


@pytest.mark.parametrize(
    ("teks", "found"),
    [
        ("Dua korban dari **dua** gampong", ["Dua korban"]),
        ("seorang anak dan 3 (tiga) orang lain", ["seorang", "3 (tiga) orang"]),
        ("2\nkorban; 9 perempuan; 10 orang; 41 orang", ["2 korban", "9 perempuan"]),
        ("salah satu rapat, dua kegiatan, satu pintu, 12 korban", []),
    ],
)
def test_small_numbers_of_people_are_found_in_digits_and_words(teks, found):
    assert angka_kecil(teks) == found


def draft(sekretariat, teks: str) -> LaporanTahunan:
    return actions.propose_laporan(make_laporan(by=sekretariat, tahun=2026, narasi={Bab.SITUASI: teks}), by=sekretariat)


DAY = D(2026, 11, 30)


def test_chapter_that_names_a_person_cannot_be_approved_and_nobody_is_told_who(register, sekretariat, kepala):
    laporan = draft(sekretariat, "Awal.\n\nKorban Zulaikha Meutia pulang.")
    with pytest.raises(ActionRefused, match="baris 3") as refused:
        approve(laporan, by=kepala, tanggal=DAY)
    assert "Meutia" not in str(refused.value)
    assert LaporanTahunan.objects.get().status == StatusLaporan.DIPERIKSA


def url(laporan) -> str:
    return reverse("laporan:verify_laporan", args=[laporan.tahun, laporan.versi])


def test_page_shows_names_to_who_opens_the_register_alone(client_of, register, sekretariat, kepala, monkeypatch):
    laporan = draft(sekretariat, "Korban Zulaikha Meutia; Sukardi dihukum.")
    shown = client_of(kepala).get(url(laporan)).content.decode()
    assert "baris 1 (“Sukardi”)" in shown
    assert "Kembalikan kepada penyusun" in shown
    monkeypatch.setattr("laporan.perms.can_read_semua_kasus", lambda user: False)
    hidden = client_of(kepala).get(url(laporan)).content.decode()
    assert "Nama orang dalam register kasus" in hidden
    assert "Sukardi" not in hidden
    assert "Zulaikha" not in hidden


def test_no_draft_is_held_against_the_register_before_it_was_submitted(client_of, register, sekretariat, kepala):
    laporan = make_laporan(by=sekretariat, tahun=2026, narasi={Bab.SITUASI: "Sukardi"})
    answer = client_of(kepala).get(url(laporan), follow=True)
    assert "yang disetujui adalah yang sedang diperiksa" in answer.content.decode()
    assert "dalam register kasus" not in answer.content.decode()


def test_numbers_and_words_are_confirmed_before_approval(client_of, register, sekretariat, kepala):
    laporan = draft(sekretariat, "Meutia membuka rapat. Dua korban kembali; 417 leaflet.")
    head = client_of(kepala)
    shown = head.get(url(laporan))
    text = shown.content.decode()
    for words in ("“Meutia”", "Dua korban, 417", "sudah saya periksa"):
        assert words in text
    data = {"nomor": "463/1/2026", "tanggal": "30/11/2026", "sidik": shown.context["form"]["sidik"].value()}
    refused = head.post(url(laporan), data)
    assert refused.status_code == 422
    assert "Periksa angka dan kata" in refused.content.decode()
    assert head.post(url(laporan), {**data, "yakin": "on"}).status_code == 302
    assert LaporanTahunan.objects.get().status == StatusLaporan.DISETUJUI


def test_text_without_anything_to_look_at_asks_for_no_confirmation(client_of, sekretariat, kepala):
    laporan = draft(sekretariat, "Sosialisasi berjalan.")
    shown = client_of(kepala).get(url(laporan))
    assert "sudah saya periksa" not in shown.content.decode()
    data = {"nomor": "463/1/2026", "tanggal": "30/11/2026", "sidik": shown.context["form"]["sidik"].value()}
    assert client_of(kepala).post(url(laporan), data).status_code == 302


def test_text_that_changed_after_the_page_was_opened_is_not_approved_unseen(client_of, sekretariat, kepala):
    laporan = draft(sekretariat, "Yang dibaca kepala: tiga korban.")
    head = client_of(kepala)
    seen = head.get(url(laporan)).context["form"]["sidik"].value()
    actions.return_laporan(laporan, catatan="Perbaiki", by=kepala)
    write_bab(laporan, Bab.SITUASI, "Yang belum dibaca: empat korban.", by=sekretariat)
    actions.propose_laporan(laporan, by=sekretariat)
    data = {"nomor": "463/1/2026", "tanggal": "30/11/2026", "sidik": seen, "yakin": "on"}
    refused = head.post(url(laporan), data)
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "berubah sesudah halaman Anda dibuka" in text
    assert "empat korban" in text
    assert "463/1/2026" in text
    again = refused.context["form"]
    assert again["sidik"].value() == periksa(laporan).sidik
    assert not again["yakin"].value()
    with pytest.raises(ActionRefused, match="berubah sesudah"):
        approve(laporan, by=kepala, tanggal=DAY, sidik=seen)
    fresh = {**data, "sidik": again["sidik"].value()}
    assert head.post(url(laporan), fresh).status_code == 302
