"""An invitation goes out by mail: announced once, again when the meeting changed, again to those whom it did not reach."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from rapat import surat
from rapat.actions.dasar import hold_rapat
from rapat.actions.pemberitahuan import antre
from rapat.enums import STATUS_TERTULIS, JenisPemberitahuan, StatusPemberitahuan, StatusRapat
from rapat.models import Pemberitahuan, Rapat, SiaranUndangan


@once
def send_undangan(rapat: Rapat, *, by: Pengguna) -> SiaranUndangan:
    """Announces the meeting as it stands and puts one mail a receiver into the queue. What an older announcement still had
    waiting is dropped when its turn comes. Raises ActionRefused when nothing changed since the last one."""
    rapat = _terjadwal(rapat)
    last = rapat.daftar_siaran.order_by("-urutan").first()
    if last and not last.differs_from(rapat):
        raise ActionRefused(
            "Undangan dengan isi ini sudah dikirim. Yang belum menerima dapat dikirimi lagi dari daftar."
        )
    announced = {name: getattr(rapat, name) for name in SiaranUndangan.DIUMUMKAN}
    try:
        with transaction.atomic():
            row = write(
                SiaranUndangan(rapat=rapat, urutan=last.urutan + 1 if last else 0, dicatat_oleh=by, **announced)
            )
    except IntegrityError:
        raise ActionRefused("Undangan ini baru saja dikirim orang lain. Muat ulang halaman ini.") from None
    _antre_semua(row, by=by)
    audit.record(JenisPeristiwa.SEND_PEMBERITAHUAN, rapat, by=by, kolom=["daftar_siaran"])
    return row


@transaction.atomic
def resend_undangan(rapat: Rapat, *, by: Pengguna) -> int:
    """The last announcement, to those whom it surely did not reach: new receivers and those that failed."""
    rapat = _terjadwal(rapat)
    last = rapat.daftar_siaran.order_by("-urutan").first()
    if last is None or last.differs_from(rapat):
        raise ActionRefused("Rapat ini berubah sesudah undangannya dikirim. Kirim pembaruan kepada semua.")
    count = _antre_semua(last, by=by)
    failed = Pemberitahuan.objects.select_for_update(of=("self",)).filter(
        siaran=last, status__in=[StatusPemberitahuan.GAGAL, StatusPemberitahuan.BATAL]
    )
    count += failed.update(status=StatusPemberitahuan.ANTRE, galat="", tundaan=0, tunggu_sampai=now(), diminta_oleh=by)
    if not count:
        raise ActionRefused("Tidak ada penerima yang gagal atau baru. Yang tidak pasti diputuskan satu per satu.")
    audit.record(JenisPeristiwa.RESEND_PEMBERITAHUAN, rapat, by=by, kolom=["daftar_siaran"])
    return count


def antre_pembatalan(rapat: Rapat, *, by: Pengguna) -> int:
    """That a meeting is cancelled, to whom its invitation reached, may have reached or is on its way.

    Who was only waiting for one gets neither.
    """
    sent = Pemberitahuan.objects.filter(rapat=rapat, jenis=JenisPemberitahuan.UNDANGAN, status__in=STATUS_TERTULIS)
    reached = {row.kunci.rpartition(":")[2]: row for row in sent.select_related("penerima", "instansi").order_by("pk")}
    last = rapat.daftar_siaran.order_by("-urutan").first()
    return sum(
        antre(
            JenisPemberitahuan.PEMBATALAN, f"pembatalan:{rapat.pk}:{who}", penerima=row.penerima,
            instansi=row.instansi, rapat=rapat, siaran=last, diminta_oleh=by,
        )
        for who, row in reached.items()
    )  # fmt: skip


def _terjadwal(rapat: Rapat) -> Rapat:
    rapat = hold_rapat(rapat.pk)
    if rapat.status != StatusRapat.TERJADWAL:
        raise ActionRefused(
            f"Rapat ini berstatus {rapat.get_status_display()}. Undangan dikirim untuk rapat terjadwal."
        )
    if rapat.tanggal < timezone.localdate():
        raise ActionRefused("Tanggal rapat ini sudah lewat, jadi tidak ada lagi yang diundang. Ubah jadwalnya dahulu.")
    if not rapat.is_umum:
        raise ActionRefused("Undangan rapat tentang kasus tidak dikirim lewat surel. Hubungi pesertanya langsung.")
    return rapat


def _antre_semua(siaran: SiaranUndangan, *, by: Pengguna) -> int:
    rows = surat.penerima_undangan(siaran.rapat, today=timezone.localdate())
    return sum(
        antre(
            JenisPemberitahuan.UNDANGAN,
            f"undangan:{siaran.pk}:{one.kunci}",
            penerima=one.pengguna,
            instansi=one.instansi,
            rapat=siaran.rapat,
            siaran=siaran,
            diminta_oleh=by,
        )
        for one in rows
        if one.surel
    )
