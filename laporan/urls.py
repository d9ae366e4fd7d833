"""Addresses of this app: home and the reports."""

from django.urls import path

from laporan import views

app_name = "laporan"
urlpatterns = [
    path("", views.home, name="home"),
    path("laporan/", views.index, name="index"),
    path("laporan/<int:tahun>/", views.detail, name="detail"),
    path("laporan/<int:tahun>/pdf/", views.pdf, name="pdf"),
]
