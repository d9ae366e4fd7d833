"""A meeting is moved, cancelled, or a wrong draft taken away."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from anggota.tests.factories import make_keanggotaan, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from rapat import actions
from rapat.enums import StatusRapat
from rapat.models import Rapat
from rapat.tests.factories import make_agenda, make_rapat, make_undangan

AHEAD = timezone.localdate() + datetime.timedelta(days=400)


def typed(rapat, **changes) -> dict:
    return {"judul": rapat.judul, "tanggal": "9/4/2026", "mulai": "10.00", "selesai": "12.00", "tempat": "Langsa",
            "versi": stamp(rapat), **changes}  # fmt: skip


@pytest.fixture
def rapat(sekretariat):
    return make_rapat(by=sekretariat, status="konsep")


def test_change_is_stored_with_its_trail(client_of, sekretariat, rapat):
    client_of(sekretariat).post(f"/rapat/{rapat.pk}/ubah/", typed(rapat))
    row = Rapat.objects.get()
    assert (row.tanggal, row.mulai, row.tempat, row.diubah_oleh) == (
        datetime.date(2026, 4, 9), datetime.time(10), "Langsa", sekretariat,
    )  # fmt: skip
    assert JejakAudit.objects.first().peristiwa == "update_rapat"
    html = client_of(sekretariat).get(f"/rapat/{rapat.pk}/ubah/").content.decode()
    assert 'value="10.00"' in html
    assert 'value="9 April 2026"' in html


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"judul": ""}, "Judul"),
        ({"tanggal": "besok"}, "Tulis tanggal"),
        ({"selesai": "09.00"}, "mendahului jam mulai"),
        ({"tempat": " \u202e"}, "Tempat"),
    ],
)
def test_faults_are_shown_and_nothing_typed_is_lost(client_of, sekretariat, rapat, changes, message):
    response = client_of(sekretariat).post(f"/rapat/{rapat.pk}/ubah/", typed(rapat, **changes))
    assert response.status_code == 422
    assert message in response.content.decode()
    assert 'value="10.00"' in response.content.decode()
    assert Rapat.objects.get().tempat == "Banda Aceh"


def test_date_before_the_quarter_is_refused(client_of, sekretariat):
    rapat = make_rapat(by=sekretariat, jenis="triwulan", triwulan=2, tanggal=datetime.date(2026, 4, 2))
    response = client_of(sekretariat).post(f"/rapat/{rapat.pk}/ubah/", typed(rapat, tanggal="31/3/2027"))
    assert "Triwulan II 2027 baru dimulai 1 April 2027" in response.content.decode()


def test_who_was_slower_sees_what_the_other_changed(client_of, sekretariat, kepala, rapat):
    old = typed(rapat, tempat="Sabang")
    actions.update_rapat(rapat, by=kepala, versi=stamp(rapat), tanggal=datetime.date(2026, 5, 4), tempat="Takengon")
    response = client_of(sekretariat).post(f"/rapat/{rapat.pk}/ubah/", old)
    assert response.status_code == 409
    assert "Takengon" in response.content.decode()
    assert 'value="Sabang"' in response.content.decode()
    assert Rapat.objects.get().tempat == "Takengon"
    with pytest.raises(Conflict):
        actions.update_rapat(rapat, by=sekretariat, versi="", tanggal=rapat.tanggal)


@pytest.mark.parametrize("status", StatusRapat)
def test_update_and_cancel_by_state(sekretariat, status):
    rapat = make_rapat(by=sekretariat, status=status)

    def works(act) -> bool:
        try:
            with transaction.atomic():
                act()
        except ActionRefused:
            return False
        return True

    change = {"versi": stamp(rapat), "tanggal": rapat.tanggal, "tempat": "Langsa"}
    assert works(lambda: actions.update_rapat(rapat, by=sekretariat, **change)) is (status not in {"selesai", "batal"})
    can_cancel = works(lambda: actions.cancel_rapat(rapat, by=sekretariat, alasan="bentrok"))
    assert can_cancel is (status in {"konsep", "terjadwal"})
    assert (Rapat.objects.get().status == "batal") is (can_cancel or status == "batal")


def test_announced_meeting_is_not_moved_into_the_past(sekretariat):
    rapat = make_rapat(by=sekretariat, tanggal=AHEAD)
    with pytest.raises(ActionRefused, match="sudah lewat"):
        actions.update_rapat(rapat, by=sekretariat, versi=stamp(rapat), tanggal=datetime.date(2020, 1, 6))


def test_recorded_attendance_keeps_the_date_under_its_decree(sekretariat):
    sk = make_sk(by=sekretariat, berlaku_sampai=datetime.date(2027, 12, 31))
    rapat = make_rapat(by=sekretariat, tanggal=datetime.date(2027, 2, 12))
    actions.record_kehadiran(
        rapat, by=sekretariat, daftar=[{"keanggotaan": make_keanggotaan(sk=sk), "status": "hadir"}]
    )
    actions.update_rapat(rapat, by=sekretariat, versi=stamp(rapat), tanggal=datetime.date(2027, 3, 1))
    rapat.refresh_from_db()
    with pytest.raises(ActionRefused, match="menurut SK lain"):
        actions.update_rapat(rapat, by=sekretariat, versi=stamp(rapat), tanggal=datetime.date(2028, 1, 10))


def test_cancelled_quarter_is_free_again(client_of, sekretariat):
    first = make_rapat(by=sekretariat, jenis="triwulan", triwulan=2, tanggal=datetime.date(2026, 4, 2))
    response = client_of(sekretariat).post(f"/rapat/{first.pk}/batalkan/", {"alasan": "bentrok"}, follow=True)
    assert "Rapat ini dibatalkan: bentrok" in response.content.decode()
    second = make_rapat(by=sekretariat, jenis="triwulan", triwulan=2, tanggal=datetime.date(2026, 4, 9))
    assert list(Rapat.objects.triwulanan(2026)) == [second]


@pytest.mark.parametrize("alasan", ["", "  ", "\u202e", "a" * 301])
def test_cancelling_asks_a_reason(client_of, sekretariat, rapat, alasan):
    assert client_of(sekretariat).post(f"/rapat/{rapat.pk}/batalkan/", {"alasan": alasan}).status_code == 422
    assert Rapat.objects.get().status == "konsep"


@pytest.mark.parametrize(("status", "alasan"), [("batal", ""), ("konsep", "bentrok")])
def test_database_holds_state_and_reason_together(rapat, status, alasan):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rapat.objects.filter(pk=rapat.pk).update(status=status, alasan_batal=alasan)


@pytest.mark.parametrize(
    ("act", "args"),
    [("record_kehadiran", {"daftar": []}), ("record_rekomendasi", {"uraian": "x", "penanggung_jawab": None})],
)
def test_cancelled_meeting_takes_nothing_more(sekretariat, act, args):
    rapat = make_rapat(by=sekretariat, status="batal")
    with pytest.raises(ActionRefused, match="dibatalkan"):
        getattr(actions, act)(rapat, by=sekretariat, **args)


def test_wrong_draft_goes_and_can_be_typed_again(client_of, sekretariat):
    page, key = client_of(sekretariat), "11111111-2222-3333-4444-555555555555"
    form = {"jenis": "rakor", "judul": "Rakor", "tanggal": "9/4/2026", "tempat": "Aula", "kunci_kirim": key}
    page.post("/rapat/jadwalkan/", form)
    response = page.post(f"/rapat/{Rapat.objects.get().pk}/hapus/", follow=True)
    assert "Konsep Rakor dihapus." in response.content.decode()
    assert not Rapat.objects.exists()
    assert JejakAudit.objects.first().peristiwa == "withdraw_rapat"
    page.post("/rapat/jadwalkan/", form)
    assert Rapat.objects.count() == 1


@pytest.mark.parametrize("hang", [make_agenda, make_undangan])
def test_draft_with_something_on_it_stays(sekretariat, rapat, hang):
    hang(rapat, by=sekretariat)
    with pytest.raises(ActionRefused, match="Batalkan dengan alasan"):
        actions.withdraw_rapat(rapat, by=sekretariat)
    assert Rapat.objects.exists()


@pytest.mark.parametrize("status", sorted(set(StatusRapat) - {"konsep"}))
def test_only_a_draft_is_deleted(sekretariat, status):
    rapat = make_rapat(by=sekretariat, status=status)
    with pytest.raises(ActionRefused, match="Hanya konsep"):
        actions.withdraw_rapat(rapat, by=sekretariat)


def test_running_meeting_moves_to_the_day_on_which_it_was_never_to_one_ahead(sekretariat):
    """A date ahead could be closed on no day, nor taken back once today is over."""
    rapat = make_rapat(by=sekretariat, status="berlangsung")
    change = {"by": sekretariat, "versi": stamp(rapat)}
    with pytest.raises(ActionRefused, match="sudah dimulai"):
        actions.update_rapat(rapat, tanggal=AHEAD, **change)
    assert actions.update_rapat(rapat, tanggal=datetime.date(2026, 2, 11), **change).tanggal.day == 11
