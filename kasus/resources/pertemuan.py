"""What rows mean together: one case of several rows, keys that came in before, one NIK in two rows."""

import hashlib
import json
import re
from collections import defaultdict

from gugus_tugas.lembar import BARIS, NILAI
from gugus_tugas.tanggal import Ketelitian, perkiraan
from kasus import kronologi
from kasus.enums import TahapPeristiwa
from kasus.lembar import BY_NAMA, KASUS, KOLOM
from kasus.models.identitas import known_nik, nik_index
from kasus.models.impor import known_keys
from kasus.resources.hasil import KasusBaru, Kesalahan, Pratinjau, fault_of
from wilayah.models import Wilayah

TANGGAL_PERISTIWA = {tahap: f"tanggal_{tahap.name.lower()}" for tahap in TahapPeristiwa}
IDENTITAS = ("nama", "nik", "tanggal_lahir", "telepon", "alamat")


class Pertemuan:
    """What rows mean together: cases, keys met before, people named twice."""

    def __init__(self, rows: list[dict], good: list[tuple[dict, dict]], faults: list[Kesalahan]):
        self.rows, self.good, self.faults, self.warnings = rows, good, faults, []
        self.known, self.known_cases = known_keys([_keys(nilai) for _, nilai in good])
        self.same, self.changed, self.met = 0, 0, set()

    def outcome(self) -> Pratinjau:
        self._refuse_doubles()
        cases = self._cases([(row, nilai) for row, nilai in self.good if self._is_new(row, nilai)])
        self._warn_of_nik()
        order = {id(row): n for n, row in enumerate(self.rows)}
        self.faults.sort(key=lambda fault: (fault.baris, len(fault.huruf), fault.huruf))
        self.warnings.sort(key=lambda fault: (fault.baris, len(fault.huruf), fault.huruf))
        content = [[c.kunci, c.kunci_korban, c.isi] for c in cases] + [str(f) for f in self.faults] + [len(order)]
        sidik = hashlib.sha256(json.dumps(content, default=str).encode()).hexdigest()
        told = (self.faults, self.warnings, self.same, self.changed)
        return Pratinjau(len(self.rows), cases, *told, sidik, frozenset(self.met))

    def _refuse_doubles(self) -> None:
        seen: dict[tuple, int] = {}
        for row, nilai in self.good:
            first = seen.setdefault(_keys(nilai), row[BARIS])
            if first != row[BARIS]:
                self.faults.append(fault_of(row, "kunci_korban", f"kunci ini sudah dipakai pada baris {first}"))

    def _is_new(self, row: dict, nilai: dict) -> bool:
        """Not imported before. A row that was, and says something else now, is told and never stored."""
        met = self.known.get(_keys(nilai))
        if met is None:
            if code := self.known_cases.get(nilai["kunci_kasus"]):
                text = f"kasus ini sudah diimpor sebagai {code}. Tambahkan korban barunya melalui halaman kasus itu"
                self.faults.append(fault_of(row, "kunci_kasus", text))
            return True
        code, isi = met
        self.same += 1
        if isi and isi != fingerprint(nilai):
            self.same, self.changed = self.same - 1, self.changed + 1
            text = f"baris ini sudah diimpor sebagai {code}, dan isinya sekarang lain. Tidak diubah; perbaiki melalui halamannya"
            self.warnings.append(fault_of(row, "kunci_korban", text, is_peringatan=True))
        return False

    def _cases(self, new: list[tuple[dict, dict]]) -> list[KasusBaru]:
        cases: dict[str, KasusBaru] = {}
        for row, nilai in new:
            case = cases.get(nilai["kunci_kasus"])
            if case is None:
                case = cases[nilai["kunci_kasus"]] = KasusBaru(nilai["kunci_kasus"], row[BARIS], {})
            self._merge(case, row, nilai)
            case.values.setdefault("daftar_korban", []).append(_victim(nilai))
            case.kunci_korban.append(nilai["kunci_korban"])
            case.isi.append(fingerprint(nilai))
        self._refuse_impossible(new, cases)
        for case in cases.values():
            _finish(case.values)
        return list(cases.values())

    def _refuse_impossible(self, new: list[tuple[dict, dict]], cases: dict[str, KasusBaru]) -> None:
        """A victim's dates against those of the events that another row of the case tells."""
        for row, nilai in new:
            values = cases[nilai["kunci_kasus"]].values
            told = {name: values[name] for name in TANGGAL_PERISTIWA.values() if name in values and name not in nilai}
            if told:
                self.faults += [fault_of(row, name, text) for name, text in date_faults({**nilai, **told}).items()]

    def _merge(self, case: KasusBaru, row: dict, nilai: dict) -> None:
        """What the rows of a case say of the case must agree; an empty cell agrees with everything."""
        for kolom in KOLOM:
            if kolom.milik != KASUS or kolom.nama not in nilai:
                continue
            if case.values.setdefault(kolom.nama, nilai[kolom.nama]) != nilai[kolom.nama]:
                text = f"isinya lain dari baris {case.baris}, padahal satu kasus. Samakan, atau kosongkan"
                self.faults.append(fault_of(row, kolom.nama, text))

    def _warn_of_nik(self) -> None:
        seen: dict[str, tuple] = {}
        rows = sorted([*self.good, *self._faulty()], key=lambda pair: pair[0][BARIS])
        rows = [(row, nilai) for row, nilai in rows if nilai.get("nik")]
        registered = known_nik({nik_index(nilai["nik"]) for _, nilai in rows})
        for row, nilai in rows:
            index = nik_index(nilai["nik"])
            number, case = seen.setdefault(index, (row[BARIS], nilai["kunci_kasus"]))
            if number != row[BARIS]:
                again, text = case == nilai["kunci_kasus"], f"NIK sama dengan baris {number}"
                if again:
                    self.faults.append(fault_of(row, "nik", f"{text} dalam kasus yang sama"))
                else:
                    self.warnings.append(
                        fault_of(row, "nik", f"{text}: orang yang sama dalam dua kasus?", is_peringatan=True)
                    )
            own = (self.known.get(_keys(nilai)) or ("",))[0]
            if others := [pair for pair in registered.get(index, ()) if pair[1] != own][:3]:
                self.met |= {pk for pk, _ in others}
                codes = ", ".join(code for _, code in others)
                text = f"NIK ini sudah tercatat pada {codes}. Periksa apakah orang yang sama"
                self.warnings.append(fault_of(row, "nik", text, is_peringatan=True))

    def _faulty(self) -> list[tuple[dict, dict]]:
        """Rows with a fault elsewhere still say who they are about: one upload tells of every NIK that stands twice."""
        good = {id(row) for row, _ in self.good}
        said = [(row, {name: row[NILAI].get(name, "") for name in ("kunci_kasus", "kunci_korban", "nik")})
                for row in self.rows if id(row) not in good]  # fmt: skip
        return [(row, nilai) for row, nilai in said if re.fullmatch(r"\d{16}", nilai["nik"])]


def date_faults(nilai: dict) -> dict[str, str]:
    """Birth, event, report: the rules of kasus/kronologi.py, told at the column of the fault."""
    if not nilai.get("tanggal_lapor"):
        return {}
    events = [(tahap, perkiraan(nilai.get(name), Ketelitian.HARI)) for tahap, name in TANGGAL_PERISTIWA.items()]
    born = perkiraan(nilai.get("tanggal_lahir"), Ketelitian.HARI)
    victim = ("korban", born, nilai.get("usia_saat_terjerat"), nilai.get("kelompok_usia") or "")
    found = kronologi.faults(nilai["tanggal_lapor"], events, [victim])
    names = list(TANGGAL_PERISTIWA.values())
    return {names[fault.ke] if fault.bagian == "peristiwa" else fault.kolom: fault.teks for fault in found}


def _keys(nilai: dict) -> tuple[str, str]:
    return nilai["kunci_kasus"], nilai["kunci_korban"]


def fingerprint(nilai: dict) -> str:
    """What a row means, to tell a changed one from the same one, however it is written. Kept sealed (KunciSumber.isi)."""

    def plain(value):
        return value.kode if isinstance(value, Wilayah) else str(value)

    return hashlib.sha256(json.dumps(nilai, default=plain, sort_keys=True).encode()).hexdigest()


def _victim(nilai: dict) -> dict:
    own = defaultdict(dict)
    for name, value in nilai.items():
        if BY_NAMA[name].milik != KASUS and not name.startswith("kunci_"):
            own["identitas" if name in IDENTITAS else "sendiri"][name] = value
    return {**own["sendiri"], "identitas": dict(own["identitas"])}


def _finish(values: dict) -> None:
    """Places and dates of the stages as actions.record_kasus takes them."""
    events = []
    for tahap in TahapPeristiwa:
        names = {name: f"{name}_{tahap.name.lower()}" for name in ("tempat", "tanggal")}
        event = {name: values.pop(key, None) for name, key in names.items()}
        if any(value is not None for value in event.values()):
            events.append({"tahap": tahap, **event})
    values["daftar_peristiwa"] = events
