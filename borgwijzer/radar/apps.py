from django.apps import AppConfig


class RadarConfig(AppConfig):
    name = "borgwijzer.radar"
    verbose_name = "radar"
