"""Sample data: what is real of 2018 (nyata.py), what is evidently invented (rekaan.py), and the loader (muat.py)."""
