"""Django's card of this part."""

from django.apps import AppConfig


class LogboekConfig(AppConfig):
    """The logboek."""

    name = "borgwijzer.logboek"
    verbose_name = "Logboek"
