"""What an agency reports, and the verdict on it."""

from collections.abc import Sequence
from contextlib import ExitStack

from django.core.files.base import ContentFile
from django.db import transaction

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.storage import content_of, discarded_on_failure
from rapat.enums import USULAN_AKHIR, HasilVerifikasi, Prioritas, StatusTindakLanjut, Usulan
from rapat.models import BuktiPerkembangan, Perkembangan, TindakLanjut
from rapat.models.tindak_lanjut import MAKS_BUKTI, PERLU_BUKTI


def locked(item: TindakLanjut) -> TindakLanjut:
    """The item as it stands now, held until the transaction ends, with what its rules ask for. Raises ActionRefused when it is gone."""
    rows = TindakLanjut.objects.select_for_update(of=("self",)).select_related("rekomendasi__rapat", "instansi")
    row = rows.filter(pk=item.pk).first()
    if row is None:
        raise ActionRefused("Tindak lanjut ini sudah dicabut sekretariat, jadi tidak perlu dikerjakan lagi.")
    return row


def locked_own(item: TindakLanjut) -> TindakLanjut:
    """The same, for an act of the agency that had the item when its page was opened. Raises ActionRefused when it has gone on."""
    row = locked(item)
    if row.instansi_id != item.instansi_id:
        raise ActionRefused(f"Tindak lanjut ini baru saja dialihkan kepada {row.instansi}. Muat ulang halaman ini.")
    return row


@once
def report_progress(
    item: TindakLanjut, *, by: Pengguna, usulan: Usulan, tindakan: str, bukti: Sequence[ContentFile] = (), **values
) -> Perkembangan:
    """Appends the agency's note; the state becomes "dalam proses", never final.

    Raises ActionRefused when the item is final, a verdict is awaited, the agency asks to be rid of it, or a high-priority
    item is claimed done without evidence, or more than MAKS_BUKTI files are sent.
    """
    item = locked_own(item)
    refuse_final_or_pending(item)
    if usulan in USULAN_AKHIR and item.daftar_penyerahan.menunggu().exists():
        raise ActionRefused(
            "Instansi Anda meminta tindak lanjut ini diserahkan. Cabut permintaan itu dahulu, lalu nyatakan keadaannya."
        )
    if usulan == Usulan.SELESAI and item.rekomendasi.prioritas == Prioritas.TINGGI and not bukti:
        raise ActionRefused(PERLU_BUKTI)
    if len(bukti) > MAKS_BUKTI:
        raise ActionRefused(f"Satu laporan memuat paling banyak {MAKS_BUKTI} berkas bukti.")
    note = Perkembangan(
        tindak_lanjut=item, usulan=usulan, tindakan=tindakan, jumlah_bukti=len(bukti), prioritas=item.rekomendasi.prioritas,
        tanggal_rapat=item.rekomendasi.rapat.tanggal, dicatat_oleh=by, **values,
    )  # fmt: skip
    with ExitStack() as stored:
        write(note)
        for row in _files(note, bukti):
            stored.enter_context(discarded_on_failure(row.berkas))
            write(row)
        item.status = StatusTindakLanjut.PROSES
        item.save(update_fields=["status"])
        columns = ["usulan", "tindakan", *(["bukti"] if bukti else []), *(name for name in values if values[name])]
        audit.record(JenisPeristiwa.REPORT_PROGRESS, item, by=by, kolom=columns)
    return note


def _files(note: Perkembangan, bukti: Sequence[ContentFile]) -> list[BuktiPerkembangan]:
    return [BuktiPerkembangan(perkembangan=note, urutan=n, berkas=file) for n, file in enumerate(bukti, 1)]


def refuse_final_or_pending(item: TindakLanjut) -> None:
    if not item.is_terbuka:
        raise ActionRefused(f"Tindak lanjut ini sudah berstatus {item.get_status_display()}.")
    if item.daftar_perkembangan.pending().exists():
        raise ActionRefused("Laporan sebelumnya masih menunggu verifikasi. Tunggu hasilnya sebelum melapor lagi.")


@transaction.atomic
def verify_tindak_lanjut(
    note: Perkembangan, *, by: Pengguna, hasil: HasilVerifikasi, catatan: str = ""
) -> Perkembangan:
    """The verdict on a note that asks for one. Raises ActionRefused when already judged, by the reporter, or handed back without a note."""
    item = locked(note.tindak_lanjut)
    note = item.daftar_perkembangan.get(pk=note.pk)
    hasil = HasilVerifikasi(hasil)
    if note.usulan not in USULAN_AKHIR or note.hasil:
        raise ActionRefused(
            "Laporan ini tidak menunggu verifikasi; mungkin sudah diperiksa orang lain. Muat ulang halaman ini."
        )
    if note.dicatat_oleh_id == by.pk:
        raise ActionRefused("Pemeriksa harus orang lain daripada pelapor.")
    if hasil == HasilVerifikasi.BELUM_SESUAI and not catatan.strip():
        raise ActionRefused("Tulis catatan: apa yang masih kurang dan harus dilengkapi instansi.")
    moment = now()
    note.hasil, note.catatan_verifikasi, note.diverifikasi_pada, note.diverifikasi_oleh = (
        hasil,
        catatan.strip(),
        moment,
        by,
    )
    note.full_clean()
    note.save(update_fields=["hasil", "catatan_verifikasi", "diverifikasi_pada", "diverifikasi_oleh"])
    item.status = hasil.status
    if not item.is_terbuka:
        item.selesai_pada, item.selesai_oleh = moment, by
    item.save(update_fields=["status", "selesai_pada", "selesai_oleh"])
    audit.record(JenisPeristiwa.VERIFY_TINDAK_LANJUT, item, by=by, kolom=["hasil", "catatan_verifikasi", "status"])
    return note


@transaction.atomic
def export_bukti(row: BuktiPerkembangan, *, by: Pengguna) -> bytes:
    """One file of evidence in clear, and a line in the trail."""
    content = content_of(row.berkas, "Berkas bukti ini")
    audit.record(JenisPeristiwa.EXPORT_BUKTI, row.perkembangan.tindak_lanjut, by=by)
    return content
