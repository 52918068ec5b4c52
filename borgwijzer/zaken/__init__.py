"""Zaken: what happened around one building, as facts. What follows from it is derived by ``regels``."""
