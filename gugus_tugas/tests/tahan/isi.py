"""Child process: the account and the cases of an installation; prints their addresses. Arguments: the password, how many."""

import sys

import django

django.setup()

from anggota.tests.factories import make_pengguna  # noqa: E402
from kasus.tests.factories import make_kasus  # noqa: E402

sekretariat = make_pengguna(nama_pengguna="sekretariat", peran="sekretariat", sandi=sys.argv[1], surel="s@contoh.go.id")
print(*(make_kasus(by=sekretariat).slug for _ in range(int(sys.argv[2]))))
