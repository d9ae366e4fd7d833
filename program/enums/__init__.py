"""Closed lists of words of the programmes, one file per noun."""
