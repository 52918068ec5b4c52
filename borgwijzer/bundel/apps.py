from django.apps import AppConfig


class BundelConfig(AppConfig):
    name = "borgwijzer.bundel"
    verbose_name = "dossierbundel"
