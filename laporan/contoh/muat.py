"""Loads the sample through the real actions, in the order in which it would have happened. Deterministic by seed."""

import datetime
import random
import uuid
import zoneinfo
from dataclasses import dataclass, field

from anggota import actions as anggota
from anggota import audit
from anggota.enums import Peran
from anggota.models import Instansi, Kedudukan, Pengguna, SuratKeputusan
from gugus_tugas import clock
from gugus_tugas.files import blank_pdf
from kasus import actions as kasus
from kasus.enums import StatusKasus
from laporan import actions as laporan
from laporan.contoh import (
    konsep,
    layanan,
    linimasa,
    nyata,
    orang,
    pencegahan,
    perkara,
    program,
    rekaan,
    rujukan,
    terbitan,
)
from laporan.contoh.orang import identitas_korban
from rapat import actions as rapat
from rapat.calendar import kursi_pada
from rapat.enums import HasilVerifikasi, JenisRapat, Prioritas, StatusKehadiran, StatusRapat, Usulan
from rapat.models import Rapat, Rekomendasi, TindakLanjut
from rapat.tulisan import baca_baris
from wilayah.models import Wilayah

SEED = 2018
WIB = zoneinfo.ZoneInfo("Asia/Jakarta")
ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}
# name: (role, agency, shown name)
AKUN = {
    "pengelola": (Peran.PENGELOLA, None, "Pengelola Contoh"),
    "sekretariat": (Peran.SEKRETARIAT, "dp3a", "Staf Sekretariat Contoh"),
    "kepala": (Peran.KEPALA, "dp3a", "Kepala Sekretariat Contoh"),
    "polda": (Peran.ANGGOTA, "polda", "Narahubung Polda Contoh"),
    "dinsos": (Peran.ANGGOTA, "dinsos", "Narahubung Dinsos Contoh"),
    "pimpinan": (Peran.PIMPINAN, "setda", "Pimpinan Contoh"),
}


def _date(parts: tuple[int, int, int] | None) -> datetime.date | None:
    return datetime.date(*parts) if parts else None


def _ensnared(values: dict) -> datetime.date:
    """The day from which a sample victim was exploited, as far as the sample says."""
    days = [values["peristiwa"].get(tahap, (None, None))[1] for tahap in ("Exploitation", "Recruitment")]
    return next((_date(day) for day in days if day), _date(values["lapor"]))


def _moment(day: datetime.date, hour: int = 10) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(hour), tzinfo=WIB)


@dataclass
class Contoh:
    """One loading of the sample. `sandi` becomes the password of every account."""

    sandi: str
    acak: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 (sample, not a secret)
    akun: dict[str, Pengguna] = field(default_factory=dict)
    instansi: dict[str, Instansi] = field(default_factory=dict)
    nama: list[str] = field(default_factory=lambda: list(rekaan.NAMA))
    identitas: list[dict] = field(default_factory=list, repr=False)

    def muat(self) -> None:
        with clock.at(_moment(datetime.date(2018, 1, 2))):
            self._people()
            self._decrees()
        self._meeting_of_2018()
        self._quarterly_meetings()
        self._progress()
        self._membership_of_today()
        for values in sorted(rekaan.KASUS, key=lambda case: case["lapor"]):
            self._case(values)
        layanan.muat(by=self.akun["sekretariat"], instansi=self.instansi)
        konsep.load(self.akun["sekretariat"])
        rujukan.load(self.akun, self.instansi)
        self._agreements()
        perkara.muat(self.akun, self.instansi)
        linimasa.muat(self)
        with clock.at(_moment(datetime.date(2026, 10, 20))):
            orang.muat_orang(by=self.akun["sekretariat"])
            pencegahan.load(self.akun, self.instansi, on=datetime.date(2026, 10, 20))
            program.load(self.akun, self.instansi)
        terbitan.load(self.akun)

    def _people(self) -> None:
        for number, (kode, (nama, singkatan, jenis)) in enumerate(rekaan.INSTANSI.items()):
            phone = f"62899000{number:04d}" if kode in rekaan.KONTAK else ""
            self.instansi[kode] = anggota.record_instansi(
                by=audit.SYSTEM, kode=kode, nama=nama, singkatan=singkatan, jenis=jenis, whatsapp=phone,
                telepon=f"0899-000-{number:04d}" if phone else "", surel=f"{kode}@contoh.invalid" if phone else "",
            )  # fmt: skip
        for name, (peran, kode, shown) in AKUN.items():
            self.akun[name] = anggota.create_pengguna(
                by=audit.SYSTEM,
                sandi=self.sandi,
                nama_pengguna=name,
                nama=shown,
                peran=peran,
                instansi=self.instansi.get(kode),
                surel=f"{name}@contoh.invalid",
                is_contoh=True,
            )

    def _decrees(self) -> None:
        kedudukan = {}
        for row in anggota.load_kedudukan(
            list(dict.fromkeys((unit, nama) for unit, nama, _, _ in rekaan.KURSI)), by=audit.SYSTEM
        ):
            kedudukan[row.nama] = row
        previous: SuratKeputusan | None = None
        for number, (start, end, subject) in enumerate(rekaan.SK):
            with clock.at(_moment(start, 8)):
                sk = self._decree(start, end, subject, previous)
                for urutan, seat in enumerate(rekaan.KURSI, 1):
                    self._seat(sk, urutan, seat, kedudukan, pejabat=f"Pejabat Contoh {urutan + 30 * number:02d}")
                if previous:
                    rapat.carry_out_sk(sk, by=self.akun["kepala"], penerima={})
            previous = sk

    def _decree(self, start, end, subject, previous) -> SuratKeputusan:
        return anggota.record_sk(
            by=self.akun["sekretariat"],
            tentang=subject,
            tanggal=start,
            berlaku_mulai=start,
            berlaku_sampai=end,
            mencabut=previous,
            berkas=blank_pdf(),
        )

    def _seat(self, sk: SuratKeputusan, urutan: int, seat: tuple, kedudukan: dict, pejabat: str = "") -> None:
        _, nama, kode, jabatan = seat
        account = self.akun.get(kode) if kode in ("polda", "dinsos") else None
        anggota.add_keanggotaan(
            sk,
            by=self.akun["sekretariat"],
            instansi=self.instansi[kode],
            jabatan_dinas=jabatan,
            kedudukan=kedudukan[nama],
            urutan=urutan,
            pejabat=pejabat,
            pengguna=account if pejabat else None,
            is_narahubung=bool(pejabat) and kode in rekaan.KONTAK,
        )

    def _membership_of_today(self) -> None:
        """Changes of person, the decree to come, and the group's link."""
        by, sk = self.akun["sekretariat"], SuratKeputusan.objects.order_by("berlaku_mulai").last()
        for office, name, prefix, start in rekaan.PERGANTIAN:
            with clock.at(_moment(start)):
                seat = sk.daftar_keanggotaan.get(jabatan_dinas=office)
                anggota.record_pejabat(seat, by=by, nama=name, sebutan=prefix, mulai=start, is_narahubung=True)
        with clock.at(_moment(datetime.date(2026, 10, 5))):
            anggota.update_pengaturan(by=by, tautan_grup=rekaan.TAUTAN_GRUP)
            coming = self._decree(*rekaan.SK_BERIKUT, sk)
            kept = [seat for seat in rekaan.KURSI if seat[3] != rekaan.KURSI_KELUAR]
            kedudukan = {row.nama: row for row in Kedudukan.objects.all()}
            for urutan, seat in enumerate([*kept, rekaan.KURSI_MASUK], 1):
                self._seat(coming, urutan, seat, kedudukan)

    def _agreements(self) -> None:
        by = self.akun["sekretariat"]
        for jenis, judul, ruang_lingkup, signed, until, parties, extended in rekaan.NOTA:
            rows = [{"instansi": self.instansi[p]} if p in self.instansi else {"nama": p} for p in parties]
            with clock.at(_moment(_date(signed), 15)):
                nota = anggota.record_nota(
                    by=by,
                    jenis=jenis,
                    judul=judul,
                    ruang_lingkup=ruang_lingkup,
                    tanggal_tanda_tangan=_date(signed),
                    berlaku_mulai=_date(signed),
                    berlaku_sampai=_date(until),
                    daftar_pihak=rows,
                    berkas=blank_pdf(),
                )
            if extended:
                with clock.at(_moment(_date(until) - datetime.timedelta(days=14))):
                    anggota.record_perpanjangan(
                        nota, by=by, sampai_baru=_date(extended), dasar="Adendum pertama (rekaan)"
                    )

    def _meeting_of_2018(self) -> None:
        by = self.akun["sekretariat"]
        with clock.at(_moment(nyata.TANGGAL_RAPAT)):
            for tahun, jumlah, satuan in nyata.REKAP:
                laporan.record_rekap(by=by, tahun=tahun, jumlah=jumlah, satuan=satuan, sumber=nyata.SUMBER)
            meeting = rapat.schedule_rapat(
                by=by,
                jenis=JenisRapat.RAKOR,
                judul=nyata.JUDUL_RAPAT,
                tanggal=nyata.TANGGAL_RAPAT,
                tempat="Banda Aceh",
                status=StatusRapat.BERLANGSUNG,
            )
            seats = kursi_pada(meeting.tanggal)
            rapat.record_kehadiran(
                meeting, by=by, daftar=[{"keanggotaan": seat, "status": StatusKehadiran.HADIR} for seat in seats]
            )
            for uraian, asli, lead, supporting, months in nyata.REKOMENDASI:
                rapat.record_rekomendasi(
                    meeting,
                    by=by,
                    uraian=uraian,
                    uraian_asli=asli,
                    penanggung_jawab=self.instansi[lead],
                    pendukung=[self.instansi[kode] for kode in supporting],
                    berulang_bulan=months,
                )
            self._close(meeting)

    def _close(self, meeting: Rapat) -> None:
        """Without a kept PDF: these minutes were closed on paper."""
        people = {"pimpinan": "Pemimpin Rapat Contoh", "notulis": "Notulis Contoh"}
        rapat.close_rapat(meeting, by=self.akun["kepala"], **people)

    def _quarterly_meetings(self) -> None:
        by = self.akun["sekretariat"]
        for tahun, quarter, month, day, held in rekaan.RAPAT_TRIWULAN:
            tanggal = datetime.date(tahun, month, day)
            with clock.at(_moment(tanggal - datetime.timedelta(days=14) if not held else tanggal)):
                meeting = rapat.schedule_rapat(
                    by=by,
                    jenis=JenisRapat.TRIWULAN,
                    triwulan=quarter,
                    judul=f"Rapat Triwulan {ROMAWI[quarter]} Tahun {tahun}",
                    tanggal=tanggal,
                    mulai=datetime.time(9),
                    selesai=datetime.time(12),
                    tempat="Aula DP3A Aceh, Banda Aceh",
                    status=StatusRapat.BERLANGSUNG if held else StatusRapat.TERJADWAL,
                )
                if held:
                    rapat.record_kehadiran(
                        meeting, by=by, daftar=[self._attendance(seat) for seat in kursi_pada(tanggal)]
                    )
                    self._recommendations_of(meeting)
                    self._lines_of(meeting)
                    self._close(meeting)

    def _lines_of(self, meeting: Rapat) -> None:
        for number, text in enumerate(rekaan.NOTULEN.get((meeting.tahun, meeting.triwulan), ())):
            line = baca_baris(text, instansi=self.instansi.values(), hari=meeting.tanggal)
            key = uuid.uuid5(uuid.NAMESPACE_URL, f"{meeting.pk}/{number}")
            rapat.record_hasil(meeting, by=self.akun["sekretariat"], kunci=key, baris=line)

    def _attendance(self, seat) -> dict:
        status = self.acak.choices(list(StatusKehadiran), weights=[62, 22, 8, 8])[0]
        proxy = f"Wakil Contoh {seat.urutan:02d}" if status == StatusKehadiran.DIWAKILI else ""
        return {"keanggotaan": seat, "status": status, "nama_wakil": proxy}

    def _recommendations_of(self, meeting: Rapat) -> None:
        for tahun, quarter, uraian, prioritas, tenggat, lead, supporting in rekaan.REKOMENDASI:
            if (tahun, quarter) == (meeting.tahun, meeting.triwulan):
                masalah, hambatan, wilayah = rekaan.LATAR.get((tahun, quarter), ("", "", None))
                rapat.record_rekomendasi(
                    meeting,
                    by=self.akun["sekretariat"],
                    uraian=uraian,
                    masalah=masalah,
                    kode_hambatan=hambatan,
                    wilayah=self._place(wilayah),
                    prioritas=Prioritas(prioritas),
                    tenggat=_date(tenggat),
                    penanggung_jawab=self.instansi[lead],
                    pendukung=[self.instansi[kode] for kode in supporting],
                )

    def _progress(self) -> None:
        recommendations = {row.nomor: row for row in Rekomendasi.objects.all()}
        for nomor, kode, day, usulan, tindakan, has_file, verdict in rekaan.PERKEMBANGAN:
            item = TindakLanjut.objects.get(rekomendasi=recommendations[nomor], instansi=self.instansi[kode])
            by = self.akun.get(kode) or self.akun["sekretariat"]
            with clock.at(_moment(_date(day), 14)):
                note = rapat.report_progress(
                    item, by=by, usulan=Usulan(usulan), tindakan=tindakan, bukti=[blank_pdf()] if has_file else []
                )
            if verdict:
                hasil, days, catatan = verdict
                with clock.at(_moment(_date(day) + datetime.timedelta(days=days), 9)):
                    rapat.verify_tindak_lanjut(
                        note, by=self.akun["kepala"], hasil=HasilVerifikasi(hasil), catatan=catatan
                    )

    def _case(self, values: dict) -> None:
        by, day = self.akun["sekretariat"], _date(values["lapor"])
        with clock.at(_moment(day, 11)):
            case = kasus.record_kasus(
                by=by,
                tanggal_lapor=day,
                sumber_laporan=values["sumber"],
                tempat_lapor=self._place(values["tempat"]),
                nomor_simfoni=values["simfoni"],
                uraian="Kronologi rekaan untuk data contoh; bukan peristiwa nyata.",
                daftar_korban=[self._victim(victim, _ensnared(values)) for victim in values["korban"]],
                daftar_terlapor=[
                    {"jenis_kelamin": sex, "peran": role, "status_hukum": state, "identitas": self._identity()}
                    for sex, role, state in values["terlapor"]
                ],
                daftar_peristiwa=[
                    {"tahap": tahap, "tempat": self._place(kode), "tanggal": _date(when)}
                    for tahap, (kode, when) in values["peristiwa"].items()
                ],
            )
        for korban, victim in zip(case.daftar_korban.order_by("urutan"), values["korban"], strict=True):
            for jenis, provider, asked, given, payer in victim[-1]:
                with clock.at(_moment(_date(asked), 15)):
                    kasus.add_layanan(
                        korban,
                        by=by,
                        jenis=jenis,
                        penyedia=self.instansi[provider],
                        diminta=_date(asked),
                        diberikan=_date(given),
                        sumber_biaya=payer,
                        keterangan="Keterangan rekaan.",
                    )
        for status, days in values["status"]:
            with clock.at(_moment(day + datetime.timedelta(days=days), 16)):
                if status in linimasa.PENUTUPAN:
                    linimasa.tutup(case, status, self)
                    continue
                case = kasus.change_status_kasus(
                    case, to=StatusKasus(status), alasan="Alasan rekaan untuk data contoh.", by=self.akun["kepala"]
                )

    def _victim(self, victim: tuple, pada: datetime.date) -> dict:
        sex, age, origin, proses, cara, tujuan, status, decided_by, _ = victim
        return {
            "jenis_kelamin": sex,
            "usia_saat_terjerat": age,
            "kelompok_usia": "tidak_diketahui",
            "kewarganegaraan": self._place("ID" if origin else "MM"),
            "asal": self._place(origin),
            "proses": proses,
            "cara": cara,
            "tujuan": tujuan,
            "status_identifikasi": status,
            "penetap_status": decided_by,
            "identitas": identitas_korban(self.identitas, self._identity(30 if age is None else age, pada)),
        }

    def _identity(self, usia: int = 30, pada: datetime.date | None = None) -> dict:
        """Someone who was `usia` years old on the day `pada`."""
        pada = pada or datetime.date(2024, 1, 1)
        name = self.nama.pop(0) if self.nama else f"Rekaan {self.acak.randrange(10**6):06d}"
        return {
            "nama": name,
            "nik": f"99{self.acak.randrange(10**14):014d}",
            "tanggal_lahir": pada - datetime.timedelta(days=round(usia * 365.25) + 60 + self.acak.randrange(120)),
            "alamat": f"Jalan Rekaan Nomor {self.acak.randrange(1, 99)}, Gampong Contoh",
            "telepon": f"0899-0000-{self.acak.randrange(10**4):04d}",
        }

    def _place(self, kode: str | None) -> Wilayah | None:
        return Wilayah.objects.get(kode=kode) if kode else None
