"""Writes of the register of agreements (MoU and PKS)."""

import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import NotaKesepahaman, Pengguna, PerpanjanganNota, PihakNota
from gugus_tugas.auth import ActionRefused
from gugus_tugas.storage import content_of, discard_on_commit, discarded_on_failure
from gugus_tugas.tanggal import tulis_tanggal


@once
def record_nota(
    *, by: Pengguna, daftar_pihak: list[dict], berkas: ContentFile | None = None, **values
) -> NotaKesepahaman:
    """A new agreement with its parties (`instansi` or `nama`, `nomor`). Raises ActionRefused with fewer than two."""
    _refuse_lonely(daftar_pihak)
    nota = NotaKesepahaman(dicatat_oleh=by, berkas=berkas or "", **values)
    nota.full_clean()
    with discarded_on_failure(nota.berkas):
        nota.save(force_insert=True)
        _write_pihak(nota, daftar_pihak)
        columns = [*values, "daftar_pihak", *(["berkas"] if berkas else [])]
        audit.record(JenisPeristiwa.RECORD_NOTA, nota, by=by, kolom=columns, kode=_kode(nota))
    return nota


@transaction.atomic
def update_nota(
    nota: NotaKesepahaman, *, by: Pengguna, daftar_pihak: list[dict], berkas: ContentFile | None = None, **values
) -> NotaKesepahaman:
    """Corrects what was typed; a new file takes the place of the old one. The trail names what changed.

    Raises ActionRefused when nothing differs, with fewer than two parties, or when an extended end would be rewritten.
    """
    _refuse_lonely(daftar_pihak)
    nota = NotaKesepahaman.objects.select_for_update(of=("self",)).get(pk=nota.pk)
    changed = [name for name, value in values.items() if getattr(nota, name) != value]
    if "berlaku_sampai" in changed and nota.daftar_perpanjangan.exists():
        raise ActionRefused(
            "Masa berlaku ini sudah diperpanjang, jadi akhirnya tidak dikoreksi di sini. Catat perpanjangan berikutnya."
        )
    if [_plain(row) for row in daftar_pihak] != [
        (row.instansi_id, row.nama, row.nomor) for row in nota.daftar_pihak.order_by("urutan")
    ]:
        changed.append("daftar_pihak")
    if not changed and not berkas:
        raise ActionRefused("Tidak ada yang berubah. Ubah isian yang keliru, atau batalkan.")
    for name, value in values.items():
        setattr(nota, name, value)
    old = nota.berkas if berkas else None
    nota.berkas = berkas or nota.berkas
    nota.full_clean()
    with discarded_on_failure(nota.berkas):
        nota.save()
        if "daftar_pihak" in changed:
            nota.daftar_pihak.all().delete()
            _write_pihak(nota, daftar_pihak)
        columns = [*changed, *(["berkas"] if berkas else [])]
        audit.record(JenisPeristiwa.UPDATE_NOTA, nota, by=by, kolom=columns, kode=_kode(nota))
    if old:
        discard_on_commit(old)
    return nota


@once
def record_perpanjangan(
    nota: NotaKesepahaman, *, by: Pengguna, sampai_baru: datetime.date | None, dasar: str
) -> PerpanjanganNota:
    """A longer term, or one without end; the term before it stays readable. Raises ActionRefused when it has no end already."""
    nota = NotaKesepahaman.objects.select_for_update(of=("self",)).get(pk=nota.pk)
    if nota.berlaku_sampai is None:
        raise ActionRefused("Naskah ini berlaku tanpa batas waktu; tidak ada yang perlu diperpanjang.")
    if sampai_baru and sampai_baru <= nota.berlaku_sampai:
        raise ActionRefused(
            f"Naskah ini sudah berlaku sampai {tulis_tanggal(nota.berlaku_sampai)}. Isi tanggal sesudahnya."
        )
    row = PerpanjanganNota(
        nota=nota, sampai_lama=nota.berlaku_sampai, sampai_baru=sampai_baru, dasar=dasar, dicatat_oleh=by
    )
    row.full_clean()
    row.save(force_insert=True)
    nota.berlaku_sampai = sampai_baru
    nota.save(update_fields=["berlaku_sampai"])
    audit.record(JenisPeristiwa.RECORD_PERPANJANGAN, nota, by=by, kolom=["berlaku_sampai", "dasar"], kode=_kode(nota))
    return row


@transaction.atomic
def export_nota(nota: NotaKesepahaman, *, by: Pengguna) -> bytes:
    """The signed paper in clear, and a line in the trail."""
    content = content_of(nota.berkas, "Berkas naskah ini")
    audit.record(JenisPeristiwa.EXPORT_NOTA, nota, by=by, kolom=["berkas"], kode=_kode(nota))
    return content


def _refuse_lonely(daftar_pihak: list[dict]) -> None:
    if len(daftar_pihak) < 2:
        raise ActionRefused("MoU atau PKS mengikat paling sedikit dua pihak. Tambahkan pihak yang lain.")


def _write_pihak(nota: NotaKesepahaman, daftar_pihak: list[dict]) -> None:
    for number, values in enumerate(daftar_pihak, 1):
        row = PihakNota(nota=nota, urutan=number, **values)
        row.full_clean()
        row.save(force_insert=True)


def _plain(values: dict) -> tuple:
    agency = values.get("instansi")
    return agency.pk if agency else None, values.get("nama", ""), values.get("nomor", "")


def _kode(nota: NotaKesepahaman) -> str:
    """Kind and title, cut to the width of the trail."""
    return str(nota)[:80]
