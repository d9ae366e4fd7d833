"""Decrees, seats and agencies as every role reads them."""

import datetime

import pytest
from django.utils import timezone

from anggota.models import JejakAudit, Pejabat, SuratKeputusan
from anggota.tests.factories import make_instansi, make_keanggotaan, make_sk
from gugus_tugas.pdf import PdfFailed

DAY = datetime.timedelta(days=1)


@pytest.fixture
def page(client_of, pimpinan):
    return client_of(pimpinan)


@pytest.fixture
def decrees(sekretariat):
    """One that ended yesterday, one in force, one from tomorrow; a seat each."""
    today = timezone.localdate()
    ended = make_sk(by=sekretariat, nomor="1/2018", berlaku_sampai=today - DAY)
    current = make_sk(by=sekretariat, nomor="2/2021", tanggal=today, berlaku_mulai=today, mencabut=ended)
    coming = make_sk(by=sekretariat, nomor="3/2031", tanggal=today, berlaku_mulai=today + DAY)
    for sk, name in [(ended, "Kursi Lama"), (current, "Kursi Kini"), (coming, "Kursi Nanti")]:
        make_keanggotaan(sk=sk, jabatan_dinas=name)
    return ended, current, coming


@pytest.mark.usefixtures("decrees")
def test_index_shows_the_members_of_today(page):
    html = page.get("/anggota/").content.decode()
    assert [name for name in ("Kursi Lama", "Kursi Kini", "Kursi Nanti") if name in html] == ["Kursi Kini"]


def test_index_without_a_decree_says_so(page):
    assert "Tidak ada SK yang berlaku hari ini" in page.get("/anggota/").content.decode()


@pytest.mark.usefixtures("decrees")
def test_sk_index_tells_which_is_in_force(page):
    html = page.get("/anggota/sk/").content.decode()
    rows = html.split('<ul class="linimasa">')[1].split("<li>")[1:4]
    for row, number, state in zip(
        rows, ("3/2031", "2/2021", "1/2018"), ("Belum berlaku", "Berlaku", "Berakhir"), strict=True
    ):
        assert number in row
        assert f">{state}<" in row


def test_sk_detail_shows_seats_counts_and_what_it_revokes(page, decrees):
    ended, current, _ = decrees
    Pejabat.objects.create(
        keanggotaan=current.daftar_keanggotaan.get(), nama="Pejabat Rekaan", sebutan="Plt.", mulai=timezone.localdate()
    )
    response = page.get(f"/anggota/sk/{current.pk}/")
    html = response.content.decode()
    assert response.context["sk"].jumlah_kursi == 1
    assert "Plt. Pejabat Rekaan" in html
    assert f'href="/anggota/sk/{ended.pk}/"' in html


def test_sk_detail_of_an_ended_decree_shows_its_last_day(page, decrees):
    response = page.get(f"/anggota/sk/{decrees[0].pk}/")
    assert response.context["on"] == timezone.localdate() - DAY
    assert "Kursi Lama" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/anggota/sk/987654/",
        "/anggota/sk/99999999999999999999999/",
        "/anggota/sk/987654/pdf/",
        "/anggota/instansi/tidak-ada/",
    ],
)
def test_unknown_address_is_not_found(page, address):
    assert page.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/anggota/", "/anggota/sk/{sk}/"])
def test_seats_need_the_same_few_queries_for_two_and_for_twenty(
    page, sekretariat, address, django_assert_max_num_queries
):
    sk, counts = make_sk(by=sekretariat), []
    for more in (2, 18):
        for _ in range(more):
            Pejabat.objects.create(keanggotaan=make_keanggotaan(sk=sk), nama="X", mulai=sk.berlaku_mulai)
        with django_assert_max_num_queries(12) as queries:
            page.get(address.format(sk=sk.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_sk_index_needs_the_same_few_queries_for_two_and_for_twenty(page, sekretariat, django_assert_max_num_queries):
    counts = []
    for more in (2, 18):
        for _ in range(more):
            make_keanggotaan(sk=make_sk(by=sekretariat))
        with django_assert_max_num_queries(12) as queries:
            page.get("/anggota/sk/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_instansi_shows_its_office_and_every_seat_over_time(page, sekretariat):
    agency = make_instansi(kode="dinkes", surel="kantor@contoh.go.id")
    for nomor in ("1/2018", "2/2021"):
        seat = make_keanggotaan(sk=make_sk(by=sekretariat, nomor=nomor), instansi=agency)
        Pejabat.objects.create(keanggotaan=seat, nama=f"Pejabat {nomor}", mulai=datetime.date(2018, 8, 1))
    html = page.get("/anggota/instansi/dinkes/").content.decode()
    for text in ("Instansi Dinkes", "kantor@contoh.go.id", "belum diisi", "Pejabat 1/2018", "Pejabat 2/2021"):
        assert text in html


def test_instansi_without_a_seat_says_so(page):
    make_instansi(kode="dinkes")
    assert "belum tercantum dalam SK" in page.get("/anggota/instansi/dinkes/").content.decode()


def test_instansi_needs_few_queries_however_many_seats(page, sekretariat, django_assert_max_num_queries):
    agency, counts = make_instansi(kode="dinkes"), []
    for more in (2, 18):
        for _ in range(more):
            make_keanggotaan(sk=make_sk(by=sekretariat), instansi=agency)
        with django_assert_max_num_queries(12) as queries:
            page.get("/anggota/instansi/dinkes/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_sk_pdf_is_a_download_with_a_line_in_the_trail(page, decrees, monkeypatch):
    monkeypatch.setattr("anggota.views.sk.render_pdf", lambda html: b"%PDF-" + html.encode())
    sk = decrees[1]
    response = page.get(f"/anggota/sk/{sk.pk}/pdf/")
    assert b"Kursi Kini" in response.content
    assert response.headers["Content-Disposition"] == f'attachment; filename="sk-gugus-tugas-{sk.tanggal.year}.pdf"'
    assert list(JejakAudit.objects.values_list("pelaku", "peristiwa", "objek_kode")) == [
        ("pimpinan", "export_sk", str(sk))
    ]


def test_sk_pdf_that_fails_says_so_and_leaves_no_line(page, decrees, monkeypatch):
    def fail(html):
        raise PdfFailed("PDF gagal dibuat. Coba lagi.")

    monkeypatch.setattr("anggota.views.sk.render_pdf", fail)
    response = page.get(f"/anggota/sk/{decrees[1].pk}/pdf/", follow=True)
    assert response.redirect_chain == [(f"/anggota/sk/{decrees[1].pk}/", 302)]
    assert "PDF gagal dibuat. Coba lagi." in response.content.decode()
    assert not JejakAudit.objects.exists()


def test_revoked_decree_without_an_end_is_not_in_force(page, sekretariat):
    today = timezone.localdate()
    old = make_sk(by=sekretariat, nomor="1/2018")
    make_keanggotaan(sk=old, jabatan_dinas="Kursi Lama")
    new = make_sk(by=sekretariat, nomor="2/2026", tanggal=today, berlaku_mulai=today, mencabut=old)
    make_keanggotaan(sk=new, jabatan_dinas="Kursi Kini")
    old = SuratKeputusan.objects.get(pk=old.pk)
    assert (old.berakhir, old.is_in_force(on=today), old.date_to_show(today)) == (today - DAY, False, today - DAY)
    assert list(SuratKeputusan.objects.in_force(on=today)) == [new]
    assert list(SuratKeputusan.objects.in_force(on=today - DAY)) == [old]
    html = page.get("/anggota/sk/").content.decode()
    assert (html.count(">Dicabut<"), html.count(">Berlaku<")) == (1, 1)
    detail = page.get(f"/anggota/sk/{old.pk}/").content.decode()
    assert "Dicabut oleh" in detail
    assert "Kursi Kini" in page.get("/anggota/").content.decode()
