"""Sentences that the report writes by itself: plain, without praise, without percentages on small numbers (ranah.md 8.3, 9.15)."""

import datetime

from gugus_tugas.tanggal import tulis_tanggal
from laporan.statistics import StatusRekomendasi, TitikTren
from rapat.enums import StatusTindakLanjut

BUKAN_UKURAN = (
    "Jumlah korban yang tercatat tidak mengukur besarnya perdagangan orang; "
    "turun atau naiknya dapat berasal dari cara pencatatan."
)


def _change(before: TitikTren, now: TitikTren) -> str:
    if (
        before.jumlah is None or now.jumlah is None or before.satuan != now.satuan
    ):  # what is not of one kind is not compared
        return ""
    if now.jumlah == before.jumlah:
        return f"sama dengan tahun {before.tahun}"
    word = "naik" if now.jumlah > before.jumlah else "turun"
    return f"{word} dari {before.jumlah} pada tahun {before.tahun}"


def kalimat_tren(trend: list[TitikTren]) -> str:
    """One sentence on the five years; years without a figure are named, not counted as zero."""
    known = [point for point in trend if point.jumlah is not None]
    if not known:
        return f"Untuk tahun {trend[0].tahun}–{trend[-1].tahun} tidak ada angka yang tercatat."
    total = sum(point.jumlah for point in known)
    listing = ", ".join(f"{point.jumlah} ({point.tahun})" for point in known)
    text = f"Tercatat berturut-turut {listing}; seluruhnya {total}."
    missing = [str(point.tahun) for point in trend if point.jumlah is None]
    if missing:
        text += f" Tahun {', '.join(missing)} tidak memiliki angka dan bukan berarti nol."
    bare = [str(point.tahun) for point in known if not point.satuan]
    if bare:
        text += (
            f" Angka tahun {', '.join(bare)} tidak bersatuan pada sumbernya, jadi jumlah seluruhnya bukan jumlah orang."
        )
    return text


def kalimat_ringkasan(
    tahun: int, trend: list[TitikTren], held: int, due: int, rows: list[StatusRekomendasi], *, on: datetime.date
) -> list[str]:
    """The executive summary: victims, meetings, recommendations, and the caveat. A year that still runs on the cut-off day `on` is
    compared with no whole one."""
    now, before = trend[-1], trend[-2]
    is_whole = on >= datetime.date(tahun, 12, 31)
    if now.jumlah is None:
        sentences = [f"Untuk tahun {tahun} belum ada jumlah korban yang tercatat."]
    else:
        change = _change(before, now) if is_whole else ""
        when = f"Pada tahun {tahun}" if is_whole else f"Pada tahun {tahun}, sampai {tulis_tanggal(on)},"
        # A source without a unit may have counted cases: then the sentence names no victims (ranah.md 9.2).
        what = "korban tindak pidana perdagangan orang" if now.satuan else "(tanpa satuan pada sumbernya)"
        sentences = [f"{when} tercatat {now.jumlah} {what}{', ' + change if change else ''}."]
        if not is_whole:
            sentences.append("Tahun itu belum berakhir, jadi tidak dibandingkan dengan tahun sebelumnya.")
        sentences.append(BUKAN_UKURAN)
    sentences.append(f"Rapat triwulan gugus tugas terlaksana {held} dari {due} yang seharusnya.")
    if rows:
        done = sum(row.status == StatusTindakLanjut.SESUAI for row in rows)
        untouched = sum(row.status == StatusTindakLanjut.BELUM for row in rows)
        sentences.append(f"Dari {len(rows)} rekomendasi, {done} sudah sesuai dan {untouched} belum ditindaklanjuti.")
    return sentences


def kalimat_hambatan(row: StatusRekomendasi) -> str:
    """The sentence of the report that names a recommendation which a barrier caused; empty for every other."""
    if not row.hambatan:
        return ""
    asked = ", ".join(row.instansi) or "belum ada instansi"
    return (
        f"Rekomendasi {row.nomor} menjawab hambatan “{row.hambatan}”: {row.uraian}. Diminta dari {asked}; "
        f"{row.jumlah_sesuai} dari {row.jumlah_tindak_lanjut} instansi sesuai, keadaannya {row.status.label.lower()}."
    )
