"""Recommendations, and the items they ask of agencies."""

import datetime

from django.db import transaction
from django.db.models import Max

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from rapat.actions.dasar import write
from rapat.enums import PeranInstansi, Prioritas, StatusRapat
from rapat.models import Rapat, Rekomendasi, TindakLanjut


@once
def record_rekomendasi(
    rapat: Rapat, *, by: Pengguna, uraian: str, penanggung_jawab: Instansi, pendukung: list[Instansi] = (),
    tenggat: datetime.date | None = None, prioritas: str = Prioritas.SEDANG, **values,
) -> Rekomendasi:  # fmt: skip
    """A recommendation with the next number across all meetings, and one item for each agency asked: never without an owner."""
    Rapat.objects.select_for_update(of=("self",)).order_by("pk").first()  # serialises the numbering
    rapat = Rapat.objects.select_for_update(of=("self",)).get(pk=rapat.pk)
    if rapat.status == StatusRapat.KONSEP:
        raise ActionRefused("Rapat ini masih konsep. Jadwalkan dahulu sebelum mencatat rekomendasinya.")
    if rapat.status == StatusRapat.SELESAI:
        raise ActionRefused("Rapat ini sudah selesai dan terkunci. Buka kembali sebelum mencatat rekomendasinya.")
    number = (Rekomendasi.objects.aggregate(last=Max("nomor"))["last"] or 0) + 1
    row = Rekomendasi(
        rapat=rapat, nomor=number, uraian=uraian, tenggat=tenggat, prioritas=prioritas, dicatat_oleh=by, **values
    )
    write(row)
    audit.record(JenisPeristiwa.RECORD_REKOMENDASI, row, by=by, kolom=["uraian", "tenggat", "prioritas", *values])
    assign_tindak_lanjut(row, by=by, instansi=penanggung_jawab, peran=PeranInstansi.PENANGGUNG_JAWAB, tenggat=tenggat)
    for instansi in pendukung:
        if instansi != penanggung_jawab:
            assign_tindak_lanjut(row, by=by, instansi=instansi, peran=PeranInstansi.PENDUKUNG, tenggat=tenggat)
    return row


@transaction.atomic
def assign_tindak_lanjut(
    rekomendasi: Rekomendasi, *, by: Pengguna, instansi: Instansi, peran: PeranInstansi, tenggat: datetime.date | None
) -> TindakLanjut:
    """One agency is asked, in the present round of the recommendation."""
    item = TindakLanjut(
        rekomendasi=rekomendasi, instansi=instansi, putaran=rekomendasi.putaran, peran=peran, tenggat=tenggat,
        dicatat_oleh=by,
    )  # fmt: skip
    write(item)
    audit.record(JenisPeristiwa.ASSIGN_TINDAK_LANJUT, item, by=by)
    return item


@transaction.atomic
def reassign_tindak_lanjut(item: TindakLanjut, *, by: Pengguna, instansi: Instansi, alasan: str) -> TindakLanjut:
    """An open item goes to another agency, with its notes. Raises ValidationError when that agency has the same task already."""
    item = (
        TindakLanjut.objects.select_for_update(of=("self",)).select_related("rekomendasi", "instansi").get(pk=item.pk)
    )
    if not item.is_terbuka:
        raise ActionRefused(f"{item} sudah berstatus {item.get_status_display()}, jadi tidak dialihkan lagi.")
    why = f"{alasan}: dari {item.instansi.singkatan} kepada {instansi.singkatan}"
    item.instansi = instansi
    item.full_clean()
    item.save(update_fields=["instansi"])
    audit.record(JenisPeristiwa.REASSIGN_TINDAK_LANJUT, item, by=by, kolom=["instansi"], alasan=why)
    return item
