"""Each of the sixteen: evidence entered by who answers for it stands on its page, in the table of all, in the report and in its PDF."""

import datetime
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from anggota.actions import update_pengaturan
from anggota.tests.factories import make_instansi, make_keanggotaan, make_kedudukan, make_nota, make_pengguna, make_sk
from gugus_tugas.tests.pdf_structure import text_of
from gugus_tugas.versi import stamp
from kasus import actions as kasus_actions
from kasus.models import BiayaLayanan
from kasus.tests.factories import make_kasus, make_layanan
from laporan.annual_report import build_annual_report
from laporan.contoh import nyata
from laporan.enums import Edisi
from laporan.naskah import render_konsep
from laporan.statistics.bukti import SUMBER, TANGGAL_2018, bukti_rekomendasi
from program import actions as program
from program.enums.penelitian import StatusPenelitian
from program.models import BarisRencana
from program.tests.factories import (
    make_anggaran,
    make_bahan,
    make_gampong,
    make_kegiatan,
    make_kunjungan,
    make_lokasi,
    make_penelitian,
    make_perekrut,
    make_perusahaan,
    make_rencana_aksi,
)
from rapat.enums import JenisRapat, StatusRapat
from rapat.tests.factories import make_agenda, make_rapat, make_rekomendasi


@pytest.fixture
def hari() -> datetime.date:
    return timezone.localdate()


@pytest.fixture
def enam_belas(sekretariat, dinsos):
    rapat = make_rapat(by=sekretariat, tanggal=TANGGAL_2018, judul=nyata.JUDUL_RAPAT)
    for text, *_ in nyata.REKOMENDASI:
        make_rekomendasi(by=sekretariat, rapat=rapat, instansi=dinsos.instansi, uraian=text)
    return rapat


@pytest.fixture
def anggota_dari():
    """anggota_dari("dpmg"): an account of that agency."""
    return lambda kode: make_pengguna(peran="anggota", instansi=make_instansi(kode=kode, singkatan=kode.upper()))


def rencana(cast, member, day):
    plan = make_rencana_aksi(by=cast["kepala"], instansi=member.instansi, baris=2, tahun=day.year)
    line = BarisRencana.objects.filter(rencana=plan).order_by("pk").first()
    quarter = 1
    program.record_realisasi(line, triwulan=quarter, by=member, jumlah=Decimal(12))
    return "dari 2 baris aksi, 1 tercapai dan 0 sebagian"


def lintas_sektor(cast, member, day):
    rapat = make_rapat(by=cast["sekretariat"], tanggal=day, status=StatusRapat.TERJADWAL)
    make_agenda(rapat, by=cast["sekretariat"])
    type(rapat).objects.filter(pk=rapat.pk).update(status=StatusRapat.SELESAI)
    return f"1 rapat koordinasi lintas sektor terlaksana pada {day.year}; 0 dari 1 butir agendanya dibahas."


def sekretariat_terisi(cast, member, day):
    from anggota.actions import record_pejabat

    sk = make_sk(by=cast["sekretariat"], berlaku_mulai=day.replace(month=1, day=1))
    seat = make_keanggotaan(sk=sk, instansi=member.instansi, kedudukan=make_kedudukan(unit="sekretariat"))
    make_keanggotaan(sk=sk, instansi=member.instansi, kedudukan=make_kedudukan(unit="sekretariat"))
    record_pejabat(seat, by=cast["sekretariat"], nama="Pejabat Contoh", mulai=day.replace(month=1, day=1))
    return f"{sk} berlaku; 1 dari 2 kursi sekretariat terisi."


def biaya(cast, member, day):
    for _ in range(5):
        row = make_layanan(
            make_kasus(by=cast["sekretariat"], tanggal_lapor=day).daftar_korban.get(), by=cast["sekretariat"],
            penyedia=member.instansi, diminta=day,
        )  # fmt: skip
        BiayaLayanan.objects.filter(layanan=row).delete()
        BiayaLayanan.objects.create(layanan=row, sumber="lpsk", jumlah=1_300_000)
    return "sedikitnya Rp6.000.000 ada pembayarnya, sedikitnya Rp0 belum ada."


def sosialisasi(cast, member, day):
    make_kegiatan(by=member, tanggal=day, status="terlaksana", peserta_p=1_234, anak_l=6)
    bahan = make_bahan(by=member)
    program.record_mutasi(bahan, jenis="cetak", jumlah=500, tanggal=day, by=member)
    program.record_mutasi(bahan, jenis="bagi", jumlah=20, tanggal=day, by=member)
    return f"1 di antaranya sosialisasi; 1.240 peserta tercatat.|Bahan KIE {day.year}: 500 dicetak, 20 dibagikan."


def nota(cast, member, day):
    make_nota(
        by=cast["sekretariat"],
        pihak=[member.instansi, cast["polda"].instansi],
        tanggal_tanda_tangan=day,
        berlaku_mulai=day,
    )
    return f"1 MoU/PKS berlaku, 1 di antaranya ditandatangani pada {day.year}"


def pengawasan(cast, member, day):
    make_kunjungan(make_perusahaan(by=member), by=member, tanggal=day)
    make_perusahaan(by=member, nama="PT Kedua")
    make_kunjungan(make_perekrut(by=member), by=member, tanggal=day)
    return f"2 kantor P3MI terdata; 1 kunjungan pengawasan pada {day.year} ke 1 kantor; 0 temuan belum selesai."


def lokasi(cast, member, day):
    for _ in range(6):
        make_lokasi(by=member)
    return "Lokasi rawan yang dipetakan di Aceh: 5–9."


def penelitian(cast, member, day):
    row = make_penelitian(by=member)
    program.verify_penelitian(row, keputusan=StatusPenelitian.DISETUJUI, by=cast["kepala"], versi=stamp(row))
    return "1 penelitian disetujui atau berjalan, 0 selesai."


def triwulan(cast, member, day):
    make_rapat(by=cast["sekretariat"], tanggal=day, jenis=JenisRapat.TRIWULAN, triwulan=1, status=StatusRapat.SELESAI)
    return f"1 dari 4 rapat triwulan {day.year} terlaksana."


def pemberdayaan(cast, member, day):
    korban = make_kasus(by=cast["sekretariat"], tanggal_lapor=day).daftar_korban.get()
    kasus_actions.add_pemberdayaan(
        korban, by=cast["sekretariat"], jenis="pelatihan", tanggal=day, instansi=member.instansi, sumber="apba"
    )
    return f"Pada {day.year} pemberdayaan diterima kurang dari 5 korban"


def dana_gampong(cast, member, day):
    make_gampong(by=member, tahun=day.year, apbg=75_000_001)
    make_gampong(by=member, tahun=day.year, apbg=0)
    first = f"1 dari 6.500 gampong menganggarkan perlindungan perempuan dan anak pada {day.year}"
    return f"{first}, di 1 kabupaten/kota, seluruhnya Rp75.000.001."


def forum_anak(cast, member, day):
    make_gampong(by=member, tahun=day.year, forum_anak="ada", forum_anak_sk="SK 1/2026")
    make_gampong(by=member, tahun=day.year, forum_anak="ada")
    return f"2 dari 6.500 gampong punya forum anak menurut laporan {day.year}, 1 dengan SK."


def anggaran(cast, member, day):
    make_anggaran(by=member, tahun=day.year, pagu=1_000_000_001, realisasi=999)
    return f"1 dari 1 instansi menganggarkan TPPO pada {day.year}: pagu Rp1.000.000.001, realisasi Rp999."


def grup(cast, member, day):
    update_pengaturan(by=cast["sekretariat"], tautan_grup="https://chat.whatsapp.com/AbCdEfGhIjKl")
    return "Tautan grup WhatsApp tercatat; 0 dari 0 instansi anggota mempunyai narahubung."


def laporan_tahunan(cast, member, day):
    return f"Laporan Tahunan {day.year} tersusun dari register."


# number -> (agency that answers for it, what it enters; the sentences that must be found, parted by |)
MASUKAN = {
    1: ("bappeda", rencana), 2: ("setda", lintas_sektor), 3: ("dp3a", sekretariat_terisi), 4: ("dinkes", biaya),
    5: ("kominsa", sosialisasi), 6: ("birohukum", nota), 7: ("disnaker", pengawasan), 8: ("satpolppwh", lokasi),
    9: ("usk", penelitian), 10: ("dp3a", triwulan), 11: ("disnaker", pemberdayaan), 12: ("dpmg", dana_gampong),
    13: ("dpmg", forum_anak), 14: ("bappeda", anggaran), 15: ("dp3a", grup), 16: ("dp3a", laporan_tahunan),
}  # fmt: skip


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("nomor", MASUKAN)
def test_what_the_agency_enters_is_found_on_page_in_statistics_and_in_print(
    cast, client_of, enam_belas, anggota_dari, hari, nomor
):
    kode, enter = MASUKAN[nomor]
    if nomor != 16:
        assert not bukti_rekomendasi(hari.year, on=hari, nomor=[nomor])[0].ada
    make_rapat(by=cast["sekretariat"], tanggal=hari, jenis=JenisRapat.SUB_GUGUS)  # the year has something to report
    member = anggota_dari(kode)
    sentences = enter(cast, member, hari).split("|")
    (found,) = bukti_rekomendasi(hari.year, on=hari, nomor=[nomor])
    assert found.ada
    pages = [
        client_of(member).get(f"/rekomendasi/{nomor}/garis/").content.decode(),
        client_of(cast["pimpinan"]).get("/rekomendasi/bukti/").content.decode(),
        client_of(cast["pimpinan"]).get(f"/laporan/{hari.year}/?edisi=umum").content.decode(),
        " ".join(text_of(render_konsep(build_annual_report(hari.year, Edisi.UMUM), narasi={}))),
    ]
    for sentence in sentences:
        assert [sentence in flat(page) for page in pages] == [True] * 4, sentence


def test_all_sixteen_are_counted_in_few_queries_and_an_empty_house_says_so(cast, client_of, enam_belas, hari):
    page = client_of(cast["polda"])
    page.get("/rekomendasi/bukti/")
    with CaptureQueriesContext(connection) as queries:
        response = page.get("/rekomendasi/bukti/")
    assert len(queries) <= 12
    rows = response.context["daftar"]
    assert [row.rekomendasi.nomor for row in rows] == list(SUMBER) == list(range(1, 17))
    assert [row.rekomendasi.nomor for row in rows if row.bukti.ada] == [16]


def test_links_lead_only_where_the_reader_may_go(cast, client_of, enam_belas):
    for name in ("sekretariat", "kepala", "polda", "pimpinan"):
        page = client_of(cast[name])
        rows = page.get("/rekomendasi/bukti/").context["daftar"]
        for address in {address for row in rows for _, address in row.daftar if address}:
            assert page.get(address).status_code == 200, (name, address)


def test_a_recommendation_of_another_meeting_has_no_such_evidence(cast, client_of, dinsos, sekretariat):
    other = make_rekomendasi(by=sekretariat, instansi=dinsos.instansi)
    assert other.nomor == 1
    assert client_of(dinsos).get("/rekomendasi/1/garis/").context["garis"].bukti_hidup is None
    assert client_of(dinsos).get("/rekomendasi/bukti/").context["daftar"] == []


@pytest.mark.parametrize("query", ["tahun=2018", "tahun=0", "tahun=x", "tahun=99999"])
def test_odd_years_are_answered(cast, client_of, enam_belas, query):
    assert client_of(cast["polda"]).get(f"/rekomendasi/bukti/?{query}").status_code == 200


@pytest.mark.parametrize("edisi", Edisi)
def test_restricted_registers_tell_the_report_neither_a_name_nor_a_small_number(cast, enam_belas, dinsos, hari, edisi):
    def printed() -> str:
        return flat(" ".join(text_of(render_konsep(build_annual_report(hari.year, edisi), narasi={}))))

    make_perusahaan(by=dinsos)
    before = printed()
    for _ in range(4):
        make_lokasi(by=dinsos, nama="ZZTEMPAT", alamat="ZZALAMAT", indikasi="ZZINDIKASI")
    make_kunjungan(make_perekrut(by=dinsos, nama="ZZPEREKRUT"), by=dinsos, tanggal=hari)
    assert printed() == before
    assert "ZZ" not in before
    make_lokasi(by=dinsos)
    assert "Lokasi rawan yang dipetakan di Aceh: 5–9." in printed()


def test_evidence_is_kept_for_everybody_until_anybody_acts(settings, cast, client_of, enam_belas, anggota_dari, hari):
    settings.UMUR_BERANDA = 60
    cache.clear()
    page, pimpinan = client_of(cast["sekretariat"]), client_of(cast["pimpinan"])
    assert "Tautan grup WhatsApp tercatat" not in page.get("/rekomendasi/bukti/").content.decode()
    with CaptureQueriesContext(connection) as kept:
        pimpinan.get("/rekomendasi/bukti/")
    assert not any("program_kegiatan" in query["sql"] for query in kept)
    said = grup(cast, anggota_dari("dp3a"), hari)
    assert said in flat(pimpinan.get("/rekomendasi/bukti/").content.decode())


def test_one_more_victim_who_was_strengthened_does_not_follow_from_two_days(sekretariat, dinsos, hari):
    """Every member reads the sentence whenever he likes: two exact numbers would tell when the next one came."""
    said = []
    for _ in range(7):
        korban = make_kasus(by=sekretariat, tanggal_lapor=hari).daftar_korban.get()
        kasus_actions.add_pemberdayaan(
            korban, by=sekretariat, jenis="pelatihan", tanggal=hari, instansi=dinsos.instansi, sumber="apba"
        )
        said.append(bukti_rekomendasi(hari.year, on=hari, nomor=[11])[0].daftar[0].kalimat)
    assert len(set(said[:4])) == len(set(said[4:])) == 1
    assert "diterima sedikitnya 5 korban" in said[-1]
