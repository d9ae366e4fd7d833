"""Words and fields that more than one form of this app says."""

from django import forms

from anggota.models import Instansi
from program.perms import can_manage_program
from wilayah.enums import TingkatWilayah
from wilayah.models import Wilayah

KOSONG = [("", "— pilih —")]
SEMUA = [("", "Semua")]
TANPA_KORBAN = "Jangan menulis nama atau ciri korban."


class InstansiSendiriMixin:
    """A form with the field `instansi`: every agency for who manages all, the own one alone for a member. Takes `user`."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["instansi"]
        if not can_manage_program(user):
            field.queryset = Instansi.objects.filter(pk=user.instansi_id)
            field.initial, field.empty_label = user.instansi and user.instansi.kode, None


class RulesMixin:
    """Asks the rules of the row as a whole; `fixed` is what the row has and the form does not ask for."""

    fixed: dict = {}

    def rules(self, nilai: dict) -> dict[str, str]:
        raise NotImplementedError

    def clean(self):
        data = super().clean()
        for name, text in self.rules({**self.fixed, **data}).items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, f"{text[0].upper()}{text[1:]}.")
        return data


def kabkota_choices() -> list[tuple[str, str]]:
    """The 23, for a filter."""
    places = Wilayah.objects.of_tingkat(TingkatWilayah.KABKOTA).within("11").order_by("kode")
    return [*SEMUA, *places.values_list("kode", "nama")]


def instansi_field(label: str = "Instansi penyelenggara") -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
