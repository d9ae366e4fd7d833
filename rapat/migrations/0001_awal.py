
import django.db.models.deletion
import django.db.models.expressions
import gugus_tugas.clock
import gugus_tugas.storage
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('anggota', '0001_awal'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Rapat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('jenis', models.CharField(choices=[('triwulan', 'Rapat triwulan'), ('rakor', 'Rapat koordinasi'), ('sub_gugus', 'Rapat sub gugus tugas')], max_length=12, verbose_name='jenis rapat')),
                ('judul', models.CharField(max_length=250, verbose_name='judul')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('triwulan', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='triwulan')),
                ('tanggal', models.DateField(verbose_name='tanggal')),
                ('mulai', models.TimeField(blank=True, null=True, verbose_name='jam mulai')),
                ('selesai', models.TimeField(blank=True, null=True, verbose_name='jam selesai')),
                ('tempat', models.CharField(max_length=160, verbose_name='tempat')),
                ('status', models.CharField(choices=[('konsep', 'Konsep'), ('terjadwal', 'Terjadwal'), ('berlangsung', 'Berlangsung'), ('selesai', 'Selesai')], default='konsep', max_length=12, verbose_name='status')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
            ],
            options={
                'verbose_name': 'rapat',
                'verbose_name_plural': 'rapat',
                'ordering': ['-tanggal', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Kehadiran',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('status', models.CharField(choices=[('hadir', 'Hadir'), ('diwakili', 'Diwakili'), ('izin', 'Izin'), ('tanpa_kabar', 'Tanpa kabar')], max_length=12, verbose_name='kehadiran')),
                ('nama_wakil', models.CharField(blank=True, max_length=120, verbose_name='nama wakil')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('keanggotaan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_kehadiran', to='anggota.keanggotaan', verbose_name='keanggotaan')),
                ('rapat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_kehadiran', to='rapat.rapat', verbose_name='rapat')),
            ],
            options={
                'verbose_name': 'kehadiran',
                'verbose_name_plural': 'kehadiran',
                'ordering': ['keanggotaan__urutan'],
            },
        ),
        migrations.CreateModel(
            name='Rekomendasi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('nomor', models.PositiveIntegerField(unique=True, verbose_name='nomor')),
                ('uraian', models.CharField(max_length=400, verbose_name='uraian')),
                ('uraian_asli', models.CharField(blank=True, max_length=400, verbose_name='uraian asli')),
                ('prioritas', models.CharField(choices=[('tinggi', 'Tinggi'), ('sedang', 'Sedang'), ('rendah', 'Rendah')], default='sedang', max_length=8, verbose_name='prioritas')),
                ('tenggat', models.DateField(blank=True, null=True, verbose_name='tenggat')),
                ('berulang_bulan', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='berulang setiap (bulan)')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('rapat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_rekomendasi', to='rapat.rapat', verbose_name='rapat asal')),
            ],
            options={
                'verbose_name': 'rekomendasi',
                'verbose_name_plural': 'rekomendasi',
                'ordering': ['nomor'],
            },
        ),
        migrations.CreateModel(
            name='TindakLanjut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('peran', models.CharField(choices=[('penanggung_jawab', 'Penanggung jawab'), ('pendukung', 'Pendukung')], max_length=16, verbose_name='peran instansi')),
                ('tenggat', models.DateField(blank=True, null=True, verbose_name='tenggat')),
                ('status', models.CharField(choices=[('belum', 'Belum ditindaklanjuti'), ('proses', 'Belum sesuai (dalam proses)'), ('sesuai', 'Sesuai rekomendasi'), ('tidak_dapat', 'Tidak dapat ditindaklanjuti')], default='belum', max_length=12, verbose_name='status')),
                ('selesai_pada', models.DateTimeField(blank=True, null=True, verbose_name='selesai pada')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('instansi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_tindak_lanjut', to='anggota.instansi', verbose_name='instansi')),
                ('rekomendasi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_tindak_lanjut', to='rapat.rekomendasi', verbose_name='rekomendasi')),
                ('selesai_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='selesai oleh')),
            ],
            options={
                'verbose_name': 'tindak lanjut',
                'verbose_name_plural': 'tindak lanjut',
                'ordering': ['rekomendasi', 'peran', 'instansi'],
            },
        ),
        migrations.CreateModel(
            name='Perkembangan',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('usulan', models.CharField(choices=[('proses', 'Masih dalam proses'), ('selesai', 'Selesai, mohon diverifikasi'), ('tidak_dapat', 'Tidak dapat ditindaklanjuti, mohon diputuskan')], max_length=12, verbose_name='keadaan menurut instansi')),
                ('tindakan', models.TextField(max_length=4000, verbose_name='tindakan yang dilakukan')),
                ('bukti', models.FileField(blank=True, upload_to=gugus_tugas.storage.neutral_path, verbose_name='bukti')),
                ('hasil', models.CharField(blank=True, choices=[('sesuai', 'Sesuai rekomendasi'), ('belum_sesuai', 'Belum sesuai, kembalikan dengan catatan'), ('tidak_dapat', 'Diterima: tidak dapat ditindaklanjuti')], max_length=12, verbose_name='hasil verifikasi')),
                ('catatan_verifikasi', models.TextField(blank=True, max_length=2000, verbose_name='catatan verifikasi')),
                ('diverifikasi_pada', models.DateTimeField(blank=True, null=True, verbose_name='diverifikasi pada')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('diverifikasi_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diverifikasi oleh')),
                ('tindak_lanjut', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_perkembangan', to='rapat.tindaklanjut', verbose_name='tindak lanjut')),
            ],
            options={
                'verbose_name': 'perkembangan',
                'verbose_name_plural': 'perkembangan',
                'ordering': ['-dicatat_pada'],
            },
        ),
        migrations.AddIndex(
            model_name='rapat',
            index=models.Index(fields=['tahun', 'jenis', 'triwulan'], name='rapat_tahun'),
        ),
        migrations.AddConstraint(
            model_name='rapat',
            constraint=models.CheckConstraint(condition=models.Q(('jenis__in', ['triwulan', 'rakor', 'sub_gugus'])), name='rapat_jenis_dikenal', violation_error_message='Pilihan untuk jenis tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='rapat',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['konsep', 'terjadwal', 'berlangsung', 'selesai'])), name='rapat_status_dikenal', violation_error_message='Pilihan untuk status tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='rapat',
            constraint=models.CheckConstraint(condition=models.Q(('selesai__isnull', True), ('mulai__isnull', True), ('selesai__gte', models.F('mulai')), _connector='OR'), name='rapat_selesai_urut', violation_error_message='Jam selesai mendahului jam mulai.'),
        ),
        migrations.AddConstraint(
            model_name='rapat',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('jenis', 'triwulan'), ('triwulan__in', (1, 2, 3, 4)), ('triwulan__isnull', False)), models.Q(models.Q(('jenis', 'triwulan'), _negated=True), ('triwulan__isnull', True)), _connector='OR'), name='rapat_triwulan_sesuai_jenis', violation_error_message='Pilih triwulan I–IV untuk rapat triwulan, dan kosongkan untuk rapat lain.'),
        ),
        migrations.AddConstraint(
            model_name='rapat',
            constraint=models.CheckConstraint(condition=models.Q(('tanggal__year', models.F('tahun'))), name='rapat_tahun_sesuai_tanggal', violation_error_message='Tahun rapat harus sama dengan tahun tanggalnya.'),
        ),
        migrations.AddConstraint(
            model_name='rapat',
            constraint=models.CheckConstraint(condition=models.Q(('triwulan__isnull', True), ('tanggal__month__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('triwulan'), '*', models.Value(3)), '-', models.Value(2))), _connector='OR'), name='rapat_tanggal_dalam_triwulan', violation_error_message='Pada tanggal rapat, triwulan ini belum dimulai. Periksa tanggal dan triwulannya.'),
        ),
        migrations.AddConstraint(
            model_name='rapat',
            constraint=models.UniqueConstraint(condition=models.Q(('jenis', 'triwulan')), fields=('tahun', 'triwulan'), name='rapat_triwulan_tunggal', violation_error_message='Rapat triwulan ini sudah ada untuk tahun itu.'),
        ),
        migrations.AddConstraint(
            model_name='kehadiran',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['hadir', 'diwakili', 'izin', 'tanpa_kabar'])), name='kehadiran_status_dikenal', violation_error_message='Pilihan untuk status tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='kehadiran',
            constraint=models.UniqueConstraint(fields=('rapat', 'keanggotaan'), name='kehadiran_tunggal', violation_error_message='Kursi ini sudah tercatat dalam rapat itu.'),
        ),
        migrations.AddConstraint(
            model_name='kehadiran',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'diwakili'), ('nama_wakil', ''), _connector='OR'), name='kehadiran_wakil_bila_diwakili', violation_error_message='Nama wakil hanya untuk yang diwakili.'),
        ),
        migrations.AddConstraint(
            model_name='rekomendasi',
            constraint=models.CheckConstraint(condition=models.Q(('prioritas__in', ['tinggi', 'sedang', 'rendah'])), name='rekomendasi_prioritas_dikenal', violation_error_message='Pilihan untuk prioritas tidak dikenal.'),
        ),
        migrations.AddIndex(
            model_name='tindaklanjut',
            index=models.Index(fields=['instansi', 'status', 'tenggat'], name='tindaklanjut_instansi'),
        ),
        migrations.AddIndex(
            model_name='tindaklanjut',
            index=models.Index(fields=['status', 'tenggat'], name='tindaklanjut_tenggat'),
        ),
        migrations.AddConstraint(
            model_name='tindaklanjut',
            constraint=models.CheckConstraint(condition=models.Q(('peran__in', ['penanggung_jawab', 'pendukung'])), name='tindaklanjut_peran_dikenal', violation_error_message='Pilihan untuk peran tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='tindaklanjut',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['belum', 'proses', 'sesuai', 'tidak_dapat'])), name='tindaklanjut_status_dikenal', violation_error_message='Pilihan untuk status tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='tindaklanjut',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('selesai_oleh__isnull', True), ('selesai_pada__isnull', True)), models.Q(('selesai_oleh__isnull', False), ('selesai_pada__isnull', False)), _connector='OR'), name='tindaklanjut_selesai_pada_lengkap', violation_error_message='Isi selesai pada dan selesai oleh bersama-sama.'),
        ),
        migrations.AddConstraint(
            model_name='tindaklanjut',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', frozenset(['belum', 'proses'])), ('selesai_pada__isnull', True)), models.Q(models.Q(('status__in', frozenset(['belum', 'proses'])), _negated=True), ('selesai_pada__isnull', False)), _connector='OR'), name='tindaklanjut_selesai_sesuai_status', violation_error_message='Status akhir harus memiliki waktu selesai, dan sebaliknya.'),
        ),
        migrations.AddConstraint(
            model_name='tindaklanjut',
            constraint=models.UniqueConstraint(fields=('rekomendasi', 'instansi'), name='tindaklanjut_instansi_tunggal', violation_error_message='Instansi ini sudah diminta menindaklanjuti rekomendasi itu.'),
        ),
        migrations.AddConstraint(
            model_name='tindaklanjut',
            constraint=models.UniqueConstraint(condition=models.Q(('peran', 'penanggung_jawab')), fields=('rekomendasi',), name='tindaklanjut_satu_penanggung_jawab', violation_error_message='Rekomendasi ini sudah memiliki penanggung jawab.'),
        ),
        migrations.AddConstraint(
            model_name='perkembangan',
            constraint=models.CheckConstraint(condition=models.Q(('usulan__in', ['proses', 'selesai', 'tidak_dapat'])), name='perkembangan_usulan_dikenal', violation_error_message='Pilihan untuk usulan tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='perkembangan',
            constraint=models.CheckConstraint(condition=models.Q(('hasil__in', ['sesuai', 'belum_sesuai', 'tidak_dapat', ''])), name='perkembangan_hasil_dikenal', violation_error_message='Pilihan untuk hasil tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='perkembangan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('diverifikasi_oleh__isnull', True), ('diverifikasi_pada__isnull', True)), models.Q(('diverifikasi_oleh__isnull', False), ('diverifikasi_pada__isnull', False)), _connector='OR'), name='perkembangan_diverifikasi_pada_lengkap', violation_error_message='Isi diverifikasi pada dan diverifikasi oleh bersama-sama.'),
        ),
        migrations.AddConstraint(
            model_name='perkembangan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('diverifikasi_pada__isnull', True), ('hasil', '')), models.Q(models.Q(('hasil', ''), _negated=True), ('diverifikasi_pada__isnull', False)), _connector='OR'), name='perkembangan_hasil_berwaktu', violation_error_message='Hasil verifikasi harus memiliki waktu dan pemeriksa.'),
        ),
        migrations.AddConstraint(
            model_name='perkembangan',
            constraint=models.CheckConstraint(condition=models.Q(('diverifikasi_oleh__isnull', True), models.Q(('diverifikasi_oleh', models.F('dicatat_oleh')), _negated=True), _connector='OR'), name='perkembangan_pemeriksa_lain', violation_error_message='Pemeriksa harus orang lain daripada pelapor.'),
        ),
        migrations.AddConstraint(
            model_name='perkembangan',
            constraint=models.CheckConstraint(condition=models.Q(('tindakan', ''), _negated=True), name='perkembangan_ada_tindakan', violation_error_message='Tulis tindakan yang dilakukan.'),
        ),
        migrations.AddConstraint(
            model_name='perkembangan',
            constraint=models.UniqueConstraint(condition=models.Q(('hasil', ''), ('usulan__in', frozenset(['selesai', 'tidak_dapat']))), fields=('tindak_lanjut',), name='perkembangan_satu_menunggu', violation_error_message='Laporan sebelumnya masih menunggu verifikasi.'),
        ),
    ]
