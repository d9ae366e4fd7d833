"""A report may have several files of evidence: the one file of each becomes the first of its list. A task taken back is told by mail."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import gugus_tugas.storage

MAKS = 5
PENUH = f"Satu laporan memuat paling banyak {MAKS} berkas bukti."
PERLU = "Rekomendasi berprioritas tinggi memerlukan bukti (foto atau PDF) sebelum dinyatakan selesai."
JENIS = [
    ("undangan", "Undangan rapat"),
    ("pembatalan", "Rapat dibatalkan"),
    ("besok", "Rapat besok"),
    ("tugas_baru", "Tugas baru"),
    ("dikembalikan", "Laporan dikembalikan"),
    ("ringkasan", "Pengingat tindak lanjut"),
    ("pencabutan", "Permintaan dicabut"),
    ("kantor", "Pengingat sekretariat"),
]
ALASAN = [
    ("tugas_baru", "Tugas baru"),
    ("tenggat", "Mendekati tenggat"),
    ("terlambat", "Lewat tenggat"),
    ("dicabut", "Tidak diminta lagi"),
    ("kantor", "Perlu tindakan sekretariat"),
]


def move(apps, schema_editor):
    """The files stay where they lie, under the names to which they are sealed."""
    note, file = apps.get_model("rapat", "Perkembangan"), apps.get_model("rapat", "BuktiPerkembangan")
    rows = note.objects.exclude(bukti="").values_list("pk", "bukti").iterator(chunk_size=1000)
    file.objects.bulk_create((file(perkembangan_id=pk, urutan=1, berkas=name) for pk, name in rows), batch_size=1000)
    note.objects.exclude(bukti="").update(jumlah_bukti=1)
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table whose foreign keys still wait to be checked


def move_back(apps, schema_editor):
    """Only where no report has more than one: a file is not lost silently."""
    note, file = apps.get_model("rapat", "Perkembangan"), apps.get_model("rapat", "BuktiPerkembangan")
    if many := note.objects.filter(jumlah_bukti__gt=1).count():
        raise RuntimeError(f"{many} laporan memuat lebih dari satu berkas bukti; bentuk lama hanya menyimpan satu.")
    first = models.Subquery(file.objects.filter(perkembangan=models.OuterRef("pk")).values("berkas")[:1])
    note.objects.filter(jumlah_bukti=1).update(bukti=first)
    file.objects.all().delete()
    schema_editor.connection.check_constraints()


def dikenal(model, kolom, pilihan):
    codes = [code for code, _ in pilihan]
    return models.CheckConstraint(
        condition=models.Q(**{f"{kolom}__in": codes}), name=f"{model}_{kolom}_dikenal",
        violation_error_message=f"Pilihan untuk {kolom} tidak dikenal.",
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("anggota", "0003_ketentuan_bpjs"), ("rapat", "0002_pemilik_dan_urutan")]

    operations = [
        migrations.CreateModel(
            name="BuktiPerkembangan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("urutan", models.PositiveSmallIntegerField(verbose_name="urutan")),
                ("berkas", models.FileField(upload_to=gugus_tugas.storage.neutral_path, verbose_name="berkas")),
                (
                    "perkembangan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="daftar_bukti",
                        to="rapat.perkembangan", verbose_name="perkembangan",
                    ),
                ),
            ],
            options={
                "verbose_name": "bukti perkembangan",
                "verbose_name_plural": "bukti perkembangan",
                "ordering": ["perkembangan", "urutan"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(urutan__range=(1, MAKS)), name="buktiperkembangan_urutan_dalam_batas",
                        violation_error_message=PENUH,
                    ),
                    models.UniqueConstraint(
                        fields=["perkembangan", "urutan"], name="buktiperkembangan_urutan_tunggal",
                        violation_error_message="Urutan berkas bukti ini sudah terpakai.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            "perkembangan", "jumlah_bukti",
            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="jumlah berkas bukti"),
        ),
        migrations.RemoveConstraint("perkembangan", "perkembangan_tinggi_berbukti"),
        migrations.RunPython(move, move_back, elidable=False),
        migrations.RemoveField("perkembangan", "bukti"),
        migrations.AddConstraint(
            "perkembangan",
            models.CheckConstraint(
                condition=models.Q(jumlah_bukti__range=(0, MAKS)), name="perkembangan_bukti_dalam_batas",
                violation_error_message=PENUH,
            ),
        ),
        migrations.AddConstraint(
            "perkembangan",
            models.CheckConstraint(
                condition=~models.Q(usulan="selesai", prioritas="tinggi", jumlah_bukti=0),
                name="perkembangan_tinggi_berbukti", violation_error_message=PERLU,
            ),
        ),
        migrations.RemoveConstraint("pemberitahuan", "pemberitahuan_jenis_dikenal"),
        migrations.RemoveConstraint("butirpemberitahuan", "butirpemberitahuan_alasan_dikenal"),
        migrations.AlterField(
            "pemberitahuan", "jenis", models.CharField(choices=JENIS, max_length=12, verbose_name="jenis")
        ),
        migrations.AlterField(
            "butirpemberitahuan", "alasan", models.CharField(choices=ALASAN, max_length=12, verbose_name="alasan")
        ),
        migrations.AddConstraint("pemberitahuan", dikenal("pemberitahuan", "jenis", JENIS)),
        migrations.AddConstraint("butirpemberitahuan", dikenal("butirpemberitahuan", "alasan", ALASAN)),
    ]  # fmt: skip
