"""The membership of a decree as it is read and printed: unit by unit, seat by seat, with who held it on a date;
and beside the decree before it: who comes, who leaves, who stays."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.utils import timezone

from anggota.enums import Peran, UnitGugusTugas
from anggota.models import Instansi, Keanggotaan, Pejabat, Pengguna, SuratKeputusan
from gugus_tugas.pdf import Dokumen, PenandaTangan
from gugus_tugas.tanggal import tulis_dua_tanggal, tulis_hijriah, tulis_tanggal
from gugus_tugas.text import fold

DAY = datetime.timedelta(days=1)
WARN_DAYS = 60  # a decree needs a paraf koordinasi of several offices before the Governor signs it


@dataclass(frozen=True)
class UnitKursi:
    """One layer of the task force with its seats; each seat has `.pejabat_saat_itu` (list of Pejabat)."""

    nama: str
    daftar_kursi: list[Keanggotaan]


def kursi_sk(sk: SuratKeputusan | None, *, on: datetime.date) -> list[Keanggotaan]:
    """The seats of a decree in its order, each with `.pejabat_saat_itu`. Two queries, whatever the size."""
    if sk is None:
        return []
    serving = Prefetch("daftar_pejabat", Pejabat.objects.serving(on=on), to_attr="pejabat_saat_itu")
    rows = sk.daftar_keanggotaan.select_related("instansi", "kedudukan").prefetch_related(serving)
    return list(rows.order_by("urutan", "id"))


def susun_per_unit(sk: SuratKeputusan | None, *, on: datetime.date) -> list[UnitKursi]:
    """Units in the order of the decree, empty ones left out."""
    groups: dict[str, list[Keanggotaan]] = {unit: [] for unit in UnitGugusTugas.values}
    for seat in kursi_sk(sk, on=on):
        groups[seat.kedudukan.unit].append(seat)
    return [UnitKursi(nama=UnitGugusTugas(unit).label, daftar_kursi=rows) for unit, rows in groups.items() if rows]


def decree_context(sk: SuratKeputusan, *, today: datetime.date) -> dict:
    """What anggota/pdf/sk.html prints: the annex of the decree in decree layout (ranah.md 2.3), dated twice as in Aceh."""
    on, hijri = sk.date_to_show(today), tulis_hijriah(sk.tanggal)
    second = f"\n{hijri} H" if hijri else ""
    return {
        "sk": sk,
        "on": on,
        "tanggal_sk": tulis_dua_tanggal(sk.tanggal),
        "daftar_unit": susun_per_unit(sk, on=on),
        "dokumen": Dokumen(judul=f"Susunan keanggotaan, {sk}", tanggal=sk.tanggal, kaki=f"Lampiran {sk}"),
        "tempat_tanggal": f"Ditetapkan di Banda Aceh\npada tanggal {tulis_tanggal(sk.tanggal)} M{second}",
        "penanda": PenandaTangan("Gubernur Aceh"),
    }


def linimasa_sk() -> list[SuratKeputusan]:
    """Every decree, newest first; `.kosong_sejak` is the first day without any decree before it began, or None."""
    rows, covered = list(SuratKeputusan.objects.with_counts()), None
    for sk in reversed(rows):
        sk.kosong_sejak = covered + DAY if covered and covered + DAY < sk.berlaku_mulai else None
        sk.kosong_sampai = sk.berlaku_mulai - DAY
        covered = max(covered or sk.berlaku_mulai, sk.berakhir or datetime.date.max - DAY)
    return rows


def sk_berlaku(*, on: datetime.date) -> SuratKeputusan | None:
    """The decree in force on a day, with what revoked it."""
    return SuratKeputusan.objects.in_force(on=on).select_related("dicabut_oleh_sk").first()


def peringatan_sk(*, today: datetime.date) -> str:
    """What is wrong, or soon will be, with the decree in force; empty when nothing is."""
    return tentang_sk(sk_berlaku(on=today), today=today)


def tentang_sk(sk: SuratKeputusan | None, *, today: datetime.date) -> str:
    """`peringatan_sk` for who has read the decree in force already."""
    if sk is None:
        return "Tidak ada SK gugus tugas yang berlaku hari ini. Catat SK yang baru agar keanggotaan dan undangan rapat ada dasarnya."
    end = sk.berakhir
    if end is None or (end - today).days > WARN_DAYS:
        return ""
    if SuratKeputusan.objects.in_force(on=end + DAY).exists():
        return ""
    left = (end - today).days
    when = f"{left} hari lagi" if left else "hari ini"
    return f"{sk} berakhir {when} ({tulis_tanggal(end)}) dan penggantinya belum dicatat."


def akun_lepas(kursi: Keanggotaan, *, on: datetime.date) -> list[Pengguna]:
    """Active accounts of this seat's persons whose every term is over on the date `on`: they may not come in from then."""
    rows = Pengguna.objects.filter(is_active=True, daftar_pejabat__keanggotaan=kursi).with_masa(on=on)
    return list(rows.filter(is_purna=True).distinct().order_by("nama"))


@dataclass(frozen=True)
class KelompokDirektori:
    """Agencies under one heading; each has `.daftar_narahubung` (list of Pejabat)."""

    nama: str
    daftar_instansi: list[Instansi]


def direktori(*, on: datetime.date) -> list[KelompokDirektori]:
    """Every agency with its contact persons: members of the decree in force, then those without a seat in it."""
    contacts: dict[int, list[Pejabat]] = {}
    for seat in kursi_sk(SuratKeputusan.objects.in_force(on=on).first(), on=on):
        named = [person for person in seat.pejabat_saat_itu if person.is_narahubung]
        contacts.setdefault(seat.instansi_id, []).extend(named)
    agencies = list(Instansi.objects.all())
    for agency in agencies:
        agency.daftar_narahubung = contacts.get(agency.pk, [])
    inside = [agency for agency in agencies if agency.pk in contacts]
    outside = [agency for agency in agencies if agency.pk not in contacts]
    groups = [KelompokDirektori("Anggota gugus tugas", inside), KelompokDirektori("Instansi lain", outside)]
    return [group for group in groups if group.daftar_instansi]


@dataclass(frozen=True)
class PerubahanSk:
    """A decree beside the one it replaces. Seats are the same when agency and office are."""

    lama: SuratKeputusan | None
    masuk: list[Keanggotaan]
    keluar: list[Keanggotaan]
    tetap: list[tuple[Keanggotaan, Keanggotaan]]  # (old seat, new seat)
    instansi_keluar: list[Instansi]  # had a seat, has none
    akun_berakhir: list[Pengguna]
    perlu_undangan: list[Keanggotaan]  # a seat of each agency that will have no account

    @property
    def lanjut(self) -> list[tuple[Keanggotaan, Keanggotaan]]:
        """Kept seats for which the new decree names nobody: who holds them goes on."""
        return [(old, new) for old, new in self.tetap if not new.pejabat_saat_itu]


def bandingkan(sk: SuratKeputusan) -> PerubahanSk:
    """What carrying out `sk` changes (actions/pelaksanaan.py does it). The same before and after."""
    old = SuratKeputusan.objects.select_related("dicabut_oleh_sk").before(sk).first()
    before = kursi_sk(old, on=old.date_to_show(sk.berlaku_mulai - DAY)) if old else []
    after = kursi_sk(sk, on=sk.berlaku_mulai)
    was, now = {_kunci(seat): seat for seat in before}, {_kunci(seat): seat for seat in after}
    kept = [(was[_kunci(seat)], seat) for seat in after if _kunci(seat) in was]
    seated = {seat.instansi_id for seat in after}
    gone = {seat.instansi_id: seat.instansi for seat in before if seat.instansi_id not in seated}
    ending = _akun_berakhir(before, after, kept, gone)
    return PerubahanSk(
        lama=old,
        masuk=[seat for seat in after if _kunci(seat) not in was],
        keluar=[seat for seat in before if _kunci(seat) not in now],
        tetap=kept,
        instansi_keluar=sorted(gone.values(), key=lambda row: row.nama),
        akun_berakhir=ending,
        perlu_undangan=_tanpa_akun(after, ending),
    )


def _kunci(seat: Keanggotaan) -> tuple:
    return seat.instansi_id, fold(seat.jabatan_dinas)


def _akun_berakhir(before, after, kept, gone) -> list[Pengguna]:
    """Member accounts of agencies that leave, and of persons who sat and sit no longer. Never the office's own accounts."""
    held = {person.pengguna_id for seat in before for person in seat.pejabat_saat_itu}
    stays = {person.pengguna_id for seat in after for person in seat.pejabat_saat_itu}
    for old, new in kept:
        names = {fold(person.nama) for person in new.pejabat_saat_itu}
        stays |= {p.pengguna_id for p in old.pejabat_saat_itu if not names or fold(p.nama) in names}
    rows = Pengguna.objects.filter(peran=Peran.ANGGOTA, is_active=True)
    ending = rows.filter(Q(pk__in=held - stays - {None}) | Q(instansi__in=gone)).exclude(pk__in=stays - {None})
    return list(ending.select_related("instansi").order_by("instansi__nama", "nama"))


def _tanpa_akun(seats: list[Keanggotaan], ending: list[Pengguna]) -> list[Keanggotaan]:
    active = Pengguna.objects.filter(is_active=True).menjabat(on=timezone.localdate())
    active = active.exclude(pk__in=[row.pk for row in ending])
    known = set(active.values_list("instansi", flat=True))
    return list({seat.instansi_id: seat for seat in reversed(seats) if seat.instansi_id not in known}.values())[::-1]


def is_menunggu(sk: SuratKeputusan | None) -> bool:
    """Does this decree replace another, and was not carried out yet?"""
    return bool(sk and not sk.dilaksanakan_pada and SuratKeputusan.objects.before(sk).exists())
