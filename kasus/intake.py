"""The record form as one thing: four parts that are bound, grown, kept as a draft and judged together."""

import re
import uuid
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from gugus_tugas.forms import BaseForm
from gugus_tugas.tanggal import tulis_tanggal
from kasus import isian, kronologi
from kasus.enums import Langkah, TahapPeristiwa
from kasus.forms import MAX_ORANG, KasusForm, KorbanFormSet, PeristiwaForm, TerlaporFormSet
from kasus.forms.korban import DITINGGALKAN, SETUJU

# What a draft keeps: fields of the four parts, nothing else that a browser may send.
_NAME = re.compile(r"(kasus|korban|terlapor|peristiwa)(-\d{1,2})?-[A-Za-z_]{1,40}")
_KORBAN = re.compile(r"korban-(\d{1,2})-([a-z_]+?)(_teks|_pilihan)?")
_NOT_KEPT = set(DITINGGALKAN) - {"usia_saat_terjerat"}  # the age still says which group
_CONSENT = {"pemberi_persetujuan", "cara_persetujuan", *SETUJU}
KUNCI = "kasus-kunci_kirim"
_EMPTY = {
    "korban-TOTAL_FORMS": ["1"], "korban-INITIAL_FORMS": ["0"], "terlapor-TOTAL_FORMS": ["0"],
    "terlapor-INITIAL_FORMS": ["0"],
}  # fmt: skip


def collect(post: QueryDict) -> dict[str, list[str]]:
    """What was typed, without identity of who refuses it: that is not even kept in a draft."""
    typed = {name: post.getlist(name) for name in post if _NAME.fullmatch(name) and name != KUNCI}
    refusing = {name.split("-")[1] for name in typed if re.fullmatch(r"korban-\d{1,2}-menolak", name)}
    return {
        name: values
        for name, values in typed.items()
        if not ((found := _KORBAN.fullmatch(name)) and found[1] in refusing and found[2] in _NOT_KEPT)
    }


def merged(stored: dict, typed: dict, langkah: str) -> dict:
    """The stored draft in which the fields of one step are replaced by what was typed there."""
    kept = {name: values for name, values in stored.items() if not _belongs(name, langkah)}
    return {**_EMPTY, **kept, **{name: values for name, values in typed.items() if _belongs(name, langkah)}}


def _belongs(name: str, langkah: str) -> bool:
    part, _, rest = name.partition("-")
    field = re.sub(r"^\d+-", "", re.sub(r"_teks$|_pilihan$", "", rest))
    if part == "kasus":
        return field in KasusForm.BAGIAN.get(langkah, ())
    if part == "korban":
        return langkah == (Langkah.PERSETUJUAN if field in _CONSENT else Langkah.KORBAN)
    return langkah == {"peristiwa": Langkah.KEJADIAN, "terlapor": Langkah.TERLAPOR}.get(part)


def grown(data: dict, part: str) -> dict:
    """With one more empty block of `part` ("korban" or "terlapor"), up to MAX_ORANG."""
    name = f"{part}-TOTAL_FORMS"
    number = (data.get(name) or ["0"])[0]
    if part not in {"korban", "terlapor"} or not re.fullmatch(r"[0-9]{1,3}", number, re.ASCII):
        return data
    return {**data, name: [str(min(int(number) + 1, MAX_ORANG))]}


@dataclass(frozen=True)
class Ringkasan:
    """One topic of the record as it was typed: label and text, faults, and what is still missing."""

    langkah: Langkah
    baris: list[tuple[str, str]]
    galat: list[str]
    kurang: list[str]


def _shown(field, value) -> str:
    """A value as a person reads it."""
    words = {str(code): str(label) for code, label in getattr(field, "choices", [])}
    if isinstance(value, list):
        return ", ".join(words.get(str(item), str(item)) for item in value)
    return (
        "ya"
        if value is True
        else words.get(str(value), tulis_tanggal(value) if isinstance(value, date) else str(value))
    )


class Intake:
    """Bound to typed data, or fresh. With `langkah` it shows, and finds fault with, the fields of that step alone."""

    def __init__(self, data: dict[str, list[str]] | None = None, *, kunci: uuid.UUID | None = None, langkah: str = ""):
        self.langkah = langkah
        post = None
        if data is not None:
            post = QueryDict(mutable=True)
            for name, values in {**data, KUNCI: [str(kunci or "")]}.items():
                post.setlist(name, values)
        initial = {"kunci_kirim": kunci} if kunci else None
        self.kasus = KasusForm(post, prefix="kasus", initial=initial)
        self.korban = KorbanFormSet(post, prefix="korban")
        self.terlapor = TerlaporFormSet(post, prefix="terlapor")
        self.peristiwa = [
            PeristiwaForm(post, prefix=f"peristiwa-{n}", tahap=tahap) for n, tahap in enumerate(TahapPeristiwa)
        ]
        for form in (self.kasus, *self.korban):
            form.bagian = langkah

    def hush(self) -> "Intake":
        """Shows no fault yet: the page was only opened or grown."""
        for form in self.forms:
            form._errors = {}
        for formset in (self.korban, self.terlapor):
            formset._errors, formset._non_form_errors = [], formset.error_class()
        return self

    @property
    def forms(self) -> list[BaseForm]:
        return [self.kasus, *self.korban, *self.terlapor, *self.peristiwa]

    def is_valid(self) -> bool:
        valid = all([part.is_valid() for part in (self.kasus, self.korban, self.terlapor, *self.peristiwa)])
        return valid and self._in_order()

    def is_step_valid(self) -> bool:
        """Judges the fields of the step; faults elsewhere wait for their own page."""
        self.is_valid()
        for form in self.forms:
            form._errors = type(form.errors)(
                {name: faults for name, faults in form.errors.items() if self._is_here(form, name)}
            )
        return not any(form.errors for form in self.forms)

    def _is_here(self, form: BaseForm, name: str) -> bool:
        part = form.prefix.split("-")[0]
        return _belongs(f"{part}-{name}" if part == "kasus" else f"{form.prefix}-{name}", self.langkah)

    def _in_order(self) -> bool:
        """Birth, event, report, today; the fault stands on its field."""
        stages = [form for form in self.peristiwa if form.has_changed()]
        people = self._filled(self.korban)
        found = kronologi.faults(
            self.kasus.cleaned_data["tanggal_lapor"],
            [(form.tahap, form.cleaned_data["tanggal"]) for form in stages],
            [
                (f"Korban {n}", data["tanggal_lahir"], data["usia_saat_terjerat"], data["kelompok_usia"])
                for n, data in enumerate((form.cleaned_data for form in people), 1)
            ],
        )
        for fault in found:
            {"peristiwa": stages, "korban": people}[fault.bagian][fault.ke].add_error(fault.kolom, fault.teks)
        return not found

    @staticmethod
    def _filled(formset) -> list[BaseForm]:
        return [form for form in formset if form.has_changed()]

    @property
    def values(self) -> dict:
        """Keyword arguments of actions.record_kasus; blocks that were left empty are dropped."""
        kasus = {name: value for name, value in self.kasus.cleaned_data.items() if name != "kunci_kirim"}
        return {
            **kasus,
            "daftar_korban": [form.values for form in self._filled(self.korban)],
            "daftar_terlapor": [form.values for form in self._filled(self.terlapor)],
            "daftar_peristiwa": [{"tahap": form.tahap, **form.values} for form in self.peristiwa if form.has_changed()],
        }

    def summary(self) -> list["Ringkasan"]:
        """Everything that was typed, topic by topic, to be read once more before it is saved."""
        lacking, found = self.missing(), []
        for langkah in list(Langkah)[:-1]:
            lines = [line for form in self.forms for line in self._lines(form, langkah)]
            faults = [
                f"{self._named(form, name)}: {message}"
                for form in self.forms
                for name, messages in form.errors.items()
                if _belongs(f"{form.prefix}-{name}", langkah)
                for message in messages
            ]
            found.append(Ringkasan(langkah, lines, faults, lacking[langkah]))
        return found

    def _lines(self, form: BaseForm, langkah: str) -> list[tuple[str, str]]:
        if not form.has_changed():
            return []
        data, part = self._clean(form), form.prefix
        return [
            (self._named(form, name), _shown(field, data[name]))
            for name, field in form.base_fields.items()
            if data.get(name) and name != "kunci_kirim" and _belongs(f"{part}-{name}", langkah)
        ]

    @staticmethod
    def _named(form: BaseForm, name: str) -> str:
        """ "Korban 2: usia saat terjerat", "Transit: tanggal", "Sumber laporan"."""
        label = str(form.base_fields[name].label) if name in form.base_fields else "isian"
        part, _, number = form.prefix.partition("-")
        if not number:
            return label
        where = form.tahap.label if isinstance(form, PeristiwaForm) else f"{part.capitalize()} {int(number) + 1}"
        return f"{where}: {label[:1].lower()}{label[1:]}"

    def missing(self) -> dict[str, list[str]]:
        """Step -> labels of what a good record would still hold. Judges the forms, so call it before hush()."""
        get = self._clean(self.kasus).get
        stages = [self._clean(form) for form in self.peristiwa if form.tahap == TahapPeristiwa.EKSPLOITASI]
        places = [(data.get("tempat"), data.get("tanggal")) for data in stages]
        people = [self._clean(form) for form in self.korban]
        asked = [any(data.get(name) not in (None, "tidak_ditanyakan") for name in SETUJU) for data in people]
        return {
            Langkah.LAPORAN: isian.missing(isian.LAPORAN, get),
            Langkah.KEJADIAN: isian.missing(isian.KEJADIAN, get) + isian.missing_of_eksploitasi(places),
            Langkah.KESELAMATAN: isian.missing(isian.KESELAMATAN, get),
            Langkah.KORBAN: [
                f"korban {n}: {label}" for n, data in enumerate(people, 1) for label in self._missing_of(data)
            ],
            Langkah.TERLAPOR: [],
            Langkah.PERSETUJUAN: [f"korban {n}: persetujuan" for n, ok in enumerate(asked, 1) if not ok],
        }

    @staticmethod
    def _missing_of(data: dict) -> list[str]:
        is_anak, is_menolak = data.get("kelompok_usia") == "anak", bool(data.get("menolak"))
        return isian.missing_of_korban(data.get, is_anak=is_anak, is_menolak=is_menolak)

    @staticmethod
    def _clean(form: BaseForm) -> dict:
        if not form.is_bound:
            return {}
        form.errors  # noqa: B018 (makes cleaned_data)
        return getattr(form, "cleaned_data", {})
