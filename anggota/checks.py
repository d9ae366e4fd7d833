"""System checks of this app, run by `manage.py check --database default` and before every migration."""

from django.core.checks import Error, Tags, register

from anggota.actions.kunci import missing_keys


@register(Tags.database)
def keys_open_the_data(app_configs=None, databases=None, **options) -> list[Error]:
    """Does KUNCI_DATA hold every key with which something in the database was sealed? Nothing is changed."""
    return [
        Error(
            f"{column} memuat nilai yang dikunci dengan kunci versi {version}, tetapi KUNCI_DATA tidak memuatnya.",
            hint=f"Tambahkan '{version}:<kunci lama>' ke KUNCI_DATA dari salinannya di luar server. Data tidak berubah.",
            id="anggota.E001",
        )
        for column, version in (missing_keys() if databases and "default" in databases else {}).items()
    ]
