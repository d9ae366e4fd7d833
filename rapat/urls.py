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
    path("rekomendasi/", views.rekomendasi, name="rekomendasi"),
    path("rekomendasi/<int:nomor>/", views.rekomendasi_detail, name="rekomendasi_detail"),
    path("tindak-lanjut/", views.tindak_lanjut, name="tindak_lanjut"),
    path("tindak-lanjut/<int:pk>/", views.tindak_lanjut_detail, name="tindak_lanjut_detail"),
    path("tindak-lanjut/<int:pk>/lapor/", views.report_progress, name="report_progress"),
    path("tindak-lanjut/<int:pk>/konsep/", views.record_konsep, name="record_konsep"),
    path("tindak-lanjut/<int:pk>/konsep/hapus/", views.withdraw_konsep, name="withdraw_konsep"),
    path("tindak-lanjut/<int:pk>/serahkan/", views.record_penyerahan, name="record_penyerahan"),
    path("tindak-lanjut/<int:pk>/serahkan/putusan/", views.verify_penyerahan, name="verify_penyerahan"),
    path("tindak-lanjut/<int:pk>/serahkan/cabut/", views.withdraw_penyerahan, name="withdraw_penyerahan"),
    path("tindak-lanjut/verifikasi/<uuid:perkembangan>/", views.verify_tindak_lanjut, name="verify_tindak_lanjut"),
    path("tindak-lanjut/bukti/<uuid:perkembangan>/", views.export_bukti, name="export_bukti"),
]
