"""People who were recorded twice: one pair that is asked about, one that was joined, one that was found to be two. All invented."""

from anggota.models import Pengguna
from kasus import actions
from kasus.models import Korban
from kasus.models.orang import Sosok

# Number of a victim in the order of the sample -> (number of the earlier victim who it is again, is the NIK known now?)
LAGI = {12: (2, True), 13: (9, False)}


def identitas_korban(before: list[dict], fresh: dict) -> dict:
    """What is written down for the next victim: who was there before comes again, spelled as another clerk spells."""
    earlier, has_nik = LAGI.get(len(before), (None, False))
    if earlier is not None:
        known = before[earlier]
        nama = known["nama"].replace("Cut", "Tjut").replace("ur", "oer")
        fresh = {
            **fresh,
            "nama": nama,
            "tanggal_lahir": known["tanggal_lahir"],
            **({"nik": known["nik"]} if has_nik else {}),
        }
    before.append(fresh)
    return fresh


def muat_orang(*, by: Pengguna) -> None:
    """Joins one pair and remembers another as two people; the third is left to be asked about."""
    rows = list(Korban.objects.select_related("kasus").order_by("kasus__tanggal_lapor", "kasus__urutan", "urutan"))
    again, first = (Sosok(rows[number]) for number in (12, LAGI[12][0]))
    seen = actions.compare_orang(first, again, by=by)
    actions.merge_orang(first, again, alasan="NIK sama dan diakui orangnya sendiri", sidik=seen.sidik, by=by)
    actions.record_bukan_sama(Sosok(rows[4]), Sosok(rows[11]), by=by)
