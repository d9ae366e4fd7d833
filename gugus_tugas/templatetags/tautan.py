"""Absolute addresses for e-mails: always the configured site, never the Host header of a request."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def alamat_situs() -> str:
    return settings.SITUS_URL
