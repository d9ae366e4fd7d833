"""The page of one form, for the forms of this app that need nothing but a heading, a form and two buttons."""

from django.shortcuts import render


def borang(request, form, *, judul: str, tombol: str, induk: tuple[str, str], keterangan: str = "", kembali: str = ""):
    """`induk` is the page one came from (address, label): a step of the breadcrumb, and where "Batal" leads."""
    context = {
        "form": form,
        "judul": judul,
        "tombol": tombol,
        "induk_url": induk[0],
        "induk": induk[1],
        "keterangan": keterangan,
        "batal": kembali or induk[0],
    }
    return render(request, "anggota/borang.html", context)
