"""Making, trying and restoring backups: each leaves a line in the trail, and each proves what it did before it is believed."""

import datetime
import shutil
import subprocess
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from anggota import audit
from anggota.actions.berkas import find_berkas
from anggota.actions.kunci import missing_keys
from anggota.enums import JenisPeristiwa
from anggota.models import KepalaJejak
from anggota.rantai import Patokan, Pemeriksaan
from gugus_tugas import crypto, rak
from gugus_tugas.cadangan import amplop, arsip, gudang, isi
from gugus_tugas.cadangan.basis import engine, pointed_at
from gugus_tugas.cadangan.gagal import CadanganGagal, HasilBerbeda, KunciSalah, SasaranTerisi, TidakUtuh

Report = Callable[[str], None]


def release() -> str:
    """Which edition of the application this is: the mark of the installer, or the commit of a clone."""
    mark = settings.BASE_DIR / ".rilis"
    if mark.exists():
        return mark.read_text().strip()
    git = shutil.which("git")
    done = git and subprocess.run(  # noqa: S603
        [git, "-C", settings.BASE_DIR, "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done and not done.returncode else "tidak diketahui"


def make_cadangan(*, by: str, report: Report) -> tuple[Path, int]:
    """One backup into settings.CADANGAN_DIR, read back whole before it gets its name; then the old ones by rule.

    Returns it, and how many rows point to a file that the store does not have: a wrong store looks like an empty one. Then no
    earlier backup is removed, which may be the last to hold them. Raises CadanganGagal; a failure touches no earlier backup.
    """
    keys, folder = amplop.parse_keys(settings.KUNCI_CADANGAN), settings.CADANGAN_DIR
    with gudang.alone(folder), gudang.workshop(folder) as place:
        name = f"gugus-tugas-{timezone.localtime():{gudang.TIME}}.cadangan"
        if (folder / name).exists():
            raise CadanganGagal(f"{name} sudah ada; ulangi sedetik lagi.")
        basis, made = place / "basis-data", place / "utuh"
        report("Menyalin basis data…")
        manifest = engine().dump(basis, _manifest)
        report("Mengunci basis data dan berkas…")
        with open(made, "wb") as out:
            arsip.write(out, manifest, key=keys[0], basis=basis, files=rak.current())
        basis.unlink()
        report("Membaca kembali…")
        arsip.read(made, keys)
        path = gudang.publish(made, folder, name)
        lost = find_berkas(older_than=None).hilang.total()
        gone = [] if lost else gudang.expired(gudang.backups(folder), settings.CADANGAN_SIMPAN)
        gudang.remove(gone)
    told = f"{name}: {len(manifest.tabel)} tabel, {len(manifest.berkas)} berkas; {len(gone)} cadangan lama dihapus"
    with transaction.atomic():
        audit.record(JenisPeristiwa.EXPORT_CADANGAN, by=by, alasan=told)
    return path, lost


def send_cadangan(path: Path) -> bool:
    """Copies it to settings.CADANGAN_LUAR; False when no such place is set. Raises LuarGagal."""
    if settings.CADANGAN_LUAR:
        gudang.send(path, settings.CADANGAN_LUAR)
    return bool(settings.CADANGAN_LUAR)


def _manifest() -> arsip.Manifes:
    head = KepalaJejak.objects.first()
    applied = MigrationRecorder(connection).applied_migrations()
    return arsip.Manifes(
        dibuat=timezone.localtime().isoformat(timespec="seconds"),
        aplikasi=release(),
        mesin=connection.vendor,
        migrasi=sorted(".".join(key) for key in applied),
        tabel=isi.fingerprints(connection),
        kunci_data=sorted(settings.KUNCI_DATA.keys),
        patokan=[head.jumlah, head.sidik] if head else [],
    )


@dataclass(frozen=True)
class Pulihan:
    """A backup whose database stands beside the one in use, and is proved."""

    manifest: arsip.Manifes
    basis: str

    def throw_away(self) -> None:
        engine().drop(self.basis)


def restore_cadangan(source: Path, *, by: str, is_forced: bool, report: Report) -> list[str]:
    """Puts a backup in the place of database and files. Returns where that which stood there before is kept.

    The database is restored beside, compared with the manifest, its trail walked, and migrated; then the files are put among those
    that are there; last, in one step, the database takes its place. Raises CadanganGagal, and then nothing was changed.
    """
    if not is_forced:
        _refuse_filled()
    if others := engine().in_use():
        raise SasaranTerisi(
            f"Masih ada {others} sambungan ke basis data. Hentikan layanan dahulu ('systemctl stop gugus-tugas.socket"
            " gugus-tugas' dan pengatur waktunya), lalu ulangi; belum ada yang diubah."
        )
    mark = f"{datetime.datetime.now(datetime.UTC):%Y%m%d%H%M%S}"
    with gudang.alone(settings.CADANGAN_DIR):
        fresh = _unpacked(source, mark=f"pulih_{mark}", report=report)
        try:
            with pointed_at(fresh.basis):
                report("Menyesuaikan skema…")
                call_command("migrate", verbosity=0)
                with transaction.atomic():
                    audit.record(
                        JenisPeristiwa.IMPORT_CADANGAN, by=by, alasan=f"{source.name}, dibuat {fresh.manifest.dibuat}"
                    )
            report("Menempatkan berkas…")
            old, had_basis = engine().beside(f"lama_{mark}"), engine().exists()
            with _files_of(source, before=fresh.basis):
                engine().swap(fresh.basis, old)
        except BaseException:
            fresh.throw_away()
            raise
        return _left_behind(fresh.manifest, old, is_kept=is_forced and had_basis)


def try_cadangan(*, by: str, report: Report) -> tuple[Path, arsip.Manifes]:
    """Restores the newest backup beside, proves it, and throws the copy away. Raises CadanganGagal."""
    found = gudang.backups(settings.CADANGAN_DIR)
    if not found:
        raise CadanganGagal(f"Belum ada cadangan di {settings.CADANGAN_DIR}. Jalankan scripts/cadangkan.")
    mark = f"uji_{datetime.datetime.now(datetime.UTC):%Y%m%d%H%M%S}"
    with gudang.alone(settings.CADANGAN_DIR):
        fresh = _unpacked(found[0], mark=mark, report=report)
        fresh.throw_away()
    with transaction.atomic():
        audit.record(JenisPeristiwa.CHECK_CADANGAN, by=by, alasan=f"{found[0].name} dapat dipulihkan dan sama")
    return found[0], fresh.manifest


def _refuse_filled() -> None:
    """A target is empty while it has no account and no file: that is what the installer leaves."""
    accounts = 0
    if engine().exists():
        table = get_user_model()._meta.db_table
        if table in connection.introspection.table_names():
            accounts = get_user_model()._base_manager.count()
    with gudang.explained(settings.CADANGAN_DIR):
        is_filled = accounts or next(rak.current().stored(), None)
    if is_filled:
        raise SasaranTerisi(
            f"Sasaran tidak kosong ({accounts} akun). Bila memang harus diganti, ulangi dengan --timpa: basis data yang lama tidak"
            " dihapus melainkan diberi nama lain, dan berkas yang lama tetap di tempatnya."
        )


def _unpacked(source: Path, *, mark: str, report: Report) -> Pulihan:
    """Opens, compares and restores beside; what fails is thrown away again."""
    keys, folder = amplop.parse_keys(settings.KUNCI_CADANGAN), settings.CADANGAN_DIR
    if not source.is_file():
        raise CadanganGagal(f"Berkas cadangan {source} tidak ada.")
    name = engine().beside(mark)
    with gudang.workshop(folder) as place:
        try:
            report("Membuka dan membandingkan dengan manifes…")
            manifest = arsip.read(source, keys, basis=place / "basis-data")
            _refuse_foreign(manifest)
            report("Memulihkan basis data di samping yang lama…")
            engine().restore(place / "basis-data", name)
            report("Membandingkan isi setiap tabel dan memeriksa jejak audit…")
            with pointed_at(name):
                _prove(manifest)
        except BaseException:
            engine().drop(name)
            raise
    return Pulihan(manifest, name)


def _refuse_foreign(manifest: arsip.Manifes) -> None:
    if manifest.mesin != connection.vendor:
        raise TidakUtuh(
            f"Cadangan ini dari {manifest.mesin}, sedangkan DATABASE_URL menunjuk {connection.vendor}."
            " Pulihkan ke jenis basis data yang sama."
        )
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(manifest.migrasi) - known):
        raise TidakUtuh(
            f"Cadangan ini dari versi aplikasi lain ({manifest.aplikasi}): migrasi {newer[0]} tidak dikenal di sini. Pasang versi itu"
            " atau yang lebih baru, lalu ulangi."
        )
    if lost := sorted(set(manifest.kunci_data) - set(settings.KUNCI_DATA.keys)):
        numbers = ", ".join(map(str, lost))
        raise KunciSalah(
            f"Saat cadangan dibuat KUNCI_DATA memuat kunci versi {numbers}, sekarang tidak. Kembalikan kunci itu dari salinannya di"
            " luar server, lalu ulangi; tanpa kunci itu identitas dan berkas tidak terbaca."
        )


def _prove(manifest: arsip.Manifes) -> None:
    """Content of every table, the keys and the trail of the database at hand."""
    found = isi.fingerprints(connection)
    wrong = sorted(
        table for table in found.keys() | manifest.tabel.keys() if found.get(table) != manifest.tabel.get(table)
    )
    if wrong:
        raise HasilBerbeda(
            f"Isi {len(wrong)} tabel berbeda dari manifes; yang pertama {wrong[0]}. Tidak ada yang diganti."
        )
    if missing := missing_keys():
        column, version = next(iter(missing.items()))
        raise KunciSalah(
            f"{column} memerlukan kunci data versi {version}, yang tidak ada di KUNCI_DATA. Tidak ada yang diganti."
        )
    checked = Pemeriksaan(patokan=Patokan(*manifest.patokan) if manifest.patokan else None).run()
    if checked.putus:
        raise HasilBerbeda(f"Jejak audit cadangan ini tidak utuh. {checked.putus} Tidak ada yang diganti.")


@contextmanager
def _files_of(source: Path, *, before: str):
    """Within: the files of the backup lie in their place; should the work within fail, those that came are gone again.

    A name is given once and to one content, so a file of the same name is the same file, if perhaps under another key: one that
    opens stays, one that does not (damaged, or its key is gone) is replaced. Files that only the database of before knows stay
    where they are, for `sapu_berkas`. `before`: the database that stands by this name until the work within is done; where it is
    gone, it was done (only its answer was lost), and the files stay.
    """
    files, came = rak.current(), []

    def put(name: str, data: bytes) -> None:
        try:
            there = files.read(name)
        except FileNotFoundError:
            came.append(name)
        else:
            if there == data or _opens(name, there):
                return
        files.write(name, data)

    try:
        with gudang.explained(settings.MEDIA_ROOT):
            arsip.read(source, amplop.parse_keys(settings.KUNCI_CADANGAN), put=put)
        yield
    except BaseException:
        with suppress(OSError, DatabaseError):  # then `sapu_berkas` finds them
            for name in came if engine().exists(before) else ():
                files.delete(name)
        raise


def _opens(name: str, sealed: bytes) -> bool:
    try:
        crypto.unseal(settings.KUNCI_DATA, sealed, place=f"berkas.{name}")
    except crypto.DecryptionFailed:
        return False
    return True


def _left_behind(manifest: arsip.Manifes, name: str, *, is_kept: bool) -> list[str]:
    """What stood there before: kept and named, or, where an empty target was asked for, removed."""
    if not is_kept:
        engine().drop(name)
        return []
    alien = 0
    with suppress(OSError):  # the restore is done: a store that does not answer now changes nothing of it
        alien = sum(stored not in manifest.berkas for stored, _ in rak.current().stored())
    return [f"basis data {name}", *([f"{alien} berkas yang hanya dikenal basis data itu"] if alien else [])]
