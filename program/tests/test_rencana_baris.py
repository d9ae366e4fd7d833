"""One saving of all lines of a plan: everything or nothing, and nobody overwritten unseen."""

import uuid
from decimal import Decimal

import pytest

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.enums.rencana import StatusRencana
from program.models import BarisRencana
from program.tests.factories import make_baris, make_rencana_aksi
from program.tests.rencana import cells, save, step, tell


def test_two_editors_of_different_lines_both_win_and_of_one_line_the_second_is_told(plan, line, sekretariat, kepala):
    other = make_baris(plan, by=sekretariat)
    seen, seen_other = stamp(line), stamp(BarisRencana.objects.get(pk=other.pk))
    same = {"aksi": line.aksi, "target": line.target}  # as the page showed it, untouched
    save(plan, by=kepala, ubah=[(other.pk, seen_other, {"target": Decimal(99)})])
    save(plan, by=sekretariat, ubah=[(line.pk, seen, {**same, "target": Decimal(7)}), (other.pk, seen_other, same)])
    assert sorted(BarisRencana.objects.values_list("target", flat=True)) == [7, 99]
    with pytest.raises(actions.BarisDitolak) as refusal:
        save(plan, by=sekretariat, ubah=[(other.pk, seen_other, {"target": Decimal(1)})], baru=[])
    assert isinstance(refusal.value.faults[other.pk], Conflict)
    with pytest.raises(actions.BarisDitolak):  # a broken stamp is an old one
        save(plan, by=sekretariat, ubah=[(other.pk, "rusak", {"target": Decimal(1)})])


def test_line_with_a_history_is_not_deleted_and_then_nothing_is(plan, line, dinsos, sekretariat):
    other = make_baris(plan, by=sekretariat)
    tell(line, 1, 3, by=dinsos)
    both = [(row.pk, stamp(BarisRencana.objects.get(pk=row.pk))) for row in (line, other)]
    with pytest.raises(actions.BarisDitolak) as refusal:
        save(plan, by=sekretariat, hapus=both)
    assert list(refusal.value.faults) == [line.pk]
    save(plan, by=sekretariat, hapus=both[1:])
    assert list(BarisRencana.objects.filter(rencana=plan)) == [line]
    assert JejakAudit.objects.filter(peristiwa="withdraw_baris_rencana", objek_kode=str(other)).count() == 1
    step(plan, StatusRencana.SELESAI, by=sekretariat)
    with pytest.raises(ActionRefused, match="sudah selesai"):
        save(plan, by=sekretariat, baru=[{}])


NEW = {
    "strategi": "Penindakan", "aksi": "Gelar perkara", "indikator": "Jumlah gelar perkara", "target": "85,5", "satuan": "persen",
    "hitungan": "terakhir", "instansi": "polda", "tahun": "2026", "tw2": "on", "biaya": "Rp 1.250.000", "sumber_dana": "apba",
    "nomor_rekomendasi": "6",
}  # fmt: skip


def test_table_of_all_lines_changes_adds_and_deletes_in_one_saving(client_of, sekretariat, plan, line):
    gone, browser = make_baris(plan, by=sekretariat), client_of(sekretariat)
    url = f"/program/rencana/{plan.pk}/baris/"
    sent = cells(browser.get(url))
    sent |= {"baris-0-target": "1.500", "baris-1-DELETE": "on", **{f"baris-2-{k}": v for k, v in NEW.items()}}
    response = browser.post(url, sent)
    assert (response.status_code, response.url) == (302, f"/program/rencana/{plan.pk}/")
    kept, new = BarisRencana.objects.filter(rencana=plan).order_by("pk")
    assert (kept.pk, kept.target, kept.versi) == (line.pk, 1500, 2)
    assert not BarisRencana.objects.filter(pk=gone.pk)
    assert (new.target, new.instansi.kode, new.biaya, new.daftar_triwulan) == (Decimal("85.5"), "polda", 1_250_000, [2])
    assert new.urutan > kept.urutan
    assert browser.post(url, sent).status_code in {302, 409}  # sent twice: no second new line
    assert BarisRencana.objects.filter(rencana=plan).count() == 2


@pytest.mark.parametrize(
    ("cell", "typed"),
    [
        ("target", "banyak"), ("target", "1,234"), ("target", "0"), ("target", "-5"), ("tahun", "2027"), ("tahun", "dua"), ("aksi", ""),
        ("aksi", "x" * 301), ("strategi", "  "), ("instansi", "atlantis"), ("tw2", None), ("sumber_dana", ""), ("biaya", "1,5"),
        ("nomor_rekomendasi", "17"), ("hitungan", "kira"), ("satuan", ""), ("urutan", "0"), ("target", "9" * 13),
    ],
)  # fmt: skip
def test_fault_stands_at_its_cell_and_nothing_is_lost(client_of, sekretariat, plan, cell, typed):
    browser, url = client_of(sekretariat), f"/program/rencana/{plan.pk}/baris/"
    row = {k: v for k, v in {**NEW, "indikator": "Yang diketik tetap", cell: typed}.items() if v is not None}
    sent = cells(browser.get(url)) | {f"baris-1-{k}": v for k, v in row.items()}
    response = browser.post(url, sent)
    assert response.status_code == 422
    assert list(response.context["lembar"][1].errors) == ["tw1" if cell == "tw2" else cell]
    assert "Yang diketik tetap" in response.content.decode()
    assert BarisRencana.objects.filter(rencana=plan).count() == 1


def test_conflict_keeps_what_was_typed_and_takes_over_the_rest(client_of, sekretariat, kepala, plan, line):
    browser, url = client_of(sekretariat), f"/program/rencana/{plan.pk}/baris/"
    sent = cells(browser.get(url))
    save(plan, by=kepala, ubah=[(line.pk, stamp(line), {"target": Decimal(40), "satuan": "tempat"})])
    response = browser.post(url, {**sent, "baris-0-target": "50"})
    text = response.content.decode()
    assert response.status_code == 409
    assert "target: 12 → 40" in text
    form = response.context["lembar"][0]
    assert (form["target"].value(), form["satuan"].value()) == ("50", "tempat")
    assert browser.post(url, cells(response)).status_code == 302
    line.refresh_from_db()
    assert (line.target, line.satuan) == (50, "tempat")


def test_five_more_rows_keep_what_was_typed(client_of, sekretariat, plan):
    browser, url = client_of(sekretariat), f"/program/rencana/{plan.pk}/baris/"
    shown = browser.get(url)
    sent = cells(shown) | {f"baris-1-{k}": v for k, v in NEW.items()} | {"tambah": "1"}
    response = browser.post(url, sent)
    assert (response.status_code, len(response.context["lembar"].forms)) == (
        200,
        len(shown.context["lembar"].forms) + 5,
    )
    assert "Gelar perkara" in response.content.decode()


@pytest.mark.parametrize(
    "broken", [{}, {"baris-TOTAL_FORMS": "x"}, {"baris-TOTAL_FORMS": "9999", "baris-INITIAL_FORMS": "0"}]
)
def test_broken_table_stores_nothing(client_of, sekretariat, plan, broken):
    response = client_of(sekretariat).post(f"/program/rencana/{plan.pk}/baris/", {"x": "1", **broken})
    assert response.status_code == 422
    assert BarisRencana.objects.filter(rencana=plan).count() == 1


def test_line_with_a_result_stays_in_its_year(sekretariat, dinsos):
    plan = make_rencana_aksi(by=sekretariat, instansi=dinsos.instansi, jenis="rad", tahun=2025, tahun_selesai=2029)
    row = BarisRencana.objects.get(rencana=plan)
    tell(row, 1, 12, by=dinsos)
    with pytest.raises(actions.BarisDitolak) as refusal:
        save(plan, by=sekretariat, ubah=[(row.pk, stamp(row), {"tahun": 2029})])
    assert "tahunnya tetap" in refusal.value.faults[row.pk]


def test_result_that_is_sent_twice_is_no_work_of_somebody_else(client_of, dinsos, line):
    page, address = client_of(dinsos), f"/program/rencana/baris/{line.pk}/1/"
    sent = {"jumlah": "3", "kunci_kirim": str(uuid.uuid4())}
    answers = [page.post(address, sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert line.daftar_realisasi_rencana.count() == 1


@pytest.mark.parametrize("address", ["/program/kegiatan/rekap/", "/program/gampong/"])
def test_year_that_is_none_is_this_year(client_of, sekretariat, address):
    assert client_of(sekretariat).get(f"{address}?tahun=02026999999").status_code == 200
