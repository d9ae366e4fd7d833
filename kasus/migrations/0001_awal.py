
import django.db.models.deletion
import gugus_tugas.clock
import gugus_tugas.fields
import kasus.models.kasus
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('anggota', '0001_awal'),
        ('wilayah', '0002_isi_wilayah'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PenomoranKasus',
            fields=[
                ('tahun', models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name='tahun')),
                ('terakhir', models.PositiveIntegerField(default=0, verbose_name='nomor terakhir')),
            ],
            options={
                'verbose_name': 'penomoran kasus',
                'verbose_name_plural': 'penomoran kasus',
            },
        ),
        migrations.CreateModel(
            name='Kasus',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('nomor', models.CharField(editable=False, max_length=30, unique=True, verbose_name='nomor register')),
                ('tahun_nomor', models.PositiveSmallIntegerField(editable=False, verbose_name='tahun nomor')),
                ('urutan', models.PositiveIntegerField(editable=False, verbose_name='urutan dalam tahun')),
                ('slug', models.CharField(default=kasus.models.kasus.random_slug, editable=False, max_length=12, unique=True, verbose_name='alamat')),
                ('tanggal_lapor', models.DateField(verbose_name='tanggal laporan diterima')),
                ('tahun_lapor', models.PositiveSmallIntegerField(editable=False, verbose_name='tahun laporan')),
                ('sumber_laporan', models.CharField(choices=[('langsung', 'Datang langsung'), ('telepon', 'Telepon atau hotline (SAPA 129)'), ('rujukan', 'Rujukan instansi'), ('penjangkauan', 'Penjangkauan petugas'), ('kepolisian', 'Laporan polisi'), ('perwakilan', 'Perwakilan RI di luar negeri'), ('media', 'Media atau media sosial'), ('lainnya', 'Lainnya'), ('tidak_diketahui', 'Tidak diketahui')], max_length=20, verbose_name='sumber laporan')),
                ('nomor_simfoni', models.CharField(blank=True, max_length=40, verbose_name='nomor SIMFONI-PPA')),
                ('uraian', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='uraian singkat')),
                ('status', models.CharField(choices=[('Active', 'Penanganan'), ('FollowUp', 'Pemantauan'), ('Closed', 'Terminasi'), ('ClosedReferred', 'Terminasi, dirujuk')], default='Active', max_length=20, verbose_name='status')),
                ('dimusnahkan_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dimusnahkan pada')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('dimusnahkan_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dimusnahkan oleh')),
                ('penanggung_jawab', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_kasus', to=settings.AUTH_USER_MODEL, verbose_name='penanggung jawab')),
                ('tempat_lapor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wilayah.wilayah', verbose_name='tempat laporan diterima')),
            ],
            options={
                'verbose_name': 'kasus',
                'verbose_name_plural': 'kasus',
                'ordering': ['-tanggal_lapor', '-urutan'],
            },
        ),
        migrations.CreateModel(
            name='Korban',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('urutan', models.PositiveSmallIntegerField(editable=False, verbose_name='urutan')),
                ('jenis_kelamin', models.CharField(choices=[('L', 'Laki-laki'), ('P', 'Perempuan'), ('U', 'Tidak diketahui')], max_length=1, verbose_name='jenis kelamin')),
                ('usia_saat_terjerat', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='usia saat terjerat')),
                ('kelompok_usia', models.CharField(choices=[('anak', 'Anak (di bawah 18 tahun)'), ('dewasa', 'Dewasa (18 tahun ke atas)'), ('tidak_diketahui', 'Tidak diketahui')], max_length=20, verbose_name='kelompok usia saat terjerat')),
                ('status_identifikasi', models.CharField(choices=[('PossibleVictimOfTrafficking', 'Terindikasi korban'), ('ActualVictimOfTrafficking', 'Korban TPPO'), ('NotAVictimOfTrafficking', 'Bukan korban TPPO')], default='PossibleVictimOfTrafficking', max_length=30, verbose_name='status identifikasi')),
                ('penetap_status', models.CharField(blank=True, choices=[('Police', 'Kepolisian'), ('CourtOrProsecution', 'Kejaksaan atau pengadilan'), ('NonPoliceGovernmentalOrganization', 'Instansi pemerintah lain'), ('NGO', 'Lembaga swadaya masyarakat'), ('Other', 'Lainnya')], max_length=40, verbose_name='penetap status')),
                ('dibatasi_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dibatasi pada')),
                ('asal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wilayah.wilayah', verbose_name='daerah asal')),
                ('dibatasi_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dibatasi oleh')),
                ('kasus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_korban', to='kasus.kasus', verbose_name='kasus')),
                ('kewarganegaraan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wilayah.wilayah', verbose_name='kewarganegaraan')),
            ],
            options={
                'verbose_name': 'korban',
                'verbose_name_plural': 'korban',
                'ordering': ['kasus', 'urutan'],
            },
        ),
        migrations.CreateModel(
            name='IdentitasKorban',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('nama', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='nama lengkap')),
                ('nik', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='NIK')),
                ('tanggal_lahir', gugus_tugas.fields.EncryptedDateField(blank=True, default=None, verbose_name='tanggal lahir')),
                ('alamat', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='alamat')),
                ('telepon', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='telepon yang aman dihubungi')),
                ('nik_indeks', models.CharField(blank=True, db_index=True, editable=False, max_length=32, verbose_name='indeks NIK')),
                ('korban', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='identitas', to='kasus.korban', verbose_name='korban')),
            ],
            options={
                'verbose_name': 'identitas korban',
                'verbose_name_plural': 'identitas korban',
            },
        ),
        migrations.CreateModel(
            name='Layanan',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('jenis', models.CharField(choices=[('IDENT', 'Pengaduan dan identifikasi'), ('KES', 'Rehabilitasi kesehatan'), ('SOS', 'Rehabilitasi sosial'), ('HUK', 'Layanan hukum'), ('PUL', 'Pemulangan'), ('REIN', 'Reintegrasi sosial')], max_length=5, verbose_name='jenis layanan')),
                ('diminta', models.DateField(verbose_name='tanggal diminta')),
                ('diberikan', models.DateField(blank=True, null=True, verbose_name='tanggal diberikan')),
                ('sumber_biaya', models.CharField(choices=[('apba', 'APBA'), ('apbk', 'APBK'), ('apbn', 'APBN (kementerian)'), ('lpsk', 'LPSK'), ('baitul_mal', 'Baitul Mal'), ('donor', 'Lembaga donor'), ('keluarga', 'Keluarga korban'), ('belum_ada', 'Belum ada yang membiayai'), ('tidak_diketahui', 'Tidak diketahui')], max_length=20, verbose_name='sumber biaya')),
                ('keterangan', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='keterangan')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('korban', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_layanan', to='kasus.korban', verbose_name='korban')),
                ('penyedia', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_layanan', to='anggota.instansi', verbose_name='instansi penyedia')),
            ],
            options={
                'verbose_name': 'layanan',
                'verbose_name_plural': 'layanan',
                'ordering': ['diminta', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PembukaanDarurat',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alasan', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='alasan')),
                ('hasil', models.CharField(blank=True, choices=[('wajar', 'Wajar: memang darurat'), ('tidak_wajar', 'Tidak wajar: perlu tindak lanjut')], max_length=12, verbose_name='hasil tinjauan')),
                ('catatan', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='catatan tinjauan')),
                ('ditinjau_pada', models.DateTimeField(blank=True, null=True, verbose_name='ditinjau pada')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('ditinjau_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditinjau oleh')),
                ('korban', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_pembukaan_darurat', to='kasus.korban', verbose_name='korban')),
            ],
            options={
                'verbose_name': 'pembukaan darurat',
                'verbose_name_plural': 'pembukaan darurat',
                'ordering': ['-dicatat_pada'],
            },
        ),
        migrations.CreateModel(
            name='Pemusnahan',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('catatan', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='catatan')),
                ('hasil', models.CharField(blank=True, choices=[('disetujui', 'Disetujui dan dimusnahkan'), ('ditolak', 'Ditolak')], max_length=10, verbose_name='hasil')),
                ('diverifikasi_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='diputus pada')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('diverifikasi_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diputus oleh')),
                ('kasus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_pemusnahan', to='kasus.kasus', verbose_name='kasus')),
            ],
            options={
                'verbose_name': 'pemusnahan',
                'verbose_name_plural': 'pemusnahan',
                'ordering': ['-dicatat_pada', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Penahanan',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alasan', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='alasan penahanan')),
                ('dicabut_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dicabut pada')),
                ('dicabut_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicabut oleh')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('kasus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_penahanan', to='kasus.kasus', verbose_name='kasus')),
            ],
            options={
                'verbose_name': 'penahanan',
                'verbose_name_plural': 'penahanan',
                'ordering': ['-dicatat_pada', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Perbaikan',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kolom', models.JSONField(default=list, verbose_name='kolom yang diperbaiki')),
                ('alasan', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='alasan perbaikan')),
                ('sebelum', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='nilai sebelumnya')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('korban', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_perbaikan', to='kasus.korban', verbose_name='korban')),
            ],
            options={
                'verbose_name': 'perbaikan identitas',
                'verbose_name_plural': 'perbaikan identitas',
                'ordering': ['-dicatat_pada', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Peristiwa',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tahap', models.CharField(choices=[('Recruitment', 'Perekrutan'), ('Transit', 'Transit'), ('Exploitation', 'Eksploitasi')], max_length=20, verbose_name='tahap')),
                ('tanggal', models.DateField(blank=True, null=True, verbose_name='tanggal')),
                ('kasus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_peristiwa', to='kasus.kasus', verbose_name='kasus')),
                ('tempat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wilayah.wilayah', verbose_name='tempat')),
            ],
            options={
                'verbose_name': 'peristiwa',
                'verbose_name_plural': 'peristiwa',
                'ordering': ['tahap', 'tanggal'],
            },
        ),
        migrations.CreateModel(
            name='Permintaan',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('jenis', models.CharField(choices=[('salinan', 'Salinan data dan rekam jejak pemrosesan'), ('perbaikan', 'Perbaikan data'), ('pembatasan', 'Pembatasan pemrosesan'), ('penghapusan', 'Penghapusan data')], max_length=12, verbose_name='jenis permintaan')),
                ('waktu_diterima', models.DateTimeField(verbose_name='waktu diterima')),
                ('pemohon', models.CharField(choices=[('korban', 'Korban sendiri'), ('wali', 'Orang tua atau wali'), ('kuasa', 'Kuasa hukum'), ('pendamping', 'Pendamping')], max_length=12, verbose_name='diajukan oleh')),
                ('keterangan', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='keterangan')),
                ('hasil', models.CharField(blank=True, choices=[('dipenuhi', 'Dipenuhi'), ('ditolak', 'Ditolak (UU 27/2022 Pasal 33)')], max_length=10, verbose_name='hasil')),
                ('jawaban', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='jawaban')),
                ('diverifikasi_pada', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dijawab pada')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('diverifikasi_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dijawab oleh')),
                ('korban', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_permintaan', to='kasus.korban', verbose_name='korban')),
            ],
            options={
                'verbose_name': 'permintaan',
                'verbose_name_plural': 'permintaan',
                'ordering': ['waktu_diterima', 'id'],
            },
        ),
        migrations.CreateModel(
            name='RiwayatStatus',
            fields=[
                ('dicatat_pada', models.DateTimeField(default=gugus_tugas.clock.now, editable=False, verbose_name='dicatat pada')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('dari', models.CharField(blank=True, choices=[('Active', 'Penanganan'), ('FollowUp', 'Pemantauan'), ('Closed', 'Terminasi'), ('ClosedReferred', 'Terminasi, dirujuk')], max_length=20, verbose_name='dari')),
                ('ke', models.CharField(choices=[('Active', 'Penanganan'), ('FollowUp', 'Pemantauan'), ('Closed', 'Terminasi'), ('ClosedReferred', 'Terminasi, dirujuk')], max_length=20, verbose_name='ke')),
                ('alasan', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='alasan')),
                ('dicatat_oleh', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('kasus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_riwayat', to='kasus.kasus', verbose_name='kasus')),
            ],
            options={
                'verbose_name': 'riwayat status',
                'verbose_name_plural': 'riwayat status',
                'ordering': ['-dicatat_pada'],
            },
        ),
        migrations.CreateModel(
            name='Terlapor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('urutan', models.PositiveSmallIntegerField(editable=False, verbose_name='urutan')),
                ('jenis_kelamin', models.CharField(choices=[('L', 'Laki-laki'), ('P', 'Perempuan'), ('U', 'Tidak diketahui')], max_length=1, verbose_name='jenis kelamin')),
                ('peran', models.CharField(choices=[('RecruiterOrIntermediary', 'Perekrut atau calo'), ('BrokerTravelAgent', 'Agen atau biro'), ('Transporter', 'Pengangkut'), ('HarbouredIndividual', 'Penampung'), ('SoldIndividual', 'Penjual'), ('ReceivedIndividual', 'Penerima'), ('ControlledIndividual', 'Pengendali'), ('Exploiter', 'Pengeksploitasi'), ('Kidnapper', 'Penculik'), ('Other', 'Lainnya'), ('Unknown', 'Tidak diketahui')], max_length=30, verbose_name='peran dalam perbuatan')),
                ('status_hukum', models.CharField(choices=[('terlapor', 'Terlapor'), ('tersangka', 'Tersangka'), ('terdakwa', 'Terdakwa'), ('terpidana', 'Terpidana')], default='terlapor', max_length=12, verbose_name='status hukum')),
                ('kasus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_terlapor', to='kasus.kasus', verbose_name='kasus')),
            ],
            options={
                'verbose_name': 'terlapor',
                'verbose_name_plural': 'terlapor',
                'ordering': ['kasus', 'urutan'],
            },
        ),
        migrations.CreateModel(
            name='IdentitasTerlapor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('nama', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='nama lengkap')),
                ('nik', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='NIK')),
                ('tanggal_lahir', gugus_tugas.fields.EncryptedDateField(blank=True, default=None, verbose_name='tanggal lahir')),
                ('alamat', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='alamat')),
                ('telepon', gugus_tugas.fields.EncryptedTextField(blank=True, default='', verbose_name='telepon yang aman dihubungi')),
                ('nik_indeks', models.CharField(blank=True, db_index=True, editable=False, max_length=32, verbose_name='indeks NIK')),
                ('terlapor', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='identitas', to='kasus.terlapor', verbose_name='terlapor')),
            ],
            options={
                'verbose_name': 'identitas terlapor',
                'verbose_name_plural': 'identitas terlapor',
            },
        ),
        migrations.CreateModel(
            name='Unsur',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(choices=[('proses', 'Proses'), ('cara', 'Cara'), ('tujuan', 'Tujuan eksploitasi')], max_length=10, verbose_name='jenis unsur')),
                ('kode', models.CharField(max_length=40, verbose_name='kode')),
                ('korban', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='daftar_unsur', to='kasus.korban', verbose_name='korban')),
            ],
            options={
                'verbose_name': 'unsur',
                'verbose_name_plural': 'unsur',
                'ordering': ['korban', 'jenis', 'kode'],
            },
        ),
        migrations.AddIndex(
            model_name='kasus',
            index=models.Index(fields=['-tanggal_lapor', '-urutan'], name='kasus_terbaru'),
        ),
        migrations.AddIndex(
            model_name='kasus',
            index=models.Index(fields=['status', '-tanggal_lapor', '-urutan'], name='kasus_status_terbaru'),
        ),
        migrations.AddIndex(
            model_name='kasus',
            index=models.Index(fields=['tahun_lapor', '-tanggal_lapor', '-urutan'], name='kasus_tahun_terbaru'),
        ),
        migrations.AddConstraint(
            model_name='kasus',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dimusnahkan_oleh__isnull', True), ('dimusnahkan_pada__isnull', True)), models.Q(('dimusnahkan_oleh__isnull', False), ('dimusnahkan_pada__isnull', False)), _connector='OR'), name='kasus_dimusnahkan_pada_lengkap', violation_error_message='Isi dimusnahkan pada dan dimusnahkan oleh bersama-sama.'),
        ),
        migrations.AddConstraint(
            model_name='kasus',
            constraint=models.CheckConstraint(condition=models.Q(('sumber_laporan__in', ['langsung', 'telepon', 'rujukan', 'penjangkauan', 'kepolisian', 'perwakilan', 'media', 'lainnya', 'tidak_diketahui'])), name='kasus_sumber_laporan_dikenal', violation_error_message='Pilihan untuk sumber laporan tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='kasus',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['Active', 'FollowUp', 'Closed', 'ClosedReferred'])), name='kasus_status_dikenal', violation_error_message='Pilihan untuk status tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='kasus',
            constraint=models.UniqueConstraint(fields=('tahun_nomor', 'urutan'), name='kasus_urutan_tunggal', violation_error_message='Nomor urut kasus ini sudah dipakai pada tahun itu.'),
        ),
        migrations.AddConstraint(
            model_name='kasus',
            constraint=models.CheckConstraint(condition=models.Q(('urutan__gte', 1)), name='kasus_urutan_positif', violation_error_message='Nomor kasus dimulai dari 1.'),
        ),
        migrations.AddIndex(
            model_name='korban',
            index=models.Index(fields=['kelompok_usia', 'jenis_kelamin'], name='korban_kelompok'),
        ),
        migrations.AddConstraint(
            model_name='korban',
            constraint=models.CheckConstraint(condition=models.Q(('jenis_kelamin__in', ['L', 'P', 'U'])), name='korban_jenis_kelamin_dikenal', violation_error_message='Pilihan untuk jenis kelamin tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='korban',
            constraint=models.CheckConstraint(condition=models.Q(('kelompok_usia__in', ['anak', 'dewasa', 'tidak_diketahui'])), name='korban_kelompok_usia_dikenal', violation_error_message='Pilihan untuk kelompok usia tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='korban',
            constraint=models.CheckConstraint(condition=models.Q(('status_identifikasi__in', ['PossibleVictimOfTrafficking', 'ActualVictimOfTrafficking', 'NotAVictimOfTrafficking'])), name='korban_status_identifikasi_dikenal', violation_error_message='Pilihan untuk status identifikasi tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='korban',
            constraint=models.CheckConstraint(condition=models.Q(('penetap_status__in', ['Police', 'CourtOrProsecution', 'NonPoliceGovernmentalOrganization', 'NGO', 'Other', ''])), name='korban_penetap_status_dikenal', violation_error_message='Pilihan untuk penetap status tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='korban',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dibatasi_oleh__isnull', True), ('dibatasi_pada__isnull', True)), models.Q(('dibatasi_oleh__isnull', False), ('dibatasi_pada__isnull', False)), _connector='OR'), name='korban_dibatasi_pada_lengkap', violation_error_message='Isi dibatasi pada dan dibatasi oleh bersama-sama.'),
        ),
        migrations.AddConstraint(
            model_name='korban',
            constraint=models.UniqueConstraint(fields=('kasus', 'urutan'), name='korban_urutan_tunggal', violation_error_message='Nomor urut korban ini sudah dipakai dalam kasus itu.'),
        ),
        migrations.AddConstraint(
            model_name='korban',
            constraint=models.CheckConstraint(condition=models.Q(('usia_saat_terjerat__isnull', True), models.Q(('kelompok_usia', 'anak'), ('usia_saat_terjerat__lt', 18)), models.Q(('kelompok_usia', 'dewasa'), ('usia_saat_terjerat__gte', 18), ('usia_saat_terjerat__lte', 120)), _connector='OR'), name='korban_usia_sesuai_kelompok', violation_error_message='Kelompok usia tidak sesuai dengan usia saat terjerat (0–120 tahun).'),
        ),
        migrations.AddConstraint(
            model_name='korban',
            constraint=models.CheckConstraint(condition=models.Q(('status_identifikasi', 'PossibleVictimOfTrafficking'), models.Q(('penetap_status', ''), _negated=True), _connector='OR'), name='korban_penetapan_berpenetap', violation_error_message='Status korban atau bukan korban harus menyebut lembaga yang menetapkan.'),
        ),
        migrations.AddIndex(
            model_name='layanan',
            index=models.Index(fields=['penyedia', 'korban'], name='layanan_penyedia_korban'),
        ),
        migrations.AddConstraint(
            model_name='layanan',
            constraint=models.CheckConstraint(condition=models.Q(('jenis__in', ['IDENT', 'KES', 'SOS', 'HUK', 'PUL', 'REIN'])), name='layanan_jenis_dikenal', violation_error_message='Pilihan untuk jenis tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='layanan',
            constraint=models.CheckConstraint(condition=models.Q(('sumber_biaya__in', ['apba', 'apbk', 'apbn', 'lpsk', 'baitul_mal', 'donor', 'keluarga', 'belum_ada', 'tidak_diketahui'])), name='layanan_sumber_biaya_dikenal', violation_error_message='Pilihan untuk sumber biaya tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='layanan',
            constraint=models.CheckConstraint(condition=models.Q(('diberikan__isnull', True), ('diminta__isnull', True), ('diberikan__gte', models.F('diminta')), _connector='OR'), name='layanan_diberikan_urut', violation_error_message='Layanan tercatat diberikan sebelum diminta. Periksa kedua tanggal.'),
        ),
        migrations.AddConstraint(
            model_name='pembukaandarurat',
            constraint=models.CheckConstraint(condition=models.Q(('hasil__in', ['wajar', 'tidak_wajar', ''])), name='pembukaandarurat_hasil_dikenal', violation_error_message='Pilihan untuk hasil tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='pembukaandarurat',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ditinjau_oleh__isnull', True), ('ditinjau_pada__isnull', True)), models.Q(('ditinjau_oleh__isnull', False), ('ditinjau_pada__isnull', False)), _connector='OR'), name='pembukaandarurat_ditinjau_pada_lengkap', violation_error_message='Isi ditinjau pada dan ditinjau oleh bersama-sama.'),
        ),
        migrations.AddConstraint(
            model_name='pembukaandarurat',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ditinjau_pada__isnull', True), ('hasil', '')), models.Q(models.Q(('hasil', ''), _negated=True), ('ditinjau_pada__isnull', False)), _connector='OR'), name='pembukaandarurat_hasil_berwaktu', violation_error_message='Hasil tinjauan harus memiliki waktu dan peninjau.'),
        ),
        migrations.AddConstraint(
            model_name='pembukaandarurat',
            constraint=models.CheckConstraint(condition=models.Q(('ditinjau_oleh__isnull', True), models.Q(('ditinjau_oleh', models.F('dicatat_oleh')), _negated=True), _connector='OR'), name='pembukaandarurat_peninjau_lain', violation_error_message='Peninjau harus orang lain daripada yang membuka.'),
        ),
        migrations.AddConstraint(
            model_name='pemusnahan',
            constraint=models.CheckConstraint(condition=models.Q(('hasil__in', ['disetujui', 'ditolak', ''])), name='pemusnahan_hasil_dikenal', violation_error_message='Pilihan untuk hasil tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='pemusnahan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('diverifikasi_oleh__isnull', True), ('diverifikasi_pada__isnull', True)), models.Q(('diverifikasi_oleh__isnull', False), ('diverifikasi_pada__isnull', False)), _connector='OR'), name='pemusnahan_diverifikasi_pada_lengkap', violation_error_message='Isi diverifikasi pada dan diverifikasi oleh bersama-sama.'),
        ),
        migrations.AddConstraint(
            model_name='pemusnahan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('diverifikasi_pada__isnull', True), ('hasil', '')), models.Q(models.Q(('hasil', ''), _negated=True), ('diverifikasi_pada__isnull', False)), _connector='OR'), name='pemusnahan_hasil_berpemutus', violation_error_message='Putusan pemusnahan harus menyebut siapa yang memutus dan kapan.'),
        ),
        migrations.AddConstraint(
            model_name='pemusnahan',
            constraint=models.CheckConstraint(condition=models.Q(('diverifikasi_oleh__isnull', True), models.Q(('diverifikasi_oleh', models.F('dicatat_oleh')), _negated=True), _connector='OR'), name='pemusnahan_dua_orang', violation_error_message='Pemutus harus orang lain daripada pengusul.'),
        ),
        migrations.AddConstraint(
            model_name='pemusnahan',
            constraint=models.UniqueConstraint(condition=models.Q(('hasil', '')), fields=('kasus',), name='pemusnahan_satu_usulan', violation_error_message='Pemusnahan kasus ini sudah diusulkan.'),
        ),
        migrations.AddConstraint(
            model_name='penahanan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dicabut_oleh__isnull', True), ('dicabut_pada__isnull', True)), models.Q(('dicabut_oleh__isnull', False), ('dicabut_pada__isnull', False)), _connector='OR'), name='penahanan_dicabut_pada_lengkap', violation_error_message='Isi dicabut pada dan dicabut oleh bersama-sama.'),
        ),
        migrations.AddConstraint(
            model_name='penahanan',
            constraint=models.UniqueConstraint(condition=models.Q(('dicabut_pada__isnull', True)), fields=('kasus',), name='penahanan_satu_berlaku', violation_error_message='Kasus ini sudah ditahan.'),
        ),
        migrations.AddConstraint(
            model_name='peristiwa',
            constraint=models.CheckConstraint(condition=models.Q(('tahap__in', ['Recruitment', 'Transit', 'Exploitation'])), name='peristiwa_tahap_dikenal', violation_error_message='Pilihan untuk tahap tidak dikenal.'),
        ),
        migrations.AddIndex(
            model_name='permintaan',
            index=models.Index(fields=['hasil', 'waktu_diterima'], name='permintaan_menunggu'),
        ),
        migrations.AddConstraint(
            model_name='permintaan',
            constraint=models.CheckConstraint(condition=models.Q(('jenis__in', ['salinan', 'perbaikan', 'pembatasan', 'penghapusan'])), name='permintaan_jenis_dikenal', violation_error_message='Pilihan untuk jenis tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='permintaan',
            constraint=models.CheckConstraint(condition=models.Q(('pemohon__in', ['korban', 'wali', 'kuasa', 'pendamping'])), name='permintaan_pemohon_dikenal', violation_error_message='Pilihan untuk pemohon tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='permintaan',
            constraint=models.CheckConstraint(condition=models.Q(('hasil__in', ['dipenuhi', 'ditolak', ''])), name='permintaan_hasil_dikenal', violation_error_message='Pilihan untuk hasil tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='permintaan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('diverifikasi_oleh__isnull', True), ('diverifikasi_pada__isnull', True)), models.Q(('diverifikasi_oleh__isnull', False), ('diverifikasi_pada__isnull', False)), _connector='OR'), name='permintaan_diverifikasi_pada_lengkap', violation_error_message='Isi diverifikasi pada dan diverifikasi oleh bersama-sama.'),
        ),
        migrations.AddConstraint(
            model_name='permintaan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('diverifikasi_pada__isnull', True), ('hasil', '')), models.Q(models.Q(('hasil', ''), _negated=True), ('diverifikasi_pada__isnull', False)), _connector='OR'), name='permintaan_hasil_berpenjawab', violation_error_message='Hasil permintaan harus menyebut siapa yang menjawab dan kapan.'),
        ),
        migrations.AddConstraint(
            model_name='permintaan',
            constraint=models.CheckConstraint(condition=models.Q(('diverifikasi_oleh__isnull', True), models.Q(('diverifikasi_oleh', models.F('dicatat_oleh')), _negated=True), _connector='OR'), name='permintaan_dua_orang', violation_error_message='Penjawab harus orang lain daripada pencatat permintaan.'),
        ),
        migrations.AddConstraint(
            model_name='riwayatstatus',
            constraint=models.CheckConstraint(condition=models.Q(('dari__in', ['Active', 'FollowUp', 'Closed', 'ClosedReferred', ''])), name='riwayatstatus_dari_dikenal', violation_error_message='Pilihan untuk dari tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='riwayatstatus',
            constraint=models.CheckConstraint(condition=models.Q(('ke__in', ['Active', 'FollowUp', 'Closed', 'ClosedReferred'])), name='riwayatstatus_ke_dikenal', violation_error_message='Pilihan untuk ke tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='terlapor',
            constraint=models.CheckConstraint(condition=models.Q(('jenis_kelamin__in', ['L', 'P', 'U'])), name='terlapor_jenis_kelamin_dikenal', violation_error_message='Pilihan untuk jenis kelamin tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='terlapor',
            constraint=models.CheckConstraint(condition=models.Q(('peran__in', ['RecruiterOrIntermediary', 'BrokerTravelAgent', 'Transporter', 'HarbouredIndividual', 'SoldIndividual', 'ReceivedIndividual', 'ControlledIndividual', 'Exploiter', 'Kidnapper', 'Other', 'Unknown'])), name='terlapor_peran_dikenal', violation_error_message='Pilihan untuk peran tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='terlapor',
            constraint=models.CheckConstraint(condition=models.Q(('status_hukum__in', ['terlapor', 'tersangka', 'terdakwa', 'terpidana'])), name='terlapor_status_hukum_dikenal', violation_error_message='Pilihan untuk status hukum tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='terlapor',
            constraint=models.UniqueConstraint(fields=('kasus', 'urutan'), name='terlapor_urutan_tunggal', violation_error_message='Nomor urut terlapor ini sudah dipakai dalam kasus itu.'),
        ),
        migrations.AddIndex(
            model_name='unsur',
            index=models.Index(fields=['jenis', 'kode'], name='unsur_jenis_kode'),
        ),
        migrations.AddConstraint(
            model_name='unsur',
            constraint=models.CheckConstraint(condition=models.Q(('jenis__in', ['proses', 'cara', 'tujuan'])), name='unsur_jenis_dikenal', violation_error_message='Pilihan untuk jenis tidak dikenal.'),
        ),
        migrations.AddConstraint(
            model_name='unsur',
            constraint=models.UniqueConstraint(fields=('korban', 'jenis', 'kode'), name='unsur_tunggal', violation_error_message='Unsur ini sudah dicatat untuk korban itu.'),
        ),
        migrations.AddConstraint(
            model_name='unsur',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('jenis', 'proses'), ('kode__in', ['REKRUT', 'ANGKUT', 'TAMPUNG', 'KIRIM', 'PINDAH', 'TERIMA'])), models.Q(('jenis', 'cara'), ('kode__in', ['ANCAM', 'KERAS', 'CULIK', 'SEKAP', 'PALSU', 'TIPU', 'KUASA', 'RENTAN', 'UTANG', 'BAYAR'])), models.Q(('jenis', 'tujuan'), ('kode__in', ['ForcedLabour', 'SexualExploitation', 'ChildLabour', 'ForcedCriminality', 'Servitude', 'SlaveryPractices', 'ForcedMarriage', 'ForcedBegging', 'ForcedAdoption', 'OrganRemoval', 'Surrogacy', 'ForcedMilitaryByNonStateActors', 'Other'])), _connector='OR'), name='unsur_kode_sesuai_jenis', violation_error_message='Kode unsur tidak sesuai dengan jenisnya.'),
        ),
    ]
