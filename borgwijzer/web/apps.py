"""Django application configuration of the web interface."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and template tags of the web interface; no models."""

    name = "borgwijzer.web"
    label = "web"
    verbose_name = "Web"
