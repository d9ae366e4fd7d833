"""Addresses of this app: home, the reports, how agencies answer, the one line."""

from django.urls import path

from laporan import views

app_name = "laporan"
urlpatterns = [
    path("", views.home, name="home"),
    path("laporan/", views.index, name="index"),
    path("laporan/<int:tahun>/", views.detail, name="detail"),
    path("laporan/<int:tahun>/pdf/", views.pdf, name="pdf"),
    path("rekomendasi/kartu/", views.kartu_index, name="kartu_index"),
    path("rekomendasi/kartu/<slug:kode>/", views.kartu, name="kartu"),
    path("rekomendasi/kartu/<slug:kode>/pdf/", views.kartu_pdf, name="kartu_pdf"),
    path("rekomendasi/<int:nomor>/garis/", views.garis, name="garis"),
]
