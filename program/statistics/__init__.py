"""Counts of the registers, one file per register, within what a role may count (`counted_for`)."""

from django.db.models import Count, Value

from anggota.models import Pengguna
from program.register import REGISTER


def register_counts(user: Pengguna) -> dict[str, int]:
    """Register -> rows, in one query."""
    if not REGISTER:
        return {}
    first, *rest = [
        row.model._default_manager.counted_for(user).order_by().values(kunci=Value(row.kunci)).annotate(n=Count("pk"))
        for row in REGISTER
    ]
    found = {row["kunci"]: row["n"] for row in first.union(*rest, all=True)}
    return {row.kunci: found.get(row.kunci, 0) for row in REGISTER}
