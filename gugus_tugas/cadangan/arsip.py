"""One backup as a file: a tar of the database, the stored files and the manifest, inside the envelope.

The manifest comes last, because it lists what went before: size and SHA-256 of each member, rows and SHA-256 of each table.
"""

import contextlib
import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from gugus_tugas.cadangan.amplop import PIECE, SealedReader, SealedWriter
from gugus_tugas.cadangan.gagal import TidakUtuh
from gugus_tugas.rak import Rak

BASIS, BERKAS, MANIFES, BENTUK = "basis-data", "berkas/", "manifes.json", 1


@dataclass
class Manifes:
    """What a backup holds. `tabel`: name -> [rows, SHA-256 of their content]; `berkas`: name -> [bytes, SHA-256]."""

    dibuat: str  # ISO 8601 with offset
    aplikasi: str
    mesin: str  # "postgresql" or "sqlite"
    migrasi: list[str]
    tabel: dict[str, list]
    kunci_data: list[int]  # versions that KUNCI_DATA held; never a key
    patokan: list = field(default_factory=list)  # [rows, last fingerprint] of the trail
    basis: list = field(default_factory=list)
    berkas: dict[str, list] = field(default_factory=dict)
    bentuk: int = BENTUK


class _Counted(io.RawIOBase):
    """Reads through, counting and hashing."""

    def __init__(self, source: BinaryIO):
        self._source, self.size, self._digest = source, 0, hashlib.sha256()

    def read(self, size=-1) -> bytes:
        data = self._source.read(size)
        self.size += len(data)
        self._digest.update(data)
        return data

    @property
    def told(self) -> list:
        return [self.size, self._digest.hexdigest()]


def write(out: BinaryIO, manifest: Manifes, *, key: bytes, basis: Path, files: Rak) -> None:
    """Seals database, files and manifest into `out`, completing the manifest. A file deleted meanwhile is passed over."""
    sealed = SealedWriter(out, key)
    with tarfile.open(fileobj=sealed, mode="w|", bufsize=PIECE, format=tarfile.PAX_FORMAT) as tar:
        with open(basis, "rb") as source:
            manifest.basis = _add(tar, BASIS, source, basis.stat().st_size)
        for name, _ in files.stored():
            with contextlib.suppress(FileNotFoundError):
                data = files.read(name)
                manifest.berkas[name] = _add(tar, BERKAS + name, io.BytesIO(data), len(data))
        text = json.dumps(asdict(manifest), ensure_ascii=False).encode()
        _add(tar, MANIFES, io.BytesIO(text), len(text))
    sealed.finish()


def _add(tar: tarfile.TarFile, name: str, source: BinaryIO, size: int) -> list:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    counted = _Counted(source)
    tar.addfile(info, counted)
    return counted.told


def read(
    path: Path,
    keys: list[bytes],
    *,
    basis: Path | None = None,
    put: Callable[[str, bytes], None] | None = None,
    step: Callable[[int], None] = lambda n: None,
) -> Manifes:
    """Opens the whole backup and compares every member with the manifest; writes the database to `basis` (0600), hands files to `put`.

    Raises KunciSalah or TidakUtuh. What was written before that is the caller's to throw away.
    """
    found: dict[str, list] = {}
    text = b""
    with open(path, "rb") as source:
        opened = io.BufferedReader(SealedReader(source, keys, name=path.name, step=step), PIECE)
        try:
            with tarfile.open(fileobj=opened, mode="r|", bufsize=PIECE) as tar:
                for member in tar:
                    counted = _Counted(tar.extractfile(_plain(member)))
                    if member.name == MANIFES:
                        text = counted.read()
                        continue
                    if member.name != BASIS:
                        data = counted.read()  # a stored file is some megabytes at most
                        if put:
                            put(member.name.removeprefix(BERKAS), data)
                    elif basis:
                        _keep(counted, basis)
                    while counted.read(PIECE):
                        pass
                    found[member.name] = counted.told
        except tarfile.TarError:
            raise TidakUtuh(f"{path.name}: isinya bukan arsip yang dikenal.") from None
        while opened.read(PIECE):  # what follows the end of the tar is opened too: the last piece proves the length
            pass
    return _compared(path.name, text, found)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    parts = PurePosixPath(member.name).parts
    known = member.name in {BASIS, MANIFES} or member.name.startswith(BERKAS)
    if not member.isreg() or not known or ".." in parts or member.name.startswith("/"):
        raise TidakUtuh(f"Arsip memuat bagian yang tidak dikenal: {member.name[:80]}.")
    return member


def _keep(counted: _Counted, place: Path) -> None:
    with open(place, "xb") as out:
        place.chmod(0o600)
        while data := counted.read(PIECE):
            out.write(data)


def _compared(name: str, text: bytes, found: dict[str, list]) -> Manifes:
    try:
        manifest = Manifes(**json.loads(text))
    except (ValueError, TypeError):
        raise TidakUtuh(f"{name}: manifes tidak ada atau tidak dapat dibaca.") from None
    if manifest.bentuk != BENTUK:
        raise TidakUtuh(
            f"{name}: bentuk cadangan {manifest.bentuk} belum dikenal; pasang versi aplikasi yang membuatnya."
        )
    wanted = {BASIS: manifest.basis} | {BERKAS + key: told for key, told in manifest.berkas.items()}
    wrong = sorted(key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key))
    if wrong:
        raise TidakUtuh(
            f"{name}: {len(wrong)} bagian hilang, lebih, atau berbeda dari manifes; yang pertama {wrong[0]}."
        )
    return manifest
