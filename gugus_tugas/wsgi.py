"""Entry point of the application server (gunicorn gugus_tugas.wsgi)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gugus_tugas.settings")
application = get_wsgi_application()
