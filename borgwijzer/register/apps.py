from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "borgwijzer.register"
    verbose_name = "register"
