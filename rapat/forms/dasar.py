"""Words that more than one form of this app says."""

KOSONG = [("", "— pilih —")]
TANPA_KORBAN = "Jangan menulis nama atau ciri korban."
