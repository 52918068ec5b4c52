"""The attacks come in through the screens and the receiver: they share what the tests of the screens share."""

from tests.web.conftest import bezoek, melding, zaak

__all__ = ["bezoek", "melding", "zaak"]
