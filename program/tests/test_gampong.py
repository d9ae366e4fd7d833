"""The gampong register: what the database holds, who reports what, what is counted, and the pages."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.models import ProgramGampong
from program.statistics.gampong import by_kabkota, by_kecamatan, by_year, total, tulis_persen
from program.tests.factories import make_gampong
from program.tests.isian import isian_gampong

LAMPULO = "11.71.02.2010"
DAY = datetime.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"gampong": "11.71"}, "programgampong_gampong_aceh"),
        ({"gampong": "11.71.01"}, "programgampong_gampong_aceh"),
        ({"tahun": 2014}, "programgampong_tahun_masuk_akal"),
        ({"tahun": 2101}, "programgampong_tahun_masuk_akal"),
        ({"forum_anak": "lupa"}, "programgampong_forum_anak_dikenal"),
        ({"forum_anak": ""}, "programgampong_forum_anak_dikenal"),
        ({"reusam": ""}, "programgampong_reusam_dikenal"),
        ({"forum_anak_sk": "1/2026"}, "programgampong_sk_bila_ada"),
        ({"forum_anak": "tidak_ada", "forum_anak_tanggal": DAY}, "programgampong_sk_bila_ada"),
        ({"reusam_nomor": "1/2026"}, "programgampong_nomor_bila_ada"),
        ({"apbg": 10**15 + 1}, "programgampong_angka_masuk_akal"),
        ({"kader": 10_001}, "programgampong_angka_masuk_akal"),
        (
            {"versi": 2, "diubah_pada": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)},
            "programgampong_diubah_pada_lengkap",
        ),
    ],
)
def test_database_refuses(dinsos, values, name):
    row = make_gampong(by=dinsos)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ProgramGampong.objects.filter(pk=row.pk).update(**values)


def test_database_holds_one_row_for_a_gampong_and_year(dinsos, polda):
    make_gampong(by=dinsos, gampong=LAMPULO)
    other = make_gampong(by=polda)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgramGampong.objects.filter(pk=other.pk).update(gampong=LAMPULO)


def test_area_codes_follow_the_gampong(dinsos):
    row = make_gampong(by=dinsos, gampong=LAMPULO)
    row.refresh_from_db()
    assert (row.kabkota, row.kecamatan) == ("11.71", "11.71.02")
    ProgramGampong.objects.filter(pk=row.pk).update(gampong="11.06.01.2001")
    row.refresh_from_db()
    assert (row.kabkota, row.kecamatan) == ("11.06", "11.06.01")


def test_second_report_is_refused_and_tells_nothing_of_the_first(dinsos, polda):
    make_gampong(by=dinsos, gampong=LAMPULO, apbg=77_000)
    with pytest.raises(ActionRefused, match="sudah dilaporkan untuk tahun 2026"):
        make_gampong(by=dinsos, gampong=LAMPULO)
    with pytest.raises(ActionRefused, match=r"sudah dilaporkan instansi lain untuk tahun 2026\.$") as refused:
        make_gampong(by=polda, gampong=LAMPULO)
    assert not {"77", "dinsos"} & set(str(refused.value).lower().replace(".", " ").split())
    make_gampong(by=polda, gampong=LAMPULO, tahun=2025)
    assert ProgramGampong.objects.count() == 2


def test_correction_cannot_move_onto_another_report(dinsos, polda):
    mine = make_gampong(by=dinsos)
    make_gampong(by=polda, gampong=LAMPULO)
    taken = ProgramGampong.objects.get(gampong=LAMPULO).gampong
    with pytest.raises(ActionRefused, match="instansi lain"):
        actions.update_gampong(mine, by=dinsos, versi=stamp(mine), gampong=taken)
    moved = actions.update_gampong(mine, by=dinsos, versi=stamp(mine), gampong=taken, tahun=2025)
    assert (moved.gampong_id, moved.tahun, moved.versi) == (LAMPULO, 2025, 2)
    assert JejakAudit.objects.filter(peristiwa="update_gampong", objek_kode=str(mine)).count() == 1


def test_member_reports_for_the_own_agency_alone(polda, dinsos):
    with pytest.raises(ActionRefused, match="hanya dapat mencatat untuk instansi Anda"):
        make_gampong(by=polda, instansi=dinsos.instansi)
    row = make_gampong(by=polda)
    with pytest.raises(ActionRefused, match="hanya dapat mencatat untuk instansi Anda"):
        actions.update_gampong(row, by=polda, versi=stamp(row), instansi=dinsos.instansi)


def test_who_was_slower_overwrites_nothing(dinsos, sekretariat):
    row = make_gampong(by=dinsos)
    old = stamp(row)
    actions.update_gampong(row, by=sekretariat, versi=old, kader=3)
    with pytest.raises(Conflict):
        actions.update_gampong(row, by=dinsos, versi=old, kader=9)
    row.refresh_from_db()
    assert (row.kader, row.versi) == (3, 2)


# Sums


def test_sums_tell_none_from_unknown_from_not_yet_reported(sekretariat, dinsos, polda):
    make_gampong(by=dinsos, gampong=LAMPULO, forum_anak="ada", apbg=5_000, kader=2)
    make_gampong(by=dinsos, gampong="11.71.02.2002", forum_anak="tidak_ada", apbg=0, kader=0, reusam="ada")
    make_gampong(by=polda, gampong="11.71.01.2001")
    make_gampong(by=polda, gampong=LAMPULO, tahun=2025, forum_anak="tidak_ada")
    areas = by_kabkota(sekretariat, 2026)
    everything = total(areas, kode="11", nama="Aceh")
    assert (len(areas), everything.gampong, everything.dilaporkan) == (23, 6500, 3)
    measured = [(c.ada, c.tidak, c.tidak_diketahui, c.belum) for c in everything.daftar_capaian]
    assert measured == [(1, 1, 1, 6497), (1, 1, 1, 6497), (1, 0, 2, 6497), (1, 1, 1, 6497)]
    assert (everything.total_apbg, everything.total_kader) == (5_000, 2)
    banda = next(row for row in areas if row.kode == "11.71")
    assert (banda.gampong, banda.dilaporkan, banda.belum) == (90, 3, 87)
    empty = next(row for row in areas if row.kode == "11.01")
    assert (empty.dilaporkan, empty.total_apbg, empty.daftar_capaian[0].persen) == (0, None, "0%")
    within = {row.kode: row for row in by_kecamatan(sekretariat, 2026, "11.71")}
    assert (len(within), within["11.71.02"].dilaporkan, within["11.71.01"].dilaporkan) == (9, 2, 1)
    assert sum(row.gampong for row in within.values()) == 90
    years = by_year(sekretariat, 2026, gampong=6500)
    assert [(row.kode, row.dilaporkan, row.daftar_capaian[0].ada) for row in years] == [("2025", 1, 0), ("2026", 3, 1)]
    assert [row.kode for row in by_year(sekretariat, 2026, gampong=283, kabkota="11.01")] == []


def test_what_a_role_counts_is_what_it_opens(cast):
    make_gampong(by=cast["dinsos"])
    make_gampong(by=cast["polda"])
    counted = {name: total(by_kabkota(user, 2026), kode="", nama="").dilaporkan for name, user in cast.items()}
    assert counted == {"sekretariat": 2, "kepala": 2, "polda": 1, "dinsos": 1, "pimpinan": 2, "pengelola": 0}
    seen = {name: ProgramGampong.objects.visible_to(user).count() for name, user in cast.items()}
    assert seen == {**counted, "pimpinan": 0}


@pytest.mark.parametrize(
    ("share", "written"), [(0, "0%"), (0.01, "<1%"), (1, "1%"), (24.9, "24%"), (99.98, "99%"), (100, "100%")]
)
def test_share_is_never_rounded_to_none_or_all(share, written):
    assert tulis_persen(share) == written


# Pages


def test_record_and_read_back(client_of, dinsos):
    response = client_of(dinsos).post("/program/gampong/catat/", isian_gampong(), follow=True)
    row = ProgramGampong.objects.get()
    assert response.redirect_chain == [(f"/program/gampong/{row.pk}/", 302)]
    assert (row.gampong.nama, row.tahun, row.apbg, row.kader, row.forum_anak_tanggal) == (
        "Lampulo",
        2026,
        1_250_000,
        0,
        DAY,
    )
    text = response.content.decode()
    assert "141/7/2026, 4 Maret 2026" in text
    assert "mencatat program gampong" in text


def test_the_same_sending_is_stored_once(client_of, dinsos):
    page, sent = client_of(dinsos), isian_gampong(kunci_kirim="6a3f2f0e-3c1e-4f63-8d3d-0c5d8d1f2b11")
    page.post("/program/gampong/catat/", sent)
    assert page.post("/program/gampong/catat/", sent).status_code == 302
    assert ProgramGampong.objects.count() == 1


def test_gampong_of_another_agency_is_refused_on_the_page_and_nothing_is_lost(client_of, dinsos, polda):
    make_gampong(by=polda, gampong=LAMPULO)
    response = client_of(dinsos).post("/program/gampong/catat/", isian_gampong(catatan="ZZKETIK"))
    assert response.status_code == 422
    text = response.content.decode()
    assert "sudah dilaporkan instansi lain untuk tahun 2026" in text
    assert "ZZKETIK" in text


def test_update_page(client_of, dinsos):
    row, page = make_gampong(by=dinsos, gampong=LAMPULO), client_of(dinsos)
    url = f"/program/gampong/{row.pk}/ubah/"
    assert "Lampulo" in page.get(url).content.decode()
    sent = isian_gampong(versi=stamp(row), kader="7", gampong=LAMPULO, gampong_teks=row.gampong.jalur)
    assert page.post(url, sent).status_code == 302
    row.refresh_from_db()
    assert (row.kader, row.forum_anak, row.versi) == (7, "ada", 2)
    assert page.post(url, {**sent, "versi": "rusak"}).status_code == 409


def test_copy_takes_what_lasts_and_not_the_money(client_of, dinsos, polda):
    old = make_gampong(
        by=dinsos, gampong=LAMPULO, tahun=2025, forum_anak="ada", forum_anak_sk="141/7", apbg=9_000, kegiatan_apbg="ZZKEG", kader=4
    )  # fmt: skip
    page = client_of(dinsos)
    shown = page.get(f"/program/gampong/catat/?salin={old.pk}&tahun=2026").context["form"].initial
    assert (shown["gampong"].pk, shown["tahun"], shown["forum_anak_sk"], shown["kader"]) == (LAMPULO, 2026, "141/7", 4)
    assert not {"apbg", "kegiatan_apbg", "catatan"} & set(shown)
    foreign = client_of(polda).get(f"/program/gampong/catat/?salin={old.pk}")
    assert "141/7" not in foreign.content.decode()


@pytest.mark.parametrize(
    "query", ["salin=x", "salin=99999999999999999999", "gampong=%00", "gampong=11.71", "tahun=1&salin=²"]
)
def test_blank_form_survives_nonsense(client_of, dinsos, query):
    assert client_of(dinsos).get(f"/program/gampong/catat/?{query}").status_code == 200


def test_list_pages_on_by_its_key(client_of, sekretariat, dinsos):
    made = [make_gampong(by=dinsos, tahun=year) for year in (2024, 2025, 2026) for _ in range(10)]
    page, seen, cursor = client_of(sekretariat), [], ""
    while True:
        shown = page.get("/program/gampong/daftar/", {"hal": cursor} if cursor else {}).context["page"]
        seen += [(row.tahun, row.gampong_id) for row in shown.object_list]
        if not (cursor := shown.berikutnya):
            break
    assert seen == sorted(((row.tahun, row.gampong_id) for row in made), key=lambda key: (-key[0], key[1]))


def test_agency_filter_is_of_who_sees_all(client_of, sekretariat, dinsos, polda):
    make_gampong(by=dinsos)
    make_gampong(by=polda)
    assert len(client_of(sekretariat).get("/program/gampong/daftar/?instansi=polda").context["page"].object_list) == 1
    assert len(client_of(dinsos).get("/program/gampong/daftar/?instansi=polda").context["page"].object_list) == 1
    assert "instansi" not in client_of(dinsos).get("/program/gampong/daftar/").context["form"].fields


def test_progress_page_tells_of_how_many_and_links_to_the_list(client_of, sekretariat, dinsos):
    make_gampong(by=dinsos, gampong=LAMPULO, forum_anak="ada")
    response = client_of(sekretariat).get("/program/gampong/?tahun=2026")
    text = " ".join(response.content.decode().split())
    assert "dari 6.500 gampong (&lt;1%): <strong>Forum anak</strong>" in text
    assert "/program/gampong/daftar/?tahun=2026&amp;forum=ada" in text
    tiles = {tile.kode: tile for tile in response.context["peta"].daftar_petak}
    assert (tiles["11.71"].nilai, tiles["11.01"].nilai) == ("1%", "0%")
    assert tiles["11.71"].tautan == "/program/gampong/kabkota/11.71/?tahun=2026"
    reports = client_of(sekretariat).get("/program/gampong/?tahun=2026&ukuran=laporan").context["peta"]
    assert "Laporan masuk" in reports.judul


def test_drill_down_ends_at_what_is_not_yet_reported(client_of, dinsos, polda):
    row = make_gampong(by=dinsos, gampong=LAMPULO, forum_anak="ada")
    page = client_of(dinsos)
    within = page.get("/program/gampong/kabkota/11.71/?tahun=2026").content.decode()
    assert "/program/gampong/kecamatan/11.71.02/?tahun=2026" in within
    response = page.get("/program/gampong/kecamatan/11.71.02/?tahun=2026")
    text = response.content.decode()
    assert f"/program/gampong/{row.pk}/" in text
    assert text.count("Belum dilaporkan instansi Anda") == len(response.context["daftar_gampong"]) - 1
    assert "Tidak ada" not in text
    assert f"/program/gampong/{row.pk}/" not in client_of(polda).get(response.request["PATH_INFO"]).content.decode()


@pytest.mark.parametrize("kode", ["11.99", "12.71", "12.71.01", "11.71.99", "%00", "11.71.01.2001"])
def test_area_that_is_none_is_not_found(client_of, sekretariat, kode):
    for part in ("kabkota", "kecamatan"):
        assert client_of(sekretariat).get(f"/program/gampong/{part}/{kode}/").status_code == 404


def test_history_shows_the_own_years_alone(client_of, dinsos, polda, sekretariat):
    row = make_gampong(by=dinsos, gampong=LAMPULO)
    make_gampong(by=polda, gampong=LAMPULO, tahun=2025)
    url = f"/program/gampong/{row.pk}/"
    assert [r.tahun for r in client_of(dinsos).get(url).context["daftar_laporan"]] == [2026]
    assert [r.tahun for r in client_of(sekretariat).get(url).context["daftar_laporan"]] == [2026, 2025]


def test_copy_is_offered_as_long_as_this_year_is_not_reported(client_of, dinsos):
    this = timezone.localdate().year
    row = make_gampong(by=dinsos, gampong=LAMPULO, tahun=this - 1)
    page, url = client_of(dinsos), f"/program/gampong/{row.pk}/"
    assert f"Salin ke {this}" in page.get(url).content.decode()
    make_gampong(by=dinsos, gampong=LAMPULO, tahun=this)
    assert "Salin ke" not in page.get(url).content.decode()


def test_leadership_reads_sums_and_opens_no_row(client_of, pimpinan, dinsos):
    make_gampong(
        by=dinsos, gampong=LAMPULO, catatan="ZZCATAT", forum_anak="ada", forum_anak_sk="ZZSK", kegiatan_apbg="ZZKEG"
    )
    page = client_of(pimpinan)
    for url in ("/program/", "/program/gampong/?tahun=2026", "/program/gampong/kabkota/11.71/?tahun=2026"):
        text = page.get(url).content.decode()
        assert not [word for word in ("ZZCATAT", "ZZSK", "ZZKEG") if word in text]
        assert "/program/gampong/daftar/" not in text
        assert "/program/gampong/kecamatan/" not in text
    assert page.get("/program/gampong/?tahun=2026").context["semua"].dilaporkan == 1
    assert page.get("/program/gampong/kecamatan/11.71.02/").status_code == 403


@pytest.mark.parametrize(
    "query", ["tahun=0", "tahun=2099", "tahun=99999999999999999999", "tahun=²", "tahun=x&ukuran=%00"]
)
def test_sums_of_nonsense_are_those_of_this_year(client_of, dinsos, query):
    for url in ("/program/gampong/", "/program/gampong/kabkota/11.71/", "/program/gampong/kecamatan/11.71.01/"):
        assert client_of(dinsos).get(f"{url}?{query}").context["tahun"] == timezone.localdate().year
