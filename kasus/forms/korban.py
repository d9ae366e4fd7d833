"""What is typed about a victim."""

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms

from gugus_tugas.forms import BaseForm
from kasus.enums import (
    USIA_DEWASA,
    Cara,
    JenisKelamin,
    KelompokUsia,
    PenetapStatus,
    Proses,
    StatusIdentifikasi,
    Tujuan,
)
from kasus.forms.identitas import IdentitasMixin
from kasus.forms.pilihan import pilihan
from wilayah.enums import TingkatWilayah
from wilayah.forms import PilihTempatField


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
