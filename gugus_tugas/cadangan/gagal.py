"""Why a backup or a restore stopped: an Indonesian sentence for the operator, and the exit code that timers can tell apart."""


class CadanganGagal(Exception):
    """Nothing that stood before was touched, unless the sentence says so."""

    kode = 1


class SedangBerjalan(CadanganGagal):
    kode = 3


class CakramPenuh(CadanganGagal):
    kode = 4


class KunciSalah(CadanganGagal):
    kode = 5


class TidakUtuh(CadanganGagal):
    kode = 6


class SasaranTerisi(CadanganGagal):
    kode = 7


class HasilBerbeda(CadanganGagal):
    """What was restored is not what was saved; it was thrown away again."""

    kode = 8


class LuarGagal(CadanganGagal):
    """The backup is whole on this machine, but its copy elsewhere was not made."""

    kode = 9


class BerkasHilang(CadanganGagal):
    """The backup is whole, but rows point to files that the store does not have, so that they are not in it."""

    kode = 10
