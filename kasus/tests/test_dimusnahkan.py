"""A case that was disposed of: a page that stood open meanwhile writes nothing into it, and no list of open work asks for it."""

import ast
import datetime
from pathlib import Path

import pytest
from django.utils import timezone

from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from kasus import actions
from kasus.enums import StatusKasus
from kasus.models import (
    Bendera,
    Kasus,
    Lampiran,
    PembukaanDarurat,
    Permintaan,
    Rujukan,
)
from kasus.tests.factories import (
    make_bendera,
    make_kasus,
    make_lampiran,
    make_permintaan,
    make_persetujuan,
    make_rujukan,
    victim,
)
from laporan.home import build_home

LONG_AGO = datetime.date(2026, 3, 3)
ALASAN = "korban hilang dari rumah aman"
TEKS = "ditulis sesudah dimusnahkan"


@pytest.fixture
def korban(sekretariat):
    return make_kasus(by=sekretariat, daftar_korban=[victim(), victim()]).daftar_korban.get(urutan=1)


@pytest.fixture
def terbuka(korban, sekretariat, kepala, dinsos, polda) -> dict:
    """What waits for somebody in one case."""
    kasus, shared = korban.kasus, make_lampiran(korban.kasus, by=sekretariat, korban=korban)
    referral = make_rujukan(korban, polda.instansi, by=sekretariat)
    Rujukan.objects.filter(pk=referral.pk).update(tenggat=LONG_AGO)
    make_persetujuan(korban, dinsos.instansi, by=sekretariat, pemberi="korban_dewasa")
    return {
        "permintaan": make_permintaan(korban, by=sekretariat),
        "bendera": make_bendera(kasus, by=sekretariat, tenggat=timezone.localdate()),
        "rujukan": Rujukan.objects.get(pk=referral.pk),
        "lampiran": actions.withdraw_lampiran(
            make_lampiran(kasus, by=sekretariat), alasan="berkas milik kasus lain", by=sekretariat
        ),
        "pembagian": actions.assign_lampiran(shared, instansi=dinsos.instansi, by=sekretariat),
        "darurat": PembukaanDarurat.objects.create(korban=korban, alasan=ALASAN, dicatat_oleh=dinsos),
    }


def dispose(kasus, by) -> None:
    """As if by two people, long after closing."""
    Lampiran.objects.filter(kasus=kasus).update(berkas="")
    gone = {"status": StatusKasus.TERMINASI, "dimusnahkan_pada": now(), "dimusnahkan_oleh": by}
    Kasus.objects.filter(pk=kasus.pk).update(**gone)


LATE = {
    "verify_permintaan": lambda rows, by: actions.verify_permintaan(
        rows["permintaan"], hasil="dipenuhi", jawaban=TEKS, by=by
    ),
    "end_bendera": lambda rows, by: actions.end_bendera(rows["bendera"], catatan=TEKS, by=by),
    "review_darurat": lambda rows, by: actions.review_darurat(rows["darurat"], hasil="wajar", catatan=TEKS, by=by),
    "break_glass": lambda rows, by: actions.break_glass(rows["darurat"].korban, alasan=ALASAN, by=by),
    "withdraw_rujukan": lambda rows, by: actions.withdraw_rujukan(
        rows["rujukan"], alasan="keliru", catatan=TEKS, by=by
    ),
    "verify_lampiran": lambda rows, by: actions.verify_lampiran(rows["lampiran"], putusan="batal", by=by),
    "end_pembagian": lambda rows, by: actions.end_pembagian(rows["pembagian"], by=by),
    "change_pembatasan": lambda rows, by: actions.change_pembatasan(
        rows["permintaan"].korban, dibatasi=True, alasan=ALASAN, by=by
    ),
}


@pytest.mark.parametrize("act", LATE)
def test_what_is_answered_late_is_refused_and_writes_nothing(terbuka, korban, kepala, act):
    dispose(korban.kasus, kepala)
    with pytest.raises(ActionRefused, match="sudah dimusnahkan"):
        LATE[act](terbuka, kepala)
    for row in terbuka.values():
        before = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name != "berkas"}
        row.refresh_from_db()
        assert {name: getattr(row, name) for name in before} == before


def test_nothing_of_it_is_asked_of_anybody(terbuka, korban, kepala, polda):
    def asked() -> list[int]:
        rows = (
            Permintaan.objects.terbuka(),
            Bendera.objects.terbuka(),
            Rujukan.objects.overdue(on=timezone.localdate()),
            Rujukan.objects.terbuka(),
            Lampiran.objects.menunggu_penarikan(),
            PembukaanDarurat.objects.belum_ditinjau(),
        )
        return [one.count() for one in rows]

    def told(user) -> list[str]:
        return [task.teks for task in build_home(user).daftar_tugas]

    assert asked() == [1] * 6
    assert any("rujukan belum dijawab" in text for text in told(polda))
    dispose(korban.kasus, kepala)
    assert asked() == [0] * 6
    assert told(polda) == []
    assert not [text for text in told(kepala) if korban.kasus.nomor in text or "menunggu" in text or "lewat" in text]


def test_pages_of_what_waited_offer_nothing_to_do(terbuka, korban, kepala, client_of):
    page = client_of(kepala)
    dispose(korban.kasus, kepala)
    for url in (
        f"/kasus/permintaan/{terbuka['permintaan'].pk}/jawab/",
        f"/kasus/pembukaan-darurat/{terbuka['darurat'].pk}/",
        f"/kasus/rujukan/{terbuka['rujukan'].pk}/cabut/",
    ):
        assert page.get(url).status_code == 403, url
    html = page.get(f"/kasus/permintaan/{terbuka['permintaan'].pk}/").content.decode()
    assert "Data dimusnahkan" in html
    assert "Lewat 3×24 jam" not in html
    assert "dimusnahkan sebelum ditinjau" in page.get("/kasus/pembukaan-darurat/").content.decode()
    assert "selesaikan" not in page.get(f"/kasus/{korban.kasus.slug}/").content.decode().lower()


def test_a_referral_of_a_closed_case_waits_for_nobody(terbuka, korban, kepala, polda, client_of):
    """The receiver could not answer it: the action asks for an open case. Reopening brings it back."""
    row, page = terbuka["rujukan"], client_of(polda)
    assert row.hari_lewat > 0
    Kasus.objects.filter(pk=korban.kasus_id).update(status=StatusKasus.TERMINASI)
    assert not Rujukan.objects.overdue(on=timezone.localdate()).exists()
    assert Rujukan.objects.get(pk=row.pk).hari_lewat == 0
    assert row.kode not in page.get("/kasus/rujukan/?arah=masuk&keadaan=diajukan").content.decode()
    assert "Terima rujukan" not in page.get(f"/kasus/rujukan/{row.pk}/").content.decode()
    Kasus.objects.filter(pk=korban.kasus_id).update(status=StatusKasus.AKTIF)
    assert row.kode in page.get("/kasus/rujukan/?arah=masuk&keadaan=diajukan").content.decode()


LOCKS = {"lock_open", "lock_alive"}
NO_LOCK = {
    "append_tahap": "part of an act that holds the lock",
    "move_report_date": "part of an act that holds the lock",
    "close_uncovered": "part of an act that holds the lock",
    "end_unserved": "part of an act that holds the lock",
    "end_too_young": "part of an act that holds the lock",
    "start_identifikasi": "part of an act that holds the lock",
    "refuse_foreign": "part of an act that holds the lock",
    "reassign_kasus": "takes open cases alone, under their lock",
    "reassign_pilihan": "locks many cases at once, and looks at each",
    "merge_orang": "locks the cases of both groups at once, and looks at each",
    "record_bukan_sama": "locks the cases of both groups at once, and looks at each",
    "withdraw_bukan_sama": "locks the cases of both groups at once, and looks at each",
    "withdraw_penyatuan": "locks the cases of the group at once, and looks at each",
    "hold_kasus": "a table that is no case yet",
    "record_konsep": "an own draft",
    "is_foreign_konsep": "an own draft",
    "withdraw_konsep": "an own draft",
    "record_saringan": "the own list",
    "withdraw_saringan": "the own list",
    "update_kolom": "the own list",
    "refuse_lampiran": "a line in the trail",
    "preview_kasus": "a line in the trail",
}
READS = ("export_", "reveal_", "record_view_", "compare_", "search_")  # a line in the trail, nothing in the case


def test_every_act_locks_its_case_and_looks_whether_its_data_are_there():
    """By the text of the actions: whoever writes comes, through what it calls, to one of the two locks."""
    calls: dict[str, set[str]] = {}
    acts: set[str] = set()
    for path in Path(actions.__file__).parent.glob("*.py"):
        found = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]
        own = {node.name: f"{path.stem}.{node.name}" for node in found if node.name.startswith("_")}
        for node in found:
            named = {n.func.id for n in ast.walk(node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
            calls[own.get(node.name, node.name)] = {own.get(name, name) for name in named}
        acts |= {node.name for node in found if node.name not in own and "by" in {a.arg for a in node.args.kwonlyargs}}

    def reaches(name: str, seen: frozenset = frozenset()) -> bool:
        inner = calls.get(name, set()) - seen
        return bool(inner & LOCKS) or any(reaches(called, seen | inner) for called in inner)

    unlocked = {name for name in acts if not name.startswith(READS) and not reaches(name)}
    assert unlocked == set(NO_LOCK)
