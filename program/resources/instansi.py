"""An agency as a column of a table."""

from import_export import widgets

from anggota.models import Instansi, Pengguna
from gugus_tugas.sel import MAX_QUOTE
from gugus_tugas.text import fold
from program.perms import can_manage_program


class InstansiWidget(widgets.Widget):
    """An agency by code or short name; for a member the own one alone."""

    def __init__(self, user: Pengguna):
        super().__init__()
        self.own = None if can_manage_program(user) else user.instansi_id
        rows = list(Instansi.objects.all())
        self.known: dict[str, set[Instansi]] = {}
        for row in rows:
            for name in (row.nama, row.singkatan, row.kode):
                self.known.setdefault(fold(name), set()).add(row)

    def clean(self, value, row=None, **kwargs):
        met = self.known.get(fold(value), ())
        if not met:
            raise ValueError(f"instansi '{value[:MAX_QUOTE]}' tidak dikenal. Pakai singkatan atau kodenya")
        found = next((row for row in met if row.pk == self.own), None) or next(iter(met))
        if len(met) > 1 and found.pk != self.own:
            raise ValueError(f"'{value[:MAX_QUOTE]}' dipakai {len(met)} instansi. Tulis nama lengkapnya")
        if self.own and found.pk != self.own:
            raise ValueError("Anda hanya mengimpor baris instansi Anda sendiri. Hapus baris ini")
        return found
