"""A conference on a case exists for those alone who may see that case; so does everything that hangs on it."""

import datetime
import re
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.tests.factories import make_instansi, make_keanggotaan, make_kedudukan, make_pengguna, make_sk
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.pdf_structure import text_of
from kasus.models import Layanan
from kasus.tests.factories import make_kasus, make_layanan
from laporan import statistics
from laporan.statistics.kinerja import kartu, kinerja
from rapat import actions
from rapat.bawaan import dibawa_ke
from rapat.calendar import kursi_diundang
from rapat.forms import RekomendasiFilterForm
from rapat.matriks import matriks_rows
from rapat.models import (
    Agenda,
    BuktiPerkembangan,
    Hasil,
    Pemberitahuan,
    Penyerahan,
    Perkembangan,
    Rapat,
    Rekomendasi,
    TindakLanjut,
)
from rapat.tests.factories import (
    make_agenda,
    make_hasil,
    make_konferensi,
    make_penyerahan,
    make_perkembangan,
    make_rapat,
    make_rekomendasi,
    make_undangan,
)

DAY = datetime.date(2026, 3, 10)


@pytest.fixture
def kasus(sekretariat, dinsos):
    """Served by dinsos, foreign to polda."""
    case = make_kasus(by=sekretariat)
    make_layanan(case.daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi)
    return case


@pytest.fixture
def rapat(kasus, sekretariat, dinsos):
    """With one of everything."""
    row = make_konferensi(kasus, by=sekretariat, tanggal=DAY)
    make_agenda(row, by=sekretariat)
    make_undangan(row, by=sekretariat)
    item = make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=row).daftar_tindak_lanjut.get()
    make_perkembangan(item, by=dinsos)
    return row


MODELS = [Rapat, Agenda, Rekomendasi, TindakLanjut, Perkembangan]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    ("role", "count"),
    [("sekretariat", 1), ("kepala", 1), ("dinsos", 1), ("polda", 0), ("pimpinan", 0), ("pengelola", 0)],
)
@pytest.mark.parametrize("is_membaca", [True, False])
def test_rows_of_a_conference_follow_its_case(rapat, cast, model, role, count, is_membaca):
    cast[role].is_membaca = is_membaca
    assert model.objects.visible_to(cast[role]).count() == count


@pytest.mark.parametrize("model", MODELS)
def test_other_meetings_are_seen_as_before(cast, sekretariat, polda, model):
    row = make_rapat(by=sekretariat)
    make_agenda(row, by=sekretariat)
    item = make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=row).daftar_tindak_lanjut.get()
    make_perkembangan(item, by=polda)
    assert [model.objects.visible_to(cast[role]).count() for role in ("dinsos", "polda", "pimpinan")] == [1, 1, 1]


@pytest.mark.parametrize("role", ["polda", "pimpinan"])
def test_strangers_find_no_page_of_it(rapat, client_of, cast, role):
    item, row = TindakLanjut.objects.get(), Agenda.objects.get()
    browser = client_of(cast[role])
    addresses = [
        f"/rapat/{rapat.pk}/", f"/rapat/{rapat.pk}/agenda/", f"/rapat/{rapat.pk}/agenda/pdf/", f"/rapat/{rapat.pk}/undangan/pdf/",
        f"/tindak-lanjut/{item.pk}/", f"/rekomendasi/{item.rekomendasi.nomor}/",
    ]  # fmt: skip
    assert [browser.get(a).status_code for a in addresses] == [404] * len(addresses)
    assert browser.post(f"/rapat/agenda/{row.pk}/hapus/").status_code == 404
    for address in ("/rapat/", "/rekomendasi/", "/tindak-lanjut/?keadaan=&instansi="):
        html = browser.get(address).content.decode()
        assert "TPPO-ACEH" not in html
        assert "Menyusun alur rujukan" not in html


def test_agency_of_the_case_reads_it(rapat, client_of, dinsos, kasus):
    html = client_of(dinsos).get(f"/rapat/{rapat.pk}/").content.decode()
    assert f"Konferensi kasus {kasus.nomor}" in html
    assert f"/kasus/{kasus.slug}/" in html


def test_title_is_the_code_whatever_was_typed(client_of, sekretariat, kasus):
    typed = {
        "jenis": "konferensi",
        "nomor_kasus": kasus.nomor,
        "judul": "Kasus Melur dari Langsa",
        "tanggal": "9/4/2026",
        "tempat": "Aula",
    }
    client_of(sekretariat).post("/rapat/jadwalkan/", typed)
    rapat = Rapat.objects.get()
    assert (rapat.judul, rapat.kasus) == (f"Konferensi kasus {kasus.nomor}", kasus)
    form = client_of(sekretariat).get(f"/rapat/{rapat.pk}/ubah/").content.decode()
    assert 'name="judul"' not in form


@pytest.mark.parametrize(
    ("nomor", "message"),
    [
        ("", "Tulis nomor kasus"),
        ("2026/999", "tidak ditemukan"),
        ("Melur", "tidak ditemukan"),
        ("\u202e", "Tulis nomor kasus"),
    ],
)
def test_schedule_refuses_a_conference_without_its_case(client_of, sekretariat, kasus, nomor, message):
    typed = {"jenis": "konferensi", "nomor_kasus": nomor, "tanggal": "9/4/2026", "tempat": "Aula"}
    html = client_of(sekretariat).post("/rapat/jadwalkan/", typed).content.decode()
    assert message in html
    assert not Rapat.objects.exists()


@pytest.mark.parametrize("values", [{"jenis": "rakor", "is_case": True}, {"jenis": "konferensi", "is_case": False}])
def test_database_holds_conference_and_case_together(sekretariat, kasus, values):
    rapat = make_rapat(by=sekretariat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rapat.objects.filter(pk=rapat.pk).update(jenis=values["jenis"], kasus=kasus if values["is_case"] else None)


def test_task_goes_only_to_who_may_open_it(rapat, sekretariat, polda, dinsos):
    with pytest.raises(ActionRefused, match="tidak menangani kasus ini"):
        make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    item = TindakLanjut.objects.get()
    with pytest.raises(ActionRefused, match="tidak menangani kasus ini"):
        actions.reassign_tindak_lanjut(item, by=sekretariat, instansi=polda.instansi, alasan="salah alamat")
    assert TindakLanjut.objects.get().instansi == dinsos.instansi


def test_only_agencies_of_the_case_and_the_secretariat_are_invited(rapat, sekretariat, dinsos, polda):
    sk = make_sk(by=sekretariat)
    make_keanggotaan(sk=sk, instansi=polda.instansi)
    own = make_keanggotaan(sk=sk, instansi=dinsos.instansi)
    office = make_keanggotaan(sk=sk, kedudukan=make_kedudukan(unit="sekretariat"))
    assert kursi_diundang(rapat) == [own, office]
    assert len(kursi_diundang(make_rapat(by=sekretariat, tanggal=DAY))) == 3


@pytest.fixture
def susunan(kasus, sekretariat, polda, dinsos):
    """Polda sits on the task force without the case; Dinsos has the case and a seat; a house outside handles it without one."""
    sk, house = make_sk(by=sekretariat), make_instansi(kode="rumah", nama="Rumah Aman Rekaan")
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=house, jenis="KES")
    return {
        "asing": make_keanggotaan(sk=sk, instansi=polda.instansi, jabatan_dinas="Kursi Asing"),
        "sendiri": make_keanggotaan(sk=sk, instansi=dinsos.instansi, jabatan_dinas="Kursi Kasus"),
        "rumah": house,
    }


def test_who_handles_the_case_without_a_seat_stands_on_every_paper(rapat, susunan, client_of, sekretariat, kasus):
    page = client_of(sekretariat)
    rapat.refresh_from_db()
    identity, name = kasus.daftar_korban.get().identitas, "Zulaikha Rekaan"
    identity.nama = name
    identity.save()
    for paper in ("undangan/pdf", "daftar-hadir/pdf", "notulen/pdf"):
        text = re.sub(r"\s+", " ", " ".join(text_of(page.get(f"/rapat/{rapat.pk}/{paper}/").content)))
        assert "Rumah Aman Rekaan" in text, paper
        assert "Kursi Kasus" in text, paper
        assert "Kursi Asing" not in text, paper
        assert name not in text, paper
    other = make_rapat(by=sekretariat, tanggal=DAY)
    text = " ".join(text_of(page.get(f"/rapat/{other.pk}/daftar-hadir/pdf/").content))
    assert "Kursi Asing" in text
    assert "Rumah Aman" not in text


def test_attendance_is_asked_of_the_invited_alone(rapat, susunan, client_of, sekretariat):
    page, address = client_of(sekretariat), f"/rapat/{rapat.pk}/kehadiran/"
    html = page.get(address).content.decode()
    assert "Kursi Kasus" in html
    assert "Rumah Aman Rekaan" in html
    assert "Kursi Asing" not in html
    with pytest.raises(ActionRefused, match="tidak diundang"):
        actions.record_kehadiran(rapat, by=sekretariat, daftar=[{"keanggotaan": susunan["asing"], "status": "hadir"}])
    sent = {f"kursi-{susunan['sendiri'].pk}-status": "hadir", f"kursi-{susunan['asing'].pk}-status": "hadir"}
    page.post(address, sent)
    assert [row.keanggotaan for row in rapat.daftar_kehadiran.all()] == [susunan["sendiri"]]
    Layanan.objects.filter(penyedia=susunan["sendiri"].instansi).update(
        penyedia=susunan["rumah"]
    )  # what was recorded stays
    assert "Kursi Kasus" in page.get(address).content.decode()


def test_day_before_is_told_to_who_handles_the_case_without_a_seat(kasus, susunan, sekretariat, polda):
    house = make_pengguna(peran="anggota", nama_pengguna="rumah", instansi=susunan["rumah"], surel="rumah@contoh.go.id")
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    rapat = make_konferensi(kasus, by=sekretariat, tanggal=tomorrow)
    actions.antre_pengingat()
    told = set(Pemberitahuan.objects.filter(rapat=rapat).values_list("penerima", flat=True))
    assert house.pk in told
    assert polda.pk not in told


def test_no_figure_of_the_province_counts_it(rapat, sekretariat):
    Rapat.objects.filter(pk=rapat.pk).update(status="selesai")
    assert statistics.rapat_lain(2026) == []
    assert statistics.rekomendasi(on=datetime.date(2026, 12, 31)) == []
    other = make_rapat(by=sekretariat, status="selesai")
    assert statistics.rapat_lain(2026) == [other]


def test_a_conference_changes_no_figure_and_stands_on_no_paper_of_others(client_of, cast, kasus, sekretariat, dinsos):
    """What the secretariat (who sees every case) prints or writes for all is the same as if there were no conference."""
    make_rekomendasi(by=sekretariat, instansi=dinsos.instansi)
    meeting = make_rapat(by=sekretariat, tanggal=timezone.localdate())

    def told():
        return (
            statistics.status_hari_ini(),
            [row.nomor for row in statistics.rekomendasi(on=timezone.localdate())],
            kinerja(DAY.year),
            replace(kartu(dinsos.instansi, DAY.year), pada=DAY),
            [row.rekomendasi.nomor for row in dibawa_ke(meeting, user=sekretariat)],
            [row.nomor for row in matriks_rows(sekretariat, RekomendasiFilterForm({}, user=sekretariat, on=DAY))],
        )

    before = told()
    conference = make_konferensi(kasus, by=sekretariat, tanggal=DAY)
    item = make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=conference).daftar_tindak_lanjut.get()
    make_perkembangan(item, by=dinsos)
    assert told() == before
    later = make_konferensi(kasus, by=sekretariat, tanggal=timezone.localdate())
    assert [row.rekomendasi.pk for row in dibawa_ke(later, user=sekretariat)] == [item.rekomendasi_id]


def test_what_hangs_on_an_item_follows_the_case_too(kasus, cast, sekretariat, dinsos):
    conference = make_konferensi(kasus, by=sekretariat, tanggal=DAY)
    make_hasil(conference, by=sekretariat)
    item = make_rekomendasi(by=sekretariat, instansi=dinsos.instansi, rapat=conference).daftar_tindak_lanjut.get()
    make_penyerahan(item, by=dinsos)
    for model in (Hasil, Penyerahan):
        seen = [model.objects.visible_to(cast[role]).count() for role in ("sekretariat", "dinsos", "polda", "pimpinan")]
        assert seen == [1, 1, 0, 0], model


def test_evidence_of_a_conference_is_for_its_agency_and_the_office(client_of, cast, rapat):
    """A stranger to the case is told that there is no such file, also a colleague who may read evidence elsewhere."""
    (file,) = BuktiPerkembangan.objects.all()
    answers = {role: client_of(cast[role]).get(f"/tindak-lanjut/bukti/{file.pk}/").status_code for role in cast}
    assert answers == {
        "sekretariat": 200, "kepala": 200, "dinsos": 200, "polda": 404, "pimpinan": 404, "pengelola": 403,
    }  # fmt: skip


def test_mail_that_a_task_is_taken_back_says_nothing_of_the_case(kasus, sekretariat, dinsos, polda, kotak_surat):
    dinsos.surel = "dinsos@contoh.go.id"
    dinsos.save()
    other = make_pengguna(peran="anggota", nama_pengguna="lain", instansi=make_instansi(kode="dinkes"))
    make_layanan(kasus.daftar_korban.get(), by=sekretariat, penyedia=other.instansi, jenis="KES")
    conference = make_konferensi(kasus, by=sekretariat, tanggal=DAY)
    row = make_rekomendasi(
        by=sekretariat,
        instansi=other.instansi,
        pendukung=[dinsos.instansi],
        rapat=conference,
        uraian="ZZ melur ditampung",
    )
    actions.antre_tugas_baru(conference, by=sekretariat)
    actions.kirim()
    actions.withdraw_instansi(
        row.daftar_tindak_lanjut.get(instansi=dinsos.instansi), by=sekretariat, alasan="ZZ sudah pulang"
    )
    actions.kirim()
    sent = [f"{mail['Subject']} {mail.get_body(('plain',)).get_content()}" for _, mail in kotak_surat.surat]
    assert [subject.startswith("Tidak diminta lagi") for subject in sent] == [False, True]
    assert not [text for text in sent if "ZZ" in text or "melur" in text or kasus.nomor in text]


def test_conferences_of_a_case_stand_on_a_page_of_their_own(client_of, cast, kasus, rapat, sekretariat):
    other = make_rapat(by=sekretariat, judul="Rapat lain")
    address = f"/rapat/konferensi/{kasus.slug}/"
    for role in ("sekretariat", "dinsos"):
        html = client_of(cast[role]).get(f"/kasus/{kasus.slug}/").content.decode()
        assert address in html
        shown = client_of(cast[role]).get(address)
        assert [row.pk for row in shown.context["page"].object_list] == [rapat.pk]
        assert other.judul not in shown.content.decode()
    assert client_of(cast["polda"]).get(address).status_code == 404
    assert client_of(cast["pimpinan"]).get(address).status_code == 404
