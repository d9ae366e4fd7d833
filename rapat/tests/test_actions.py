"""Writes of meetings and follow-up: transitions, maker and checker, one owner, numbering, attendance and the trail."""

import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import JejakAudit
from anggota.tests.factories import make_instansi, make_keanggotaan, make_pengguna, make_sk
from gugus_tugas.auth import REFUSED, ActionRefused
from gugus_tugas.files import blank_pdf
from gugus_tugas.tests.parallel import run_together
from rapat import actions
from rapat.enums import HasilVerifikasi, JenisRapat, PeranInstansi, StatusRapat, StatusTindakLanjut, Usulan
from rapat.models import BuktiPerkembangan, Kehadiran, Perkembangan, Rapat, Rekomendasi, TindakLanjut
from rapat.tests.factories import BUKTI, make_perkembangan, make_rapat, make_rekomendasi, make_tindak_lanjut

STEPS_RAPAT = {
    ("konsep", "terjadwal"),
    ("terjadwal", "berlangsung"),
    ("berlangsung", "selesai"),
    ("selesai", "berlangsung"),
}
STEPS_TINDAK_LANJUT = {("belum", "proses"), ("proses", "proses"), ("proses", "sesuai"), ("proses", "tidak_dapat")}


@pytest.fixture
def item(sekretariat, polda):
    return make_tindak_lanjut(by=sekretariat, instansi=polda.instansi)


@pytest.fixture
def note(item, polda):
    return make_perkembangan(item, by=polda)


def last_event() -> tuple:
    row = JejakAudit.objects.first()
    return row.pelaku, row.peristiwa


@pytest.mark.parametrize("before", StatusRapat)
@pytest.mark.parametrize("after", StatusRapat)
def test_change_status_rapat_follows_the_table_alone(sekretariat, before, after):
    rapat = make_rapat(by=sekretariat, status=before)
    if (before, after) in STEPS_RAPAT and "selesai" in (before, after):
        with pytest.raises(ActionRefused, match="melalui halamannya sendiri"):
            actions.change_status_rapat(rapat, to=after, by=sekretariat)
        assert Rapat.objects.get().status == before
        return
    if (before, after) in STEPS_RAPAT:
        assert actions.change_status_rapat(rapat, to=after, by=sekretariat).status == after
        assert last_event() == ("sekretariat", "change_status_rapat")
    else:
        with pytest.raises(ActionRefused, match=f"dari {before.label} menjadi {after.label}"):
            actions.change_status_rapat(rapat, to=after, by=sekretariat)
        assert last_event() == ("sekretariat", "schedule_rapat")
    assert Rapat.objects.get().status == (after if (before, after) in STEPS_RAPAT else before)


def test_change_status_rapat_judges_the_stored_state_not_the_stale_one(sekretariat):
    rapat = make_rapat(by=sekretariat)
    actions.change_status_rapat(Rapat.objects.get(), to=StatusRapat.BERLANGSUNG, by=sekretariat)
    with pytest.raises(ActionRefused):
        actions.change_status_rapat(rapat, to=StatusRapat.BERLANGSUNG, by=sekretariat)


@pytest.mark.parametrize("before", StatusTindakLanjut)
def test_can_become_lists_the_steps_of_siptl(before):
    assert {(before, after) for after in before.can_become()} == {
        step for step in STEPS_TINDAK_LANJUT if step[0] == before
    }


def test_schedule_rapat_takes_the_year_of_its_date(sekretariat):
    assert make_rapat(by=sekretariat, tanggal=datetime.date(2025, 12, 31)).tahun == 2025


def test_schedule_rapat_is_a_draft_unless_told(sekretariat):
    rapat = actions.schedule_rapat(
        by=sekretariat, tanggal=datetime.date(2026, 1, 5), jenis=JenisRapat.RAKOR, judul="x", tempat="y"
    )
    assert rapat.status == StatusRapat.KONSEP


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({}, True),
        ({"triwulan": 2, "tanggal": datetime.date(2026, 4, 12)}, False),
        ({"tanggal": datetime.date(2027, 2, 12)}, False),
        ({"jenis": JenisRapat.RAKOR, "triwulan": None}, False),
    ],
)
def test_schedule_rapat_holds_one_meeting_per_year_and_quarter(sekretariat, values, refused):
    first = {"jenis": JenisRapat.TRIWULAN, "triwulan": 1, "tanggal": datetime.date(2026, 2, 12)}
    make_rapat(by=sekretariat, **first)
    if refused:
        with pytest.raises(ValidationError, match="sudah ada"):
            make_rapat(by=sekretariat, **{**first, **values})
    else:
        make_rapat(by=sekretariat, **{**first, **values})
    assert Rapat.objects.count() == (1 if refused else 2)


def test_record_rekomendasi_numbers_across_all_meetings(sekretariat, polda):
    meetings = [make_rapat(by=sekretariat, judul=title) for title in ("Satu", "Dua")]
    rows = [make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=meetings[n]) for n in (0, 1, 0)]
    assert [row.nomor for row in rows] == [1, 2, 3]


def test_record_rekomendasi_continues_after_the_highest_number(sekretariat, polda):
    make_rekomendasi(by=sekretariat, instansi=polda.instansi)
    Rekomendasi.objects.update(nomor=16)
    assert make_rekomendasi(by=sekretariat, instansi=polda.instansi).nomor == 17


def test_record_rekomendasi_gives_one_lead_and_each_supporter_an_item(sekretariat, polda, dinsos):
    due = datetime.date(2026, 6, 30)
    row = make_rekomendasi(
        by=sekretariat, instansi=polda.instansi, pendukung=[dinsos.instansi, polda.instansi], tenggat=due
    )
    items = {(item.instansi, item.peran, item.status, item.tenggat) for item in row.daftar_tindak_lanjut.all()}
    assert items == {
        (polda.instansi, "penanggung_jawab", "belum", due),
        (dinsos.instansi, "pendukung", "belum", due),
    }


def test_record_rekomendasi_without_an_owner_leaves_nothing(sekretariat):
    rapat = make_rapat(by=sekretariat)
    with pytest.raises(ValidationError):
        make_rekomendasi(by=sekretariat, instansi=None, rapat=rapat)
    assert not Rekomendasi.objects.exists()
    assert not JejakAudit.objects.filter(peristiwa=JenisPeristiwa.RECORD_REKOMENDASI).exists()


@pytest.mark.parametrize(
    ("own_agency", "peran", "message"),
    [
        (False, PeranInstansi.PENANGGUNG_JAWAB, "sudah memiliki penanggung jawab"),
        (True, PeranInstansi.PENDUKUNG, "sudah diminta"),
    ],
)
def test_assign_tindak_lanjut_refuses_a_second_lead_and_the_same_agency(
    sekretariat, polda, dinsos, item, own_agency, peran, message
):
    agency = polda.instansi if own_agency else dinsos.instansi
    with pytest.raises(ValidationError, match=message):
        actions.assign_tindak_lanjut(item.rekomendasi, by=sekretariat, instansi=agency, peran=peran, tenggat=None)
    assert TindakLanjut.objects.count() == 1


@pytest.mark.parametrize("usulan", Usulan)
@pytest.mark.parametrize("before", StatusTindakLanjut)
def test_report_progress_moves_open_items_to_proses_and_never_further(sekretariat, polda, item, usulan, before):
    if before not in ("belum", "proses"):
        TindakLanjut.objects.update(status=before, selesai_pada=item.dicatat_pada, selesai_oleh=sekretariat)
        with pytest.raises(ActionRefused, match=before.label):
            make_perkembangan(item, by=polda, usulan=usulan)
        assert not Perkembangan.objects.exists()
        assert TindakLanjut.objects.get().status == before
        return
    TindakLanjut.objects.update(status=before)
    make_perkembangan(item, by=polda, usulan=usulan)
    stored = TindakLanjut.objects.get()
    assert (stored.status, stored.selesai_pada, stored.selesai_oleh) == ("proses", None, None)


@pytest.mark.parametrize("first", Usulan)
def test_report_progress_waits_for_the_verdict(item, polda, first):
    make_perkembangan(item, by=polda, usulan=first)
    if first == Usulan.PROSES:
        make_perkembangan(item, by=polda)
    else:
        with pytest.raises(ActionRefused, match="menunggu verifikasi"):
            make_perkembangan(item, by=polda, usulan=Usulan.PROSES)
    assert Perkembangan.objects.count() == (2 if first == Usulan.PROSES else 1)


@pytest.mark.parametrize(
    ("prioritas", "usulan", "with_file", "refused"),
    [
        ("tinggi", Usulan.SELESAI, False, True),
        ("tinggi", Usulan.SELESAI, True, False),
        ("tinggi", Usulan.PROSES, False, False),
        ("tinggi", Usulan.TIDAK_DAPAT, False, False),
        ("sedang", Usulan.SELESAI, False, False),
    ],
)
def test_report_progress_asks_evidence_for_a_high_priority_claim(
    sekretariat, polda, prioritas, usulan, with_file, refused
):
    item = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, prioritas=prioritas)
    if refused:
        with pytest.raises(ActionRefused, match="bukti"):
            make_perkembangan(item, by=polda, usulan=usulan, with_file=with_file)
    else:
        make_perkembangan(item, by=polda, usulan=usulan, with_file=with_file)
    assert Perkembangan.objects.exists() is not refused


def test_report_progress_needs_words(item, polda):
    with pytest.raises(ValidationError):
        actions.report_progress(item, by=polda, usulan=Usulan.PROSES, tindakan="")
    assert TindakLanjut.objects.get().status == "belum"


def test_report_progress_encrypts_the_evidence_under_a_neutral_name(note, settings):
    stored = settings.MEDIA_ROOT / note.daftar_bukti.get().berkas.name
    assert BUKTI not in stored.read_bytes()
    assert "berkas" not in stored.name
    assert stored.suffix == ".pdf"
    assert BuktiPerkembangan.objects.get().berkas.open().read() == BUKTI


@pytest.mark.parametrize(
    ("hasil", "status"), [("sesuai", "sesuai"), ("belum_sesuai", "proses"), ("tidak_dapat", "tidak_dapat")]
)
def test_verify_sets_the_state_of_the_item(kepala, note, hasil, status):
    actions.verify_tindak_lanjut(note, by=kepala, hasil=hasil, catatan="  Lengkapi notulen. ")
    item, judged = TindakLanjut.objects.get(), Perkembangan.objects.get()
    assert item.status == status
    assert (judged.hasil, judged.catatan_verifikasi, judged.diverifikasi_oleh) == (hasil, "Lengkapi notulen.", kepala)
    final = (judged.diverifikasi_pada, kepala) if status != "proses" else (None, None)
    assert (item.selesai_pada, item.selesai_oleh) == final
    assert last_event() == ("kepala", "verify_tindak_lanjut")


@pytest.mark.parametrize("catatan", ["", "   ", "\n"])
def test_verify_hands_back_only_with_a_note(kepala, note, catatan):
    with pytest.raises(ActionRefused, match="kurang"):
        actions.verify_tindak_lanjut(note, by=kepala, hasil=HasilVerifikasi.BELUM_SESUAI, catatan=catatan)
    assert Perkembangan.objects.get().hasil == ""


def test_verify_refuses_who_reported(kepala, item):
    own = make_perkembangan(item, by=kepala)
    with pytest.raises(ActionRefused, match="orang lain"):
        actions.verify_tindak_lanjut(own, by=kepala, hasil=HasilVerifikasi.SESUAI)
    assert TindakLanjut.objects.get().status == "proses"


@pytest.mark.parametrize("second_hasil", HasilVerifikasi)
def test_verify_refuses_the_second_verifier(kepala, note, second_hasil):
    second = make_pengguna(peran="kepala")
    actions.verify_tindak_lanjut(note, by=kepala, hasil=HasilVerifikasi.SESUAI)
    stale = Perkembangan(pk=note.pk, tindak_lanjut_id=note.tindak_lanjut_id, usulan=note.usulan)
    with pytest.raises(ActionRefused, match="sudah diperiksa"):
        actions.verify_tindak_lanjut(stale, by=second, hasil=second_hasil, catatan="x")
    assert (Perkembangan.objects.get().diverifikasi_oleh, TindakLanjut.objects.get().status) == (kepala, "sesuai")


def test_verify_refuses_a_note_that_asks_for_no_verdict(kepala, item, polda):
    note = make_perkembangan(item, by=polda, usulan=Usulan.PROSES)
    with pytest.raises(ActionRefused, match="tidak menunggu"):
        actions.verify_tindak_lanjut(note, by=kepala, hasil=HasilVerifikasi.SESUAI)
    assert TindakLanjut.objects.get().status == "proses"


def test_report_after_a_hand_back_is_taken(kepala, polda, note, item):
    actions.verify_tindak_lanjut(note, by=kepala, hasil=HasilVerifikasi.BELUM_SESUAI, catatan="Kurang foto.")
    make_perkembangan(item, by=polda)
    assert Perkembangan.objects.pending().count() == 1


def test_record_kehadiran_corrects_the_seat_recorded_before(sekretariat):
    rapat, seat = make_rapat(by=sekretariat), make_keanggotaan(sk=make_sk(by=sekretariat))
    actions.record_kehadiran(rapat, by=sekretariat, daftar=[{"keanggotaan": seat, "status": "izin"}])
    corrected = {"keanggotaan": seat, "status": "diwakili", "nama_wakil": "Wakil Rekaan"}
    assert actions.record_kehadiran(rapat, by=sekretariat, daftar=[corrected]) == 1
    assert list(Kehadiran.objects.values_list("status", "nama_wakil")) == [("diwakili", "Wakil Rekaan")]


def test_record_kehadiran_clears_the_deputy_of_who_came_after_all(sekretariat):
    rapat, seat = make_rapat(by=sekretariat), make_keanggotaan(sk=make_sk(by=sekretariat))
    for values in ({"status": "diwakili", "nama_wakil": "Wakil Rekaan"}, {"status": "hadir"}):
        actions.record_kehadiran(rapat, by=sekretariat, daftar=[{"keanggotaan": seat, **values}])
    assert (Kehadiran.objects.get().status, Kehadiran.objects.get().nama_wakil) == ("hadir", "")


def test_record_kehadiran_writes_all_seats_or_none(sekretariat):
    rapat, sk = make_rapat(by=sekretariat), make_sk(by=sekretariat)
    daftar = [{"keanggotaan": make_keanggotaan(sk=sk), "status": status} for status in ("hadir", "entah")]
    with pytest.raises(ValidationError):
        actions.record_kehadiran(rapat, by=sekretariat, daftar=daftar)
    assert not Kehadiran.objects.exists()


def test_record_kehadiran_is_locked_with_the_minutes_and_opens_with_them(sekretariat):
    rapat = make_rapat(by=sekretariat, status=StatusRapat.SELESAI)
    daftar = [{"keanggotaan": make_keanggotaan(sk=make_sk(by=sekretariat)), "status": "hadir"}]
    with pytest.raises(ActionRefused, match="terkunci"):
        actions.record_kehadiran(rapat, by=sekretariat, daftar=daftar)
    assert not Kehadiran.objects.exists()
    actions.reopen_rapat(rapat, by=sekretariat, alasan="kehadiran tertinggal")
    assert actions.record_kehadiran(rapat, by=sekretariat, daftar=daftar) == 1


@pytest.fixture
def scene(sekretariat, kepala, polda, dinsos, item):
    """Everything an act needs, made before the act; `item` is untouched, `note` awaits a verdict on another item."""
    other = make_tindak_lanjut(by=sekretariat, instansi=polda.instansi, rapat=item.rekomendasi.rapat)
    return SimpleNamespace(
        staff=sekretariat,
        head=kepala,
        member=polda,
        agency=dinsos.instansi,
        item=item,
        rapat=item.rekomendasi.rapat,
        rekomendasi=item.rekomendasi,
        note=make_perkembangan(other, by=polda),
        seat=make_keanggotaan(sk=make_sk(by=sekretariat), instansi=make_instansi()),
    )


# event → (the act, who, code of the object, fields named in the trail)
ACTS = {
    "schedule_rapat": (
        lambda s: make_rapat(by=s.staff, judul="Rapat kedua"),
        "sekretariat",
        "Rapat kedua",
        ["jenis", "judul", "status", "tanggal", "tempat"],
    ),
    "change_status_rapat": (
        lambda s: actions.change_status_rapat(s.rapat, to=StatusRapat.BERLANGSUNG, by=s.staff),
        "sekretariat",
        "Rapat koordinasi",
        ["status"],
    ),
    "record_kehadiran": (
        lambda s: actions.record_kehadiran(
            s.rapat, by=s.staff, daftar=[{"keanggotaan": s.seat, "status": "diwakili", "nama_wakil": "ZZWAKIL"}]
        ),
        "sekretariat",
        "Rapat koordinasi",
        ["daftar_kehadiran"],
    ),
    "record_rekomendasi": (
        lambda s: make_rekomendasi(by=s.staff, instansi=s.agency, rapat=s.rapat, uraian="ZZURAIAN"),
        "sekretariat",
        "Rekomendasi 3",
        ["prioritas", "tenggat", "uraian"],
    ),
    "assign_tindak_lanjut": (
        lambda s: actions.assign_tindak_lanjut(
            s.rekomendasi, by=s.staff, instansi=s.agency, peran=PeranInstansi.PENDUKUNG, tenggat=None
        ),
        "sekretariat",
        "Rekomendasi 1, Dinsos",
        [],
    ),
    "report_progress": (
        lambda s: actions.report_progress(
            s.item, by=s.member, usulan=Usulan.SELESAI, tindakan="ZZTINDAKAN", bukti=[blank_pdf()]
        ),
        "polda",
        "Rekomendasi 1, Polda",
        ["bukti", "tindakan", "usulan"],
    ),
    "verify_tindak_lanjut": (
        lambda s: actions.verify_tindak_lanjut(s.note, by=s.head, hasil=HasilVerifikasi.SESUAI, catatan="ZZCATATAN"),
        "kepala",
        "Rekomendasi 2, Polda",
        ["catatan_verifikasi", "hasil", "status"],
    ),
    "export_bukti": (
        lambda s: actions.export_bukti(s.note.daftar_bukti.get(), by=s.staff),
        "sekretariat",
        "Rekomendasi 2, Polda",
        [],
    ),
}


def tables() -> list:
    return [
        list(model.objects.order_by("pk").values())
        for model in (Rapat, Kehadiran, Rekomendasi, TindakLanjut, Perkembangan)
    ]


@pytest.mark.parametrize("event", ACTS)
def test_act_leaves_one_line_without_values(scene, event):
    act, who, code, fields = ACTS[event]
    before = JejakAudit.objects.count()
    act(scene)
    new = JejakAudit.objects.order_by("id")[before:]
    row = next(row for row in new if row.peristiwa == event)
    assert (row.pelaku, row.objek_kode, row.kolom) == (who, code, fields)
    assert "ZZ" not in str(list(new.values()))
    assert len(new) == (2 if event == "record_rekomendasi" else 1)  # a recommendation also assigns its owner


@pytest.mark.parametrize("event", ACTS)
def test_act_falls_with_its_trail(scene, monkeypatch, event):
    write, before, lines = audit.record, tables(), JejakAudit.objects.count()
    last = "assign_tindak_lanjut" if event == "record_rekomendasi" else event

    def fail_at_last(kind, *args, **kwargs):
        if kind == last:
            raise RuntimeError("jejak rusak")
        return write(kind, *args, **kwargs)

    monkeypatch.setattr(audit, "record", fail_at_last)
    with pytest.raises(RuntimeError):
        ACTS[event][0](scene)
    assert tables() == before
    assert JejakAudit.objects.count() == lines


@pytest.mark.django_db(transaction=True)
def test_parallel_recommendations_get_numbers_without_gap_or_double(sekretariat, polda):
    rapat = make_rapat(by=sekretariat)
    make_rapat(by=sekretariat, judul="Lain")
    act = lambda: make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)  # noqa: E731
    assert run_together(*[act] * 6) == []
    assert sorted(Rekomendasi.objects.values_list("nomor", flat=True)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db(transaction=True)
def test_parallel_verdicts_leave_one(sekretariat, polda, kepala):
    note = make_perkembangan(make_tindak_lanjut(by=sekretariat, instansi=polda.instansi), by=polda)
    second = make_pengguna(peran="kepala")
    failures = run_together(
        lambda: actions.verify_tindak_lanjut(note, by=kepala, hasil="sesuai"),
        lambda: actions.verify_tindak_lanjut(note, by=second, hasil="tidak_dapat"),
    )
    assert [type(failure) for failure in failures] == [ActionRefused]
    assert JejakAudit.objects.filter(peristiwa="verify_tindak_lanjut").count() == 1


@pytest.mark.django_db(transaction=True)
def test_parallel_meetings_of_one_quarter_leave_one(sekretariat, kepala):
    act = lambda by: make_rapat(by=by, jenis="triwulan", triwulan=1)  # noqa: E731
    failures = run_together(lambda: act(sekretariat), lambda: act(kepala))
    assert len(failures) == 1
    assert isinstance(failures[0], REFUSED)
    assert Rapat.objects.count() == JejakAudit.objects.filter(peristiwa="schedule_rapat").count() == 1


@pytest.mark.parametrize("to", ["berlangsung", "selesai"])
def test_meeting_does_not_begin_before_its_day(sekretariat, to):
    before = {"berlangsung": "terjadwal", "selesai": "berlangsung"}[to]
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    rapat = make_rapat(by=sekretariat, tanggal=tomorrow, status=before)
    with pytest.raises(ActionRefused, match="baru berlangsung"):
        actions.change_status_rapat(rapat, to=to, by=sekretariat)
    assert Rapat.objects.get().status == before


def test_closed_meeting_takes_no_recommendation_until_reopened(sekretariat, kepala, polda):
    rapat = make_rapat(by=sekretariat, status=StatusRapat.SELESAI)
    with pytest.raises(ActionRefused, match="Buka kembali"):
        make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat)
    actions.reopen_rapat(rapat, by=kepala, alasan="satu rekomendasi tertinggal")
    assert make_rekomendasi(by=sekretariat, instansi=polda.instansi, rapat=rapat).nomor == 1


def test_evidence_file_falls_with_its_row(item, polda, monkeypatch, settings):
    def fail(*args, **kwargs):
        raise RuntimeError("jejak rusak")

    monkeypatch.setattr(audit, "record", fail)
    with pytest.raises(RuntimeError):
        make_perkembangan(item, by=polda)
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
