"""Making, trying and restoring backups: each leaves a line in the trail, and each proves what it did before it is believed."""

import datetime
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from anggota import audit
from anggota.actions.kunci import missing_keys
from anggota.enums import JenisPeristiwa
from anggota.models import KepalaJejak
from anggota.rantai import Patokan, Pemeriksaan
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


def make_cadangan(*, by: str, report: Report) -> Path:
    """One backup into settings.CADANGAN_DIR, read back whole before it gets its name; then the old ones by rule.

    Raises CadanganGagal; earlier backups are never touched by a failure.
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
            arsip.write(out, manifest, key=keys[0], basis=basis, media=settings.MEDIA_ROOT)
        basis.unlink()
        report("Membaca kembali…")
        arsip.read(made, keys)
        path = gudang.publish(made, folder, name)
        gone = gudang.expired(gudang.backups(folder), settings.CADANGAN_SIMPAN)
        gudang.remove(gone)
    told = f"{name}: {len(manifest.tabel)} tabel, {len(manifest.berkas)} berkas; {len(gone)} cadangan lama dihapus"
    with transaction.atomic():
        audit.record(JenisPeristiwa.EXPORT_CADANGAN, by=by, alasan=told)
    return path


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
    """A backup unpacked beside what is in use, and proved: the name of its database and the folder of its files."""

    manifest: arsip.Manifes
    basis: str
    media: Path

    def throw_away(self) -> None:
        engine().drop(self.basis)
        shutil.rmtree(self.media, ignore_errors=True)


def restore_cadangan(source: Path, *, by: str, is_forced: bool, report: Report) -> list[str]:
    """Puts a backup in the place of database and files. Returns where that which stood there before is kept.

    Everything is unpacked beside, compared with the manifest, migrated and its trail walked; only then names are changed.
    Raises CadanganGagal, and then nothing was changed.
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
            return _put_in_place(fresh, mark=f"lama_{mark}", is_kept=is_forced)
        except BaseException:
            fresh.throw_away()
            raise


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
    if accounts or next(arsip.stored_files(settings.MEDIA_ROOT), None):
        raise SasaranTerisi(
            f"Sasaran tidak kosong ({accounts} akun). Bila memang harus diganti, ulangi dengan --timpa: yang lama tidak dihapus,"
            " melainkan diberi nama lain."
        )


def _unpacked(source: Path, *, mark: str, report: Report) -> Pulihan:
    """Opens, compares and restores beside; what fails is thrown away again."""
    keys, folder = amplop.parse_keys(settings.KUNCI_CADANGAN), settings.CADANGAN_DIR
    if not source.is_file():
        raise CadanganGagal(f"Berkas cadangan {source} tidak ada.")
    media = settings.MEDIA_ROOT.with_name(f"{settings.MEDIA_ROOT.name}.{mark}")
    name = engine().beside(mark)
    with gudang.workshop(folder) as place:
        try:
            report("Membuka dan membandingkan dengan manifes…")
            media.mkdir(parents=True, mode=0o700)
            manifest = arsip.read(source, keys, basis=place / "basis-data", media=media)
            _refuse_foreign(manifest)
            report("Memulihkan basis data di samping yang lama…")
            engine().restore(place / "basis-data", name)
            report("Membandingkan isi setiap tabel dan memeriksa jejak audit…")
            with pointed_at(name):
                _prove(manifest)
        except BaseException:
            engine().drop(name)
            shutil.rmtree(media, ignore_errors=True)
            raise
    return Pulihan(manifest, name, media)


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


def _put_in_place(fresh: Pulihan, *, mark: str, is_kept: bool) -> list[str]:
    """Files first, then the database; should the latter refuse, the files go back."""
    media, old = settings.MEDIA_ROOT, settings.MEDIA_ROOT.with_name(f"{settings.MEDIA_ROOT.name}.{mark}")
    name, had_files, had_basis = engine().beside(mark), media.exists(), engine().exists()
    try:
        if had_files:
            os.replace(media, old)
        os.replace(fresh.media, media)
    except OSError as error:
        raise CadanganGagal(
            f"Folder {media} tidak dapat diganti ({error.strerror}). BERKAS_DIR harus folder di dalam cakram, bukan titik kaitnya."
        ) from error
    try:
        engine().swap(fresh.basis, name)
    except BaseException:
        os.replace(media, fresh.media)
        if had_files:
            os.replace(old, media)
        raise
    if is_kept:
        return [*([f"basis data {name}"] if had_basis else []), *([f"folder {old}"] if had_files else [])]
    engine().drop(name)
    shutil.rmtree(old, ignore_errors=True)
    return []
