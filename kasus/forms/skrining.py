"""The screening: findings by kind with their meaning, the eleven indicators, and the decision on the status."""

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms
from django.utils import timezone
from django.utils.html import format_html

from gugus_tugas.auth import ActionRefused
from gugus_tugas.forms import KunciKirimField, TanggalField
from gugus_tugas.versi import VersiForm
from kasus.actions.skrining import checked
from kasus.enums import (
    HANYA_BILA,
    INDIKATOR,
    KODE_UNSUR,
    PENJELASAN_BUTIR,
    PENJELASAN_KODE,
    UNSUR_POKOK,
    ButirSkrining,
    Jawaban,
    JenisUnsur,
    PenetapStatus,
    StatusIdentifikasi,
)
from kasus.forms.pilihan import pilihan
from kasus.usulan import HasilUsulan, needs_reason

TANPA_YA = [(answer.value, answer.label) for answer in Jawaban if answer != Jawaban.YA]


def _choices(jenis: JenisUnsur) -> list:
    """Each code with what it means, under its name."""
    meaning = PENJELASAN_KODE.get(jenis, {})
    return [
        (
            kode.value,
            format_html('{}<span class="arti">{}</span>', kode.label, meaning[kode]) if kode in meaning else kode.label,
        )
        for kode in KODE_UNSUR[jenis]
    ]


class SkriningForm(VersiForm):
    """Findings (codes) and answers. An empty list of codes is no "no": the line below it says what emptiness means."""

    kunci_kirim = KunciKirimField()
    tanggal = TanggalField(label="Tanggal skrining")
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Disimpan terenkripsi. Tulis apa yang mendasari jawaban, tanpa nama.",
    )  # fmt: skip

    def __init__(self, *args, is_anak: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_anak = is_anak
        for jenis in JenisUnsur:
            self.fields[f"k_{jenis.value}"] = forms.MultipleChoiceField(
                label=jenis.label, choices=_choices(jenis), required=False, widget=forms.CheckboxSelectMultiple
            )
            self.fields[f"j_{jenis.value}"] = forms.ChoiceField(
                label=f"{jenis.label}: bila tidak ada yang dicentang", choices=TANPA_YA, initial=Jawaban.TIDAK_DITANYAKAN,
            )  # fmt: skip
        for butir in INDIKATOR:
            self.fields[butir.value] = forms.ChoiceField(
                label=butir.label, choices=Jawaban.choices, initial=Jawaban.TIDAK_DITANYAKAN, widget=forms.RadioSelect,
                help_text=PENJELASAN_BUTIR[butir],
            )  # fmt: skip

    @classmethod
    def of(cls, row, data=None, **kwargs):
        return super().of(row, data, is_anak=row.is_anak, **kwargs)

    @classmethod
    def initial_of(cls, row) -> dict:
        """What the newest screening found, to go on from; today's date."""
        today = {"tanggal": timezone.localdate()}
        newest = row.skrining_terbaru
        if newest is None:
            return today
        answers = newest.jawaban_per_butir
        codes = {f"k_{jenis}": found for jenis, found in newest.kode_per_jenis.items()}
        kinds = {
            f"j_{jenis}": Jawaban.TIDAK_DITANYAKAN if answers[jenis] == Jawaban.YA else answers[jenis]
            for jenis in JenisUnsur.values
        }
        return {**today, **codes, **kinds, **{butir.value: answers[butir] for butir in INDIKATOR}}

    def get_layout_fields(self):
        pokok = [self._kelompok(jenis) for jenis in UNSUR_POKOK]
        lain = [self._kelompok(jenis) for jenis in JenisUnsur if jenis not in UNSUR_POKOK]
        return [
            Div("tanggal", css_class="kisi"),
            *pokok,
            Fieldset("Indikator kerja paksa (ILO)", *(butir.value for butir in INDIKATOR), css_class="indikator"),
            HTML('<h2 class="mt-4">Untuk statistik (kode HTCDS)</h2>'),
            *lain,
            "catatan",
        ]

    def _kelompok(self, jenis: JenisUnsur):
        text = PENJELASAN_BUTIR[ButirSkrining(jenis.value)]
        if jenis == JenisUnsur.CARA and self.is_anak:
            text = "Korban anak: tidak disyaratkan, boleh dikosongkan. Isi bila diketahui."
        hint = HTML(format_html('<p class="redup kecil">{}</p>', text))
        return Fieldset(jenis.label, hint, f"k_{jenis.value}", f"j_{jenis.value}", css_class="unsur kelompok-kode")

    @property
    def temuan(self) -> dict[str, list[str]]:
        return {jenis.value: self.cleaned_data.get(f"k_{jenis.value}") or [] for jenis in JenisUnsur}

    @property
    def jawaban(self) -> dict[str, str]:
        kinds = {jenis.value: self.cleaned_data.get(f"j_{jenis.value}") for jenis in JenisUnsur}
        answers = {**kinds, **{butir.value: self.cleaned_data.get(butir.value) for butir in INDIKATOR}}
        return {butir: answer for butir, answer in answers.items() if answer}

    @property
    def values(self) -> dict:
        """Keyword arguments of actions.record_skrining."""
        plain = {name: self.cleaned_data[name] for name in ("tanggal", "catatan", "versi", "kunci_kirim")}
        return {**plain, "temuan": self.temuan, "jawaban": self.jawaban}

    def clean(self):
        data = super().clean()
        for jenis, tujuan in HANYA_BILA.items():
            if data.get(f"k_{jenis}") and tujuan not in (data.get("k_tujuan") or []):
                self.add_error(
                    f"k_{jenis}", f"Hanya diisi bila tujuannya '{tujuan.label}'. Centang tujuan itu, atau kosongkan."
                )
        if not self.errors:
            try:
                checked(self.temuan, self.jawaban)
            except ActionRefused as refusal:
                self.add_error(None, str(refusal))
        return data


class PenetapanForm(VersiForm):
    """What a body decided on a day, and why when it goes against the proposal."""

    kunci_kirim = KunciKirimField()
    status = forms.ChoiceField(label="Status", choices=StatusIdentifikasi.choices, widget=forms.RadioSelect)
    penetap = forms.ChoiceField(
        label="Ditetapkan oleh", required=False, choices=pilihan(PenetapStatus),
        help_text="Wajib untuk 'Korban TPPO' dan 'Bukan korban TPPO'.",
    )  # fmt: skip
    tanggal = TanggalField(label="Tanggal penetapan")
    alasan = forms.CharField(
        label="Alasan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila berbeda dengan usulan sistem. Disimpan terenkripsi.",
    )  # fmt: skip
    unmarked = ("penetap", "alasan")

    def __init__(self, *args, usulan: HasilUsulan, **kwargs):
        super().__init__(*args, **kwargs)
        self.usulan = usulan

    @classmethod
    def initial_of(cls, row) -> dict:
        return {"status": row.status_identifikasi, "penetap": row.penetap_status, "tanggal": timezone.localdate()}

    def get_layout_fields(self):
        return ["status", Div("penetap", "tanggal", css_class="kisi"), "alasan"]

    def clean(self):
        data = super().clean()
        status = data.get("status")
        if status and status != StatusIdentifikasi.TERINDIKASI and not data.get("penetap"):
            self.add_error("penetap", "Pilih lembaga yang menetapkan status ini.")
        if status and "alasan" in data and needs_reason(self.usulan.usulan, status) and len(data["alasan"]) < 10:
            self.add_error(
                "alasan", "Status ini berbeda dengan usulan sistem. Tulis alasannya, paling sedikit 10 huruf."
            )
        return data
