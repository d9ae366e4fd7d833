"""Whatever is missing in the register, the report of the year prints in both editions, with every chapter, and counts nobody twice."""

import datetime
import re

from django.template.loader import render_to_string
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from anggota.tests.factories import make_instansi, make_pengguna
from gugus_tugas.clock import at
from kasus.enums import JenisKelamin, JenisLayanan, KelompokUsia, StatusIdentifikasi, Tujuan
from kasus.tests.factories import make_kasus, make_layanan, victim
from laporan.annual_report import build_annual_report
from laporan.document import report_context
from laporan.enums import Edisi
from laporan.statistics import kelompok_korban
from wilayah.models import Wilayah

TAHUN = 2025
AKHIR = datetime.datetime(TAHUN, 12, 30, 12, tzinfo=datetime.UTC)
USIA = {KelompokUsia.ANAK: 15, KelompokUsia.DEWASA: 30, KelompokUsia.TIDAK_DIKETAHUI: None}
UTUH = {"jenis_kelamin": JenisKelamin.PEREMPUAN, "kelompok_usia": KelompokUsia.DEWASA}


def korban():
    """Values of one victim, anything that may be missing missing at times, and the days of a service: (asked, given)."""
    days = st.integers(0, 150)
    return st.fixed_dictionaries(
        {
            "jenis_kelamin": st.sampled_from(JenisKelamin),
            "kelompok_usia": st.sampled_from(KelompokUsia),
            "tujuan": st.lists(st.sampled_from(Tujuan.values), max_size=3, unique=True),
            "proses": st.sampled_from([[], ["REKRUT"]]),
            "cara": st.sampled_from([[], ["TIPU"]]),
            "asal_id": st.sampled_from([None, "11.71", "11.08", "12.71"]),
            "status_identifikasi": st.sampled_from(StatusIdentifikasi),
        },
        optional={"layanan": st.tuples(st.sampled_from(JenisLayanan), days, st.none() | days)},
    )


def record(values: dict, *, day: datetime.date, by) -> None:
    values = dict(values)
    service = values.pop("layanan", None)
    values["usia_saat_terjerat"] = USIA[values["kelompok_usia"]]
    if values.get("status_identifikasi", StatusIdentifikasi.TERINDIKASI) != StatusIdentifikasi.TERINDIKASI:
        values["penetap_status"] = "Police"
    kasus = make_kasus(by=by, tanggal_lapor=day, daftar_korban=[victim(**values)])
    if service:
        jenis, asked, given_after = service
        asked = day + datetime.timedelta(days=asked)
        done = None if given_after is None else asked + datetime.timedelta(days=given_after)
        make_layanan(
            kasus.daftar_korban.get(), by=by, penyedia=make_instansi(), jenis=jenis, diminta=asked, diberikan=done
        )


def printed(edisi: Edisi) -> str:
    return render_to_string("laporan/_isi.html", report_context(build_annual_report(TAHUN, edisi)))


def chapters(html: str) -> list[str]:
    return re.findall(r"<h2>BAB (\w+)\.", html)


class TestReportOfAnyRegister(TestCase):
    @settings(max_examples=20, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate])
    @given(st.lists(korban(), max_size=5))
    @example([])
    @example([UTUH])
    @example([UTUH] * 51)
    def test_prints_in_both_editions_with_every_chapter(self, daftar):
        by, start = make_pengguna(peran="kepala"), datetime.date(TAHUN, 1, 1)
        assert Wilayah.objects.kabkota_aceh().exists()
        empty = {edisi: chapters(printed(edisi)) for edisi in Edisi}
        with at(AKHIR):
            for n, values in enumerate(daftar):
                record(values, day=start + datetime.timedelta(days=n), by=by)
        for edisi in Edisi:
            html = printed(edisi)
            assert chapters(html) == empty[edisi]
            assert chapters(html) == ["I", "II", "III", "IV", "V", "VI", "VII"]
            assert "None" not in html
        counted = [v for v in daftar if v.get("status_identifikasi") != StatusIdentifikasi.BUKAN_KORBAN]
        report = build_annual_report(TAHUN, Edisi.TERBATAS)
        if report.kelompok:
            assert sum(row.jumlah for row in kelompok_korban(TAHUN)) == len(counted)
            assert sum(row.jumlah for row in report.kelompok) == len(counted)
