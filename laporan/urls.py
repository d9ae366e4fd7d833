"""Addresses of this app: home, the reports, how agencies answer, the one line, and whether a printed report is the issued one."""

from django.urls import path

from laporan import views

app_name = "laporan"
urlpatterns = [
    path("", views.home, name="home"),
    path("laporan/", views.index, name="index"),
    path("laporan/jangkauan/", views.jangkauan, name="jangkauan"),
    path("laporan/penelitian/<int:pk>/", views.export_tabel_penelitian, name="export_tabel_penelitian"),
    path("laporan/ringkasan/", views.ringkasan, name="ringkasan"),
    path("laporan/ringkasan/pdf/", views.ringkasan_pdf, name="ringkasan_pdf"),
    path("laporan/pembiayaan/", views.pembiayaan, name="pembiayaan"),
    path("laporan/pembiayaan/ketentuan/", views.update_ketentuan, name="update_ketentuan"),
    path("laporan/<int:tahun>/", views.detail, name="detail"),
    path("laporan/<int:tahun>/pdf/", views.pdf, name="pdf"),
    path("laporan/<int:tahun>/tabel/", views.export_tabel, name="export_tabel"),
    path("laporan/<int:tahun>/glotip/", views.export_glotip, name="export_glotip"),
    path("laporan/<int:tahun>/angka/<slug:kunci>/", views.angka, name="angka"),
    path("laporan/<int:tahun>/susun/", views.record_laporan, name="record_laporan"),
    path("laporan/<int:tahun>/versi/<int:versi>/", views.versi, name="versi"),
    path("laporan/<int:tahun>/versi/<int:versi>/ajukan/", views.propose_laporan, name="propose_laporan"),
    path("laporan/<int:tahun>/versi/<int:versi>/buang/", views.remove_laporan, name="remove_laporan"),
    path("laporan/<int:tahun>/versi/<int:versi>/kembalikan/", views.return_laporan, name="return_laporan"),
    path("laporan/<int:tahun>/versi/<int:versi>/setujui/", views.verify_laporan, name="verify_laporan"),
    path("laporan/<int:tahun>/versi/<int:versi>/terbitkan/", views.publish_laporan, name="publish_laporan"),
    path("laporan/<int:tahun>/versi/<int:versi>/tarik/", views.withdraw_laporan, name="withdraw_laporan"),
    path("laporan/<int:tahun>/versi/<int:versi>/pdf/<slug:edisi>/", views.export_edisi, name="export_edisi"),
    path(
        "laporan/<int:tahun>/versi/<int:versi>/tabel/<slug:edisi>/", views.export_tabel_edisi, name="export_tabel_edisi"
    ),
    path("laporan/<int:tahun>/versi/<int:versi>/naskah/<slug:edisi>/", views.export_naskah, name="export_naskah"),
    path("laporan/<int:tahun>/versi/<int:versi>/bab/<slug:bab>/", views.bab_detail, name="bab_detail"),
    path("laporan/<int:tahun>/versi/<int:versi>/bab/<slug:bab>/tulis/", views.update_bab, name="update_bab"),
    path(
        "laporan/<int:tahun>/versi/<int:versi>/bab/<slug:bab>/konsep/",
        views.record_konsep_bab,
        name="record_konsep_bab",
    ),
    path("laporan/<int:tahun>/versi/<int:versi>/bab/<slug:bab>/pemilik/", views.assign_bab, name="assign_bab"),
    path("laporan/<int:tahun>/versi/<int:versi>/bab/<slug:bab>/komentar/", views.add_komentar, name="add_komentar"),
    path(
        "laporan/<int:tahun>/versi/<int:versi>/bab/<slug:bab>/komentar/<int:pk>/selesai/",
        views.complete_komentar,
        name="complete_komentar",
    ),
    path("verifikasi/", views.verifikasi, name="verifikasi"),
    path("verifikasi/<str:kode>/", views.verify_terbitan, name="verify_terbitan"),
    path("rekomendasi/kartu/", views.kartu_index, name="kartu_index"),
    path("rekomendasi/kartu/<slug:kode>/", views.kartu, name="kartu"),
    path("rekomendasi/kartu/<slug:kode>/pdf/", views.kartu_pdf, name="kartu_pdf"),
    path("rekomendasi/bukti/", views.bukti, name="bukti"),
    path("rekomendasi/<int:nomor>/garis/", views.garis, name="garis"),
]
