"""Who a session belongs to, with the agency that every page names, and only while the own term lasts: one query."""

import datetime
from functools import lru_cache

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from anggota.models import Pengguna


@lru_cache(maxsize=2)  # described once a day and asked anew by each request: describing took longer than asking
def _in_office(on: datetime.date):
    return Pengguna.objects.select_related("instansi").menjabat(on=on)


class PenggunaBackend(ModelBackend):
    def get_user(self, user_id):
        users = list(_in_office(timezone.localdate()).filter(pk=user_id))
        return users[0] if users and super().user_can_authenticate(users[0]) else None

    def user_can_authenticate(self, user):
        """At the door, too: a right password does not open what the term no longer covers."""
        in_office = Pengguna.objects.filter(pk=user.pk).menjabat(on=timezone.localdate()).exists()
        return super().user_can_authenticate(user) and in_office
