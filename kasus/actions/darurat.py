"""An identity in an emergency, and the head's review of it."""

from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from kasus.actions.dasar import lock_alive
from kasus.actions.identitas import checked_reason
from kasus.enums import HasilTinjauan
from kasus.models import IdentitasKorban, Korban, PembukaanDarurat


@transaction.atomic
def break_glass(korban: Korban, *, alasan: str, by: Pengguna) -> IdentitasKorban:
    """The identity in an emergency, by a member who serves this victim; the head reviews it afterwards.

    Raises ActionRefused for a restricted victim: there the head alone decides (UU 27/2022 Pasal 41).
    """
    lock_alive(korban.kasus_id)
    if korban.is_orang_dibatasi:
        raise ActionRefused("Pemrosesan data korban ini dibatasi. Hubungi kepala sekretariat.")
    identity = checked_reason(korban, alasan)
    row = PembukaanDarurat(korban=korban, alasan=alasan.strip(), dicatat_oleh=by)
    row.full_clean()
    row.save(force_insert=True)
    shown = IdentitasKorban.Privacy.identifying
    audit.record(JenisPeristiwa.BREAK_GLASS, korban, by=by, alasan=alasan.strip(), kolom=shown)
    return identity


@transaction.atomic
def review_darurat(row: PembukaanDarurat, *, hasil: HasilTinjauan, catatan: str, by: Pengguna) -> PembukaanDarurat:
    """The head's verdict. Raises ActionRefused when already reviewed, by who opened, or when improper without a note."""
    lock_alive(row.korban.kasus_id)
    row = PembukaanDarurat.objects.select_for_update(of=("self",)).select_related("korban__kasus").get(pk=row.pk)
    if row.hasil:
        raise ActionRefused("Pembukaan ini sudah ditinjau orang lain. Muat ulang daftarnya.")
    if row.dicatat_oleh_id == by.pk:
        raise ActionRefused("Peninjau harus orang lain daripada yang membuka.")
    if hasil == HasilTinjauan.TIDAK_WAJAR and not catatan.strip():
        raise ActionRefused("Tulis catatan: mengapa tidak wajar dan apa tindak lanjutnya.")
    row.hasil, row.catatan, row.ditinjau_pada, row.ditinjau_oleh = hasil, catatan.strip(), now(), by
    row.full_clean()
    row.save(update_fields=["hasil", "catatan", "ditinjau_pada", "ditinjau_oleh"])
    audit.record(JenisPeristiwa.REVIEW_DARURAT, row, by=by, kolom=["hasil", "catatan"])
    return row
