"""A browser without windows, as the tests of the screens have it."""

from tests.web.conftest import bezoek

__all__ = ["bezoek"]
