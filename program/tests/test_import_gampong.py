"""The table of a kabupaten, up to all 6,500 gampong: every fault by row and cause, stored whole, the same again changes nothing."""

import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi, make_pengguna
from gugus_tugas.auth import ActionRefused
from program import actions
from program.models import ImporProgram, ProgramGampong
from program.resources import TabelGampong
from program.tests.factories import make_gampong, table
from wilayah.models import Wilayah

HEAD = [kolom.judul for kolom in TabelGampong.kolom]
LAMPULO, JALUR = "11.71.02.2010", "Gampong Lampulo, Kec. Kuta Alam, Kota Banda Aceh"
GOOD = {
    "Kode gampong": LAMPULO, "Instansi": "Dinsos", "Tahun": 2025, "APBG": "Rp 1.250.000,00", "Kegiatan APBG": "Pelatihan kader",
    "Forum anak": "Ada", "SK": "141/7/2025", "Tanggal SK": "4/3/2025", "Reusam": "Tidak ada", "Kader": 0,
}  # fmt: skip
EMPTY = dict.fromkeys(("Kegiatan APBG", "SK", "Tanggal SK"))


def row(**changes) -> list:
    return [{**GOOD, **{name.replace("_", " "): value for name, value in changes.items()}}.get(name) for name in HEAD]


def named(nama, kecamatan=None, kabkota=None, **changes) -> list:
    return row(**{"Kode gampong": None, "Gampong": nama, "Kecamatan": kecamatan, "Kabupaten/kota": kabkota, **changes})


def read(by, *rows, head=HEAD) -> list[dict]:
    return TabelGampong(by).read(table(head, *rows))


def preview_of(by, *rows, head=HEAD):
    return TabelGampong(by).preview(read(by, *rows, head=head))


def store(by, *rows, head=HEAD) -> ImporProgram:
    return store_read(by, read(by, *rows, head=head))


def store_read(by, held: list[dict]) -> ImporProgram:
    tabel = TabelGampong(by)
    impor = actions.hold_impor(tabel, rows=held, by=by)
    return actions.import_program(impor, sidik=tabel.preview(held).sidik, by=by)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Kode gampong": None}, "kolom B (Gampong): isi kode gampong, atau nama gampong"),
        ({"Kode gampong": 11.1}, "kolom A (Kode gampong): kode harus teks"),
        ({"Kode gampong": "1171022010"}, "kolom A (Kode gampong): tulis kode Kemendagri dengan titiknya"),
        ({"Kode gampong": "11.71.02.9999"}, "kolom A (Kode gampong): tidak ada gampong di Aceh dengan kode"),
        ({"Kode gampong": "12.71.01.1001"}, "kolom A (Kode gampong): tidak ada gampong di Aceh dengan kode"),
        ({"Kode gampong": "11.71.02"}, "kolom A (Kode gampong): '11.71.02' bukan gampong"),
        ({"Gampong": "Peunayong"}, f"kolom A (Kode gampong): kode ini milik {JALUR}, bukan 'Peunayong'"),
        ({"Instansi": None}, "kolom E (Instansi): wajib diisi"),
        ({"Instansi": "Partai"}, "kolom E (Instansi): instansi 'Partai' tidak dikenal"),
        ({"Tahun": None}, "kolom F (Tahun): wajib diisi"),
        ({"Tahun": 2014}, "kolom F (Tahun): isi tahun antara 2015 dan"),
        ({"Tahun": 2099}, "kolom F (Tahun): isi tahun antara 2015 dan"),
        ({"Tahun": "dua ribu"}, "kolom F (Tahun): harus angka bulat"),
        ({"APBG": "1,250"}, "kolom G (APBG): Tulis jumlah rupiah dengan angka"),
        ({"APBG": "-5"}, "kolom G (APBG): Jumlah rupiah tidak boleh kurang dari nol"),
        ({"APBG": 12.5}, "kolom G (APBG): tulis rupiah bulat"),
        ({"APBG": 0}, "kolom H (Kegiatan APBG): APBG-nya nol"),
        ({"Forum anak": "mungkin"}, "kolom I (Forum anak): 'mungkin' tidak ada dalam pilihan"),
        ({"Forum anak": "-"}, "kolom I (Forum anak): '-' tidak ada dalam pilihan"),
        ({"Forum anak": None}, "kolom J (SK): SK hanya untuk gampong yang mempunyai forum anak"),
        ({"Forum anak": "Tidak ada"}, "kolom K (Tanggal SK): SK hanya untuk gampong"),
        ({"Tanggal SK": "4/3/2026"}, "kolom K (Tanggal SK): SK ini terbit sesudah 2025"),
        ({"Tanggal SK": "kapan-kapan"}, "kolom K (Tanggal SK): "),
        ({"Nomor reusam": "3/2025"}, "kolom M (Nomor reusam): nomor hanya untuk gampong yang mempunyai reusam"),
        ({"Kader": "empat"}, "kolom N (Kader): harus angka bulat 0 sampai 10000"),
        ({"Kader": -1}, "kolom N (Kader): harus angka bulat"),
        ({"Catatan": "x" * 1001}, "kolom O (Catatan): paling panjang 1000 huruf"),
    ],
)
def test_fault_names_row_column_and_cause(sekretariat, changes, said):
    faults = [str(fault) for fault in preview_of(sekretariat, row(**changes)).kesalahan]
    if changes == {"Kode gampong": None}:
        said = said.replace("kolom B (Gampong)", "kolom A (Kode gampong)")
    assert any(fault.startswith(f"Baris 2, {said}") for fault in faults), faults


@pytest.mark.parametrize(
    ("cells", "kode"),
    [
        (("Lampulo",), LAMPULO),
        (("GAMPONG LAMPULO", "Kec. Kuta Alam", "Kota Banda Aceh"), LAMPULO),
        (("Gampong Baro", "Peukan Bada"), None),
        (("Baro", "kecamatan peukan bada", "Kab. Aceh Besar"), None),
    ],
)
def test_name_with_its_kecamatan_is_enough(sekretariat, cells, kode):
    (values,) = preview_of(sekretariat, named(*cells)).baru
    assert values["gampong"].kode == kode or (kode is None and "Peukan Bada" in values["gampong"].jalur)


def test_name_that_repeats_is_refused_with_the_kecamatan_that_are_possible(sekretariat):
    rows = [named("Gampong Baro"), named("Baro", "Kuta Alam"), named("Baro", None, "Kab. Pidie"), named("Lampullo")]
    told = [fault.sebab for fault in preview_of(sekretariat, *rows).kesalahan]
    assert told[0].startswith("ada 24 gampong bernama 'Gampong Baro'. Isi kecamatannya, atau kodenya: Kec. ")
    assert told[0].count("Kec. ") == 24
    assert told[1].startswith("gampong 'Baro' tidak ada di Kuta Alam. Yang bernama demikian ada di: Kec. ")
    assert "Pidie" in told[2]
    assert "Aceh Besar" not in told[2]
    assert told[3].startswith(f"gampong 'Lampullo' tidak dikenal. Maksud Anda {JALUR} atau ")


def test_empty_cells_say_that_nobody_knows(sekretariat):
    store(sekretariat, row(APBG="-", Forum_anak=None, Reusam="", Kader=None, **EMPTY))
    found = ProgramGampong.objects.get()
    assert (found.apbg, found.forum_anak, found.reusam, found.kader) == (
        None,
        "tidak_diketahui",
        "tidak_diketahui",
        None,
    )


def test_column_that_is_not_in_the_sheet_leaves_the_row_as_it_was(sekretariat):
    store(sekretariat, row())
    short = ["Kode gampong", "Instansi", "Tahun", "Kader"]
    assert store(sekretariat, [LAMPULO, "Dinsos", 2025, 9], head=short).jumlah_ubah == 1
    found = ProgramGampong.objects.get()
    assert (found.kader, found.forum_anak, found.forum_anak_sk, found.versi) == (9, "ada", "141/7/2025", 2)
    (fault,) = preview_of(
        sekretariat, [LAMPULO, "Dinsos", 2025, "Tidak ada"], head=[*short[:3], "Forum anak"]
    ).kesalahan[:1]
    assert "SK hanya untuk gampong yang mempunyai forum anak" in fault.sebab


def test_sheet_without_a_column_that_names_the_gampong(sekretariat):
    with pytest.raises(ValidationError, match="kolom Kode gampong atau Gampong"):
        preview_of(sekretariat, ["Dinsos", 2025], head=["Instansi", "Tahun"])


def test_same_gampong_and_year_twice_in_one_file(sekretariat):
    rows = [row(), named("Lampulo", "Kuta Alam"), row(Tahun=2026)]
    faults = preview_of(sekretariat, *rows).kesalahan
    assert [str(fault) for fault in faults] == [
        "Baris 3, kolom B (Gampong): gampong ini untuk tahun itu sudah ada pada baris 2."
    ]


@pytest.mark.parametrize("who", ["polda", "sekretariat"])
def test_row_of_another_agency_is_named_and_not_overwritten(cast, who):
    make_gampong(by=cast["dinsos"], gampong=LAMPULO, tahun=2025, apbg=77)
    faults = preview_of(cast[who], row(Instansi="Polda")).kesalahan
    assert [str(fault) for fault in faults] == [
        "Baris 2, kolom A (Kode gampong): gampong ini sudah dilaporkan instansi lain untuk tahun itu."
    ]
    with pytest.raises(ActionRefused):
        store(cast[who], row(Instansi="Polda"))
    assert ProgramGampong.objects.get().apbg == 77


def test_member_sends_for_the_own_agency_alone(dinsos, polda):
    (fault,) = preview_of(polda, row()).kesalahan
    assert "baris instansi Anda sendiri" in fault.sebab
    assert store(polda, row(Instansi="Polda")).jumlah_baru == 1


def test_exported_table_reads_back(client_of, sekretariat, dinsos):
    store(sekretariat, row(), row(Kode_gampong="11.71.02.2002", APBG=None, Kegiatan_APBG=None))
    upload = table(HEAD)
    upload.file = io.BytesIO(client_of(dinsos).get("/program/gampong/ekspor/?tahun=2025").content)
    upload.size = len(upload.file.getvalue())
    tabel = TabelGampong(dinsos)
    preview = tabel.preview(tabel.read(upload))
    assert (list(map(str, preview.kesalahan)), preview.jumlah_tetap) == ([], 2)


def test_pages_of_the_import(client_of, dinsos):
    page = client_of(dinsos)
    assert page.get("/program/impor/gampong/templat/").status_code == 200
    response = page.post("/program/impor/gampong/", {"berkas": table(HEAD, row(), row(Kader="x"))})
    assert "Baris 3, kolom N (Kader)" in page.get(response.url).content.decode()
    response = page.post("/program/impor/gampong/", {"berkas": table(HEAD, row())})
    sidik = page.get(response.url).context["pratinjau"].sidik
    done = page.post(response.url, {"sidik": sidik}, follow=True)
    assert done.redirect_chain == [("/program/gampong/", 302)]
    assert ProgramGampong.objects.count() == 1


# A whole year, as it comes

# Ten kinds of faults: what is wrong in the cells, the column in which it is told, the cause.
KINDS = [
    ({"Kode gampong": 11.1}, "A", "kode harus teks"),
    ({"Kode gampong": "11.01.01.9999"}, "A", "tidak ada gampong di Aceh"),
    ({"Kode gampong": None, "Gampong": "Gampong Baro"}, "B", "ada 24 gampong bernama"),
    ({"Tahun": 2099}, "F", "isi tahun antara"),
    ({"APBG": "banyak"}, "G", "Tulis jumlah rupiah"),
    ({"Forum anak": "mungkin"}, "I", "tidak ada dalam pilihan"),
    ({"Tanggal SK": "31/2/2025"}, "K", ""),
    ({"Nomor reusam": "3/2025"}, "M", "nomor hanya untuk"),
    ({"Kader": "empat"}, "N", "harus angka bulat"),
    ({"Instansi": "Partai"}, "E", "tidak dikenal"),
]


@pytest.fixture
def whole_year() -> list[dict]:
    """The 6,500, half of them under their code alone, half with the names beside it."""
    places = Wilayah.objects.filter(tingkat="gampong").select_related("induk__induk").order_by("kode")
    rows = [
        {
            **GOOD,
            "Kode gampong": place.kode,
            **(
                {"Gampong": place.nama, "Kecamatan": place.induk.nama, "Kabupaten/kota": place.induk.induk.nama}
                if n % 2
                else {}
            ),
        }
        for n, place in enumerate(places)
    ]
    assert len(rows) == 6500
    return rows


def cells(rows: list[dict]) -> list[list]:
    return [[values.get(name) for name in HEAD] for values in rows]


def counted(work) -> tuple[object, int]:
    """What `work` returns, and how many statements it took; the usual counter writes each out, which takes longer than the work."""
    seen = []

    def note(execute, *args):
        seen.append(1)
        return execute(*args)

    with connection.execute_wrapper(note):
        return work(), len(seen)


def test_year_of_6500_rows(dinsos, whole_year):
    broken, wanted = [dict(values) for values in whole_year], {}
    for n in range(60):
        place, (changes, letter, cause) = 37 + n * 107, KINDS[n % 10]
        broken[place] = {
            k: v for k, v in broken[place].items() if k not in {"Gampong", "Kecamatan", "Kabupaten/kota"}
        } | changes
        wanted[place + 2] = (letter, cause)
    preview = preview_of(dinsos, *cells(broken))
    told = {fault.baris: fault for fault in preview.kesalahan}
    assert len(preview.kesalahan) == len(told) == 60
    for number, (letter, cause) in wanted.items():
        assert told[number].huruf == letter, str(told[number])
        assert re.search(re.escape(cause), told[number].sebab), str(told[number])
    assert not preview.is_ready

    held = read(dinsos, *cells(whole_year))
    impor, statements = counted(lambda: store_read(dinsos, held))
    assert statements < 300  # by the chunk (SQLite takes 49 rows at once), never by the row
    assert (impor.jumlah_baru, impor.jumlah_ubah, ProgramGampong.objects.count()) == (6500, 0, 6500)
    assert JejakAudit.objects.filter(peristiwa="record_gampong").count() == 6500
    again = TabelGampong(dinsos).preview(held)
    assert (again.jumlah_tetap, again.baru, again.berubah, again.kesalahan) == (6500, [], [], [])
    other = make_pengguna(nama_pengguna="lain", peran="anggota", instansi=make_instansi(kode="dpmg"))
    some = [{**values, "Instansi": other.instansi.singkatan} for values in whole_year[:1100]]
    told = preview_of(other, *cells(some)).kesalahan
    assert [fault.baris for fault in told] == list(range(2, 1102))
    assert {fault.sebab for fault in told} == {TabelGampong.kunci_lain}
