"""Addresses of this app. A case is addressed by a random slug, a victim by a random id: neither tells a number or order."""

from django.urls import path

from kasus import views

app_name = "kasus"
urlpatterns = [
    path("kasus/", views.index, name="index"),
    path("kasus/catat/", views.record, name="record"),
    path("kasus/retensi/", views.retensi, name="retensi"),
    path("kasus/permintaan/", views.permintaan_index, name="permintaan_index"),
    path("kasus/permintaan/<uuid:pk>/", views.permintaan_detail, name="permintaan_detail"),
    path("kasus/permintaan/<uuid:pk>/jawab/", views.verify_permintaan, name="verify_permintaan"),
    path("kasus/permintaan/<uuid:pk>/salinan/", views.export_salinan, name="export_salinan"),
    path("kasus/pembukaan-darurat/", views.darurat, name="darurat"),
    path("kasus/pembukaan-darurat/<uuid:pk>/", views.review_darurat, name="review_darurat"),
    path("kasus/persetujuan/lembar/", views.blank_persetujuan, name="blank_persetujuan"),
    path("kasus/rujukan/", views.rujukan_index, name="rujukan_index"),
    path("kasus/rujukan/<uuid:pk>/", views.rujukan_detail, name="rujukan_detail"),
    path("kasus/rujukan/<uuid:pk>/jawab/", views.verify_rujukan, name="verify_rujukan"),
    path("kasus/rujukan/<uuid:pk>/hasil/", views.report_rujukan, name="report_rujukan"),
    path("kasus/rujukan/<uuid:pk>/cabut/", views.withdraw_rujukan, name="withdraw_rujukan"),
    path("kasus/rujukan/<uuid:pk>/surat/", views.export_rujukan, name="export_rujukan"),
    path("kasus/<slug:slug>/", views.detail, name="detail"),
    path("kasus/<slug:slug>/layanan/", views.add_layanan, name="add_layanan"),
    path("kasus/<slug:slug>/layanan/<uuid:layanan>/", views.give_layanan, name="give_layanan"),
    path("kasus/<slug:slug>/darurat/<uuid:korban>/", views.break_glass, name="break_glass"),
    path("kasus/<slug:slug>/ubah/", views.update_kasus, name="update_kasus"),
    path("kasus/<slug:slug>/status/", views.change_status, name="change_status"),
    path("kasus/<slug:slug>/pemusnahan/", views.record_pemusnahan, name="record_pemusnahan"),
    path("kasus/<slug:slug>/pemusnahan/putusan/", views.verify_pemusnahan, name="verify_pemusnahan"),
    path("kasus/<slug:slug>/penahanan/", views.change_penahanan, name="change_penahanan"),
    path("kasus/<slug:slug>/identitas/<uuid:korban>/", views.reveal_identitas, name="reveal_identitas"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/", views.korban_detail, name="korban_detail"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/rujuk/", views.add_rujukan, name="add_rujukan"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/persetujuan/", views.record_persetujuan, name="record_persetujuan"),
    path(
        "kasus/<slug:slug>/korban/<uuid:korban>/persetujuan/lembar/",
        views.lembar_persetujuan,
        name="lembar_persetujuan",
    ),
    path(
        "kasus/<slug:slug>/korban/<uuid:korban>/persetujuan/<uuid:pk>/cabut/",
        views.withdraw_persetujuan,
        name="withdraw_persetujuan",
    ),
    path("kasus/<slug:slug>/korban/<uuid:korban>/permintaan/", views.record_permintaan, name="record_permintaan"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/perbaikan/", views.update_identitas, name="update_identitas"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/pembatasan/", views.change_pembatasan, name="change_pembatasan"),
]
