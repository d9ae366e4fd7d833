"""The report as a document: its charts and map, and one context for page and PDF."""

from gugus_tugas import grafik
from gugus_tugas.grafik import Grafik
from laporan.annual_report import MEETINGS_DUE, AnnualReport
from laporan.enums import Edisi
from laporan.guard import MIN_REPORT_CELL, MIN_REPORT_CELL_RENTAN
from laporan.penomoran import Penomoran
from laporan.statistics import TitikTren
from wilayah.models import Wilayah
from wilayah.peta import MASK, Peta, Pita, build_peta

PITA_ASAL = (Pita("0", 0), Pita("1–4", 1), Pita("5–9", 5), Pita("10 atau lebih", 10))
TANDA_SAMAR = "“*” berarti angkanya ditutup; aturannya tertulis pada Sumber data dan metode."
PITA_KEGIATAN = (Pita("0", 0), Pita("1–4", 1), Pita("5–19", 5), Pita("20 atau lebih", 20))
PITA_GAMPONG = (Pita("0", 0), Pita("1–9", 1), Pita("10–49", 10), Pita("50 atau lebih", 50))
PITA_ASAL_UMUM = PITA_ASAL[2:]  # below stands "*", whatever it hides


def chart_of_trend(trend: tuple[TitikTren, ...], *, id: str = "tren", lebar: int = 604) -> Grafik | None:
    """Columns of the years that have a figure; a year without one is named in the note, never drawn as zero."""
    known = [point for point in trend if point.jumlah is not None]
    if not known:
        return None
    sources = [point.sumber for point in known]
    change = next((n for n in range(1, len(known)) if sources[n] != sources[n - 1]), 0)
    return grafik.kolom(
        id,
        judul="Perdagangan orang yang tercatat di Aceh",
        satuan="korban" if all(point.satuan for point in known) else "jumlah tercatat",
        periode=f"{known[0].tahun}–{known[-1].tahun}" if len(known) > 1 else f"tahun {known[0].tahun}",
        data=[(point.tahun, point.jumlah) for point in known],
        n=sum(point.jumlah for point in known),
        jeda=change,
        lebar=lebar,
    )


def chart_of_groups(report: AnnualReport) -> Grafik | None:
    if not report.kelompok or not report.jumlah_korban:
        return None
    return grafik.batang(
        "kelompok",
        judul="Korban menurut kelompok",
        satuan="korban",
        periode=f"tahun {report.tahun}",
        data=[(row.label, row.jumlah) for row in report.kelompok],
        n=report.jumlah_korban,
    )


def chart_of_recommendations(rows, *, on: str, id: str = "rekomendasi", lebar: int = 604) -> Grafik | None:
    if not any(row.jumlah for row in rows):
        return None
    return grafik.bertumpuk(
        id,
        judul="Keadaan rekomendasi",
        satuan="rekomendasi",
        periode=on,
        data=[(row.label, row.jumlah) for row in rows],
        lebar=lebar,
    )


def map_of_origin(report: AnnualReport) -> Peta | None:
    """The map of kabupaten/kota. None when nobody is counted, and when the edition tells larger parts of Aceh alone."""
    places = Wilayah.objects.kabkota_aceh()
    counts = {row.kode: row.jumlah for row in report.asal}
    if not any(counts.values()) or not all(place.kode in counts for place in places):
        return None
    return build_peta(
        places,
        {kode: MASK if n is None else n for kode, n in counts.items()},
        judul=f"Korban menurut kabupaten/kota asal, {report.asal_masa}",
        keterangan=f"Korban menurut asal, {report.asal_masa}",
        daftar_pita=PITA_ASAL_UMUM if report.edisi == Edisi.UMUM else PITA_ASAL,
        label_samar="ditutup",
    )


def map_of_activities(report: AnnualReport) -> Peta | None:
    """None where no activity was carried out in Aceh, and in a version that was frozen before they were counted by place."""
    held = report.pencegahan.tempat if report.pencegahan else ()
    if not any(row.jumlah for row in held):
        return None
    return build_peta(
        Wilayah.objects.kabkota_aceh(),
        {row.kode: row.jumlah for row in held},
        judul=f"Kegiatan terlaksana menurut kabupaten/kota, {report.tahun}",
        keterangan=f"Kegiatan terlaksana, {report.tahun}",
        daftar_pita=PITA_KEGIATAN,
        id="peta-kegiatan",
    )


def map_of_forums(report: AnnualReport) -> Peta | None:
    """None where no gampong was reported, and in a version that was frozen before they were counted by place."""
    reported = report.pencegahan.gampong.forum if report.pencegahan else ()
    if not reported:
        return None
    return build_peta(
        Wilayah.objects.kabkota_aceh(),
        {row.kode: row.jumlah for row in reported},
        judul=f"Gampong dengan forum anak menurut kabupaten/kota, {report.tahun}",
        keterangan=f"Gampong dengan forum anak, {report.tahun}",
        daftar_pita=PITA_GAMPONG,
        id="peta-forum",
        label_kosong="belum melapor",
    )


def report_context(report: AnnualReport) -> dict:
    """What the chapters print, once; the same for page and PDF."""
    return {
        "laporan": report,
        "penomoran": Penomoran(),
        "is_umum": report.edisi == Edisi.UMUM,
        "grafik_tren": chart_of_trend(report.tren),
        "grafik_kelompok": chart_of_groups(report),
        "grafik_rekomendasi": chart_of_recommendations(
            report.rekomendasi_per_status, on=f"per {report.batas_data_tertulis}"
        ),
        "peta": map_of_origin(report),
        "peta_kegiatan": map_of_activities(report),
        "peta_forum": map_of_forums(report),
        "rapat_seharusnya": MEETINGS_DUE,
        "tanda_samar": TANDA_SAMAR,
        "ambang": MIN_REPORT_CELL,
        "ambang_rentan": MIN_REPORT_CELL_RENTAN,
    }
