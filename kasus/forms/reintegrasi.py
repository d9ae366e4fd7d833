"""Goals, visits, empowerment."""

import datetime

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone

from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from gugus_tugas.versi import VersiForm
from kasus.enums import BidangReintegrasi, JenisPemberdayaan, KeadaanPemantauan, SumberBiaya
from kasus.forms.layanan import WajarRupiahField, semua_instansi
from kasus.forms.pilihan import pilihan


class RencanaMixin(forms.Form):
    bidang = forms.ChoiceField(label="Bidang", choices=pilihan(BidangReintegrasi))
    sasaran = forms.CharField(
        label="Sasaran", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Apa yang ingin dicapai, misalnya 'kembali bersekolah di kelas IX'. Tanpa nama; disimpan terenkripsi.",
    )  # fmt: skip
    target = TanggalField(label="Tanggal target", future=True)
    instansi = semua_instansi("Instansi penanggung jawab")


class RencanaForm(RencanaMixin, BaseForm):
    kunci_kirim = KunciKirimField()

    def get_layout_fields(self):
        return [Div("bidang", "target", "instansi", css_class="kisi"), "sasaran"]


class UpdateRencanaForm(RencanaMixin, VersiForm):
    selesai = TanggalField(label="Tanggal tercapai", required=False, help_text="Kosongkan bila belum.")

    @classmethod
    def initial_of(cls, row) -> dict:
        return {**super().initial_of(row), "instansi": row.instansi.kode}

    def get_layout_fields(self):
        return [Div("bidang", "target", "instansi", "selesai", css_class="kisi"), "sasaran"]


class JadwalForm(BaseForm):
    """From which day the three, six and twelve months are counted, and who visits."""

    mulai = TanggalField(
        label="Dihitung sejak", future=True,
        help_text="Biasanya hari korban pulang. Kunjungan diusulkan 3, 6, dan 12 bulan kemudian; tanggalnya dapat diubah.",
    )  # fmt: skip
    instansi = semua_instansi("Instansi yang mengunjungi")


class PemantauanForm(VersiForm):
    """The plan of a visit, and what it found."""

    direncanakan = TanggalField(label="Tanggal rencana", future=True)
    instansi = semua_instansi("Instansi yang mengunjungi")
    dilakukan = TanggalField(label="Tanggal kunjungan", required=False, help_text="Kosongkan bila belum.")
    keadaan = forms.ChoiceField(
        label="Keadaan korban", required=False, choices=[("", "— pilih —"), *KeadaanPemantauan.choices]
    )
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Disimpan terenkripsi. Tanpa nama.",
    )  # fmt: skip
    berikutnya = TanggalField(
        label="Kunjungan tambahan berikutnya",
        required=False,
        future=True,
        help_text="Isi bila perlu kunjungan di luar jadwal.",
    )

    @classmethod
    def initial_of(cls, row) -> dict:
        return {**super().initial_of(row), "instansi": row.instansi.kode}

    def get_layout_fields(self):
        return [
            Div("direncanakan", "instansi", "dilakukan", "keadaan", css_class="kisi"),
            "catatan",
            Div("berikutnya", css_class="kisi"),
        ]

    def clean(self):
        data = super().clean()
        made, found = data.get("dilakukan"), data.get("keadaan")
        if made and not found:
            self.add_error("keadaan", "Pilih keadaan korban pada kunjungan itu.")
        if found and not made and "dilakukan" not in self.errors:
            self.add_error("dilakukan", "Isi tanggal kunjungan.")
        after = made or timezone.localdate() - datetime.timedelta(days=1)
        if data.get("berikutnya") and data["berikutnya"] <= after:
            self.add_error("berikutnya", f"Kunjungan berikutnya harus sesudah {tulis_tanggal(after)}.")
        return data


class PemberdayaanForm(BaseForm):
    kunci_kirim = KunciKirimField()
    jenis = forms.ChoiceField(label="Jenis", choices=pilihan(JenisPemberdayaan))
    tanggal = TanggalField(label="Tanggal diberikan")
    instansi = semua_instansi("Instansi pemberi")
    sumber = forms.ChoiceField(label="Sumber biaya", choices=pilihan(SumberBiaya))
    nilai = WajarRupiahField(label="Nilai (rupiah)", required=False, help_text="Kosongkan bila tidak diketahui.")
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Disimpan terenkripsi. Tanpa nama.",
    )  # fmt: skip

    def get_layout_fields(self):
        return [Div("jenis", "tanggal", "instansi", "sumber", "nilai", css_class="kisi"), "keterangan"]


class PemantauanFilterForm(FilterForm):
    """Filters of the list of visits."""

    keadaan = forms.ChoiceField(
        label="Keadaan", required=False,
        choices=[("", "Belum dilakukan"), ("tempo", "Jatuh tempo"), ("dilakukan", "Sudah dilakukan"), ("semua", "Semua")],
    )  # fmt: skip

    def filter(self, rows):
        """Narrows an already scoped queryset; by default what is still to be made, the longest overdue first."""
        asked = self.cleaned_data.get("keadaan", "") if self.is_valid() else ""
        if asked == "semua":
            return rows.order_by("-direncanakan", "id")
        if asked == "dilakukan":
            return rows.filter(dilakukan__isnull=False).order_by("-dilakukan", "id")
        rows = rows.due(on=timezone.localdate()) if asked == "tempo" else rows.terbuka()
        return rows.order_by("direncanakan", "id")
