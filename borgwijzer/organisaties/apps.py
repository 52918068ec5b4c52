"""Django's card of this part."""

from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    """Organisaties and accounts."""

    name = "borgwijzer.organisaties"
    verbose_name = "Organisaties"
