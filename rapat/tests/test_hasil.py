"""Lines of the minutes: written once, edited by one at a time, undone with their recommendation."""

import datetime
import uuid
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from anggota.enums import JenisPeristiwa
from anggota.models import Instansi, JejakAudit
from anggota.tests.factories import make_instansi
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together
from gugus_tugas.versi import Conflict, stamp
from rapat import actions
from rapat.actions import rekomendasi as rekomendasi_actions
from rapat.models import Hasil, Rekomendasi, TindakLanjut
from rapat.tests.factories import (
    close,
    make_hasil,
    make_konsep_perkembangan,
    make_perkembangan,
    make_rapat,
    make_rekomendasi,
)
from rapat.tulisan import baca_baris

R = "R Menyusun alur rujukan @Dinsos @Polda #30/9/2026 !tinggi"


@pytest.fixture
def rapat(sekretariat):
    return make_rapat(by=sekretariat)


@pytest.fixture
def line(rapat, sekretariat, polda, dinsos):
    return make_hasil(rapat, R, by=sekretariat)


def read(rapat, text, *agencies):
    return baca_baris(text, instansi=agencies, hari=rapat.tanggal)


def items(row: Rekomendasi) -> list[tuple]:
    rows = row.daftar_tindak_lanjut.order_by("peran", "pk")
    return [(item.instansi.kode, item.peran, item.status, item.tenggat) for item in rows]


def events() -> list[str]:
    return list(JejakAudit.objects.order_by("id").values_list("peristiwa", flat=True))


def test_recommendation_line_makes_a_real_recommendation(line, sekretariat):
    row, due = line.rekomendasi, datetime.date(2026, 9, 30)
    assert (row.nomor, row.uraian, row.prioritas, row.tenggat) == (1, "Menyusun alur rujukan", "tinggi", due)
    assert items(row) == [("dinsos", "penanggung_jawab", "belum", due), ("polda", "pendukung", "belum", due)]
    assert events()[-4:] == ["record_rekomendasi", "assign_tindak_lanjut", "assign_tindak_lanjut", "record_hasil"]


def test_decision_names_agencies_in_the_order_typed_and_makes_no_task(rapat, sekretariat, polda, dinsos):
    row = make_hasil(rapat, "K Laporan tertulis @Polda @Dinsos #1/3/2026", by=sekretariat)
    assert [asked.instansi.kode for asked in row.daftar_penerima.all()] == ["polda", "dinsos"]
    assert row.tenggat == datetime.date(2026, 3, 1)
    assert row.rekomendasi is None
    assert not TindakLanjut.objects.exists()


def test_lines_are_numbered_within_their_meeting(rapat, sekretariat):
    other = make_rapat(by=sekretariat, judul="Lain")
    rows = [make_hasil(where, by=sekretariat) for where in (rapat, other, rapat)]
    assert [row.urutan for row in rows] == [1, 1, 2]


def test_same_line_sent_twice_is_stored_once(rapat, sekretariat, polda, dinsos):
    key = uuid.uuid4()
    first, second = (make_hasil(rapat, R, by=sekretariat, kunci=key) for _ in range(2))
    assert second.is_ulangan
    assert not hasattr(first, "is_ulangan")
    assert (Hasil.objects.count(), Rekomendasi.objects.count(), events().count("record_hasil")) == (1, 1, 1)


@pytest.mark.parametrize("other", ["text", "account", "meeting"])
def test_key_of_a_stored_line_is_taken_for_nothing_else(rapat, sekretariat, kepala, other):
    key = make_hasil(rapat, by=sekretariat).pk
    where = make_rapat(by=sekretariat, judul="Lain") if other == "meeting" else rapat
    text = "I Isi lain" if other == "text" else "I Anggaran sudah cair"
    with pytest.raises(ActionRefused, match="sudah tersimpan dengan isi lain"):
        make_hasil(where, text, by=kepala if other == "account" else sekretariat, kunci=key)
    assert Hasil.objects.count() == 1


@pytest.mark.parametrize(("status", "said"), [("konsep", "masih konsep"), ("selesai", "terkunci")])
def test_meeting_that_is_a_draft_or_closed_takes_no_line(sekretariat, status, said):
    with pytest.raises(ActionRefused, match=said):
        make_hasil(make_rapat(by=sekretariat, status=status), by=sekretariat)
    assert not Hasil.objects.exists()


def test_undo_strikes_the_line_and_takes_the_recommendation_back(line, sekretariat, kepala):
    actions.withdraw_hasil(line, by=kepala)
    row = Hasil.objects.get()
    assert (row.teks, row.dibatalkan_oleh, row.rekomendasi) == ("Menyusun alur rujukan", kepala, None)
    assert not Rekomendasi.objects.exists()
    assert not TindakLanjut.objects.exists()
    assert events()[-2:] == ["withdraw_rekomendasi", "withdraw_hasil"]
    assert JejakAudit.objects.filter(peristiwa="withdraw_rekomendasi").get().objek_kode == "Rekomendasi 1"


def test_undo_twice_does_nothing_more(line, sekretariat):
    actions.withdraw_hasil(line, by=sekretariat)
    actions.withdraw_hasil(line, by=sekretariat)
    assert events().count("withdraw_hasil") == 1


def test_number_of_the_last_is_given_again_one_of_the_middle_leaves_a_gap(rapat, sekretariat, polda, dinsos):
    first, second = (make_hasil(rapat, R, by=sekretariat) for _ in range(2))
    actions.withdraw_hasil(second, by=sekretariat)
    third = make_hasil(rapat, R, by=sekretariat)
    actions.withdraw_hasil(first, by=sekretariat)
    fourth = make_hasil(rapat, R, by=sekretariat)
    assert [third.rekomendasi.nomor, fourth.rekomendasi.nomor] == [2, 3]


@pytest.mark.parametrize("act", ["undo", "edit", "to decision"])
def test_what_an_agency_reported_on_is_no_longer_changed(line, rapat, sekretariat, polda, dinsos, act):
    make_perkembangan(line.rekomendasi.daftar_tindak_lanjut.get(instansi=polda.instansi), by=polda)
    before = (items(line.rekomendasi), list(Hasil.objects.values()))
    text = "K Menyusun alur" if act == "to decision" else "R Menyusun alur @Dinsos"
    change = partial(actions.update_hasil, versi=stamp(line), baris=read(rapat, text, dinsos.instansi))
    with pytest.raises(ActionRefused, match="sudah dilaporkan Polda"):
        (actions.withdraw_hasil if act == "undo" else change)(line, by=sekretariat)
    assert (items(Rekomendasi.objects.get()), list(Hasil.objects.values())) == before


def test_recommendation_that_something_else_points_at_is_kept(line, sekretariat, monkeypatch):
    """Its item is handed to a row of another kind: the database refuses, the person is told why."""

    def protected(self):
        raise rekomendasi_actions.ProtectedError("dipakai", {self})

    monkeypatch.setattr(TindakLanjut, "delete", protected)
    with pytest.raises(ActionRefused, match="sudah dipakai di bagian lain"):
        actions.withdraw_hasil(line, by=sekretariat)
    assert Hasil.objects.get().rekomendasi == line.rekomendasi


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("R Menyusun alur baru @Polda @Dinsos", [("polda", "penanggung_jawab"), ("dinsos", "pendukung")]),
        ("R Menyusun alur baru @Polda", [("polda", "penanggung_jawab")]),
        ("R Menyusun alur baru @Dinkes @Polda", [("dinkes", "penanggung_jawab"), ("polda", "pendukung")]),
    ],
)
def test_edit_rewrites_the_recommendation_and_moves_the_lead(line, rapat, sekretariat, text, left):
    make_instansi(kode="dinkes")
    kept = {item.instansi.kode: item.pk for item in TindakLanjut.objects.all()}
    baris = read(rapat, text, *Instansi.objects.all())
    row = actions.update_hasil(line, by=sekretariat, versi=stamp(line), baris=baris)
    recommendation = Rekomendasi.objects.get()
    assert (recommendation.nomor, recommendation.uraian, recommendation.prioritas) == (
        1,
        "Menyusun alur baru",
        "sedang",
    )
    assert [(kode, peran) for kode, peran, *_ in items(recommendation)] == left
    assert all(item.pk == kept.get(item.instansi.kode, item.pk) for item in TindakLanjut.objects.all())
    assert {item.tenggat for item in TindakLanjut.objects.all()} == {None}
    assert (row.versi, row.diubah_oleh) == (2, sekretariat)
    assert events()[-1] == "update_hasil"


def test_edit_turns_information_into_a_recommendation_and_back(rapat, sekretariat, dinsos):
    row = make_hasil(rapat, by=sekretariat)
    row = actions.update_hasil(
        row, by=sekretariat, versi=stamp(row), baris=read(rapat, "R Menyusun @Dinsos", dinsos.instansi)
    )
    assert row.rekomendasi.nomor == 1
    row = actions.update_hasil(
        row, by=sekretariat, versi=stamp(row), baris=read(rapat, "K Menyusun @Dinsos", dinsos.instansi)
    )
    assert not Rekomendasi.objects.exists()
    assert [asked.instansi.kode for asked in row.daftar_penerima.all()] == ["dinsos"]


def test_two_edits_of_one_line_do_not_overwrite_each_other(rapat, sekretariat, kepala):
    row = make_hasil(rapat, by=sekretariat)
    seen = stamp(row)
    actions.update_hasil(row, by=kepala, versi=seen, baris=read(rapat, "I Punya kepala"))
    with pytest.raises(Conflict) as conflict:
        actions.update_hasil(row, by=sekretariat, versi=seen, baris=read(rapat, "I Punya saya"))
    assert [(c.lama, c.baru) for c in conflict.value.perubahan] == [("I Anggaran sudah cair", "I Punya kepala")]
    assert Hasil.objects.get().teks == "Punya kepala"


def test_undone_line_is_not_edited(rapat, sekretariat):
    row = actions.withdraw_hasil(make_hasil(rapat, by=sekretariat), by=sekretariat)
    with pytest.raises(ActionRefused, match="sudah dibatalkan"):
        actions.update_hasil(row, by=sekretariat, versi=stamp(row), baris=read(rapat, "I Lain"))


@pytest.mark.parametrize(
    "values",
    [
        {"jenis": "berita"},
        {"teks": ""},
        {"jenis": "rekomendasi"},
        {"dibatalkan_pada": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)},
    ],
)
def test_database_refuses_a_line_that_cannot_be(rapat, sekretariat, values):
    make_hasil(rapat, by=sekretariat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hasil.objects.update(**values)


def test_recommendation_of_the_form_is_no_line_and_stays_as_it_is(rapat, sekretariat, polda):
    make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    assert not Hasil.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_note_takers_of_200_lines_each_lose_none(sekretariat, kepala, dinsos):
    rapat = make_rapat(by=sekretariat)
    keys = {who: [uuid.uuid4() for _ in range(200)] for who in (sekretariat, kepala)}

    def write(who):
        for number, key in enumerate(keys[who]):
            letter = "R" if number % 10 == 0 else "I"
            text = f"{letter} {who.nama_pengguna} {number}" + (" @Dinsos" if letter == "R" else "")
            for _ in range(2 if number % 7 == 0 else 1):  # an answer was lost on the way: the same line again
                make_hasil(rapat, text, by=who, kunci=key)

    assert run_together(partial(write, sekretariat), partial(write, kepala)) == []
    rows = list(Hasil.objects.order_by("urutan"))
    assert [row.urutan for row in rows] == list(range(1, 401))
    assert {row.pk for row in rows} == {*keys[sekretariat], *keys[kepala]}
    for who, mine in keys.items():  # each in the order in which it was written
        assert [row.pk for row in rows if row.dicatat_oleh == who] == mine
    assert sorted(Rekomendasi.objects.values_list("nomor", flat=True)) == list(range(1, 41))
    assert JejakAudit.objects.filter(peristiwa=JenisPeristiwa.RECORD_HASIL).count() == 400


@pytest.mark.django_db(transaction=True)
def test_line_written_while_the_meeting_is_closed_is_in_the_minutes_or_refused(sekretariat, kepala, dinsos):
    rapat = make_rapat(by=sekretariat, status="berlangsung")
    printed = []

    def shut():
        close(rapat, by=kepala, cetak=lambda html: printed.append(html) or b"%PDF-")

    def write():
        for number in range(30):
            make_hasil(rapat, f"I Baris ke-{number} selesai", by=sekretariat)

    failures = run_together(shut, write)
    assert all(isinstance(failure, ActionRefused) and "terkunci" in str(failure) for failure in failures)
    assert Hasil.objects.count() == printed[0].count("Baris ke-")


@pytest.mark.django_db(transaction=True)
def test_lines_of_several_meetings_meet_no_deadlock(sekretariat, kepala, dinsos):
    meetings = [make_rapat(by=sekretariat, judul=title) for title in "abc"]

    def write(rapat):
        for number in range(10):
            row = make_hasil(rapat, f"R Langkah {number} @Dinsos", by=sekretariat)
            if number % 3 == 0:
                actions.update_hasil(row, by=kepala, versi=stamp(row), baris=read(rapat, "I Langkah"))
            if number % 3 == 1:
                actions.withdraw_hasil(row, by=kepala)

    assert run_together(*[partial(write, rapat) for rapat in meetings]) == []
    assert Rekomendasi.objects.count() == 9


def test_comma_mended_in_a_line_does_not_undo_what_the_register_says_since(
    line, rapat, sekretariat, kepala, polda, dinsos
):
    row = line.rekomendasi
    actions.update_rekomendasi(
        row, by=kepala, versi=stamp(row), uraian="Menyusun alur rujukan terpadu", tenggat=datetime.date(2026, 12, 31)
    )
    text = "R Menyusun alur rujukan, @Dinsos @Polda #30/9/2026 !sedang"
    fresh = Hasil.objects.get()
    actions.update_hasil(
        fresh, by=sekretariat, versi=stamp(fresh), baris=read(rapat, text, dinsos.instansi, polda.instansi)
    )
    row.refresh_from_db()
    # The priority was typed anew; the words (but for the comma) and the date were not.
    kept = "Menyusun alur rujukan terpadu", datetime.date(2026, 12, 31)
    assert (row.uraian, row.tenggat, row.prioritas) == (*kept, "sedang")


def test_draft_that_an_agency_began_does_not_keep_a_mistaken_line(line, sekretariat, dinsos):
    make_konsep_perkembangan(TindakLanjut.objects.get(instansi=dinsos.instansi), by=dinsos, tindakan="baru mulai")
    actions.withdraw_hasil(line, by=sekretariat)
    assert not Rekomendasi.objects.exists()


def test_meeting_that_is_cancelled_leaves_no_recommendation(rapat, line, sekretariat, dinsos):
    make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=rapat)  # by the form
    actions.cancel_rapat(rapat, by=sekretariat, alasan="bentrok")
    assert not Rekomendasi.objects.exists()
    assert Hasil.objects.get().dibatalkan_pada


def test_meeting_is_not_cancelled_under_an_agency_that_reported(rapat, line, sekretariat, dinsos):
    make_perkembangan(TindakLanjut.objects.get(instansi=dinsos.instansi), by=dinsos)
    with pytest.raises(ActionRefused, match="sudah dilaporkan"):
        actions.cancel_rapat(rapat, by=sekretariat, alasan="bentrok")
    rapat.refresh_from_db()
    assert (rapat.status, Rekomendasi.objects.count(), Hasil.objects.get().dibatalkan_pada) == ("terjadwal", 1, None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("R Menyusun alur rujukan, @Dinsos #30/9/2026", ["dinsos", "polda"]),
        ("R Menyusun alur rujukan @Dinsos @Dinkes #30/9/2026", ["dinsos", "dinkes", "polda"]),
        ("R Menyusun alur rujukan @Dinkes #30/9/2026", ["dinkes", "polda"]),
    ],
)
def test_line_mended_keeps_the_agency_that_the_register_asked_with_its_own_date(
    rapat, sekretariat, polda, dinsos, text, asked
):
    make_instansi(kode="dinkes")
    row, own = (
        make_hasil(rapat, "R Menyusun alur rujukan @Dinsos #30/9/2026", by=sekretariat),
        datetime.date(2026, 12, 1),
    )
    actions.add_instansi(row.rekomendasi, by=sekretariat, instansi=polda.instansi, tenggat=own)
    actions.update_hasil(row, by=sekretariat, versi=stamp(row), baris=read(rapat, text, *Instansi.objects.all()))
    due = datetime.date(2026, 9, 30)
    assert {(kode, peran, day) for kode, peran, _, day in items(Rekomendasi.objects.get())} == {
        (kode, "pendukung" if n else "penanggung_jawab", own if kode == "polda" else due)
        for n, kode in enumerate(asked)
    }


@pytest.mark.parametrize("act", ["undo", "cancel"])
def test_recommendation_that_was_mended_in_the_register_is_taken_back_as_any_other(
    line, rapat, sekretariat, kepala, act
):
    actions.update_rekomendasi(
        line.rekomendasi, by=kepala, versi=stamp(line.rekomendasi), uraian="Menyusun alur terpadu"
    )
    if act == "undo":
        actions.withdraw_hasil(line, by=sekretariat)
    else:
        actions.cancel_rapat(rapat, by=sekretariat, alasan="bentrok")
    assert not Rekomendasi.objects.exists()
    assert Hasil.objects.get().dibatalkan_pada
