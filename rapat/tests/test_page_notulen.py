"""Pages of the minutes: written without a script and with one, the projector, closing, opening again, the download."""

import re
import time
import uuid

import pytest

from anggota import gerbang
from anggota.models import Instansi
from anggota.tests.factories import make_instansi, make_keanggotaan, make_pengguna, make_sk
from gugus_tugas.versi import stamp
from rapat import actions
from rapat.models import Hasil, Kehadiran, Notulen, Rapat
from rapat.tests.factories import close, make_absen, make_agenda, make_hasil, make_rapat, make_rekomendasi
from rapat.tulisan import baca_baris

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def rapat(sekretariat):
    return make_rapat(by=sekretariat, status="berlangsung")


@pytest.fixture
def page(client_of, sekretariat):
    return client_of(sekretariat)


def typed(text, **values):
    return {"kunci": str(uuid.uuid4()), "ketikan": text, **values}


def html(answer) -> str:
    return answer.content.decode()


def test_line_is_written_as_a_plain_form(page, rapat, dinsos):
    address = f"/rapat/{rapat.pk}/notulen/"
    data = typed("R Menyusun alur @Dinsos #30/9/2026")
    assert page.post(address, data).url == f"{address}#baru"
    shown = html(page.post(address, data, follow=True))
    assert "tidak ada yang disimpan dua kali" in shown
    assert "Rekomendasi 1" in shown
    assert "tenggat 30 September 2026" in shown
    assert Hasil.objects.count() == 1


def test_suggestions_name_each_agency_so_that_the_line_means_it(page, rapat, dinsos):
    for kode in ("ds-langsa", "ds-sabang"):
        make_instansi(kode=kode, nama=f"Dinas {kode}", singkatan="DS")
    offered = page.get(f"/rapat/{rapat.pk}/notulen/").context["instansi"]
    rows = [
        baca_baris(f"R Uji @{name}", instansi=Instansi.objects.all(), hari=rapat.tanggal).instansi
        for name, _ in offered
    ]
    assert [row.nama for (row,) in rows] == [nama for _, nama in offered]
    assert {"ds-langsa", "ds-sabang", "Dinsos"} <= {name for name, _ in offered}


def test_unsent_text_waits_in_the_browser_for_its_writer_alone(client_of, rapat, sekretariat):
    """Under this name notulen.js keeps it: another account that enters the same tab must not send it as its own."""
    other = make_pengguna(peran="sekretariat")
    pages = [html(client_of(user).get(f"/rapat/{rapat.pk}/notulen/")) for user in (sekretariat, sekretariat, other)]
    first, again, foreign = (re.search('data-simpanan="([^"]+)"', shown)[1] for shown in pages)
    assert first == again != foreign


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Anggaran", "Awali baris dengan I"),
        ("R Menyusun alur", "memerlukan penanggung jawab"),
        ("R Menyusun @Dinsoss", "Mungkin @Dinsos?"),
        ("", 'aria-invalid="true"'),
        ("I " + "a" * 1000, "1000"),
    ],
)
def test_fault_is_told_and_the_text_stays_in_the_box(page, rapat, dinsos, text, said):
    data = typed(text)
    answer = page.post(f"/rapat/{rapat.pk}/notulen/", data)
    shown = html(answer)
    assert said in shown
    assert f'value="{text}"' in shown
    assert f'value="{data["kunci"]}"' in shown
    assert page.post(f"/rapat/{rapat.pk}/notulen/", data, **JSON).status_code == 422
    assert not Hasil.objects.exists()


def test_script_is_answered_in_words_of_its_own(page, rapat, dinsos):
    address = f"/rapat/{rapat.pk}/notulen/"
    answer = page.post(address, typed("I Anggaran cair"), **JSON)
    assert answer.json()["pesan"].startswith("Tersimpan ")
    close(rapat, by=dinsos)
    answer = page.post(address, typed("I Terlambat"), **JSON)
    assert answer.status_code == 409
    assert "terkunci" in answer.json()["pesan"]


def test_waiting_page_gets_the_lines_once(page, rapat, kepala):
    address = f"/rapat/{rapat.pk}/notulen/baris/"
    assert page.get(address, {"tanda": "0-0"}).status_code == 204
    row = make_hasil(rapat, by=kepala)
    answer = page.get(address, {"tanda": "0-0"})
    assert "Anggaran sudah cair" in html(answer)
    assert page.get(address, {"tanda": answer.headers["X-Tanda"]}).status_code == 204
    actions.withdraw_hasil(row, by=kepala)
    answer = page.get(address, {"tanda": answer.headers["X-Tanda"]})
    assert "<del>Anggaran sudah cair</del>" in html(answer)


def test_page_that_refreshes_itself_is_no_sign_that_somebody_is_there(page, rapat):
    session = page.session
    session[gerbang.TERAKHIR] = before = time.time() - 600
    session.save()
    page.get(f"/rapat/{rapat.pk}/notulen/baris/", headers={"X-Latar": "1"})
    assert page.session[gerbang.TERAKHIR] == before
    page.get(f"/rapat/{rapat.pk}/notulen/baris/")
    assert page.session[gerbang.TERAKHIR] > before


def test_projector_goes_on_when_the_session_asks_for_the_password(page, rapat, settings):
    session = page.session
    session[gerbang.TERAKHIR] = time.time() - settings.SESSION_IDLE_MINUTES * 60 - 1
    session.save()
    assert page.get(f"/rapat/{rapat.pk}/layar/", headers={"X-Latar": "1"}).status_code == 200
    assert page.get(f"/rapat/{rapat.pk}/").status_code == 302
    assert page.post(f"/rapat/{rapat.pk}/layar/").status_code == 423


def test_projector_shows_lines_recommendations_and_quorum_without_a_menu(client_of, polda, rapat, sekretariat, dinsos):
    make_hasil(rapat, "K Setuju @Polda", by=sekretariat)
    make_hasil(rapat, "R Menyusun alur @Dinsos @Polda #30/9/2026", by=sekretariat)
    make_agenda(rapat, by=sekretariat, judul="ZZAGENDA")
    shown = html(client_of(polda).get(f"/rapat/{rapat.pk}/layar/"))
    for said in (
        "ZZAGENDA",
        "Setuju",
        "Rekomendasi 1",
        "<strong>Dinsos</strong>, Polda",
        "paling lambat 30 September 2026",
        "tidak dapat dihitung",
    ):
        assert said in shown
    assert "<nav" not in shown
    assert "<form" not in shown


def test_undo_as_a_form_and_by_script(page, rapat, sekretariat):
    first, second = (make_hasil(rapat, f"I Baris {n}", by=sekretariat) for n in (1, 2))
    assert "Baris 1 dibatalkan" in html(page.post(f"/rapat/{rapat.pk}/notulen/{first.pk}/batal/", follow=True))
    assert page.post(f"/rapat/{rapat.pk}/notulen/{second.pk}/batal/", **JSON).json() == {"pesan": "Baris 2 dibatalkan."}
    close(rapat, by=sekretariat)
    assert page.post(f"/rapat/{rapat.pk}/notulen/{second.pk}/batal/", **JSON).status_code == 409


def test_line_of_another_meeting_is_not_found(page, rapat, sekretariat):
    other = make_hasil(make_rapat(by=sekretariat, judul="Lain"), by=sekretariat)
    for path in ("", "batal/"):
        assert page.post(f"/rapat/{rapat.pk}/notulen/{other.pk}/{path}").status_code == 404
    assert Hasil.objects.get().dibatalkan_pada is None


def test_edit_says_who_was_quicker_and_shows_both_texts(page, rapat, sekretariat, kepala):
    row = make_hasil(rapat, by=sekretariat)
    address, seen = f"/rapat/{rapat.pk}/notulen/{row.pk}/", stamp(row)
    line = make_hasil(rapat, "I Punya kepala", by=kepala)
    assert page.post(address, {"ketikan": "I Pertama", "versi": seen}).status_code == 302
    answer = page.post(address, {"ketikan": "I Punya saya", "versi": seen})
    assert answer.status_code == 409
    assert "I Anggaran sudah cair → I Pertama" in html(answer)
    assert ">\nI Punya saya</textarea>" in html(answer)
    assert Hasil.objects.exclude(pk=line.pk).get().teks == "Pertama"
    assert (
        page.post(address, {"ketikan": "tanpa huruf", "versi": stamp(Hasil.objects.get(pk=row.pk))}).status_code == 422
    )


def test_page_needs_the_same_few_queries_for_two_and_for_twenty_lines(
    page, rapat, sekretariat, dinsos, django_assert_max_num_queries
):
    counts, other = [], make_rapat(by=sekretariat, tanggal=rapat.tanggal.replace(year=2025))
    for more in (2, 18):
        for number in range(more):
            make_hasil(rapat, ("R Langkah @Dinsos", "K Setuju @Dinsos")[number % 2], by=sekretariat)
            make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=other)
        for path in ("", "notulen/", "layar/", "tutup/"):
            with django_assert_max_num_queries(12) as queries:
                page.get(f"/rapat/{rapat.pk}/{path}")
            counts.append((path, len(queries)))
    assert counts[:4] == counts[4:]


def test_one_tap_stores_one_seat_and_tells_the_quorum(page, rapat, sekretariat):
    sk = make_sk(by=sekretariat)
    first, second = make_keanggotaan(sk=sk), make_keanggotaan(sk=sk)
    address = f"/rapat/{rapat.pk}/kehadiran/"
    answer = page.post(address, {f"kursi-{first.pk}-status": "hadir"}, **JSON).json()
    assert answer["kuorum"] == "1 dari 2 kursi hadir atau diwakili; kuorum (lebih dari setengah) belum tercapai."
    page.post(address, {f"kursi-{second.pk}-status": "diwakili", f"kursi-{second.pk}-nama_wakil": "Wakil"}, **JSON)
    assert sorted(Kehadiran.objects.values_list("status", "nama_wakil")) == [("diwakili", "Wakil"), ("hadir", "")]
    bad = page.post(address, {f"kursi-{first.pk}-status": "diwakili"}, **JSON)
    assert (bad.status_code, bad.json()["pesan"]) == (422, "Tulis nama wakilnya.")
    close(rapat, by=sekretariat)
    assert page.post(address, {f"kursi-{first.pk}-status": "izin"}, **JSON).status_code == 409


def test_status_button_of_closing_leads_to_its_page(page, rapat):
    assert page.post(f"/rapat/{rapat.pk}/status/", {"ke": "selesai"}).url == f"/rapat/{rapat.pk}/tutup/"
    assert Rapat.objects.get().status == "berlangsung"


@pytest.mark.usefixtures("_no_rendering")
def test_closing_says_what_will_happen_and_does_it(page, rapat, sekretariat, dinsos):
    make_keanggotaan(sk=make_sk(by=sekretariat))
    make_hasil(rapat, "R Menyusun alur @Dinsos", by=sekretariat)
    address = f"/rapat/{rapat.pk}/tutup/"
    shown = html(page.get(address))
    for said in (
        "Kehadiran 1 dari 1 kursi belum dicatat",
        "1 baris notulen terkunci",
        "1 tugas dari 1 rekomendasi",
        "pada 1 instansi",
        "belum tercapai",
    ):
        assert said in shown
    assert "Belum tersimpan" in html(page.post(address, {"pimpinan": "A"}))
    assert page.post(address, {"pimpinan": "Pemimpin", "notulis": "Penulis"}).url == f"/rapat/{rapat.pk}/"
    row = Notulen.objects.get()
    assert (row.pimpinan, row.notulis, Rapat.objects.get().status) == ("Pemimpin", "Penulis", "selesai")
    assert page.get(f"/rapat/{rapat.pk}/notulen/pdf/").content == b"%PDF-"
    assert "Unduh notulen" in html(page.get(f"/rapat/{rapat.pk}/"))
    assert "notulennya terkunci" in html(page.get(f"/rapat/{rapat.pk}/notulen/"))


def test_head_opens_again_with_a_reason_and_both_versions_are_read(client_of, kepala, polda, rapat, sekretariat):
    close(rapat, by=sekretariat, cetak=lambda text: b"%PDF-satu")
    desk, address = client_of(kepala), f"/rapat/{rapat.pk}/buka/"
    assert "Belum tersimpan" in html(desk.post(address, {"alasan": " "}))
    assert desk.post(address, {"alasan": "satu keputusan tertinggal"}).status_code == 302
    assert client_of(polda).get(f"/rapat/{rapat.pk}/notulen/pdf/").status_code == 403  # while it is open
    actions.close_rapat(Rapat.objects.get(), by=sekretariat, pimpinan="A", notulis="B", cetak=lambda text: b"%PDF-dua")
    member = client_of(polda)
    assert member.get(f"/rapat/{rapat.pk}/notulen/pdf/").content == b"%PDF-dua"
    assert member.get(f"/rapat/{rapat.pk}/notulen/pdf/?versi=1").content == b"%PDF-satu"
    for odd in ("3", "9999", "²", "-1", "satu"):
        assert member.get(f"/rapat/{rapat.pk}/notulen/pdf/", {"versi": odd}).status_code in (200, 404)
    assert member.get(f"/rapat/{rapat.pk}/notulen/pdf/?versi=3").status_code == 404
    shown = html(member.get(f"/rapat/{rapat.pk}/"))
    assert "satu keputusan tertinggal" in shown
    assert "Unduh versi 1" in shown


def test_kept_file_that_is_gone_is_said_so(page, rapat, sekretariat):
    row = close(rapat, by=sekretariat, cetak=lambda text: b"%PDF-satu")
    row.berkas.storage.delete(row.berkas.name)
    assert "tidak ada di penyimpanan" in html(page.get(f"/rapat/{rapat.pk}/notulen/pdf/", follow=True))


def test_list_of_who_stayed_away_is_for_the_office(client_of, sekretariat, polda):
    make_absen(polda.instansi, by=sekretariat)
    assert "/rapat/teguran/polda/" in html(client_of(sekretariat).get("/rapat/"))
    assert "/rapat/teguran/polda/" not in html(client_of(polda).get("/rapat/"))
    assert client_of(sekretariat).get("/rapat/teguran/dinsos/").status_code == 404
