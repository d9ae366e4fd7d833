"""The record of a case over its draft: on one page, or step by step; kept while typing, used up when saved."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggota.views.konsep import FAULTY, clock, tell_kept
from gugus_tugas.auth import REFUSED, ActionRefused, require
from gugus_tugas.konsep import Lembar
from gugus_tugas.responses import tell_stored
from gugus_tugas.ubah import CONFLICT
from kasus import actions, perms
from kasus.enums import Langkah
from kasus.intake import KUNCI, Intake, collect, grown, merged
from kasus.models import Konsep


def _own(request, pk) -> Konsep:
    return get_object_or_404(Konsep.objects.visible_to(request.user), pk=pk)


def _page(request, data, lembar: Lembar, *, langkah="", status=200, is_quiet=True, **extra):
    """The form as it stands; faults are shown when it was judged (`is_quiet=False`)."""
    intake = extra.pop("intake", None) or Intake(data, kunci=lembar.kunci, langkah=langkah)
    lacking = intake.missing()
    context = {
        "lembar": lembar,
        "langkah": langkah and Langkah(langkah),
        "daftar_langkah": [(step, lacking.get(step, [])) for step in Langkah],
        "ringkasan": intake.summary() if langkah == Langkah.PERIKSA else [],
        "is_tersimpan": lembar.versi > 0,
        "bentrok": None,
        "pesan_konsep": "",
    }
    context["intake"] = intake.hush() if is_quiet else intake
    return render(
        request, "kasus/langkah.html" if langkah else "kasus/record.html", {**context, **extra}, status=status
    )


def _address(pk, langkah: str = "", anchor: str = "") -> str:
    url = reverse("kasus:langkah", args=[pk, langkah]) if langkah else reverse("kasus:konsep", args=[pk])
    return f"{url}{anchor}"


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def record(request):
    return _sent(request, None) if request.method == "POST" else _page(request, None, Lembar.fresh())


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def record_langkah(request):
    if request.method == "POST":
        return _sent(request, None, Langkah.LAPORAN)
    return _page(request, None, Lembar.fresh(), langkah=Langkah.LAPORAN)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def konsep(request, pk):
    if request.method == "POST":
        return _sent(request, pk)
    row = _own(request, pk)
    return _page(request, merged(row.data, {}, ""), Lembar.fresh(row))


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def langkah(request, pk, langkah):
    if langkah not in Langkah.values:
        raise Http404
    if request.method == "POST":
        return _sent(request, pk, langkah)
    row = _own(request, pk)
    return _page(request, merged(row.data, {}, ""), Lembar.fresh(row), langkah=langkah)


@sensitive_variables()
def _sent(request, pk, langkah: str = ""):
    """A page of the record was sent: keep it and go where the button says, or save the case."""
    post, lembar = request.POST, Lembar.sent(request.POST, pk or request.POST.get(KUNCI))
    if pk and actions.is_foreign_konsep(pk, by=request.user):
        raise Http404
    typed = collect(post)
    stored = Konsep.objects.visible_to(request.user).filter(pk=lembar.kunci).first()
    data = merged(stored.data if stored else {}, typed, langkah) if langkah else typed
    if "baru" in post:
        lembar = Lembar.fresh()
    elif not {"tambah", "ke", "nanti", "lanjut"} & set(post):
        return _save(request, data, lembar, langkah)
    data = grown(data, post["tambah"]) if "tambah" in post else data
    try:
        kept = _keep(request, data, lembar)
    except actions.KonsepConflict as conflict:
        return _page(request, data, lembar, langkah=langkah, status=CONFLICT, bentrok=conflict)
    except ActionRefused as refusal:
        return _page(request, data, lembar, langkah=langkah, status=200, pesan_konsep=str(refusal))
    return _onward(request, kept, data, langkah)


def _keep(request, data: dict, lembar: Lembar) -> Konsep:
    try:
        return actions.record_konsep(
            lembar.kunci,
            change=lambda _: data,
            by=request.user,
            **lembar.halaman,
        )
    except actions.KonsepForeign:
        raise Http404 from None


@sensitive_variables()
def _onward(request, row: Konsep, data: dict, langkah: str):
    """After the draft was kept: to the next step, another view of the same draft, or the list."""
    post = request.POST
    if "nanti" in post:
        messages.success(request, f"Konsep tersimpan {clock(row)}. Lanjutkan kapan saja; tersisa {row.sisa_hari} hari.")
        return redirect("kasus:konsep_index")
    if "tambah" in post:
        part = "terlapor" if post["tambah"] == "terlapor" else "korban"
        number = data.get(f"{part}-TOTAL_FORMS", ["1"])[0]
        return redirect(_address(row.pk, langkah, f"#{part}-{number}"))
    if "lanjut" in post:
        intake = Intake(data, kunci=row.pk, langkah=langkah)
        if langkah and not intake.is_step_valid():
            return _page(
                request, data, Lembar.fresh(row), langkah=langkah, status=FAULTY, is_quiet=False, intake=intake
            )
        return redirect(_address(row.pk, Langkah(langkah or Langkah.LAPORAN).next()))
    target = post.get("ke", "")
    return redirect(_address(row.pk, target if target in Langkah.values else ""))


@sensitive_variables()
def _save(request, data: dict, lembar: Lembar, langkah: str):
    """The case itself. What is wrong is said, and what was typed is kept, on the page and in the draft."""
    intake = Intake(data, kunci=lembar.kunci, langkah=langkah)
    if intake.is_valid():
        try:
            kasus = actions.record_kasus_of_konsep(
                lembar.kunci, versi=lembar.versi, tab=lembar.tab, by=request.user, **intake.values
            )
        except actions.KonsepForeign:
            raise Http404 from None
        except actions.KonsepConflict as conflict:
            return _page(request, data, lembar, langkah=langkah, status=CONFLICT, bentrok=conflict)
        except REFUSED as refusal:
            intake.kasus.add_error(None, refusal.messages)
        else:
            tell_stored(request, kasus, f"Kasus {kasus} tersimpan. Tambahkan layanan yang diminta berikutnya?")
            return redirect("kasus:detail", slug=kasus.slug)
    lembar, note = _kept_aside(request, data, lembar) if data else (lembar, "")
    return _page(
        request, data, lembar, langkah=langkah, status=FAULTY, is_quiet=False, intake=intake, pesan_konsep=note
    )


def _kept_aside(request, data: dict, lembar: Lembar) -> tuple[Lembar, str]:
    """A form with faults is kept too, where that is possible; where not, the page says why and still holds it."""
    try:
        return Lembar.fresh(_keep(request, data, lembar)), ""
    except ActionRefused as refusal:
        return lembar, str(refusal)


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
@require(perms.can_record_kasus)
def record_konsep(request, pk):
    """While typing (static/js/konsep.js). The page stays; the answer says when it was kept, or why not."""
    post, lembar, langkah = (
        request.POST,
        Lembar.sent(request.POST, pk or request.POST.get(KUNCI)),
        request.POST.get("konsep_langkah", ""),
    )
    typed = collect(post)
    if not typed or (langkah and langkah not in Langkah.values):
        return JsonResponse({"pesan": "Isian tidak terkirim lengkap. Muat ulang halaman."}, status=400)
    return tell_kept(
        lambda: actions.record_konsep(
            pk,
            change=lambda stored: merged(stored, typed, langkah) if langkah else typed,
            by=request.user,
            **lembar.halaman,
        ),
        lambda row: _address(row.pk, langkah),
    )


@require_safe
@require(perms.can_record_kasus)
def konsep_index(request):
    rows = list(Konsep.objects.visible_to(request.user))
    return render(request, "kasus/konsep_index.html", {"daftar_konsep": [(row, _told(row.data)) for row in rows]})


def _told(data: dict) -> str:
    """What tells one draft from another, without a name: date, place of the report, how many victims."""
    intake = Intake(merged(data, {}, ""))
    when, where = intake.kasus["tanggal_lapor"].value(), (data.get("kasus-tempat_lapor_teks") or [""])[0]
    number = (data.get("korban-TOTAL_FORMS") or ["1"])[0]
    parts = [f"dilaporkan {when}" if when else "tanggal belum diisi", where, f"{number} korban"]
    return " · ".join(part for part in parts if part)


@require_http_methods(["GET", "POST"])
@require(perms.can_record_kasus)
def withdraw_konsep(request, pk):
    row = _own(request, pk)
    if request.method == "POST":
        try:
            actions.withdraw_konsep(row, by=request.user)
        except ActionRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Konsep dihapus.")
        return redirect("kasus:konsep_index")
    return render(request, "kasus/konsep_hapus.html", {"konsep": row, "ringkas": _told(row.data)})
