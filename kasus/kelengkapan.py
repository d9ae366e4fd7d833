"""What a good record holds beyond what is required, section by section: "lengkap" or "kurang n". Pure.

Unknown is an answer, but not a complete one: it counts as missing until somebody finds out. The same lists serve the
form while it is typed and the case page afterwards.
"""

from collections.abc import Callable

from kasus.enums import JenisKelamin, JenisPelapor, JenisUnsur, KelompokUsia, TingkatRisiko

LAPORAN = {"tanggal_lapor": "tanggal", "sumber_laporan": "sumber", "jenis_pelapor": "siapa yang melapor"}
KEJADIAN = {"uraian": "uraian", "tempat_lapor": "tempat lapor"}
KESELAMATAN = {"risiko": "tingkat risiko"}
KORBAN = {
    "jenis_kelamin": "jenis kelamin", "kelompok_usia": "usia atau kelompok usia", "kewarganegaraan": "kewarganegaraan",
}  # fmt: skip
KORBAN_LANJUT = {"asal": "daerah asal"}  # not of who refuses
UNSUR = {JenisUnsur.PROSES: "proses", JenisUnsur.CARA: "cara", JenisUnsur.TUJUAN: "tujuan eksploitasi"}
TIDAK_TAHU = {
    JenisPelapor.TIDAK_DIKETAHUI.value, TingkatRisiko.BELUM_DINILAI.value, KelompokUsia.TIDAK_DIKETAHUI.value,
    JenisKelamin.TIDAK_DIKETAHUI.value,
}  # fmt: skip


def missing(wanted: dict[str, str], get: Callable[[str], object]) -> list[str]:
    """Labels of what is empty or not known."""
    return [label for name, label in wanted.items() if is_missing(get(name))]


def is_missing(value) -> bool:
    return value in (None, "", [], ()) or (isinstance(value, str) and str(value) in TIDAK_TAHU)


def missing_of_korban(get: Callable[[str], object], *, is_anak: bool, is_menolak: bool) -> list[str]:
    """What is missing of one victim. For a child `cara` is not needed (ranah.md 9.3); of who refuses little is asked."""
    wanted = {**KORBAN, **({} if is_menolak else KORBAN_LANJUT), **UNSUR}
    if is_anak:
        wanted.pop(JenisUnsur.CARA)
    return missing(wanted, get)


def missing_of_eksploitasi(waktu_tempat: list[tuple[object, object]]) -> list[str]:
    """Of the places of exploitation, as pairs of place and time."""
    has_place, has_time = any(p for p, _ in waktu_tempat), any(t for _, t in waktu_tempat)
    return ([] if has_place else ["tempat eksploitasi"]) + ([] if has_time else ["waktu eksploitasi"])
