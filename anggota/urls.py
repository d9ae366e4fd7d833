"""Addresses of this app: path in Indonesian, name in English and equal to the view."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from anggota import views


class NamaPengguna(StringConverter):
    """Only what can be the name of an account: PostgreSQL refuses to look for a NUL."""

    regex = "[a-z0-9][a-z0-9._-]*"


register_converter(NamaPengguna, "nama_pengguna")

app_name = "anggota"
urlpatterns = [
    path("masuk/", views.Login.as_view(), name="login"),
    path("masuk/kode/", views.verify_faktor, name="verify_faktor"),
    path("masuk/pasang/", views.activate_faktor, name="activate_faktor"),
    path("akun/yakin/", views.confirm_password, name="confirm_password"),
    path("akun/sesi/akhiri/", views.end_sesi, name="end_sesi"),
    path("akun/kode-pemulihan/", views.renew_kode_pemulihan, name="renew_kode_pemulihan"),
    path("akun/faktor/cabut/", views.remove_faktor, name="remove_faktor"),
    path("akun/kelola/", views.pengguna, name="pengguna"),
    path("akun/kelola/undang/", views.invite_pengguna, name="invite_pengguna"),
    path("akun/kelola/orang/<nama_pengguna:nama>/", views.pengguna_detail, name="pengguna_detail"),
    path("akun/kelola/orang/<nama_pengguna:nama>/ubah/", views.change_pengguna, name="change_pengguna"),
    path("akun/kelola/orang/<nama_pengguna:nama>/tautan/", views.send_undangan, name="send_undangan"),
    path("akun/kelola/orang/<nama_pengguna:nama>/nonaktif/", views.deactivate_pengguna, name="deactivate_pengguna"),
    path("akun/kelola/orang/<nama_pengguna:nama>/aktif/", views.activate_pengguna, name="activate_pengguna"),
    path("undangan/", views.accept_undangan, name="accept_undangan"),
    path("undangan/<str:token>/", views.open_undangan, name="open_undangan"),
    path("kunci/", views.unlock, name="unlock"),
    path("kunci/denyut/", views.pulse, name="pulse"),
    path("keluar/", views.logout, name="logout"),
    path("akun/", views.profile, name="profile"),
    path("akun/sandi/", views.ChangePassword.as_view(), name="change_password"),
    path("sandi/lupa/", views.ForgotPassword.as_view(), name="forgot_password"),
    path("sandi/lupa/terkirim/", views.forgot_password_sent, name="forgot_password_sent"),
    path("sandi/atur/<uidb64>/<token>/", views.ResetPassword.as_view(), name="reset_password"),
    path("anggota/", views.index, name="index"),
    path("anggota/peran/", views.roles, name="roles"),
    path("anggota/direktori/", views.directory, name="directory"),
    path("anggota/direktori/grup/", views.update_pengaturan, name="update_pengaturan"),
    path("anggota/impor/<uuid:pk>/", views.preview_lampiran, name="preview_lampiran"),
    path("anggota/instansi-baru/", views.record_instansi, name="record_instansi"),
    path("anggota/instansi/<slug:kode>/", views.instansi, name="instansi"),
    path("anggota/instansi/<slug:kode>/ubah/", views.update_instansi, name="update_instansi"),
    path("anggota/kedudukan/", views.kedudukan, name="kedudukan"),
    path("anggota/kursi/<int:pk>/", views.kursi, name="kursi"),
    path("anggota/kursi/<int:pk>/pejabat/", views.record_pejabat, name="record_pejabat"),
    path("anggota/pejabat/<int:pk>/akhiri/", views.end_pejabat, name="end_pejabat"),
    path("anggota/sk/", views.sk_index, name="sk_index"),
    path("anggota/sk/catat/", views.record_sk, name="record_sk"),
    path("anggota/sk/<int:pk>/", views.sk_detail, name="sk_detail"),
    path("anggota/sk/<int:pk>/ubah/", views.update_sk, name="update_sk"),
    path("anggota/sk/<int:pk>/berkas/", views.export_berkas_sk, name="export_berkas_sk"),
    path("anggota/sk/<int:pk>/impor/", views.import_lampiran, name="import_lampiran"),
    path("anggota/sk/<int:pk>/impor/templat/", views.lampiran_template, name="lampiran_template"),
    path("anggota/sk/<int:pk>/kursi/", views.add_keanggotaan, name="add_keanggotaan"),
    path("anggota/sk/<int:pk>/pdf/", views.sk_pdf, name="sk_pdf"),
    path("anggota/mou/", views.nota_index, name="nota_index"),
    path("anggota/mou/catat/", views.record_nota, name="record_nota"),
    path("anggota/mou/<uuid:pk>/", views.nota_detail, name="nota_detail"),
    path("anggota/mou/<uuid:pk>/perbaiki/", views.update_nota, name="update_nota"),
    path("anggota/mou/<uuid:pk>/perpanjang/", views.record_perpanjangan, name="record_perpanjangan"),
    path("anggota/mou/<uuid:pk>/naskah/", views.export_nota, name="export_nota"),
    path("anggota/pemrosesan/", views.pemrosesan, name="pemrosesan"),
    path("anggota/pemrosesan/pdf/", views.pemrosesan_pdf, name="pemrosesan_pdf"),
    path("jejak/", views.jejak, name="jejak"),
    path("jejak/unduh/", views.export_jejak, name="export_jejak"),
    path("jejak/kebocoran/", views.paparan, name="paparan"),
    path("jejak/kebocoran/csv/", views.export_paparan, name="export_paparan"),
    path("jejak/kebocoran/pemberitahuan/", views.report_kebocoran, name="report_kebocoran"),
    path("sehat/", views.health, name="health"),
]
