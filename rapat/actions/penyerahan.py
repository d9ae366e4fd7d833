"""An agency asks that an item go elsewhere; the secretariat answers. The item is never without an owner."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from rapat.actions.dasar import hold_rapat
from rapat.actions.pengingat import antre_susulan
from rapat.actions.rekomendasi import answer_penyerahan, reassign_tindak_lanjut
from rapat.actions.tindak_lanjut import locked, locked_own, refuse_final_or_pending
from rapat.enums import StatusPenyerahan
from rapat.models import Penyerahan, TindakLanjut


@once
def record_penyerahan(item: TindakLanjut, *, by: Pengguna, alasan: str, usul: Instansi | None = None) -> Penyerahan:
    """The request. Raises ActionRefused on a final item or one under verification, ValidationError on a second request."""
    item = locked_own(item)
    refuse_final_or_pending(item)
    row = write(Penyerahan(tindak_lanjut=item, dari=item.instansi, usul=usul, alasan=alasan, dicatat_oleh=by))
    audit.record(JenisPeristiwa.RECORD_PENYERAHAN, item, by=by, kolom=["alasan", *(["usul"] if usul else [])])
    return row


@transaction.atomic
def verify_penyerahan(
    row: Penyerahan, *, by: Pengguna, status: StatusPenyerahan, instansi: Instansi | None = None, catatan: str = ""
) -> Penyerahan:
    """The answer: the item goes to `instansi`, or stays with a note that says why."""
    item, row = _open(row)
    if row.dicatat_oleh_id == by.pk:
        raise ActionRefused("Yang memutus harus orang lain daripada yang mengusulkan.")
    status, catatan = StatusPenyerahan(status), catatan.strip()
    if status == StatusPenyerahan.DITERIMA and instansi is None:
        raise ActionRefused("Pilih instansi yang menerima; tindak lanjut tidak boleh tanpa penanggung jawab.")
    if status == StatusPenyerahan.DITERIMA and instansi == item.instansi:
        raise ActionRefused("Pilih instansi lain daripada yang meminta diserahkan.")
    if status == StatusPenyerahan.DITOLAK and not catatan:
        raise ActionRefused("Tulis mengapa penyerahan ini ditolak.")
    answer_penyerahan(row, status=status, by=by, catatan=catatan)
    if status == StatusPenyerahan.DITERIMA:
        item = reassign_tindak_lanjut(item, by=by, instansi=instansi, alasan="Permintaan penyerahan")
        antre_susulan(item.rekomendasi.rapat, by=by, butir=item)
    audit.record(JenisPeristiwa.VERIFY_PENYERAHAN, item, by=by, kolom=["status", *(["catatan"] if catatan else [])])
    return row


@transaction.atomic
def withdraw_penyerahan(row: Penyerahan, *, by: Pengguna) -> Penyerahan:
    """The agency takes its request back."""
    item, row = _open(row)
    answer_penyerahan(row, status=StatusPenyerahan.DICABUT, by=by)
    audit.record(JenisPeristiwa.WITHDRAW_PENYERAHAN, item, by=by, kolom=["status"])
    return row


def _open(row: Penyerahan) -> tuple[TindakLanjut, Penyerahan]:
    hold_rapat(row.tindak_lanjut.rekomendasi.rapat_id)
    item = locked(row.tindak_lanjut)
    row = item.daftar_penyerahan.select_related("dari", "usul").get(pk=row.pk)
    if not row.is_menunggu:
        raise ActionRefused("Permintaan ini sudah dijawab atau dicabut. Muat ulang halaman ini.")
    return item, row
