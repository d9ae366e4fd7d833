"""Is somebody of this case recorded already? Few hints, each with its reason: a double is worth a question, not a flood of them."""

from dataclasses import dataclass

from gugus_tugas.nama import kunci_simpan
from kasus.actions.cari import OWNER, MayOpen, Temuan, ciri, fetch, owner, rows_of_codes, same_numbers
from kasus.actions.cari import rows as search_rows
from kasus.models import BukanOrangSama, IdentitasKorban, IdentitasTerlapor, Kasus
from kasus.models.identitas import Identitas
from kasus.models.kode import kode_kata, ruas
from kasus.models.orang import Sosok, pasangan
from kasus.peringkat import SANGAT, Ciri, Pembanding

MAKS_DUGAAN, TERLALU_UMUM = 5, 200  # a name that so many bear says nothing by itself


@dataclass(frozen=True)
class Dugaan:
    """Somebody of this case who may be somebody else's double."""

    sosok: Sosok
    temuan: Temuan


def possible_doubles(kasus: Kasus, *, may_open: MayOpen) -> list[Dugaan]:
    """Same NIK, same telephone, or the same name with the same year of birth; not what is joined, or known to differ, already.

    For who may see whole cases; opens nothing that `may_open` refuses.
    """
    found: list[Dugaan] = []
    for model in (IdentitasKorban, IdentitasTerlapor):
        for row in search_rows(model, "nik", "telepon").filter(**{f"{OWNER[model]}__kasus": kasus}):
            if may_open(owner(row)) and any((row.daftar_nama, row.nik, row.telepon)):
                found += _doubles_of(row, may_open)
    apart = _apart(found)
    seen, kept = set(), []
    for hint in sorted(found, key=lambda hint: -hint.temuan.nilai.skor):
        pair = pasangan(hint.sosok.pk, hint.temuan.sosok.pk)
        if pair not in apart and pair not in seen:
            seen.add(pair)
            kept.append(hint)
    return kept[:MAKS_DUGAAN]


def _doubles_of(row: Identitas, may_open: MayOpen) -> list[Dugaan]:
    own = Ciri(
        row.daftar_nama, row.nik, row.telepon, row.tanggal_lahir_tepat,
        tahun_lahir=row.tanggal_lahir and row.tanggal_lahir.year, jenis_kelamin=owner(row).jenis_kelamin,
    )  # fmt: skip
    comparer, mine, found = Pembanding(own), Sosok(owner(row)), []
    for model in (IdentitasKorban, IdentitasTerlapor):
        rows = search_rows(model)
        numbers = same_numbers(rows, own)
        named = set(_bearers(model, row)) if own.tahun else set()
        for other in fetch(rows, (named | numbers["nik"] | numbers["telepon"]) - {row.pk}):
            theirs = owner(other)
            if not may_open(theirs) or (theirs.orang_id and theirs.orang_id == mine.baris.orang_id):
                continue
            nilai = comparer.nilai(ciri(other, own, numbers))
            if nilai.is_nik_sama or nilai.is_telepon_sama or (nilai.skor_nama >= SANGAT and nilai.is_lahir_sama):
                found.append(Dugaan(mine, Temuan(Sosok(theirs), nilai)))
    return found


def _bearers(model: type[Identitas], row: Identitas) -> list:
    """Those filed under every telling word of this name, unless they are too many to mean anything."""
    bearers: dict = {}
    for nama in row.daftar_nama:
        words, by_code = kunci_simpan(nama), {}
        for word in words:
            for number, code in enumerate(kode_kata(word, jenis=model._meta.model_name)):
                by_code[number, code] = word
        for pk, code in rows_of_codes(model, {code for _, code in by_code}):
            if word := by_code.get((ruas(pk), code)):
                bearers.setdefault((pk, nama), set()).add(word)
        full = [pk for (pk, name), borne in bearers.items() if name == nama and borne == words]
        if len(full) <= TERLALU_UMUM:
            yield from full


def _apart(found: list[Dugaan]) -> set[str]:
    pairs = {pasangan(hint.sosok.pk, hint.temuan.sosok.pk) for hint in found}
    rows = BukanOrangSama.objects.filter(pasangan__in=pairs, dicabut_pada__isnull=True) if pairs else []
    return {row.pasangan for row in rows}
