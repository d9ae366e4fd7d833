"""Uploaded files: encrypted at rest under a name of our own making, and without a public address."""

import os
import uuid
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile

from gugus_tugas import crypto

KNOWN_EXTENSIONS = {".pdf", ".jpg", ".png"}


@contextmanager
def discarded_on_failure(file: FieldFile):
    """The file lives and dies with its row: what the database takes back may not stay behind on the disk."""
    try:
        yield
    except BaseException:
        if file and file._committed:
            file.storage.delete(file.name)
        raise


def neutral_path(instance, filename: str) -> str:
    """`upload_to` for every FileField: nothing a person typed becomes part of a path, but for a known extension."""
    token, extension = uuid.uuid4().hex, Path(filename).suffix.lower()
    return f"{instance._meta.model_name}/{token[:2]}/{token}{extension if extension in KNOWN_EXTENSIONS else ''}"


class EncryptedStorage(FileSystemStorage):
    """Seals the whole file, bound to its name; uploads are limited to settings.MAX_UPLOAD_BYTES, so memory suffices."""

    def _save(self, name, content):
        content.seek(0)
        sealed = crypto.seal(settings.KUNCI_DATA, content.read(), place=f"berkas.{name}")
        try:
            return super()._save(name, ContentFile(sealed))
        except OSError:  # a full disk takes the beginning of a file: no row will ever point to it
            self.delete(name)
            raise

    def _open(self, name, mode="rb"):
        if mode != "rb":
            raise ValueError("stored files are read-only")
        with super()._open(name, "rb") as stored:
            return ContentFile(crypto.unseal(settings.KUNCI_DATA, stored.read(), place=f"berkas.{name}"), name=name)

    def key_version(self, name: str) -> int:
        """Version of the key that sealed the file; reads one byte of it. Raises FileNotFoundError."""
        with super()._open(name, "rb") as stored:
            return (stored.read(1) or b"\0")[0]

    def reseal(self, name: str) -> None:
        """Puts the same file, sealed with the current key, in its place: at every moment one whole file stands there."""
        with super()._open(name, "rb") as stored:
            sealed = crypto.reseal(settings.KUNCI_DATA, stored.read(), place=f"berkas.{name}")
        path = Path(self.path(name))
        beside = path.with_name(f"{path.name}.putar")  # a fixed name: what a killed run left is found and removed
        beside.unlink(missing_ok=True)
        with open(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, settings.FILE_UPLOAD_PERMISSIONS), "wb"
        ) as fresh:
            fresh.write(sealed)
            fresh.flush()
            os.fsync(fresh.fileno())
        beside.replace(path)

    def url(self, name):
        raise ValueError("stored files have no public address; serve them through a view that checks the right")


def discard(storage, name: str) -> None:
    """Takes one stored file away; that it is gone already is no fault."""
    storage.delete(name)
