"""The table in which all lines of a plan are written at once: one form for each line, faults at each cell."""

from django import forms

from anggota.models import Instansi
from gugus_tugas.desimal import DesimalField
from gugus_tugas.forms import FilterForm, KunciKirimField
from gugus_tugas.rupiah import RupiahField
from gugus_tugas.versi import Conflict, VersiField, stamp, typed_otherwise
from program.aturan.rekomendasi import REKOMENDASI
from program.aturan.rencana import baris_rencana_faults
from program.enums.dana import SumberDana
from program.enums.rencana import Hitungan
from program.models import BarisRencana, RencanaAksi
from program.models.baris_rencana import MAX_TARGET
from program.models.rencana import TAHUN_AKHIR, TAHUN_AWAL

BARIS_SELEMBAR, MAX_BARU, KOSONG_BARU = 60, 30, 3  # lines on one page, new ones in one saving, blank ones to begin with
PREFIKS = "baris"


class SebarisField(forms.CharField):
    """A long text of one line: the box may be two lines high, what is typed has no line ends."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class BarisRencanaForm(FilterForm):
    """One line. `id` and `versi` are empty for a new one."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    versi = VersiField()
    urutan = forms.IntegerField(
        label="No", required=False, min_value=1, max_value=9999, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )  # fmt: skip
    strategi = SebarisField(label="Strategi", max_length=200)
    aksi = SebarisField(label="Aksi", max_length=300)
    indikator = SebarisField(label="Indikator", max_length=200)
    target = DesimalField(label="Target")
    satuan = forms.CharField(label="Satuan", max_length=40)
    hitungan = forms.ChoiceField(label="Cara menghitung", choices=Hitungan.choices, initial=Hitungan.JUMLAH)
    instansi = forms.ChoiceField(label="Penanggung jawab")
    tahun = forms.IntegerField(
        label="Tahun", min_value=TAHUN_AWAL, max_value=TAHUN_AKHIR, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )  # fmt: skip
    tw1 = forms.BooleanField(label="I", required=False)
    tw2 = forms.BooleanField(label="II", required=False)
    tw3 = forms.BooleanField(label="III", required=False)
    tw4 = forms.BooleanField(label="IV", required=False)
    biaya = RupiahField(label="Biaya", required=False, widget=forms.TextInput(attrs={"placeholder": ""}))
    sumber_dana = forms.ChoiceField(label="Sumber dana", required=False, choices=[("", "–"), *SumberDana.choices])
    nomor_rekomendasi = forms.TypedChoiceField(
        label="Rekomendasi 2018", required=False, coerce=int, empty_value=None,
        choices=[("", "–"), *((n, f"Nomor {n}") for n in REKOMENDASI)],
    )  # fmt: skip

    def __init__(
        self, *args, rencana: RencanaAksi, lines: dict[int, BarisRencana], instansi: dict[str, Instansi], tahun: int, **kwargs
    ):  # fmt: skip
        super().__init__(*args, **kwargs)
        self.rencana, self.lines, self.agencies = rencana, lines, instansi
        self.fields["instansi"].choices = [("", "–"), *((kode, row.singkatan) for kode, row in instansi.items())]
        self.fields["tahun"].initial = tahun

    def clean_instansi(self) -> Instansi:
        return self.agencies[self.cleaned_data["instansi"]]

    def clean_target(self):
        value = self.cleaned_data["target"]
        if value >= MAX_TARGET:
            raise forms.ValidationError("Angka ini terlalu besar. Periksa banyaknya angka nol.")
        return value

    def clean(self):
        data = super().clean()
        if data.get("id") is not None and data["id"] not in self.lines:
            self.add_error(None, "Baris ini tidak ada lagi pada rencana ini. Muat ulang halamannya.")
        for name, text in baris_rencana_faults({**data, "rencana": self.rencana}).items():
            if name not in self.errors:
                self.add_error(name, f"{text[0].upper()}{text[1:]}.")
        return data

    @property
    def baris(self) -> BarisRencana | None:
        """The stored line that this form changes."""
        return self.lines.get(self.initial.get("id") or getattr(self, "cleaned_data", {}).get("id"))

    @property
    def values(self) -> dict:
        """Columns of BarisRencana; a number that is left out stays as it is."""
        data = {
            k: v for k, v in self.cleaned_data.items() if k not in {"id", "versi", forms.formsets.DELETION_FIELD_NAME}
        }
        return {k: v for k, v in data.items() if k != "urutan" or v is not None}

    @classmethod
    def initial_of(cls, row: BarisRencana) -> dict:
        columns = {name: getattr(row, name) for name in cls.base_fields if name not in {"versi", "instansi"}}
        number = row.urutan or None  # a table may come without numbers
        return {**columns, "urutan": number, "instansi": row.instansi.kode, "versi": stamp(row)}

    def stand_on(self, conflict: Conflict, data) -> None:
        """Puts the line of now under what was typed: in `data` every cell that was left alone, and the new stamp."""
        fresh, mine = self.initial_of(conflict.row), typed_otherwise(conflict.row, self.values, conflict.seen)
        for name in fresh.keys() - mine:
            value, key = self.fields[name].prepare_value(fresh[name]), self.add_prefix(name)
            if value in (None, "", False):
                data.pop(key, None)
            else:
                data[key] = "on" if value is True else str(value)


class BarisRencanaFormSet(forms.BaseFormSet):
    default_error_messages = {
        "missing_management_form": "Tabel ini tidak terkirim lengkap. Muat ulang halaman, lalu isi kembali.",
        "too_many_forms": "Terlalu banyak baris baru sekaligus. Simpan dahulu sebagian.",
    }

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields[forms.formsets.DELETION_FIELD_NAME].label = "Hapus"

    @property
    def is_bersalah(self) -> bool:
        return self.is_bound and not self.is_valid()

    @property
    def changes(self) -> dict:
        """What actions.update_baris_rencana wants. Of a blank new row nothing."""
        kept = [form for form in self.forms if form not in self.deleted_forms and form.cleaned_data]
        old = [form for form in kept if form.cleaned_data["id"] is not None]
        return {
            "ubah": [(form.cleaned_data["id"], form.cleaned_data["versi"], form.values) for form in old],
            "baru": [form.values for form in kept if form.cleaned_data["id"] is None],
            "hapus": [
                (form.cleaned_data["id"], form.cleaned_data.get("versi", ""))
                for form in self.deleted_forms
                if form.cleaned_data.get("id") in form.lines  # one that is gone already needs no deleting
            ],
        }

    def rebased(self, faults: dict[int, Conflict | str]) -> "BarisRencanaFormSet":
        """The same typing with what the action refused told at its lines; a conflicting line stands on the row of now."""
        data, places = self.data.copy(), {}
        for form in self.forms:
            fault = faults.get(form.cleaned_data.get("id")) if form.cleaned_data else None
            if fault:
                places[form.prefix] = str(fault)
            if isinstance(fault, Conflict):
                form.stand_on(fault, data)
                data.pop(form.add_prefix(forms.formsets.DELETION_FIELD_NAME), None)
                places[form.prefix] = _told(fault)
        return type(self)(data, prefix=self.prefix, form_kwargs=self.form_kwargs).with_faults(places)

    def with_faults(self, places: dict[str, str]) -> "BarisRencanaFormSet":
        self.is_valid()
        for form in self.forms:
            if form.prefix in places:
                form.add_error(None, places[form.prefix])
        return self

    def longer(self, count: int) -> "BarisRencanaFormSet":
        """The same typing with more blank rows."""
        data = self.data.copy()
        total = min(self.total_form_count() + count, self.absolute_max)
        data[f"{self.prefix}-TOTAL_FORMS"] = str(total)
        return type(self)(data, prefix=self.prefix, form_kwargs=self.form_kwargs)


def _told(conflict: Conflict) -> str:
    changed = "; ".join(f"{row.label}: {row.lama} → {row.baru}" for row in conflict.perubahan)
    return (
        f"{conflict.oleh} mengubah baris ini setelah halaman Anda dibuka ({changed or 'bagiannya tidak diketahui'}). "
        "Ketikan Anda masih ada di sini; simpan sekali lagi untuk memakainya."
    )


class KunciBarisForm(forms.Form):
    """Names one sending of the table."""

    kunci_kirim = KunciKirimField()


_Lembar = forms.formset_factory(
    BarisRencanaForm, formset=BarisRencanaFormSet, extra=KOSONG_BARU, can_delete=True,
    max_num=BARIS_SELEMBAR + MAX_BARU, absolute_max=BARIS_SELEMBAR + MAX_BARU, validate_max=True,
)  # fmt: skip


def lembar_baris(data, *, page: list[BarisRencana], **form_kwargs) -> BarisRencanaFormSet:
    """The table of these lines; `lines` are all lines of the plan, for a page may have grown old."""
    initial = [BarisRencanaForm.initial_of(row) for row in page] if data is None else None
    return _Lembar(data, prefix=PREFIKS, initial=initial, form_kwargs=form_kwargs)
