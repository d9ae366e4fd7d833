import anggota.models.faktor
import django.core.validators
import django.db.models.deletion
import gugus_tugas.clock
import gugus_tugas.fields
import gugus_tugas.storage
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Instansi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(help_text='Nama pendek untuk alamat dan sebutan @kode.', max_length=30, unique=True, verbose_name='kode')),
                ('nama', models.CharField(max_length=160, unique=True, verbose_name='nama')),
                ('singkatan', models.CharField(max_length=40, verbose_name='singkatan')),
                ('jenis', models.CharField(choices=[('LocalGovernmentOrganisation', 'Perangkat daerah (SKPA/SKPK)'), ('CentralGovernmentOrganisation', 'Instansi vertikal'), ('LawEnforcement', 'Penegak hukum'), ('ImmigrationService', 'Imigrasi'), ('HealthServiceOrganisation', 'Layanan kesehatan'), ('LegalService', 'Bantuan hukum'), ('NGO', 'Lembaga swadaya masyarakat'), ('SchoolOrCollege', 'Lembaga pendidikan'), ('CorporateBusiness', 'Badan usaha')], max_length=40, verbose_name='jenis')),
                ('telepon', models.CharField(blank=True, max_length=30, verbose_name='telepon kantor')),
                ('surel', models.EmailField(blank=True, max_length=254, verbose_name='surel kantor')),
                ('whatsapp', models.CharField(blank=True, max_length=15, validators=[django.core.validators.RegexValidator('\\A[1-9][0-9]{8,14}\\Z', 'Nomor WhatsApp disimpan sebagai 628…, angka saja.')], verbose_name='nomor WhatsApp')),
            ],
            options={
                'verbose_name': 'instansi',
                'verbose_name_plural': 'instansi',
                'ordering': ['nama'],
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['LocalGovernmentOrganisation', 'CentralGovernmentOrganisation', 'LawEnforcement', 'ImmigrationService', 'HealthServiceOrganisation', 'LegalService', 'NGO', 'SchoolOrCollege', 'CorporateBusiness'])), name='instansi_jenis_dikenal', violation_error_message='Pilihan untuk jenis tidak dikenal.')],
            },
        ),
        migrations.CreateModel(
            name='Pengguna',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('nama_pengguna', models.CharField(error_messages={'unique': 'Nama pengguna ini sudah dipakai.'}, max_length=40, unique=True, validators=[django.core.validators.RegexValidator('\\A[a-z0-9][a-z0-9._-]*\\Z', 'Nama pengguna terdiri atas huruf kecil, angka, titik, garis bawah, atau tanda hubung, tanpa spasi.')], verbose_name='nama pengguna')),
                ('nama', models.CharField(max_length=120, verbose_name='nama')),
                ('surel', models.EmailField(blank=True, max_length=254, verbose_name='surel')),
                ('peran', models.CharField(choices=[('sekretariat', 'Staf sekretariat'), ('kepala', 'Kepala sekretariat'), ('anggota', 'Anggota (instansi)'), ('pimpinan', 'Pimpinan'), ('pengelola', 'Pengelola akun')], max_length=20, verbose_name='peran')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktif')),
                ('is_contoh', models.BooleanField(default=False, help_text='Dibuat oleh muat_contoh; setiap halaman diberi tanda.', verbose_name='akun contoh')),
                ('versi_sesi', models.PositiveIntegerField(default=0, editable=False, verbose_name='versi sesi')),
                ('instansi', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='daftar_pengguna', to='anggota.instansi', verbose_name='instansi')),
            ],
            options={
                'verbose_name': 'pengguna',
                'verbose_name_plural': 'pengguna',
                'ordering': ['nama'],
                'constraints': [models.CheckConstraint(condition=models.Q(('peran__in', ['sekretariat', 'kepala', 'anggota', 'pimpinan', 'pengelola'])), name='pengguna_peran_dikenal', violation_error_message='Pilihan untuk peran tidak dikenal.'), models.CheckConstraint(condition=models.Q(models.Q(('peran', 'anggota'), _negated=True), ('instansi__isnull', False), _connector='OR'), name='pengguna_anggota_berinstansi', violation_error_message='Akun anggota harus memiliki instansi.')],
            },
        ),
        migrations.CreateModel(
            name='JejakAudit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pada', models.DateTimeField(verbose_name='pada')),
                ('pelaku', models.CharField(max_length=60, verbose_name='pelaku')),
                ('peristiwa', models.CharField(max_length=40, verbose_name='peristiwa')),
                ('objek_jenis', models.CharField(blank=True, max_length=40, verbose_name='jenis objek')),
                ('objek_kode', models.CharField(blank=True, max_length=80, verbose_name='kode objek')),
                ('kolom', models.JSONField(default=list, verbose_name='kolom')),
                ('alasan', models.CharField(blank=True, max_length=500, verbose_name='alasan')),
                ('asal', models.CharField(blank=True, max_length=45, verbose_name='alamat asal')),
                ('sidik_sebelumnya', models.CharField(max_length=64, verbose_name='sidik baris sebelumnya')),
                ('sidik', models.CharField(max_length=64, unique=True, verbose_name='sidik')),
            ],
            options={
                'verbose_name': 'jejak audit',
                'verbose_name_plural': 'jejak audit',
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['pelaku', '-id'], name='jejak_pelaku'), models.Index(fields=['pelaku', 'pada'], name='jejak_pelaku_pada'), models.Index(fields=['peristiwa', '-id'], name='jejak_peristiwa'), models.Index(fields=['objek_kode', '-id'], name='jejak_objek'), models.Index(fields=['pada'], name='jejak_pada')],
            },
        ),
        migrations.CreateModel(
            name='Kedudukan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama', models.CharField(max_length=80, verbose_name='nama')),
                ('unit', models.CharField(choices=[('pengarah', 'Pengarah'), ('pimpinan', 'Pimpinan'), ('sekretariat', 'Sekretariat'), ('sub_1', 'Sub Gugus Tugas I: Pencegahan'), ('sub_2', 'Sub Gugus Tugas II: Rehabilitasi Kesehatan'), ('sub_3', 'Sub Gugus Tugas III: Rehabilitasi Sosial, Pemulangan, dan Reintegrasi Sosial'), ('sub_4', 'Sub Gugus Tugas IV: Pengembangan Norma Hukum'), ('sub_5', 'Sub Gugus Tugas V: Penegakan Hukum'), ('sub_6', 'Sub Gugus Tugas VI: Koordinasi dan Kerja Sama')], max_length=20, verbose_name='unit')),
                ('urutan', models.PositiveSmallIntegerField(verbose_name='urutan')),
            ],
            options={
                'verbose_name': 'kedudukan',
                'verbose_name_plural': 'kedudukan',
                'ordering': ['urutan'],
                'constraints': [models.CheckConstraint(condition=models.Q(('unit__in', ['pengarah', 'pimpinan', 'sekretariat', 'sub_1', 'sub_2', 'sub_3', 'sub_4', 'sub_5', 'sub_6'])), name='kedudukan_unit_dikenal', violation_error_message='Pilihan untuk unit tidak dikenal.'), models.UniqueConstraint(fields=('unit', 'nama'), name='kedudukan_unit_nama_tunggal', violation_error_message='Kedudukan ini sudah ada dalam unit itu.')],
            },
        ),
        migrations.CreateModel(
            name='Keanggotaan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jabatan_dinas', models.CharField(max_length=160, verbose_name='jabatan dinas')),
                ('urutan', models.PositiveSmallIntegerField(verbose_name='urutan dalam lampiran')),
                ('instansi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_keanggotaan', to='anggota.instansi', verbose_name='instansi')),
                ('kedudukan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_keanggotaan', to='anggota.kedudukan', verbose_name='kedudukan')),
            ],
            options={
                'verbose_name': 'keanggotaan',
                'verbose_name_plural': 'keanggotaan',
                'ordering': ['sk', 'urutan'],
            },
        ),
        migrations.CreateModel(
            name='KepalaJejak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sidik', models.CharField(max_length=64, verbose_name='sidik terakhir')),
                ('jumlah', models.PositiveBigIntegerField(default=0, verbose_name='jumlah baris')),
            ],
            options={
                'verbose_name': 'kepala jejak',
                'verbose_name_plural': 'kepala jejak',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='kepalajejak_satu_baris')],
            },
        ),
        migrations.CreateModel(
            name='Kiriman',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('kunci', models.UUIDField(unique=True, verbose_name='kunci pengiriman')),
                ('sidik', models.CharField(max_length=32, verbose_name='sidik isi')),
                ('objek_jenis', models.CharField(blank=True, max_length=60, verbose_name='jenis objek')),
                ('objek_id', models.CharField(blank=True, max_length=40, verbose_name='id objek')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
            ],
            options={
                'verbose_name': 'kiriman',
                'verbose_name_plural': 'kiriman',
            },
        ),
        migrations.CreateModel(
            name='KodePemulihan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sidik', models.CharField(max_length=32, verbose_name='sidik kode')),
                ('terpakai_sejak', models.DateTimeField(blank=True, null=True, verbose_name='terpakai sejak')),
                ('pengguna', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_kode_pemulihan', to=settings.AUTH_USER_MODEL, verbose_name='akun')),
            ],
            options={
                'verbose_name': 'kode pemulihan',
                'verbose_name_plural': 'kode pemulihan',
                'constraints': [models.UniqueConstraint(fields=('pengguna', 'sidik'), name='kodepemulihan_tunggal', violation_error_message='Kode pemulihan ini sudah ada.')],
            },
        ),
        migrations.CreateModel(
            name='NotaKesepahaman',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('jenis', models.CharField(choices=[('mou', 'Nota Kesepahaman (MoU)'), ('pks', 'Perjanjian Kerja Sama (PKS)')], max_length=5, verbose_name='jenis')),
                ('judul', models.CharField(max_length=250, verbose_name='judul')),
                ('ruang_lingkup', models.TextField(max_length=3000, verbose_name='ruang lingkup')),
                ('tanggal_tanda_tangan', models.DateField(verbose_name='tanggal tanda tangan')),
                ('berlaku_mulai', models.DateField(verbose_name='berlaku mulai')),
                ('berlaku_sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('berkas', models.FileField(blank=True, upload_to=gugus_tugas.storage.neutral_path, verbose_name='naskah')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
            ],
            options={
                'verbose_name': 'nota kesepahaman',
                'verbose_name_plural': 'nota kesepahaman',
                'ordering': ['-tanggal_tanda_tangan', 'judul', 'id'],
                'indexes': [models.Index(fields=['berlaku_sampai', 'berlaku_mulai'], name='nota_masa_berlaku')],
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['mou', 'pks'])), name='notakesepahaman_jenis_dikenal', violation_error_message='Pilihan untuk jenis tidak dikenal.'), models.CheckConstraint(condition=models.Q(('berlaku_mulai__isnull', True), ('tanggal_tanda_tangan__isnull', True), ('berlaku_mulai__gte', models.F('tanggal_tanda_tangan')), _connector='OR'), name='notakesepahaman_berlaku_mulai_urut', violation_error_message='Masa berlaku dimulai sebelum ditandatangani.'), models.CheckConstraint(condition=models.Q(('berlaku_sampai__isnull', True), ('berlaku_mulai__isnull', True), ('berlaku_sampai__gte', models.F('berlaku_mulai')), _connector='OR'), name='notakesepahaman_berlaku_sampai_urut', violation_error_message='Masa berlaku berakhir sebelum dimulai.')],
            },
        ),
        migrations.CreateModel(
            name='Pejabat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama', models.CharField(max_length=120, verbose_name='nama')),
                ('jenis', models.CharField(choices=[('pokok', 'Pokok'), ('pengganti', 'Pengganti')], default='pokok', max_length=10, verbose_name='pokok atau pengganti')),
                ('sebutan', models.CharField(blank=True, choices=[('', 'Definitif'), ('Plt.', 'Pelaksana tugas (Plt.)'), ('Plh.', 'Pelaksana harian (Plh.)'), ('Pj.', 'Penjabat (Pj.)')], default='', max_length=5, verbose_name='sebutan')),
                ('mulai', models.DateField(verbose_name='mulai')),
                ('selesai', models.DateField(blank=True, null=True, verbose_name='selesai')),
                ('is_narahubung', models.BooleanField(default=False, verbose_name='narahubung')),
                ('keanggotaan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_pejabat', to='anggota.keanggotaan', verbose_name='keanggotaan')),
                ('pengguna', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='daftar_pejabat', to=settings.AUTH_USER_MODEL, verbose_name='akun')),
            ],
            options={
                'verbose_name': 'pejabat',
                'verbose_name_plural': 'pejabat',
                'ordering': ['keanggotaan', 'mulai'],
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['pokok', 'pengganti'])), name='pejabat_jenis_dikenal', violation_error_message='Pilihan untuk jenis tidak dikenal.'), models.CheckConstraint(condition=models.Q(('sebutan__in', ['', 'Plt.', 'Plh.', 'Pj.', ''])), name='pejabat_sebutan_dikenal', violation_error_message='Pilihan untuk sebutan tidak dikenal.'), models.CheckConstraint(condition=models.Q(('selesai__isnull', True), ('mulai__isnull', True), ('selesai__gte', models.F('mulai')), _connector='OR'), name='pejabat_selesai_urut', violation_error_message='Masa jabatan berakhir sebelum dimulai.'), models.UniqueConstraint(condition=models.Q(('jenis', 'pokok'), ('selesai__isnull', True)), fields=('keanggotaan',), name='pejabat_satu_pokok_menjabat', violation_error_message='Kursi ini sudah memiliki pejabat pokok. Akhiri dahulu masa jabatannya.')],
            },
        ),
        migrations.CreateModel(
            name='Pengaturan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('tautan_grup', models.CharField(blank=True, max_length=120, validators=[django.core.validators.RegexValidator('\\Ahttps://chat\\.whatsapp\\.com/[A-Za-z0-9]{10,40}\\Z', 'Tautan grup dimulai dengan https://chat.whatsapp.com/ dan hanya memuat huruf dan angka sesudahnya.')], verbose_name='tautan grup WhatsApp')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
            ],
            options={
                'verbose_name': 'pengaturan',
                'verbose_name_plural': 'pengaturan',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='pengaturan_satu_baris', violation_error_message='Pengaturan hanya satu baris.')],
            },
        ),
        migrations.CreateModel(
            name='PerpanjanganNota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('sampai_lama', models.DateField(verbose_name='semula berlaku sampai')),
                ('sampai_baru', models.DateField(blank=True, null=True, verbose_name='diperpanjang sampai')),
                ('dasar', models.CharField(max_length=250, verbose_name='dasar perpanjangan')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('nota', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_perpanjangan', to='anggota.notakesepahaman', verbose_name='nota kesepahaman')),
            ],
            options={
                'verbose_name': 'perpanjangan nota kesepahaman',
                'verbose_name_plural': 'perpanjangan nota kesepahaman',
                'ordering': ['-dicatat_pada', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('sampai_baru__isnull', True), ('sampai_baru__gt', models.F('sampai_lama')), _connector='OR'), name='perpanjangannota_maju', violation_error_message='Perpanjangan harus berakhir setelah masa berlaku semula.')],
            },
        ),
        migrations.CreateModel(
            name='PihakNota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urutan', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('nama', models.CharField(blank=True, max_length=160, verbose_name='nama pihak lain')),
                ('nomor', models.CharField(blank=True, max_length=80, verbose_name='nomor menurut pihak ini')),
                ('instansi', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='daftar_nota', to='anggota.instansi', verbose_name='instansi')),
                ('nota', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_pihak', to='anggota.notakesepahaman', verbose_name='nota kesepahaman')),
            ],
            options={
                'verbose_name': 'pihak nota kesepahaman',
                'verbose_name_plural': 'pihak nota kesepahaman',
                'ordering': ['nota', 'urutan'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('instansi__isnull', False), ('nama', '')), models.Q(('instansi__isnull', True), models.Q(('nama', ''), _negated=True)), _connector='OR'), name='pihaknota_instansi_atau_nama', violation_error_message='Pilih instansi, atau tulis nama pihak lain; tidak keduanya.'), models.UniqueConstraint(fields=('nota', 'urutan'), name='pihaknota_urutan_tunggal', violation_error_message='Urutan pihak ini sudah dipakai.'), models.UniqueConstraint(fields=('nota', 'instansi'), name='pihaknota_instansi_tunggal', violation_error_message='Instansi ini sudah menjadi pihak.'), models.UniqueConstraint(condition=models.Q(('nama', ''), _negated=True), fields=('nota', 'nama'), name='pihaknota_nama_tunggal', violation_error_message='Pihak ini sudah dicatat.')],
            },
        ),
        migrations.CreateModel(
            name='Sesi',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('peramban', models.CharField(blank=True, max_length=200, verbose_name='peramban')),
                ('asal', models.CharField(blank=True, max_length=45, verbose_name='alamat asal')),
                ('masuk_sejak', models.DateTimeField(blank=True, null=True, verbose_name='masuk sejak')),
                ('pengguna', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='daftar_sesi', to=settings.AUTH_USER_MODEL, verbose_name='akun')),
            ],
            options={
                'verbose_name': 'sesi',
                'verbose_name_plural': 'sesi',
                'ordering': ['-expire_date'],
            },
        ),
        migrations.CreateModel(
            name='SuratKeputusan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('nomor', models.CharField(blank=True, max_length=60, verbose_name='nomor')),
                ('tentang', models.CharField(max_length=250, verbose_name='tentang')),
                ('tanggal', models.DateField(verbose_name='tanggal ditetapkan')),
                ('berlaku_mulai', models.DateField(verbose_name='berlaku mulai')),
                ('berlaku_sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('berkas', models.FileField(blank=True, upload_to=gugus_tugas.storage.neutral_path, verbose_name='berkas SK')),
                ('dilaksanakan_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dilaksanakan pada')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('dilaksanakan_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dilaksanakan oleh')),
                ('mencabut', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dicabut_oleh_sk', to='anggota.suratkeputusan', verbose_name='mencabut SK')),
            ],
            options={
                'verbose_name': 'surat keputusan',
                'verbose_name_plural': 'surat keputusan',
                'ordering': ['-berlaku_mulai', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('berlaku_sampai__isnull', True), ('berlaku_mulai__isnull', True), ('berlaku_sampai__gte', models.F('berlaku_mulai')), _connector='OR'), name='suratkeputusan_berlaku_sampai_urut', violation_error_message='Masa berlaku berakhir sebelum dimulai.'), models.CheckConstraint(condition=models.Q(models.Q(('dilaksanakan_oleh__isnull', True), ('dilaksanakan_pada__isnull', True)), models.Q(('dilaksanakan_oleh__isnull', False), ('dilaksanakan_pada__isnull', False)), _connector='OR'), name='suratkeputusan_dilaksanakan_pada_lengkap', violation_error_message='Isi dilaksanakan pada dan dilaksanakan oleh bersama-sama.'), models.CheckConstraint(condition=models.Q(('mencabut__isnull', True), models.Q(('mencabut', models.F('id')), _negated=True), _connector='OR'), name='suratkeputusan_cabut_lain', violation_error_message='SK tidak dapat mencabut dirinya sendiri.'), models.UniqueConstraint(condition=models.Q(('nomor', ''), _negated=True), fields=('nomor',), name='suratkeputusan_nomor_tunggal', violation_error_message='SK dengan nomor ini sudah tercatat.')],
            },
        ),
        migrations.AddField(
            model_name='keanggotaan',
            name='sk',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_keanggotaan', to='anggota.suratkeputusan', verbose_name='SK'),
        ),
        migrations.CreateModel(
            name='ImporLampiran',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('isi', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='isi')),
                ('disimpan_pada', models.DateTimeField(blank=True, null=True, verbose_name='disimpan pada')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('disimpan_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disimpan oleh')),
                ('sk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_impor', to='anggota.suratkeputusan', verbose_name='SK')),
            ],
            options={
                'verbose_name': 'impor lampiran',
                'verbose_name_plural': 'impor lampiran',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('disimpan_oleh__isnull', True), ('disimpan_pada__isnull', True)), models.Q(('disimpan_oleh__isnull', False), ('disimpan_pada__isnull', False)), _connector='OR'), name='imporlampiran_disimpan_pada_lengkap', violation_error_message='Isi disimpan pada dan disimpan oleh bersama-sama.')],
            },
        ),
        migrations.CreateModel(
            name='Undangan',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sidik', models.CharField(max_length=32, unique=True, verbose_name='sidik tautan')),
                ('berlaku_sampai', models.DateTimeField(verbose_name='berlaku sampai')),
                ('dipakai_sejak', models.DateTimeField(blank=True, null=True, verbose_name='dipakai sejak')),
                ('is_dibatalkan', models.BooleanField(default=False, verbose_name='dibatalkan')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('pengguna', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_undangan', to=settings.AUTH_USER_MODEL, verbose_name='akun')),
            ],
            options={
                'verbose_name': 'undangan',
                'verbose_name_plural': 'undangan',
                'ordering': ['-dicatat_pada'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('dipakai_sejak__isnull', True), ('is_dibatalkan', False)), fields=('pengguna',), name='undangan_satu_terbuka', violation_error_message='Akun ini sudah memiliki undangan yang terbuka.')],
            },
        ),
        migrations.CreateModel(
            name='FaktorKedua',
            fields=[
                ('throttling_failure_timestamp', models.DateTimeField(blank=True, default=None, help_text='A timestamp of the last failed verification attempt. Null if last attempt succeeded.', null=True)),
                ('throttling_failure_count', models.PositiveIntegerField(default=0, help_text='Number of successive failed attempts.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kunci', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='kunci rahasia')),
                ('aktif_sejak', models.DateTimeField(blank=True, null=True, verbose_name='aktif sejak')),
                ('langkah_terakhir', models.BigIntegerField(default=-1, verbose_name='langkah terakhir')),
                ('geser', models.SmallIntegerField(default=0, verbose_name='geseran jam')),
                ('pengguna', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_faktor', to=settings.AUTH_USER_MODEL, verbose_name='akun')),
            ],
            options={
                'verbose_name': 'faktor kedua',
                'verbose_name_plural': 'faktor kedua',
                'constraints': [models.UniqueConstraint(condition=models.Q(('aktif_sejak__isnull', True)), fields=('pengguna',), name='faktorkedua_satu_ditawarkan', violation_error_message='Akun ini sudah memiliki faktor kedua yang ditawarkan.'), models.UniqueConstraint(condition=models.Q(('aktif_sejak__isnull', False)), fields=('pengguna',), name='faktorkedua_satu_aktif', violation_error_message='Akun ini sudah memiliki faktor kedua yang aktif.')],
            },
            bases=(models.Model, anggota.models.faktor.Diizinkan),
        ),
        migrations.AddConstraint(
            model_name='keanggotaan',
            constraint=models.UniqueConstraint(fields=('sk', 'jabatan_dinas', 'kedudukan'), name='keanggotaan_kursi_tunggal', violation_error_message='Jabatan ini sudah memiliki kedudukan yang sama dalam SK.'),
        ),
    ]
