"""Django's card of this part; it has no tables, but the worker finds ``werk.py`` here."""

from django.apps import AppConfig


class BeheerConfig(AppConfig):
    """Running the program."""

    name = "borgwijzer.beheer"
    verbose_name = "Beheer"
