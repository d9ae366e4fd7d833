"""What the public has been told already stands beside every new public figure: earlier years, versions, withdrawn ones too."""

from django.utils import timezone

from kasus.tests.factories import make_kasus, victim
from laporan import actions
from laporan.annual_report import AnnualReport, build_annual_report
from laporan.enums import Edisi
from laporan.models import EdisiLaporan
from laporan.potret import Potret
from laporan.rancangan import build_rancangan
from laporan.tests.factories import BUKTI, approve, make_disetujui, make_terbit


def test_earlier_public_editions_are_at_hand_in_their_order(sekretariat, kepala, pimpinan):
    """Every public edition once issued, also a withdrawn one, never a restricted one."""
    people = {"by": sekretariat, "pemeriksa": kepala, "penerbit": pimpinan}
    first = actions.withdraw_laporan(make_terbit(**people), alasan="Angka salah", by=kepala)
    other = make_terbit(**people, tahun=2016)
    draft = actions.record_laporan(first.tahun, by=sekretariat)
    found = [(row.edisi, row.laporan.tahun, row.laporan.versi) for row in EdisiLaporan.umum_terdahulu(draft)]
    assert found == [("umum", 2017, 1), ("umum", 2016, 1)]
    assert [row.laporan.tahun for row in EdisiLaporan.umum_terdahulu(other)] == [2017]
    assert len(EdisiLaporan.umum_terdahulu()) == 2
    potret = Potret.read(EdisiLaporan.umum_terdahulu()[0].potret)
    assert potret.bagian("tahun", int) == 2017
    assert potret.bagian("tren", AnnualReport) == potret.laporan.tren


def test_next_version_does_not_tell_by_subtraction_who_came(sekretariat, kepala, pimpinan):
    """Twelve women and twelve men may be told. With one more woman, "13" beside the twelve of version 1 would point at her."""
    today = timezone.localdate()
    men = [victim(jenis_kelamin="L") for _ in range(12)]
    make_kasus(by=sekretariat, tanggal_lapor=today, daftar_korban=[*(victim() for _ in range(12)), *men])
    first = actions.propose_laporan(actions.record_laporan(today.year, by=sekretariat), by=sekretariat)
    first = actions.publish_laporan(approve(first, by=kepala, tanggal=today), by=pimpinan, cetak=lambda potret: BUKTI)
    told = Potret.read(first.daftar_edisi.get(edisi="umum").potret).laporan
    assert 12 in [row.jumlah for row in told.kelompok]
    make_kasus(by=sekretariat, tanggal_lapor=today, daftar_korban=[victim()])
    draft = actions.record_laporan(today.year, by=sekretariat)
    now = build_rancangan(draft, Edisi.UMUM)
    assert now.jumlah_korban == 25  # totals of the province are always told
    assert 13 in [row.jumlah for row in build_annual_report(today.year, Edisi.UMUM).kelompok]
    assert 13 not in [row.jumlah for row in now.kelompok]
    assert 13 in [row.jumlah for row in build_rancangan(draft, Edisi.TERBATAS).kelompok]


def test_edition_that_waits_for_its_signature_is_known_to_the_next(sekretariat, kepala):
    assert not EdisiLaporan.umum_terdahulu()
    make_disetujui(by=sekretariat, pemeriksa=kepala)
    assert [row.laporan.status for row in EdisiLaporan.umum_terdahulu()] == ["disetujui"]
