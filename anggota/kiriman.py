"""A form that is sent twice is carried out once: double click, resend, Back and send again, two threads (keamanan.md 46).

The key travels hidden in the form (gugus_tugas.forms.KunciKirimField); a keyed fingerprint tells a resend from a change.
"""

import hashlib
import json
import uuid
from functools import wraps

from django.apps import apps
from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, models, transaction

from anggota.models import Kiriman, Pengguna
from gugus_tugas import crypto
from gugus_tugas.auth import ActionRefused


def once(action):
    """Makes an action atomic and repeatable: under one `kunci_kirim` it runs once, later calls return the first row.

    The returned row of a repeat carries `is_ulangan = True`. Without a key (imports, examples) the action simply runs.
    Raises ActionRefused when the key was used by another account, or for something else than what is sent now.
    """

    @wraps(action)
    @transaction.atomic
    def carried_out_once(*args, by: Pengguna, kunci_kirim: uuid.UUID | None = None, **values):
        if kunci_kirim is None:
            return action(*args, by=by, **values)
        print_ = _fingerprint(action.__name__, args, values)
        try:
            with transaction.atomic():  # a second sender waits here until the first has ended
                claim = Kiriman.objects.create(kunci=kunci_kirim, sidik=print_, dicatat_oleh=by)
        except IntegrityError:
            return _first_result(Kiriman.objects.get(kunci=kunci_kirim), by=by, print_=print_)
        row = action(*args, by=by, **values)
        claim.objek_jenis, claim.objek_id = row._meta.label_lower, str(row.pk)
        claim.save(update_fields=["objek_jenis", "objek_id"])
        return row

    return carried_out_once


def forget(rows: list[models.Model]) -> None:
    """Takes the claims of these rows away, with the fingerprints of what was typed: their data are disposed of."""
    for row in rows:
        Kiriman.objects.filter(objek_jenis=row._meta.label_lower, objek_id=str(row.pk)).delete()


def _first_result(kiriman: Kiriman, *, by: Pengguna, print_: str) -> models.Model:
    if kiriman.dicatat_oleh_id != by.pk:
        raise ActionRefused("Formulir ini sudah dikirim dari akun lain. Buka formulir baru, lalu isi kembali.")
    row = apps.get_model(kiriman.objek_jenis)._base_manager.filter(pk=kiriman.objek_id).first()
    if row is None:
        raise ActionRefused("Yang dikirim formulir ini sudah dihapus sesudahnya. Bila masih perlu, buka formulir baru.")
    if kiriman.sidik != print_:
        raise ActionRefused(
            f"Formulir ini sudah tersimpan ({row}), jadi perubahan yang Anda ketik setelahnya belum disimpan. "
            "Lengkapi melalui halamannya; untuk catatan lain, buka formulir baru."
        )
    row.is_ulangan = True
    return row


def _fingerprint(*content) -> str:
    """Keyed: it tells equal from unequal and nothing about the content. Of a file, its content."""

    def plain(value):
        if isinstance(value, models.Model):
            return f"{value._meta.label_lower}:{value.pk}"
        if isinstance(value, File):
            value.seek(0)
            content = hashlib.sha256(value.read()).hexdigest()
            value.seek(0)
            return f"berkas:{content}"
        return sorted(map(str, value)) if isinstance(value, (set, frozenset, models.QuerySet)) else str(value)

    text = json.dumps(content, default=plain, sort_keys=True, ensure_ascii=False)
    return crypto.blind_index(settings.KUNCI_DATA, text, purpose="kiriman")
