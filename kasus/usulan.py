"""What the answers of a screening propose. Pure: the system proposes, an officer decides (ranah.md 4.4)."""

from dataclasses import dataclass

from kasus.enums import INDIKATOR, UNSUR_POKOK, Jawaban, JenisUnsur, KelompokUsia, Usulan
from kasus.models import Skrining

_NAMA = {JenisUnsur.PROSES: "proses", JenisUnsur.CARA: "cara", JenisUnsur.TUJUAN: "tujuan"}
_BILANGAN = ("Nol", "Satu", "Dua", "Tiga")
NIAT_CUKUP = "Eksploitasi belum terjadi pun dapat TPPO: niat sudah cukup."
ANAK_TANPA_CARA = "Korban anak: cara tidak disyaratkan."


@dataclass(frozen=True)
class HasilUsulan:
    """A proposal in code and in words: what was found, what is missing, what to mind."""

    usulan: Usulan
    ditemukan: tuple[str, ...]
    kurang: tuple[str, ...]
    petunjuk: tuple[str, ...]

    @property
    def kalimat(self) -> str:
        """One sentence, e.g. "Dua dari tiga unsur: cara belum ditemukan."."""
        number, of = len(self.ditemukan), len(self.ditemukan) + len(self.kurang)
        return {
            Usulan.LENGKAP: f"{_daftar(self.ditemukan).capitalize()} ditemukan.",
            Usulan.BERGANTUNG_USIA: f"{_daftar(self.ditemukan).capitalize()} ditemukan, cara belum.",
            Usulan.SEBAGIAN: f"{_BILANGAN[number]} dari {_BILANGAN[of].lower()} unsur: {_daftar(self.kurang)} belum ditemukan.",
            Usulan.BELUM: "Belum ada unsur yang ditemukan, dan belum semuanya ditanyakan.",
            Usulan.TIDAK_ADA: f"{_daftar(self.kurang).capitalize()} ditanyakan dan tidak ditemukan.",
        }[self.usulan]


def _daftar(words: tuple[str, ...]) -> str:
    """ "proses", "proses dan tujuan", "proses, cara, dan tujuan"."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def required(kelompok_usia: str) -> tuple[JenisUnsur, ...]:
    """The elements that must be there: without `cara` for a child (Palermo Protocol Art. 3(c))."""
    anak = kelompok_usia == KelompokUsia.ANAK
    return tuple(jenis for jenis in UNSUR_POKOK if not (anak and jenis == JenisUnsur.CARA))


def propose(kelompok_usia: str, jawaban: dict[str, str], *, indikator_ya: int = 0) -> HasilUsulan:
    """`jawaban` holds an answer for each of the three elements; a missing one was not asked.

    An unknown age is judged as an adult's, but two elements without `cara` are then no "incomplete": the age decides.
    """
    wanted = required(kelompok_usia)
    found = tuple(_NAMA[jenis] for jenis in wanted if jawaban.get(jenis) == Jawaban.YA)
    missing = tuple(_NAMA[jenis] for jenis in wanted if jawaban.get(jenis) != Jawaban.YA)
    denied = [jenis for jenis in wanted if jawaban.get(jenis) == Jawaban.TIDAK]
    if not missing:
        usulan = Usulan.LENGKAP
    elif kelompok_usia == KelompokUsia.TIDAK_DIKETAHUI and missing == ("cara",):
        usulan = Usulan.BERGANTUNG_USIA
    elif found:
        usulan = Usulan.SEBAGIAN
    else:
        usulan = Usulan.TIDAK_ADA if len(denied) == len(wanted) else Usulan.BELUM
    return HasilUsulan(usulan, found, missing, _hints(usulan, kelompok_usia, missing, indikator_ya))


def _hints(usulan: Usulan, kelompok_usia: str, missing: tuple[str, ...], indikator_ya: int) -> tuple[str, ...]:
    hints = []
    if kelompok_usia == KelompokUsia.ANAK:
        hints.append(ANAK_TANPA_CARA)
    if usulan == Usulan.BERGANTUNG_USIA:
        hints.append("Pastikan usia korban saat terjerat: bila di bawah 18 tahun, unsur sudah lengkap.")
    if "tujuan" in missing:
        hints.append(NIAT_CUKUP)
        if indikator_ya:
            hints.append(
                f"{indikator_ya} dari 11 indikator kerja paksa dijawab ya: periksa lagi tujuan eksploitasinya."
            )
    return tuple(hints)


def needs_reason(usulan: str, status: str) -> bool:
    """Does this decision go against the proposal, so that it must say why?"""
    return status not in Usulan(usulan).status_sejalan


def proposal_of(skrining: Skrining | None, kelompok_usia: str) -> HasilUsulan:
    """What this screening proposes for a victim of this age group; without a screening nothing was asked."""
    if skrining is None:
        return propose(kelompok_usia, {})
    answers = skrining.jawaban_per_butir
    return propose(kelompok_usia, answers, indikator_ya=sum(answers[butir] == Jawaban.YA for butir in INDIKATOR))
