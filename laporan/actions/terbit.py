"""Approval freezes, issuing prints and keeps, withdrawing says so: what left the house is never changed."""

import datetime
from collections.abc import Callable
from contextlib import ExitStack

from django.core.files.base import ContentFile
from django.db import transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.models import Pejabat, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.storage import content_of, discarded_on_failure
from gugus_tugas.tanggal import tulis_tanggal
from laporan.actions.keadaan import keep, lock_laporan, step
from laporan.enums import LAPORAN_PERNAH_TERBIT, Bab, Edisi, StatusLaporan
from laporan.kode import new_kode
from laporan.models import EdisiLaporan, LaporanTahunan
from laporan.narasi import check_narasi
from laporan.pemeriksaan import periksa
from laporan.penandatangan import as_row
from laporan.potret import Potret, build_potret
from laporan.rancangan import build_rancangan
from laporan.snapshot import fingerprint

SISI = (("kiri", "Menyetujui,"), ("kanan", ""))


@transaction.atomic
def verify_laporan(
    laporan: LaporanTahunan, *, nomor: str, tanggal: datetime.date, kiri: Pejabat | None, kanan: Pejabat | None,
    sidik: str, yakin: bool, by: Pengguna,
) -> LaporanTahunan:  # fmt: skip
    """Approval by who did not make it: figures, number, date and signatories stand from now on.

    `sidik`: Pemeriksaan.sidik of what was shown; `yakin`: what it asks to be looked at was looked at. Raises ActionRefused for the
    maker, for texts that name a person or are not the shown ones, for a date before the data ends, and for a signatory who held no
    office on that day.
    """
    # One approval at a time, of whatever year: each must know what the other freezes.
    list(LaporanTahunan.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    laporan = lock_laporan(laporan)
    dari = laporan.status
    step(laporan, to=StatusLaporan.DISETUJUI)
    _refuse_maker(laporan, by)
    if reason := periksa(laporan).alasan_menolak(sidik=sidik, yakin=yakin):
        raise ActionRefused(reason)
    people = {"kiri": kiri, "kanan": kanan}
    _refuse_idle(people.values(), tanggal)
    laporan.nomor, laporan.tanggal = nomor, tanggal
    laporan.penanda_tangan = [as_row(people[sisi], sisi=sisi, pengantar=words) for sisi, words in SISI if people[sisi]]
    laporan.disetujui_pada, laporan.disetujui_oleh = now(), by
    keep(laporan, dari=dari, by=by)
    _freeze(laporan)
    audit.record(JenisPeristiwa.VERIFY_LAPORAN, laporan, by=by, kolom=["status", "nomor", "tanggal", "penanda_tangan"])
    return laporan


def _refuse_maker(laporan: LaporanTahunan, by: Pengguna) -> None:
    if by.pk == laporan.diajukan_oleh_id:
        raise ActionRefused("Anda yang mengajukan laporan ini, jadi orang lain yang memeriksanya.")
    own = [bab.get_bab_display() for bab in laporan.daftar_bab.filter(diubah_oleh=by).exclude(teks="")]
    if own:
        raise ActionRefused(
            f"Anda penulis terakhir bab {', '.join(own)}, jadi orang lain yang memeriksa laporan ini. "
            "Kembalikan kepada sekretariat bila bab itu harus ditulis ulang."
        )


def _refuse_idle(people, tanggal: datetime.date) -> None:
    for person in filter(None, people):
        if not Pejabat.objects.serving(on=tanggal).filter(pk=person.pk).exists():
            raise ActionRefused(
                f"{person.nama} tidak menjabat pada {tulis_tanggal(tanggal)}. Pilih pejabat hari itu, atau ubah tanggal laporan."
            )


def _freeze(laporan: LaporanTahunan) -> None:
    before = {row.edisi: row for row in _replaced(laporan)}
    narasi = dict(laporan.daftar_bab.values_list("bab", "teks"))
    for edisi in Edisi:
        report = build_rancangan(laporan, edisi)
        if report.gagal:
            broken = ", ".join(Bab(bab).label for bab in report.gagal)
            raise ActionRefused(
                f"Bab {broken} gagal disusun (edisi {edisi.label}), jadi angkanya tidak dapat dibekukan. "
                "Laporkan kepada pengelola server."
            )
        if laporan.tanggal < report.batas_data:
            raise ActionRefused(
                f"Tanggal laporan mendahului batas data ({report.batas_data_tertulis}). Pilih sesudahnya."
            )
        old, kode = before.get(edisi), new_kode()
        potret = build_potret(
            report,
            narasi=narasi,
            nomor=laporan.nomor,
            tanggal=laporan.tanggal,
            versi=laporan.versi,
            kode=kode,
            penanda_tangan=laporan.penanda_tangan,
            lama=Potret.read(old.potret) if old else None,
            versi_lama=old.laporan.versi if old else None,
        )
        write(EdisiLaporan(laporan=laporan, edisi=edisi, kode=kode, potret=potret, sidik_potret=fingerprint(potret)))


def _replaced(laporan: LaporanTahunan) -> list[EdisiLaporan]:
    """The editions of the version that was issued before this one."""
    last = LaporanTahunan.objects.filter(
        tahun=laporan.tahun, versi__lt=laporan.versi, status__in=LAPORAN_PERNAH_TERBIT
    ).first()
    return list(last.daftar_edisi.select_related("laporan")) if last else []


@transaction.atomic
def publish_laporan(laporan: LaporanTahunan, *, by: Pengguna, cetak: Callable[[str], bytes]) -> LaporanTahunan:
    """Signed off: both PDFs are made from their frozen content (`cetak`: potret -> bytes) and kept. Raises PdfFailed."""
    laporan = lock_laporan(laporan)
    dari = laporan.status
    step(laporan, to=StatusLaporan.TERBIT)
    laporan.diterbitkan_pada, laporan.diterbitkan_oleh = now(), by
    with ExitStack() as files:
        for row in laporan.daftar_edisi.select_for_update(of=("self",)):
            if fingerprint(row.potret) != row.sidik_potret:
                raise ActionRefused(f"Potret {row} tidak sama dengan yang disetujui. Beri tahu pengelola sistem.")
            content = cetak(row.potret)
            row.berkas, row.sidik = ContentFile(content, name="laporan.pdf"), fingerprint(content)
            files.enter_context(discarded_on_failure(row.berkas))
            row.full_clean()
            row.save(update_fields=["berkas", "sidik"])
        keep(laporan, dari=dari, by=by)
        audit.record(JenisPeristiwa.PUBLISH_LAPORAN, laporan, by=by, kolom=["status"])
    return laporan


@transaction.atomic
def withdraw_laporan(laporan: LaporanTahunan, *, alasan: str, by: Pengguna) -> LaporanTahunan:
    """No longer in force; what was issued stays as it was, and its public page says so. Raises ActionRefused without a reason."""
    if not alasan.strip():
        raise ActionRefused("Tulis alasan menarik laporan ini.")
    check_narasi(alasan)
    laporan = lock_laporan(laporan)
    dari = laporan.status
    step(laporan, to=StatusLaporan.DITARIK)
    laporan.ditarik_pada, laporan.ditarik_oleh = now(), by
    keep(laporan, dari=dari, by=by, catatan=alasan.strip())
    audit.record(JenisPeristiwa.WITHDRAW_LAPORAN, laporan, by=by, kolom=["status"], alasan=alasan)
    return laporan


@transaction.atomic
def export_edisi(edisi: EdisiLaporan, *, by: Pengguna | str) -> bytes:
    """The kept PDF as it was issued, with a line in the trail. Raises ActionRefused when it is gone or was tampered with."""
    content = content_of(edisi.berkas, "PDF laporan ini")
    if fingerprint(content) != edisi.sidik:
        raise ActionRefused("PDF laporan ini tidak sama dengan yang diterbitkan. Beri tahu pengelola sistem.")
    audit.record(JenisPeristiwa.EXPORT_LAPORAN, by=by, kode=str(edisi))
    return content
