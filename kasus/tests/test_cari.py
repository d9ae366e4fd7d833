"""Search over encrypted names: what is found among many, what the index gives away, and who learns nothing."""

import datetime
import re
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from anggota.models import JejakAudit
from kasus import actions, perms
from kasus.actions.cari import find_orang
from kasus.models import KodeNamaKorban, KodeNamaTerlapor
from kasus.models.kode import RUAS, kode_kata
from kasus.peringkat import Ciri
from kasus.tests import nama_uji
from kasus.tests.factories import make_kasus, make_layanan, make_named, make_permintaan, make_rujukan, victim

URL = "/kasus/cari/"
SUSPECT = {"jenis_kelamin": "L", "peran": "Exploiter"}


def named(nama: str, **identity) -> dict:
    return victim(identitas={"nama": nama, **identity})


def find(user, nama: str = "", **known):
    return actions.search_orang(
        Ciri(daftar_nama=(nama,) if nama else (), **known),
        may_open=lambda row: perms.can_match_orang(user, row),
        by=user,
    )


def codes(user, *args, **known) -> list[str]:
    return [row.sosok.kode for row in find(user, *args, **known).daftar_temuan]


@pytest.fixture
def by_index(settings):
    """As if the register were too large to open every name."""
    settings.CARI_PINDAI_HINGGA = 0


# --- recall ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("limit", "number", "asked"), [(5_000, 400, 80), (0, 2000, 200)], ids=["scan", "index"])
def test_200_spellings_among_2000_people(sekretariat, settings, limit, number, asked):
    settings.CARI_PINDAI_HINGGA = limit
    people = nama_uji.penduduk(number)
    keys = make_named(people, by=sekretariat)
    missed = []
    for v in nama_uji.varian(people, asked):
        typed = Ciri((v.diketik,), tahun_lahir=v.orang.tanggal_lahir.year)
        found = find_orang(typed, may_open=lambda row: True, user=sekretariat).daftar_temuan
        assert len(found) <= 5
        if keys[v.nomor] not in [row.sosok.pk for row in found]:
            missed.append(v)
    assert len(missed) <= asked // 20, missed  # 95 of 100


def test_the_variants_use_every_rule():
    used = {rule.split(" + ")[0] for rule in (v.aturan for v in nama_uji.varian(nama_uji.penduduk(2000)))}
    assert used == set(nama_uji.ATURAN)


# --- what is found ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_indexed", [False, True])
def test_finds_victims_and_reported_persons_with_the_reason(sekretariat, settings, is_indexed):
    settings.CARI_PINDAI_HINGGA = 0 if is_indexed else 5_000
    kasus = make_kasus(
        by=sekretariat,
        daftar_korban=[named("Cut Meutia"), named("Orang Lain")],
        daftar_terlapor=[{**SUSPECT, "identitas": {"nama": "Muhammad Jusuf"}}],
    )
    (found,) = find(sekretariat, "Tjut Meutia").daftar_temuan
    assert (found.sosok.kode, found.nilai.daftar_alasan) == (f"{kasus}-K1", ("Nama mirip: Tjut = Cut",))
    assert codes(sekretariat, "M. Yusuf") == [f"{kasus}-T1"]
    assert codes(sekretariat, "Tidak Dikenal") == []


@pytest.mark.parametrize("typed", ["0812-3456-7890", "+62 812 3456 7890", "81234567890", "628 1234 567890"])
def test_telephone_is_found_however_it_was_written(client_of, sekretariat, typed):
    kasus = make_kasus(by=sekretariat, daftar_korban=[named("", telepon="0812 3456.7890")])
    page = client_of(sekretariat).post(URL, {"teks": typed})
    assert [row.sosok.kode for row in page.context["hasil"].daftar_temuan] == [f"{kasus}-K1"]
    assert "Telepon sama" in page.content.decode()


@pytest.mark.parametrize("typed", ["1171019912310007", "1171 0199 1231 0007", "1171.0199.1231.0007"])
def test_nik_is_found_with_blanks(client_of, sekretariat, typed, by_index):
    kasus = make_kasus(by=sekretariat, daftar_korban=[named("", nik="1171019912310007")])
    page = client_of(sekretariat).post(URL, {"teks": typed})
    assert [row.sosok.kode for row in page.context["hasil"].daftar_temuan] == [f"{kasus}-K1"]
    assert "NIK sama" in page.content.decode()


@pytest.mark.parametrize("typed", ["TPPO-ACEH/2026/0001", "tppo-aceh/2026/0001-k1", "2026/0001", "1", "0001", "SIM-77"])
def test_a_case_is_found_by_its_numbers(client_of, sekretariat, typed):
    kasus = make_kasus(by=sekretariat, nomor_simfoni="SIM-77")
    make_kasus(by=sekretariat)
    page = client_of(sekretariat).post(URL, {"teks": typed})
    assert page.context["daftar_kasus"] == [kasus]


def test_year_of_birth_chooses_among_namesakes(sekretariat, client_of):
    for year in range(1980, 1995):
        make_kasus(by=sekretariat, daftar_korban=[named("Muhammad Yusuf", tanggal_lahir=datetime.date(year, 3, 1))])
    vague = find(sekretariat, "M. Yusuf")
    assert (len(vague.daftar_temuan), vague.is_lebih) == (5, True)
    exact = client_of(sekretariat).post(URL, {"teks": "M. Yusuf 1987"}).context["hasil"].daftar_temuan
    assert exact[0].sosok.kode.endswith("0008-K1")
    assert "Tahun lahir sama" in exact[0].nilai.daftar_alasan


def test_a_corrected_name_is_found_and_the_old_one_is_not(sekretariat, by_index):
    korban = make_kasus(by=sekretariat, daftar_korban=[named("Salah Tulis", telepon="0811")]).daftar_korban.get()
    actions.update_identitas(
        korban,
        perubahan={"nama": "Betul Adanya", "telepon": "0812-3456-7890"},
        alasan="diminta orangnya sendiri",
        by=sekretariat,
    )
    assert codes(sekretariat, "Betul Adanya") == [korban.kode]
    assert codes(sekretariat, "Salah Tulis") == []
    assert codes(sekretariat, telepon="6281234567890") == [korban.kode]


def test_other_scripts_and_single_words_are_found(sekretariat, by_index):
    kasus = make_kasus(
        by=sekretariat, daftar_korban=[named("تنكو حسن"), named("Sukardi"), named("Muhammad"), named("A")]
    )
    assert codes(sekretariat, "تنكو") == [f"{kasus}-K1"]
    assert codes(sekretariat, "Soekardi") == [f"{kasus}-K2"]
    assert codes(sekretariat, "Mohd.") == [f"{kasus}-K3"]


# --- what the table gives away ---------------------------------------------------------------------------------------


def raw(table: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT kode, identitas_id FROM "{table}"')
        return cursor.fetchall()


def test_the_index_holds_no_word(sekretariat):
    make_kasus(
        by=sekretariat,
        daftar_korban=[named("Cut Zulaikha Meutia")],
        daftar_terlapor=[{**SUSPECT, "identitas": {"nama": "Zulaikha Meutia"}}],
    )
    victims, suspects = raw("kasus_kodenamakorban"), raw("kasus_kodenamaterlapor")
    assert (len(victims), len(suspects)) == (2, 2)  # not one for Cut: a common word is not filed
    for code, _ in victims + suspects:
        assert re.fullmatch("[0-9a-f]{6}", code)
        assert code not in {b"Zulaikha".hex()[:6], b"zulaikha".hex()[:6], b"sulaik".hex()[:6]}
    assert not {code for code, _ in victims} & {code for code, _ in suspects}  # one word, two kinds, nothing to join


def test_codes_depend_on_the_key_on_the_kind_and_on_the_row(settings):
    before = kode_kata("yusuf", jenis="identitaskorban")
    assert len(set(before)) == RUAS
    assert not set(before) & set(kode_kata("yusuf", jenis="identitasterlapor"))
    settings.KUNCI_DATA = replace(settings.KUNCI_DATA, index=b"x" * 32)
    assert not set(before) & set(kode_kata("yusuf", jenis="identitaskorban"))


def test_equal_words_mostly_look_unequal(sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[named("Yusuf") for _ in range(30)])
    assert len(set(KodeNamaKorban.objects.values_list("kode", flat=True))) == RUAS


# --- the index key changes -------------------------------------------------------------------------------------------


def test_rotating_the_index_key_makes_people_findable_again(sekretariat, settings, by_index):
    kasus = make_kasus(
        by=sekretariat,
        daftar_korban=[named("Cut Meutia", telepon="0812-3456-7890", nik="1171019912310007")],
        daftar_terlapor=[{**SUSPECT, "identitas": {"nama": "Agam Rimueng"}}],
    )
    settings.KUNCI_DATA = replace(settings.KUNCI_DATA, index=b"x" * 32)
    assert codes(sekretariat, "Cut Meutia") == codes(sekretariat, "Agam Rimung") == []
    with pytest.raises(CommandError, match="belum sesuai"):
        call_command("putar_kunci", "--indeks", "--periksa", verbosity=0)
    assert codes(sekretariat, "Cut Meutia") == []
    call_command("putar_kunci", "--indeks", verbosity=0)
    assert codes(sekretariat, "Cut Meutia") == codes(sekretariat, nik="1171019912310007") == [f"{kasus}-K1"]
    assert codes(sekretariat, telepon="6281234567890") == [f"{kasus}-K1"]
    assert codes(sekretariat, "Agam Rimung") == [f"{kasus}-T1"]
    call_command("putar_kunci", "--indeks", "--periksa", verbosity=0)


def test_rebuilding_files_what_was_stored_past_the_action(sekretariat, by_index):
    """Rows from before the index existed, or written by another hand."""
    kasus = make_kasus(by=sekretariat, daftar_korban=[named("Cut Meutia")])
    KodeNamaKorban.objects.all().delete()
    call_command("putar_kunci", "--indeks", verbosity=0)
    assert codes(sekretariat, "Tjut Meutia") == [f"{kasus}-K1"]


# --- who learns nothing ----------------------------------------------------------------------------------------------


def test_a_member_learns_nothing_of_a_name(client_of, cast, sekretariat):
    """Not of a stranger's case, and not of the own victim either: the identity is closed to members, so is guessing it."""
    own = make_kasus(
        by=sekretariat, daftar_korban=[named("Cut Meutia", nik="1171019912310007", telepon="0812-3456-7890")]
    )
    make_layanan(own.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    make_kasus(by=sekretariat, daftar_terlapor=[{**SUSPECT, "identitas": {"nama": "Cut Meutia"}}])
    for name in ("polda", "dinsos"):
        browser = client_of(cast[name])
        for there, nowhere in [
            ("Cut Meutia", "Dara Baren"),
            ("1171019912310007", "1171019912310008"),
            ("0812-3456-7890", "0812-3456-7891"),
        ]:
            found, missed = (browser.post(URL, {"teks": text}) for text in (there, nowhere))
            shown, empty = (re.sub(r'value="[^"]*"', "", page.content.decode()) for page in (found, missed))
            assert found.status_code == missed.status_code == 200
            assert shown == empty
            assert found.context["hasil"].daftar_temuan == ()


def test_a_member_finds_the_own_case_by_number_and_no_other(client_of, cast, sekretariat):
    own, other = make_kasus(by=sekretariat), make_kasus(by=sekretariat)
    make_layanan(own.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    browser = client_of(cast["dinsos"])
    assert browser.post(URL, {"teks": own.nomor}).context["daftar_kasus"] == [own]
    assert browser.post(URL, {"teks": other.nomor}).context["daftar_kasus"] == []
    assert other.nomor not in browser.post(URL, {"teks": "2"}).content.decode()


def test_a_member_who_may_open_an_identity_finds_that_victim_alone(sekretariat, dinsos):
    """Once a right opens one victim to a member, the search follows it: the same name elsewhere stays unknown."""
    kasus = make_kasus(by=sekretariat, daftar_korban=[named("Cut Meutia"), named("Cut Meutia")])
    for korban in kasus.daftar_korban.all():
        make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    make_kasus(by=sekretariat, daftar_korban=[named("Cut Meutia")])
    referral = make_rujukan(kasus.daftar_korban.get(urutan=2), dinsos.instansi, by=sekretariat)
    actions.verify_rujukan(referral, status="diterima", by=dinsos)
    assert codes(dinsos, "Cut Meutia") == [f"{kasus}-K2"]


@pytest.mark.parametrize("is_indexed", [False, True])
def test_a_restricted_victim_is_found_by_the_head_alone(sekretariat, kepala, settings, is_indexed):
    settings.CARI_PINDAI_HINGGA = 0 if is_indexed else 5_000
    korban = make_kasus(by=sekretariat, daftar_korban=[named("Cut Meutia")]).daftar_korban.get()
    actions.change_pembatasan(korban, dibatasi=True, alasan="diminta orangnya sendiri", by=kepala)
    assert codes(sekretariat, "Cut Meutia") == []
    assert codes(kepala, "Cut Meutia") == [korban.kode]


def test_nothing_typed_stands_in_an_address_a_line_of_the_trail_or_a_result(client_of, sekretariat):
    kasus = make_kasus(by=sekretariat, daftar_korban=[named("Cut Zulaikha Rahasiawati", nik="1171019912310007")])
    browser = client_of(sekretariat)
    page = browser.post(URL, {"teks": "Tjut Zulaika"})
    assert page.status_code == 200  # answered in place, no redirect
    body = page.content.decode()
    assert f"{kasus}-K1" in body
    assert "Rahasiawati" not in body
    assert "1171019912310007" not in body
    assert "zulaika" not in browser.get(f"{URL}?teks=Zulaika").content.decode().lower()
    row = JejakAudit.objects.order_by("-id").first()
    assert (row.peristiwa, row.objek_kode, row.kolom, row.alasan) == ("search_orang", f"{kasus}-K1", ["nama"], "")
    find(sekretariat, "Entah Siapa")
    row = JejakAudit.objects.order_by("-id").first()
    assert (row.peristiwa, row.objek_kode) == ("search_orang", "")


@pytest.mark.parametrize(
    "typed",
    [
        "kata " * 30,
        "x" * 10_000,
        "a\0b",
        "\u202e",
        "😀",
        "' OR 1=1 --",
        "%_",
        "H. Hj.",
        "a",
        "-",
        "1171 0199 1231 000",
        "9" * 200,
        "۱۲۳",
        "²",
        "1e5",
    ],
)
@pytest.mark.parametrize("limit", [5_000, 0])
def test_hostile_words_are_answered(client_of, sekretariat, settings, typed, limit):
    settings.CARI_PINDAI_HINGGA = limit
    make_kasus(by=sekretariat, daftar_korban=[named("Cut Meutia")])
    page = client_of(sekretariat).post(URL, {"teks": typed, "tahun_lahir": "", "untuk": "x"})
    assert page.status_code in {200, 422}
    assert not getattr(page.context.get("hasil"), "daftar_temuan", ())


def test_a_case_that_was_disposed_of_leaves_no_code(sekretariat, kepala):
    with_name = [named("Cut Meutia")]
    kasus = make_kasus(
        by=sekretariat, daftar_korban=with_name, daftar_terlapor=[{**SUSPECT, "identitas": {"nama": "Agam Rimueng"}}]
    )
    korban = kasus.daftar_korban.get()
    make_permintaan(korban, by=sekretariat, penjawab=kepala, jenis="penghapusan")
    actions.change_status_kasus(kasus, to="Closed", alasan="selesai ditangani", by=kepala)
    actions.record_pemusnahan(kasus, by=sekretariat)
    actions.verify_pemusnahan(kasus, hasil="disetujui", nomor=kasus.nomor, by=kepala)
    assert not KodeNamaKorban.objects.exists()
    assert not KodeNamaTerlapor.objects.exists()
    assert codes(sekretariat, "Cut Meutia") == []


# --- the page --------------------------------------------------------------------------------------------------------


def test_list_leads_through_the_search_to_the_record(client_of, sekretariat, dinsos):
    browser = client_of(sekretariat)
    assert f'href="{URL}"' in browser.get("/kasus/").content.decode()
    start, answer = browser.get(URL).content.decode(), browser.post(URL, {"teks": "Entah Siapa"}).content.decode()
    assert "Lewati, langsung catat" in start
    assert "Tidak ada yang cocok: catat kasus baru" in answer
    assert "/kasus/catat/" not in client_of(dinsos).get(URL).content.decode()


@pytest.mark.parametrize("asked", ["Cut Meutia", "Zzz Tak Ada"])
def test_the_number_of_queries_does_not_grow(client_of, sekretariat, django_assert_max_num_queries, asked):
    """12 for the page, 8 for the lines of the trail with their lock and savepoints."""
    browser, counts = client_of(sekretariat), []
    for number in (2, 25, 23):
        make_kasus(by=sekretariat, daftar_korban=[named("Cut Meutia") for _ in range(number)])
        with django_assert_max_num_queries(12 + 8) as told:
            browser.post(URL, {"teks": asked})
        counts.append(len(told))
    assert counts[0] == counts[2]


def test_a_member_asks_no_query_for_each_victim(client_of, sekretariat, dinsos, django_assert_max_num_queries):
    """Ten referrals or thirty: the identities that are open to the agency are found at once."""
    browser, counts = client_of(dinsos), []
    for number in (10, 20):
        for n in range(number):
            korban = make_kasus(by=sekretariat, daftar_korban=[named(f"Rekaan Lain {n}")]).daftar_korban.get()
            actions.verify_rujukan(make_rujukan(korban, dinsos.instansi, by=sekretariat), status="diterima", by=dinsos)
        with django_assert_max_num_queries(30) as told:
            browser.post(URL, {"teks": "Zzz Tak Ada"})
        counts.append(len(told))
    assert counts[0] == counts[1]
