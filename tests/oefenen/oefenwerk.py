"""What the tests of practising share: a municipality that is real, and a small practice organisatie."""

from __future__ import annotations

import datetime

from borgwijzer.beheer.gezag import registreer_organisatie
from borgwijzer.demo.inrichten import maak_rolaccounts
from borgwijzer.demo.register import lees_voorbeeldregister
from borgwijzer.klok import nu, vandaag
from borgwijzer.oefenen.acties.ronde import begin_opnieuw, voer_ronde_uit
from borgwijzer.organisaties.models import Account, Oefenronde, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.inzage import bewaar_inzage
from borgwijzer.zaken.acties.noteren import Aantekening, noteer
from borgwijzer.zaken.acties.proefproject import Les, leg_les_vast, wijs_proefproject_aan
from borgwijzer.zaken.acties.toewijzen import draag_over
from borgwijzer.zaken.acties.uitstellen import stel_uit
from borgwijzer.zaken.models import Besluit, Maatwerkaanvraag, Maatwerkstap, Openbaarmaking, Taak, Zaak
from borgwijzer.zaken.models.zaak import GEEN_DATUM
from tests.conftest import maak_klaar

DAG = datetime.timedelta(days=1)


def maak_echte_gemeente() -> Organisatie:
    """Gemeente Elzenburg is invented too, but not for practising: what is in it must stay. Commits."""
    gemeente = registreer_organisatie(
        naam="Gemeente Elzenburg", slug="elzenburg", oin="00000001999999960000", kader="hoeksche-waard"
    )
    maak_klaar(gemeente)
    return gemeente


def maak_medewerker(organisatie: Organisatie, rol: Rol, email: str = "", *, actief: bool = True) -> Account:
    with binnen(organisatie.pk):
        account = Account.objects.maak(
            email=email or f"{rol.value}@{organisatie.slug}.example.org", naam=f"Mens {rol.value}", organisatie=organisatie,
            rollen=[rol], wachtwoord="proefwachtwoord-1",
        )  # fmt: skip
        if not actief:
            account.actief = False
            account.save(update_fields=["actief"])
    return account


def met_mensen_en_register(organisatie: Organisatie) -> None:
    """Somebody in every role, and the example register: what the cases of a village need."""
    with binnen(organisatie.pk):
        maak_rolaccounts(organisatie, "proefwachtwoord-1")
        lees_voorbeeldregister(organisatie, nu())


def doe_de_rest(organisatie: Organisatie) -> None:
    """What people do in a practice village that the village itself holds nothing of."""
    with binnen(organisatie.pk):
        ilse, amal = (Account.objects.get(rollen=[rol.value]) for rol in (Rol.INTAKE, Rol.TEAMLEIDER))
        taken = Taak.objects.filter(code="bepaal_gevolgklasse", uiterlijk=GEEN_DATUM).exclude(zaak__behandelaar=ilse)
        taak, moment = taken.order_by("pk")[0], nu()
        zaak = taak.zaak
        stel_uit(zaak.pk, taak.code, tot=vandaag() + DAG, reden="Morgen meer tijd.", door=amal, moment=moment)
        draag_over(zaak.pk, aan=ilse, notitie="Wil jij dit doen?", door=amal, moment=moment)
        noteer(zaak.pk, Aantekening("telefoon", "Gebeld met de aannemer."), door=ilse, moment=moment)
        bewaar_inzage(zaak, door=ilse, dag=vandaag())
        wijs_proefproject_aan(zaak.pk, "Proef", door=amal, moment=moment)
        besluit = Besluit.objects.filter(toestand="genomen").order_by("pk")[0]
        Openbaarmaking.objects.create(
            organisatie=organisatie, zaak_id=besluit.zaak_id, besluit=besluit, op=vandaag(), plaats="https://example.org/1"
        )
        leg_les_vast(zaak.pk, Les("1", ging_goed="De lijst."), door=amal, moment=moment)
        _vraag_maatwerk(zaak, amal)


def _vraag_maatwerk(zaak: Zaak, wie: Account) -> None:
    """As the rows that it leaves: no kader that is shipped has it yet."""
    gedeeld = {"organisatie_id": zaak.organisatie_id, "zaak": zaak}
    aanvraag = Maatwerkaanvraag.objects.create(
        **gedeeld, ontvangen_op=vandaag(), kanaal="post", omschrijving="De dakrand wijkt af.", geregistreerd_op=vandaag(),
        geregistreerd_door=wie, geregistreerd_naam=wie.naam,
    )  # fmt: skip
    Maatwerkstap.objects.create(
        **gedeeld, aanvraag=aanvraag, soort="bevestigd", op=vandaag(), vastgelegd_op=nu(), vastgelegd_door=wie,
        vastgelegd_naam=wie.naam,
    )  # fmt: skip


def vul_nu(organisatie: Organisatie, aantal: int = 60) -> Oefenronde:
    """Begin again, without a worker."""
    with binnen(organisatie.pk):
        return voer_ronde_uit(begin_opnieuw(organisatie, door=None, moment=nu(), totaal=aantal).pk)
