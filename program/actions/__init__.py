"""Every write of the programmes, one file per register: atomic, keyword-only, with the actor and an audit row."""

from program.actions.impor import export_program, hold_impor, import_program

__all__ = ["export_program", "hold_impor", "import_program"]
