"""Which kader the help of a page quotes: that of the zaak on the page, and else the one in force today."""

from __future__ import annotations

from django.http import HttpRequest

from borgwijzer.organisaties.models import Account
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.hulp import Hulp
from borgwijzer.web.hulpteksten import lees_hulpteksten
from borgwijzer.web.vullen.hulp import maak_hulp
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Zaak


def hulp_bij(request: HttpRequest, kader: Kader) -> None:
    """Let the help of this page quote this kader."""
    request.hulpkader = kader  # type: ignore[attr-defined]


def hulp_bij_zaak(request: HttpRequest, zaak: Zaak) -> None:
    """Let the help of this page quote the kader that the zaak keeps."""
    hulp_bij(request, kader_van(zaak))


def zoek_hulp(request: HttpRequest, kader: Kader | None) -> Hulp | None:
    """The help of the page that is asked for; ``kader`` is the one to quote when the page is about no zaak."""
    naam = request.resolver_match.url_name if request.resolver_match else None
    tekst = lees_hulpteksten().get(naam or "")
    if tekst is None or not (tekst.openbaar or isinstance(getattr(request, "user", None), Account)):
        return None
    return maak_hulp(tekst, getattr(request, "hulpkader", kader))
