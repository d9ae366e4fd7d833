"""In the browser, on the sample data: two clicks to the report, and every page clean for every role."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.urls import reverse

from anggota.models import Keanggotaan, NotaKesepahaman, Pengguna, SuratKeputusan
from gugus_tugas.tests.matriks import opened
from kasus.models import Kasus, Korban, Layanan, Pemantauan, PerkaraHukum, Persetujuan, Rujukan
from rapat.models import Perkembangan, Rapat, TindakLanjut

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
# Opens each menu and tells which of them stick out at a side.
MENUS = """() => [...document.querySelectorAll('details.menu')].filter(menu => {
    menu.open = true
    const box = menu.querySelector('ul').getBoundingClientRect()
    menu.open = false
    return box.width > 0 && (box.left < 0 || box.right > innerWidth)
}).map(menu => menu.innerText.trim())"""
AXE = Axe()
WIDTHS, PARTS = (390, 800, 1280), 4
# Every rule of these tags runs on every node; only what breaks one is brought over, for the rest is most of an answer's weight.
FAULTS = """axe.run({
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}, resultTypes: ['violations']
}).then(found => found.violations.map(fault => `${fault.id} ${JSON.stringify(fault.nodes.slice(0, 3).map(node => node.target))}`))"""


@pytest.fixture
def sample(transactional_db, monkeypatch):
    monkeypatch.setenv("SANDI_CONTOH", "sandi-contoh-uji")
    call_command("muat_contoh", stdout=io.StringIO())


def test_pimpinan_is_two_clicks_from_login_to_the_pdf(sample, visitor):
    page = visitor()
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill("pimpinan")
    page.locator("#id_password").fill("sandi-contoh-uji")
    page.get_by_role("button", name="Masuk").click()  # first click
    with page.expect_download() as report:
        page.get_by_role("link", name="Unduh PDF, edisi Terbatas").click()  # second
    assert report.value.suggested_filename == "laporan-tahunan-2025-terbatas-versi-1.pdf"
    with open(report.value.path(), "rb") as file:
        assert file.read(5) == b"%PDF-"
    assert not visitor.faults


def pages(role: str) -> list[str]:
    case, meeting, item = (
        Kasus.objects.order_by("nomor").last(),
        Rapat.objects.order_by("pk").last(),
        TindakLanjut.objects.order_by("pk").first(),
    )
    doubled = Korban.objects.filter(orang__isnull=False).first()
    doubles = Korban.objects.filter(orang__isnull=True).values_list("pk", flat=True)[:2]
    everyone = [
        "/",
        "/akun/",
        "/akun/sandi/",
        "/anggota/",
        "/anggota/peran/",
        "/anggota/?pada=9/8/2018",
        "/anggota/direktori/",
        "/anggota/sk/",
        "/anggota/mou/",
        f"/anggota/mou/{NotaKesepahaman.objects.first().pk}/",
        "/wilayah/",
        "/wilayah/11.71/",
    ]
    meetings = [
        "/rapat/",
        f"/rapat/{meeting.pk}/",
        "/rekomendasi/",
        "/rekomendasi/8/",
        "/tindak-lanjut/",
        f"/tindak-lanjut/{item.pk}/",
    ]
    office = [
        "/kasus/", "/kasus/catat/", "/kasus/catat/langkah/", "/kasus/konsep/",
        f"/kasus/{case.slug}/", f"/kasus/{case.slug}/layanan/", f"/kasus/{case.slug}/status/",
        f"/kasus/{case.slug}/identitas/{case.daftar_korban.first().pk}/", "/rapat/jadwalkan/", f"/rapat/{meeting.pk}/kehadiran/",
        f"/rapat/{meeting.pk}/rekomendasi/", "/laporan/", "/laporan/2025/", "/laporan/2017/?edisi=umum", "/jejak/",
        "/kasus/cari/", f"/kasus/orang/{doubles[0]}/{doubles[1]}/", f"/kasus/{doubled.kasus.slug}/korban/{doubled.pk}/",
        f"/kasus/orang/{doubled.pk}/batal/",
        "/kasus/?status=terbuka&kelamin=P", "/kasus/saringan/?status=terbuka", "/kasus/kolom/", f"/kasus/alihkan/?k={case.slug}",
        "/kasus/ekspor/", "/kasus/ekspor/identitas/", "/kasus/impor/", f"/kasus/{case.slug}/ringkas/",
        "/anggota/mou/catat/", f"/anggota/mou/{NotaKesepahaman.objects.first().pk}/perpanjang/",
    ]  # fmt: skip
    report = PerkaraHukum.objects.filter(daftar_restitusi__isnull=False).order_by("tanggal_lp").first()
    track = f"/kasus/{report.kasus.slug}/perkara/{report.pk}/"
    stage, claim = report.daftar_tahap.get(kode="TSK"), report.daftar_restitusi.get()
    suspect = f"/kasus/{report.kasus.slug}/terlapor/{report.kasus.daftar_terlapor.first().pk}/"
    legal = [
        "/kasus/perkara/?keadaan=semua", "/kasus/perkara/sidang/", track, f"{track}ubah/", f"{track}tahap/", f"{track}tahap/{stage.pk}/",
        f"{track}pasal/", f"{track}sidang/", f"{track}putusan/", f"{track}putusan/{report.daftar_putusan.first().pk}/",
        f"{track}restitusi/", f"{track}restitusi/{claim.pk}/", f"{track}restitusi/{claim.pk}/bayar/", suspect, f"{suspect}ubah/",
        f"{suspect}status/", f"{suspect}dpo/", f"{suspect}identitas/", f"/kasus/{report.kasus.slug}/",
        f"/kasus/{report.kasus.slug}/perkara/",
    ]  # fmt: skip
    happenings = [
        f"/kasus/{case.slug}/catatan/", f"/kasus/{case.slug}/bendera/", f"/kasus/{case.slug}/lampiran/",
        f"/kasus/{case.slug}/lampiran/{case.daftar_lampiran.first().pk}/", f"/kasus/{case.slug}/penutupan/",
        f"/kasus/{case.slug}/lampiran/{case.daftar_lampiran.first().pk}/unduh/", f"/kasus/{case.slug}/simfoni/",
        f"/kasus/{case.slug}/simfoni/nomor/", "/kasus/simfoni/", "/kasus/kelengkapan/", "/kasus/kelengkapan/?tahun=2024&aturan=asal",
    ]  # fmt: skip
    open_case = Kasus.objects.terbuka().filter(daftar_peristiwa__isnull=False).order_by("nomor").last()
    editing = [
        f"/kasus/{open_case.slug}/ubah/", f"/kasus/{open_case.slug}/korban/", f"/kasus/{open_case.slug}/terlapor/",
        f"/kasus/{open_case.slug}/peristiwa/",
        f"/kasus/{open_case.slug}/peristiwa/{open_case.daftar_peristiwa.first().pk}/",
        f"/kasus/{open_case.slug}/korban/{open_case.daftar_korban.first().pk}/ubah/",
    ]  # fmt: skip
    coming = SuratKeputusan.objects.latest("berlaku_mulai")
    seat = Keanggotaan.objects.get(sk__tanggal__year=2026, urutan=15)
    keep = [
        "/anggota/sk/catat/", "/anggota/kedudukan/", "/anggota/direktori/grup/", "/anggota/instansi-baru/", "/anggota/instansi/dinkes/",
        "/anggota/instansi/dinkes/ubah/", f"/anggota/kursi/{seat.pk}/", f"/anggota/kursi/{seat.pk}/pejabat/",
        f"/anggota/pejabat/{seat.daftar_pejabat.last().pk}/akhiri/", f"/anggota/sk/{coming.pk}/", f"/anggota/sk/{coming.pk}/ubah/",
        f"/anggota/sk/{coming.pk}/kursi/", f"/anggota/sk/{coming.pk}/impor/", f"/anggota/sk/{coming.pk}/perubahan/",
    ]  # fmt: skip
    served = Layanan.objects.filter(korban__kasus__in=Kasus.objects.terbuka(), penyedia__kode="dinsos").first()
    visit = Pemantauan.objects.terbuka().first()
    victim = f"/kasus/{visit.korban.kasus.slug}/korban/{visit.korban_id}"
    services = [
        "/kasus/layanan/?keadaan=lewat", "/kasus/pemantauan/", "/kasus/htcds/", f"{victim}/", f"{victim}/skrining/",
        f"{victim}/skrining/baru/", f"{victim}/penetapan/", f"{victim}/hak/", f"{victim}/reintegrasi/", f"{victim}/rencana/",
        f"{victim}/pemberdayaan/", f"/kasus/{visit.korban.kasus.slug}/pemantauan/{visit.pk}/",
        f"/kasus/{served.korban.kasus.slug}/layanan/{served.pk}/ubah/",
    ]  # fmt: skip
    agency = [
        "/kasus/layanan/", "/kasus/pemantauan/", f"/kasus/{served.korban.kasus.slug}/layanan/{served.pk}/ubah/",
        f"/kasus/{served.korban.kasus.slug}/korban/{served.korban_id}/",
    ]  # fmt: skip
    own = TindakLanjut.objects.terbuka().filter(instansi__kode="dinsos").order_by("pk").last()
    pending = Perkembangan.objects.pending().first()
    waiting, accepted = Rujukan.objects.get(status="diajukan"), Rujukan.objects.get(status="diterima")
    ended = Rujukan.objects.get(status="dicabut")
    victim = f"/kasus/{waiting.korban.kasus.slug}/korban/{waiting.korban_id}/"
    consent = Persetujuan.objects.terkini().get(korban=waiting.korban, tujuan="layanan")
    sharing = [
        "/kasus/rujukan/", f"/kasus/rujukan/{waiting.pk}/", f"/kasus/rujukan/{waiting.pk}/cabut/", f"/kasus/rujukan/{ended.pk}/",
        victim, f"{victim}rujuk/", f"{victim}persetujuan/", f"{victim}persetujuan/{consent.pk}/cabut/",
        f"/kasus/{accepted.korban.kasus.slug}/korban/{accepted.korban_id}/",
    ]  # fmt: skip
    received = [
        "/kasus/rujukan/?arah=masuk", f"/kasus/rujukan/{waiting.pk}/", f"/kasus/rujukan/{waiting.pk}/jawab/", f"/kasus/rujukan/{ended.pk}/",
        f"/kasus/rujukan/{accepted.pk}/", f"/kasus/rujukan/{accepted.pk}/hasil/",
        f"/kasus/{accepted.korban.kasus.slug}/korban/{accepted.korban_id}/",
    ]  # fmt: skip
    return {
        "kepala": [
            *everyone,
            *meetings,
            *office,
            *keep,
            *editing,
            *sharing,
            *legal,
            *happenings,
            *services,
            f"/tindak-lanjut/verifikasi/{pending.pk}/",
        ],
        "dinsos": ["/", *meetings, *received, *agency, "/kasus/", f"/tindak-lanjut/{own.pk}/lapor/"],
        "polda": [
            "/",
            "/kasus/perkara/",
            "/kasus/perkara/sidang/",
            track,
            f"{track}tahap/",
            f"/kasus/{report.kasus.slug}/",
        ],
        "pimpinan": ["/", "/laporan/"],
        "pengelola": ["/", "/jejak/"],
    }[role]


def faults_of(page, address: str) -> list[str]:
    """What axe finds, and whether the page is wider than its window."""
    width = page.viewport_size["width"]
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE.axe_script)
    found = [f"{address} at {width}: {fault}" for fault in page.evaluate(FAULTS)]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{address} at {width}: wider than the window")
    return found + [f"{address} at {width}: menu {label!r} leaves the window" for label in page.evaluate(MENUS)]


@pytest.mark.parametrize("roles", [("kepala",), ("dinsos", "polda", "pimpinan", "pengelola")], ids=["kantor", "lain"])
def test_every_page_is_accessible_fits_a_phone_and_breaks_no_rule(sample, roles, sign_in, visitor):
    faults = []
    for role in roles:
        page = sign_in(Pengguna.objects.get(nama_pengguna=role), width=390)
        for address in pages(role):
            assert page.goto(address).status == 200, address
            faults += faults_of(page, address)
    assert not faults, "\n".join(faults)
    assert not visitor.faults


def is_page(page, address: str) -> bool:
    """Whether the address shows a whole page: neither a file nor a piece for a page that is open."""
    answer = page.request.get(address)
    return "text/html" in answer.headers["content-type"] and "<html" in answer.text()


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_of_the_table_is_left_out(part, cast, objects, sign_in, visitor):
    """Every address that shows somebody a page, on a phone, a tablet and a desk, as the first role that may open it.

    In parts, so that the workers share them: this is the longest walk of all.
    """
    sessions, built, faults, seen = {}, {}, [], 0
    for url, obj, role in opened("GET", "200")[part::PARTS]:
        page = sessions.get(role) or sessions.setdefault(role, sign_in(cast[role], width=WIDTHS[0]))
        if obj not in built:
            built[obj] = objects(obj)
        address = reverse(url, kwargs=built[obj])
        if not is_page(page, address):
            continue
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults += faults_of(page, address)
        seen += 1
    assert not faults, "\n".join(faults)
    assert not visitor.faults
    assert seen > 100 / PARTS


def test_login_page_is_accessible(visitor):
    page = visitor(width=390)
    page.goto("/masuk/")
    assert not faults_of(page, "/masuk/")
    assert not visitor.faults
