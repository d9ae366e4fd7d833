"""Writes of the register: numbering, idempotence, atomicity, transitions, identity and the trail."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError

from anggota import audit
from anggota.enums import Peran
from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together
from kasus import actions
from kasus.enums import StatusKasus
from kasus.models import IdentitasKorban, Kasus, Korban, PenomoranKasus, RiwayatStatus
from kasus.tests.factories import make_kasus, make_layanan, victim


def test_numbers_run_per_year_of_report(sekretariat):
    days = [datetime.date(2025, 12, 31), datetime.date(2026, 1, 1), datetime.date(2025, 3, 4)]
    assert [make_kasus(by=sekretariat, tanggal_lapor=day).nomor for day in days] == [
        "TPPO-ACEH/2025/0001",
        "TPPO-ACEH/2026/0001",
        "TPPO-ACEH/2025/0002",
    ]


def test_address_tells_neither_number_nor_order(sekretariat):
    one, two = make_kasus(by=sekretariat), make_kasus(by=sekretariat)
    assert one.slug != two.slug
    assert not any(part in one.slug for part in (one.nomor.lower(), "0001"))


def test_sent_twice_is_recorded_once(sekretariat):
    key = uuid.uuid4()
    first, second = (make_kasus(by=sekretariat, kunci_kirim=key) for _ in range(2))
    assert first == second
    assert (Kasus.objects.count(), Korban.objects.count(), PenomoranKasus.objects.get().terakhir) == (1, 1, 1)


def test_key_of_another_account_is_refused_not_crashed(sekretariat, kepala):
    key = uuid.uuid4()
    make_kasus(by=sekretariat, kunci_kirim=key)
    with pytest.raises(ActionRefused, match="akun lain"):
        make_kasus(by=kepala, kunci_kirim=key)
    assert Kasus.objects.count() == 1


def test_case_without_a_victim_is_refused(sekretariat):
    with pytest.raises(ActionRefused, match="korban"):
        actions.record_kasus(by=sekretariat, tanggal_lapor=datetime.date(2026, 1, 1), sumber_laporan="langsung")
    assert not PenomoranKasus.objects.filter(terakhir__gt=0).exists()


def test_fault_in_the_second_victim_leaves_nothing_and_no_gap(sekretariat):
    with pytest.raises(ValidationError):
        make_kasus(by=sekretariat, daftar_korban=[victim(), victim(jenis_kelamin="X")])
    assert not Kasus.objects.exists()
    assert not Korban.objects.exists()
    assert make_kasus(by=sekretariat).urutan == 1


def test_failure_of_the_trail_takes_the_case_with_it(sekretariat, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("jejak rusak")

    monkeypatch.setattr(audit, "record", fail)
    with pytest.raises(RuntimeError):
        make_kasus(by=sekretariat)
    assert not Kasus.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_parallel_records_get_numbers_without_gap_or_double(sekretariat):
    assert run_together(*[lambda: [make_kasus(by=sekretariat) for _ in range(5)]] * 6) == []
    assert sorted(Kasus.objects.values_list("urutan", flat=True)) == list(range(1, 31))
    assert JejakAudit.objects.count() == 30
    rows = JejakAudit.objects.order_by("id")
    assert [row.sidik_sebelumnya for row in rows[1:]] == [row.sidik for row in rows[:29]]  # the chain never forks


@pytest.mark.parametrize("before", StatusKasus)
@pytest.mark.parametrize("after", StatusKasus)
def test_status_moves_only_along_the_table(sekretariat, kepala, before, after):
    kasus = make_kasus(by=sekretariat)
    Kasus.objects.filter(pk=kasus.pk).update(status=before)
    kasus.refresh_from_db()
    if after in before.can_become():
        actions.change_status_kasus(kasus, to=after, alasan="Alasan uji", by=kepala)
        assert Kasus.objects.get().status == RiwayatStatus.objects.first().ke == after
    else:
        with pytest.raises(ActionRefused):
            actions.change_status_kasus(kasus, to=after, alasan="Alasan uji", by=kepala)
        assert Kasus.objects.get().status == before


def test_status_needs_a_reason(sekretariat):
    with pytest.raises(ActionRefused, match="alasan"):
        actions.change_status_kasus(make_kasus(by=sekretariat), to=StatusKasus.PEMANTAUAN, alasan="  ", by=sekretariat)


def test_closed_case_takes_no_service(sekretariat, kepala, dinsos):
    kasus = make_kasus(by=sekretariat)
    korban = kasus.daftar_korban.get()
    actions.change_status_kasus(kasus, to=StatusKasus.TERMINASI, alasan="Tujuan tercapai", by=kepala)
    with pytest.raises(ActionRefused, match="diterminasi"):
        make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)


def test_reveal_gives_the_identity_and_leaves_a_line_without_values(sekretariat, kepala):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "ZZNAMA-7Q"})])
    korban = kasus.daftar_korban.get()
    assert actions.reveal_identitas(korban, alasan="menghubungi untuk visum", by=kepala).nama == "ZZNAMA-7Q"
    row = JejakAudit.objects.first()
    assert (row.pelaku, row.peristiwa, row.objek_kode, row.alasan) == (
        "kepala",
        "reveal_identitas",
        korban.kode,
        "menghubungi untuk visum",
    )


def test_reveal_without_a_reason_shows_nothing(sekretariat):
    korban = make_kasus(by=sekretariat).daftar_korban.get()
    before = JejakAudit.objects.count()
    with pytest.raises(ActionRefused):
        actions.reveal_identitas(korban, alasan="  perlu ", by=sekretariat)
    assert JejakAudit.objects.count() == before


def test_trail_names_fields_never_values(sekretariat):
    make_kasus(
        by=sekretariat,
        uraian="ZZURAIAN",
        daftar_korban=[victim(identitas={"nama": "ZZNAMA-7Q", "nik": "9999000011112222"})],
    )
    text = str(list(JejakAudit.objects.values()))
    assert "daftar_korban" in text
    assert not any(canary in text for canary in ("ZZ", "99990000"))


def test_every_victim_has_an_identity_row_even_when_unknown(sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim(), victim()])
    assert IdentitasKorban.objects.count() == 2


def test_maker_is_not_checker(sekretariat, kepala):
    """Closing is proposed and decided (kasus/tests/test_penutupan.py); nobody closes by a step of the status."""
    from kasus.perms import allowed_status

    own, other = make_kasus(by=kepala), make_kasus(by=sekretariat)
    for case in (own, other):
        assert allowed_status(sekretariat, case) == allowed_status(kepala, case) == [StatusKasus.PEMANTAUAN]
        actions.change_status_kasus(case, to=StatusKasus.TERMINASI, alasan="Tujuan tercapai", by=kepala)
        case.refresh_from_db()
    assert allowed_status(sekretariat, other) == []
    assert allowed_status(kepala, other) == [StatusKasus.AKTIF]
    assert allowed_status(kepala, own) == []
    assert kepala.peran == Peran.KEPALA


def test_status_changed_by_somebody_else_is_not_overwritten(sekretariat, kepala):
    stale = make_kasus(by=sekretariat)
    actions.change_status_kasus(Kasus.objects.get(), to=StatusKasus.TERMINASI, alasan="Tujuan tercapai", by=kepala)
    with pytest.raises(ActionRefused, match="orang lain"):
        actions.change_status_kasus(stale, to=StatusKasus.AKTIF, alasan="Alasan uji", by=sekretariat)


@pytest.mark.parametrize("reason", ["menghubungi zznama untuk visum", "NIK 9999 0000 1111 2222 dicocokkan"])
def test_reason_may_not_repeat_the_victim(sekretariat, reason):
    person = {"nama": "ZZnama Melur", "nik": "9999000011112222"}
    korban = make_kasus(by=sekretariat, daftar_korban=[victim(identitas=person)]).daftar_korban.get()
    with pytest.raises(ActionRefused, match="kode saja"):
        actions.reveal_identitas(korban, alasan=reason, by=sekretariat)
    assert not JejakAudit.objects.filter(peristiwa="reveal_identitas").exists()


def test_element_sent_twice_is_stored_once(sekretariat):
    korban = make_kasus(by=sekretariat, daftar_korban=[victim(proses=["REKRUT", "REKRUT"])]).daftar_korban.get()
    assert korban.daftar_unsur.filter(jenis="proses").count() == 1
