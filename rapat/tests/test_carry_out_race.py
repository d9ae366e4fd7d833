"""A decree carried out while others work: nobody meets a deadlock, whoever comes first."""

import threading

import pytest
from django.db import transaction

from anggota.actions import pelaksanaan
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna, SuratKeputusan
from anggota.tests.factories import make_keanggotaan, make_sk
from gugus_tugas.tests.parallel import run_together
from rapat import actions
from rapat.enums import Usulan
from rapat.models import TindakLanjut
from rapat.tests.factories import make_tindak_lanjut
from rapat.tests.test_carry_out_sk import OLD, START, seat

PATIENCE = 1  # seconds the one waits for the other to stand where they could block each other


@pytest.fixture
def decree(cast):
    """Polda leaves with one open item, Dinsos stays."""
    by = cast["kepala"]
    old = make_sk(by=by, nomor="1", berlaku_mulai=OLD)
    seat(old, cast["polda"].instansi, "Direktur", nama="Rekaan", pengguna=cast["polda"])
    new = make_sk(by=by, nomor="2", berlaku_mulai=START, mencabut=old)
    seat(new, cast["dinsos"].instansi, "Kepala Dinas")
    return new


@pytest.fixture
def meet(monkeypatch):
    """Once access was ended (the trail is held), the other one is let go and given time to take what it needs."""
    record, trail_held, row_held = pelaksanaan.audit.record, threading.Event(), threading.Event()

    def slow(event, *args, **kwargs):
        row = record(event, *args, **kwargs)
        if event == JenisPeristiwa.END_ACCESS:
            trail_held.set()
            row_held.wait(PATIENCE)
        return row

    monkeypatch.setattr(pelaksanaan.audit, "record", slow)
    return trail_held, row_held


@pytest.mark.django_db(transaction=True)
def test_report_sent_in_the_same_second_meets_no_deadlock(cast, decree, meet):
    by, polda, dinsos = cast["kepala"], cast["polda"], cast["dinsos"].instansi
    item = make_tindak_lanjut(by=by, instansi=polda.instansi)
    trail_held, row_held = meet

    def carry_out():
        actions.carry_out_sk(SuratKeputusan.objects.get(pk=decree.pk), by=by, penerima={item.pk: dinsos})

    def report():
        trail_held.wait(10)
        with transaction.atomic():
            TindakLanjut.objects.select_for_update(of=("self",)).get(pk=item.pk)
            row_held.set()
            actions.report_progress(item, by=polda, usulan=Usulan.PROSES, tindakan="sedang dikerjakan")

    faults = run_together(carry_out, report)
    assert [
        str(fault) for fault in faults if "baru saja dialihkan" not in str(fault)
    ] == []  # who came too late is told so
    assert TindakLanjut.objects.get(pk=item.pk).instansi == dinsos


@pytest.mark.django_db(transaction=True)
def test_account_shut_in_the_same_second_meets_no_deadlock(cast, decree, meet):
    by, polda = cast["kepala"], cast["polda"]
    other = Pengguna.objects.create(nama_pengguna="zz", nama="Rekan", peran="anggota", instansi=polda.instansi)
    trail_held, row_held = meet

    def carry_out():
        actions.carry_out_sk(SuratKeputusan.objects.get(pk=decree.pk), by=by, penerima={})

    def shut():
        trail_held.wait(10)
        with transaction.atomic():
            Pengguna.objects.select_for_update(of=("self",)).get(pk=other.pk)
            row_held.set()
            pelaksanaan.audit.record(JenisPeristiwa.DEACTIVATE_PENGGUNA, other, by=by)

    assert run_together(carry_out, shut) == []
    assert not Pengguna.objects.filter(peran="anggota", instansi=polda.instansi, is_active=True).exists()


@pytest.mark.django_db(transaction=True)
def test_two_decrees_at_once_each_find_the_other_done_or_wait(cast, decree):
    by = cast["kepala"]
    third = make_sk(by=by, nomor="3", berlaku_mulai=START.replace(month=9), mencabut=decree)
    make_keanggotaan(sk=third, instansi=cast["dinsos"].instansi)

    def carry_out(pk):
        return lambda: actions.carry_out_sk(SuratKeputusan.objects.get(pk=pk), by=by, penerima={})

    assert run_together(carry_out(decree.pk), carry_out(third.pk)) == []
    assert SuratKeputusan.objects.filter(dilaksanakan_pada__isnull=False).count() == 2
