
import django.db.models.deletion
import gugus_tugas.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RekapHistoris',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('tahun', models.PositiveSmallIntegerField(unique=True, verbose_name='tahun')),
                ('jumlah', models.PositiveIntegerField(verbose_name='jumlah')),
                ('satuan', models.CharField(blank=True, max_length=20, verbose_name='satuan menurut sumber')),
                ('sumber', models.CharField(max_length=250, verbose_name='sumber')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
            ],
            options={
                'verbose_name': 'rekap historis',
                'verbose_name_plural': 'rekap historis',
                'ordering': ['tahun'],
                'constraints': [models.CheckConstraint(condition=models.Q(('tahun__gte', 1945), ('tahun__lte', 2100)), name='rekaphistoris_tahun_wajar', violation_error_message='Tahun rekap harus antara 1945 dan 2100.')],
            },
        ),
    ]
