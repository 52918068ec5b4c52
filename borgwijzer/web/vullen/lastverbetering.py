"""The forms to correct one step of a last: the same fields, filled with what stands there, and why it is wrong."""

from __future__ import annotations

from dataclasses import replace

from borgwijzer.organisaties.bevoegd import is_bevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastverbetering import STAPPEN_MET_BRIEF
from borgwijzer.regels.mandaat import noem_laststap
from borgwijzer.toezicht.acties.laststappen import VORMEN
from borgwijzer.web.beelden.last import Lastformulier
from borgwijzer.web.vullen.lastformulier import FORMULIEREN
from borgwijzer.web.vullen.lastvelden import Lastvelden
from borgwijzer.zaken.models import Interventiestap

NIEUWE_BRIEF = "De overtreder krijgt een nieuwe brief. Daarin staat wat er niet klopte."
BLIJFT = "De stap die fout was, blijft te lezen en telt niet meer mee."
WAT_FOUT = "Wat klopte er niet?"


def mag_verbeteren(stap: Interventiestap, account: Account, kader: Kader) -> bool:
    """Whether this person may correct this kind of step; a besluit is not corrected but followed by another."""
    return stap.soort in VORMEN and is_bevoegd(account, VORMEN[stap.soort].recht, kader, noem_laststap(stap.soort))


def maak_verbeterformulieren(velden: Lastvelden, stap: Interventiestap) -> tuple[Lastformulier, ...]:
    """The step anew, and that it did not happen at all; a step with a letter cannot lapse."""
    daad, over = stap.soort, f"{stap.pk}-{velden.last.versie}"
    getypt = replace(velden.getypt, velden={**_lees(stap), **velden.getypt.velden})
    vorm, met_brief = FORMULIEREN[daad], daad in STAPPEN_MET_BRIEF  # type: ignore[index]
    eigen = [veld for veld in vorm.velden(replace(velden, getypt=getypt)) if veld.naam != "verbeter-reden"]
    reden = getypt.tekst("verbeter-reden", WAT_FOUT, "Dit staat in de nieuwe brief." if met_brief else "")
    uitleg = f"{BLIJFT} {NIEUWE_BRIEF}" if met_brief else BLIJFT
    nieuw = getypt.formulier(f"verbeter-{over}", vorm.titel, [*eigen, reden], "Leg de verbetering vast", uitleg=uitleg)
    if met_brief:
        return (Lastformulier(formulier=nieuw, open=True),)
    nieuw = replace(nieuw, brief=None)
    weg = getypt.tekst("vervalt-reden", "Is deze stap nooit gezet? Schrijf waarom hij vervalt")
    vervalt = getypt.formulier(f"vervalt-{over}", "Laat de stap vervallen", [weg], "Laat deze stap vervallen")
    return Lastformulier(formulier=nieuw, open=True), Lastformulier(formulier=vervalt, open=True)


def _lees(stap: Interventiestap) -> dict[str, list[str]]:
    """What the step says, as the fields of its form."""
    dagen = {"op": stap.op, "uiterlijk": stap.uiterlijk}
    gegevens = {naam: str(waarde) for naam, waarde in stap.gegevens.items() if isinstance(waarde, str | int)}
    return {f"{stap.soort}-{naam}": [waarde] for naam, waarde in gegevens.items()} | {
        f"{stap.soort}-{naam}": [f"{dag:%d-%m-%Y}"] for naam, dag in dagen.items() if dag
    }
