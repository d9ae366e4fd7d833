"""The list: each filter, chips, search without names in the address, order, pages, columns, kept filters, several cases at once."""

import datetime
import random

import pytest
from django.utils import timezone

from anggota.models import JejakAudit
from kasus.models import Kasus, PilihanKolom, SaringanTersimpan
from kasus.tests.factories import make_kasus, make_layanan, victim
from wilayah.models import Wilayah

URL = "/kasus/"


def place(kode):
    return Wilayah.objects.get(kode=kode)


@pytest.fixture
def two(sekretariat, kepala, cast):
    """0001: an adult woman from Langsa, exploited in Malaysia, late service. 0002: a boy from Aceh Timur, closed door by door."""
    first = make_kasus(
        by=sekretariat,
        tanggal_lapor=datetime.date(2026, 3, 2),
        tempat_lapor=place("11.71"),
        nomor_simfoni="SIM-77",
        daftar_korban=[victim(asal=place("11.74"))],
        daftar_peristiwa=[{"tahap": "Exploitation", "tempat": place("MY"), "tanggal": None}],
    )
    second = make_kasus(
        by=kepala,
        tanggal_lapor=datetime.date(2026, 4, 9),
        sumber_laporan="kepolisian",
        daftar_korban=[
            victim(usia_saat_terjerat=15, kelompok_usia="anak", jenis_kelamin="L", asal=place("11.03"), tujuan=["ForcedBegging"])
        ],
        daftar_peristiwa=[{"tahap": "Recruitment", "tempat": place("11.03"), "tanggal": None}],
    )  # fmt: skip
    make_layanan(first.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    make_layanan(
        second.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi, diminta=timezone.localdate()
    )
    return first, second


def numbers(response) -> list[int]:
    return [kasus.urutan for kasus in response.context["page"].object_list]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [2, 1]),
        ("status=Active", [2, 1]),
        ("status=Closed", []),
        ("status=terbuka", [2, 1]),
        ("tahun=2026", [2, 1]),
        ("tahun=2025", []),
        ("kelompok=anak", [2]),
        ("kelamin=L", [2]),
        ("kelamin=P", [1]),
        ("tujuan=ForcedBegging", [2]),
        ("tujuan=OrganRemoval", []),
        ("asal=11.74", [1]),
        ("asal=11.03", [2]),
        ("tempat=11.03", [2]),
        ("sumber=kepolisian", [2]),
        ("penanggung=kepala", [2]),
        ("penanggung=sekretariat", [1]),
        ("lewat=1", [1]),
        ("simfoni=1", [2]),
        ("dari=1%2F4%2F2026", [2]),
        ("sampai=2026-03-31", [1]),
        ("dari=2026-03-02&sampai=2026-03-02", [1]),
        ("kelompok=anak&kelamin=P", []),
        ("q=1", [1]),
        ("q=2026%2F2", [2]),
        ("q=tppo-aceh%2F2026%2F0002-K1", [2]),
        ("q=2025%2F2", []),
        ("q=sim-77", [1]),
        ("q=Malaysia", [1]),
        ("q=Kota+Langsa", [1]),
        ("q=Aceh+Timur", [2]),
        ("q=Banda+Aceh", [1]),
        ("urut=terlama", [1, 2]),
        ("urut=nomor", [2, 1]),
        ("urut=nomor_awal", [1, 2]),
    ],
)
def test_each_filter(client_of, sekretariat, two, query, found):
    assert numbers(client_of(sekretariat).get(f"{URL}?{query}")) == found


@pytest.mark.parametrize(
    "query",
    [
        "urut=nama", "urut=-pk", "urut=status;drop", "tahun=99999", "tahun=-1", "status=x", "asal=99.99", "asal=%25", "tujuan=%00",
        "dari=15%2F05%2F20", "sampai=31%2F02%2F2026", "dari=2026-04-01&sampai=2026-03-01", "penanggung=admin", "hal=xx", "hal=%00",
        "hal=-1", "hal=W10%3Ax", "lewat=0", "kolom=nik", "k=x",
    ],
)  # fmt: skip
def test_nonsense_never_fails_and_narrows_nothing(client_of, sekretariat, two, query):
    response = client_of(sekretariat).get(f"{URL}?{query}")
    assert response.status_code == 200
    assert sorted(numbers(response)) in ([1, 2], [2], [1])  # of two dates the readable one counts


@pytest.mark.parametrize(
    "query", ["tujuan=ForcedBegging", "asal=11.03", "tempat=11.03", "penanggung=kepala", "simfoni=1"]
)
def test_a_member_cannot_ask_what_its_page_does_not_tell(client_of, dinsos, two, query):
    response = client_of(dinsos).get(f"{URL}?{query}")
    assert numbers(response) == [2, 1]
    assert not response.context["form"].keping


def test_a_member_does_not_search_places(client_of, dinsos, two):
    response = client_of(dinsos).get(f"{URL}?q=Malaysia")
    assert numbers(response) == []
    assert "Bukan nomor kasus" in response.content.decode()


@pytest.mark.parametrize(("name", "want"), [("dinsos", [2]), ("polda", [])])
def test_a_filter_on_victims_asks_those_in_scope(client_of, cast, two, name, want):
    assert numbers(client_of(cast[name]).get(f"{URL}?kelompok=anak")) == want


def test_filters_stay_within_scope_when_a_case_has_a_foreign_victim(client_of, cast, sekretariat):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(), victim(usia_saat_terjerat=9, kelompok_usia="anak")])
    make_layanan(kasus.daftar_korban.get(urutan=1), by=sekretariat, penyedia=cast["dinsos"].instansi)
    make_layanan(kasus.daftar_korban.get(urutan=2), by=sekretariat, penyedia=cast["polda"].instansi)
    dinsos = client_of(cast["dinsos"])
    assert numbers(dinsos.get(f"{URL}?kelompok=anak")) == []
    body = dinsos.get(URL).content.decode()
    assert "1 korban" in body
    assert "1 anak" not in body


def test_chips_remove_one_filter_each_and_keep_the_rest(client_of, sekretariat, two):
    response = client_of(sekretariat).get(f"{URL}?status=Active&kelamin=L&lewat=1&dari=1/1/2026&urut=terlama&hal=abc")
    chips = {chip["label"]: chip["kueri"] for chip in response.context["form"].keping}
    assert chips == {
        "Status: Penanganan": "kelamin=L&dari=2026-01-01&lewat=1&urut=terlama",
        "Jenis kelamin: Laki-laki": "status=Active&dari=2026-01-01&lewat=1&urut=terlama",
        "Dilaporkan dari: 1 Januari 2026": "status=Active&kelamin=L&lewat=1&urut=terlama",
        "Layanan lewat 7 hari": "status=Active&kelamin=L&dari=2026-01-01&urut=terlama",
    }


def test_the_last_chip_leads_to_the_whole_list(client_of, sekretariat):
    assert client_of(sekretariat).get(f"{URL}?lewat=1").context["form"].keping[0]["kueri"] == "semua=1"


@pytest.mark.parametrize(
    "name",
    ["Cut Nyak Rekaan", "rekaan", "T. Rekaan", "0811 2345 Rekaan bin", "<script>", "9999000011112222", "081234567890"],
)
def test_a_name_never_reaches_the_address(client_of, sekretariat, two, name):
    browser = client_of(sekretariat)
    response = browser.post("/kasus/saring/", {"q": name, "status": "Active"})
    assert response.status_code == 302
    assert response.url == "/kasus/?status=Active"
    body = browser.get(response.url).content.decode()
    assert "Nama orang tidak dicari di sini" in body
    assert name not in body


@pytest.mark.parametrize(
    ("sent", "kueri"),
    [
        ({"q": "2026/7"}, "q=2026%2F7"),
        ({"q": "Kota Langsa", "kelompok": ""}, "q=Kota+Langsa"),
        ({"tahun": "2026", "dari": "9 agustus 2018", "lewat": "on"}, "tahun=2026&dari=2018-08-09&lewat=1"),
        ({"tahun": "x"}, "semua=1"),
        ({"q": "Siti\x00"}, "semua=1"),
        ({"q": "SIM-77"}, "semua=1"),
        ({}, "semua=1"),
    ],
)
def test_the_form_becomes_an_address(client_of, sekretariat, sent, kueri):
    assert client_of(sekretariat).post("/kasus/saring/", sent).url == f"/kasus/?{kueri}"


def test_pages_follow_the_order_with_many_ties_and_show_every_case_once(client_of, sekretariat):
    chance = random.Random(3)
    for _ in range(57):
        make_kasus(by=sekretariat, tanggal_lapor=datetime.date(chance.choice([2024, 2025]), 5, chance.choice([1, 2])))
    browser = client_of(sekretariat)
    for order, fields in {
        "": ("-tanggal_lapor", "-urutan", "-pk"),
        "terlama": ("tanggal_lapor", "urutan", "pk"),
        "nomor": ("-tahun_nomor", "-urutan"),
    }.items():
        seen, cursor = [], ""
        while True:
            page = browser.get(URL, {"urut": order, "hal": cursor}).context["page"]
            seen += page.object_list
            cursor = page.berikutnya
            if not cursor:
                break
        assert seen == list(Kasus.objects.order_by(*fields))
        back = browser.get(URL, {"urut": order, "hal": page.sebelumnya}).context["page"]
        assert back.object_list == seen[25:50]


def test_a_case_recorded_meanwhile_moves_no_page(client_of, sekretariat):
    for n in range(30):
        make_kasus(by=sekretariat, tanggal_lapor=datetime.date(2026, 1, 1 + n % 28))
    browser = client_of(sekretariat)
    cursor = browser.get(URL).context["page"].berikutnya
    before = numbers(browser.get(URL, {"hal": cursor}))
    make_kasus(by=sekretariat, tanggal_lapor=datetime.date(2026, 2, 1))
    assert numbers(browser.get(URL, {"hal": cursor})) == before


def test_a_cursor_shows_nothing_outside_the_scope(client_of, cast, sekretariat):
    kasus = [make_kasus(by=sekretariat, tanggal_lapor=datetime.date(2026, 1, 1 + n % 28)) for n in range(60)]
    make_layanan(kasus[3].daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    cursor = client_of(sekretariat).get(URL).context["page"].berikutnya
    assert set(numbers(client_of(cast["dinsos"]).get(URL, {"hal": cursor}))) <= {4}


@pytest.mark.parametrize("role", ["sekretariat", "kepala", "dinsos"])
@pytest.mark.parametrize("columns", [None, "all"])
def test_the_same_few_queries_for_two_and_for_fifty(
    client_of, cast, sekretariat, role, columns, django_assert_max_num_queries
):
    if columns:
        every = ["korban", "tanggal", "layanan", "tujuan", "asal", "tempat", "simfoni", "dicatat"]
        PilihanKolom.objects.create(kolom=every, dicatat_oleh=cast[role])
    SaringanTersimpan.objects.create(nama="x", kueri="status=Active", dicatat_oleh=cast[role])

    def add(number):
        for _ in range(number):
            kasus = make_kasus(
                by=sekretariat,
                daftar_korban=[victim(asal=place("11.03"))],
                daftar_peristiwa=[{"tahap": "Recruitment", "tempat": place("11.71"), "tanggal": None}],
            )
            make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)

    browser, counts = client_of(cast[role]), []
    for more in (2, 48):
        add(more)
        with django_assert_max_num_queries(12) as queries:
            browser.get(f"{URL}?status=terbuka")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_columns_are_remembered_for_their_owner_alone(client_of, sekretariat, kepala, two):
    browser = client_of(sekretariat)
    assert browser.post("/kasus/kolom/", {"kolom": ["tujuan", "asal", "tempat", "layanan"]}).status_code == 302
    body = browser.get(URL).content.decode()
    for text in (
        "Tujuan eksploitasi",
        "Pengemisan paksa",
        "Kota Langsa",
        "Eksploitasi: Malaysia",
        "0 dari 1 diberikan, 1 lewat 7 hari",
    ):
        assert text in body
    assert '<th scope="col">Penanggung jawab</th>' not in body
    assert '<th scope="col">Penanggung jawab</th>' in client_of(kepala).get(URL).content.decode()


def test_a_member_gets_no_column_of_the_whole_case(client_of, dinsos, two):
    browser = client_of(dinsos)
    assert browser.post("/kasus/kolom/", {"kolom": ["asal"]}).status_code == 200  # not a choice: the form says so
    PilihanKolom.objects.create(kolom=["asal", "tujuan", "nik", 5, "korban"], dicatat_oleh=dinsos)
    body = browser.get(URL).content.decode()
    assert "Pengemisan" not in body
    assert [column.nama for column in browser.get(URL).context["kolom"]] == ["korban"]


def test_a_filter_is_kept_opened_replaced_and_removed(client_of, sekretariat, two):
    browser = client_of(sekretariat)
    page = browser.get("/kasus/saringan/?kelamin=L&lewat=0")
    assert "Jenis kelamin: Laki-laki" in page.content.decode()
    answer = browser.post(
        "/kasus/saringan/", {"nama": "Anak laki-laki", "kueri": "kelamin=L&hal=x&q=Rekaan", "is_utama": "on"}
    )
    assert answer.url == "/kasus/?kelamin=L"
    row = SaringanTersimpan.objects.get()
    assert (row.nama, row.kueri, row.is_utama) == ("Anak laki-laki", "kelamin=L", True)
    assert browser.get(URL).url == "/kasus/?kelamin=L"
    assert numbers(browser.get("/kasus/?semua=1")) == [2, 1]
    browser.post("/kasus/saringan/", {"nama": "anak LAKI-LAKI", "kueri": "kelamin=P"})
    row.refresh_from_db()
    assert (row.kueri, row.is_utama) == ("kelamin=P", False)
    browser.post("/kasus/saringan/", {"nama": "Dua", "kueri": "lewat=1", "is_utama": "on"})
    browser.post("/kasus/saringan/", {"nama": "Tiga", "kueri": "simfoni=1", "is_utama": "on"})
    assert [r.nama for r in SaringanTersimpan.objects.filter(is_utama=True)] == ["Tiga"]
    browser.post(f"/kasus/saringan/{row.pk}/hapus/")
    assert SaringanTersimpan.objects.count() == 2


def test_kept_filters_belong_to_one_person(client_of, sekretariat, kepala):
    client_of(sekretariat).post("/kasus/saringan/", {"nama": "Rahasiaku", "kueri": "kelamin=L", "is_utama": "on"})
    row, other = SaringanTersimpan.objects.get(), client_of(kepala)
    assert other.post(f"/kasus/saringan/{row.pk}/hapus/").status_code == 404
    assert other.get(URL).status_code == 200
    assert "Rahasiaku" not in other.get("/kasus/saringan/").content.decode()
    assert "Rahasiaku" not in str(list(SaringanTersimpan.objects.values_list()))
    assert not JejakAudit.objects.filter(alasan__contains="Rahasiaku").exists()


def test_too_many_kept_filters_are_refused(client_of, sekretariat):
    for n in range(20):
        SaringanTersimpan.objects.create(nama=f"s{n}", kueri="", dicatat_oleh=sekretariat)
    response = client_of(sekretariat).post("/kasus/saringan/", {"nama": "lagi", "kueri": ""})
    assert "Hapus yang tidak dipakai" in response.content.decode()


def test_a_row_in_short_is_of_the_scope_and_leaves_the_secrets_out(client_of, cast, sekretariat):
    secret = {"nama": "ZZNAMA", "nik": "9999000011112222"}
    kasus = make_kasus(
        by=sekretariat, uraian="ZZURAIAN", daftar_korban=[victim(identitas=secret, asal=place("11.74")), victim()]
    )
    make_layanan(kasus.daftar_korban.get(urutan=1), by=sekretariat, penyedia=cast["dinsos"].instansi)
    before = JejakAudit.objects.count()
    for name, victims in (("sekretariat", 2), ("dinsos", 1)):
        for header in ({}, {"X-Fragmen": "1"}):
            response = client_of(cast[name]).get(f"/kasus/{kasus.slug}/ringkas/", headers=header)
            body = response.content.decode()
            assert len(response.context["daftar_korban"]) == victims
            assert ("<html" in body) is not bool(header)
            assert "Lewat 7 hari" in body
            assert not [text for text in ("ZZNAMA", "ZZURAIAN", "9999000011112222", "Langsa") if text in body]
    assert JejakAudit.objects.count() == before


def test_the_head_hands_chosen_cases_to_another_person(client_of, kepala, sekretariat, two):
    address = f"/kasus/alihkan/?k={two[0].slug}&k={two[1].slug}&k=tidakada2345"
    browser = client_of(kepala)
    assert "Alihkan 2 kasus" in browser.get(address).content.decode()
    assert browser.post(address, {"kepada": "sekretariat"}).status_code == 302
    assert set(Kasus.objects.values_list("penanggung_jawab__nama_pengguna", flat=True)) == {"sekretariat"}
    assert list(JejakAudit.objects.filter(peristiwa="reassign_kasus").values_list("objek_kode", flat=True)) == [
        two[1].nomor
    ]


@pytest.mark.parametrize("to", ["dinsos", "pimpinan", "pengelola", "", "x"])
def test_a_case_goes_to_nobody_who_may_not_record_cases(client_of, kepala, two, to):
    response = client_of(kepala).post(f"/kasus/alihkan/?k={two[0].slug}", {"kepada": to})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not JejakAudit.objects.filter(peristiwa="reassign_kasus").exists()


def test_nothing_chosen_leads_back_with_a_word(client_of, kepala, two):
    response = client_of(kepala).get("/kasus/alihkan/", follow=True)
    assert "Centang dahulu" in response.content.decode()


def test_count_equals_list_for_every_role_and_filter(client_of, cast, two):
    for name in ("sekretariat", "kepala", "dinsos", "polda"):
        for query in ("", "kelompok=anak", "lewat=1", "status=terbuka", "q=1"):
            page = client_of(cast[name]).get(f"{URL}?{query}").context["page"]
            assert page.jumlah.nilai == len(page.object_list)
