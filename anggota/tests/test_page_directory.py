"""Agencies and how to reach them; the group and its rule; members of a day; warnings before a decree ends."""

import datetime

import pytest
from django.utils import timezone

from anggota.models import Instansi, JejakAudit, Pejabat, Pengaturan
from anggota.roster import WARN_DAYS, peringatan_sk
from anggota.tests.factories import make_instansi, make_keanggotaan, make_sk

DAY = datetime.timedelta(days=1)
TODAY = datetime.date(2026, 6, 1)
LINK = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def contact(**changes) -> dict:
    values = {"nama": "Dinas Kesehatan", "singkatan": "Dinkes", "jenis": "LocalGovernmentOrganisation"}
    return {**values, "telepon": "", "surel": "", "whatsapp": "", **changes}


def test_record_instansi_normalises_code_and_number(page):
    answer = page.post("/anggota/instansi-baru/", contact(kode="Dinkes", whatsapp="0812-3456-7890"))
    assert answer.url == "/anggota/instansi/dinkes/"
    html = page.get(answer.url).content.decode()
    assert 'href="https://wa.me/6281234567890"' in html


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"kode": "polda"}, "telah ada"),
        ({"kode": "dua kata"}, "slug"),
        ({"kode": "x", "whatsapp": "javascript:alert(1)"}, "0812-3456-7890"),
        ({"kode": "x", "surel": "bukan surel"}, "surel"),
        ({"kode": "x", "jenis": ""}, "tidak boleh kosong"),
    ],
)
def test_record_instansi_explains_a_fault(page, polda, changes, text):
    before = Instansi.objects.count()
    answer = page.post("/anggota/instansi-baru/", contact(**changes))
    assert answer.status_code == 200
    assert text in answer.content.decode().lower()
    assert Instansi.objects.count() == before


def test_update_instansi_names_the_changed_columns_only(page, polda):
    kept = contact(nama=polda.instansi.nama, singkatan=polda.instansi.singkatan, jenis=polda.instansi.jenis)
    page.post("/anggota/instansi/polda/ubah/", {**kept, "telepon": "0651-1", "whatsapp": "+62 811 1111 1111"})
    assert JejakAudit.objects.get().kolom == ["telepon", "whatsapp"]
    assert "+6281111111111" in page.get("/anggota/instansi/polda/ubah/").content.decode()
    page.post("/anggota/instansi/polda/ubah/", {**kept, "telepon": "0651-1", "whatsapp": "+62 811 1111 1111"})
    assert JejakAudit.objects.count() == 1


def test_directory_groups_members_and_names_their_contacts(page, sekretariat):
    inside, outside = make_instansi(kode="dalam", whatsapp="628111111111"), make_instansi(kode="luar")
    seat = make_keanggotaan(sk=make_sk(by=sekretariat), instansi=inside)
    Pejabat.objects.create(keanggotaan=seat, nama="Rekaan Narahubung", mulai=seat.sk.berlaku_mulai, is_narahubung=True)
    answer = page.get("/anggota/direktori/")
    first, second = answer.context["kelompok"]
    assert inside in first.daftar_instansi
    assert outside in second.daftar_instansi
    html = answer.content.decode()
    assert "Rekaan Narahubung" in html
    assert 'href="https://wa.me/628111111111"' in html


def test_directory_prints_the_rule_about_victims_for_everyone(client_of, cast):
    for user in cast.values():
        html = client_of(user).get("/anggota/direktori/").content.decode()
        assert "Tidak ada data korban di WhatsApp" in html
        assert "Sebut nomor kasusnya saja" in html


def test_empty_directory_says_so(client_of, db):
    from anggota.tests.factories import make_pengguna

    html = client_of(make_pengguna(peran="kepala")).get("/anggota/direktori/").content.decode()
    assert "Belum ada instansi" in html
    assert "Tautan grup belum diisi" in html


def test_directory_takes_few_queries_however_many_agencies(page, sekretariat, django_assert_max_num_queries):
    sk, counts = make_sk(by=sekretariat), []
    for more in (2, 18):
        for _ in range(more):
            make_keanggotaan(sk=sk)
        with django_assert_max_num_queries(12) as queries:
            page.get("/anggota/direktori/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_group_link_is_set_changed_and_taken_away(page, client_of, polda):
    for link in (LINK, f"{LINK}x", ""):
        page.post("/anggota/direktori/grup/", {"tautan_grup": link})
        assert Pengaturan.objects.get().tautan_grup == link
        assert (f'href="{link}"' in client_of(polda).get("/anggota/direktori/").content.decode()) is bool(link)
    assert JejakAudit.objects.filter(peristiwa="update_pengaturan").count() == 3


@pytest.mark.parametrize(
    "link",
    [
        "http://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv",
        "https://chat.whatsapp.com.jahat.example/AbCdEfGhIjKl",
        "https://jahat.example/?https://chat.whatsapp.com/AbCdEfGhIjKl",
        "javascript:alert(1)//https://chat.whatsapp.com/AbCdEfGhIjKl",
        "https://chat.whatsapp.com/",
        "https://chat.whatsapp.com/Ab\nCdEfGhIjKlMn",
    ],
)
def test_only_a_link_of_whatsapp_groups_is_taken(page, link):
    assert "https://chat.whatsapp.com/" in page.post("/anggota/direktori/grup/", {"tautan_grup": link}).content.decode()
    assert not Pengaturan.objects.exists()


def test_index_shows_the_members_of_the_day_that_is_asked(page, sekretariat):
    old = make_sk(by=sekretariat, nomor="1", berlaku_sampai=datetime.date(2018, 12, 31))
    new = make_sk(by=sekretariat, nomor="2", berlaku_mulai=datetime.date(2024, 1, 1))
    make_keanggotaan(sk=old, jabatan_dinas="Kursi Lama")
    make_keanggotaan(sk=new, jabatan_dinas="Kursi Baru")
    seen = {}
    for asked in ("9/8/2018", "1 Mei 2020", "", "kemarin dulu"):
        html = page.get("/anggota/", {"pada": asked}).content.decode()
        seen[asked] = [name for name in ("Kursi Lama", "Kursi Baru", "Tidak ada SK pada tanggal itu") if name in html]
    assert seen == {
        "9/8/2018": ["Kursi Lama"],
        "1 Mei 2020": ["Tidak ada SK pada tanggal itu"],
        "": ["Kursi Baru"],
        "kemarin dulu": ["Kursi Baru"],
    }
    assert "hari/bulan/tahun" in html


@pytest.mark.parametrize(
    ("days", "warned"), [(WARN_DAYS + 1, False), (WARN_DAYS, True), (1, True), (0, True), (-1, True)]
)
def test_warning_begins_sixty_days_before_the_end(sekretariat, days, warned):
    make_sk(by=sekretariat, berlaku_sampai=TODAY + days * DAY)
    assert bool(peringatan_sk(today=TODAY)) is warned


def test_warning_ends_when_the_successor_is_recorded(sekretariat):
    old = make_sk(by=sekretariat, berlaku_sampai=TODAY + 10 * DAY)
    assert "10 hari lagi" in peringatan_sk(today=TODAY)
    make_sk(by=sekretariat, nomor="2", berlaku_mulai=TODAY + 11 * DAY, mencabut=old)
    assert peringatan_sk(today=TODAY) == ""


def test_no_decree_is_said_with_what_to_do(client_of, sekretariat, polda):
    html = client_of(sekretariat).get("/anggota/").content.decode()
    assert "Tidak ada SK gugus tugas yang berlaku hari ini" in html
    assert "Catat SK baru" in html
    assert "Catat SK baru" not in client_of(polda).get("/anggota/").content.decode()


def test_decree_pdf_is_dated_twice(page, sekretariat, monkeypatch):
    monkeypatch.setattr("anggota.views.sk.render_pdf", lambda html: html.encode())
    sk = make_sk(by=sekretariat, tanggal=datetime.date(2018, 8, 9))
    html = page.get(f"/anggota/sk/{sk.pk}/pdf/").content.decode()
    assert "9 Agustus 2018 M bertepatan dengan 27 Zulkaidah 1439 H" in html
    assert "pada tanggal 9 Agustus 2018 M<br>27 Zulkaidah 1439 H" in html
    assert timezone.localdate() >= sk.tanggal


def test_timeline_shows_the_years_without_a_decree(page, sekretariat):
    first = make_sk(by=sekretariat, nomor="1", berlaku_sampai=datetime.date(2018, 12, 31))
    make_sk(
        by=sekretariat, nomor="2", berlaku_mulai=datetime.date(2024, 1, 10), berlaku_sampai=datetime.date(2025, 12, 31)
    )
    make_sk(by=sekretariat, nomor="3", berlaku_mulai=datetime.date(2026, 1, 1))
    html = page.get("/anggota/sk/").content.decode()
    assert html.count("Tanpa SK") == 1
    assert "1 Januari 2019 – 9 Januari 2024" in html
    assert first.nomor in html
