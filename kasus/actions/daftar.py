"""The own list: filters that are kept, columns, and several cases handed to another person at once."""

from django.db import transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from kasus.models import Kasus, PilihanKolom, SaringanTersimpan

MAX_SARINGAN = 20


def _lock(by: Pengguna) -> None:
    """Two windows of one person: one after the other."""
    Pengguna.objects.select_for_update(of=("self",)).get(pk=by.pk)


@transaction.atomic
def record_saringan(*, nama: str, kueri: str, is_utama: bool, by: Pengguna) -> SaringanTersimpan:
    """Keeps a filter under a name. The same name again replaces it. Raises ActionRefused when there are too many."""
    _lock(by)
    own = list(SaringanTersimpan.objects.filter(dicatat_oleh=by))
    row = next((row for row in own if row.nama.casefold() == nama.strip().casefold()), None)
    if row is None and len(own) >= MAX_SARINGAN:
        raise ActionRefused(f"Sudah ada {MAX_SARINGAN} saringan. Hapus yang tidak dipakai lagi, lalu simpan.")
    if is_utama:
        SaringanTersimpan.objects.filter(dicatat_oleh=by, is_utama=True).update(is_utama=False)
    if row is None:
        row = write(SaringanTersimpan(nama=nama.strip(), kueri=kueri, is_utama=is_utama, dicatat_oleh=by))
    else:
        row.kueri, row.is_utama = kueri, is_utama
        row.save(update_fields=["kueri", "is_utama"])
    audit.record(JenisPeristiwa.RECORD_SARINGAN, row, by=by, kolom=["nama", "kueri", "is_utama"])
    return row


@transaction.atomic
def withdraw_saringan(saringan: SaringanTersimpan, *, by: Pengguna) -> None:
    """The filter goes; its name and content leave no trace but this line."""
    SaringanTersimpan.objects.filter(pk=saringan.pk, dicatat_oleh=by).delete()
    audit.record(JenisPeristiwa.WITHDRAW_SARINGAN, saringan, by=by)


@transaction.atomic
def update_kolom(*, kolom: list[str], by: Pengguna) -> PilihanKolom:
    """The columns of the own list, remembered for every later visit."""
    _lock(by)
    row = PilihanKolom.objects.filter(dicatat_oleh=by).first()
    if row is None:
        row = write(PilihanKolom(kolom=kolom, dicatat_oleh=by))
    else:
        row.kolom = kolom
        row.save(update_fields=["kolom"])
    audit.record(JenisPeristiwa.UPDATE_KOLOM, row, by=by, kolom=kolom)
    return row


@transaction.atomic
def reassign_pilihan(daftar_kasus: list[Kasus], *, kepada: Pengguna, by: Pengguna) -> int:
    """The chosen cases go to another person, each with a line in the trail; those that are there already stay as they are.

    Raises ActionRefused for a case that was disposed of: nothing of it changes any more.
    """
    rows = Kasus.objects.filter(pk__in=[kasus.pk for kasus in daftar_kasus]).order_by("pk")
    rows = list(rows.select_for_update(of=("self",)))
    if gone := [str(kasus) for kasus in rows if kasus.is_dimusnahkan]:
        raise ActionRefused(f"Data kasus {', '.join(gone)} sudah dimusnahkan. Keluarkan dari pilihan, lalu ulangi.")
    moved = [kasus for kasus in rows if kasus.penanggung_jawab_id != kepada.pk]
    for kasus in moved:
        kasus.penanggung_jawab = kepada
        kasus.save(update_fields=["penanggung_jawab"])
        audit.record(JenisPeristiwa.REASSIGN_KASUS, kasus, by=by, kolom=["penanggung_jawab"])
    return len(moved)
