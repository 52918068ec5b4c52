"""The forms to correct one step of a handhavingsverzoek: its day, what it says, and why it is wrong; or that it lapses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import mag
from borgwijzer.toezicht.acties.verzoekverbeteren import VERBETERBAAR
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.verzoekwerk import Verzoekwerk
from borgwijzer.zaken.models import Verzoekstap
from borgwijzer.zaken.models import Verzoekstapsoort as Soort

BLIJFT = "De stap die fout was, blijft te lezen en telt niet meer mee."
NIEUWE_BRIEF = "De verzoeker krijgt een nieuwe brief. Daarin staat wat er niet klopte."


def mag_verbeteren(stap: Verzoekstap, account: Account) -> bool:
    """Whether this person may correct this kind of step."""
    return stap.soort in VERBETERBAAR and mag(account, VERBETERBAAR[stap.soort])


def maak_verbeterformulieren(werk: Verzoekwerk, stap: Verzoekstap) -> tuple[Deelformulier, Deelformulier]:
    """The step anew, and that it did not happen at all."""
    getypt, over = werk.getypt, f"{stap.pk}-{werk.verzoek.versie}"
    naam, met_brief = Soort(stap.soort).label.lower(), stap.soort == Soort.INGEBREKESTELLING
    reden = getypt.tekst("verbeter-reden", "Wat klopte er niet?", "Dit staat in de nieuwe brief." if met_brief else "")
    uitleg = f"{BLIJFT} {NIEUWE_BRIEF}" if met_brief else BLIJFT
    velden = [*_list_velden(werk, stap), reden]
    nieuw = getypt.formulier(f"verbeter-{over}", f"verbeter {naam}", velden, "Leg de verbetering vast", uitleg=uitleg)
    nieuw = nieuw if met_brief else replace(nieuw, brief=None)
    weg = getypt.tekst("vervalt-reden", "Is dit nooit gebeurd? Schrijf waarom de stap vervalt")
    return nieuw, getypt.formulier(f"vervalt-{over}", f"Laat vervallen: {naam}", [weg], "Laat deze stap vervallen")


def _list_velden(werk: Verzoekwerk, stap: Verzoekstap) -> Iterator[Invoerveld]:
    yield werk.getypt.dag("verbeter-op", "Op welke dag?", f"{stap.op:%d-%m-%Y}")
    if stap.soort == Soort.INGESTEMD and stap.uiterlijk:
        yield werk.getypt.dag("verbeter-uiterlijk", "Uitstel tot en met welke dag?", f"{stap.uiterlijk:%d-%m-%Y}")
    if stap.soort == Soort.INGEBREKESTELLING:
        ja_nee = {"ja": "Ja", "nee": "Nee"}
        nu = "ja" if stap.gegevens["schriftelijk"] else "nee"
        yield werk.getypt.keuze("verbeter-schriftelijk", "Was zij schriftelijk?", ja_nee, nu)
    else:
        yield werk.getypt.tekst("verbeter-tekst", "Wat staat er?", anders=stap.tekst)
