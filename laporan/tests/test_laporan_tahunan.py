"""The life of a report: every step allowed and refused, who may take it, what it fixes, and what it leaves behind."""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from anggota.tests.factories import make_keanggotaan, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from laporan import actions, perms
from laporan.enums import TRANSISI, Bab, Edisi, StatusLaporan
from laporan.kode import read_kode
from laporan.models import EdisiLaporan, LaporanTahunan, RekapHistoris, RiwayatLaporan, TeksBab
from laporan.tests.factories import (
    BUKTI,
    TANGGAL,
    approve,
    make_diajukan,
    make_disetujui,
    make_kepala,
    make_laporan,
    make_pejabat,
    make_terbit,
    write_bab,
)

S = StatusLaporan


@pytest.fixture
def at(sekretariat, kepala, pimpinan):
    """at(status): a report of 2017 in this state."""

    def build(status: StatusLaporan) -> LaporanTahunan:
        people = {"pemeriksa": kepala, "penerbit": pimpinan}
        if status == S.DITARIK:
            return actions.withdraw_laporan(make_terbit(by=sekretariat, **people), alasan="salah hitung", by=pimpinan)
        return {
            S.KONSEP: lambda: make_laporan(by=sekretariat),
            S.DIPERIKSA: lambda: make_diajukan(by=sekretariat),
            S.DISETUJUI: lambda: make_disetujui(by=sekretariat, pemeriksa=kepala),
            S.TERBIT: lambda: make_terbit(by=sekretariat, **people),
        }[status]()

    return build


@pytest.fixture
def acts(sekretariat, kepala, pimpinan):
    """What leads to each state, by somebody who may."""
    return {
        S.KONSEP: lambda row: actions.return_laporan(row, catatan="Lengkapi bab III", by=kepala),
        S.DIPERIKSA: lambda row: actions.propose_laporan(row, by=sekretariat),
        S.DISETUJUI: lambda row: approve(row, by=kepala),
        S.TERBIT: lambda row: actions.publish_laporan(row, by=pimpinan, cetak=lambda potret: BUKTI),
        S.DITARIK: lambda row: actions.withdraw_laporan(row, alasan="salah hitung", by=pimpinan),
    }


@pytest.mark.parametrize("to", S)
@pytest.mark.parametrize("dari", S)
def test_only_the_steps_of_the_table_are_taken(at, acts, dari, to):
    row = at(dari)
    before = RiwayatLaporan.objects.count(), JejakAudit.objects.count()
    if to in TRANSISI[dari]:
        assert acts[to](row).status == to
        last = RiwayatLaporan.objects.latest("id")
        assert (last.laporan, last.dari, last.ke) == (row, dari, to)
        assert JejakAudit.objects.latest("id").objek_kode == str(row)
    else:
        with pytest.raises(ActionRefused, match="muat ulang"):
            acts[to](row)
        assert LaporanTahunan.objects.get(pk=row.pk).status == dari
        assert before == (RiwayatLaporan.objects.count(), JejakAudit.objects.count())


@pytest.mark.parametrize(
    ("predicate", "allowed"),
    [
        (perms.can_record_laporan, {"sekretariat", "kepala"}),
        (perms.can_verify, {"kepala"}),
        (perms.can_publish, {"pimpinan"}),
        (perms.can_withdraw, {"kepala", "pimpinan"}),
        (perms.can_return, {"kepala", "pimpinan"}),
        (perms.can_view_laporan, {"sekretariat", "kepala", "pimpinan"}),
        (perms.can_view_terbitan, {"sekretariat", "kepala", "pimpinan", "polda", "dinsos"}),
    ],
)
def test_each_step_belongs_to_its_roles(cast, predicate, allowed):
    assert {name for name, user in cast.items() if predicate(user)} == allowed


@pytest.mark.parametrize("status", S)
def test_who_sees_which_state(cast, at, status):
    at(status)
    seen = {name for name, user in cast.items() if LaporanTahunan.objects.visible_to(user).exists()}
    office = {"sekretariat", "kepala", "pimpinan"}
    assert seen == (office | {"polda", "dinsos"} if status == S.TERBIT else office)


def test_leadership_hands_back_only_what_is_approved(at, pimpinan, kepala):
    row = at(S.DIPERIKSA)
    assert not perms.can_return_laporan(pimpinan, row)
    assert perms.can_return_laporan(kepala, row)
    assert perms.can_return_laporan(pimpinan, approve(row, by=kepala))


def test_maker_is_not_checker(kepala, sekretariat):
    row = make_diajukan(by=kepala)
    assert not perms.can_verify_laporan(kepala, row)
    with pytest.raises(ActionRefused, match="Anda yang mengajukan"):
        approve(row, by=kepala)
    with pytest.raises(IntegrityError), transaction.atomic():
        LaporanTahunan.objects.filter(pk=row.pk).update(
            status=S.DISETUJUI, nomor="1", tanggal=TANGGAL, disetujui_oleh=kepala, disetujui_pada=row.diajukan_pada
        )
    assert approve(row, by=make_kepala()).status == S.DISETUJUI


def test_last_writer_of_a_chapter_does_not_check_it(kepala, sekretariat):
    row = make_laporan(by=sekretariat)
    write_bab(row, Bab.SITUASI, "Tulisan kepala.", by=kepala)
    actions.propose_laporan(row, by=sekretariat)
    with pytest.raises(ActionRefused, match="penulis terakhir bab Situasi"):
        approve(row, by=kepala)


def test_who_checked_does_not_issue(at, kepala):
    with pytest.raises(ValidationError, match="bukan orang yang mengajukan atau memeriksa"):
        actions.publish_laporan(at(S.DISETUJUI), by=kepala, cetak=lambda potret: BUKTI)


def test_one_open_draft_a_year_and_versions_in_order(at, sekretariat):
    row = at(S.TERBIT)
    second = actions.record_laporan(row.tahun, by=sekretariat)
    assert (second.versi, second.status) == (2, S.KONSEP)
    with pytest.raises(ActionRefused, match="masih memiliki konsep"):
        actions.record_laporan(row.tahun, by=sekretariat)
    with pytest.raises(IntegrityError), transaction.atomic():
        LaporanTahunan.objects.create(tahun=row.tahun, versi=3, dicatat_oleh=sekretariat)


@pytest.mark.parametrize(
    "changes",
    [
        {"status": S.TERBIT},
        {"status": S.DIPERIKSA},
        {"nomor": "1"},
        {"tanggal": TANGGAL},
        {"versi": 0},
        {"tahun": 1800},
        {"status": "hilang"},
    ],
)
def test_database_refuses_fields_that_do_not_fit_the_state(at, changes):
    row = at(S.KONSEP)
    with pytest.raises(IntegrityError), transaction.atomic():
        LaporanTahunan.objects.filter(pk=row.pk).update(**changes)


def test_same_number_is_refused(at, sekretariat, kepala):
    row = at(S.DISETUJUI)
    other = make_diajukan(by=sekretariat, tahun=2016)
    with pytest.raises(ValidationError, match="Nomor ini sudah dipakai"):
        approve(other, by=kepala, nomor=row.nomor)


@pytest.mark.parametrize("note", ["", "  "])
def test_handing_back_and_withdrawing_need_a_note(at, kepala, note):
    row = at(S.DIPERIKSA)
    with pytest.raises(ActionRefused, match="diperbaiki"):
        actions.return_laporan(row, catatan=note, by=kepala)
    with pytest.raises(ActionRefused, match="alasan"):
        actions.withdraw_laporan(row, alasan=note, by=kepala)


def test_no_reason_points_at_a_person(at, kepala, sekretariat):
    """The trail keeps it for ever, and is read by who may open nobody."""
    note, row = "NIK 1171014107990001 tercetak", at(S.TERBIT)
    with pytest.raises(ValidationError, match="memuat NIK"):
        actions.withdraw_laporan(row, alasan=note, by=kepala)
    draft = actions.record_laporan(row.tahun, by=sekretariat)
    with pytest.raises(ValidationError, match="memuat NIK"):
        actions.remove_laporan(draft, alasan=note, by=sekretariat)
    actions.propose_laporan(draft, by=sekretariat)
    with pytest.raises(ValidationError, match="memuat NIK"):
        actions.return_laporan(draft, catatan=note, by=kepala)
    assert not JejakAudit.objects.filter(alasan__contains="NIK").exists()


def test_handing_back_an_approved_report_frees_what_was_frozen(at, kepala):
    row = actions.return_laporan(at(S.DISETUJUI), catatan="Angka Dinsos belum masuk", by=kepala)
    assert (row.nomor, row.tanggal, row.disetujui_pada, row.diajukan_pada) == ("", None, None, None)
    assert not EdisiLaporan.objects.exists()
    assert RiwayatLaporan.objects.latest("id").catatan == "Angka Dinsos belum masuk"


def test_approval_fixes_figures_signatories_and_two_codes(sekretariat, kepala):
    sk = make_sk(by=sekretariat, berlaku_mulai=datetime.date(2017, 1, 1), tanggal=datetime.date(2017, 1, 1))
    seat = make_keanggotaan(sk=sk, jabatan_dinas="Sekretaris Daerah Aceh")
    person = make_pejabat(seat, nama="Cut Nyak Contoh", sebutan="Plt.", mulai=datetime.date(2018, 1, 1))
    row = approve(make_diajukan(by=sekretariat), by=kepala, kiri=person)
    assert row.penanda_tangan == [
        {
            "sisi": "kiri",
            "pengantar": "Menyetujui,",
            "jabatan": f"Plt. Sekretaris Daerah Aceh selaku {seat.kedudukan.nama} Gugus Tugas",
            "nama": "Cut Nyak Contoh",
        }
    ]
    editions = {e.edisi: e for e in row.daftar_edisi.all()}
    assert set(editions) == set(Edisi)
    assert len({e.kode for e in editions.values()}) == 2
    assert all(read_kode(e.kode) == e.kode for e in editions.values())
    public = json.loads(editions[Edisi.UMUM].potret)
    assert ["Korban tercatat tahun 2017", "2"] in public["pokok"]
    assert editions[Edisi.TERBATAS].kode not in editions[Edisi.UMUM].potret
    RekapHistoris.objects.filter(tahun=2017).update(jumlah=99)
    person.nama = "Orang Lain"
    person.save()
    row.refresh_from_db()
    assert row.penanda_tangan[0]["nama"] == "Cut Nyak Contoh"
    assert json.loads(EdisiLaporan.objects.get(edisi="umum").potret)["pokok"] == public["pokok"]


def test_signatory_must_hold_office_on_the_day_of_the_report(sekretariat, kepala):
    person = make_pejabat(make_keanggotaan(sk=make_sk(by=sekretariat)), mulai=datetime.date(2026, 1, 1))
    with pytest.raises(ActionRefused, match="tidak menjabat pada 15 Februari 2018"):
        approve(make_diajukan(by=sekretariat), by=kepala, kanan=person)


def test_date_may_not_lie_before_the_data_ends(sekretariat, kepala):
    with pytest.raises(ActionRefused, match="mendahului batas data"):
        approve(make_diajukan(by=sekretariat), by=kepala, tanggal=datetime.date(2017, 6, 1))


def test_changed_snapshot_is_not_printed(at, pimpinan):
    row = at(S.DISETUJUI)
    EdisiLaporan.objects.filter(laporan=row, edisi="umum").update(potret="{}")
    with pytest.raises(ActionRefused, match="tidak sama dengan yang disetujui"):
        actions.publish_laporan(row, by=pimpinan, cetak=lambda potret: BUKTI)


def test_failed_printing_issues_nothing_and_leaves_no_file(at, pimpinan, settings):
    row, printed = at(S.DISETUJUI), []

    def cetak(potret):
        if printed:
            raise RuntimeError("habis")
        printed.append(potret)
        return BUKTI

    with pytest.raises(RuntimeError):
        actions.publish_laporan(row, by=pimpinan, cetak=cetak)
    assert LaporanTahunan.objects.get().status == S.DISETUJUI
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_stored_pdf_is_served_as_it_was_and_refused_when_changed(at, polda):
    row = at(S.TERBIT).daftar_edisi.get(edisi="terbatas")
    assert actions.export_edisi(row, by=polda) == BUKTI
    assert JejakAudit.objects.latest("id").objek_kode == str(row)
    EdisiLaporan.objects.filter(pk=row.pk).update(sidik="0" * 64)
    row.refresh_from_db()
    with pytest.raises(ActionRefused, match="tidak sama dengan yang diterbitkan"):
        actions.export_edisi(row, by=polda)
    row.berkas.storage.delete(row.berkas.name)
    with pytest.raises(ActionRefused, match="tidak ada di penyimpanan"):
        actions.export_edisi(EdisiLaporan.objects.get(pk=row.pk), by=polda)


def test_text_is_kept_with_every_version_before_and_carried_into_the_next(at, sekretariat, kepala, pimpinan):
    row = make_laporan(by=sekretariat, narasi={Bab.PENUTUP: "Pertama."})
    write_bab(row, Bab.PENUTUP, "Kedua.", by=sekretariat)
    texts = TeksBab.objects.filter(bab__laporan=row, bab__bab=Bab.PENUTUP)
    assert [t.teks for t in texts] == ["Kedua.", "Pertama.", ""]
    actions.propose_laporan(row, by=sekretariat)
    actions.publish_laporan(approve(row, by=kepala), by=pimpinan, cetak=lambda potret: BUKTI)
    second = actions.record_laporan(row.tahun, by=sekretariat)
    assert second.daftar_bab.get(bab=Bab.PENUTUP).teks == "Kedua."


def test_unwanted_draft_goes_with_all_that_hangs_on_it_and_leaves_what_was_issued(at, sekretariat, kepala):
    issued = at(S.TERBIT)
    draft = actions.record_laporan(issued.tahun, by=sekretariat)
    write_bab(draft, Bab.SITUASI, "Salah tahun.", by=sekretariat)
    actions.add_komentar(draft.daftar_bab.get(bab=Bab.SITUASI), teks="Buang saja", by=kepala)
    with pytest.raises(ActionRefused, match="alasan"):
        actions.remove_laporan(draft, alasan=" ", by=sekretariat)
    actions.remove_laporan(draft, alasan="Tidak jadi diperbaiki", by=sekretariat)
    assert list(LaporanTahunan.objects.all()) == [issued]
    assert not TeksBab.objects.exclude(bab__laporan=issued).exists()
    assert JejakAudit.objects.latest("pk").alasan == "Tidak jadi diperbaiki"
    assert actions.record_laporan(issued.tahun, by=sekretariat).versi == 2


@pytest.mark.parametrize("status", sorted({*S} - {S.KONSEP}))
def test_what_somebody_else_has_in_hand_is_not_thrown_away(at, sekretariat, status):
    laporan = at(status)
    with pytest.raises(ActionRefused, match="bukan konsep lagi"):
        actions.remove_laporan(laporan, alasan="Salah", by=sekretariat)
    laporan.refresh_from_db()
    assert laporan.daftar_bab.count() == len(Bab)


def test_two_writers_never_overwrite_each_other(at, sekretariat, kepala):
    bab = at(S.KONSEP).daftar_bab.get(bab=Bab.SITUASI)
    seen = stamp(bab)
    actions.update_bab(bab, versi=seen, teks="Satu.", by=sekretariat)
    with pytest.raises(Conflict):
        actions.update_bab(bab, versi=seen, teks="Dua.", by=kepala)
    bab.refresh_from_db()
    assert bab.teks == "Satu."


@pytest.mark.parametrize("status", [S.DIPERIKSA, S.DISETUJUI, S.TERBIT, S.DITARIK])
def test_text_stands_once_it_was_submitted(at, sekretariat, status):
    row = at(status)
    with pytest.raises(ActionRefused, match="tidak dapat diubah"):
        write_bab(row, Bab.SITUASI, "Baru", by=sekretariat)


@pytest.mark.parametrize(
    "teks", ["Kasus TPPO-ACEH/2026/0007-K1.", "NIK 1171014107990001", "Hubungi 0813-6001-7722", "1171 0141 0799 0001"]
)
def test_text_that_points_at_a_person_is_refused_with_its_line(at, sekretariat, teks):
    with pytest.raises(ValidationError, match="Baris 3 memuat"):
        write_bab(at(S.KONSEP), Bab.SITUASI, f"Aman.\n\n{teks}", by=sekretariat)


def test_comment_is_open_until_it_is_dealt_with(at, sekretariat, kepala):
    bab = at(S.DIPERIKSA).daftar_bab.get(bab=Bab.SITUASI)
    row = actions.add_komentar(bab, teks="Sebut sumbernya.", by=kepala)
    assert actions.complete_komentar(row, by=sekretariat).selesai_oleh == sekretariat
    with pytest.raises(ActionRefused):
        actions.complete_komentar(row, by=sekretariat)


def test_owner_is_somebody_who_may_write(at, sekretariat, polda, kepala):
    bab = at(S.KONSEP).daftar_bab.get(bab=Bab.SITUASI)
    assert actions.assign_bab(bab, pemilik=kepala, by=sekretariat).pemilik == kepala
    with pytest.raises(ActionRefused, match="tidak dapat menulis laporan"):
        actions.assign_bab(bab, pemilik=polda, by=sekretariat)
