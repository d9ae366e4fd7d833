"""Addresses of this app: path in Indonesian, name in English and equal to the view."""

from django.urls import path

from anggota import views

app_name = "anggota"
urlpatterns = [
    path("masuk/", views.Login.as_view(), name="login"),
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
    path("jejak/", views.jejak, name="jejak"),
    path("sehat/", views.health, name="health"),
]
