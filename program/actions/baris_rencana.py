"""All lines of a plan in one saving: changed, added and deleted, all or nothing; several editors never overwrite each other unseen."""

from anggota import audit
from anggota.actions.dasar import amend, write
from anggota.enums import JenisPeristiwa
from anggota.kiriman import once
from anggota.models import Pengguna
from gugus_tugas.auth import ActionRefused
from gugus_tugas.versi import Conflict, read_stamp, typed_otherwise
from program.aturan.rencana import TAHUN_TETAP
from program.enums.rencana import StatusRencana
from program.models import BarisRencana, Kegiatan, RealisasiRencana, RencanaAksi

GONE = "Baris ini sudah dihapus orang lain. Salin isian Anda bila masih diperlukan, lalu hapus baris ini."


class BarisDitolak(ActionRefused):
    """Nothing was stored, for these lines: primary key -> Conflict or sentence."""

    def __init__(self, faults: dict[int, Conflict | str]):
        self.faults = faults
        super().__init__(f"Belum ada yang disimpan: {len(faults)} baris perlu diperiksa, tandanya ada pada barisnya.")


@once
def update_baris_rencana(
    plan: RencanaAksi, *, ubah: list[tuple[int, str, dict]], baru: list[dict], hapus: list[tuple[int, str]], by: Pengguna
) -> RencanaAksi:  # fmt: skip
    """`ubah` and `hapus` name lines by key and by the stamp of the page. A line that somebody else changed and that was left
    alone here keeps what the other wrote.

    Raises BarisDitolak, and ActionRefused for a plan that is closed.
    """
    plan = RencanaAksi.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.status == StatusRencana.SELESAI:
        raise ActionRefused("Rencana ini sudah selesai. Buka kembali dahulu bila barisnya perlu diperbaiki.")
    found = BarisRencana.objects.filter(rencana=plan).select_related("instansi", "rencana").order_by("pk")
    lines = {row.pk: row for row in found.select_for_update(of=("self",))}
    faults, wanted = {}, []
    for pk, versi, values in ubah:
        fault, is_mine = _judge(lines.get(pk), versi, values)
        faults |= {pk: fault} if fault else {}
        wanted += [(lines[pk], values)] if is_mine and not fault else []
    faults |= _deletion_faults(lines, hapus) | _agency_faults(wanted) | _year_faults(wanted)
    if faults:
        raise BarisDitolak(faults)
    changed = [(row, amend(row, values, by=by)) for row, values in wanted]
    added = _add(plan, lines, baru, by=by)
    gone = [lines[pk] for pk, _ in hapus]
    _note(JenisPeristiwa.WITHDRAW_BARIS_RENCANA, [(row, ["aksi"]) for row in gone], by=by)
    BarisRencana.objects.filter(pk__in=[row.pk for row in gone]).delete()
    _note(JenisPeristiwa.UPDATE_BARIS_RENCANA, [(row, names) for row, names in changed if names], by=by)
    _note(JenisPeristiwa.RECORD_BARIS_RENCANA, added, by=by)
    return plan


def _judge(row: BarisRencana | None, versi: str, values: dict) -> tuple[Conflict | str, bool]:
    """What is wrong with changing this line, and whether anything of it was typed at all."""
    if row is None:
        return GONE, False
    version, seen = read_stamp(versi, row)
    is_mine = bool(typed_otherwise(row, values, seen))
    return (Conflict(row, seen) if is_mine and version != row.versi else ""), is_mine


def _deletion_faults(lines: dict, hapus: list[tuple[int, str]]) -> dict:
    keys, faults = [pk for pk, _ in hapus], {}
    told = set(RealisasiRencana.objects.filter(baris__in=keys).values_list("baris_id", flat=True))
    done = set(Kegiatan.objects.filter(baris_rencana__in=keys).values_list("baris_rencana_id", flat=True))
    for pk, versi in hapus:
        row = lines.get(pk)
        version, seen = read_stamp(versi, row) if row else (0, {})
        if row is None:
            faults[pk] = GONE
        elif pk in told or pk in done:
            faults[pk] = (
                f"Baris ini sudah memiliki {'realisasi' if pk in told else 'kegiatan'}, jadi tidak dapat dihapus."
            )
        elif version != row.versi:
            faults[pk] = Conflict(row, seen)
    return faults


def _agency_faults(wanted: list[tuple[BarisRencana, dict]]) -> dict:
    """A line that activities carry out stays with their agency."""
    moved = [row.pk for row, values in wanted if values.get("instansi", row.instansi) != row.instansi]
    done = Kegiatan.objects.filter(baris_rencana__in=moved).values_list("baris_rencana_id", flat=True)
    return dict.fromkeys(done, "Kegiatan instansi semula menunjuk baris ini, jadi penanggung jawabnya tetap.")


def _year_faults(wanted: list[tuple[BarisRencana, dict]]) -> dict:
    """What was reached in a year stays in it."""
    moved = [row.pk for row, values in wanted if values.get("tahun", row.tahun) != row.tahun]
    told = RealisasiRencana.objects.filter(baris__in=moved).values_list("baris_id", flat=True)
    return dict.fromkeys(told, TAHUN_TETAP)


def _add(plan: RencanaAksi, lines: dict, baru: list[dict], *, by: Pengguna) -> list[tuple]:
    """A line without a number goes to the end."""
    last, added = max((row.urutan for row in lines.values()), default=0), []
    for values in baru:
        last = max(last, values.get("urutan") or last + 1)
        row = write(BarisRencana(rencana=plan, dicatat_oleh=by, **{**values, "urutan": values.get("urutan") or last}))
        added.append((row, values))
    return added


def _note(event: JenisPeristiwa, acts: list[tuple], *, by: Pengguna) -> None:
    if acts:
        audit.record_many(event, acts, by=by)
