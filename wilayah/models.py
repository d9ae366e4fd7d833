"""Places: countries, provinces, kabupaten/kota, and in Aceh every kecamatan and gampong. The code is the key."""

from django.db import models
from django.db.models import Case, Count, Q, Value, When
from django.db.models.functions import Replace

from gugus_tugas.db import both_or_neither, choices_hold
from wilayah.enums import TingkatWilayah
from wilayah.pencarian import COCOK_UTUH, KATA_TINGKAT, Cocok, Kueri, label

ACEH, INDONESIA = "11", "ID"
KODE_PROVINSI_LENGTH, KODE_KABKOTA_LENGTH = len("11"), len("11.71")
MIN_RAPAT = 5  # letters from which a search also ignores blanks


class WilayahQuerySet(models.QuerySet):
    def of_tingkat(self, *tingkat):
        """Places of these levels; none given means all."""
        return self.filter(tingkat__in=tingkat) if tingkat else self

    def within(self, kode: str):
        """The place with this code and all below it; an empty code means everywhere."""
        return self.filter(Q(kode=kode) | Q(kode__startswith=f"{kode}.")) if kode else self

    def kabkota_aceh(self):
        """The 23, with tile position and population."""
        return self.of_tingkat(TingkatWilayah.KABKOTA).within(ACEH)

    def with_counts(self):
        """`jumlah_kecamatan` and `jumlah_gampong` of a kabupaten/kota."""
        return self.annotate(
            jumlah_kecamatan=Count("daftar_anak", distinct=True), jumlah_gampong=Count("daftar_anak__daftar_anak")
        )

    def search(self, text: str):
        """Best first (`cocok`, see Cocok), wider places before narrower ones.

        Every word typed must occur in the path, so "baro peukan bada" finds the one among eighteen.
        """
        query = Kueri.parse(text)
        if not query.kata and not query.kode:
            return self.none()
        matches = Q(kode=query.kode) | Q(kode__startswith=f"{query.kode}.") if query.kode else Q()
        if query.kata:
            matches |= Q(*(Q(jalur_cari__contains=word) for word in query.kata))
        if len(query.rapat) >= MIN_RAPAT:
            matches |= Q(nama_rapat__contains=query.rapat)
        wide_first = [When(tingkat=tingkat, then=Value(order)) for order, tingkat in enumerate(TingkatWilayah)]
        return (
            self.annotate(nama_rapat=Replace("nama_cari", Value(" "), Value("")))
            .filter(matches)
            .annotate(cocok=_rank(query), lebar=Case(*wide_first, output_field=models.IntegerField()))
            .order_by("cocok", "lebar", "nama_cari", "kode")
        )

    def named(self, text: str) -> list["Wilayah"]:
        """At most two places that `text` names outright: by code, full path, name, or name with parents.

        One means it is certain, two that it is ambiguous; a part of a name is never enough.
        """
        query = Kueri.parse(text)
        if query.teks in KATA_TINGKAT:  # "gampong" alone is what somebody began to type, not the one place called so
            return []
        readings = [
            Q(kode=query.kode) if query.kode else None,
            Q(jalur_cari=query.teks),
            Q(nama_cari__in={query.teks, query.inti}),
        ]
        for reading in filter(None, readings) if query.kata else []:
            found = list(self.filter(reading)[:2])
            if found:
                return found
        with_parents = self.filter(nama_cari__in=query.awalan) if query.awalan else []
        return [place for place in with_parents if set(query.kata) <= set(place.jalur_cari.split())][:2]


def _rank(query: Kueri) -> Case:
    """The first rule of Cocok that a place meets.

    Half a name is more likely meant in Aceh or abroad: "lampu" is Lampulo before it is Lampung.
    """
    begins = Q(nama_cari__startswith=query.inti) | Q(nama_cari__startswith=query.teks)
    with_level = query.teks != query.inti  # "kec pidie" is not Kabupaten Pidie
    rules = {
        Cocok.KODE: Q(kode=query.kode) if query.kode else None,
        Cocok.NAMA_TINGKAT: Q(nama_cari=query.inti, jalur_cari__startswith=query.teks) if with_level else None,
        Cocok.NAMA: Q(jalur_cari=query.teks) | Q(nama_cari__in={query.teks, query.inti}),
        Cocok.AWAL_DEKAT: begins & (Q(kode__startswith=ACEH) | Q(tingkat=TingkatWilayah.NEGARA)),
        Cocok.AWAL: begins,
        Cocok.NAMA_INDUK: Q(nama_cari__in=query.awalan) if query.awalan else None,
        Cocok.AWAL_KATA: Q(nama_cari__contains=f" {query.inti}"),
        Cocok.BAGIAN: Q(nama_cari__contains=query.inti) | Q(nama_rapat__contains=query.rapat or query.inti),
        Cocok.AWAL_KATA_PERTAMA: Q(nama_cari__startswith=query.kata[0]) if query.kata else None,
        Cocok.BAGIAN_KATA_PERTAMA: Q(nama_cari__contains=query.kata[0]) if query.kata else None,
    }
    whens = [When(rule, then=Value(rank.value)) for rank, rule in rules.items() if rule is not None]
    return Case(*whens, default=Value(Cocok.INDUK.value), output_field=models.IntegerField())


class Wilayah(models.Model):
    """A place by its Kemendagri code ("11.71.01.2001") or ISO 3166-1 code ("MY"). Filled by load_wilayah only."""

    kode = models.CharField("kode", max_length=13, primary_key=True)
    kode_bps = models.CharField("kode BPS", max_length=10, blank=True)
    nama = models.CharField("nama", max_length=100)
    tingkat = models.CharField("tingkat", max_length=10, choices=TingkatWilayah)
    induk = models.ForeignKey(
        "self", models.PROTECT, verbose_name="induk", related_name="daftar_anak", null=True, blank=True
    )
    jalur = models.CharField("nama lengkap", max_length=200)
    nama_cari = models.CharField("nama untuk pencarian", max_length=100, editable=False)
    jalur_cari = models.CharField("nama lengkap untuk pencarian", max_length=240, editable=False)
    singkatan = models.CharField("singkatan", max_length=3, blank=True)
    kolom = models.PositiveSmallIntegerField("kolom pada peta", null=True, blank=True)
    baris = models.PositiveSmallIntegerField("baris pada peta", null=True, blank=True)
    penduduk = models.PositiveIntegerField("jumlah penduduk", null=True, blank=True)

    objects = WilayahQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "wilayah"
        ordering = ["kode"]
        constraints = [
            choices_hold("tingkat", TingkatWilayah),
            both_or_neither("kolom", "baris"),
            models.CheckConstraint(
                condition=Q(tingkat=TingkatWilayah.NEGARA, induk__isnull=True)
                | (~Q(tingkat=TingkatWilayah.NEGARA) & Q(induk__isnull=False)),
                name="wilayah_induk_sesuai_tingkat",
                violation_error_message="Hanya negara yang tidak mempunyai induk.",
            ),
            models.UniqueConstraint(
                fields=["kolom", "baris"],
                name="wilayah_petak_tunggal",
                violation_error_message="Petak ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["kode_bps"],
                condition=~Q(kode_bps=""),
                name="wilayah_kode_bps_tunggal",
                violation_error_message="Kode BPS ini sudah dipakai.",
            ),
        ]

    class Privacy:
        terbuka = "names and codes of places are public facts"
        plain = [
            "kode", "kode_bps", "nama", "tingkat", "induk", "jalur", "nama_cari", "jalur_cari", "singkatan", "kolom", "baris", "penduduk",
        ]  # fmt: skip

    def __str__(self):
        return self.jalur

    @property
    def sebutan(self) -> str:
        """Name with its level: "Gampong Lampulo", "Kec. Kuta Alam", "Kota Banda Aceh"."""
        return label(self.nama, self.tingkat)

    @property
    def kode_kabkota(self) -> str:
        """Code of the kabupaten/kota in which the place lies; empty above that level."""
        return self.kode[:KODE_KABKOTA_LENGTH] if "." in self.kode else ""

    @property
    def is_cocok_utuh(self) -> bool:
        """Of a row of `search`: was it named outright, and not by a part of its name?"""
        return self.cocok in COCOK_UTUH

    @property
    def is_aceh(self) -> bool:
        return self.kode == ACEH or self.kode.startswith(f"{ACEH}.")
