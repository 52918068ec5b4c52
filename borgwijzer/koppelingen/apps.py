from django.apps import AppConfig


class KoppelingenConfig(AppConfig):
    name = "borgwijzer.koppelingen"
    verbose_name = "koppelingen"
