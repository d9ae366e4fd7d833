"""The policy: complete, readable, and with the walls that desain.md 4 asks for."""

import pytest
from django.utils.html import escape

from anggota.enums import Izin, Peran
from anggota.roles import KEBIJAKAN
from anggota.tests.factories import make_pengguna


def holders(izin: Izin) -> set[str]:
    return {peran.value for peran, kebijakan in KEBIJAKAN.items() if izin in kebijakan.izin}


@pytest.mark.parametrize("peran", Peran)
def test_every_role_has_rights_and_a_sentence(peran):
    kebijakan = KEBIJAKAN[peran]
    assert kebijakan.izin
    assert kebijakan.keterangan.endswith(".")
    assert len(kebijakan.keterangan.split()) >= 6


def test_policy_lists_every_role_in_order():
    assert list(KEBIJAKAN) == list(Peran)


@pytest.mark.parametrize("izin", Izin)
def test_every_right_has_a_holder(izin):
    assert holders(izin)


@pytest.mark.parametrize(
    ("izin", "roles"),
    [
        (Izin.REVEAL_IDENTITAS, {"sekretariat", "kepala"}),
        (Izin.VIEW_KASUS, {"sekretariat", "kepala", "anggota"}),
        (Izin.VIEW_SELURUH_KASUS, {"sekretariat", "kepala"}),
        (Izin.RECORD_KASUS, {"sekretariat", "kepala"}),
        (Izin.CLOSE_KASUS, {"kepala"}),
        (Izin.VERIFY_TINDAK_LANJUT, {"kepala"}),
        (Izin.VERIFY_PROGRAM, {"kepala"}),
        (Izin.REPORT_PROGRESS, {"anggota"}),
        (Izin.SCHEDULE_RAPAT, {"sekretariat", "kepala"}),
        (Izin.VIEW_RAPAT, {"sekretariat", "kepala", "anggota", "pimpinan"}),
        (Izin.VIEW_SELURUH_JEJAK, {"kepala", "pengelola"}),
        (Izin.VIEW_ANGGOTA, set(Peran.values)),
        (Izin.MANAGE_SK, {"sekretariat", "kepala"}),
        (Izin.CARRY_OUT_SK, {"kepala"}),
    ],
)
def test_right_is_held_by_these_roles_alone(izin, roles):
    assert holders(izin) == roles


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PENGELOLA])
def test_leader_and_account_manager_never_see_cases_or_identities(peran):
    assert not [izin for izin in KEBIJAKAN[peran].izin if "kasus" in izin.value or "identitas" in izin.value]


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (Izin.VIEW_SELURUH_KASUS, Izin.VIEW_KASUS),
        (Izin.VIEW_SELURUH_JEJAK, Izin.VIEW_JEJAK),
        (Izin.CARRY_OUT_SK, Izin.MANAGE_SK),
    ],
)
def test_wide_right_includes_the_narrow_one(wide, narrow):
    assert holders(wide) <= holders(narrow)


@pytest.mark.parametrize("peran", Peran)
def test_has_izin_answers_as_the_policy_and_ends_with_the_account(db, peran):
    user = make_pengguna(peran=peran)
    assert {izin for izin in Izin if user.has_izin(izin)} == KEBIJAKAN[peran].izin
    user.is_active = False
    assert not [izin for izin in Izin if user.has_izin(izin)]


def test_page_shows_every_role_with_each_of_its_rights(client_of, pimpinan):
    html = client_of(pimpinan).get("/anggota/peran/").content.decode()
    parts = html.split("<h2>")[1:]
    assert len(parts) == len(Peran)
    for part, (peran, kebijakan) in zip(parts, KEBIJAKAN.items(), strict=True):
        assert part.startswith(peran.label)
        assert escape(kebijakan.keterangan) in part
        shown = {izin for izin in Izin if f"<li>{escape(izin.label)}</li>" in part}
        assert shown == kebijakan.izin
