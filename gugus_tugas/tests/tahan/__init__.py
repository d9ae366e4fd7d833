"""Faults on purpose, with real parts: what was acknowledged is there exactly once, and nothing stands half."""
