from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "borgwijzer.documenten"
    verbose_name = "documenten"
