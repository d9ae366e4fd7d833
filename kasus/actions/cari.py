"""Finding a person again over encrypted names: whom the reader may open anyway, at most five, each with the reason.

Who may see whole cases searches the codes of the names (kasus/models/kode.py) once the register is large; everybody else, and a
small register, is served by opening the names within the own scope. So nothing that a reader may not see has a part
in what is found, counted or waited for. The trail keeps who searched and what was shown, never what was typed.
"""

import heapq
import math
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from anggota import audit
from anggota.enums import Izin, JenisPeristiwa
from anggota.models import Pengguna
from gugus_tugas.clock import now
from gugus_tugas.db import chunks
from gugus_tugas.nama import kunci_cari
from kasus.models import IdentitasKorban, IdentitasTerlapor, Korban
from kasus.models.identitas import Identitas, nik_index, telepon_index
from kasus.models.kode import kode_kata, ruas
from kasus.models.orang import Sosok
from kasus.models.rujukan import identitas_dirujuk
from kasus.peringkat import AMBANG, Ciri, Nilai, Pembanding

MAKS_TEMUAN, DILIHAT_DEKAT, POTONGAN = 5, 200, 2_000
OWNER = {IdentitasKorban: "korban", IdentitasTerlapor: "terlapor"}
MayOpen = Callable[[models.Model], bool]  # may the reader open the identity of this victim or reported person?


@dataclass(frozen=True)
class Temuan:
    """A person who fits what was typed."""

    sosok: Sosok
    nilai: Nilai


@dataclass(frozen=True)
class Hasil:
    """The likeliest first. `is_lebih`: others fit no worse than the last one, so more should be typed."""

    daftar_temuan: tuple[Temuan, ...]
    is_lebih: bool


@transaction.atomic
def search_orang(dicari: Ciri, *, may_open: MayOpen, by: Pengguna) -> Hasil:
    """At most five people who fit. Leaves one line in the trail for each, or one for none."""
    hasil = find_orang(dicari, may_open=may_open, user=by)
    asked = [name for name in ("nik", "telepon", "tahun_lahir", "jenis_kelamin") if getattr(dicari, name)]
    asked += ["nama"] if dicari.daftar_nama else []
    found = [(row.sosok.baris, asked) for row in hasil.daftar_temuan]
    audit.record_many(JenisPeristiwa.SEARCH_ORANG, found, by=by)
    if not found:
        audit.record(JenisPeristiwa.SEARCH_ORANG, by=by, kolom=asked)
    return hasil


def find_orang(dicari: Ciri, *, may_open: MayOpen, user: Pengguna) -> Hasil:
    whole, comparer, scored = user.has_izin(Izin.VIEW_SELURUH_KASUS), Pembanding(dicari), []
    for model in [IdentitasKorban, IdentitasTerlapor] if whole else [IdentitasKorban]:
        within = rows(model)
        if not whole:  # nothing is opened for who may not open it
            mine = Korban.objects.visible_to(user).tanpa_pembatasan()
            mine = identitas_dirujuk(mine, user.instansi_id, on=timezone.localdate(now()))
            within = within.filter(korban__in=mine.order_by().values("pk"))
        scored += _scored(within, comparer, is_indexed=whole)
    scored.sort(key=lambda pair: (-pair[1].skor, owner(pair[0]).kode))
    allowed = (Temuan(Sosok(owner(row)), nilai) for row, nilai in scored if may_open(owner(row)))
    found = tuple(islice(allowed, MAKS_TEMUAN + 1))
    is_more = len(found) > MAKS_TEMUAN and found[-1].nilai.skor > found[-2].nilai.skor - 0.02
    return Hasil(found[:MAKS_TEMUAN], is_more)


def owner(row: Identitas) -> models.Model:
    return getattr(row, OWNER[type(row)])


def rows(model: type[Identitas], *more: str) -> models.QuerySet:
    """Identities with what a search opens, and whose they are."""
    return model.objects.select_related(f"{OWNER[model]}__kasus").only(
        "nama", "tanggal_lahir", "ketelitian_lahir", *more, *(f"{OWNER[model]}__{name}" for name in _shown(model))
    )


def _shown(model: type[Identitas]) -> list[str]:
    """Columns of the person that are shown beside the code."""
    names = [
        "id",
        "urutan",
        "jenis_kelamin",
        "orang",
        "kasus__nomor",
        "kasus__slug",
        "kasus__status",
        "kasus__dimusnahkan_pada",
    ]
    return [*names, "kelompok_usia", "dibatasi_pada", "nama_samaran"] if model is IdentitasKorban else names


def same_numbers(within: models.QuerySet, dicari: Ciri) -> dict[str, set]:
    """The identities that bear the typed NIK or telephone number, by column. Found by index; no number is opened."""
    indexes = {"nik": nik_index(dicari.nik), "telepon": telepon_index(dicari.telepon)}
    return {
        name: set(within.filter(**{f"{name}_indeks": index}).values_list("pk", flat=True)) if index else set()
        for name, index in indexes.items()
    }


def fetch(within: models.QuerySet, pks: Iterable) -> list[Identitas]:
    return [row for chunk in chunks(pks, POTONGAN) for row in within.filter(pk__in=chunk)]


def _by_code(model: type[Identitas], dicari: Ciri) -> list:
    """Primary keys of those whose codes answer the typed words best; a rare word counts more than a common one."""
    kind, wanted = model._meta.model_name, {}
    for form, (group, sureness) in kunci_cari(dicari.daftar_nama[0]).items():
        for number, code in enumerate(kode_kata(form, jenis=kind)):
            if sureness > wanted.get((number, code), (0, 0.0))[1]:
                wanted[number, code] = (group, sureness)
    hits: dict = defaultdict(dict)  # identity -> typed word -> how sure
    for pk, code in rows_of_codes(model, {code for _, code in wanted}):
        group, sureness = wanted.get((ruas(pk), code), (0, 0.0))
        if sureness:
            hits[pk][group] = max(sureness, hits[pk].get(group, 0.0))
    frequency: dict[int, int] = defaultdict(int)
    for answers in hits.values():
        for group in answers:
            frequency[group] += 1
    weight = {group: 1 / (1 + math.log10(1 + number)) for group, number in frequency.items()}
    return heapq.nlargest(
        settings.CARI_CALON, hits, key=lambda pk: sum(sureness * weight[group] for group, sureness in hits[pk].items())
    )


def rows_of_codes(model: type[Identitas], codes: set[str]) -> Iterable[tuple]:
    """(identity, code) of every row that bears one of these codes."""
    table = model._meta.get_field("daftar_kode").related_model.objects
    for chunk in chunks(sorted(codes), POTONGAN):
        yield from table.filter(kode__in=chunk).values_list("identitas_id", "kode")


def _scored(within: models.QuerySet, comparer: Pembanding, *, is_indexed: bool) -> list[tuple[Identitas, Nilai]]:
    """Everybody at a glance, without the case around them; the likeliest closely."""
    dicari = comparer.dicari
    numbers = same_numbers(within, dicari)
    sure = numbers["nik"] | numbers["telepon"]
    likely, found = sure, []
    if dicari.daftar_nama:
        glances = ((_glance(row, comparer), row.pk) for row in _seen(within, dicari, is_indexed))
        likely = sure | {pk for _, pk in heapq.nlargest(DILIHAT_DEKAT, glances)}
    for row in fetch(within, likely):
        nilai = comparer.nilai(ciri(row, dicari, numbers))
        if nilai.skor >= AMBANG:
            found.append((row, nilai))
    return found


class Lirik(NamedTuple):
    """What a first look at an identity takes."""

    pk: uuid.UUID
    daftar_nama: tuple[str, ...]
    tahun_lahir: int | None  # where a year was asked for
    jenis_kelamin: str


def _seen(within: models.QuerySet, dicari: Ciri, is_indexed: bool) -> Iterable[Lirik]:
    """Whose names are opened: all of a small scope, else those whom the codes name."""
    limit, model, person = settings.CARI_PINDAI_HINGGA, within.model, OWNER[within.model]
    nama, lahir = model._meta.get_field("nama"), model._meta.get_field("tanggal_lahir")
    samaran = Korban._meta.get_field("nama_samaran")
    columns = ["pk", f"{person}_id", f"{person}__jenis_kelamin", "tanggal_lahir", "nama"]
    columns += ["korban__nama_samaran"] if model is IdentitasKorban else []
    cells = within.order_by().select_related(None).values_list(*columns)
    if not is_indexed or within.order_by()[: limit + 1].count() <= limit:
        read = iter(cells)
    else:
        read = (row for chunk in chunks(_by_code(model, dicari), POTONGAN) for row in cells.filter(pk__in=chunk))
    for pk, person_pk, sex, born, name, *aliases in read:
        shown = [nama.unseal(name, pk), *(samaran.unseal(alias, person_pk) for alias in aliases)]
        year = lahir.unseal(born, pk).year if dicari.tahun and born else None
        yield Lirik(pk, tuple(filter(None, shown)), year, sex)


def _glance(row: Lirik, comparer: Pembanding) -> float:
    score = max(map(comparer.sekilas, row.daftar_nama), default=0.0)
    if score > 50 and row.tahun_lahir:
        score += 12 - 8 * min(abs(comparer.dicari.tahun - row.tahun_lahir), 3)
    if comparer.dicari.jenis_kelamin:
        score += 4 * (comparer.dicari.jenis_kelamin == row.jenis_kelamin)
    return score


def ciri(row: Identitas, dicari: Ciri, numbers: dict[str, set]) -> Ciri:
    """What is known of this person, as far as it was asked for."""
    return Ciri(
        daftar_nama=row.daftar_nama if dicari.daftar_nama else (),
        nik=dicari.nik if row.pk in numbers["nik"] else "",
        telepon=dicari.telepon if row.pk in numbers["telepon"] else "",
        tanggal_lahir=row.tanggal_lahir_tepat,
        tahun_lahir=row.tanggal_lahir and row.tanggal_lahir.year,
        jenis_kelamin=owner(row).jenis_kelamin,
    )
