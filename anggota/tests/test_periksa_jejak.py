"""The chain of the trail: whole, or the first broken row by name. Tampering here is what the owner of the database can do."""

import datetime
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import JejakAudit, KepalaJejak
from anggota.rantai import Pemeriksaan
from gugus_tugas.clock import at
from gugus_tugas.tests.parallel import run_together
from gugus_tugas.tests.penjaga import without_guard

MOMENT = datetime.datetime(2026, 11, 24, 3, 0, 5, tzinfo=datetime.UTC)


@pytest.fixture
def ids(cast):
    """Six rows: logins but for the third, which opens an identity."""
    for number in range(6):
        event = JenisPeristiwa.REVEAL_IDENTITAS if number == 2 else JenisPeristiwa.LOGIN
        with at(MOMENT):
            audit.record(event, by=cast["kepala"], kode="TPPO-ACEH/2026/0001-K1" if number == 2 else f"k{number}")
    return list(JejakAudit.objects.order_by("id").values_list("id", flat=True))


def sql(statement: str, *values) -> None:
    with without_guard(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def check(*options: str) -> str:
    """The sentence about what is broken."""
    before = list(JejakAudit.objects.order_by("id").values_list("id"))
    with pytest.raises(CommandError) as refusal:
        call_command("periksa_jejak", *options, verbosity=0)
    assert refusal.value.returncode == 1
    assert list(JejakAudit.objects.order_by("id").values_list("id")) == before  # a broken trail is left as found
    return str(refusal.value)


def test_whole_trail_tells_its_length_and_end_and_leaves_a_row(ids, capsys):
    end = JejakAudit.objects.order_by("id").last().sidik
    call_command("periksa_jejak")
    printed = capsys.readouterr().out
    assert f"Jejak audit utuh: 6 baris, sidik terakhir {end}." in printed
    assert "100% 6 dari 6" in printed
    row = JejakAudit.objects.order_by("id").last()
    assert (row.peristiwa, row.pelaku, row.alasan) == (
        "check_jejak",
        "sistem",
        f"utuh: 6 baris, sidik terakhir {end}",
    )
    call_command("periksa_jejak")
    assert "utuh: 7 baris" in capsys.readouterr().out


@pytest.mark.django_db
def test_empty_trail_is_whole(capsys):
    call_command("periksa_jejak")
    assert f"utuh: 0 baris, sidik terakhir {audit.GENESIS}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("column", "value"),
    [("alasan", "lain"), ("pelaku", "sekretariat"), ("objek_kode", "TPPO-ACEH/2026/0002-K1"), ("sidik", "0" * 64)],
)
def test_changed_row_is_named(ids, column, value):
    sql(f"UPDATE anggota_jejakaudit SET {column} = %s WHERE id = %s", value, ids[2])
    text = check()
    assert f"Baris {ids[2]} (24/11/2026 10.00.05 WIB, " in text
    assert "reveal_identitas oleh " in text
    assert "isinya tidak cocok dengan sidiknya" in text
    assert "Baris sebelumnya (2) utuh" in text
    if column != "objek_kode":
        assert "objek TPPO-ACEH/2026/0001-K1" in text


def test_only_the_first_of_two_broken_rows_is_named(ids):
    sql("UPDATE anggota_jejakaudit SET alasan = 'x' WHERE id IN (%s, %s)", ids[1], ids[4])
    text = check()
    assert f"Baris {ids[1]} " in text
    assert f"Baris {ids[4]} " not in text


def test_row_written_with_another_key_is_named(ids, settings):
    row = JejakAudit.objects.get(id=ids[3])
    right, settings.KUNCI_DATA = settings.KUNCI_DATA, replace(settings.KUNCI_DATA, trail=b"kunci lain")
    row.pelaku = "sekretariat"
    forged = audit.fingerprint(row)
    settings.KUNCI_DATA = right
    sql("UPDATE anggota_jejakaudit SET pelaku = 'sekretariat', sidik = %s WHERE id = %s", forged, ids[3])
    assert f"Baris {ids[3]} " in check()


def test_appended_row_of_a_forger_is_named(ids, settings):
    right, settings.KUNCI_DATA = settings.KUNCI_DATA, replace(settings.KUNCI_DATA, trail=b"kunci lain")
    forged = audit.record(JenisPeristiwa.LOGOUT, by="kepala")
    settings.KUNCI_DATA = right
    assert f"Baris {forged.id} " in check()


def test_check_with_another_key_says_so_at_the_first_row(ids, settings):
    settings.KUNCI_DATA = replace(settings.KUNCI_DATA, trail=b"kunci lain")
    text = check()
    assert f"Baris {ids[0]} " in text
    assert "'jejak' pada KUNCI_DATA" in text


@pytest.mark.parametrize(
    ("gone", "named", "before"), [((2,), 3, "baris {1}"), ((0,), 1, "awal rantai"), ((1, 2, 3), 4, "baris {0}")]
)
def test_removed_rows_are_found_at_the_row_after_them(ids, gone, named, before):
    for number in gone:
        sql("DELETE FROM anggota_jejakaudit WHERE id = %s", ids[number])
    text = check()
    assert f"Baris {ids[named]} " in text
    assert f"setelah {before.format(*ids)} hilang" in text


def test_rows_cut_off_at_the_end_are_counted(ids):
    sql("DELETE FROM anggota_jejakaudit WHERE id >= %s", ids[4])
    assert f"Setelah baris {ids[3]}: 2 baris terakhir hilang (kepala rantai mencatat 6 baris, ada 4)" in check()


def test_emptied_trail_is_found(ids):
    sql("DELETE FROM anggota_jejakaudit")
    assert "Jejak kosong: 6 baris terakhir hilang" in check()


def test_swapped_rows_are_found(ids):
    for old, new in ((ids[2], 10_000), (ids[3], ids[2]), (10_000, ids[3])):
        sql("UPDATE anggota_jejakaudit SET id = %s WHERE id = %s", new, old)
    text = check()
    assert f"Baris {ids[2]} " in text
    assert f"menyambung ke baris {ids[3]}, bukan ke baris {ids[1]}; urutan baris berubah" in text


@pytest.mark.parametrize(
    "change",
    [
        lambda: KepalaJejak.objects.update(jumlah=5),
        lambda: KepalaJejak.objects.update(sidik="1" * 64),
        lambda: KepalaJejak.objects.all().delete(),
    ],
    ids=["count", "fingerprint", "gone"],
)
def test_head_that_does_not_match_is_found(ids, change):
    change()
    assert f"Setelah baris {ids[5]}: kepala rantai tidak cocok" in check()


def test_row_after_a_removed_head_starts_a_second_chain_and_is_named(ids, kepala):
    KepalaJejak.objects.all().delete()
    row = audit.record(JenisPeristiwa.LOGOUT, by=kepala)
    assert f"Baris {row.id} " in check()


def test_cut_with_the_head_set_back_needs_the_note_of_an_earlier_check(ids):
    """The limit of any chain: without a note from outside, this cannot be seen."""
    rows = list(JejakAudit.objects.order_by("id"))
    note = f"{len(rows)}:{rows[-1].sidik}"
    call_command("periksa_jejak", "--patokan", note, verbosity=0)
    sql("DELETE FROM anggota_jejakaudit WHERE id >= %s", ids[4])
    KepalaJejak.objects.update(jumlah=4, sidik=rows[3].sidik)
    assert "2 baris terakhir hilang menurut patokan" in check("--patokan", note)
    assert f"Baris {ids[3]} " in check("--patokan", f"4:{'a' * 64}")
    call_command("periksa_jejak", verbosity=0)


@pytest.mark.parametrize("note", ["", "6", "6:abc", "x:" + "a" * 64, "-1:" + "a" * 64])
def test_unreadable_note_is_refused(db, note):
    with pytest.raises(CommandError, match="JUMLAH:SIDIK"):
        call_command("periksa_jejak", f"--patokan={note}")


def test_row_that_cannot_be_read_is_named(ids):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL stores nothing that is not a moment")
    sql("UPDATE anggota_jejakaudit SET pada = '2026-99-99 kemarin' WHERE id = %s", ids[3])
    text = check()
    assert f"Baris {ids[3]} tidak dapat dibaca" in text
    assert "Baris sebelumnya (3) utuh" in text


def test_walks_in_batches_of_bounded_size(ids, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("anggota.rantai.BATCH", 2)
    sql("UPDATE anggota_jejakaudit SET alasan = 'x' WHERE id = %s", ids[5])
    assert f"Baris {ids[5]} " in check()
    with django_assert_num_queries(4), pytest.raises(CommandError):  # three batches, and the total for the progress
        call_command("periksa_jejak", verbosity=0)


def test_first_row_of_all_written_between_head_and_rows_is_no_break(db, monkeypatch):
    walk, walks = Pemeriksaan._walk, []

    def write_then_walk(check):
        walks.append(check.jumlah)
        if len(walks) == 2:  # the head was asked for, and there was none
            audit.record(JenisPeristiwa.LOGIN, by=audit.SYSTEM)
        walk(check)

    monkeypatch.setattr(Pemeriksaan, "_walk", write_then_walk)
    found = Pemeriksaan().run()
    assert (found.jumlah, found.putus) == (1, "")


@pytest.mark.django_db(transaction=True)
def test_check_while_others_write_sees_a_whole_chain():
    def write():
        for _ in range(30):
            audit.record(JenisPeristiwa.LOGIN, by=audit.SYSTEM)

    def verify():
        for _ in range(5):
            call_command("periksa_jejak", verbosity=0)

    assert run_together(write, verify, write) == []
    assert KepalaJejak.objects.get().jumlah == 65
