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
    path("kasus/perkara/", views.perkara_index, name="perkara_index"),
    path("kasus/perkara/sidang/", views.sidang_index, name="sidang_index"),
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
    path("kasus/<slug:slug>/korban/<uuid:korban>/permintaan/", views.record_permintaan, name="record_permintaan"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/perbaikan/", views.update_identitas, name="update_identitas"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/pembatasan/", views.change_pembatasan, name="change_pembatasan"),
    path("kasus/<slug:slug>/perkara/", views.record_perkara, name="record_perkara"),
    path("kasus/<slug:slug>/perkara/<uuid:perkara>/", views.perkara_detail, name="perkara_detail"),
    path("kasus/<slug:slug>/perkara/<uuid:perkara>/ubah/", views.update_perkara, name="update_perkara"),
    path("kasus/<slug:slug>/perkara/<uuid:perkara>/tahap/", views.add_tahap, name="add_tahap"),
    path("kasus/<slug:slug>/perkara/<uuid:perkara>/tahap/<uuid:tahap>/", views.update_tahap, name="update_tahap"),
    path("kasus/<slug:slug>/perkara/<uuid:perkara>/pasal/", views.update_pasal, name="update_pasal"),
    path("kasus/<slug:slug>/perkara/<uuid:perkara>/sidang/", views.schedule_sidang, name="schedule_sidang"),
    path(
        "kasus/<slug:slug>/perkara/<uuid:perkara>/sidang/<uuid:sidang>/cabut/",
        views.withdraw_sidang,
        name="withdraw_sidang",
    ),
    path("kasus/<slug:slug>/perkara/<uuid:perkara>/putusan/", views.add_putusan, name="add_putusan"),
    path(
        "kasus/<slug:slug>/perkara/<uuid:perkara>/putusan/<uuid:putusan>/",
        views.update_putusan,
        name="update_putusan",
    ),
    path("kasus/<slug:slug>/perkara/<uuid:perkara>/restitusi/", views.add_restitusi, name="add_restitusi"),
    path(
        "kasus/<slug:slug>/perkara/<uuid:perkara>/restitusi/<uuid:restitusi>/",
        views.update_restitusi,
        name="update_restitusi",
    ),
    path(
        "kasus/<slug:slug>/perkara/<uuid:perkara>/restitusi/<uuid:restitusi>/bayar/",
        views.add_pembayaran,
        name="add_pembayaran",
    ),
    path(
        "kasus/<slug:slug>/perkara/<uuid:perkara>/restitusi/<uuid:restitusi>/bayar/<uuid:pembayaran>/cabut/",
        views.withdraw_pembayaran,
        name="withdraw_pembayaran",
    ),
    path("kasus/<slug:slug>/terlapor/<uuid:terlapor>/", views.terlapor_detail, name="terlapor_detail"),
    path("kasus/<slug:slug>/terlapor/<uuid:terlapor>/ubah/", views.update_terlapor, name="update_terlapor"),
    path(
        "kasus/<slug:slug>/terlapor/<uuid:terlapor>/status/",
        views.change_status_hukum,
        name="change_status_hukum",
    ),
    path("kasus/<slug:slug>/terlapor/<uuid:terlapor>/dpo/", views.record_pencarian, name="record_pencarian"),
    path(
        "kasus/<slug:slug>/terlapor/<uuid:terlapor>/identitas/",
        views.reveal_identitas_terlapor,
        name="reveal_identitas_terlapor",
    ),
]
