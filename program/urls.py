"""Addresses of this app: path in Indonesian, name in English and equal to the view."""

app_name = "program"
urlpatterns = []
