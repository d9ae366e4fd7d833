"""Sample of the programmes: plan, activities, materials, supervision, gampong, budgets, research. All of it evidently fictitious."""

import datetime
from decimal import Decimal

from anggota.models import Instansi, Pengguna
from gugus_tugas.files import blank_pdf
from gugus_tugas.versi import stamp
from program import actions
from program.enums import kegiatan as keg
from program.enums.bahan import JenisBahan, JenisMutasi
from program.enums.dana import SumberDana
from program.enums.gampong import Keadaan
from program.enums.gugus_daerah import KeadaanGugus
from program.enums.penelitian import StatusPenelitian
from program.enums.perusahaan import BeratTemuan, JenisBerkasKunjungan, JenisKunjungan, JenisPerusahaan, Pertanyaan
from program.enums.rencana import JenisRencana, StatusRencana
from program.models import BarisRencana
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah

D = datetime.date
# agency, kind, name, for whom, place, day, participants (men, women, boys, girls), cost; no participants: still planned
KEGIATAN = (
    ("dp3a", keg.JenisKegiatan.SOSIALISASI, "Sosialisasi bahaya TPPO di dayah", keg.Sasaran.SANTRI, "11.08",
     D(2026, 2, 18), (12, 20, 64, 88), 18_500_000),
    ("dpmg", keg.JenisKegiatan.PELATIHAN, "Pelatihan aparatur gampong", keg.Sasaran.GAMPONG, "11.71",
     D(2026, 3, 11), (34, 26, 0, 0), 42_000_000),
    ("disnaker", keg.JenisKegiatan.SOSIALISASI, "Migrasi aman bagi calon pekerja migran", keg.Sasaran.CALON_PMI, "11.11",
     D(2026, 5, 6), (41, 38, 0, 0), 22_750_000),
    ("kominsa", keg.JenisKegiatan.KAMPANYE, "Kampanye radio: kenali tawaran kerja palsu", keg.Sasaran.UMUM, "11",
     D(2026, 6, 1), (0, 0, 0, 0), 15_000_000),
    ("dinsos", keg.JenisKegiatan.PEMBERDAYAAN, "Pelatihan usaha bagi keluarga rentan", keg.Sasaran.PEREMPUAN, "11.74",
     D(2026, 8, 20), (2, 28, 0, 0), 36_200_000),
    ("polda", keg.JenisKegiatan.PELATIHAN, "Pelatihan penyidik menangani korban anak", keg.Sasaran.APH, "11.71",
     D(2026, 9, 16), (18, 9, 0, 0), 27_400_000),
    ("dp3a", keg.JenisKegiatan.SOSIALISASI, "Sosialisasi di pelabuhan perikanan", keg.Sasaran.NELAYAN, "11.01",
     D(2026, 12, 9), None, 19_000_000),
)  # fmt: skip
# kabupaten/kota, state, day, number, end, source
GUGUS = (
    ("11.08", KeadaanGugus.ADA, D(2024, 5, 6), "CONTOH/1/2024", D(2029, 5, 5), ""),
    ("11.11", KeadaanGugus.ADA, D(2020, 3, 2), "CONTOH/2/2020", D(2025, 3, 1), ""),
    ("11.71", KeadaanGugus.ADA, D(2025, 8, 4), "CONTOH/3/2025", None, ""),
    ("11.01", KeadaanGugus.BELUM, D(2026, 4, 20), "", None, "Rekaan: jawaban lewat surat"),
)
# strategy, act, indicator, unit, agency, target, quarters, cost, recommendation of 2018, told of the first quarters
RENCANA = (
    ("Pencegahan", "Sosialisasi di dayah dan sekolah", "Lembaga yang dikunjungi", "lembaga",
     "dp3a", 12, (1, 2, 3), 75_000_000, 5, (4, 3, 5)),
    ("Pencegahan", "Forum anak di gampong rawan", "Forum anak ber-SK", "forum",
     "dpmg", 40, (2, 3, 4), 60_000_000, 13, (0, 9, 6)),
    ("Penanganan", "Rumah aman bagi korban dewasa laki-laki", "Kamar tersedia", "kamar",
     "dinsos", 4, (3, 4), 120_000_000, 4, ()),
    ("Penegakan hukum", "Pengawasan P3MI dan kantor cabang", "Kunjungan", "kunjungan",
     "disnaker", 8, (1, 2, 3, 4), 48_000_000, 7, (2, 1, 2)),
    ("Koordinasi", "Rapat triwulan gugus tugas", "Rapat terlaksana", "rapat",
     "dp3a", 4, (1, 2, 3, 4), 36_000_000, 10, (1, 1, 1)),
)  # fmt: skip
# agency, programme, source, pagu, realisasi, recommendation
ANGGARAN = (
    ("dp3a", "Perlindungan perempuan", SumberDana.APBA, 850_000_000, 512_345_000, 14),
    ("dp3a", "Pemenuhan hak anak", SumberDana.APBN, 240_000_000, 180_000_000, 13),
    ("dinsos", "Rehabilitasi sosial korban", SumberDana.APBA, 310_500_000, 96_250_000, 4),
    ("dpmg", "Pemberdayaan lembaga gampong", SumberDana.APBA, 125_000_000, None, 12),
    ("disnaker", "Penempatan dan pelindungan PMI", SumberDana.APBA, 98_000_000, 61_700_000, 7),
    ("polda", "Penyidikan TPPO", SumberDana.APBN, 175_000_000, 88_125_500, 14),
)
GAMPONG_PER_KABKOTA = {"11.08": 24, "11.11": 18, "11.71": 12, "11.74": 9}


def load(akun: dict[str, Pengguna], instansi: dict[str, Instansi]) -> None:
    by = akun["kepala"]
    _plan(instansi, by=by)
    _activities(instansi, by=by)
    _local_task_forces(instansi, by=by)
    _supervision(instansi, by=by)
    _gampong(instansi["dpmg"], by=by)
    for kode, name, source, pagu, realisasi, number in ANGGARAN:
        actions.record_anggaran(
            instansi=instansi[kode], tahun=2026, program=name, sumber_dana=source, pagu=pagu, realisasi=realisasi,
            nomor_rekomendasi=number, by=by,
        )  # fmt: skip
    actions.record_nihil(instansi=instansi["imigrasi"], tahun=2026, by=by)
    _research(instansi["usk"], akun)


def _plan(instansi: dict[str, Instansi], *, by: Pengguna) -> None:
    plan = actions.record_rencana_aksi(
        jenis=JenisRencana.TAHUNAN, judul="Rencana kerja gugus tugas 2026 (contoh)", tahun_mulai=2026, tahun_selesai=2026,
        by=by,
    )  # fmt: skip
    lines = [
        {
            "instansi": instansi[kode], "tahun": 2026, "strategi": strategy, "aksi": act, "indikator": indicator,
            "satuan": unit, "target": Decimal(target), "biaya": cost, "sumber_dana": SumberDana.APBA,
            "nomor_rekomendasi": number, **{f"tw{quarter}": True for quarter in quarters},
        }
        for strategy, act, indicator, unit, kode, target, quarters, cost, number, _ in RENCANA
    ]  # fmt: skip
    actions.update_baris_rencana(plan, ubah=[], baru=lines, hapus=[], by=by)
    actions.change_status_rencana_aksi(plan, to=StatusRencana.BERLAKU, by=by, versi=stamp(plan))
    for row in BarisRencana.objects.filter(rencana=plan).select_related("rencana"):
        told = next(line[-1] for line in RENCANA if line[1] == row.aksi)
        for quarter, number in enumerate(told, 1):
            actions.record_realisasi(row, triwulan=quarter, jumlah=Decimal(number), by=by)


def _activities(instansi: dict[str, Instansi], *, by: Pengguna) -> None:
    bahan = actions.record_bahan(
        instansi=instansi["dp3a"], jenis=JenisBahan.BUKU_SAKU, judul="Kenali dan cegah perdagangan orang", by=by
    )
    actions.record_mutasi(bahan, jenis=JenisMutasi.CETAK, jumlah=2_000, tanggal=D(2026, 1, 12), by=by)
    for kode, kind, name, audience, place, day, people, cost in KEGIATAN:
        told = dict(zip(("peserta_l", "peserta_p", "anak_l", "anak_p"), people, strict=True)) if people else {}
        row = actions.record_kegiatan(
            instansi=instansi[kode], jenis=kind, judul=name, sasaran=audience, tempat=Wilayah.objects.get(kode=place),
            tanggal=day, biaya=cost, sumber_dana=SumberDana.APBA, by=by, **told,
            status=keg.StatusKegiatan.TERLAKSANA if people else keg.StatusKegiatan.DIRENCANAKAN,
        )  # fmt: skip
        if people and sum(people):
            actions.give_bahan(row, bahan=bahan, jumlah=sum(people), tanggal=day, by=by)


def _local_task_forces(instansi: dict[str, Instansi], *, by: Pengguna) -> None:
    for kode, state, day, number, end, source in GUGUS:
        actions.record_gugus_daerah(
            instansi=instansi["dp3a"], wilayah=Wilayah.objects.get(kode=kode), keadaan=state, tanggal=day, nomor=number,
            berlaku_sampai=end, sumber=source, ketua="Sekretaris Daerah" if number else "", by=by,
        )  # fmt: skip


def _supervision(instansi: dict[str, Instansi], *, by: Pengguna) -> None:
    agency, town = instansi["disnaker"], Wilayah.objects.get(kode="11.71")
    head = actions.record_perusahaan(
        instansi=agency, jenis=JenisPerusahaan.P3MI, nama="PT Contoh Karya Nanggroe", nomor_izin="SIP3MI/CONTOH/1",
        tanggal_terbit=D(2022, 1, 10), berlaku_sampai=D(2027, 1, 9), tempat=town, negara_tujuan="Malaysia", by=by,
    )  # fmt: skip
    actions.record_perusahaan(
        instansi=agency, jenis=JenisPerusahaan.CABANG, induk=head, nama="PT Contoh Karya Nanggroe cabang Bireuen",
        nomor_izin="CAB/CONTOH/7", tanggal_terbit=D(2023, 12, 1), berlaku_sampai=D(2026, 11, 30),
        tempat=Wilayah.objects.get(kode="11.11"), by=by,
    )  # fmt: skip
    answers = dict.fromkeys(Pertanyaan.values, "ya") | {Pertanyaan.PERJANJIAN.value: "tidak"}
    visit = actions.record_kunjungan(
        head, instansi=agency, tanggal=D(2026, 9, 2), jenis=JenisKunjungan.BERSAMA, tim="BP3MI Aceh",
        kesimpulan="Rekaan: berkas lengkap, satu hal diminta diperbaiki.", jawaban=answers, by=by,
    )  # fmt: skip
    actions.add_berkas_kunjungan(
        visit, jenis=JenisBerkasKunjungan.BERITA_ACARA, keterangan="Rekaan", berkas=blank_pdf(), by=by
    )
    actions.add_temuan(
        visit, uraian="Rekaan: salinan perjanjian tidak dipegang calon pekerja", berat=BeratTemuan.SEDANG,
        diminta="Serahkan salinan kepada setiap calon pekerja", tenggat=D(2026, 10, 2), by=by,
    )  # fmt: skip
    actions.record_perekrut(
        instansi=agency,
        nama="Perekrut Rekaan",
        tempat=town,
        uraian="Rekaan: menawarkan kerja lewat pesan suara.",
        by=by,
    )


def _gampong(agency: Instansi, *, by: Pengguna) -> None:
    for kode, number in GAMPONG_PER_KABKOTA.items():
        places = Wilayah.objects.of_tingkat(TingkatWilayah.GAMPONG).within(kode).order_by("kode")[:number]
        for n, place in enumerate(places):
            forum = {"forum_anak": Keadaan.ADA, "forum_anak_sk": f"Rekaan {n + 1}/2026"} if n % 3 == 0 else {}
            actions.record_gampong(
                instansi=agency, gampong=place, tahun=2026, apbg=(0, 7_500_000, 12_000_000)[n % 3], kader=n % 4, by=by,
                reusam=Keadaan.ADA if n % 4 == 0 else Keadaan.TIDAK_ADA, **forum,
            )  # fmt: skip


def _research(agency: Instansi, akun: dict[str, Pengguna]) -> None:
    row = actions.record_penelitian(
        instansi=agency, judul="Pola perekrutan di pesisir (contoh)", peneliti="Peneliti Rekaan", lembaga=agency.nama,
        tujuan="Rekaan: bahan pencegahan.", metode="Tabel agregat.", tanggal=D(2026, 4, 7), by=akun["sekretariat"],
    )  # fmt: skip
    actions.verify_penelitian(row, keputusan=StatusPenelitian.DISETUJUI, by=akun["kepala"], versi=stamp(row))
