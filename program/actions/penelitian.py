"""Research requests: recorded, corrected until they are decided, decided by somebody else, begun under an agreement, ended."""

from django.core.exceptions import ValidationError
from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from program.actions.berkas import add_berkas, send_berkas, withdraw_berkas
from program.actions.dasar import refuse_foreign
from program.aturan.penelitian import hasil_penelitian_faults
from program.enums.penelitian import KEPUTUSAN, StatusPenelitian
from program.models import HasilPenelitian, Penelitian
from program.perms import can_verify_program

SUDAH_DIPUTUS = "Penelitian ini sudah diputus, jadi isinya tidak diubah lagi. Ajukan permohonan baru."


@once
def record_penelitian(*, by: Pengguna, **values) -> Penelitian:
    """A new request. Raises ActionRefused for another agency than a member's own."""
    refuse_foreign(values["instansi"], by=by)
    row = write(Penelitian(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_PENELITIAN, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_penelitian(row: Penelitian, *, by: Pengguna, versi: str, **values) -> Penelitian:
    """Corrects what was asked for, until it is decided. Raises Conflict when somebody was quicker."""
    row = lock_version(row, versi)
    refuse_foreign(values.get("instansi", row.instansi), by=by)
    if row.status != StatusPenelitian.DIAJUKAN:
        raise ActionRefused(SUDAH_DIPUTUS)
    return _amend(JenisPeristiwa.UPDATE_PENELITIAN, row, values, by=by)


@transaction.atomic
def update_perjanjian(row: Penelitian, *, by: Pengguna, versi: str, **values) -> Penelitian:
    """Approval of the ethics committee and agreement, of a request that may still go on."""
    row = lock_version(row, versi)
    if not StatusPenelitian(row.status).can_become():
        raise ActionRefused("Penelitian ini sudah berakhir, jadi perjanjiannya tidak diubah lagi.")
    return _amend(JenisPeristiwa.UPDATE_PENELITIAN, row, values, by=by)


@transaction.atomic
def verify_penelitian(
    row: Penelitian, *, keputusan: StatusPenelitian, by: Pengguna, versi: str, alasan_tolak: str = ""
) -> Penelitian:
    """The decision of the head, never on what the head recorded or changed last.

    Raises ActionRefused for anybody else and for a request that is decided already, Conflict when it was changed meanwhile.
    """
    row = lock_version(row, versi)
    if not can_verify_program(by):
        raise ActionRefused("Hanya kepala sekretariat yang memutuskan permohonan penelitian.")
    if by.pk in {row.dicatat_oleh_id, row.diubah_oleh_id}:
        raise ActionRefused("Yang memutuskan harus orang lain daripada yang mencatat atau terakhir mengubahnya.")
    _refuse_step(row, keputusan)
    values = {
        "status": StatusPenelitian(keputusan),
        "alasan_tolak": alasan_tolak,
        "diputus_pada": now(),
        "diputus_oleh": by,
    }
    return _amend(JenisPeristiwa.VERIFY_PENELITIAN, row, values, by=by)


@transaction.atomic
def change_status_penelitian(
    row: Penelitian, *, to: StatusPenelitian, by: Pengguna, versi: str, **values
) -> Penelitian:
    """Begins an approved research, or ends it with its result (`values`). The decision has its own way."""
    row = lock_version(row, versi)
    if to in KEPUTUSAN:
        raise ActionRefused("Persetujuan dan penolakan hanya lewat keputusan kepala sekretariat.")
    _refuse_step(row, to)
    return _amend(JenisPeristiwa.CHANGE_STATUS_PENELITIAN, row, {**values, "status": StatusPenelitian(to)}, by=by)


@once
def add_hasil_penelitian(penelitian: Penelitian, *, by: Pengguna, **values) -> HasilPenelitian:
    """`berkas` was checked by gugus_tugas.files. Raises ActionRefused as long as the research has not ended."""
    penelitian = Penelitian.objects.select_for_update(of=("self",)).get(pk=penelitian.pk)
    if penelitian.status != StatusPenelitian.SELESAI:
        raise ActionRefused("Berkas hasil diunggah setelah penelitian selesai. Catat dahulu ringkasan hasilnya.")
    if faults := hasil_penelitian_faults(values, diajukan=penelitian.tanggal):
        raise ValidationError(faults)
    row = HasilPenelitian(penelitian=penelitian, dicatat_oleh=by, **values)
    return add_berkas(row, event=JenisPeristiwa.ADD_HASIL_PENELITIAN, by=by)


def withdraw_hasil_penelitian(row: HasilPenelitian, *, by: Pengguna) -> None:
    withdraw_berkas(row, event=JenisPeristiwa.WITHDRAW_HASIL_PENELITIAN, by=by)


def export_hasil_penelitian(row: HasilPenelitian, *, by: Pengguna) -> tuple[bytes, str]:
    return send_berkas(row.berkas, row.penelitian, event=JenisPeristiwa.EXPORT_HASIL_PENELITIAN, by=by)


def _refuse_step(row: Penelitian, to: StatusPenelitian) -> None:
    before, to = StatusPenelitian(row.status), StatusPenelitian(to)
    if to not in before.can_become():
        raise ActionRefused(
            f"Penelitian tidak dapat berubah dari {before.label} menjadi {to.label}. Muat ulang halaman ini."
        )


def _amend(event: JenisPeristiwa, row: Penelitian, values: dict, *, by: Pengguna) -> Penelitian:
    if changed := amend(row, values, by=by):
        audit.record(event, row, by=by, kolom=changed)
    return row
