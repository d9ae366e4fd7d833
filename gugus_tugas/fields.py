"""Model fields whose column is encrypted and bound to its row (model, field, primary key).

The primary key must exist before the row is written, so such models have a UUID primary key (tested).
Decryption happens on first access of the attribute: a list that does not show names never decrypts one.
"""

import datetime

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from gugus_tugas import crypto

PADDING_BLOCK = 32  # bytes; hides the length of a name


class Sealed(bytes):
    """Ciphertext as it stands in the column."""


class KeyVersion(models.Func):
    """Version of the key that sealed a column, as two hexadecimal digits, read by the database without decrypting."""

    output_field = models.CharField()

    def as_sql(self, compiler, connection, **extra):
        template = "ENCODE(SUBSTRING(%(expressions)s FROM 1 FOR 1), 'hex')"
        return super().as_sql(compiler, connection, template=template, **extra)

    def as_sqlite(self, compiler, connection, **extra):
        return super().as_sql(compiler, connection, template="LOWER(HEX(SUBSTR(%(expressions)s, 1, 1)))", **extra)


class DecryptOnAccess(DeferredAttribute):
    """A data descriptor (it has __set__), so that reading always passes here and never shows ciphertext."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value

    def __get__(self, instance, cls=None):
        value = super().__get__(instance, cls)
        if instance is not None and isinstance(value, Sealed):
            value = instance.__dict__[self.field.attname] = self.field.unseal(value, instance.pk)
        return value


class EncryptedTextField(models.Field):
    """Text encrypted with AES-256-GCM. Filtering by it and writing it by update() raise an error; sorting is meaningless."""

    description = "encrypted text"
    descriptor_class = DecryptOnAccess
    empty_strings_allowed = True

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def get_internal_type(self):
        return "BinaryField"

    def to_text(self, value) -> str:
        return str(value)

    def from_text(self, text: str):
        return text

    def place(self, pk) -> str:
        if pk is None:
            raise ValueError(f"{self.model.__name__}.{self.name}: encrypted rows need a primary key before saving")
        return f"{self.model._meta.label_lower}.{self.name}.{pk}"

    def seal(self, value, instance) -> Sealed:
        plain = self.to_text(value).encode()
        plain += b"\0" * (-len(plain) % PADDING_BLOCK)
        return Sealed(crypto.seal(settings.KUNCI_DATA, plain, place=self.place(instance.pk)))

    def unseal(self, sealed: Sealed, pk):
        """What the column of the row `pk` holds; also for one that was read without its row (values_list)."""
        if not isinstance(sealed, Sealed):
            return sealed
        plain = crypto.unseal(settings.KUNCI_DATA, sealed, place=self.place(pk))
        return self.from_text(plain.rstrip(b"\0").decode())

    def from_db_value(self, value, expression, connection):
        # no bytes at all: a column that joined a filled table later; rotation seals it (anggota/actions/kunci.py)
        return None if value is None else Sealed(value) if value else ""

    def pre_save(self, model_instance, add):
        raw = model_instance.__dict__.get(self.attname)
        if isinstance(raw, Sealed) and not add:
            return raw
        value = getattr(model_instance, self.attname)
        return None if value is None else self.seal(value, model_instance)

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None or isinstance(value, Sealed):
            return None if value is None else connection.Database.Binary(bytes(value))
        raise FieldError(f"{self.name}: an encrypted column is written by save() or bulk_create() only")

    def get_db_prep_save(self, value, connection):
        return connection.Database.Binary(b"") if value == "" else super().get_db_prep_save(value, connection)

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def value_to_string(self, obj):
        raise FieldError(f"{self.name}: encrypted columns are not serialised")

    def formfield(self, **kwargs):
        return super().formfield(**{"required": not self.blank, **kwargs})


def open_all(instance: models.Model) -> models.Model:
    """Decrypts every sealed column now, so that a key that is missing shows before anything is recorded."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, EncryptedTextField):
            getattr(instance, field.attname)
    return instance


class EncryptedDateField(EncryptedTextField):
    """A date (or None) encrypted as ISO text."""

    description = "encrypted date"

    def __init__(self, *args, **kwargs):
        kwargs["default"] = kwargs.get("default")
        super().__init__(*args, **{**kwargs, "null": True})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("null", None)
        return name, path, args, kwargs

    def to_text(self, value: datetime.date) -> str:
        return value.isoformat()

    def from_text(self, text: str) -> datetime.date:
        return datetime.date.fromisoformat(text)
