"""How a research request comes to any of its states, and a guide into force, through the real actions."""

from gugus_tugas.versi import stamp
from program import actions
from program.enums.penelitian import StatusPenelitian
from program.models import HasilPenelitian, Penelitian
from program.tests.factories import ETIK, PERJANJIAN, make_hasil_penelitian, make_penelitian

S = StatusPenelitian
PAPERS = {**ETIK, **PERJANJIAN}
# How a request comes from one state to the next.
NEXT = {
    S.DISETUJUI: lambda row, by, kepala: decide(row, S.DISETUJUI, by=kepala),
    S.DITOLAK: lambda row, by, kepala: decide(row, S.DITOLAK, by=kepala, alasan_tolak="tanpa persetujuan etik"),
    S.BERJALAN: lambda row, by, kepala: change(row, S.BERJALAN, by=by),
    S.SELESAI: lambda row, by, kepala: change(row, S.SELESAI, by=by, hasil="Perekrutan lewat kerabat"),
}
WAY = {
    S.DIAJUKAN: (),
    S.DISETUJUI: (S.DISETUJUI,),
    S.DITOLAK: (S.DITOLAK,),
    S.BERJALAN: (S.DISETUJUI, S.BERJALAN),
    S.SELESAI: (S.DISETUJUI, S.BERJALAN, S.SELESAI),
}


def decide(row, keputusan, *, by, **values):
    return actions.verify_penelitian(row, keputusan=keputusan, by=by, versi=stamp(row), **values)


def change(row, to, *, by, **values):
    return actions.change_status_penelitian(row, to=to, by=by, versi=stamp(row), **values)


def made(status, *, by, kepala, **values) -> Penelitian:
    row = make_penelitian(by=by, **{**PAPERS, **values})
    for step in WAY[status]:
        row = NEXT[step](row, by, kepala)
    return row


def made_hasil(*, by, kepala, **values) -> HasilPenelitian:
    """A file of the result of a research that has ended."""
    return make_hasil_penelitian(made(S.SELESAI, by=by, kepala=kepala, **values), by=by)


def publish(versi, *, by):
    return actions.publish_versi(versi, versi=stamp(versi), by=by)
