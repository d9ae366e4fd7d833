"""Tables as tired people send them: keys used again next year, codes typed small, agencies that share a name, cells that Excel broke."""

import datetime

import pytest

from anggota.tests.factories import make_instansi
from gugus_tugas.auth import ActionRefused
from gugus_tugas.lembar import TANGGAL, TEKS, KolomLembar, _cell
from program import actions
from program.models import AnggaranInstansi, BarisRencana, Kegiatan, KunjunganPengawasan, Penelitian
from program.resources import TABEL, TabelRencana
from program.tests.factories import (
    make_anggaran,
    make_bahan,
    make_gampong,
    make_gugus_daerah,
    make_istilah,
    make_kegiatan,
    make_kunjungan,
    make_lokasi,
    make_penelitian,
    make_perusahaan,
    make_rencana_aksi,
    table,
)

D = datetime.date


def preview(kunci: str, by, row, **changes):
    """The exported row of a register sent in again, with columns changed by name."""
    tabel = TABEL[kunci](by)
    line = [tabel._shown(kolom, row) for kolom in tabel.kolom]
    for n, kolom in enumerate(tabel.kolom):
        line[n] = changes.get(kolom.nama, line[n])
    return tabel.preview(tabel.read(table([kolom.judul for kolom in tabel.kolom], line)))


def said(found) -> list[str]:
    return [str(fault) for fault in found.kesalahan]


@pytest.mark.parametrize(
    ("kunci", "make", "changes"),
    [
        ("anggaran", lambda by: make_anggaran(by=by, tahun=2025), {"tahun": 2026}),
        (
            "kegiatan",
            lambda by: make_kegiatan(by=by, tanggal=D(2025, 3, 4), status="terlaksana"),
            {"tanggal": D(2026, 3, 4)},
        ),
        (
            "kunjungan",
            lambda by: make_kunjungan(make_perusahaan(by=by), by=by, tanggal=D(2025, 3, 4)),
            {"tanggal": D(2026, 3, 4)},
        ),
        ("penelitian", lambda by: make_penelitian(by=by, tanggal=D(2025, 3, 4)), {"tanggal": D(2026, 3, 4)}),
    ],
)
def test_key_that_is_used_again_next_year_overwrites_nothing(dinsos, kunci, make, changes):
    row = make(dinsos)
    type(row).objects.filter(pk=row.pk).update(kunci_sumber="1")
    row.refresh_from_db()
    assert preview(kunci, dinsos, row).jumlah_tetap == 1
    (fault,) = said(preview(kunci, dinsos, row, **changes))
    assert f"kunci ini sudah dipakai {row} tahun 2025. Pakai kunci lain" in fault
    assert {AnggaranInstansi, Kegiatan, KunjunganPengawasan, Penelitian} >= {type(row)}


@pytest.mark.parametrize(
    ("kunci", "make"),
    [
        ("bahan", lambda by: make_bahan(by=by, judul="+62 & <b>kenali</b>", keterangan="baris satu\nbaris dua")),
        ("lokasi", lambda by: make_lokasi(by=by, wilayah="11.71.01.2001", nama="@Losmen", indikasi="-tanpa izin")),
        ("gampong", lambda by: make_gampong(by=by, apbg=0, forum_anak="ada", forum_anak_sk="141/7", kader=0)),
        ("gugus-daerah", lambda by: make_gugus_daerah(by=by, nomor="0012/2026", ketua="Wali Kota")),
        ("istilah", lambda by: make_istilah(by=by, arti="Peraturan; gampong, 'adat'")),
        ("perusahaan", lambda by: make_perusahaan(by=by, nomor_izin="007", telepon="0651-1", berlaku_sampai=D(2029, 1, 31))),
        ("kegiatan", lambda by: make_kegiatan(by=by, biaya=0, peserta_l=0, status="terlaksana", hasil="1,5 jam")),
        ("anggaran", lambda by: make_anggaran(by=by, kode_program="2.08.02", pagu=1, realisasi=0)),
        ("penelitian", lambda by: make_penelitian(by=by, tujuan="a\n\nb")),
    ],
)  # fmt: skip
def test_what_is_taken_out_and_sent_in_again_changes_nothing(sekretariat, kunci, make):
    agency = make_instansi()
    sekretariat.instansi = agency
    row = make(sekretariat)
    found = preview(kunci, sekretariat, type(row).objects.get(pk=row.pk))
    assert (said(found), found.jumlah_tetap, found.berubah) == ([], 1, [])


def test_what_is_only_planned_may_be_put_off_to_another_year(dinsos):
    row = make_kegiatan(by=dinsos, tanggal=D(2026, 12, 20))
    assert [values for _, values in preview("kegiatan", dinsos, row, tanggal="5/1/2027").berubah] == [
        {"tanggal": D(2027, 1, 5)}
    ]


def test_visit_is_not_moved_to_another_office(dinsos):
    visit, other = make_kunjungan(make_perusahaan(by=dinsos), by=dinsos), make_perusahaan(by=dinsos, nama="PT Lain")
    (fault,) = said(preview("kunjungan", dinsos, visit, perusahaan=str(other)))
    assert f"sudah dipakai kunjungan ke {visit.perusahaan}" in fault


def test_code_in_small_letters_is_the_code(dinsos):
    row = make_kegiatan(by=dinsos)
    assert preview("kegiatan", dinsos, row, kunci_sumber=str(row).lower()).jumlah_tetap == 1


def test_short_name_of_two_agencies_is_asked_back_and_the_own_one_is_meant(sekretariat, dinsos):
    row = make_kegiatan(by=dinsos)
    other = make_instansi(kode="dinas-lain", singkatan=dinsos.instansi.singkatan)
    name = dinsos.instansi.singkatan
    assert f"'{name}' dipakai 2 instansi. Tulis nama lengkapnya" in said(preview("kegiatan", sekretariat, row))[0]
    assert preview("kegiatan", sekretariat, row, instansi=dinsos.instansi.nama).jumlah_tetap == 1
    assert preview("kegiatan", dinsos, row).jumlah_tetap == 1
    assert other.singkatan == name


@pytest.mark.parametrize("far", ["4/3/2206", "31/12/9999", D(2062, 3, 4)])
def test_year_of_a_slip_of_the_finger_is_told(dinsos, far):
    row = make_kegiatan(by=dinsos, tanggal=D(2026, 12, 20))
    assert "tanggal ini terlalu jauh. Periksa tahunnya" in said(preview("kegiatan", dinsos, row, tanggal=far))[0]


@pytest.mark.parametrize("text", ["#N/A", "#CALC!", "#FIELD!", "#DIV/0!", "#name?", "#GETTING_DATA", "#BLOCKED!"])
def test_error_of_a_sheet_is_no_text(text):
    assert _cell(KolomLembar("Nama", "nama", TEKS), text) == ("", "sel ini berisi galat Excel. Ketik isinya")


@pytest.mark.parametrize("text", ["#1", "# catatan", "#StopTPPO", "#STOPTPPO 2026!"])
def test_what_only_begins_like_one_is_text(text):
    assert _cell(KolomLembar("Nama", "nama", TEKS), text) == (text, "")


def test_date_of_a_year_that_never_was_is_told_and_not_dropped():
    text, fault = _cell(KolomLembar("Sampai", "sampai", TANGGAL), D(201, 3, 4))
    assert (text, fault) == ("", "tahun tanggal ini tidak masuk akal. Ketik ulang tanggalnya")


def line_of(sekretariat) -> tuple[TabelRencana, BarisRencana, dict]:
    tabel, line = TabelRencana(sekretariat), BarisRencana.objects.get()
    head = [kolom.judul for kolom in tabel.kolom]
    cells = [tabel._shown(kolom, line) for kolom in tabel.kolom]
    cells[head.index("Aksi")] = "Aksi yang diperbaiki"
    read = tabel.read(table(head, cells))
    impor = actions.hold_impor(tabel, rows=read, by=sekretariat)
    return impor, tabel.preview(read).sidik, line


def test_line_that_was_deleted_meanwhile_is_told(sekretariat, monkeypatch):
    make_rencana_aksi(by=sekretariat, konsep=True)
    impor, sidik, line = line_of(sekretariat)
    monkeypatch.setattr(TabelRencana, "guard", lambda self, preview: BarisRencana.objects.filter(pk=line.pk).delete())
    with pytest.raises(ActionRefused, match="diubah atau dihapus orang lain"):
        actions.import_program(impor, sidik=sidik, by=sekretariat)


def test_plan_that_was_changed_meanwhile_takes_no_line(sekretariat, monkeypatch):
    plan = make_rencana_aksi(by=sekretariat, konsep=True)
    impor, sidik, _ = line_of(sekretariat)
    guard = TabelRencana.guard

    def after_another(self, preview):
        type(plan).objects.filter(pk=plan.pk).update(versi=plan.versi + 1)
        guard(self, preview)

    monkeypatch.setattr(TabelRencana, "guard", after_another)
    with pytest.raises(ActionRefused, match="Rencananya baru saja diubah"):
        actions.import_program(impor, sidik=sidik, by=sekretariat)


def test_preview_says_which_rows_would_change_and_in_what(client_of, dinsos):
    row = make_kegiatan(by=dinsos)
    tabel = TABEL["kegiatan"](dinsos)
    line = tabel._line(row)
    line[3], line[10] = "Judul benar", "Mitra baru"
    upload = table([kolom.judul for kolom in tabel.kolom], line)
    page = client_of(dinsos).post("/program/impor/kegiatan/", {"berkas": upload}, follow=True).content.decode()
    assert f"<li>{row}: Nama kegiatan, Mitra</li>" in page
