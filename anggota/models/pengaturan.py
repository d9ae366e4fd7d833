"""What the office sets for everyone."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from gugus_tugas.db import Tercatat


class Pengaturan(Tercatat):
    """The one row of settings that the secretariat keeps; `dicatat_…` say who changed it last."""

    tautan_grup = models.CharField(
        "tautan grup WhatsApp",
        max_length=120,
        blank=True,
        validators=[
            RegexValidator(
                r"\Ahttps://chat\.whatsapp\.com/[A-Za-z0-9]{10,40}\Z",
                "Tautan grup dimulai dengan https://chat.whatsapp.com/ dan hanya memuat huruf dan angka sesudahnya.",
            )
        ],
    )

    # Empty: the sentence that came with the programme (kasus/ketentuan.py).
    ketentuan_bpjs = models.CharField("ketentuan tentang BPJS Kesehatan", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan"
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="pengaturan_satu_baris",
                violation_error_message="Pengaturan hanya satu baris.",
            )
        ]

    class Privacy:
        terbuka = "read by every logged-in member"
        plain = ["id", "tautan_grup", "ketentuan_bpjs", "dicatat_pada", "dicatat_oleh"]

    def __str__(self):
        return "Pengaturan"
