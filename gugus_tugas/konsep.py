"""A form that is still being typed: what every draft holds, and the open page that sends it (static/js/konsep.js)."""

import datetime
import json
import re
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone

from gugus_tugas.clock import now
from gugus_tugas.db import Berversi, Tercatat
from gugus_tugas.fields import EncryptedTextField
from gugus_tugas.forms import KunciKirimField


class KonsepDasarQuerySet(models.QuerySet):
    def alive(self):
        return self.filter(diubah_pada__gt=now() - datetime.timedelta(days=settings.KONSEP_HARI))


class KonsepDasar(Berversi, Tercatat):
    """What was typed, as one sealed JSON. Its id is the key under which the form is stored once (anggota/kiriman.py).

    `diubah_pada` is set from the first saving on: its days are counted from there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    isi = EncryptedTextField("isi")
    tab = models.CharField("tab penulis terakhir", max_length=32, blank=True, editable=False)
    urut = models.PositiveIntegerField("urutan kiriman tab itu", default=0, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return f"konsep {str(self.pk)[:8]}"

    @property
    def data(self) -> dict[str, list[str]]:
        """Field name -> sent values. Whatever stands in the column, this is a dict of lists of text."""
        try:
            content = json.loads(self.isi or "{}")
        except ValueError:
            return {}
        if not isinstance(content, dict):
            return {}
        return {str(name): [str(v) for v in values] for name, values in content.items() if isinstance(values, list)}

    @property
    def sisa_hari(self) -> int:
        """Days until it is deleted; 1 on the last day."""
        last = timezone.localtime(self.diubah_pada + datetime.timedelta(days=settings.KONSEP_HARI)).date()
        return max((last - timezone.localdate(now())).days, 1)

    @property
    def is_segera_habis(self) -> bool:
        return self.sisa_hari <= 7


@dataclass(frozen=True)
class Lembar:
    """One open page on a draft: which draft, which version it showed, and which page it is."""

    kunci: uuid.UUID
    versi: int
    tab: str
    urut: int = 0

    @classmethod
    def fresh(cls, konsep: KonsepDasar | None = None) -> "Lembar":
        return cls(konsep.pk if konsep else uuid.uuid4(), konsep.versi if konsep else 0, uuid.uuid4().hex)

    @classmethod
    def sent(cls, post: QueryDict, kunci: uuid.UUID | str | None) -> "Lembar":
        """As the page sent it; what is broken counts as a page that saw nothing."""
        tab = post.get("konsep_tab", "")
        return cls(
            kunci if isinstance(kunci, uuid.UUID) else KunciKirimField().clean(kunci),
            _number(post.get("timpa") or post.get("konsep_versi", "")),  # "timpa": said so on the page of the conflict
            tab if re.fullmatch(r"[0-9a-f]{32}", tab) else "",
            _number(post.get("konsep_urut", "")),
        )

    @property
    def halaman(self) -> dict:
        """What an action asks of the page to put its sendings in order."""
        return {"versi": self.versi, "tab": self.tab, "urut": self.urut}


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) else 0
