"""Is the trail whole? Walks the chain in the order of the rows, in bounded memory, and names the first broken row.

A chain cannot tell that its newest rows were cut off *and* its head was set back to match. For that a note of an earlier
check, kept outside the database, is compared (`patokan`: number of rows and last fingerprint).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from anggota.audit import GENESIS, fingerprint
from anggota.models import JejakAudit, KepalaJejak

BATCH = 2000
_UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError)
_CHANGED = "isinya tidak cocok dengan sidiknya: isi diubah, atau sidik dibuat tanpa kunci jejak yang benar"
_KEY = ". Karena ini baris pertama, periksa juga apakah bagian 'jejak' pada KUNCI_DATA masih kunci yang semula dipakai"


@dataclass(frozen=True)
class Patokan:
    """What an earlier check printed: so many rows, the last with this fingerprint."""

    jumlah: int
    sidik: str


@dataclass
class Pemeriksaan:
    """One check. `putus` is the sentence about the first broken place, empty while the chain is whole."""

    patokan: Patokan | None = None
    step: Callable[[int], None] = lambda number: None
    jumlah: int = 0
    sidik: str = GENESIS
    last_id: int = 0
    putus: str = ""

    def run(self) -> "Pemeriksaan":
        self._walk()
        if not self.putus:
            with transaction.atomic():  # the head is locked: what is written meanwhile waits, then is not half seen
                head = _lock_head()
                self._walk()
                if head is None and self.jumlah:  # there was none to lock yet: the first row of all came in between
                    head = _lock_head()
                    self._walk()
                self.putus = self.putus or self._end(head)
        return self

    def _walk(self) -> None:
        size = BATCH
        while not self.putus:
            try:
                rows = list(JejakAudit.objects.filter(id__gt=self.last_id).order_by("id")[:size])
                faults = [fingerprint(row) != row.sidik for row in rows]
            except _UNREADABLE:
                if size == 1:
                    broken = JejakAudit.objects.filter(id__gt=self.last_id).order_by("id").values_list("id").first()
                    self.putus = f"Baris {broken[0]} tidak dapat dibaca: isinya diubah."
                size = 1
                continue
            if not rows:
                return
            for row, is_changed in zip(rows, faults, strict=True):
                self.putus = self._fault(row, is_changed)
                if self.putus:
                    return
            self.step(len(rows))

    def _fault(self, row: JejakAudit, is_changed: bool) -> str:
        """What is wrong with this row, or nothing: then it becomes the end of the chain so far."""
        if is_changed:
            return f"{describe(row)}: {_CHANGED}{'' if self.jumlah else _KEY}."
        if row.sidik_sebelumnya != self.sidik:
            return f"{describe(row)}: {self._wrong_link(row)}"
        self.jumlah, self.sidik, self.last_id = self.jumlah + 1, row.sidik, row.id
        if self.patokan and self.patokan.jumlah == self.jumlah and self.patokan.sidik != self.sidik:
            return f"{describe(row)}: sebagai baris ke-{self.jumlah} sidiknya bukan sidik patokan; jejak ditulis ulang."
        return ""

    def _wrong_link(self, row: JejakAudit) -> str:
        before = f"baris {self.last_id}" if self.jumlah else "awal rantai"
        wanted = JejakAudit.objects.filter(sidik=row.sidik_sebelumnya).values_list("id", flat=True).first()
        if wanted is None:
            return f"menyambung ke baris yang tidak ada; satu baris atau lebih setelah {before} hilang."
        return f"menyambung ke baris {wanted}, bukan ke {before}; urutan baris berubah."

    def _end(self, head: KepalaJejak | None) -> str:
        if head is None and not self.jumlah and not self.patokan:
            return ""
        told, end = (head.jumlah, head.sidik) if head else (0, GENESIS)
        last = f"Setelah baris {self.last_id}" if self.jumlah else "Jejak kosong"
        if told > self.jumlah:
            return f"{last}: {told - self.jumlah} baris terakhir hilang (kepala rantai mencatat {told} baris, ada {self.jumlah})."
        if (told, end) != (self.jumlah, self.sidik):
            return f"{last}: kepala rantai tidak cocok (mencatat {told} baris, ada {self.jumlah}); kepala diubah atau dihapus."
        if self.patokan and self.patokan.jumlah > self.jumlah:
            return f"{last}: {self.patokan.jumlah - self.jumlah} baris terakhir hilang menurut patokan, dan kepala rantai ikut dimundurkan."
        return ""


def _lock_head() -> KepalaJejak | None:
    return KepalaJejak.objects.select_for_update(of=("self",)).first()


def describe(row: JejakAudit) -> str:
    moment = timezone.localtime(row.pada).strftime("%d/%m/%Y %H.%M.%S WIB")
    return f"Baris {row.id} ({moment}, {row.peristiwa} oleh {row.pelaku}, objek {row.objek_kode or '-'})"


def last_row_fits() -> bool:
    """Was the newest row written with the key of the trail that this process holds? One row, for the health check."""
    row = JejakAudit.objects.order_by("-id").first()
    return row is None or fingerprint(row) == row.sidik
