"""The papers of the programmes, one file per register."""
