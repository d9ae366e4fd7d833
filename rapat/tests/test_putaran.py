"""A recurring recommendation comes round again; a changed one keeps what it was; one more agency is asked."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi, make_keanggotaan, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from laporan import statistics
from rapat import actions
from rapat.enums import StatusTindakLanjut
from rapat.models import Hasil, Rapat, Rekomendasi, RiwayatRekomendasi, TindakLanjut
from rapat.naskah import notulen_html
from rapat.tests.factories import close, make_hasil, make_perkembangan, make_rapat, make_rekomendasi

D = datetime.date


def finish(row: Rekomendasi, *, kepala, polda, hasil="sesuai") -> None:
    for item in row.daftar_tindak_lanjut.filter(putaran=row.putaran):
        note = make_perkembangan(item, by=polda, with_file=False)
        actions.verify_tindak_lanjut(note, by=kepala, hasil=hasil)


@pytest.fixture
def berulang(sekretariat, polda, dinsos):
    due = timezone.localdate() + datetime.timedelta(days=10)
    return make_rekomendasi(
        by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi], berulang_bulan=3, tenggat=due
    )


def standing(row) -> StatusTindakLanjut:
    return Rekomendasi.objects.with_progress().get(pk=row.pk).status


def test_next_round_asks_the_same_agencies_anew_and_keeps_the_old_items(berulang, sekretariat, kepala, polda):
    finish(berulang, kepala=kepala, polda=polda)
    assert standing(berulang) == StatusTindakLanjut.SESUAI
    before = list(berulang.daftar_tindak_lanjut.order_by("pk").values_list("pk", "status", "tenggat"))
    row = actions.open_putaran(berulang, by=sekretariat)
    due = actions.perubahan.tambah_bulan(berulang.tenggat, 3)
    assert (row.putaran, row.tenggat) == (2, due)
    fresh = TindakLanjut.objects.filter(rekomendasi=row, putaran=2)
    assert set(fresh.values_list("instansi__kode", "peran", "status", "tenggat")) == {
        ("polda", "penanggung_jawab", "belum", due),
        ("dinsos", "pendukung", "belum", due),
    }
    old = TindakLanjut.objects.filter(rekomendasi=row, putaran=1).order_by("pk")
    assert list(old.values_list("pk", "status", "tenggat")) == before
    assert standing(row) == StatusTindakLanjut.BELUM
    assert JejakAudit.objects.filter(peristiwa="open_putaran", pelaku="sekretariat").count() == 1


def test_next_round_waits_until_every_item_ended(berulang, sekretariat, kepala, polda):
    note = make_perkembangan(berulang.daftar_tindak_lanjut.first(), by=polda, with_file=False)
    actions.verify_tindak_lanjut(note, by=kepala, hasil="sesuai")
    with pytest.raises(ActionRefused, match="masih ada instansi"):
        actions.open_putaran(berulang, by=sekretariat)
    assert not Rekomendasi.objects.siap_putaran().exists()


def test_next_round_is_opened_once(berulang, sekretariat, kepala, polda):
    finish(berulang, kepala=kepala, polda=polda)
    assert list(Rekomendasi.objects.siap_putaran()) == [berulang]
    actions.open_putaran(berulang, by=sekretariat)
    with pytest.raises(ActionRefused, match="Putaran 2 belum selesai"):
        actions.open_putaran(berulang, by=sekretariat)
    assert TindakLanjut.objects.count() == 4


def test_what_does_not_recur_has_no_next_round(sekretariat, kepala, polda):
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi)
    finish(row, kepala=kepala, polda=polda)
    with pytest.raises(ActionRefused, match="tidak berulang"):
        actions.open_putaran(row, by=sekretariat)


@pytest.mark.parametrize(
    ("former", "months", "today", "due"),
    [
        (D(2026, 1, 31), 1, D(2026, 2, 3), D(2026, 2, 28)),
        (D(2026, 11, 30), 3, D(2026, 12, 1), D(2027, 2, 28)),
        (D(2018, 11, 9), 3, D(2026, 2, 10), D(2026, 5, 9)),
        (D(2026, 1, 9), 3, D(2026, 4, 9), D(2026, 4, 9)),
    ],
)
def test_next_due_keeps_the_rhythm_and_never_lies_in_the_past(former, months, today, due):
    assert actions.perubahan.next_due(former, months, today=today) == due


def test_agency_is_unique_in_a_round_and_the_lead_too(berulang, polda, dinsos):
    item = berulang.daftar_tindak_lanjut.get(instansi=dinsos.instansi)
    for change, message in (
        ({"instansi": polda.instansi}, "sudah diminta"),
        ({"peran": "penanggung_jawab"}, "sudah memiliki penanggung jawab"),
        ({"putaran": 0}, "dihitung dari 1"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            TindakLanjut.objects.filter(pk=item.pk).update(**change)
        clash = TindakLanjut.objects.get(pk=item.pk)
        for name, value in change.items():
            setattr(clash, name, value)
        with pytest.raises(ValidationError, match=message):
            clash.full_clean()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"putaran": 0}, "dihitung dari 1"),
        ({"berulang_bulan": 0}, "paling cepat"),
        ({"kode_hambatan": "hujan"}, "hujan"),
    ],
)
def test_recommendation_refuses_what_contradicts_itself(berulang, change, message):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rekomendasi.objects.filter(pk=berulang.pk).update(**change)
    for name, value in change.items():
        setattr(berulang, name, value)
    with pytest.raises(ValidationError, match=message):
        berulang.full_clean()


@pytest.mark.parametrize("kode", ["11", "12.71", "11.71.01", "MY"])
def test_place_is_a_kabupaten_or_kota_of_aceh(berulang, kode):
    with pytest.raises(IntegrityError, match="wilayah_kabkota"), transaction.atomic():
        Rekomendasi.objects.filter(pk=berulang.pk).update(wilayah=kode)
    berulang.wilayah_id = kode
    with pytest.raises(ValidationError, match="kabupaten/kota di Aceh"):
        berulang.full_clean()


def test_report_of_a_past_day_tells_the_round_of_that_day(berulang, sekretariat, kepala, polda):
    finish(berulang, kepala=kepala, polda=polda)
    today = timezone.localdate()
    assert statistics.rekomendasi(on=today)[0].status == StatusTindakLanjut.SESUAI
    actions.open_putaran(berulang, by=sekretariat)
    later = timezone.now() + datetime.timedelta(days=40)
    TindakLanjut.objects.filter(putaran=2).update(dicatat_pada=later)
    assert statistics.rekomendasi(on=today)[0].status == StatusTindakLanjut.SESUAI
    assert statistics.rekomendasi(on=later.date() + datetime.timedelta(days=1))[0].status == StatusTindakLanjut.BELUM


def change(row, *, by, alasan="", seen=None, **values):
    row = Rekomendasi.objects.get(pk=row.pk)
    return actions.update_rekomendasi(row, by=by, versi=seen or stamp(row), alasan=alasan, **values)


def test_change_keeps_what_stood_there_and_moves_the_due_dates_that_followed_it(berulang, sekretariat, dinsos):
    own = D(2030, 1, 1)
    TindakLanjut.objects.filter(instansi=dinsos.instansi).update(tenggat=own)
    row = change(berulang, by=sekretariat, uraian="Menyusun alur rujukan satu pintu", tenggat=D(2029, 6, 30))
    assert (row.versi, row.diubah_oleh) == (2, sekretariat)
    told = {r.kolom: (r.lama, r.baru) for r in RiwayatRekomendasi.objects.all()}
    assert told["uraian"] == ("Menyusun alur rujukan", "Menyusun alur rujukan satu pintu")
    assert told["tenggat"][1] == "30 Juni 2029"
    assert dict(TindakLanjut.objects.values_list("instansi__kode", "tenggat")) == {
        "polda": D(2029, 6, 30),
        "dinsos": own,
    }


def test_change_of_nothing_leaves_nothing(berulang, sekretariat):
    change(berulang, by=sekretariat, uraian=berulang.uraian)
    assert not RiwayatRekomendasi.objects.exists()
    assert not JejakAudit.objects.filter(peristiwa="update_rekomendasi").exists()


def test_change_after_another_change_is_a_conflict(berulang, sekretariat, kepala):
    seen = stamp(Rekomendasi.objects.get(pk=berulang.pk))
    change(berulang, by=kepala, uraian="Lain")
    with pytest.raises(Conflict):
        change(berulang, by=sekretariat, seen=seen, uraian="Lain lagi")


def test_change_after_the_meeting_needs_a_reason(sekretariat, kepala, polda):
    rapat = make_rapat(by=sekretariat)
    row = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    close(rapat, by=sekretariat)
    with pytest.raises(ActionRefused, match="alasan"):
        change(row, by=kepala, uraian="Lain")
    change(row, by=kepala, uraian="Lain", alasan="Salah ketik pada notulen")
    assert RiwayatRekomendasi.objects.get().alasan == "Salah ketik pada notulen"


def test_one_more_agency_supports_in_the_present_round(berulang, sekretariat, kepala, polda, dinsos):
    finish(berulang, kepala=kepala, polda=polda)
    row, other = actions.open_putaran(berulang, by=sekretariat), make_instansi()
    item = actions.add_instansi(berulang, by=sekretariat, instansi=other)
    assert (item.putaran, item.peran, item.tenggat) == (2, "pendukung", row.tenggat)
    with pytest.raises(ValidationError, match="sudah diminta"):
        actions.add_instansi(berulang, by=sekretariat, instansi=dinsos.instansi)


def test_due_at_the_end_of_a_quarter_stays_there():
    due, seen = D(2026, 3, 31), []
    for _ in range(5):
        due = actions.perubahan.next_due(due, 3, today=due)
        seen.append(due)
    assert seen == [D(2026, 6, 30), D(2026, 9, 30), D(2026, 12, 31), D(2027, 3, 31), D(2027, 6, 30)]
    assert actions.perubahan.next_due(D(2026, 2, 28), 1, today=D(2026, 3, 1)) == D(2026, 3, 31)


LAMA, BARU = D(2025, 1, 1), D(2026, 6, 1)


@pytest.fixture
def sk_berganti(sekretariat, polda, dinsos):
    """sk_berganti(*agencies): Polda and Dinsos sat in the decree before; these sit in the one in force."""

    def change(*agencies):
        old = make_sk(by=sekretariat, nomor="1/2025", tanggal=LAMA, berlaku_mulai=LAMA)
        new = make_sk(by=sekretariat, nomor="2/2026", tanggal=BARU, berlaku_mulai=BARU, mencabut=old)
        for sk, seated in ((old, [polda.instansi, dinsos.instansi]), (new, agencies)):
            for agency in seated:
                make_keanggotaan(sk=sk, instansi=agency)

    return change


def test_next_round_does_not_ask_a_supporting_agency_that_left_the_task_force(
    berulang, sk_berganti, sekretariat, kepala, polda, dinsos
):
    finish(berulang, kepala=kepala, polda=polda)
    sk_berganti(polda.instansi)
    row = actions.open_putaran(berulang, by=sekretariat)
    assert list(row.daftar_tindak_lanjut.filter(putaran=2).values_list("instansi__kode", flat=True)) == ["polda"]
    assert [(r.lama, r.baru) for r in row.daftar_riwayat.all()] == [(dinsos.instansi.nama, "tidak diminta lagi")]


def test_next_round_is_not_opened_for_a_lead_that_left_the_task_force(
    berulang, sk_berganti, sekretariat, kepala, polda, dinsos
):
    finish(berulang, kepala=kepala, polda=polda)
    sk_berganti(dinsos.instansi)
    with pytest.raises(ActionRefused, match="tidak duduk lagi dalam SK yang berlaku"):
        actions.open_putaran(berulang, by=sekretariat)
    assert Rekomendasi.objects.get().putaran == 1


def test_next_round_asks_as_before_who_never_sat_there(berulang, sk_berganti, sekretariat, kepala, polda, dinsos):
    guest = make_instansi()
    row = make_rekomendasi(by=sekretariat, instansi=guest, pendukung=[dinsos.instansi], berulang_bulan=3)
    finish(row, kepala=kepala, polda=polda)
    sk_berganti(dinsos.instansi)
    actions.open_putaran(row, by=sekretariat)
    assert row.daftar_tindak_lanjut.filter(putaran=2).count() == 2


def test_minutes_say_what_their_meeting_asked_whatever_round_runs_by_now(sekretariat, kepala, polda, dinsos):
    """Minutes taken over from paper are printed from the rows whenever somebody asks for them."""
    rapat = make_rapat(by=sekretariat)
    line = make_hasil(rapat, "R Bertemu setiap tiga bulan @Polda @Dinsos #12/5/2026", by=sekretariat)
    Rekomendasi.objects.update(berulang_bulan=3)
    notulen = close(rapat, by=sekretariat)
    before = notulen_html(Rapat.objects.get(), notulen, user=sekretariat)
    finish(line.rekomendasi, kepala=kepala, polda=polda)
    actions.open_putaran(line.rekomendasi, by=sekretariat)
    assert "12 Mei 2026" in before
    assert notulen_html(Rapat.objects.get(), notulen, user=sekretariat) == before
    [row] = Hasil.objects.lengkap()
    assert [item.instansi.kode for item in row.rekomendasi.butir] == ["polda", "dinsos"]
