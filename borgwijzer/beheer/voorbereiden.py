"""Make this process ready to use Django and the database: what every command that needs them calls first."""

import atexit
import os
from contextlib import ExitStack

import django
from django.conf import settings

from borgwijzer.beheer import datamap
from borgwijzer.beheer.database import Servergebruik, start_server


def bereid_voor() -> Servergebruik | None:
    """Make the data folder, use the embedded server when there is no DATABASE_URL, and set up Django.

    Returns the use of the server, which ends by itself when the process ends; None with a DATABASE_URL.
    Raises ``OnbruikbareOmgeving`` or ``ImproperlyConfigured``, each with one Dutch sentence.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borgwijzer.settings")
    datamap.maak_gereed(datamap.find_datamap())  # before the settings are read: they hold its secret key
    if not settings.INGEBEDDE_DATABASE:
        django.setup()
        return None
    gebruik = start_server(settings.DATAMAP)
    with ExitStack() as bij_mislukken:
        bij_mislukken.callback(gebruik.stop)
        django.setup()
        from borgwijzer.beheer.rollen import make_rollen  # needs the settings

        make_rollen(settings.DATAMAP)
        bij_mislukken.pop_all()
    atexit.register(gebruik.stop)
    return gebruik
