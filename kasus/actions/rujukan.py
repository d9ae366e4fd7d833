"""Referrals: sent, answered, reported on, ended. One writer of the status and its history; consent is checked at every step."""

import datetime

from django.db import transaction
from django.utils import timezone

from anggota import audit
from anggota.actions.dasar import write
from anggota.enums import Izin, JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Instansi, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.clock import now
from gugus_tugas.fields import open_all
from kasus.actions.dasar import lock_alive, lock_open
from kasus.actions.identitas import checked_reason
from kasus.actions.layanan import add_layanan, end_unserved, give_layanan
from kasus.enums import (
    HARI_JAWAB_RUJUKAN,
    HARI_JAWAB_TERLAMA,
    RUJUKAN_MEMBUKA,
    RUJUKAN_TERBUKA,
    AlasanCabutRujukan,
    AlasanPengecualian,
    Hambatan,
    HasilLayanan,
    HasilRujukan,
    StatusRujukan,
    SumberBiaya,
    UrgensiRujukan,
)
from kasus.models import ButirRujukan, Kasus, Korban, Layanan, RiwayatRujukan, Rujukan
from kasus.models.persetujuan import has_sharing_consent


@once
def add_rujukan(
    korban: Korban,
    *,
    by: Pengguna,
    penerima: Instansi,
    daftar_jenis: list[str],
    urgensi: UrgensiRujukan = UrgensiRujukan.BIASA,
    tenggat: datetime.date | None = None,
    pengecualian: AlasanPengecualian | str = "",
    alasan_pengecualian: str = "",
    catatan: str = "",
) -> Rujukan:
    """Sends one victim to one agency. Without consent in force that names it, only the head, with a coded basis and a reason.

    Raises ActionRefused for a closed case, a restricted victim, no kind of service, an impossible due date, or no consent.
    """
    kasus = lock_open(korban.kasus_id, apa="rujukannya")
    korban = Korban.objects.select_related("kasus").get(pk=korban.pk)
    if korban.is_orang_dibatasi:
        raise ActionRefused("Pemrosesan data korban ini dibatasi atas permintaannya; ia tidak dapat dirujuk.")
    if not daftar_jenis:
        raise ActionRefused("Pilih paling sedikit satu jenis layanan yang diminta.")
    today = timezone.localdate(now())
    days = HARI_JAWAB_RUJUKAN.get(urgensi, 1)  # what is no urgency the model refuses
    tenggat = tenggat or today + datetime.timedelta(days=days)
    if not today <= tenggat <= today + datetime.timedelta(days=HARI_JAWAB_TERLAMA):
        raise ActionRefused(f"Batas jawaban harus antara hari ini dan {HARI_JAWAB_TERLAMA} hari lagi.")
    if has_sharing_consent(korban, penerima, on=today):
        pengecualian = alasan_pengecualian = ""  # an exception is recorded only where consent is missing
    else:
        _check_exception(korban, penerima, pengecualian, alasan_pengecualian, by=by)
    last = Rujukan.objects.filter(korban=korban).order_by("-urutan").values_list("urutan", flat=True).first()
    row = write(
        Rujukan(
            korban=korban, urutan=(last or 0) + 1, penerima=penerima, urgensi=urgensi, tenggat=tenggat, catatan=catatan.strip(),
            pengirim=None if by.has_izin(Izin.VIEW_SELURUH_KASUS) else by.instansi, dicatat_oleh=by,
            pengecualian=pengecualian, alasan_pengecualian=alasan_pengecualian.strip(),
        )
    )  # fmt: skip
    for jenis in dict.fromkeys(daftar_jenis):
        write(ButirRujukan(rujukan=row, jenis=jenis))
    write(RiwayatRujukan(rujukan=row, dari="", ke=row.status, dicatat_oleh=by))
    columns = ["penerima", "daftar_jenis", "urgensi", "tenggat", "catatan"]
    if pengecualian:
        audit.record(
            JenisPeristiwa.RECORD_PENGECUALIAN, row, by=by, kolom=["pengecualian", "alasan_pengecualian"],
            alasan=row.get_pengecualian_display(),
        )  # fmt: skip
    audit.record(JenisPeristiwa.ADD_RUJUKAN, kasus, by=by, kolom=columns, kode=row.kode)
    return row


def _check_exception(korban, penerima, pengecualian, alasan, *, by) -> None:
    """The wall of keamanan.md 40: consent, or a coded reason in words by the head."""
    if not pengecualian:
        raise ActionRefused(
            f"Belum ada persetujuan yang berlaku untuk berbagi data {korban} dengan {penerima.singkatan}. Catat persetujuannya "
            "dahulu (untuk anak: jawaban anak dan walinya), atau minta kepala sekretariat bila keadaannya dikecualikan undang-undang."
        )
    if not by.has_izin(Izin.RECORD_PENGECUALIAN):
        raise ActionRefused("Hanya kepala sekretariat yang dapat merujuk tanpa persetujuan korban.")
    if pengecualian == AlasanPengecualian.ANAK and not korban.is_anak:
        raise ActionRefused("Kepentingan terbaik anak hanya berlaku bagi korban anak. Pilih dasar lain.")
    checked_reason(korban, alasan)


@transaction.atomic
def verify_rujukan(
    rujukan: Rujukan, *, status: StatusRujukan, by: Pengguna, hambatan: Hambatan | str = "", catatan: str = ""
) -> Rujukan:
    """The answer: accepted, or refused with a coded barrier. Accepting asks the services of the receiver, so that their clock runs.

    Raises ActionRefused when it was answered or withdrawn meanwhile, the case is closed, consent no longer covers it, or a
    refusal names no barrier.
    """
    kasus, row = _locked(rujukan, open_case=True)
    status = StatusRujukan(status)
    if status not in {StatusRujukan.DITERIMA, StatusRujukan.DITOLAK}:
        raise ActionRefused("Jawaban rujukan adalah diterima atau ditolak.")
    if status == StatusRujukan.DITOLAK and not hambatan:
        raise ActionRefused("Pilih hambatan yang membuat rujukan ditolak.")
    if status == StatusRujukan.DITERIMA and not row.is_dijamin():
        raise ActionRefused(
            "Persetujuan korban untuk berbagi data dengan instansi Anda tidak berlaku lagi. Hubungi sekretariat."
        )
    if status == StatusRujukan.DITERIMA and row.korban.is_orang_dibatasi:
        raise ActionRefused("Pemrosesan data korban ini dibatasi atas permintaannya. Hubungi kepala sekretariat.")
    _move(
        row, status, by=by, catatan=catatan, dijawab_pada=now(), dijawab_oleh=by,
        hambatan=hambatan if status == StatusRujukan.DITOLAK else "",
    )  # fmt: skip
    if status == StatusRujukan.DITERIMA:
        _ask_services(row, by=by)
    audit.record(JenisPeristiwa.VERIFY_RUJUKAN, kasus, by=by, kolom=["status", "hambatan", "catatan"], kode=row.kode)
    return row


def _ask_services(row: Rujukan, *, by: Pengguna) -> None:
    """One service of the receiver per kind asked: the one that already waits, or a new one from today."""
    for jenis in row.daftar_butir.values_list("jenis", flat=True):
        waiting = Layanan.objects.select_for_update(of=("self",)).filter(
            korban=row.korban,
            penyedia=row.penerima,
            jenis=jenis,
            diberikan__isnull=True,
            hasil="",
            rujukan__isnull=True,
        )
        layanan = waiting.first() or add_layanan(
            row.korban, by=by, jenis=jenis, penyedia=row.penerima, diminta=timezone.localdate(now()),
            sumber_biaya=SumberBiaya.TIDAK_DIKETAHUI,
        )  # fmt: skip
        layanan.rujukan = row
        layanan.save(update_fields=["rujukan"])


@transaction.atomic
def report_rujukan(
    rujukan: Rujukan,
    *,
    hasil: HasilRujukan,
    by: Pengguna,
    diberikan: dict[Layanan, datetime.date] | None = None,
    hambatan: Hambatan | str = "",
    catatan: str = "",
) -> Rujukan:
    """What came of it, with the day of every service given; the days are stored on the rows of the services. A service without
    a day ends with the barrier that is named.

    Raises ActionRefused when it is not accepted (any more), when "all given" leaves a service without a day, "nothing given" one
    with a day, or when something was not given and no barrier is named.
    """
    kasus, row = _locked(rujukan, open_case=True)
    hasil = HasilRujukan(hasil)
    for layanan, day in (diberikan or {}).items():
        if layanan.rujukan_id != row.pk:
            raise ActionRefused("Layanan ini bukan bagian dari rujukan. Muat ulang halaman ini.")
        if day and day != layanan.diberikan:
            give_layanan(layanan, diberikan=day, by=by)
    missing = row.daftar_layanan.filter(diberikan__isnull=True).exists()
    if hasil == HasilRujukan.TUNTAS and missing:
        raise ActionRefused("Isi tanggal pada setiap layanan, atau pilih hasil 'sebagian' dan sebutkan hambatannya.")
    if hasil == HasilRujukan.TIDAK_DIBERIKAN and row.daftar_layanan.filter(diberikan__isnull=False).exists():
        raise ActionRefused("Ada layanan yang bertanggal diberikan, jadi pilih hasil 'sebagian layanan diberikan'.")
    if hasil != HasilRujukan.TUNTAS and not hambatan:
        raise ActionRefused("Pilih hambatan yang membuat layanan tidak diberikan seluruhnya.")
    kept = "" if hasil == HasilRujukan.TUNTAS else hambatan
    _move(row, StatusRujukan.SELESAI, by=by, catatan=catatan, hasil=hasil, hambatan=kept)
    if kept:
        end_unserved(row, hasil=HasilLayanan.TIDAK_DIBERIKAN, hambatan=kept, by=by)
    audit.record(JenisPeristiwa.REPORT_RUJUKAN, kasus, by=by, kolom=["hasil", "hambatan", "catatan"], kode=row.kode)
    return row


@transaction.atomic
def withdraw_rujukan(rujukan: Rujukan, *, alasan: AlasanCabutRujukan, by: Pengguna, catatan: str = "") -> Rujukan:
    """Ends an open referral, and what it asked for and was not given yet.

    After acceptance the sender is locked out: the secretariat alone, with a reason in words.
    """
    kasus, row = _locked(rujukan)
    if row.status == StatusRujukan.DITERIMA:
        if not by.has_izin(Izin.VIEW_SELURUH_KASUS):
            raise ActionRefused(
                "Rujukan ini sudah diterima, jadi pengirim tidak dapat mencabutnya. Hubungi sekretariat."
            )
        if len(catatan.strip()) < 10:
            raise ActionRefused("Tulis mengapa rujukan yang sudah diterima diakhiri (paling sedikit 10 huruf).")
    _withdraw(row, AlasanCabutRujukan(alasan), by=by, catatan=catatan)
    audit.record(JenisPeristiwa.WITHDRAW_RUJUKAN, kasus, by=by, kolom=["alasan_cabut", "catatan"], kode=row.kode)
    return row


@transaction.atomic
def record_view_rujukan(rujukan: Rujukan, *, by: Pengguna) -> None:
    """What a referral says about the victim was shown to this account: a breach must be able to say so."""
    open_all(rujukan)  # what cannot be read was not seen
    audit.record(
        JenisPeristiwa.VIEW_RUJUKAN,
        rujukan,
        by=by,
        kolom={*Rujukan.Privacy.identifying, *RiwayatRujukan.Privacy.identifying},
    )


@transaction.atomic
def export_rujukan(rujukan: Rujukan, *, by: Pengguna) -> None:
    """The letter left the house, by code."""
    audit.record(JenisPeristiwa.EXPORT_RUJUKAN, rujukan, by=by)


def close_uncovered(korban: Korban, *, by: Pengguna) -> list[Rujukan]:
    """Ends the open referrals of a victim that rested on a consent which no longer holds, and what waits behind finished ones.

    Runs within the caller's transaction.
    """
    closed, ending = [], AlasanCabutRujukan.PERSETUJUAN
    rows = Rujukan.objects.filter(korban=korban, pengecualian="", status__in=RUJUKAN_TERBUKA | RUJUKAN_MEMBUKA)
    for row in rows.select_related("penerima").select_for_update(of=("self",)):
        row.korban = korban
        if row.is_dijamin():
            continue
        if not row.is_terbuka:
            _end_services(row, ending, by=by)
            continue
        _withdraw(row, ending, by=by)
        audit.record(JenisPeristiwa.WITHDRAW_RUJUKAN, korban, by=by, kolom=["alasan_cabut"], kode=row.kode)
        closed.append(row)
    return closed


def _withdraw(row: Rujukan, alasan: AlasanCabutRujukan, *, by: Pengguna, catatan: str = "") -> None:
    _move(row, StatusRujukan.DICABUT, by=by, catatan=catatan, alasan_cabut=alasan)
    _end_services(row, alasan, by=by)


def _end_services(row: Rujukan, alasan: AlasanCabutRujukan, *, by: Pengguna) -> None:
    hasil, hambatan = alasan.akhir_layanan
    end_unserved(row, hasil=hasil, hambatan=hambatan, by=by)


def _locked(rujukan: Rujukan, *, open_case: bool = False) -> tuple[Kasus, Rujukan]:
    """Case and referral as they stand now, locked. Raises ActionRefused when somebody else has moved it meanwhile."""
    korban = Korban.objects.get(pk=rujukan.korban_id)
    kasus = lock_open(korban.kasus_id, apa="rujukannya") if open_case else lock_alive(korban.kasus_id)
    rows = Rujukan.objects.select_for_update(of=("self",)).select_related("korban__kasus", "penerima", "pengirim")
    row = rows.get(pk=rujukan.pk)
    if row.status != rujukan.status:
        who = row.dijawab_oleh.nama if row.dijawab_oleh else "orang lain"
        raise ActionRefused(
            f"Rujukan ini sudah diubah {who} menjadi {row.get_status_display().lower()}. Muat ulang halamannya."
        )
    return kasus, row


def _move(row: Rujukan, to: StatusRujukan, *, by: Pengguna, catatan: str = "", **values) -> None:
    """The only writer of the status of a referral and of its history."""
    before = StatusRujukan(row.status)
    if to not in before.can_become():
        raise ActionRefused(
            f"Rujukan tidak dapat berubah dari {before.label.lower()} menjadi {to.label.lower()}. Muat ulang halamannya."
        )
    row.status = to
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save(update_fields=["status", *values])
    write(RiwayatRujukan(rujukan=row, dari=before, ke=to, catatan=catatan.strip(), dicatat_oleh=by))
