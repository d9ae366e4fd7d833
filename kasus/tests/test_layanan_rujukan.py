"""What becomes of the services that a referral asked for when it ends: nothing waits behind a door that is shut."""

import datetime

import pytest
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from kasus import actions
from kasus.models import Layanan, Persetujuan, Rujukan
from kasus.tests.factories import make_kasus, make_layanan, make_rujukan

LONG_AGO = datetime.date(2026, 3, 3)


@pytest.fixture
def rujukan(sekretariat, dinsos):
    """Accepted long ago: both services are late."""
    korban = make_kasus(by=sekretariat).daftar_korban.get()
    row = make_rujukan(korban, dinsos.instansi, by=sekretariat, daftar_jenis=["SOS", "KES"])
    row = actions.verify_rujukan(row, status="diterima", by=dinsos)
    Layanan.objects.update(diminta=LONG_AGO)
    assert late().count() == 2
    return row


def late():
    return Layanan.objects.overdue(on=timezone.localdate())


def endings() -> set[tuple[str, str]]:
    return set(Layanan.objects.values_list("hasil", "hambatan"))


@pytest.mark.parametrize(
    ("alasan", "ending"),
    [
        ("keamanan", ("tidak_diberikan", "keamanan")),
        ("tidak_ditanggapi", ("tidak_diberikan", "lainnya")),
        ("keliru", ("tidak_diberikan", "lainnya")),
    ],
)
def test_a_referral_that_is_ended_ends_what_still_waits(rujukan, sekretariat, dinsos, alasan, ending):
    actions.withdraw_rujukan(rujukan, alasan=alasan, catatan="penerima tidak menjawab", by=sekretariat)
    assert endings() == {ending}
    assert not late().exists()
    assert Layanan.objects.visible_to(sekretariat).count() == 2  # who can ask anew sees what was not given
    assert JejakAudit.objects.filter(peristiwa="update_layanan", objek_kode=rujukan.korban.kode).count() == 2


def test_what_was_given_stays_as_it_was(rujukan, sekretariat, dinsos):
    given = Layanan.objects.filter(jenis="SOS").get()
    actions.give_layanan(given, diberikan=LONG_AGO, by=dinsos)
    actions.withdraw_rujukan(rujukan, alasan="lainnya", catatan="korban pindah daerah", by=sekretariat)
    assert dict(Layanan.objects.values_list("jenis", "hasil")) == {"SOS": "", "KES": "tidak_diberikan"}


def test_consent_taken_back_ends_them_as_refused_by_the_victim(rujukan, sekretariat):
    actions.withdraw_persetujuan(Persetujuan.objects.get(), tanggal=timezone.localdate(), alasan="", by=sekretariat)
    assert Rujukan.objects.get().status == "dicabut"
    assert endings() == {("ditolak_korban", "persetujuan")}


def test_an_outcome_that_leaves_something_out_ends_it_with_its_barrier(rujukan, dinsos, client_of):
    given = Layanan.objects.filter(jenis="SOS").get()
    row = actions.report_rujukan(rujukan, hasil="sebagian", hambatan="tenaga", diberikan={given: LONG_AGO}, by=dinsos)
    assert endings() == {("", ""), ("tidak_diberikan", "tenaga")}
    assert not late().exists()
    assert (row.keadaan, row.nada) == ("Selesai sebagian", "perhatian")
    html = client_of(dinsos).get(f"/kasus/rujukan/{row.pk}/").content.decode()
    assert "Tidak diberikan" in html
    assert "Lewat 7 hari" not in html


def test_what_is_added_behind_a_finished_referral_ends_with_the_consent(rujukan, sekretariat, dinsos):
    actions.report_rujukan(rujukan, hasil="tidak_diberikan", hambatan="biaya", by=dinsos)
    more = make_layanan(rujukan.korban, by=dinsos, penyedia=dinsos.instansi, jenis="HUK")
    assert more.rujukan == rujukan
    actions.withdraw_persetujuan(Persetujuan.objects.get(), tanggal=timezone.localdate(), alasan="", by=sekretariat)
    more.refresh_from_db()
    assert (more.hasil, more.hambatan) == ("ditolak_korban", "persetujuan")
    assert Rujukan.objects.get().status == "selesai"


def test_nothing_given_contradicts_a_service_with_a_day(rujukan, dinsos):
    given = Layanan.objects.filter(jenis="SOS").get()
    with pytest.raises(ActionRefused, match="bertanggal diberikan"):
        actions.report_rujukan(
            rujukan, hasil="tidak_diberikan", hambatan="biaya", diberikan={given: LONG_AGO}, by=dinsos
        )
    assert Rujukan.objects.get().status == "diterima"
    assert not Layanan.objects.filter(diberikan__isnull=False).exists()
