from django.apps import AppConfig


class ZakenConfig(AppConfig):
    name = "borgwijzer.zaken"
    verbose_name = "zaken"
