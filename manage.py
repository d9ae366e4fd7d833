#!/usr/bin/env python
"""Standard Django entry point."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gugus_tugas.settings")
    execute_from_command_line(sys.argv)
