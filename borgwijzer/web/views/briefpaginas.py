"""The pages whose forms send letters, by the name with which the plek of such a letter begins."""

from __future__ import annotations

from borgwijzer.web.briefformulier import Briefpagina
from borgwijzer.web.views import (
    bezwaar,
    handhavingsverzoek,
    informatieverzoek,
    interventie,
    last,
    maatwerk,
    signaal_bericht,
    vastleggen,
)

_ALLE = (
    bezwaar.BRIEVEN, handhavingsverzoek.BRIEVEN, informatieverzoek.BRIEVEN, interventie.BRIEVEN, last.BRIEVEN, maatwerk.BRIEVEN,
    signaal_bericht.BRIEVEN, vastleggen.BRIEVEN,
)  # fmt: skip
BRIEFPAGINAS: dict[str, Briefpagina] = {pagina.naam: pagina for pagina in _ALLE}
