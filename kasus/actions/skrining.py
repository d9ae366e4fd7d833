"""Screening and decision: each adds a row and changes none; what counts now is set from the newest one.

The only writer of Unsur, Korban.status_identifikasi and Korban.penetap_status.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.fields import open_all
from kasus.actions.dasar import lock_open, write_many
from kasus.enums import (
    HANYA_BILA,
    KODE_UNSUR,
    ButirSkrining,
    Jawaban,
    JenisUnsur,
    PenetapStatus,
    StatusIdentifikasi,
)
from kasus.models import JawabanSkrining, Korban, Penetapan, Skrining, TemuanSkrining, Unsur
from kasus.usulan import needs_reason, proposal_of, propose

APA = "skriningnya"


@once
def record_skrining(
    korban: Korban,
    *,
    versi: str,
    by: Pengguna,
    tanggal: datetime.date,
    temuan: dict[str, list[str]],
    jawaban: dict[str, str],
    catatan: str = "",
) -> Skrining:
    """One more screening; it counts from now on. `temuan` holds codes by kind, `jawaban` the answers by item.

    A kind with codes is answered yes; an item that is left out was not asked. Raises Conflict when the victim was changed or
    screened meanwhile, ActionRefused for a closed case, unknown codes, and a yes without a code.
    """
    kasus = lock_open(korban.kasus_id, apa=APA)
    korban = lock_version(korban, versi)
    urutan = _next(korban.daftar_skrining)
    row = _append(korban, temuan, jawaban, by=by, tanggal=tanggal, urutan=urutan, catatan=catatan)
    bump(korban, by=by)
    audit.record(
        JenisPeristiwa.RECORD_SKRINING,
        kasus,
        by=by,
        kode=korban.kode,
        kolom=["tanggal", "temuan", "jawaban", "catatan"],
    )
    return row


def start_identifikasi(korban: Korban, temuan: dict[str, list[str]], *, by: Pengguna, write=write) -> None:
    """What was known when the victim was recorded: the first screening (when an element was found) and the first decision.

    Part of the action that writes the victim; leaves no line of its own in the trail.
    """
    today = timezone.localdate(now())
    skrining = (
        _append(korban, temuan, {}, by=by, tanggal=today, urutan=1, write=write) if any(temuan.values()) else None
    )
    write(
        Penetapan(
            korban=korban,
            urutan=1,
            skrining=skrining,
            status=korban.status_identifikasi,
            penetap=korban.penetap_status,
            tanggal=today,
            dicatat_oleh=by,
        )
    )


@once
def record_penetapan(
    korban: Korban,
    *,
    versi: str,
    by: Pengguna,
    status: StatusIdentifikasi,
    tanggal: datetime.date,
    penetap: PenetapStatus | str = "",
    alasan: str = "",
) -> Penetapan:
    """The decision of a body, recorded by a named officer on the newest screening; the columns of the victim follow it.

    Raises Conflict when the victim was changed, screened or decided upon meanwhile, ActionRefused for a closed case and for a
    decision against the proposal without a reason, ValidationError when the body is missing.
    """
    kasus = lock_open(korban.kasus_id, apa="penetapannya")
    korban = lock_version(korban, versi)
    skrining = korban.daftar_skrining.first()
    proposal = proposal_of(skrining, korban.kelompok_usia)
    status = StatusIdentifikasi(status)
    if needs_reason(proposal.usulan, status) and len(alasan.strip()) < 10:
        raise ActionRefused(
            f"'{status.label}' berbeda dengan usulan sistem ({proposal.kalimat.rstrip('.')}). Tulis alasannya, paling sedikit 10 huruf."
        )
    row = write(
        Penetapan(
            korban=korban,
            urutan=_next(korban.daftar_penetapan),
            skrining=skrining,
            status=status,
            penetap=penetap,
            tanggal=tanggal,
            alasan=alasan.strip(),
            dicatat_oleh=by,
        )
    )
    korban.status_identifikasi, korban.penetap_status = status, penetap
    bump(korban, by=by, columns=["status_identifikasi", "penetap_status"])
    audit.record(
        JenisPeristiwa.RECORD_PENETAPAN,
        kasus,
        by=by,
        kode=korban.kode,
        kolom=["status", "penetap", "tanggal", "alasan"],
    )
    return row


@transaction.atomic
def record_view_skrining(korban: Korban, *, by: Pengguna) -> None:
    """Notes of screenings and reasons of decisions were shown to this account."""
    for row in [*korban.daftar_skrining.all(), *korban.daftar_penetapan.all()]:
        open_all(row)  # what cannot be read was not seen
    audit.record(JenisPeristiwa.VIEW_SKRINING, korban, by=by, kolom=["alasan", "catatan", "temuan"])


def _append(
    korban: Korban,
    temuan,
    jawaban,
    *,
    by: Pengguna,
    tanggal: datetime.date,
    urutan: int,
    catatan: str = "",
    write=write,
) -> Skrining:
    codes, answers = checked(temuan, jawaban)
    row = write(
        Skrining(
            korban=korban,
            urutan=urutan,
            tanggal=tanggal,
            kelompok_usia=korban.kelompok_usia,
            usulan=propose(korban.kelompok_usia, answers).usulan,
            catatan=catatan.strip(),
            dicatat_oleh=by,
        )
    )
    pairs = [(jenis, kode) for jenis, found in codes.items() for kode in found]
    asked = [(butir, answer) for butir, answer in answers.items() if answer != Jawaban.TIDAK_DITANYAKAN]
    write_many([TemuanSkrining(skrining=row, jenis=jenis, kode=kode) for jenis, kode in pairs], write=write)
    write_many([JawabanSkrining(skrining=row, butir=butir, jawaban=answer) for butir, answer in asked], write=write)
    if urutan > 1:
        korban.daftar_unsur.all().delete()
    write_many([Unsur(korban=korban, jenis=jenis, kode=kode) for jenis, kode in pairs], write=write)
    return row


def checked(temuan: dict[str, list[str]], jawaban: dict[str, str]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Codes and answers that agree with each other and with the lists. Raises ActionRefused for anything else."""
    codes = {JenisUnsur(jenis): list(dict.fromkeys(found)) for jenis, found in temuan.items() if found}
    for jenis, found in codes.items():
        if unknown := sorted(set(map(str, found)) - set(KODE_UNSUR[jenis].values)):
            raise ActionRefused(f"Kode {', '.join(unknown)} tidak dikenal untuk {jenis.label}. Pilih dari daftar.")
    for jenis, tujuan in HANYA_BILA.items():
        if jenis in codes and tujuan not in codes.get(JenisUnsur.TUJUAN, []):
            raise ActionRefused(
                f"{JenisUnsur(jenis).label} hanya diisi bila tujuannya '{tujuan.label}'. Centang tujuan itu, atau kosongkan."
            )
    answers = {ButirSkrining(butir): Jawaban(answer) for butir, answer in jawaban.items()}
    for jenis in JenisUnsur:
        butir = ButirSkrining(jenis.value)
        if jenis in codes:
            answers[butir] = Jawaban.YA
        elif answers.get(butir) == Jawaban.YA:
            raise ActionRefused(f"{jenis.label} dijawab ya tanpa pilihan. Centang paling sedikit satu.")
    return codes, answers


def _next(rows) -> int:
    """The next number of append-only rows, newest first; the case is locked, so it is given once."""
    newest = rows.first()
    return newest.urutan + 1 if newest else 1
