"""The connection over which work is asked for: that of Django, so that it shares the transaction of the deed.

The worker asks for periodic work in a thread that lives for months, where nobody checks Django's connection between two
uses as is done between two requests. Here it is checked whenever nothing depends on it.
"""

import procrastinate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from procrastinate.contrib.django.django_connector import DjangoConnector

from borgwijzer.organisaties.tenant import get_huidige_organisatie


class Werkverbinding(DjangoConnector):
    """Django's connection, made anew when it was lost outside a transaction and outside a tenant."""

    @property
    def connection(self) -> BaseDatabaseWrapper:
        """The connection to use now."""
        verbinding = connections[self.alias]
        if not verbinding.in_atomic_block and get_huidige_organisatie(self.alias) is None:
            verbinding.close_if_unusable_or_obsolete()
        return verbinding


def gebruik(app: procrastinate.App) -> None:
    """Let procrastinate use this connection; called when Django is set up (PROCRASTINATE_ON_APP_READY)."""
    app.connector = app.job_manager.connector = Werkverbinding(alias="default")
