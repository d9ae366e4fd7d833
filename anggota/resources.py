"""What the rows of an annex mean: agencies and positions by their codes, faults by row and column. Writes nothing.

django-import-export walks the rows and gathers their faults; storing belongs to anggota/actions/impor.py.
"""

import hashlib
import json
from dataclasses import dataclass

import tablib
from django.core.exceptions import ValidationError
from import_export import fields, resources, widgets
from import_export.results import RowResult

from anggota import lampiran
from anggota.enums import JenisPejabat, SebutanJabatan
from anggota.models import Instansi, Keanggotaan, Kedudukan, Pejabat, SuratKeputusan
from gugus_tugas.tanggal import parse_tanggal, tulis_tanggal
from gugus_tugas.text import fold

_TANPA_KEDUDUKAN = "Pilih dari daftar, atau catat dahulu di halaman Kedudukan."
_TANPA_INSTANSI = "Pakai kode dari lembar Pilihan, atau catat instansinya dahulu."
_YA, _TIDAK = {"ya", "y", "x", "1"}, {"", "tidak", "t", "0"}


class CariWidget(widgets.Widget):
    """Text -> row, from a table of known names; the refusal says what to do."""

    def __init__(self, known: dict, hint: str):
        super().__init__()
        self.known, self.hint = known, hint

    def clean(self, value, row=None, **kwargs):
        if not value:
            raise ValueError("Wajib diisi. Bila selnya digabung (merge), pisahkan dahulu dan isi setiap baris.")
        if fold(value) not in self.known:
            raise ValueError(f"'{value[:60]}' tidak dikenal. {self.hint}")
        return self.known[fold(value)]


class UrutanWidget(widgets.Widget):
    def clean(self, value, row=None, **kwargs):
        text = str(value or row["urutan_baris"]).removesuffix(".")
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 9999):
            raise ValueError("Nomor urut harus angka 1 sampai 9999.")
        return int(text)


@dataclass(frozen=True)
class BarisPratinjau:
    """One row of the sheet: what it says, what storing would do, or what is wrong with it."""

    nomor: int
    nilai: dict[str, str]
    tindakan: str  # "baru", "diperbarui", "tetap", "salah"
    kesalahan: list[tuple[str, str]]  # (column, cause)
    kursi: Keanggotaan | None = None


@dataclass(frozen=True)
class Pratinjau:
    """What an import would do; `sidik` changes when any of it does."""

    daftar_baris: list[BarisPratinjau]
    kursi_lain: int  # seats of the decree that the file does not name; they stay

    def jumlah(self, tindakan: str) -> int:
        return sum(row.tindakan == tindakan for row in self.daftar_baris)

    @property
    def jumlah_salah(self) -> int:
        return self.jumlah("salah")

    @property
    def jumlah_baru(self) -> int:
        return self.jumlah("baru")

    @property
    def jumlah_diperbarui(self) -> int:
        return self.jumlah("diperbarui")

    @property
    def jumlah_tetap(self) -> int:
        return self.jumlah("tetap")

    @property
    def is_ready(self) -> bool:
        return not self.jumlah_salah and bool(self.jumlah_baru + self.jumlah_diperbarui)

    @property
    def sidik(self) -> str:
        content = [(row.nomor, row.tindakan, row.kursi and row.kursi.pk, row.nilai) for row in self.daftar_baris]
        return hashlib.sha256(json.dumps(content, default=str).encode()).hexdigest()


class KursiResource(resources.ModelResource):
    """Seats of one decree. A row is known by office and position; a second person in a seat is never stored by import."""

    class Meta:
        model = Keanggotaan
        fields = ("urutan", "jabatan_dinas", "kedudukan", "instansi")
        import_id_fields = ("jabatan_dinas", "kedudukan")
        store_instance, skip_diff = True, True

    def __init__(self, sk: SuratKeputusan):
        super().__init__()
        self.sk, self.seen = sk, {}
        seats = sk.daftar_keanggotaan.select_related("kedudukan").prefetch_related("daftar_pejabat")
        self.known = {self._key(seat.jabatan_dinas, seat.kedudukan): seat for seat in seats}
        self.before = {seat.pk: (seat.urutan, seat.instansi_id, seat.jabatan_dinas) for seat in self.known.values()}
        self.places = _known_positions()
        agencies = {fold(row.kode): row for row in Instansi.objects.all()}
        self.fields = {
            "urutan": fields.Field("urutan", lampiran.NO, UrutanWidget()),
            "jabatan_dinas": fields.Field("jabatan_dinas", lampiran.JABATAN, widgets.CharWidget()),
            "kedudukan": fields.Field("kedudukan", lampiran.KEDUDUKAN, CariWidget(self.places, _TANPA_KEDUDUKAN)),
            "instansi": fields.Field("instansi", lampiran.INSTANSI, CariWidget(agencies, _TANPA_INSTANSI)),
        }

    @staticmethod
    def _key(office: str, place: Kedudukan | None) -> tuple:
        return fold(office), place and place.pk

    def preview(self, rows: list[dict]) -> Pratinjau:
        """Every row with its outcome. Reads only."""
        numbered = [{**row, "urutan_baris": n} for n, row in enumerate(rows, 1)]
        data = tablib.Dataset()
        data.dict = numbered
        # The inner step: the outer one opens a transaction and a savepoint per row, for writes that we do not make.
        result = self.import_data_inner(
            data, dry_run=True, raise_errors=False, using_transactions=False, collect_failed_rows=False
        )
        shown = [self._shown(row, outcome) for row, outcome in zip(rows, result.rows, strict=True)]
        touched = {row.kursi.pk for row in shown if row.kursi and row.kursi.pk}
        return Pratinjau(shown, kursi_lain=len(self.before.keys() - touched))

    def before_import_row(self, row, **kwargs):
        if row[lampiran.ADA_RUMUS]:
            text = "Sel ini berisi rumus. Salin lalu tempel sebagai nilai, kemudian kirim lagi."
            raise ValidationError(dict.fromkeys(row[lampiran.ADA_RUMUS], text))

    def get_instance(self, instance_loader, row):
        return self.known.get(self._key(row[lampiran.JABATAN], self.places.get(fold(row[lampiran.KEDUDUKAN]))))

    def init_instance(self, row=None):
        return Keanggotaan(sk=self.sk)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        faults = {self.fields[name].column_name: texts for name, texts in (import_validation_errors or {}).items()}
        try:
            instance.clean_fields(exclude=["sk", "instansi", "kedudukan", *(import_validation_errors or {})])
        except ValidationError as error:
            faults |= {self.fields[name].column_name: texts for name, texts in error.message_dict.items()}
        if faults:
            raise ValidationError(faults)

    def save_instance(self, instance, is_create, row, **kwargs):
        """Stores nothing: here the row meets the others of the file and the person who is to hold the seat."""
        key = self._key(instance.jabatan_dinas, instance.kedudukan)
        if key in self.seen:
            raise ValidationError(
                {lampiran.JABATAN: f"Jabatan dan kedudukan ini sudah ada pada baris {self.seen[key]}."}
            )
        self.seen[key] = row[lampiran.BARIS]
        instance.pejabat_impor = self._person(instance, row)

    def after_import_row(self, row, row_result, **kwargs):
        seat = row_result.instance
        if row_result.import_type == RowResult.IMPORT_TYPE_UPDATE:
            same = self.before[seat.pk] == (seat.urutan, seat.instansi_id, seat.jabatan_dinas)
            if same and not seat.pejabat_impor:
                row_result.import_type = RowResult.IMPORT_TYPE_SKIP

    def _person(self, seat: Keanggotaan, row) -> dict | None:
        """Who is to be seated; None when the row names nobody, or who sits there already."""
        name, faults = row[lampiran.NAMA], {}
        prefix = {fold(value): value for value in SebutanJabatan.values}.get(fold(row[lampiran.SEBUTAN]))
        if prefix is None:
            faults[lampiran.SEBUTAN] = "Tulis Plt., Plh., Pj., atau kosongkan."
        if (contact := fold(row[lampiran.NARAHUBUNG])) not in _YA | _TIDAK:
            faults[lampiran.NARAHUBUNG] = "Tulis Ya atau Tidak."
        start = self.sk.berlaku_mulai
        try:
            start = parse_tanggal(row[lampiran.MULAI]) if row[lampiran.MULAI] else start
        except ValidationError as error:
            faults[lampiran.MULAI] = error.messages
        if start < self.sk.berlaku_mulai or (self.sk.berakhir and start > self.sk.berakhir):
            faults[lampiran.MULAI] = f"Di luar masa berlaku SK, yang dimulai {tulis_tanggal(self.sk.berlaku_mulai)}."
        if not name and (row[lampiran.SEBUTAN] or row[lampiran.MULAI] or contact in _YA):
            faults[lampiran.NAMA] = "Isi namanya, atau kosongkan juga sebutan, mulai, dan narahubung."
        holders = [p for p in seat.daftar_pejabat.all() if p.jenis == JenisPejabat.POKOK] if seat.pk else []
        if name and holders and not any(fold(p.nama) == fold(name) for p in holders):
            faults[lampiran.NAMA] = f"Kursi ini sudah dipegang {holders[-1]}. Catat pergantiannya pada halaman kursi."
        person = {"nama": name, "sebutan": prefix or "", "mulai": start, "is_narahubung": contact in _YA}
        if name and not faults:
            try:
                Pejabat(**person).clean_fields(exclude=["keanggotaan"])
            except ValidationError as error:
                faults[lampiran.NAMA] = error.messages
        if faults:
            raise ValidationError(faults)
        return person if name and not holders else None

    def _shown(self, row: dict, outcome: RowResult) -> BarisPratinjau:
        names = {"new": "baru", "update": "diperbarui", "skip": "tetap"}
        if outcome.errors:  # a fault of ours, not of the file: let it be seen
            raise outcome.errors[0].error
        faults = outcome.validation_error.message_dict if outcome.validation_error else {}
        return BarisPratinjau(
            nomor=row[lampiran.BARIS],
            nilai={name: row[name] for name in lampiran.KOLOM},
            tindakan=names.get(outcome.import_type, "salah"),
            kesalahan=[(name, " ".join(texts)) for name, texts in faults.items()],
            kursi=None if faults else outcome.instance,
        )


def _known_positions() -> dict[str, Kedudukan]:
    """Positions by full name, and by short name where only one unit has it."""
    rows = list(Kedudukan.objects.all())
    short: dict[str, list[Kedudukan]] = {}
    for row in rows:
        short.setdefault(fold(row.nama), []).append(row)
    single = {name: found[0] for name, found in short.items() if len(found) == 1}
    return single | {fold(row.nama_lengkap): row for row in rows}
