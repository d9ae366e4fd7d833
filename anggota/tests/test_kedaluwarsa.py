"""What lies around too long goes, what is in use stays, and a run that finds nothing leaves no line."""

import datetime
import uuid
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone

from anggota import actions
from anggota.kedaluwarsa import DAFTAR_SISA
from anggota.models import ImporLampiran, JejakAudit, Kiriman, Sesi, Undangan
from anggota.tests.factories import make_sk
from gugus_tugas import clock

DAY = datetime.timedelta(days=1)


def tidy() -> dict[str, int]:
    output = StringIO()
    call_command("hapus_kedaluwarsa", stdout=output)
    return {line.split(maxsplit=1)[1]: int(line.split()[0]) for line in output.getvalue().splitlines()}


@pytest.fixture
def leftovers(sekretariat, kepala, polda, dinsos):
    """One of each kind, made now."""
    Kiriman.objects.create(kunci=uuid.uuid4(), sidik="x", dicatat_oleh=sekretariat)
    actions.send_undangan(polda, by=kepala)
    actions.send_undangan(dinsos, by=kepala)
    AccessAttempt.objects.create(username="?x", ip_address="127.0.0.1", user_agent="x", failures_since_start=1)
    Sesi.objects.create(session_key="k" * 32, session_data="x", expire_date=timezone.now() + 31 * DAY)
    actions.hold_lampiran(make_sk(by=sekretariat), by=sekretariat, rows=[])


@pytest.mark.parametrize(
    ("days", "left"),
    [
        (1, {Kiriman: 1, Undangan: 2, AccessAttempt: 1, ImporLampiran: 1, Sesi: 1}),
        (8, {Kiriman: 1, Undangan: 2, AccessAttempt: 1, ImporLampiran: 0, Sesi: 1}),
        (32, {Kiriman: 0, Undangan: 2, AccessAttempt: 0, ImporLampiran: 0, Sesi: 0}),
        (94, {Kiriman: 0, Undangan: 0, AccessAttempt: 0, ImporLampiran: 0, Sesi: 0}),
    ],
)
def test_each_kind_has_its_time(leftovers, days, left):
    with clock.at(timezone.now() + days * DAY):
        tidy()
    assert {model: model.objects.count() for model in left} == left


def test_trail_says_how_many_and_a_second_run_is_silent(leftovers):
    with clock.at(timezone.now() + 40 * DAY):
        first, again = tidy(), tidy()
    assert first["tanda kirim formulir"] == 1
    assert set(again.values()) == {0}
    row = JejakAudit.objects.get(peristiwa="remove_kedaluwarsa")
    assert "1 tanda kirim formulir" in row.kalimat


def test_confirmed_import_stays(sekretariat):
    held = actions.hold_lampiran(make_sk(by=sekretariat), by=sekretariat, rows=[])
    held.disimpan_pada, held.disimpan_oleh = timezone.now(), sekretariat
    held.save()
    with clock.at(timezone.now() + 400 * DAY):
        tidy()
    assert ImporLampiran.objects.count() == 1


def test_every_kind_is_named_once():
    assert len({kind.nama for kind in DAFTAR_SISA}) == len(DAFTAR_SISA)
