"""The worker as a process of its own: ``python -m borgwijzer.beheer.werker``."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borgwijzer.settings")
    django.setup()
    from borgwijzer.beheer.werk import run_worker

    run_worker()
