"""The own account: what it is and what it may do, and no other account."""

import pytest

from anggota.models import Pengguna
from anggota.roles import KEBIJAKAN


@pytest.mark.parametrize("role", ["sekretariat", "kepala", "polda", "pimpinan", "pengelola"])
def test_profile_shows_the_own_account_and_role(client_of, cast, role):
    user = cast[role]
    html = client_of(user).get("/akun/").content.decode()
    assert user.nama_pengguna in html
    assert KEBIJAKAN[user.peran].keterangan in html
    others = [other.nama for other in cast.values() if other != user]
    assert not [name for name in others if name in html]


@pytest.mark.parametrize(
    ("role", "number"), [("sekretariat", 1), ("kepala", 6), ("polda", 1), ("pimpinan", 1), ("pengelola", 6)]
)
def test_visible_to_opens_accounts_to_who_keeps_them(cast, role, number):
    assert Pengguna.objects.visible_to(cast[role]).count() == number


def test_frame_shows_the_rooms_of_the_role(client_of, cast):
    rooms = {"kasus": "/kasus/", "jejak": "/jejak/", "laporan": "/laporan/", "rapat": "/rapat/"}
    seen = {}
    for role in ("sekretariat", "polda", "pimpinan", "pengelola"):
        html = client_of(cast[role]).get("/akun/").content.decode()
        seen[role] = {name for name, address in rooms.items() if f'href="{address}"' in html}
    assert seen == {
        "sekretariat": {"kasus", "jejak", "laporan", "rapat"},
        "polda": {"kasus", "laporan", "rapat"},
        "pimpinan": {"laporan", "rapat"},
        "pengelola": {"jejak"},
    }


@pytest.mark.parametrize("is_contoh", [True, False])
def test_frame_marks_sample_data(client_of, sekretariat, is_contoh):
    Pengguna.objects.filter(pk=sekretariat.pk).update(is_contoh=is_contoh)
    assert client_of(sekretariat).get("/akun/").context["is_contoh"] is is_contoh
