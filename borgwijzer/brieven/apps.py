from django.apps import AppConfig


class BrievenConfig(AppConfig):
    name = "borgwijzer.brieven"
    verbose_name = "brieven"
