"""What the table of doors opens: rows of every kind, by the name in its `object` column."""

import itertools
import uuid
from collections.abc import Callable

from anggota.actions import hold_lampiran
from anggota.models import Pejabat
from anggota.tests.factories import make_keanggotaan, make_nota, make_pengguna, make_sk
from gugus_tugas.files import blank_pdf
from gugus_tugas.versi import stamp
from kasus import actions
from kasus.actions import add_peristiwa, break_glass, hold_kasus, record_saringan, verify_rujukan
from kasus.models import Korban, PembukaanDarurat
from kasus.tests.factories import (
    make_bendera,
    make_catatan,
    make_kasus,
    make_konsep,
    make_lampiran,
    make_layanan,
    make_legal_track,
    make_pemantauan,
    make_penutupan,
    make_permintaan,
    make_persetujuan,
    make_rencana,
    make_rujukan,
    merge,
)
from laporan.actions import add_komentar
from laporan.models import RekapHistoris
from laporan.tests.factories import make_diajukan, make_disetujui, make_laporan, make_terbit
from program.actions import hold_impor, publish_versi
from program.models import BarisRencana
from program.resources import TabelKegiatan
from program.tests.factories import (
    make_anggaran,
    make_bahan,
    make_berkas_kegiatan,
    make_berkas_kunjungan,
    make_gampong,
    make_gugus_daerah,
    make_istilah,
    make_kegiatan,
    make_kunjungan,
    make_lokasi,
    make_nihil,
    make_patroli,
    make_pedoman,
    make_penelitian,
    make_perekrut,
    make_perusahaan,
    make_rencana_aksi,
    make_temuan,
    make_versi,
)
from program.tests.langkah import made_hasil
from rapat.tests.factories import (
    make_absen,
    make_agenda,
    make_hasil,
    make_konsep_perkembangan,
    make_penyerahan,
    make_perkembangan,
    make_rapat,
    make_surel,
    make_tindak_lanjut,
    make_undangan,
)
from wilayah.models import Wilayah


def builders(cast: dict) -> dict[str, Callable[[], dict]]:
    """Name -> what builds the row and gives the arguments of its URL, by the accounts of `cast`."""
    by = cast["sekretariat"]

    def kasus():
        case = make_kasus(by=by)
        make_layanan(case.daftar_korban.get(), by=by, penyedia=cast["dinsos"].instansi)
        return case

    def tahun():
        known = {"jumlah": 2, "sumber": "x", "dicatat_oleh": by}
        return {"tahun": RekapHistoris.objects.get_or_create(tahun=2017, defaults=known)[0].tahun}

    def layanan():
        case = kasus()
        return {"slug": case.slug, "layanan": case.daftar_korban.get().daftar_layanan.get().pk}

    def korban():
        case = kasus()
        return {"slug": case.slug, "korban": case.daftar_korban.get().pk}

    def periksa():
        case = kasus()
        korban = case.daftar_korban.get()
        return {"slug": case.slug, "korban": korban.pk, "skrining": korban.daftar_skrining.get().pk}

    def rencana():
        case = kasus()
        row = make_rencana(case.daftar_korban.get(), by=by, instansi=cast["dinsos"].instansi)
        return {"slug": case.slug, "rencana": row.pk}

    def pantau():
        case = kasus()
        row = make_pemantauan(case.daftar_korban.get(), by=by, instansi=cast["dinsos"].instansi)
        return {"slug": case.slug, "pemantauan": row.pk}

    def darurat():
        break_glass(kasus().daftar_korban.get(), alasan="korban hilang dari rumah aman", by=cast["dinsos"])
        return {"pk": PembukaanDarurat.objects.latest("dicatat_pada").pk}

    def setuju():
        at = korban()
        row = make_persetujuan(Korban.objects.get(pk=at["korban"]), cast["dinsos"].instansi, by=by)
        return {**at, "pk": row.pk}

    def rujuk():
        return make_rujukan(kasus().daftar_korban.get(), cast["dinsos"].instansi, by=by)

    def terima():
        return verify_rujukan(rujuk(), status="diterima", by=cast["dinsos"])

    def perkara():
        """In the hands of polda, with a stage, a verdict and restitution that the office recorded; foreign to dinsos."""
        return make_legal_track(by=by, instansi=cast["polda"].instansi)

    def di_perkara(**values):
        row = perkara()
        address = {"slug": row.kasus.slug, "perkara": row.pk}
        return {**address, **{name: find(row) for name, find in values.items()}}

    def konsep():
        return make_konsep(by=by)

    def terbit():
        row = make_versi(make_pedoman(by=by, judul=f"Alur {uuid.uuid4()}"), by=by, berkas=blank_pdf())
        return publish_versi(row, versi=stamp(row), by=cast["kepala"])

    def peristiwa():
        case = kasus()
        row = add_peristiwa(case, tahap="Transit", tempat=Wilayah.objects.get(kode="11.71"), tanggal=None, by=by)
        return {"slug": case.slug, "peristiwa": row.pk}

    def lampiran(*, is_ditarik=False):
        case = kasus()
        row = make_lampiran(case, by=by, korban=case.daftar_korban.get())
        make_persetujuan(case.daftar_korban.get(), cast["dinsos"].instansi, by=by)
        shared = actions.assign_lampiran(row, instansi=cast["dinsos"].instansi, by=by)
        if is_ditarik:
            actions.withdraw_lampiran(row, alasan="berkas milik kasus lain", by=by)
        return {"slug": case.slug, "lampiran": row.pk}, {"pembagian": shared.pk}

    def tutup():
        case = kasus()
        make_penutupan(case, by=by)
        return {"slug": case.slug}

    def about(row, name):
        return {"slug": row.kasus.slug, name: row.pk}

    def item():
        return make_tindak_lanjut(by=by, instansi=cast["polda"].instansi)

    def surat():
        make_keanggotaan(sk=make_sk(by=by))
        row = make_rapat(by=by)
        make_agenda(row, by=by)
        make_undangan(row, by=by)
        return {"pk": row.pk}

    def hasil():
        row = make_hasil(make_rapat(by=by), by=by)
        return {"pk": row.rapat_id, "hasil": row.pk}

    def absen():
        make_absen(cast["polda"].instansi, by=by)
        return {"kode": cast["polda"].instansi.kode}

    def orang():
        seat = make_keanggotaan(sk=make_sk(by=by))
        return {"pk": Pejabat.objects.create(keanggotaan=seat, nama="x", mulai=seat.sk.berlaku_mulai).pk}

    def pasangan():
        return {"satu": kasus().daftar_korban.get().pk, "dua": kasus().daftar_korban.get().pk}

    def satuan():
        both = pasangan()
        merge(both["satu"], both["dua"], by=by)
        return {"satu": both["satu"]}

    def kegiatan():
        """Of dinsos; foreign to polda."""
        return make_kegiatan(by=by, instansi=cast["dinsos"].instansi)

    def baris_rencana():
        """Of dinsos, in force: polda reads it and writes nothing."""
        return BarisRencana.objects.get(rencana=make_rencana_aksi(by=by, instansi=cast["dinsos"].instansi))

    def perusahaan():
        """Of dinsos; polda sees it and may not change it."""
        return make_perusahaan(by=by, instansi=cast["dinsos"].instansi)

    def kunjungan():
        return make_kunjungan(perusahaan(), by=by, instansi=cast["dinsos"].instansi)

    def of_register(file):
        return {"pk": file.induk.pk, "berkas": file.pk}

    years = itertools.count(1995)  # of each year one draft may be open

    def version(row, **more):
        return {"tahun": row.tahun, "versi": row.versi, **more}

    def draft():
        return make_laporan(by=by, tahun=next(years))

    def issued():
        return make_terbit(by=by, pemeriksa=cast["kepala"], penerbit=cast["pimpinan"], tahun=next(years))

    def komentar():
        row = draft().daftar_bab.get(bab="situasi")
        return version(row.laporan, bab=row.bab, pk=add_komentar(row, teks="Sebut sumbernya", by=cast["kepala"]).pk)

    return {
        "-": dict,
        "tahun": tahun,
        "tahunangka": lambda: {**tahun(), "kunci": "tren"},
        "laporan": lambda: version(draft()),
        "laporandiperiksa": lambda: version(make_diajukan(by=by, tahun=next(years))),
        "laporandisetujui": lambda: version(make_disetujui(by=by, pemeriksa=cast["kepala"], tahun=next(years))),
        "laporanterbit": lambda: version(issued()),
        "laporanedisi": lambda: version(issued(), edisi="terbatas"),
        "bab": lambda: version(draft(), bab="situasi"),
        "komentar": komentar,
        "kodelaporan": lambda: {"kode": issued().daftar_edisi.get(edisi="umum").kode},
        "kasus": lambda: {"slug": kasus().slug},
        "saring": lambda: {"pk": record_saringan(nama="x", kueri="status=Active", is_utama=False, by=by).pk},
        "tabel": lambda: {"pk": hold_kasus(rows=[], by=by).pk},
        "korban": korban,
        "layanan": layanan,
        "periksa": periksa,
        "rencana": rencana,
        "pantau": pantau,
        "konsep": lambda: {"pk": konsep().pk},
        "langkah": lambda: {"pk": konsep().pk, "langkah": "korban"},
        "peristiwa": peristiwa,
        "darurat": darurat,
        "perkara": di_perkara,
        "tahap": lambda: di_perkara(tahap=lambda row: row.daftar_tahap.get(kode="LID").pk),
        "sidang": lambda: di_perkara(sidang=lambda row: row.daftar_sidang.get().pk),
        "putusan": lambda: di_perkara(putusan=lambda row: row.daftar_putusan.get().pk),
        "restitusi": lambda: di_perkara(restitusi=lambda row: row.daftar_restitusi.get().pk),
        "bayar": lambda: di_perkara(
            restitusi=lambda row: row.daftar_restitusi.get().pk,
            pembayaran=lambda row: row.daftar_restitusi.get().daftar_pembayaran.get().pk,
        ),
        "terlapor": lambda: {"slug": (row := perkara()).kasus.slug, "terlapor": row.kasus.daftar_terlapor.get().pk},
        "catatan": lambda: about(make_catatan(kasus(), by=by), "catatan"),
        "bendera": lambda: about(make_bendera(kasus(), by=by), "bendera"),
        "lampiran": lambda: lampiran()[0],
        "bagi": lambda: {**(both := lampiran())[0], **both[1]},
        "tarik": lambda: lampiran(is_ditarik=True)[0],
        "tutup": tutup,
        "minta": lambda: {"pk": make_permintaan(kasus().daftar_korban.get(), by=by).pk},
        "kabul": lambda: {"pk": make_permintaan(kasus().daftar_korban.get(), by=by, penjawab=cast["kepala"]).pk},
        "setuju": setuju,
        "rujuk": lambda: {"pk": rujuk().pk},
        "terima": lambda: {"pk": terima().pk},
        "hasil": hasil,
        "absen": absen,
        "rapat": lambda: {"pk": make_rapat(by=by).pk},
        "butir": lambda: {"pk": make_agenda(make_rapat(by=by), by=by).pk},
        "topik": lambda: {"pk": make_agenda(make_rapat(by=by), by=cast["polda"]).pk},
        "surat": surat,
        "surel": lambda: {"pk": make_surel(penerima=cast["polda"], status="gagal").pk},
        "nomor": lambda: {"nomor": item().rekomendasi.nomor},
        "item": lambda: {"pk": item().pk},
        "note": lambda: {"perkembangan": make_perkembangan(item(), by=cast["polda"]).pk},
        "bukti": lambda: {"bukti": make_perkembangan(item(), by=cast["polda"]).daftar_bukti.get().pk},
        "ketik": lambda: {"pk": make_konsep_perkembangan(item(), by=cast["polda"]).tindak_lanjut_id},
        "serah": lambda: {"pk": make_penyerahan(item(), by=cast["polda"]).tindak_lanjut_id},
        "tabelprogram": lambda: {"tabel": "kegiatan"},
        "imporprogram": lambda: {"pk": hold_impor(TabelKegiatan(by), rows=[], by=by).pk},
        "kegiatan": lambda: {"pk": kegiatan().pk},
        "bahan": lambda: {
            "pk": make_bahan(by=by, instansi=cast["dinsos"].instansi, stok=5, judul=f"Buku {uuid.uuid4()}").pk
        },
        "rencanaaksi": lambda: {"pk": make_rencana_aksi(by=by, instansi=cast["dinsos"].instansi).pk},
        "barisrencana": lambda: {"pk": baris_rencana().pk},
        "realisasi": lambda: {"pk": baris_rencana().pk, "triwulan": 1},
        "gampong": lambda: {"pk": make_gampong(by=by, instansi=cast["dinsos"].instansi).pk},
        "gugusdaerah": lambda: {"pk": make_gugus_daerah(by=by, instansi=cast["dinsos"].instansi).pk},
        "kecamatan": lambda: {"kode": "11.71.01"},
        "lokasi": lambda: {"pk": make_lokasi(by=by, instansi=cast["dinsos"].instansi).pk},
        "patroli": lambda: {"pk": make_patroli(make_lokasi(by=by, instansi=cast["dinsos"].instansi), by=by).pk},
        "pedoman": lambda: {"pk": terbit().pedoman_id},
        "pedomanbaru": lambda: {"pk": make_pedoman(by=by, judul=f"Alur {uuid.uuid4()}").pk},
        "konseppedoman": lambda: {"pk": make_versi(make_pedoman(by=by, judul=f"Alur {uuid.uuid4()}"), by=by).pk},
        "versi": lambda: {"pk": terbit().pk},
        "istilah": lambda: {"pk": make_istilah(by=by, istilah=f"Istilah {uuid.uuid4()}").pk},
        "berkaskegiatan": lambda: of_register(make_berkas_kegiatan(kegiatan(), by=by)),
        "perusahaan": lambda: {"pk": perusahaan().pk},
        "perekrut": lambda: {"pk": make_perekrut(by=by, instansi=cast["dinsos"].instansi).pk},
        "kunjungan": lambda: {"pk": kunjungan().pk},
        "berkaskunjungan": lambda: of_register(make_berkas_kunjungan(kunjungan(), by=by)),
        "hasilpenelitian": lambda: of_register(
            made_hasil(by=by, kepala=cast["kepala"], instansi=cast["dinsos"].instansi)
        ),
        "temuan": lambda: {"pk": make_temuan(kunjungan(), by=by).pk},
        "anggaran": lambda: {"pk": make_anggaran(by=by, instansi=cast["dinsos"].instansi).pk},
        "nihilanggaran": lambda: {"pk": make_nihil(by=by, instansi=cast["dinsos"].instansi).pk},
        "penelitian": lambda: {"pk": make_penelitian(by=by, instansi=cast["dinsos"].instansi).pk},
        "akun": lambda: {"nama": make_pengguna(peran="anggota", instansi=cast["polda"].instansi).nama_pengguna},
        "tautan": lambda: {"token": "tidak-ada"},
        "kabkota": lambda: {"kode": "11.71"},
        "token": lambda: {"uidb64": "MQ", "token": "set-password"},
        "kode": lambda: {"kode": "polda"},
        "sk": lambda: {"pk": make_sk(by=by).pk},
        "berkas": lambda: {"pk": make_sk(by=by, berkas=blank_pdf()).pk},
        "impor": lambda: {"pk": hold_lampiran(make_sk(by=by), by=by, rows=[]).pk},
        "kursi": lambda: {"pk": make_keanggotaan(sk=make_sk(by=by)).pk},
        "orang": orang,
        "pasangan": pasangan,
        "satuan": satuan,
        "nota": lambda: {"pk": make_nota(by=by, berkas=blank_pdf()).pk},
    }
