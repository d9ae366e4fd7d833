"""The forms of the registers: each says what is wrong, at its field, and keeps what was typed; nothing is stored."""

import pytest

from program.models import AnggaranInstansi, Kegiatan, LokasiRawan, Penelitian, Perusahaan, ProgramGampong
from program.tests import isian
from program.tests.factories import make_perusahaan

SALAH = {
    "kegiatan": [
        ({"instansi": "polda"}, "instansi"),
        ({"jenis": "pesta"}, "jenis"),
        ({"judul": ""}, "judul"),
        ({"judul": "x" * 201}, "judul"),
        ({"tanggal": "31/2/2026"}, "tanggal"),
        ({"tanggal": "4/3/2027"}, "tanggal"),
        ({"sampai": "3/3/2026"}, "sampai"),
        ({"tempat_teks": "Atlantis"}, "tempat"),
        ({"peserta_l": "-1"}, "peserta_l"),
        ({"peserta_l": "sepuluh"}, "peserta_l"),
        ({"peserta_l": "100001"}, "peserta_l"),
        ({"biaya": "1,250"}, "biaya"),
        ({"sumber_dana": ""}, "sumber_dana"),
        ({"status": "direncanakan"}, "peserta_l"),
        ({"status": "batal"}, "status"),
    ],
    "anggaran": [
        ({"instansi": "polda"}, "instansi"),
        ({"tahun": ""}, "tahun"),
        ({"tahun": "2.026"}, "tahun"),
        ({"tahun": "1999"}, "tahun"),
        ({"tahun": "2099"}, "tahun"),
        ({"program": ""}, "program"),
        ({"program": "x" * 251}, "program"),
        ({"kode_program": "2 08"}, "kode_program"),
        ({"kode_kegiatan": "2.08.02.1.01"}, "kegiatan"),
        ({"kode_sub_kegiatan": "2.08.02.1.01.1"}, "sub_kegiatan"),
        ({"sumber_dana": ""}, "sumber_dana"),
        ({"pagu": ""}, "pagu"),
        ({"pagu": "1,250"}, "pagu"),
        ({"pagu": "-5"}, "pagu"),
        ({"pagu": "1.250.000,50"}, "pagu"),
        ({"pagu": "1" + ".000" * 3000}, "pagu"),
        ({"realisasi": "banyak"}, "realisasi"),
        ({"realisasi": "1.250.001"}, "realisasi"),
        ({"tahun": "2027", "realisasi": "5"}, "realisasi"),
        ({"nomor_rekomendasi": "17"}, "nomor_rekomendasi"),
    ],
    "gampong": [
        ({"gampong_teks": "Atlantis"}, "gampong"),
        ({"gampong_teks": "Gampong Baro"}, "gampong"),
        ({"gampong_teks": ""}, "gampong"),
        ({"tahun": "2014"}, "tahun"),
        ({"tahun": "2099"}, "tahun"),
        ({"tahun": "x"}, "tahun"),
        ({"instansi": "polda"}, "instansi"),
        ({"apbg": "1,250"}, "apbg"),
        ({"apbg": "-5"}, "apbg"),
        ({"forum_anak": ""}, "forum_anak"),
        ({"forum_anak": "tidak_ada"}, "forum_anak_sk"),
        ({"forum_anak": "tidak_diketahui", "forum_anak_sk": ""}, "forum_anak_tanggal"),
        ({"forum_anak_tanggal": "1/1/2099"}, "forum_anak_tanggal"),
        ({"tahun": "2025"}, "forum_anak_tanggal"),
        ({"reusam_nomor": "3/2026"}, "reusam_nomor"),
        ({"kader": "-1"}, "kader"),
        ({"kader": "10001"}, "kader"),
        ({"kader": "empat"}, "kader"),
        ({"apbg": "0", "kegiatan_apbg": "Pelatihan"}, "kegiatan_apbg"),
        ({"catatan": "x" * 1001}, "catatan"),
    ],
    "lokasi": [
        ({"nama": ""}, "nama"), ({"indikasi": ""}, "indikasi"), ({"jenis": "pasar"}, "jenis"), ({"wilayah_teks": "Kota Langsa"}, "wilayah"),
        ({"wilayah_teks": "Medan"}, "wilayah"), ({"tingkat": ""}, "tingkat"), ({"periksa_berikutnya": "kapan"}, "periksa_berikutnya"),
        ({"instansi": "polda"}, "instansi"), ({"nama": "x" * 201}, "nama"), ({"sumber": "\x00"}, "sumber"),
    ],
    "penelitian": [
        ({"instansi": "polda"}, "instansi"),
        ({"judul": ""}, "judul"),
        ({"judul": "x" * 251}, "judul"),
        ({"peneliti": ""}, "peneliti"),
        ({"lembaga": ""}, "lembaga"),
        ({"tanggal": "4/3/2099"}, "tanggal"),
        ({"tanggal": "31/2/2026"}, "tanggal"),
        ({"tujuan": ""}, "tujuan"),
        ({"metode": "x" * 2001}, "metode"),
        ({"etik_nomor": "12/KE"}, "etik_tanggal"),
        ({"etik_nomor": "12/KE", "etik_tanggal": "1/1/2026"}, "etik_lembaga"),
    ],
    "perusahaan": [
        ({"jenis": "perekrut"}, "jenis"),
        ({"jenis": "cabang"}, "induk"),
        ({"nama": ""}, "nama"),
        ({"nama": "x" * 161}, "nama"),
        ({"instansi": "polda"}, "instansi"),
        ({"tempat_teks": "Atlantis"}, "tempat"),
        ({"tanggal_terbit": "1/1/2099"}, "tanggal_terbit"),
        ({"berlaku_sampai": "31/1/2024"}, "berlaku_sampai"),
        ({"berlaku_sampai": "besok"}, "berlaku_sampai"),
        ({"tanggal_cabut": "1/3/2024"}, "alasan_cabut"),
        ({"alasan_cabut": "menahan paspor"}, "tanggal_cabut"),
        ({"tanggal_cabut": "1/1/2024", "alasan_cabut": "x"}, "tanggal_cabut"),
        ({"nomor_izin": "SIP3MI 1"}, "__all__"),
    ],
    "perekrut": [
        ({"nama": "", "alias": ""}, "nama"),
        ({"instansi": "polda"}, "instansi"),
        ({"tempat_teks": "Lampulo, Kuta Alam"}, "tempat"),
        ({"sektor": "kafe milik Zulkarnaini"}, "__all__"),
        ({"negara_tujuan": "hubungi 081142427788"}, "__all__"),
        ({"uraian": "x" * 2001}, "uraian"),
    ],
}  # fmt: skip
# What is typed besides, and the text that must stand on the page again unless that very field was at fault; the table.
KETIKAN = {
    "kegiatan": ({"topik": "Janji kerja"}, "topik", 'Janji kerja', Kegiatan),
    "anggaran": ({}, "sumber_dana", 'value="apba" selected', AnggaranInstansi),
    "gampong": ({"catatan": "ZZKETIK"}, "catatan", 'ZZKETIK', ProgramGampong),
    "lokasi": ({}, "indikasi", 'ZZBUKTI', LokasiRawan),
    "penelitian": ({}, "metode", 'Tabel agregat', Penelitian),
    "perusahaan": ({"telepon": "0651-4242"}, "telepon", '0651-4242', Perusahaan),
    "perekrut": ({}, "alamat", 'Lorong Kenari 9', Perusahaan),
}  # fmt: skip
KASUS = [(register, changes, field) for register, faults in SALAH.items() for changes, field in faults]


@pytest.mark.parametrize(("register", "changes", "field"), KASUS)
def test_form_says_what_is_wrong_and_keeps_what_was_typed(client_of, dinsos, polda, register, changes, field):
    besides, kept, shown, model = KETIKAN[register]
    make_perusahaan(by=dinsos, nomor_izin="SIP3MI 1")
    before = model.objects.count()
    sent = getattr(isian, f"isian_{register}")(**{**besides, **changes})
    response = client_of(dinsos).post(f"/program/{register}/catat/", sent)
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert kept in changes or shown in response.content.decode()
    assert model.objects.count() == before
