"""The gate in front of a view.

The 404-or-403 rule: an object outside the user's scope does not exist for them (``get_object_or_404`` on
``visible_to(user)``); an act on an object they can see but may not do is refused (403) by a predicate of ``perms.py``.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied, ValidationError


class ActionRefused(Exception):
    """An action's refusal, with an Indonesian sentence that the page shows to the person who asked."""

    @property
    def messages(self) -> list[str]:
        return [str(self)]


# What a view catches around an action: a refusal, or a rule of the models that the form could not know. Both have `messages`.
REFUSED = (ActionRefused, ValidationError)


def require(predicate: Callable) -> Callable:
    """Role-level gate: ``@require(can_record_kasus)`` answers 403 unless ``predicate(request.user)``."""

    def decorate(view):
        @wraps(view)
        def gated(request, *args, **kwargs):
            allow(predicate(request.user))
            return view(request, *args, **kwargs)

        return gated

    return decorate


def allow(permitted: bool) -> None:
    """Object-level gate: ``allow(can_report_progress(request.user, item))`` right after the object is loaded."""
    if not permitted:
        raise PermissionDenied
