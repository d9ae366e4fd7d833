"""Files of a case: sent, replaced, shared, taken out with a purpose, removed by two people."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.storage import content_of, discard_on_commit, discarded_on_failure
from kasus.actions.catatan import agency_of, lock_kept, refuse_foreign
from kasus.actions.dasar import lock_alive
from kasus.actions.identitas import checked_reason
from kasus.enums import MAX_LAMPIRAN, JenisLampiran, PutusanPenarikan
from kasus.models import Kasus, Korban, Lampiran, PembagianLampiran, PerkaraHukum
from kasus.models.rujukan import boleh_dibagi


@once
def add_lampiran(
    kasus: Kasus,
    *,
    by: Pengguna,
    berkas: ContentFile,
    jenis: JenisLampiran = JenisLampiran.LAINNYA,
    korban: Korban | None = None,
    menggantikan: Lampiran | None = None,
    keterangan: str = "",
) -> Lampiran:
    """A file in its slot, or a new version of one. `berkas` is the clean copy of gugus_tugas.files.check_upload.

    Raises ActionRefused when the case is full, closed to the sender, the victim foreign, or the version replaced already.
    """
    kasus = lock_kept(kasus, by=by)
    if menggantikan is not None:
        jenis, korban = _replaceable(kasus, menggantikan)
    refuse_foreign(kasus, korban, by=by)
    rows = Lampiran.objects.filter(kasus=kasus)
    if rows.tersimpan().count() >= MAX_LAMPIRAN:
        raise ActionRefused(
            f"Kasus ini sudah memuat {MAX_LAMPIRAN} berkas, jumlah terbanyak. Usulkan penarikan berkas yang tidak diperlukan."
        )
    newest = rows.filter(jenis=jenis).order_by("-nomor").first()
    row = Lampiran(
        kasus=kasus, korban=korban, jenis=jenis, berkas=berkas, ukuran=berkas.size, keterangan=keterangan.strip(),
        nomor=menggantikan.nomor if menggantikan else (newest.nomor if newest else 0) + 1,
        versi=menggantikan.versi + 1 if menggantikan else 1,
        instansi=menggantikan.instansi if menggantikan else agency_of(by), menggantikan=menggantikan, dicatat_oleh=by,
    )  # fmt: skip
    with discarded_on_failure(row.berkas):
        write(row)
        if menggantikan is not None:  # a newer file may have been made because the old one told too much
            menggantikan.daftar_pembagian.filter(dicabut_pada__isnull=True).update(dicabut_pada=now(), dicabut_oleh=by)
        columns = ["berkas", "jenis", "keterangan", *(["menggantikan"] if menggantikan else [])]
        audit.record(JenisPeristiwa.ADD_LAMPIRAN, row, by=by, kolom=columns, kode=row.kode_tentang)
    return row


def _replaceable(kasus: Kasus, old: Lampiran) -> tuple[str, Korban | None]:
    old = Lampiran.objects.select_related("korban__kasus").get(pk=old.pk)
    if old.kasus_id != kasus.pk:
        raise ActionRefused("Lampiran itu bukan dari kasus ini. Muat ulang halaman.")
    if Lampiran.objects.filter(menggantikan=old).exists():
        raise ActionRefused("Lampiran ini sudah diganti orang lain. Muat ulang halaman kasus.")
    if not old.berkas or old.is_ditarik:
        raise ActionRefused(
            "Lampiran ini sedang atau sudah ditarik, jadi tidak dapat diganti. Unggah sebagai berkas baru."
        )
    return old.jenis, old.korban


@transaction.atomic
def refuse_lampiran(kasus: Kasus, *, by: Pengguna) -> None:
    """A file that acts was sent and refused: the trail says so; nothing of it is kept."""
    audit.record(JenisPeristiwa.REFUSE_LAMPIRAN, kasus, by=by, kolom=["berkas"])


@transaction.atomic
def export_lampiran(lampiran: Lampiran, *, alasan: str, by: Pengguna) -> bytes:
    """The file in clear, for a stated purpose, and a line in the trail. Raises ActionRefused when the file is not there."""
    victims = [lampiran.korban] if lampiran.korban else Korban.objects.filter(kasus=lampiran.kasus_id)
    for korban in victims:
        checked_reason(korban, alasan)
    content = content_of(lampiran.berkas, "Berkas ini")
    audit.record(
        JenisPeristiwa.EXPORT_LAMPIRAN, lampiran, by=by, kolom=["berkas", lampiran.jenis], alasan=alasan.strip(),
        kode=lampiran.kode_tentang,
    )  # fmt: skip
    return content


@transaction.atomic
def assign_lampiran(lampiran: Lampiran, *, instansi: Instansi, by: Pengguna) -> PembagianLampiran:
    """Lets an agency see one file, as far as it sees whom the file is about (LampiranQuerySet.visible_to).

    Raises ActionRefused when it was shared with it already, or when somebody whom the file is about did not agree to it.
    """
    row = _locked(lampiran)
    _refuse_without_consent(row, instansi)
    if row.daftar_pembagian.filter(instansi=instansi, dicabut_pada__isnull=True).exists():
        raise ActionRefused(f"Lampiran ini sudah dibagikan kepada {instansi.singkatan}.")
    shared = write(PembagianLampiran(lampiran=row, instansi=instansi, dicatat_oleh=by))
    audit.record(
        JenisPeristiwa.ASSIGN_LAMPIRAN, row, by=by, kolom=["instansi"], alasan=f"kepada {instansi.singkatan}",
        kode=row.kode_tentang,
    )  # fmt: skip
    return shared


def _refuse_without_consent(row: Lampiran, instansi: Instansi) -> None:
    """Who handles the legal track of the case asks by law; for everybody else the persons in the file decide (boleh_dibagi)."""
    if PerkaraHukum.objects.filter(Q(instansi=instansi) | Q(penuntut=instansi), kasus=row.kasus_id).exists():
        return
    about = {"pk": row.korban_id} if row.korban_id else {"kasus": row.kasus_id}
    victims = Korban.objects.filter(**about).select_related("kasus").order_by("urutan")
    agreed = boleh_dibagi(victims, instansi.pk, on=timezone.localdate(now()))
    if lacking := victims.exclude(pk__in=agreed.order_by().values("pk")):
        raise ActionRefused(
            f"{', '.join(map(str, lacking))} belum menyetujui pemberian data kepada {instansi.singkatan}. "
            "Catat persetujuannya di halaman korban, lalu bagikan lagi."
        )


@transaction.atomic
def end_pembagian(pembagian: PembagianLampiran, *, by: Pengguna) -> PembagianLampiran:
    """Takes a file back from an agency. Raises ActionRefused when that was done already."""
    lock_alive(pembagian.lampiran.kasus_id)
    row = PembagianLampiran.objects.select_for_update(of=("self",)).select_related("lampiran__kasus", "instansi")
    row = row.get(pk=pembagian.pk)
    if row.dicabut_pada:
        raise ActionRefused("Pembagian ini sudah dicabut. Muat ulang halaman.")
    row.dicabut_pada, row.dicabut_oleh = now(), by
    row.full_clean()
    row.save(update_fields=["dicabut_pada", "dicabut_oleh"])
    audit.record(
        JenisPeristiwa.END_PEMBAGIAN, row.lampiran, by=by, kolom=["instansi"], alasan=f"dari {row.instansi.singkatan}",
        kode=row.lampiran.kode_tentang,
    )  # fmt: skip
    return row


@transaction.atomic
def withdraw_lampiran(lampiran: Lampiran, *, alasan: str, by: Pengguna) -> Lampiran:
    """First step of a removal: from now on the head alone opens the file. Raises ActionRefused without a reason, or twice."""
    row = _locked(lampiran)
    if len(alasan.strip()) < 10:
        raise ActionRefused("Tulis alasan penarikan (paling sedikit 10 huruf), misalnya 'berkas milik kasus lain'.")
    if row.is_ditarik:
        raise ActionRefused("Penarikan lampiran ini sudah diusulkan dan menunggu kepala sekretariat.")
    row.alasan_penarikan, row.ditarik_pada, row.ditarik_oleh = alasan.strip(), now(), by
    row.full_clean(exclude=["berkas"])
    row.save(update_fields=["alasan_penarikan", "ditarik_pada", "ditarik_oleh"])
    audit.record(JenisPeristiwa.WITHDRAW_LAMPIRAN, row, by=by, kolom=["alasan_penarikan"], kode=row.kode_tentang)
    return row


@transaction.atomic
def verify_lampiran(lampiran: Lampiran, *, putusan: PutusanPenarikan, by: Pengguna) -> Lampiran:
    """Second step, by another person: the file is erased and its row stays, or the file stays open as before.

    Raises ActionRefused when no removal is proposed, or by who proposed it.
    """
    row = _locked(lampiran)
    if not row.is_ditarik:
        raise ActionRefused("Tidak ada usulan penarikan yang menunggu; mungkin sudah diputus. Muat ulang halaman.")
    if row.ditarik_oleh_id == by.pk:
        raise ActionRefused("Pemutus harus orang lain daripada pengusul.")
    if putusan == PutusanPenarikan.HAPUS:
        discard_on_commit(row.berkas)
        row.berkas, row.dihapus_pada, row.dihapus_oleh = "", now(), by
    else:
        row.ditarik_pada, row.ditarik_oleh, row.alasan_penarikan = None, None, ""
    row.full_clean(exclude=["berkas"])
    row.save(
        update_fields=["berkas", "dihapus_pada", "dihapus_oleh", "ditarik_pada", "ditarik_oleh", "alasan_penarikan"]
    )
    audit.record(
        JenisPeristiwa.VERIFY_LAMPIRAN, row, by=by, kolom=["berkas"], alasan=str(putusan), kode=row.kode_tentang
    )
    return row


def _locked(lampiran: Lampiran) -> Lampiran:
    lock_alive(lampiran.kasus_id)
    row = Lampiran.objects.select_for_update(of=("self",)).select_related("kasus", "korban__kasus").get(pk=lampiran.pk)
    if not row.berkas:
        raise ActionRefused("Berkas ini sudah dihapus. Muat ulang halaman kasus.")
    return row
