from django.apps import AppConfig


class KadersConfig(AppConfig):
    name = "borgwijzer.kaders"
    verbose_name = "kaders"
