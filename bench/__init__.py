"""Measurements: figures and ratios within one run, never a limit that fails. ``python -m bench`` runs all of them."""
