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
    path("kasus/layanan/", views.layanan_index, name="layanan_index"),
    path("kasus/pemantauan/", views.pemantauan_index, name="pemantauan_index"),
    path("kasus/htcds/", views.export_htcds, name="export_htcds"),
    path("kasus/htcds/identitas/", views.export_htcds_identitas, name="export_htcds_identitas"),
    path("kasus/<slug:slug>/", views.detail, name="detail"),
    path("kasus/<slug:slug>/layanan/", views.add_layanan, name="add_layanan"),
    path("kasus/<slug:slug>/layanan/<uuid:layanan>/", views.give_layanan, name="give_layanan"),
    path("kasus/<slug:slug>/layanan/<uuid:layanan>/ubah/", views.update_layanan, name="update_layanan"),
    path("kasus/<slug:slug>/rencana/<uuid:rencana>/", views.update_rencana, name="update_rencana"),
    path("kasus/<slug:slug>/pemantauan/<uuid:pemantauan>/", views.update_pemantauan, name="update_pemantauan"),
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
    path("kasus/<slug:slug>/korban/<uuid:korban>/hak/", views.record_hak, name="record_hak"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/skrining/", views.skrining, name="skrining"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/skrining/baru/", views.record_skrining, name="record_skrining"),
    path(
        "kasus/<slug:slug>/korban/<uuid:korban>/skrining/<uuid:skrining>/",
        views.skrining_detail,
        name="skrining_detail",
    ),
    path("kasus/<slug:slug>/korban/<uuid:korban>/penetapan/", views.record_penetapan, name="record_penetapan"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/reintegrasi/", views.reintegrasi, name="reintegrasi"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/rencana/", views.add_rencana, name="add_rencana"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/pemantauan/", views.schedule_pemantauan, name="schedule_pemantauan"),
    path("kasus/<slug:slug>/korban/<uuid:korban>/pemberdayaan/", views.add_pemberdayaan, name="add_pemberdayaan"),
]
