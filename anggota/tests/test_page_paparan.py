"""Breach drill: which victims an account saw, from the trail; the list, the CSV, the notice; within minutes on a large trail."""

import csv
import datetime
import io

import pikepdf
import pytest
from django.db import connection
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.forms import PaparanForm
from anggota.models import JejakAudit
from anggota.paparan import jejak_akun, personal_kinds, susun_paparan, tenggat
from gugus_tugas.clock import at
from gugus_tugas.csv_file import SEPARATOR, csv_bytes, safe_cell
from kasus import actions as kasus_actions
from kasus.tests.factories import make_kasus, victim

URL = "/jejak/kebocoran/"
ASKED = {"pelaku": "sekretariat", "sejak": "1/2/2026", "sampai": "28/2/2026", "diketahui": "1/3/2026 08.30"}
FEBRUARY = datetime.datetime(2026, 2, 10, 3, tzinfo=datetime.UTC)
WINDOW = {
    "sejak": datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC),
    "sampai": datetime.datetime(2026, 2, 28, tzinfo=datetime.UTC),
}


@pytest.fixture
def seen(client_of, sekretariat, kepala):
    """The secretariat revealed K1 and read the page in February; K2, and what others did, must not show."""
    with at(datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)):
        kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "Cut Rahasia"}), victim()])
    first, second = kasus.daftar_korban.order_by("urutan")
    with at(FEBRUARY):
        browser = client_of(sekretariat)
        browser.get(f"/kasus/{kasus.slug}/", REMOTE_ADDR="203.0.113.7")
        browser.post(
            f"/kasus/{kasus.slug}/identitas/{first.pk}/",
            {"alasan": "jadwal visum pekan ini"},
            REMOTE_ADDR="203.0.113.7",
        )
        audit.record(JenisPeristiwa.EXPORT_LAPORAN, by=sekretariat, kode="2025 umum")
        kasus_actions.reveal_identitas(second, alasan="memeriksa alamat korban", by=kepala)
    with at(FEBRUARY + datetime.timedelta(days=40)):
        kasus_actions.reveal_identitas(second, alasan="memeriksa alamat korban", by=sekretariat)
    return kasus


def test_list_holds_what_this_account_saw_in_this_window_and_nothing_else(client_of, kepala, seen):
    answer = client_of(kepala).get(URL, ASKED).context["jawaban"]
    rows = [(row.sebutan, row.kali, row.asal) for row in answer["daftar_register"]]
    assert rows == [
        (f"{seen.nomor} (semua korban dalam kasus)", 1, ("203.0.113.7",)),
        (f"{seen.nomor}-K1", 1, ("203.0.113.7",)),
    ]
    assert set(answer["daftar_register"][1].kolom) >= {"nama", "nik", "alamat", "telepon", "tanggal lahir"}
    assert set(answer["daftar_register"][0].kolom) >= {"uraian singkat", "asal", "tempat"}
    assert [row.kode for row in answer["daftar_lain"]] == ["2025 umum"]


def test_page_shows_the_clock_and_no_name(client_of, pengelola, seen):
    html = client_of(pengelola).get(URL, ASKED).content.decode()
    assert f"{seen.nomor}-K1" in html
    assert "Rabu, 4 Maret 2026 08.30" in html
    assert "sudah lewat" in html
    assert "Cut Rahasia" not in html
    assert "pemberitahuan/" not in html  # the notice is the head's


def test_clock_is_seventy_two_hours():
    assert tenggat(FEBRUARY) - FEBRUARY == datetime.timedelta(days=3)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"pelaku": ""}, "Akun yang bocor"),
        ({"sejak": "kemarin"}, "Tulis tanggal"),
        ({"sejak": "1/2/2026 25.00"}, "Tulis tanggal"),
        ({"sampai": "31/1/2026"}, "harus sesudah awalnya"),
        ({"diketahui": "1/1/2999"}, "belum terjadi"),
        ({"diketahui": ""}, "Kebocoran diketahui pada"),
    ],
)
def test_question_that_cannot_be_read_is_named(client_of, kepala, change, message):
    response = client_of(kepala).get(URL, ASKED | change)
    assert message in response.content.decode()
    assert not response.context["jawaban"]
    for address in ("csv/", "pemberitahuan/"):
        assert client_of(kepala).get(f"{URL}{address}", ASKED | change).status_code == 302


def test_account_that_saw_nothing_gets_an_empty_answer(client_of, kepala):
    html = client_of(kepala).get(URL, ASKED | {"pelaku": "tidak-ada"}).content.decode()
    assert "Tidak ada data korban" in html


def test_csv_is_safe_and_leaves_a_trail(client_of, kepala, seen):
    with at(FEBRUARY):
        audit.record(JenisPeristiwa.EXPORT_LAPORAN, by="sekretariat", kode='=HYPERLINK("http://jahat")')
    response = client_of(kepala).get(f"{URL}csv/", ASKED)
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=SEPARATOR))
    assert rows[0][:2] == ["Jenis", "Kode"]
    codes = [row[1] for row in rows[1:]]
    assert f"{seen.nomor}-K1" in codes
    assert '\'=HYPERLINK("http://jahat")' in codes
    trail = JejakAudit.objects.order_by("-id").first()
    assert (trail.pelaku, trail.peristiwa, trail.objek_kode) == ("kepala", "export_paparan", "sekretariat")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", " =1", "\n=1", "＝1", "|x", "%x"])
def test_every_formula_is_disarmed(cell):
    assert safe_cell(cell).startswith("'")


def test_csv_keeps_quotes_and_lines_within_a_cell():
    assert csv_bytes(["a"], [['x"y\nz']]).decode("utf-8-sig") == '"a"\r\n"x""y\nz"\r\n'


def test_notice_is_a_pdf_with_codes_the_clock_and_room_for_the_rest(client_of, kepala, seen, monkeypatch):
    printed = {}
    from anggota.views import kebocoran

    real = kebocoran.render_pdf
    monkeypatch.setattr(kebocoran, "render_pdf", lambda html: real(printed.setdefault("html", html)))
    response = client_of(kepala).get(f"{URL}pemberitahuan/", ASKED)
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert len(pdf.pages) >= 1
    for text in (f"{seen.nomor}-K1", "Rabu, 4 Maret 2026 08.30", "Pasal 46", "[Diisi"):
        assert text in printed["html"]
    assert "Cut Rahasia" not in printed["html"]
    assert JejakAudit.objects.order_by("-id").first().peristiwa == "report_kebocoran"


def test_every_register_model_with_identity_counts():
    assert {"korban", "kasus", "identitaskorban", "layanan"} <= personal_kinds()
    assert "pengguna" not in personal_kinds()


def test_large_trail_is_answered_by_one_query_on_an_index(kepala, django_assert_num_queries):
    start = datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC)
    JejakAudit.objects.bulk_create(
        [
            JejakAudit(
                pada=start + datetime.timedelta(seconds=20 * n), pelaku=f"akun{n % 40}", peristiwa="reveal_identitas",
                objek_jenis="korban", objek_kode=f"TPPO-ACEH/2026/{n % 500:04d}-K1", sidik=f"{n:064d}",
            )
            for n in range(100_000)
        ],
        batch_size=2000,
    )  # fmt: skip
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE anggota_jejakaudit")
    assert "jejak_pelaku_pada" in jejak_akun(kepala, "akun7", **WINDOW).explain()
    with django_assert_num_queries(1):
        rows = susun_paparan(kepala, "akun7", **WINDOW)
    assert (
        sum(row.kali for row in rows) == JejakAudit.objects.filter(pelaku="akun7", pada__range=WINDOW.values()).count()
    )
    assert len(rows) < 500


def test_reading_a_case_leaves_a_line_only_where_the_chronicle_shows(client_of, sekretariat, dinsos, seen):
    before = JejakAudit.objects.filter(peristiwa="view_kasus").count()
    client_of(sekretariat).get(f"/kasus/{seen.slug}/")
    assert JejakAudit.objects.filter(peristiwa="view_kasus").count() == before + 1
    client_of(dinsos).get(f"/kasus/{seen.slug}/")
    assert JejakAudit.objects.filter(peristiwa="view_kasus").count() == before + 1


def test_typed_moments_are_read_in_acehs_time(client_of, kepala):
    asked = client_of(kepala).get(URL, ASKED).context["jawaban"]
    assert timezone.localtime(asked["sejak"]).isoformat() == "2026-02-01T00:00:00+07:00"
    assert timezone.localtime(asked["sampai"]).hour == 23
    assert timezone.localtime(asked["diketahui"]).isoformat() == "2026-03-01T08:30:00+07:00"


def test_end_of_the_stretch_takes_its_whole_minute():
    """The page tells minutes: what was seen at 08.30.20 is not lost to who types 08.30."""
    form = PaparanForm({"pelaku": "x", "sejak": "1/2/2026 08.30", "sampai": "1/2/2026 08.30", "diketahui": "2/2/2026"})
    assert form.is_valid(), form.errors
    start, end = form.cleaned_data["sejak"], form.cleaned_data["sampai"]
    assert (start.second, end.second, end.microsecond) == (0, 59, 999999)
