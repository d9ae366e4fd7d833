"""What is typed about a victim."""

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms

from gugus_tugas.forms import BaseForm, KunciKirimField
from gugus_tugas.text import shares_word
from gugus_tugas.versi import VersiForm
from kasus.enums import (
    USIA_DEWASA,
    Cara,
    CaraPersetujuan,
    JawabanPersetujuan,
    JenisKelamin,
    KeadaanIdentitas,
    KelompokUsia,
    PemberiPersetujuan,
    PenetapStatus,
    Proses,
    StatusIdentifikasi,
    Tujuan,
    TujuanPersetujuan,
)
from kasus.forms.identitas import IdentitasMixin
from kasus.forms.pilihan import PilihanField, pilihan
from wilayah.enums import TingkatWilayah
from wilayah.forms import PilihTempatField

IDENTITAS = ("nama", "nik", "tanggal_lahir", "telepon", "alamat")
DITINGGALKAN = (*IDENTITAS, "nama_samaran", "usia_saat_terjerat", "asal")  # not asked of an adult who refuses
# Asked in the first talk. Sharing names agencies and stands on the victim's own page.
DITANYAKAN = (
    TujuanPersetujuan.WAWANCARA,
    TujuanPersetujuan.LAYANAN,
    TujuanPersetujuan.POLISI,
    TujuanPersetujuan.DIHUBUNGI,
)


class DataKorbanMixin(forms.Form):
    """Plain data of a victim: sex, age, citizenship, origin, alias."""

    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=pilihan(JenisKelamin))
    usia_saat_terjerat = forms.IntegerField(
        label="Usia saat terjerat",
        required=False,
        min_value=0,
        max_value=120,
        help_text="Saat peristiwa, bukan usia hari ini.",
        widget=forms.NumberInput(attrs={"data-usia": ""}),
    )
    kelompok_usia = forms.ChoiceField(
        label="Kelompok usia",
        required=False,
        choices=pilihan(KelompokUsia),
        help_text="Cukup ini bila usia pastinya tidak diketahui.",
        widget=forms.Select(attrs={"data-kelompok-usia": ""}),
    )
    kewarganegaraan = PilihTempatField(label="Kewarganegaraan", required=False, tingkat=[TingkatWilayah.NEGARA])
    asal = PilihTempatField(label="Daerah asal", required=False)
    nama_samaran = forms.CharField(
        label="Nama samaran", required=False, max_length=40,
        help_text="Ditampilkan di samping kode, misalnya Melati. Jangan memakai kata dari nama asli.",
    )  # fmt: skip
    menolak = forms.BooleanField(
        label="Korban dewasa menolak identitasnya dicatat", required=False,
        help_text="Cukup jenis kelamin, kelompok usia, dan kewarganegaraan; selebihnya tidak disimpan.",
        widget=forms.CheckboxInput(attrs={"data-menolak": ""}),
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        self._settle_age(data)
        if data.get("menolak"):
            if data.get("kelompok_usia") == KelompokUsia.ANAK:
                self.add_error(
                    "menolak", "Hanya korban dewasa yang dapat menolak. Identitas anak dicatat bersama walinya."
                )
            for name in set(DITINGGALKAN) & set(self.fields):
                self.errors.pop(name, None)
                data[name] = None if name in {"usia_saat_terjerat", "asal", "tanggal_lahir"} else ""
        return data

    def _settle_age(self, data: dict) -> None:
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

    @staticmethod
    def with_keadaan(values: dict) -> dict:
        """The checkbox as the column that holds it."""
        refused = values.pop("menolak", False)
        return {**values, "keadaan_identitas": KeadaanIdentitas.DITOLAK if refused else KeadaanIdentitas.DICATAT}


def _answer(tujuan: TujuanPersetujuan) -> PilihanField:
    return PilihanField(JawabanPersetujuan, kosong=JawabanPersetujuan.TIDAK_DITANYAKAN, label=tujuan.label)


class PersetujuanAwalMixin(forms.Form):
    """Answers of the first talk, one per purpose. What was not asked stays "not asked"."""

    pemberi_persetujuan = PilihanField(
        PemberiPersetujuan, kosong=PemberiPersetujuan.KORBAN, label="Yang menjawab",
        help_text="Untuk korban anak catat jawaban anak di sini; jawaban wali menyusul di halaman korban.",
    )  # fmt: skip
    cara_persetujuan = forms.ChoiceField(label="Cara menjawab", required=False, choices=pilihan(CaraPersetujuan))
    setuju_wawancara = _answer(TujuanPersetujuan.WAWANCARA)
    setuju_layanan = _answer(TujuanPersetujuan.LAYANAN)
    setuju_polisi = _answer(TujuanPersetujuan.POLISI)
    setuju_dihubungi = _answer(TujuanPersetujuan.DIHUBUNGI)

    def clean(self):
        data = super().clean()
        answered = {data.get(name) for name in SETUJU} - {JawabanPersetujuan.TIDAK_DITANYAKAN, None}
        if answered and not data.get("cara_persetujuan"):
            self.add_error("cara_persetujuan", "Pilih cara menjawab: tertulis atau lisan.")
        return data


SETUJU = tuple(f"setuju_{tujuan}" for tujuan in DITANYAKAN)


class KorbanForm(PersetujuanAwalMixin, DataKorbanMixin, IdentitasMixin, BaseForm):
    bagian = ""  # "korban" or "persetujuan" alone, for the step by step record; empty: the whole
    unmarked = (
        "usia_saat_terjerat",
        "kelompok_usia",
        "menolak",
        "proses",
        "cara",
        "tujuan",
        "nama",
        "nik",
        "tanggal_lahir",
        "telepon",
        "alamat",
        "status_identifikasi",
        "pemberi_persetujuan",
        "cara_persetujuan",
        *SETUJU,
    )
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
    status_identifikasi = PilihanField(
        StatusIdentifikasi, kosong=StatusIdentifikasi.TERINDIKASI, label="Status identifikasi"
    )
    penetap_status = forms.ChoiceField(label="Ditetapkan oleh", required=False, choices=pilihan(PenetapStatus))

    def get_layout_fields(self):
        consent = Fieldset("Persetujuan", Div("pemberi_persetujuan", "cara_persetujuan", *SETUJU, css_class="kisi"))
        if self.bagian == "persetujuan":
            return [Div("pemberi_persetujuan", "cara_persetujuan", *SETUJU, css_class="kisi")]
        return [
            "menolak",
            Div("jenis_kelamin", "usia_saat_terjerat", "kelompok_usia", "kewarganegaraan", "asal", "nama_samaran", css_class="kisi"),
            Fieldset("Unsur tindak pidana", "proses", "cara", "tujuan", css_class="unsur"),
            Div("status_identifikasi", "penetap_status", css_class="kisi"),
            Fieldset(
                "Identitas (rahasia)",
                HTML(
                    '<p class="redup kecil">Disimpan terenkripsi dan terpisah. Kosongkan bila korban dewasa menolak atau belum dikenal.</p>'
                ),
                Div(*IDENTITAS, css_class="kisi"),
                css_class="rahasia",
            ),
            *([] if self.bagian else [consent]),
        ]  # fmt: skip

    def has_changed(self):
        """An added block in which only preset values stand counts as empty."""
        return bool(set(self.changed_data) - {"status_identifikasi"})

    def clean(self):
        data = super().clean()
        if data.get("status_identifikasi") != StatusIdentifikasi.TERINDIKASI and not data.get("penetap_status"):
            self.add_error("penetap_status", "Pilih lembaga yang menetapkan status ini.")
        if shares_word(data.get("nama") or "", data.get("nama_samaran") or ""):
            self.add_error("nama_samaran", "Memuat kata dari nama asli. Pilih nama lain, misalnya nama bunga.")
        return data

    @property
    def values(self) -> dict:
        """One victim as actions.record_kasus and add_korban take it."""
        typed = self.with_keadaan(self.split_identity(dict(self.cleaned_data)))
        typed.pop("kunci_kirim", None)
        pemberi, cara = typed.pop("pemberi_persetujuan"), typed.pop("cara_persetujuan")
        answers = {tujuan: typed.pop(f"setuju_{tujuan}") for tujuan in DITANYAKAN}
        asked = {t: answer for t, answer in answers.items() if answer != JawabanPersetujuan.TIDAK_DITANYAKAN}
        return {**typed, "persetujuan": asked, "pemberi_persetujuan": pemberi, "cara_persetujuan": cara}


class AddKorbanForm(KorbanForm):
    """A further victim of an existing case."""

    kunci_kirim = KunciKirimField()


class UpdateKorbanForm(DataKorbanMixin, VersiForm):
    """Plain data of a victim; the identity is corrected on its own page, with a reason."""

    unmarked = ("usia_saat_terjerat", "kelompok_usia", "menolak")

    def get_layout_fields(self):
        return [
            Div("jenis_kelamin", "usia_saat_terjerat", "kelompok_usia", "kewarganegaraan", "asal", "nama_samaran", css_class="kisi"),
            "menolak",
        ]  # fmt: skip

    def columns_of(self, name: str, value) -> dict:
        return self.with_keadaan({name: value}) if name == "menolak" else {name: value}

    @classmethod
    def initial_of(cls, row) -> dict:
        return {**super().initial_of(row), "menolak": row.is_menolak}

    @property
    def values(self) -> dict:
        return self.with_keadaan({name: value for name, value in self.cleaned_data.items() if name != "versi"})
