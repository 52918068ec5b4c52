"""Toezicht and handhaving: from a signal to the intervention that fits (kader chapters 4 and 5)."""
