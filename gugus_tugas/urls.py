"""One include per app; each app's urls.py holds the whole address, as its users read it."""

from django.urls import include, path

urlpatterns = [
    path("", include(f"{app}.urls")) for app in ("laporan", "kasus", "rapat", "program", "wilayah", "anggota")
]
handler500 = "gugus_tugas.gangguan.explain"
