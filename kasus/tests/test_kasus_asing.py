"""For who does not serve them, cases do not exist: no page, list, search, export or file gives a foreign case away.

Every row of the table of doors is opened by a member of an agency that has nothing to do with any of its cases, and by who may see
no case at all; every sealed column holds a sign, and the address of a case is sign enough. A new page is tried without being named.
"""

import io
import zipfile
from html import unescape

import openpyxl
import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from anggota.tests.factories import make_instansi, make_pengguna
from gugus_tugas.paging import HalamanKunci
from gugus_tugas.tests.matriks import ROWS
from kasus.models import IdentitasKorban, Kasus, Korban, Rujukan
from kasus.tests.factories import make_kasus, make_layanan
from kasus.tests.test_membaca import plant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_rendering")]
FORM = "application/x-www-form-urlencoded"
STRANGERS = ("luar", "pimpinan", "pengelola")
# A row of the table that stands for no case: what hangs on it is open to who may see meetings, members or reports.
NO_CASE = {
    "-", "tahun", "rapat", "nomor", "item", "note", "bukti", "akun", "tautan", "kabkota", "token", "kode", "sk", "berkas", "impor", "kursi",
    "orang", "nota", "hasil", "absen", "butir", "topik", "surat", "surel", "ketik", "serah",
    "tabelprogram", "imporprogram", "kegiatan", "bahan", "berkaskegiatan",
    "laporan", "laporandiperiksa", "laporandisetujui", "laporanterbit", "laporanedisi", "bab", "komentar", "kodelaporan",
    "tahunangka",
    # of the programmes, what every agency of the task force may read
    "rencanaaksi", "barisrencana", "realisasi", "perusahaan", "kecamatan", "pedoman", "versi", "gugusdaerah",
}  # fmt: skip
EXAMPLE = "TPPO-ACEH/2026/0007"  # stands as an example beside the search box
TYPED = {"nama": "Cutmaneh Teunom", "nik": "1171014107990001", "telepon": "0813-6001-7722"}


@pytest.fixture
def luar(cast):
    """A member of an agency that serves one victim of its own, and none of those below."""
    user = make_pengguna(peran="anggota", nama_pengguna="luar", instansi=make_instansi(kode="dinkes"))
    own = make_kasus(by=cast["sekretariat"])
    make_layanan(own.daftar_korban.get(), by=cast["sekretariat"], penyedia=user.instansi, jenis="KES")
    return user


@pytest.fixture
def foreign(cast, luar, objects):
    """(addresses of every row of the table, signs of every case that `luar` does not serve, the one whose victim is TYPED)."""
    found = make_kasus(by=cast["sekretariat"])
    built = {obj: objects(obj) for obj in dict.fromkeys(obj for _, _, obj, *_ in ROWS)}
    addresses = [(method, url, obj, reverse(url, kwargs=built[obj])) for method, url, obj, *_ in ROWS]
    signs = [*plant(), *TYPED.values()]
    identity = IdentitasKorban.objects.get(korban__kasus=found)
    for name, text in TYPED.items():
        setattr(identity, name, text)
    identity.save()
    cases = Kasus.objects.exclude(pk__in=Kasus.objects.visible_to(luar))
    signs += [value for row in cases for value in (row.slug, row.nomor) if value != EXAMPLE]
    signs += [str(pk) for pk in Korban.objects.filter(kasus__in=cases).values_list("pk", flat=True)]
    signs += [str(pk) for pk in Rujukan.objects.filter(korban__kasus__in=cases).values_list("pk", flat=True)]
    return addresses, signs, found


def content(answer) -> str:
    """What an answer tells: its text, the cells of a workbook, or every part of another packed document; the address that was asked is
    no news."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    packed = zipfile.ZipFile(io.BytesIO(body))
    if "xl/workbook.xml" not in packed.namelist():
        return unescape("\n".join(strip_tags(packed.read(name).decode(errors="replace")) for name in packed.namelist()))
    sheets = openpyxl.load_workbook(io.BytesIO(body)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)


def told_to_nobody(signs: list[str], role: str) -> list[str]:
    """Who keeps the accounts reads the trail, which speaks of cases by number (keamanan.md 43); nothing else."""
    return [sign for sign in signs if not (role == "pengelola" and sign.startswith("TPPO-"))]


def given_away(answer, signs: list[str], address: str) -> list[str]:
    text = content(answer)
    return [sign for sign in signs if sign in text and sign not in address]


def test_no_door_opens_and_nothing_is_given_away(cast, luar, foreign, client_of):
    addresses, signs, _ = foreign
    faults, answered = [], 0
    for role in STRANGERS:
        browser, secret = client_of({**cast, "luar": luar}[role]), told_to_nobody(signs, role)
        for method, url, obj, address in addresses:
            answer = browser.generic(method, address, content_type=FORM)
            answered += answer.status_code == 200
            if obj not in NO_CASE and answer.status_code not in {403, 404, 405}:
                faults.append(f"{role} {method} {url}: {answer.status_code}")
            faults += [f"{role} {method} {url}: shows {sign}" for sign in given_away(answer, secret, address)]
    assert faults == []
    assert answered > 50, "pages that are refused show nothing anyway"


def test_search_and_filters_find_nothing_foreign(cast, luar, foreign, client_of):
    _, signs, case = foreign
    words = [*TYPED.values(), case.nomor, case.nomor.split("/", 1)[1], str(case.urutan), f"{case.nomor}-K1"]
    faults, lists = [], [reverse(url) for method, url, obj, *_ in ROWS if (method, obj) == ("GET", "-")]
    for role in STRANGERS:
        browser, secret = client_of({**cast, "luar": luar}[role]), told_to_nobody(signs, role)
        asked = [("/kasus/cari/", {"teks": word}, browser.post) for word in words]
        for address in lists:
            if b'name="q"' in browser.get(address).content:
                asked += [(address, {"q": word}, browser.get) for word in words]
        for address, data, ask in asked:
            answer, (word,) = ask(address, data), data.values()
            faults += [f"{address} {word}: shows {sign}" for sign in given_away(answer, secret, word)]
            found = answer.context.get("daftar_kasus", ()) if answer.context else ()
            faults += [f"{address} {word}: finds {row}" for row in found if row == case]
    assert faults == []


def test_export_holds_the_own_case_alone(luar, foreign, client_of):
    _, signs, _ = foreign
    browser, own = client_of(luar), Kasus.objects.visible_to(luar).get().nomor
    columns = [name for name, _ in browser.get("/kasus/ekspor/").context["form"].fields["kolom"].choices]
    slugs = Kasus.objects.values_list("slug", flat=True)
    for bentuk, query in (("csv", ""), ("xlsx", ""), ("csv", "&".join(f"k={slug}" for slug in slugs))):
        text = content(browser.post(f"/kasus/ekspor/?{query}", {"bentuk": bentuk, "kolom": columns}))
        assert [sign for sign in signs if sign in text] == []
        assert own in text


def listed(browser, address: str) -> tuple[int, int] | None:
    """(rows on all pages of a list, the number it tells), or None where there is no list or it counts only so far."""
    answer = browser.get(address)
    page = answer.context.get("page") if answer.status_code == 200 and answer.context else None
    if page is None:
        return None
    if not isinstance(page, HalamanKunci):
        pages = [browser.get(address, {"hal": n}).context["page"] for n in page.paginator.page_range]
        return sum(len(p.object_list) for p in pages), page.paginator.count
    rows = len(page.object_list)
    while page.berikutnya:
        page = browser.get(address, {"hal": page.berikutnya}).context["page"]
        rows += len(page.object_list)
    return None if page.jumlah.is_lebih else (rows, page.jumlah.nilai)


def test_every_list_holds_as_many_rows_as_it_tells(cast, luar, foreign, client_of):
    addresses = [reverse(url) for method, url, obj, *_ in ROWS if (method, obj) == ("GET", "-")]
    for role in ("sekretariat", "kepala", "polda", "dinsos", *STRANGERS):
        browser = client_of({**cast, "luar": luar}[role])
        told = {address: found for address in addresses if (found := listed(browser, address)) is not None}
        assert {address: pair for address, pair in told.items() if pair[0] != pair[1]} == {}, role
        if role in {"sekretariat", "kepala"}:
            assert told["/kasus/"][1] > 25, "one page would prove less"
