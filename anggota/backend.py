"""Who a session belongs to, with the agency that every page names, and only while the own term lasts: one query."""

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from anggota.models import Pengguna


class PenggunaBackend(ModelBackend):
    def get_user(self, user_id):
        rows = Pengguna.objects.select_related("instansi").filter(pk=user_id).menjabat(on=timezone.localdate())
        user = rows.first()
        return user if user is not None and super().user_can_authenticate(user) else None

    def user_can_authenticate(self, user):
        """At the door, too: a right password does not open what the term no longer covers."""
        in_office = Pengguna.objects.filter(pk=user.pk).menjabat(on=timezone.localdate()).exists()
        return super().user_can_authenticate(user) and in_office
