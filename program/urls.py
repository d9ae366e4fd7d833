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
    path("program/kegiatan/", views.kegiatan_index, name="kegiatan_index"),
    path("program/kegiatan/ekspor/", views.export_kegiatan, name="export_kegiatan"),
    path("program/kegiatan/kalender/", views.kegiatan_calendar, name="kegiatan_calendar"),
    path("program/kegiatan/rekap/", views.rekap_kegiatan, name="rekap_kegiatan"),
    path("program/kegiatan/catat/", views.record_kegiatan, name="record_kegiatan"),
    path("program/kegiatan/<int:pk>/", views.kegiatan_detail, name="kegiatan_detail"),
    path("program/kegiatan/<int:pk>/ubah/", views.update_kegiatan, name="update_kegiatan"),
    path("program/kegiatan/<int:pk>/laksanakan/", views.complete_kegiatan, name="complete_kegiatan"),
    path("program/kegiatan/<int:pk>/batalkan/", views.cancel_kegiatan, name="cancel_kegiatan"),
    path("program/kegiatan/<int:pk>/rencanakan-lagi/", views.reopen_kegiatan, name="reopen_kegiatan"),
    path("program/kegiatan/<int:pk>/ulangi/", views.repeat_kegiatan, name="repeat_kegiatan"),
    path("program/kegiatan/<int:pk>/berkas/", views.add_berkas_kegiatan, name="add_berkas_kegiatan"),
    path(
        "program/kegiatan/<int:pk>/berkas/<uuid:berkas>/", views.export_berkas_kegiatan, name="export_berkas_kegiatan"
    ),
    path(
        "program/kegiatan/<int:pk>/berkas/<uuid:berkas>/hapus/",
        views.withdraw_berkas_kegiatan,
        name="withdraw_berkas_kegiatan",
    ),
    path("program/kegiatan/<int:pk>/bahan/", views.give_bahan, name="give_bahan"),
    path("program/bahan/", views.bahan_index, name="bahan_index"),
    path("program/bahan/ekspor/", views.export_bahan, name="export_bahan"),
    path("program/bahan/catat/", views.record_bahan, name="record_bahan"),
    path("program/bahan/<int:pk>/", views.bahan_detail, name="bahan_detail"),
    path("program/bahan/<int:pk>/ubah/", views.update_bahan, name="update_bahan"),
    path("program/bahan/<int:pk>/mutasi/", views.record_mutasi, name="record_mutasi"),
    path("program/bahan/<int:pk>/ekspor/", views.export_mutasi, name="export_mutasi"),
]
