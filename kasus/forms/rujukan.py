"""What is typed about a referral: sending, answering, the outcome, ending it, and the filters of the list."""

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Div, Fieldset
from django import forms

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import (
    HARI_JAWAB_RUJUKAN,
    AlasanCabutRujukan,
    AlasanPengecualian,
    Hambatan,
    HasilRujukan,
    JenisLayanan,
    StatusRujukan,
    UrgensiRujukan,
)
from kasus.forms.pilihan import KOSONG, pilihan
from kasus.models import Layanan

_TENGGAT = ", ".join(f"{urgensi.label.lower()} {hari} hari" for urgensi, hari in HARI_JAWAB_RUJUKAN.items())


class RujukanForm(BaseForm):
    """`berpersetujuan`: codes of the agencies for which consent is in force; they stand first in the list."""

    unmarked = ("tenggat", "pengecualian", "alasan_pengecualian")
    kunci_kirim = KunciKirimField()
    penerima = forms.ChoiceField(label="Instansi penerima", choices=[])
    daftar_jenis = forms.MultipleChoiceField(
        label="Layanan yang diminta", choices=JenisLayanan.choices, widget=forms.CheckboxSelectMultiple
    )
    urgensi = forms.ChoiceField(
        label="Urgensi", choices=UrgensiRujukan.choices, initial=UrgensiRujukan.BIASA, widget=forms.RadioSelect
    )
    tenggat = TanggalField(
        label="Jawaban paling lambat",
        required=False,
        future=True,
        help_text=f"Kosongkan untuk batas biasa: {_TENGGAT}.",
    )
    catatan = forms.CharField(
        label="Catatan untuk penerima", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Yang perlu diketahui untuk memutuskan. Tanpa nama, alamat, atau nomor telepon. Disimpan terenkripsi.",
    )  # fmt: skip
    pengecualian = forms.ChoiceField(
        label="Dasar merujuk tanpa persetujuan", required=False, choices=pilihan(AlasanPengecualian)
    )
    alasan_pengecualian = forms.CharField(
        label="Alasannya", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Disimpan terenkripsi; jejak audit mencatat dasarnya saja. Jangan menulis nama korban di sini.",
    )  # fmt: skip

    def __init__(self, *args, pengirim: Instansi | None, berpersetujuan: set[str], can_except: bool, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = [row for row in Instansi.objects.all() if row != pengirim]
        self._agencies = {row.kode: row for row in agencies}
        groups = [
            ("Persetujuan berlaku", [(r.kode, r.nama) for r in agencies if r.kode in berpersetujuan]),
            ("Belum ada persetujuan", [(r.kode, r.nama) for r in agencies if r.kode not in berpersetujuan]),
        ]
        self.fields["penerima"].choices = [*KOSONG, *(group for group in groups if group[1])]
        if not can_except:
            del self.fields["pengecualian"], self.fields["alasan_pengecualian"]

    def get_layout_fields(self):
        exception = Fieldset(
            "Tanpa persetujuan (hanya kepala sekretariat)", "pengecualian", "alasan_pengecualian", css_class="rahasia"
        )
        return [
            "penerima", Div("daftar_jenis", css_class="unsur"), InlineRadios("urgensi"), Div("tenggat", css_class="kisi"), "catatan",
            *([exception] if "pengecualian" in self.fields else []),
        ]  # fmt: skip

    def clean_penerima(self) -> Instansi:
        return self._agencies[self.cleaned_data["penerima"]]

    def clean(self):
        data = super().clean()
        if data.get("pengecualian") and len(data.get("alasan_pengecualian", "")) < 10:
            self.add_error("alasan_pengecualian", "Tulis alasannya, paling sedikit 10 huruf, tanpa nama korban.")
        return data


class AnswerRujukanForm(BaseForm):
    """Accept or refuse. The two buttons carry the answer."""

    unmarked = ("hambatan",)
    status = forms.ChoiceField(
        label="Jawaban",
        choices=[(StatusRujukan.DITERIMA, "Terima"), (StatusRujukan.DITOLAK, "Tolak")],
        widget=forms.RadioSelect,
    )
    hambatan = forms.ChoiceField(
        label="Hambatan", required=False, choices=pilihan(Hambatan), help_text="Wajib bila ditolak."
    )
    catatan = forms.CharField(
        label="Catatan untuk pengirim", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tanpa nama korban.",
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("status") == StatusRujukan.DITOLAK and not data.get("hambatan"):
            self.add_error("hambatan", "Pilih hambatan yang membuat rujukan ditolak.")
        return data


class ReportRujukanForm(BaseForm):
    """The outcome, with one date per service asked; dates that stand already are shown and can be corrected."""

    unmarked = ("hambatan",)
    hasil = forms.ChoiceField(label="Hasil", choices=HasilRujukan.choices, widget=forms.RadioSelect)
    hambatan = forms.ChoiceField(
        label="Hambatan",
        required=False,
        choices=pilihan(Hambatan),
        help_text="Wajib bila tidak semuanya diberikan; layanan tanpa tanggal berakhir dengan hambatan ini.",
    )
    catatan = forms.CharField(
        label="Catatan untuk pengirim", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tanpa nama korban. Disimpan terenkripsi.",
    )  # fmt: skip

    def __init__(self, *args, daftar_layanan: list[Layanan], **kwargs):
        super().__init__(*args, **kwargs)
        self._services = {f"diberikan_{row.pk.hex}": row for row in daftar_layanan}
        for name, row in self._services.items():
            self.fields[name] = TanggalField(
                label=f"{row.get_jenis_display()}: tanggal diberikan", required=False, initial=row.diberikan,
                help_text=f"Diminta {tulis_tanggal(row.diminta)}. Kosongkan bila belum.",
            )  # fmt: skip

    def get_layout_fields(self):
        return [Div(*self._services, css_class="kisi"), "hasil", "hambatan", "catatan"]

    def clean(self):
        data = super().clean()
        for name, row in self._services.items():
            if data.get(name) and data[name] < row.diminta:
                self.add_error(name, f"Diminta {tulis_tanggal(row.diminta)}; tidak mungkin diberikan sebelumnya.")
            if data.get("hasil") == HasilRujukan.TUNTAS and not data.get(name) and name not in self.errors:
                self.add_error(name, "Isi tanggalnya, atau pilih hasil lain dan sebutkan hambatannya.")
        if data.get("hasil") not in {None, "", HasilRujukan.TUNTAS} and not data.get("hambatan"):
            self.add_error("hambatan", "Pilih hambatan yang membuat layanan tidak diberikan seluruhnya.")
        return data

    @property
    def values(self) -> dict:
        """As actions.report_rujukan takes them."""
        given = {row: self.cleaned_data[name] for name, row in self._services.items() if self.cleaned_data[name]}
        own = {name: self.cleaned_data[name] for name in ("hasil", "hambatan", "catatan")}
        return {**own, "diberikan": given}


class WithdrawRujukanForm(BaseForm):
    alasan = forms.ChoiceField(
        label="Alasan",
        choices=[
            *KOSONG,
            *((k, v) for k, v in AlasanCabutRujukan.choices if k != AlasanCabutRujukan.PERSETUJUAN),
        ],
        help_text="Layanan rujukan ini yang belum diberikan berakhir sebagai tidak diberikan.",
    )
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila rujukan sudah diterima. Tanpa nama korban.",
    )  # fmt: skip


# Whose answer it is: each the name of a method of the queryset.
ARAH = {"masuk": "Masuk", "keluar": "Keluar", "lain": "Dijawab instansi lain"}


class RujukanFilterForm(FilterForm):
    """Filters of the list; they live in the address."""

    arah = forms.ChoiceField(label="Arah", required=False, choices=[("", "Semua"), *ARAH.items()])
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), ("lewat", "Lewat batas jawaban"), *StatusRujukan.choices],
    )
    urgensi = forms.ChoiceField(label="Urgensi", required=False, choices=[("", "Semua"), *UrgensiRujukan.choices])

    def filter(self, rows, user, *, on):
        """Narrows an already scoped queryset; unreadable values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("arah"):
            rows = getattr(rows, asked["arah"])(user)
        if asked.get("keadaan"):
            rows = rows.overdue(on=on) if asked["keadaan"] == "lewat" else rows.berstatus(asked["keadaan"])
        return rows.filter(urgensi=asked["urgensi"]) if asked.get("urgensi") else rows
