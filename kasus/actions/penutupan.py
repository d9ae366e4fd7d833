"""Closing a case in two steps by two people; what is still open is acknowledged, not hidden."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from kasus.actions.dasar import lock_open
from kasus.actions.status import change_status_kasus
from kasus.enums import AlasanPenutupan, HasilUsulan
from kasus.models import Kasus, UsulanPenutupan
from kasus.penutupan import masih_terbuka


@once
def record_penutupan(
    kasus: Kasus, *, alasan: AlasanPenutupan, catatan: str, diakui: list[str] = (), by: Pengguna
) -> UsulanPenutupan:
    """Proposes to close an open case. `diakui` holds the codes of the open things that the proposer saw (kasus/penutupan.py).

    Raises ActionRefused when the case is closed, proposed already, or something open was not acknowledged.
    """
    kasus = lock_open(kasus.pk, apa="statusnya")
    if kasus.daftar_penutupan.menunggu().exists():
        raise ActionRefused("Penutupan kasus ini sudah diusulkan dan menunggu kepala sekretariat.")
    if len(catatan.strip()) < 10:
        raise ActionRefused("Tulis catatan penutupan (paling sedikit 10 huruf): bagaimana keadaan korban sekarang.")
    things = masih_terbuka(by, kasus)
    if unseen := [thing.kalimat for thing in things if thing.kode not in diakui]:
        raise ActionRefused(
            f"Masih ada yang terbuka: {', '.join(unseen)}. Selesaikan, atau centang bahwa Anda mengetahuinya."
        )
    row = UsulanPenutupan(
        kasus=kasus,
        alasan=alasan,
        catatan=catatan.strip(),
        peringatan=[thing.kalimat for thing in things],
        dicatat_oleh=by,
    )
    write(row)
    audit.record(JenisPeristiwa.RECORD_PENUTUPAN, kasus, by=by, kolom=["alasan", "catatan", "peringatan"])
    return row


@transaction.atomic
def verify_penutupan(kasus: Kasus, *, hasil: HasilUsulan, catatan: str = "", by: Pengguna) -> UsulanPenutupan:
    """The head's answer: the case is closed for the proposed reason, or the proposal goes back with a note.

    Raises ActionRefused without a proposal, by who proposed it or recorded the case, or when it goes back without a note.
    """
    kasus, hasil = lock_open(kasus.pk, apa="statusnya"), HasilUsulan(hasil)
    row = kasus.daftar_penutupan.menunggu().first()
    if row is None:
        raise ActionRefused("Tidak ada usulan penutupan yang menunggu; mungkin sudah diputus. Muat ulang halaman ini.")
    if by.pk in {row.dicatat_oleh_id, kasus.dicatat_oleh_id}:
        raise ActionRefused("Pemutus harus orang lain daripada pengusul dan pencatat kasus.")
    if hasil == HasilUsulan.DIKEMBALIKAN and len(catatan.strip()) < 10:
        raise ActionRefused("Tulis catatan (paling sedikit 10 huruf): apa yang harus dilengkapi sebelum kasus ditutup.")
    row.hasil, row.catatan_putusan, row.diverifikasi_pada, row.diverifikasi_oleh = hasil, catatan.strip(), now(), by
    row.full_clean()
    row.save(update_fields=["hasil", "catatan_putusan", "diverifikasi_pada", "diverifikasi_oleh"])
    if hasil == HasilUsulan.DISETUJUI:
        reason = AlasanPenutupan(row.alasan)
        change_status_kasus(kasus, to=reason.status, alasan=row.catatan, kode_alasan=reason, by=by)
    audit.record(JenisPeristiwa.VERIFY_PENUTUPAN, kasus, by=by, kolom=["hasil", "catatan_putusan"])
    return row
