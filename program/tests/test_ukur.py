"""What scripts/bench measures must be there to be measured: its rows keep every rule of today's models."""

from importlib import import_module

from django.conf import settings

from program.models import AnggaranInstansi, Kegiatan, LokasiRawan, ProgramGampong


def test_rows_of_the_bench_keep_the_rules(db, monkeypatch):
    monkeypatch.syspath_prepend(settings.BASE_DIR / "scripts")
    import_module("ukur.dalam_program").fill(60, gampong=30)
    assert (Kegiatan.objects.count(), ProgramGampong.objects.count()) == (60, 150)
    for model in (Kegiatan, ProgramGampong, AnggaranInstansi, LokasiRawan):
        for row in model.objects.all()[:20]:
            row.full_clean()
