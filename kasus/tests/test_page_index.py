"""The list and the detail: scope, filters, query counts, and no identity anywhere."""

import pytest

from kasus.models import Kasus
from kasus.tests.factories import make_kasus, make_layanan, victim

CANARY = {"nama": "ZZNAMA-7Q", "nik": "9999000011112222", "telepon": "0899-KANARI", "alamat": "Jalan ZZKANARI"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=0002", 1),
        ("q=aceh%2F2026%2F0001-K1", 1),
        ("q=9999", 0),
        ("status=terbuka", 2),
        ("status=Closed", 0),
        ("tahun=2026", 2),
        ("tahun=2020", 0),
        ("kelompok=anak", 1),
        ("tahun=abc", 2),
        ("status=%00", 2),
        ("hal=999", 2),
    ],
)
def test_filters(client_of, sekretariat, query, found):
    make_kasus(by=sekretariat)
    make_kasus(by=sekretariat, daftar_korban=[victim(usia_saat_terjerat=15)])
    response = client_of(sekretariat).get(f"/kasus/?{query}")
    assert response.status_code == 200
    assert len(response.context["page"].object_list) == found


def test_list_equals_count_for_every_role(client_of, cast, sekretariat):
    for n in range(3):
        kasus = make_kasus(by=sekretariat)
        if n:
            make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    for name, number in [("sekretariat", 3), ("kepala", 3), ("dinsos", 2), ("polda", 0)]:
        browser = client_of(cast[name])
        assert browser.get("/kasus/?status=terbuka").context["page"].jumlah.nilai == number
        shown = {angka.label: angka.jumlah.nilai for angka in browser.get("/").context["beranda"].daftar_angka}
        assert shown["kasus masih terbuka"] == number


def test_no_page_shows_identity_without_asking(client_of, cast, sekretariat):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas=CANARY)])
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi, keterangan="ZZKETERANGAN")
    korban = kasus.daftar_korban.get()
    addresses = [
        "/",
        "/kasus/",
        "/kasus/?q=ZZNAMA",
        f"/kasus/{kasus.slug}/",
        f"/kasus/{kasus.slug}/layanan/",
        f"/kasus/{kasus.slug}/identitas/{korban.pk}/",
        "/laporan/",
        "/laporan/2026/",
        "/jejak/",
        "/rapat/",
    ]
    for user in cast.values():
        for address in addresses:
            body = client_of(user).get(address).content.decode()
            assert not [v for v in CANARY.values() if v in body.replace('value="ZZNAMA"', "")], (user, address)


def test_member_sees_its_victim_and_nothing_else_of_the_case(client_of, cast, sekretariat):
    kasus = make_kasus(
        by=sekretariat,
        uraian="ZZURAIAN",
        daftar_korban=[victim(), victim()],
        daftar_terlapor=[{"jenis_kelamin": "L", "peran": "Exploiter"}],
    )
    make_layanan(kasus.daftar_korban.get(urutan=2), by=sekretariat, penyedia=cast["dinsos"].instansi)
    make_layanan(kasus.daftar_korban.get(urutan=2), by=sekretariat, penyedia=cast["polda"].instansi, jenis="HUK")
    body = client_of(cast["dinsos"]).get(f"/kasus/{kasus.slug}/").content.decode()
    assert f"{kasus.nomor}-K2" in body
    for hidden in (
        f"{kasus.nomor}-K1",
        "ZZURAIAN",
        "Pengeksploitasi",
        "Layanan hukum",
        "Buka identitas",
        "Riwayat status",
    ):
        assert hidden not in body


def test_reveal_page_shows_once_after_a_reason(client_of, sekretariat):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(identitas=CANARY)])
    address = f"/kasus/{kasus.slug}/identitas/{kasus.daftar_korban.get().pk}/"
    browser = client_of(sekretariat)
    assert "ZZNAMA-7Q" not in browser.post(address, {"alasan": "perlu"}).content.decode()
    response = browser.post(address, {"alasan": "menghubungi untuk visum"})
    assert "ZZNAMA-7Q" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store, private"
    assert "ZZNAMA-7Q" not in browser.get(address).content.decode()


@pytest.mark.parametrize("role", ["sekretariat", "dinsos"])
def test_list_needs_the_same_few_queries_for_two_and_for_twenty(
    client_of, cast, sekretariat, role, django_assert_max_num_queries
):
    def add(number):
        for _ in range(number):
            kasus = make_kasus(by=sekretariat)
            make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)

    browser, counts = client_of(cast[role]), []
    for more in (2, 18):
        add(more)
        with django_assert_max_num_queries(12) as queries:
            browser.get("/kasus/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


LINIMASA = 11  # one for each noun that tells the timeline, for the files, the flags and the completeness of the case
BAGIAN = 11  # consent, referrals, screening, visits, funds, rights and the people who may be the same, for all victims at once
JEJAK = 8  # the line of the trail that reading a whole case leaves, with its lock and savepoints
HUKUM = 3  # reports for their section; reports and changes of legal status for the timeline


def test_detail_needs_few_queries_however_many_victims(client_of, cast, sekretariat, django_assert_max_num_queries):
    browser, counts = client_of(sekretariat), []
    for number in (1, 12):
        kasus = make_kasus(by=sekretariat, daftar_korban=[victim() for _ in range(number)])
        for korban in kasus.daftar_korban.all():
            make_layanan(korban, by=sekretariat, penyedia=cast["dinsos"].instansi)
        with django_assert_max_num_queries(12 + JEJAK + LINIMASA + HUKUM + BAGIAN) as queries:
            browser.get(f"/kasus/{kasus.slug}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Kasus.objects.count() == 2
