"""Consent: an answer is recorded, supersedes the one before, and may be withdrawn at any time."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from kasus.actions.dasar import lock_alive
from kasus.actions.rujukan import close_uncovered
from kasus.enums import USIA_DEWASA, JawabanPersetujuan, PemberiPersetujuan, TujuanPersetujuan
from kasus.kronologi import age_on
from kasus.models import IdentitasKorban, Korban, Persetujuan


@once
def record_persetujuan(
    korban: Korban,
    *,
    by: Pengguna,
    tujuan: TujuanPersetujuan,
    jawaban: JawabanPersetujuan,
    tanggal: datetime.date,
    pemberi: PemberiPersetujuan = PemberiPersetujuan.KORBAN,
    daftar_instansi: list[Instansi] | tuple[Instansi, ...] = (),
    **values,
) -> Persetujuan:
    """One answer of one voice; to "berbagi" one row per named agency. Returns the first row.

    What the same voice answered before to the same question is marked as superseded. A refusal or "not asked" to
    "berbagi" without an agency answers for all agencies named before.
    Raises ActionRefused for a date to come, a yes to "berbagi" without an agency, "of age" against the birth date, and for what
    would lift a standing no without a new answer: a yes from before it, or "not asked".
    """
    kasus = lock_alive(korban.kasus_id)
    pemberi, tujuan, jawaban = PemberiPersetujuan(pemberi), TujuanPersetujuan(tujuan), JawabanPersetujuan(jawaban)
    if tanggal > timezone.localdate(now()):
        raise ActionRefused("Tanggal persetujuan belum terjadi. Periksa tanggalnya.")
    if tujuan == TujuanPersetujuan.BERBAGI and jawaban == JawabanPersetujuan.SETUJU and not daftar_instansi:
        raise ActionRefused(
            "Pilih instansi yang boleh menerima data korban; persetujuan tanpa nama instansi tidak sah."
        )
    _refuse_not_of_age(korban, pemberi, tanggal)
    named = list(dict.fromkeys(daftar_instansi)) if tujuan == TujuanPersetujuan.BERBAGI else []
    standing = Persetujuan.objects.terkini().filter(korban=korban, tujuan=tujuan, pihak=pemberi.pihak)
    _refuse_older(standing, jawaban, tanggal, named)
    _supersede(korban, tujuan, pemberi, named, by=by)
    rows = [
        write(
            Persetujuan(
                korban=korban, tujuan=tujuan, jawaban=jawaban, pemberi=pemberi, pihak=pemberi.pihak, tanggal=tanggal,
                instansi=instansi, dicatat_oleh=by, **values,
            )
        )
        for instansi in named or [None]
    ]  # fmt: skip
    close_uncovered(korban, by=by)
    columns = ["tujuan", "jawaban", "pemberi", "tanggal", *values, *(["instansi"] if named else [])]
    audit.record(JenisPeristiwa.RECORD_PERSETUJUAN, kasus, by=by, kolom=columns, kode=korban.kode)
    return rows[0]


@once
def record_lembar_persetujuan(
    korban: Korban, *, by: Pengguna, daftar_jawaban: dict[str, str], cara: str = "", berlaku_sampai=None, **values
) -> Persetujuan:
    """One sheet of one voice: an answer per purpose, as on the paper. Returns the last row. All or nothing."""
    row = None
    for tujuan, jawaban in daftar_jawaban.items():
        asked, given = jawaban != JawabanPersetujuan.TIDAK_DITANYAKAN, jawaban == JawabanPersetujuan.SETUJU
        row = record_persetujuan(
            korban, by=by, tujuan=tujuan, jawaban=jawaban, cara=cara if asked else "",
            berlaku_sampai=berlaku_sampai if given else None, **values,
        )  # fmt: skip
    if row is None:
        raise ActionRefused("Belum ada jawaban. Pilih jawaban untuk paling sedikit satu tujuan.")
    return row


def _supersede(korban, tujuan, pemberi, named, *, by) -> None:
    """A general answer to "berbagi" takes the place of every one before; a named one of that agency's alone."""
    rows = Persetujuan.objects.terkini().filter(korban=korban, tujuan=tujuan, pihak=pemberi.pihak)
    for row in rows.select_for_update(of=("self",)):
        if not named or row.instansi in named:
            row.digantikan_pada, row.digantikan_oleh = now(), by
            row.save(update_fields=["digantikan_pada", "digantikan_oleh"])


def _refuse_older(standing, jawaban: JawabanPersetujuan, tanggal: datetime.date, named: list[Instansi]) -> None:
    """A no holds until the person says otherwise, in whatever order the papers are typed in."""
    no = Q(jawaban=JawabanPersetujuan.MENOLAK) | Q(dicabut_pada__isnull=False)
    if jawaban == JawabanPersetujuan.TIDAK_DITANYAKAN:
        rows = standing.filter(instansi__in=named) if named else standing
        if rows.filter(no).exists():
            raise ActionRefused(
                "Penolakan atau pencabutan hanya diganti jawaban baru, bukan “tidak ditanyakan”. Kosongkan jawaban itu, lalu simpan lagi."
            )
    if jawaban == JawabanPersetujuan.SETUJU:
        rows = standing.filter(Q(instansi__in=named) | Q(instansi__isnull=True)) if named else standing
        if rows.filter(
            Q(tanggal_cabut__gt=tanggal) | Q(jawaban=JawabanPersetujuan.MENOLAK, tanggal__gt=tanggal)
        ).exists():
            raise ActionRefused(
                "Sesudah tanggal itu jawabannya ditolak atau dicabut, jadi persetujuan ini tidak berlaku lagi. Tanyakan lagi, dan catat "
                "dengan tanggal jawaban yang baru."
            )


def _refuse_not_of_age(korban: Korban, pemberi: PemberiPersetujuan, on: datetime.date) -> None:
    """Who is said to be of age must not be a child by the recorded birth date; of an estimate the latest day counts."""
    if pemberi != PemberiPersetujuan.KORBAN_DEWASA:
        return
    born = IdentitasKorban.objects.get(korban=korban).lahir
    if born and age_on(born.akhir, on) < USIA_DEWASA:
        raise ActionRefused(
            "Menurut tanggal lahir yang tercatat, korban belum berusia 18 tahun pada tanggal itu. "
            "Catat jawaban anak dan persetujuan walinya masing-masing."
        )


def end_too_young(korban: Korban, *, by: Pengguna) -> None:
    """The birth date changed: who was said to be of age and was a child has not spoken alone. Within the caller's transaction."""
    born = IdentitasKorban.objects.get(korban=korban).lahir
    rows = Persetujuan.objects.terkini().filter(korban=korban, pemberi=PemberiPersetujuan.KORBAN_DEWASA)
    for row in rows.select_for_update(of=("self",)):
        if born and age_on(born.akhir, row.tanggal) < USIA_DEWASA:
            row.digantikan_pada, row.digantikan_oleh = now(), by
            row.save(update_fields=["digantikan_pada", "digantikan_oleh"])
            audit.record(JenisPeristiwa.WITHDRAW_PERSETUJUAN, korban.kasus, by=by, kolom=["pemberi"], kode=korban.kode)
    close_uncovered(korban, by=by)


@transaction.atomic
def withdraw_persetujuan(persetujuan: Persetujuan, *, tanggal: datetime.date, alasan: str, by: Pengguna) -> Persetujuan:
    """Takes a yes back; what it had opened closes at once (UU 27/2022 Pasal 9 and 40).

    Raises ActionRefused when it was no yes, is superseded or withdrawn already, or the date is impossible.
    """
    korban = Korban.objects.select_related("kasus").get(pk=persetujuan.korban_id)
    kasus = lock_alive(korban.kasus_id)
    row = Persetujuan.objects.select_for_update(of=("self",)).get(pk=persetujuan.pk)
    if row.digantikan_pada:
        raise ActionRefused("Jawaban ini sudah digantikan jawaban yang lebih baru. Muat ulang halaman korban.")
    if row.dicabut_pada:
        raise ActionRefused("Persetujuan ini sudah dicabut; mungkin baru dicatat orang lain. Muat ulang halaman ini.")
    if row.jawaban != JawabanPersetujuan.SETUJU:
        raise ActionRefused("Hanya persetujuan yang diberikan dapat dicabut.")
    if tanggal > timezone.localdate(now()):
        raise ActionRefused("Tanggal pencabutan belum terjadi. Pencabutan berlaku sejak diminta.")
    row.tanggal_cabut, row.alasan_cabut, row.dicabut_pada, row.dicabut_oleh = tanggal, alasan.strip(), now(), by
    row.full_clean()
    row.save(update_fields=["tanggal_cabut", "alasan_cabut", "dicabut_pada", "dicabut_oleh"])
    close_uncovered(korban, by=by)
    audit.record(
        JenisPeristiwa.WITHDRAW_PERSETUJUAN, kasus, by=by, kolom=["tanggal_cabut", "alasan_cabut"], kode=korban.kode
    )
    return row


@transaction.atomic
def export_persetujuan(korban: Korban, *, by: Pengguna) -> None:
    """The sheet of this victim was printed, by code."""
    audit.record(JenisPeristiwa.EXPORT_PERSETUJUAN, korban, by=by)
