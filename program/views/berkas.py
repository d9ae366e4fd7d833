"""Files of the registers: uploaded, sent, taken away; the same three pages for activities, visits and research."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.db import models
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gugus_tugas.auth import ActionRefused, require
from gugus_tugas.files import MIME
from gugus_tugas.responses import download
from program import actions, forms, perms
from program.models import BerkasKegiatan, BerkasKunjungan, HasilPenelitian, Kegiatan, KunjunganPengawasan, Penelitian
from program.models.berkas import BerkasProgram
from program.views.dasar import changeable, record_page


@dataclass(frozen=True)
class Lampiran:
    """What may be attached to which row: `form_of(row)` makes the keywords of the form, `nama` begins the name of a download."""

    nama: str
    induk: type[models.Model]
    berkas: type[BerkasProgram]
    form: type[forms.BerkasForm]
    add: Callable
    export: Callable
    withdraw: Callable
    form_of: Callable = lambda row: {}

    def rows(self, request):
        return self.induk.objects.visible_to(request.user)

    def file(self, request, pk, berkas, *, change: bool) -> BerkasProgram:
        """404 outside the scope of the row; 403 for who sees it and may not change it."""
        rows = self.rows(request)
        row = changeable(request, rows, pk) if change else get_object_or_404(rows, pk=pk)
        files = self.berkas.objects.visible_to(request.user).select_related(self.berkas.milik)
        return get_object_or_404(files, pk=berkas, **{self.berkas.milik: row})

    def address(self, row: models.Model) -> str:
        return f"{reverse(f'program:{self.nama}_detail', args=[row.pk])}#berkas"


KEGIATAN = Lampiran(
    "kegiatan", Kegiatan, BerkasKegiatan, forms.BerkasKegiatanForm,
    actions.add_berkas_kegiatan, actions.export_berkas_kegiatan, actions.withdraw_berkas_kegiatan,
)  # fmt: skip
KUNJUNGAN = Lampiran(
    "kunjungan", KunjunganPengawasan, BerkasKunjungan, forms.BerkasKunjunganForm,
    actions.add_berkas_kunjungan, actions.export_berkas_kunjungan, actions.withdraw_berkas_kunjungan,
)  # fmt: skip
PENELITIAN = Lampiran(
    "penelitian", Penelitian, HasilPenelitian, forms.BerkasHasilForm,
    actions.add_hasil_penelitian, actions.export_hasil_penelitian, actions.withdraw_hasil_penelitian,
    form_of=lambda row: {"diajukan": row.tanggal},
)  # fmt: skip


def _add(request, lampiran: Lampiran, pk: int):
    row = changeable(request, lampiran.rows(request), pk)
    return record_page(
        request,
        lampiran.form(request.POST or None, request.FILES or None, **lampiran.form_of(row)),
        partial(lampiran.add, row, by=request.user),
        said=lambda berkas: f"{berkas.sebutan} tersimpan.",
        to=lampiran.address(row),
        judul=f"Unggah berkas {row}",
        keterangan=getattr(row, "judul", ""),
        tombol="Unggah",
        is_berkas=True,
        induk=lampiran.address(row),
        induk_label=str(row),
    )


def _export(request, lampiran: Lampiran, pk: int, berkas):
    row = lampiran.file(request, pk, berkas, change=False)
    try:
        content, extension = lampiran.export(row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(lampiran.address(row.induk))
    name = f"{lampiran.nama}-{pk}-{getattr(row, 'jenis', 'hasil')}{extension}"
    return download(content, name=name, content_type=MIME[extension])


def _withdraw(request, lampiran: Lampiran, pk: int, berkas):
    row = lampiran.file(request, pk, berkas, change=True)
    lampiran.withdraw(row, by=request.user)
    messages.success(request, "Berkas dihapus.")
    return redirect(lampiran.address(row.induk))


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def add_berkas_kegiatan(request, pk):
    return _add(request, KEGIATAN, pk)


@require_safe
@require(perms.can_record_program)
def export_berkas_kegiatan(request, pk, berkas):
    return _export(request, KEGIATAN, pk, berkas)


@require_POST
@require(perms.can_record_program)
def withdraw_berkas_kegiatan(request, pk, berkas):
    return _withdraw(request, KEGIATAN, pk, berkas)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def add_berkas_kunjungan(request, pk):
    return _add(request, KUNJUNGAN, pk)


@require_safe
@require(perms.can_record_program)
def export_berkas_kunjungan(request, pk, berkas):
    return _export(request, KUNJUNGAN, pk, berkas)


@require_POST
@require(perms.can_record_program)
def withdraw_berkas_kunjungan(request, pk, berkas):
    return _withdraw(request, KUNJUNGAN, pk, berkas)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_program)
def add_hasil_penelitian(request, pk):
    return _add(request, PENELITIAN, pk)


@require_safe
@require(perms.can_record_program)
def export_hasil_penelitian(request, pk, berkas):
    return _export(request, PENELITIAN, pk, berkas)


@require_POST
@require(perms.can_record_program)
def withdraw_hasil_penelitian(request, pk, berkas):
    return _withdraw(request, PENELITIAN, pk, berkas)
