"""Addresses of this app: path in Indonesian, name in English and equal to the view."""

from django.urls import path

from rapat import views

app_name = "rapat"
urlpatterns = [
    path("anggota/sk/<int:pk>/perubahan/", views.carry_out_sk, name="carry_out_sk"),
    path("rapat/", views.index, name="index"),
    path("rapat/jadwalkan/", views.schedule, name="schedule"),
    path("rapat/<int:pk>/", views.detail, name="detail"),
    path("rapat/usulkan/", views.propose_triwulan, name="propose_triwulan"),
    path("rapat/<int:pk>/ubah/", views.update_rapat, name="update_rapat"),
    path("rapat/<int:pk>/batalkan/", views.cancel_rapat, name="cancel_rapat"),
    path("rapat/<int:pk>/hapus/", views.withdraw_rapat, name="withdraw_rapat"),
    path("rapat/<int:pk>/agenda/", views.agenda, name="agenda"),
    path("rapat/<int:pk>/agenda/tambah/", views.add_agenda, name="add_agenda"),
    path("rapat/<int:pk>/agenda/usulan/", views.accept_usulan, name="accept_usulan"),
    path("rapat/<int:pk>/agenda/pdf/", views.agenda_pdf, name="agenda_pdf"),
    path("rapat/agenda/<int:pk>/ubah/", views.update_agenda, name="update_agenda"),
    path("rapat/agenda/<int:pk>/jawab/", views.answer_agenda, name="answer_agenda"),
    path("rapat/agenda/<int:pk>/geser/", views.move_agenda, name="move_agenda"),
    path("rapat/agenda/<int:pk>/dibahas/", views.finish_agenda, name="finish_agenda"),
    path("rapat/agenda/<int:pk>/hapus/", views.withdraw_agenda, name="withdraw_agenda"),
    path("rapat/<int:pk>/undangan/", views.record_undangan, name="record_undangan"),
    path("rapat/<int:pk>/undangan/pdf/", views.undangan_pdf, name="undangan_pdf"),
    path("rapat/<int:pk>/daftar-hadir/pdf/", views.daftar_hadir_pdf, name="daftar_hadir_pdf"),
    path("rapat/<int:pk>/status/", views.change_status, name="change_status"),
    path("rapat/<int:pk>/kehadiran/", views.record_kehadiran, name="record_kehadiran"),
    path("rapat/<int:pk>/rekomendasi/", views.record_rekomendasi, name="record_rekomendasi"),
    path("rapat/<int:pk>/notulen/", views.notulen, name="notulen"),
    path("rapat/<int:pk>/notulen/baris/", views.notulen_baris, name="notulen_baris"),
    path("rapat/<int:pk>/notulen/pdf/", views.export_notulen, name="export_notulen"),
    path("rapat/<int:pk>/notulen/<uuid:hasil>/", views.update_hasil, name="update_hasil"),
    path("rapat/<int:pk>/notulen/<uuid:hasil>/batal/", views.withdraw_hasil, name="withdraw_hasil"),
    path("rapat/<int:pk>/layar/", views.layar, name="layar"),
    path("rapat/<int:pk>/tutup/", views.close_rapat, name="close_rapat"),
    path("rapat/<int:pk>/buka/", views.reopen_rapat, name="reopen_rapat"),
    path("rapat/teguran/<slug:kode>/", views.export_teguran, name="export_teguran"),
    path("rekomendasi/", views.rekomendasi, name="rekomendasi"),
    path("rekomendasi/<int:nomor>/", views.rekomendasi_detail, name="rekomendasi_detail"),
    path("tindak-lanjut/", views.tindak_lanjut, name="tindak_lanjut"),
    path("tindak-lanjut/<int:pk>/", views.tindak_lanjut_detail, name="tindak_lanjut_detail"),
    path("tindak-lanjut/<int:pk>/lapor/", views.report_progress, name="report_progress"),
    path("tindak-lanjut/verifikasi/<uuid:perkembangan>/", views.verify_tindak_lanjut, name="verify_tindak_lanjut"),
    path("tindak-lanjut/bukti/<uuid:perkembangan>/", views.export_bukti, name="export_bukti"),
]
