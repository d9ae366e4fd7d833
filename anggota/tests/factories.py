"""Makers of test rows with sensible defaults."""

import datetime
import itertools

from anggota import actions
from anggota.enums import JenisInstansi, JenisNota, Peran, UnitGugusTugas
from anggota.models import Instansi, Keanggotaan, Kedudukan, NotaKesepahaman, Pengguna, SuratKeputusan

_serial = itertools.count(1)


def make_instansi(**values) -> Instansi:
    kode = values.pop("kode", None) or f"instansi-{next(_serial)}"
    defaults = {
        "kode": kode,
        "nama": f"Instansi {kode.title()}",
        "singkatan": kode.title(),
        "jenis": JenisInstansi.SKPA,
    }
    return Instansi.objects.create(**{**defaults, **values})


def make_pengguna(*, sandi: str | None = None, **values) -> Pengguna:
    """An active account; without `sandi` it cannot log in by password (hashing is slow, most tests do not need it)."""
    name = values.pop("nama_pengguna", None) or f"pengguna{next(_serial)}"
    user = Pengguna(**{"nama_pengguna": name, "nama": f"Nama {name.title()}", "peran": Peran.SEKRETARIAT, **values})
    if user.peran == Peran.ANGGOTA and user.instansi is None:
        user.instansi = make_instansi()
    user.set_password(sandi) if sandi else user.set_unusable_password()
    user.save()
    return user


def make_sk(*, by: Pengguna, **values) -> SuratKeputusan:
    defaults = {
        "tentang": "Pembentukan Gugus Tugas",
        "tanggal": datetime.date(2018, 8, 1),
        "berlaku_mulai": datetime.date(2018, 8, 1),
        "dicatat_oleh": by,
    }
    return SuratKeputusan.objects.create(**{**defaults, **values})


def make_kedudukan(**values) -> Kedudukan:
    serial = next(_serial)
    return Kedudukan.objects.create(
        **{"nama": f"Anggota {serial}", "unit": UnitGugusTugas.SUB_1, "urutan": serial, **values}
    )


def make_keanggotaan(*, sk: SuratKeputusan, **values) -> Keanggotaan:
    serial = next(_serial)
    defaults = {"jabatan_dinas": f"Kepala Dinas {serial}", "urutan": serial}
    values.setdefault("instansi", None)
    return Keanggotaan.objects.create(
        **{
            **defaults,
            **values,
            "sk": sk,
            "instansi": values["instansi"] or make_instansi(),
            "kedudukan": values.get("kedudukan") or make_kedudukan(),
        }
    )


def make_nota(*, by: Pengguna, pihak: list | None = None, **values) -> NotaKesepahaman:
    """An agreement through the real action; `pihak` holds agencies or names of other bodies."""
    parties = pihak or [make_instansi(), "Lembaga Contoh"]
    defaults = {
        "jenis": JenisNota.MOU,
        "judul": f"Kerja sama {next(_serial)}",
        "ruang_lingkup": "Pencegahan dan penanganan.",
        "tanggal_tanda_tangan": datetime.date(2026, 1, 5),
        "berlaku_mulai": datetime.date(2026, 1, 5),
        "berlaku_sampai": None,
    }
    rows = [{"nama": p} if isinstance(p, str) else {"instansi": p} for p in parties]
    return actions.record_nota(by=by, daftar_pihak=rows, **{**defaults, **values})
