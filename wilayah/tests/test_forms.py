"""The place picker: with the script's code, without it, and when the answer was unclear."""

import pytest
from django import forms
from django.template import Context, Template

from gugus_tugas.forms import BaseForm
from wilayah.enums import TingkatWilayah
from wilayah.forms import MAX_CALON, Isian, Ketikan, PilihTempatField
from wilayah.models import Wilayah
from wilayah.tests.test_search import HOSTILE

pytestmark = pytest.mark.django_db

LAMPULO = ("11.71.02.2010", "Gampong Lampulo, Kec. Kuta Alam, Kota Banda Aceh")


class TempatForm(BaseForm):
    tempat = PilihTempatField(label="Tempat", help_text="Gampong, kabupaten/kota, atau negara.")


class BebasForm(BaseForm):
    tempat = PilihTempatField(label="Tempat", required=False)
    negara = PilihTempatField(label="Negara", required=False, tingkat=[TingkatWilayah.NEGARA])
    aceh = PilihTempatField(label="Di Aceh", required=False, di="11")


def chosen(form, name="tempat"):
    assert form.is_valid(), form.errors
    return form.cleaned_data[name] and form.cleaned_data[name].kode


def rendered(form) -> str:
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


@pytest.mark.parametrize(
    "data",
    [
        {"tempat": LAMPULO[0], "tempat_teks": LAMPULO[1]},
        {"tempat": LAMPULO[0]},
        {"tempat": "Lampulo"},
        {"tempat": "", "tempat_teks": "lampulo"},
        {"tempat": "", "tempat_teks": LAMPULO[1].upper()},
        {"tempat": "", "tempat_teks": f"  {LAMPULO[0]} "},
        {"tempat": "", "tempat_teks": "Lampulo, Banda Aceh"},
    ],
    ids=["script", "code alone", "name alone", "typed", "typed path", "typed code", "typed with parent"],
)
def test_picker_gives_the_place(data):
    assert chosen(TempatForm(data)) == LAMPULO[0]


def test_corrected_text_beats_the_code_that_stood_there():
    """Without script the hidden code of the stored place comes along with the new text."""
    assert chosen(TempatForm({"tempat": LAMPULO[0], "tempat_teks": "Kota Langsa"})) == "11.74"


def test_emptied_text_beats_the_code_that_stood_there():
    assert chosen(BebasForm({"tempat": LAMPULO[0], "tempat_teks": " "})) is None


@pytest.mark.parametrize("data", [{}, {"tempat": ""}, {"tempat": "", "tempat_teks": ""}])
def test_nothing_typed_is_nothing_or_a_message(data):
    assert chosen(BebasForm(data)) is None
    assert TempatForm(data).errors["tempat"] == ["Pilih tempat."]


def test_unclear_text_comes_back_with_candidates_and_loses_nothing():
    form = TempatForm({"tempat": "", "tempat_teks": "Kuta Alam"})
    assert "Pilih satu" in form.errors["tempat"][0]
    html = rendered(form)
    assert 'value="Kuta Alam"' in html
    assert 'name="tempat_pilihan" value="11.71.02"' in " ".join(html.split())
    assert html.count('type="radio"') <= MAX_CALON
    assert "is-invalid" in html


def test_radio_button_after_an_unclear_answer_is_taken():
    data = {"tempat": "", "tempat_teks": "Kuta Alam", "tempat_pilihan": "11.71.02"}
    assert chosen(TempatForm(data)) == "11.71.02"


def test_radio_button_for_another_text_is_not_taken():
    data = {"tempat": "", "tempat_teks": "Kota Langsa", "tempat_pilihan": "11.71.02"}
    assert chosen(TempatForm(data)) == "11.74"


def test_many_matches_show_ten_and_ask_for_more_words():
    form = TempatForm({"tempat_teks": "gampong baro"})
    assert "banyak tempat" in form.errors["tempat"][0]
    assert rendered(form).count('type="radio"') == MAX_CALON


def test_part_of_a_name_is_offered_but_never_taken():
    form = TempatForm({"tempat_teks": "lampul"})
    assert not form.is_valid()
    assert rendered(form).count('type="radio"') == 1


def test_unknown_text_is_quoted_short_and_escaped():
    form = TempatForm({"tempat_teks": "<b>xyzzy</b> " + "q" * 500})
    assert "tidak ditemukan" in form.errors["tempat"][0]
    assert len(form.errors["tempat"][0]) < 200
    assert "<b>" not in rendered(form)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["tempat", "tempat_teks", "tempat_pilihan"])
def test_hostile_input_is_an_error_at_most(name, text):
    form = TempatForm({"tempat_teks": "gampong baro", name: text})
    form.is_valid()
    rendered(form)


def test_picker_keeps_to_its_levels_and_area():
    form = BebasForm({"negara_teks": "Kota Langsa", "aceh_teks": "Malaysia"})
    assert set(form.errors) == {"negara", "aceh"}
    form = BebasForm({"negara": "11.74", "negara_teks": "Kota Langsa"})
    assert set(form.errors) == {"negara"}
    assert chosen(BebasForm({"negara_teks": "malaysia"}), "negara") == "MY"


@pytest.mark.parametrize("initial", [LAMPULO[0], "instance"])
def test_initial_value_shows_the_full_path(initial):
    initial = Wilayah.objects.get(kode=LAMPULO[0]) if initial == "instance" else initial
    html = rendered(TempatForm(initial={"tempat": initial}))
    assert f'value="{LAMPULO[1]}"' in html
    assert f'name="tempat" value="{LAMPULO[0]}"' in html


@pytest.mark.parametrize("initial", [None, "", "tidak-ada"])
def test_initial_value_without_a_place_shows_nothing(initial):
    assert TempatForm(initial={"tempat": initial})["tempat"].value() == Isian()


def test_page_never_carries_the_list_of_places():
    html = rendered(TempatForm())
    assert "<option" not in html
    assert len(html) < 3000


def test_widget_is_labelled_and_tells_the_script_where_to_ask():
    html = " ".join(rendered(BebasForm()).split())
    assert 'for="id_negara"' in html
    assert 'id="id_negara"' in html
    assert 'data-alamat="/wilayah/cari/" data-tingkat="negara" data-di=""' in html
    assert html.count("js/pilih-tempat.js") == 1


def test_required_and_description_stand_on_the_text_input():
    html = rendered(TempatForm())
    assert html.count("required ") + html.count(" required>") >= 1
    assert html.index('aria-describedby="id_tempat_helptext"') > html.index('type="text"')


def test_prefix_keeps_pickers_of_a_formset_apart():
    form_set = forms.formset_factory(TempatForm, extra=2)
    data = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-tempat_teks": "Lampulo",
        "form-1-tempat_teks": "",
    }
    filled = form_set(data)
    assert filled.is_valid(), filled.errors
    assert filled.forms[0].cleaned_data["tempat"].kode == LAMPULO[0]
    assert not filled.forms[1].has_changed()


@pytest.mark.parametrize(
    ("initial", "typed", "expected"),
    [
        (LAMPULO[0], Ketikan(LAMPULO[1], LAMPULO[0]), False),
        (LAMPULO[0], Ketikan("Kota Langsa"), True),
        (LAMPULO[0], Ketikan(""), True),
        (None, Ketikan(""), False),
        (None, Ketikan("zzzz"), True),
    ],
)
def test_change_is_seen_by_code_not_by_spelling(initial, typed, expected):
    assert PilihTempatField(required=False).has_changed(initial, typed) is expected


def test_model_form_takes_the_place_as_a_foreign_key():
    class GampongForm(forms.ModelForm):
        induk = PilihTempatField(label="Induk", tingkat=[TingkatWilayah.KECAMATAN])

        class Meta:
            model = Wilayah
            fields = ["induk"]

    place = Wilayah.objects.get(kode=LAMPULO[0])
    assert GampongForm(instance=place)["induk"].value().teks == "Kec. Kuta Alam, Kota Banda Aceh"
    form = GampongForm({"induk_teks": "Kec. Meuraxa, Kota Banda Aceh"}, instance=place)
    assert form.is_valid(), form.errors
    assert form.instance.induk.nama == "Meuraxa"
