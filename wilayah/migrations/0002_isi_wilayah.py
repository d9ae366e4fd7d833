"""Fills the places, so that every database, also a test's, holds the real ones."""

from django.db import migrations

from wilayah.actions import load_wilayah
from wilayah.sumber import read_wilayah


def fill(apps, schema_editor):
    load_wilayah(apps.get_model("wilayah", "Wilayah"), read_wilayah())


class Migration(migrations.Migration):
    dependencies = [("wilayah", "0001_awal")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
