"""Rules of meetings and follow-up that hold whoever writes: constraints on both doors, order, boundaries, derived state."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.tests.factories import make_instansi, make_keanggotaan, make_sk
from rapat import actions
from rapat.enums import JenisRapat, StatusTindakLanjut, Usulan
from rapat.models import Kehadiran, Perkembangan, Rapat, Rekomendasi, TindakLanjut
from rapat.tests.factories import make_perkembangan, make_rapat, make_rekomendasi, make_tindak_lanjut

NOW = datetime.datetime(2026, 3, 1, 8, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 3, 1)


def assert_both_doors_refuse(row, change: dict, message: str) -> None:
    """The database refuses the change by UPDATE, and validation refuses it in words."""
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**change)
    for name, value in change.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError, match=message):
        row.full_clean()


@pytest.mark.parametrize(
    ("jenis", "change", "message"),
    [
        ("rakor", {"triwulan": 1}, "kosongkan untuk rapat lain"),
        ("sub_gugus", {"triwulan": 4}, "kosongkan untuk rapat lain"),
        ("triwulan", {"triwulan": 0}, "Pilih triwulan"),
        ("triwulan", {"triwulan": 5}, "Pilih triwulan"),
        ("triwulan", {"jenis": "rakor"}, "kosongkan untuk rapat lain"),
        ("rakor", {"jenis": "arisan"}, "arisan"),
        ("rakor", {"status": "batal"}, "batal"),
        ("rakor", {"mulai": datetime.time(12), "selesai": datetime.time(9)}, "mendahului"),
    ],
)
def test_rapat_refuses_what_contradicts_itself(sekretariat, jenis, change, message):
    rapat = make_rapat(by=sekretariat, jenis=jenis, triwulan=1 if jenis == "triwulan" else None)
    assert_both_doors_refuse(rapat, change, message)


def test_rapat_refuses_a_second_meeting_of_the_quarter(sekretariat):
    make_rapat(by=sekretariat, jenis=JenisRapat.TRIWULAN, triwulan=1)
    second = make_rapat(by=sekretariat, jenis=JenisRapat.TRIWULAN, triwulan=2, tanggal=datetime.date(2026, 4, 9))
    assert_both_doors_refuse(second, {"triwulan": 1}, "sudah ada")


def test_rapat_refuses_a_date_before_its_quarter(sekretariat):
    row = make_rapat(by=sekretariat, jenis=JenisRapat.TRIWULAN, triwulan=2, tanggal=datetime.date(2026, 4, 1))
    assert_both_doors_refuse(row, {"tanggal": datetime.date(2026, 3, 31)}, "belum dimulai")


def test_rapat_refuses_another_year_than_its_date(sekretariat):
    assert_both_doors_refuse(make_rapat(by=sekretariat), {"tahun": 2025}, "Tahun rapat")


def _final(row) -> dict:
    return {"selesai_pada": NOW, "selesai_oleh_id": row.dicatat_oleh_id}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda row: {"status": "sesuai"}, "waktu selesai"),
        (lambda row: {"status": "tidak_dapat"}, "waktu selesai"),
        (lambda row: {"status": "belum", **_final(row)}, "waktu selesai"),
        (lambda row: {"status": "proses", **_final(row)}, "waktu selesai"),
        (lambda row: {"status": "sesuai", "selesai_pada": NOW}, "bersama-sama"),
        (lambda row: {"selesai_oleh_id": row.dicatat_oleh_id}, "bersama-sama"),
        (lambda row: {"status": "selesai", **_final(row)}, "selesai"),
        (lambda row: {"peran": "pengawas"}, "pengawas"),
    ],
)
def test_tindak_lanjut_refuses_a_state_without_its_facts(sekretariat, polda, change, message):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    assert_both_doors_refuse(item, change(item), message)


@pytest.mark.parametrize("status", ["sesuai", "tidak_dapat"])
def test_tindak_lanjut_takes_a_final_state_with_its_facts(sekretariat, polda, status):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    TindakLanjut.objects.update(status=status, **_final(item))
    TindakLanjut.objects.get().full_clean()


def test_tindak_lanjut_refuses_a_second_lead(sekretariat, polda, dinsos):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi])
    supporter = row.daftar_tindak_lanjut.get(instansi=dinsos.instansi)
    assert_both_doors_refuse(supporter, {"peran": "penanggung_jawab"}, "sudah memiliki penanggung jawab")


def test_tindak_lanjut_refuses_the_same_agency_twice(sekretariat, polda, dinsos):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi])
    supporter = row.daftar_tindak_lanjut.get(instansi=dinsos.instansi)
    assert_both_doors_refuse(supporter, {"instansi_id": polda.instansi_id}, "sudah diminta")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda row, head: {
                "hasil": "sesuai",
                "diverifikasi_pada": NOW,
                "diverifikasi_oleh_id": row.dicatat_oleh_id,
            },
            "orang lain",
        ),
        (lambda row, head: {"hasil": "sesuai"}, "memiliki waktu"),
        (lambda row, head: {"diverifikasi_pada": NOW, "diverifikasi_oleh_id": head.pk}, "memiliki waktu"),
        (lambda row, head: {"hasil": "sesuai", "diverifikasi_pada": NOW}, "bersama-sama"),
        (lambda row, head: {"diverifikasi_oleh_id": head.pk}, "bersama-sama"),
        (lambda row, head: {"hasil": "entah", "diverifikasi_pada": NOW, "diverifikasi_oleh_id": head.pk}, "entah"),
        (lambda row, head: {"usulan": "beres"}, "beres"),
        (lambda row, head: {"tindakan": ""}, "tindakan"),
    ],
)
def test_perkembangan_refuses_a_verdict_without_its_facts(sekretariat, polda, kepala, change, message):
    note = make_perkembangan(make_tindak_lanjut(by=sekretariat, instansi=polda.instansi), by=polda)
    assert_both_doors_refuse(note, change(note, kepala), message)


def test_perkembangan_refuses_a_second_note_awaiting_its_verdict(sekretariat, polda):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    draft = make_perkembangan(item, by=polda, usulan=Usulan.PROSES)
    make_perkembangan(item, by=polda)
    assert_both_doors_refuse(draft, {"usulan": Usulan.SELESAI}, "menunggu verifikasi")


@pytest.mark.parametrize("status", ["hadir", "izin", "tanpa_kabar"])
def test_kehadiran_names_a_deputy_only_for_the_represented(sekretariat, status):
    seat = make_keanggotaan(sk=make_sk(by=sekretariat))
    daftar = [{"keanggotaan": seat, "status": "diwakili", "nama_wakil": "Wakil Rekaan"}]
    actions.record_kehadiran(make_rapat(by=sekretariat), by=sekretariat, daftar=daftar)
    assert_both_doors_refuse(Kehadiran.objects.get(), {"status": status}, "hanya untuk yang diwakili")


def test_kehadiran_refuses_the_same_seat_twice(sekretariat):
    sk, rapat = make_sk(by=sekretariat), make_rapat(by=sekretariat)
    daftar = [{"keanggotaan": make_keanggotaan(sk=sk), "status": "hadir"} for _ in range(2)]
    actions.record_kehadiran(rapat, by=sekretariat, daftar=daftar)
    first, second = Kehadiran.objects.order_by("id")
    assert_both_doors_refuse(second, {"keanggotaan_id": first.keanggotaan_id}, "Kursi ini")


def test_rekomendasi_numbers_are_unique(sekretariat, polda):
    make_rekomendasi(by=sekretariat, instansi=polda.instansi)
    second = make_rekomendasi(by=sekretariat, instansi=polda.instansi)
    assert_both_doors_refuse(second, {"nomor": 1}, "telah ada")


def test_with_attendance_counts_who_came_and_multiplies_nothing(sekretariat, polda):
    sk, rapat = make_sk(by=sekretariat), make_rapat(by=sekretariat)
    daftar = [
        {"keanggotaan": make_keanggotaan(sk=sk), "status": status, "nama_wakil": "W" if status == "diwakili" else ""}
        for status in ("hadir", "diwakili", "izin", "tanpa_kabar")
    ]
    actions.record_kehadiran(rapat, by=sekretariat, daftar=daftar)
    for _ in range(3):
        make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    row = Rapat.objects.with_attendance().get()
    assert (row.jumlah_hadir, row.jumlah_diundang, row.jumlah_rekomendasi) == (2, 4, 3)


@pytest.mark.parametrize(
    ("role", "number"),
    [("sekretariat", 2), ("kepala", 2), ("polda", 1), ("pimpinan", 1), ("pengelola", 0)],
)
def test_visible_to_hides_drafts_from_who_does_not_prepare_them(cast, role, number):
    make_rapat(by=cast["sekretariat"], status="konsep")
    make_rapat(by=cast["sekretariat"])
    assert Rapat.objects.visible_to(cast[role]).count() == number


@pytest.mark.parametrize("model", [Rekomendasi, TindakLanjut, Perkembangan])
@pytest.mark.parametrize(
    ("role", "number"), [("sekretariat", 1), ("kepala", 1), ("dinsos", 1), ("pimpinan", 1), ("pengelola", 0)]
)
def test_visible_to_opens_follow_up_to_who_follows_meetings(cast, model, role, number):
    item = make_tindak_lanjut(by=cast["sekretariat"], instansi=cast["polda"].instansi)
    make_perkembangan(item, by=cast["polda"])
    assert model.objects.visible_to(cast[role]).count() == number


def finish(item, *, status: str = "sesuai") -> None:
    TindakLanjut.objects.filter(pk=item.pk).update(status=status, **_final(item))


def test_urgent_first_puts_open_before_final_and_undated_last(sekretariat, polda):
    rapat = make_rapat(by=sekretariat, tanggal=datetime.date(2018, 8, 9))
    days = [None, datetime.date(2026, 5, 1), datetime.date(2026, 4, 1), datetime.date(2020, 1, 1), None]
    items = [make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, rapat=rapat, tenggat=day) for day in days]
    finish(items[3])
    finish(items[4])
    assert list(TindakLanjut.objects.urgent_first()) == [items[2], items[1], items[0], items[3], items[4]]


@pytest.mark.parametrize(
    ("tenggat", "status", "late"),
    [
        (TODAY, "belum", False),
        (TODAY - datetime.timedelta(days=1), "belum", True),
        (TODAY - datetime.timedelta(days=1), "proses", True),
        (TODAY - datetime.timedelta(days=1), "sesuai", False),
        (TODAY + datetime.timedelta(days=1), "belum", False),
        (None, "belum", False),
    ],
)
def test_overdue_starts_the_day_after_the_due_date(sekretariat, polda, monkeypatch, tenggat, status, late):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, tenggat=tenggat)
    finish(item, status=status) if status == "sesuai" else TindakLanjut.objects.update(status=status)
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)
    assert TindakLanjut.objects.overdue(on=TODAY).exists() is late
    item = TindakLanjut.objects.get()
    assert item.days_late == int(late)
    assert (item.nada == "terlambat") is late


@pytest.mark.parametrize(("usulan", "awaits"), [("proses", False), ("selesai", True), ("tidak_dapat", True)])
def test_awaiting_verification_lists_items_that_ask_for_a_verdict(sekretariat, polda, kepala, usulan, awaits):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)
    note = make_perkembangan(item, by=polda, usulan=usulan)
    assert list(TindakLanjut.objects.awaiting_verification()) == ([item] if awaits else [])
    assert note.is_pending is awaits
    if awaits:
        actions.verify_tindak_lanjut(note, by=kepala, hasil="belum_sesuai", catatan="Kurang.")
        assert not TindakLanjut.objects.awaiting_verification().exists()


@pytest.mark.parametrize(
    ("items", "status"),
    [
        (["belum"], StatusTindakLanjut.BELUM),
        (["belum", "belum"], StatusTindakLanjut.BELUM),
        (["belum", "proses"], StatusTindakLanjut.PROSES),
        (["belum", "sesuai"], StatusTindakLanjut.PROSES),
        (["proses", "sesuai"], StatusTindakLanjut.PROSES),
        (["sesuai", "sesuai"], StatusTindakLanjut.SESUAI),
        (["sesuai", "tidak_dapat"], StatusTindakLanjut.SESUAI),
        (["tidak_dapat", "tidak_dapat"], StatusTindakLanjut.TIDAK_DAPAT),
    ],
)
def test_status_of_a_recommendation_follows_its_items(sekretariat, items, status):
    agencies = [make_instansi() for _ in items]
    row = make_rekomendasi(by=sekretariat, instansi=agencies[0], pendukung=agencies[1:])
    for item, state in zip(row.daftar_tindak_lanjut.order_by("id"), items, strict=True):
        if state in ("sesuai", "tidak_dapat"):
            finish(item, status=state)
        else:
            TindakLanjut.objects.filter(pk=item.pk).update(status=state)
    assert Rekomendasi.objects.with_progress().get().status == status


def test_status_of_a_recommendation_without_items_is_untouched(sekretariat, polda):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi)
    row.daftar_tindak_lanjut.all().delete()
    assert Rekomendasi.objects.with_progress().get().status == StatusTindakLanjut.BELUM


def test_age_counts_from_the_meeting(sekretariat, polda):
    rapat = make_rapat(by=sekretariat, tanggal=datetime.date(2018, 8, 9))
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    assert row.age_in_days(on=datetime.date(2019, 8, 9)) == 365
