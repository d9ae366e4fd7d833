"""Addresses of this app. A case is addressed by a random slug, a victim by a random id: neither tells a number or order."""

from django.urls import path

from kasus import views

app_name = "kasus"
urlpatterns = [
    path("kasus/", views.index, name="index"),
    path("kasus/catat/", views.record, name="record"),
    path("kasus/kelengkapan/", views.kelengkapan, name="kelengkapan"),
    path("kasus/simfoni/", views.simfoni_index, name="simfoni_index"),
    path("kasus/retensi/", views.retensi, name="retensi"),
    path("kasus/permintaan/", views.permintaan_index, name="permintaan_index"),
    path("kasus/permintaan/<uuid:pk>/", views.permintaan_detail, name="permintaan_detail"),
    path("kasus/permintaan/<uuid:pk>/jawab/", views.verify_permintaan, name="verify_permintaan"),
    path("kasus/permintaan/<uuid:pk>/salinan/", views.export_salinan, name="export_salinan"),
    path("kasus/pembukaan-darurat/", views.darurat, name="darurat"),
    path("kasus/pembukaan-darurat/<uuid:pk>/", views.review_darurat, name="review_darurat"),
    path("kasus/<slug:slug>/", views.detail, name="detail"),
    path("kasus/<slug:slug>/layanan/", views.add_layanan, name="add_layanan"),
    path("kasus/<slug:slug>/layanan/<uuid:layanan>/", views.give_layanan, name="give_layanan"),
    path("kasus/<slug:slug>/darurat/<uuid:korban>/", views.break_glass, name="break_glass"),
    path("kasus/<slug:slug>/ubah/", views.update_kasus, name="update_kasus"),
    path("kasus/<slug:slug>/status/", views.change_status, name="change_status"),
    path("kasus/<slug:slug>/catatan/", views.add_catatan, name="add_catatan"),
    path("kasus/<slug:slug>/catatan/<uuid:catatan>/", views.update_catatan, name="update_catatan"),
    path("kasus/<slug:slug>/bendera/", views.record_bendera, name="record_bendera"),
    path("kasus/<slug:slug>/bendera/<uuid:bendera>/", views.end_bendera, name="end_bendera"),
    path("kasus/<slug:slug>/lampiran/", views.add_lampiran, name="add_lampiran"),
    path("kasus/<slug:slug>/lampiran/<uuid:lampiran>/", views.lampiran_detail, name="lampiran_detail"),
    path("kasus/<slug:slug>/lampiran/<uuid:lampiran>/unduh/", views.export_lampiran, name="export_lampiran"),
    path("kasus/<slug:slug>/lampiran/<uuid:lampiran>/ganti/", views.update_lampiran, name="update_lampiran"),
    path("kasus/<slug:slug>/lampiran/<uuid:lampiran>/bagikan/", views.assign_lampiran, name="assign_lampiran"),
    path(
        "kasus/<slug:slug>/lampiran/<uuid:lampiran>/bagikan/<uuid:pembagian>/cabut/",
        views.end_pembagian,
        name="end_pembagian",
    ),
    path("kasus/<slug:slug>/lampiran/<uuid:lampiran>/tarik/", views.withdraw_lampiran, name="withdraw_lampiran"),
    path("kasus/<slug:slug>/lampiran/<uuid:lampiran>/putusan/", views.verify_lampiran, name="verify_lampiran"),
    path("kasus/<slug:slug>/penutupan/", views.record_penutupan, name="record_penutupan"),
    path("kasus/<slug:slug>/penutupan/putusan/", views.verify_penutupan, name="verify_penutupan"),
    path("kasus/<slug:slug>/simfoni/", views.simfoni, name="simfoni"),
    path("kasus/<slug:slug>/simfoni/nomor/", views.update_simfoni, name="update_simfoni"),
    path("kasus/<slug:slug>/pemusnahan/", views.record_pemusnahan, name="record_pemusnahan"),
    path("kasus/<slug:slug>/pemusnahan/putusan/", views.verify_pemusnahan, name="verify_pemusnahan"),
    path("kasus/<slug:slug>/penahanan/", views.change_penahanan, name="change_penahanan"),
    path("kasus/<slug:slug>/identitas/<uuid:korban>/", views.reveal_identitas, name="reveal_identitas"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/", views.korban_detail, name="korban_detail"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/permintaan/", views.record_permintaan, name="record_permintaan"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/perbaikan/", views.update_identitas, name="update_identitas"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/pembatasan/", views.change_pembatasan, name="change_pembatasan"),
]
