"""The tables of the chapters on institutions, prevention and law as plain rows; a table that is not printed has no rows."""

from gugus_tugas.templatetags.ui import desimal
from laporan.annual_report import AnnualReport
from laporan.tabel import TIDAK_ADA, TabelLaporan, known, masked

DATANG = {True: "Hadir", False: "Tidak", None: TIDAK_ADA}


def tabel_kelembagaan(report: AnnualReport) -> tuple[TabelLaporan, ...]:
    isi, tahun = report.kelembagaan, report.tahun
    if isi is None:
        return ()
    seats = ((r.instansi, *(DATANG[came] for came in r.triwulan), r.hadir, r.tercatat) for r in isi.kehadiran)
    told = isi.anggaran if isi.is_anggaran_dilaporkan else ()
    money = ((row.instansi, *_uang(row.sel), row.sel.keadaan) for row in told)
    notes = ((row.jenis, row.judul, ", ".join(row.pihak), row.sampai or "Tanpa batas waktu") for row in isi.nota)
    local = (
        (row.nama, row.keadaan, *(text or TIDAK_ADA for text in (row.nomor, row.tanggal, row.sampai)))
        for row in isi.gugus_daerah
    )
    lines = (
        (f"{row.aksi}: {row.indikator} ({row.satuan})", row.instansi, desimal(row.target), desimal(row.capaian), row.keadaan.label)
        for row in isi.indikator
    )  # fmt: skip
    return (
        TabelLaporan(
            "kehadiran", f"Kehadiran instansi dalam rapat triwulan, {tahun}", ("Instansi", "I", "II", "III", "IV", "Hadir", "Tercatat"),
            tuple(seats),
        ),
        TabelLaporan(
            "anggaran", f"Anggaran pencegahan dan penanganan TPPO menurut instansi, {tahun}",
            ("Instansi", "Pagu", "Realisasi", "Serapan", "Keadaan"), tuple(money),
            ("Jumlah", *_uang(isi.jumlah_anggaran), "") if told else (),
        ),
        TabelLaporan(
            "gugus_daerah", f"Gugus Tugas kabupaten/kota, {report.batas_data_tertulis}",
            ("Kabupaten/kota", "Keadaan", "Nomor SK", "Tanggal", "Berlaku sampai"), tuple(local),
        ),
        TabelLaporan(
            "nota", f"MoU dan PKS yang berlaku, {report.batas_data_tertulis}", ("Jenis", "Judul", "Pihak", "Berlaku sampai"), tuple(notes)
        ),
        TabelLaporan(
            "indikator", f"Indikator rencana aksi: target dan realisasi, {tahun}",
            ("Aksi dan indikator", "Instansi", "Target", "Realisasi", "Keadaan"), tuple(lines),
        ),
    )  # fmt: skip


def _uang(sel) -> tuple:
    return (TIDAK_ADA,) * 3 if sel.is_diam else (sel.pagu, known(sel.realisasi), sel.serapan)


def tabel_pencegahan(report: AnnualReport) -> tuple[TabelLaporan, ...]:
    isi, tahun = report.pencegahan, report.tahun
    if isi is None:
        return ()
    people = () if isi.is_peserta_ditutup else ("Laki-laki", "Perempuan")
    held = (
        (r.label, r.jumlah, *(known(n) for n in (r.laki_laki, r.perempuan)[: len(people)]), r.tanpa_peserta)
        for r in isi.kegiatan
    )
    visits, total = isi.pengawasan.kunjungan, isi.pengawasan.jumlah_kunjungan
    gampong = isi.gampong.baris if isi.gampong.dilaporkan else ()
    return (
        TabelLaporan(
            "kegiatan", f"Kegiatan terlaksana menurut jenis, {tahun}", ("Jenis kegiatan", "Kegiatan", *people, "Peserta tidak dicatat"),
            tuple(held),
        ),
        TabelLaporan(
            "tempat_kegiatan", f"Kegiatan terlaksana menurut kabupaten/kota, {tahun}", ("Kabupaten/kota", "Kegiatan"),
            tuple((row.label, row.jumlah) for row in isi.tempat) if any(row.jumlah for row in isi.tempat) else (),
        ),
        TabelLaporan(
            "bahan", f"Bahan KIE, {tahun}", ("Bahan", "Dicetak atau diterima", "Dibagikan"),
            tuple((row.label, row.masuk, row.dibagikan) for row in isi.bahan),
        ),
        TabelLaporan(
            "kunjungan", f"Kunjungan pengawasan menurut jenis, {tahun}", ("Jenis kunjungan", "Kunjungan"),
            tuple((row.label, row.jumlah) for row in visits) if total else (), ("Jumlah", total) if total else (),
        ),
        TabelLaporan(
            "gampong", f"Gampong dengan program perlindungan, {tahun}", ("Yang ada", "Gampong"),
            tuple((row.label, row.jumlah) for row in gampong),
        ),
        TabelLaporan(
            "forum_gampong", f"Gampong dengan forum anak menurut kabupaten/kota, {tahun}", ("Kabupaten/kota", "Gampong"),
            tuple((row.label, row.jumlah) for row in isi.gampong.forum),
        ),
    )  # fmt: skip


def tabel_penegakan(report: AnnualReport) -> tuple[TabelLaporan, ...]:
    isi = report.penegakan
    if isi is None or not (isi.perkara and isi.tahap):  # an edition for the public holds the totals alone
        return ()
    tahun = report.tahun
    return (
        TabelLaporan(
            "tahap", f"Perkara menurut tahapnya, {report.batas_data_tertulis}", ("Tahap", "Perkara"),
            tuple((row.label, row.jumlah) for row in isi.tahap), ("Jumlah", isi.perkara),
        ),
        TabelLaporan(
            "arus", f"Perkara yang mencapai tahap ini dalam tahun {tahun}", ("Tahap", "Perkara"),
            tuple((row.label, row.jumlah) for row in isi.arus),
        ),
        TabelLaporan(
            "putusan", f"Terdakwa yang diputus, {tahun}", ("Amar", "Terdakwa", "Di antaranya inkracht"),
            tuple((row.label, row.jumlah, row.tetap) for row in isi.putusan), ("Jumlah", isi.terdakwa, ""),
        ),
        TabelLaporan(
            "inkracht", f"Putusan bersalah yang menjadi final, {tahun}", ("Tahun putusan", "Terdakwa"),
            tuple((row.label, row.jumlah) for row in isi.inkracht), ("Jumlah", isi.terpidana) if isi.inkracht else (),
        ),
        TabelLaporan(
            "restitusi", f"Restitusi, {tahun}", ("Langkah", "Korban", "Rupiah"),
            tuple((row.label, row.korban, masked(row.rupiah)) for row in isi.restitusi),
        ),
    )  # fmt: skip
