"""Child process: the accounts and the first case of an installation; prints its address. Argument: the password of all."""

import sys

import django

django.setup()

from anggota.tests.factories import make_pengguna  # noqa: E402
from kasus.tests.factories import make_kasus  # noqa: E402

sekretariat = make_pengguna(nama_pengguna="sekretariat", peran="sekretariat", sandi=sys.argv[1], surel="s@contoh.go.id")
print(make_kasus(by=sekretariat).slug)
