"""The answer to a page that keeps a draft while it is typed (static/js/konsep.js), for every form over a draft."""

from collections.abc import Callable

from django.http import Http404, JsonResponse
from django.utils import timezone

from anggota.actions.konsep import KonsepConflict, KonsepForeign, KonsepGone, KonsepTooBig
from gugus_tugas.auth import ActionRefused
from gugus_tugas.konsep import KonsepDasar
from gugus_tugas.ubah import CONFLICT

GONE, TOO_MUCH, FAULTY = 410, 413, 422
CODES = {KonsepConflict: CONFLICT, KonsepGone: GONE, KonsepTooBig: TOO_MUCH}


def clock(row: KonsepDasar) -> str:
    return f"{timezone.localtime(row.diubah_pada):%H.%M}"


def tell_kept(keep: Callable[[], KonsepDasar], address: Callable[[KonsepDasar], str]) -> JsonResponse:
    """When it was kept, or why not. What belongs to another account is not there."""
    try:
        row = keep()
    except KonsepForeign:
        raise Http404 from None
    except ActionRefused as refusal:
        return JsonResponse({"pesan": str(refusal)}, status=CODES.get(type(refusal), FAULTY))
    return JsonResponse({"pukul": clock(row), "versi": row.versi, "alamat": address(row)})
