"""Numbers of tables and figures: by chapter, in the order in which they are printed, so that none is skipped where one is absent."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Judul:
    """A caption as the lists at the front name it. `teks` is HTML that was escaped already; `id` its place in the document."""

    id: str
    nomor: str
    teks: str


@dataclass
class Penomoran:
    """The captions of one document, noted while its chapters are written."""

    tabel: list[Judul] = field(default_factory=list)
    gambar: list[Judul] = field(default_factory=list)

    def add_tabel(self, bab: int, kunci: str, teks: str) -> Judul:
        return _add(self.tabel, "Tabel", bab, kunci, teks)

    def add_gambar(self, bab: int, kunci: str, teks: str) -> Judul:
        return _add(self.gambar, "Gambar", bab, kunci, teks)


def _add(known: list[Judul], jenis: str, bab: int, kunci: str, teks: str) -> Judul:
    before = sum(judul.nomor.startswith(f"{jenis} {bab}.") for judul in known)
    known.append(Judul(f"{jenis.lower()}-{kunci}", f"{jenis} {bab}.{before + 1}", teks))
    return known[-1]
