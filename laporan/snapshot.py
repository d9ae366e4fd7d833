"""A tree of frozen dataclasses as canonical JSON, and back: equal objects give the same bytes, the same bytes an equal object.

Values that JSON knows (text, whole numbers, true, false, null) stand as they are; every other carries its type:
{"$": "date", "v": "2026-12-31"}. Types are named shortly and looked up among those that the root's annotations reach, so
neither a new field nor a class that moves to another module needs a change here. Keys are sorted, also those of a dict:
two dicts that are equal are written alike, in whatever order a database gave them.
"""

import dataclasses
import datetime
import hashlib
import json
import typing
from decimal import Decimal
from enum import Enum

_PLAIN = (str, int, bool, type(None))


class SnapshotFault(ValueError):
    """A value that cannot be written exactly, or a text that is no snapshot. Names the place, never the value."""


def dumps(value: object) -> str:
    """Canonical JSON. Raises SnapshotFault for a value whose type could not be restored exactly."""
    return canonical(_pack(value, "$"))


def canonical(plain: object) -> str:
    """Plain JSON values in their one spelling: keys sorted, no blanks, no escapes but the needed ones, NaN refused."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def fingerprint(text: str | bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def loads(text: str, root: type) -> object:
    """The object that `dumps` wrote, for a `root` dataclass whose annotations reach every type in it."""
    try:
        return unpack(json.loads(text), root)
    except json.JSONDecodeError:
        raise SnapshotFault("bukan JSON") from None


def pack(value: object) -> object:
    """As plain JSON values, to stand inside a larger document."""
    return _pack(value, "$")


def unpack(plain: object, root: type) -> object:
    """Inverse of `pack`."""
    return _unpack(plain, reachable(root), "$")


def _pack(value: object, place: str) -> object:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, Enum):
        return {"$": kind.__name__, "v": _pack(value.value, place)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            f.name: _pack(getattr(value, f.name), f"{place}.{f.name}") for f in dataclasses.fields(value) if f.init
        }
        return {"$": kind.__name__, "v": fields}
    if kind in (tuple, list):
        return {"$": kind.__name__, "v": [_pack(item, f"{place}[{n}]") for n, item in enumerate(value)]}
    if kind is frozenset:
        items = [_pack(item, f"{place}{{}}") for item in value]
        return {"$": "frozenset", "v": sorted(items, key=canonical)}
    if kind is dict:
        pairs = [[_pack(key, f"{place} kunci"), _pack(item, f"{place}[{key!r}]")] for key, item in value.items()]
        return {"$": "dict", "v": sorted(pairs, key=lambda pair: canonical(pair[0]))}
    if kind in (datetime.date, datetime.datetime, datetime.time):
        return {"$": kind.__name__, "v": value.isoformat()}
    if kind is Decimal and value.is_finite():
        return {"$": "Decimal", "v": str(value)}
    if kind is float and value == value and value not in (float("inf"), float("-inf")):
        return {"$": "float", "v": value.hex()}
    raise SnapshotFault(f"{place}: jenis {kind.__name__} tidak dapat dibekukan dengan tepat")


_SIMPLE: dict[str, typing.Callable] = {
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "time": datetime.time.fromisoformat,
    "Decimal": Decimal,
    "float": float.fromhex,
}


def _unpack(plain: object, known: dict[str, type], place: str) -> object:
    if not isinstance(plain, dict):
        if type(plain) not in _PLAIN:
            raise SnapshotFault(f"{place}: nilai tanpa jenis")
        return plain
    if set(plain) != {"$", "v"}:
        raise SnapshotFault(f"{place}: bukan nilai potret")
    name, value = plain["$"], plain["v"]
    try:
        if name in _SIMPLE:
            return _SIMPLE[name](value)
        if name in ("tuple", "list", "frozenset"):
            items = (_unpack(item, known, f"{place}[{n}]") for n, item in enumerate(value))
            return {"tuple": tuple, "list": list, "frozenset": frozenset}[name](items)
        if name == "dict":
            return {_unpack(key, known, place): _unpack(item, known, f"{place}[…]") for key, item in value}
        if issubclass(known[name], Enum):
            return known[name](_unpack(value, known, place))
        return known[name](**{key: _unpack(item, known, f"{place}.{key}") for key, item in value.items()})
    except SnapshotFault:
        raise
    except (KeyError, TypeError, ValueError, AttributeError):
        raise SnapshotFault(f"{place}: {name} tidak dapat dipulihkan") from None


def reachable(root: type) -> dict[str, type]:
    """Dataclasses and enums by their short name, from the annotations of `root` and of all that these reach.

    Raises SnapshotFault when two types share a name.
    """
    found: dict[str, type] = {}
    waiting = [root]
    while waiting:
        kind = waiting.pop()
        waiting.extend(typing.get_args(kind))
        is_frozen = isinstance(kind, type) and dataclasses.is_dataclass(kind)
        if not is_frozen and not (isinstance(kind, type) and issubclass(kind, Enum)):
            continue
        if kind.__name__ in found:
            if found[kind.__name__] is not kind:
                raise SnapshotFault(f"dua jenis bernama {kind.__name__}")
            continue
        found[kind.__name__] = kind
        if is_frozen:
            waiting.extend(typing.get_type_hints(kind).values())
    return found
