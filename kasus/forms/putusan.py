"""What is typed about verdicts and restitution."""

from crispy_forms.layout import Div
from django import forms

from gugus_tugas.forms import BaseForm, KunciKirimField, TanggalField
from gugus_tugas.rupiah import RupiahField
from gugus_tugas.versi import VersiForm
from kasus.enums import AkibatPutusan, BentukPidana, JenisPutusan, TingkatPutusan
from kasus.forms.pilihan import pilihan
from kasus.models import Korban, Pasal, Pengadilan, Putusan, Terlapor


class AmarMixin(forms.Form):
    """Court, verdict and sentence."""

    pengadilan = forms.ModelChoiceField(label="Pengadilan", queryset=Pengadilan.objects.all(), empty_label="— pilih —")
    nomor = forms.CharField(
        label="Nomor putusan", required=False, max_length=80,
        help_text="Misalnya 123/Pid.Sus/2025/PN Bna. Disimpan terenkripsi.",
    )  # fmt: skip
    tanggal = TanggalField(label="Tanggal putusan")
    jenis = forms.ChoiceField(label="Amar", choices=pilihan(JenisPutusan))
    akibat = forms.ChoiceField(
        label="Terhadap putusan sebelumnya", required=False, choices=pilihan(AkibatPutusan),
        help_text="Hanya untuk banding, kasasi, dan peninjauan kembali.",
    )  # fmt: skip
    bentuk_pidana = forms.ChoiceField(
        label="Bentuk pidana", required=False, choices=pilihan(BentukPidana), help_text="Hanya bila terbukti bersalah."
    )
    pidana_bulan = forms.IntegerField(
        label="Lama pidana (bulan)", required=False, min_value=1, max_value=240, help_text="5 tahun 6 bulan ditulis 66."
    )
    denda = RupiahField(label="Denda (rupiah)", required=False)
    subsidair_bulan = forms.IntegerField(label="Subsidair kurungan (bulan)", required=False, min_value=1, max_value=24)
    daftar_pasal = forms.ModelMultipleChoiceField(
        label="Pasal yang terbukti", queryset=Pasal.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Disimpan terenkripsi. Jangan menulis nama.",
    )  # fmt: skip

    AMAR = (
        Div("pengadilan", "nomor", "tanggal", "jenis", "akibat", css_class="kisi"),
        Div("bentuk_pidana", "pidana_bulan", "denda", "subsidair_bulan", css_class="kisi"),
        "daftar_pasal",
        "catatan",
    )

    def _only_charged(self, pasal: list[str]) -> None:
        """Offers the articles charged; all of them while none is."""
        if pasal:
            self.fields["daftar_pasal"].queryset = Pasal.objects.filter(pk__in=pasal)

    def clean_daftar_pasal(self):
        return list(self.cleaned_data["daftar_pasal"])

    def clean(self):
        data = super().clean()
        guilty = data.get("jenis") == JenisPutusan.BERSALAH
        if guilty and not data.get("bentuk_pidana"):
            self.add_error("bentuk_pidana", "Pilih bentuk pidananya.")
        if data.get("jenis") and not guilty:
            for name in ("bentuk_pidana", "pidana_bulan", "denda", "subsidair_bulan", "daftar_pasal"):
                if data.get(name):
                    self.add_error(name, "Kosongkan: amar ini tanpa pidana.")
        if data.get("bentuk_pidana") == BentukPidana.PENJARA and not data.get("pidana_bulan"):
            self.add_error("pidana_bulan", "Isi lama pidana dalam bulan.")
        if data.get("subsidair_bulan") and not data.get("denda"):
            self.add_error("denda", "Isi jumlah dendanya, atau kosongkan subsidair.")
        return data


class PutusanForm(AmarMixin, BaseForm):
    kunci_kirim = KunciKirimField()
    terlapor = forms.ModelChoiceField(label="Terdakwa", queryset=None, empty_label="— pilih —")
    tingkat = forms.ChoiceField(label="Tingkat", choices=pilihan(TingkatPutusan))

    def __init__(self, *args, perkara, user, pasal, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Terlapor.objects.visible_to(user).filter(daftar_perkara_terlapor__perkara=perkara)
        self.fields["terlapor"].queryset = rows.select_related("kasus")
        self.fields["terlapor"].label_from_instance = lambda row: row.sebutan
        self._only_charged(pasal)

    def get_layout_fields(self):
        return [Div("terlapor", "tingkat", css_class="kisi"), *self.AMAR]

    def clean(self):
        data = super().clean()
        first = data.get("tingkat") == TingkatPutusan.PERTAMA
        if data.get("tingkat") and not first and not data.get("akibat"):
            self.add_error("akibat", "Pilih akibatnya terhadap putusan sebelumnya.")
        if first and data.get("akibat"):
            self.add_error("akibat", "Kosongkan: ini putusan tingkat pertama.")
        return data


class UpdatePutusanForm(AmarMixin, VersiForm):
    def __init__(self, *args, pasal, **kwargs):
        super().__init__(*args, **kwargs)
        self._only_charged(pasal)

    @classmethod
    def initial_of(cls, row: Putusan) -> dict:
        proven = list(row.daftar_pasal_terbukti.values_list("pasal", flat=True))
        return {**super().initial_of(row), "daftar_pasal": proven}

    def get_layout_fields(self):
        return [*self.AMAR]


class RestitusiForm(BaseForm):
    kunci_kirim = KunciKirimField()
    korban = forms.ModelChoiceField(label="Korban", queryset=None, empty_label="— pilih —")
    diminta = RupiahField(label="Jumlah diminta (rupiah)")
    tanggal_diminta = TanggalField(label="Tanggal diminta", help_text="Sejak korban melapor (UU 21/2007 Pasal 48).")
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Disimpan terenkripsi. Jangan menulis nama atau nomor rekening.",
    )  # fmt: skip

    def __init__(self, *args, perkara, user, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Korban.objects.visible_to(user).filter(daftar_perkara_korban__perkara=perkara)
        self.fields["korban"].queryset = rows.select_related("kasus")


class UpdateRestitusiForm(VersiForm):
    diminta = RupiahField(label="Jumlah diminta (rupiah)")
    tanggal_diminta = TanggalField(label="Tanggal diminta")
    dikabulkan = RupiahField(
        label="Jumlah dikabulkan (rupiah)",
        required=False,
        help_text="0 bila ditolak hakim; kosongkan bila belum diputus.",
    )
    tanggal_dikabulkan = TanggalField(label="Tanggal dikabulkan", required=False)
    kurungan_pengganti_bulan = forms.IntegerField(
        label="Kurungan pengganti (bulan)", required=False, min_value=1, max_value=12,
        help_text="Bila harta tidak cukup, paling lama satu tahun (UU 21/2007 Pasal 50).",
    )  # fmt: skip
    tanggal_kurungan = TanggalField(label="Kurungan pengganti dijalani sejak", required=False)
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Disimpan terenkripsi. Jangan menulis nama atau nomor rekening.",
    )  # fmt: skip

    def get_layout_fields(self):
        return [
            Div("diminta", "tanggal_diminta", "dikabulkan", "tanggal_dikabulkan", css_class="kisi"),
            Div("kurungan_pengganti_bulan", "tanggal_kurungan", css_class="kisi"),
            "catatan",
        ]

    def clean(self):
        data = super().clean()
        if (data.get("dikabulkan") is None) != (data.get("tanggal_dikabulkan") is None) and not self.errors:
            missing = "dikabulkan" if data.get("dikabulkan") is None else "tanggal_dikabulkan"
            self.add_error(missing, "Isi jumlah dan tanggal dikabulkan bersama-sama.")
        return data


class PembayaranForm(BaseForm):
    kunci_kirim = KunciKirimField()
    jumlah = RupiahField(label="Jumlah dibayar (rupiah)")
    tanggal = TanggalField(label="Tanggal dibayar")
