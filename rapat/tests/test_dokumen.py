"""The papers of a meeting: real PDFs, read back; and what is refused."""

import datetime
import re

import pytest

from anggota.models import Pejabat
from anggota.tests.factories import make_keanggotaan, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.pdf_structure import pdf_faults, text_of
from gugus_tugas.versi import stamp
from rapat import actions, dokumen
from rapat.models import Rapat, UndanganRapat
from rapat.tests.factories import make_agenda, make_rapat, make_undangan

DAY = datetime.date(2026, 2, 12)
LETTER = {
    "nomor_surat": "005/77/2026", "tanggal_surat": "29/1/2026", "sifat": "penting", "penanda_jabatan": "Kepala Dinas Contoh",
    "penanda_nama": "Pejabat Contoh", "penanda_nip": "", "tamu": "Ketua Forum Anak\n\nKepala BP3MI",
}  # fmt: skip


@pytest.fixture
def seats(sekretariat):
    old = make_sk(
        by=sekretariat,
        berlaku_mulai=datetime.date(2010, 1, 1),
        tanggal=datetime.date(2010, 1, 1),
        berlaku_sampai=datetime.date(2018, 7, 31),
    )
    make_keanggotaan(sk=old, jabatan_dinas="Kepala Dinas Lama")
    sk = make_sk(by=sekretariat)
    rows = [make_keanggotaan(sk=sk, jabatan_dinas=f"Kepala Kantor {n:02d}") for n in range(1, 41)]
    Pejabat.objects.create(keanggotaan=rows[0], nama="Rekaan Satu", mulai=sk.berlaku_mulai)
    return rows


@pytest.fixture
def rapat(sekretariat):
    row = make_rapat(by=sekretariat, judul="Rapat Uji", mulai=datetime.time(9), selesai=datetime.time(12))
    make_agenda(row, by=sekretariat, judul="Alur rujukan malam", menit=30)
    return row


def with_letter(rapat, by, **values) -> Rapat:
    make_undangan(rapat, by=by, **values)
    return Rapat.objects.select_related("undangan").get(pk=rapat.pk)


def flat(pages) -> str:
    return re.sub(r"\s+", " ", " ".join(pages))


def test_letter_names_offices_of_that_day_guests_and_agenda(client_of, rapat, seats, sekretariat):
    client_of(sekretariat).post(f"/rapat/{rapat.pk}/undangan/", LETTER)
    response = client_of(sekretariat).get(f"/rapat/{rapat.pk}/undangan/pdf/")
    assert response["Content-Type"] == "application/pdf"
    assert "undangan-rapat-2026-02-12.pdf" in response["Content-Disposition"]
    assert pdf_faults(response.content) == []
    text = flat(text_of(response.content))
    for part in ("005/77/2026", "29 Januari 2026", "Kamis, 12 Februari 2026", "Kepala Kantor 01", "Kepala Kantor 40", "Ketua Forum Anak",
                 "Kepala BP3MI", "Alur rujukan malam", "09.00–09.30", "Pejabat Contoh", "Lampiran II"):  # fmt: skip
        assert part in text, part
    assert "Kepala Dinas Lama" not in text
    assert "Rekaan Satu" not in text  # offices are invited, not persons


def test_function_for_who_sends_it_on_gives_the_same_paper(rapat, seats, sekretariat, polda):
    rapat = with_letter(rapat, sekretariat)
    assert dokumen.undangan_pdf(rapat, polda) == dokumen.undangan_pdf(rapat, sekretariat)


def test_attendance_list_repeats_its_head_and_has_room_for_all(client_of, rapat, seats, sekretariat):
    rapat = with_letter(rapat, sekretariat, tamu="Ketua Forum Anak")
    content = client_of(sekretariat).get(f"/rapat/{rapat.pk}/daftar-hadir/pdf/").content
    assert pdf_faults(content) == []
    pages = text_of(content)
    assert len(pages) > 1
    assert all("Tanda tangan" in page for page in pages)
    assert all(part in flat(pages) for part in ("Rekaan Satu", "Kepala Kantor 40", "Ketua Forum Anak"))


def test_agenda_is_a_paper_of_its_own(client_of, rapat, polda):
    content = client_of(polda).get(f"/rapat/{rapat.pk}/agenda/pdf/").content
    assert pdf_faults(content) == []
    assert "Alur rujukan malam" in flat(text_of(content))


@pytest.mark.parametrize(
    ("status", "has_letter", "has_seats", "message"),
    [
        ("konsep", True, True, "masih konsep"),
        ("batal", False, True, "dibatalkan"),
        ("terjadwal", False, True, "Undangan belum dibuat"),
        ("terjadwal", True, False, "Tidak ada kursi yang diundang"),
    ],
)
def test_refusals_say_what_is_missing(client_of, sekretariat, request, status, has_letter, has_seats, message):
    rapat = make_rapat(by=sekretariat, status=status)
    if has_seats:
        request.getfixturevalue("seats")
    if has_letter:
        make_undangan(rapat, by=sekretariat)
    response = client_of(sekretariat).get(f"/rapat/{rapat.pk}/undangan/pdf/", follow=True)
    assert response.redirect_chain == [(f"/rapat/{rapat.pk}/", 302)]
    assert message in response.content.decode()


def test_empty_agenda_gives_no_paper(client_of, sekretariat):
    rapat = make_rapat(by=sekretariat)
    response = client_of(sekretariat).get(f"/rapat/{rapat.pk}/agenda/pdf/", follow=True)
    assert "masih kosong" in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"nomor_surat": ""}, "Nomor surat"),
        ({"tanggal_surat": "kapan"}, "Tulis tanggal"),
        ({"sifat": "x"}, "x"),
        ({"penanda_nama": " "}, "Nama"),
    ],
)
def test_faults_keep_what_was_typed(client_of, rapat, sekretariat, changes, message):
    response = client_of(sekretariat).post(f"/rapat/{rapat.pk}/undangan/", {**LETTER, **changes})
    assert response.status_code == 422
    assert message in response.content.decode()
    assert 'value="Kepala Dinas Contoh"' in response.content.decode()
    assert not UndanganRapat.objects.exists()


def test_number_of_another_letter_is_refused_and_the_signatory_remembered(client_of, rapat, sekretariat):
    client_of(sekretariat).post(f"/rapat/{rapat.pk}/undangan/", LETTER)
    other = make_rapat(by=sekretariat)
    page = client_of(sekretariat).get(f"/rapat/{other.pk}/undangan/").content.decode()
    assert 'value="Kepala Dinas Contoh"' in page
    assert "005/77/2026" not in page
    response = client_of(sekretariat).post(f"/rapat/{other.pk}/undangan/", LETTER)
    assert "Nomor surat ini sudah dipakai untuk undangan rapat lain." in response.content.decode()


def test_letter_is_changed_by_one_at_a_time_and_not_after_the_meeting(client_of, rapat, sekretariat, kepala):
    letter = make_undangan(rapat, by=sekretariat)
    old = {**LETTER, "versi": stamp(letter)}
    actions.record_undangan(rapat, by=kepala, versi=stamp(letter), penanda_nama="Pejabat Lain")
    response = client_of(sekretariat).post(f"/rapat/{rapat.pk}/undangan/", old)
    assert response.status_code == 409
    assert "Pejabat Lain" in response.content.decode()
    Rapat.objects.update(status="selesai")
    letter.refresh_from_db()
    with pytest.raises(ActionRefused, match="tidak diubah lagi"):
        actions.record_undangan(rapat, by=kepala, versi=stamp(letter), penanda_nama="x")


def test_checklist_tells_what_is_ready(client_of, rapat, seats, sekretariat, polda):
    page = client_of(sekretariat).get(f"/rapat/{rapat.pk}/")
    assert [(row.judul, row.keadaan) for row in page.context["persiapan"]] == [
        ("Jadwal", "Siap"), ("Agenda", "Siap"), ("Undangan", "Belum"), ("Daftar hadir", "Siap"),
    ]  # fmt: skip
    assert "1 butir, 30 menit, selesai sekitar 09.30" in page.content.decode()
    with_letter(rapat, sekretariat)
    assert all(row.keadaan == "Siap" for row in client_of(sekretariat).get(f"/rapat/{rapat.pk}/").context["persiapan"])
    assert [row.judul for row in client_of(polda).get(f"/rapat/{rapat.pk}/").context["persiapan"]] == [
        "Agenda",
        "Undangan",
    ]
