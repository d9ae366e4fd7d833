"""Unofficial recruiters leak nowhere: not to other agencies, not to the leadership, not into counts, tables, titles or the trail."""

import datetime
import io
import time

import openpyxl
import pytest
from django.db import connection

from anggota.gerbang import YAKIN
from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from program import actions
from program.models import KunjunganPengawasan, Perusahaan, RincianPerekrut, Temuan
from program.statistics import perusahaan as statistics
from program.statistics import register_counts
from program.tests.factories import make_kunjungan, make_perekrut, make_perusahaan, make_temuan
from program.tests.isian import SECRET, isian_perekrut

TODAY = datetime.date(2026, 6, 1)


@pytest.fixture
def recruiter(dinsos):
    """Of dinsos, with a visit and a finding that is open."""
    row = make_perekrut(by=dinsos, **SECRET, tempat="11.74", sektor="Kafe")
    make_temuan(make_kunjungan(row, by=dinsos, kesimpulan="ZZSIMPUL"), by=dinsos, uraian="ZZTEMUAN")
    return row


def told(text: str) -> list[str]:
    return [word for word in SECRET.values() if word in text]


def test_columns_are_sealed(recruiter):
    with connection.cursor() as cursor:
        cursor.execute("SELECT nama, alias, alamat, telepon, uraian FROM program_rincianperekrut")
        (columns,) = cursor.fetchall()
    assert not any(secret.encode() in bytes(column) for column in columns for secret in SECRET.values())
    assert {name: getattr(RincianPerekrut.objects.get(), name) for name in SECRET} == SECRET


def test_who_sees_and_who_counts(cast, recruiter):
    make_perusahaan(by=cast["dinsos"])
    for model, own in ((Perusahaan, 2), (KunjunganPengawasan, 1), (Temuan, 1)):
        seen = {name: model.objects.visible_to(user).count() for name, user in cast.items()}
        open_ = own - 1  # the company of the directory, open to every agency
        assert seen == {"sekretariat": own, "kepala": own, "dinsos": own, "polda": open_, "pimpinan": 0, "pengelola": 0}
        counted = {name: model.objects.counted_for(user).count() for name, user in cast.items()}
        assert counted == {**dict.fromkeys(cast, open_), "pengelola": 0}


PAGES = [
    "/program/", "/program/perusahaan/", "/program/perusahaan/?q=PTR", "/program/perusahaan/?jenis=perekrut",
    "/program/perusahaan/?izin=tidak_dicatat",
    "/program/perusahaan/rekap/?tahun=2026", "/program/perekrut/", "/program/perekrut/?kabkota=11.74", "/program/kunjungan/",
    "/program/temuan/",
]  # fmt: skip


@pytest.mark.parametrize("role", ["polda", "pimpinan"])
def test_another_agency_and_the_leadership_meet_nothing(client_of, cast, recruiter, role):
    page, code = client_of(cast[role]), str(recruiter)
    visit, finding = KunjunganPengawasan.objects.get(), Temuan.objects.get()
    for url in [
        *PAGES,
        f"/program/perekrut/?q={code}",
        f"/program/perusahaan/?q=P3MI-{recruiter.pk}",
        f"/program/kunjungan/?q={code}",
    ]:
        response = page.get(url)
        text = response.content.decode()
        assert told(text) == []
        shown = text.replace(f'value="{code}"', "").replace(f"P3MI-{recruiter.pk}", "")
        assert [word for word in (f"{code}<", f"{code} ", "ZZSIMPUL", "ZZTEMUAN") if word in shown] == [], url
        found = response.context and response.context.get("page")
        assert not found or list(found.object_list) == [], url
    closed = 404 if role == "polda" else 403
    for url in (
        f"/program/perekrut/{recruiter.pk}/", f"/program/perekrut/{recruiter.pk}/ubah/", f"/program/perekrut/{recruiter.pk}/rincian/",
        f"/program/perusahaan/{recruiter.pk}/", f"/program/perusahaan/{recruiter.pk}/ubah/",
        f"/program/perusahaan/{recruiter.pk}/kunjungan/",
        f"/program/kunjungan/{visit.pk}/", f"/program/kunjungan/{visit.pk}/pdf/", f"/program/temuan/{finding.pk}/ubah/",
    ):  # fmt: skip
        assert page.get(url).status_code == closed, url
    assert page.get("/program/perekrut/ekspor/").status_code == 403
    assert not JejakAudit.objects.filter(peristiwa="reveal_perekrut").exists()


@pytest.mark.parametrize("role", ["sekretariat", "kepala", "dinsos", "polda", "pimpinan"])
def test_no_count_and_no_open_table_holds_a_recruiter(client_of, cast, recruiter, role):
    user = cast[role]
    assert register_counts(user)["perusahaan"] == 0
    assert statistics.izin_sums(user, on=TODAY) == statistics.kunjungan_sums(user, 2026, on=TODAY) == []
    assert statistics.temuan_sums(user, on=TODAY) == {"selesai": 0, "terbuka": 0, "lewat": 0}
    assert not any(n for _, n in statistics.jenis_sums(user, 2026))
    assert not any(row["tidak_diperiksa"] for row in statistics.jawaban_sums(user, 2026))
    page = client_of(user)
    for url in ("/program/perusahaan/", "/program/kunjungan/"):
        response = page.get(url)
        if role != "pimpinan":
            assert list(response.context["page"].object_list) == []
            book = openpyxl.load_workbook(io.BytesIO(page.get(f"{url}ekspor/").content))
            assert book.worksheets[0].max_row == 1
    assert page.get(f"/program/perusahaan/{recruiter.pk}/").status_code == (403 if role == "pimpinan" else 404)


def test_list_says_codes_and_one_page_says_the_name_and_is_noted(client_of, dinsos, recruiter):
    page = client_of(dinsos)
    listed = page.get("/program/perekrut/").content.decode()
    assert str(recruiter) in listed
    assert told(listed) == []
    for url in ("/program/temuan/", f"/program/kunjungan/{KunjunganPengawasan.objects.get().pk}/"):
        text = page.get(url).content.decode()
        assert str(recruiter) in text
        assert told(text) == []
    assert not JejakAudit.objects.filter(peristiwa="reveal_perekrut").exists()
    shown = page.get(f"/program/perekrut/{recruiter.pk}/").content.decode()
    assert told(shown) == list(SECRET.values())
    title = shown.split("<title>")[1].split("</title>")[0]
    assert str(recruiter) in title
    assert told(title) == []
    line = JejakAudit.objects.get(peristiwa="reveal_perekrut")
    assert (line.pelaku, line.objek_kode, line.kolom) == ("dinsos", str(recruiter), sorted(SECRET))
    page.get(f"/program/perekrut/{recruiter.pk}/rincian/")
    assert JejakAudit.objects.filter(peristiwa="reveal_perekrut").count() == 2


def test_trail_holds_no_name(client_of, dinsos, sekretariat, recruiter):
    client_of(sekretariat).get(f"/program/perekrut/{recruiter.pk}/")
    lines = [str(line) for line in JejakAudit.objects.values_list("objek_kode", "kolom", "alasan")]
    assert lines
    assert told("\n".join(lines)) == []


def test_visit_for_another_agency_follows_the_recruiter(sekretariat, polda, dinsos, recruiter):
    """Recorded by the secretariat for polda: polda may not see whom it was paid to, so it does not see the visit."""
    row = make_kunjungan(recruiter, by=sekretariat, instansi=polda.instansi)
    make_temuan(row, by=sekretariat)
    for user in (polda, dinsos):
        assert not KunjunganPengawasan.objects.visible_to(user).filter(pk=row.pk).exists()
        assert not Temuan.objects.visible_to(user).filter(kunjungan=row).exists()


def test_record_and_correct(client_of, dinsos):
    page = client_of(dinsos)
    page.post("/program/perekrut/catat/", isian_perekrut())
    row, rincian = Perusahaan.objects.get(), RincianPerekrut.objects.get()
    assert (row.nama, rincian.nama, str(row)) == ("", SECRET["nama"], f"PTR-{row.pk}")
    page.post(f"/program/perekrut/{row.pk}/ubah/", isian_perekrut(versi=stamp(row), sektor="Kapal"))
    changed = page.post(
        f"/program/perekrut/{row.pk}/rincian/", {**SECRET, "versi": stamp(rincian), "alias": "Bang Nuri"}
    )
    row.refresh_from_db()
    fresh = RincianPerekrut.objects.get()
    assert (changed.status_code, row.sektor, fresh.alias, fresh.versi) == (302, "Kapal", "Bang Nuri", 2)
    assert JejakAudit.objects.filter(peristiwa="update_perekrut", kolom=["alias"]).count() == 1
    late = page.post(
        f"/program/perekrut/{row.pk}/rincian/", {**SECRET, "versi": stamp(rincian), "alias": "Bang Merpati"}
    )
    assert late.status_code == 409
    assert "Bang Nuri" not in late.content.decode().split("konflik")[1].split("</div>")[0]
    with pytest.raises(Conflict):
        actions.update_rincian(fresh, by=dinsos, versi=stamp(rincian), alias="x")


def test_texts_in_clear_never_name_the_recruiter(dinsos, recruiter):
    visit = KunjunganPengawasan.objects.get()
    for text in ("bertemu zulkarnaini di kafe", "Bang Kenari tidak ada", "telepon 0811 4242 7788"):
        with pytest.raises(ActionRefused, match=str(recruiter)):
            make_kunjungan(recruiter, by=dinsos, kesimpulan=text)
        with pytest.raises(ActionRefused, match=str(recruiter)):
            actions.update_kunjungan(visit, by=dinsos, versi=stamp(visit), tim=text)
        with pytest.raises(ActionRefused, match=str(recruiter)):
            make_temuan(visit, by=dinsos, uraian=text)
        with pytest.raises(ActionRefused, match=str(recruiter)):
            actions.update_perekrut(recruiter, by=dinsos, versi=stamp(recruiter), sektor=text)
    assert make_kunjungan(recruiter, by=dinsos, kesimpulan=f"{recruiter} tidak di tempat").kesimpulan


def trusted(client):
    """A session in which the password was typed just now."""
    session = client.session
    session[YAKIN] = time.time()
    session.save()
    return client


def test_export_asks_the_password_and_a_reason_and_notes_each_recruiter(client_of, kepala, dinsos, polda, recruiter):
    other = make_perekrut(by=polda)
    assert client_of(kepala).get("/program/perekrut/ekspor/").status_code == 302
    page = trusted(client_of(kepala))
    assert page.get("/program/perekrut/ekspor/").context["jumlah"] == 2
    for reason, said in [("singkat", ""), ("rapat tentang Zulkarnaini", "memuat nama")]:
        refused = page.post("/program/perekrut/ekspor/", {"alasan": reason})
        assert refused.status_code == 422
        assert said in str(refused.context["form"].errors["alasan"])
    assert not JejakAudit.objects.filter(peristiwa="export_perekrut").exists()
    taken = page.post("/program/perekrut/ekspor/?kabkota=11.74", {"alasan": "bahan rapat dengan penyidik"})
    sheet = openpyxl.load_workbook(io.BytesIO(taken.content)).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[3]) for row in rows] == [(str(recruiter), SECRET["nama"])]
    line = JejakAudit.objects.get(peristiwa="export_perekrut")
    assert (line.objek_kode, line.alasan) == (str(recruiter), "bahan rapat dengan penyidik")
    assert "nama" in line.kolom
    assert str(other) != line.objek_kode
    assert trusted(client_of(dinsos)).get("/program/perekrut/ekspor/").status_code == 403
    empty = page.post("/program/perekrut/ekspor/?q=PTR-999999", {"alasan": "bahan rapat dengan penyidik"})
    assert "Tidak ada perekrut" in str(empty.context["form"].errors["alasan"])


def test_recruiter_cannot_be_sent_in(client_of, sekretariat):
    assert client_of(sekretariat).get("/program/impor/perekrut/").status_code == 404


def test_name_that_is_told_later_must_not_stand_in_clear_already(dinsos):
    row = make_perekrut(by=dinsos, nama="", alias="Bang Jek", sektor="kapal lewat Zulkarnaini")
    rincian = RincianPerekrut.objects.get(perusahaan=row)
    with pytest.raises(ActionRefused, match="sektor, atau negara tujuannya memuat nama"):
        actions.update_rincian(rincian, by=dinsos, versi=stamp(rincian), nama="Zulkarnaini Rekaan")
    rincian.refresh_from_db()
    assert rincian.nama == ""
