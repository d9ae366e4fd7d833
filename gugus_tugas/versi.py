"""Two people edit one row: nobody overwrites the other unseen (keamanan.md 45).

A form carries a signed stamp of what its page showed: the version of the row, plain values as text, identifying ones as
keyed fingerprints. An action compares the version under a lock (`lock_version` of its own app) and raises Conflict.
The page then answers 409: says who changed what, keeps what was typed, and saves only when asked again.
"""

import copy
import datetime
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.conf import settings
from django.core import signing
from django.db import models
from django.utils import timezone

from gugus_tugas import crypto
from gugus_tugas.auth import ActionRefused
from gugus_tugas.desimal import tulis_desimal
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.forms import BaseForm
from gugus_tugas.tanggal import tulis_tanggal

KOSONG = "kosong"
SALT = "gugus_tugas.versi"
MAX_STAMP = 20_000  # letters; a stamp is far shorter, a longer one is not ours
# A longer text (a whole guide) is held by its beginning and a fingerprint, so that the stamp stays short.
PANJANG, AWAL = 2_000, 200
NOT_SHOWN = {"versi", "diubah_pada", "diubah_oleh", "dicatat_pada", "dicatat_oleh"}


@dataclass(frozen=True)
class Perubahan:
    """One field that changed meanwhile: for an identifying one the label alone."""

    label: str
    lama: str = ""
    baru: str = ""
    is_rahasia: bool = False


class Conflict(ActionRefused):
    """The row was changed after the form was opened. Carries who, when, which fields, and the row as it stands now."""

    def __init__(self, row: models.Model, seen: dict[str, str]):
        self.row, self.seen = row, seen
        self.oleh = row.diubah_oleh.nama if row.diubah_oleh else "orang lain"
        self.pada = row.diubah_pada
        self.perubahan = changes(row, seen)
        labels = ", ".join(change.label for change in self.perubahan)
        super().__init__(
            f"Data ini sudah diubah {self.oleh}{f' ({labels})' if labels else ''} setelah halaman Anda dibuka. "
            "Tidak ada yang ditimpa. Muat ulang, lalu ulangi perubahan Anda."
        )


def stamp(row: models.Model) -> str:
    """What a page shows of this row, to travel hidden in its form."""
    content = {"m": row._meta.label_lower, "p": str(row.pk), "v": row.versi, "n": _seen_now(row)}
    return signing.dumps(content, salt=SALT, compress=True)


def read_stamp(text: str, row: models.Model) -> tuple[int, dict[str, str]]:
    """Version and values that the page showed; (0, {}) for a stamp that is missing, broken or of another row."""
    try:
        content = signing.loads(text, salt=SALT) if text and len(text) <= MAX_STAMP else {}
    except signing.BadSignature:
        content = {}
    if content.get("m") != row._meta.label_lower or content.get("p") != str(row.pk):
        return 0, {}
    return content["v"], content["n"]


def typed_otherwise(row: models.Model, values: dict, seen: dict[str, str]) -> set[str]:
    """The names whose typed value reads otherwise than the page showed it."""
    trial, columns = copy.copy(row), {field.name: field for field in _fields(row)}
    for name, value in values.items():
        setattr(trial, name, value)
    return {n for n in values if n not in columns or n not in seen or _seen(trial, columns[n]) != seen[n]}


def changes(row: models.Model, seen: dict[str, str]) -> list[Perubahan]:
    """Fields that stand otherwise now than they were seen, in the order of the model."""
    found = []
    for field in _fields(row):
        if field.name in seen and seen[field.name] != _seen(row, field):
            label = str(field.verbose_name)
            if is_secret(field):
                found.append(Perubahan(label, is_rahasia=True))
            else:
                found.append(Perubahan(label, lama=seen[field.name], baru=_seen(row, field)))
    return found


def is_secret(field: models.Field) -> bool:
    return isinstance(field, EncryptedTextField) or field.name in getattr(field.model.Privacy, "identifying", ())


def _fields(row: models.Model) -> list[models.Field]:
    return [field for field in row._meta.concrete_fields if field.editable and field.name not in NOT_SHOWN]


def _seen_now(row: models.Model) -> dict[str, str]:
    return {field.name: _seen(row, field) for field in _fields(row)}


def _seen(row: models.Model, field: models.Field) -> str:
    """The value as text; of an identifying one a keyed fingerprint, which tells equal from unequal and nothing else."""
    text = _written(row, field)
    if is_secret(field):
        return _fingerprint(text)
    return text if len(text) <= PANJANG else f"{text[:AWAL]} … (sidik {_fingerprint(text)[:12]})"


def _fingerprint(text: str) -> str:
    return crypto.blind_index(settings.KUNCI_DATA, text, purpose="versi")


def _written(row: models.Model, field: models.Field) -> str:
    if field.is_relation:
        if getattr(row, field.attname) is None:
            return KOSONG
        # of a secret place the key is enough to compare, and spares a query
        return str(getattr(row, field.attname)) if is_secret(field) else str(getattr(row, field.name))
    value = getattr(row, f"get_{field.name}_display")() if field.choices else getattr(row, field.attname)
    if value is None or value == "":
        return KOSONG
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, Decimal):
        return tulis_desimal(value)  # 12 and 12.00 are one number
    if isinstance(value, datetime.datetime):
        local = timezone.localtime(value)
        return f"{tulis_tanggal(local.date())} {local:%H.%M}"
    return tulis_tanggal(value) if isinstance(value, datetime.date) else str(value)


class VersiField(forms.CharField):
    """Hidden: the stamp of the row as the page showed it."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False, max_length=MAX_STAMP)


class VersiForm(BaseForm):
    """A form that changes one row. Build it with `of(row, data)`; after a Conflict call `rebase(conflict)` and show it again."""

    versi = VersiField()

    @classmethod
    def of(cls, row: models.Model, data=None, **kwargs) -> "VersiForm":
        return cls(data, initial={**cls.initial_of(row), "versi": stamp(row)}, **kwargs)

    @classmethod
    def initial_of(cls, row: models.Model) -> dict:
        """What the page shows of the row; override where a field is not a column of the same name."""
        return {name: getattr(row, name) for name in cls.base_fields if name != "versi" and hasattr(row, name)}

    def columns_of(self, name: str, value) -> dict:
        """The columns that a field fills; override where they are not one of the same name."""
        return {name: value}

    def rebase(self, conflict: Conflict) -> "VersiForm":
        """Stands on the row of now: keeps every field in which something else was typed than was seen."""
        fresh = {**self.initial_of(conflict.row), "versi": stamp(conflict.row)}
        typed = {name: value for name, value in self.cleaned_data.items() if self._is_mine(name, value, conflict)}
        typed.pop("versi", None)
        self.initial, self.data, self.is_bound = {**fresh, **typed}, {}, False
        self._errors, self._bound_fields_cache = None, {}
        return self

    def _is_mine(self, name: str, value, conflict: Conflict) -> bool:
        return bool(typed_otherwise(conflict.row, self.columns_of(name, value), conflict.seen))
