"""The envelope of a backup: AES-256-GCM over pieces of 1 MiB, so that a file of any size is sealed and opened in little memory.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015), as age and Tink use it: a key of its own for each file
(HKDF over a random salt), the nonce counts the pieces and marks the last. A piece that was changed, moved, left out or cut
off does not open. The head names the key by a fingerprint, so that a wrong key is told apart from a damaged file.
"""

import base64
import binascii
import hmac
import io
import os
from collections.abc import Callable
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gugus_tugas.cadangan.gagal import KunciSalah, TidakUtuh

MAGIC, MARK, SALT, KEY, TAG = b"GTCADANGAN1\n", 8, 32, 32, 16
HEAD, PIECE = len(MAGIC) + MARK + SALT, 1 << 20
_REMEDY = "Buat sekali dengan 'python manage.py buat_kunci --cadangan', isi KUNCI_CADANGAN, dan simpan salinannya di luar server."


def generate_key() -> str:
    """A new key of backups as KUNCI_CADANGAN carries it."""
    return base64.b64encode(os.urandom(KEY)).decode()


def parse_keys(text: str) -> list[bytes]:
    """Keys of ``base64[,base64…]``: the first seals, each opens. Raises KunciSalah; never repeats a key."""
    if not text.strip():
        raise KunciSalah(f"KUNCI_CADANGAN belum diisi. {_REMEDY}")
    keys = []
    for number, piece in enumerate(filter(None, map(str.strip, text.split(","))), 1):
        try:
            keys.append(base64.b64decode(piece, validate=True))
        except (binascii.Error, ValueError):
            keys.append(b"")
        if len(keys[-1]) != KEY:
            raise KunciSalah(f"KUNCI_CADANGAN: kunci ke-{number} bukan 32 byte dalam base64. {_REMEDY}")
    return keys


def mark(key: bytes) -> bytes:
    """Fingerprint by which a file names its key; tells nothing of the key."""
    return hmac.digest(key, b"sidik kunci cadangan", "sha256")[:MARK]


def _cipher(key: bytes, head: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=KEY, salt=head[-SALT:], info=MAGIC).derive(key))


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


class SealedWriter(io.RawIOBase):
    """Seals what is written to `out`. Only `finish()` makes the file whole: without the last piece it does not open."""

    def __init__(self, out: BinaryIO, key: bytes):
        self._out, self._head = out, MAGIC + mark(key) + os.urandom(SALT)
        self._cipher, self._held, self._number = _cipher(key, self._head), bytearray(), 0
        out.write(self._head)

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self._held += data
        while len(self._held) > PIECE:  # the last piece is kept back: its nonce says that it is the last
            self._seal(self._held[:PIECE], is_last=False)
            del self._held[:PIECE]
        return len(data)

    def finish(self) -> None:
        self._seal(self._held, is_last=True)
        self._held.clear()

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, is_last), bytes(piece), self._head))
        self._number += 1


class SealedReader(io.RawIOBase):
    """Opens a sealed file piece by piece. Raises KunciSalah or TidakUtuh, the latter before a changed byte is handed out.

    `step` is told the number of sealed bytes of each piece.
    """

    def __init__(self, source: BinaryIO, keys: list[bytes], *, name: str, step: Callable[[int], None] = lambda n: None):
        self._source, self._name, self._step = source, name, step
        self._head = source.read(HEAD)
        if len(self._head) < HEAD or not self._head.startswith(MAGIC):
            raise TidakUtuh(f"{name} bukan berkas cadangan sistem ini, atau kepalanya rusak.")
        wanted = self._head[len(MAGIC) : len(MAGIC) + MARK]
        key = next((key for key in keys if hmac.compare_digest(mark(key), wanted)), None)
        if key is None:
            raise KunciSalah(
                f"{name} dikunci dengan kunci bersidik {wanted.hex()}, dan kunci itu tidak ada di KUNCI_CADANGAN (yang ada:"
                f" {', '.join(mark(key).hex() for key in keys)}). Isi KUNCI_CADANGAN dari salinannya di luar server, lalu"
                " ulangi; tidak ada yang diubah."
            )
        self._cipher, self._number, self._open, self._next = _cipher(key, self._head), 0, b"", self._sealed()

    def readable(self) -> bool:
        return True

    def readinto(self, target) -> int:
        if not self._open and self._next is not None:
            self._open = self._unseal()
        taken = min(len(target), len(self._open))
        target[:taken], self._open = self._open[:taken], self._open[taken:]
        return taken

    def _sealed(self) -> bytes:
        return self._source.read(PIECE + TAG)

    def _unseal(self) -> bytes:
        sealed, following = self._next, self._sealed()
        try:
            opened = self._cipher.decrypt(_nonce(self._number, not following), sealed, self._head)
        except (InvalidTag, ValueError):
            raise TidakUtuh(
                f"{self._name} TIDAK UTUH: potongan ke-{self._number + 1} berubah, terpotong, atau bertukar tempat. Cadangan ini"
                " tidak dipakai dan tidak ada yang diubah; pilih cadangan lain atau salinannya di luar server."
            ) from None
        self._number, self._next = self._number + 1, following or None
        self._step(len(sealed))
        return opened
