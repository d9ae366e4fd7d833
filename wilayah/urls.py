"""Addresses of this app: path in Indonesian, name in English and equal to the view."""

from django.urls import path, register_converter

from wilayah import views


class KodeKabkota:
    """Only what can be the code of a kabupaten/kota reaches the view."""

    regex = "[0-9]{2}[.][0-9]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value) -> str:
        return str(value)


register_converter(KodeKabkota, "kabkota")

app_name = "wilayah"
urlpatterns = [
    path("wilayah/", views.index, name="index"),
    path("wilayah/cari/", views.search, name="search"),
    path("wilayah/<kabkota:kode>/", views.detail, name="detail"),
]
