"""Where sealed files lie: a folder of this machine, or a bucket of an S3-compatible store (BERKAS_S3_URL; ADR 24).

Both know the same acts on whole files of at most some megabytes. `write` puts a file into its place at once and durably: whoever
reads meanwhile has the file of before or the new one, and after a power cut there is no half of either.
Names are those of `storage.neutral_path`; nothing here seals or opens. Failures are OSError; a store that does not answer or
refuses is RakGagal, so that a page can say so.
"""

import contextlib
import datetime
import errno
import functools
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.utils._os import safe_join
from django.utils.module_loading import import_string

UNFINISHED = (
    ".putar"  # beside the place of a file that is being written; a fixed name, so what a killed run left is found
)


class RakGagal(OSError):
    """The store does not answer, or refuses what the application asks of it."""


class Rak(Protocol):
    def read(self, name: str, limit: int = -1) -> bytes:
        """The file, or its first `limit` bytes. Raises FileNotFoundError."""

    def write(self, name: str, data: bytes) -> None:
        """Puts the file there, in the place of one of that name."""

    def delete(self, name: str) -> None:
        """Takes the file away; that it is gone already is no fault."""

    def has(self, name: str) -> bool: ...

    def stored(self) -> Iterator[tuple[str, datetime.datetime]]:
        """Name of every file and when it was last written (aware), by name."""

    def told(self) -> str:
        """Where the files lie, in words for the operator. Raises OSError when they cannot be reached."""


class Folder:
    """Files below a folder that belongs to the application alone."""

    def __init__(self, root: Path):
        self.root = Path(root)

    def _path(self, name: str) -> Path:
        return Path(safe_join(self.root, name))

    def read(self, name: str, limit: int = -1) -> bytes:
        with open(self._path(name), "rb") as stored:
            return stored.read(limit)

    def write(self, name: str, data: bytes) -> None:
        path = self._path(name)
        self._make_folder(path.parent)
        beside = path.with_name(f"{path.name}{UNFINISHED}")
        try:
            beside.unlink(missing_ok=True)
            with open(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, settings.FILE_UPLOAD_PERMISSIONS), "wb"
            ) as fresh:
                fresh.write(data)
                fresh.flush()
                os.fsync(fresh.fileno())
            beside.replace(path)
        except OSError:  # a full disk takes the beginning of a file
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        _sync(path.parent)

    def _make_folder(self, folder: Path) -> None:
        """The folder and those above it, each closed to others (mkdir(parents=True) closes the last one only)."""
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(mode=settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS, exist_ok=True)
        _sync(folder.parent)

    def delete(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def has(self, name: str) -> bool:
        return self._path(name).is_file()

    def stored(self) -> Iterator[tuple[str, datetime.datetime]]:
        for path in sorted(self.root.rglob("*")):
            with contextlib.suppress(FileNotFoundError):  # deleted meanwhile
                if path.is_file() and not path.is_symlink():
                    changed = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
                    yield path.relative_to(self.root).as_posix(), changed

    def told(self) -> str:
        place = next(folder for folder in (self.root, *self.root.parents) if folder.exists())
        if not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "tidak dapat ditulis", str(place))
        return f"folder {self.root}"


def _sync(folder: Path) -> None:
    """A name that was given or changed is on the disk, too."""
    entry = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


@dataclass(frozen=True)
class AlamatEmber:
    """What BERKAS_S3_URL says. The secret is in no representation, so in no page and no log."""

    endpoint: str  # scheme, host and port
    ember: str
    awalan: str  # "" or "folder/"
    kunci: str
    rahasia: str = field(repr=False)
    wilayah: str = "us-east-1"


def parse_bucket(text: str) -> AlamatEmber | None:
    """``s3://KEY:SECRET@HOST[:PORT]/BUCKET[/PREFIX][?wilayah=REGION]``; ``s3+http://`` only on this machine. Raises ValueError."""
    if not text:
        return None
    parts = urlsplit(text)
    bucket, _, prefix = parts.path.strip("/").partition("/")
    scheme = {"s3": "https", "s3+http": "http"}[parts.scheme] if parts.scheme in {"s3", "s3+http"} else ""
    is_near = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if not (scheme and parts.hostname and bucket and parts.username and parts.password) or parts.fragment:
        raise ValueError("unreadable")
    if not re.fullmatch(r"[A-Za-z0-9.-]+|[0-9a-f:]+", parts.hostname):  # what no certificate and no client can name
        raise ValueError("unreadable")
    if scheme == "http" and not is_near:
        raise ValueError("unencrypted")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return AlamatEmber(
        endpoint=f"{scheme}://{host}{f':{parts.port}' if parts.port else ''}",
        ember=bucket,
        awalan=f"{prefix}/" if prefix else "",
        kunci=unquote(parts.username),
        rahasia=unquote(parts.password),
        wilayah=parse_qs(parts.query).get("wilayah", ["us-east-1"])[0],
    )


@functools.cache
def _bucket(alamat: AlamatEmber) -> Rak:
    """One client per process: making one takes longer than asking it. Loaded only where a bucket is set."""
    return import_string("gugus_tugas.ember.Ember")(alamat)


def current() -> Rak:
    """The place that the settings name."""
    return _bucket(settings.BERKAS_S3) if settings.BERKAS_S3 else Folder(settings.MEDIA_ROOT)
