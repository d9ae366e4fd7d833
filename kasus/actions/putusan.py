"""Verdicts, and restitution asked, granted and paid."""

import datetime

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import amend, bump, lock_version, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.rupiah import tulis_rupiah
from gugus_tugas.tanggal import tulis_tanggal
from kasus.actions.tahap import append_tahap, lock_perkara, stages_of
from kasus.enums import KodeTahap, TingkatPutusan
from kasus.models import (
    Korban,
    Pasal,
    PasalTerbukti,
    PembayaranRestitusi,
    PerkaraHukum,
    Putusan,
    Restitusi,
    Terlapor,
)

TAHAP_TINGKAT = {
    TingkatPutusan.BANDING: KodeTahap.BANDING,
    TingkatPutusan.KASASI: KodeTahap.KASASI,
    TingkatPutusan.PK: KodeTahap.PK,
}


@once
def add_putusan(
    perkara: PerkaraHukum, *, by: Pengguna, terlapor: Terlapor, daftar_pasal: list[Pasal] = (), **values
) -> Putusan:
    """A verdict about one suspect. The first one of the Pengadilan Negeri also becomes the stage, if that is not recorded yet.

    The returned row carries `daftar_peringatan`. Raises ActionRefused for a suspect of another report, a level that comes
    before the one it rests on, or a day that cannot be.
    """
    perkara = lock_perkara(perkara)
    row = Putusan(perkara=perkara, terlapor=terlapor, dicatat_oleh=by, **values)
    _refuse_verdict(row)
    write(row)
    _set_proven(row, daftar_pasal)
    stages = stages_of(perkara)
    if row.tingkat == TingkatPutusan.PERTAMA and not any(kode == KodeTahap.PUTUSAN for kode, _ in stages):
        append_tahap(perkara, by=by, kode=KodeTahap.PUTUSAN, tanggal=row.tanggal)
    row.daftar_peringatan = _verdict_warnings(row, {kode for kode, _ in stages})
    audit.record(JenisPeristiwa.ADD_PUTUSAN, perkara, by=by, kolom=["terlapor", "daftar_pasal", *values])
    return row


@transaction.atomic
def update_putusan(putusan: Putusan, *, versi: str, by: Pengguna, daftar_pasal: list[Pasal], **values) -> Putusan:
    """Corrects a verdict. Raises Conflict when somebody changed it meanwhile."""
    perkara = lock_perkara(putusan.perkara)
    row = lock_version(putusan, versi)
    changed = amend(row, values, by=by)
    _refuse_verdict(row)
    proven = {pasal.pk for pasal in daftar_pasal} != set(row.daftar_pasal_terbukti.values_list("pasal", flat=True))
    if proven:
        row.daftar_pasal_terbukti.all().delete()
        _set_proven(row, daftar_pasal)
        if not changed:
            bump(row, by=by)
        changed = [*changed, "daftar_pasal"]
    if changed:
        audit.record(JenisPeristiwa.UPDATE_PUTUSAN, perkara, by=by, kolom=changed)
    return row


@once
def add_restitusi(
    perkara: PerkaraHukum,
    *,
    by: Pengguna,
    korban: Korban,
    diminta: int,
    tanggal_diminta: datetime.date,
    catatan: str = "",
) -> Restitusi:
    """What a victim asks for. Raises ActionRefused for a victim of another report or a day that cannot be."""
    perkara = lock_perkara(perkara)
    if not perkara.daftar_korban_perkara.filter(korban=korban).exists():
        raise ActionRefused("Korban ini tidak tercatat dalam perkara ini. Tambahkan dahulu pada perkaranya.")
    _refuse_day(tanggal_diminta, perkara, "Permintaan restitusi")
    row = write(
        Restitusi(
            perkara=perkara, korban=korban, diminta=diminta, tanggal_diminta=tanggal_diminta, catatan=catatan, dicatat_oleh=by
        )
    )  # fmt: skip
    audit.record(JenisPeristiwa.ADD_RESTITUSI, row, by=by, kolom=["diminta", "tanggal_diminta"], kode=korban.kode)
    return row


@transaction.atomic
def update_restitusi(restitusi: Restitusi, *, versi: str, by: Pengguna, **values) -> Restitusi:
    """What the court granted, substitute confinement, or a correction. The row carries `daftar_peringatan`.

    Raises Conflict when somebody changed it meanwhile, ActionRefused when less would be granted than is paid already.
    """
    perkara = lock_perkara(restitusi.perkara)
    row = lock_version(restitusi, versi)
    granted, paid = values.get("dikabulkan", row.dikabulkan), row.dibayar
    if paid and (granted is None or granted < paid):
        raise ActionRefused(f"Sudah dibayar {tulis_rupiah(paid)}; jumlah dikabulkan tidak dapat kurang dari itu.")
    for name in ("tanggal_diminta", "tanggal_dikabulkan", "tanggal_kurungan"):
        if day := values.get(name):
            _refuse_day(day, perkara, str(Restitusi._meta.get_field(name).verbose_name).capitalize())
    changed = amend(row, values, by=by)
    row.daftar_peringatan = _restitution_warnings(row, {kode for kode, _ in stages_of(perkara)})
    if changed:
        audit.record(JenisPeristiwa.UPDATE_RESTITUSI, row, by=by, kolom=changed, kode=row.korban.kode)
    return row


@once
def add_pembayaran(restitusi: Restitusi, *, by: Pengguna, jumlah: int, tanggal: datetime.date) -> PembayaranRestitusi:
    """One part paid. Raises ActionRefused when nothing is granted, or when more would be paid than that."""
    perkara = lock_perkara(restitusi.perkara)
    row = Restitusi.objects.select_for_update(of=("self",)).select_related("korban__kasus").get(pk=restitusi.pk)
    if not row.dikabulkan:
        raise ActionRefused("Restitusi ini belum dikabulkan. Catat jumlah dan tanggal dikabulkan dahulu.")
    if jumlah > row.tunggakan:
        raise ActionRefused(
            f"Pembayaran {tulis_rupiah(jumlah)} melebihi sisa {tulis_rupiah(row.tunggakan)} "
            f"(dikabulkan {tulis_rupiah(row.dikabulkan)}, sudah dibayar {tulis_rupiah(row.dibayar)})."
        )
    _refuse_day(tanggal, perkara, "Pembayaran")
    paid = write(PembayaranRestitusi(restitusi=row, jumlah=jumlah, tanggal=tanggal, dicatat_oleh=by))
    audit.record(JenisPeristiwa.ADD_PEMBAYARAN, row, by=by, kolom=["jumlah", "tanggal"], kode=row.korban.kode)
    return paid


@transaction.atomic
def withdraw_pembayaran(pembayaran: PembayaranRestitusi, *, by: Pengguna) -> PembayaranRestitusi:
    """Takes a mistaken payment out. Raises ActionRefused when that is done already."""
    lock_perkara(pembayaran.restitusi.perkara)
    row = PembayaranRestitusi.objects.select_for_update(of=("self",)).get(pk=pembayaran.pk)
    if row.dicabut_pada:
        raise ActionRefused("Pembayaran ini sudah dicabut orang lain. Muat ulang halaman ini.")
    row.dicabut_pada, row.dicabut_oleh = now(), by
    row.save(update_fields=["dicabut_pada", "dicabut_oleh"])
    code = row.restitusi.korban.kode
    audit.record(JenisPeristiwa.WITHDRAW_PEMBAYARAN, row.restitusi, by=by, kolom=["dicabut_pada"], kode=code)
    return row


def _set_proven(row: Putusan, daftar_pasal: list[Pasal]) -> None:
    for pasal in dict.fromkeys(daftar_pasal):
        write(PasalTerbukti(putusan=row, pasal=pasal))


def _refuse_verdict(row: Putusan) -> None:
    if not row.perkara.daftar_terlapor_perkara.filter(terlapor=row.terlapor_id).exists():
        raise ActionRefused("Terlapor ini tidak tercatat dalam perkara ini. Tambahkan dahulu pada perkaranya.")
    level = TingkatPutusan(row.tingkat)
    if row.pengadilan.tingkat != level.pengadilan:
        raise ActionRefused(
            f"Putusan {level.label.lower()} dijatuhkan {level.pengadilan.label}. Pilih pengadilan yang sesuai."
        )
    _refuse_day(row.tanggal, row.perkara, "Putusan")
    for other in Putusan.objects.filter(perkara=row.perkara_id, terlapor=row.terlapor_id).exclude(pk=row.pk):
        first, second = (other, row) if other.urutan < row.urutan else (row, other)
        if second.tanggal < first.tanggal:
            raise ActionRefused(
                f"Putusan {second.get_tingkat_display().lower()} ({tulis_tanggal(second.tanggal)}) tidak mungkin sebelum putusan "
                f"{first.get_tingkat_display().lower()} ({tulis_tanggal(first.tanggal)})."
            )


def _refuse_day(day: datetime.date, perkara: PerkaraHukum, what: str) -> None:
    if day > timezone.localdate():
        raise ActionRefused(f"{what}: tanggal {tulis_tanggal(day)} belum terjadi. Periksa tahunnya.")
    if day < perkara.tanggal_lp:
        raise ActionRefused(
            f"{what} bertanggal {tulis_tanggal(day)}, sebelum laporan polisi ({tulis_tanggal(perkara.tanggal_lp)})."
        )


def _verdict_warnings(row: Putusan, stages: set[KodeTahap]) -> list[str]:
    warnings = []
    level = TingkatPutusan(row.tingkat)
    needed = TAHAP_TINGKAT.get(level)
    if needed and needed not in stages:
        warnings.append(f"Tahap {needed.label.lower()} belum dicatat dalam perkara ini. Lengkapi tanggalnya.")
    lower = Putusan.objects.filter(perkara=row.perkara_id, terlapor=row.terlapor_id).exclude(pk=row.pk)
    if level != TingkatPutusan.PERTAMA and not any(other.urutan < level.urutan for other in lower):
        warnings.append("Putusan tingkat sebelumnya belum dicatat untuk terdakwa ini.")
    return warnings


def _restitution_warnings(row: Restitusi, stages: set[KodeTahap]) -> list[str]:
    warnings = []
    if row.dikabulkan is not None and KodeTahap.PUTUSAN not in stages:
        warnings.append("Restitusi dikabulkan, tetapi putusan pengadilan belum dicatat dalam perkara ini.")
    if row.dikabulkan is not None and row.dikabulkan > row.diminta:
        warnings.append("Jumlah dikabulkan lebih besar daripada yang diminta. Periksa kedua jumlah.")
    return warnings
