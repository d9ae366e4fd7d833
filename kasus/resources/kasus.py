"""The resource of django-import-export: walks the rows and gathers the faults of their cells.

The library's defaults cost 22-49 times a bare insert (teknik.md 3): places and choices come from tables read once, the plan of
the columns is made once, no model is touched row by row.
"""

import tablib
from django.core.exceptions import ValidationError
from import_export import fields, resources
from import_export.instance_loaders import BaseInstanceLoader

from gugus_tugas.lembar import ANGKA, BANYAK, BARIS, NEGARA, NIK, NILAI, PILIHAN, SALAH, TANGGAL, TEMPAT
from gugus_tugas.sel import AngkaWidget, BanyakWidget, PilihanWidget, TanggalWidget, TeksWidget
from kasus.enums import USIA_DEWASA, KelompokUsia, StatusIdentifikasi
from kasus.lembar import BY_NAMA, KOLOM
from kasus.resources.hasil import Pratinjau, fault_of
from kasus.resources.pertemuan import Pertemuan, date_faults
from kasus.resources.widgets import NikWidget
from wilayah.enums import TingkatWilayah
from wilayah.gazeter import Gazeter, TempatWidget


class Baris:
    """Values of one row, as the widgets made them."""

    pk = None

    def __init__(self, row: dict):
        self.nomor, self.nilai = row[BARIS], {}

    def __str__(self):
        return f"baris {self.nomor}"

    def __setattr__(self, name, value):
        if name in BY_NAMA:
            self.nilai[name] = value
        else:
            super().__setattr__(name, value)


class KasusResource(resources.Resource):
    """Cells of the rows by django-import-export, one widget for each column."""

    class Meta:
        store_instance, skip_diff = True, True
        instance_loader_class, import_id_fields = BaseInstanceLoader, ()  # keys are met in pertemuan.py, all at once

    def __init__(self):
        super().__init__()
        places = Gazeter()
        tempat, negara = TempatWidget(places), TempatWidget(Gazeter(tingkat=(TingkatWilayah.NEGARA,)))
        made = {PILIHAN: PilihanWidget, BANYAK: BanyakWidget, ANGKA: AngkaWidget}
        ready = {TEMPAT: tempat, NEGARA: negara, TANGGAL: TanggalWidget(), NIK: NikWidget()}
        self.fields = {
            kolom.nama: fields.Field(
                kolom.nama, kolom.judul, ready.get(kolom.jenis) or made.get(kolom.jenis, TeksWidget)(kolom)
            )
            for kolom in KOLOM
        }
        self.plan = {name: part.widget.clean for name, part in self.fields.items()}
        self.required = [kolom.nama for kolom in KOLOM if kolom.wajib]

    def get_instance(self, instance_loader, row):
        return None

    def init_instance(self, row=None):
        return Baris(row)

    def import_instance(self, instance, row, **kwargs):
        """The cells by the plan, which was made once; the library asks for its fields again in every row."""
        faults, texts = dict(row[SALAH]), row[NILAI]
        for name, text in texts.items():
            try:
                instance.nilai[name] = self.plan[name](text, row)
            except ValueError as error:
                faults[name] = str(error)
        for name in self.required:
            if name not in texts and name not in faults:
                faults[name] = "wajib diisi. Bila selnya digabung (merge), pisahkan dan isi setiap baris"
        if faults:
            raise ValidationError({name: ValidationError(text) for name, text in faults.items()})

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """What a row must say as a whole; faults of its cells are told first."""
        faults = dict(import_validation_errors or {})
        for name, text in _row_faults(instance.nilai).items():
            if not (name == "kelompok_usia" and "usia_saat_terjerat" in faults):
                faults.setdefault(name, ValidationError(text))
        if faults:
            raise ValidationError(faults)

    def save_instance(self, instance, is_create, row, **kwargs):
        """Stores nothing: here the rows meet."""

    def after_save_instance(self, instance, row, **kwargs):
        """Nothing was saved."""

    def preview(self, rows: list[dict]) -> Pratinjau:
        """Every row with its outcome. Reads only."""
        data = tablib.Dataset()
        data.dict = [{**row, "no": n} for n, row in enumerate(rows)]
        result = self.import_data_inner(
            data, dry_run=True, raise_errors=False, using_transactions=False, collect_failed_rows=False
        )
        good, faults = [], []
        for row, outcome in zip(rows, result.rows, strict=True):
            if outcome.errors:  # a fault of ours, not of the file: let it be seen
                raise outcome.errors[0].error
            if outcome.validation_error:
                told = outcome.validation_error.message_dict
                faults += [fault_of(row, name, " ".join(texts)) for name, texts in told.items()]
            else:
                good.append((row, outcome.instance.nilai))
        return Pertemuan(rows, good, faults).outcome()


def _row_faults(nilai: dict) -> dict[str, str]:
    """The rules of a victim that the form asks too (kasus/forms/korban.py) and the tables hold."""
    faults, age, group = {}, nilai.get("usia_saat_terjerat"), nilai.get("kelompok_usia")
    if age is not None:
        implied = KelompokUsia.ANAK if age < USIA_DEWASA else KelompokUsia.DEWASA
        if group and group != implied:
            faults["kelompok_usia"] = (
                f"usia {age} tahun termasuk {implied.label}. Samakan, atau kosongkan kelompok usia"
            )
    elif not group:
        faults["kelompok_usia"] = "isi usia saat terjerat, atau kelompok usia (boleh 'Tidak diketahui')"
    decided = nilai.get("status_identifikasi", StatusIdentifikasi.TERINDIKASI) != StatusIdentifikasi.TERINDIKASI
    if decided and not nilai.get("penetap_status"):
        faults["penetap_status"] = "isi lembaga yang menetapkan status ini"
    return faults | date_faults(nilai)
