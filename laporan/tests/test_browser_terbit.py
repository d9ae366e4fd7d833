"""In the browser: drafted and submitted, handed back, approved, signed off, downloaded; and a stranger with the paper in hand
checks it on a phone."""

import re

import pytest

from anggota.tests.factories import make_keanggotaan, make_kedudukan, make_sk
from gugus_tugas.tests.mata import looks_right
from gugus_tugas.tests.pdf_structure import text_of
from laporan.models import EdisiLaporan, KonsepBab
from laporan.snapshot import fingerprint
from laporan.tests.factories import make_laporan, make_pejabat, make_rekap

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
NASKAH = "Laporan ini **menutup** tahun pertama.\n\n- rapat berkala\n- rujukan tertulis"


def saved(page, link: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=link).click()
    with open(download.value.path(), "rb") as file:
        return file.read()


def submit(page) -> None:
    page.goto("/laporan/2017/versi/1/")
    page.get_by_role("button", name="Ajukan untuk diperiksa").click()
    page.get_by_text("Kepala sekretariat memeriksanya").wait_for()


@pytest.fixture
def leaders(sekretariat):
    """Who leads the task force today: the chair's seat is kept by somebody who stands in."""
    sk = make_sk(by=sekretariat)
    for unit, nama, jabatan, orang, prefix in (
        ("pimpinan", "Ketua", "Sekretaris Daerah Aceh", "Cut Contoh Satu", "Plt."),
        ("pimpinan", "Ketua Pelaksana Harian", "Kepala DP3A Aceh", "Teuku Contoh Dua", ""),
    ):
        seat = make_keanggotaan(sk=sk, kedudukan=make_kedudukan(unit=unit, nama=nama), jabatan_dinas=jabatan)
        make_pejabat(seat, nama=orang, sebutan=prefix)


def test_from_draft_to_a_report_that_a_stranger_can_check(cast, leaders, settings, live_server, sign_in, visitor):
    settings.SITUS_URL = live_server.url
    make_rekap(by=cast["sekretariat"])

    desk = sign_in(cast["sekretariat"])
    desk.goto("/laporan/")
    desk.get_by_role("button", name="Susun konsep laporan 2017").click()
    desk.get_by_text("Penutup: naskah masih kosong").wait_for()
    looks_right(desk)
    desk.get_by_role("link", name="Tulis Penutup").click()
    desk.get_by_label("Naskah").fill(NASKAH)
    desk.get_by_text(re.compile(r"^Tersimpan \d\d\.\d\d$")).wait_for()
    looks_right(desk)
    desk.reload()
    assert desk.get_by_label("Naskah").input_value() == NASKAH  # nothing typed is lost
    desk.get_by_role("button", name="Simpan naskah").click()
    desk.get_by_text("Naskah Penutup tersimpan").wait_for()
    looks_right(desk)
    assert not KonsepBab.objects.exists()
    submit(desk)

    head = sign_in(cast["kepala"])
    head.get_by_role("link", name="1 Laporan Tahunan menunggu pemeriksaan Anda").click()
    head.get_by_role("link", name="Versi 1: sedang diperiksa").click()
    looks_right(head)
    head.get_by_role("link", name="Kembalikan").click()
    head.get_by_label("Apa yang harus diperbaiki?").fill("Sebut sumber angka 2017.")
    looks_right(head)
    head.get_by_role("button", name="Kembalikan").click()
    head.get_by_text("dikembalikan kepada penyusun").wait_for()

    desk.goto("/")
    desk.get_by_role("link", name="1 Laporan Tahunan dikembalikan untuk diperbaiki").wait_for()
    desk.goto("/laporan/2017/versi/1/")
    desk.get_by_text("Sebut sumber angka 2017.").first.wait_for()
    submit(desk)

    head.goto("/laporan/2017/versi/1/")
    head.get_by_role("link", name="Setujui").click()
    head.get_by_label("Nomor laporan").fill("463/012/2018")
    looks_right(head)
    head.get_by_role("button", name="Setujui dan bekukan").click()
    head.get_by_text("angkanya dibekukan").wait_for()

    leader = sign_in(cast["pimpinan"])
    leader.get_by_role("link", name="1 Laporan Tahunan menunggu tanda tangan Anda").click()
    leader.get_by_role("link", name="Versi 1: disetujui").click()
    leader.get_by_role("link", name="Tandatangani dan terbitkan").click()
    leader.get_by_text("Cut Contoh Satu").wait_for()
    looks_right(leader)
    leader.set_default_timeout(90_000)  # two PDFs are made while it waits
    leader.get_by_role("button", name="Terbitkan").click()
    leader.get_by_text("Kedua edisi tersimpan").wait_for()
    looks_right(leader)
    leader.goto("/")  # where a login ends; each edition is one click from here
    restricted, public = saved(leader, "Unduh PDF, edisi Terbatas"), saved(leader, "Edisi Umum")
    for edisi, content in (("terbatas", restricted), ("umum", public)):
        assert fingerprint(content) == EdisiLaporan.objects.get(edisi=edisi).sidik
    said = " ".join(" ".join(text_of(public)).split())
    for words in (
        "PLT. SEKRETARIS DAERAH ACEH",
        "Cut Contoh Satu",
        "KEPALA DP3A ACEH",
        "463/012/2018",
        "rujukan tertulis",
    ):
        assert words in said

    member = sign_in(cast["polda"])
    member.goto("/laporan/")
    assert saved(member, "Unduh PDF 2017 edisi Terbatas") == restricted
    member.get_by_role("link", name="versi 1").click()
    looks_right(member)

    kode = re.search(r"ketik kode ((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})", said)[1]
    check_on_a_phone(visitor(width=390), kode.lower().replace("-", " "), public=public, restricted=restricted)
    assert not visitor.faults


def test_what_is_typed_before_the_scripts_are_there_is_kept(sekretariat, live_server, sign_in, visitor):
    """A slow line: the box is on the screen long before the file that keeps what is typed into it."""
    laporan = make_laporan(by=sekretariat)
    desk, held = sign_in(sekretariat), []
    desk.route("**/js/konsep*.js", lambda route: held.append(route))
    desk.goto(f"/laporan/2017/versi/{laporan.versi}/bab/penutup/tulis/", wait_until="commit")
    desk.get_by_label("Naskah").fill(NASKAH)
    while not held:
        desk.wait_for_timeout(50)
    held[0].continue_()
    desk.get_by_text(re.compile(r"^Tersimpan \d\d\.\d\d$")).wait_for()
    desk.unroute_all()
    desk.reload()
    assert desk.get_by_label("Naskah").input_value() == NASKAH
    assert not visitor.faults


def check_on_a_phone(phone, typed: str, *, public: bytes, restricted: bytes) -> None:
    """Without login: the printed code, then the file, which never leaves the phone."""
    phone.goto("/verifikasi/")
    looks_right(phone)
    phone.get_by_label("Kode verifikasi").fill(typed)
    phone.get_by_role("button", name="Periksa").click()
    phone.get_by_role("heading", name="Laporan Tahunan 2017 Gugus Tugas PP-TPPO Aceh").wait_for()
    looks_right(phone)
    shown = phone.locator("main").inner_text()
    for words in ("Terbit", "463/012/2018", "Umum", fingerprint(public), "Korban tercatat tahun 2017"):
        assert words in shown
    assert fingerprint(restricted) not in phone.content()
    assert EdisiLaporan.objects.get(edisi="terbatas").kode not in phone.content()
    for hidden in ("Cut Contoh", "Nama ", "menutup tahun", "Sebut sumber"):
        assert hidden not in phone.content()
    assert phone.get_by_role("navigation").count() == 0
    sent = []
    phone.on("request", lambda request: sent.append(request.url))
    for content, words in (
        (public, "Sama: berkas ini persis"),
        (restricted, "Berbeda: berkas ini bukan"),
        (public + b"\n", "Berbeda: berkas ini bukan"),
        (b"bukan pdf", "Berkas ini bukan PDF"),
    ):
        phone.get_by_label("Pilih berkas PDF").set_input_files(
            {"name": "laporan.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        phone.get_by_text(words).wait_for()
        looks_right(phone)
    assert not sent
