"""Imports: what every app refuses alike; and the annex of a decree: held after upload, stored after confirmation, all or nothing."""

from django.db import transaction

from anggota import audit, lampiran
from anggota.actions.dasar import write
from anggota.actions.pejabat import record_pejabat
from anggota.actions.sk import add_keanggotaan, update_keanggotaan
from anggota.enums import JenisPeristiwa
from anggota.models import ImporLampiran, Pengguna, SuratKeputusan
from anggota.resources import BarisPratinjau, KursiResource
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now

DITOLAK_BASIS_DATA = (
    "Basis data menolak isinya, jadi tidak ada yang disimpan. Mungkin berkas yang sama baru saja diimpor orang lain: "
    "muat ulang pratinjau ini."
)


def refuse_preview(preview, sidik: str, *, apa: str = "Register") -> None:
    """Raises ActionRefused when rows are at fault, or it is not what the sender saw (`sidik`)."""
    if preview.jumlah_salah:
        raise ActionRefused(
            "Masih ada baris yang salah, jadi tidak ada yang disimpan. Perbaiki berkasnya, lalu unggah lagi."
        )
    if preview.sidik != sidik:
        raise ActionRefused(f"{apa} berubah sejak pratinjau dibuat. Periksa pratinjau yang baru, lalu simpan.")


@transaction.atomic
def hold_lampiran(sk: SuratKeputusan, *, by: Pengguna, rows: list[dict]) -> ImporLampiran:
    """Keeps the rows of an upload until its sender confirms them; an earlier upload that was not confirmed goes."""
    ImporLampiran.objects.filter(sk=sk, dicatat_oleh=by, disimpan_pada__isnull=True).delete()
    return write(ImporLampiran(sk=sk, isi=lampiran.to_json(rows), dicatat_oleh=by))


@transaction.atomic
def import_keanggotaan(impor: ImporLampiran, *, by: Pengguna, sidik: str) -> ImporLampiran:
    """Stores the held rows, exactly as the preview with this `sidik` showed them.

    A second confirmation stores nothing (`is_ulangan`). Raises ActionRefused for faults, and when the decree changed since.
    """
    sk = SuratKeputusan.objects.select_for_update(of=("self",)).get(pk=impor.sk_id)
    impor = ImporLampiran.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if impor.disimpan_pada:
        impor.is_ulangan = True
        return impor
    preview = KursiResource(sk).preview(lampiran.from_json(impor.isi))
    refuse_preview(preview, sidik, apa="Kursi SK ini")
    for row in preview.daftar_baris:
        _store(sk, row, by=by)
    impor.isi, impor.disimpan_pada, impor.disimpan_oleh = "", now(), by
    impor.save(update_fields=["isi", "disimpan_pada", "disimpan_oleh"])
    audit.record(JenisPeristiwa.IMPORT_KEANGGOTAAN, sk, by=by, kolom=["daftar_keanggotaan"])
    return impor


def _store(sk: SuratKeputusan, row: BarisPratinjau, *, by: Pengguna) -> None:
    if row.tindakan == "tetap":
        return
    seat, person = row.kursi, row.kursi.pejabat_impor
    values = {name: getattr(seat, name) for name in ("instansi", "jabatan_dinas", "kedudukan", "urutan")}
    if row.tindakan == "baru":
        seat = add_keanggotaan(sk, by=by, **values)
    else:
        update_keanggotaan(seat, by=by, **values)
    if person:
        record_pejabat(seat, by=by, **person)
