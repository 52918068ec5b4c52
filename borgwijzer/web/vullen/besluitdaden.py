"""Who decides on a proposed besluit, and the forms to take it or send it back for who did not propose it."""

from __future__ import annotations

from borgwijzer.organisaties.models import Account
from borgwijzer.toezicht.acties.besluitvorming import find_eigen, is_beslisser, list_beslissers
from borgwijzer.web.beelden.etiketten import noem_rollen
from borgwijzer.web.beelden.onderdelen import Beletsel
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit


def schrijf_voorgelegd(besluit: Besluit) -> str:
    """What who proposed a besluit reads: who decides now."""
    rollen = noem_rollen(list_beslissers(besluit.soort, kader_van(besluit.zaak)))
    return f"Het voorstel ligt klaar. Nu beslist: {rollen}. Die ziet het bij de taken."


def maak_besluitdaden(besluit: Besluit, versie: int, getypt: Getypt, account: Account) -> tuple[Deelformulier, ...]:
    """The forms for a proposal as the application stood in ``versie``; none for who may not decide."""
    if besluit.zaak.afgesloten_op or not is_beslisser(account, besluit.soort, kader_van(besluit.zaak)):
        return ()
    eigen, over = find_eigen(besluit, account), f"{besluit.pk}-{versie}"
    redenen = (Beletsel(eigen.zin),) if eigen else ()
    neem = getypt.formulier(f"neem-{over}", "Het besluit nemen", (), "Neem het besluit en maak de brief", redenen=redenen)
    if eigen:
        return (neem,)
    veld = getypt.tekst("terug-reden", "Wat moet er anders?", "De opsteller leest dit.")
    return (neem, getypt.formulier(f"terug-{over}", "Het voorstel terugsturen", (veld,), "Stuur het voorstel terug"))
