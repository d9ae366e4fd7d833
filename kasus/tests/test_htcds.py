"""The HTCDS file: every code stands in the standard, nothing identifies unless it was asked for, allowed and logged."""

import csv
import datetime
import io
import json
import time
from pathlib import Path

import pytest

from anggota.gerbang import YAKIN
from anggota.models import JejakAudit
from gugus_tugas.csv_file import csv_lines
from gugus_tugas.versi import stamp
from kasus import actions, htcds
from kasus.enums import KODE_UNSUR, HakKorbanTppo, JenisUnsur
from kasus.tests.factories import make_kasus, make_layanan, victim
from wilayah.models import Wilayah

GOLDEN = Path(__file__).parent / "golden"
CANARY = {
    "nama": "ZZNAMA-7Q", "nik": "9999000011112222", "telepon": "0899-KANARI", "alamat": "Jalan ZZKANARI",
}  # fmt: skip
ALASAN = "permintaan penyidik, surat nomor 12"

# ranah.md 4.2, carried over as data. Sector: HTCDS writes the letter of ISIC before a name.
RANAH = {
    "vic_TraffickingStatus": {"PossibleVictimOfTrafficking", "ActualVictimOfTrafficking", "NotAVictimOfTrafficking"},
    "vic_TraffickingStatusDecisionMakingOrg": {"Police", "NGO", "CourtOrProsecution", "NonPoliceGovernmentalOrganization", "Other"},
    "prs_Gender": {"Masculine", "Feminine", "NonSpecifiedUnknown"},
    "loc_AgeGroup": {"0 to 17 years", "18 years or over"},
    "loc_Act": {"REKRUT", "ANGKUT", "TAMPUNG", "KIRIM", "PINDAH", "TERIMA"},
    "loc_Means": {"ANCAM", "KERAS", "CULIK", "SEKAP", "PALSU", "TIPU", "KUASA", "RENTAN", "UTANG", "BAYAR"},
    "vic_TypeOfExploitation": {
        "ForcedLabour", "SexualExploitation", "ChildLabour", "ForcedMarriage", "Servitude", "ForcedMilitaryByNonStateActors",
        "OrganRemoval", "ForcedBegging", "ForcedAdoption", "Surrogacy", "Other", "ForcedCriminality", "SlaveryPractices",
    },
    "vic_TypeOfSexExploitation": {"Prostitution", "Pornography", "RemoteInteractiveServices", "PrivateSexualServices"},
    "vic_ForcedLabourIndustry": set("ABCDEFGHIJKLMNOPQRSTU"),
    "vic_MethodsOfControl": {
        "DebtBondage", "TakesEarnings", "RestrictsFinancialAccess", "PhysicalThreats", "ThreatensChildrenFamily",
        "ThreatsLawEnforcement", "PsychologicalAbuse", "PhysicalAbuse", "SexualAbuse", "FalsePromises", "PsychoactiveSubstance",
        "RestrictsMovement", "RestrictsMedicalCare", "ExcessiveWorkingHours", "WithholdsNecessities", "WithholdsDocuments", "Other",
    },
    "vic_MethodOfRecruitment": {
        "AtAPlaceOfBusiness", "AtAnEducationalInstitution", "AtWork", "ThroughOnlineSocialNetworks", "ThroughAnOnlineAdvertisement",
        "ThroughATelevisionAdvert", "ThroughANewspaperAdvert", "ThroughFamilyOrFamilyEvents", "ThroughFriendsOrSocialEvents", "Other",
    },
    "vic_RecruitmentWebsitesAndApps": {"Facebook", "Instagram", "WhatsApp", "Telegram", "TikTok", "Other"},
    "recruiterRelation": {"IntimatePartner", "Friend", "Family", "Other"},
    "hte_Type": {"Recruitment", "Transit", "Exploitation"},
    "cas_Status": {"Active", "FollowUp", "Closed", "ClosedReferred"},
    "spl_Type": {"IDENT", "KES", "SOS", "HUK", "PUL", "REIN"},
    "loc_ForcedCriminalityType": {"OnlineScam", "OnlineGambling", "Drugs", "Theft", "Other"},  # ours: HTCDS has none
}  # fmt: skip
FREE = {"loc_CaseNumber", "loc_VictimCode", "loc_ReportYear"}


@pytest.fixture
def register(sekretariat, dinsos):
    """Two cases: one victim with everything, one child of whom little is known."""
    first = make_kasus(
        by=sekretariat,
        daftar_korban=[
            victim(
                identitas=CANARY, kewarganegaraan=Wilayah.objects.get(kode="ID"), status_identifikasi="ActualVictimOfTrafficking",
                penetap_status="Police",
            )
        ],
        daftar_peristiwa=[{"tahap": "Recruitment"}, {"tahap": "Exploitation"}],
    )  # fmt: skip
    korban = first.daftar_korban.select_related("kasus").get()
    codes = {jenis.value: KODE_UNSUR[jenis].values for jenis in JenisUnsur}
    actions.record_skrining(
        korban,
        versi=stamp(korban),
        by=sekretariat,
        tanggal=first.tanggal_lapor,
        temuan=codes,
        jawaban={},
        catatan="ZZCATATAN",
    )
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi, keterangan="ZZKETERANGAN")
    second = make_kasus(
        by=sekretariat,
        daftar_korban=[
            victim(
                jenis_kelamin="U",
                usia_saat_terjerat=None,
                kelompok_usia="tidak_diketahui",
                proses=[],
                cara=[],
                tujuan=[],
            )
        ],
    )
    child = second.daftar_korban.select_related("kasus").get()
    actions.record_skrining(
        child, versi=stamp(child), by=sekretariat, tanggal=second.tanggal_lapor, temuan={"proses": ["TERIMA"]},
        jawaban={"cara": "tidak", "tujuan": "tidak_diketahui"},
    )  # fmt: skip
    return first, second


def download(browser, address="/kasus/htcds/", **data):
    response = browser.post(address, {"bentuk": "csv", **data})
    assert response.status_code == 200, response.content.decode()[:3000]
    return response, b"".join(response.streaming_content)


def table(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def confirmed(browser):
    session = browser.session
    session[YAKIN] = time.time()
    session.save()
    return browser


@pytest.mark.parametrize("bentuk", ["csv", "json"])
def test_file_is_the_golden_one(client_of, sekretariat, register, bentuk):
    response, content = download(client_of(sekretariat), bentuk=bentuk)
    assert response.headers["Content-Disposition"].startswith('attachment; filename="htcds-register-')
    assert content == (GOLDEN / f"htcds.{bentuk}").read_bytes()


def test_every_code_stands_in_the_standard(client_of, sekretariat, register):
    rows = table(download(client_of(sekretariat))[1])
    assert len(rows) == 2
    for row in rows:
        for name, cell in row.items():
            found = set(cell.split("|")) - {"", "0", "-99"}
            found = {code[0] for code in found} if name == "vic_ForcedLabourIndustry" else found
            assert name in FREE or found <= RANAH[name], (name, found)
    full = rows[0]
    for name in ("vic_MethodsOfControl", "vic_TypeOfExploitation", "vic_MethodOfRecruitment", "loc_Act", "loc_Means"):
        assert set(full[name].split("|")) == RANAH[name]


def test_missing_values_tell_apart_what_was_not_asked(client_of, sekretariat, register):
    row = table(download(client_of(sekretariat))[1])[1]
    assert (row["loc_Means"], row["vic_TypeOfExploitation"], row["vic_MethodsOfControl"]) == ("0", "-99", "")
    assert (row["loc_AgeGroup"], row["prs_Gender"]) == ("-99", "NonSpecifiedUnknown")
    record = json.loads(download(client_of(sekretariat), bentuk="json")[1])["records"][1]
    assert (record["loc_Means"], record["vic_TypeOfExploitation"], record["vic_MethodsOfControl"]) == ([], -99, None)


@pytest.mark.parametrize("bentuk", ["csv", "json"])
def test_without_identity_nothing_identifies(client_of, sekretariat, register, bentuk):
    text = download(client_of(sekretariat), bentuk=bentuk)[1].decode()
    for secret in (
        *CANARY.values(),
        "ZZCATATAN",
        "ZZKETERANGAN",
        "vic_AgeWhenTrafficked",
        "prs_Citizenship",
        "prs_FirstName",
    ):
        assert secret not in text
    event = JejakAudit.objects.filter(peristiwa="export_htcds").get()
    assert event.objek_kode == "seluruh register"
    assert not {column.nama for column in htcds.DAFTAR_KOLOM if column.is_identitas} & set(event.kolom)


def test_one_case_or_nothing(client_of, sekretariat, register):
    browser = client_of(sekretariat)
    response, content = download(browser, nomor=register[1].nomor.lower())
    assert [row["loc_CaseNumber"] for row in table(content)] == [register[1].nomor]
    assert register[1].nomor.replace("/", "-").lower() in response.headers["Content-Disposition"]
    for wrong in ("TPPO-ACEH/2026/9999", "' OR 1=1", "%"):
        refused = browser.post("/kasus/htcds/", {"bentuk": "csv", "nomor": wrong})
        assert refused.status_code == 422
        assert "Tidak ada kasus dengan nomor ini" in refused.content.decode()
    same = make_kasus(by=sekretariat, tanggal_lapor=datetime.date(2025, 3, 2))  # number 1 of another year
    assert (
        "Lebih dari satu kasus cocok" in browser.post("/kasus/htcds/", {"bentuk": "csv", "nomor": "1"}).content.decode()
    )
    _, content = download(browser, nomor=f"2025/{same.urutan}-P1")
    assert [row["loc_CaseNumber"] for row in table(content)] == [same.nomor]
    assert browser.post("/kasus/htcds/", {"bentuk": "exe"}).status_code == 422


def test_identity_needs_password_reason_and_leaves_a_line_for_each_victim(client_of, sekretariat, register):
    browser, there = client_of(sekretariat), "/kasus/htcds/identitas/"
    session = browser.session
    session.pop(YAKIN, None)
    session.save()
    refused = browser.post(there, {"bentuk": "csv", "alasan": ALASAN})
    assert refused.status_code == 302
    assert refused.url.startswith("/akun/yakin/")
    confirmed(browser)
    for alasan, message in (("singkat", "10"), ("untuk ZZNAMA-7Q saja", "memuat nama")):
        response = browser.post(there, {"bentuk": "csv", "alasan": alasan})
        assert response.status_code == 422
        assert message in response.content.decode()
    assert not JejakAudit.objects.filter(peristiwa="export_identitas").exists()
    rows = table(download(browser, there, alasan=ALASAN)[1])
    assert (rows[0]["prs_FirstName"], rows[0]["loc_NIK"], rows[0]["prs_Citizenship"], rows[0]["vic_AgeWhenTrafficked"]) == (
        CANARY["nama"], CANARY["nik"], "ID", "24",
    )  # fmt: skip
    events = JejakAudit.objects.filter(peristiwa="export_identitas")
    assert {event.objek_kode for event in events} == {f"{kasus.nomor}-K1" for kasus in register}
    assert {event.alasan for event in events} == {ALASAN}
    seen = client_of(sekretariat).get(f"/kasus/{register[0].slug}/korban/{register[0].daftar_korban.get().pk}/")
    assert "mengunduh daftar kasus dengan identitas" in seen.content.decode()


def test_restricted_victim_leaves_without_identity_unless_the_head_takes_it(client_of, sekretariat, kepala, register):
    korban = register[0].daftar_korban.select_related("kasus").get()
    actions.change_pembatasan(korban, dibatasi=True, alasan="diminta korban sendiri", by=kepala)
    text = download(confirmed(client_of(sekretariat)), "/kasus/htcds/identitas/", alasan=ALASAN)[1].decode()
    assert CANARY["nama"] not in text
    assert f"{korban.kode}" in text
    text = download(confirmed(client_of(kepala)), "/kasus/htcds/identitas/", alasan=ALASAN)[1].decode()
    assert CANARY["nama"] in text


@pytest.mark.parametrize("address", ["/kasus/htcds/", "/kasus/htcds/identitas/"])
def test_members_and_others_take_nothing(client_of, cast, register, address):
    for name in ("dinsos", "polda", "pimpinan", "pengelola"):
        browser = confirmed(client_of(cast[name]))
        assert browser.get(address).status_code == 403
        assert browser.post(address, {"bentuk": "csv", "alasan": ALASAN}).status_code == 403


def test_too_many_victims_with_identity_are_refused(client_of, sekretariat, register, monkeypatch):
    monkeypatch.setattr("kasus.views.htcds.MAX_IDENTITAS", 1)
    response = confirmed(client_of(sekretariat)).post("/kasus/htcds/identitas/", {"bentuk": "csv", "alasan": ALASAN})
    assert response.status_code == 422
    assert "Unduh per kasus" in response.content.decode()


def test_no_cell_runs_as_a_formula(client_of, sekretariat):
    make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "=HYPERLINK(1)", "alamat": "+1+1"})])
    row = table(download(confirmed(client_of(sekretariat)), "/kasus/htcds/identitas/", alasan=ALASAN)[1])[0]
    assert (row["prs_FirstName"], row["prs_MailingStreet"]) == ("'=HYPERLINK(1)", "'+1+1")
    assert (
        b"".join(csv_lines(["a"], [[-99], ["-99"]], separator=",")).decode("utf-8-sig") == '"a"\r\n"-99"\r\n"\'-99"\r\n'
    )


def test_columns_are_named_once_and_explained_on_the_page(client_of, sekretariat):
    names = [column.nama for column in htcds.DAFTAR_KOLOM]
    assert len(names) == len(set(names))
    html = confirmed(client_of(sekretariat)).get("/kasus/htcds/identitas/").content.decode()
    assert all(name in html for name in names)
    assert "CC BY 4.0" in html


def test_queries_do_not_grow_with_the_register(client_of, sekretariat, dinsos, django_assert_max_num_queries):
    def add(number):
        for _ in range(number):
            make_layanan(make_kasus(by=sekretariat).daftar_korban.get(), by=sekretariat, penyedia=dinsos.instansi)

    browser, counts = client_of(sekretariat), []
    for more in (2, 12):
        add(more)
        with django_assert_max_num_queries(24) as queries:
            download(browser)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_rights_that_are_services_are_no_rows_of_their_own():
    """ranah.md 1.1: the six rights here, the four of Pasal 51 among the services."""
    assert {hak.value for hak in HakKorbanTppo} == {
        "kerahasiaan", "perkembangan", "pendampingan", "restitusi", "perlindungan", "tidak_dipidana",
    }  # fmt: skip
