"""Does a running text name somebody of the register? Asked by the codes of names; opened are only the names whose codes answer.

The text is read as names are (gugus_tugas/nama.py): spellings of one word meet, a slip of the hand is not seen. An alias is no name:
it was chosen not to tell who it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gugus_tugas.crypto import DecryptionFailed
from gugus_tugas.db import chunks
from gugus_tugas.nama import KataTeks, kata_teks, kunci_teks, kunci_utuh
from kasus.actions.cari import OWNER, POTONGAN
from kasus.models.identitas import Identitas
from kasus.models.kode import kode_kata, ruas

JARAK = 2  # other words that may stand between those of a name


@dataclass(frozen=True, order=True)
class Sebutan:
    """Words of a text that are a name of the register (`is_utuh`), or one word of a longer one. Whose it is is not told."""

    baris: int
    kata: str
    is_utuh: bool


def find_sebutan(teks: str, *, tahun: Iterable[int], tercetak: str = "") -> list[Sebutan]:
    """Where a text names victims or reported persons of cases that were reported in these years.

    `tercetak`: what is printed beside the text anyway; a name of one word that is a word of it too (Jaya of Aceh Jaya) is not sure.
    """
    words = kata_teks(teks)
    printed, forms = kunci_teks(kata_teks(tercetak)), kunci_teks(words)
    names = {name for model in OWNER for name in _names(model, forms, set(tahun))}
    found = {row for name in names for row in _mentions(name, words, printed)}
    whole = {(row.baris, word) for row in found if row.is_utuh for word in row.kata.split()}
    return sorted(row for row in found if row.is_utuh or (row.baris, row.kata) not in whole)


def _names(model: type[Identitas], forms: set[str], years: set[int]) -> Iterator[str]:
    """Opens the name of everybody who bears a code of one of these forms."""
    kind, nama = model._meta.model_name, model._meta.get_field("nama")
    asked = {(number, code) for form in forms for number, code in enumerate(kode_kata(form, jenis=kind))}
    within = model.objects.filter(**{f"{OWNER[model]}__kasus__tahun_lapor__in": years}).order_by()
    seen = set()
    for chunk in chunks(sorted({code for _, code in asked}), POTONGAN):
        for pk, code, sealed in within.filter(daftar_kode__kode__in=chunk).values_list(
            "pk", "daftar_kode__kode", "nama"
        ):
            if pk in seen or (ruas(pk), code) not in asked:
                continue
            seen.add(pk)
            try:
                yield nama.unseal(sealed, pk) or ""
            except DecryptionFailed:  # who cannot be read cannot be compared
                continue


def _mentions(nama: str, words: list[KataTeks], printed: set[str]) -> Iterator[Sebutan]:
    whole, telling = kunci_utuh(nama)
    if not telling and len(whole) < 2:
        return  # one word so common that it names nobody
    span, past = len(whole) + JARAK, 0
    for n, word in enumerate(words):
        if n < past or not word.bentuk & whole:
            continue
        near = [w for w in words[n : n + span] if w.bentuk & whole]
        said = whole.intersection(form for w in near for form in w.bentuk)
        if len(said & telling) > 1 or (said == whole and len(whole) > 1):
            past = n + span
            yield Sebutan(word.baris, " ".join(w.teks for w in near), is_utuh=True)
        elif word.bentuk & telling and word.is_berhuruf_besar:
            yield Sebutan(word.baris, word.teks, is_utuh=len(whole) == 1 and not whole & printed)
