"""One register as a table: import, export and template from one list of columns.

A register that wants them writes a subclass of `Tabel` (see program/resources/kegiatan.py) and names it in
program/resources/__init__.py. It says `kunci` (its word in the address), `awalan` (of its codes), `judul`, `model`, `kolom`
(each named as the field of the model that it fills; "kunci_sumber" and "instansi" among them, or its own `key`), `petunjuk`,
`contoh`, the two events of the trail, the address `alamat` to which one returns, and where needed:

- `rules(nilai)`: what a row must say as a whole, column -> sentence. The form calls the same function, the tables hold the same rule;
- `change_rules(row, nilai)`: what a stored row does not let a table change;
- `key(nilai)` and `known(keys)`: under what a row is met again. A row that was met and says the same is left, one that says
  something else is changed, with its version counted up; so the same file twice changes nothing.

The rest is the same for all: /program/impor/<kunci>/ gives template and upload, the preview tells every fault by row, letter
and heading, and actions.import_program stores all rows or none, each with its line in the trail. A member's rows are of the own
agency, whatever the column says; rows of others are neither met nor changed (`visible_to`).
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from import_export import widgets

from anggota.enums import JenisPeristiwa
from anggota.models import Instansi, Pengguna
from gugus_tugas import lembar
from gugus_tugas.lembar import Kesalahan, KolomLembar, fault_at
from gugus_tugas.sel import MAX_QUOTE, AngkaWidget, PilihanWidget, RupiahWidget, TanggalWidget, TeksWidget
from gugus_tugas.tabel import MEGABYTE, Batas, write_table
from gugus_tugas.text import fold
from program.perms import can_manage_program
from wilayah.enums import TingkatWilayah
from wilayah.gazeter import Gazeter, TempatWidget
from wilayah.models import Wilayah

MAX_BARIS = 10_000
BATAS = Batas(byte=8 * MEGABYTE, terurai=120 * MEGABYTE, baris=MAX_BARIS + 5_000, kolom=60, tanda=2_000_000)
TEKSTUAL = {lembar.TEKS, lembar.KUNCI, lembar.PILIHAN}
TEMPAT_LAIN = (TingkatWilayah.PROVINSI, TingkatWilayah.KABKOTA, TingkatWilayah.KECAMATAN, TingkatWilayah.GAMPONG)


@dataclass(frozen=True)
class Pratinjau:
    """What an import would do. `sidik` changes when any of it does."""

    jumlah_baris: int
    baru: list[dict]
    berubah: list[tuple[models.Model, dict]]
    jumlah_tetap: int
    kesalahan: list[Kesalahan]
    sidik: str

    @property
    def jumlah_salah(self) -> int:
        return len({fault.baris for fault in self.kesalahan})

    @property
    def jumlah_simpan(self) -> int:
        return len(self.baru) + len(self.berubah)

    @property
    def is_ready(self) -> bool:
        return not self.kesalahan and bool(self.jumlah_simpan)


class InstansiWidget(widgets.Widget):
    """An agency by code or short name; for a member the own one alone."""

    def __init__(self, user: Pengguna):
        super().__init__()
        self.own = None if can_manage_program(user) else user.instansi_id
        rows = list(Instansi.objects.all())
        self.known = {fold(name): row for row in rows for name in (row.nama, row.singkatan, row.kode)}

    def clean(self, value, row=None, **kwargs):
        found = self.known.get(fold(value))
        if found is None:
            raise ValueError(f"instansi '{value[:MAX_QUOTE]}' tidak dikenal. Pakai singkatan atau kodenya")
        if self.own and found.pk != self.own:
            raise ValueError("Anda hanya mengimpor baris instansi Anda sendiri. Hapus baris ini")
        return found


class Tabel:
    """Subclass it; see the top of this file."""

    kunci = judul = alamat = ""
    awalan = ""  # of the codes of this register: a typed row has no key of a source, its code stands for it
    model: type[models.Model]
    kolom: tuple[KolomLembar, ...] = ()
    petunjuk: tuple[str, ...] = ()
    contoh: tuple[dict, ...] = ()
    peristiwa_catat: JenisPeristiwa
    peristiwa_ubah: JenisPeristiwa
    batas_tanggal_depan = True  # dates of plans may lie ahead

    def __init__(self, user: Pengguna):
        self.user = user

    def rules(self, nilai: dict) -> dict[str, str]:
        return {}

    def change_rules(self, row: models.Model, nilai: dict) -> dict[str, str]:
        """What of the changed values a stored row does not allow: column -> sentence."""
        return {}

    def key(self, nilai: dict) -> tuple:
        return nilai["instansi"].pk, nilai["kunci_sumber"]

    def known(self, keys: list[tuple]) -> dict[tuple, models.Model]:
        """Rows of this user's scope that stand under these keys: their own, or for a typed row its code ("KEG-12")."""
        wanted, found = list({kunci for _, kunci in keys}), {}
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            codes = [int(kunci.removeprefix(self.awalan)) for kunci in some if self._is_code(kunci)]
            under = models.Q(kunci_sumber__in=some) | models.Q(kunci_sumber="", pk__in=codes)
            rows = self.model.objects.visible_to(self.user).filter(under).select_related(*self.relations)
            found |= {(row.instansi_id, row.kunci_sumber or str(row)): row for row in rows}
        return found

    def _is_code(self, kunci) -> bool:
        return bool(self.awalan and re.fullmatch(rf"{self.awalan}[1-9]\d{{0,8}}", str(kunci), re.ASCII))

    @property
    def relations(self) -> list[str]:
        kinds = {lembar.INSTANSI, lembar.TEMPAT}
        return [kolom.nama for kolom in self.kolom if kolom.jenis in kinds]

    def read(self, upload) -> list[dict]:
        return lembar.read_sheet(upload, self.kolom, batas=BATAS, maks=MAX_BARIS)

    def template(self) -> bytes:
        places = Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within("11").values_list("jalur", flat=True)
        agencies = Instansi.objects.order_by("kode").values_list("singkatan", flat=True)
        if not can_manage_program(self.user):
            agencies = agencies.filter(pk=self.user.instansi_id)
        known = {lembar.TEMPAT: [*places], lembar.INSTANSI: [*agencies]}
        return lembar.write_template(
            self.kolom,
            judul=self.judul,
            petunjuk=self.petunjuk,
            contoh=self.contoh,
            daftar=lambda kolom: known.get(kolom.jenis, ()),
            baris=MAX_BARIS,
        )

    def export(self, rows: Iterable[models.Model]) -> bytes:
        head = [kolom.judul for kolom in self.kolom]
        return write_table(
            head, ([self._shown(kolom, row) for kolom in self.kolom] for row in rows), title=self.judul
        ).read()

    def _shown(self, kolom: KolomLembar, row: models.Model):
        """As the import reads it back: so an exported table may be mended and sent in again."""
        if kolom.jenis == lembar.PILIHAN:
            return getattr(row, f"get_{kolom.nama}_display")()
        value = getattr(row, kolom.nama)
        if kolom.nama == "kunci_sumber":
            return value or str(row)
        if kolom.jenis == lembar.TEMPAT:
            return value.jalur if value else None
        return value.singkatan if kolom.jenis == lembar.INSTANSI else value

    def preview(self, rows: list[dict]) -> Pratinjau:
        """Every row with its outcome. Reads only."""
        read, good, faults = self._reader(), [], []
        for row in rows:
            values, wrong = read(row)
            wrong = wrong or self.rules({**self._empty(), **values})
            faults += [fault_at(self._by_name[name], row, text) for name, text in wrong.items()]
            if not wrong:
                good.append((row, values))
        seen: dict[tuple, int] = {}
        for row, values in good:
            first = seen.setdefault(self.key(values), row[lembar.BARIS])
            if first != row[lembar.BARIS]:
                faults.append(fault_at(self._key_column, row, f"kunci ini sudah dipakai pada baris {first}"))
        return self._outcome(rows, good, faults)

    def _outcome(self, rows: list[dict], good: list[tuple[dict, dict]], faults: list[Kesalahan]) -> Pratinjau:
        known, new, changed, same = self.known([self.key(values) for _, values in good]), [], [], 0
        for row, values in good:
            met = known.get(self.key(values))
            differs = {
                k: v for k, v in values.items() if met is not None and k != "kunci_sumber" and getattr(met, k) != v
            }
            if met is None and self._is_code(values.get("kunci_sumber")):
                text = "kode ini tidak ada pada instansi itu. Pakai nomor Anda sendiri untuk baris baru"
                faults.append(fault_at(self._key_column, row, text))
            elif met is None:
                new.append(values)
            elif differs:
                changed.append((met, differs))
                wrong = self.change_rules(met, differs)
                faults += [fault_at(self._by_name[name], row, text) for name, text in wrong.items()]
            else:
                same += 1
        faults.sort(key=lambda fault: (fault.baris, len(fault.huruf), fault.huruf))
        content = [new, [[row.pk, row.versi, values] for row, values in changed], [str(f) for f in faults], len(rows)]
        print_ = hashlib.sha256(json.dumps(content, default=_plain, sort_keys=True).encode()).hexdigest()
        return Pratinjau(len(rows), new, changed, same, faults, print_)

    @property
    def _by_name(self) -> dict[str, KolomLembar]:
        return {kolom.nama: kolom for kolom in self.kolom}

    @property
    def _key_column(self) -> KolomLembar:
        return self._by_name.get("kunci_sumber", self.kolom[0])

    def _empty(self) -> dict:
        return {kolom.nama: "" if kolom.jenis in TEKSTUAL else None for kolom in self.kolom}

    def _reader(self):
        """Row -> (values of the columns that the sheet has, faults by column). Places and agencies are read once."""
        tempat = TempatWidget(Gazeter(tingkat=TEMPAT_LAIN)) if lembar.TEMPAT in {k.jenis for k in self.kolom} else None
        ready = {
            lembar.TEMPAT: tempat,
            lembar.INSTANSI: InstansiWidget(self.user),
            lembar.TANGGAL: TanggalWidget(future=self.batas_tanggal_depan),
            lembar.RUPIAH: RupiahWidget(),
        }
        made = {lembar.PILIHAN: PilihanWidget, lembar.ANGKA: AngkaWidget}
        plan = {k.nama: ready.get(k.jenis) or made.get(k.jenis, TeksWidget)(k) for k in self.kolom}
        empty, own = self._empty(), None if can_manage_program(self.user) else self.user.instansi

        def read(row: dict) -> tuple[dict, dict]:
            faults, texts = dict(row[lembar.SALAH]), row[lembar.NILAI]
            values = {name: empty[name] for name in row[lembar.HURUF]}
            for name, text in texts.items():
                try:
                    values[name] = plan[name].clean(text, row)
                except ValueError as error:
                    faults[name] = str(error)
            if own and "instansi" in plan and "instansi" not in faults:
                values["instansi"] = own
            for kolom in self.kolom:
                if kolom.wajib and values.get(kolom.nama) in (None, "") and kolom.nama not in faults:
                    faults[kolom.nama] = "wajib diisi. Bila selnya digabung (merge), pisahkan dan isi setiap baris"
            return values, faults

        return read


def _plain(value):
    return f"{value._meta.label_lower}:{value.pk}" if isinstance(value, models.Model) else str(value)
