"""Reads one line of the minutes as it is typed: what it is, whom it asks, until when, how urgent. Knows no database.

`R Menyusun alur rujukan @Dinsos @Polda #30/9/2026 !tinggi`: a recommendation, led by Dinsos, supported by Polda. Words with @, # and !
at the end of the line are taken out of its text; within a sentence an agency and a date stay as words.
"""

import datetime
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.core.exceptions import ValidationError

from gugus_tugas.tanggal import BULAN, parse_tanggal, tulis_tanggal
from rapat.enums import JenisHasil, Prioritas

MAX_REKOMENDASI = 400  # Rekomendasi.uraian
YEARS_AHEAD = 10
HURUF = {jenis.value[0]: jenis for jenis in JenisHasil}
TANPA_HURUF = "Awali baris dengan I (informasi), K (keputusan), atau R (rekomendasi), lalu spasi dan isinya."
TANPA_INSTANSI = "Rekomendasi memerlukan penanggung jawab: tulis @ dan singkatan instansinya, misalnya @Dinsos."
TANPA_TANGGAL = "Tulis tanggal sesudah #, misalnya #30/9/2026, #30 September 2026, atau #30/9."

_LETTER = re.compile(r"\s*([ikr])(?:\s*[.:)]\s*|\s+[-–]\s*|[-–]\s+|\s+)(?=\S)", re.I)
_PRIORITY = re.compile(r"!([^\W\d_]+)")
_MONTHS = "|".join(sorted({name[:3].lower() for name in BULAN} | {"agt", "agu", "ags", "nop", "peb"}))
# The longest way to write a date first: what follows it belongs to the sentence.
_DATES = re.compile(
    rf"#\s?(?P<tanggal>\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d+|\d{{1,2}} \d{{1,2}} \d{{4}}|\d{{6,8}}"
    rf"|\d{{1,2}}\s+(?:{_MONTHS})[a-z]*\.?(?:\s+\d{{4}})?|\d{{1,2}}[/.\-]\d{{1,2}})(?!\w)",
    re.I | re.ASCII,
)
_BETWEEN = ",;/&+"  # may stand between two signs, with or without blanks
_NO_YEAR = re.compile(r"(\d{1,2})(?:[/.\-]|\s+)(\d{1,2}|[a-z]+)\.?", re.I | re.ASCII)


class Instansi(Protocol):
    kode: str
    singkatan: str


@dataclass(frozen=True)
class Baris:
    """One line, understood. `instansi`: the lead first, then who supports it."""

    ketikan: str
    jenis: JenisHasil
    teks: str
    instansi: tuple[Instansi, ...] = ()
    tenggat: datetime.date | None = None
    prioritas: Prioritas = Prioritas.SEDANG


def baca_baris(ketikan: str, *, instansi: Iterable[Instansi], hari: datetime.date) -> Baris:
    """The line as a Baris; dates without a year are the next to come from `hari`, the day of the meeting.

    Raises ValidationError with every fault in Indonesian.
    """
    ketikan = " ".join(ketikan.split())
    found = _LETTER.match(ketikan)
    if not found:
        raise ValidationError(TANPA_HURUF)
    jenis, text = HURUF[found[1].lower()], ketikan[found.end() :]
    if jenis == JenisHasil.INFORMASI:
        return Baris(ketikan, jenis, text)
    reader = _Pembaca(sebutan_instansi(instansi), hari)
    text = reader.read(text)
    faults = [*reader.faults, *_faults(jenis, text, reader)]
    if faults:
        raise ValidationError(faults)
    return Baris(
        ketikan, jenis, text, tuple(dict.fromkeys(reader.agencies)), reader.due, reader.priority or Prioritas.SEDANG
    )


def _faults(jenis: JenisHasil, text: str, reader: "_Pembaca") -> list[str]:
    faults = []
    if not text:
        faults.append("Tulis isi barisnya, bukan hanya tandanya.")
    if jenis == JenisHasil.REKOMENDASI:
        if not reader.agencies and not reader.faults:
            faults.append(TANPA_INSTANSI)
        if len(text) > MAX_REKOMENDASI:
            faults.append(
                f"Rekomendasi paling panjang {MAX_REKOMENDASI} huruf; ini {len(text)}. Ringkas, atau bagi dua."
            )
    return faults


def sebutan_instansi(instansi: Iterable[Instansi]) -> dict[str, list[Instansi]]:
    """Every way to name an agency, in small letters, with whom it names: code, short name, short name without blanks.

    A code names one agency alone, whatever the others are called for short.
    """
    agencies, names = list(instansi), {}
    for agency in agencies:
        for name in {agency.singkatan.casefold(), agency.singkatan.replace(" ", "").casefold()}:
            names.setdefault(name, []).append(agency)
    return names | {agency.kode.casefold(): [agency] for agency in agencies}


class _Pembaca:
    """Goes through the text once; collects what the signs mean and what is wrong with them."""

    def __init__(self, names: dict[str, list[Instansi]], day: datetime.date):
        self.names, self.day = names, day
        self.agencies: list[Instansi] = []
        self.due: datetime.date | None = None
        self.priority: Prioritas | None = None
        self.faults: list[str] = []
        longest_first = sorted(map(re.escape, names), key=len, reverse=True)
        known = "|".join(longest_first) or r"(?!)"
        self.agency_sign = re.compile(rf"@(?P<nama>{known})(?![\w])", re.I)

    def read(self, text: str) -> str:
        """The text without its signs at the end; the words that stand for the others remain."""
        words, at = [], 0
        while at < len(text):
            sign = text[at] in "@#!" and (at == 0 or text[at - 1] in f" ({_BETWEEN}")
            length, word = getattr(self, _SIGNS[text[at]])(text, at) if sign else (1, text[at])
            words.append((word, sign))
            at += length
        while words and (words[-1][1] or words[-1][0] in f" {_BETWEEN}"):
            words.pop()
        return re.sub(r"\s+([,.;])", r"\1", " ".join("".join(word for word, _ in words).split()))

    def agency(self, text: str, at: int) -> tuple[int, str]:
        if found := self.agency_sign.match(text, at):
            meant = self.names[found["nama"].casefold()]
            if len(meant) > 1:
                codes = " atau ".join(f"@{agency.kode}" for agency in meant)
                self.faults.append(f"{found[0]} adalah singkatan beberapa instansi. Tulis kodenya: {codes}.")
            self.agencies.append(meant[0])
            return len(found[0]), meant[0].singkatan
        word = re.match(r"@[\w.\-/&]*", text[at:])[0].rstrip(".-/")
        near = difflib.get_close_matches(word[1:].casefold(), self.names, n=1, cutoff=0.5)
        hint = f" Mungkin @{self.names[near[0]][0].singkatan}?" if near else " Ketik @ untuk melihat daftarnya."
        self.faults.append(f"Instansi {word} tidak dikenal.{hint}" if len(word) > 1 else "Tulis instansi sesudah @.")
        return max(len(word), 1), word

    def date(self, text: str, at: int) -> tuple[int, str]:
        found = _DATES.match(text, at)
        if not found:
            self.faults.append(TANPA_TANGGAL)
            return 1, "#"
        try:
            day = self._due(found["tanggal"])
        except ValidationError as refusal:
            self.faults.extend(refusal.messages)
            return len(found[0]), found[0]
        if self.due and self.due != day:
            self.faults.append("Satu baris hanya memuat satu tenggat. Hapus tanggal yang lain.")
        self.due = day
        return len(found[0]), tulis_tanggal(day)

    def priority_of(self, text: str, at: int) -> tuple[int, str]:
        found = _PRIORITY.match(text, at)
        if not found:
            return 1, "!"
        if found[1].lower() in Prioritas.values:
            self.priority = Prioritas(found[1].lower())
        else:
            self.faults.append(f"Prioritas !{found[1]} tidak dikenal. Pilih !tinggi, !sedang, atau !rendah.")
        return len(found[0]), ""

    def _due(self, typed: str) -> datetime.date:
        if short := _NO_YEAR.fullmatch(typed):
            day = self._next_to_come(f"{short[1]} {short[2]}")
        else:
            day = parse_tanggal(typed)
        if day < self.day:
            raise ValidationError(f"Tenggat {tulis_tanggal(day)} mendahului tanggal rapat ({tulis_tanggal(self.day)}).")
        if day.year > self.day.year + YEARS_AHEAD:
            raise ValidationError(f"Tenggat {tulis_tanggal(day)} terlalu jauh. Periksa tahunnya.")
        return day

    def _next_to_come(self, typed: str) -> datetime.date:
        """Of this year or, once it is past, of the next; the 29th of February waits for its year."""
        for year in range(self.day.year, self.day.year + YEARS_AHEAD):
            try:
                day = parse_tanggal(f"{typed} {year}")
            except ValidationError as error:
                refusal = error
            else:
                if day >= self.day:
                    return day
        raise refusal


_SIGNS = {"@": "agency", "#": "date", "!": "priority_of"}
