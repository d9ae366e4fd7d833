"""Key rings for tests of rotation: the ring of the tests is version 1; newer keys are put in front of it."""

import base64
from dataclasses import replace

from gugus_tugas.crypto import Keyring


def ring(settings, *versions: int) -> Keyring:
    """The present ring with exactly these data keys; the first encrypts."""
    keys = {1: settings.KUNCI_DATA.keys.get(1) or b"\1" * 32}
    return replace(settings.KUNCI_DATA, current=versions[0], keys={v: keys.get(v) or bytes([v]) * 32 for v in versions})


def as_text(keyring: Keyring) -> str:
    """The ring as KUNCI_DATA carries it."""

    def code(key: bytes) -> str:
        return base64.b64encode(key).decode()

    order = sorted(keyring.keys, key=lambda version: version != keyring.current)
    numbered = [f"{version}:{code(keyring.keys[version])}" for version in order]
    return ",".join([*numbered, f"indeks:{code(keyring.index)}", f"jejak:{code(keyring.trail)}"])
