"""The registers in the order of the page /program/: name, what it is for, where it opens. A new register adds its line here."""

from dataclasses import dataclass

from django.db import models

from program.models import BahanKIE, Kegiatan


@dataclass(frozen=True)
class Register:
    kunci: str
    nama: str
    keterangan: str
    alamat: str  # name of its list
    model: type[models.Model]  # its manager knows counted_for(user)
    satuan: str  # "12 kegiatan"
    rekap: str = ""  # name of the page of sums, for who opens no row


REGISTER: tuple[Register, ...] = (
    Register(
        "kegiatan", "Kegiatan", "Sosialisasi, pelatihan, advokasi, dan pemberdayaan", "program:kegiatan_index",
        Kegiatan, "kegiatan", "program:rekap_kegiatan",
    ),
    Register(
        "bahan", "Bahan KIE", "Buku saku, brosur, poster: kartu stok dicetak, dibagikan, tersisa", "program:bahan_index",
        BahanKIE, "judul",
    ),
)  # fmt: skip
