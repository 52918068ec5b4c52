"""Entry point for the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borgwijzer.settings")

from borgwijzer.beheer.tekens import alleen_utf8

application = alleen_utf8(get_wsgi_application())
