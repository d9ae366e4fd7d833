"""One register as a table: import, export and template from one list of columns.

A register that wants them writes a subclass of `Tabel` (see program/resources/kegiatan.py) and names it in
program/resources/__init__.py. It says `kunci` (its word in the address), `awalan` (of its codes), `judul`, `model`, `kolom`
(each named as the field of the model that it fills; "kunci_sumber" and "instansi" among them, or its own `key`), `petunjuk`,
`contoh`, the two events of the trail, the address `alamat` to which one returns, and where needed:

- `rules(nilai)`: what a row must say as a whole, column -> sentence. The form calls the same function, the tables hold the same rule;
- `change_rules(row, nilai)`: what a stored row does not let a table change;
- `own_widgets()`: what reads a column of a kind of its own; `tambahan`: columns that are only taken out; `can_import`: who may send it in;
- `tahunan` and `keeps_year(row)`: the column whose year no table changes;
- `settle(nilai, kesalahan)`: makes one value of several columns, before the rules are asked;
- `owners(keys)`: whose row stands under a key that only one agency may use; another agency's row is neither met nor overwritten;
- `key(nilai)`, `known(keys)` and `key_column(row)`: under what a row is met again. A row that was met and says the same is left,
  one that says something else is changed, with its version counted up; so the same file twice changes nothing.
- `trail(row, columns)`: of what the trail tells, where it is not the row itself;
- `clashes(good, known)`: faults that only all rows together show; `guard(preview)`: the last look before they are stored;

The rest is the same for all: /program/impor/<kunci>/ gives template and upload, the preview tells every fault by row, letter
and heading, and actions.import_program stores all rows or none, each with its line in the trail. A member's rows are of the own
agency, whatever the column says; rows of others are neither met nor changed (`visible_to`).
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from django.db import models
from import_export import widgets

from anggota.enums import JenisPeristiwa
from anggota.models import Instansi, Pengguna
from gugus_tugas import lembar
from gugus_tugas.lembar import Kesalahan, KolomLembar, fault_at
from gugus_tugas.sel import (
    AngkaWidget,
    CentangWidget,
    DesimalWidget,
    PilihanWidget,
    RupiahWidget,
    TanggalWidget,
    TeksWidget,
)  # fmt: skip
from gugus_tugas.tabel import MEGABYTE, Batas, Terbaca, write_table
from program.perms import can_manage_program, can_record_program
from program.resources.instansi import InstansiWidget
from program.resources.pratinjau import Pratinjau, seal, total_fault
from wilayah.enums import TingkatWilayah
from wilayah.gazeter import Gazeter, TempatWidget
from wilayah.models import Wilayah

MAX_BARIS = 10_000
BATAS = Batas(byte=8 * MEGABYTE, terurai=120 * MEGABYTE, baris=MAX_BARIS + 5_000, kolom=60, tanda=2_000_000)
KUNCI_LAMA = "kunci ini sudah dipakai {} tahun {}. Pakai kunci lain untuk tahun yang baru; tahun yang keliru diperbaiki di halamannya"
TEKSTUAL = {lembar.TEKS, lembar.KUNCI, lembar.PILIHAN, lembar.KODE, lembar.TELEPON}
TEMPAT_LAIN = (TingkatWilayah.PROVINSI, TingkatWilayah.KABKOTA, TingkatWilayah.KECAMATAN, TingkatWilayah.GAMPONG)


class Tabel:
    """Subclass it; see the top of this file."""

    kunci = judul = alamat = ""
    awalan = ""  # of the codes of this register: a typed row has no key of a source, its code stands for it
    kolom_kode = "pk"  # the number in the code
    tingkat_tempat = TEMPAT_LAIN
    model: type[models.Model]
    kolom: tuple[KolomLembar, ...] = ()
    petunjuk: tuple[str, ...] = ()
    contoh: tuple[dict, ...] = ()
    peristiwa_catat: JenisPeristiwa
    peristiwa_ubah: JenisPeristiwa
    tahunan = ""  # column whose year a stored row keeps, or a key that is used again next year would overwrite what was
    batas_tanggal_depan = True  # dates of plans may lie ahead
    tambahan: tuple[tuple[str, Callable], ...] = ()  # heading and value of what is taken out and never sent in
    can_import = staticmethod(can_record_program)  # who may send it in
    kunci_ganda = "kunci ini sudah dipakai pada baris {}"
    kunci_lain = "kunci ini sudah dipakai instansi lain"

    def __init__(self, user: Pengguna):
        self.user = user

    def rules(self, nilai: dict) -> dict[str, str]:
        return {}

    def change_rules(self, row: models.Model, nilai: dict) -> dict[str, str]:
        """What of the changed values a stored row does not allow: column -> sentence."""
        return {}

    def keeps_year(self, row: models.Model) -> bool:
        return bool(self.tahunan)

    def settle(self, nilai: dict, kesalahan: dict[str, str]) -> None:
        """Changes both in place; `nilai` ends with names of the model's fields alone."""

    def owners(self, keys: list[tuple]) -> dict[tuple, int]:
        """Agencies of the rows that stand under these keys, over all agencies; nothing where each has keys of its own."""
        return {}

    def key_column(self, row: dict) -> KolomLembar:
        """Where a fault of the key is told."""
        return self._by_name.get("kunci_sumber", self.kolom[0])

    def tempat_widget(self) -> widgets.Widget:
        return TempatWidget(Gazeter(tingkat=self.tingkat_tempat))

    def clashes(self, good: list[tuple[dict, dict]], known: dict[tuple, models.Model]) -> list[Kesalahan]:
        """Faults of rows that are good each for itself: (row, values) beside what is stored."""
        return []

    def guard(self, preview: Pratinjau) -> None:
        """Within the transaction that stores: raises ActionRefused for what changed since the preview was made."""

    def trail(self, row: models.Model, columns: Iterable[str]) -> tuple[models.Model, Iterable[str]]:
        """Of what the trail tells when a row is stored: the object and its columns."""
        return row, columns

    def key(self, nilai: dict) -> tuple:
        return nilai["instansi"].pk, nilai["kunci_sumber"]

    def known(self, keys: list[tuple]) -> dict[tuple, models.Model]:
        """Rows of this user's scope that stand under these keys: their own, or for a typed row its code ("KEG-12")."""
        wanted, found = list({kunci for _, kunci in keys}), {}
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            codes = [int(kunci.removeprefix(self.awalan)) for kunci in some if self._is_code(kunci)]
            under = models.Q(kunci_sumber__in=some) | models.Q(kunci_sumber="", **{f"{self.kolom_kode}__in": codes})
            rows = self.model.objects.visible_to(self.user).filter(under).select_related(*self.relations)
            found |= {(row.instansi_id, row.kunci_sumber or str(row)): row for row in rows}
        return found

    def _is_code(self, kunci) -> bool:
        return bool(self.awalan and re.fullmatch(rf"{self.awalan}[1-9]\d{{0,8}}", str(kunci), re.ASCII))

    def _own_code(self, kunci: str) -> str:
        """A code of this register as it is printed, however its letters were typed; every other key as it is."""
        return kunci.upper() if self._is_code(kunci.upper()) else kunci

    @property
    def relations(self) -> list[str]:
        kinds = {lembar.INSTANSI, lembar.TEMPAT}
        return [kolom.nama for kolom in self.kolom if kolom.jenis in kinds]

    def read(self, upload) -> Terbaca:
        return lembar.read_sheet(upload, self.kolom, batas=BATAS, maks=MAX_BARIS, contoh=len(self.contoh))

    def template(self) -> bytes:
        agencies = Instansi.objects.order_by("kode").values_list("singkatan", flat=True)
        if not can_manage_program(self.user):
            agencies = agencies.filter(pk=self.user.instansi_id)
        known = {lembar.TEMPAT: self.places(), lembar.INSTANSI: [*agencies]}
        return lembar.write_template(
            self.kolom,
            judul=self.judul,
            petunjuk=self.petunjuk,
            contoh=self.contoh,
            daftar=lambda kolom: known.get(kolom.jenis, ()),
            baris=MAX_BARIS,
        )

    def places(self) -> list[str]:
        """What the template suggests in a column of places."""
        rows = Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within("11")
        return list(rows.values_list("jalur", flat=True))

    def export(self, rows: Iterable[models.Model]) -> bytes:
        head = [*(kolom.judul for kolom in self.kolom), *(judul for judul, _ in self.tambahan)]
        return write_table(head, (self._line(row) for row in rows), title=self.judul).read()

    def _line(self, row: models.Model) -> list:
        return [*(self._shown(kolom, row) for kolom in self.kolom), *(value(row) for _, value in self.tambahan)]

    def _shown(self, kolom: KolomLembar, row: models.Model):
        """As the import reads it back: so an exported table may be mended and sent in again."""
        if kolom.jenis == lembar.PILIHAN:
            return getattr(row, f"get_{kolom.nama}_display")()
        value = getattr(row, kolom.nama)
        if kolom.nama == "kunci_sumber":
            return value or str(row)
        if kolom.jenis == lembar.CENTANG:
            return "x" if value else None
        if kolom.jenis == lembar.DESIMAL:
            return as_number(value)
        if kolom.jenis == lembar.TEMPAT:
            return value.jalur if value else None
        return value.singkatan if kolom.jenis == lembar.INSTANSI else value

    def preview(self, rows: list[dict]) -> Pratinjau:
        """Every row with its outcome. Reads only."""
        read, good, faults = self._reader(), [], []
        for row in rows:
            values, wrong = ({}, total) if (total := total_fault(row, self.kolom)) else read(row)
            wrong = wrong or self.rules({**self._empty(), **values})
            faults += [fault_at(self._by_name[name], row, text) for name, text in wrong.items()]
            if not wrong:
                good.append((row, values))
        seen: dict[tuple, int] = {}
        for row, values in good:
            first = seen.setdefault(self.key(values), row[lembar.BARIS])
            if first != row[lembar.BARIS]:
                faults.append(fault_at(self.key_column(row), row, self.kunci_ganda.format(first)))
        return self._outcome(rows, good, faults)

    def _outcome(self, rows: list[dict], good: list[tuple[dict, dict]], faults: list[Kesalahan]) -> Pratinjau:
        keys, new, changed, same = [self.key(values) for _, values in good], [], [], 0
        known, owners = self.known(keys), self.owners(keys)
        for key, (row, values) in zip(keys, good, strict=True):
            met, owner = known.get(key), owners.get(key)
            differs = {
                k: v for k, v in values.items() if met is not None and k != "kunci_sumber" and getattr(met, k) != v
            }
            if owner and owner != values["instansi"].pk:
                faults.append(fault_at(self.key_column(row), row, self.kunci_lain))
            elif met is None and self._is_code(values.get("kunci_sumber")):
                text = "kode ini tidak ada pada instansi itu. Pakai nomor Anda sendiri untuk baris baru"
                faults.append(fault_at(self.key_column(row), row, text))
            elif met is None:
                new.append(values)
            elif differs:
                changed.append((met, differs))
                wrong = (
                    self._stored_rules(met, values) | self._year_rules(met, differs) | self.change_rules(met, differs)
                )
                faults += [fault_at(self._by_name[name], row, text) for name, text in wrong.items()]
            else:
                same += 1
        faults += self.clashes(good, known)
        faults.sort(key=lambda fault: (fault.baris, len(fault.huruf), fault.huruf))
        return Pratinjau(len(rows), new, changed, same, faults, seal(new, changed, faults, len(rows)))

    def _stored_rules(self, met: models.Model, values: dict) -> dict[str, str]:
        """What the row would say as a whole: the sheet need not have every column."""
        whole = {kolom.nama: getattr(met, kolom.nama) for kolom in self.kolom if hasattr(met, kolom.nama)}
        return self.rules(whole | values)

    def _year_rules(self, met: models.Model, differs: dict) -> dict[str, str]:
        if self.tahunan not in differs or not self.keeps_year(met):
            return {}
        before, after = (getattr(v, "year", v) for v in (getattr(met, self.tahunan), differs[self.tahunan]))
        return {"kunci_sumber": KUNCI_LAMA.format(met, before)} if before != after else {}

    @property
    def _by_name(self) -> dict[str, KolomLembar]:
        return {kolom.nama: kolom for kolom in self.kolom}

    def _empty(self) -> dict:
        nothing = dict.fromkeys(TEKSTUAL, "") | {lembar.CENTANG: False}
        return {kolom.nama: nothing.get(kolom.jenis) for kolom in self.kolom}

    def own_widgets(self) -> dict[str, widgets.Widget]:
        """Column -> what reads it, where a register knows a kind of its own."""
        return {}

    def _reader(self):
        """Row -> (values of the columns that the sheet has, faults by column). Places and agencies are read once."""
        tempat = self.tempat_widget() if lembar.TEMPAT in {k.jenis for k in self.kolom} else None
        ready = {
            lembar.TEMPAT: tempat,
            lembar.INSTANSI: InstansiWidget(self.user),
            lembar.TANGGAL: TanggalWidget(future=self.batas_tanggal_depan),
            lembar.DESIMAL: DesimalWidget(),
            lembar.CENTANG: CentangWidget(),
        }
        made = {lembar.PILIHAN: PilihanWidget, lembar.ANGKA: AngkaWidget, lembar.RUPIAH: RupiahWidget}
        plan = {k.nama: ready.get(k.jenis) or made.get(k.jenis, TeksWidget)(k) for k in self.kolom} | self.own_widgets()
        empty, own = self._empty(), None if can_manage_program(self.user) else self.user.instansi

        def read(row: dict) -> tuple[dict, dict]:
            faults, texts = dict(row[lembar.SALAH]), row[lembar.NILAI]
            values = {name: empty[name] for name in row[lembar.HURUF]}
            for name, text in texts.items():
                try:
                    values[name] = plan[name].clean(text, row)
                except ValueError as error:
                    faults[name] = str(error)
            if kunci := values.get("kunci_sumber"):
                values["kunci_sumber"] = self._own_code(kunci)
            if own and "instansi" in plan and "instansi" not in faults:
                values["instansi"] = own
            for kolom in self.kolom:
                if kolom.wajib and values.get(kolom.nama) in (None, "") and kolom.nama not in faults:
                    faults[kolom.nama] = "wajib diisi. Bila selnya digabung (merge), pisahkan dan isi setiap baris"
            self.settle(values, faults)
            return values, faults

        return read


def as_number(value: Decimal | None) -> int | float | None:
    """A decimal as a cell of a sheet holds it."""
    return None if value is None else int(value) if value == int(value) else float(value)
