"""The pages of plans: written and published, told quarter by quarter, filtered, summed, printed."""

import pytest

from gugus_tugas.versi import stamp
from program.enums.rencana import StatusRencana
from program.models import Kegiatan, RealisasiRencana, RencanaAksi
from program.papan import board_of, laid_out, lines_of
from program.statistics.rencana import plan_sums
from program.tests.factories import make_baris, make_kegiatan, make_rencana_aksi
from program.tests.rencana import TODAY, save, step, tell


def test_plan_is_written_published_and_corrected_by_the_secretariat(client_of, sekretariat):
    browser = client_of(sekretariat)
    sent = {"jenis": "rad", "judul": "RAD PP-TPPO", "tahun_mulai": "2025", "tahun_selesai": "2029", "dasar": "Pergub"}
    browser.post("/program/rencana/catat/", sent)
    row = RencanaAksi.objects.get()
    make_baris(row, by=sekretariat)
    browser.post(f"/program/rencana/{row.pk}/berlakukan/", {"versi": stamp(row)})
    row.refresh_from_db()
    assert row.status == "berlaku"
    again = browser.post(f"/program/rencana/{row.pk}/ubah/", {**sent, "judul": "RAD Aceh", "versi": stamp(row)})
    row.refresh_from_db()
    assert (again.status_code, row.judul, row.masa) == (302, "RAD Aceh", "2025–2029")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"jenis": "x"}, "jenis"), ({"judul": ""}, "judul"), ({"tahun_mulai": "1999"}, "tahun_mulai"),
        ({"tahun_selesai": "2024"}, "tahun_selesai"),
        ({"tahun_selesai": "2035"}, "tahun_selesai"), ({"jenis": "tahunan"}, "tahun_selesai"), ({"tahun_mulai": "９"}, "tahun_mulai"),
    ],
)  # fmt: skip
def test_form_of_a_plan_says_what_is_wrong(client_of, sekretariat, changes, field):
    sent = {
        "jenis": "rad",
        "judul": "RAD",
        "tahun_mulai": "2025",
        "tahun_selesai": "2029",
        "dasar": "ZZDASAR",
        **changes,
    }
    response = client_of(sekretariat).post("/program/rencana/catat/", sent)
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert "ZZDASAR" in response.content.decode()


def test_member_tells_a_quarter_of_the_own_line_and_corrects_it(client_of, dinsos, polda, line):
    browser, url = client_of(dinsos), f"/program/rencana/baris/{line.pk}/1/"
    wrong = browser.post(url, {"jumlah": "tiga", "catatan": "ZZCATATAN"})
    assert wrong.context["form"].errors["jumlah"]
    assert "ZZCATATAN" in wrong.content.decode()
    shown = browser.post(url, {"jumlah": "3,5", "biaya": "1.000.000", "catatan": "Tiga dayah"}, follow=True)
    assert "3,5 dayah" in shown.content.decode()
    told = RealisasiRencana.objects.get()
    browser.post(url, {"jumlah": "4", "biaya": "", "catatan": "", "versi": stamp(told)})
    told.refresh_from_db()
    assert (told.jumlah, told.biaya, told.catatan) == (4, None, "")
    assert client_of(polda).get(f"/program/rencana/baris/{line.pk}/").status_code == 200
    assert client_of(polda).get(url).status_code == 403
    assert browser.get(f"/program/rencana/baris/{line.pk}/5/").status_code == 404


def test_draft_does_not_exist_for_a_member(client_of, dinsos, sekretariat):
    draft = make_rencana_aksi(by=sekretariat, konsep=True, instansi=dinsos.instansi)
    row = draft.daftar_baris_rencana.get()
    for url in (f"{draft.pk}/", f"{draft.pk}/papan/", f"{draft.pk}/pdf/", f"{draft.pk}/ekspor/", f"baris/{row.pk}/"):
        assert client_of(dinsos).get(f"/program/rencana/{url}").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2), ("tahun=", 3), ("tahun=2027", 1), ("tahun=1", 3), ("instansi=polda", 1), ("instansi=x", 2),
        ("keadaan=lewat", 1),
        ("keadaan=sebagian", 1), ("keadaan=%00", 2), ("triwulan=2", 1), ("triwulan=9", 2),
        ("nomor=6", 1), ("strategi=Penindakan", 1), ("q=gelar", 1),
        ("q=dayah", 1), ("q=%27%20OR%201=1", 0), ("hal=rusak", 2),
    ],
)  # fmt: skip
def test_filters_of_the_lines(client_of, dinsos, polda, sekretariat, query, found):
    row = make_rencana_aksi(by=sekretariat, jenis="rad", tahun_selesai=2027, baris=0, konsep=True)
    make_baris(row, by=sekretariat, instansi=dinsos.instansi)
    make_baris(row, by=sekretariat, instansi=dinsos.instansi, tahun=2027)
    more = {
        "strategi": "Penindakan",
        "aksi": "Gelar perkara",
        "indikator": "Jumlah gelar",
        "tw1": False,
        "tw2": True,
        "tw3": False,
    }
    other = make_baris(row, by=sekretariat, instansi=polda.instansi, nomor_rekomendasi=6, **more)
    step(row, StatusRencana.BERLAKU, by=sekretariat)
    tell(other, 2, 3, by=polda)
    for page in ("", "papan/"):
        assert client_of(dinsos).get(f"/program/rencana/{row.pk}/{page}?{query}").status_code == 200
    response = client_of(dinsos).get(f"/program/rencana/{row.pk}/?{query}")
    assert len(response.context["page"].object_list) == found


def test_board_shows_a_line_in_each_of_its_quarters(plan, line, dinsos, sekretariat):
    make_baris(plan, by=sekretariat, tw1=False, tw3=False, tw4=True)
    tell(line, 1, 3, by=dinsos)
    rows = laid_out(lines_of(dinsos, plan).in_order())
    board = board_of(rows)
    assert [len(column.kartu) for column in board] == [1, 0, 1, 1]
    assert [column.terlapor for column in board] == [1, 0, 0, 0]
    assert [sel.is_lewat for column in board for _, sel in column.kartu] == [False, True, False]
    assert [column.triwulan for column in board_of(rows, only=3)] == [3]


@pytest.mark.parametrize(
    "page", ["", "{plan}/", "{plan}/papan/", "{plan}/baris/", "baris/{line}/", "rekap/?tahun=2026"]
)
def test_no_more_queries_for_fifty_lines(client_of, sekretariat, cast, plan, line, page, django_assert_num_queries):
    url = f"/program/rencana/{page.format(plan=plan.pk, line=line.pk)}"

    def asked() -> int:
        browser = client_of(sekretariat)
        browser.get(url)
        with django_assert_num_queries(12, exact=False) as queries:
            assert browser.get(url).status_code == 200
        return len(queries)

    tell(make_baris(plan, by=sekretariat, instansi=cast["polda"].instansi), 1, 2, by=sekretariat)
    few = asked()
    rows = [{**_plain(line), "instansi": cast[("dinsos", "polda")[n % 2]].instansi} for n in range(48)]
    save(plan, by=sekretariat, baru=rows)
    assert asked() == few


def _plain(line) -> dict:
    names = ("tahun", "strategi", "aksi", "indikator", "satuan", "target", "tw1")
    return {name: getattr(line, name) for name in names}


def test_leadership_reads_sums_and_opens_no_line(client_of, pimpinan, dinsos, sekretariat, plan, line):
    money = {"biaya": 5_000_000, "sumber_dana": "apba"}
    make_baris(plan, by=sekretariat, instansi=dinsos.instansi, aksi="ZZAKSI", nomor_rekomendasi=6, **money)
    make_rencana_aksi(by=sekretariat, konsep=True, judul="ZZKONSEP")
    tell(line, 1, 12, by=dinsos, biaya=700)
    browser = client_of(pimpinan)
    response = browser.get("/program/rencana/rekap/?tahun=2026")
    by_plan, by_agency, by_number = [table_["baris"] for table_ in response.context["daftar_tabel"]]
    (row,) = by_plan
    assert (row["baris"], row["tercapai"], row["lewat"], row["rencana_biaya"], row["terpakai"]) == (
        2,
        1,
        1,
        5_000_000,
        700,
    )
    assert [(r["nama"], r["baris"]) for r in by_agency] == [(dinsos.instansi.singkatan, 2)]
    assert {r["nama"]: r["baris"] for r in by_number} == {"Tanpa nomor": 1, "Rekomendasi 6": 1}
    assert "ZZAKSI" not in response.content.decode()
    assert "ZZKONSEP" not in response.content.decode()
    assert browser.get(f"/program/rencana/{plan.pk}/").status_code == 403
    assert "1 rencana" in browser.get("/program/").content.decode()


def test_sums_of_a_plan_without_lines_are_zero(sekretariat):
    row = make_rencana_aksi(by=sekretariat, konsep=True, baris=0)
    assert plan_sums(sekretariat, [row.pk], on=TODAY)[row.pk]["baris"] == 0


def test_activity_is_recorded_from_its_line_and_shown_on_both_pages(client_of, dinsos, polda, line):
    browser = client_of(dinsos)
    form = browser.get(f"/program/kegiatan/catat/?baris_rencana={line.pk}").context["form"]
    assert list(form.fields["baris_rencana"].queryset) == [line]
    assert (
        not client_of(polda).get("/program/kegiatan/catat/").context["form"].fields["baris_rencana"].queryset.exists()
    )
    row = make_kegiatan(by=dinsos, baris_rencana=line, judul="ZZJUDUL")
    assert f"/program/rencana/baris/{line.pk}/" in browser.get(f"/program/kegiatan/{row.pk}/").content.decode()
    assert row.judul in browser.get(f"/program/rencana/baris/{line.pk}/").content.decode()
    assert row.judul not in client_of(polda).get(f"/program/rencana/baris/{line.pk}/").content.decode()


def test_form_of_an_activity_refuses_a_line_of_another_agency(client_of, sekretariat, line):
    sent = {
        "jenis": "pelatihan", "judul": "Pelatihan", "sasaran": "gampong", "tanggal": "4/3/2026", "tempat_teks": "Kota Langsa", "tempat": "",
        "instansi": "polda", "status": "direncanakan", "baris_rencana": line.pk,
    }  # fmt: skip
    browser = client_of(sekretariat)
    refused = browser.post("/program/kegiatan/catat/", sent)
    assert refused.context["form"].errors["baris_rencana"]
    browser.post("/program/kegiatan/catat/", {**sent, "instansi": "dinsos"})
    row = Kegiatan.objects.get()
    assert row.baris_rencana == line
    shown = browser.get(f"/program/kegiatan/{row.pk}/ubah/").context["form"]
    assert list(shown.fields["baris_rencana"].queryset) == [line]


def test_pdf_of_a_plan_names_its_state(client_of, dinsos, line):
    content = client_of(dinsos).get(f"/program/rencana/{line.rencana_id}/pdf/").content
    assert content.startswith(b"%PDF-")
