"""The year of a victim's case stands in the victim's row, too, and the figures of a year are counted along indexes alone."""

from django.db import migrations, models


def fill(apps, schema_editor):
    """From the case of each, year by year: a large register is one statement too long for the time that one may take."""
    kasus, korban = apps.get_model("kasus", "Kasus"), apps.get_model("kasus", "Korban")
    for year in kasus.objects.order_by("tahun_lapor").values_list("tahun_lapor", flat=True).distinct():
        korban.objects.filter(kasus__tahun_lapor=year).update(tahun_lapor=year)
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table whose foreign keys still wait to be checked


class Migration(migrations.Migration):
    dependencies = [("kasus", "0003_terlapor_perusahaan"), ("wilayah", "0001_awal")]

    operations = [
        migrations.AddField(
            "korban", "tahun_lapor", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="tahun laporan")
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
        migrations.AlterField(
            "korban", "tahun_lapor", models.PositiveSmallIntegerField(editable=False, verbose_name="tahun laporan")
        ),
        migrations.AddIndex(
            "korban",
            models.Index(
                fields=["tahun_lapor", "status_identifikasi", "jenis_kelamin", "kelompok_usia", "asal", "kasus", "id"],
                name="korban_hitungan_tahun",
            ),
        ),
        migrations.AddIndex(
            "korban",
            models.Index(
                fields=["id"], condition=models.Q(status_identifikasi="NotAVictimOfTrafficking"), name="korban_bukan"
            ),
        ),
        migrations.RemoveIndex("layanan", "layanan_diminta"),
        migrations.AddIndex(
            "layanan", models.Index(fields=["diminta", "id", "jenis", "diberikan", "korban"], name="layanan_diminta")
        ),
    ]  # fmt: skip
