"""Words and fields that more than one form of this app says."""

from django import forms

from anggota.models import Instansi
from program.perms import can_manage_program

KOSONG = [("", "— pilih —")]
TANPA_KORBAN = "Jangan menulis nama atau ciri korban."


class InstansiSendiriMixin:
    """A form with the field `instansi`: every agency for who manages all, the own one alone for a member. Takes `user`."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["instansi"]
        if not can_manage_program(user):
            field.queryset = Instansi.objects.filter(pk=user.instansi_id)
            field.initial, field.empty_label = user.instansi and user.instansi.kode, None


def instansi_field(label: str = "Instansi penyelenggara") -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
