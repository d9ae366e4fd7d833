"""Consent per purpose: what counts, what supersedes, what a withdrawal does, and what the table itself refuses."""

import datetime
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import at
from kasus import actions
from kasus.models import Korban, Persetujuan
from kasus.models.persetujuan import has_sharing_consent, sharing_consent
from kasus.tests.factories import make_kasus, make_persetujuan, victim

HARI = datetime.date(2026, 3, 4)


@pytest.fixture
def korban(sekretariat):
    return make_kasus(by=sekretariat).daftar_korban.get()


@pytest.fixture
def anak(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(usia_saat_terjerat=15)]).daftar_korban.get()


def covered(korban, instansi, on=HARI) -> bool:
    """Both forms of the rule, which must agree."""
    one = has_sharing_consent(korban, instansi, on=on)
    rows = Persetujuan.objects.filter(korban=korban, instansi=instansi)
    many = rows.filter(sharing_consent("korban", "instansi", on=on)).exists()
    assert one == many
    return one


def test_answer_is_stored_with_its_circumstances_and_a_trail(korban, sekretariat, dinsos):
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat, catatan="diwakili pendamping")
    assert (row.pihak, row.jawaban, row.instansi) == ("korban", "setuju", dinsos.instansi)
    event = JejakAudit.objects.first()
    assert (event.peristiwa, event.objek_kode) == ("record_persetujuan", korban.kode)
    assert "catatan" in event.kolom
    with connection.cursor() as cursor:
        cursor.execute("SELECT catatan FROM kasus_persetujuan")
        assert b"pendamping" not in bytes(cursor.fetchone()[0])


def test_each_named_agency_gets_its_own_row(korban, sekretariat, dinsos, polda):
    make_persetujuan(korban, dinsos.instansi, polda.instansi, by=sekretariat)
    assert covered(korban, dinsos.instansi)
    assert covered(korban, polda.instansi)
    assert not covered(korban, make_instansi())


@pytest.mark.parametrize("purpose", ["wawancara", "layanan", "polisi", "penelitian", "dihubungi"])
def test_a_yes_to_another_purpose_shares_nothing(korban, sekretariat, dinsos, purpose):
    make_persetujuan(korban, by=sekretariat, tujuan=purpose)
    assert not covered(korban, dinsos.instansi)


@pytest.mark.parametrize("answer", ["menolak", "tidak_ditanyakan"])
@pytest.mark.parametrize("named", [True, False])
def test_a_later_no_takes_the_yes_back_for_the_named_agency_or_for_all(
    korban, sekretariat, dinsos, polda, answer, named
):
    make_persetujuan(korban, dinsos.instansi, polda.instansi, by=sekretariat)
    make_persetujuan(korban, *([dinsos.instansi] if named else []), by=sekretariat, jawaban=answer, tujuan="berbagi")
    assert not covered(korban, dinsos.instansi)
    assert covered(korban, polda.instansi) is named
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    assert covered(korban, dinsos.instansi)


ADULT, CHILD, UNKNOWN = "dewasa", "anak", "tidak_diketahui"
OWN, GROWN, PARENT, GUARDIAN, BODY = "korban", "korban_dewasa", "orang_tua", "wali", "lembaga"


@pytest.mark.parametrize(
    ("group", "voices", "wanted"),
    [
        (ADULT, [], False), (ADULT, [OWN], True), (ADULT, [GROWN], True), (ADULT, [PARENT], False), (ADULT, [GUARDIAN, BODY], False),
        (CHILD, [], False), (CHILD, [OWN], False), (CHILD, [PARENT], False), (CHILD, [BODY], False), (CHILD, [OWN, PARENT], True),
        (CHILD, [GUARDIAN, OWN], True), (CHILD, [BODY, OWN], True), (CHILD, [GROWN], True),
        (UNKNOWN, [OWN], False), (UNKNOWN, [OWN, GUARDIAN], True), (UNKNOWN, [GROWN], True), (UNKNOWN, [PARENT], False),
    ],
)  # fmt: skip
def test_whose_yes_is_enough(sekretariat, dinsos, group, voices, wanted):
    row = victim(usia_saat_terjerat=None, kelompok_usia=group)
    korban = make_kasus(by=sekretariat, daftar_korban=[row]).daftar_korban.get()
    for voice in voices:
        make_persetujuan(korban, dinsos.instansi, by=sekretariat, pemberi=voice)
    assert covered(korban, dinsos.instansi) is wanted


@pytest.mark.parametrize("voice", [OWN, PARENT])
def test_a_child_is_not_shared_when_either_voice_says_no_or_withdraws(anak, sekretariat, dinsos, voice):
    rows = {v: make_persetujuan(anak, dinsos.instansi, by=sekretariat, pemberi=v) for v in (OWN, PARENT)}
    assert covered(anak, dinsos.instansi)
    actions.withdraw_persetujuan(rows[voice], tanggal=HARI, alasan="", by=sekretariat)
    assert not covered(anak, dinsos.instansi)
    make_persetujuan(anak, dinsos.instansi, by=sekretariat, pemberi=voice)
    assert covered(anak, dinsos.instansi)
    other = GUARDIAN if voice == PARENT else OWN
    make_persetujuan(anak, dinsos.instansi, by=sekretariat, pemberi=other, jawaban="menolak")
    assert not covered(anak, dinsos.instansi)


def test_consent_runs_out_on_its_day(korban, sekretariat, dinsos):
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat, berlaku_sampai=datetime.date(2026, 3, 31))
    for day, holds in [(datetime.date(2026, 3, 31), True), (datetime.date(2026, 4, 1), False)]:
        assert covered(korban, dinsos.instansi, on=day) is holds
        assert row.is_berlaku(on=day) is holds
    assert not covered(korban, dinsos.instansi, on=row.tanggal - datetime.timedelta(days=1))


def test_another_victims_consent_does_not_count(sekretariat, dinsos):
    first, second = make_kasus(by=sekretariat, daftar_korban=[victim(), victim()]).daftar_korban.all()
    make_persetujuan(first, dinsos.instansi, by=sekretariat)
    assert covered(first, dinsos.instansi)
    assert not covered(second, dinsos.instansi)


def test_of_age_is_checked_against_the_birth_date(sekretariat, dinsos):
    born = datetime.date(2008, 3, 5)
    korban = make_kasus(
        by=sekretariat, daftar_korban=[victim(usia_saat_terjerat=17, identitas={"tanggal_lahir": born})]
    ).daftar_korban.get()
    with pytest.raises(ActionRefused, match="belum berusia 18"):
        make_persetujuan(korban, dinsos.instansi, by=sekretariat, pemberi=GROWN, tanggal=HARI)
    make_persetujuan(korban, dinsos.instansi, by=sekretariat, pemberi=GROWN, tanggal=datetime.date(2026, 3, 5))
    assert covered(korban, dinsos.instansi, on=datetime.date(2026, 3, 5))


def test_withdrawal_is_recorded_once_with_date_and_reason(korban, sekretariat, dinsos):
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    actions.withdraw_persetujuan(row, tanggal=HARI, alasan="berubah pikiran", by=sekretariat)
    row.refresh_from_db()
    assert (row.tanggal_cabut, row.alasan_cabut, row.dicabut_oleh) == (HARI, "berubah pikiran", sekretariat)
    assert JejakAudit.objects.first().peristiwa == "withdraw_persetujuan"
    with pytest.raises(ActionRefused, match="sudah dicabut"):
        actions.withdraw_persetujuan(row, tanggal=HARI, alasan="", by=sekretariat)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tanggal": datetime.date(2099, 1, 1)}, "belum terjadi"),
        ({"daftar_instansi": []}, "Pilih instansi"),
        ({"berlaku_sampai": datetime.date(2026, 3, 1)}, "berakhir sebelum"),
        ({"cara": ""}, "caranya"),
        ({"jawaban": "tidak_ditanyakan", "cara": "lisan"}, "caranya"),
        ({"jawaban": "menolak", "berlaku_sampai": datetime.date(2026, 4, 1)}, "Hanya persetujuan"),
    ],
)
def test_bad_answer_is_refused_in_words(korban, sekretariat, dinsos, change, message):
    values = {"tujuan": "berbagi", "jawaban": "setuju", "cara": "lisan", "tanggal": HARI,
              "daftar_instansi": [dinsos.instansi], **change}  # fmt: skip
    with pytest.raises((ActionRefused, ValidationError), match=message):
        actions.record_persetujuan(korban, by=sekretariat, **values)
    assert not Persetujuan.objects.exists()


@pytest.mark.parametrize("day", [datetime.date(2026, 3, 3), datetime.date(2099, 1, 1)])
def test_withdrawal_on_an_impossible_day_is_refused(korban, sekretariat, dinsos, day):
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    with pytest.raises((ActionRefused, ValidationError)):
        actions.withdraw_persetujuan(row, tanggal=day, alasan="", by=sekretariat)
    assert covered(korban, dinsos.instansi)


def test_only_a_standing_yes_is_withdrawn(korban, sekretariat, dinsos):
    no = make_persetujuan(korban, dinsos.instansi, by=sekretariat, jawaban="menolak")
    with pytest.raises(ActionRefused, match="Hanya persetujuan"):
        actions.withdraw_persetujuan(no, tanggal=HARI, alasan="", by=sekretariat)
    make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    with pytest.raises(ActionRefused, match="digantikan"):
        actions.withdraw_persetujuan(no, tanggal=HARI, alasan="", by=sekretariat)


@pytest.mark.parametrize(
    "change",
    [
        {"pihak": "wali"},
        {"instansi": None},
        {"tujuan": "layanan"},
        {"cara": ""},
        {"jawaban": "menolak", "berlaku_sampai": HARI},
        {"tanggal_cabut": HARI},
        {"jawaban": "x"},
        {"berlaku_sampai": datetime.date(2026, 3, 1)},
    ],
    ids=lambda change: ",".join(change),
)
def test_table_itself_refuses(korban, sekretariat, dinsos, change):
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Persetujuan.objects.filter(pk=row.pk).update(**change)


def test_one_current_answer_is_a_rule_of_the_table(korban, sekretariat, dinsos):
    for agencies in ([dinsos.instansi], []):
        purpose = "berbagi" if agencies else "layanan"
        make_persetujuan(korban, *agencies, by=sekretariat, tujuan=purpose)
        make_persetujuan(korban, *agencies, by=sekretariat, tujuan=purpose)
        with pytest.raises(IntegrityError), transaction.atomic():
            Persetujuan.objects.filter(tujuan=purpose).update(digantikan_pada=None, digantikan_oleh=None)


def test_a_closed_case_still_hears_the_person(korban, kepala, sekretariat, dinsos):
    row = make_persetujuan(korban, dinsos.instansi, by=sekretariat)
    actions.change_status_kasus(korban.kasus, to="Closed", alasan="tuntas", by=kepala)
    actions.withdraw_persetujuan(row, tanggal=HARI, alasan="", by=sekretariat)
    assert not covered(korban, dinsos.instansi)


def test_scope(korban, cast, sekretariat, dinsos, polda):
    from kasus.tests.factories import make_layanan

    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    make_persetujuan(korban, dinsos.instansi, polda.instansi, by=sekretariat)
    make_persetujuan(korban, by=sekretariat, tujuan="layanan")
    seen = {name: Persetujuan.objects.visible_to(user).count() for name, user in cast.items()}
    assert seen == {"sekretariat": 3, "kepala": 3, "dinsos": 1, "polda": 0, "pimpinan": 0, "pengelola": 0}


def test_recorded_in_the_past_counts_from_its_day(korban, sekretariat, dinsos):
    """The sample and imports record at a moment of the past."""
    with at(datetime.datetime(2026, 3, 4, 3, tzinfo=datetime.UTC)):
        make_persetujuan(korban, dinsos.instansi, by=sekretariat, tanggal=HARI)
        with pytest.raises(ActionRefused, match="belum terjadi"):
            make_persetujuan(korban, dinsos.instansi, by=sekretariat, tanggal=HARI + datetime.timedelta(days=1))


def test_every_purpose_and_voice_can_be_recorded(anak, sekretariat, dinsos):
    purposes = ["wawancara", "layanan", "berbagi", "polisi", "penelitian", "dihubungi"]
    for purpose, voice in itertools.product(purposes, [OWN, GUARDIAN]):
        agencies = [dinsos.instansi] if purpose == "berbagi" else []
        make_persetujuan(anak, *agencies, by=sekretariat, tujuan=purpose, pemberi=voice)
    assert Persetujuan.objects.terkini().filter(korban=Korban.objects.get(pk=anak.pk)).count() == 12
