"""What the yearly report still needs: each rule finds what it says, counts equal lists for every role, and few queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kasus.kelengkapan import ATURAN, PER_KODE, jumlah_kurang, kelengkapan
from kasus.models import Kasus
from kasus.tests.factories import make_kasus, make_layanan, victim
from wilayah.models import Wilayah

YEAR = 2026
COMPLETE = {"status_identifikasi": "ActualVictimOfTrafficking", "penetap_status": "Police"}


def complete(by, penyedia, **changes) -> Kasus:
    """A case that lacks nothing, but for what `changes` say of its victim, its events or its number."""
    place = Wilayah.objects.get(kode="11.71")
    events = changes.pop("daftar_peristiwa", [{"tahap": "Exploitation", "tempat": place}])
    number = changes.pop("nomor_simfoni", "SIM-1")
    service = changes.pop("layanan", {"diberikan": datetime.date(2026, 3, 5)})
    person = victim(**{"asal": place, **COMPLETE, **changes})
    case = make_kasus(by=by, daftar_korban=[person], daftar_peristiwa=events, nomor_simfoni=number)
    if service is not None:
        make_layanan(case.daftar_korban.get(), by=by, penyedia=penyedia, **service)
    return case


def missing(case, user) -> set[str]:
    return {rule.kode for rule in kelengkapan(user, case).kurang} - {"persetujuan"}


def test_complete_case_lacks_nothing(sekretariat, dinsos):
    assert missing(complete(sekretariat, dinsos.instansi), sekretariat) == set()


@pytest.mark.parametrize(
    ("kode", "change"),
    [
        ("usia", {"usia_saat_terjerat": None, "kelompok_usia": "tidak_diketahui"}),
        ("kelamin", {"jenis_kelamin": "U"}),
        ("asal", {"asal": None}),
        ("tujuan", {"tujuan": []}),
        ("status", {"status_identifikasi": "PossibleVictimOfTrafficking", "penetap_status": ""}),
        ("tanpa-layanan", {"layanan": None}),
        ("layanan", {"layanan": {"diberikan": None}}),
        ("biaya", {"layanan": {"diberikan": datetime.date(2026, 3, 5), "sumber_biaya": "tidak_diketahui"}}),
        ("tempat", {"daftar_peristiwa": [{"tahap": "Exploitation", "tempat": None}]}),
        ("simfoni", {"nomor_simfoni": ""}),
    ],
)
def test_each_rule_finds_what_it_says_and_nothing_else(sekretariat, dinsos, client_of, kode, change):
    case = complete(sekretariat, dinsos.instansi, **change)
    assert missing(case, sekretariat) == {kode}
    assert jumlah_kurang(sekretariat, YEAR)[kode] == 1
    response = client_of(sekretariat).get(f"/kasus/kelengkapan/?tahun={YEAR}&aturan={kode}")
    (row,) = response.context["daftar_baris"]
    assert case.nomor in row.kode
    assert client_of(sekretariat).get(row.url).status_code == 200


def test_every_rule_is_tried():
    tried = {"usia", "kelamin", "asal", "tujuan", "status", "tanpa-layanan", "layanan", "biaya", "tempat", "simfoni"}
    assert {rule.kode for rule in ATURAN} - {"persetujuan"} == tried


def test_who_refuses_is_not_asked_for_the_origin(sekretariat, dinsos):
    refusing = {"asal": None, "usia_saat_terjerat": None, "keadaan_identitas": "ditolak"}
    assert missing(complete(sekretariat, dinsos.instansi, **refusing), sekretariat) == set()


def test_who_was_no_victim_lacks_nothing_and_an_early_status_may_wait(sekretariat, dinsos):
    none = {
        "status_identifikasi": "NotAVictimOfTrafficking",
        "usia_saat_terjerat": None,
        "kelompok_usia": "tidak_diketahui",
    }
    assert missing(complete(sekretariat, dinsos.instansi, **none), sekretariat) == set()
    fresh = make_kasus(by=sekretariat, tanggal_lapor=timezone.localdate())
    assert "status" not in missing(fresh, sekretariat)


@pytest.mark.parametrize("role", ["sekretariat", "kepala"])
def test_count_equals_list_for_every_rule(client_of, cast, sekretariat, role):
    for _ in range(3):
        make_kasus(by=sekretariat, daftar_korban=[victim(jenis_kelamin="U"), victim()])
    make_kasus(by=sekretariat, tanggal_lapor=datetime.date(2024, 5, 1))
    client = client_of(cast[role])
    for tahun in (YEAR, 2024, ""):
        counts = jumlah_kurang(cast[role], tahun or None)
        for kode in PER_KODE:
            response = client.get(f"/kasus/kelengkapan/?tahun={tahun}&aturan={kode}")
            assert (
                response.context["page"].paginator.count
                == counts[kode]
                == {rule.kode: number for rule, number in response.context["daftar_aturan"]}[kode]
            ), (tahun, kode)
    assert jumlah_kurang(cast[role], YEAR)["kelamin"] == 3


@pytest.mark.parametrize("role", ["dinsos", "polda", "pimpinan", "pengelola"])
def test_others_do_not_see_it(client_of, cast, sekretariat, role):
    case = make_kasus(by=sekretariat)
    make_layanan(case.daftar_korban.get(), by=sekretariat, penyedia=cast["dinsos"].instansi)
    assert client_of(cast[role]).get("/kasus/kelengkapan/").status_code == 403
    if role == "dinsos":
        assert "Kelengkapan" not in client_of(cast[role]).get(f"/kasus/{case.slug}/").content.decode()


@pytest.mark.parametrize(
    "query", ["", "?tahun=abc", "?tahun=0", "?aturan=tidak-ada", "?aturan=%00", "?hal=999", "?tahun="]
)
def test_nonsense_is_no_fault(client_of, sekretariat, query):
    assert client_of(sekretariat).get(f"/kasus/kelengkapan/{query}").status_code == 200


def test_same_few_queries_with_two_and_with_many(client_of, sekretariat, dinsos):
    client, numbers = client_of(sekretariat), []
    for more in (2, 12):
        for _ in range(more):
            make_layanan(make_kasus(by=sekretariat).daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi)
        for kode in ("layanan", "asal", "tempat"):
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/kasus/kelengkapan/?tahun={YEAR}&aturan={kode}")
            numbers.append(len(queries))
    assert numbers[:3] == numbers[3:]
    assert max(numbers) <= 12


def test_tile_tells_the_percentage(client_of, sekretariat, dinsos):
    case = complete(sekretariat, dinsos.instansi, nomor_simfoni="", asal=None)
    found = kelengkapan(sekretariat, case)
    html = client_of(sekretariat).get(f"/kasus/{case.slug}/").content.decode()
    assert f"{found.persen} %" in html
    assert f"kurang {len(found.kurang)}" in html


def test_disposed_case_is_not_asked_for_anything(sekretariat, kepala):
    case = make_kasus(by=sekretariat)
    Kasus.objects.filter(pk=case.pk).update(dimusnahkan_pada=timezone.now(), dimusnahkan_oleh=kepala)
    assert set(jumlah_kurang(sekretariat, YEAR).values()) == {0}
