"""Addresses of this app: path in Indonesian, name in English and equal to the view."""

from django.urls import path

from rapat import views

app_name = "rapat"
urlpatterns = [
    path("anggota/sk/<int:pk>/perubahan/", views.carry_out_sk, name="carry_out_sk"),
    path("rapat/", views.index, name="index"),
    path("rapat/jadwalkan/", views.schedule, name="schedule"),
    path("rapat/<int:pk>/", views.detail, name="detail"),
    path("rapat/<int:pk>/status/", views.change_status, name="change_status"),
    path("rapat/<int:pk>/kehadiran/", views.record_kehadiran, name="record_kehadiran"),
    path("rapat/<int:pk>/rekomendasi/", views.record_rekomendasi, name="record_rekomendasi"),
    path("rapat/<int:pk>/undangan/kirim/", views.send_undangan, name="send_undangan"),
    path("rapat/<int:pk>/undangan/ulang/", views.resend_undangan, name="resend_undangan"),
    path("rapat/<int:pk>/rapat.ics", views.export_ics, name="export_ics"),
    path("rapat/pemberitahuan/", views.pemberitahuan, name="pemberitahuan"),
    path("rapat/pemberitahuan/<uuid:pk>/lagi/", views.resend_pemberitahuan, name="resend_pemberitahuan"),
    path("rapat/pemberitahuan/<uuid:pk>/diterima/", views.verify_pemberitahuan, name="verify_pemberitahuan"),
    path("akun/kabar/", views.pilihan_kabar, name="pilihan_kabar"),
    path("akun/kabar/kalender/", views.renew_kalender, name="renew_kalender"),
    path("akun/kabar/kalender/cabut/", views.withdraw_kalender, name="withdraw_kalender"),
    path("kalender/<str:token>.ics", views.kalender, name="kalender"),
    path("rekomendasi/", views.rekomendasi, name="rekomendasi"),
    path("rekomendasi/<int:nomor>/", views.rekomendasi_detail, name="rekomendasi_detail"),
    path("tindak-lanjut/", views.tindak_lanjut, name="tindak_lanjut"),
    path("tindak-lanjut/<int:pk>/", views.tindak_lanjut_detail, name="tindak_lanjut_detail"),
    path("tindak-lanjut/<int:pk>/lapor/", views.report_progress, name="report_progress"),
    path("tindak-lanjut/verifikasi/<uuid:perkembangan>/", views.verify_tindak_lanjut, name="verify_tindak_lanjut"),
    path("tindak-lanjut/bukti/<uuid:perkembangan>/", views.export_bukti, name="export_bukti"),
]
