"""Disposal by two people: canaries gone from every table, files gone, statistics of the year as before, a hold stops it."""

import datetime
import json

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import at
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.files import blank_pdf
from gugus_tugas.tests.parallel import run_together
from kasus import actions
from kasus.actions import pemusnahan as disposal
from kasus.enums import StatusKasus
from kasus.models import IdentitasKorban, Kasus, Korban, PerkaraHukum, Putusan, Restitusi
from kasus.models.kasus import retention_edge
from kasus.tests.factories import (
    make_bendera,
    make_catatan,
    make_kasus,
    make_lampiran,
    make_layanan,
    make_legal_track,
    make_penutupan,
    make_perjalanan,
    make_permintaan,
    make_persetujuan,
    make_rujukan,
    victim,
)
from laporan import statistics
from laporan.home import build_home
from laporan.statistics.situasi import tempat_tujuan
from wilayah.models import Wilayah

KENARI = "Kenari"
IDENTITAS = {"nama": f"Cut {KENARI}", "nik": "1171019912310007", "telepon": "0811-4242-7788", "alamat": f"Lorong {KENARI} 9",
             "tanggal_lahir": datetime.date(1985, 2, 3)}  # fmt: skip
LONG_AGO = datetime.datetime(2012, 3, 2, 3, tzinfo=datetime.UTC)
YEAR = 2012


def close(kasus, by):
    return actions.change_status_kasus(kasus, to=StatusKasus.TERMINASI, alasan=f"Alasan {KENARI}", by=by)


@pytest.fixture
def kasus(sekretariat, kepala, dinsos, polda):
    """A case of 2012 with everything that may name a person, closed that year."""
    gampong = Wilayah.objects.filter(kode__startswith="11.71.").order_by("-kode").first()
    with at(LONG_AGO):
        case = make_kasus(
            by=sekretariat, tanggal_lapor=LONG_AGO.date(), uraian=f"Uraian {KENARI}", nomor_simfoni=f"SIM-{KENARI}",
            tempat_lapor=gampong, kunci_kirim="6f1d3a52-5b1f-4b6c-9d1a-0a0b0c0d0e0f",
            daftar_korban=[
                victim(identitas=IDENTITAS, asal=gampong, usia_saat_terjerat=26), victim(jenis_kelamin="L", usia_saat_terjerat=12),
            ],
            daftar_terlapor=[{"jenis_kelamin": "L", "peran": "Other", "identitas": {"nama": f"Terduga {KENARI}"}}],
            daftar_peristiwa=[{"tahap": "Transit", "tempat": gampong, "tanggal": LONG_AGO.date()}],
        )  # fmt: skip
        korban = case.daftar_korban.get(urutan=1)
        make_layanan(
            korban, by=sekretariat, penyedia=dinsos.instansi, diminta=LONG_AGO.date(), diberikan=LONG_AGO.date(),
            keterangan=f"Keterangan {KENARI}",
        )  # fmt: skip
        make_permintaan(
            korban, by=sekretariat, waktu_diterima=LONG_AGO, keterangan=f"Permintaan {KENARI}", penjawab=kepala
        )
        make_legal_track(by=sekretariat, instansi=polda.instansi, kasus=case, kenari=KENARI)
        actions.update_identitas(
            korban, perubahan={"alamat": f"Baru {KENARI}"}, alasan="diminta korban sendiri", by=sekretariat
        )
        consent = make_persetujuan(
            korban, dinsos.instansi, by=sekretariat, tanggal=LONG_AGO.date(), catatan=f"Catatan persetujuan {KENARI}"
        )
        referral = make_rujukan(
            korban, dinsos.instansi, by=sekretariat, consent=False, catatan=f"Catatan rujukan {KENARI}"
        )
        actions.verify_rujukan(referral, status="diterima", catatan=f"Jawaban {KENARI}", by=dinsos)
        actions.withdraw_persetujuan(consent, tanggal=LONG_AGO.date(), alasan=f"Alasan cabut {KENARI}", by=sekretariat)
        make_rujukan(
            korban, dinsos.instansi, by=kepala, consent=False, pengecualian="darurat",
            alasan_pengecualian="diancam, pindah malam ini", catatan=f"Catatan {KENARI}",
        )  # fmt: skip
        make_catatan(case, by=sekretariat, isi=f"Catatan {KENARI}", korban=korban)
        make_bendera(case, by=sekretariat, tenggat=LONG_AGO.date(), keterangan=f"Bendera {KENARI}")
        make_lampiran(case, by=sekretariat, korban=korban, keterangan=f"Visum {KENARI}")
        make_penutupan(case, by=sekretariat, catatan=f"Penutupan {KENARI}")
        make_perjalanan(korban, by=sekretariat, instansi=dinsos.instansi, teks=KENARI)
        return close(case, kepala)


def numbers(tahun: int) -> dict:
    """Every figure that the statistics give for the year."""
    return {
        "tren": statistics.tren(tahun),
        "kasus": statistics.jumlah_kasus(tahun),
        "kelompok": statistics.kelompok_korban(tahun),
        "bentuk": statistics.unsur_korban(tahun),
        "tujuan": tempat_tujuan(tahun),
        "asal": statistics.asal_korban(tahun),
        "layanan": statistics.layanan(tahun, on=timezone.localdate()),
        "corong": PerkaraHukum.objects.corong(),
        "putusan": Putusan.objects.jumlah(),
        "restitusi": Restitusi.objects.jumlah(),
        "tahap": PerkaraHukum.objects.lama_tahap(),
        "dari register": statistics.is_counted_from_register(tahun),
        "tahun": statistics.available_years(),
    }


def dispose(kasus, sekretariat, kepala):
    actions.record_pemusnahan(kasus, by=sekretariat)
    return actions.verify_pemusnahan(kasus, hasil="disetujui", nomor=kasus.nomor, by=kepala)


def everything_stored() -> str:
    """All cells of all tables: raw as they lie there, and what the encrypted ones say when opened."""
    cells = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                cells += [
                    bytes(cell).decode("latin-1") if isinstance(cell, (bytes, memoryview)) else str(cell)
                    for cell in row
                ]
    for model in apps.get_models():
        sealed = [f for f in model._meta.concrete_fields if isinstance(f, EncryptedTextField)]
        cells += [str(getattr(row, f.attname)) for row in (model._base_manager.all() if sealed else ()) for f in sealed]
    return "\n".join(cells)


SECRETS = [KENARI, "1171019912310007", "0811-4242-7788", "1985-02-03"]


def test_the_search_would_find_what_is_there(kasus):
    text = everything_stored()
    assert all(secret in text for secret in SECRETS)


def test_after_disposal_no_table_holds_anything_and_the_year_counts_as_before(kasus, sekretariat, kepala):
    before = numbers(YEAR)
    assert before["kasus"] == 1
    assert {row.kode: row.jumlah for row in before["asal"]}["11.71"] == 1
    dispose(kasus, sekretariat, kepala)
    text = everything_stored()
    assert [secret for secret in SECRETS if secret in text] == []
    assert numbers(YEAR) == before
    stub = Kasus.objects.get(pk=kasus.pk)
    assert (stub.nomor, stub.tahun_lapor, stub.is_dimusnahkan, stub.dimusnahkan_oleh) == (
        kasus.nomor,
        YEAR,
        True,
        kepala,
    )
    assert set(Korban.objects.values_list("usia_saat_terjerat", "asal")) == {(None, "11.71"), (None, None)}
    assert set(IdentitasKorban.objects.values_list("nik_indeks", flat=True)) == {""}
    trail = JejakAudit.objects.order_by("-id").first()
    assert (trail.peristiwa, trail.pelaku, trail.objek_kode) == ("verify_pemusnahan", "kepala", kasus.nomor)
    assert {"nama", "uraian", "keterangan"} <= set(trail.kolom)


def test_files_of_the_case_leave_the_disk_and_the_word_of_the_reason_stays(
    kasus, sekretariat, kepala, settings, django_capture_on_commit_callbacks
):
    other = make_lampiran(make_kasus(by=sekretariat), by=sekretariat)
    with django_capture_on_commit_callbacks(execute=True):
        dispose(kasus, sekretariat, kepala)
    assert [p.name for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()] == [other.berkas.name.rsplit("/")[-1]]
    stub = kasus.daftar_lampiran.get()
    assert (stub.berkas.name, stub.keterangan, stub.jenis) == ("", "", "visum")


def test_another_case_is_left_alone(kasus, sekretariat, kepala):
    other = make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "Tetap Ada"})])
    dispose(kasus, sekretariat, kepala)
    assert IdentitasKorban.objects.get(korban__kasus=other).nama == "Tetap Ada"


def test_every_identifying_column_below_a_case_can_be_emptied():
    reached, grown = {Kasus}, True
    while grown:
        more = {m for m in apps.get_models() for f in m._meta.concrete_fields if f.related_model in reached}
        grown, reached = not more <= reached, reached | more
    for model in reached:
        names = {field.name for field in disposal.erasable(model)}
        assert set(getattr(model.Privacy, "identifying", ())) <= names
        row = model()
        for field in disposal.erasable(model):
            disposal._empty(row, field)


def test_a_column_that_cannot_be_emptied_is_an_error():
    class Kaku(models.Model):
        angka = models.IntegerField("angka")

        class Meta:
            app_label = "kaku"

        class Privacy:
            identifying = ["angka"]

    with pytest.raises(TypeError, match="make it nullable"):
        disposal._empty(Kaku(), Kaku._meta.get_field("angka"))


def test_files_leave_the_disk_when_the_disposal_is_certain(sekretariat, settings, django_capture_on_commit_callbacks):
    from anggota.tests.factories import make_nota

    nota = make_nota(by=sekretariat, berkas=blank_pdf())  # any row with a file: the register has none yet
    with django_capture_on_commit_callbacks(execute=True):
        disposal._empty(nota, nota._meta.get_field("berkas"))
        assert [p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]
    assert not [p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]
    assert not nota.berkas


def test_maker_is_never_checker(kasus, kepala):
    actions.record_pemusnahan(kasus, by=kepala)
    with pytest.raises(ActionRefused, match="orang lain"):
        actions.verify_pemusnahan(kasus, hasil="disetujui", nomor=kasus.nomor, by=kepala)
    row = kasus.daftar_pemusnahan.get()
    row.hasil, row.diverifikasi_pada, row.diverifikasi_oleh = "disetujui", timezone.now(), kepala
    with pytest.raises(ValidationError, match="orang lain"):
        row.full_clean()
    assert not Kasus.objects.get(pk=kasus.pk).is_dimusnahkan


@pytest.mark.parametrize("typed", ["", "TPPO-ACEH/2012/0002", "ya"])
def test_approval_needs_the_number_typed(kasus, sekretariat, kepala, typed):
    actions.record_pemusnahan(kasus, by=sekretariat)
    with pytest.raises(ActionRefused, match="tidak sama"):
        actions.verify_pemusnahan(kasus, hasil="disetujui", nomor=typed, by=kepala)
    assert KENARI in everything_stored()


def test_refused_proposal_leaves_all_and_may_be_made_again(kasus, sekretariat, kepala):
    actions.record_pemusnahan(kasus, by=sekretariat)
    with pytest.raises(ActionRefused, match="sudah diusulkan"):
        actions.record_pemusnahan(kasus, by=sekretariat)
    actions.verify_pemusnahan(kasus, hasil="ditolak", nomor="", by=kepala)
    with pytest.raises(ActionRefused, match="Tidak ada usulan"):
        actions.verify_pemusnahan(kasus, hasil="disetujui", nomor=kasus.nomor, by=kepala)
    dispose(kasus, sekretariat, kepala)


def test_hold_stops_proposal_and_approval_until_it_is_withdrawn(kasus, sekretariat, kepala):
    actions.record_pemusnahan(kasus, by=sekretariat)
    actions.record_penahanan(kasus, alasan="masih ada upaya hukum", by=sekretariat)
    with pytest.raises(ActionRefused, match="sudah ditahan"):
        actions.record_penahanan(kasus, alasan="masih ada upaya hukum", by=sekretariat)
    with pytest.raises(ActionRefused, match="ditahan"):
        actions.verify_pemusnahan(kasus, hasil="disetujui", nomor=kasus.nomor, by=kepala)
    assert not Kasus.objects.due_for_disposal(on=timezone.localdate()).exists()
    actions.withdraw_penahanan(kasus, by=kepala)
    with pytest.raises(ActionRefused, match="tidak sedang ditahan"):
        actions.withdraw_penahanan(kasus, by=kepala)
    actions.verify_pemusnahan(kasus, hasil="disetujui", nomor=kasus.nomor, by=kepala)


def test_what_a_victim_asked_is_answered_before_it_is_erased(kasus, sekretariat, kepala):
    asked = make_permintaan(kasus.daftar_korban.get(urutan=1), by=sekretariat)
    with pytest.raises(ActionRefused, match="belum dijawab"):
        actions.record_pemusnahan(kasus, by=sekretariat)
    actions.verify_permintaan(asked, hasil="ditolak", jawaban="membahayakan saksi lain", by=kepala)
    dispose(kasus, sekretariat, kepala)


def test_what_is_gone_stays_gone(kasus, sekretariat, kepala, client_of):
    dispose(kasus, sekretariat, kepala)
    kasus = Kasus.objects.get(pk=kasus.pk)
    korban = kasus.daftar_korban.get(urutan=1)
    for act in (
        lambda: actions.reveal_identitas(korban, alasan="memeriksa kembali data", by=kepala),
        lambda: actions.update_identitas(korban, perubahan={"nama": "X"}, alasan="memeriksa kembali", by=kepala),
        lambda: actions.change_status_kasus(kasus, to=StatusKasus.AKTIF, alasan="dibuka lagi", by=kepala),
        lambda: actions.record_pemusnahan(kasus, by=sekretariat),
        lambda: actions.record_penahanan(kasus, alasan="masih ada upaya hukum", by=sekretariat),
    ):
        with pytest.raises(ActionRefused, match="dimusnahkan"):
            act()
    html = client_of(kepala).get(f"/kasus/{kasus.slug}/").content.decode()
    assert "sudah dimusnahkan" in html
    assert "identitas/" not in html


def test_only_cases_closed_long_enough_are_due(kasus, sekretariat, kepala):
    years = django_settings.RETENSI_TAHUN
    closed = LONG_AGO.astimezone(timezone.get_current_timezone()).date()
    due_day = closed.replace(year=closed.year + years)
    assert Kasus.objects.due_for_disposal(on=due_day).exists()
    assert not Kasus.objects.due_for_disposal(on=due_day - datetime.timedelta(days=1)).exists()
    make_kasus(by=sekretariat)
    fresh = close(make_kasus(by=sekretariat), kepala)
    assert list(Kasus.objects.due_for_disposal(on=timezone.localdate())) == [kasus]
    with pytest.raises(ActionRefused, match="belum jatuh tempo"):
        actions.record_pemusnahan(fresh, by=sekretariat)
    reopened = actions.change_status_kasus(kasus, to=StatusKasus.AKTIF, alasan="temuan baru", by=kepala)
    close(reopened, kepala)
    assert not Kasus.objects.due_for_disposal(on=timezone.localdate()).exists()


def test_granted_erasure_of_every_victim_makes_a_closed_case_ripe(sekretariat, kepala):
    fresh = close(make_kasus(by=sekretariat, daftar_korban=[victim(), victim()]), kepala)
    first, second = fresh.daftar_korban.order_by("urutan")
    make_permintaan(first, by=sekretariat, penjawab=kepala, jenis="penghapusan")
    with pytest.raises(ActionRefused, match="belum semua korbannya"):
        actions.record_pemusnahan(fresh, by=sekretariat)
    make_permintaan(second, by=sekretariat, penjawab=kepala, jenis="penghapusan")
    dispose(fresh, sekretariat, kepala)


def test_leap_day_has_an_edge(settings):
    settings.RETENSI_TAHUN = 10
    assert retention_edge(datetime.date(2028, 2, 29)) == datetime.date(2018, 2, 28)


@pytest.mark.parametrize(
    ("kode", "kept"),
    [("11.71.01.2001", "11.71"), ("11.71", "11.71"), ("12.71", "12"), ("ID", "ID"), ("11", "11"), (None, None)],
)
def test_origin_is_kept_no_finer_than_the_statistics_need(kode, kept):
    assert disposal.coarse(kode) == kept


def test_two_steps_through_the_pages(kasus, client_of, sekretariat, kepala):
    maker, checker = client_of(sekretariat), client_of(kepala)
    assert kasus.nomor in maker.get("/kasus/retensi/").content.decode()
    assert any("jatuh tempo" in task.teks for task in build_home(sekretariat).daftar_tugas)
    maker.post(f"/kasus/{kasus.slug}/pemusnahan/", {"catatan": ""})
    assert kasus.nomor in checker.get("/kasus/retensi/?keadaan=usulan").content.decode()
    assert any("menunggu putusan" in task.teks for task in build_home(kepala).daftar_tugas)
    page = checker.post(f"/kasus/{kasus.slug}/pemusnahan/putusan/", {"hasil": "disetujui", "nomor": "salah"})
    assert "tidak sama" in page.content.decode()
    page = checker.post(
        f"/kasus/{kasus.slug}/pemusnahan/putusan/", {"hasil": "disetujui", "nomor": kasus.nomor}, follow=True
    )
    assert "dimusnahkan" in page.content.decode()
    assert kasus.nomor in checker.get("/kasus/retensi/?keadaan=dimusnahkan").content.decode()
    assert "Tidak ada kasus" in checker.get("/kasus/retensi/?keadaan=xyz").content.decode()


def test_hold_through_the_pages_is_ended_by_the_head_alone(kasus, client_of, sekretariat, kepala):
    maker, address = client_of(sekretariat), f"/kasus/{kasus.slug}/penahanan/"
    assert "10 karakter" in maker.post(address, {"alasan": "x"}).content.decode()
    maker.post(address, {"alasan": "masih ada upaya hukum"})
    assert kasus.nomor in maker.get("/kasus/retensi/?keadaan=ditahan").content.decode()
    assert maker.post(address).status_code == 403
    head = client_of(kepala)
    assert "baru saja diubah" in head.post(address, {"alasan": "juga ingin menahan"}, follow=True).content.decode()
    assert kasus.nomor in maker.get("/kasus/retensi/?keadaan=ditahan").content.decode()  # a second hold ends none
    head.post(address, {"cabut": "1"})
    assert not client_of(kepala).get("/kasus/retensi/?keadaan=ditahan").context["page"].object_list


@pytest.mark.django_db(transaction=True)
def test_hold_and_approval_at_once_never_both_pass(kasus, sekretariat, kepala):
    actions.record_pemusnahan(kasus, by=sekretariat)
    failures = run_together(
        lambda: actions.verify_pemusnahan(kasus, hasil="disetujui", nomor=kasus.nomor, by=kepala),
        lambda: actions.record_penahanan(kasus, alasan="masih ada upaya hukum", by=sekretariat),
    )
    assert [type(failure) for failure in failures] == [ActionRefused]


def test_claims_of_sent_forms_go_too(kasus, sekretariat, kepala):
    from anggota.models import Kiriman

    assert Kiriman.objects.filter(objek_id=str(kasus.pk)).exists()
    dispose(kasus, sekretariat, kepala)
    assert not Kiriman.objects.filter(objek_id=str(kasus.pk)).exists()
    assert json.dumps(list(Kiriman.objects.values_list("sidik", flat=True))) == "[]"
