"""What the address of a report names, or 404."""

from django.http import Http404

from laporan.enums import Edisi
from laporan.statistics import available_years


def the_year(tahun: int) -> int:
    """A year that has something to report."""
    if tahun not in available_years():
        raise Http404
    return tahun


def the_edition(request) -> Edisi:
    return edition_of(request.GET.get("edisi", Edisi.TERBATAS))


def edition_of(edisi: str) -> Edisi:
    try:
        return Edisi(edisi)
    except ValueError:
        raise Http404 from None
