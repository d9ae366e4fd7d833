"""The filters of the lists: what each finds, and that nonsense in an address narrows nothing and breaks nothing."""

import datetime

import pytest

from program.enums.kegiatan import StatusKegiatan
from program.enums.penelitian import StatusPenelitian
from program.models import LokasiRawan
from program.tests.factories import (
    make_anggaran,
    make_gampong,
    make_kegiatan,
    make_kunjungan,
    make_lokasi,
    make_penelitian,
    make_perusahaan,
    make_rencana_aksi,
)
from program.tests.langkah import made

DONE = {"status": StatusKegiatan.TERLAKSANA}
DAY = datetime.date(2026, 3, 4)
LAMPULO = "11.71.02.2010"


def plant_kegiatan(dinsos, kepala, sekretariat):
    make_kegiatan(by=dinsos, **DONE)
    make_kegiatan(
        by=dinsos,
        judul="Pelatihan kader",
        jenis="pelatihan",
        sasaran="gampong",
        tempat="11.74",
        tanggal=datetime.date(2026, 5, 1),
    )


def plant_anggaran(dinsos, kepala, sekretariat):
    make_anggaran(by=dinsos, program="Perlindungan", kode_program="2.08.02")
    make_anggaran(
        by=dinsos, program="Umum", tahun=2025, sumber_dana="apbn", realisasi=0, kegiatan="x", sub_kegiatan="Koordinasi"
    )


def plant_penelitian(dinsos, kepala, sekretariat):
    make_penelitian(by=dinsos, tanggal=datetime.date(2026, 5, 1))
    made(
        StatusPenelitian.BERJALAN,
        by=dinsos,
        kepala=kepala,
        judul="Korban di kota",
        perjanjian_sampai=datetime.date(2026, 3, 2),
    )


def plant_gampong(dinsos, kepala, sekretariat):
    make_gampong(by=dinsos, gampong=LAMPULO, forum_anak="ada", apbg=5)
    make_gampong(by=dinsos, gampong=LAMPULO, tahun=2025, apbg=0)
    make_gampong(by=dinsos, gampong="11.06.01.2001", reusam="ada")


def plant_lokasi(dinsos, kepala, sekretariat):
    place = make_lokasi(by=dinsos, periksa_berikutnya=DAY)
    LokasiRawan.objects.filter(pk=place.pk).update(nomor=1)
    make_lokasi(by=dinsos, jenis="kapal", wilayah="11.74.01", tingkat="tinggi", status="aman")


def plant_kunjungan(dinsos, kepala, sekretariat):
    make_kunjungan(make_perusahaan(by=dinsos, nama="PT Karya"), by=dinsos)
    other = make_perusahaan(by=dinsos, nama="PT Lain", nomor_izin="SIP3MI 3", tempat="11.74")
    make_kunjungan(other, by=dinsos, jenis="mendadak", tanggal=datetime.date(2026, 3, 9))


def plant_rencana(dinsos, kepala, sekretariat):
    make_rencana_aksi(by=sekretariat)
    make_rencana_aksi(by=sekretariat, tahun=2027)


SARING = {
    "kegiatan": (plant_kegiatan, [
        ("q=dayah", 1), ("q=%27%20OR%201=1", 0), ("jenis=pelatihan", 1), ("jenis=%00", 2), ("status=terlaksana", 1),
        ("status=lewat", 1), ("kabkota=11.74", 1), ("kabkota=11", 2), ("dari=1/4/2026", 1), ("sampai=31/3/2026", 1), ("dari=kemarin", 2),
        ("urut=judul", 2), ("urut=x", 2), ("hal=rusak", 2), ("sasaran=santri", 1),
    ]),
    "anggaran": (plant_anggaran, [
        ("q=perlindungan", 1), ("q=2.08", 1), ("q=koordinasi", 1), ("q=%27%20OR%201=1", 0), ("q=%00", 2), ("tahun=2026", 1),
        ("tahun=x", 2), ("tahun=99999999999999999999", 2), ("sumber_dana=apbn", 1), ("sumber_dana=x", 2), ("belum=on", 1),
        ("urut=program", 2), ("urut=pagu", 2), ("urut=x", 2), ("hal=rusak", 2), ("instansi=polda", 2),
    ]),
    "penelitian": (plant_penelitian, [
        ("q=pesisir", 1), ("q=rekaan", 2), ("q=%27%20OR%201=1", 0), ("q=%00", 2), ("status=diajukan", 1), ("status=berakhir", 1),
        ("status=x", 2), ("dari=1/4/2026", 1), ("sampai=31/3/2026", 1), ("dari=kemarin", 2), ("urut=judul", 2), ("urut=terlama", 2),
        ("urut=x", 2), ("hal=rusak", 2),
    ]),
    "gampong/daftar": (plant_gampong, [
        ("", 3), ("q=lampulo", 2), ("q=Gampong+Lampulo", 2), ("q=%27%20OR%201=1", 0), ("q=%00", 3), ("tahun=2025", 1), ("tahun=x", 3),
        ("kabkota=11.71", 2), ("kabkota=11", 3), ("kabkota=11.71&kecamatan=11.71.02", 2), ("kabkota=11.71&kecamatan=11.71.01", 0),
        ("kecamatan=11.71.01", 3), ("forum=ada", 1), ("forum=tidak_diketahui", 2), ("reusam=ada", 1), ("apbg=ada", 1), ("apbg=nol", 1),
        ("apbg=tidak_diketahui", 1), ("kader=nol", 0), ("kader=tidak_diketahui", 3), ("hal=rusak", 3), ("apbg=x", 3),
    ]),
    "lokasi": (plant_lokasi, [
        ("q=LR-1", 1), ("q=baiturrahman+banda", 1), ("q=Penginapan", 0), ("q=%27%20OR%201=1", 0), ("q=%00", 2), ("jenis=kapal", 1),
        ("jenis=x", 2),
        ("tingkat=tinggi", 1), ("status=aman", 1), ("status=terbuka", 1), ("kabkota=11.74", 1), ("kabkota=11", 2), ("periksa=lewat", 1),
        ("periksa=segera", 0), ("urut=wilayah", 2), ("urut=terlama", 2), ("urut=x", 2), ("hal=rusak", 2), ("instansi=polda", 2),
    ]),
    "kunjungan": (plant_kunjungan, [("", 2), ("q=karya", 1), ("q=SIP3MI 3", 1), ("jenis=mendadak", 1), ("jenis=x", 2), ("dari=5/3/2026", 1),
     ("sampai=5/3/2026", 1), ("kabkota=11.74", 1), ("dari=besok", 2), ("hal=rusak", 2)]),
    "rencana": (plant_rencana, [("q=kerja", 2), ("jenis=rad", 0), ("status=selesai", 0), ("tahun=2027", 1), ("tahun=x", 2)]),
}  # fmt: skip
KASUS = [(register, query, found) for register, (_, queries) in SARING.items() for query, found in queries]


@pytest.mark.parametrize(("register", "query", "found"), KASUS)
def test_filters(client_of, dinsos, polda, kepala, sekretariat, register, query, found):
    plant, _ = SARING[register]
    plant(dinsos, kepala, sekretariat)
    response = client_of(sekretariat if register == "rencana" else dinsos).get(f"/program/{register}/?{query}")
    assert response.status_code == 200
    assert len(response.context["page"].object_list) == found
