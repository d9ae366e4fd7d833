"""What a researcher takes away: the public tables with the terms, for research under an agreement in force, with a line in the trail."""

import datetime
import io

import openpyxl
import pytest
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.versi import stamp
from kasus.tests.factories import make_kasus, make_layanan, victim
from laporan import actions as laporan_actions
from laporan.tests.factories import BUKTI, approve
from program import actions
from program.enums.penelitian import StatusPenelitian
from program.models import Penelitian
from program.syarat import SYARAT_PENELITIAN
from program.tests.factories import ETIK, PERJANJIAN, make_penelitian


@pytest.fixture
def berjalan(dinsos, kepala) -> Penelitian:
    row = make_penelitian(by=dinsos, **ETIK, **PERJANJIAN)
    row = actions.verify_penelitian(row, keputusan=StatusPenelitian.DISETUJUI, by=kepala, versi=stamp(row))
    Penelitian.objects.filter(pk=row.pk).update(
        status=StatusPenelitian.BERJALAN, perjanjian_sampai=timezone.localdate() + datetime.timedelta(days=1)
    )
    return Penelitian.objects.get(pk=row.pk)


def issued(*, by, kepala, pimpinan, tahun: int = 2026) -> None:
    laporan = laporan_actions.propose_laporan(laporan_actions.record_laporan(tahun, by=by), by=by)
    laporan = approve(laporan, by=kepala, tanggal=timezone.localdate())
    laporan_actions.publish_laporan(laporan, by=pimpinan, cetak=lambda potret: BUKTI)


def sheets(response) -> dict[str, list[tuple]]:
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)] for sheet in book}


def test_small_numbers_are_masked_and_the_total_is_not(client_of, sekretariat, kepala, pimpinan, dinsos, berjalan):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(jenis_kelamin="P"), victim(jenis_kelamin="L")])
    make_layanan(kasus.daftar_korban.first(), by=sekretariat, penyedia=dinsos.instansi)
    issued(by=sekretariat, kepala=kepala, pimpinan=pimpinan)
    response = client_of(sekretariat).get(f"/laporan/penelitian/{berjalan.pk}/")
    found = sheets(response)
    assert list(found) == ["Syarat", "Tren", "Kelompok", "Layanan"]
    assert [text for _, text in found["Syarat"]][1:-1] == list(SYARAT_PENELITIAN)
    assert (2026, 2, "orang", "Register kasus sekretariat") in found["Tren"]
    assert found["Kelompok"] == [(2026, "Semua kelompok", "*")]
    assert found["Layanan"] == [(2026, "Semua layanan", "*", "*", "*")]
    event = JejakAudit.objects.get(peristiwa="export_tabel_penelitian")
    assert event.objek_kode == str(berjalan)


def test_large_groups_stand_beside_masked_ones_and_no_later_case_shows(
    client_of, sekretariat, kepala, pimpinan, berjalan
):
    make_kasus(by=sekretariat, daftar_korban=[victim(jenis_kelamin=sex) for sex in "PL" for _ in range(12)])
    page, address = client_of(sekretariat), f"/laporan/penelitian/{berjalan.pk}/"
    assert "Belum ada Laporan Tahunan yang terbit" in page.get(address, follow=True).content.decode()
    issued(by=sekretariat, kepala=kepala, pimpinan=pimpinan)
    found = sheets(page.get(address))
    assert [number for _, _, number in found["Kelompok"]] == [12, "*", "*", "*", "*"]
    make_kasus(by=sekretariat)
    assert sheets(page.get(address)) == found


@pytest.mark.parametrize(
    "changes",
    [{"status": StatusPenelitian.DISETUJUI}, {"perjanjian_sampai": datetime.date(2026, 3, 2)}],
)
def test_without_an_agreement_in_force_nothing_is_prepared(client_of, sekretariat, berjalan, changes):
    Penelitian.objects.filter(pk=berjalan.pk).update(**changes)
    response = client_of(sekretariat).get(f"/laporan/penelitian/{berjalan.pk}/", follow=True)
    assert "perjanjian yang masih berlaku" in response.content.decode()
    assert not JejakAudit.objects.filter(peristiwa="export_tabel_penelitian").exists()
