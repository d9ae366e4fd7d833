"""The Laporan Tahunan from draft to issued edition."""

import django.core.validators
import django.db.models.deletion
import gugus_tugas.clock
import gugus_tugas.fields
import gugus_tugas.storage
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('laporan', '0001_awal'),
    ]

    operations = [
        migrations.CreateModel(
            name='LaporanTahunan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('versi', models.PositiveSmallIntegerField(default=1, verbose_name='versi')),
                ('status', models.CharField(choices=[('konsep', 'Konsep'), ('diperiksa', 'Sedang diperiksa'), ('disetujui', 'Disetujui'), ('terbit', 'Terbit'), ('ditarik', 'Ditarik')], default='konsep', max_length=10, verbose_name='keadaan')),
                ('diajukan_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='diajukan pada')),
                ('disetujui_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='disetujui pada')),
                ('diterbitkan_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='diterbitkan pada')),
                ('ditarik_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ditarik pada')),
                ('nomor', models.CharField(blank=True, max_length=60, verbose_name='nomor')),
                ('tanggal', models.DateField(blank=True, null=True, verbose_name='tanggal laporan')),
                ('penanda_tangan', models.JSONField(blank=True, default=list, verbose_name='penanda tangan')),
                ('diajukan_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diajukan oleh')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('disetujui_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disetujui oleh')),
                ('ditarik_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditarik oleh')),
                ('diterbitkan_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diterbitkan oleh')),
            ],
            options={
                'verbose_name': 'laporan tahunan',
                'verbose_name_plural': 'laporan tahunan',
                'ordering': ['-tahun', '-versi'],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['konsep', 'diperiksa', 'disetujui', 'terbit', 'ditarik'])), name='laporantahunan_status_dikenal', violation_error_message='Pilihan untuk status tidak dikenal.'), models.CheckConstraint(condition=models.Q(models.Q(('diajukan_oleh__isnull', True), ('diajukan_pada__isnull', True)), models.Q(('diajukan_oleh__isnull', False), ('diajukan_pada__isnull', False)), _connector='OR'), name='laporantahunan_diajukan_pada_lengkap', violation_error_message='Isi diajukan pada dan diajukan oleh bersama-sama.'), models.CheckConstraint(condition=models.Q(models.Q(('disetujui_oleh__isnull', True), ('disetujui_pada__isnull', True)), models.Q(('disetujui_oleh__isnull', False), ('disetujui_pada__isnull', False)), _connector='OR'), name='laporantahunan_disetujui_pada_lengkap', violation_error_message='Isi disetujui pada dan disetujui oleh bersama-sama.'), models.CheckConstraint(condition=models.Q(models.Q(('diterbitkan_oleh__isnull', True), ('diterbitkan_pada__isnull', True)), models.Q(('diterbitkan_oleh__isnull', False), ('diterbitkan_pada__isnull', False)), _connector='OR'), name='laporantahunan_diterbitkan_pada_lengkap', violation_error_message='Isi diterbitkan pada dan diterbitkan oleh bersama-sama.'), models.CheckConstraint(condition=models.Q(models.Q(('ditarik_oleh__isnull', True), ('ditarik_pada__isnull', True)), models.Q(('ditarik_oleh__isnull', False), ('ditarik_pada__isnull', False)), _connector='OR'), name='laporantahunan_ditarik_pada_lengkap', violation_error_message='Isi ditarik pada dan ditarik oleh bersama-sama.'), models.CheckConstraint(condition=models.Q(('tahun__gte', 1990), ('tahun__lte', 2100), ('versi__gte', 1)), name='laporantahunan_tahun_wajar', violation_error_message='Tahun laporan harus antara 1990 dan 2100, versinya mulai dari 1.'), models.UniqueConstraint(fields=('tahun', 'versi'), name='laporantahunan_versi_tunggal', violation_error_message='Versi laporan tahun ini sudah ada.'), models.UniqueConstraint(condition=models.Q(('status__in', ['diperiksa', 'disetujui', 'konsep'])), fields=('tahun',), name='laporantahunan_satu_konsep', violation_error_message='Laporan tahun ini masih memiliki konsep yang belum terbit.'), models.UniqueConstraint(condition=models.Q(('nomor', ''), _negated=True), fields=('nomor',), name='laporantahunan_nomor_tunggal', violation_error_message='Nomor ini sudah dipakai laporan lain.'), models.CheckConstraint(condition=models.Q(models.Q(('diajukan_pada__isnull', True), ('status', 'konsep')), models.Q(models.Q(('status', 'konsep'), _negated=True), ('diajukan_pada__isnull', False)), _connector='OR'), name='laporantahunan_diajukan_sesuai', violation_error_message='Keadaan laporan tidak sesuai dengan catatan pengajuannya.'), models.CheckConstraint(condition=models.Q(models.Q(('disetujui_pada__isnull', False), ('status__in', ['disetujui', 'ditarik', 'terbit']), ('tanggal__isnull', False), models.Q(('nomor', ''), _negated=True)), models.Q(models.Q(('status__in', ['disetujui', 'ditarik', 'terbit']), _negated=True), ('disetujui_pada__isnull', True), ('nomor', ''), ('tanggal__isnull', True)), _connector='OR'), name='laporantahunan_disetujui_sesuai', violation_error_message='Laporan yang disetujui memiliki nomor dan tanggal; sebelum itu belum.'), models.CheckConstraint(condition=models.Q(models.Q(('diterbitkan_pada__isnull', False), ('status__in', ['ditarik', 'terbit'])), models.Q(models.Q(('status__in', ['ditarik', 'terbit']), _negated=True), ('diterbitkan_pada__isnull', True)), _connector='OR'), name='laporantahunan_terbit_sesuai', violation_error_message='Keadaan laporan tidak sesuai dengan catatan penerbitannya.'), models.CheckConstraint(condition=models.Q(models.Q(('ditarik_pada__isnull', False), ('status', 'ditarik')), models.Q(models.Q(('status', 'ditarik'), _negated=True), ('ditarik_pada__isnull', True)), _connector='OR'), name='laporantahunan_ditarik_sesuai', violation_error_message='Keadaan laporan tidak sesuai dengan catatan penarikannya.'), models.CheckConstraint(condition=models.Q(('disetujui_oleh__isnull', True), models.Q(('disetujui_oleh', models.F('diajukan_oleh')), _negated=True), _connector='OR'), name='laporantahunan_pemeriksa_lain', violation_error_message='Pemeriksa bukan orang yang mengajukan.'), models.CheckConstraint(condition=models.Q(('diterbitkan_oleh__isnull', True), models.Q(models.Q(('diterbitkan_oleh', models.F('diajukan_oleh')), _negated=True), models.Q(('diterbitkan_oleh', models.F('disetujui_oleh')), _negated=True)), _connector='OR'), name='laporantahunan_penerbit_lain', violation_error_message='Yang menerbitkan bukan orang yang mengajukan atau memeriksa.')],
            },
        ),
        migrations.CreateModel(
            name='EdisiLaporan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('edisi', models.CharField(choices=[('umum', 'Umum'), ('terbatas', 'Terbatas')], max_length=10, verbose_name='edisi')),
                ('kode', models.CharField(max_length=16, unique=True, verbose_name='kode verifikasi')),
                ('potret', models.TextField(verbose_name='potret (JSON kanonik)')),
                ('sidik_potret', models.CharField(max_length=64, validators=[django.core.validators.RegexValidator('\\A[0-9a-f]{64}\\Z', 'Sidik SHA-256 terdiri atas 64 angka heksadesimal.')], verbose_name='sidik potret')),
                ('berkas', models.FileField(blank=True, upload_to=gugus_tugas.storage.neutral_path, verbose_name='PDF')),
                ('sidik', models.CharField(blank=True, max_length=64, validators=[django.core.validators.RegexValidator('\\A[0-9a-f]{64}\\Z', 'Sidik SHA-256 terdiri atas 64 angka heksadesimal.')], verbose_name='sidik PDF')),
                ('laporan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_edisi', to='laporan.laporantahunan', verbose_name='laporan')),
            ],
            options={
                'verbose_name': 'edisi laporan',
                'verbose_name_plural': 'edisi laporan',
                'ordering': ['laporan', 'edisi'],
                'constraints': [models.CheckConstraint(condition=models.Q(('edisi__in', ['umum', 'terbatas'])), name='edisilaporan_edisi_dikenal', violation_error_message='Pilihan untuk edisi tidak dikenal.'), models.UniqueConstraint(fields=('laporan', 'edisi'), name='edisilaporan_tunggal', violation_error_message='Edisi laporan ini sudah ada.'), models.CheckConstraint(condition=models.Q(models.Q(('berkas', ''), ('sidik', '')), models.Q(models.Q(('berkas', ''), _negated=True), models.Q(('sidik', ''), _negated=True)), _connector='OR'), name='edisilaporan_berkas_bersidik', violation_error_message='PDF yang disimpan harus memiliki sidik.')],
            },
        ),
        migrations.CreateModel(
            name='BabLaporan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('diubah_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='diubah pada')),
                ('bab', models.CharField(choices=[('pengantar', 'Kata pengantar'), ('pendahuluan', 'Pendahuluan'), ('kelembagaan', 'Kelembagaan'), ('situasi', 'Situasi perdagangan orang di Aceh'), ('pencegahan', 'Pencegahan'), ('perlindungan', 'Perlindungan korban'), ('penegakan', 'Penegakan hukum'), ('tindak_lanjut', 'Tindak lanjut rekomendasi'), ('hambatan', 'Hambatan, evaluasi, dan rekomendasi'), ('penutup', 'Penutup')], editable=False, max_length=20, verbose_name='bab')),
                ('teks', models.TextField(blank=True, editable=False, max_length=20000, verbose_name='teks')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('diubah_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diubah oleh')),
                ('pemilik', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='pemilik')),
                ('laporan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_bab', to='laporan.laporantahunan', verbose_name='laporan')),
            ],
            options={
                'verbose_name': 'bab laporan',
                'verbose_name_plural': 'bab laporan',
                'ordering': ['laporan', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('bab__in', ['pengantar', 'pendahuluan', 'kelembagaan', 'situasi', 'pencegahan', 'perlindungan', 'penegakan', 'tindak_lanjut', 'hambatan', 'penutup'])), name='bablaporan_bab_dikenal', violation_error_message='Pilihan untuk bab tidak dikenal.'), models.CheckConstraint(condition=models.Q(models.Q(('diubah_oleh__isnull', True), ('diubah_pada__isnull', True)), models.Q(('diubah_oleh__isnull', False), ('diubah_pada__isnull', False)), _connector='OR'), name='bablaporan_diubah_pada_lengkap', violation_error_message='Isi diubah pada dan diubah oleh bersama-sama.'), models.UniqueConstraint(fields=('laporan', 'bab'), name='bablaporan_tunggal', violation_error_message='Bab ini sudah ada dalam laporan.')],
            },
        ),
        migrations.CreateModel(
            name='RiwayatLaporan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('dari', models.CharField(blank=True, choices=[('konsep', 'Konsep'), ('diperiksa', 'Sedang diperiksa'), ('disetujui', 'Disetujui'), ('terbit', 'Terbit'), ('ditarik', 'Ditarik')], max_length=10, verbose_name='dari')),
                ('ke', models.CharField(choices=[('konsep', 'Konsep'), ('diperiksa', 'Sedang diperiksa'), ('disetujui', 'Disetujui'), ('terbit', 'Terbit'), ('ditarik', 'Ditarik')], max_length=10, verbose_name='ke')),
                ('catatan', models.CharField(blank=True, max_length=1000, verbose_name='catatan')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('laporan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_riwayat', to='laporan.laporantahunan', verbose_name='laporan')),
            ],
            options={
                'verbose_name': 'riwayat laporan',
                'verbose_name_plural': 'riwayat laporan',
                'ordering': ['laporan', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('dari__in', ['konsep', 'diperiksa', 'disetujui', 'terbit', 'ditarik', ''])), name='riwayatlaporan_dari_dikenal', violation_error_message='Pilihan untuk dari tidak dikenal.'), models.CheckConstraint(condition=models.Q(('ke__in', ['konsep', 'diperiksa', 'disetujui', 'terbit', 'ditarik'])), name='riwayatlaporan_ke_dikenal', violation_error_message='Pilihan untuk ke tidak dikenal.'), models.CheckConstraint(condition=models.Q(models.Q(('catatan', ''), _negated=True), models.Q(models.Q(('ke', 'ditarik'), _negated=True), models.Q(models.Q(('ke', 'konsep'), _negated=True), ('dari', ''), _connector='OR')), _connector='OR'), name='riwayatlaporan_beralasan', violation_error_message='Tulis catatan mengapa laporan dikembalikan atau ditarik.')],
            },
        ),
        migrations.CreateModel(
            name='TeksBab',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('versi', models.PositiveIntegerField(verbose_name='versi')),
                ('teks', models.TextField(blank=True, max_length=20000, verbose_name='teks')),
                ('bab', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_teks', to='laporan.bablaporan', verbose_name='bab')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
            ],
            options={
                'verbose_name': 'teks bab',
                'verbose_name_plural': 'teks bab',
                'ordering': ['bab', '-versi'],
                'constraints': [models.UniqueConstraint(fields=('bab', 'versi'), name='teksbab_tunggal', violation_error_message='Versi teks ini sudah ada.')],
            },
        ),
        migrations.CreateModel(
            name='KomentarBab',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('teks', models.CharField(max_length=2000, verbose_name='komentar')),
                ('selesai_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='selesai pada')),
                ('bab', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_komentar', to='laporan.bablaporan', verbose_name='bab')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('selesai_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='selesai oleh')),
            ],
            options={
                'verbose_name': 'komentar bab',
                'verbose_name_plural': 'komentar bab',
                'ordering': ['bab', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('selesai_oleh__isnull', True), ('selesai_pada__isnull', True)), models.Q(('selesai_oleh__isnull', False), ('selesai_pada__isnull', False)), _connector='OR'), name='komentarbab_selesai_pada_lengkap', violation_error_message='Isi selesai pada dan selesai oleh bersama-sama.')],
            },
        ),
        migrations.CreateModel(
            name='KonsepBab',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('diubah_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='diubah pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('isi', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='isi')),
                ('tab', models.CharField(blank=True, editable=False, max_length=32, verbose_name='tab penulis terakhir')),
                ('urut', models.PositiveIntegerField(default=0, editable=False, verbose_name='urutan kiriman tab itu')),
                ('bab', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_konsep', to='laporan.bablaporan', verbose_name='bab')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('diubah_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diubah oleh')),
            ],
            options={
                'verbose_name': 'konsep bab laporan',
                'verbose_name_plural': 'konsep bab laporan',
                'ordering': ['-diubah_pada'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('diubah_oleh__isnull', True), ('diubah_pada__isnull', True)), models.Q(('diubah_oleh__isnull', False), ('diubah_pada__isnull', False)), _connector='OR'), name='konsepbab_diubah_pada_lengkap', violation_error_message='Isi diubah pada dan diubah oleh bersama-sama.'), models.UniqueConstraint(fields=('bab', 'dicatat_oleh'), name='konsepbab_tunggal', violation_error_message='Konsep untuk bab ini sudah ada.')],
            },
        ),
    ]
