"""Budgets: what the database holds, what the actions refuse, what each role reaches, and the pages."""

import datetime
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from anggota.tests.factories import make_pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.rupiah import TERBESAR
from gugus_tugas.tests.parallel import run_together
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.models import AnggaranInstansi, NihilAnggaran
from program.tests.factories import make_anggaran, make_nihil
from program.tests.isian import isian_anggaran

KODE = {"kegiatan": "Pencegahan", "sub_kegiatan": "Koordinasi", "kode_sub_kegiatan": "2.08.02.1.01.0001"}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"tahun": 1999}, "anggaraninstansi_tahun_masuk_akal"),
        ({"tahun": 2101}, "anggaraninstansi_tahun_masuk_akal"),
        ({"sumber_dana": ""}, "anggaraninstansi_sumber_dana_dikenal"),
        ({"sumber_dana": "arisan"}, "anggaraninstansi_sumber_dana_dikenal"),
        ({"pagu": TERBESAR + 1}, "anggaraninstansi_jumlah_masuk_akal"),
        ({"realisasi": TERBESAR + 1, "keterangan": "x"}, "anggaraninstansi_jumlah_masuk_akal"),
        ({"realisasi": 1_250_001}, "anggaraninstansi_lebih_beralasan"),
        ({"kode_kegiatan": "2.08"}, "anggaraninstansi_kode_bernama"),
        ({"kode_sub_kegiatan": "2.08"}, "anggaraninstansi_kode_bernama"),
        ({"nomor_rekomendasi": 0}, "anggaraninstansi_rekomendasi_ada"),
        ({"nomor_rekomendasi": 17}, "anggaraninstansi_rekomendasi_ada"),
        ({"pagu": -1}, "pagu"),
        ({"realisasi": -1}, "realisasi"),
        (
            {"versi": 2, "diubah_pada": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)},
            "anggaraninstansi_diubah_pada_lengkap",
        ),
    ],
)
def test_database_refuses(dinsos, values, name):
    row = make_anggaran(by=dinsos)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        AnggaranInstansi.objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    "values", [{"realisasi": 1_250_001, "keterangan": "Pergeseran"}, {"pagu": 0}, {"realisasi": 0}]
)
def test_database_holds(dinsos, values):
    assert AnggaranInstansi.objects.filter(pk=make_anggaran(by=dinsos).pk).update(**values) == 1


def test_a_line_stands_once_by_code_and_without_a_code_by_name(dinsos, polda):
    make_anggaran(by=dinsos, program="P", **KODE)
    with pytest.raises(ValidationError, match="berkode ini sudah tercatat"):
        make_anggaran(by=dinsos, program="P lain", **KODE)
    make_anggaran(by=dinsos, program="P")
    with pytest.raises(ValidationError, match="dengan nama ini sudah tercatat"):
        make_anggaran(by=dinsos, program="P")
    for by, other in ((dinsos, {"sumber_dana": "apbn"}), (dinsos, {"tahun": 2025}), (polda, {})):
        make_anggaran(by=by, program="P", **KODE, **other)
    assert AnggaranInstansi.objects.count() == 5


def test_code_is_text_of_one_word(dinsos):
    for code in ("2.08.02.1.01", "BC.3112", "013.05.WA-4512/A"):
        make_anggaran(by=dinsos, kode_program=code)
    for code in ("2 08", "2.08;", "=1", "-2", "kode\n"):
        with pytest.raises(ValidationError, match="Kode ditulis"):
            make_anggaran(by=dinsos, kode_program=code)


def test_member_records_for_the_own_agency_alone(polda, dinsos):
    act = [
        partial(make_anggaran, by=polda, instansi=dinsos.instansi),
        partial(make_nihil, by=polda, instansi=dinsos.instansi),
        partial(actions.repeat_anggaran, instansi=dinsos.instansi, tahun=2026, by=polda),
    ]
    for attempt in act:
        with pytest.raises(ActionRefused, match="hanya dapat mencatat untuk instansi Anda"):
            attempt()
    assert not AnggaranInstansi.objects.exists()
    assert not NihilAnggaran.objects.exists()


def test_scope_and_counting(cast):
    for name in ("dinsos", "polda"):
        make_anggaran(by=cast[name])
        make_nihil(by=cast[name])
    for model in (AnggaranInstansi, NihilAnggaran):
        seen = {name: model.objects.visible_to(user).count() for name, user in cast.items()}
        counted = {name: model.objects.counted_for(user).count() for name, user in cast.items()}
        assert seen == {"sekretariat": 2, "kepala": 2, "polda": 1, "dinsos": 1, "pimpinan": 0, "pengelola": 0}
        assert counted == {**seen, "pimpinan": 2}


def test_a_line_and_a_declaration_exclude_each_other(dinsos):
    row = make_anggaran(by=dinsos)
    with pytest.raises(ActionRefused, match="mempunyai 1 baris anggaran tahun 2026"):
        make_nihil(by=dinsos, tahun=2026)
    nihil = make_nihil(by=dinsos, tahun=2025)
    with pytest.raises(ActionRefused, match="sudah menyatakan tidak mempunyai anggaran TPPO tahun 2025"):
        make_anggaran(by=dinsos, tahun=2025)
    with pytest.raises(ActionRefused, match="sudah menyatakan"):
        actions.update_anggaran(row, tahun=2025, by=dinsos, versi=stamp(row))
    with pytest.raises(ValidationError, match="sudah menyatakan"):
        make_nihil(by=dinsos, tahun=2025)
    actions.withdraw_nihil(nihil, by=dinsos)
    assert make_anggaran(by=dinsos, tahun=2025).tahun == 2025
    assert (
        JejakAudit.objects.filter(peristiwa="withdraw_nihil", objek_kode=f"{dinsos.instansi.singkatan} 2025").count()
        == 1
    )


@pytest.mark.django_db(transaction=True)
def test_one_of_two_at_once_is_refused(db):
    """Declared and recorded in the same moment: never both."""
    by = make_pengguna(peran="anggota")
    failures = run_together(*[partial(make_nihil, by=by, tahun=2026), partial(make_anggaran, by=by, program="P")] * 3)
    kept = AnggaranInstansi.objects.count(), NihilAnggaran.objects.count()
    assert kept in {(1, 0), (0, 1)}
    assert len(failures) == 5


def test_who_was_slower_overwrites_nothing(dinsos, sekretariat):
    row = make_anggaran(by=dinsos)
    old = stamp(row)
    actions.update_anggaran(row, by=sekretariat, versi=old, pagu=5)
    for act in (partial(actions.update_anggaran, pagu=9), actions.withdraw_anggaran):
        with pytest.raises(Conflict):
            act(row, by=dinsos, versi=old)
    assert AnggaranInstansi.objects.get().pagu == 5


def test_copy_takes_the_pagu_and_leaves_what_was_spent(dinsos):
    make_anggaran(by=dinsos, tahun=2025, program="A", realisasi=7, keterangan="x", nomor_rekomendasi=14)
    make_anggaran(by=dinsos, tahun=2025, program="B", **KODE)
    make_anggaran(by=dinsos, tahun=2025, program="C", pagu=3)
    kept = make_anggaran(by=dinsos, tahun=2026, program="C", pagu=9)
    assert actions.repeat_anggaran(instansi=dinsos.instansi, tahun=2026, by=dinsos).jumlah_salinan == 2
    first, second = AnggaranInstansi.objects.filter(tahun=2026).exclude(pk=kept.pk).order_by("program")
    assert (first.pagu, first.realisasi, first.keterangan, first.nomor_rekomendasi) == (1_250_000, None, "", 14)
    assert second.kode_sub_kegiatan == KODE["kode_sub_kegiatan"]
    kept.refresh_from_db()
    assert (kept.pagu, kept.versi) == (9, 1)
    with pytest.raises(ActionRefused, match="Tidak ada yang disalin"):
        actions.repeat_anggaran(instansi=dinsos.instansi, tahun=2026, by=dinsos)
    assert JejakAudit.objects.filter(peristiwa="record_anggaran").count() == 6


# Pages


def test_record_and_read_back(client_of, dinsos):
    page = client_of(dinsos)
    response = page.post("/program/anggaran/catat/", isian_anggaran(), follow=True)
    row = AnggaranInstansi.objects.get()
    assert response.redirect_chain == [(f"/program/anggaran/{row.pk}/", 302)]
    assert (row.pagu, row.realisasi, row.kode_program) == (1_250_000, None, "2.08.02")
    text = response.content.decode()
    assert "belum dilaporkan" in text
    assert "Catat realisasi" in text
    assert "mencatat anggaran instansi" in text


@pytest.mark.parametrize(("typed", "stored"), [("", None), ("0", 0), ("-", 0), ("nihil", 0), ("1,250,000", 1_250_000)])
def test_spending_that_is_typed(client_of, dinsos, typed, stored):
    client_of(dinsos).post("/program/anggaran/catat/", isian_anggaran(realisasi=typed))
    assert AnggaranInstansi.objects.get().realisasi == stored


def test_the_same_sending_is_stored_once(client_of, dinsos):
    page, sent = client_of(dinsos), isian_anggaran(kunci_kirim="6a3f2f0e-3c1e-4f63-8d3d-0c5d8d1f2b11")
    for _ in range(2):
        page.post("/program/anggaran/catat/", sent)
    assert AnggaranInstansi.objects.count() == 1


def test_more_than_the_pagu_is_taken_with_a_reason(client_of, dinsos):
    client_of(dinsos).post(
        "/program/anggaran/catat/", isian_anggaran(realisasi="1.250.001", keterangan="Pergeseran anggaran")
    )
    row = AnggaranInstansi.objects.get()
    assert (row.is_lebih, row.serapan) == (True, "100,0 %")
    assert "Melebihi pagu" in client_of(dinsos).get("/program/anggaran/").content.decode()


def test_update_and_take_out(client_of, dinsos):
    row, page = make_anggaran(by=dinsos), client_of(dinsos)
    sent = isian_anggaran(versi=stamp(row), realisasi="250.000")
    page.post(f"/program/anggaran/{row.pk}/ubah/", sent)
    row.refresh_from_db()
    assert (row.realisasi, row.versi, row.serapan) == (250_000, 2, "20,0 %")
    assert page.post(f"/program/anggaran/{row.pk}/ubah/", sent).status_code == 409
    assert AnggaranInstansi.objects.exists()
    kode, url = str(row), f"/program/anggaran/{row.pk}/hapus/"
    assert page.get(url).status_code == 200
    done = page.post(url, {"versi": stamp(row)}, follow=True)
    assert f"{kode}: dihapus." in done.content.decode()
    assert not AnggaranInstansi.objects.exists()
    assert JejakAudit.objects.filter(peristiwa="withdraw_anggaran", objek_kode=kode).count() == 1


def test_declaration_on_the_page(client_of, dinsos, polda):
    page = client_of(dinsos)
    done = page.post("/program/anggaran/nihil/", {"instansi": "dinsos", "tahun": "2026"}, follow=True)
    assert "tidak mempunyai anggaran TPPO tahun 2026" in done.content.decode()
    nihil = NihilAnggaran.objects.get()
    shown = [list(page.get(f"/program/anggaran/?tahun={year}").context["daftar_nihil"]) for year in (2025, 2026)]
    assert shown == [[], [nihil]]
    refused = page.post("/program/anggaran/catat/", isian_anggaran())
    assert (refused.status_code, "Cabut pernyataan itu" in refused.content.decode()) == (422, True)
    assert client_of(polda).post(f"/program/anggaran/nihil/{nihil.pk}/cabut/").status_code == 404
    page.post(f"/program/anggaran/nihil/{nihil.pk}/cabut/")
    assert not NihilAnggaran.objects.exists()


def test_copy_on_the_page(client_of, dinsos):
    make_anggaran(by=dinsos, tahun=2025)
    page, sent = client_of(dinsos), {"instansi": "dinsos", "tahun": "2026"}
    assert "1 baris disalin" in page.post("/program/anggaran/salin/", sent, follow=True).content.decode()
    refused = page.post("/program/anggaran/salin/", sent)
    assert (refused.status_code, "Tidak ada yang disalin" in refused.content.decode()) == (422, True)


def test_office_filters_by_agency(client_of, sekretariat, dinsos, polda):
    make_anggaran(by=dinsos)
    mine = make_anggaran(by=polda)
    assert client_of(sekretariat).get("/program/anggaran/?instansi=polda").context["page"].object_list == [mine]
