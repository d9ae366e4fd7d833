"""Addresses of this app. A case is addressed by a random slug, a victim by a random id: neither tells a number or order."""

from django.urls import path

from kasus import views

app_name = "kasus"
urlpatterns = [
    path("kasus/", views.index, name="index"),
    path("kasus/catat/", views.record, name="record"),
    path("kasus/<slug:slug>/", views.detail, name="detail"),
    path("kasus/<slug:slug>/layanan/", views.add_layanan, name="add_layanan"),
    path("kasus/<slug:slug>/layanan/<uuid:layanan>/", views.give_layanan, name="give_layanan"),
    path("kasus/<slug:slug>/darurat/<uuid:korban>/", views.break_glass, name="break_glass"),
    path("pembukaan-darurat/", views.darurat, name="darurat"),
    path("pembukaan-darurat/<uuid:pk>/", views.review_darurat, name="review_darurat"),
    path("kasus/<slug:slug>/status/", views.change_status, name="change_status"),
    path("kasus/<slug:slug>/identitas/<uuid:korban>/", views.reveal_identitas, name="reveal_identitas"),
]
