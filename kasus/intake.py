"""The record form as one thing: four parts that are bound, grown and judged together."""

from gugus_tugas.forms import BaseForm
from kasus.enums import TahapPeristiwa
from kasus.forms import MAX_ORANG, IdentitasMixin, KasusForm, KorbanFormSet, PeristiwaForm, TerlaporFormSet


class Intake:
    """Bound to POST data, or fresh. `grow` adds an empty victim or reported person and keeps all that was typed."""

    def __init__(self, data=None):
        self.kasus = KasusForm(data, prefix="kasus")
        self.korban = KorbanFormSet(data, prefix="korban")
        self.terlapor = TerlaporFormSet(data, prefix="terlapor")
        self.peristiwa = [
            PeristiwaForm(data, prefix=f"peristiwa-{n}", tahap=tahap) for n, tahap in enumerate(TahapPeristiwa)
        ]

    @classmethod
    def grow(cls, data, part: str) -> "Intake":
        """The same typed data with one more empty block of `part` ("korban" or "terlapor"), and no fault shown yet."""
        data, name = data.copy(), f"{part}-TOTAL_FORMS"
        if part in {"korban", "terlapor"} and data.get(name, "").isdecimal() and len(data[name]) < 4:
            data[name] = str(min(int(data[name]) + 1, MAX_ORANG))
        intake = cls(data)
        for form in intake.forms:
            form._errors = {}
        for formset in (intake.korban, intake.terlapor):
            formset._errors, formset._non_form_errors = [], formset.error_class()
        return intake

    @property
    def forms(self) -> list[BaseForm]:
        return [self.kasus, *self.korban, *self.terlapor, *self.peristiwa]

    def is_valid(self) -> bool:
        return all([part.is_valid() for part in (self.kasus, self.korban, self.terlapor, *self.peristiwa)])

    @property
    def values(self) -> dict:
        """Keyword arguments of actions.record_kasus; blocks that were left empty are dropped."""

        def filled(formset) -> list[dict]:
            return [dict(form.cleaned_data) for form in formset if form.has_changed()]

        return {
            **self.kasus.cleaned_data,
            "daftar_korban": [IdentitasMixin.split_identity(values) for values in filled(self.korban)],
            "daftar_terlapor": [IdentitasMixin.split_identity(values) for values in filled(self.terlapor)],
            "daftar_peristiwa": [
                {"tahap": form.tahap, **form.cleaned_data} for form in self.peristiwa if form.has_changed()
            ],
        }
