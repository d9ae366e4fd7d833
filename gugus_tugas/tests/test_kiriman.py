"""One sending of a form is carried out once, whichever action it reaches."""

import datetime
import uuid

import pytest
from django.core.files.base import ContentFile

from anggota.kiriman import once
from anggota.models import JejakAudit, Kiriman
from gugus_tugas.auth import ActionRefused
from gugus_tugas.files import blank_pdf
from gugus_tugas.tests.parallel import run_together
from kasus import actions
from kasus.models import Catatan, Kasus, Lampiran, Layanan
from kasus.tests.factories import make_catatan, make_kasus, make_lampiran, make_layanan
from rapat.models import Perkembangan, Rapat, Rekomendasi
from rapat.tests.factories import make_perkembangan, make_rapat, make_rekomendasi, make_tindak_lanjut


def send_kasus(by, **changes):
    return make_kasus(by=by, **changes)


def send_layanan(by, **changes):
    kasus = Kasus.objects.first() or make_kasus(by=by)
    return make_layanan(kasus.daftar_korban.get(), by=by, **{"penyedia": by.dinsos, **changes})


def send_catatan(by, **changes):
    return make_catatan(Kasus.objects.first() or make_kasus(by=by), by=by, **changes)


def send_lampiran(by, **changes):
    return make_lampiran(Kasus.objects.first() or make_kasus(by=by), by=by, **changes)


def send_rapat(by, **changes):
    return make_rapat(by=by, **changes)


def send_rekomendasi(by, **changes):
    rapat = Rapat.objects.first() or make_rapat(by=by)
    return make_rekomendasi(by=by, instansi=by.dinsos, rapat=rapat, **changes)


SENDERS = {
    "record_kasus": (send_kasus, Kasus, {"nomor_simfoni": "lain"}),
    "add_layanan": (send_layanan, Layanan, {"diminta": datetime.date(2026, 3, 4)}),
    "add_catatan": (send_catatan, Catatan, {"isi": "Lain"}),
    "add_lampiran": (send_lampiran, Lampiran, {"jenis": "bap"}),
    "schedule_rapat": (send_rapat, Rapat, {"judul": "Lain"}),
    "record_rekomendasi": (send_rekomendasi, Rekomendasi, {"uraian": "Lain"}),
}
every_sender = pytest.mark.parametrize(("send", "model", "change"), SENDERS.values(), ids=SENDERS)


@pytest.fixture
def by(cast):
    cast["sekretariat"].dinsos = cast["kepala"].dinsos = cast["dinsos"].instansi
    return cast["sekretariat"]


@every_sender
def test_sent_again_stores_nothing_and_returns_the_first(by, send, model, change):
    key = uuid.uuid4()
    first = send(by, kunci_kirim=key)
    events = JejakAudit.objects.count()
    again = send(by, kunci_kirim=key)
    assert (again, again.is_ulangan, getattr(first, "is_ulangan", False)) == (first, True, False)
    assert (model.objects.count(), JejakAudit.objects.count()) == (1, events)


@every_sender
def test_changed_content_under_the_same_key_is_refused_in_words(by, send, model, change):
    key = uuid.uuid4()
    first = send(by, kunci_kirim=key)
    with pytest.raises(ActionRefused, match="belum disimpan") as refusal:
        send(by, kunci_kirim=key, **change)
    assert str(first) in str(refusal.value)
    assert model.objects.count() == 1


@every_sender
def test_key_of_another_account_is_refused(by, cast, send, model, change):
    key = uuid.uuid4()
    send(by, kunci_kirim=key)
    with pytest.raises(ActionRefused, match="akun lain"):
        send(cast["kepala"], kunci_kirim=key)
    assert model.objects.count() == 1


@every_sender
def test_two_keys_and_no_key_are_three_sendings(by, send, model, change):
    for key in (uuid.uuid4(), uuid.uuid4(), None):
        send(by, kunci_kirim=key)
    assert model.objects.count() == 3


def test_progress_with_a_file_is_stored_once(sekretariat, polda):
    item, key = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi), uuid.uuid4()
    notes = [make_perkembangan(item, by=polda, usulan="proses", bukti=[blank_pdf()], kunci_kirim=key) for _ in range(2)]
    assert notes[0] == notes[1]
    assert Perkembangan.objects.count() == 1


def test_refused_action_frees_its_key(sekretariat):
    key = uuid.uuid4()
    with pytest.raises(ActionRefused, match="korban"):
        actions.record_kasus(
            by=sekretariat, kunci_kirim=key, tanggal_lapor=datetime.date(2026, 1, 2), sumber_laporan="langsung"
        )
    assert not Kiriman.objects.exists()
    assert make_kasus(by=sekretariat, kunci_kirim=key).pk


def test_fingerprint_tells_nothing_of_the_content(sekretariat):
    make_kasus(by=sekretariat, kunci_kirim=uuid.uuid4(), uraian="ZZRAHASIA")
    row = Kiriman.objects.values_list().get()
    assert "ZZRAHASIA" not in str(row)
    assert len(Kiriman.objects.get().sidik) == 32


def test_wrapped_action_keeps_its_name_and_words():
    @once
    def record_x(*, by):
        """Says x."""

    assert (record_x.__name__, record_x.__doc__) == ("record_x", "Says x.")


@pytest.mark.django_db(transaction=True)
def test_parallel_sendings_of_one_form_make_one_case(sekretariat):
    key = uuid.uuid4()
    assert run_together(*[lambda: make_kasus(by=sekretariat, kunci_kirim=key)] * 6) == []
    assert Kasus.objects.count() == JejakAudit.objects.filter(peristiwa="record_kasus").count() == 1


def test_other_file_under_the_same_key_is_told_and_not_dropped_in_silence(by):
    """Back, the right file chosen this time, sent again."""
    key, kasus = uuid.uuid4(), make_kasus(by=by)
    make_lampiran(kasus, by=by, kunci_kirim=key)
    assert make_lampiran(kasus, by=by, kunci_kirim=key).is_ulangan
    other = ContentFile(blank_pdf().read() + b"% lain", name="lain.pdf")
    with pytest.raises(ActionRefused, match="sudah tersimpan"):
        make_lampiran(kasus, by=by, kunci_kirim=key, berkas=other)
