"""Closing a meeting, opening it again, its kept minutes; quorum, carried work, and who stayed away."""

import datetime
import hashlib
from pathlib import Path

import pytest

from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi, make_keanggotaan, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.tests.pdf_structure import pdf_faults, text_of
from rapat import actions
from rapat.absen import daftar_absen, teguran_html
from rapat.bawaan import dibawa_ke
from rapat.kuorum import Kuorum, hitung_kuorum
from rapat.models import Notulen, Rapat
from rapat.naskah import notulen_html
from rapat.tests.factories import close, make_absen, make_hasil, make_perkembangan, make_rapat, make_rekomendasi

BYTES = b"%PDF-1.7 rekaan"


@pytest.fixture
def rapat(sekretariat):
    return make_rapat(by=sekretariat, status="berlangsung")


def test_closing_keeps_the_printed_bytes_sealed_with_their_fingerprint(rapat, sekretariat, settings):
    row = close(rapat, by=sekretariat, cetak=lambda html: BYTES)
    assert Rapat.objects.get().status == "selesai"
    assert (row.versi, row.pimpinan, row.notulis) == (1, "Pemimpin Rekaan", "Notulis Rekaan")
    assert row.sidik == hashlib.sha256(BYTES).hexdigest()
    stored = Path(settings.MEDIA_ROOT, row.berkas.name)
    assert BYTES not in stored.read_bytes()
    assert "notulen/" in row.berkas.name
    assert actions.export_notulen(rapat, by=sekretariat, notulen=row) == BYTES
    assert JejakAudit.objects.filter(peristiwa="close_rapat").get().alasan == "versi 1"


def test_kept_minutes_that_were_changed_on_the_disk_are_not_given_out(rapat, sekretariat):
    row = close(rapat, by=sekretariat, cetak=lambda html: BYTES)
    Notulen.objects.update(sidik="0" * 64)
    row.refresh_from_db()
    with pytest.raises(ActionRefused, match="tidak sama dengan yang disimpan"):
        actions.export_notulen(rapat, by=sekretariat, notulen=row)


@pytest.mark.parametrize("status", ["konsep", "terjadwal", "selesai"])
def test_only_a_running_meeting_is_closed(sekretariat, status):
    rapat = make_rapat(by=sekretariat, status=status)
    with pytest.raises(ActionRefused):
        actions.close_rapat(rapat, by=sekretariat, pimpinan="a", notulis="b")
    assert Rapat.objects.get().status == status
    assert not Notulen.objects.exists()


def test_meeting_stays_open_when_its_pdf_fails(rapat, sekretariat, settings):
    def fail(html):
        raise PdfFailed("PDF gagal dibuat.")

    with pytest.raises(PdfFailed):
        close(rapat, by=sekretariat, cetak=fail)
    assert Rapat.objects.get().status == "berlangsung"
    assert not Notulen.objects.exists()
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_closed_minutes_take_no_write(sekretariat, polda):
    rapat, seat = make_rapat(by=sekretariat), make_keanggotaan(sk=make_sk(by=sekretariat))
    line = make_hasil(rapat, by=sekretariat)
    close(rapat, by=sekretariat)
    for act in (
        lambda: make_hasil(rapat, by=sekretariat),
        lambda: actions.withdraw_hasil(line, by=sekretariat),
        lambda: actions.update_hasil(line, by=sekretariat, versi="", baris=None),
        lambda: make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat),
        lambda: actions.record_kehadiran(rapat, by=sekretariat, daftar=[{"keanggotaan": seat, "status": "hadir"}]),
    ):
        with pytest.raises(ActionRefused, match="terkunci"):
            act()


def test_reopening_needs_a_reason_and_closes_again_as_the_next_version(rapat, sekretariat, kepala):
    close(rapat, by=sekretariat, cetak=lambda html: BYTES)
    with pytest.raises(ActionRefused, match="alasan"):
        actions.reopen_rapat(rapat, by=kepala, alasan="  ")
    actions.reopen_rapat(rapat, by=kepala, alasan="satu keputusan tertinggal")
    first = Notulen.objects.get()
    assert (first.alasan_buka, first.dibuka_oleh, Rapat.objects.get().status) == (
        "satu keputusan tertinggal",
        kepala,
        "berlangsung",
    )
    assert JejakAudit.objects.filter(peristiwa="reopen_rapat").get().alasan == "satu keputusan tertinggal"
    make_hasil(rapat, "K Tertinggal", by=sekretariat)
    second = actions.close_rapat(rapat, by=sekretariat, pimpinan="Lain", notulis="Lain")
    assert second.versi == 2
    assert list(Notulen.objects.berlaku()) == [second]
    assert actions.export_notulen(rapat, by=sekretariat, notulen=first) == BYTES


def test_open_meeting_is_not_opened_again(rapat, kepala):
    with pytest.raises(ActionRefused, match="tidak tertutup"):
        actions.reopen_rapat(rapat, by=kepala, alasan="x")


@pytest.mark.parametrize(
    ("came", "seats", "reached"),
    [(0, 0, False), (0, 2, False), (1, 2, False), (2, 2, True), (11, 23, False), (12, 23, True)],
)
def test_quorum_is_more_than_half(came, seats, reached):
    assert Kuorum(came, seats).is_tercapai is reached


def test_quorum_is_said_in_a_sentence():
    assert Kuorum(12, 23).kalimat == "12 dari 23 kursi hadir atau diwakili; kuorum (lebih dari setengah) tercapai."
    assert "belum tercapai" in Kuorum(11, 23).kalimat
    assert "tidak dapat dihitung" in Kuorum(0, 0).kalimat


def test_quorum_counts_the_seats_of_that_day_and_this_meeting_alone(sekretariat):
    rapat, other, sk = make_rapat(by=sekretariat), make_rapat(by=sekretariat, judul="Lain"), make_sk(by=sekretariat)
    seats = [make_keanggotaan(sk=sk) for _ in range(4)]
    states = ("hadir", "diwakili", "izin", "tanpa_kabar")
    answers = [
        {"keanggotaan": seat, "status": state, "nama_wakil": "W" if state == "diwakili" else ""}
        for seat, state in zip(seats, states, strict=True)
    ]
    actions.record_kehadiran(rapat, by=sekretariat, daftar=answers)
    actions.record_kehadiran(other, by=sekretariat, daftar=[{"keanggotaan": seat, "status": "hadir"} for seat in seats])
    assert hitung_kuorum(rapat) == Kuorum(2, 4, 4)


def test_unfinished_work_is_carried_on_once_and_a_past_meeting_shows_what_was_open_then(
    sekretariat, kepala, polda, dinsos
):
    days = [datetime.date(2026, month, 12) for month in (2, 5, 8)]
    first, second, third = (
        make_rapat(by=sekretariat, jenis="triwulan", triwulan=n, tanggal=day) for n, day in enumerate(days, 1)
    )
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi], rapat=first)
    make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=third)
    assert dibawa_ke(first, user=sekretariat) == []
    carried = dibawa_ke(second, user=sekretariat)
    assert [(b.rekomendasi, b.asal, [i.instansi.kode for i in b.daftar_butir]) for b in carried] == [
        (row, "dibawa dari rapat I/2026", ["polda", "dinsos"])
    ]
    note = make_perkembangan(row.daftar_tindak_lanjut.get(instansi=polda.instansi), by=polda)
    actions.verify_tindak_lanjut(note, by=kepala, hasil="sesuai")  # today, after both meetings
    assert [len(b.daftar_butir) for b in dibawa_ke(second, user=sekretariat)] == [2]
    row.daftar_tindak_lanjut.filter(instansi=polda.instansi).update(
        selesai_pada=datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)
    )
    assert [[i.instansi.kode for i in b.daftar_butir] for b in dibawa_ke(third, user=sekretariat)] == [["dinsos"]]


def test_agency_without_a_word_twice_in_a_row_is_listed(sekretariat, polda):
    meetings = make_absen(polda.instansi, by=sekretariat)
    (absen,) = daftar_absen(sekretariat)
    assert (absen.instansi, absen.rapat_terlewat) == (polda.instansi, meetings)


@pytest.mark.parametrize("state", ["hadir", "diwakili", "izin", ""])
def test_one_answer_in_the_last_two_is_enough(sekretariat, kepala, polda, state):
    last = make_absen(polda.instansi, by=sekretariat)[-1]
    actions.reopen_rapat(last, by=kepala, alasan="keliru dicatat")
    seat = last.daftar_kehadiran.get().keanggotaan
    name = "W" if state == "diwakili" else ""
    actions.record_kehadiran(last, by=sekretariat, daftar=[{"keanggotaan": seat, "status": state, "nama_wakil": name}])
    close(Rapat.objects.get(pk=last.pk), by=sekretariat)
    assert daftar_absen(sekretariat) == []


def test_second_seat_that_came_speaks_for_the_agency(sekretariat, kepala, polda):
    last = make_absen(polda.instansi, by=sekretariat)[-1]
    actions.reopen_rapat(last, by=kepala, alasan="kursi kedua")
    seat = make_keanggotaan(sk=last.daftar_kehadiran.get().keanggotaan.sk, instansi=polda.instansi)
    actions.record_kehadiran(last, by=sekretariat, daftar=[{"keanggotaan": seat, "status": "hadir"}])
    close(Rapat.objects.get(pk=last.pk), by=sekretariat)
    assert daftar_absen(sekretariat) == []


def test_meeting_not_held_yet_or_of_another_kind_is_no_absence(sekretariat, kepala, polda):
    last = make_absen(polda.instansi, by=sekretariat)[-1]
    actions.reopen_rapat(last, by=kepala, alasan="belum selesai")
    assert daftar_absen(sekretariat) == []


def test_printed_minutes_hold_everything_and_keep_the_promises_of_a_document(sekretariat, polda, dinsos):
    earlier = make_rapat(by=sekretariat, jenis="triwulan", triwulan=4, tanggal=datetime.date(2025, 11, 3), judul="Lama")
    make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=earlier, uraian="Pekerjaan lama")
    rapat, sk = make_rapat(by=sekretariat), make_sk(by=sekretariat)
    seat = make_keanggotaan(sk=sk, jabatan_dinas="Kepala Rekaan")
    make_keanggotaan(sk=sk, jabatan_dinas="Kursi Kosong")
    actions.record_kehadiran(
        rapat, by=sekretariat, daftar=[{"keanggotaan": seat, "status": "diwakili", "nama_wakil": "Wakil Rekaan"}]
    )
    make_hasil(rapat, "I Anggaran sudah cair", by=sekretariat)
    make_hasil(rapat, "K Laporan tertulis @Polda #1/3/2026", by=sekretariat)
    make_hasil(rapat, "R Menyusun alur @Dinsos @Polda #30/9/2026 !tinggi", by=sekretariat)
    actions.withdraw_hasil(make_hasil(rapat, "I Salah dengar", by=sekretariat), by=sekretariat)
    draft = render_pdf(notulen_html(rapat, None, user=sekretariat))
    assert pdf_faults(draft) == []
    text = " ".join(" ".join(text_of(draft)).split())
    for said in (
        "Kamis, 12 Februari 2026", "1 dari 2 kursi hadir atau diwakili", "Anggaran sudah cair",
        "Laporan tertulis (Polda; paling lambat 1 Maret 2026)",
        "Menyusun alur (prioritas tinggi)", "Dinsos; pendukung Polda", "30 September 2026", "Pekerjaan lama", "dibawa dari rapat IV/2025",
        "Diwakili oleh Wakil Rekaan", "belum dicatat", "KONSEP",
    ):  # fmt: skip
        assert said in text, said
    assert "Salah dengar" not in text
    row = close(rapat, by=sekretariat, cetak=render_pdf)
    with row.berkas.open("rb") as kept:
        final = " ".join(" ".join(text_of(kept.read())).split())
    assert "KONSEP" not in final
    assert "Versi 1" in final
    assert "Pemimpin Rekaan" in final


def test_reminder_letter_names_both_meetings(sekretariat, polda):
    make_absen(polda.instansi, by=sekretariat)
    content = render_pdf(teguran_html(daftar_absen(sekretariat)[0]))
    assert pdf_faults(content) == []
    text = " ".join(" ".join(text_of(content)).split())
    assert polda.instansi.nama in text
    assert "Kamis, 12 Februari 2026" in text
    assert "Selasa, 12 Mei 2026" in text


def test_agencies_come_in_the_order_of_their_names(sekretariat):
    sk, second, first = make_sk(by=sekretariat), make_instansi(nama="Zeta"), make_instansi(nama="Alfa")
    seats = [make_keanggotaan(sk=sk, instansi=agency) for agency in (second, first)]
    for triwulan, month in ((1, 2), (2, 5)):
        rapat = make_rapat(by=sekretariat, jenis="triwulan", triwulan=triwulan, tanggal=datetime.date(2026, month, 1))
        actions.record_kehadiran(
            rapat, by=sekretariat, daftar=[{"keanggotaan": s, "status": "tanpa_kabar"} for s in seats]
        )
        close(rapat, by=sekretariat)
    assert [absen.instansi.nama for absen in daftar_absen(sekretariat)] == ["Alfa", "Zeta"]
