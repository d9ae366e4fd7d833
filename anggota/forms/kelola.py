"""What the keepers of accounts type."""

from django import forms
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from anggota import serah_terima
from anggota.enums import Peran
from anggota.forms.segar import SegarForm
from anggota.models import Instansi, Pengguna
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField


class PenggunaForm(BaseForm):
    """Name, e-mail, role and agency; of the roles only those that `daftar_peran` allows."""

    unmarked = ("instansi",)
    nama = forms.CharField(label="Nama lengkap", max_length=120)
    surel = forms.EmailField(
        label="Surel", required=False, max_length=254,
        error_messages={"invalid": "Tulis alamat surel yang lengkap, misalnya nama@acehprov.go.id."},
        help_text="Kosongkan bila tautan diserahkan lewat WhatsApp.",
    )  # fmt: skip
    peran = forms.ChoiceField(label="Peran")
    instansi = forms.ModelChoiceField(
        label="Instansi", queryset=Instansi.objects.all(), to_field_name="kode", required=False, empty_label="— pilih —"
    )

    def __init__(self, *args, daftar_peran: list[Peran], **kwargs):
        super().__init__(*args, **kwargs)
        offered = [(peran.value, peran.label) for peran in daftar_peran]
        # Of several roles none is given by haste: the first of the list opens identities.
        self.fields["peran"].choices = offered if len(offered) == 1 else [("", "— pilih —"), *offered]

    def clean(self):
        data = super().clean()
        if data.get("peran") == Peran.ANGGOTA and not data.get("instansi") and "instansi" not in self.errors:
            self.add_error("instansi", "Pilih instansi yang diwakili akun anggota ini.")
        return data


class UbahPenggunaForm(SegarForm, PenggunaForm):
    """The same of an account that exists; `initial` is how it stands."""


class UndangForm(PenggunaForm):
    kunci_kirim = KunciKirimField()
    nama_pengguna = forms.CharField(
        label="Nama pengguna", max_length=40, help_text="Untuk masuk. Huruf kecil dan angka, misalnya nama.dinas."
    )
    field_order = ["nama", "nama_pengguna"]


class NonaktifForm(BaseForm):
    """Who takes over the open work; asked only when there is some."""

    penerima = forms.ModelChoiceField(
        label="Serahkan kepada", queryset=None, to_field_name="nama_pengguna", empty_label="— pilih —"
    )

    def __init__(self, *args, pengguna: Pengguna, by: Pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        work = serah_terima.open_work(pengguna)
        if not work:
            del self.fields["penerima"]
            return
        able = [p.pk for p in Pengguna.objects.visible_to(by).filter(is_active=True) if serah_terima.can_take(p, work)]
        self.fields["penerima"].queryset = Pengguna.objects.visible_to(by).filter(pk__in=able).exclude(pk=pengguna.pk)


class PenggunaFilterForm(FilterForm):
    KEADAAN = [
        ("", "Semua"),
        ("aktif", "Aktif"),
        ("diundang", "Belum menerima undangan"),
        ("purna", "Masa jabatan berakhir"),
        ("nonaktif", "Nonaktif"),
    ]
    q = forms.CharField(label="Cari nama", required=False, max_length=60, widget=forms.TextInput({"type": "search"}))
    peran = forms.ChoiceField(label="Peran", required=False, choices=[("", "Semua"), *Peran.choices])
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)

    def filter(self, rows):
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("q"):
            rows = rows.filter(nama__icontains=asked["q"]) | rows.filter(nama_pengguna__icontains=asked["q"])
        if asked.get("peran"):
            rows = rows.filter(peran=asked["peran"])
        match asked.get("keadaan"):
            case "aktif":
                return rows.filter(is_active=True, is_purna=False).exclude(
                    password__startswith=UNUSABLE_PASSWORD_PREFIX
                )
            case "diundang":
                return rows.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)
            case "purna":
                return rows.filter(is_active=True, is_purna=True)
            case "nonaktif":
                return rows.filter(is_active=False)
        return rows
