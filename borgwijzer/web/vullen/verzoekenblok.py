"""The requests for data in the list on the page of a zaak, and the word for where one stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels import feiten as regelfeiten
from borgwijzer.regels.informatieverzoek import GRONDEN, is_binnen, is_klaar, is_te_controleren, laatste_dag
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.verzoekenblok import Verzoekenblok, Verzoekregel
from borgwijzer.zaken.feiten import maak_verzoekfeit
from borgwijzer.zaken.models import Informatieverzoek, Zaak

CONCEPT, BEEINDIGD, KLAAR = Status("Concept", "neutraal"), Status("Beëindigd", "neutraal"), Status("Alles ontvangen", "goed")
TE_LAAT, WACHT, TE_CONTROLEREN = Status("Te laat", "fout"), Status("Wacht op antwoord", "wacht"), Status("Te controleren", "let_op")


def maak_verzoekenblok(verzoeken: Iterable[Informatieverzoek], zaak: Zaak, account: Account, vandaag: date) -> Verzoekenblok:
    """The list on the page of the zaak: what is open first, the newest first within."""
    gesorteerd = sorted(verzoeken, key=lambda een: (is_dicht(een), -een.pk))
    mag_vragen = zaak.afgesloten_op is None and mag(account, Daad.VRAAG_INFORMATIE)
    return Verzoekenblok(regels=tuple(_maak_regel(een, vandaag) for een in gesorteerd), mag_vragen=mag_vragen)


def is_dicht(verzoek: Informatieverzoek) -> bool:
    """Whether nothing is expected any more."""
    return verzoek.beeindigd_op is not None or (verzoek.verzonden_op is not None and is_klaar(maak_verzoekfeit(verzoek)))


def _maak_regel(verzoek: Informatieverzoek, vandaag: date) -> Verzoekregel:
    feit = maak_verzoekfeit(verzoek)
    if verzoek.beeindigd_op:
        wanneer = f"beëindigd op {schrijf_kort(verzoek.beeindigd_op)}"
    elif verzoek.verzonden_op is None:
        wanneer = f"opgesteld op {schrijf_kort(verzoek.opgesteld_op)}, nog niet verzonden"
    else:
        wanneer = f"antwoorden tot en met {schrijf_kort(laatste_dag(feit))}"
    return Verzoekregel(str(verzoek.pk), GRONDEN[feit.soort].naam, verzoek.aan, bepaal_status(feit, vandaag), wanneer)


def bepaal_status(feit: regelfeiten.Informatieverzoek, vandaag: date) -> Status:
    """Where a request stands, in a word."""
    if feit.beeindigd_op:
        return BEEINDIGD
    if feit.verzonden_op is None:
        return CONCEPT
    if is_klaar(feit):
        return KLAAR
    if vandaag > laatste_dag(feit) and not all(is_binnen(punt) for punt in feit.punten):
        return TE_LAAT
    return TE_CONTROLEREN if any(is_te_controleren(punt) for punt in feit.punten) else WACHT
