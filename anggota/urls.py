"""Addresses of this app: path in Indonesian, name in English and equal to the view."""

from django.urls import path

from anggota import views

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
    path("akun/kelola/orang/<str:nama>/", views.pengguna_detail, name="pengguna_detail"),
    path("akun/kelola/orang/<str:nama>/ubah/", views.change_pengguna, name="change_pengguna"),
    path("akun/kelola/orang/<str:nama>/tautan/", views.send_undangan, name="send_undangan"),
    path("akun/kelola/orang/<str:nama>/nonaktif/", views.deactivate_pengguna, name="deactivate_pengguna"),
    path("akun/kelola/orang/<str:nama>/aktif/", views.activate_pengguna, name="activate_pengguna"),
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
    path("anggota/instansi/<slug:kode>/", views.instansi, name="instansi"),
    path("anggota/sk/", views.sk_index, name="sk_index"),
    path("anggota/sk/<int:pk>/", views.sk_detail, name="sk_detail"),
    path("anggota/sk/<int:pk>/pdf/", views.sk_pdf, name="sk_pdf"),
    path("jejak/", views.jejak, name="jejak"),
    path("sehat/", views.health, name="health"),
]
