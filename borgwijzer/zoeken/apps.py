"""App zoeken."""

from django.apps import AppConfig


class ZoekenConfig(AppConfig):
    name = "borgwijzer.zoeken"
