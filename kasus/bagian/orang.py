"""The same person in other cases, and who may be one: for who may see whole cases and open these identities."""

from django.urls import reverse

from anggota.models import Pengguna
from kasus import actions, perms
from kasus.actions.penyatuan import kelompok, last_merge, remembered_apart
from kasus.bagian.aksi import Aksi
from kasus.models import Kasus, Korban
from kasus.models.orang import Sosok


def kasus_section(user: Pengguna, kasus: Kasus) -> dict:
    return {"daftar_dugaan": _hints(user, kasus)}


def korban_section(user: Pengguna, korban: Korban) -> dict:
    sosok = Sosok(korban)
    if not perms.can_merge_orang(user, sosok):
        return {"can_merge_orang": False}
    url = f"{reverse('kasus:search')}?untuk={korban.pk}"
    return {
        "can_merge_orang": True,
        "sosok": sosok,
        "daftar_dugaan": [hint for hint in _hints(user, korban.kasus) if hint.sosok.pk == korban.pk],
        "daftar_sama": [row for row in kelompok(sosok) if row.pk != korban.pk],
        "penyatuan": last_merge(sosok),
        "daftar_bukan": remembered_apart(sosok),
        "daftar_aksi": [Aksi("Orang yang sama di kasus lain", url)],
    }


def _hints(user: Pengguna, kasus: Kasus) -> list:
    if not perms.can_merge(user) or kasus.is_dimusnahkan:
        return []
    return actions.possible_doubles(kasus, may_open=lambda row: perms.can_match_orang(user, row))
