"""The second factor of an account: a TOTP secret in an authenticator app, and recovery codes on paper (NIST SP 800-63B)."""

import time
import uuid
from base64 import b32encode
from urllib.parse import quote, urlencode

from django.db import models
from django_otp.models import ThrottlingMixin
from django_otp.oath import TOTP

from anggota.models.pengguna import Pengguna
from gugus_tugas.fields import EncryptedTextField

PENERBIT = "Gugus Tugas PP-TPPO Aceh"
TOLERANSI = 1  # steps of 30 seconds before and after


class Diizinkan:
    """The end of the chain that ThrottlingMixin asks: nothing else forbids a try."""

    def verify_is_allowed(self):
        return True, None


class FaktorKedua(ThrottlingMixin, Diizinkan):
    """One authenticator of one account. Without `aktif_sejak` it is only offered: its first code was not typed yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pengguna = models.ForeignKey(Pengguna, models.PROTECT, verbose_name="akun", related_name="daftar_faktor")
    kunci = EncryptedTextField("kunci rahasia")  # hex
    aktif_sejak = models.DateTimeField("aktif sejak", null=True, blank=True)
    langkah_terakhir = models.BigIntegerField("langkah terakhir", default=-1)  # a code works once
    geser = models.SmallIntegerField("geseran jam", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "faktor kedua"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna"],
                condition=models.Q(aktif_sejak__isnull=isnull),
                name=f"faktorkedua_satu_{word}",
                violation_error_message=f"Akun ini sudah memiliki faktor kedua yang {word}.",
            )
            for isnull, word in ((True, "ditawarkan"), (False, "aktif"))
        ]

    class Privacy:
        melalui = "anggota.actions"
        plain = [
            "id", "pengguna", "aktif_sejak", "langkah_terakhir", "geser", "throttling_failure_timestamp", "throttling_failure_count",
        ]  # fmt: skip
        identifying = ["kunci"]

    def get_throttle_factor(self) -> int:
        return 1  # waits 1, 2, 4, 8 … seconds after each wrong code

    @property
    def rahasia(self) -> str:
        """The secret as a person types it, in groups of four."""
        text = b32encode(bytes.fromhex(self.kunci)).decode().rstrip("=")
        return " ".join(text[n : n + 4] for n in range(0, len(text), 4))

    @property
    def alamat(self) -> str:
        """otpauth:// address for the QR code."""
        label = quote(f"{PENERBIT}:{self.pengguna.nama_pengguna}")
        return f"otpauth://totp/{label}?" + urlencode({"secret": self.rahasia.replace(" ", ""), "issuer": PENERBIT})

    def matches(self, code: str) -> bool:
        """Is this the code of now? Remembers drift and step on the instance; the action stores them."""
        totp = TOTP(bytes.fromhex(self.kunci), drift=self.geser)
        totp.time = time.time()
        if not (code.isascii() and code.isdecimal() and totp.verify(int(code), TOLERANSI, self.langkah_terakhir + 1)):
            return False
        self.langkah_terakhir, self.geser = totp.t(), totp.drift
        return True


class KodePemulihan(models.Model):
    """A code on paper that stands in for the authenticator once. Only its keyed fingerprint is kept."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, verbose_name="akun", related_name="daftar_kode_pemulihan")
    sidik = models.CharField("sidik kode", max_length=32)
    terpakai_sejak = models.DateTimeField("terpakai sejak", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kode pemulihan"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "sidik"],
                name="kodepemulihan_tunggal",
                violation_error_message="Kode pemulihan ini sudah ada.",
            )
        ]

    class Privacy:
        melalui = "anggota.actions"
        plain = ["id", "pengguna", "terpakai_sejak"]
        identifying = ["sidik"]
