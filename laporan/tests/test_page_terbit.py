"""Pages of the Laporan Tahunan: who reads what, what typing leaves, what a stranger learns, and the same number of queries."""

import json
import re

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from anggota.models import JejakAudit
from gugus_tugas.versi import stamp
from laporan import actions
from laporan.enums import Bab
from laporan.kode import new_kode, read_kode, tulis_kode
from laporan.models import EdisiLaporan, KonsepBab, LaporanTahunan
from laporan.narasi import angka_tak_tercetak, check_narasi, render_narasi
from laporan.perubahan import Beda, bandingkan, beda_kata
from laporan.tebakan import BATAS
from laporan.tests.factories import BUKTI, approve, make_disetujui, make_laporan, make_terbit, write_bab

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(sekretariat, kepala, pimpinan) -> LaporanTahunan:
    return make_terbit(by=sekretariat, pemeriksa=kepala, penerbit=pimpinan, narasi={Bab.PENUTUP: "Kalimat penutup."})


@pytest.fixture(autouse=True)
def _fresh_count():
    cache.clear()


def page(laporan, name="versi", *more) -> str:
    return reverse(f"laporan:{name}", args=[laporan.tahun, laporan.versi, *more])


def test_member_reads_the_issued_report_and_nothing_of_its_making(client_of, polda, issued):
    browser = client_of(polda)
    listed = browser.get("/laporan/").content.decode()
    assert "Susun konsep" not in listed
    assert "2017" in listed
    shown = browser.get(page(issued)).content.decode()
    assert "Angka pokok" in shown
    for hidden in ("Riwayat", "sidik PDF", "Kata pengantar", "disetujui "):
        assert hidden not in shown
    answer = browser.get("/laporan/2017/pdf/?edisi=terbatas")
    assert answer.content == BUKTI
    assert answer["Content-Disposition"] == 'attachment; filename="laporan-tahunan-2017-terbatas-versi-1.pdf"'
    trail = JejakAudit.objects.latest("id")
    assert (trail.peristiwa, trail.pelaku, trail.objek_kode) == (
        "export_laporan",
        "polda",
        str(issued.daftar_edisi.get(edisi="terbatas")),
    )


def test_member_no_longer_reads_what_was_withdrawn_or_replaced(client_of, polda, kepala, sekretariat, pimpinan, issued):
    second = actions.propose_laporan(actions.record_laporan(2017, by=sekretariat), by=sekretariat)
    assert client_of(polda).get(page(second)).status_code == 404
    actions.publish_laporan(approve(second, by=kepala), by=pimpinan, cetak=lambda potret: BUKTI + b"2")
    assert client_of(polda).get(page(issued)).status_code == 404
    assert client_of(polda).get("/laporan/2017/pdf/?edisi=umum").content == BUKTI + b"2"
    actions.withdraw_laporan(second, alasan="salah", by=pimpinan)
    assert client_of(polda).get(page(second)).status_code == 404
    assert (
        client_of(polda).get("/laporan/2017/pdf/").status_code == 403
    )  # nothing is in force, the version before neither
    assert "2017" not in client_of(polda).get("/laporan/").content.decode()
    assert not EdisiLaporan.umum_berlaku().exists()


def verified(laporan) -> str:
    """The public page of this version."""
    kode = laporan.daftar_edisi.get(edisi="umum").kode
    return " ".join(Client().get(reverse("laporan:verify_terbitan", args=[kode])).content.decode().split())


def test_withdrawing_a_version_does_not_bring_back_what_it_replaced(client_of, sekretariat, kepala, pimpinan, issued):
    second, head = make_second(sekretariat, kepala, pimpinan), client_of(kepala)
    before = head.get(page(second, "withdraw_laporan")).content.decode()
    assert "tidak ada Laporan Tahunan 2017 yang berlaku sampai versi baru terbit" in before
    assert "Versi 1 yang digantikannya tidak berlaku kembali" in before
    assert "Pakai versi 2" in head.get(page(issued, "withdraw_laporan")).content.decode()
    assert "Pakai versi 2." in verified(issued)
    actions.withdraw_laporan(second, alasan="salah", by=pimpinan)
    told = verified(issued)
    assert "<strong>diganti versi 2</strong>" in told
    assert "Versi 2 kemudian <strong>ditarik</strong>. Sampai versi baru terbit, tidak ada laporan untuk" in told
    assert "Diganti versi 2" in told
    assert "Sampai versi baru terbit, tidak ada laporan untuk tahun itu yang berlaku" in verified(second)
    listed = head.get("/laporan/").content.decode()
    assert page(second) in listed
    assert "tidak ada yang berlaku" in listed
    assert page(issued) not in listed
    assert "kemudian <strong>ditarik</strong>" in head.get(page(issued)).content.decode()
    third = make_second(sekretariat, kepala, pimpinan)
    assert [verified(row).count("Pakai versi 3.") for row in (issued, second, third)] == [1, 1, 0]
    assert page(third) in head.get("/laporan/").content.decode()


def test_typing_is_kept_and_used_up(client_of, sekretariat, kepala):
    laporan = make_laporan(by=sekretariat)
    browser, bab = client_of(sekretariat), laporan.daftar_bab.get(bab="situasi")
    form = browser.get(page(laporan, "update_bab", "situasi"))
    hidden = dict(
        re.findall(r'name="(konsep_\w+|kunci_kirim|versi)" (?:value|[^>]*? value)="([^"]*)"', form.content.decode())
    )
    data = {**hidden, "versi": stamp(bab), "teks": "Sedang diketik", "konsep_urut": "1"}
    data.setdefault("kunci_kirim", form.context["lembar"].kunci)
    kept = browser.post(page(laporan, "record_konsep_bab", "situasi"), data)
    assert json.loads(kept.content)["versi"] == 1
    assert "Sedang diketik" in browser.get(page(laporan, "update_bab", "situasi")).content.decode()
    assert "Sedang diketik" not in client_of(kepala).get(page(laporan, "update_bab", "situasi")).content.decode()
    answer = browser.post(page(laporan, "update_bab", "situasi"), {**data, "konsep_versi": "1"})
    assert answer.status_code == 302
    assert not KonsepBab.objects.exists()
    bab.refresh_from_db()
    assert bab.teks == "Sedang diketik"


def test_what_may_not_be_saved_is_said_and_stays_on_the_page(client_of, sekretariat):
    laporan = make_laporan(by=sekretariat)
    bab = laporan.daftar_bab.get(bab="situasi")
    data = {"versi": stamp(bab), "teks": "Korban TPPO-ACEH/2026/0007-K1 pulang."}
    answer = client_of(sekretariat).post(page(laporan, "update_bab", "situasi"), data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Baris 1 memuat kode kasus atau korban" in text
    assert "TPPO-ACEH/2026/0007-K1 pulang." in text


def test_second_writer_keeps_the_own_text_and_sees_the_difference(client_of, sekretariat, kepala):
    laporan = make_laporan(by=sekretariat)
    bab = laporan.daftar_bab.get(bab="situasi")
    data = {"versi": stamp(bab), "teks": "Punya kepala."}
    write_bab(laporan, "situasi", "Punya staf.", by=sekretariat)
    answer = client_of(kepala).post(page(laporan, "update_bab", "situasi"), data)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Punya kepala." in text
    assert "<del>staf.</del><ins>kepala.</ins>" in text
    again = {"teks": "Punya kepala.", "versi": answer.context["form"].initial["versi"]}
    assert client_of(kepala).post(page(laporan, "update_bab", "situasi"), again).status_code == 302


def test_public_page_shows_the_issued_facts_and_nothing_else(issued):
    row = issued.daftar_edisi.get(edisi="umum")
    answer = Client().get(reverse("laporan:verify_terbitan", args=[tulis_kode(row.kode).lower()]))
    text = answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == "no-store, private"
    for said in (issued.nomor, "15 Februari 2018", row.sidik, "Terbit", tulis_kode(row.kode)):
        assert said in text, said
    for hidden in (
        "Kalimat penutup",
        "Nama Sekretariat",
        "sekretariat</",
        issued.daftar_edisi.get(edisi="terbatas").kode,
    ):
        assert hidden not in text, hidden


def test_code_of_the_restricted_edition_shows_figures_of_the_public_one(issued, sekretariat):
    row = issued.daftar_edisi.get(edisi="terbatas")
    EdisiLaporan.objects.filter(pk=row.pk).update(
        potret=row.potret.replace('"Korban tercatat tahun 2017","2"', '"Korban tercatat tahun 2017","777"')
    )
    text = Client().get(reverse("laporan:verify_terbitan", args=[row.kode])).content.decode()
    assert "<dd>2</dd>" in text
    assert "777" not in text


@pytest.mark.parametrize("state", ["ditarik", "diganti"])
def test_public_page_says_what_became_of_it(issued, sekretariat, kepala, pimpinan, state):
    if state == "ditarik":
        actions.withdraw_laporan(issued, alasan="Rahasia kantor", by=pimpinan)
    else:
        make_second(sekretariat, kepala, pimpinan)
    kode = issued.daftar_edisi.get(edisi="umum").kode
    text = Client().get(reverse("laporan:verify_terbitan", args=[kode])).content.decode()
    assert {"ditarik": "sudah <strong>ditarik</strong>", "diganti": "<strong>diganti versi 2</strong>"}[state] in text
    assert "Rahasia kantor" not in text


def make_second(sekretariat, kepala, pimpinan):
    row = actions.propose_laporan(actions.record_laporan(2017, by=sekretariat), by=sekretariat)
    return actions.publish_laporan(approve(row, by=kepala), by=pimpinan, cetak=lambda potret: BUKTI)


def test_code_of_what_is_not_issued_is_unknown(sekretariat, kepala):
    row = make_disetujui(by=sekretariat, pemeriksa=kepala).daftar_edisi.get(edisi="umum")
    answer = Client().get(reverse("laporan:verify_terbitan", args=[row.kode]))
    assert answer.status_code == 404
    assert row.laporan.nomor not in answer.content.decode()


@pytest.mark.parametrize("kode", ["x", "0" * 16, "9" * 300, "%00", "' OR 1=1 --", "<script>", "٠" * 16])
def test_odd_codes_are_unknown(kode):
    answer = Client().get(f"/verifikasi/{kode}/")
    assert answer.status_code == 404
    assert b"<script>" not in answer.content.replace(b'<script src="', b"")


def test_typed_code_leads_to_its_page_and_a_slip_is_explained(issued):
    kode = issued.daftar_edisi.get(edisi="umum").kode
    answer = Client().get("/verifikasi/", {"kode": f" {kode[:8].lower()} {kode[8:]} "})
    assert answer.url == f"/verifikasi/{tulis_kode(kode)}/"
    wrong = Client().get("/verifikasi/", {"kode": "ABC"})
    assert wrong.status_code == 422
    assert "Kode terdiri atas 16 huruf dan angka" in wrong.content.decode()


def test_guessing_is_slowed_down_for_this_address_alone(issued):
    kode = issued.daftar_edisi.get(edisi="umum").kode
    for _ in range(BATAS):
        assert Client().get(f"/verifikasi/{new_kode()}/").status_code == 404
    blocked = Client().get(f"/verifikasi/{kode}/")
    assert blocked.status_code == 429
    assert blocked["Retry-After"] == "600"
    assert Client(REMOTE_ADDR="10.0.0.9").get(f"/verifikasi/{kode}/").status_code == 200


def test_code_is_long_and_read_as_people_copy_it():
    codes = {new_kode() for _ in range(200)}
    assert len(codes) == 200
    assert all(read_kode(tulis_kode(kode)) == kode for kode in codes)
    assert read_kode("o1li-0000-0000-000L") == "0111000000000001"
    assert read_kode("0111-0000-0000-000U") == ""


def test_list_of_years_asks_as_often_for_ten_years_as_for_one(client_of, sekretariat, django_assert_max_num_queries):
    browser = client_of(sekretariat)
    make_laporan(by=sekretariat)
    with django_assert_max_num_queries(12) as few:
        browser.get("/laporan/")
    for year in range(2008, 2016):
        make_laporan(by=sekretariat, tahun=year)
    with django_assert_max_num_queries(len(few.captured_queries)):
        browser.get("/laporan/")


def test_gaps_name_who_fills_them_and_where(client_of, sekretariat, kepala):
    laporan = make_laporan(by=sekretariat, narasi={Bab.SITUASI: "Sebanyak 41 orang dari satu gampong."})
    actions.assign_bab(laporan.daftar_bab.get(bab="penutup"), pemilik=kepala, by=sekretariat)
    text = client_of(sekretariat).get(page(laporan)).content.decode()
    assert "angka 41 tidak tercetak di tempat lain pada edisi Umum" in text
    assert re.search(r"Penutup: naskah masih kosong</td>\s*<td[^>]*>Nama Kepala<", text)
    assert page(laporan, "bab_detail", "penutup") in text
    assert "Tanpa catatan rapat yang ditutup: Triwulan I, Triwulan II" in text


@pytest.mark.parametrize(
    ("teks", "html"),
    [
        ("# Judul", "<h3>Judul</h3>"),
        ("**tebal** dan *miring*", "<p><strong>tebal</strong> dan <em>miring</em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("![x](http://127.0.0.1/)", "<p>![x](http://127.0.0.1/)</p>"),
        ("<http://evil.example>", "<p>&lt;http://evil.example&gt;</p>"),
        ("```\n<b>\n```", "<p>```\n&lt;b&gt;\n```</p>"),
    ],
)
def test_markdown_is_small_and_safe(teks, html):
    assert render_narasi(teks).strip() == html


@pytest.mark.parametrize(
    ("teks", "what"),
    [
        ("110601 550590 0001", "NIK"),
        ("1106.01.550590.0001", "NIK"),
        ("11-06-01-550590-0001", "NIK"),
        ("1106**0155**05900001", "NIK"),
        ("1106 0155 0590 0001", "NIK"),
        ("TPPO-ACEH-2026-0001", "kode"),
        ("TPPO\u2011ACEH/2026/0001", "kode"),
        ("TPPO-ACEH\\/2026/0001-K1", "kode"),
        ("0812 3456 7890", "telepon"),
        ("pada 2021 2022 2023 2024 tercatat", ""),
        ("pada 12-01-2025 13-01-2025 rapat; pagu Rp1.250.000.000; 6.500 gampong", ""),
        ("sejak 2018, 16 rekomendasi; SK 440/1/2018", ""),
    ],
)
def test_what_points_at_a_person_is_refused_however_it_is_written(teks, what):
    if not what:
        return check_narasi(teks)
    with pytest.raises(ValidationError, match=f"Baris 2 memuat .*{what}"):
        check_narasi(f"Bab ini.\n{teks}")


def test_numbers_that_the_public_edition_prints_are_no_surprise():
    assert angka_tak_tercetak("51 korban, 1.234 peserta, 7 gampong", "Jumlah 51 dan 1.234") == ["7"]


def test_differences_are_told_by_place_and_only_from_what_is_printed():
    table = "<table><caption>T</caption><tr><th>Tahun</th><th>Jumlah</th></tr><tr><th>2017</th><td>2</td></tr></table>"
    old = f"<section><h2>BAB I</h2><p>Satu.</p>{table}</section>"
    new = (
        old.replace("<td>2</td>", "<td>3</td>").replace("Satu.", "Dua.")
        + '<section id="pengesahan"><p>Nomor 9</p></section>'
    )
    assert bandingkan(old, new) == [Beda("BAB I", "Satu.", "Dua."), Beda("T · 2017", "2", "3")]
    assert bandingkan(old, old) == []
    assert beda_kata("a b c", "a x c") == [("sama", "a "), ("hapus", "b"), ("tambah", "x"), ("sama", " c")]
