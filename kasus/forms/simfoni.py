"""Entry in SIMFONI-PPA."""

from django import forms

from gugus_tugas.forms import BaseForm, TanggalField
from gugus_tugas.versi import VersiForm
from kasus.models import Korban


class SimfoniForm(VersiForm):
    nomor_simfoni = forms.CharField(label="Nomor SIMFONI-PPA", required=False, max_length=40)
    tanggal_simfoni = TanggalField(label="Tanggal diinput", required=False)
    is_sama = forms.BooleanField(label="Nomor yang sama memang dipakai kasus lain", required=False)

    unmarked = ("nomor_simfoni", "tanggal_simfoni", "is_sama")


class BukaLembarForm(BaseForm):
    """Whose identity is needed to copy it over, and for what."""

    korban = forms.ModelMultipleChoiceField(
        label="Korban yang diinput", queryset=None, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang paling sedikit satu korban."},
    )  # fmt: skip
    alasan = forms.CharField(
        label="Alasan", min_length=10, max_length=300, initial="menginput laporan ke SIMFONI-PPA",
        help_text="Tercatat bersama nama Anda untuk setiap korban.",
    )  # fmt: skip

    def __init__(self, *args, pilihan: list[Korban], user, **kwargs):
        super().__init__(*args, **kwargs)
        ids = [korban.pk for korban in pilihan]
        self.fields["korban"].queryset = Korban.objects.visible_to(user).filter(pk__in=ids).select_related("kasus")
        self.fields["korban"].initial = ids
