"""Services in full: sub-kind, clock, outcome, barrier, sources of funds; and what an agency may report of its own."""

import datetime
import zoneinfo
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, stamp
from kasus import actions
from kasus.enums import BPJS_TIDAK_MENANGGUNG, JenisLayanan, RincianLayanan, StatusKasus, SumberBiaya
from kasus.models import BiayaLayanan, Layanan
from kasus.models.layanan import RUPIAH_TERBESAR
from kasus.tests.factories import make_kasus, make_layanan, victim

DIMINTA = datetime.date(2026, 3, 3)
WIB = zoneinfo.ZoneInfo("Asia/Jakarta")


@pytest.fixture
def layanan(sekretariat, dinsos):
    kasus = make_kasus(by=sekretariat, daftar_korban=[victim(), victim()])
    return make_layanan(
        kasus.daftar_korban.get(urutan=1), by=sekretariat, penyedia=dinsos.instansi, keterangan="ZZCATATAN", jenis="KES"
    )


def address(layanan) -> str:
    return f"/kasus/{layanan.korban.kasus.slug}/layanan/{layanan.pk}/ubah/"


def fresh(layanan) -> Layanan:
    return Layanan.objects.select_related("korban__kasus", "penyedia").get(pk=layanan.pk)


def payload(layanan, **changes) -> dict:
    """What the secretariat sends; a member's form ignores the first four."""
    row = fresh(layanan)
    return {
        "jenis": row.jenis, "rincian": "KES.visum", "penyedia": row.penyedia.kode, "diminta": "3/3/2026",
        "versi": stamp(row), "diberikan": "5/3/2026", "selesai": "9/3/2026", "hasil": "selesai", "hambatan": "", "keterangan": "beres",
        "pakai_lpsk": "on", "biaya_lpsk": "Rp1.250.000", "biaya_keluarga": "250.000", **changes,
    }  # fmt: skip


def update(layanan, by, **values):
    row = fresh(layanan)
    return actions.update_layanan(row, by=by, **{"versi": stamp(row), **values})


def test_secretariat_stores_everything(client_of, sekretariat, layanan):
    browser = client_of(sekretariat)
    html = browser.get(address(layanan)).content.decode()
    assert "ZZCATATAN" in html
    assert BPJS_TIDAK_MENANGGUNG in html
    assert JejakAudit.objects.filter(peristiwa="view_layanan", objek_kode=layanan.korban.kode).count() == 1
    assert browser.post(address(layanan), payload(layanan)).status_code == 302
    row = fresh(layanan)
    assert (row.rincian, row.diberikan, row.selesai, row.hasil, row.keterangan) == (
        "KES.visum", datetime.date(2026, 3, 5), datetime.date(2026, 3, 9), "selesai", "beres",
    )  # fmt: skip
    assert dict(row.daftar_biaya.values_list("sumber", "jumlah")) == {"lpsk": 1_250_000, "keluarga": 250_000}
    event = JejakAudit.objects.filter(peristiwa="update_layanan").get()
    assert "keterangan" in event.kolom
    assert "beres" not in str(event.__dict__)


def test_member_reports_on_its_own_service_and_cannot_change_what_was_asked(client_of, dinsos, layanan):
    browser = client_of(dinsos)
    html = browser.get(address(layanan)).content.decode()
    assert 'name="jenis"' not in html
    sent = payload(layanan, jenis="SOS", rincian="SOS.rumah_aman", penyedia="polda", diminta="1/1/2026")
    assert browser.post(address(layanan), sent).status_code == 302
    row = fresh(layanan)
    assert (row.jenis, row.rincian, row.penyedia, row.diminta) == ("KES", "", dinsos.instansi, DIMINTA)
    assert (row.hasil, row.diubah_oleh) == ("selesai", dinsos)
    assert row.daftar_biaya.count() == 2


@pytest.mark.parametrize("part", ["", "ubah/"])
def test_service_of_another_agency_is_not_found(client_of, polda, sekretariat, layanan, part):
    there = f"/kasus/{layanan.korban.kasus.slug}/layanan/{layanan.pk}/{part}"
    assert client_of(polda).get(there).status_code == 404
    # polda serves the other victim of the same case: still nothing of this service
    make_layanan(layanan.korban.kasus.daftar_korban.get(urutan=2), by=sekretariat, penyedia=polda.instansi, jenis="HUK")
    browser = client_of(polda)
    assert browser.get(there).status_code == 404
    assert browser.post(there, payload(layanan)).status_code == 404
    assert fresh(layanan).hasil == ""


def test_member_adds_a_service_of_its_own_agency_to_its_own_victim_only(client_of, dinsos, polda, layanan):
    kasus = layanan.korban.kasus
    there, other = f"/kasus/{kasus.slug}/layanan/", kasus.daftar_korban.get(urutan=2)
    data = {
        "korban": str(layanan.korban_id), "jenis": "SOS", "rincian": "SOS.rumah_aman", "penyedia": dinsos.instansi.kode,
        "diminta": "4/3/2026", "sumber_biaya": "apba", "jumlah": "500.000",
    }  # fmt: skip
    browser = client_of(dinsos)
    refused = browser.post(there, {**data, "penyedia": polda.instansi.kode})
    assert "penyedia" in refused.context["form"].errors
    assert browser.post(there, {**data, "korban": str(other.pk)}).status_code == 200
    assert Layanan.objects.count() == 1
    assert browser.post(there, data).status_code == 302
    row = Layanan.objects.exclude(pk=layanan.pk).get()
    assert (row.penyedia, row.rincian, row.daftar_biaya.get().jumlah) == (dinsos.instansi, "SOS.rumah_aman", 500_000)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rincian": "SOS.rumah_aman"}, "termasuk Rehabilitasi sosial"),
        ({"diberikan": "2/3/2026"}, "tidak mungkin diberikan sebelumnya"),
        ({"selesai": "4/3/2026"}, "sebelum diberikan"),
        ({"diberikan": ""}, "Isi tanggal diberikan"),
        ({"hasil": "tidak_diberikan", "diberikan": "", "selesai": ""}, "Pilih hambatannya"),
        ({"hasil": "ditolak_korban", "hambatan": "biaya"}, "tidak punya tanggal diberikan"),
        ({"biaya_lpsk": "-5"}, "kurang dari nol"),
        ({"biaya_lpsk": "1,250"}, "Tulis jumlah rupiah"),
        ({"biaya_lpsk": "9" * 15}, "terlalu besar"),
        ({"biaya_lpsk": "=1+1"}, "Tulis jumlah rupiah"),
        ({"pakai_lpsk": "", "biaya_lpsk": "", "biaya_keluarga": ""}, "Centang paling sedikit satu sumber"),
        ({"hasil": "bpjs"}, "Masukkan pilihan yang valid"),
        ({"hambatan": "\u202ebiaya"}, "Masukkan pilihan yang valid"),
        ({"keterangan": "x" * 2001}, "2000"),
    ],
)
def test_fault_is_shown_and_nothing_is_stored(client_of, sekretariat, layanan, change, message):
    response = client_of(sekretariat).post(address(layanan), payload(layanan, **change))
    assert response.status_code == 422
    assert message in response.content.decode()
    assert (fresh(layanan).hasil, fresh(layanan).versi) == ("", 1)


def test_bpjs_is_no_source_and_the_pages_say_why(client_of, sekretariat, layanan):
    assert not [sumber for sumber in SumberBiaya if "bpjs" in sumber.value]
    with pytest.raises(IntegrityError), transaction.atomic():
        BiayaLayanan.objects.create(layanan=layanan, sumber="bpjs", jumlah=1)
    browser = client_of(sekretariat)
    client = browser.post(address(layanan), payload(layanan, pakai_bpjs="on", biaya_bpjs="5000"))
    assert client.status_code == 302
    assert "bpjs" not in set(layanan.daftar_biaya.values_list("sumber", flat=True))


@pytest.mark.parametrize(
    "values",
    [
        {"hasil": "selesai"},
        {"hasil": "tidak_diberikan"},
        {"hasil": "ditolak_korban", "hambatan": "biaya", "diberikan": DIMINTA},
        {"selesai": DIMINTA},
        {"rincian": "PUL.splp"},
        {"diberikan": DIMINTA, "selesai": DIMINTA - datetime.timedelta(days=1)},
    ],
)
def test_database_holds_the_rules_whoever_writes(layanan, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Layanan.objects.filter(pk=layanan.pk).update(**values)
    for name, value in values.items():
        setattr(layanan, name, value)
    with pytest.raises(ValidationError):
        layanan.full_clean()


@pytest.mark.parametrize("jenis", list(JenisLayanan))
def test_each_kind_has_its_own_details(jenis):
    own = [row for row in RincianLayanan if row.jenis == jenis]
    assert own
    assert all(row.value.startswith(f"{jenis.value}.") for row in own)


def test_somebody_was_quicker_and_nothing_is_overwritten(client_of, sekretariat, dinsos, layanan):
    stale = payload(layanan, hasil="sebagian")
    update(layanan, dinsos, diberikan=datetime.date(2026, 3, 6), daftar_biaya={"apba": 10})
    response = client_of(sekretariat).post(address(layanan), stale)
    html = response.content.decode()
    assert response.status_code == 409
    assert "6 Maret 2026" in html
    row = fresh(layanan)
    assert (row.diberikan, row.hasil) == (datetime.date(2026, 3, 6), "")
    with pytest.raises(Conflict):
        actions.update_layanan(row, versi=stale["versi"], by=sekretariat, hasil="selesai")


def test_a_change_of_costs_alone_is_a_change(sekretariat, layanan):
    seen = stamp(fresh(layanan))
    update(layanan, sekretariat, daftar_biaya={"apba": 10, "belum_ada": None})
    with pytest.raises(Conflict):
        actions.update_layanan(fresh(layanan), versi=seen, by=sekretariat, daftar_biaya={"lpsk": 1})
    before = JejakAudit.objects.count()
    update(layanan, sekretariat, daftar_biaya={"apba": 10, "belum_ada": None})
    assert JejakAudit.objects.count() == before


def test_closed_case_is_closed_for_all(client_of, sekretariat, dinsos, kepala, layanan):
    actions.change_status_kasus(layanan.korban.kasus, to=StatusKasus.TERMINASI, alasan="selesai", by=kepala)
    for user in (sekretariat, dinsos):
        assert client_of(user).get(address(layanan)).status_code == 403
        assert client_of(user).post(address(layanan), payload(layanan)).status_code == 403
    with pytest.raises(ActionRefused, match="diterminasi"):
        update(layanan, sekretariat, hasil="selesai")


@pytest.mark.parametrize(
    ("day", "words", "late"),
    [(3, "sisa 7 hari", False), (7, "sisa 3 hari", False), (9, "sisa 1 hari", False), (10, "hari terakhir", False),
     (11, "lewat 1 hari", True), (12, "lewat 2 hari", True)],
)  # fmt: skip
def test_clock_in_words(layanan, day, words, late):
    on = datetime.date(2026, 3, day)
    assert layanan.clock(on=on) == words
    assert layanan.is_overdue(on=on) is late
    assert Layanan.objects.overdue(on=on).exists() is late


def test_clock_turns_at_midnight_in_banda_aceh(layanan):
    """10 March 23.59 WIB is still the last day; one minute later it is late, though in UTC it is 10 March for long."""
    for moment, words in (("2026-03-10T23:59", "hari terakhir"), ("2026-03-11T00:00", "lewat 1 hari")):
        at = datetime.datetime.fromisoformat(moment).replace(tzinfo=WIB)
        with mock.patch.object(timezone, "now", return_value=at.astimezone(datetime.UTC)):
            assert layanan.jam == words


def test_first_aid_has_its_own_article_and_an_ended_service_no_clock(sekretariat, layanan):
    assert layanan.pasal == "52"
    update(layanan, sekretariat, rincian=RincianLayanan.PERTOLONGAN)
    assert fresh(layanan).pasal == "53"
    late = datetime.date(2026, 5, 1)
    assert Layanan.objects.overdue(on=late).exists()
    update(layanan, sekretariat, hasil="ditolak_korban", hambatan="persetujuan")
    assert not Layanan.objects.overdue(on=late).exists()
    assert fresh(layanan).clock(on=late) == ""


def test_sums_are_exact_and_scoped(sekretariat, dinsos, polda, layanan):
    big = RUPIAH_TERBESAR
    update(layanan, sekretariat, daftar_biaya={"apba": big, "belum_ada": 3, "lpsk": None})
    other = make_layanan(
        layanan.korban, by=sekretariat, penyedia=polda.instansi, jenis="HUK", sumber_biaya="apba", jumlah=big
    )
    update(other, sekretariat, daftar_biaya={"apba": big, "belum_ada": 4})
    everything = Layanan.objects.visible_to(sekretariat)
    assert everything.biaya_per_sumber() == {"apba": 2 * big, "belum_ada": 7, "lpsk": 0}
    assert everything.biaya_per_sumber()["belum_ada"] == 7
    assert Layanan.objects.visible_to(dinsos).biaya_per_sumber() == {"apba": big, "belum_ada": 3, "lpsk": 0}
    assert Layanan.objects.visible_to(polda).biaya_per_sumber()["belum_ada"] == 4


def test_counts_by_kind_for_tables(sekretariat, dinsos, layanan):
    def add(**values):
        return make_layanan(layanan.korban, by=sekretariat, penyedia=dinsos.instansi, jenis="SOS", **values)

    add(diberikan=datetime.date(2026, 3, 10))  # day 7: in time
    add(diberikan=datetime.date(2026, 3, 11))  # day 8: late
    add()  # waits
    update(add(), sekretariat, hasil="ditolak_korban", hambatan="persetujuan")
    rows = Layanan.objects.per_jenis(on=datetime.date(2026, 3, 11))
    assert rows["SOS"] == {"diminta": 4, "diberikan": 2, "terlambat": 2, "tidak_diberikan": 1}
    assert rows["KES"] == {"diminta": 1, "diberikan": 0, "terlambat": 1, "tidak_diberikan": 0}
    before = Layanan.objects.per_jenis(on=datetime.date(2026, 3, 10))
    assert (before["SOS"]["diberikan"], before["SOS"]["terlambat"], before["KES"]["terlambat"]) == (1, 0, 0)
