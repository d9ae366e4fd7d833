"""The page of a failure (handler500). Where the server lacks what it works with, it says so and lets the form be sent again.

It is rendered without request and account: to find out who asks needs the database that may be away.
"""

import errno
import sys

from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.views.defaults import server_error

from gugus_tugas.rak import RakGagal

BASIS_DATA, CAKRAM, RAK = "basis_data", "cakram", "rak"
RETRY_AFTER = 30  # seconds
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DISK_FULL = "53100"  # SQLSTATE of PostgreSQL, whose disk need not be ours
_SECRET = ("password", "sandi")


def explain(request):
    cause = _cause(sys.exc_info()[1])
    if cause is None:
        return server_error(request)
    context = {"sebab": cause, "alamat": request.get_full_path(), **_carried(request)}
    page = HttpResponse(render_to_string("503.html", context), status=503)
    page.headers["Retry-After"] = str(RETRY_AFTER)
    return page


def _cause(error: BaseException | None) -> str | None:
    """What is lacking: the database (it does not answer, or not in time), the store of files, or room on the disk."""
    if error is not None and getattr(error.__cause__, "pgcode", None) == DISK_FULL:
        return CAKRAM
    if isinstance(error, (OperationalError, InterfaceError)) or type(error) is DatabaseError:  # cut off in mid-answer
        return BASIS_DATA
    if isinstance(error, RakGagal):
        return RAK
    return CAKRAM if isinstance(error, OSError) and error.errno in _NO_ROOM else None


def _carried(request) -> dict:
    """The fields of the form with the token that came with them, judged when they are sent again; never a password."""
    if request.method != "POST":
        return {}
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
    except (OSError, SuspiciousOperation, MultiPartParserError):  # a form that cannot be read
        return {}
    if any(word in name for name, _ in fields for word in _SECRET):
        return {}
    return {"titipan": fields, "ada_berkas": bool(request.FILES)}
