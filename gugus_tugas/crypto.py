"""Encryption of what identifies people: AES-256-GCM bound to its place, and keyed indexes for exact search.

A sealed value is ``version (1 byte) | nonce (12) | ciphertext and tag``. The associated data names the place where
the value lives (model, field and row, or file name): a ciphertext copied elsewhere does not decrypt.
This module knows nothing of Django's models, so that settings can import it.
"""

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES, NONCE_BYTES = 32, 12
INDEX_LABEL, TRAIL_LABEL = "indeks", "jejak"
_FORM = (
    "Bentuk: KUNCI_DATA=1:<base64>,indeks:<base64>,jejak:<base64>; buat dengan 'DEBUG=1 python manage.py buat_kunci'."
)


class DecryptionFailed(Exception):
    """The key is missing or the value was altered or moved. Never carries content, only the place."""


class KeyMissing(DecryptionFailed):
    """The value was sealed with a key version that KUNCI_DATA does not hold; it opens again when the key is back."""

    def __init__(self, version: int, *, place: str):
        self.version = version
        super().__init__(f"Kunci data versi {version} tidak ada di KUNCI_DATA (tempat: {place}).")


@dataclass(frozen=True)
class Keyring:
    """Versioned encryption keys (`current` encrypts, all decrypt), the index key and the key of the audit chain."""

    current: int
    keys: dict[int, bytes] = field(repr=False)
    index: bytes = field(repr=False)
    trail: bytes = field(repr=False)


def parse_keys(text: str) -> Keyring:
    """Keyring from ``2:…,1:…,indeks:…,jejak:…``; the first numbered key is the current one.

    Raises ImproperlyConfigured with instructions; never repeats a key in the message.
    """
    versions: dict[int, bytes] = {}
    named: dict[str, bytes] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        label, separator, encoded = part.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if not separator or len(key) != KEY_BYTES:
            raise ImproperlyConfigured(f"KUNCI_DATA: bagian '{label[:8]}' bukan kunci 32 byte dalam base64. {_FORM}")
        if label.isdecimal() and 1 <= int(label) <= 255 and int(label) not in versions:
            versions[int(label)] = key
        elif label in {INDEX_LABEL, TRAIL_LABEL} and label not in named:
            named[label] = key
        else:
            raise ImproperlyConfigured(f"KUNCI_DATA: label '{label[:8]}' tidak dikenal atau ganda. {_FORM}")
    if not versions or len(named) != 2:
        raise ImproperlyConfigured(
            f"KUNCI_DATA tidak lengkap: perlu satu kunci bernomor, 'indeks' dan 'jejak'. {_FORM}"
        )
    return Keyring(current=next(iter(versions)), keys=versions, index=named[INDEX_LABEL], trail=named[TRAIL_LABEL])


def generate_keys() -> str:
    """A new KUNCI_DATA value from the system's random source."""

    def one() -> str:
        return base64.b64encode(os.urandom(KEY_BYTES)).decode()

    return f"1:{one()},{INDEX_LABEL}:{one()},{TRAIL_LABEL}:{one()}"


def generate_data_key(keyring: Keyring) -> str:
    """The next numbered key, to be put in front of those in use."""
    return f"{max(keyring.keys) + 1}:{base64.b64encode(os.urandom(KEY_BYTES)).decode()}"


def development_keys() -> str:
    """Fixed, public keys for DEBUG=1 only: never for real data."""

    def one(label: str) -> str:
        return base64.b64encode(hashlib.sha256(f"pengembangan {label}".encode()).digest()).decode()

    return f"1:{one('1')},{INDEX_LABEL}:{one('indeks')},{TRAIL_LABEL}:{one('jejak')}"


def seal(keyring: Keyring, plaintext: bytes, *, place: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(keyring.keys[keyring.current]).encrypt(nonce, plaintext, place.encode())
    return bytes([keyring.current]) + nonce + sealed


def unseal(keyring: Keyring, sealed: bytes, *, place: str) -> bytes:
    """Plain bytes, or DecryptionFailed naming the place (never the content)."""
    version, nonce, body = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if version and version[0] not in keyring.keys:
        raise KeyMissing(version[0], place=place)
    try:
        return AESGCM(keyring.keys[version[0]]).decrypt(nonce, body, place.encode())
    except (InvalidTag, ValueError, IndexError):
        raise DecryptionFailed(f"Data terenkripsi berubah atau dipindahkan (tempat: {place}).") from None


def reseal(keyring: Keyring, sealed: bytes, *, place: str) -> bytes:
    """The same content under the current key."""
    return seal(keyring, unseal(keyring, sealed, place=place), place=place)


def blind_index(keyring: Keyring, value: str, *, purpose: str) -> str:
    """Keyed fingerprint (32 hexadecimal digits) for exact search of an encrypted value; empty for an empty value."""
    if not value:
        return ""
    return hmac.digest(keyring.index, f"{purpose}:{value}".encode(), "sha256").hex()[:32]
