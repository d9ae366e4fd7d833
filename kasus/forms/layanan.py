"""Services: asked for, given, paid for, ended; the filters of their list; the rights that are no service."""

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms
from django.db import models
from django.utils import timezone
from django.utils.html import escape

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.rupiah import RupiahField
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.versi import VersiForm
from kasus.enums import (
    HASIL_TANPA_PEMBERIAN,
    RINCIAN_PER_JENIS,
    HakKorbanTppo,
    Hambatan,
    HasilLayanan,
    JenisLayanan,
    KeadaanHak,
    RincianLayanan,
    SumberBiaya,
)
from kasus.forms.pilihan import KOSONG, pilihan
from kasus.ketentuan import ketentuan_bpjs
from kasus.models import Korban
from kasus.models.layanan import RUPIAH_TERBESAR

RINCIAN = [
    ("", "— belum dirinci —"),
    *((jenis.label, [(row.value, row.label) for row in rows]) for jenis, rows in RINCIAN_PER_JENIS.items()),
]
TERLALU_BANYAK = "Jumlah ini terlalu besar. Periksa banyaknya angka nol."


def semua_instansi(label: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )


class WajarRupiahField(RupiahField):
    """Rupiah within what the register holds."""

    def validate(self, value):
        super().validate(value)
        if value is not None and value > RUPIAH_TERBESAR:
            raise forms.ValidationError(TERLALU_BANYAK)


class JenisMixin(forms.Form):
    """What is asked: one of the six kinds, and what exactly."""

    jenis = forms.ChoiceField(label="Jenis layanan", choices=pilihan(JenisLayanan))
    rincian = forms.ChoiceField(label="Rincian", required=False, choices=RINCIAN)

    def check_rincian(self, data) -> None:
        rincian, jenis = data.get("rincian"), data.get("jenis")
        if rincian and jenis and RincianLayanan(rincian).jenis != jenis:
            kind = RincianLayanan(rincian).jenis
            self.add_error("rincian", f"Rincian ini termasuk {kind.label}. Samakan jenisnya, atau pilih rincian lain.")


class LayananForm(JenisMixin, BaseForm):
    kunci_kirim = KunciKirimField()
    korban = forms.ModelChoiceField(label="Korban", queryset=None, empty_label=None)
    penyedia = semua_instansi("Instansi penyedia")
    diminta = TanggalField(
        label="Tanggal diminta", help_text="Hitungan 7 hari menurut UU 21/2007 Pasal 52–53 berjalan sejak tanggal ini."
    )
    diberikan = TanggalField(label="Tanggal diberikan", required=False, help_text="Kosongkan bila belum.")
    sumber_biaya = forms.ChoiceField(label="Sumber biaya", choices=pilihan(SumberBiaya))
    jumlah = WajarRupiahField(
        label="Jumlah (rupiah)",
        required=False,
        help_text="Kosongkan bila belum diketahui. Sumber lain ditambahkan kemudian.",
    )
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Disimpan terenkripsi.",
    )  # fmt: skip

    def __init__(self, *args, kasus, user, milik: Instansi | None = None, **kwargs):
        """`milik`: the agency of a member, who asks nothing of others."""
        super().__init__(*args, **kwargs)
        self.fields["korban"].queryset = Korban.objects.visible_to(user).filter(kasus=kasus).select_related("kasus")
        self.fields["sumber_biaya"].help_text = escape(ketentuan_bpjs())  # the form prints a help text as it is
        if milik:
            self.fields["penyedia"].queryset = Instansi.objects.filter(pk=milik.pk)
            self.fields["penyedia"].empty_label = None

    def get_layout_fields(self):
        return [
            Div("korban", "penyedia", "jenis", "rincian", "diminta", "diberikan", css_class="kisi"),
            Div("sumber_biaya", "jumlah", css_class="kisi"),
            "keterangan",
        ]

    def clean(self):
        data = super().clean()
        self.check_rincian(data)
        if data.get("diminta") and data.get("diberikan") and data["diberikan"] < data["diminta"]:
            self.add_error("diberikan", "Layanan tidak mungkin diberikan sebelum diminta. Periksa kedua tanggal.")
        return data


class GiveLayananForm(BaseForm):
    diberikan = TanggalField(label="Tanggal diberikan")

    def __init__(self, *args, layanan, **kwargs):
        super().__init__(*args, **kwargs)
        self.layanan = layanan
        self.fields["diberikan"].help_text = f"Diminta {tulis_tanggal(layanan.diminta)}."

    def clean_diberikan(self):
        day = self.cleaned_data["diberikan"]
        if day < self.layanan.diminta:
            raise forms.ValidationError(
                f"Layanan ini diminta {tulis_tanggal(self.layanan.diminta)}; tidak mungkin diberikan sebelumnya."
            )
        return day


class LaporLayananForm(VersiForm):
    """What a provider reports of its own service: days, outcome, barrier, cost, note."""

    diberikan = TanggalField(label="Tanggal diberikan", required=False, help_text="Kosongkan bila belum.")
    selesai = TanggalField(label="Tanggal selesai", required=False)
    hasil = forms.ChoiceField(label="Hasil", required=False, choices=[("", "Belum selesai"), *HasilLayanan.choices])
    hambatan = forms.ChoiceField(
        label="Hambatan", required=False, choices=[("", "Tidak ada"), *Hambatan.choices],
        help_text="Wajib bila layanan ditolak atau tidak diberikan.",
    )  # fmt: skip
    keterangan = LayananForm.base_fields["keterangan"]

    def __init__(self, *args, layanan, **kwargs):
        super().__init__(*args, **kwargs)
        self.layanan, self.ketentuan = layanan, ketentuan_bpjs()
        for sumber in SumberBiaya:
            self.fields[f"pakai_{sumber.value}"] = forms.BooleanField(label=sumber.label, required=False)
            self.fields[f"biaya_{sumber.value}"] = WajarRupiahField(label=f"Jumlah dari {sumber.label}", required=False)
            self.fields[f"biaya_{sumber.value}"].widget.attrs["aria-label"] = f"Jumlah dari {sumber.label}"
        self.unmarked = tuple(self.fields)

    @classmethod
    def initial_of(cls, row) -> dict:
        lines = {}
        for biaya in row.daftar_biaya.all():
            lines |= {f"pakai_{biaya.sumber}": True, f"biaya_{biaya.sumber}": biaya.jumlah}
        return {**super().initial_of(row), **lines}

    def get_layout_fields(self):
        return [Div("diberikan", "selesai", "hasil", "hambatan", css_class="kisi"), self._biaya(), "keterangan"]

    def _biaya(self):
        lines = [Div(f"pakai_{s.value}", f"biaya_{s.value}", css_class="baris-biaya") for s in SumberBiaya]
        text = "Centang setiap sumber; kosongkan jumlahnya bila belum diketahui."
        hint = HTML(
            f'<p class="redup kecil">{text} {{{{ form.ketentuan }}}}</p>'
        )  # a template: the sentence is its value
        return Fieldset("Biaya dan sumbernya", hint, *lines)

    @property
    def daftar_biaya(self) -> dict[str, int | None]:
        return {
            sumber.value: self.cleaned_data[f"biaya_{sumber.value}"]
            for sumber in SumberBiaya
            if self.cleaned_data[f"pakai_{sumber.value}"]
        }

    @property
    def values(self) -> dict:
        """Keyword arguments of actions.update_layanan."""
        plain = {name: value for name, value in self.cleaned_data.items() if not name.startswith(("pakai_", "biaya_"))}
        return {**plain, "daftar_biaya": self.daftar_biaya}

    def clean(self):
        data = super().clean()
        for sumber in SumberBiaya:
            if data.get(f"biaya_{sumber.value}") is not None:
                data[f"pakai_{sumber.value}"] = True  # an amount says that the source pays
        if not any(data.get(f"pakai_{sumber.value}") for sumber in SumberBiaya):
            self.add_error(None, "Centang paling sedikit satu sumber biaya; boleh 'Tidak diketahui'.")
        self._check_hasil(data)
        return data

    def _check_hasil(self, data) -> None:
        hasil, diberikan, diminta = (
            data.get("hasil"),
            data.get("diberikan"),
            data.get("diminta") or self.layanan.diminta,
        )
        if hasil in HASIL_TANPA_PEMBERIAN:
            if diberikan:
                self.add_error(
                    "diberikan", "Layanan yang ditolak atau tidak diberikan tidak punya tanggal diberikan. Kosongkan."
                )
            if not data.get("hambatan"):
                self.add_error("hambatan", "Pilih hambatannya: mengapa layanan ini tidak diberikan atau ditolak.")
        elif hasil and not diberikan and "diberikan" not in self.errors:
            self.add_error("diberikan", "Isi tanggal diberikan untuk hasil ini.")
        if diberikan and diberikan < diminta:
            self.add_error(
                "diberikan", f"Layanan ini diminta {tulis_tanggal(diminta)}; tidak mungkin diberikan sebelumnya."
            )
        if data.get("selesai") and not diberikan and "diberikan" not in self.errors:
            self.add_error("selesai", "Isi tanggal diberikan sebelum tanggal selesai.")
        elif data.get("selesai") and diberikan and data["selesai"] < diberikan:
            self.add_error("selesai", "Layanan tidak mungkin selesai sebelum diberikan. Periksa kedua tanggal.")


class UpdateLayananForm(JenisMixin, LaporLayananForm):
    """Everything about a service, for the secretariat."""

    penyedia = semua_instansi("Instansi penyedia")
    diminta = TanggalField(label="Tanggal diminta")

    @classmethod
    def initial_of(cls, row) -> dict:
        return {**super().initial_of(row), "penyedia": row.penyedia.kode}

    def get_layout_fields(self):
        head = Div("jenis", "rincian", "penyedia", "diminta", css_class="kisi")
        return [head, *super().get_layout_fields()]

    def clean(self):
        data = super().clean()
        self.check_rincian(data)
        return data


class LayananFilterForm(FilterForm):
    """Filters of the list of services; they live in the address."""

    keadaan = forms.ChoiceField(
        label="Keadaan", required=False,
        choices=[("", "Semua"), ("menunggu", "Belum diberikan"), ("lewat", "Lewat 7 hari"), *HasilLayanan.choices],
    )  # fmt: skip
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *JenisLayanan.choices])
    penyedia = forms.ModelChoiceField(
        label="Penyedia", required=False, queryset=Instansi.objects.all(), to_field_name="kode", empty_label="Semua"
    )
    sumber = forms.ChoiceField(label="Sumber biaya", required=False, choices=[("", "Semua"), *SumberBiaya.choices])
    hambatan = forms.ChoiceField(label="Hambatan", required=False, choices=[("", "Semua"), *Hambatan.choices])
    tahun = forms.IntegerField(label="Tahun diminta", required=False, min_value=1990, max_value=2100)

    def filter(self, rows):
        """Narrows an already scoped queryset; an unreadable value narrows nothing, the readable ones do.

        What waits stands first, the longest waiting on top; then what was given, the newest on top.
        """
        self.is_valid()
        asked = self.cleaned_data
        if keadaan := asked.get("keadaan"):
            if keadaan == "menunggu":
                rows = rows.menunggu()
            elif keadaan == "lewat":
                rows = rows.overdue(on=timezone.localdate())
            else:
                rows = rows.filter(hasil=keadaan)
        if asked.get("sumber"):
            rows = rows.dibiayai(asked["sumber"])
        if asked.get("tahun"):
            rows = rows.filter(diminta__year=asked["tahun"])
        plain = {name: asked[name] for name in ("jenis", "penyedia", "hambatan") if asked.get(name)}
        rows = rows.filter(**plain)
        waiting = models.Q(diberikan__isnull=True, hasil="")
        return rows.order_by(
            models.Case(models.When(waiting, then=0), default=1),
            models.Case(models.When(waiting, then=models.F("diminta"))),
            "-diminta",
            "id",
        )

    def keping(self, query) -> list[dict]:
        """The filters in force as removable chips: label and the query without it."""
        chips = []
        for name, field in self.fields.items():
            if not (value := self.cleaned_data.get(name)):
                continue
            rest = query.copy()
            rest.pop(name, None)
            rest.pop("hal", None)
            known = {} if isinstance(value, (Instansi, int)) else dict(field.choices)
            label = value.singkatan if isinstance(value, Instansi) else known.get(value, value)
            chips.append({"label": f"{field.label}: {label}", "query": rest.urlencode()})
        return chips


class HakForm(BaseForm):
    """What became of a right on a day."""

    kunci_kirim = KunciKirimField()
    hak = forms.ChoiceField(label="Hak", choices=[*KOSONG, *HakKorbanTppo.choices])
    keadaan = forms.ChoiceField(label="Keadaan", choices=KeadaanHak.choices, widget=forms.RadioSelect)
    tanggal = TanggalField(label="Tanggal")
    instansi = semua_instansi("Instansi yang menyampaikan")
