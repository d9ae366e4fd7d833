"""Fills an empty PostgreSQL database with cases by INSERT … SELECT: a million in minutes. Runs inside Django.

Ids are computed (md5 of the serial number), so that no table has to be read to fill the next. Columns that are not named here
take the model's default, so a new column of a model needs no change. Sealed columns hold a byte that nobody opens; identities are
left out (the search of names is measured elsewhere).
"""

import datetime
import time

from django.db import connection
from django.db.models import NOT_PROVIDED

from anggota.models import Instansi, Pengguna
from gugus_tugas.fields import EncryptedTextField
from kasus.enums import HARI_LAYANAN
from kasus.models import Kasus, Korban, Layanan, Peristiwa, PerkaraHukum, RiwayatStatus, Rujukan, Unsur

BESAR, KECIL, SEDANG = (
    "bench-besar",
    "bench-kecil",
    "bench-sedang",
)  # agencies: 40 % of the services, 300 old, 1 % all old
LAIN = [f"bench-{n:02d}" for n in range(10)]
FIRST_YEAR, LAST_DAY = 2015, "date '2026-11-20'"


def accounts() -> dict[str, Pengguna]:
    """One account of every role, and three members whose agencies have much, little, and much that is old."""
    agencies = {}
    for n, kode in enumerate([BESAR, KECIL, SEDANG, *LAIN]):
        agencies[kode] = Instansi.objects.create(kode=kode, nama=f"Instansi {kode}", singkatan=f"B{n}", jenis="NGO")
    roles = {role: (role, None) for role in ("sekretariat", "kepala", "pimpinan", "pengelola")}
    roles |= {kode: ("anggota", agencies[kode]) for kode in (BESAR, KECIL, SEDANG)}
    return {
        name: Pengguna.objects.create(nama_pengguna=name, nama=name, peran=role, instansi=agency)
        for name, (role, agency) in roles.items()
    }


def fill(number: int) -> float:
    """Seconds that `number` cases took."""
    start, people = time.monotonic(), accounts()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET session_replication_role = replica")  # foreign keys hold by construction
        cursor.execute(
            f"CREATE TABLE tanam AS SELECT i, tanggal, extract(year from tanggal)::int tahun, "
            f"row_number() over (partition by extract(year from tanggal) order by i) urutan "
            f"FROM (SELECT i, date '{FIRST_YEAR}-01-01' + ((i - 1) * ({LAST_DAY} - date '{FIRST_YEAR}-01-01') / {number})::int tanggal "
            f"FROM generate_series(1::bigint, {number}) i) s"
        )
        for model, columns, source in _tables(number, people):
            _insert(cursor, model, columns, source)
        cursor.execute(
            "INSERT INTO kasus_penomorankasus (tahun, terakhir) SELECT tahun, max(urutan) FROM tanam GROUP BY tahun"
        )
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("RESET statement_timeout")
    return time.monotonic() - start


def _tables(number: int, people: dict):
    kabkota = "(ARRAY(SELECT kode FROM wilayah_wilayah WHERE kode ~ '^11[.][0-9]{2}$' ORDER BY kode))"
    gampong = "(ARRAY(SELECT kode FROM wilayah_wilayah WHERE tingkat = 'gampong' ORDER BY kode))"
    victims = "FROM tanam t CROSS JOIN LATERAL generate_series(1, CASE WHEN t.i % 4 = 0 THEN 2 ELSE 1 END) j"
    places = f", LATERAL (SELECT {kabkota} kab, {gampong} gam) w"
    staff = f"CASE WHEN t.i % 3 = 0 THEN {people['kepala'].pk} ELSE {people['sekretariat'].pk} END"
    status = "CASE WHEN t.tahun >= 2025 THEN (ARRAY['Active','FollowUp','Closed'])[1 + t.i % 3] ELSE 'Closed' END"
    yield Kasus, {
        "id": "md5('k' || t.i)::uuid", "nomor": "'TPPO-ACEH/' || t.tahun || '/' || lpad(t.urutan::text, greatest(4, length(t.urutan::text)), '0')",
        "tahun_nomor": "t.tahun", "urutan": "t.urutan", "slug": "substr(md5('slug' || t.i), 1, 12)", "tanggal_lapor": "t.tanggal",
        "tahun_lapor": "t.tahun", "status": status, "penanggung_jawab": staff, "dicatat_oleh": staff,
        "sumber_laporan": "(ARRAY['langsung','telepon','kepolisian','rujukan','media'])[1 + t.i % 5]",
        "nomor_simfoni": "CASE WHEN t.i % 10 < 8 THEN 'S' || t.i ELSE '' END", "tempat_lapor": "w.kab[1 + t.i % 23]",
    }, f"FROM tanam t {places}"  # fmt: skip
    yield Korban, {
        "id": "md5('k' || t.i || '-' || j)::uuid", "kasus": "md5('k' || t.i)::uuid", "urutan": "j",
        "tahun_lapor": "t.tahun", "jenis_kelamin": "(ARRAY['P','L','P'])[1 + t.i % 3]",
        "kelompok_usia": "(ARRAY['dewasa','anak','dewasa','tidak_diketahui'])[1 + (t.i + j) % 4]",
        "asal": "w.kab[1 + (t.i * 7 + j) % 23]",
    }, f"{victims} {places}"  # fmt: skip
    kinds = "(ARRAY['ForcedLabour','SexualExploitation','ForcedCriminality','ForcedLabour','ForcedBegging','Servitude'])[1 + t.i % 6]"
    yield Unsur, {
        "korban": "md5('k' || t.i || '-' || j)::uuid", "jenis": "'tujuan'",
        "kode": f"CASE WHEN t.i % 500 = 0 THEN 'OrganRemoval' ELSE {kinds} END",
    }, victims  # fmt: skip
    yield Unsur, {"korban": "md5('k' || t.i || '-' || j)::uuid", "jenis": "'proses'", "kode": "'REKRUT'"}, victims
    yield Peristiwa, {
        "id": "md5('p' || t.i)::uuid", "kasus": "md5('k' || t.i)::uuid", "tahap": "'Recruitment'",
        "tempat": "w.gam[1 + (t.i * 31) % array_length(w.gam, 1)]", "tanggal": "t.tanggal - 90",
    }, f"FROM tanam t {places}"  # fmt: skip
    yield RiwayatStatus, {
        "id": "md5('r' || t.i)::uuid", "kasus": "md5('k' || t.i)::uuid", "dari": "''", "ke": "'Active'", "dicatat_oleh": staff, "dicatat_pada": "t.tanggal + 60",
    }, "FROM tanam t"  # fmt: skip
    yield from _services(number, people, victims)


def _services(number: int, people: dict, victims: str):
    """Two of three victims asked for a service; the agencies have their shares, two of them in the first years alone."""
    ids = dict(Instansi.objects.values_list("kode", "pk"))
    others = f"(ARRAY[{','.join(str(ids[kode]) for kode in LAIN)}])[1 + (t.i + j) % 10]"
    old_many = max(number // 100, 1)
    columns = {
        "id": "md5('l' || t.i || '-' || j)::uuid", "korban": "md5('k' || t.i || '-' || j)::uuid", "kasus": "md5('k' || t.i)::uuid", "jenis": "'SOS'",
        "diminta": "t.tanggal + 3", "dicatat_oleh": str(people["sekretariat"].pk),
        "diberikan": f"CASE WHEN t.tahun >= 2026 AND t.i % 5 = 0 THEN NULL ELSE t.tanggal + {HARI_LAYANAN} END",
    }  # fmt: skip
    yield Rujukan, {
        "id": "md5('j' || t.i || '-' || j)::uuid", "korban": columns["korban"], "urutan": "1", "penerima": str(ids[BESAR]),
        "tenggat": "t.tanggal + 5", "pengecualian": "'hukum'", "status": "(ARRAY['diterima','diajukan'])[1 + t.i % 40 / 20]",
        "dijawab_pada": "CASE WHEN t.i % 40 < 20 THEN t.tanggal + 4 END", "dicatat_oleh": columns["dicatat_oleh"],
        "dijawab_oleh": f"CASE WHEN t.i % 40 < 20 THEN {people[BESAR].pk} END",
    }, f"{victims} WHERE t.i % 20 = 0"  # fmt: skip
    referred = {
        "id": "md5('r' || t.i || '-' || j)::uuid",
        "jenis": "'IDENT'",
        "rujukan": "md5('j' || t.i || '-' || j)::uuid",
    }
    yield Layanan, {**columns, **referred, "penyedia": str(ids[BESAR])}, f"{victims} WHERE t.i % 20 = 0"
    yield PerkaraHukum, {
        "id": "md5('h' || t.i)::uuid", "kasus": "md5('k' || t.i)::uuid", "urutan": "1", "tanggal_lp": "t.tanggal + 2", "tahun_lp": "t.tahun",
        "instansi": str(ids[LAIN[0]]), "tahap": "'LP'", "tahap_sejak": "t.tanggal + 2",
        "dicatat_oleh": columns["dicatat_oleh"],
    }, "FROM tanam t WHERE t.i % 10 = 0"  # fmt: skip
    share = f"CASE WHEN t.i % 5 < 2 THEN {ids[BESAR]} ELSE {others} END"
    yield Layanan, {**columns, "penyedia": share}, f"{victims} WHERE t.i % 3 <> 1"
    old = {"id": "md5('o' || t.i || '-' || j)::uuid", "jenis": "'KES'"}
    yield (
        Layanan, {**columns, **old, "penyedia": str(ids[SEDANG])},
        f"{victims} WHERE t.i <= {2 * old_many} AND t.i % 2 = 0 AND j = 1",
    )  # fmt: skip
    few = {"id": "md5('f' || t.i || '-' || j)::uuid", "jenis": "'HUK'"}
    yield (
        Layanan,
        {**columns, **few, "penyedia": str(ids[KECIL])},
        f"{victims} WHERE t.i % 7 = 0 AND t.i <= 2100 AND j = 1",
    )


def _insert(cursor, model, columns: dict[str, str], source: str) -> None:
    names, values, params = [], [], []
    for field in model._meta.concrete_fields:
        if field.name in columns:
            expression = columns[field.name]
        elif field.primary_key:
            continue
        else:
            expression = "%s"
            params.append(_default(field))
        names.append(f'"{field.column}"')
        values.append(expression)
    statement = f'INSERT INTO "{model._meta.db_table}" ({", ".join(names)}) SELECT {", ".join(values)} {source}'
    cursor.execute(statement.replace("%", "%%").replace("%%s", "%s") if params else statement, params or None)


def _default(field):
    if isinstance(field, EncryptedTextField):
        return None if field.null else b"\x00"
    if field.null and field.default is NOT_PROVIDED:
        return None
    value = field.get_default()
    if isinstance(value, datetime.datetime):
        return value
    return "" if value is None and not field.null else value
