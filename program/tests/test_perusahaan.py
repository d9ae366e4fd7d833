"""Companies: what the database holds, whose permit stands how, the directory, its table, the sums."""

import datetime
import io

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.enums.perusahaan import StatusIzin
from program.models import KunjunganPengawasan, Perusahaan
from program.models.perusahaan import izin_conditions
from program.resources import TabelKunjungan, TabelPerusahaan
from program.tests.factories import make_kunjungan, make_perekrut, make_perusahaan, make_temuan, table
from program.tests.isian import isian_perusahaan

TODAY = timezone.localdate()


def days(n: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=n)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"jenis": "pjtki"}, "perusahaan_jenis_dikenal"),
        ({"nama": ""}, "perusahaan_perekrut_berkode"),
        ({"jenis": "perekrut"}, "perusahaan_perekrut_berkode"),
        ({"jenis": "cabang"}, "perusahaan_cabang_berinduk"),
        ({"tanggal_terbit": days(0), "berlaku_sampai": days(-1)}, "perusahaan_berlaku_sampai_urut"),
        ({"tanggal_terbit": days(0), "tanggal_cabut": days(-1), "alasan_cabut": "x"}, "perusahaan_tanggal_cabut_urut"),
        ({"tanggal_cabut": days(-1)}, "perusahaan_pencabutan_lengkap"),
        ({"alasan_cabut": "menahan paspor"}, "perusahaan_pencabutan_lengkap"),
        ({"nomor_izin": "SIP3MI 1"}, "perusahaan_izin_tunggal|perusahaan.nomor_izin"),
    ],
)
def test_database_refuses(dinsos, values, name):
    make_perusahaan(by=dinsos, nomor_izin="SIP3MI 1")
    row = make_perusahaan(by=dinsos)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Perusahaan.objects.filter(pk=row.pk).update(**values)


def test_recruiter_has_no_words_in_this_table(dinsos):
    row = make_perekrut(by=dinsos)
    for name in ("nama", "alamat", "telepon", "nomor_izin", "kunci_sumber"):
        with pytest.raises(IntegrityError, match="perekrut_berkode"), transaction.atomic():
            Perusahaan.objects.filter(pk=row.pk).update(**{name: "x"})


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, StatusIzin.TIDAK_DICATAT),
        ({"berlaku_sampai": days(-1)}, StatusIzin.BERAKHIR),
        ({"berlaku_sampai": days(0)}, StatusIzin.SEGERA),
        ({"berlaku_sampai": days(90)}, StatusIzin.SEGERA),
        ({"berlaku_sampai": days(91)}, StatusIzin.BERLAKU),
        ({"berlaku_sampai": days(91), "tanggal_cabut": days(0), "alasan_cabut": "x"}, StatusIzin.DICABUT),
        ({"tanggal_cabut": days(-9), "alasan_cabut": "x"}, StatusIzin.DICABUT),
    ],
)
def test_row_and_database_agree_on_the_state_of_a_permit(dinsos, values, status):
    row = make_perusahaan(by=dinsos, **values)
    assert row.izin == status
    fits = [key for key, q in izin_conditions(TODAY).items() if Perusahaan.objects.filter(q).exists()]
    assert fits == [status]
    needs = status in {StatusIzin.SEGERA, StatusIzin.BERAKHIR}
    assert Perusahaan.objects.perlu_diurus(on=TODAY).exists() == needs


def test_directory_is_open_and_changed_by_its_agency_alone(client_of, cast):
    row = make_perusahaan(by=cast["dinsos"], nama="PT Terbuka")
    seen = {name: Perusahaan.objects.visible_to(user).count() for name, user in cast.items()}
    assert seen == {"sekretariat": 1, "kepala": 1, "polda": 1, "dinsos": 1, "pimpinan": 0, "pengelola": 0}
    page = client_of(cast["polda"])
    assert "PT Terbuka" in page.get("/program/perusahaan/").content.decode()
    shown = page.get(f"/program/perusahaan/{row.pk}/").content.decode()
    assert f"/program/perusahaan/{row.pk}/ubah/" not in shown
    assert page.get(f"/program/perusahaan/{row.pk}/ubah/").status_code == 403
    with pytest.raises(ActionRefused, match="hanya dapat mencatat untuk instansi Anda"):
        actions.update_perusahaan(row, by=cast["polda"], versi=stamp(row), nama="x")


def test_actions_refuse_a_wrong_head_office_and_who_was_slower(dinsos, sekretariat):
    head = make_perusahaan(by=dinsos)
    branch = make_perusahaan(by=dinsos, induk=head, nama="Cabang Langsa")
    with pytest.raises(ActionRefused, match="kantor pusat P3MI"):
        make_perusahaan(by=dinsos, induk=branch)
    with pytest.raises(ActionRefused, match="halamannya sendiri"):
        make_perusahaan(by=dinsos, jenis="perekrut")
    old = stamp(head)
    actions.update_perusahaan(head, by=sekretariat, versi=old, telepon="0651-1")
    with pytest.raises(Conflict):
        actions.update_perusahaan(head, by=dinsos, versi=old, telepon="0651-2")


def test_record_and_renew(client_of, dinsos):
    page = client_of(dinsos)
    page.post("/program/perusahaan/catat/", isian_perusahaan())
    row = Perusahaan.objects.get()
    assert (row.nomor_izin, row.berlaku_sampai, row.tempat_id) == ("SIP3MI 7/2024", datetime.date(2029, 1, 31), "11.74")
    sent = isian_perusahaan(versi=stamp(row), berlaku_sampai="31/1/2034")
    response = page.post(f"/program/perusahaan/{row.pk}/ubah/", sent, follow=True)
    row.refresh_from_db()
    assert (row.berlaku_sampai.year, row.jenis, row.versi) == (2034, "p3mi", 2)
    assert "mengubah P3MI" in response.content.decode()
    assert JejakAudit.objects.get(peristiwa="update_perusahaan").kolom == ["berlaku_sampai"]


def test_branch_stands_under_its_head_office(client_of, dinsos):
    head, page = make_perusahaan(by=dinsos, nama="PT Pusat", berlaku_sampai=days(-1)), client_of(dinsos)
    form = page.get(f"/program/perusahaan/catat/?jenis=cabang&induk={head.pk}").content.decode()
    assert f'<option value="{head.pk}" selected>' in form
    page.post("/program/perusahaan/catat/", isian_perusahaan(jenis="cabang", induk=head.pk, nama="Cabang Langsa"))
    branch = Perusahaan.objects.get(jenis="cabang")
    assert "Cabang Langsa" in page.get(f"/program/perusahaan/{head.pk}/").content.decode()
    shown = page.get(f"/program/perusahaan/{branch.pk}/").content.decode()
    assert "Izin kantor pusat:</strong> berakhir" in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["PT Lama", "PT Baru", "Cabang"]), ("urut=nama", ["Cabang", "PT Baru", "PT Lama"]), ("q=lama", ["PT Lama"]),
        ("q=SIP3MI 9", ["PT Baru"]), ("q=%27%20OR%201=1", []), ("jenis=cabang", ["Cabang"]),
        ("jenis=perekrut", ["PT Lama", "PT Baru", "Cabang"]),
        ("izin=perlu", ["PT Lama"]), ("izin=berakhir", ["PT Lama"]), ("izin=tidak_dicatat", ["Cabang"]),
        ("izin=x", ["PT Lama", "PT Baru", "Cabang"]),
        ("kabkota=11.74", ["Cabang"]), ("instansi=polda", ["PT Baru"]), ("hal=rusak", ["PT Lama", "PT Baru", "Cabang"]),
    ],
)  # fmt: skip
def test_filters_and_order(client_of, dinsos, polda, query, found):
    old = make_perusahaan(by=dinsos, nama="PT Lama", berlaku_sampai=days(-3))
    make_perusahaan(by=polda, nama="PT Baru", nomor_izin="SIP3MI 9", berlaku_sampai=days(400))
    make_perusahaan(by=dinsos, nama="Cabang", induk=old, tempat="11.74")
    rows = client_of(dinsos).get(f"/program/perusahaan/?{query}").context["page"].object_list
    assert [row.nama for row in rows] == found


def test_code_finds_its_row(client_of, dinsos):
    rows = [make_perusahaan(by=dinsos), make_perusahaan(by=dinsos)]
    page = client_of(dinsos)
    assert list(page.get(f"/program/perusahaan/?q={rows[1]}").context["page"].object_list) == [rows[1]]


# Tables

GOOD = {"Kunci": "A-1", "Instansi": "Dinsos", "Jenis": "P3MI (kantor pusat)", "Nama": "PT Satu",
        "Nomor izin": "SIP3MI 1", "Tempat": "Kota Langsa"}  # fmt: skip
HEAD = [kolom.judul for kolom in TabelPerusahaan.kolom]
VISIT = {
    "Kunci": "K-1",
    "Instansi": "Dinsos",
    "Perusahaan": "SIP3MI 1",
    "Tanggal": "4/3/2026",
    "Jenis kunjungan": "Rutin",
}
VISIT_HEAD = [kolom.judul for kolom in TabelKunjungan.kolom]


def row(**changes) -> list:
    return [{**GOOD, **changes}.get(name) for name in HEAD]


def visit(**changes) -> list:
    return [{**VISIT, **changes}.get(name) for name in VISIT_HEAD]


def look(by, *rows, tabel=TabelPerusahaan):
    tabel = tabel(by)
    return tabel.preview(tabel.read(table([kolom.judul for kolom in tabel.kolom], *rows)))


def store(by, *rows, tabel=TabelPerusahaan):
    head, tabel = [kolom.judul for kolom in tabel.kolom], tabel(by)
    read = tabel.read(table(head, *rows))
    impor = actions.hold_impor(tabel, rows=read, by=by)
    return actions.import_program(impor, sidik=tabel.preview(read).sidik, by=by)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Jenis": "Perekrut tidak resmi"}, "kolom C (Jenis): 'Perekrut tidak resmi' tidak ada"),
        ({"Jenis": "Kantor cabang P3MI"}, "kolom F (Kantor pusat): pilih kantor pusatnya"),
        ({"Kantor pusat": "SIP3MI 99"}, "kolom F (Kantor pusat): 'SIP3MI 99' belum ada di daftar"),
        ({"Kantor pusat": "SIP3MI 5"}, "kolom F (Kantor pusat): hanya kantor cabang"),
        ({"Nama": None}, "kolom D (Nama): wajib diisi"),
        ({"Nomor izin": "SIP3MI 5"}, "kolom E (Nomor izin): nomor izin ini sudah dipakai P3MI-"),
        ({"Nomor izin": "SIP3MI 1"}, "kolom E (Nomor izin): nomor izin ini sudah dipakai baris 2"),
        ({"Berlaku sampai": "kapan"}, "kolom H (Berlaku sampai): "),
        ({"Dicabut pada": "1/3/2024"}, "kolom J (Alasan pencabutan): tulis alasan"),
        ({"Tanggal terbit": "1/1/2030"}, "kolom G (Tanggal terbit): tanggal ini belum tiba"),
        ({"Tempat": "Atlantis"}, "kolom K (Tempat): tempat 'Atlantis' tidak dikenal"),
    ],
)
def test_fault_names_row_column_and_cause(polda, sekretariat, dinsos, changes, said):
    make_perusahaan(by=polda, nomor_izin="SIP3MI 5")
    second = {"Kunci": "A-2", "Nomor izin": "SIP3MI 2", **changes}
    faults = [str(fault) for fault in look(sekretariat, row(), row(**second)).kesalahan]
    assert any(fault.startswith(f"Baris 3, {said}") for fault in faults), faults


def test_import_twice_changes_nothing_and_export_reads_back(client_of, dinsos):
    assert store(dinsos, row()).jumlah_baru == 1
    branch = {
        "Kunci": "A-2",
        "Jenis": "Kantor cabang P3MI",
        "Nama": "Cabang",
        "Nomor izin": None,
        "Kantor pusat": "sip3mi 1",
    }
    assert store(dinsos, row(), row(**branch)).jumlah_baru == 1
    assert look(dinsos, row(), row(**branch)).jumlah_tetap == 2
    assert Perusahaan.objects.get(nama="Cabang").induk.nama == "PT Satu"
    make_perusahaan(by=dinsos, nama="PT Ketik")
    upload = table(HEAD)
    upload.file = io.BytesIO(client_of(dinsos).get("/program/perusahaan/ekspor/").content)
    upload.size = len(upload.file.getvalue())
    tabel = TabelPerusahaan(dinsos)
    preview = tabel.preview(tabel.read(upload))
    assert (list(map(str, preview.kesalahan)), preview.jumlah_tetap, preview.jumlah_simpan) == ([], 3, 0)
    assert "tetap demikian" in str(
        look(dinsos, row(**{**branch, "Kunci": "A-1", "Nomor izin": "SIP3MI 1"})).kesalahan[0]
    )


def test_visits_come_in_by_permit_number_or_code_and_go_out(client_of, dinsos, polda):
    company = make_perusahaan(by=polda, nomor_izin="SIP3MI 1")
    assert store(dinsos, visit(), visit(Kunci="K-2", Perusahaan=str(company)), tabel=TabelKunjungan).jumlah_baru == 2
    assert set(KunjunganPengawasan.objects.values_list("perusahaan", flat=True)) == {company.pk}
    assert look(dinsos, visit(), tabel=TabelKunjungan).jumlah_tetap == 1
    for changes, said in [
        ({"Perusahaan": "PTR-1"}, "kolom C (Perusahaan): 'PTR-1' belum ada"),
        ({"Perusahaan": None}, "kolom C (Perusahaan): wajib diisi"),
        ({"Tanggal": "1/1/2099"}, "kolom D (Tanggal): tanggal ini belum terjadi"),
        ({"Instansi": "Polda"}, "kolom B (Instansi): Anda hanya mengimpor baris instansi Anda sendiri"),
    ]:
        assert str(look(dinsos, visit(**changes), tabel=TabelKunjungan).kesalahan[0]).startswith(f"Baris 2, {said}")
    stored = KunjunganPengawasan.objects.get(kunci_sumber="K-1")
    make_temuan(stored, by=dinsos, tenggat=datetime.date(2026, 4, 4))
    assert "punya temuan" in str(look(dinsos, visit(Tanggal="5/4/2026"), tabel=TabelKunjungan).kesalahan[0])
    upload = table(VISIT_HEAD)
    upload.file = io.BytesIO(client_of(dinsos).get("/program/kunjungan/ekspor/").content)
    upload.size = len(upload.file.getvalue())
    tabel = TabelKunjungan(dinsos)
    assert tabel.preview(tabel.read(upload)).jumlah_tetap == 2
    shown = client_of(dinsos).get(f"/program/kunjungan/{stored.pk}/").context["daftar_periksa"]
    assert {answer.value for _, answer in shown} == {"tidak_diperiksa"}


# Sums


def test_leadership_reads_sums_and_opens_no_row(client_of, pimpinan, dinsos, polda):
    head = make_perusahaan(by=dinsos, nama="ZZNAMA", berlaku_sampai=days(400))
    make_perusahaan(by=polda, induk=head, nama="ZZCABANG", tempat="11.74", berlaku_sampai=days(5))
    first = make_kunjungan(head, by=dinsos, jawaban={"tanpa_biaya": "tidak"}, kesimpulan="ZZSIMPUL")
    make_kunjungan(head, by=polda)
    make_temuan(first, by=dinsos, tenggat=datetime.date(2026, 3, 5), uraian="ZZTEMUAN")
    done = make_temuan(first, by=dinsos, tenggat=datetime.date(2026, 3, 5))
    when = datetime.date(2026, 3, 5)
    actions.complete_temuan(done, by=dinsos, versi=stamp(done), tanggal_selesai=when, penyelesaian="diserahkan")
    response = client_of(pimpinan).get("/program/perusahaan/rekap/?tahun=2026")
    banda, langsa, total = response.context["daftar_izin"]
    assert (banda["nama"], banda["pusat"], banda["cabang"], banda["berlaku"]) == ("Kota Banda Aceh", 1, 0, 1)
    assert (langsa["cabang"], langsa["segera"], total["nama"], total["pusat"], total["cabang"]) == (
        1,
        1,
        "Jumlah",
        1,
        1,
    )
    place, _ = response.context["daftar_kunjungan"]
    assert [place[name] for name in ("kunjungan", "dikunjungi", "selesai", "terbuka", "lewat")] == [2, 1, 1, 1, 1]
    assert response.context["temuan"] == {"selesai": 1, "terbuka": 1, "lewat": 1}
    fee = next(row for row in response.context["daftar_periksa"] if "biaya" in row["nama"])
    assert (fee["ya"], fee["tidak"], fee["tidak_diperiksa"]) == (0, 1, 1)
    text = response.content.decode() + client_of(pimpinan).get("/program/").content.decode()
    assert [word for word in ("ZZNAMA", "ZZCABANG", "ZZSIMPUL", "ZZTEMUAN") if word in text] == []
    own = client_of(polda).get("/program/perusahaan/rekap/?tahun=2026").context
    assert (own["daftar_kunjungan"][0]["kunjungan"], own["temuan"]["terbuka"]) == (1, 0)
    assert client_of(pimpinan).get("/program/perusahaan/rekap/?tahun=2025").context["daftar_kunjungan"] == []


def test_export_writes_text_never_a_formula(client_of, dinsos):
    make_perusahaan(by=dinsos, nama='=HYPERLINK("http://x")')
    content = client_of(dinsos).get("/program/perusahaan/ekspor/").content
    cell = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].cell(2, HEAD.index("Nama") + 1)
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")


def test_permit_number_of_two_offices_names_neither_and_an_exported_visit_stays_where_it_was(dinsos):
    head = make_perusahaan(by=dinsos, nomor_izin="SIP3MI 1")
    branch = make_perusahaan(by=dinsos, jenis="cabang", induk=head, nama="Cabang", nomor_izin="SIP3MI 1")
    fault = str(look(dinsos, visit(), tabel=TabelKunjungan).kesalahan[0])
    assert f"dipakai 2 kantor. Tulis kodenya, misalnya {branch}" in fault
    make_kunjungan(branch, by=dinsos)
    tabel = TabelKunjungan(dinsos)
    book = openpyxl.load_workbook(io.BytesIO(tabel.export(KunjunganPengawasan.objects.all())))
    rows = [[cell.value for cell in line] for line in book.active.iter_rows(min_row=2)]
    again = look(dinsos, *rows, tabel=TabelKunjungan)
    assert (list(map(str, again.kesalahan)), again.jumlah_tetap) == ([], 1)
