"""Unofficial recruiters by name: their names are sealed, so the rows that this account may open are read one by one.

A scan, because the register is small; over MAX_BACA rows it asks to be narrowed. Names are read as everywhere in the house
(gugus_tugas/nama.py), so that "Tjut" finds "Cut". The answer says codes and places, never a name: who needs the name opens the
page, which leaves a line of its own.
"""

from django.db import models, transaction
from rapidfuzz import fuzz

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.nama import kata
from program.models import Perusahaan, RincianPerekrut

AMBANG = 82  # of 100; below, it is somebody else
SEBAGIAN = 0.9
MAX_CALON, MAX_BACA = 10, 5_000


@transaction.atomic
def search_perekrut(rows: models.QuerySet, *, nama: str, by: Pengguna) -> list[Perusahaan]:
    """The recruiters among `rows` whose name or nickname is most like `nama`, best first, at most MAX_CALON; a line in the trail.

    The line holds no name. Raises ActionRefused when nothing of a name is typed, and when there are too many rows to read.
    """
    typed, memo = _read(nama, {}), {}
    if not typed:
        raise ActionRefused("Tulis paling sedikit satu kata dari namanya.")
    found = RincianPerekrut.objects.filter(perusahaan__in=rows.order_by().values("pk"))
    found = list(found.only("id", "perusahaan", "nama", "alias")[: MAX_BACA + 1])
    if len(found) > MAX_BACA:
        raise ActionRefused(f"Lebih dari {MAX_BACA // 1000}.000 perekrut. Pilih kabupaten/kotanya dahulu.")
    scores = {
        row.perusahaan_id: max(_alike(typed, _read(name, memo)) for name in (row.nama, row.alias)) for row in found
    }
    best = sorted((pk for pk, score in scores.items() if score >= AMBANG), key=lambda pk: (-scores[pk], -pk))[
        :MAX_CALON
    ]
    audit.record(JenisPeristiwa.SEARCH_PEREKRUT, by=by, kolom=["nama"], kode=f"{len(best)} calon")
    by_key = rows.in_bulk(best)
    return [by_key[pk] for pk in best]


def _read(nama: str, memo: dict) -> list[str]:
    return [word.baku for word in kata(nama, memo)]


def _alike(typed: list[str], stored: list[str]) -> float:
    """0 to 100: how well each typed word is met, in whatever order; words written together or apart. A stored name that is
    shorter than what was typed counts a little less."""
    if not stored:
        return 0
    meets = max(_met(typed, [*stored, "".join(stored)]), _met(["".join(typed)], stored))
    nearness = fuzz.ratio(" ".join(typed), " ".join(stored)) / 100  # decides between equals
    return max(meets, SEBAGIAN * _met(stored, typed)) * 0.99 + nearness


def _met(words: list[str], among: list[str]) -> float:
    return sum(max(fuzz.ratio(word, other) for other in among) for word in words) / len(words)
