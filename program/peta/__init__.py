"""The tile maps of the registers."""
