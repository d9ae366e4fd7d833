"""Addresses of this app: path in Indonesian, name in English and equal to the view."""

from django.urls import path

from program import views

app_name = "program"
urlpatterns = [
    path("program/", views.index, name="index"),
    path("program/impor/<slug:tabel>/", views.import_program, name="import_program"),
    path("program/impor/<slug:tabel>/templat/", views.import_template, name="import_template"),
    path("program/impor/pratinjau/<uuid:pk>/", views.preview_import, name="preview_import"),
    path("program/impor/pratinjau/<uuid:pk>/kesalahan/", views.import_faults, name="import_faults"),
]
