"""Evidence from the registers of the programmes: plans, activities, companies, places, research, gampong, budgets."""

from django.db.models import Count, Q, Sum

from anggota.enums import Izin
from anggota.models import Instansi, Keanggotaan, SuratKeputusan
from gugus_tugas.rupiah import tulis_angka, tulis_rupiah
from laporan.statistics.bukti.dasar import Bukti, Masa, Tanya, jumlah
from program.enums.bahan import JenisMutasi
from program.enums.gampong import Keadaan
from program.enums.kegiatan import JenisKegiatan, StatusKegiatan
from program.enums.penelitian import StatusPenelitian
from program.enums.rencana import RENCANA_TERBUKA, KeadaanBaris
from program.models import (
    AnggaranInstansi,
    BarisRencana,
    Kegiatan,
    KunjunganPengawasan,
    MutasiBahan,
    Penelitian,
    Perusahaan,
    ProgramGampong,
    RencanaAksi,
    Temuan,
)
from program.statistics.lokasi import PITA, lokasi_pita
from wilayah.models import ACEH, Wilayah

LIHAT = Izin.VIEW_PROGRAM
SEMUA = Count("*")
ORANG = ("peserta_l", "peserta_p", "anak_l", "anak_p")


def rencana(masa: Masa) -> Tanya:
    """Recommendation 1: the plans in force that cover the year, and what their lines of that year have come to."""
    plans = RencanaAksi.objects.filter(
        status__in=RENCANA_TERBUKA, tahun_mulai__lte=masa.tahun, tahun_selesai__gte=masa.tahun
    )
    lines = BarisRencana.objects.filter(rencana__in=plans, tahun=masa.tahun).with_capaian(on=masa.on)

    def say(rencana: dict, baris: dict) -> list[Bukti]:
        text = f"{rencana['n']} rencana aksi berlaku pada {masa.tahun}"
        if baris["n"]:
            text += f": dari {baris['n']} baris aksi, {baris['tercapai']} tercapai dan {baris['sebagian']} sebagian"
        return [Bukti(f"{text}.", bool(baris["n"]), "program:rekap_rencana", f"tahun={masa.tahun}", LIHAT)]

    states = {
        state.value: Count("pk", filter=Q(keadaan=state)) for state in (KeadaanBaris.TERCAPAI, KeadaanBaris.SEBAGIAN)
    }
    return Tanya(say, {"rencana": jumlah(plans, n=SEMUA), "baris": jumlah(lines, n=SEMUA, **states)})


def sosialisasi(masa: Masa) -> Tanya:
    """Recommendation 5: activities carried out and whom they reached, materials printed and given out."""
    done = Kegiatan.objects.filter(tanggal__year=masa.tahun, tanggal__lte=masa.on, status=StatusKegiatan.TERLAKSANA)
    moved = MutasiBahan.objects.filter(tanggal__year=masa.tahun, tanggal__lte=masa.on)

    def say(kegiatan: dict, bahan: dict) -> list[Bukti]:
        reached = sum(kegiatan[name] or 0 for name in ORANG)
        text = (
            f"{kegiatan['n']} kegiatan terlaksana pada {masa.tahun}, {kegiatan['sosialisasi']} di antaranya sosialisasi"
        )
        text += f"; {tulis_angka(reached)} peserta tercatat." if reached else "."
        printed, given = bahan["cetak"] or 0, -(bahan["bagi"] or 0)
        materials = f"Bahan KIE {masa.tahun}: {tulis_angka(printed)} dicetak, {tulis_angka(given)} dibagikan."
        return [
            Bukti(text, bool(kegiatan["n"]), "program:rekap_kegiatan", f"tahun={masa.tahun}", LIHAT),
            Bukti(materials, bool(printed or given), "program:bahan_index", izin=Izin.RECORD_PROGRAM),
        ]

    meant = Count("pk", filter=Q(jenis=JenisKegiatan.SOSIALISASI))
    pieces = {kind.value: Sum("jumlah", filter=Q(jenis=kind)) for kind in (JenisMutasi.CETAK, JenisMutasi.BAGI)}
    people = {name: Sum(name) for name in ORANG}
    return Tanya(
        say, {"kegiatan": jumlah(done, n=SEMUA, sosialisasi=meant, **people), "bahan": jumlah(moved, **pieces)}
    )


def pengawasan(masa: Masa) -> Tanya:
    """Recommendation 7: companies known, visits of the year, findings still open. Recruiters stand in no number."""
    companies = Perusahaan.objects.resmi()
    visits = KunjunganPengawasan.objects.filter(
        perusahaan__in=companies, tanggal__year=masa.tahun, tanggal__lte=masa.on
    )
    findings = Temuan.objects.filter(kunjungan__perusahaan__in=companies, tanggal_selesai__isnull=True)

    def say(kantor: dict, kunjungan: dict, temuan: dict) -> list[Bukti]:
        text = (
            f"{kantor['n']} kantor P3MI terdata; {kunjungan['n']} kunjungan pengawasan pada {masa.tahun} "
            f"ke {kunjungan['kantor']} kantor; {temuan['n']} temuan belum selesai."
        )
        return [Bukti(text, bool(kantor["n"]), "program:rekap_pengawasan", f"tahun={masa.tahun}", LIHAT)]

    visited = jumlah(visits, n=SEMUA, kantor=Count("perusahaan", distinct=True))
    return Tanya(say, {"kantor": jumlah(companies, n=SEMUA), "kunjungan": visited, "temuan": jumlah(findings, n=SEMUA)})


def lokasi(masa: Masa) -> Tanya:
    """Recommendation 8: in bands alone (program/statistics/lokasi.py)."""

    def say() -> list[Bukti]:
        _, everywhere = lokasi_pita()
        text = f"Lokasi rawan yang dipetakan di Aceh: {PITA[everywhere]}. Letaknya hanya untuk petugas."
        return [Bukti(text, everywhere > 0, "program:lokasi_map", izin=LIHAT)]

    return Tanya(say)


def penelitian(masa: Masa) -> Tanya:
    """Recommendation 9: research that was allowed, and what came out of it."""

    def say(semua: dict) -> list[Bukti]:
        text = f"{semua['jalan']} penelitian disetujui atau berjalan, {semua['selesai']} selesai."
        done = bool(semua["jalan"] or semua["selesai"])
        return [Bukti(text, done, "program:penelitian_index", izin=Izin.RECORD_PROGRAM)]

    running = Q(status__in=(StatusPenelitian.DISETUJUI, StatusPenelitian.BERJALAN))
    done = Q(status=StatusPenelitian.SELESAI)
    rows = Penelitian.objects.all()
    return Tanya(say, {"semua": jumlah(rows, jalan=Count("pk", filter=running), selesai=Count("pk", filter=done))})


def dana_gampong(masa: Masa) -> Tanya:
    """Recommendation 12: gampong whose budget has a line for women and children, of all."""
    rows = ProgramGampong.objects.filter(tahun=masa.tahun, apbg__gt=0)

    def say(gampong: dict, semua: dict) -> list[Bukti]:
        text = f"{_of_gampong(gampong, semua)} menganggarkan perlindungan perempuan dan anak pada {masa.tahun}"
        if gampong["n"]:
            text += f", di {gampong['kabkota']} kabupaten/kota, seluruhnya {tulis_rupiah(gampong['rupiah'])}"
        return [Bukti(f"{text}.", bool(gampong["n"]), "program:rekap_gampong", f"tahun={masa.tahun}", LIHAT)]

    sums = jumlah(rows, n=SEMUA, rupiah=Sum("apbg"), kabkota=Count("kabkota", distinct=True))
    return Tanya(say, {"gampong": sums, "semua": _all_gampong()})


def forum_anak(masa: Masa) -> Tanya:
    """Recommendation 13: gampong with a children's forum, of all; with the decree of it told apart."""
    rows = ProgramGampong.objects.filter(tahun=masa.tahun, forum_anak=Keadaan.ADA)

    def say(gampong: dict, semua: dict) -> list[Bukti]:
        text = f"{_of_gampong(gampong, semua)} punya forum anak menurut laporan {masa.tahun}"
        text += f", {tulis_angka(gampong['ber_sk'])} dengan SK." if gampong["n"] else "."
        return [Bukti(text, bool(gampong["n"]), "program:rekap_gampong", f"tahun={masa.tahun}", LIHAT)]

    sums = jumlah(rows, n=SEMUA, ber_sk=Count("pk", filter=~Q(forum_anak_sk="")))
    return Tanya(say, {"gampong": sums, "semua": _all_gampong()})


def _all_gampong():
    return jumlah(Wilayah.objects.filter(induk__induk__induk=ACEH), n=SEMUA)


def _of_gampong(some: dict, whole: dict) -> str:
    return f"{tulis_angka(some['n'])} dari {tulis_angka(whole['n'])} gampong"


def anggaran(masa: Masa) -> Tanya:
    """Recommendation 14: member agencies that set money aside in the year, and how much of it was spent."""
    rows = AnggaranInstansi.objects.filter(tahun=masa.tahun, pagu__gt=0)
    seats = Keanggotaan.objects.filter(sk__in=SuratKeputusan.objects.in_force(on=masa.on))
    asked = Instansi.objects.filter(Q(pk__in=seats.values("instansi")) | Q(pk__in=rows.values("instansi")))

    def say(anggaran: dict, instansi: dict) -> list[Bukti]:
        text = f"{anggaran['n']} dari {instansi['n']} instansi menganggarkan TPPO pada {masa.tahun}"
        if anggaran["n"]:
            spent = "belum dilaporkan" if anggaran["realisasi"] is None else tulis_rupiah(anggaran["realisasi"])
            text += f": pagu {tulis_rupiah(anggaran['pagu'])}, realisasi {spent}"
        return [Bukti(f"{text}.", bool(anggaran["n"]), "program:rekap_anggaran", f"tahun={masa.tahun}", LIHAT)]

    sums = jumlah(rows, n=Count("instansi", distinct=True), pagu=Sum("pagu"), realisasi=Sum("realisasi"))
    return Tanya(say, {"anggaran": sums, "instansi": jumlah(asked, n=SEMUA)})
