"""Base forms and fields: crispy layout without a form tag, clean text, Indonesian dates."""

import datetime
import uuid

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.html import format_html

from gugus_tugas.files import check_upload
from gugus_tugas.tanggal import Perkiraan, is_far, parse_perkiraan, parse_tanggal, tulis_tanggal
from gugus_tugas.text import clean_line, clean_text


class LayoutMixin:
    """Gives a form its crispy helper. The page owns <form>, the CSRF token and the buttons.

    Override `get_layout_fields()` for another order than that of the fields. Optional fields are marked, not required ones.
    """

    error_css_class = "is-invalid"
    unmarked: tuple[str, ...] = ()  # optional fields that carry no mark, e.g. of two one is needed

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, (forms.TextInput, forms.Textarea)):
                field.widget.attrs.setdefault("autocomplete", "off")
        for name, field in self.fields.items():
            if not field.required and name not in self.unmarked and not isinstance(field.widget, forms.HiddenInput):
                field.label = format_html('{} <span class="opsional">(opsional)</span>', field.label)

    def get_layout_fields(self) -> list:
        return list(self.fields)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf, helper.render_hidden_fields = False, True, True
        helper.layout = Layout(*self.get_layout_fields())
        return helper

    def _clean_fields(self):
        super()._clean_fields()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                clean = clean_text if isinstance(self.fields[name].widget, forms.Textarea) else clean_line
                try:
                    self.cleaned_data[name] = clean(value)
                except ValidationError as error:
                    self._errors[name] = self.error_class(error.messages)
                    continue
                self._check_length(name)
                if value and not self.cleaned_data[name] and self.fields[name].required:
                    self._errors[name] = self.error_class([self.fields[name].error_messages["required"]])

    def _check_length(self, name: str) -> None:
        """Once more after cleaning: composing letters (NFC) may make a text longer than what was typed."""
        for check in self.fields[name].validators:
            if isinstance(check, MaxLengthValidator):
                try:
                    check(self.cleaned_data[name])
                except ValidationError as error:
                    self._errors[name] = self.error_class(error.messages)


class KunciKirimField(forms.UUIDField):
    """Names one sending of one form (anggota/kiriman.py). A key that is missing or broken becomes a new one."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False, initial=uuid.uuid4)

    def clean(self, value) -> uuid.UUID:
        try:
            return super().clean(value) or uuid.uuid4()
        except ValidationError:
            return uuid.uuid4()


class BaseForm(LayoutMixin, forms.Form):
    """A plain form of the house."""


class FilterForm(BaseForm):
    """Filters of a list: everything is optional, so nothing is marked so."""

    def __init__(self, *args, **kwargs):
        self.unmarked = tuple(self.base_fields)
        super().__init__(*args, **kwargs)


class BaseModelForm(LayoutMixin, forms.ModelForm):
    """Validates against a model; never saves: writing belongs to actions."""

    def save(self, commit=True):
        raise TypeError("forms validate; call the action")


class BanyakBerkas(forms.FileInput):
    """Several files at once; berkas.js lets them be chosen one after another, as a camera gives them."""

    allow_multiple_selected = True


class BanyakBerkasField(forms.FileField):
    """A list of clean copies (`check_upload`) in the order in which they were chosen, at most `maks`; a fault names its file."""

    widget = BanyakBerkas

    def __init__(self, *, maks: int, **kwargs):
        self.maks = maks
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {"accept": "image/jpeg,image/png,application/pdf", "data-maks": self.maks}

    def clean(self, data, initial=None) -> list[ContentFile]:
        uploads = data if isinstance(data, list) else [data] if data else []
        if self.required and not uploads:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(uploads) > self.maks:
            raise ValidationError(
                f"Paling banyak {self.maks} berkas; Anda memilih {len(uploads)}. Pilih yang terpenting."
            )
        if sum(upload.size for upload in uploads) > settings.MAX_UPLOAD_TOTAL:
            limit = settings.MAX_UPLOAD_TOTAL // 1024**2
            raise ValidationError(
                f"Semua berkas bersama paling besar {limit} MB. Kirim sebagian dalam laporan berikutnya."
            )
        return [self._checked(upload, alone=len(uploads) == 1) for upload in uploads]

    def _checked(self, upload, *, alone: bool) -> ContentFile:
        try:
            return check_upload(upload)
        except ValidationError as fault:
            if alone:
                raise
            name = "".join(filter(str.isprintable, upload.name))[:60]
            raise ValidationError(f"{name}: {fault.messages[0]} Sesudah itu pilih kembali semua berkas.") from None


class TanggalField(forms.Field):
    """A typed date (see gugus_tugas.tanggal). Refuses the future unless `future=True`."""

    widget = forms.TextInput
    default_error_messages = {
        "required": "Isi tanggal.",
        "future": "Tanggal ini belum terjadi.",
        "far": "Tanggal ini terlalu jauh. Periksa tahunnya.",
    }

    def __init__(self, *, future: bool = False, **kwargs):
        self.future = future
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {
            "placeholder": "9/8/2018",
            "inputmode": "text",
            "data-tanggal": "",
            "autocomplete": "off",
            "maxlength": "30",
        }

    def prepare_value(self, value):
        return tulis_tanggal(value) if isinstance(value, datetime.date) else value

    def to_python(self, value) -> datetime.date | None:
        if not value or not str(value).strip():
            return None
        value = value if isinstance(value, datetime.date) else parse_tanggal(clean_text(str(value)))
        if not self.future and value > timezone.localdate():
            raise ValidationError(self.error_messages["future"], code="future")
        if is_far(value):
            raise ValidationError(self.error_messages["far"], code="far")
        return value

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class PerkiraanField(TanggalField):
    """A date that may be known to the month or year only; gives a Perkiraan or None. Never later than today."""

    def widget_attrs(self, widget):
        return {
            **super().widget_attrs(widget),
            "data-tanggal": "perkiraan",
            "placeholder": "9/8/2018 atau Agustus 2018",
        }

    def prepare_value(self, value):
        return value.ketikan if isinstance(value, Perkiraan) else super().prepare_value(value)

    def to_python(self, value) -> Perkiraan | None:
        if isinstance(value, Perkiraan) or not value or not str(value).strip():
            return value or None
        typed = parse_perkiraan(clean_text(str(value)))
        if typed.tanggal > timezone.localdate():
            raise ValidationError(self.error_messages["future"], code="future")
        return typed
