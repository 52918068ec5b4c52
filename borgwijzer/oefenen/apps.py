"""App oefenen; it has no tables, but the worker finds ``werk.py`` here."""

from django.apps import AppConfig


class OefenenConfig(AppConfig):
    name = "borgwijzer.oefenen"
