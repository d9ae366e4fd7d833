"""Is the system well? Each part says what it is, whether it is in order, how it stands, and how to mend it.

The quick parts answer /sehat/ and cost a handful of small queries; the thorough ones are for `manage.py periksa`.
"""

import datetime
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from anggota import rantai
from anggota.actions.kunci import missing_keys
from anggota.models import Instansi
from gugus_tugas import catatan, rak
from gugus_tugas.cadangan import gudang
from gugus_tugas.templatetags.ui import angka

JAM = datetime.timedelta(hours=1)
MIN_FREE, MIN_SHARE = 500 * 1024**2, 0.05  # below either, uploads and backups soon fail
BACKUP = "cadangkan"


@dataclass(frozen=True)
class Berkala:
    """Recurring work: the longest time between two runs, and whether its failure makes the system unwell."""

    jeda: datetime.timedelta
    is_berat: bool = True


# Names as the timers under deploy/systemd call them; the nightly gap of the reminders is 12 hours.
DAFTAR_BERKALA = {
    "kirim_pengingat": Berkala(
        14 * JAM, is_berat=False
    ),  # a mail that nobody takes is the secretariat's, not the operator's
    "hapus_kedaluwarsa": Berkala(26 * JAM),
    "periksa_jejak": Berkala(26 * JAM),
    BACKUP: Berkala(26 * JAM),
    "sapu_berkas": Berkala(8 * 24 * JAM),
    "uji_pemulihan": Berkala(33 * 24 * JAM),
}


@dataclass(frozen=True)
class Bagian:
    """`beres` None: not set up here (development, sample), so neither well nor unwell."""

    kunci: str
    nama: str
    beres: bool | None
    keadaan: str
    perbaikan: str = ""


def quick() -> list[Bagian]:
    """What /sehat/ answers by. Without a database the rest is still told."""
    basis = _basis()
    return [basis, *([_migrasi(), _kunci()] if basis.beres else []), _cakram(), _berkas(), _cadangan(), _berkala()]


def thorough() -> list[Bagian]:
    """What the operator is told."""
    parts = quick()
    if parts[0].beres:
        parts.append(_kunci_data())
    return [*parts, _gudang(), _statis(), _surel(), _setelan()]


def is_well(parts: list[Bagian]) -> bool:
    return all(part.beres is not False for part in parts)


def _basis() -> Bagian:
    try:
        Instansi.objects.exists()
    except DatabaseError as error:
        return Bagian(
            "basis_data", "Basis data", False, f"tidak menjawab ({type(error).__name__})",
            "Periksa 'systemctl status postgresql' dan DATABASE_URL; bila tabelnya belum ada, jalankan 'manage.py migrate'.",
        )  # fmt: skip
    return Bagian("basis_data", "Basis data", True, f"menjawab ({connection.vendor})")


@cache
def _known_migrations() -> frozenset:
    return frozenset(MigrationLoader(None).disk_migrations)


def _migrasi() -> Bagian:
    applied = set(MigrationRecorder(connection).applied_migrations())
    waiting = sorted(".".join(key) for key in _known_migrations() - applied)
    if waiting:
        return Bagian(
            "migrasi", "Migrasi", False, f"{len(waiting)} belum dijalankan, mulai {waiting[0]}",
            "Jalankan 'scripts/pasang --perbarui', atau 'manage.py migrate'.",
        )  # fmt: skip
    return Bagian("migrasi", "Migrasi", True, f"{len(applied)} sudah dijalankan")


def _kunci() -> Bagian:
    if rantai.last_row_fits():
        return Bagian("kunci", "Kunci jejak", True, "cocok dengan baris jejak terakhir")
    return Bagian(
        "kunci", "Kunci jejak", False, "baris jejak terakhir tidak cocok dengan kuncinya",
        "KUNCI_DATA bukan milik basis data ini, atau jejak diubah: jalankan 'manage.py periksa_jejak'.",
    )  # fmt: skip


def _kunci_data() -> Bagian:
    missing = missing_keys()
    if not missing:
        return Bagian(
            "kunci_data", "Kunci data", True, f"lengkap; versi {settings.KUNCI_DATA.current} mengunci yang baru"
        )
    column, version = next(iter(missing.items()))
    return Bagian(
        "kunci_data", "Kunci data", False, f"{column} memerlukan kunci versi {version}",
        "Tambahkan kunci itu ke KUNCI_DATA dari salinannya di luar server. Data tidak berubah.",
    )  # fmt: skip


def _room(folder: Path) -> tuple[int, float]:
    """Free bytes and their share, of the disk on which the folder lies or will lie."""
    while not folder.exists():
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    return usage.free, usage.free / max(usage.total, 1)


def _cakram() -> Bagian:
    used = [settings.BASE_DIR, *([] if settings.BERKAS_S3 else [settings.MEDIA_ROOT])]
    free, share = min(map(_room, used))
    told = f"tersisa {angka(free // 1024**2)} MB ({share:.0%})"
    if free < MIN_FREE or share < MIN_SHARE:
        return Bagian(
            "cakram", "Cakram", False, told, "Lapangkan atau perbesar cakram; unggahan dan cadangan segera gagal."
        )
    return Bagian("cakram", "Cakram", True, told)


def _berkas() -> Bagian:
    try:
        return Bagian("berkas", "Penyimpanan berkas", True, rak.current().told())
    except OSError as failure:
        return Bagian(
            "berkas", "Penyimpanan berkas", False, failure.strerror or type(failure).__name__,
            "Periksa BERKAS_S3_URL dan peladen S3-nya, atau izin folder BERKAS_DIR.",
        )  # fmt: skip


def _tardy(nama: str, since: datetime.timedelta) -> str:
    """What is wrong with one recurring work, or nothing."""
    work, last = DAFTAR_BERKALA[nama], catatan.read(nama)
    if (last.umur if last else since) > work.jeda:
        return f"{nama} terakhir {last.umur // JAM} jam lalu" if last else f"{nama} belum pernah"
    return f"{nama} gagal" if last and not last.beres and work.is_berat else ""


def _cadangan() -> Bagian:
    since, last = catatan.installed_since(), catatan.read(BACKUP)
    if since is None:
        return Bagian("cadangan", "Cadangan terakhir", None, "belum diatur di sini")
    if wrong := _tardy(BACKUP, since):
        return Bagian(
            "cadangan", "Cadangan terakhir", False, f"{wrong}. {last.kalimat if last else ''}".strip(),
            "Jalankan 'scripts/cadangkan' dan baca pesannya.",
        )  # fmt: skip
    told = f"{last.umur // JAM} jam lalu: {last.kalimat}" if last else "belum ada; yang pertama dibuat malam ini"
    return Bagian("cadangan", "Cadangan terakhir", True, told)


def _berkala() -> Bagian:
    since = catatan.installed_since()
    if since is None:
        return Bagian("pengatur_waktu", "Pekerjaan berkala", None, "belum diatur di sini")
    if wrong := [told for nama in DAFTAR_BERKALA if nama != BACKUP and (told := _tardy(nama, since))]:
        return Bagian(
            "pengatur_waktu", "Pekerjaan berkala", False, "; ".join(wrong),
            "Periksa 'systemctl list-timers' dan 'journalctl -u gugus-tugas@NAMA'.",
        )  # fmt: skip
    return Bagian("pengatur_waktu", "Pekerjaan berkala", True, f"{len(DAFTAR_BERKALA) - 1} pekerjaan tepat waktu")


def _gudang() -> Bagian:
    found = gudang.backups(settings.CADANGAN_DIR)
    free, _ = _room(settings.CADANGAN_DIR)
    told = f"{len(found)} berkas di {settings.CADANGAN_DIR}, tersisa {angka(free // 1024**2)} MB"
    if catatan.installed_since() is None:
        return Bagian("gudang", "Folder cadangan", None, told)
    need = 3 * found[0].stat().st_size if found else 0
    if not found or free < need:
        return Bagian(
            "gudang",
            "Folder cadangan",
            False,
            told,
            "Jalankan 'scripts/cadangkan'; sediakan tiga kali ukuran satu cadangan.",
        )
    if not settings.CADANGAN_LUAR:
        return Bagian(
            "gudang", "Folder cadangan", False, f"{told}; tidak ada salinan di luar server",
            "Isi CADANGAN_LUAR di /etc/gugus-tugas/urus.env (docs/operasi.md).",
        )  # fmt: skip
    return Bagian("gudang", "Folder cadangan", True, f"{told}; salinan di luar server diatur")


def _statis() -> Bagian:
    if settings.DEBUG or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return Bagian("statis", "Berkas statis", True, "ada")
    return Bagian("statis", "Berkas statis", False, "belum disiapkan", "Jalankan 'manage.py collectstatic --noinput'.")


def _surel() -> Bagian:
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return Bagian("surel", "Surel", settings.DEBUG, "dicetak ke log, tidak dikirim", "Isi EMAIL_URL=smtp://…")
    try:
        with get_connection(timeout=10):
            pass
    except (OSError, ValueError) as error:
        return Bagian(
            "surel", "Surel", False, f"peladen {settings.EMAIL_HOST} tidak menerima sambungan ({type(error).__name__})",
            "Periksa EMAIL_URL, sandi surel, dan jalur jaringan ke peladen surel.",
        )  # fmt: skip
    return Bagian("surel", "Surel", True, f"peladen {settings.EMAIL_HOST} menerima sambungan")


def _setelan() -> Bagian:
    loose = [
        *(["DEBUG=1"] if settings.DEBUG else []),
        *([] if settings.WAJIB_DUA_FAKTOR else ["WAJIB_DUA_FAKTOR=0"]),
        *([] if settings.SITUS_HTTPS else ["SITUS_URL tanpa https"]),
    ]
    if loose:
        return Bagian(
            "setelan", "Setelan", False, ", ".join(loose), "Hanya untuk mencoba; ubah sebelum memakai data nyata."
        )
    return Bagian("setelan", "Setelan", True, "aman untuk data nyata")
