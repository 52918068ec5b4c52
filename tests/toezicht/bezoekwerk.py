"""A zaak with a signal, somebody who goes to look, and what he writes down."""

from __future__ import annotations

import datetime
import io
from typing import Any

from PIL import Image

from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.toezicht.acties.bezoeken import Bevindingen, Bezoekplan, Stuk, leg_bezoek_vast, plan_bezoek
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Controle, Zaak
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

VANDAAG = MOMENT.date()
WAARNEMINGEN = "Er loopt een scheur langs de fundering aan de achterzijde. Het werk ligt stil."


def open_bouwzaak(organisatie: Organisatie) -> Zaak:
    return registreer_melding(open_proefzaak(organisatie), maak_binnen(), moment=MOMENT).zaak


def maak_plan(wie: Account, **anders: Any) -> Bezoekplan:
    gegevens = {"aanleiding": "eigen_constatering", "gepland_op": VANDAAG, "uitvoerder": wie.pk, "onderwerpen": ["fundering"]}
    return Bezoekplan(**{**gegevens, **anders})


def maak_gezien(**anders: Any) -> Bevindingen:
    gegevens: dict[str, Any] = {
        "gedaan_op": VANDAAG, "uitkomst": "vervolg_nodig", "plaats": "Rietlaan 1", "waarnemingen": WAARNEMINGEN,
        "aanwezigen": "De uitvoerder", "begonnen_om": datetime.time(9, 5), "geeindigd_om": datetime.time(9, 50),
        "antwoorden": {"signaal-te-zien": ("Ja", ""), "omvang-zichtbaar": ("1,5", "geschat"), "omgeving-veilig": ("nee", "")},
    }  # fmt: skip
    return Bevindingen(**{**gegevens, **anders})


def plan_nu(zaak: Zaak, wie: Account, **anders: Any) -> Controle:
    return plan_bezoek(zaak.pk, maak_plan(wie, **anders), door=wie, moment=MOMENT)


def bezoek_nu(zaak: Zaak, wie: Account, **anders: Any) -> Controle:
    """Planned and done, with these findings."""
    controle = plan_nu(zaak, wie)
    return leg_bezoek_vast(controle.pk, maak_gezien(**anders), versie=controle.versie, door=wie, moment=MOMENT)


def maak_foto(kleur: int = 90, maat: tuple[int, int] = (640, 480), formaat: str = "JPEG") -> bytes:
    """A picture that is not of one colour; another ``kleur`` is another file."""
    beeld = Image.linear_gradient("L").resize(maat).convert("RGB")
    beeld.paste((kleur % 256, kleur // 256 % 256, 90), (0, 0, maat[0] // 2, maat[1] // 3))
    uit = io.BytesIO()
    beeld.save(uit, format=formaat)
    return uit.getvalue()


def neem_foto(organisatie: Organisatie, naam: str = "scheur.jpg", inhoud: bytes = b"", **anders: str) -> Stuk:
    bestand = neem_bestanden_op([Inhoud(naam, inhoud or maak_foto())], organisatie_id=organisatie.pk, moment=MOMENT)[0]
    return Stuk(naam, bestand, **anders)
