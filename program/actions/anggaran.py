"""Budgets: lines recorded, corrected, taken out, copied from the year before; and the declaration that there are none.

A line and a declaration of the same agency and year exclude each other, also when both are written at once: whoever writes one
holds the row of the agency.
"""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import amend, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import forget, once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from program.actions.dasar import refuse_foreign
from program.aturan.anggaran import TINGKAT, anggaran_identity
from program.models import AnggaranInstansi, NihilAnggaran

# What next year's line takes over; what was spent is of the year itself.
_COPIED = ("sumber_dana", "pagu", "nomor_rekomendasi", *TINGKAT, *(f"kode_{name}" for name in TINGKAT))


def _refuse_declared(instansi: Instansi, tahun: int) -> None:
    if NihilAnggaran.objects.under_lock([instansi.pk]).filter(tahun=tahun).exists():
        raise ActionRefused(
            f"{instansi.singkatan} sudah menyatakan tidak mempunyai anggaran TPPO tahun {tahun}. Cabut pernyataan itu dahulu, "
            "di bawah daftar anggaran."
        )


@once
def record_anggaran(*, by: Pengguna, **values) -> AnggaranInstansi:
    """A new line. Raises ActionRefused for another agency than a member's own, and where none was declared."""
    refuse_foreign(values["instansi"], by=by)
    _refuse_declared(values["instansi"], values["tahun"])
    row = write(AnggaranInstansi(dicatat_oleh=by, **values))
    audit.record(JenisPeristiwa.RECORD_ANGGARAN, row, by=by, kolom=values)
    return row


@transaction.atomic
def update_anggaran(row: AnggaranInstansi, *, by: Pengguna, versi: str, **values) -> AnggaranInstansi:
    """Corrects a line, or adds what was spent. Raises Conflict when somebody was quicker."""
    instansi, tahun = values.get("instansi", row.instansi), values.get("tahun", row.tahun)
    refuse_foreign(instansi, by=by)
    _refuse_declared(instansi, tahun)
    row = lock_version(row, versi)
    if changed := amend(row, values, by=by):
        audit.record(JenisPeristiwa.UPDATE_ANGGARAN, row, by=by, kolom=changed)
    return row


@transaction.atomic
def withdraw_anggaran(row: AnggaranInstansi, *, by: Pengguna, versi: str) -> None:
    """A line that should not be there: gone from every sum, kept by name in the trail."""
    row = lock_version(row, versi)
    refuse_foreign(row.instansi, by=by)
    audit.record(JenisPeristiwa.WITHDRAW_ANGGARAN, row, by=by, kolom=["pagu", "realisasi"])
    forget([row])
    row.delete()


@once
def repeat_anggaran(*, instansi: Instansi, tahun: int, by: Pengguna) -> Instansi:
    """The lines of the year before, with their pagu and nothing spent; those that are there already are left.

    Returns the agency, with `jumlah_salinan`. Raises ActionRefused when there is nothing to copy.
    """
    refuse_foreign(instansi, by=by)
    _refuse_declared(instansi, tahun)
    lines = AnggaranInstansi.objects.filter(instansi=instansi).order_by("pk")
    there, before = (_copies(lines.filter(tahun=year), instansi, tahun) for year in (tahun, tahun - 1))
    copies = [values for identity, values in before.items() if identity not in there]
    if not copies:
        raise ActionRefused(
            f"Tidak ada yang disalin: {instansi.singkatan} tidak mempunyai baris anggaran {tahun - 1} yang belum ada pada {tahun}."
        )
    made = [write(AnggaranInstansi(dicatat_oleh=by, **values)) for values in copies]
    audit.record_many(JenisPeristiwa.RECORD_ANGGARAN, [(row, ["tahun", "pagu"]) for row in made], by=by)
    instansi.jumlah_salinan = len(made)
    return instansi


def _copies(rows, instansi: Instansi, tahun: int) -> dict[tuple, dict]:
    """The lines as they would stand in `tahun`, by what makes each this one."""
    taken = [{name: getattr(row, name) for name in _COPIED} | {"instansi": instansi, "tahun": tahun} for row in rows]
    return {anggaran_identity(values): values for values in taken}


@once
def record_nihil(*, instansi: Instansi, tahun: int, by: Pengguna) -> NihilAnggaran:
    """Raises ActionRefused for another agency than a member's own, and where a line stands."""
    refuse_foreign(instansi, by=by)
    NihilAnggaran.objects.under_lock([instansi.pk])
    if count := AnggaranInstansi.objects.filter(instansi=instansi, tahun=tahun).count():
        raise ActionRefused(
            f"{instansi.singkatan} mempunyai {count} baris anggaran tahun {tahun}. Hapus dahulu bila memang tidak ada anggarannya."
        )
    row = write(NihilAnggaran(instansi=instansi, tahun=tahun, dicatat_oleh=by))
    audit.record(JenisPeristiwa.RECORD_NIHIL, row, by=by, kode=_kode(row))
    return row


@transaction.atomic
def withdraw_nihil(row: NihilAnggaran, *, by: Pengguna) -> None:
    audit.record(JenisPeristiwa.WITHDRAW_NIHIL, row, by=by, kode=_kode(row))
    forget([row])
    row.delete()


def _kode(row: NihilAnggaran) -> str:
    return f"{row.instansi.singkatan} {row.tahun}"
