"""One person in several cases: compared, joined, undone exactly, remembered as two, and nobody else learns of it."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from anggota.models import JejakAudit
from gugus_tugas.auth import ActionRefused
from gugus_tugas.tests.parallel import run_together
from kasus import actions, perms
from kasus.actions.penyatuan import kelompok, last_merge
from kasus.models import AnggotaPenyatuan, BukanOrangSama, Korban, Orang, PenyatuanOrang, Terlapor
from kasus.tests.factories import make_kasus, make_layanan, make_permintaan, merge, sosok, victim

REASON = "NIK sama dan diakui orangnya"
BORN = datetime.date(1998, 4, 5)


@pytest.fixture
def people(sekretariat):
    """Keys of four victims in four cases: A, B and C may be one, D is another."""
    names = ["Cut Meutia", "Tjut Meutia", "C. Meutia", "Dara Baren"]
    return [
        make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": nama, "tanggal_lahir": BORN})])
        .daftar_korban.get()
        .pk
        for nama in names
    ]


@pytest.fixture
def suspect(sekretariat):
    identity = {"nama": "Cut Meutia", "nik": "1171019912310007", "telepon": "0812-3456-7890"}
    kasus = make_kasus(
        by=sekretariat, daftar_terlapor=[{"jenis_kelamin": "P", "peran": "Other", "identitas": identity}]
    )
    return kasus.daftar_terlapor.get().pk


def groups() -> set[frozenset]:
    """Who stands together now."""
    found: dict = {}
    for row in (*Korban.objects.all(), *Terlapor.objects.all()):
        found.setdefault(row.orang_id or row.pk, set()).add(row.pk)
    return {frozenset(group) for group in found.values()}


def standing() -> dict:
    return {row.pk: row.orang_id for row in (*Korban.objects.all(), *Terlapor.objects.all())}


def undo(pk, by):
    return actions.withdraw_penyatuan(last_merge(sosok(pk)), alasan="ternyata saudara kembar", by=by)


def apart(one, two, by):
    return actions.record_bukan_sama(sosok(one), sosok(two), by=by)


# --- joining and undoing ---------------------------------------------------------------------------------------------


def test_merge_joins_and_leaves_counts_by_case_alone(people, sekretariat):
    a, b, _, d = people
    merge(a, b, by=sekretariat)
    assert frozenset({a, b}) in groups()
    assert Korban.objects.count() == 4
    assert Korban.objects.jumlah_orang() == 3
    assert Korban.objects.filter(pk__in=[a, b]).jumlah_orang() == 1
    assert [row.pk for row in kelompok(sosok(d))] == [d]
    trail = JejakAudit.objects.filter(peristiwa="merge_orang")
    assert {row.objek_kode for row in trail} == {sosok(a).kode, sosok(b).kode}
    assert all(sosok(b).kode in row.alasan for row in trail)


def test_groups_grow_together_and_come_apart_in_the_order_they_came(people, sekretariat):
    a, b, c, d = people
    merge(a, b, by=sekretariat)
    after_one = standing()
    merge(c, d, by=sekretariat)
    after_two = standing()
    merge(b, c, by=sekretariat)
    assert groups() == {frozenset(people)}
    first = PenyatuanOrang.objects.order_by("pk").first()
    with pytest.raises(ActionRefused, match="lebih baru"):
        actions.withdraw_penyatuan(first, alasan="ternyata saudara kembar", by=sekretariat)
    assert groups() == {frozenset(people)}
    undo(a, sekretariat)
    assert standing() == after_two
    undo(c, sekretariat)
    assert standing() == after_one
    undo(b, sekretariat)
    assert set(standing().values()) == {None}
    merge(a, b, by=sekretariat)  # and again
    assert frozenset({a, b}) in groups()


def test_undoing_twice_is_refused(people, sekretariat):
    row = merge(*people[:2], by=sekretariat)
    undo(people[0], sekretariat)
    with pytest.raises(ActionRefused, match="sudah dibatalkan"):
        actions.withdraw_penyatuan(row, alasan="ternyata saudara kembar", by=sekretariat)


@pytest.mark.parametrize("alasan", ["", "  pendek ", "karena namanya Meutia juga"])
def test_a_poor_reason_is_refused(people, sekretariat, alasan):
    a, b = people[:2]
    seen = actions.compare_orang(sosok(a), sosok(b), by=sekretariat)
    with pytest.raises(ActionRefused):
        actions.merge_orang(sosok(a), sosok(b), alasan=alasan, sidik=seen.sidik, by=sekretariat)
    assert not Orang.objects.exists()
    merge(a, b, by=sekretariat)
    with pytest.raises(ActionRefused):
        actions.withdraw_penyatuan(last_merge(sosok(a)), alasan=alasan, by=sekretariat)


def test_merge_is_refused_when_the_groups_changed_since_they_were_compared(people, sekretariat):
    a, b, c, _ = people
    seen = actions.compare_orang(sosok(a), sosok(b), by=sekretariat)
    merge(b, c, by=sekretariat)
    with pytest.raises(ActionRefused, match="Baru saja diubah"):
        actions.merge_orang(sosok(a), sosok(b), alasan=REASON, sidik=seen.sidik, by=sekretariat)
    seen = actions.compare_orang(sosok(b), sosok(c), by=sekretariat)
    with pytest.raises(ActionRefused, match="sudah tercatat"):
        actions.merge_orang(sosok(b), sosok(c), alasan=REASON, sidik=seen.sidik, by=sekretariat)


def test_a_suspect_and_a_victim_may_be_one_and_so_may_two_suspects(people, suspect, sekretariat):
    other = (
        make_kasus(by=sekretariat, daftar_terlapor=[{"jenis_kelamin": "P", "peran": "Other"}]).daftar_terlapor.get().pk
    )
    merge(suspect, other, by=sekretariat)
    seen = actions.compare_orang(sosok(people[0]), sosok(other), by=sekretariat)
    assert seen.is_lintas_peran
    merge(people[0], other, by=sekretariat)
    assert frozenset({people[0], suspect, other}) in groups()
    undo(other, sekretariat)
    assert frozenset({suspect, other}) in groups()


def test_the_comparison_tells_agreement_and_no_value(people, suspect, sekretariat):
    actions.update_identitas(
        Korban.objects.get(pk=people[1]),
        perubahan={"nik": "1171019912310007"},
        alasan="dari kartu keluarga",
        by=sekretariat,
    )
    told = {
        row.kolom: row.hasil
        for row in actions.compare_orang(sosok(people[0]), sosok(people[1]), by=sekretariat).daftar_beda
    }
    assert told == {
        "Nama": "sama, atau hanya beda ejaan",
        "NIK": "tidak diisi pada salah satunya",
        "Tanggal lahir": "sama",
        "Telepon": "tidak diisi pada salah satunya",
    }
    told = {
        row.kolom: row.hasil
        for row in actions.compare_orang(sosok(people[1]), sosok(suspect), by=sekretariat).daftar_beda
    }
    assert (told["NIK"], told["Nama"]) == ("sama", "sama, atau hanya beda ejaan")
    told = {
        row.kolom: row.hasil
        for row in actions.compare_orang(sosok(people[0]), sosok(people[3]), by=sekretariat).daftar_beda
    }
    assert told["Nama"] == "berbeda"


# --- two people ------------------------------------------------------------------------------------------------------


def test_not_the_same_is_remembered_in_either_order_and_for_the_whole_group(people, sekretariat):
    a, b, c, d = people
    apart(b, a, sekretariat)
    with pytest.raises(ActionRefused, match="Sudah dicatat"):
        apart(a, b, sekretariat)
    merge(b, c, by=sekretariat)
    with pytest.raises(ActionRefused, match="bukan orang yang sama"):
        merge(a, c, by=sekretariat)  # c is b, and b is not a
    merge(a, d, by=sekretariat)
    with pytest.raises(ActionRefused, match="bukan orang yang sama"):
        merge(d, c, by=sekretariat)
    actions.withdraw_bukan_sama(sosok(a), sosok(b), by=sekretariat)
    with pytest.raises(ActionRefused, match="Tidak ada catatan"):
        actions.withdraw_bukan_sama(sosok(a), sosok(b), by=sekretariat)
    merge(d, c, by=sekretariat)
    assert groups() == {frozenset(people)}
    with pytest.raises(ActionRefused, match="Batalkan penyatuannya"):
        apart(a, b, sekretariat)


def test_remembering_again_after_taking_it_back(people, sekretariat):
    apart(*people[:2], sekretariat)
    actions.withdraw_bukan_sama(sosok(people[1]), sosok(people[0]), by=sekretariat)
    apart(*people[:2], sekretariat)
    assert BukanOrangSama.objects.count() == 2
    twin = BukanOrangSama.objects.get(dicabut_pada__isnull=True)
    twin.pk = None
    with pytest.raises(ValidationError, match="sudah dicatat"):
        twin.full_clean()


def test_nobody_is_compared_with_oneself(people, sekretariat):
    one = sosok(people[0])
    for act in (
        lambda: actions.compare_orang(one, one, by=sekretariat),
        lambda: apart(people[0], people[0], sekretariat),
    ):
        with pytest.raises(ActionRefused):
            act()


# --- hints -----------------------------------------------------------------------------------------------------------


def hints(kasus, user) -> list[tuple]:
    found = actions.possible_doubles(kasus, may_open=lambda row: perms.can_match_orang(user, row))
    return [(hint.sosok.kode, hint.temuan.sosok.kode, hint.temuan.nilai.daftar_alasan) for hint in found]


def test_a_double_is_hinted_at_with_its_reason(people, suspect, sekretariat):
    again = make_kasus(
        by=sekretariat,
        daftar_korban=[
            victim(identitas={"nama": "Tjoet Meutia", "tanggal_lahir": BORN}),
            victim(identitas={"nik": "1171019912310007"}),
            victim(identitas={"telepon": "+62 812 3456 7890"}),
            victim(identitas={"nama": "Dara Baren"}),  # no year of birth: a name alone is not enough
            victim(identitas={"nama": "Dara Baren", "tanggal_lahir": datetime.date(1950, 1, 1)}),
            victim(),
        ],
    )
    found = hints(again, sekretariat)
    assert (f"{again}-K2", sosok(suspect).kode, ("NIK sama",)) in [(a, b, r[:1]) for a, b, r in found]
    assert (f"{again}-K3", sosok(suspect).kode, ("Telepon sama",)) in [(a, b, r[:1]) for a, b, r in found]
    assert {(b, r[-1]) for a, b, r in found if a == f"{again}-K1"} == {
        (sosok(people[0]).kode, "Tanggal lahir sama"),
        (sosok(people[1]).kode, "Tanggal lahir sama"),
        (sosok(people[2]).kode, "Tanggal lahir sama"),
    }
    assert len(found) == 5


def test_a_birth_known_to_the_year_is_compared_too(people, sekretariat):
    year = {"tanggal_lahir": datetime.date(BORN.year, 1, 1), "ketelitian_lahir": "tahun"}
    again = make_kasus(by=sekretariat, daftar_korban=[victim(identitas={"nama": "Dara Baren", **year})])
    assert [(b, r[-1]) for _, b, r in hints(again, sekretariat)] == [(sosok(people[3]).kode, "Tahun lahir sama")]


def test_what_was_answered_is_not_asked_again(people, sekretariat):
    kasus = sosok(people[0]).kasus
    assert {b for _, b, _ in hints(kasus, sekretariat)} == {sosok(people[1]).kode, sosok(people[2]).kode}
    apart(people[1], people[0], sekretariat)
    assert {b for _, b, _ in hints(kasus, sekretariat)} == {sosok(people[2]).kode}
    merge(people[0], people[2], by=sekretariat)
    assert hints(kasus, sekretariat) == []


def test_a_common_name_does_not_flood_the_page(sekretariat, monkeypatch):
    monkeypatch.setattr("kasus.actions.kembar.TERLALU_UMUM", 3)
    people = [victim(identitas={"nama": "Muhammad Yusuf", "tanggal_lahir": BORN}) for _ in range(6)]
    kasus = make_kasus(by=sekretariat, daftar_korban=people)
    assert hints(kasus, sekretariat) == []


def test_a_restricted_victim_is_no_hint_for_the_secretariat(people, sekretariat, kepala):
    for pk in people[1:3]:
        actions.change_pembatasan(
            Korban.objects.get(pk=pk), dibatasi=True, alasan="diminta orangnya sendiri", by=kepala
        )
    assert hints(sosok(people[0]).kasus, sekretariat) == []
    assert len(hints(sosok(people[0]).kasus, kepala)) == 2


# --- pages -----------------------------------------------------------------------------------------------------------


def url(*pks, tail="") -> str:
    return f"/kasus/orang/{'/'.join(map(str, pks))}/{tail}"


def test_the_office_compares_joins_and_undoes_on_the_pages(client_of, people, sekretariat):
    browser, (a, b, *_) = client_of(sekretariat), people
    case = browser.get(f"/kasus/{sosok(a).kasus.slug}/").content.decode()
    assert "Mungkin orang yang sama" in case
    assert url(a, b) in case or url(b, a) in case
    page = browser.get(url(a, b))
    assert "sama, atau hanya beda ejaan" in page.content.decode()
    for value in ("Meutia", "1998"):
        assert value not in page.content.decode()
    sidik = page.context["form"].initial["sidik"]
    poor = browser.post(url(a, b), {"sidik": sidik, "alasan": "x"})
    assert poor.status_code == 200
    assert frozenset({a, b}) not in groups()
    done = browser.post(url(a, b), {"sidik": sidik, "alasan": REASON}, follow=True)
    assert "tercatat sebagai satu orang" in done.content.decode()
    assert "Batalkan penyatuan" in done.content.decode()
    assert "Keduanya sudah tercatat" in browser.get(url(b, a)).content.decode()
    assert sosok(b).kode in browser.get(url(a, tail="batal/")).content.decode()
    shown = browser.get(url(a, tail="batal/")).context["form"].initial
    browser.post(url(a, tail="batal/"), {**shown, "alasan": "ternyata saudara kembar"})
    assert set(standing().values()) == {None}
    assert browser.get(url(a, tail="batal/")).status_code == 404


def test_undoing_sent_twice_undoes_no_older_merge(client_of, people, sekretariat):
    browser, (a, b, c, _) = client_of(sekretariat), people
    merge(a, b, by=sekretariat)
    merge(a, c, by=sekretariat)
    sent = {**browser.get(url(a, tail="batal/")).context["form"].initial, "alasan": "ternyata saudara kembar"}
    browser.post(url(a, tail="batal/"), sent)
    assert frozenset({a, b}) in groups()
    again = browser.post(url(a, tail="batal/"), sent)
    assert "sudah dibatalkan" in again.content.decode()
    assert frozenset({a, b}) in groups()
    sent |= browser.get(url(a, tail="batal/")).context["form"].initial
    browser.post(url(a, tail="batal/"), sent)
    assert set(standing().values()) == {None}
    assert "sudah dibatalkan" in browser.post(url(a, tail="batal/"), sent, follow=True).content.decode()


def test_the_office_remembers_and_takes_back_on_the_pages(client_of, people, sekretariat):
    browser, (a, b, *_) = client_of(sekretariat), people
    told = browser.post(url(a, b, tail="bukan/"), follow=True).content.decode()
    assert "tidak ditanyakan lagi" in told
    assert "Bukan orang yang sama dengan" in told
    assert "sudah dicatat" in browser.post(url(b, a, tail="bukan/"), follow=True).content.decode().lower()
    assert "Cabut catatan itu" in browser.get(url(b, a)).content.decode()
    told = browser.post(url(b, a, tail="bukan/"), {"cabut": "1"}, follow=True).content.decode()
    assert "tidak lagi dicatat" in told
    assert not BukanOrangSama.objects.filter(dicabut_pada__isnull=True).exists()


def test_a_victim_and_a_suspect_need_the_warning_ticked(client_of, people, suspect, sekretariat):
    browser, a = client_of(sekretariat), people[0]
    page = browser.get(url(a, suspect))
    assert "Pasal 18" in page.content.decode()
    data = {"sidik": page.context["form"].initial["sidik"], "alasan": REASON}
    browser.post(url(a, suspect), data)
    assert groups() == {frozenset({pk}) for pk in standing()}
    browser.post(url(a, suspect), {**data, "lintas_peran": "on"})
    assert frozenset({a, suspect}) in groups()


def test_strange_pairs_are_not_found(client_of, people, sekretariat):
    import uuid

    browser = client_of(sekretariat)
    for pair in ((people[0], uuid.uuid4()), (people[0], people[0]), (uuid.uuid4(), uuid.uuid4())):
        assert browser.get(url(*pair)).status_code == 404
        assert browser.post(url(*pair, tail="bukan/")).status_code == 404


def test_a_restricted_victim_is_joined_by_the_head_alone(client_of, people, sekretariat, kepala):
    a, b, *_ = people
    actions.change_pembatasan(Korban.objects.get(pk=b), dibatasi=True, alasan="diminta orangnya sendiri", by=kepala)
    for pair in ((a, b), (b, a)):
        assert client_of(sekretariat).get(url(*pair)).status_code == 403
    assert client_of(kepala).get(url(a, b)).status_code == 200


def test_members_learn_nothing_of_links(client_of, people, sekretariat, dinsos):
    a, b, *_ = people
    for pk in (a, b):
        make_layanan(Korban.objects.get(pk=pk), by=sekretariat, penyedia=dinsos.instansi)
    browser, slug = client_of(dinsos), sosok(a).kasus.slug
    addresses = [f"/kasus/{slug}/", f"/kasus/{slug}/korban/{a}/", "/kasus/", "/"]

    def shown() -> list[str]:
        return [browser.get(address).content.decode() for address in addresses]

    before = shown()
    merge(a, b, by=sekretariat)
    apart(people[2], a, sekretariat)
    after = shown()
    assert [sosok(b).kode in page for page in after[:2]] == [False, False]
    assert ["rang yang sama" in page for page in after] == [False] * 4
    assert list(map(len, before)) == list(map(len, after))
    assert browser.get(url(a, b)).status_code == 403


# --- disposal and the copy -------------------------------------------------------------------------------------------


def test_disposal_takes_the_stub_out_of_every_link(people, sekretariat, kepala):
    a, b, c, d = people
    merge(a, b, by=sekretariat)
    merge(b, c, by=sekretariat)
    apart(a, d, sekretariat)
    korban = Korban.objects.get(pk=a)
    make_permintaan(korban, by=sekretariat, penjawab=kepala, jenis="penghapusan")
    actions.change_status_kasus(korban.kasus, to="Closed", alasan="selesai ditangani", by=kepala)
    actions.record_pemusnahan(korban.kasus, by=sekretariat)
    actions.verify_pemusnahan(korban.kasus, hasil="disetujui", nomor=korban.kasus.nomor, by=kepala)
    assert {frozenset({a}), frozenset({b, c})} <= groups()
    assert not AnggotaPenyatuan.objects.filter(korban=a).exists()
    assert not BukanOrangSama.objects.exclude(pasangan="").exists()
    undo(c, sekretariat)
    undo(b, sekretariat)
    assert set(standing().values()) == {None}


def test_the_copy_of_a_victim_names_no_other_person(people, sekretariat):
    from kasus.actions.salinan import build_salinan

    a, b, c, _ = people
    merge(a, b, by=sekretariat)
    apart(a, c, sekretariat)
    copy = build_salinan(Korban.objects.get(pk=a))
    text = " ".join(
        value for part in copy.daftar_bagian for row in part.daftar_catatan for _, value in row.daftar_nilai
    )
    assert sosok(b).kode not in text
    assert sosok(c).kode not in text
    assert "KodeNama" not in " ".join(part.model for part in copy.daftar_bagian)


# --- two at once (PostgreSQL) ----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_merges_of_one_person_at_once_end_in_one_consistent_group(people, sekretariat):
    a, b, c, d = people
    seen = {
        pair: actions.compare_orang(sosok(pair[0]), sosok(pair[1]), by=sekretariat).sidik
        for pair in ((a, b), (b, c), (d, b))
    }

    def act(pair):
        return lambda: actions.merge_orang(
            sosok(pair[0]), sosok(pair[1]), alasan=REASON, sidik=seen[pair], by=sekretariat
        )

    failures = run_together(*(act(pair) for pair in seen))
    assert [type(failure) for failure in failures] == [ActionRefused] * 2  # the first wins, the others compare again
    assert sorted(map(len, groups())) == [1, 1, 2]
    assert PenyatuanOrang.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_merging_and_undoing_at_once_never_loses_half(people, sekretariat):
    a, b, c, _ = people
    for _ in range(5):
        merge(a, b, by=sekretariat)
        seen, row = actions.compare_orang(sosok(b), sosok(c), by=sekretariat).sidik, last_merge(sosok(a))
        failures = run_together(
            lambda seen=seen: actions.merge_orang(sosok(b), sosok(c), alasan=REASON, sidik=seen, by=sekretariat),
            lambda row=row: actions.withdraw_penyatuan(row, alasan="ternyata saudara kembar", by=sekretariat),
            lambda row=row: actions.withdraw_penyatuan(row, alasan="ternyata saudara kembar", by=sekretariat),
        )
        assert {type(failure) for failure in failures} == {ActionRefused}
        sizes = sorted(map(len, groups()))
        assert sizes in ([1, 1, 1, 1], [1, 3])
        while last_merge(sosok(a)):
            undo(a, sekretariat)
        assert set(standing().values()) == {None}


@pytest.mark.django_db(transaction=True)
def test_remembering_the_difference_twice_at_once_stores_one(people, sekretariat):
    failures = run_together(*(lambda pair=pair: apart(*pair, sekretariat) for pair in (people[:2], people[1::-1])))
    assert len(failures) == 1
    assert BukanOrangSama.objects.count() == 1
