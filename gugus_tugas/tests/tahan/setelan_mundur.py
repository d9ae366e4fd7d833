"""The same settings on a machine whose clock stands two hours behind: nobody may set the real clock for a test."""

import time
from datetime import timedelta

from django.utils import timezone

from gugus_tugas.tests.tahan.setelan import *  # noqa: F403

BEHIND = 2 * 3600
_time, _now = time.time, timezone.now
time.time = lambda: _time() - BEHIND
timezone.now = lambda: _now() - timedelta(seconds=BEHIND)
