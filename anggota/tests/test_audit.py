"""The trail: no act without an actor, a chain that shows every change, the origin, and who reads what."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from anggota import actions, audit
from anggota.enums import JenisInstansi, JenisPeristiwa
from anggota.models import JejakAudit, KepalaJejak, Pengguna
from anggota.rantai import Pemeriksaan
from anggota.tests.factories import make_instansi
from gugus_tugas.clock import at
from gugus_tugas.middleware import current_origin
from gugus_tugas.tests.penjaga import without_guard

SANDI = "sandi-uji-yang-panjang"


@pytest.mark.parametrize("actor", [None, "", AnonymousUser()])
def test_record_refuses_an_anonymous_actor(db, actor):
    with pytest.raises(audit.AnonymousActor):
        audit.record(JenisPeristiwa.LOGIN, by=actor)
    assert not JejakAudit.objects.exists()


def test_record_refuses_an_unknown_event(sekretariat):
    with pytest.raises(ValueError, match="mencuri"):
        audit.record("mencuri", by=sekretariat)
    assert not JejakAudit.objects.exists()


def test_record_writes_who_what_and_when(sekretariat):
    moment = datetime.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=datetime.UTC)
    agency = make_instansi(kode="dinkes")
    with at(moment):
        audit.record(JenisPeristiwa.RECORD_INSTANSI, agency, by=sekretariat, kolom=["nama", "kode"], alasan="perlu")
    row = JejakAudit.objects.get()
    assert (row.pada, row.pelaku, row.peristiwa) == (moment, "sekretariat", "record_instansi")
    assert (row.objek_jenis, row.objek_kode) == ("instansi", "Instansi Dinkes")
    assert (row.kolom, row.alasan, row.asal) == (["kode", "nama"], "perlu", "")


def test_record_links_each_row_to_the_one_before(sekretariat):
    rows = [audit.record(JenisPeristiwa.LOGIN, by=sekretariat) for _ in range(3)]
    assert [row.sidik_sebelumnya for row in rows] == [audit.GENESIS, rows[0].sidik, rows[1].sidik]
    assert len({row.sidik for row in rows}) == 3
    head = KepalaJejak.objects.get()
    assert (head.sidik, head.jumlah) == (rows[2].sidik, 3)


def test_fingerprint_of_the_stored_row_is_that_of_the_written_one(sekretariat):
    audit.record(JenisPeristiwa.LOGIN, by=sekretariat, kolom=["ü", "é"], alasan="“kutip”")
    row = JejakAudit.objects.get()
    assert audit.fingerprint(row) == row.sidik


CHANGES = {
    "pada": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC),
    "pelaku": "kepala",
    "peristiwa": "logout",
    "objek_jenis": "kasus",
    "objek_kode": "X",
    "kolom": ["lain"],
    "alasan": "lain",
    "asal": "203.0.113.9",
    "sidik_sebelumnya": "1" * 64,
}


def test_changes_name_every_column_of_the_trail():
    assert set(CHANGES) == {field.name for field in JejakAudit._meta.fields} - {"id", "sidik"}


@pytest.mark.parametrize("name", CHANGES)
def test_fingerprint_betrays_a_changed_column(sekretariat, name):
    audit.record(JenisPeristiwa.LOGIN, by=sekretariat, kolom=["a"], alasan="b")
    with without_guard():
        JejakAudit.objects.update(**{name: CHANGES[name]})
    row = JejakAudit.objects.get()
    assert audit.fingerprint(row) != row.sidik


def test_fingerprint_betrays_text_moved_between_columns(sekretariat):
    audit.record(JenisPeristiwa.LOGIN, by=sekretariat, kode="satu", alasan="dua")
    with without_guard(), connection.cursor() as cursor:
        cursor.execute("UPDATE anggota_jejakaudit SET objek_kode = 'sat', alasan = 'udua'")
    row = JejakAudit.objects.get()
    assert audit.fingerprint(row) != row.sidik


def test_fingerprint_betrays_a_microsecond(sekretariat):
    audit.record(JenisPeristiwa.LOGIN, by=sekretariat)
    row = JejakAudit.objects.get()
    row.pada += datetime.timedelta(microseconds=1)
    assert audit.fingerprint(row) != row.sidik


def test_fingerprint_needs_the_key(sekretariat, settings):
    from dataclasses import replace

    row = audit.record(JenisPeristiwa.LOGIN, by=sekretariat)
    settings.KUNCI_DATA = replace(settings.KUNCI_DATA, trail=b"kunci lain")
    assert audit.fingerprint(row) != row.sidik


def test_record_falls_with_the_act(sekretariat):
    audit.record(JenisPeristiwa.LOGIN, by=sekretariat)
    head = KepalaJejak.objects.values().get()
    with transaction.atomic():
        audit.record(JenisPeristiwa.LOGOUT, by=sekretariat)
        transaction.set_rollback(True)
    assert JejakAudit.objects.count() == 1
    assert KepalaJejak.objects.values().get() == head


@pytest.mark.parametrize(
    ("column", "limit", "values"),
    [
        ("pelaku", 60, {"by": "x" * 100}),
        ("objek_kode", 80, {"by": "sistem", "kode": "x" * 100}),
        ("alasan", 500, {"by": "sistem", "alasan": "x" * 600}),
    ],
)
def test_record_cuts_text_that_is_too_long(db, column, limit, values):
    audit.record(JenisPeristiwa.LOGIN, **values)
    row = JejakAudit.objects.get()
    assert getattr(row, column) == "x" * limit
    assert audit.fingerprint(row) == row.sidik


@pytest.mark.parametrize(
    ("peer", "forwarded", "https", "origin"),
    [
        ("203.0.113.7", "", False, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", True, "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1", False, "127.0.0.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1", True, "198.51.100.1"),
        ("::1", "2001:db8::1", True, "2001:db8::1"),
        ("127.0.0.1", "x" * 200, True, "x" * 45),
    ],
)
def test_record_keeps_the_origin_of_the_request(client_of, sekretariat, settings, peer, forwarded, https, origin):
    settings.SITUS_HTTPS = https
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    client_of(sekretariat).post("/keluar/", REMOTE_ADDR=peer, headers=headers)
    assert JejakAudit.objects.get().asal == origin
    assert current_origin() == ""


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("sekretariat", ["sekretariat"]),
        ("kepala", ["kepala", "polda", "sekretariat", "sistem"]),
        ("pengelola", ["kepala", "polda", "sekretariat", "sistem"]),
        ("polda", []),
        ("dinsos", []),
        ("pimpinan", []),
    ],
)
def test_visible_to_follows_the_role(cast, role, sees):
    for actor in (cast["sekretariat"], cast["kepala"], cast["polda"], audit.SYSTEM):
        audit.record(JenisPeristiwa.LOGIN, by=actor)
    assert sorted(JejakAudit.objects.visible_to(cast[role]).values_list("pelaku", flat=True)) == sees


def test_visible_to_closes_with_the_account(kepala):
    audit.record(JenisPeristiwa.LOGIN, by=kepala)
    kepala.is_active = False
    assert not JejakAudit.objects.visible_to(kepala).exists()


def test_event_that_the_code_forgot_shows_as_stored(sekretariat):
    audit.record(JenisPeristiwa.LOGIN, by=sekretariat)
    assert JejakAudit.objects.get().kalimat == "sekretariat masuk"
    with without_guard():
        JejakAudit.objects.update(peristiwa="peristiwa_lama")
    assert JejakAudit.objects.get().kalimat == "sekretariat peristiwa_lama"


SENTENCES = {
    "reveal_identitas": "kepala membuka identitas korban TPPO-ACEH/2026/0001-K1 dengan alasan “menjadwalkan visum”",
    "login_failed": "Percobaan masuk ke akun TPPO-ACEH/2026/0001-K1 gagal dengan alasan “menjadwalkan visum”",
    "export_jejak": "kepala mengunduh jejak audit TPPO-ACEH/2026/0001-K1 (menjadwalkan visum)",
    "record_kasus": "kepala mencatat kasus TPPO-ACEH/2026/0001-K1 dengan alasan “menjadwalkan visum”",
}


@pytest.mark.parametrize("event", SENTENCES)
def test_row_reads_as_a_sentence(kepala, event):
    row = audit.record(JenisPeristiwa(event), by=kepala, kode="TPPO-ACEH/2026/0001-K1", alasan="menjadwalkan visum")
    assert row.kalimat == SENTENCES[event]


@pytest.mark.parametrize("event", JenisPeristiwa)
def test_every_event_has_a_sentence_without_machine_words(kepala, event):
    text = audit.record(event, by=kepala, kode="X-1").kalimat
    assert text[0].isalpha()
    assert not set("{}_") & set(text)
    assert "  " not in text
    assert "kepala" in text or event == JenisPeristiwa.LOGIN_FAILED
    assert audit.record(event, by=kepala).kalimat == audit.record(event, by=kepala).kalimat.strip()


def test_braces_in_a_code_are_text(kepala):
    assert audit.record(JenisPeristiwa.LOGIN_FAILED, by="sistem", kode="{pelaku.x}").kalimat == (
        "Percobaan masuk ke akun {pelaku.x} gagal"
    )


# event → (the act, code of the object)
ACTS = {
    "record_instansi": (
        lambda by: actions.record_instansi(by=by, kode="baru", nama="Baru", singkatan="B", jenis=JenisInstansi.LSM),
        "baru",
    ),
    "invite_pengguna": (
        lambda by: actions.create_pengguna(by=by, sandi=SANDI, nama_pengguna="baru", nama="ZZNAMA", peran="pimpinan"),
        "baru",
    ),
    "record_sk": (
        lambda by: actions.record_sk(
            by=by, tentang="ZZTENTANG", tanggal=datetime.date(2018, 8, 1), berlaku_mulai=datetime.date(2018, 8, 1)
        ),
        "SK Nomor … (2018)",
    ),
    "login": (actions.record_login, ""),
    "logout": (actions.record_logout, ""),
    "change_password": (lambda by: actions.change_password(by, save=lambda: None), ""),
}


@pytest.mark.parametrize("event", ACTS)
def test_act_leaves_one_line_without_values(pengelola, event):
    act, code = ACTS[event]
    act(pengelola)
    row = JejakAudit.objects.get()
    assert (row.pelaku, row.peristiwa, row.objek_kode) == ("pengelola", event, code)
    assert not any(secret in str(JejakAudit.objects.values().get()) for secret in ("ZZ", SANDI))


def test_invite_stores_the_password_hashed_and_refuses_a_taken_name(pengelola):
    actions.create_pengguna(by=pengelola, sandi=SANDI, nama_pengguna="baru", nama="Baru", peran="pimpinan")
    account = Pengguna.objects.get(nama_pengguna="baru")
    assert account.check_password(SANDI)
    assert SANDI not in account.password
    with pytest.raises(ValidationError, match="sudah dipakai"):
        actions.create_pengguna(by=pengelola, sandi=SANDI, nama_pengguna="baru", nama="Lain", peran="pimpinan")
    assert JejakAudit.objects.count() == 1


def test_invite_refuses_a_member_without_an_agency(pengelola):
    with pytest.raises(ValidationError, match="harus memiliki instansi"):
        actions.create_pengguna(by=pengelola, sandi=SANDI, nama_pengguna="baru", nama="Baru", peran="anggota")
    assert not JejakAudit.objects.exists()


def test_many_at_once_are_what_one_after_the_other_would_be(sekretariat, kepala):
    """`record_many` writes the same rows on the same chain as `record`, and the chain stays whole."""
    moment = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    with at(moment):
        for obj in (sekretariat, kepala):
            audit.record(JenisPeristiwa.CHANGE_PENGGUNA, obj, by=kepala, kolom=["b", "a"])
        audit.record_many(JenisPeristiwa.CHANGE_PENGGUNA, [(sekretariat, ["b", "a"]), (kepala, ["b", "a"])], by=kepala)
        audit.record_many(JenisPeristiwa.CHANGE_PENGGUNA, [], by=kepala)
        audit.record_many(JenisPeristiwa.CHANGE_PENGGUNA, [(kepala, ["b", "a"])], by=kepala)
    rows = [
        (r.pada, r.pelaku, r.peristiwa, r.objek_jenis, r.objek_kode, r.kolom, r.alasan)
        for r in JejakAudit.objects.order_by("id")
    ]
    assert rows[0:2] == rows[2:4]
    assert rows[4] == rows[1]
    assert not Pemeriksaan().run().putus
    with pytest.raises(audit.AnonymousActor):
        audit.record_many(JenisPeristiwa.CHANGE_PENGGUNA, [(kepala, [])], by=None)
