"""Everything that is held about one victim, found by walking the models: a new column or table cannot be forgotten.

The copy goes down from the victim and from the case to every row that points at them, in whatever app. Other people in
the same case are left out: rows that point at another victim, and the models of EXCLUDED, each with its reason.
"""

import datetime
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from anggota import audit
from anggota.enums import JenisPeristiwa
from anggota.models import JejakAudit, Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tanggal import perkiraan, tulis_tanggal
from kasus.actions.identitas import checked_reason
from kasus.models import Kasus, Korban, Permintaan

EXCLUDED = {
    "kasus.PerkaraTerlapor": "orang lain (UU 27/2022 Pasal 33)",
    "kasus.PeranPelaku": "orang lain (UU 27/2022 Pasal 33)",
    "kasus.RiwayatStatusHukum": "orang lain (UU 27/2022 Pasal 33)",
    "kasus.Pencarian": "orang lain (UU 27/2022 Pasal 33)",
    "kasus.Terlapor": "orang lain (UU 27/2022 Pasal 33)",
    "kasus.IdentitasTerlapor": "orang lain (UU 27/2022 Pasal 33)",
    "kasus.KodeNamaTerlapor": "orang lain (UU 27/2022 Pasal 33)",
    "kasus.KodeNamaKorban": "kode berkunci dari nama, yang tercantum sendiri",
    "rapat.Rapat": "konferensi tentang kasus: tanpa data korban, dengan nama pejabat",
    "kasus.BukanOrangSama": "menyebut orang lain (UU 27/2022 Pasal 33)",
}
# Rows of a case that belong to some of its victims, by rows of their own: only those in which this victim stands.
# The victim is told how the own case goes (UU 21/2007 Pasal 36), and nothing of a report about another victim.
BERSAMA = {"kasus.PerkaraHukum": "daftar_korban_perkara__korban"}
# Lines of the trail that name another person who was taken for this one.
ORANG_LAIN = (
    JenisPeristiwa.MERGE_ORANG,
    JenisPeristiwa.WITHDRAW_PENYATUAN,
    JenisPeristiwa.RECORD_BUKAN_SAMA,
    JenisPeristiwa.WITHDRAW_BUKAN_SAMA,
)
# Columns about another person in a row that is told.
KOLOM_ORANG_LAIN = {("kasus.Kasus", "kontak_pelapor")}
KOSONG, DITAHAN = "tidak diisi", "tidak disertakan: milik pelapor (UU 27/2022 Pasal 33)"


@dataclass(frozen=True)
class Catatan:
    """One row of the database: label and value of every column."""

    daftar_nilai: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bagian:
    """All rows of one model about this victim."""

    model: str
    judul: str
    daftar_catatan: tuple[Catatan, ...]


@dataclass(frozen=True)
class Salinan:
    kode: str
    daftar_bagian: tuple[Bagian, ...]
    daftar_berkas: tuple[str, ...]
    daftar_jejak: tuple[JejakAudit, ...]


@transaction.atomic
def export_salinan(permintaan: Permintaan, *, alasan: str, by: Pengguna) -> Salinan:
    """All columns, the list of files and the trail of one victim, for a granted request and a stated reason. Stored nowhere."""
    row = Permintaan.objects.select_related("korban__kasus").get(pk=permintaan.pk)
    if not row.is_salinan_siap:
        raise ActionRefused("Salinan hanya untuk permintaan salinan yang sudah dipenuhi kepala sekretariat.")
    checked_reason(row.korban, alasan)
    copy = build_salinan(row.korban)
    columns = sorted({bagian.model for bagian in copy.daftar_bagian})
    audit.record(JenisPeristiwa.EXPORT_SALINAN, row.korban, by=by, kolom=columns, alasan=alasan.strip())
    return copy


def build_salinan(korban: Korban) -> Salinan:
    parts = [
        Bagian(model._meta.label, str(model._meta.verbose_name), tuple(_record(row) for row in rows))
        for model, rows in rows_about(korban)
    ]
    files = [
        f"{model._meta.verbose_name}: {field.verbose_name}"
        for model, rows in rows_about(korban)
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
        for row in rows
        if getattr(row, field.attname)
    ]
    about = Q(objek_kode__in=[korban.kode, korban.kasus.nomor]) | Q(objek_kode__startswith=f"{korban.kode}-R")
    trail = JejakAudit.objects.filter(about).exclude(peristiwa__in=ORANG_LAIN)  # -R1, -R2: the referrals of this victim
    trail = trail.order_by("pada", "id")
    return Salinan(korban.kode, tuple(parts), tuple(files), tuple(trail))


def rows_about(korban: Korban) -> list[tuple[type[models.Model], list[models.Model]]]:
    """The rows about this victim by model: the victim, what hangs on it, the case, what hangs on the case alone."""
    found: dict[type[models.Model], list[models.Model]] = {}
    _descend(Korban, [korban], found)
    for label, path in BERSAMA.items():
        model = apps.get_model(label)
        _descend(model, list(model._base_manager.filter(**{path: korban})), found)
    _descend(Kasus, [korban.kasus], found)
    return list(found.items())


def _descend(model, rows, found) -> None:
    """Adds these rows and all that hang on them; a model that several ways lead to collects the rows of every way."""
    if model._meta.label in EXCLUDED:
        return
    is_known, known = model in found, found.setdefault(model, [])
    fresh = [row for row in rows if row not in known]
    if is_known and not fresh:
        return
    known += fresh
    for relation in model._meta.related_objects:
        child = relation.related_model
        children = child._base_manager.filter(**{f"{relation.field.name}__in": fresh})
        if model is Kasus and child._meta.label in BERSAMA:
            continue
        if model is not Korban and _points_at_korban(child):
            optional = _optional_korban(child) if model is Kasus else None
            if optional is None:
                continue  # reached through the victim, so that rows about another victim stay out, whatever they hang on
            children = children.filter(**{f"{optional}__isnull": True})  # about the case as a whole
        _descend(child, list(children), found)


def _optional_korban(model) -> str | None:
    """Name of the column that may point at a victim, in rows that may also be about the whole case."""
    columns = [field for field in model._meta.concrete_fields if field.related_model is Korban]
    return columns[0].name if len(columns) == 1 and columns[0].null else None


def _points_at_korban(model) -> bool:
    return model is Korban or any(field.related_model is Korban for field in model._meta.concrete_fields)


def _record(row: models.Model) -> Catatan:
    return Catatan(tuple((str(f.verbose_name), _written(row, f)) for f in row._meta.concrete_fields))


def _written(row: models.Model, field: models.Field) -> str:
    """The value as a person reads it."""
    if isinstance(field, models.FileField):
        return "ada" if getattr(row, field.attname) else KOSONG
    value = getattr(row, f"get_{field.name}_display")() if field.choices else getattr(row, field.name)
    if value is None or value == "" or value == []:
        return KOSONG
    if (row._meta.label, field.name) in KOLOM_ORANG_LAIN:
        return DITAHAN
    if isinstance(value, datetime.datetime):
        local = timezone.localtime(value)
        return f"{tulis_tanggal(local.date())} {local:%H.%M} WIB"
    if isinstance(value, datetime.date):
        precision = getattr(row.Privacy, "perkiraan", {}).get(field.name)
        return str(perkiraan(value, getattr(row, precision))) if precision else tulis_tanggal(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
