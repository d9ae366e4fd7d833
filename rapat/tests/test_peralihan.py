"""Every transition of an item, by every role: what is allowed leads where the table says, all else changes nothing."""

import pytest
from django.db import transaction

from rapat import actions
from rapat.models import Penyerahan, Perkembangan, TindakLanjut
from rapat.tests.factories import make_penyerahan, make_perkembangan, make_tindak_lanjut

ROLES = ("sekretariat", "kepala", "polda", "dinsos", "pimpinan", "pengelola")
KEPALA, POLDA, KANTOR = {"kepala"}, {"polda"}, {"sekretariat", "kepala"}
STATES = ("belum", "proses", "menunggu", "diminta", "sesuai", "tidak_dapat")
OPEN, DESK = {"belum": "proses", "proses": "proses", "diminta": "proses"}, {"belum", "proses"}


def report(usulan):
    return lambda item, note: (f"/tindak-lanjut/{item.pk}/lapor/", {"tindakan": "Rapat digelar.", "usulan": usulan})


def judge(hasil):
    return lambda item, note: note and (
        f"/tindak-lanjut/verifikasi/{note.pk}/", {"hasil": hasil, "catatan": "Lengkapi notulen."},
    )  # fmt: skip


def hand_over(step, **typed):
    return lambda item, note: (f"/tindak-lanjut/{item.pk}/serahkan/{step}", typed)


# act -> (the sending, who may, state before -> status afterwards)
ACTS = {
    "lapor proses": (report("proses"), POLDA, OPEN),
    "lapor selesai": (report("selesai"), POLDA, dict.fromkeys(DESK, "proses")),
    "lapor tidak dapat": (report("tidak_dapat"), POLDA, dict.fromkeys(DESK, "proses")),
    "verifikasi sesuai": (judge("sesuai"), KEPALA, {"menunggu": "sesuai"}),
    "kembalikan": (judge("belum_sesuai"), KEPALA, {"menunggu": "proses"}),
    "terima tidak dapat": (judge("tidak_dapat"), KEPALA, {"menunggu": "tidak_dapat"}),
    "minta diserahkan": (hand_over("", alasan="Bukan kewenangan."), POLDA, {state: state for state in DESK}),
    "serahkan": (hand_over("putusan/", status="diterima", instansi="dinsos"), KANTOR, {"diminta": "belum"}),
    "tolak": (hand_over("putusan/", status="ditolak", catatan="Tetap."), KANTOR, {"diminta": "belum"}),
    "cabut": (hand_over("cabut/"), POLDA, {"diminta": "belum"}),
}


@pytest.fixture
def scene(sekretariat, kepala, polda):
    """scene(state): an item of polda in that state, and its last note."""

    def build(state):
        item, note = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi), None
        if state == "diminta":
            make_penyerahan(item, by=polda)
        elif state != "belum":
            note = make_perkembangan(item, by=polda, usulan="proses" if state == "proses" else "selesai")
        if state in ("sesuai", "tidak_dapat"):
            actions.verify_tindak_lanjut(note, by=kepala, hasil=state)
        return TindakLanjut.objects.get(), note

    return build


def stored() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (TindakLanjut, Perkembangan, Penyerahan)]


@pytest.mark.parametrize("state", STATES)
def test_transition_is_open_to_its_role_in_its_state_alone(client_of, cast, scene, state):
    item, note = scene(state)
    before, browsers = stored(), {role: client_of(cast[role]) for role in ROLES}
    for act, (sending, who, leads_to) in ACTS.items():
        if not (sent := sending(item, note)):
            continue
        for role in ROLES:
            hint = f"{act}, {role}, {state}"
            with transaction.atomic():
                answer = browsers[role].post(*sent)
                if role in who and state in leads_to:
                    assert answer.status_code == 302, hint
                    assert stored() != before, hint
                    assert TindakLanjut.objects.get().status == leads_to[state], hint
                else:
                    assert stored() == before, hint
                    assert answer.status_code in ({200, 404} if role in who else {403, 404}), hint
                transaction.set_rollback(True)


@pytest.mark.parametrize("state", STATES)
def test_item_keeps_an_owner_and_its_notes_through_every_act(client_of, cast, scene, state):
    """No act edits what was reported: it is only added to, and judged once. No act takes the owner away."""
    item, note = scene(state)
    reported = ("id", "tindak_lanjut_id", "usulan", "tindakan", "jumlah_bukti", "tanggal_tindakan", "angka_capaian", "satuan",
                "prioritas", "dicatat_pada", "dicatat_oleh_id")  # fmt: skip
    before = set(Perkembangan.objects.values_list(*reported))
    judged = set(Perkembangan.objects.exclude(hasil="").values_list("pk", "hasil", "catatan_verifikasi"))
    for sending, who, _ in ACTS.values():
        for role in who if sending(item, note) else ():
            with transaction.atomic():
                client_of(cast[role]).post(*sending(item, note))
                assert before <= set(Perkembangan.objects.values_list(*reported))
                assert judged <= set(Perkembangan.objects.values_list("pk", "hasil", "catatan_verifikasi"))
                assert TindakLanjut.objects.get().instansi_id
                transaction.set_rollback(True)


def test_accepted_item_goes_to_the_other_agency_with_its_notes(client_of, sekretariat, polda, dinsos, scene):
    item, _ = scene("proses")
    make_penyerahan(item, by=polda, usul=dinsos.instansi)
    form = client_of(sekretariat).get(f"/tindak-lanjut/{item.pk}/serahkan/putusan/")
    assert form.context["form"]["instansi"].value() == "dinsos"
    client_of(sekretariat).post(
        f"/tindak-lanjut/{item.pk}/serahkan/putusan/", {"status": "diterima", "instansi": "dinsos"}
    )
    assert client_of(polda).get(f"/tindak-lanjut/{item.pk}/lapor/").status_code == 403
    assert client_of(dinsos).get(f"/tindak-lanjut/{item.pk}/lapor/").status_code == 200
    html = client_of(dinsos).get(f"/tindak-lanjut/{item.pk}/").content.decode()
    assert "Alur rujukan disusun." in html  # the new officer sees all notes
    assert "Kewenangan ada pada instansi lain." in html
