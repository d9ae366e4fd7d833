"""The kind of cell that only the register of cases has. The others: gugus_tugas/sel.py, wilayah/gazeter.py."""

import re

from import_export import widgets


class NikWidget(widgets.Widget):
    """Never quotes what was typed."""

    def clean(self, value, row=None, **kwargs):
        digits = re.sub(r"[\s.\-]", "", value)
        if not re.fullmatch(r"[0-9]{16}", digits):
            raise ValueError("NIK terdiri atas 16 angka; periksa, atau kosongkan bila belum diketahui")
        return digits
