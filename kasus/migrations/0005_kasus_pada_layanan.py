"""The case of a service stands in the service's row, too: who serves many victims reaches their cases without reading every victim."""

import django.db.models.deletion
from django.db import migrations, models


def fill(apps, schema_editor):
    """From the victim of each, year by year: a large register is one statement too long for the time that one may take."""
    korban, layanan = apps.get_model("kasus", "Korban"), apps.get_model("kasus", "Layanan")
    own = korban.objects.filter(pk=models.OuterRef("korban")).values("kasus")
    for year in korban.objects.order_by("tahun_lapor").values_list("tahun_lapor", flat=True).distinct():
        layanan.objects.filter(korban__tahun_lapor=year).update(kasus=models.Subquery(own))
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table whose foreign keys still wait to be checked


def kasus(**options):
    return models.ForeignKey(
        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kasus.kasus",
        verbose_name="kasus", **options,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("kasus", "0004_hitungan_setahun")]

    operations = [
        migrations.AddField("layanan", "kasus", kasus(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
        migrations.AlterField("layanan", "kasus", kasus()),
        migrations.AddIndex(
            "layanan", models.Index(fields=["penyedia", "kasus", "rujukan", "korban", "id"], name="layanan_pintu")
        ),
        migrations.RemoveIndex("layanan", "layanan_menunggu"),
        migrations.AddIndex(
            "layanan",
            models.Index(
                fields=["diminta", "kasus", "penyedia"], condition=models.Q(diberikan__isnull=True, hasil=""), name="layanan_menunggu",
            ),
        ),
        migrations.AddIndex(
            "kasus",
            models.Index(fields=["id"], condition=models.Q(status__in=["Active", "FollowUp"]), name="kasus_terbuka"),
        ),
    ]  # fmt: skip
