"""The meeting is held before what it asked for: so a change stands in its kept minutes or comes after them, and nobody deadlocks."""

import datetime

import pytest
from django.db.models import QuerySet

from anggota.tests.factories import make_instansi, make_keanggotaan, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import stamp
from rapat import actions
from rapat.models import Rapat, Rekomendasi, RiwayatRekomendasi, TindakLanjut
from rapat.tests.factories import (
    close,
    make_hasil,
    make_penyerahan,
    make_perkembangan,
    make_rapat,
    make_rekomendasi,
)

ALASAN = "Salah ketik pada notulen"
ORDER = [Rapat, Rekomendasi, TindakLanjut]


@pytest.fixture
def rapat(sekretariat):
    return make_rapat(by=sekretariat, status="berlangsung")


@pytest.fixture
def row(rapat, sekretariat, polda, dinsos):
    return make_rekomendasi(
        by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi], rapat=rapat, berulang_bulan=3
    )


@pytest.fixture
def held(monkeypatch):
    """The models whose rows an act locks, in their order."""
    seen, lock = [], QuerySet.select_for_update
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **how: seen.append(rows.model) or lock(rows, **how))
    return seen


def finish(row, *, cast):
    for item in row.daftar_tindak_lanjut.all():
        note = make_perkembangan(item, by=cast["polda"], with_file=False)
        actions.verify_tindak_lanjut(note, by=cast["kepala"], hasil="sesuai")


def _withdraw_instansi(row, cast):
    item = row.daftar_tindak_lanjut.get(instansi=cast["dinsos"].instansi)
    return lambda: actions.withdraw_instansi(item, by=cast["sekretariat"], alasan=ALASAN)


def _open_putaran(row, cast):
    finish(row, cast=cast)
    return lambda: actions.open_putaran(row, by=cast["sekretariat"])


def _reassign(row, cast):
    item, other = row.daftar_tindak_lanjut.first(), make_instansi()
    return lambda: actions.reassign_tindak_lanjut(item, by=cast["sekretariat"], instansi=other, alasan=ALASAN)


def _verify_penyerahan(row, cast):
    asked, other = make_penyerahan(row.daftar_tindak_lanjut.first(), by=cast["polda"]), make_instansi()
    return lambda: actions.verify_penyerahan(asked, by=cast["sekretariat"], status="diterima", instansi=other)


def _carry_out_sk(row, cast):
    old = make_sk(by=cast["kepala"], nomor="1", berlaku_mulai=datetime.date(2020, 1, 1))
    make_keanggotaan(sk=old, instansi=cast["polda"].instansi)
    new = make_sk(by=cast["kepala"], nomor="2", berlaku_mulai=datetime.date(2026, 3, 1), mencabut=old)
    make_keanggotaan(sk=new, instansi=cast["dinsos"].instansi)
    make_keanggotaan(sk=new, instansi=(other := make_instansi()))
    given = {item.pk: other for item in row.daftar_tindak_lanjut.filter(instansi=cast["polda"].instansi)}
    return lambda: actions.carry_out_sk(new, by=cast["kepala"], penerima=given)


def _update_hasil(row, cast):
    line = make_hasil(row.rapat, "R Menyusun alur @POLDA", by=cast["sekretariat"])
    return lambda: actions.withdraw_hasil(line, by=cast["sekretariat"])


ACTS = {
    "update": lambda row, cast: (
        lambda: actions.update_rekomendasi(
            row, by=cast["sekretariat"], versi=stamp(row), uraian="Lain", tenggat=datetime.date(2029, 1, 1)
        )
    ),
    "add": lambda row, cast: lambda: actions.add_instansi(row, by=cast["sekretariat"], instansi=make_instansi()),
    "withdraw": _withdraw_instansi,
    "putaran": _open_putaran,
    "reassign": _reassign,
    "penyerahan": _verify_penyerahan,
    "sk": _carry_out_sk,
    "hasil": _update_hasil,
    "agenda": lambda row, cast: lambda: actions.add_agenda(row.rapat, by=cast["sekretariat"], judul="Lain", menit=5),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_whoever_writes_holds_the_meeting_first(request, cast, row, act):
    carry_out = act(Rekomendasi.objects.get(pk=row.pk), cast)
    held = request.getfixturevalue("held")
    carry_out()
    places = [ORDER.index(model) for model in dict.fromkeys(held) if model in ORDER]
    assert places[0] == 0
    assert places == sorted(places)


def test_change_typed_before_the_closing_is_for_the_head_with_a_reason(row, rapat, sekretariat, kepala):
    """Page and view saw an open meeting; by the time the act holds it, its minutes are kept."""
    row = Rekomendasi.objects.select_related("rapat").get(pk=row.pk)
    values = {"versi": stamp(row), "uraian": "Menyusun alur satu pintu"}
    close(rapat, by=sekretariat)
    with pytest.raises(ActionRefused, match="hanya kepala sekretariat"):
        actions.update_rekomendasi(row, by=sekretariat, alasan=ALASAN, **values)
    with pytest.raises(ActionRefused, match="Tulis alasan"):
        actions.update_rekomendasi(row, by=kepala, **values)
    actions.update_rekomendasi(row, by=kepala, alasan=ALASAN, **values)
    assert set(RiwayatRekomendasi.objects.values_list("alasan", flat=True)) == {ALASAN}


def test_page_that_met_the_closing_keeps_what_was_typed_and_has_room_for_the_reason(
    client_of, monkeypatch, row, rapat, sekretariat, kepala
):
    page, address = client_of(kepala), f"/rekomendasi/{row.nomor}/ubah/"
    form = page.get(address).context["form"]
    typed = {"versi": form["versi"].value(), "uraian": "Menyusun alur satu pintu", "prioritas": "sedang", "alasan": ""}
    update = actions.update_rekomendasi

    def closed_just_now(*args, **values):
        close(rapat, by=sekretariat)
        monkeypatch.setattr(actions, "update_rekomendasi", update)
        return update(*args, **values)

    monkeypatch.setattr(actions, "update_rekomendasi", closed_just_now)
    answer = page.post(address, typed)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Tulis alasan perubahan ini" in html
    assert "Menyusun alur satu pintu" in html
    assert 'name="alasan"' in html
    assert page.post(address, {**typed, "alasan": ALASAN}).status_code == 302


def test_what_a_colleague_took_away_just_now_is_told_not_thrown(row, rapat, sekretariat, polda, dinsos):
    item = row.daftar_tindak_lanjut.get(instansi=dinsos.instansi)
    stale = TindakLanjut.objects.get(pk=item.pk)
    actions.withdraw_instansi(item, by=sekretariat, alasan=ALASAN)
    with pytest.raises(ActionRefused, match="sudah dicabut"):
        actions.report_progress(stale, by=dinsos, usulan="proses", tindakan="dikerjakan")
    draft = make_rapat(by=sekretariat, status="konsep")
    gone = Rapat.objects.get(pk=draft.pk)
    actions.withdraw_rapat(draft, by=sekretariat)
    for act in (
        lambda: actions.cancel_rapat(gone, by=sekretariat, alasan=ALASAN),
        lambda: actions.change_status_rapat(gone, to="terjadwal", by=sekretariat),
        lambda: actions.record_kehadiran(gone, by=sekretariat, daftar=[]),
        lambda: actions.add_agenda(gone, by=sekretariat, judul="Lain", menit=5),
    ):
        with pytest.raises(ActionRefused, match="sudah dihapus"):
            act()
    planned = make_rapat(by=sekretariat)
    asked = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=planned)
    actions.cancel_rapat(planned, by=sekretariat, alasan=ALASAN)
    with pytest.raises(ActionRefused, match="sudah dibatalkan"):
        actions.add_instansi(asked, by=sekretariat, instansi=dinsos.instansi)


def test_agency_that_lost_the_item_just_now_neither_reports_nor_hands_over(row, sekretariat, polda):
    item = row.daftar_tindak_lanjut.get(instansi=polda.instansi)
    actions.reassign_tindak_lanjut(item, by=sekretariat, instansi=make_instansi(), alasan=ALASAN)
    for act in (
        lambda: actions.report_progress(item, by=polda, usulan="proses", tindakan="dikerjakan"),
        lambda: actions.record_penyerahan(item, by=polda, alasan=ALASAN),
    ):
        with pytest.raises(ActionRefused, match="dialihkan kepada"):
            act()
