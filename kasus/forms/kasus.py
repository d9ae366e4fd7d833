"""What a person types into the register; clean data for the actions."""

import re

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms

from anggota.models import Instansi
from gugus_tugas.forms import BaseForm, FilterForm, KunciKirimField, TanggalField
from gugus_tugas.tanggal import tulis_tanggal
from kasus.enums import (
    USIA_DEWASA,
    Cara,
    HasilTinjauan,
    JenisKelamin,
    JenisLayanan,
    KelompokUsia,
    PenetapStatus,
    PeranTerlapor,
    Proses,
    StatusHukum,
    StatusIdentifikasi,
    StatusKasus,
    SumberBiaya,
    SumberLaporan,
    TahapPeristiwa,
    Tujuan,
)
from kasus.models import Korban
from wilayah.enums import TingkatWilayah
from wilayah.forms import PilihTempatField

_KOSONG = [("", "— pilih —")]
MAX_ORANG = 30  # victims, and reported persons, in one record


def pilihan(enum) -> list:
    return [*_KOSONG, *enum.choices]


class KasusForm(BaseForm):
    """First part of the record: who reports, when, where."""

    kunci_kirim = KunciKirimField()
    tanggal_lapor = TanggalField(label="Tanggal laporan diterima", help_text="Contoh: 9/8/2018 atau 9 Agustus 2018.")
    sumber_laporan = forms.ChoiceField(label="Sumber laporan", choices=pilihan(SumberLaporan))
    tempat_lapor = PilihTempatField(label="Tempat laporan diterima", required=False)
    nomor_simfoni = forms.CharField(label="Nomor SIMFONI-PPA", required=False, max_length=40)
    uraian = forms.CharField(
        label="Uraian singkat", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Disimpan terenkripsi. Tidak pernah masuk ke laporan.",
    )  # fmt: skip

    def get_layout_fields(self):
        return [
            Div("tanggal_lapor", "sumber_laporan", "tempat_lapor", "nomor_simfoni", css_class="kisi"),
            "uraian",
        ]


class IdentitasMixin(forms.Form):
    """Identity, all optional: an adult may refuse, a victim may not be known yet."""

    nama = forms.CharField(label="Nama lengkap", required=False, max_length=200)
    nik = forms.CharField(
        label="NIK",
        required=False,
        max_length=20,
        help_text="16 angka.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    tanggal_lahir = TanggalField(label="Tanggal lahir", required=False)
    telepon = forms.CharField(label="Telepon yang aman dihubungi", required=False, max_length=30)
    alamat = forms.CharField(label="Alamat", required=False, max_length=500)

    def clean_nik(self):
        digits = re.sub(r"[\s.\-]", "", self.cleaned_data["nik"])
        if digits and not re.fullmatch(r"[0-9]{16}", digits):
            raise forms.ValidationError("NIK terdiri atas 16 angka. Periksa lagi, atau kosongkan bila belum diketahui.")
        return digits

    @staticmethod
    def split_identity(values: dict) -> dict:
        """Moves the identity fields into `identitas`, as the action wants them."""
        identity = {name: values.pop(name) for name in ("nama", "nik", "tanggal_lahir", "telepon", "alamat")}
        return {**values, "identitas": identity}


class KorbanForm(IdentitasMixin, BaseForm):
    unmarked = (
        "usia_saat_terjerat",
        "kelompok_usia",
        "proses",
        "cara",
        "tujuan",
        "nama",
        "nik",
        "tanggal_lahir",
        "telepon",
        "alamat",
    )
    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=pilihan(JenisKelamin))
    usia_saat_terjerat = forms.IntegerField(
        label="Usia saat terjerat",
        required=False,
        min_value=0,
        max_value=120,
        help_text="Saat peristiwa, bukan usia hari ini.",
    )
    kelompok_usia = forms.ChoiceField(
        label="Kelompok usia",
        required=False,
        choices=pilihan(KelompokUsia),
        help_text="Cukup ini bila usia pastinya tidak diketahui.",
    )
    kewarganegaraan = PilihTempatField(label="Kewarganegaraan", required=False, tingkat=[TingkatWilayah.NEGARA])
    asal = PilihTempatField(label="Daerah asal", required=False)
    proses = forms.MultipleChoiceField(
        label="Proses", required=False, choices=Proses.choices, widget=forms.CheckboxSelectMultiple
    )
    cara = forms.MultipleChoiceField(
        label="Cara", required=False, choices=Cara.choices, widget=forms.CheckboxSelectMultiple,
        help_text="Tidak disyaratkan bila korban masih anak.",
    )  # fmt: skip
    tujuan = forms.MultipleChoiceField(
        label="Tujuan eksploitasi", required=False, choices=Tujuan.choices, widget=forms.CheckboxSelectMultiple
    )
    status_identifikasi = forms.ChoiceField(
        label="Status identifikasi", choices=StatusIdentifikasi.choices, initial=StatusIdentifikasi.TERINDIKASI
    )
    penetap_status = forms.ChoiceField(label="Ditetapkan oleh", required=False, choices=pilihan(PenetapStatus))

    def get_layout_fields(self):
        return [
            Div("jenis_kelamin", "usia_saat_terjerat", "kelompok_usia", "kewarganegaraan", "asal", css_class="kisi"),
            Fieldset("Unsur tindak pidana", "proses", "cara", "tujuan", css_class="unsur"),
            Div("status_identifikasi", "penetap_status", css_class="kisi"),
            Fieldset(
                "Identitas (rahasia)",
                HTML(
                    '<p class="redup kecil">Disimpan terenkripsi dan terpisah. Kosongkan bila korban dewasa menolak atau belum dikenal.</p>'
                ),
                Div("nama", "nik", "tanggal_lahir", "telepon", "alamat", css_class="kisi"),
                css_class="rahasia",
            ),
        ]

    def has_changed(self):
        """An added block in which only preset values stand counts as empty."""
        return bool(set(self.changed_data) - {"status_identifikasi"})

    def clean(self):
        data = super().clean()
        age, group = data.get("usia_saat_terjerat"), data.get("kelompok_usia")
        if age is not None:
            implied = KelompokUsia.ANAK if age < USIA_DEWASA else KelompokUsia.DEWASA
            if group and group != implied:
                self.add_error(
                    "kelompok_usia",
                    f"Usia {age} tahun termasuk {implied.label}. Samakan, atau kosongkan kelompok usia.",
                )
            data["kelompok_usia"] = implied
        elif not group and "usia_saat_terjerat" not in self.errors:
            self.add_error(
                "kelompok_usia", "Isi usia saat terjerat atau pilih kelompok usia (boleh 'Tidak diketahui')."
            )
        if data.get("status_identifikasi") != StatusIdentifikasi.TERINDIKASI and not data.get("penetap_status"):
            self.add_error("penetap_status", "Pilih lembaga yang menetapkan status ini.")
        return data


class TerlaporForm(IdentitasMixin, BaseForm):
    unmarked = ("nama", "nik", "tanggal_lahir", "telepon", "alamat")
    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=pilihan(JenisKelamin))
    peran = forms.ChoiceField(label="Peran dalam perbuatan", choices=pilihan(PeranTerlapor))
    status_hukum = forms.ChoiceField(label="Status hukum", choices=StatusHukum.choices, initial=StatusHukum.TERLAPOR)

    def get_layout_fields(self):
        return [
            Div("jenis_kelamin", "peran", "status_hukum", css_class="kisi"),
            Fieldset(
                "Identitas (rahasia)",
                Div("nama", "nik", "tanggal_lahir", "telepon", "alamat", css_class="kisi"),
                css_class="rahasia",
            ),
        ]

    def has_changed(self):
        return bool(set(self.changed_data) - {"status_hukum"})


class PeristiwaForm(FilterForm):
    """One stage with its place and date; a line left empty is not stored."""

    tempat = PilihTempatField(label="Tempat", required=False)
    tanggal = TanggalField(label="Tanggal", required=False)

    def __init__(self, *args, tahap: TahapPeristiwa, **kwargs):
        super().__init__(*args, **kwargs)
        self.tahap = tahap

    def get_layout_fields(self):
        return [Div("tempat", "tanggal", css_class="kisi")]


class OrangFormSet(forms.BaseFormSet):
    """Several people in one record, with messages in the words of the page."""

    default_error_messages = {
        "missing_management_form": "Bagian ini tidak terkirim lengkap. Muat ulang halaman, lalu isi kembali.",
        "too_many_forms": f"Paling banyak {MAX_ORANG} orang dalam satu catatan.",
        "too_few_forms": "Kasus harus memiliki paling sedikit satu korban. Bila belum dikenal, catat tanpa identitas.",
    }


_BATAS = {"formset": OrangFormSet, "extra": 0, "max_num": MAX_ORANG, "absolute_max": MAX_ORANG, "validate_max": True}
KorbanFormSet = forms.formset_factory(KorbanForm, min_num=1, validate_min=True, **_BATAS)
TerlaporFormSet = forms.formset_factory(TerlaporForm, **_BATAS)


class LayananForm(BaseForm):
    kunci_kirim = KunciKirimField()
    korban = forms.ModelChoiceField(label="Korban", queryset=None, empty_label=None)
    jenis = forms.ChoiceField(label="Jenis layanan", choices=pilihan(JenisLayanan))
    penyedia = forms.ModelChoiceField(
        label="Instansi penyedia", queryset=Instansi.objects.all(), to_field_name="kode", empty_label="— pilih —"
    )
    diminta = TanggalField(
        label="Tanggal diminta", help_text="Hitungan 7 hari menurut UU 21/2007 Pasal 52–53 berjalan sejak tanggal ini."
    )
    diberikan = TanggalField(label="Tanggal diberikan", required=False, help_text="Kosongkan bila belum.")
    sumber_biaya = forms.ChoiceField(
        label="Sumber biaya", choices=pilihan(SumberBiaya),
        help_text="BPJS Kesehatan tidak menanggung akibat TPPO (Perpres 82/2018 Pasal 52 ayat (1) huruf r).",
    )  # fmt: skip
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, kasus, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["korban"].queryset = Korban.objects.visible_to(user).filter(kasus=kasus).select_related("kasus")

    def clean(self):
        data = super().clean()
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


class StatusForm(BaseForm):
    """Moves a case to one of the states that this user may choose now."""

    ke = forms.ChoiceField(label="Status baru")
    alasan = forms.CharField(label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, pilihan_status: list[StatusKasus], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ke"].choices = [*_KOSONG, *((status.value, status.label) for status in pilihan_status)]


class AlasanForm(BaseForm):
    alasan = forms.CharField(
        label="Untuk keperluan apa identitas dibuka?", min_length=10, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dicatat dalam jejak audit bersama nama dan waktu Anda. Jangan menulis nama korban di sini.",
    )  # fmt: skip


class DaruratForm(BaseForm):
    """The reason of an opening in an emergency, and a promise that it is one."""

    alasan = forms.CharField(
        label="Apa keadaan daruratnya?", min_length=10, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya 'korban hilang dari rumah aman, perlu dihubungi'. Jangan menulis nama korban di sini.",
    )  # fmt: skip
    darurat = forms.BooleanField(
        label="Nyawa atau keselamatan korban terancam bila menunggu sekretariat.",
        error_messages={"required": "Centang bila memang darurat. Bila tidak, minta identitas kepada sekretariat."},
    )


class TinjauanForm(BaseForm):
    hasil = forms.ChoiceField(label="Hasil tinjauan", choices=HasilTinjauan.choices, widget=forms.RadioSelect)
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila tidak wajar. Jangan menulis nama korban.",
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("hasil") == HasilTinjauan.TIDAK_WAJAR and not data.get("catatan"):
            self.add_error("catatan", "Tulis mengapa tidak wajar dan apa tindak lanjutnya.")
        return data


class KasusFilterForm(FilterForm):
    """Filters of the list; they live in the address."""

    q = forms.CharField(
        label="Cari nomor", required=False, max_length=40, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), ("terbuka", "Masih terbuka"), *StatusKasus.choices]
    )
    tahun = forms.IntegerField(label="Tahun lapor", required=False, min_value=1990, max_value=2100)
    kelompok = forms.ChoiceField(label="Korban", required=False, choices=[("", "Semua"), *KelompokUsia.choices])

    def filter(self, rows, user):
        """Narrows an already scoped queryset by what was asked; unreadable values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("q"):
            rows = rows.filter(nomor__icontains=asked["q"].upper().split("-K")[0])
        if asked.get("status"):
            rows = rows.terbuka() if asked["status"] == "terbuka" else rows.filter(status=asked["status"])
        if asked.get("tahun"):
            rows = rows.filter(tahun_lapor=asked["tahun"])
        if asked.get("kelompok"):
            rows = rows.filter(
                pk__in=Korban.objects.visible_to(user).filter(kelompok_usia=asked["kelompok"]).values("kasus")
            )
        return rows

    def keping(self, request) -> list[dict]:
        """The filters in force as removable chips: label and the query without it."""
        chips = []
        for name in self.fields:
            value = self.cleaned_data.get(name) if self.is_valid() else None
            if value:
                query = request.GET.copy()
                query.pop(name, None)
                query.pop("hal", None)
                label = dict(getattr(self.fields[name], "choices", [])).get(value, value)
                chips.append({"label": f"{self.fields[name].label}: {label}", "query": query.urlencode()})
        return chips
