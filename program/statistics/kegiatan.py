"""Sums of the activities."""

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Substr

from anggota.models import Pengguna
from program.aturan.kegiatan import PESERTA
from program.enums.kegiatan import JenisKegiatan, StatusKegiatan
from program.models import Kegiatan
from program.statistics.tabel import KolomJumlah, with_cells
from wilayah.enums import TingkatWilayah
from wilayah.models import KODE_KABKOTA_LENGTH, Wilayah

KOLOM = (
    *(KolomJumlah(str(status.label), status.value) for status in StatusKegiatan),
    KolomJumlah("Laki-laki", "total_peserta_l"),
    KolomJumlah("Perempuan", "total_peserta_p"),
    KolomJumlah("Anak L", "total_anak_l", "Anak laki-laki"),
    KolomJumlah("Anak P", "total_anak_p", "Anak perempuan"),
    KolomJumlah("Tanpa angka peserta", "tanpa_peserta"),
    KolomJumlah("Biaya", "jumlah_biaya", is_rupiah=True),
)


def kegiatan_sums(user: Pengguna, tahun: int, *, per: str) -> list[dict]:
    """Activities of a year by `per` ("jenis" or "kabkota"): how many in each state, participants, cost; sums of what was recorded."""
    rows = Kegiatan.objects.counted_for(user).filter(tanggal__year=tahun).order_by()
    done = Q(status=StatusKegiatan.TERLAKSANA)
    group = F("jenis") if per == "jenis" else Substr("tempat__kode", 1, KODE_KABKOTA_LENGTH)
    people = {f"total_{name}": Sum(name) for name in PESERTA}
    unknown = Count("pk", filter=done & Q(**{f"{name}__isnull": True for name in PESERTA}))
    states = {status.value: Count("pk", filter=Q(status=status)) for status in StatusKegiatan}
    sums = rows.values(kelompok=group).annotate(
        **states, **people, tanpa_peserta=unknown, jumlah_biaya=Sum("biaya", filter=done)
    )
    return list(sums.order_by("kelompok"))


def kegiatan_tables(user: Pengguna, tahun: int) -> list[dict]:
    """The two tables of the page of sums, with the names of their rows."""
    kinds = {value: str(label) for value, label in JenisKegiatan.choices}
    places = dict(Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within("11").values_list("kode", "nama"))
    tables = [
        ("Menurut jenis", "Jenis kegiatan", "jenis", kinds),
        ("Menurut tempat", "Kabupaten/kota", "kabkota", places),
    ]
    return [
        {
            "judul": judul,
            "kolom": kolom,
            "baris": with_cells(
                [
                    {**row, "nama": names.get(row["kelompok"], "Di luar kabupaten/kota Aceh")}
                    for row in kegiatan_sums(user, tahun, per=per)
                ],
                KOLOM,
            ),
        }
        for judul, kolom, per, names in tables
    ]
