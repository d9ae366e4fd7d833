"""The record page without JavaScript: grows, keeps what was typed, explains faults, records once."""

import re
import uuid

import pytest

from kasus.models import Kasus, Peristiwa

URL = "/kasus/catat/"


def payload(victims: int = 1, **changes) -> dict:
    data = {
        "kasus-kunci_kirim": str(uuid.uuid4()),
        "kasus-tanggal_lapor": "9/3/2026",
        "kasus-sumber_laporan": "langsung",
        "kasus-tempat_lapor_teks": "Kota Banda Aceh",
        "korban-TOTAL_FORMS": str(victims),
        "korban-INITIAL_FORMS": "0",
        "terlapor-TOTAL_FORMS": "0",
        "terlapor-INITIAL_FORMS": "0",
        "peristiwa-0-tempat_teks": "Kota Langsa",
        "peristiwa-2-tanggal": "1/2/2026",
    }
    for n in range(victims):
        data |= {
            f"korban-{n}-jenis_kelamin": "P",
            f"korban-{n}-usia_saat_terjerat": str(16 + n * 10),
            f"korban-{n}-nama": f"Rekaan {n}",
        }
        data |= {f"korban-{n}-status_identifikasi": "PossibleVictimOfTrafficking"}
    return {**data, **changes}


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def test_records_case_victims_and_places(page):
    response = page.post(URL, payload(2, **{"korban-0-proses": ["REKRUT", "ANGKUT"]}))
    kasus = Kasus.objects.get()
    assert response.url == f"/kasus/{kasus.slug}/"
    assert [k.is_anak for k in kasus.daftar_korban.order_by("urutan")] == [True, False]
    assert kasus.daftar_korban.get(urutan=1).identitas.nama == "Rekaan 0"
    assert kasus.daftar_korban.get(urutan=1).daftar_unsur.count() == 2
    assert kasus.tempat_lapor.kode == "11.71"
    assert sorted(Peristiwa.objects.values_list("tahap", flat=True)) == [
        "Exploitation",
        "Recruitment",
    ]  # the empty line is not stored


def test_same_form_sent_twice_records_once(page):
    data = payload()
    assert page.post(URL, data).url == page.post(URL, data).url
    assert Kasus.objects.count() == 1


@pytest.mark.parametrize("part", ["korban", "terlapor"])
def test_add_button_grows_the_form_and_keeps_what_was_typed(page, part):
    response = page.post(URL, payload(**{"tambah": part, "kasus-tanggal_lapor": "besok lusa"}), follow=True)
    html = response.content.decode()
    assert response.status_code == 200
    assert 'value="Rekaan 0"' in html
    assert 'value="besok lusa"' in html
    assert f'name="{part}-TOTAL_FORMS" value="{2 if part == "korban" else 1}"' in html
    assert "Belum tersimpan" not in html


def test_added_block_left_empty_is_not_stored(page):
    page.post(
        URL,
        payload(
            **{
                "korban-TOTAL_FORMS": "2",
                "terlapor-TOTAL_FORMS": "1",
                "terlapor-0-status_hukum": "terlapor",
                "korban-1-status_identifikasi": "PossibleVictimOfTrafficking",
            }
        ),
    )
    assert Kasus.objects.get().daftar_korban.count() == 1
    assert not Kasus.objects.get().daftar_terlapor.exists()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kasus-tanggal_lapor": "12/31/2025"}, "Bulan 31 tidak ada"),
        ({"kasus-tanggal_lapor": "9/3/2999"}, "belum terjadi"),
        ({"kasus-sumber_laporan": "dukun"}, "sumber_laporan"),
        ({"kasus-tempat_lapor_teks": "Negeri Antah Berantah"}, "Antah Berantah"),
        ({"korban-0-nik": "123"}, "16 angka"),
        ({"korban-0-usia_saat_terjerat": "", "korban-0-kelompok_usia": ""}, "kelompok usia"),
        ({"korban-0-usia_saat_terjerat": "16", "korban-0-kelompok_usia": "dewasa"}, "termasuk Anak"),
        ({"korban-0-usia_saat_terjerat": "99999999999999999999"}, "120"),
        ({"korban-0-status_identifikasi": "ActualVictimOfTrafficking"}, "lembaga yang menetapkan"),
        ({"korban-0-proses": ["XYZ"]}, "XYZ"),
        ({"korban-0-nama": "a" * 201}, "200"),
        ({"kasus-uraian": "nul\x00"}, "Belum tersimpan"),
    ],
)
def test_fault_is_shown_and_nothing_is_stored(page, change, message):
    response = page.post(URL, payload(**change))
    assert response.status_code == 422
    assert message in response.content.decode()
    assert not Kasus.objects.exists()


@pytest.mark.parametrize("key", ["korban-TOTAL_FORMS", "korban-INITIAL_FORMS", "terlapor-TOTAL_FORMS"])
@pytest.mark.parametrize("value", ["", "-1", "999999", "abc", "1e9"])
def test_tampered_management_form_never_crashes(page, key, value):
    assert page.post(URL, payload(**{key: value})).status_code in {302, 422}


@pytest.mark.parametrize("key", ["bukan-uuid", "", "\x00", "9" * 300])
def test_broken_form_key_loses_nothing(page, key):
    assert page.post(URL, payload(**{"kasus-kunci_kirim": key})).status_code == 302
    assert Kasus.objects.count() == 1


def test_resend_stores_once_and_says_so(page):
    sent = payload()
    first, second = (page.post(URL, sent, follow=True) for _ in range(2))
    assert first.redirect_chain == second.redirect_chain
    assert "tidak ada yang disimpan dua kali" in second.content.decode()
    assert Kasus.objects.count() == 1


def test_back_and_a_second_victim_is_refused_in_words_and_keeps_what_was_typed(page):
    sent = payload()
    page.post(URL, sent)
    second = {name.replace("-0-", "-1-"): value for name, value in sent.items() if name.startswith("korban-0-")}
    response = page.post(URL, {**sent, **second, "korban-TOTAL_FORMS": "2", "korban-1-nama": "Korban Menyusul"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "sudah tersimpan (TPPO-ACEH/2026/0001)" in html
    assert 'value="Korban Menyusul"' in html
    assert Kasus.objects.get().daftar_korban.count() == 1


def test_extra_fields_change_nothing(page, sekretariat, kepala):
    page.post(
        URL,
        payload(
            **{
                "kasus-nomor": "X",
                "kasus-status": "Closed",
                "kasus-dicatat_oleh": str(kepala.pk),
                "nomor": "X",
                "status": "Closed",
            }
        ),
    )
    kasus = Kasus.objects.get()
    assert (kasus.nomor, kasus.status, kasus.dicatat_oleh) == ("TPPO-ACEH/2026/0001", "Active", sekretariat)


def test_disguised_text_is_stored_clean(page):
    page.post(URL, payload(**{"korban-0-nama": "  Tgk.\u202e Ḥasan  "}))
    assert Kasus.objects.get().daftar_korban.get().identitas.nama == "Tgk. Ḥasan"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"korban-TOTAL_FORMS": "0"}, "paling sedikit satu korban"),
        ({"korban-TOTAL_FORMS": "31"}, "Paling banyak 30 orang"),
        ({"terlapor-TOTAL_FORMS": ""}, "tidak terkirim lengkap"),
    ],
)
def test_faults_of_a_whole_part_speak_indonesian(page, change, message):
    html = page.post(URL, payload(**change)).content.decode()
    assert message in html
    assert "form" not in re.findall(r'<div class="galat"[^>]*>([^<]*)</div>', html)[0].lower()


def test_adding_a_block_shows_no_fault_yet(page):
    sent = payload(tambah="korban", **{"kasus-tanggal_lapor": "", "korban-0-jenis_kelamin": ""})
    html = page.post(URL, sent, follow=True)
    text = html.content.decode()
    assert html.status_code == 200
    assert 'class="galat"' not in text
    assert "is-invalid" not in text
    assert 'name="korban-1-nama"' in text
