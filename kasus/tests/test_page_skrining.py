"""Screening and decision: append-only, the system proposes, a named officer decides."""

import ast
import datetime

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together
from gugus_tugas.versi import Conflict, stamp
from kasus import actions
from kasus.enums import KODE_UNSUR, Jawaban, JenisUnsur, StatusKasus
from kasus.models import JawabanSkrining, Korban, Penetapan, Skrining, TemuanSkrining, Unsur
from kasus.tests.factories import make_kasus, make_layanan, victim

HARI = datetime.date(2026, 3, 5)


@pytest.fixture
def korban(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(cara=[])]).daftar_korban.select_related("kasus").get()


def fresh(korban) -> Korban:
    return Korban.objects.select_related("kasus").get(pk=korban.pk)


def screen(korban, by, **changes):
    korban = fresh(korban)
    values = {
        "versi": stamp(korban), "tanggal": HARI, "temuan": {"proses": ["REKRUT"], "cara": ["TIPU"], "tujuan": ["ForcedLabour"]},
        "jawaban": {"i_upah": "ya", "i_kucil": "tidak"},
    }  # fmt: skip
    return actions.record_skrining(korban, by=by, **{**values, **changes})


def decide(korban, by, **changes):
    korban = fresh(korban)
    values = {"versi": stamp(korban), "status": "ActualVictimOfTrafficking", "penetap": "Police", "tanggal": HARI}
    return actions.record_penetapan(korban, by=by, **{**values, **changes})


def address(korban, part="skrining/") -> str:
    return f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/{part}"


def payload(korban, **changes) -> dict:
    return {
        **{f"j_{jenis}": "tidak_ditanyakan" for jenis in JenisUnsur.values},
        **dict.fromkeys(dict.fromkeys(b for b, _ in JawabanSkrining.butir.field.choices if b[:2] == "i_"), "tidak_ditanyakan"),
        "versi": stamp(fresh(korban)),
        "tanggal": "5/3/2026",
        "k_proses": ["REKRUT", "KIRIM"],
        "k_tujuan": ["SexualExploitation"],
        "k_seksual": ["Prostitution"],
        "j_cara": "tidak_diketahui",
        "i_upah": "ya",
        **changes,
    }  # fmt: skip


def columns_equal_newest(korban) -> bool:
    row = korban.daftar_penetapan.first()
    now = fresh(korban)
    return (row.status, row.penetap) == (now.status_identifikasi, now.penetap_status)


def findings(korban) -> set:
    return set(korban.daftar_unsur.values_list("jenis", "kode"))


def test_recording_a_victim_makes_the_first_screening_and_the_first_decision(sekretariat):
    kasus = make_kasus(
        by=sekretariat,
        daftar_korban=[
            victim(status_identifikasi="ActualVictimOfTrafficking", penetap_status="Police"),
            victim(proses=[], cara=[], tujuan=[]),
        ],
    )
    known, unknown = kasus.daftar_korban.order_by("urutan")
    assert known.daftar_skrining.get().usulan == "lengkap"
    assert unknown.daftar_skrining.count() == 0
    for korban in (known, unknown):
        assert korban.daftar_penetapan.get().dicatat_oleh == sekretariat
        assert columns_equal_newest(korban)


def test_page_stores_codes_and_answers_and_proposes(client_of, sekretariat, korban):
    browser = client_of(sekretariat)
    html = browser.get(address(korban, "skrining/baru/")).content.decode()
    assert "Memanfaatkan keadaan korban" in html
    assert "Upah sengaja tidak dibayar" in html
    response = browser.post(address(korban, "skrining/baru/"), payload(korban), follow=True)
    assert response.status_code == 200
    row = korban.daftar_skrining.first()
    assert row.urutan == 2
    assert row.jawaban_per_butir["cara"] == Jawaban.TIDAK_DIKETAHUI
    assert row.jawaban_per_butir["i_upah"] == Jawaban.YA
    assert row.jawaban_per_butir["i_lembur"] == Jawaban.TIDAK_DITANYAKAN
    assert findings(korban) == {
        ("proses", "REKRUT"), ("proses", "KIRIM"), ("tujuan", "SexualExploitation"), ("seksual", "Prostitution"),
    }  # fmt: skip
    assert "Dua dari tiga unsur: cara belum ditemukan." in response.content.decode()


def test_older_screenings_stay_as_they_were_and_readable(client_of, sekretariat, korban):
    first = korban.daftar_skrining.get()
    screen(korban, sekretariat)
    assert dict(first.daftar_temuan.values_list("kode", "jenis")) == {"REKRUT": "proses", "ForcedLabour": "tujuan"}
    html = client_of(sekretariat).get(address(korban, f"skrining/{first.pk}/")).content.decode()
    assert "Ini skrining lama" in html
    assert "Dua dari tiga unsur" in html
    assert findings(korban) == {("proses", "REKRUT"), ("cara", "TIPU"), ("tujuan", "ForcedLabour")}


def test_newest_screening_and_newest_decision_are_what_counts(sekretariat, kepala, korban):
    for number, codes in enumerate((["REKRUT"], ["KIRIM", "TERIMA"], []), 2):
        row = screen(korban, sekretariat, temuan={"proses": codes, "tujuan": ["ForcedLabour"]})
        assert row.urutan == number
        assert findings(korban) == set(row.daftar_temuan.values_list("jenis", "kode"))
    decide(korban, kepala, alasan="diperintahkan penyidik secara tertulis")
    assert columns_equal_newest(korban)
    decide(korban, sekretariat, status="PossibleVictimOfTrafficking", penetap="")
    assert columns_equal_newest(korban)
    assert [row.urutan for row in korban.daftar_penetapan.all()] == [3, 2, 1]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"temuan": {"cara": ["ORGAN"]}}, "tidak dikenal"),
        ({"temuan": {"proses": ["REKRUT"], "seksual": ["Prostitution"]}}, "hanya diisi bila"),
        ({"temuan": {"tujuan": ["ForcedLabour"], "kejahatan": ["OnlineScam"]}}, "hanya diisi bila"),
        ({"jawaban": {"sektor": "ya"}}, "tanpa pilihan"),
    ],
)
def test_findings_that_contradict_are_refused(sekretariat, korban, change, message):
    with pytest.raises(ActionRefused, match=message):
        screen(korban, sekretariat, **change)
    assert korban.daftar_skrining.count() == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"k_seksual": [], "k_kejahatan": ["OnlineScam"]}, "Hanya diisi bila tujuannya"),
        ({"k_proses": ["<script>"]}, "Masukkan pilihan yang valid"),
        ({"i_upah": "mungkin"}, "Masukkan pilihan yang valid"),
        ({"tanggal": "5/3/2999"}, "belum terjadi"),
        ({"tanggal": ""}, "Isi tanggal"),
        ({"j_cara": "ya"}, "Masukkan pilihan yang valid"),
    ],
)
def test_fault_is_shown_and_nothing_is_stored(client_of, sekretariat, korban, change, message):
    response = client_of(sekretariat).post(address(korban, "skrining/baru/"), payload(korban, **change))
    assert response.status_code == 422
    assert message in response.content.decode()
    assert korban.daftar_skrining.count() == 1


@pytest.mark.parametrize("jenis", list(JenisUnsur))
def test_database_refuses_a_code_of_another_kind(korban, jenis):
    screening = korban.daftar_skrining.get()
    for model, parent in ((Unsur, {"korban": korban}), (TemuanSkrining, {"skrining": screening})):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(jenis=jenis, kode="TidakAda", **parent)
        assert len(KODE_UNSUR[jenis].values) == len(set(KODE_UNSUR[jenis].values))


def test_two_officers_at_once_the_second_is_told(client_of, sekretariat, kepala, korban):
    stale = payload(korban)
    seen = stamp(fresh(korban))
    screen(korban, kepala)
    response = client_of(sekretariat).post(address(korban, "skrining/baru/"), stale)
    assert response.status_code == 409
    assert 'value="5 Maret 2026"' in response.content.decode()
    assert korban.daftar_skrining.count() == 2
    with pytest.raises(Conflict):
        decide(korban, sekretariat, versi=seen)
    assert korban.daftar_penetapan.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_officers_in_the_same_moment_leave_one_screening_and_one_decision(
    transactional_db, korban, sekretariat, kepala
):
    """On PostgreSQL: one of two that saw the same page is refused, whatever the order."""
    for act, rows in ((screen, korban.daftar_skrining), (decide, korban.daftar_penetapan)):
        seen, before = stamp(fresh(korban)), rows.count()
        more = {"alasan": "diputus bersama penyidik"} if act is decide else {}
        failures = run_together(
            lambda act=act, seen=seen, more=more: act(korban, sekretariat, versi=seen, **more),
            lambda act=act, seen=seen, more=more: act(korban, kepala, versi=seen, **more),
        )
        assert [type(failure) for failure in failures] == [Conflict]
        assert rows.count() == before + 1


def test_sent_twice_is_stored_once(client_of, sekretariat, korban):
    browser, data = client_of(sekretariat), {**payload(korban), "kunci_kirim": "7b1c6e0e-3f0a-4e7e-9a55-6d2f3c1b0a99"}
    for _ in range(2):
        assert browser.post(address(korban, "skrining/baru/"), data).status_code == 302
    assert korban.daftar_skrining.count() == 2


def test_decision_against_the_proposal_needs_a_reason_and_its_body(client_of, sekretariat, korban):
    browser, there = client_of(sekretariat), address(korban, "penetapan/")
    data = {
        "status": "ActualVictimOfTrafficking",
        "penetap": "Police",
        "tanggal": "5/3/2026",
        "versi": stamp(fresh(korban)),
    }
    response = browser.post(there, data)
    assert response.status_code == 422
    assert "berbeda dengan usulan sistem" in response.content.decode()
    assert "Pilih lembaga" in browser.post(there, {**data, "penetap": ""}).content.decode()
    with pytest.raises(ActionRefused, match="Tulis alasannya"):
        decide(korban, sekretariat, alasan="   pendek  ")
    assert browser.post(there, {**data, "alasan": "BAP memuat ancaman kekerasan"}).status_code == 302
    row = korban.daftar_penetapan.first()
    assert (row.urutan, row.alasan, row.dicatat_oleh, row.skrining) == (
        2, "BAP memuat ancaman kekerasan", sekretariat, korban.daftar_skrining.get(),
    )  # fmt: skip
    assert columns_equal_newest(korban)
    event = JejakAudit.objects.filter(peristiwa="record_penetapan").get()
    assert event.objek_kode == korban.kode
    assert "BAP" not in str(event.__dict__)


def test_decision_that_follows_the_proposal_needs_none(sekretariat, korban):
    screen(korban, sekretariat)
    decide(korban, sekretariat)
    assert fresh(korban).status_identifikasi == "ActualVictimOfTrafficking"


def test_closed_case_takes_neither(client_of, sekretariat, kepala, korban):
    actions.change_status_kasus(korban.kasus, to=StatusKasus.TERMINASI, alasan="selesai", by=kepala)
    for act in (screen, decide):
        with pytest.raises(ActionRefused, match="diterminasi"):
            act(korban, sekretariat)
    browser = client_of(sekretariat)
    for part in ("skrining/baru/", "penetapan/"):
        assert browser.get(address(korban, part)).status_code == 403
    assert browser.get(address(korban)).status_code == 200


def test_agency_that_serves_the_victim_sees_no_finding(client_of, sekretariat, dinsos, korban):
    make_layanan(korban, by=sekretariat, penyedia=dinsos.instansi)
    browser = client_of(dinsos)
    assert browser.get(address(korban)).status_code == 403
    for page in (address(korban, ""), f"/kasus/{korban.kasus.slug}/"):
        html = browser.get(page).content.decode()
        assert "Kerja paksa" not in html
        assert "Usulan" not in html
        assert "skrining" not in html.lower()
    assert not Skrining.objects.visible_to(dinsos).exists()
    assert not Penetapan.objects.visible_to(dinsos).exists()


def test_screening_of_another_victim_is_not_found(client_of, sekretariat, korban):
    other = make_kasus(by=sekretariat).daftar_korban.get()
    there = f"/kasus/{korban.kasus.slug}/korban/{korban.pk}/skrining/{other.daftar_skrining.get().pk}/"
    assert client_of(sekretariat).get(there).status_code == 404


def test_status_has_one_writer():
    """Outside record_kasus' initial value and this file, no action sets the two columns or the findings."""
    allowed = {"skrining.py"}
    faults = []
    for path in (settings.BASE_DIR / "kasus" / "actions").glob("*.py"):
        if path.name in allowed:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            named = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
            if named and node.attr in {"status_identifikasi", "penetap_status"}:
                faults.append(f"{path.name}:{node.lineno}")
            if isinstance(node, ast.Name) and node.id in {"Unsur", "TemuanSkrining", "Skrining", "Penetapan"}:
                faults.append(f"{path.name}:{node.lineno}")
    assert faults == []


def test_nothing_changes_or_deletes_a_screening():
    """Append-only: the one file that writes them only adds (Unsur alone is replaced)."""
    source = (settings.BASE_DIR / "kasus" / "actions" / "skrining.py").read_text()
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"update", "delete", "save"}
        ):
            assert ast.unparse(node.func.value) == "korban.daftar_unsur.all()", ast.unparse(node)
