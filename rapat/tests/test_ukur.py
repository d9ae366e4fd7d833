"""What scripts/bench measures must be there to be measured: its rows keep every rule of today's models."""

from importlib import import_module

from django.conf import settings

from rapat.models import Perkembangan, Rekomendasi, TindakLanjut


def test_rows_of_the_bench_keep_the_rules(db, monkeypatch):
    monkeypatch.syspath_prepend(settings.BASE_DIR / "scripts")
    import_module("ukur.dalam_rapat").fill(200)
    assert (Rekomendasi.objects.count(), TindakLanjut.objects.count()) == (200, 600)
    for row in [*Rekomendasi.objects.all()[:40], *Perkembangan.objects.all()[:40]]:
        row.full_clean()
