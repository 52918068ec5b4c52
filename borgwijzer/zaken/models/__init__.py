"""The nouns of a zaak, one file each."""

from borgwijzer.zaken.models.advies import Advies
from borgwijzer.zaken.models.afweging import Afweging, Afwegingtoestand
from borgwijzer.zaken.models.besluit import Besluit, Besluittoestand
from borgwijzer.zaken.models.betrokkene import Betrokkene
from borgwijzer.zaken.models.bezwaar import Bezwaar, Bezwaarstap, Openbaarmaking, Schorsing
from borgwijzer.zaken.models.controle import Controle, Controlestuk, Veldrapport, Veldtoestand
from borgwijzer.zaken.models.document import Document, Documenttoestand
from borgwijzer.zaken.models.fase import Fase
from borgwijzer.zaken.models.handhavingsverzoek import Handhavingsverzoek, Verzoekstap, Verzoekstapsoort
from borgwijzer.zaken.models.herinnering import Herinnering
from borgwijzer.zaken.models.herstelverzoek import Herstelverzoek
from borgwijzer.zaken.models.informatieverzoek import Informatieverzoek
from borgwijzer.zaken.models.interventie import Interventie, Interventiestap
from borgwijzer.zaken.models.inzage import Inzage
from borgwijzer.zaken.models.maatwerk import Maatwerkaanvraag, Maatwerkstap, Maatwerkstapsoort
from borgwijzer.zaken.models.melding import Melding
from borgwijzer.zaken.models.nacontrole import Nacontrole
from borgwijzer.zaken.models.notitie import Notitie, Notitiesoort
from borgwijzer.zaken.models.nummerreeks import Nummerreeks
from borgwijzer.zaken.models.overdracht import Overdracht
from borgwijzer.zaken.models.overtreding import Overtreding
from borgwijzer.zaken.models.proefproject import Leernotitie, Proefproject, Stap
from borgwijzer.zaken.models.signaal import Signaal, Signaalstuk
from borgwijzer.zaken.models.taak import Taak
from borgwijzer.zaken.models.toets import Toets, Toetstoestand
from borgwijzer.zaken.models.uitstel import Uitstel
from borgwijzer.zaken.models.wisseling import Wisseling
from borgwijzer.zaken.models.zaak import GEEN_DATUM, Zaak

__all__ = [
    "GEEN_DATUM", "Advies", "Afweging", "Afwegingtoestand", "Besluit", "Besluittoestand", "Betrokkene", "Bezwaar",
    "Bezwaarstap", "Controle", "Controlestuk", "Document", "Documenttoestand", "Fase", "Handhavingsverzoek", "Herinnering",
    "Herstelverzoek", "Informatieverzoek", "Interventie", "Interventiestap", "Inzage", "Leernotitie", "Maatwerkaanvraag",
    "Maatwerkstap", "Maatwerkstapsoort", "Melding", "Nacontrole",
    "Notitie", "Notitiesoort", "Nummerreeks", "Openbaarmaking", "Overdracht", "Overtreding", "Proefproject", "Schorsing",
    "Signaal", "Signaalstuk", "Stap", "Taak", "Toets", "Toetstoestand", "Uitstel", "Veldrapport", "Veldtoestand", "Verzoekstap",
    "Verzoekstapsoort", "Wisseling", "Zaak",
]  # fmt: skip
