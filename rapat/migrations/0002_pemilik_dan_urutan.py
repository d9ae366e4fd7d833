"""A recommendation is never without an owner, and nothing is due or done before it was asked: walls instead of habits."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate

MENDAHULUI = "Tenggat mendahului rapat atau putaran yang memintanya. Pilih tanggal sesudahnya."


def fill(apps, schema_editor):
    """The owner from the item in the lead (else the first asked), the days from the meeting or the opening of the round.

    A due date that lay before the meeting becomes the day of the meeting; a deed of that kind loses its date. Of neither is any known.
    """
    rekomendasi, item, note = (
        apps.get_model("rapat", name) for name in ("Rekomendasi", "TindakLanjut", "Perkembangan")
    )
    meeting = apps.get_model("rapat", "Rapat").objects.filter(daftar_rekomendasi=OuterRef("pk")).values("tanggal")[:1]
    asked = item.objects.filter(rekomendasi=OuterRef("pk"), putaran=OuterRef("putaran"))
    lead = asked.order_by("peran", "pk").values("instansi")[:1]  # penanggung_jawab before pendukung
    opened = asked.order_by("pk").annotate(hari=TruncDate("dicatat_pada")).values("hari")[:1]
    if orphans := list(rekomendasi.objects.filter(~Exists(asked)).values_list("nomor", flat=True)):
        raise RuntimeError(f"Rekomendasi {orphans} tidak diminta dari instansi mana pun. Mintalah dahulu, lalu ulangi migrasi.")
    rekomendasi.objects.update(penanggung_jawab=Subquery(lead))
    rekomendasi.objects.filter(putaran=1).update(sejak=Subquery(meeting))
    rekomendasi.objects.exclude(putaran=1).update(sejak=Coalesce(Subquery(opened), Subquery(meeting)))
    of_item = rekomendasi.objects.filter(pk=OuterRef("rekomendasi"))
    item.objects.filter(putaran=F("rekomendasi__putaran")).update(sejak=Subquery(of_item.values("sejak")[:1]))
    item.objects.filter(sejak__isnull=True).update(sejak=Subquery(of_item.values("rapat__tanggal")[:1]))
    of_note = item.objects.filter(pk=OuterRef("tindak_lanjut")).values("rekomendasi__rapat__tanggal")[:1]
    note.objects.update(tanggal_rapat=Subquery(of_note))
    for model in (rekomendasi, item):
        model.objects.filter(tenggat__lt=F("sejak")).update(tenggat=F("sejak"))
    note.objects.filter(tanggal_tindakan__lt=F("tanggal_rapat")).update(tanggal_tindakan=None)
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table whose foreign keys still wait to be checked


def _after(later, earlier):
    return Q(**{f"{later}__isnull": True}) | Q(**{f"{earlier}__isnull": True}) | Q(**{f"{later}__gte": F(earlier)})


COLUMNS = (
    ("rekomendasi", "sejak", "diminta sejak"),
    ("tindaklanjut", "sejak", "diminta sejak"),
    ("perkembangan", "tanggal_rapat", "tanggal rapat yang meminta"),
)
OWNER = {
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
    "to": "anggota.instansi",
    "verbose_name": "penanggung jawab",
}


class Migration(migrations.Migration):
    dependencies = [("anggota", "0002_jejak_hanya_tambah"), ("rapat", "0001_awal")]

    operations = [
        migrations.AddField("rekomendasi", "penanggung_jawab", models.ForeignKey(null=True, **OWNER)),
        *(
            migrations.AddField(model, name, models.DateField(null=True, editable=False, verbose_name=label))
            for model, name, label in COLUMNS
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("rekomendasi", "penanggung_jawab", models.ForeignKey(**OWNER)),
        *(
            migrations.AlterField(model, name, models.DateField(editable=False, verbose_name=label))
            for model, name, label in COLUMNS
        ),
        *(
            migrations.AddConstraint(
                model,
                models.CheckConstraint(
                    condition=_after("tenggat", "sejak"),
                    name=f"{model}_tenggat_urut",
                    violation_error_message=MENDAHULUI,
                ),
            )
            for model in ("rekomendasi", "tindaklanjut")
        ),
        migrations.AddConstraint(
            "perkembangan",
            models.CheckConstraint(
                condition=_after("tanggal_tindakan", "tanggal_rapat"),
                name="perkembangan_tanggal_tindakan_urut",
                violation_error_message="Tanggal tindakan mendahului rekomendasinya: pilih hari rapat atau sesudahnya.",
            ),
        ),
    ]
