"""Filters of a list that live in its address: what was asked, the query that says it again, a chip for each to take it away."""

from urllib.parse import urlencode

from gugus_tugas.forms import FilterForm
from gugus_tugas.tanggal import tulis_tanggal


class SaringForm(FilterForm):
    """Each field `x` narrows by a method `_by_x(rows, value)`, where there is one. What cannot be read narrows nothing."""

    main: tuple[str, ...] = ()  # fields that stand open; the others are folded
    kosong = ""  # the query of the list without any filter
    bukan_keping = ("urut",)  # fields that narrow nothing

    @property
    def utama(self) -> list:
        return [self[name] for name in self.main]

    @property
    def lain(self) -> list:
        return [field for field in self if field.name not in self.main]

    @property
    def is_lain_terisi(self) -> bool:
        """Is one of the folded filters in use, or at fault?"""
        return any(field.errors or field.name in self.asked for field in self.lain)

    @property
    def asked(self) -> dict:
        """What was asked and understood; what cannot be read narrows nothing."""
        data = self.cleaned_data if self.is_bound and self.errors is not None else {}  # asking for the errors cleans
        return {name: data[name] for name in self.fields if data.get(name)}

    @property
    def is_narrowing(self) -> bool:
        return any(name not in self.bukan_keping for name in self.asked)

    def filter(self, rows):
        """Narrows an already scoped queryset by what was asked."""
        for name, value in self.asked.items():
            narrow = getattr(self, f"_by_{name}", None)
            rows = narrow(rows, value) if narrow else rows
        return rows

    def kueri(self, *, without: str = "") -> str:
        """What was asked as the query of an address, in one fixed form."""
        return urlencode({name: self._plain(value) for name, value in self.asked.items() if name != without})

    @property
    def keping(self) -> list[dict]:
        """The filters in force as removable chips: label and the query without it."""
        return [
            {"label": self._chip(name, value), "kueri": self.kueri(without=name) or self.kosong}
            for name, value in self.asked.items()
            if name not in self.bukan_keping
        ]

    def _chip(self, name: str, value) -> str:
        label = str(self.base_fields[name].label)
        if value is True:
            return label
        shown = dict(getattr(self.fields[name], "choices", [])).get(value, value)
        return f"{label}: {tulis_tanggal(value) if hasattr(value, 'isoformat') else shown}"

    def _plain(self, value) -> str:
        if value is True:
            return "1"
        return value.isoformat() if hasattr(value, "isoformat") else str(value)
