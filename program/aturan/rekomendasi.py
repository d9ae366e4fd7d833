"""The sixteen recommendations of 2018, to which lines of plans and budgets may point by number; `rapat` knows what they say."""

REKOMENDASI = range(1, 17)
PERTAMA, TERAKHIR = REKOMENDASI[0], REKOMENDASI[-1]
