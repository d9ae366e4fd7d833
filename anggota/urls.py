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
    path("anggota/instansi/<slug:kode>/", views.instansi, name="instansi"),
    path("anggota/sk/", views.sk_index, name="sk_index"),
    path("anggota/sk/<int:pk>/", views.sk_detail, name="sk_detail"),
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
    path("jejak/kebocoran/", views.paparan, name="paparan"),
    path("jejak/kebocoran/csv/", views.export_paparan, name="export_paparan"),
    path("jejak/kebocoran/pemberitahuan/", views.report_kebocoran, name="report_kebocoran"),
    path("sehat/", views.health, name="health"),
]
