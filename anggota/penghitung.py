"""What axes may keep about a failed login, and whose failures a success forgets (settings.AXES_HANDLER)."""

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.db.models.signals import pre_save
from django.dispatch import receiver


class Penghitung(AxesDatabaseHandler):
    def reset_user_attempts(self, request, credentials=None) -> int:
        """A success forgets the slips of this account from this address, and nobody else's: otherwise who has an account
        guesses those of others without end, by logging in with the own one in between.
        """
        name = get_client_username(request, credentials)
        return self.reset_attempts(username=name, ip_address=request.axes_ip_address)


@receiver(pre_save, sender=AccessAttempt)
def keep_nothing_typed(instance, **kwargs):
    """The page that asks for the password again carries the form that waited: a wrong password must not store either."""
    instance.get_data = instance.post_data = ""
