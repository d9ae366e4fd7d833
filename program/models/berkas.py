"""A file that belongs to a row of a register: checked and cleaned by gugus_tugas.files, sealed, under a name that tells nothing."""

import uuid

from django.db import models

from gugus_tugas.db import Tercatat
from gugus_tugas.storage import neutral_path


class BerkasProgram(Tercatat):
    """Its address carries a random key, never a running number. `milik` names the field of the row to which it belongs."""

    milik = ""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    berkas = models.FileField("berkas", upload_to=neutral_path)

    class Meta:
        abstract = True

    @property
    def induk(self) -> models.Model:
        return getattr(self, self.milik)


class BerkasBerjenis(BerkasProgram):
    """A photo or paper of a kind, re-encoded and without what cameras add. The model that keeps it names the kinds in `jenis`."""

    keterangan = models.CharField("keterangan", max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.induk}, {self.sebutan}"

    @property
    def sebutan(self) -> str:
        return self.get_jenis_display()


# The columns of BerkasProgram, for Privacy.plain.
PLAIN_BERKAS = ["id", "berkas", "dicatat_pada", "dicatat_oleh"]
