"""Uploaded files: encrypted at rest under a name of our own making, and without a public address."""

import logging
import time
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models.fields.files import FieldFile

from gugus_tugas import crypto, rak
from gugus_tugas.auth import ActionRefused

logger = logging.getLogger(__name__)

QUIET_SECONDS = 10
_silent: dict[object, float] = {}  # a store that did not answer, and until when it is not asked to delete
KNOWN_EXTENSIONS = {".pdf", ".jpg", ".png"}


@contextmanager
def discarded_on_failure(file: FieldFile):
    """The file lives and dies with its row: what the database takes back may not stay behind on the disk.

    Not so where COMMIT itself is cut off: whether it happened is not known then, and a file without a row (which `sapu_berkas`
    finds) is better than a row without its file. Entered before the row is saved: a file that lies there already is not touched.
    """
    is_new = bool(file) and not file._committed
    try:
        yield
    except BaseException:
        if is_new and file._committed:
            with suppress(OSError):  # why it failed is told, not that the tidying failed, too
                file.storage.delete(file.name)
        raise


def neutral_path(instance, filename: str) -> str:
    """`upload_to` for every FileField: nothing a person typed becomes part of a path, but for a known extension."""
    token, extension = uuid.uuid4().hex, Path(filename).suffix.lower()
    return f"{instance._meta.model_name}/{token[:2]}/{token}{extension if extension in KNOWN_EXTENSIONS else ''}"


class EncryptedStorage(Storage):
    """Seals the whole file, bound to its name; uploads are limited to settings.MAX_UPLOAD_BYTES, so memory suffices.

    Where the sealed bytes lie is `rak.current()`'s business.
    """

    @property
    def rak(self) -> rak.Rak:
        return rak.current()

    def _save(self, name, content):
        content.seek(0)
        self.rak.write(name, crypto.seal(settings.KUNCI_DATA, content.read(), place=f"berkas.{name}"))
        return name

    def _open(self, name, mode="rb"):
        if mode != "rb":
            raise ValueError("stored files are read-only")
        plain = crypto.unseal(settings.KUNCI_DATA, self.rak.read(name), place=f"berkas.{name}")
        return ContentFile(plain, name=name)

    def exists(self, name) -> bool:
        return self.rak.has(name)

    def delete(self, name) -> None:
        self.rak.delete(name)

    def key_version(self, name: str) -> int:
        """Version of the key that sealed the file; reads one byte of it. Raises FileNotFoundError."""
        return (self.rak.read(name, 1) or b"\0")[0]

    def reseal(self, name: str) -> None:
        """Puts the same file, sealed with the current key, in its place: at every moment one whole file stands there."""
        self.rak.write(name, crypto.reseal(settings.KUNCI_DATA, self.rak.read(name), place=f"berkas.{name}"))

    def url(self, name):
        raise ValueError("stored files have no public address; serve them through a view that checks the right")


def content_of(file: FieldFile, what: str) -> bytes:
    """The whole file in clear. Raises ActionRefused (`what` is missing) when it is not there.

    To be read before the line in the trail is written: that line locks the trail for everybody, and a store may take its time.
    """
    try:
        with file.open("rb") as stored:
            return stored.read()
    except (FileNotFoundError, ValueError):  # the second: the row has lost its file
        raise ActionRefused(f"{what} tidak ada di penyimpanan. Beri tahu pengelola sistem.") from None


def discard_on_commit(file: FieldFile) -> None:
    """Takes a stored file away once the database has let go of its row.

    The act is done by then: a store that does not answer costs a line in the journal, and `sapu_berkas` finds the file. It is
    not waited for again: of twenty files each would take as long.
    """
    storage, name = file.storage, file.name

    def discard():
        place, reason = settings.BERKAS_S3, "baru saja tidak menjawab"
        if time.monotonic() >= _silent.get(place, 0):
            try:
                return storage.delete(name)
            except OSError as failure:
                reason = failure.strerror
                if isinstance(failure, rak.RakGagal):
                    _silent[place] = time.monotonic() + QUIET_SECONDS
        logger.error("Berkas %s belum terhapus (%s); sapu_berkas menemukannya.", name, reason)

    transaction.on_commit(discard)
