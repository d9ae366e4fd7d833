"""Every write of meetings and follow-up: atomic, keyword-only, with the actor and an audit row."""

import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from anggota import actions as anggota
from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Keanggotaan, Pengguna, SuratKeputusan
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.storage import discarded_on_failure
from gugus_tugas.tanggal import tulis_tanggal
from rapat.calendar import kursi_pada
from rapat.enums import USULAN_AKHIR, HasilVerifikasi, PeranInstansi, Prioritas, StatusRapat, StatusTindakLanjut, Usulan
from rapat.models import Kehadiran, Perkembangan, Rapat, Rekomendasi, TindakLanjut


def _write(row):
    row.full_clean()
    row.save(force_insert=True)
    return row


@once
def schedule_rapat(*, by: Pengguna, tanggal: datetime.date, **values) -> Rapat:
    """A meeting, as a draft unless `status` says otherwise. Its year is that of its date."""
    try:
        with transaction.atomic():
            rapat = _write(Rapat(dicatat_oleh=by, tanggal=tanggal, tahun=tanggal.year, **values))
    except IntegrityError:  # a colleague took the quarter between our check and our write
        raise ActionRefused("Rapat untuk triwulan ini baru saja dicatat orang lain. Muat ulang daftar rapat.") from None
    audit.record(JenisPeristiwa.SCHEDULE_RAPAT, rapat, by=by, kolom=["tanggal", *values])
    return rapat


@transaction.atomic
def change_status_rapat(rapat: Rapat, *, to: StatusRapat, by: Pengguna) -> Rapat:
    """The only writer of the status. Raises ActionRefused for a step that the table does not know."""
    rapat = Rapat.objects.select_for_update(of=("self",)).get(pk=rapat.pk)
    before, to = StatusRapat(rapat.status), StatusRapat(to)
    if to not in before.can_become():
        raise ActionRefused(
            f"Rapat tidak dapat berubah dari {before.label} menjadi {to.label}. Muat ulang halaman ini."
        )
    if to in (StatusRapat.BERLANGSUNG, StatusRapat.SELESAI) and rapat.tanggal > timezone.localdate():
        raise ActionRefused(f"Rapat ini baru berlangsung pada {tulis_tanggal(rapat.tanggal)}. Ubah statusnya hari itu.")
    rapat.status = to
    rapat.save(update_fields=["status"])
    audit.record(JenisPeristiwa.CHANGE_STATUS_RAPAT, rapat, by=by, kolom=["status"])
    return rapat


@transaction.atomic
def record_kehadiran(rapat: Rapat, *, by: Pengguna, daftar: list[dict]) -> int:
    """Attendance of the given seats (`keanggotaan`, `status`, `nama_wakil`); a seat recorded before is corrected.

    An empty `status` takes a seat back to "not recorded". Returns how many of them are recorded now.
    Raises ActionRefused once the minutes are closed.
    """
    rapat = Rapat.objects.select_for_update(of=("self",)).get(pk=rapat.pk)
    if rapat.status == StatusRapat.SELESAI:
        raise ActionRefused("Rapat ini sudah selesai dan terkunci. Buka kembali sebelum mengubah kehadiran.")
    allowed = {seat.pk for seat in kursi_pada(rapat.tanggal)}
    if any(values["keanggotaan"].pk not in allowed for values in daftar):
        raise ActionRefused("Kursi ini tidak tercantum dalam SK yang berlaku pada tanggal rapat.")
    known = {row.keanggotaan_id: row for row in rapat.daftar_kehadiran.all()}
    for values in daftar:
        seat: Keanggotaan = values["keanggotaan"]
        if not values["status"]:
            if seat.pk in known:
                known[seat.pk].delete()
            continue
        row = known.get(seat.pk) or Kehadiran(rapat=rapat, keanggotaan=seat, dicatat_oleh=by)
        row.status, row.nama_wakil = values["status"], values.get("nama_wakil", "")
        row.full_clean()
        row.save()
    audit.record(JenisPeristiwa.RECORD_KEHADIRAN, rapat, by=by, kolom=["daftar_kehadiran"])
    return sum(bool(values["status"]) for values in daftar)


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
    _write(row)
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
    item = _write(
        TindakLanjut(rekomendasi=rekomendasi, instansi=instansi, peran=peran, tenggat=tenggat, dicatat_oleh=by)
    )
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


@transaction.atomic
def carry_out_sk(sk: SuratKeputusan, *, by: Pengguna, penerima: dict[int, Instansi]) -> SuratKeputusan:
    """The membership of the new decree becomes real: access ends, open items of leaving agencies go to `penerima` (by item).

    A second time does nothing (`is_ulangan`). Raises ActionRefused before its day, and when an item has no receiver.
    """
    # Every open item before the trail is held: an agency that reports just now finishes first, or waits.
    list(TindakLanjut.objects.terbuka().select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    sk, perubahan = anggota.carry_out_membership(sk, by=by)
    if sk.is_ulangan:
        return sk
    seated = set(sk.daftar_keanggotaan.values_list("instansi", flat=True))
    items = TindakLanjut.objects.terbuka().filter(instansi__in=perubahan.instansi_keluar).select_related("instansi")
    for item in items.order_by("pk"):
        if item.pk not in penerima or penerima[item.pk].pk not in seated:
            raise ActionRefused(
                f"Satu tindak lanjut {item.instansi.singkatan} belum memiliki penerima dari SK yang baru; mungkin baru saja "
                "diminta. Muat ulang halaman ini, lalu pilih penerimanya."
            )
        reassign_tindak_lanjut(item, by=by, instansi=penerima[item.pk], alasan=f"Pelaksanaan {sk}")
    return sk


@once
def report_progress(
    item: TindakLanjut, *, by: Pengguna, usulan: Usulan, tindakan: str, bukti: ContentFile | None = None
) -> Perkembangan:
    """Appends the agency's note; the state becomes "dalam proses", never final.

    Raises ActionRefused when the item is final, a verdict is awaited, or a high-priority item is claimed done without evidence.
    """
    item = (
        TindakLanjut.objects.select_for_update(of=("self",)).select_related("rekomendasi", "instansi").get(pk=item.pk)
    )
    if not item.is_terbuka:
        raise ActionRefused(f"Tindak lanjut ini sudah berstatus {item.get_status_display()}.")
    if item.daftar_perkembangan.pending().exists():
        raise ActionRefused("Laporan sebelumnya masih menunggu verifikasi. Tunggu hasilnya sebelum melapor lagi.")
    if usulan == Usulan.SELESAI and item.rekomendasi.prioritas == Prioritas.TINGGI and bukti is None:
        raise ActionRefused(
            "Rekomendasi berprioritas tinggi memerlukan bukti (foto atau PDF) sebelum dinyatakan selesai."
        )
    note = Perkembangan(tindak_lanjut=item, usulan=usulan, tindakan=tindakan, bukti=bukti or "", dicatat_oleh=by)
    with discarded_on_failure(note.bukti):
        _write(note)
        item.status = StatusTindakLanjut.PROSES
        item.save(update_fields=["status"])
        columns = ["usulan", "tindakan", *(["bukti"] if bukti else [])]
        audit.record(JenisPeristiwa.REPORT_PROGRESS, item, by=by, kolom=columns)
    return note


@transaction.atomic
def verify_tindak_lanjut(
    note: Perkembangan, *, by: Pengguna, hasil: HasilVerifikasi, catatan: str = ""
) -> Perkembangan:
    """The verdict on a note that asks for one. Raises ActionRefused when already judged, by the reporter, or handed back without a note."""
    item = (
        TindakLanjut.objects.select_for_update(of=("self",))
        .select_related("rekomendasi", "instansi")
        .get(pk=note.tindak_lanjut_id)
    )
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
def export_bukti(note: Perkembangan, *, by: Pengguna) -> bytes:
    """The evidence in clear, and a line in the trail."""
    audit.record(JenisPeristiwa.EXPORT_BUKTI, note.tindak_lanjut, by=by)
    try:
        with note.bukti.open("rb") as stored:
            return stored.read()
    except FileNotFoundError:
        raise ActionRefused("Berkas bukti ini tidak ada di penyimpanan. Beri tahu pengelola sistem.") from None
