"""Evidence of the institution: cross-sector meetings, secretariat, agreements, quarterly meetings, WhatsApp group, yearly report."""

from django.db.models import Count, Q

from anggota.enums import Izin, KeadaanNota, UnitGugusTugas
from anggota.models import Keanggotaan, NotaKesepahaman, Pejabat, Pengaturan, SuratKeputusan
from laporan.models import RekapHistoris
from laporan.statistics.bukti.dasar import Bukti, Masa, Tanya, jumlah
from rapat.enums import AGENDA_DIMUAT, JenisRapat, StatusAgenda, StatusRapat
from rapat.models import Agenda, Rapat

SEHARUSNYA = 4  # quarterly meetings of a year: recommendation 10
SEMUA = Count("*")


def lintas_sektor(masa: Masa) -> Tanya:
    """Recommendation 2: meetings across sectors that were held, and what they agreed to speak about."""
    held = Rapat.objects.umum().filter(
        tahun=masa.tahun, tanggal__lte=masa.on, jenis=JenisRapat.RAKOR, status=StatusRapat.SELESAI
    )
    items = Agenda.objects.filter(rapat__in=held, status__in=AGENDA_DIMUAT)

    def say(rapat: dict, agenda: dict) -> list[Bukti]:
        text = f"{rapat['n']} rapat koordinasi lintas sektor terlaksana pada {masa.tahun}"
        if agenda["n"]:
            text += f"; {agenda['dibahas']} dari {agenda['n']} butir agendanya dibahas"
        return [Bukti(f"{text}.", bool(rapat["n"]), "rapat:index", f"tahun={masa.tahun}", Izin.VIEW_RAPAT)]

    spoken = Count("pk", filter=Q(status=StatusAgenda.DIBAHAS))
    return Tanya(say, {"rapat": jumlah(held, n=SEMUA), "agenda": jumlah(items, n=SEMUA, dibahas=spoken)})


def sekretariat(masa: Masa) -> Tanya:
    """Recommendation 3: the decree in force on the day, and how many seats of its secretariat are held."""
    seats = _seats(masa).filter(kedudukan__unit=UnitGugusTugas.SEKRETARIAT)
    held = Pejabat.objects.serving(on=masa.on).filter(keanggotaan__in=seats)

    def say(kursi: dict, terisi: dict) -> list[Bukti]:
        sk = SuratKeputusan.objects.in_force(on=masa.on).order_by("-berlaku_mulai", "-pk").first()
        if sk is None:
            return [Bukti("Tidak ada SK gugus tugas yang berlaku.", False)]
        text = f"{sk} berlaku; {terisi['n']} dari {kursi['n']} kursi sekretariat terisi."
        return [Bukti(text, bool(terisi["n"]), "anggota:sk_index", izin=Izin.VIEW_ANGGOTA)]

    return Tanya(say, {"kursi": jumlah(seats, n=SEMUA), "terisi": jumlah(held, n=Count("keanggotaan", distinct=True))})


def nota(masa: Masa) -> Tanya:
    """Recommendation 6: agreements in force on the day, of them those signed in the year and those that end soon."""
    running = NotaKesepahaman.objects.in_force(on=masa.on)
    ending = NotaKesepahaman.objects.in_state(KeadaanNota.SEGERA, on=masa.on)

    def say(berlaku: dict, segera: dict) -> list[Bukti]:
        parts = [f"{berlaku['n']} MoU/PKS berlaku"]
        if berlaku["baru"]:
            parts.append(f"{berlaku['baru']} di antaranya ditandatangani pada {masa.tahun}")
        if segera["n"]:
            parts.append(f"{segera['n']} berakhir dalam 90 hari")
        return [Bukti(f"{', '.join(parts)}.", bool(berlaku["n"]), "anggota:nota_index", izin=Izin.VIEW_ANGGOTA)]

    new = Count("pk", filter=Q(tanggal_tanda_tangan__year=masa.tahun))
    return Tanya(say, {"berlaku": jumlah(running, n=SEMUA, baru=new), "segera": jumlah(ending, n=SEMUA)})


def triwulanan(masa: Masa) -> Tanya:
    """Recommendation 10: quarterly meetings held, of four."""
    held = Rapat.objects.triwulanan(masa.tahun).filter(tanggal__lte=masa.on, status=StatusRapat.SELESAI)

    def say(rapat: dict) -> list[Bukti]:
        text = f"{rapat['n']} dari {SEHARUSNYA} rapat triwulan {masa.tahun} terlaksana."
        return [Bukti(text, bool(rapat["n"]), "rapat:index", f"tahun={masa.tahun}", Izin.VIEW_RAPAT)]

    return Tanya(say, {"rapat": jumlah(held, n=SEMUA)})


def grup(masa: Masa) -> Tanya:
    """Recommendation 15: the link of the group, and agencies whose contact person can be asked to join it."""
    contacts = Pejabat.objects.serving(on=masa.on).filter(keanggotaan__in=_seats(masa), is_narahubung=True)

    def say(tautan: dict, anggota: dict, narahubung: dict) -> list[Bukti]:
        linked = bool(tautan["n"])
        first = "Tautan grup WhatsApp tercatat" if linked else "Tautan grup WhatsApp belum dicatat"
        text = f"{first}; {narahubung['n']} dari {anggota['n']} instansi anggota mempunyai narahubung."
        return [Bukti(text, linked, "anggota:directory", izin=Izin.VIEW_ANGGOTA)]

    return Tanya(
        say,
        {
            "tautan": jumlah(Pengaturan.objects.exclude(tautan_grup=""), n=SEMUA),
            "anggota": jumlah(_seats(masa), n=Count("instansi", distinct=True)),
            "narahubung": jumlah(contacts, n=Count("keanggotaan__instansi", distinct=True)),
        },
    )


def laporan_tahunan(masa: Masa) -> Tanya:
    """Recommendation 16: the report of the year, and the years before the register that have a figure with its source."""

    def say(rekap: dict) -> list[Bukti]:
        text = f"Laporan Tahunan {masa.tahun} tersusun dari register"
        text += f"; {rekap['n']} tahun sebelum register memuat angka dengan sumbernya." if rekap["n"] else "."
        return [Bukti(text, True, "laporan:index", izin=Izin.VIEW_LAPORAN)]

    return Tanya(say, {"rekap": jumlah(RekapHistoris.objects.all(), n=SEMUA)})


def _seats(masa: Masa):
    return Keanggotaan.objects.filter(sk__in=SuratKeputusan.objects.in_force(on=masa.on))
