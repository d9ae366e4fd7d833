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
    path("rekomendasi/pdf/", views.rekomendasi_pdf, name="rekomendasi_pdf"),
    path("rekomendasi/matriks/", views.matriks, name="matriks"),
    path("rekomendasi/matriks/pdf/", views.matriks_pdf, name="matriks_pdf"),
    path("rekomendasi/matriks/xlsx/", views.matriks_xlsx, name="matriks_xlsx"),
    path("rekomendasi/<int:nomor>/", views.rekomendasi_detail, name="rekomendasi_detail"),
    path("rekomendasi/<int:nomor>/ubah/", views.update_rekomendasi, name="update_rekomendasi"),
    path("rekomendasi/<int:nomor>/instansi/", views.add_instansi, name="add_instansi"),
    path("rekomendasi/<int:nomor>/putaran/", views.open_putaran, name="open_putaran"),
    path("tindak-lanjut/", views.tindak_lanjut, name="tindak_lanjut"),
    path("tindak-lanjut/<int:pk>/", views.tindak_lanjut_detail, name="tindak_lanjut_detail"),
    path("tindak-lanjut/<int:pk>/lapor/", views.report_progress, name="report_progress"),
    path("tindak-lanjut/verifikasi/<uuid:perkembangan>/", views.verify_tindak_lanjut, name="verify_tindak_lanjut"),
    path("tindak-lanjut/bukti/<uuid:perkembangan>/", views.export_bukti, name="export_bukti"),
]
