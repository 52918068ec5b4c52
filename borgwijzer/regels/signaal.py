"""Een signaal beoordelen: van wie het komt, de blik op veiligheid en gezondheid, en bijlage 1 zeggen wat de gemeente ermee doet.

De blik op veiligheid en gezondheid van 4.2 wordt bij elk signaal vastgelegd; zij houdt alleen een signaal tegen van wie het
kader alleen bij een risico volgt (lezing, `signaalbron.kwaliteitsborger`). Het advies is geen besluit: een mens kiest de
aanpak, en wie iets anders kiest dan het kader zegt, schrijft waarom. Bron: kader 4.2 en bijlage 1; domein 10, nr. 15 en 16.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from borgwijzer.regels.feiten import Aanpak, Signaalfeit
from borgwijzer.regels.grondslag import Grondslag, Kanttekening
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Bezoek
from borgwijzer.regels.poorten import Zicht
from borgwijzer.regels.prioriteit import Prioritering, bepaal_prioriteit
from borgwijzer.regels.samenvoeging import is_samengevoegd
from borgwijzer.regels.taak import Taak

AANPAK_BIJ_BEZOEK: dict[Bezoek, Aanpak] = {"altijd": "bezoek", "na_beoordeling": "bezoek_na_beoordeling"}
WERK: dict[Aanpak, str] = {
    "bezoek": "Ga kijken naar aanleiding van het signaal{} over {}, en handel het af.",
    "bezoek_na_beoordeling": "Beoordeel het signaal{} over {} inhoudelijk, ga daarna kijken, en handel het af.",
    "bureau": "Beoordeel het signaal{} over {} op kantoor, en handel het af.",
}
GEZIEN = "De controle voor het signaal{} over {} is gedaan: handel het signaal af, of leg een overtreding vast."


@dataclass(frozen=True, slots=True)
class Signaaladvies:
    """Wat het kader met een signaal doet. `aanpak` None: nog niet te zeggen, `ontbreekt` noemt waarom (onderwerpen, risico).

    `sluit`: volgt een mens dit advies, dan is het signaal daarmee afgedaan en weegt het nergens meer mee.
    """

    aanpak: Aanpak | None
    ontbreekt: tuple[str, ...]
    redenen: tuple[str, ...]
    grondslag: tuple[Grondslag, ...]
    kanttekeningen: tuple[Kanttekening, ...] = ()
    sluit: bool = False

    def als_dict(self) -> dict[str, Any]:
        return {
            "aanpak": self.aanpak, "ontbreekt": list(self.ontbreekt), "redenen": list(self.redenen),
            "grondslag": [bron.als_dict() for bron in self.grondslag],
            "kanttekeningen": [tekst.als_dict() for tekst in self.kanttekeningen], "sluit": self.sluit,
        }  # fmt: skip


def adviseer_signaal(signaal: Signaalfeit, kader: Kader) -> Signaaladvies:
    """Het advies van het kader. Een onderwerp dat het kader niet kent, geeft een Invoerfout."""
    if signaal.direct_gevaar:
        return _bij_gevaar(signaal, kader)
    bron = kader.inhoud.signaalbron.get(signaal.bron)
    if bron and bron.beoordeling == "alleen_bij_risico" and signaal.risico is False:
        reden = f"{bron.naam}: dit signaal leidt alleen bij een risico voor veiligheid of gezondheid tot actie, en dat is er niet."
        noten = kader.kanttekeningen(f"signaalbron.{signaal.bron}")
        return Signaaladvies("geen", (), (reden,), kader.grondslag(bron), noten, sluit=True)
    ontbreekt = _ontbreekt(signaal)
    if ontbreekt:
        return Signaaladvies(None, ontbreekt, (), kader.grondslag(bron) if bron else ())
    gevonden = bepaal_prioriteit(signaal.onderwerpen, kader)
    van_bron = kader.kanttekeningen(f"signaalbron.{signaal.bron}")
    eigen = kader.grondslag(bron) if bron else ()
    grondslag = tuple(dict.fromkeys((*gevonden.grondslag, *eigen)))
    return Signaaladvies(
        _aanpak(gevonden), (), gevonden.redenen, grondslag, tuple(dict.fromkeys((*van_bron, *gevonden.kanttekeningen)))
    )


def _ontbreekt(signaal: Signaalfeit) -> tuple[str, ...]:
    gemist = {"onderwerpen": not signaal.onderwerpen, "risico": signaal.risico is None}
    return tuple(naam for naam, mist in gemist.items() if mist)


def _aanpak(gevonden: Prioritering) -> Aanpak:
    return AANPAK_BIJ_BEZOEK.get(gevonden.bezoek, "bureau" if gevonden.opvolging else "geen")


def _bij_gevaar(signaal: Signaalfeit, kader: Kader) -> Signaaladvies:
    """Wie nu gevaar loopt, wacht niet op een indeling; bijlage 1 gaat bij hoog zelf kijken."""
    hoog = kader.inhoud.prioriteit.get("hoog")
    regel = kader.inhoud.direct_gevaar
    redenen = [regel.tekst if regel else "Er is nu gevaar voor mensen: ga meteen kijken."]
    if signaal.onderwerpen:
        redenen += bepaal_prioriteit(signaal.onderwerpen, kader).redenen
    bronnen = (*(kader.grondslag(regel) if regel else ()), *(kader.grondslag(hoog) if hoog else ()))
    return Signaaladvies("bezoek", (), tuple(redenen), bronnen)


def list_signaalwerk(zicht: Zicht) -> list[Taak]:
    """Per open signaal een taak: eerst beoordelen, daarna wat de gekozen aanpak vraagt; bij geen opvolging niets."""
    deel_van = {id(signaal): fase.noem for fase in zicht.feiten.fasen for signaal in fase.signalen}
    taken = []
    eigen = [s for s in zicht.open_signalen(zicht.alle_signalen()) if not is_samengevoegd(s, zicht.peildatum)]
    for signaal in eigen:
        waar = f" bij {deel_van[id(signaal)]}" if id(signaal) in deel_van else ""
        taken += _taken_van(zicht, signaal, waar)
    return taken


def _taken_van(zicht: Zicht, signaal: Signaalfeit, waar: str) -> list[Taak]:
    namen = ", ".join(o.naam if (o := zicht.kader.onderwerpen.get(n)) else n for n in signaal.onderwerpen) or "nog geen onderwerp"
    if not zicht.gebeurd(signaal.beoordeeld_op):
        tekst = f"Beoordeel het signaal{waar} over {namen}: van wie komt het, is er een risico, en wat doen wij ermee."
        if signaal.direct_gevaar:
            tekst = f"Er is nu gevaar: ga meteen kijken, en beoordeel het signaal{waar} over {namen}."
        return [
            Taak("beoordeel_signaal", tekst, "toezichthouder", kijk_uiterlijk(signaal, zicht.kader), _bron_gevaar(signaal, zicht))
        ]
    if signaal.aanpak is None or signaal.aanpak == "geen":
        return []
    tekst = (GEZIEN if (gezien := _is_gezien(zicht, signaal)) else WERK[signaal.aanpak]).format(waar, namen)
    if signaal.herstel_op and not signaal.direct_gevaar:
        return [
            Taak(
                "volg_signaal_op",
                f"{tekst} Herstel is afgesproken voor {signaal.herstel_op}.",
                "toezichthouder",
                signaal.herstel_op,
            )
        ]
    dag, bron = None if gezien else kijk_uiterlijk(signaal, zicht.kader), _bron_gevaar(signaal, zicht)
    return [Taak("volg_signaal_op", tekst, "toezichthouder", dag, bron)]


def _is_gezien(zicht: Zicht, signaal: Signaalfeit) -> bool:
    """Of er voor dit signaal al een controle is gedaan: dan hoeft niemand nog te gaan kijken."""
    gedaan = (een for een in zicht.feiten.controles if signaal.id and een.signaal == signaal.id)
    return any(zicht.gebeurd(een.gedaan_op) and not zicht.gebeurd(een.vervallen_op) for een in gedaan)


def kijk_uiterlijk(signaal: Signaalfeit, kader: Kader) -> date | None:
    """De laatste dag om te gaan kijken bij direct gevaar; None zonder gevaar, of als het kader geen dag noemt."""
    regel = kader.inhoud.direct_gevaar
    if regel is None or not signaal.direct_gevaar:
        return None
    return (signaal.gevaar_op or signaal.ontvangen_op) + timedelta(days=regel.dagen)


def _bron_gevaar(signaal: Signaalfeit, zicht: Zicht) -> tuple[Grondslag, ...]:
    regel = zicht.kader.inhoud.direct_gevaar
    return zicht.kader.grondslag(regel) if regel and signaal.direct_gevaar else ()
