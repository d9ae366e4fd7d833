"""Letters of the programmes. They name no case and no victim."""

from anggota.surat import to_akun
from gugus_tugas.text import render_plain
from program.models import VersiPedoman
from program.statistics.pedoman import accounts_of


def kabari_pembaca(versi: VersiPedoman) -> bool:
    """Tells each open account that said to have read this version that it was withdrawn, and why.

    False when there are such accounts and none could be told by mail.
    """
    readers = accounts_of(versi)
    text = render_plain("program/mail/pedoman_ditarik.txt", {"versi": versi, "pengganti": versi.in_force})
    return to_akun(readers, f"Pedoman ditarik: {versi.pedoman.judul}", text) or not readers.exists()
