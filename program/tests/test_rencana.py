"""Action plans: what the database holds, what the actions refuse, what each role reaches, and the pages."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.enums.rencana import Hitungan, StatusRencana
from program.models import BarisRencana, RealisasiRencana, RencanaAksi
from program.tests.factories import make_baris, make_kegiatan, make_rencana_aksi
from program.tests.rencana import TODAY, judged, step, tell


@pytest.mark.parametrize(
    ("model", "values", "name"),
    [
        (RencanaAksi, {"jenis": "mimpi"}, "rencanaaksi_jenis_dikenal"),
        (RencanaAksi, {"status": "lupa"}, "rencanaaksi_status_dikenal"),
        (RencanaAksi, {"tahun_selesai": 2025, "jenis": "rad"}, "rencanaaksi_tahun_selesai_urut"),
        (RencanaAksi, {"tahun_selesai": 2036, "jenis": "rad"}, "rencanaaksi_tahun_masuk_akal"),
        (RencanaAksi, {"tahun_selesai": 2027}, "rencanaaksi_tahunan_setahun"),
        (BarisRencana, {"target": 0}, "barisrencana_target_ada"),
        (BarisRencana, {"tahun": 1999}, "barisrencana_tahun_masuk_akal"),
        (BarisRencana, {"tw1": False, "tw3": False}, "barisrencana_bertriwulan"),
        (BarisRencana, {"biaya": 5}, "barisrencana_biaya_bersumber"),
        (BarisRencana, {"biaya": 10**15 + 1, "sumber_dana": "apba"}, "barisrencana_biaya_bersumber"),
        (BarisRencana, {"nomor_rekomendasi": 17}, "barisrencana_rekomendasi_dikenal"),
        (BarisRencana, {"hitungan": "kira"}, "barisrencana_hitungan_dikenal"),
        (RealisasiRencana, {"triwulan": 5}, "realisasirencana_triwulan_ada"),
        (RealisasiRencana, {"jumlah": -1}, "realisasirencana_jumlah_ada"),
        (RealisasiRencana, {"biaya": 10**15 + 1}, "realisasirencana_biaya_masuk_akal"),
    ],
)
def test_database_refuses(line, dinsos, model, values, name):
    tell(line, 1, 3, by=dinsos)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**values)


def test_line_stands_within_the_years_of_its_plan(plan, sekretariat):
    with pytest.raises(ValidationError, match="di luar masa rencana"):
        make_baris(plan, by=sekretariat, tahun=2027)
    draft = make_rencana_aksi(by=sekretariat, konsep=True, baris=0, jenis="rad", tahun_selesai=2028)
    make_baris(draft, by=sekretariat, tahun=2028)
    with pytest.raises(ActionRefused, match="1 baris rencana ini berada di luar masa 2026–2027"):
        actions.update_rencana_aksi(draft, by=sekretariat, versi=stamp(draft), tahun_selesai=2027)


def test_who_sees_a_draft_and_who_a_plan_in_force(cast):
    make_rencana_aksi(by=cast["sekretariat"], konsep=True)
    make_rencana_aksi(by=cast["sekretariat"], instansi=cast["dinsos"].instansi)
    for model in (RencanaAksi, BarisRencana):
        seen = {name: model.objects.visible_to(user).count() for name, user in cast.items()}
        counted = {name: model.objects.counted_for(user).count() for name, user in cast.items()}
        assert seen == {"sekretariat": 2, "kepala": 2, "polda": 1, "dinsos": 1, "pimpinan": 0, "pengelola": 0}
        assert counted == {**seen, "pimpinan": 1}


def test_every_step_of_the_status(sekretariat):
    row = make_rencana_aksi(by=sekretariat, konsep=True, baris=0)
    with pytest.raises(ActionRefused, match="belum memuat satu baris pun"):
        step(row, StatusRencana.BERLAKU, by=sekretariat)
    make_baris(row, by=sekretariat)
    with pytest.raises(ActionRefused, match="tidak dapat berubah"):
        step(row, StatusRencana.SELESAI, by=sekretariat)
    for target in (StatusRencana.BERLAKU, StatusRencana.SELESAI, StatusRencana.BERLAKU):
        row = step(row, target, by=sekretariat)
    with pytest.raises(ActionRefused, match="tidak dapat berubah"):
        step(row, StatusRencana.KONSEP, by=sekretariat)


def test_realisation_is_of_the_own_agency_of_a_plan_in_force_and_of_a_quarter_that_came(
    line, dinsos, polda, sekretariat
):
    with pytest.raises(ActionRefused, match="instansi Anda"):
        tell(line, 1, 3, by=polda)
    tell(line, 1, 3, by=dinsos)
    tell(line, 2, 1, by=sekretariat)
    with pytest.raises(ActionRefused, match="baru saja dicatat"):
        tell(line, 1, 9, by=dinsos)
    ahead = make_rencana_aksi(by=sekretariat, tahun=2027)
    with pytest.raises(ActionRefused, match="belum dimulai"):
        tell(ahead.daftar_baris_rencana.get(), 1, 3, by=sekretariat)
    step(line.rencana, StatusRencana.SELESAI, by=sekretariat)
    with pytest.raises(ActionRefused, match="selesai, jadi realisasinya tidak dapat diubah"):
        tell(line, 3, 3, by=dinsos)
    assert sorted(RealisasiRencana.objects.values_list("triwulan", flat=True)) == [1, 2]


def test_correction_stands_in_the_trail_and_overwrites_nobody(line, dinsos, sekretariat):
    row = tell(line, 1, 3, by=dinsos)
    old = stamp(row)
    actions.update_realisasi(row, by=sekretariat, versi=old, jumlah=Decimal(4), catatan="Dihitung ulang")
    with pytest.raises(Conflict):
        actions.update_realisasi(row, by=dinsos, versi=old, jumlah=Decimal(5))
    row.refresh_from_db()
    assert (row.jumlah, row.versi) == (4, 2)
    trail = JejakAudit.objects.filter(objek_kode=str(line), peristiwa="update_realisasi")
    assert [entry.kolom for entry in trail] == [["catatan", "jumlah", "triwulan 1"]]


@pytest.mark.parametrize(
    ("told", "on", "want"),
    [
        ({}, datetime.date(2026, 3, 31), (None, "belum")),
        ({}, datetime.date(2026, 4, 1), (None, "lewat")),
        ({1: 3}, datetime.date(2026, 9, 30), (3, "sebagian")),
        ({1: 3}, datetime.date(2026, 10, 1), (3, "lewat")),
        ({1: 3, 3: 1}, datetime.date(2027, 5, 1), (4, "sebagian")),
        ({1: 0, 3: 0}, TODAY, (0, "belum")),
        ({1: 12}, datetime.date(2027, 1, 1), (12, "tercapai")),
    ],
)
def test_state_of_a_line(line, dinsos, told, on, want):
    for number, amount in told.items():
        tell(line, number, amount, by=dinsos)
    assert judged(line, on=on) == want


def test_fractions_add_up_and_a_percentage_stands_as_it_was_told_last(plan, sekretariat):
    sums = make_baris(plan, by=sekretariat, target=Decimal("0.8"))
    last = make_baris(plan, by=sekretariat, target=Decimal(80), hitungan=Hitungan.TERAKHIR)
    tell(sums, 1, "0.7", by=sekretariat)
    tell(sums, 3, "0.1", by=sekretariat)
    tell(last, 1, 90, by=sekretariat)
    assert judged(sums) == (Decimal("0.8"), "tercapai")
    assert judged(last)[1] == "tercapai"
    tell(last, 3, 60, by=sekretariat)
    assert judged(last) == (60, "sebagian")


def test_draft_misses_nothing(sekretariat):
    row = make_rencana_aksi(by=sekretariat, konsep=True).daftar_baris_rencana.get()
    assert judged(row)[1] == "belum"


def test_copy_takes_the_plan_and_leaves_what_was_done(line, plan, dinsos, sekretariat):
    tell(line, 1, 12, by=dinsos)
    copy = actions.repeat_rencana_aksi(plan, judul="Rencana kerja 2027", tahun=2027, dari=2026, by=sekretariat)
    assert (copy.status, copy.asal, copy.masa) == ("konsep", plan, "2027")
    row = BarisRencana.objects.get(rencana=copy)
    assert (row.target, row.instansi, row.tahun, row.daftar_triwulan) == (12, dinsos.instansi, 2027, [1, 3])
    assert judged(row) == (None, "belum")
    with pytest.raises(ValidationError, match="sudah ada"):
        actions.repeat_rencana_aksi(plan, judul="Rencana kerja 2027", tahun=2027, dari=2026, by=sekretariat)
    with pytest.raises(ActionRefused, match="tidak ada yang disalin"):
        actions.repeat_rencana_aksi(plan, judul="Lain", tahun=2027, dari=2025, by=sekretariat)


def test_activity_carries_out_a_line_of_its_own_agency(line, dinsos, polda, sekretariat):
    row = make_kegiatan(by=dinsos, baris_rencana=line)
    with pytest.raises(ActionRefused, match="milik instansi lain"):
        make_kegiatan(by=polda, baris_rencana=line)
    with pytest.raises(ActionRefused, match="milik instansi lain"):
        actions.update_kegiatan(row, by=sekretariat, versi=stamp(row), instansi=polda.instansi)
    moved = [(line.pk, stamp(line), {"instansi": polda.instansi})]
    with pytest.raises(actions.BarisDitolak) as refusal:
        actions.update_baris_rencana(line.rencana, ubah=moved, baru=[], hapus=[], by=sekretariat)
    assert "penanggung jawabnya tetap" in refusal.value.faults[line.pk]
