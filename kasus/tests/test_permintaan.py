"""Rights of a victim: request and answer by two people, the complete copy, correction, restriction."""

import datetime
import io

import pikepdf
import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.template.loader import render_to_string
from django.urls import reverse

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import at
from gugus_tugas.tests.parallel import run_together
from kasus import actions
from kasus.actions.salinan import EXCLUDED, build_salinan
from kasus.enums import HasilPermintaan
from kasus.models import IdentitasKorban, Kasus, Korban, KunciSumber, Perbaikan, Permintaan
from kasus.tests.factories import (
    add_happenings,
    make_kasus,
    make_layanan,
    make_legal_track,
    make_perjalanan,
    make_perkara,
    make_permintaan,
    make_persetujuan,
    make_rujukan,
    merge,
    victim,
)
from kasus.views.permintaan import _printed
from laporan.home import build_home

IDENTITAS = {
    "nama": "Cutkenari Rahasia", "nik": "1171019912310007", "telepon": "0811-4242-7788", "alamat": "Lorong Kenari 9",
    "tanggal_lahir": datetime.date(2001, 2, 3),
}  # fmt: skip
ALASAN = "diminta korban melalui pendamping"


@pytest.fixture
def korban(sekretariat, dinsos):
    other = victim(identitas={"nama": "Orang Lain", "nik": "1171019912310008"})
    kasus = make_kasus(
        by=sekretariat, daftar_korban=[victim(identitas=IDENTITAS), other], uraian="Kronologi kenari",
        daftar_peristiwa=[{"tahap": "Transit"}],
        daftar_terlapor=[{"jenis_kelamin": "L", "peran": "Other", "identitas": {"nama": "Pelaku Terduga"}}],
    )  # fmt: skip
    row = kasus.daftar_korban.get(urutan=1)
    make_layanan(row, by=sekretariat, penyedia=dinsos.instansi, keterangan="Catatan kenari")
    return row


def asked(user) -> list[str]:
    return [task.nada for task in build_home(user).daftar_tugas if "jawab sebelum" in task.teks]


def test_clock_runs_seventy_two_hours_and_shows_on_home(korban, sekretariat, kepala, polda):
    row = make_permintaan(korban, by=sekretariat)
    assert row.tenggat - row.waktu_diterima == datetime.timedelta(hours=72)
    with at(row.tenggat):
        assert not row.is_lewat
    with at(row.tenggat + datetime.timedelta(seconds=1)):
        assert row.is_lewat
    assert asked(kepala) == ["terlambat"]
    assert asked(polda) == []
    actions.verify_permintaan(row, hasil=HasilPermintaan.DIPENUHI, jawaban="", by=kepala)
    assert asked(kepala) == []


def test_answer_needs_another_person_once_and_a_refusal_its_reason(korban, sekretariat, kepala):
    row = make_permintaan(korban, by=kepala)
    with pytest.raises(ActionRefused, match="orang lain"):
        actions.verify_permintaan(row, hasil=HasilPermintaan.DIPENUHI, jawaban="", by=kepala)
    with pytest.raises(ActionRefused, match="Pasal 33"):
        actions.verify_permintaan(row, hasil=HasilPermintaan.DITOLAK, jawaban="tidak", by=sekretariat)
    actions.verify_permintaan(row, hasil=HasilPermintaan.DITOLAK, jawaban="membahayakan saksi lain", by=sekretariat)
    with pytest.raises(ActionRefused, match="sudah dijawab"):
        actions.verify_permintaan(row, hasil=HasilPermintaan.DIPENUHI, jawaban="", by=sekretariat)
    row.refresh_from_db()
    assert (row.hasil, row.jawaban) == ("ditolak", "membahayakan saksi lain")


def test_two_people_is_a_rule_of_the_table_itself(korban, sekretariat):
    row = make_permintaan(korban, by=sekretariat)
    row.hasil, row.diverifikasi_pada, row.diverifikasi_oleh = "dipenuhi", row.waktu_diterima, sekretariat
    with pytest.raises(ValidationError, match="orang lain"):
        row.full_clean()


def test_request_from_the_future_is_refused(korban, sekretariat):
    with pytest.raises(ActionRefused, match="belum terjadi"):
        make_permintaan(korban, by=sekretariat, waktu_diterima=datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC))


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_leave_one(korban, sekretariat, kepala):
    row = make_permintaan(korban, by=sekretariat)

    def answer():
        actions.verify_permintaan(row, hasil=HasilPermintaan.DIPENUHI, jawaban="", by=kepala)

    failures = run_together(answer, answer)
    assert [type(failure) for failure in failures] == [ActionRefused]


def models_about_a_victim() -> set[type[models.Model]]:
    """All models of every app from which foreign keys lead to a victim or a case, found apart from the code under test."""
    reached, grown, meetings = (
        {Korban, Kasus},
        True,
        {apps.get_model("rapat", "Rapat")},
    )  # what hangs there is about the meeting
    while grown:
        more = {
            model
            for model in apps.get_models()
            for field in model._meta.concrete_fields
            if field.related_model in reached - meetings
        }
        grown = not more <= reached
        reached |= more
    return {model for model in reached if model._meta.label not in EXCLUDED}


def test_copy_holds_every_column_of_every_model_about_the_victim(korban, sekretariat, kepala, polda):
    make_permintaan(korban, by=sekretariat, penjawab=kepala)
    actions.update_identitas(korban, perubahan={"alamat": "Lorong Baru 1"}, alasan=ALASAN, by=sekretariat)
    actions.record_penahanan(korban.kasus, alasan="masih ada upaya hukum", by=sekretariat)
    actions.break_glass(korban, alasan=ALASAN, by=kepala)
    referral = make_rujukan(korban, make_instansi(), by=sekretariat)
    actions.verify_rujukan(referral, status="diterima", by=sekretariat)
    make_legal_track(by=sekretariat, instansi=polda.instansi, kasus=korban.kasus)
    add_happenings(korban, by=sekretariat)
    make_perjalanan(korban, by=sekretariat, instansi=korban.daftar_layanan.first().penyedia)
    make_persetujuan(korban, korban.daftar_layanan.first().penyedia, by=sekretariat)
    merge(korban.pk, make_kasus(by=sekretariat).daftar_korban.get().pk, by=sekretariat)
    KunciSumber.objects.create(
        korban=korban, kunci_kasus="P-1", kunci_korban="P-1/1", korban_indeks="x"
    )  # as if imported
    parts = {part.model: part for part in build_salinan(korban).daftar_bagian}
    assert set(parts) == {model._meta.label for model in models_about_a_victim()}
    for model in models_about_a_victim():
        wanted = [str(field.verbose_name) for field in model._meta.concrete_fields]
        for record in parts[model._meta.label].daftar_catatan:
            assert [label for label, _ in record.daftar_nilai] == wanted
    empty = {label for label, part in parts.items() if not part.daftar_catatan}
    assert empty == {"kasus.Pemusnahan"}
    assert len(parts["kasus.Layanan"].daftar_catatan) == 2  # asked directly and through the referral: by two ways
    events = {row.peristiwa for row in build_salinan(korban).daftar_jejak}
    assert {"add_rujukan", "verify_rujukan", "record_persetujuan"} <= events
    audit.record(JenisPeristiwa.RECORD_BUKAN_SAMA, korban, by=sekretariat, alasan="dengan TPPO-ACEH/2026/0012-K2")
    assert "0012-K2" not in str(build_salinan(korban).daftar_jejak)  # who was taken for this person is somebody else
    assert "record_bukan_sama" not in {row.peristiwa for row in build_salinan(korban).daftar_jejak}
    # a model that two ways lead to is complete whichever is walked first
    assert len(parts["kasus.Penetapan"].daftar_catatan) == korban.daftar_penetapan.count() == 2


def test_copy_shows_the_victim_and_nobody_else(korban, sekretariat):
    html = render_to_string("kasus/pdf/salinan.html", _printed(build_salinan(korban)))
    for text in (
        "Cutkenari Rahasia",
        "1171019912310007",
        "Lorong Kenari 9",
        "3 Februari 2001",
        "Kronologi kenari",
        "Catatan kenari",
    ):
        assert text in html
    for text in ("Orang Lain", "1171019912310008", "Pelaku Terduga"):
        assert text not in html
    assert 'data-konsep="RAHASIA"' in html
    assert "mencatat kasus" in html  # the trail


def test_copy_holds_no_contact_of_who_reported(sekretariat):
    kasus = make_kasus(by=sekretariat, kontak_pelapor="Tetangga Kenari, 0811-7777")
    said = str(build_salinan(kasus.daftar_korban.get()).daftar_bagian)
    assert "0811-7777" not in said
    assert "('kontak pelapor', 'tidak disertakan: milik pelapor (UU 27/2022 Pasal 33)')" in said


def test_copy_tells_how_the_own_case_goes_and_no_other(korban, sekretariat, polda):
    """UU 21/2007 Pasal 36: progress of the own case; who the suspects are stays out."""
    kasus, other = korban.kasus, korban.kasus.daftar_korban.get(urutan=2)
    make_legal_track(by=sekretariat, instansi=polda.instansi, kasus=kasus, kenari="KENARISENDIRI")
    make_perkara(kasus, by=sekretariat, instansi=polda.instansi, nomor_lp="LP/KENARILAIN", daftar_korban=[other])
    parts = {part.model: part for part in build_salinan(korban).daftar_bagian}
    said = str(parts)
    assert "LP/KENARISENDIRI" in said
    assert "Penyidikan" in said
    assert "40000000" in said
    assert "LP/KENARILAIN" not in said
    assert "DPO/" not in said
    assert "Ketetapan" not in said
    assert len(parts["kasus.PerkaraHukum"].daftar_catatan) == 1
    assert not {"kasus.Terlapor", "kasus.RiwayatStatusHukum", "kasus.Pencarian", "kasus.PerkaraTerlapor"} & set(parts)
    mine, theirs = (str(build_salinan(row).daftar_bagian) for row in (korban, other))
    assert "Restitusi KENARISENDIRI" in mine
    assert "Restitusi KENARISENDIRI" not in theirs


def test_every_model_left_out_says_why():
    assert all(apps.get_model(label) and reason for label, reason in EXCLUDED.items())


def test_copy_is_downloaded_once_granted_with_a_reason_and_kept_nowhere(
    client_of, korban, sekretariat, kepala, settings
):
    row = make_permintaan(korban, by=sekretariat)
    page, address = client_of(sekretariat), f"/kasus/permintaan/{row.pk}/salinan/"
    assert page.get(address).status_code == 403
    actions.verify_permintaan(row, hasil=HasilPermintaan.DIPENUHI, jawaban="", by=kepala)
    assert "memuat nama" in page.post(address, {"alasan": "untuk Cutkenari sendiri"}).content.decode()
    response = page.post(address, {"alasan": ALASAN})
    assert response.headers["Content-Type"] == "application/pdf"
    assert "Cutkenari" not in response.headers["Content-Disposition"]
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert len(pdf.pages) >= 2
    trail = JejakAudit.objects.order_by("-id").first()
    assert (trail.peristiwa, trail.objek_kode, trail.alasan) == ("export_salinan", korban.kode, ALASAN)
    assert "kasus.IdentitasKorban" in trail.kolom
    assert not [p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]


def test_correction_changes_only_what_was_named_and_seals_what_stood_there(korban, sekretariat):
    row = actions.update_identitas(
        korban, perubahan={"nama": "Cut Benar", "nik": "1171019912310009"}, alasan=ALASAN, by=sekretariat
    )
    identity = IdentitasKorban.objects.get(korban=korban)
    assert (identity.nama, identity.alamat) == ("Cut Benar", "Lorong Kenari 9")
    assert identity.nik_indeks != ""
    assert row.kolom == ["nama", "nik"]
    assert "Cutkenari Rahasia" in Perbaikan.objects.get().sebelum
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kasus_perbaikan")
        assert b"Cutkenari" not in b"".join(bytes(str(cell), "utf-8") for cell in cursor.fetchone())
    trail = JejakAudit.objects.first()
    assert (trail.peristiwa, trail.kolom) == ("update_identitas", ["nama", "nik"])
    with pytest.raises(ActionRefused, match="Tidak ada yang berubah"):
        actions.update_identitas(korban, perubahan={"nama": "Cut Benar"}, alasan=ALASAN, by=sekretariat)


def test_correction_page_shows_no_present_value(client_of, korban, sekretariat):
    page, address = client_of(sekretariat), f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/perbaikan/"
    assert "Cutkenari" not in page.get(address).content.decode()
    assert "paling sedikit satu kolom" in page.post(address, {"alasan": ALASAN}).content.decode()
    assert "16 angka" in page.post(address, {"nik": "12", "alasan": ALASAN}).content.decode()
    assert (
        page.post(
            address, {"versi": actions.stamp_identitas(korban), "telepon": "0812-0000-1111", "alasan": ALASAN}
        ).status_code
        == 302
    )


def test_granted_restriction_closes_reveal_and_copy_to_all_but_the_head(client_of, korban, sekretariat, kepala):
    copy = make_permintaan(korban, by=sekretariat, penjawab=kepala)
    make_permintaan(korban, by=sekretariat, penjawab=kepala, jenis="pembatasan")
    korban.refresh_from_db()
    assert korban.is_dibatasi
    reveal, export = f"/kasus/{korban.kasus.slug}/identitas/{korban.pk}/", f"/kasus/permintaan/{copy.pk}/salinan/"
    for address in (reveal, export):
        assert client_of(sekretariat).post(address, {"alasan": ALASAN}).status_code == 403
        assert client_of(kepala).get(address).status_code == 200
    assert "Cutkenari Rahasia" in client_of(kepala).post(reveal, {"alasan": ALASAN}).content.decode()
    for person in (sekretariat, kepala):
        assert "Pemrosesan dibatasi" in client_of(person).get(f"/kasus/{korban.kasus.slug}/").content.decode()
    client_of(kepala).post(
        f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/pembatasan/", {"dibatasi": "0", "alasan": "korban mencabutnya"}
    )
    assert client_of(sekretariat).get(reveal).status_code == 200


def test_restriction_set_twice_is_refused(korban, kepala):
    actions.change_pembatasan(korban, dibatasi=True, alasan=ALASAN, by=kepala)
    with pytest.raises(ActionRefused, match="sudah demikian"):
        actions.change_pembatasan(korban, dibatasi=True, alasan=ALASAN, by=kepala)


def test_request_through_the_pages(client_of, korban, sekretariat, kepala):
    page = client_of(sekretariat)
    address = f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/permintaan/"
    sent = {"jenis": "salinan", "pemohon": "wali", "waktu_diterima": "2/3/2026 08.00", "keterangan": "minta salinan"}
    assert "Tulis tanggal" in page.post(address, sent | {"waktu_diterima": "?"}).content.decode()
    html = page.post(address, sent, follow=True).content.decode()
    assert "minta salinan" in html
    assert "5 Maret 2026" in html
    row = Permintaan.objects.get()
    html = (
        client_of(kepala)
        .post(f"/kasus/permintaan/{row.pk}/jawab/", {"hasil": "ditolak", "jawaban": "x"})
        .content.decode()
    )
    assert "Penolakan harus beralasan" in html
    client_of(kepala).post(f"/kasus/permintaan/{row.pk}/jawab/", {"hasil": "dipenuhi"})
    assert [r.pk for r in page.get("/kasus/permintaan/?keadaan=dipenuhi").context["page"]] == [row.pk]
    assert not list(page.get("/kasus/permintaan/?keadaan=terbuka").context["page"])
    assert "Tidak ada permintaan" in page.get("/kasus/permintaan/?keadaan=terbuka").content.decode()


def test_list_needs_the_same_few_queries_for_two_and_for_twenty(
    client_of, korban, sekretariat, django_assert_max_num_queries
):
    page, counts = client_of(sekretariat), []
    for more in (2, 18):
        for _ in range(more):
            make_permintaan(korban, by=sekretariat)
        with django_assert_max_num_queries(12) as queries:
            page.get("/kasus/permintaan/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_identity_of_a_restricted_victim_is_corrected_by_the_head_alone(client_of, sekretariat, kepala, korban):
    actions.change_pembatasan(korban, dibatasi=True, alasan="permintaan korban sendiri", by=kepala)
    address = reverse("kasus:update_identitas", args=[korban.kasus.slug, korban.pk])
    assert client_of(sekretariat).get(address).status_code == 403
    assert client_of(kepala).get(address).status_code == 200


def test_restriction_pressed_twice_or_by_two_people_does_not_turn_into_its_opposite(client_of, kepala, korban):
    address, head = f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/pembatasan/", client_of(kepala)
    for _ in range(2):
        head.post(address, {"dibatasi": "1", "alasan": "korban memintanya sendiri"})
        assert Korban.objects.get(pk=korban.pk).is_dibatasi
    assert head.post(address, {"alasan": "tanpa menyebut yang mana"}).status_code == 200
    assert Korban.objects.get(pk=korban.pk).is_dibatasi


def test_restriction_closes_what_the_same_person_has_in_another_case(client_of, sekretariat, kepala, dinsos, korban):
    other = make_kasus(by=sekretariat, daftar_korban=[victim(identitas=IDENTITAS)]).daftar_korban.get()
    make_layanan(other, by=sekretariat, penyedia=dinsos.instansi)
    merge(korban.pk, other.pk, by=sekretariat)
    actions.change_pembatasan(korban, dibatasi=True, alasan="korban memintanya", by=kepala)
    base = f"/kasus/{other.kasus.slug}"
    assert client_of(sekretariat).get(f"{base}/identitas/{other.pk}/").status_code == 403
    answer = client_of(dinsos).post(
        f"{base}/darurat/{other.pk}/", {"alasan": "korban hilang dari rumah", "darurat": "on"}
    )
    assert "dibatasi" in answer.content.decode()
    assert IDENTITAS["nama"] not in answer.content.decode()
    assert client_of(kepala).get(f"{base}/identitas/{other.pk}/").status_code == 200
    make_persetujuan(other, dinsos.instansi, by=sekretariat)
    assert client_of(kepala).get(f"{base}/korban/{other.pk}/rujuk/").status_code == 403
    with pytest.raises(ActionRefused, match="dibatasi"):
        actions.add_rujukan(other, by=kepala, penerima=dinsos.instansi, daftar_jenis=["SOS"])
    pages = {user: client_of(user).get(f"{base}/korban/{other.pk}/").content.decode() for user in (kepala, dinsos)}
    assert "dalam kasus lain" in pages[kepala]
    assert "Pemrosesan dibatasi" in pages[dinsos]
    assert "kasus lain" not in pages[dinsos]  # who stands in another case is nobody's business there
