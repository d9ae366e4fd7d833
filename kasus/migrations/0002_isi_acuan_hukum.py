"""Fills the articles and courts, so that every database, also a test's, holds them."""

from django.db import migrations

from kasus.acuan_hukum import read_pasal, read_pengadilan
from kasus.actions.acuan_hukum import load_acuan


def fill(apps, schema_editor):
    load_acuan(apps.get_model("kasus", "Pasal"), read_pasal())
    load_acuan(apps.get_model("kasus", "Pengadilan"), read_pengadilan())


class Migration(migrations.Migration):
    dependencies = [("kasus", "0001_awal"), ("wilayah", "0002_isi_wilayah")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
