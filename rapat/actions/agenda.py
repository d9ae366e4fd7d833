"""The agenda: items typed, proposals of the system taken up, topics of members answered, the order."""

from collections.abc import Iterable

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import Izin, JenisPeristiwa
from anggota.kiriman import forget, once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from rapat.actions.dasar import hold_rapat
from rapat.enums import AsalAgenda, StatusAgenda, StatusRapat
from rapat.models import Agenda, Rapat
from rapat.usul import UsulanAgenda


def _locked(rapat: Rapat) -> Rapat:
    """The meeting, locked: its agenda changes one at a time. Raises ActionRefused once it is over."""
    rapat = hold_rapat(rapat.pk)
    if rapat.is_usai:
        raise ActionRefused(f"Rapat ini sudah berstatus {rapat.get_status_display()}, jadi agendanya terkunci.")
    return rapat


def _of(agenda: Agenda) -> Agenda:
    """The item as it stands now, its meeting locked. Raises ActionRefused when it is gone."""
    _locked(agenda.rapat)
    row = Agenda.objects.select_related("rapat").filter(pk=agenda.pk).first()
    if row is None:
        raise ActionRefused("Butir agenda ini sudah dihapus orang lain. Muat ulang halaman ini.")
    return row


@once
def add_agenda(rapat: Rapat, *, by: Pengguna, judul: str, menit: int, uraian: str = "") -> Agenda:
    """At the end. Of the secretariat it stands on the agenda at once; of a member it is a topic that waits for an answer."""
    rapat = _locked(rapat)
    row = Agenda(
        rapat=rapat,
        urutan=rapat.daftar_agenda.last_urutan() + 1,
        judul=judul,
        menit=menit,
        uraian=uraian,
        dicatat_oleh=by,
    )
    if not by.has_izin(Izin.SCHEDULE_RAPAT):
        if rapat.status != StatusRapat.TERJADWAL:
            raise ActionRefused("Topik hanya dapat diusulkan untuk rapat yang terjadwal dan belum dimulai.")
        row.asal, row.instansi, row.status = AsalAgenda.ANGGOTA, by.instansi, StatusAgenda.DIUSULKAN
    write(row)
    audit.record(JenisPeristiwa.ADD_AGENDA, row, by=by, kolom=["judul", "menit", "uraian"])
    return row


@transaction.atomic
def accept_usulan(rapat: Rapat, *, by: Pengguna, daftar: Iterable[UsulanAgenda]) -> int:
    """Proposals of the system go on the agenda, in their order; one that stands there already is left out. Returns how many came."""
    rapat = _locked(rapat)
    known = set(rapat.daftar_agenda.exclude(kunci="").values_list("kunci", flat=True))
    last, fresh = rapat.daftar_agenda.last_urutan(), [usul for usul in daftar if usul.kunci not in known]
    rows = [
        write(
            Agenda(
                rapat=rapat, urutan=number, judul=usul.judul, uraian=usul.uraian, menit=usul.menit, asal=usul.asal,
                kunci=usul.kunci, instansi_id=usul.instansi_id, dicatat_oleh=by,
            )
        )
        for number, usul in enumerate(fresh, last + 1)
    ]  # fmt: skip
    audit.record_many(JenisPeristiwa.ADD_AGENDA, [(row, ["judul", "menit", "uraian"]) for row in rows], by=by)
    return len(fresh)


@transaction.atomic
def update_agenda(agenda: Agenda, *, by: Pengguna, versi: str, **values) -> Agenda:
    """Title, minutes, text. Raises Conflict, ActionRefused, ValidationError."""
    _of(agenda)
    row = lock_version(agenda, versi)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_AGENDA, row, by=by, kolom=changed)
    return row


@transaction.atomic
def answer_agenda(agenda: Agenda, *, by: Pengguna, status: StatusAgenda, catatan: str = "") -> Agenda:
    """The answer to a member's topic: on the agenda, or not with a reason. Raises ActionRefused when it was answered already."""
    row, status = _of(agenda), StatusAgenda(status)
    if not row.is_menunggu:
        raise ActionRefused(f"Topik ini sudah dijawab: {row.get_status_display()}.")
    if status not in (StatusAgenda.DITERIMA, StatusAgenda.DITOLAK):
        raise ActionRefused("Jawab topik ini dengan dimuat atau tidak dimuat.")
    if status == StatusAgenda.DITOLAK and not catatan.strip():
        raise ActionRefused("Tulis mengapa topik ini tidak dimuat.")
    last = row.rapat.daftar_agenda.last_urutan()
    amend(row, {"status": status, "catatan": catatan.strip(), "urutan": last + 1}, by=by)
    audit.record(JenisPeristiwa.ANSWER_AGENDA, row, by=by, kolom=["status", "catatan"])
    return row


@transaction.atomic
def finish_agenda(agenda: Agenda, *, by: Pengguna, is_dibahas: bool) -> Agenda:
    """Marks an item as spoken about (or not yet); what was not is carried into the next meeting."""
    row = _of(agenda)
    if not row.is_dimuat:
        raise ActionRefused("Topik ini tidak ada pada agenda rapat.")
    if row.rapat.status != StatusRapat.BERLANGSUNG:
        raise ActionRefused("Butir agenda ditandai dibahas selama rapat berlangsung.")
    amend(row, {"status": StatusAgenda.DIBAHAS if is_dibahas else StatusAgenda.DITERIMA}, by=by)
    audit.record(JenisPeristiwa.UPDATE_AGENDA, row, by=by, kolom=["status"])
    return row


@transaction.atomic
def move_agenda(agenda: Agenda, *, by: Pengguna, posisi: int) -> Agenda:
    """To this place (from 1) among what stands on the agenda; beyond an end means that end."""
    row = _of(agenda)
    if not row.is_dimuat:
        raise ActionRefused("Topik ini belum masuk agenda, jadi belum punya urutan.")
    rows = [other for other in row.rapat.daftar_agenda.dimuat().order_by("urutan", "id") if other.pk != row.pk]
    rows.insert(max(0, posisi - 1), row)
    changed = [other for number, other in enumerate(rows, 1) if other.urutan != number]
    for number, other in enumerate(rows, 1):
        other.urutan = number
    if changed:
        Agenda.objects.bulk_update(changed, ["urutan"])
        audit.record(JenisPeristiwa.UPDATE_AGENDA, row, by=by, kolom=["urutan"])
    return row


@transaction.atomic
def withdraw_agenda(agenda: Agenda, *, by: Pengguna) -> None:
    """Takes an item off; a member its own topic, as long as it waits."""
    row = _of(agenda)
    if not by.has_izin(Izin.SCHEDULE_RAPAT) and not row.is_menunggu:
        raise ActionRefused("Topik ini sudah dijawab sekretariat, jadi tidak ditarik lagi.")
    forget([row])
    row.delete()
    audit.record(JenisPeristiwa.WITHDRAW_AGENDA, row, by=by)
