"""Restricted places: what the database holds, what the actions refuse, and that nothing about a place leaves its scope."""

import datetime
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.enums.lokasi import AlasanBatalPatroli, StatusLokasi, StatusPatroli
from program.models import LokasiRawan, PemeriksaanLokasi, RencanaPatroli
from program.tests.factories import make_lokasi, make_patroli, make_pemeriksaan
from program.tests.isian import isian_lokasi
from program.tests.lokasi import CANARIES, DAY, events, told
from wilayah.models import Wilayah


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"jenis": "pasar"}, "lokasirawan_jenis_dikenal"),
        ({"tingkat": "gawat"}, "lokasirawan_tingkat_dikenal"),
        ({"status": "lupa"}, "lokasirawan_status_dikenal"),
        ({"sumber": "mimpi"}, "lokasirawan_sumber_dikenal"),
        ({"terakhir_diperiksa": DAY, "periksa_berikutnya": datetime.date(2026, 3, 3)}, "periksa_berikutnya_urut"),
        ({"status": "aman", "periksa_berikutnya": DAY}, "lokasirawan_aman_tanpa_jadwal"),
    ],
)
def test_database_refuses(dinsos, values, name):
    place = make_lokasi(by=dinsos)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        LokasiRawan.objects.filter(pk=place.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"status": "terlaksana"}, "rencanapatroli_tanggal_bila_terlaksana"),
        ({"dilaksanakan": DAY}, "rencanapatroli_tanggal_bila_terlaksana"),
        ({"status": "batal"}, "rencanapatroli_alasan_bila_batal"),
        ({"alasan_batal": "cuaca"}, "rencanapatroli_alasan_bila_batal"),
        ({"alasan_batal": "malas"}, "rencanapatroli_alasan_batal_dikenal"),
    ],
)
def test_database_refuses_of_patrols(dinsos, values, name):
    patrol = make_patroli(make_lokasi(by=dinsos), by=dinsos)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        RencanaPatroli.objects.filter(pk=patrol.pk).update(**values)


@pytest.mark.parametrize("kode", ["11.71", "11", "12.71", "MY"])
def test_place_is_a_kecamatan_or_gampong_of_aceh(dinsos, kode):
    with pytest.raises(ValidationError, match="wilayah"):
        make_lokasi(by=dinsos, wilayah=Wilayah.objects.get(kode=kode).kode)


def test_columns_hold_no_name_in_clear(dinsos):
    make_pemeriksaan(make_lokasi(by=dinsos, **CANARIES), by=dinsos, temuan="ZZTEMUAN", petugas="ZZREGU")
    with connection.cursor() as cursor:
        for model in (LokasiRawan, PemeriksaanLokasi):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            assert "ZZ" not in str([bytes(c) if isinstance(c, memoryview) else c for r in cursor.fetchall() for c in r])
    trail = str(list(JejakAudit.objects.values_list("objek_kode", "alasan", "kolom")))
    assert "ZZ" not in trail


def test_member_records_for_the_own_agency_alone(polda, dinsos):
    with pytest.raises(ActionRefused, match="hanya dapat mencatat untuk instansi Anda"):
        make_lokasi(by=polda, instansi=dinsos.instansi)
    assert not LokasiRawan.objects.exists()


def test_scope_and_counting(cast):
    for agency in ("dinsos", "polda"):
        place = make_lokasi(by=cast[agency])
        make_patroli(place, by=cast[agency])
        make_pemeriksaan(place, by=cast[agency])
    wanted = {"sekretariat": 2, "kepala": 2, "polda": 1, "dinsos": 1, "pimpinan": 0, "pengelola": 0}
    for model in (LokasiRawan, PemeriksaanLokasi, RencanaPatroli):
        assert {name: model.objects.visible_to(user).count() for name, user in cast.items()} == wanted
    assert {name: LokasiRawan.objects.counted_for(user).count() for name, user in cast.items()} == wanted


@pytest.mark.parametrize(("before", "after"), [*itertools.product(StatusLokasi, StatusLokasi)])
def test_every_step_of_the_status(dinsos, before, after):
    place = make_lokasi(by=dinsos, status=before)
    if after == before or after in before.can_become():
        make_pemeriksaan(place, by=dinsos, status=after)
    else:
        with pytest.raises(ActionRefused, match="tidak dapat berubah"):
            make_pemeriksaan(place, by=dinsos, status=after)
        after = before
    place.refresh_from_db()
    assert place.status == after


def test_check_sets_level_and_days_and_an_older_one_is_refused(dinsos):
    place = make_lokasi(by=dinsos)
    make_pemeriksaan(place, by=dinsos, periksa_berikutnya=datetime.date(2026, 4, 4))
    place.refresh_from_db()
    assert (place.tingkat, place.terakhir_diperiksa, place.periksa_berikutnya, place.versi) == (
        "tinggi", DAY, datetime.date(2026, 4, 4), 2,
    )  # fmt: skip
    with pytest.raises(ActionRefused, match="lebih baru"):
        make_pemeriksaan(place, by=dinsos, tanggal=datetime.date(2026, 3, 3))
    assert PemeriksaanLokasi.objects.get().urutan == 1


def test_patrol_ends_once(dinsos):
    place = make_lokasi(by=dinsos)
    done, cancelled = make_patroli(place, by=dinsos), make_patroli(place, by=dinsos)
    assert actions.complete_patroli(done, dilaksanakan=DAY, by=dinsos).status == StatusPatroli.TERLAKSANA
    assert actions.cancel_patroli(cancelled, alasan_batal=AlasanBatalPatroli.CUACA, by=dinsos).alasan_batal == "cuaca"
    with pytest.raises(ActionRefused, match="sudah terlaksana"):
        actions.cancel_patroli(done, alasan_batal=AlasanBatalPatroli.CUACA, by=dinsos)
    with pytest.raises(ActionRefused, match="sudah batal"):
        actions.complete_patroli(cancelled, dilaksanakan=DAY, by=dinsos)
    safe = make_lokasi(by=dinsos, status=StatusLokasi.AMAN)
    with pytest.raises(ActionRefused, match="tidak lagi rawan"):
        make_patroli(safe, by=dinsos)


def test_who_was_slower_overwrites_nothing(dinsos, sekretariat):
    place = make_lokasi(by=dinsos)
    old = stamp(place)
    actions.update_lokasi(place, by=sekretariat, versi=old, nama="Nama sekretariat")
    with pytest.raises(Conflict) as conflict:
        actions.update_lokasi(place, by=dinsos, versi=old, nama="Nama dinsos")
    assert "Nama sekretariat" not in str(conflict.value.perubahan)
    place.refresh_from_db()
    assert (place.nama, place.versi) == ("Nama sekretariat", 2)


# Pages


def test_record_open_and_the_trail(client_of, dinsos):
    page = client_of(dinsos)
    response = page.post("/program/lokasi/catat/", isian_lokasi())
    place = LokasiRawan.objects.get()
    assert (response.url, place.status, place.tingkat) == (f"/program/lokasi/{place.pk}/", "diduga", "tinggi")
    assert events("reveal_lokasi") == 0
    html = page.get(response.url).content.decode()
    assert told(html) == [*CANARIES.values()]
    assert told(html.split("</title>")[0]) == []
    assert events("reveal_lokasi") == 1
    assert told(page.get(f"{response.url}ubah/").content.decode()) == [*CANARIES.values()]
    assert events("reveal_lokasi") == 2


def test_update_page_changes_no_state(client_of, dinsos):
    place, page = make_lokasi(by=dinsos), client_of(dinsos)
    url = f"/program/lokasi/{place.pk}/ubah/"
    assert not {"tingkat", "status"} & set(page.get(url).context["form"].fields)
    response = page.post(url, {"versi": stamp(place), **isian_lokasi(status="aman", nama="Nama benar")})
    place.refresh_from_db()
    assert (response.status_code, place.nama, place.status, place.tingkat) == (302, "Nama benar", "diduga", "sedang")
    assert page.post(url, {"versi": "rusak", **isian_lokasi()}).status_code == 409


def test_check_page(client_of, dinsos):
    place, page = make_lokasi(by=dinsos), client_of(dinsos)
    url = f"/program/lokasi/{place.pk}/periksa/"
    shown = page.get(url)
    assert "Penginapan Contoh" not in shown.content.decode()
    assert [value for value, _ in shown.context["form"].fields["status"].choices] == [*StatusLokasi.values]
    sent = {"tanggal": "4/3/2026", "petugas": "Regu", "temuan": "Kosong", "tingkat": "rendah", "status": "dipantau"}
    assert page.post(url, sent).context["form"].errors["periksa_berikutnya"] == ["Isi kapan lokasi ini diperiksa lagi."]
    early = page.post(url, {**sent, "periksa_berikutnya": "3/3/2026"})
    assert "tidak boleh sebelum itu" in early.context["form"].errors["periksa_berikutnya"][0]
    assert page.post(url, {**sent, "tanggal": "1/1/2099"}).context["form"].errors["tanggal"]
    assert page.post(url, {**sent, "status": "aman", "periksa_berikutnya": "4/4/2026"}).status_code == 302
    place.refresh_from_db()
    assert (place.status, place.periksa_berikutnya) == ("aman", None)


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 2), ("keadaan=lewat", 1), ("keadaan=terlaksana", 1), ("keadaan=batal", 0), ("keadaan=semua", 3),
     ("dari=1/1/2030", 1), ("sampai=1/1/2030", 1), ("keadaan=x", 2)],
)  # fmt: skip
def test_patrols_by_date(client_of, dinsos, query, found):
    place = make_lokasi(by=dinsos)
    make_patroli(place, by=dinsos, tanggal=datetime.date(2030, 5, 5))
    make_patroli(place, by=dinsos)
    actions.complete_patroli(make_patroli(place, by=dinsos), dilaksanakan=DAY, by=dinsos)
    rows = client_of(dinsos).get(f"/program/patroli/?{query}").context["page"].object_list
    assert len(rows) == found
    assert [r.tanggal for r in rows] == sorted(r.tanggal for r in rows)


def test_patrol_pages(client_of, dinsos):
    place, page = make_lokasi(by=dinsos), client_of(dinsos)
    page.post(f"/program/lokasi/{place.pk}/patroli/", {"tanggal": "9/3/2027", "instansi": "dinsos", "mitra": "Polair"})
    patrol = RencanaPatroli.objects.get()
    assert page.post(f"/program/patroli/{patrol.pk}/laksanakan/", {"dilaksanakan": "1/1/2099"}).status_code == 422
    assert page.post(f"/program/patroli/{patrol.pk}/batalkan/", {"alasan_batal": "cuaca"}).status_code == 302
    again = page.post(f"/program/patroli/{patrol.pk}/laksanakan/", {"dilaksanakan": "4/3/2026"})
    assert "sudah batal" in again.content.decode()
