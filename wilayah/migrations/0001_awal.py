
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Wilayah',
            fields=[
                ('kode', models.CharField(max_length=13, primary_key=True, serialize=False, verbose_name='kode')),
                ('kode_bps', models.CharField(blank=True, max_length=10, verbose_name='kode BPS')),
                ('nama', models.CharField(max_length=100, verbose_name='nama')),
                ('tingkat', models.CharField(choices=[('negara', 'Negara'), ('provinsi', 'Provinsi'), ('kabkota', 'Kabupaten/kota'), ('kecamatan', 'Kecamatan'), ('gampong', 'Gampong')], max_length=10, verbose_name='tingkat')),
                ('jalur', models.CharField(max_length=200, verbose_name='nama lengkap')),
                ('nama_cari', models.CharField(editable=False, max_length=100, verbose_name='nama untuk pencarian')),
                ('jalur_cari', models.CharField(editable=False, max_length=240, verbose_name='nama lengkap untuk pencarian')),
                ('singkatan', models.CharField(blank=True, max_length=3, verbose_name='singkatan')),
                ('kolom', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='kolom pada peta')),
                ('baris', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='baris pada peta')),
                ('penduduk', models.PositiveIntegerField(blank=True, null=True, verbose_name='jumlah penduduk')),
                ('induk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='daftar_anak', to='wilayah.wilayah', verbose_name='induk')),
            ],
            options={
                'verbose_name': 'wilayah',
                'verbose_name_plural': 'wilayah',
                'ordering': ['kode'],
                'constraints': [models.CheckConstraint(condition=models.Q(('tingkat__in', ['negara', 'provinsi', 'kabkota', 'kecamatan', 'gampong'])), name='wilayah_tingkat_dikenal', violation_error_message='Pilihan untuk tingkat tidak dikenal.'), models.CheckConstraint(condition=models.Q(models.Q(('baris__isnull', True), ('kolom__isnull', True)), models.Q(('baris__isnull', False), ('kolom__isnull', False)), _connector='OR'), name='wilayah_kolom_lengkap', violation_error_message='Isi kolom dan baris bersama-sama.'), models.CheckConstraint(condition=models.Q(models.Q(('induk__isnull', True), ('tingkat', 'negara')), models.Q(models.Q(('tingkat', 'negara'), _negated=True), ('induk__isnull', False)), _connector='OR'), name='wilayah_induk_sesuai_tingkat', violation_error_message='Hanya negara yang tidak mempunyai induk.'), models.UniqueConstraint(fields=('kolom', 'baris'), name='wilayah_petak_tunggal', violation_error_message='Petak ini sudah dipakai.'), models.UniqueConstraint(condition=models.Q(('kode_bps', ''), _negated=True), fields=('kode_bps',), name='wilayah_kode_bps_tunggal', violation_error_message='Kode BPS ini sudah dipakai.')],
            },
        ),
    ]
