"""Activities: what the database holds, what the actions refuse, what each role reaches, and the pages."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.files import check_upload
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.enums.kegiatan import PolaUlang, StatusKegiatan
from program.models import BerkasKegiatan, Kegiatan
from program.tests.factories import make_berkas_kegiatan, make_foto, make_kegiatan
from program.tests.isian import isian_kegiatan

DONE = {"status": StatusKegiatan.TERLAKSANA}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"jenis": "pesta"}, "kegiatan_jenis_dikenal"),
        ({"status": "lupa"}, "kegiatan_status_dikenal"),
        ({"sampai": datetime.date(2026, 3, 3)}, "kegiatan_sampai_urut"),
        ({"peserta_l": 3}, "kegiatan_peserta_bila_terlaksana"),
        ({"hasil": "baik"}, "kegiatan_peserta_bila_terlaksana"),
        ({"status": "terlaksana", "peserta_l": 100_001}, "kegiatan_peserta_masuk_akal"),
        ({"status": "batal"}, "kegiatan_alasan_bila_batal"),
        ({"alasan_batal": "hujan"}, "kegiatan_alasan_bila_batal"),
        ({"biaya": 5}, "kegiatan_biaya_bersumber"),
        ({"biaya": 10**15 + 1, "sumber_dana": "apba"}, "kegiatan_biaya_bersumber"),
        (
            {"versi": 2, "diubah_pada": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)},
            "kegiatan_diubah_pada_lengkap",
        ),
    ],
)
def test_database_refuses(dinsos, values, name):
    row = make_kegiatan(by=dinsos)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Kegiatan.objects.filter(pk=row.pk).update(**values)


def test_zero_is_not_unknown(dinsos):
    row = make_kegiatan(by=dinsos, **DONE, peserta_l=0, anak_p=4)
    assert (row.jumlah_peserta, row.peserta_p) == (4, None)
    assert make_kegiatan(by=dinsos, **DONE).jumlah_peserta is None


def test_member_records_for_the_own_agency_alone(polda, dinsos):
    with pytest.raises(ActionRefused, match="hanya dapat mencatat untuk instansi Anda"):
        make_kegiatan(by=polda, instansi=dinsos.instansi)
    assert not Kegiatan.objects.exists()


def test_scope_and_counting(cast):
    make_kegiatan(by=cast["dinsos"])
    make_kegiatan(by=cast["polda"])
    seen = {name: Kegiatan.objects.visible_to(user).count() for name, user in cast.items()}
    counted = {name: Kegiatan.objects.counted_for(user).count() for name, user in cast.items()}
    assert seen == {"sekretariat": 2, "kepala": 2, "polda": 1, "dinsos": 1, "pimpinan": 0, "pengelola": 0}
    assert counted == {**seen, "pimpinan": 2}


def change(row, to, *, by, **values):
    return actions.change_status_kegiatan(row, to=to, by=by, versi=stamp(row), **values)


def test_every_step_of_the_status(dinsos):
    row = make_kegiatan(by=dinsos)
    for target, values in [
        (StatusKegiatan.BATAL, {"alasan_batal": "dana ditarik"}),
        (StatusKegiatan.DIRENCANAKAN, {}),
        (StatusKegiatan.TERLAKSANA, {"peserta_p": 12}),
    ]:
        row = change(row, target, by=dinsos, **values)
        assert row.status == target
    assert row.alasan_batal == ""
    for target in StatusKegiatan:
        with pytest.raises(ActionRefused, match="tidak dapat berubah"):
            change(row, target, by=dinsos)


def test_cancelling_needs_a_reason(dinsos):
    with pytest.raises(ValidationError, match="beralasan"):
        change(make_kegiatan(by=dinsos), StatusKegiatan.BATAL, by=dinsos)


def test_who_was_slower_overwrites_nothing(dinsos, sekretariat):
    row = make_kegiatan(by=dinsos)
    old = stamp(row)
    actions.update_kegiatan(row, by=sekretariat, versi=old, judul="Judul sekretariat")
    with pytest.raises(Conflict):
        actions.update_kegiatan(row, by=dinsos, versi=old, judul="Judul dinsos")
    row.refresh_from_db()
    assert (row.judul, row.versi) == ("Judul sekretariat", 2)


def test_copies_fall_on_the_last_day_of_a_short_month(dinsos):
    row = make_kegiatan(
        by=dinsos, tanggal=datetime.date(2026, 1, 31), sampai=datetime.date(2026, 2, 1), **DONE, peserta_l=3, hasil="baik"
    )  # fmt: skip
    actions.repeat_kegiatan(row, pola=PolaUlang.BULANAN, kali=3, by=dinsos)
    copies = list(Kegiatan.objects.filter(asal=row).order_by("tanggal"))
    assert [copy.tanggal for copy in copies] == [datetime.date(2026, m, d) for m, d in ((2, 28), (3, 31), (4, 30))]
    assert copies[0].sampai == datetime.date(2026, 3, 1)
    assert {(c.status, c.peserta_l, c.hasil) for c in copies} == {(StatusKegiatan.DIRENCANAKAN, None, "")}
    with pytest.raises(ActionRefused, match="sudah diulang"):
        actions.repeat_kegiatan(row, pola=PolaUlang.BULANAN, kali=1, by=dinsos)
    assert Kegiatan.objects.filter(asal=row).count() == 3


def test_photo_loses_what_the_camera_wrote(dinsos):
    exif = Image.Exif()
    exif[0x010F] = "ZZKAMERA"
    upload = SimpleUploadedFile("IMG_nama_korban.jpg", make_foto(exif=exif.tobytes()))
    row = actions.add_berkas_kegiatan(make_kegiatan(by=dinsos), by=dinsos, jenis="foto", berkas=check_upload(upload))
    assert "nama" not in row.berkas.name
    content, _ = actions.export_berkas_kegiatan(row, by=dinsos)
    assert b"ZZKAMERA" not in content
    assert content.startswith(b"\xff\xd8")
    assert JejakAudit.objects.filter(peristiwa="export_berkas_kegiatan", objek_kode=str(row.kegiatan)).count() == 1


def test_withdrawn_file_is_gone_from_the_store(dinsos, django_capture_on_commit_callbacks):
    row = make_berkas_kegiatan(make_kegiatan(by=dinsos), by=dinsos)
    storage, name = row.berkas.storage, row.berkas.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_berkas_kegiatan(row, by=dinsos)
    assert not BerkasKegiatan.objects.exists()
    assert not storage.exists(name)


# Pages


def test_record_and_read_back(client_of, dinsos):
    page = client_of(dinsos)
    response = page.post("/program/kegiatan/catat/", isian_kegiatan(), follow=True)
    row = Kegiatan.objects.get()
    assert response.redirect_chain == [(f"/program/kegiatan/{row.pk}/", 302)]
    assert (row.peserta_l, row.peserta_p, row.anak_l, row.biaya) == (10, 0, None, 1_250_000)
    assert (row.tempat_id, row.instansi) == ("11.74", dinsos.instansi)
    text = response.content.decode()
    assert text.count("tidak dicatat") == 2
    assert "mencatat kegiatan" in text


def test_the_same_sending_is_stored_once(client_of, dinsos):
    page, sent = client_of(dinsos), isian_kegiatan(kunci_kirim="6a3f2f0e-3c1e-4f63-8d3d-0c5d8d1f2b11")
    page.post("/program/kegiatan/catat/", sent)
    page.post("/program/kegiatan/catat/", sent)
    assert Kegiatan.objects.count() == 1


def test_complete_page_asks_for_the_day_and_the_people(client_of, dinsos):
    row, page = make_kegiatan(by=dinsos), client_of(dinsos)
    url = f"/program/kegiatan/{row.pk}/laksanakan/"
    refused = page.post(url, {"versi": stamp(row), "tanggal": "1/1/2099"})
    assert refused.context["form"].errors["tanggal"]
    page.post(url, {"versi": stamp(row), "tanggal": "5/3/2026", "anak_l": "7"})
    row.refresh_from_db()
    assert (row.status, row.tanggal, row.anak_l) == ("terlaksana", datetime.date(2026, 3, 5), 7)
    assert page.post(url, {"versi": "rusak", "tanggal": "5/3/2026"}).status_code == 409


def test_update_page_corrects_what_was_typed_and_never_the_status(client_of, dinsos):
    row, page = make_kegiatan(by=dinsos), client_of(dinsos)
    url = f"/program/kegiatan/{row.pk}/ubah/"
    shown = page.get(url).context["form"]
    assert not {"peserta_l", "hasil", "status", "kunci_kirim"} & set(shown.fields)
    sent = {
        "versi": stamp(row),
        "judul": "Nama yang benar",
        "peserta_l": "4",
        "status": "terlaksana",
        "tempat_teks": "Kota Banda Aceh",
    }
    response = page.post(url, {**isian_kegiatan(), **sent})
    row.refresh_from_db()
    assert (response.status_code, row.judul, row.status, row.peserta_l) == (
        302,
        "Nama yang benar",
        "direncanakan",
        None,
    )
    assert JejakAudit.objects.filter(peristiwa="update_kegiatan", objek_kode=str(row)).count() == 1


def test_leadership_reads_sums_and_opens_no_row(client_of, pimpinan, dinsos):
    make_kegiatan(by=dinsos, judul="ZZJUDUL", **DONE, peserta_l=4, biaya=1000, sumber_dana="apba")
    make_kegiatan(by=dinsos, **DONE)
    page = client_of(pimpinan)
    tables = page.get("/program/kegiatan/rekap/?tahun=2026").context["daftar_tabel"]
    for table in tables:
        (row,) = table["baris"]
        assert (row["terlaksana"], row["total_peserta_l"], row["total_anak_p"], row["tanpa_peserta"]) == (2, 4, None, 1)
        assert row["jumlah_biaya"] == 1000
    assert tables[1]["baris"][0]["nama"] == "Kota Banda Aceh"
    for url in ("/program/", "/program/kegiatan/rekap/?tahun=2026"):
        assert "ZZJUDUL" not in page.get(url).content.decode()


@pytest.mark.parametrize("query", ["bulan=2026-13", "bulan=0000-00", "bulan=%00", "bulan=9999-12", ""])
def test_calendar_of_nonsense_is_that_of_today(client_of, dinsos, query):
    assert client_of(dinsos).get(f"/program/kegiatan/kalender/?{query}").status_code == 200


def test_calendar_shows_an_activity_on_each_of_its_days(client_of, dinsos):
    make_kegiatan(by=dinsos, tanggal=datetime.date(2026, 2, 27), sampai=datetime.date(2026, 3, 3))
    weeks = client_of(dinsos).get("/program/kegiatan/kalender/?bulan=2026-03").context["minggu"]
    days = [day.tanggal for week in weeks for day in week if day.jumlah]
    assert days == [
        datetime.date(2026, 2, 27),
        datetime.date(2026, 2, 28),
        *(datetime.date(2026, 3, n) for n in (1, 2, 3)),
    ]


@pytest.mark.parametrize("query", ["tahun=0", "tahun=99999999999999999999", "tahun=²", "tahun=x"])
def test_sums_of_nonsense_are_those_of_this_year(client_of, dinsos, query):
    assert client_of(dinsos).get(f"/program/kegiatan/rekap/?{query}").status_code == 200


@pytest.mark.parametrize(
    ("text", "found"), [("FORUM anak", 1), ("buku saku", 1), ("forum  anak", 0), ("%", 0), ("anak buku", 0)]
)
def test_search_finds_name_or_topic_whatever_the_case(client_of, dinsos, text, found):
    make_kegiatan(by=dinsos, judul="Pelatihan Forum Anak", topik="Buku Saku")
    make_kegiatan(by=dinsos, judul="Advokasi", topik="")
    page = client_of(dinsos).get("/program/kegiatan/", {"q": text})
    assert len(page.context["page"].object_list) == found
