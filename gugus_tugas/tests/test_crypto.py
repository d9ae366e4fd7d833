"""Encryption: bound to its place, versioned, honest when a key is missing."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured

from gugus_tugas import crypto


def key(letter: str) -> str:
    return base64.b64encode(letter.encode() * 32).decode()


TRAIL = f"indeks:{key('i')},jejak:{key('j')}"
OLD = crypto.parse_keys(f"1:{key('a')},{TRAIL}")
BOTH = crypto.parse_keys(f"2:{key('b')},1:{key('a')},{TRAIL}")
NEW = crypto.parse_keys(f"2:{key('b')},{TRAIL}")


def test_sealed_value_opens_at_its_place_only():
    sealed = crypto.seal(OLD, b"rahasia", place="kasus.korban.nama.1")
    assert b"rahasia" not in sealed
    assert crypto.unseal(OLD, sealed, place="kasus.korban.nama.1") == b"rahasia"
    with pytest.raises(crypto.DecryptionFailed) as failure:
        crypto.unseal(OLD, sealed, place="kasus.korban.nama.2")
    assert "rahasia" not in str(failure.value)


def test_old_values_open_after_rotation_and_new_ones_use_the_new_key():
    old, new = crypto.seal(OLD, b"x", place="p"), crypto.seal(BOTH, b"x", place="p")
    assert (old[0], new[0]) == (1, 2)
    assert crypto.unseal(BOTH, old, place="p") == crypto.unseal(NEW, new, place="p") == b"x"


def test_missing_key_names_its_version():
    with pytest.raises(crypto.DecryptionFailed, match="versi 1"):
        crypto.unseal(NEW, crypto.seal(OLD, b"x", place="p"), place="p")


@pytest.mark.parametrize("position", [0, 5, 20, -1])
def test_altered_bytes_do_not_open(position):
    sealed = bytearray(crypto.seal(OLD, b"panjang sekali", place="p"))
    sealed[position] ^= 1
    with pytest.raises(crypto.DecryptionFailed):
        crypto.unseal(OLD, bytes(sealed), place="p")


def test_empty_bytes_do_not_open():
    with pytest.raises(crypto.DecryptionFailed):
        crypto.unseal(OLD, b"", place="p")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "1:xx",
        f"1:{key('a')}",
        f"1:{key('a')},1:{key('b')},{TRAIL}",
        f"0:{key('a')},{TRAIL}",
        f"256:{key('a')},{TRAIL}",
        f"{TRAIL}",
    ],
)
def test_unusable_keys_are_refused_without_repeating_them(text):
    with pytest.raises(ImproperlyConfigured) as refusal:
        crypto.parse_keys(text)
    assert key("a") not in str(refusal.value)


def test_generated_keys_can_be_read_and_differ():
    first, second = crypto.parse_keys(crypto.generate_keys()), crypto.parse_keys(crypto.generate_keys())
    assert first.keys != second.keys


def test_keyring_does_not_show_its_keys():
    assert "aaaa" not in repr(OLD)


def test_blind_index_depends_on_purpose_and_key():
    one = crypto.blind_index(OLD, "1234", purpose="nik")
    assert one == crypto.blind_index(NEW, "1234", purpose="nik")  # rotation of data keys leaves the index alone
    assert one != crypto.blind_index(OLD, "1234", purpose="telepon")
    assert crypto.blind_index(OLD, "", purpose="nik") == ""
