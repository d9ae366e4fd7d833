"""A recommendation is never without an owner, and nothing is due or done before it was asked: whoever writes, and on both databases."""

import datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from anggota.tests.factories import make_instansi
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import stamp
from rapat import actions
from rapat.actions.rekomendasi import amend_rekomendasi
from rapat.enums import PeranInstansi
from rapat.models import Perkembangan, Rekomendasi, TindakLanjut
from rapat.tests.factories import make_perkembangan, make_rapat, make_rekomendasi, make_tindak_lanjut
from rapat.tests.test_models import assert_both_doors_refuse

HARI = datetime.date(2026, 2, 5)
SEBELUM = HARI - datetime.timedelta(days=1)


@pytest.fixture
def rapat(sekretariat):
    return make_rapat(by=sekretariat, tanggal=HARI)


def lead_of(row: Rekomendasi):
    """The agency that leads, as the item of the present round says it."""
    row.refresh_from_db()
    return row.daftar_tindak_lanjut.get(putaran=row.putaran, peran=PeranInstansi.PENANGGUNG_JAWAB).instansi


def test_the_database_keeps_no_recommendation_without_an_owner(sekretariat, polda, rapat):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rekomendasi.objects.filter(pk=row.pk).update(penanggung_jawab=None)


def test_the_database_keeps_no_item_without_an_agency(sekretariat, polda, rapat):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    with pytest.raises(IntegrityError), transaction.atomic():
        TindakLanjut.objects.filter(pk=item.pk).update(instansi=None)


def test_the_agency_that_owns_something_cannot_be_deleted(sekretariat, polda, rapat):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    with pytest.raises(ProtectedError):
        polda.instansi.delete()
    assert lead_of(row) == polda.instansi


def test_the_owner_follows_the_item_in_the_lead_through_every_act(sekretariat, kepala, polda, dinsos, rapat):
    row = make_rekomendasi(
        by=sekretariat, instansi=polda.instansi, rapat=rapat, pendukung=[dinsos.instansi], berulang_bulan=3
    )
    assert lead_of(row) == row.penanggung_jawab == polda.instansi

    amend_rekomendasi(row, by=sekretariat, instansi=(dinsos.instansi, polda.instansi), uraian="Lain")
    assert lead_of(row) == row.penanggung_jawab == dinsos.instansi

    amend_rekomendasi(row, by=sekretariat, instansi=(dinsos.instansi,), uraian="Sendiri")
    (item,) = row.daftar_tindak_lanjut.all()
    actions.reassign_tindak_lanjut(item, by=kepala, instansi=polda.instansi, alasan="Kewenangan berpindah")
    assert lead_of(row) == row.penanggung_jawab == polda.instansi

    actions.verify_tindak_lanjut(make_perkembangan(row.daftar_tindak_lanjut.get(), by=polda), by=kepala, hasil="sesuai")
    actions.open_putaran(row, by=sekretariat)
    assert lead_of(row) == row.penanggung_jawab == polda.instansi
    assert row.sejak > HARI


def test_handing_over_a_supporting_item_leaves_the_owner(sekretariat, kepala, polda, dinsos, rapat):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat, pendukung=[dinsos.instansi])
    item = row.daftar_tindak_lanjut.get(instansi=dinsos.instansi)
    actions.reassign_tindak_lanjut(item, by=kepala, instansi=make_instansi(), alasan="Kewenangan berpindah")
    assert lead_of(row) == row.penanggung_jawab == polda.instansi


def test_nothing_is_due_before_it_was_asked(sekretariat, polda, rapat):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, rapat=rapat, tenggat=HARI)
    assert_both_doors_refuse(item, {"tenggat": SEBELUM}, "Tenggat mendahului")
    assert_both_doors_refuse(item.rekomendasi, {"tenggat": SEBELUM}, "Tenggat mendahului")


def test_nothing_is_done_before_it_was_asked(sekretariat, polda, rapat):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    note = make_perkembangan(item, by=polda, usulan="proses", tanggal_tindakan=HARI)
    assert_both_doors_refuse(note, {"tanggal_tindakan": SEBELUM}, "mendahului rekomendasinya")


def test_days_go_with_a_meeting_that_moves(sekretariat, polda, rapat):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    later = datetime.date(2027, 3, 1)
    actions.update_rapat(rapat, by=sekretariat, versi=stamp(rapat), tanggal=later)
    item = TindakLanjut.objects.select_related("rekomendasi").get(pk=item.pk)
    assert item.sejak == item.rekomendasi.sejak == later


def test_a_meeting_does_not_move_past_what_is_due_before(sekretariat, polda, rapat):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, rapat=rapat, tenggat=datetime.date(2026, 6, 1))
    with pytest.raises(ActionRefused, match=f"rekomendasi {item.rekomendasi.nomor} akan mendahului"):
        actions.update_rapat(rapat, by=sekretariat, versi=stamp(rapat), tanggal=datetime.date(2027, 3, 1))


def test_older_rows_get_owner_and_days(sekretariat, polda, dinsos, rapat):
    """What the migration fills in, on rows as they stood before it."""
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat, pendukung=[dinsos.instansi])
    note = make_perkembangan(row.daftar_tindak_lanjut.get(instansi=polda.instansi), by=polda)
    other = datetime.date(2020, 1, 1)
    Rekomendasi.objects.update(penanggung_jawab=dinsos.instansi, sejak=other)
    TindakLanjut.objects.update(sejak=other)
    Perkembangan.objects.update(tanggal_rapat=other)
    import_module("rapat.migrations.0002_pemilik_dan_urutan").fill(apps, SimpleNamespace(connection=connection))
    assert lead_of(row) == row.penanggung_jawab == polda.instansi
    assert row.sejak == HARI
    assert set(TindakLanjut.objects.values_list("sejak", flat=True)) == {HARI}
    note.refresh_from_db()
    assert note.tanggal_rapat == HARI
