"""Import of cases: every fault by row and column, nothing stored before the yes, all or nothing, once only, as the action writes."""

import csv
import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from anggota.rantai import Pemeriksaan
from gugus_tugas import clock
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import at
from gugus_tugas.lembar import HURUF
from gugus_tugas.tests.parallel import run_together
from kasus import actions, lembar
from kasus.models import ImporKasus, Kasus, KodeNamaKorban, KodeNamaTerlapor, Korban, KunciSumber, PenomoranKasus
from kasus.models.identitas import kode_nama
from kasus.resources import KasusResource
from kasus.tests.factories import make_kasus, victim

HEAD = [kolom.judul for kolom in lembar.KOLOM]
D = datetime.date
GOOD = {
    "kunci_kasus": "P-1", "kunci_korban": "P-1/1", "tanggal_lapor": D(2019, 8, 9), "sumber_laporan": "Laporan polisi",
    "tempat_lapor": "Kota Langsa", "uraian": "ZZURAIAN", "jenis_kelamin": "Perempuan", "usia_saat_terjerat": 16,
    "kewarganegaraan": "Indonesia", "asal": "Baro, Peukan Bada", "proses": "REKRUT; Pengangkutan", "cara": "TIPU", "tujuan": "ForcedLabour",
    "tempat_eksploitasi": "Malaysia", "tanggal_eksploitasi": "1/5/2019", "nama": "ZZNAMA Rekaan", "nik": "9999000011112222",
    "tanggal_lahir": "17 Maret 2003", "telepon": "0899-1", "alamat": "Jalan ZZ",
}  # fmt: skip


def row(**values) -> list:
    merged = {**GOOD, **values}
    return [merged.get(kolom.nama) for kolom in lembar.KOLOM]


def workbook(*rows, head=HEAD, before=(), change=None) -> bytes:
    book = openpyxl.Workbook()
    for line in (*before, head, *rows):
        book.active.append(line)
    if change:
        change(book.active)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def upload(content: bytes, name="kasus.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def read(*rows, **more) -> list[dict]:
    return lembar.read_lembar(upload(workbook(*rows, **more)))


def faults(*rows, **more) -> list[str]:
    return [str(fault) for fault in KasusResource().preview(read(*rows, **more)).kesalahan]


def stored(rows, *, by) -> ImporKasus:
    impor = actions.hold_kasus(rows=rows, by=by)
    return actions.import_kasus(impor, sidik=KasusResource().preview(rows).sidik, by=by)


def other(**values) -> list:
    return row(**{"kunci_kasus": "P-2", "kunci_korban": "P-2/1", "nik": None, **values})


pytestmark = pytest.mark.django_db
CELLS = [
    ({"tanggal_lapor": "15/05/20"}, "kolom C (Tanggal lapor): Tulis tahun dengan empat angka"),
    ({"tanggal_lapor": "05/20/2015"}, "kolom C (Tanggal lapor): Bulan 20 tidak ada"),
    ({"tanggal_lapor": "090819"}, "kolom C (Tanggal lapor): tulis tanggal sebagai hari/bulan/tahun"),
    ({"tanggal_lapor": 43686}, "kolom C (Tanggal lapor): angka bukan tanggal"),
    ({"tanggal_lapor": "31/02/2019"}, "kolom C (Tanggal lapor): Tanggal 31 Februari 2019 tidak ada"),
    ({"tanggal_lapor": D(2999, 1, 1)}, "kolom C (Tanggal lapor): tanggal ini belum terjadi"),
    ({"tanggal_lapor": "9/8/1019"}, "kolom C (Tanggal lapor): Tahun paling awal"),
    ({"tanggal_lapor": None}, "kolom C (Tanggal lapor): wajib diisi"),
    ({"kunci_kasus": None}, "kolom A (Kunci kasus): wajib diisi. Bila selnya digabung (merge)"),
    ({"kunci_korban": "=A2&1"}, "kolom B (Kunci korban): sel ini berisi rumus"),
    ({"uraian": "=HYPERLINK(\"http://x\")"}, "kolom G (Uraian): sel ini berisi rumus"),
    ({"nama": "=WEBSERVICE(\"http://x\")"}, "sel ini berisi rumus"),
    ({"sumber_laporan": "polisi"}, "kolom D (Sumber laporan): 'polisi' tidak ada dalam pilihan"),
    ({"tempat_lapor": 11.1}, "kolom E (Tempat lapor): kode harus teks"),
    ({"tempat_lapor": "11.1"}, "kolom E (Tempat lapor): kode harus teks: '11.1' mungkin 11.10"),
    ({"asal": "Lampullo"}, "kolom L (Daerah asal): tempat 'Lampullo' tidak dikenal. Maksud Anda Gampong Lampulo"),
    ({"asal": "Qwxyzk"}, "kolom L (Daerah asal): tempat 'Qwxyzk' tidak dikenal. Periksa ejaannya"),
    ({"asal": "Baro"}, "tempat bernama 'Baro': pilih kecamatan"),
    ({"kewarganegaraan": "Kota Langsa"}, "kolom K (Kewarganegaraan): tempat 'Kota Langsa' tidak dikenal"),
    ({"usia_saat_terjerat": 16.5}, "kolom I (Usia saat terjerat): angka pecahan"),
    ({"usia_saat_terjerat": "enam belas"}, "kolom I (Usia saat terjerat): harus angka bulat"),
    ({"usia_saat_terjerat": 130}, "kolom I (Usia saat terjerat): harus angka bulat 0 sampai 120"),
    ({"kelompok_usia": "dewasa"}, "kolom J (Kelompok usia): usia 16 tahun termasuk Anak"),
    ({"usia_saat_terjerat": None}, "kolom J (Kelompok usia): isi usia saat terjerat, atau kelompok usia"),
    ({"proses": "REKRUT, ANGKUT"}, "kolom M (Proses): 'REKRUT, ANGKUT' tidak ada dalam pilihan"),
    ({"status_identifikasi": "Korban TPPO"}, "kolom Q (Ditetapkan oleh): isi lembaga yang menetapkan"),
    ({"nik": 1171010101010001}, "NIK harus teks"),
    ({"nik": "12345"}, "NIK terdiri atas 16 angka"),
    ({"telepon": 811234}, "telepon harus teks"),
    ({"jenis_kelamin": True}, "sel ini berisi BENAR/SALAH"),
    ({"asal": D(2019, 5, 1)}, "Excel mengubah isinya menjadi tanggal"),
    ({"cara": "#N/A"}, "sel ini berisi galat Excel"),
    ({"nama": "x" * 201}, "paling panjang 200 huruf"),
    ({"tanggal_eksploitasi": "1/5/2020", "tanggal_lahir": None}, "(Tanggal eksploitasi): Eksploitasi 1 Mei 2020 tidak mungkin"),
    ({"tanggal_lahir": "1/5/2020"}, "(Tanggal lahir): korban: tanggal lahir sesudah laporan diterima"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "text"), CELLS, ids=[f"{next(iter(c))}-{n}" for n, (c, _) in enumerate(CELLS)])
def test_a_fault_names_row_column_and_cause(change, text):
    found = faults(other(), row(**change))
    assert len(found) == 1
    assert found[0].startswith("Baris 3, kolom ")
    assert text in found[0]


def test_faults_never_quote_what_identifies():
    bad = {
        "nama": "ZZ" * 200,
        "nik": "99990000ZZ",
        "tanggal_lahir": "1/13/2003",
        "alamat": "ZZ" * 400,
        "telepon": "ZZ" * 50,
    }
    found = faults(row(**bad))
    assert len(found) == 5
    assert "ZZ" not in "".join(found)


def messy() -> bytes:
    """Merged group heading above, text dates, 15/05/20, formula, unknown gampong, same NIK twice, blank rows at the end."""

    def merge(sheet):
        sheet.merge_cells("A1:F1")
        for n in range(8, 40):
            sheet.cell(n, 1).font = openpyxl.styles.Font(bold=True)  # formatted blank rows
            sheet.cell(n, 2, "   ")

    return workbook(
        row(),
        row(kunci_korban="P-1/2", nama="=1+1", usia_saat_terjerat=20, tanggal_lahir="17 Maret 1999"),
        other(tanggal_lapor="15/05/20"),
        other(kunci_kasus="P-3", kunci_korban="P-3/1", asal="Gampong Tidak Adda", nik="9999000011112223"),
        other(kunci_kasus="P-4", kunci_korban="P-4/1", nik="9999000011112223", tanggal_lapor="9 agustus 2019"),
        before=[["Kasus", None, None, None, None, None, "Korban"]],
        change=merge,
    )


def test_a_messy_file_tells_everything_and_stores_nothing(client_of, sekretariat):
    browser = client_of(sekretariat)
    response = browser.post("/kasus/impor/", {"berkas": upload(messy())}, follow=True)
    body = response.content.decode()
    preview = response.context["pratinjau"]
    assert preview.jumlah_baris == 5
    assert {(f.baris, f.huruf) for f in preview.kesalahan} == {(4, "X"), (4, "Y"), (5, "C"), (6, "L")}
    assert [(f.baris, f.huruf) for f in preview.peringatan] == [
        (7, "Y")
    ]  # the same NIK, though the first row is faulty itself
    for text in ("Baris 4, kolom X", "Baris 5, kolom C", "Baris 6, kolom L", "Unduh daftar kesalahan"):
        assert text in body
    assert "Simpan 0 kasus" not in body
    assert not [secret for secret in ("ZZNAMA", "ZZURAIAN", "9999000011112222", "Jalan ZZ") if secret in body]
    impor = ImporKasus.objects.get()
    assert browser.post(f"/kasus/impor/{impor.pk}/", {"sidik": preview.sidik}).status_code == 200
    listed = browser.get(f"/kasus/impor/{impor.pk}/kesalahan/").content.decode("utf-8-sig")
    assert [line[:3] for line in csv.reader(io.StringIO(listed), delimiter=";")][1:] == [
        ["4", "X", "Nama lengkap"], ["4", "Y", "NIK"], ["5", "C", "Tanggal lapor"], ["6", "L", "Daerah asal"], ["7", "Y", "NIK"],
    ]  # fmt: skip
    assert "ZZ" not in listed
    assert not Kasus.objects.exists()
    assert not PenomoranKasus.objects.exists()


def test_the_mended_file_imports_once_and_again_changes_nothing(client_of, sekretariat):
    rows = [row(), row(kunci_korban="P-1/2", usia_saat_terjerat=20, tanggal_lahir="17 Maret 1999", nik=None), other()]
    browser = client_of(sekretariat)

    def send(name, content):
        page = browser.post("/kasus/impor/", {"berkas": upload(content, name)}, follow=True)
        return page, page.context["pratinjau"]

    page, preview = send("a.xlsx", workbook(*rows))
    assert (len(preview.kasus_baru), preview.jumlah_korban) == (2, 3)
    answer = browser.post(page.request["PATH_INFO"], {"sidik": preview.sidik}, follow=True)
    assert "Impor tersimpan: 2 kasus, 3 korban." in answer.content.decode()
    assert (Kasus.objects.count(), Korban.objects.count()) == (2, 3)
    again = browser.post(page.request["PATH_INFO"], {"sidik": preview.sidik}, follow=True)
    assert "tidak ada yang disimpan dua kali" in again.content.decode()
    text = io.StringIO()
    plain = [[value.strftime("%d/%m/%Y") if isinstance(value, D) else value for value in line] for line in rows]
    csv.writer(text).writerows([HEAD, *plain])
    for name, content in (("lain nama.xlsx", workbook(*rows)), ("a.csv", text.getvalue().encode())):
        page, preview = send(name, content)
        assert (preview.kasus_baru, preview.jumlah_tetap, preview.jumlah_berubah) == ([], 3, 0)
        assert "tidak ada yang perlu disimpan" in page.content.decode()
        assert not preview.is_ready
    assert (Kasus.objects.count(), Korban.objects.count()) == (2, 3)
    assert all(not impor.isi for impor in ImporKasus.objects.filter(disimpan_pada__isnull=False))


def test_a_changed_row_is_told_and_not_stored(sekretariat):
    stored(read(row()), by=sekretariat)
    preview = KasusResource().preview(read(row(jenis_kelamin="L")))
    assert (preview.jumlah_tetap, preview.jumlah_berubah, preview.kasus_baru) == (0, 1, [])
    assert "sudah diimpor sebagai TPPO-ACEH/2019/0001-K1" in str(preview.peringatan[0])
    assert Korban.objects.get().jenis_kelamin == "P"


def test_a_new_victim_of_an_imported_case_is_refused_with_its_number(sekretariat):
    stored(read(row()), by=sekretariat)
    text = faults(row(), row(kunci_korban="P-1/2", nik=None))
    assert text == [
        "Baris 3, kolom A (Kunci kasus): kasus ini sudah diimpor sebagai TPPO-ACEH/2019/0001. "
        "Tambahkan korban barunya melalui halaman kasus itu."
    ]


def test_rows_of_one_case_must_agree_about_it():
    text = faults(row(), row(kunci_korban="P-1/2", nik=None, sumber_laporan="media", tempat_lapor=None))
    assert text == [
        "Baris 3, kolom D (Sumber laporan): isinya lain dari baris 2, padahal satu kasus. Samakan, atau kosongkan."
    ]


def test_a_victim_fits_the_events_that_another_row_of_the_case_tells():
    event = {"tanggal_eksploitasi": None, "tempat_eksploitasi": None, "nik": None}
    young = row(kunci_korban="P-1/2", usia_saat_terjerat=6, tanggal_lahir="17 Maret 2003", **event)
    assert [text for text in faults(row(), young) if text.startswith("Baris 3, kolom I (Usia saat terjerat)")]
    assert [text for text in faults(young, row()) if text.startswith("Baris 2, kolom I (Usia saat terjerat)")]
    assert faults(row(), row(kunci_korban="P-1/2", **event)) == []


def test_one_key_twice_is_refused():
    assert "Baris 3, kolom B (Kunci korban): kunci ini sudah dipakai pada baris 2." in faults(row(), row(nik=None))


def test_one_nik_twice_in_a_case_is_a_fault_in_two_cases_a_warning(sekretariat):
    assert "Baris 3, kolom Y (NIK): NIK sama dengan baris 2 dalam kasus yang sama." in faults(
        row(), row(kunci_korban="x")
    )
    preview = KasusResource().preview(read(row(), other(nik=GOOD["nik"])))
    assert [str(w) for w in preview.peringatan] == [
        "Baris 3, kolom Y (NIK): NIK sama dengan baris 2: orang yang sama dalam dua kasus?."
    ]
    assert preview.is_ready


def test_a_nik_of_the_register_is_a_warning_with_the_code(sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "ZZLAIN", "nik": GOOD["nik"]})])
    preview = KasusResource().preview(read(row()))
    assert "NIK ini sudah tercatat pada TPPO-ACEH/2026/0001-K1" in str(preview.peringatan[0])
    assert "ZZ" not in str(preview.peringatan[0])
    assert preview.is_ready


def test_a_nik_of_the_register_is_told_as_a_search_tells_it(client_of, sekretariat, kepala):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nik": GOOD["nik"]})])
    impor, browser = actions.hold_kasus(rows=read(row()), by=sekretariat), client_of(sekretariat)
    for address in (f"/kasus/impor/{impor.pk}/", f"/kasus/impor/{impor.pk}/kesalahan/"):
        before = JejakAudit.objects.count()
        assert f"{kasus}-K1" in browser.get(address).content.decode()
        (line,) = JejakAudit.objects.order_by("id")[before:]
        assert (line.peristiwa, line.objek_kode, line.kolom) == ("search_orang", f"{kasus}-K1", ["nik"])
    korban = kasus.daftar_korban.get()
    actions.change_pembatasan(korban, dibatasi=True, alasan="diminta orangnya sendiri", by=kepala)
    before = JejakAudit.objects.count()
    assert f"{kasus}-K1" not in browser.get(f"/kasus/impor/{impor.pk}/").content.decode()
    assert JejakAudit.objects.count() == before


@pytest.mark.parametrize(
    ("content", "name", "text"),
    [
        (workbook(row(), head=["Kunci kasus", None, None, "Sumber laporan", *HEAD[4:]]), "a.xlsx", "kolom Kunci korban, Tanggal lapor"),
        (workbook(["x"], head=["a", "b"]), "a.xlsx", "Baris judul tidak ditemukan"),
        (workbook(), "a.xlsx", "tidak berisi korban"),
        (b"PK\x03\x04rusak", "a.xlsx", "rusak"),
        (b"", "a.xlsx", "kosong"),
        (workbook(row()), "a.xlsm", "Kirim berkas Excel"),
        (workbook(row()), "a.csv", "UTF-8"),
    ],
)  # fmt: skip
def test_a_file_as_a_whole_is_refused_with_a_reason(client_of, sekretariat, content, name, text):
    response = client_of(sekretariat).post("/kasus/impor/", {"berkas": upload(content, name)})
    assert response.status_code == 200
    assert text in str(response.context["form"].errors)
    assert not ImporKasus.objects.exists()


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(lembar, "MAX_BARIS", 2)
    with pytest.raises(ValidationError, match="paling banyak 2"):
        read(row(), row(), row())


def test_a_wrong_dimension_tag_hides_no_row():
    def lie(sheet):
        sheet.calculate_dimension = lambda: "A1:B2"

    content = workbook(row(), other(), other(kunci_kasus="P-3", kunci_korban="P-3"), change=lie)
    assert len(lembar.read_lembar(upload(content))) == 3


def test_headings_in_another_order_and_spelling_are_understood():
    order = list(reversed(range(len(HEAD))))
    rows = read([row()[n] for n in order], head=[f" {HEAD[n].upper()} *" for n in order])
    preview = KasusResource().preview(rows)
    assert preview.is_ready
    assert rows[0][HURUF]["kunci_kasus"] == openpyxl.utils.get_column_letter(len(HEAD))


def _filed_rightly(identity) -> bool:
    return {row.kode for row in identity.daftar_kode.all()} == set(kode_nama(identity, {}))


def everything() -> dict:
    """Every row of the register, whatever the models, without the keys that are drawn by lot."""
    from django.apps import apps

    from gugus_tugas.fields import open_all

    found, skip = {}, {"ImporKasus", "KunciSumber"}
    for model in apps.get_app_config("kasus").get_models():
        fields = [
            f for f in model._meta.concrete_fields if not f.primary_key and not f.is_relation and f.name != "slug"
        ]
        if model.__name__ == "PenomoranKasus":
            fields = model._meta.concrete_fields
        if model in (KodeNamaKorban, KodeNamaTerlapor):  # a code is bound to the key of its person, drawn by lot
            found[model.__name__] = sorted(
                map(_filed_rightly, model._meta.get_field("identitas").related_model.objects.all())
            )
        elif model.__name__ not in skip:
            found[model.__name__] = sorted(
                repr([(f.name, getattr(open_all(r), f.attname)) for f in fields]) for r in model._base_manager.all()
            )
    relations = [
        (str(k), k.asal_id, k.kewarganegaraan_id, str(k.kasus))
        for k in Korban.objects.order_by("kasus__nomor", "urutan")
    ]
    events = [
        (str(e.kasus), e.tahap, e.tempat_id)
        for k in Kasus.objects.order_by("nomor")
        for e in k.daftar_peristiwa.order_by("tahap")
    ]
    owners = [
        (k.nomor, k.tempat_lapor_id, k.penanggung_jawab_id, k.dicatat_oleh_id) for k in Kasus.objects.order_by("nomor")
    ]
    trail = JejakAudit.objects.filter(peristiwa="record_kasus").order_by("id")
    return {**found, "hubungan": relations, "tempat": events, "pemilik": owners,
            "jejak": [(t.pelaku, t.objek_jenis, t.objek_kode, t.kolom, t.alasan, t.pada) for t in trail]}  # fmt: skip


def test_importing_n_rows_is_n_times_the_action(sekretariat):
    rows = read(
        row(),
        row(kunci_korban="P-1/2", usia_saat_terjerat=None, kelompok_usia="tidak_diketahui", nik=None, nama=None),
        other(),
        other(kunci_kasus="P-3", kunci_korban="P-3/1", tanggal_lapor="1/2/2018", tanggal_eksploitasi=None, tempat_perekrutan="11.71",
              tanggal_lahir=None, status_identifikasi="Korban TPPO", penetap_status="Kepolisian"),
        other(kunci_kasus="P-4", kunci_korban="P-4/1", usia_saat_terjerat=40, tanggal_lahir="1/2/1979", tempat_lapor=None, uraian=None,
              tempat_eksploitasi=None, tanggal_eksploitasi=None),
    )  # fmt: skip
    cases, moment = KasusResource().preview(rows).kasus_baru, datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    with at(moment):
        try:
            with transaction.atomic():
                for case in cases:
                    actions.record_kasus(by=sekretariat, **case.values)
                by_hand = everything()
                raise RuntimeError
        except RuntimeError:
            assert not Kasus.objects.exists()
        stored(rows, by=sekretariat)
    imported = everything()
    assert imported.keys() == by_hand.keys()
    for part in by_hand:
        assert imported[part] == by_hand[part], part
    assert len(imported["Kasus"]) == 4
    assert KunciSumber.objects.count() == 5
    assert JejakAudit.objects.filter(peristiwa="import_kasus").count() == 1
    assert not Pemeriksaan().run().putus


def test_a_failure_half_way_leaves_nothing(sekretariat, monkeypatch):
    rows = read(row(), other())
    impor = actions.hold_kasus(rows=rows, by=sekretariat)
    sidik = KasusResource().preview(rows).sidik

    def fail(*args, **kwargs):
        raise RuntimeError("mati di tengah")

    monkeypatch.setattr("anggota.audit.record_many", fail)
    with pytest.raises(RuntimeError):
        actions.import_kasus(impor, sidik=sidik, by=sekretariat)
    assert not Kasus.objects.exists()
    assert not KunciSumber.objects.exists()
    assert not PenomoranKasus.objects.exists()
    assert not ImporKasus.objects.get().disimpan_pada


def test_what_the_database_refuses_is_told_and_leaves_nothing(sekretariat, monkeypatch):
    rows = read(row(), other())
    impor = actions.hold_kasus(rows=rows, by=sekretariat)

    def refuse(self):
        raise IntegrityError

    monkeypatch.setattr("kasus.actions.dasar.Tumpukan.store", refuse)
    with pytest.raises(ActionRefused, match="Basis data menolak"):
        actions.import_kasus(impor, sidik=KasusResource().preview(rows).sidik, by=sekretariat)
    assert not Kasus.objects.exists()


def test_what_changed_since_the_preview_is_previewed_again(sekretariat, kepala):
    rows = read(row(), other())
    sidik, impor = KasusResource().preview(rows).sidik, actions.hold_kasus(rows=rows, by=sekretariat)
    stored(read(row()), by=kepala)
    with pytest.raises(ActionRefused, match="Register berubah"):
        actions.import_kasus(impor, sidik=sidik, by=sekretariat)
    assert Kasus.objects.count() == 1


def test_faults_can_not_be_confirmed(sekretariat):
    rows = read(row(tanggal_lapor="x"), other())
    impor = actions.hold_kasus(rows=rows, by=sekretariat)
    with pytest.raises(ActionRefused, match="Masih ada baris yang salah"):
        actions.import_kasus(impor, sidik=KasusResource().preview(rows).sidik, by=sekretariat)


def test_a_held_upload_is_sealed_the_own_and_for_a_day(client_of, sekretariat, kepala):
    impor = actions.hold_kasus(rows=read(row()), by=sekretariat)
    assert b"ZZNAMA" not in bytes(ImporKasus.objects.values_list("isi", flat=True).get())
    assert client_of(kepala).get(f"/kasus/impor/{impor.pk}/").status_code == 404
    assert client_of(sekretariat).get(f"/kasus/impor/{impor.pk}/").status_code == 200
    with at(datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=25)):
        assert client_of(sekretariat).get(f"/kasus/impor/{impor.pk}/").status_code == 404
        actions.hold_kasus(rows=[], by=kepala)
    assert not ImporKasus.objects.filter(pk=impor.pk).exists()


def test_keys_rest_sealed(sekretariat):
    stored(read(row(kunci_kasus="ZZKUNCI")), by=sekretariat)
    assert "ZZKUNCI" not in repr(list(KunciSumber.objects.values_list()))


def test_the_template_can_be_filled_in_and_comes_back_whole():
    book = openpyxl.load_workbook(io.BytesIO(lembar.build_template()))
    assert book.sheetnames == ["Kasus", "Isi contoh", "Petunjuk", "Pilihan", "Daftar"]
    assert book["Daftar"].sheet_state == "hidden"
    lists = {rule.formula1: str(rule.sqref) for rule in book["Kasus"].data_validations.dataValidation}
    assert len(lists) == sum(kolom.pilihan is not None for kolom in lembar.KOLOM) - 3 + 3 + 5 + 1
    book.active = 0
    for line in book["Isi contoh"].iter_rows(min_row=2, values_only=True):
        book["Kasus"].append(line)
    output = io.BytesIO()
    book.save(output)
    preview = KasusResource().preview(lembar.read_lembar(upload(output.getvalue())))
    assert not preview.kesalahan
    assert (len(preview.kasus_baru), preview.jumlah_korban) == (1, 2)


def test_two_thousand_rows_with_one_bad_row_store_nothing_and_then_all(sekretariat):
    lines = [row(kunci_kasus=f"P-{n // 2}", kunci_korban=f"P-{n}", nik=f"99{n:014d}") for n in range(2000)]
    bad = [*lines[:1999], row(kunci_kasus="P-9", kunci_korban="P-1999", nik="1")]
    assert len(faults(*bad)) == 1
    impor = stored(read(*lines), by=sekretariat)
    assert (impor.jumlah_kasus, impor.jumlah_korban) == (1000, 2000)
    assert sorted(Kasus.objects.values_list("urutan", flat=True)) == list(range(1, 1001))
    assert not Pemeriksaan().run().putus


@pytest.mark.django_db(transaction=True)
def test_import_and_record_at_the_same_moment_give_numbers_without_gap(sekretariat, kepala):
    from django.core.management import call_command

    call_command("muat_wilayah", verbosity=0)
    lines = [row(kunci_kasus=f"P-{n}", kunci_korban=f"P-{n}", nik=None) for n in range(40)]
    rows = read(*lines)
    impor, sidik = actions.hold_kasus(rows=rows, by=sekretariat), KasusResource().preview(rows).sidik

    def one():
        actions.import_kasus(impor, sidik=sidik, by=sekretariat)

    def many():
        for _ in range(10):
            make_kasus(by=kepala, tanggal_lapor=D(2019, 3, 1))

    assert run_together(one, many, many) == []
    assert sorted(Kasus.objects.values_list("urutan", flat=True)) == list(range(1, 61))
    assert not Pemeriksaan().run().putus


@pytest.mark.django_db(transaction=True)
def test_the_same_file_from_two_people_at_once_comes_in_once(sekretariat, kepala):
    from django.core.management import call_command

    call_command("muat_wilayah", verbosity=0)
    rows = read(row(), other())
    sidik = KasusResource().preview(rows).sidik
    held = [(actions.hold_kasus(rows=rows, by=by), by) for by in (sekretariat, kepala)]
    failures = run_together(
        *(lambda impor=impor, by=by: actions.import_kasus(impor, sidik=sidik, by=by) for impor, by in held)
    )
    assert [type(failure) for failure in failures] == [ActionRefused]
    assert Kasus.objects.count() == 2


@pytest.mark.parametrize(("hours", "left"), [(23, 1), (25, 0)])
def test_a_table_that_nobody_confirmed_is_deleted_within_its_day(sekretariat, hours, left):
    actions.hold_kasus(rows=[], by=sekretariat)
    with clock.at(clock.now() + datetime.timedelta(hours=hours)):
        call_command("hapus_kedaluwarsa", stdout=io.StringIO())
    assert ImporKasus.objects.count() == left


def test_preview_tells_the_columns_that_were_not_read(client_of, sekretariat):
    content = workbook([*row(), "ZZSUKU", 1], head=[*HEAD, "Suku", None])
    page = client_of(sekretariat).post("/kasus/impor/", {"berkas": upload(content)}, follow=True).content.decode()
    first = openpyxl.utils.get_column_letter(len(HEAD) + 1)
    assert f"Kolom yang tidak dibaca: {first} (Suku);" in page
    assert "ZZSUKU" not in page
