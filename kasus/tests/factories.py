"""Makers of cases, through the real actions."""

import datetime
import uuid

from django.utils import timezone

from anggota.enums import JenisInstansi
from anggota.models import Instansi, Pengguna
from anggota.tests.factories import make_instansi
from gugus_tugas.files import blank_pdf
from gugus_tugas.versi import stamp
from kasus import actions
from kasus.enums import (
    AlasanBendera,
    AlasanPenutupan,
    HasilPermintaan,
    JenisCatatan,
    JenisLampiran,
    JenisLayanan,
    JenisPermintaan,
    PemohonData,
    SumberBiaya,
    SumberLaporan,
)
from kasus.models import (
    Bendera,
    Catatan,
    IdentitasKorban,
    Kasus,
    KodeNamaKorban,
    Konsep,
    Korban,
    Lampiran,
    Layanan,
    Pasal,
    Pemantauan,
    Pengadilan,
    PerkaraHukum,
    Permintaan,
    Persetujuan,
    RencanaReintegrasi,
    Rujukan,
    TahapHukum,
    Terlapor,
    UsulanPenutupan,
)
from kasus.models.identitas import kode_nama, nik_index
from kasus.models.orang import Sosok
from kasus.penutupan import masih_terbuka


def victim(**values) -> dict:
    """Values of one victim as actions.record_kasus takes them."""
    defaults = {
        "jenis_kelamin": "P",
        "usia_saat_terjerat": 24,
        "kelompok_usia": "dewasa",
        "proses": ["REKRUT"],
        "cara": ["TIPU"],
        "tujuan": ["ForcedLabour"],
    }
    return {**defaults, **values}


def make_kasus(*, by: Pengguna, daftar_korban: list[dict] | None = None, **values) -> Kasus:
    defaults = {"tanggal_lapor": datetime.date(2026, 3, 2), "sumber_laporan": SumberLaporan.LANGSUNG}
    return actions.record_kasus(by=by, daftar_korban=daftar_korban or [victim()], **{**defaults, **values})


def make_layanan(korban: Korban, *, by: Pengguna, **values) -> Layanan:
    defaults = {
        "jenis": JenisLayanan.SOSIAL,
        "diminta": datetime.date(2026, 3, 3),
        "diberikan": None,
        "sumber_biaya": SumberBiaya.APBA,
    }
    return actions.add_layanan(korban, by=by, **{**defaults, **values})


def make_many(number: int, *, by: Pengguna, per_kasus: int = 50) -> None:
    """`number` victims with full identities, past the actions: for rotation and for scripts/bench alone."""
    first, day, birth = Kasus.objects.count(), datetime.date(2001, 1, 1), datetime.date(1993, 5, 17)
    cases = [
        Kasus(
            nomor=f"TPPO-UJI/2001/{serial:06d}",
            tahun_nomor=2001,
            urutan=serial,
            tanggal_lapor=day,
            tahun_lapor=2001,
            sumber_laporan=SumberLaporan.LANGSUNG,
            uraian=f"Kronologi {serial}",
            penanggung_jawab=by,
            dicatat_oleh=by,
        )
        for serial in range(first + 1, first + 1 + -(-number // per_kasus))
    ]
    Kasus.objects.bulk_create(cases, batch_size=500)
    for start in range(0, number, 5000):
        victims = [
            Korban(
                kasus=cases[n // per_kasus],
                urutan=n % per_kasus + 1,
                tahun_lapor=day.year,
                jenis_kelamin="P",
                kelompok_usia="dewasa",
            )
            for n in range(start, min(start + 5000, number))
        ]
        Korban.objects.bulk_create(victims, batch_size=500)
        IdentitasKorban.objects.bulk_create(
            [
                IdentitasKorban(
                    korban=korban,
                    nama=f"Rekaan {n:06d}",
                    nik=f"99{n:014d}",
                    nik_indeks=nik_index(f"99{n:014d}"),
                    tanggal_lahir=birth,
                    alamat=f"Jalan Rekaan {n}",
                    telepon=f"0899-{n:06d}",
                )
                for n, korban in enumerate(victims, start)
            ],
            batch_size=500,
        )


def make_named(people, *, by: Pengguna, per_kasus: int = 50, batch: int = 5000, is_filed: bool = True) -> list:
    """One victim for each of `people` (kasus/tests/nama_uji.py), past the actions, with codes if `is_filed`; their keys in that order."""
    keys, memo = [], {}
    first, day = Kasus.objects.count(), datetime.date(2002, 1, 1)
    for start in range(0, len(people), batch):
        some = people[start : start + batch]
        serials = range(first + start // per_kasus + 1, first + (start + len(some) - 1) // per_kasus + 2)
        cases = Kasus.objects.bulk_create(
            [
                Kasus(nomor=f"TPPO-UJI/2002/{n:06d}", tahun_nomor=2002, urutan=n, tanggal_lapor=day, tahun_lapor=2002,
                      sumber_laporan=SumberLaporan.LANGSUNG, penanggung_jawab=by, dicatat_oleh=by)
                for n in serials
            ], batch_size=500,
        )  # fmt: skip
        victims = Korban.objects.bulk_create(
            [
                Korban(
                    kasus=cases[n // per_kasus],
                    urutan=n % per_kasus + 1,
                    tahun_lapor=2002,
                    jenis_kelamin=p.jenis_kelamin,
                    kelompok_usia="dewasa",
                )
                for n, p in enumerate(some)
            ],
            batch_size=500,
        )
        rows = [
            IdentitasKorban(korban=korban, nama=p.nama, tanggal_lahir=p.tanggal_lahir)
            for korban, p in zip(victims, some, strict=True)
        ]
        IdentitasKorban.objects.bulk_create(rows, batch_size=500)
        if is_filed:
            codes = [KodeNamaKorban(identitas=row, kode=code) for row in rows for code in kode_nama(row, memo)]
            KodeNamaKorban.objects.bulk_create(codes, batch_size=2000)
        keys += [korban.pk for korban in victims]
    return keys


def make_permintaan(korban: Korban, *, by: Pengguna, penjawab: Pengguna | None = None, **values) -> Permintaan:
    """A request of the victim; granted when `penjawab` is given."""
    defaults = {
        "jenis": JenisPermintaan.SALINAN,
        "waktu_diterima": datetime.datetime(2026, 3, 2, 1, tzinfo=datetime.UTC),
        "pemohon": PemohonData.KORBAN,
    }
    row = actions.record_permintaan(korban, by=by, **{**defaults, **values})
    if penjawab:
        row = actions.verify_permintaan(row, hasil=HasilPermintaan.DIPENUHI, jawaban="", by=penjawab)
    return row


def make_rencana(korban: Korban, *, by: Pengguna, **values) -> RencanaReintegrasi:
    defaults = {"bidang": "sekolah", "sasaran": "kembali bersekolah", "target": datetime.date(2026, 9, 1)}
    return actions.add_rencana(korban, by=by, **{**defaults, **values})


def make_pemantauan(korban: Korban, *, by: Pengguna, instansi, mulai=datetime.date(2026, 3, 10)) -> Pemantauan:
    """The first of the three visits counted from `mulai`."""
    return actions.schedule_pemantauan(korban, mulai=mulai, instansi=instansi, by=by)[0]


def make_perjalanan(korban: Korban, *, by: Pengguna, instansi, teks: str = "rekaan") -> None:
    """One row of everything that follows a record: screening, decision, right, goal, visit, empowerment. `teks` in every note."""
    day = datetime.date(2012, 3, 1) if korban.kasus.tahun_lapor < 2020 else datetime.date(2026, 3, 5)
    korban.refresh_from_db()
    actions.record_skrining(
        korban, versi=stamp(korban), by=by, tanggal=day, temuan={"proses": ["REKRUT"], "tujuan": ["ForcedLabour"]},
        jawaban={"cara": "tidak", "i_upah": "ya"}, catatan=f"Skrining {teks}",
    )  # fmt: skip
    korban.refresh_from_db()
    actions.record_penetapan(
        korban, versi=stamp(korban), by=by, status="ActualVictimOfTrafficking", penetap="Police", tanggal=day,
        alasan=f"Penetapan {teks}",
    )  # fmt: skip
    actions.record_hak(korban, by=by, hak="restitusi", keadaan="ditawarkan", tanggal=day, instansi=instansi)
    make_rencana(korban, by=by, instansi=instansi, sasaran=f"Sasaran {teks}")
    visit = make_pemantauan(korban, by=by, instansi=instansi, mulai=day)
    actions.update_pemantauan(
        visit, versi=stamp(visit), by=by, dilakukan=visit.direncanakan, keadaan="baik", catatan=f"Kunjungan {teks}"
    )
    actions.add_pemberdayaan(
        korban, by=by, jenis="modal", tanggal=day, instansi=instansi, sumber="baitul_mal", nilai=1_000_000,
        keterangan=f"Modal {teks}",
    )  # fmt: skip


def make_persetujuan(korban: Korban, *agencies: Instansi, by: Pengguna, **values) -> Persetujuan:
    """A yes of the victim, on paper, to sharing with these agencies (or to another `tujuan`)."""
    jawaban = values.get("jawaban", "setuju")
    defaults = {
        "tujuan": "berbagi",
        "jawaban": jawaban,
        "cara": "" if jawaban == "tidak_ditanyakan" else "tertulis",
        "tanggal": datetime.date(2026, 3, 4),
        "daftar_instansi": list(agencies),
    }
    return actions.record_persetujuan(korban, by=by, **{**defaults, **values})


def make_rujukan(korban: Korban, penerima: Instansi, *, by: Pengguna, consent: bool = True, **values) -> Rujukan:
    """A referral that waits; with the victim's own (grown) consent unless `consent=False`."""
    if consent:
        make_persetujuan(korban, penerima, by=by, pemberi="korban_dewasa" if korban.needs_wali else "korban")
    return actions.add_rujukan(korban, by=by, **{"penerima": penerima, "daftar_jenis": ["SOS"], **values})


def make_perkara(kasus: Kasus, *, by: Pengguna, instansi: Instansi, **values) -> PerkaraHukum:
    """A report about all victims and suspects of the case, in the hands of a law-enforcement agency."""
    if instansi.jenis != JenisInstansi.PENEGAK_HUKUM:
        instansi.jenis = JenisInstansi.PENEGAK_HUKUM
        instansi.save()
    defaults = {
        "nomor_lp": "LP/B/12/III/2026/SPKT/POLDA ACEH",
        "tanggal_lp": datetime.date(2026, 3, 2),
        "unit": "Subdit Renakta",
        "daftar_korban": list(kasus.daftar_korban.all()),
        "daftar_terlapor": list(kasus.daftar_terlapor.all()),
    }
    return actions.record_perkara(kasus, by=by, instansi=instansi, **{**defaults, **values})


def make_tahap(perkara: PerkaraHukum, *steps: tuple[str, datetime.date], by: Pengguna) -> TahapHukum:
    """Stages in the order given; returns the last one."""
    return [actions.add_tahap(perkara, by=by, kode=kode, tanggal=day) for kode, day in steps][-1]


def make_legal_track(*, by: Pengguna, instansi: Instansi, kasus: Kasus | None = None, **rahasia) -> PerkaraHukum:
    """A report with one of everything; `rahasia` may set `kenari`, a word that stands in every free text of it."""
    word = rahasia.get("kenari", "Rekaan")
    kasus = kasus or make_kasus(by=by, daftar_terlapor=[{"jenis_kelamin": "L", "peran": ["Exploiter"]}])
    perkara = make_perkara(
        kasus, by=by, instansi=instansi, nomor_lp=f"LP/{word}", unit=f"Unit {word}", tempus_delicti=datetime.date(2026, 1, 5),
    )  # fmt: skip
    day = datetime.date(2026, 3, 5)
    actions.update_pasal_perkara(perkara, daftar_pasal=list(Pasal.objects.filter(pk="uu21-4")), by=by)
    stage = actions.add_tahap(perkara, by=by, kode="LID", tanggal=day, nomor_dokumen=f"D/{word}", keterangan=word)
    wrong = actions.add_tahap(perkara, by=by, kode="SIDIK", tanggal=day, nomor_dokumen=f"S/{word}")
    actions.update_tahap(wrong, by=by, kode="SIDIK", tanggal=stage.tanggal, alasan=f"Salah {word}")
    court = Pengadilan.objects.get(kode="pn-bna")
    actions.schedule_sidang(
        perkara, by=by, tanggal=datetime.date(2027, 1, 4), acara="saksi", pengadilan=court, keterangan=f"Ruang {word}"
    )
    suspect = kasus.daftar_terlapor.first()
    actions.change_status_hukum(suspect, to="tersangka", tanggal=day, alasan=f"Ketetapan {word}", by=by)
    actions.record_pencarian(suspect, by=by, mulai=day, nomor=f"DPO/{word}")
    actions.add_putusan(
        perkara, by=by, terlapor=suspect, tingkat="pertama", pengadilan=court, nomor=f"1/{word}", tanggal=datetime.date(2026, 6, 1),
        jenis="bersalah", bentuk_pidana="penjara", pidana_bulan=60, denda=120_000_000, subsidair_bulan=3, catatan=f"Catatan {word}",
        daftar_pasal=list(Pasal.objects.filter(pk="uu21-4")),
    )  # fmt: skip
    victim_ = perkara.daftar_korban_perkara.order_by("korban__urutan").first().korban
    claim = actions.add_restitusi(
        perkara, by=by, korban=victim_, diminta=50_000_000, tanggal_diminta=day, catatan=f"Restitusi {word}"
    )
    claim = actions.update_restitusi(
        claim, versi=stamp(claim), by=by, dikabulkan=40_000_000, tanggal_dikabulkan=datetime.date(2026, 6, 1)
    )
    actions.add_pembayaran(claim, by=by, jumlah=15_000_000, tanggal=datetime.date(2026, 7, 1))
    return PerkaraHukum.objects.select_related("kasus").get(pk=perkara.pk)


def make_konsep(*, by: Pengguna, **fields) -> Konsep:
    """A draft with these form fields, e.g. **{"korban-0-nama": "…"}."""
    data = {
        "kasus-tanggal_lapor": ["9/3/2026"], "kasus-sumber_laporan": ["langsung"], "korban-TOTAL_FORMS": ["1"],
        "korban-INITIAL_FORMS": ["0"], "terlapor-TOTAL_FORMS": ["0"], "terlapor-INITIAL_FORMS": ["0"],
        **{name: [value] for name, value in fields.items()},
    }  # fmt: skip
    return actions.record_konsep(uuid.uuid4(), change=lambda _: data, versi=0, tab="", urut=0, by=by)


def sosok(pk) -> Sosok:
    """The victim or reported person with this key, as it is now."""
    row = Korban.objects.select_related("kasus").filter(pk=pk).first()
    return Sosok(row or Terlapor.objects.select_related("kasus").get(pk=pk))


def merge(one, two, *, by: Pengguna):
    """Compares and joins the rows with these keys."""
    seen = actions.compare_orang(sosok(one), sosok(two), by=by)
    return actions.merge_orang(sosok(one), sosok(two), alasan="NIK dan tanggal lahir sama", sidik=seen.sidik, by=by)


def make_catatan(kasus: Kasus, *, by: Pengguna, **values) -> Catatan:
    defaults = {"isi": "Catatan uji", "jenis": JenisCatatan.TELEPON, "tanggal": datetime.date(2026, 3, 4)}
    return actions.add_catatan(kasus, by=by, **{**defaults, **values})


def make_bendera(kasus: Kasus, *, by: Pengguna, **values) -> Bendera:
    defaults = {"alasan": AlasanBendera.DOKUMEN, "tenggat": timezone.localdate(), "keterangan": "Menunggu dokumen"}
    return actions.record_bendera(kasus, by=by, **{**defaults, **values})


def make_lampiran(kasus: Kasus, *, by: Pengguna, **values) -> Lampiran:
    return actions.add_lampiran(kasus, by=by, **{"jenis": JenisLampiran.VISUM, "berkas": blank_pdf(), **values})


def make_penutupan(kasus: Kasus, *, by: Pengguna, **values) -> UsulanPenutupan:
    defaults = {
        "alasan": AlasanPenutupan.TUJUAN_TERCAPAI,
        "catatan": "Korban sudah bekerja kembali",
        "diakui": [thing.kode for thing in masih_terbuka(by, kasus)],
    }
    return actions.record_penutupan(kasus, by=by, **{**defaults, **values})


def add_happenings(korban: Korban, *, by: Pengguna) -> Lampiran:
    """A note, a flag, a shared file and a proposal to close, around one victim and its case."""
    make_catatan(korban.kasus, by=by, korban=korban)
    make_catatan(korban.kasus, by=by, isi="Catatan seluruh kasus")
    make_bendera(korban.kasus, by=by)
    lampiran = make_lampiran(korban.kasus, by=by, korban=korban)
    agency = make_instansi()
    make_persetujuan(korban, agency, by=by, pemberi="korban_dewasa" if korban.needs_wali else "korban")
    actions.assign_lampiran(lampiran, instansi=agency, by=by)
    make_lampiran(korban.kasus, by=by, jenis=JenisLampiran.LP)
    make_penutupan(korban.kasus, by=by)
    return lampiran
