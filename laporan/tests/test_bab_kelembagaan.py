"""Chapter II beside the meetings: who came, what was budgeted, which agreements run, what the plans have come to."""

import datetime
from decimal import Decimal

import pytest

from anggota.tests.factories import make_instansi, make_keanggotaan, make_nota, make_sk
from laporan.enums import Edisi
from laporan.statistics.kelembagaan import kelembagaan
from laporan.tests.penyerang import tables_of
from laporan.tests.test_bab_pencegahan import page_of
from program import actions as program
from program.models import BarisRencana
from program.tests.factories import make_anggaran, make_nihil, make_rencana_aksi
from rapat import actions as rapat
from rapat.enums import JenisRapat
from rapat.tests.factories import close, make_rapat

D = datetime.date
END = D(2026, 12, 31)


@pytest.fixture
def seats(sekretariat, polda, dinsos):
    """Two seats of Polda and one of Dinsos."""
    sk = make_sk(by=sekretariat)
    return [
        make_keanggotaan(sk=sk, instansi=instansi) for instansi in (polda.instansi, polda.instansi, dinsos.instansi)
    ]


def hold(by, triwulan: int, *attended, is_closed: bool = True):
    """A quarterly meeting with (seat, status) rows."""
    row = make_rapat(by=by, jenis=JenisRapat.TRIWULAN, triwulan=triwulan, tanggal=D(2026, 3 * triwulan - 1, 12))
    rapat.record_kehadiran(row, by=by, daftar=[{"keanggotaan": seat, "status": status} for seat, status in attended])
    return close(row, by=by) if is_closed else row


def test_an_agency_came_when_one_of_its_seats_came(seats, sekretariat, polda, dinsos):
    first, second, other = seats
    hold(sekretariat, 1, (first, "tanpa_kabar"), (second, "diwakili"), (other, "izin"))
    hold(sekretariat, 2, (first, "izin"), (second, "tanpa_kabar"))
    hold(sekretariat, 3, (other, "hadir"), is_closed=False)
    rows = {row.instansi: row for row in kelembagaan(2026, on=END).kehadiran}
    assert rows[polda.instansi.nama].triwulan == (True, False, None, None)
    assert rows[dinsos.instansi.nama].triwulan == (False, None, None, None)
    assert (rows[polda.instansi.nama].hadir, rows[polda.instansi.nama].tercatat) == (1, 2)
    early = {row.instansi: row for row in kelembagaan(2026, on=D(2026, 3, 31)).kehadiran}
    assert early[polda.instansi.nama].tercatat == 1
    for edisi in Edisi:
        table = tables_of(page_of(edisi))["kehadiran"]
        assert [polda.instansi.nama, "Hadir", "Tidak", "–", "–", "1/2"] in table


def test_other_meetings_are_in_no_attendance(seats, sekretariat):
    row = make_rapat(by=sekretariat)
    rapat.record_kehadiran(row, by=sekretariat, daftar=[{"keanggotaan": seats[0], "status": "hadir"}])
    close(row, by=sekretariat)
    assert kelembagaan(2026, on=END).kehadiran == ()


def test_budgets_tell_silence_from_nothing(seats, sekretariat, polda, dinsos):
    third = make_instansi()
    make_anggaran(by=sekretariat, instansi=polda.instansi, pagu=1_000_000, realisasi=973_000)
    make_anggaran(by=sekretariat, instansi=polda.instansi, pagu=1_000_000)
    make_anggaran(by=sekretariat, instansi=polda.instansi, pagu=9, tahun=2025)
    make_nihil(by=sekretariat, instansi=third, tahun=2026)
    found = kelembagaan(2026, on=END)
    rows = {row.instansi: row.sel for row in found.anggaran}
    assert (rows[polda.instansi.nama].pagu, rows[polda.instansi.nama].realisasi) == (2_000_000, 973_000)
    assert rows[polda.instansi.nama].keadaan == "1 dari 2 baris tanpa realisasi"
    assert rows[dinsos.instansi.nama].keadaan == "Belum melapor"
    assert rows[third.nama].keadaan == "Nol (dinyatakan)"
    assert (found.jumlah_anggaran.pagu, found.jumlah_anggaran.serapan) == (2_000_000, "48,7 %")
    table = tables_of(page_of(Edisi.UMUM))["anggaran"]
    assert [dinsos.instansi.nama, "–", "–", "–", "Belum melapor"] in table
    assert table[-1] == ["Jumlah", "Rp2.000.000", "Rp973.000", "48,7 %", ""]


def test_agreements_are_those_in_force_on_the_day(sekretariat, polda):
    make_nota(by=sekretariat, judul="Yang berlaku", pihak=[polda.instansi, "IOM"], berlaku_sampai=D(2026, 12, 31))
    make_nota(by=sekretariat, judul="Yang berakhir", berlaku_sampai=D(2026, 12, 30))
    make_nota(by=sekretariat, judul="Yang belum mulai", berlaku_mulai=D(2027, 1, 1))
    found = kelembagaan(2026, on=END).nota
    assert [(row.judul, row.pihak, row.sampai) for row in found] == [
        ("Yang berlaku", (polda.instansi.singkatan, "IOM"), "31 Desember 2026")
    ]


def test_indicators_are_those_of_plans_in_force(kepala, polda):
    make_rencana_aksi(by=kepala, instansi=polda.instansi)
    make_rencana_aksi(by=kepala, instansi=polda.instansi, konsep=True)
    line = BarisRencana.objects.get(rencana__status="berlaku")
    assert kelembagaan(2026, on=D(2026, 1, 31)).indikator[0].capaian is None
    program.record_realisasi(line, triwulan=1, jumlah=Decimal("4.5"), by=kepala)
    (row,) = kelembagaan(2026, on=END).indikator
    assert (row.target, row.capaian, row.instansi) == (12, Decimal("4.5"), polda.instansi.singkatan)
    assert ["12", "4,5"] in [cells[2:4] for cells in tables_of(page_of(Edisi.UMUM))["indikator"]]
    assert kelembagaan(2025, on=D(2025, 12, 31)).indikator == ()


@pytest.mark.django_db
@pytest.mark.parametrize("edisi", Edisi)
def test_an_empty_house_says_what_is_missing(edisi):
    page = page_of(edisi, 2025)
    for words in (
        "tidak ada daftar hadir",
        "belum ada instansi yang melaporkan",
        "tidak ada MoU",
        "tidak ada baris rencana",
    ):
        assert words in page
