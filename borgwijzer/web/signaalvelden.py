"""The fields of the form with which an employee takes in a signal, whoever it comes from."""

from __future__ import annotations

from dataclasses import replace

from borgwijzer.regels.kader import Kader
from borgwijzer.web.formuliervelden import JA_NEE, KANALEN, WAAR, Groepvorm, Veldvorm, vorm_partij
from borgwijzer.zaken.acties.signalen import TER_PLAATSE

SOORTEN = ("foto", "overig")
KANAAL = (("", "Niet bekend"), *KANALEN[1:], (TER_PLAATSE, "Zelf gezien, op de plek"))
_MELDER = vorm_partij("melder", "Wie meldt het?", uitleg="Laat leeg als de melder zijn naam niet geeft, of als u het zelf zag.")


def maak_vormen(kader: Kader, *, plek_open: bool = True) -> tuple[Groepvorm, ...]:
    """The groups of the form; from whom a signal can come, the kader says. The place is folded up when the zaak is known."""
    bronnen = tuple((code, bron.naam) for code, bron in kader.inhoud.signaalbron.items())
    return (
        Groepvorm("Wat is er gemeld?", (
            Veldvorm(naam="bron", etiket="Van wie komt het signaal?", vorm="keuze", verplicht=True,
                     keuzes=(("", "Maak een keuze"), *bronnen)),
            Veldvorm(naam="kanaal", etiket="Hoe kwam het binnen?", vorm="keuze", keuzes=KANAAL),
            Veldvorm(naam="ontvangen_dag", etiket="Wanneer kwam het binnen?", vorm="dag", verplicht=True),
            Veldvorm(naam="omschrijving", etiket="Wat is er gezien of gemeld?", vorm="lang", verplicht=True, maximum=2_000,
                     uitleg="U hoeft het niet technisch te beoordelen."),
            Veldvorm(naam="direct_gevaar", etiket="Er is nu gevaar voor mensen", vorm="vinkje",
                     uitleg="Dan staat het signaal meteen boven aan de lijst."),
            Veldvorm(naam="handhavingsverzoek", etiket="De melder vraagt ons om te handhaven", vorm="vinkje",
                     uitleg="Op zo'n verzoek van een belanghebbende moet altijd worden beslist."),
        )),
        replace(WAAR, open=plek_open, uitleg="Als u het zaaknummer niet weet, of als er nog geen zaak is."),
        Groepvorm("Waar gaat het over?", (
            Veldvorm(naam="onderwerpen", etiket="Onderwerpen van bijlage 1", vorm="vinkjes"),
            Veldvorm(naam="artikelen", etiket="Artikelen die genoemd zijn", uitleg="Bijvoorbeeld: Bbl 4.12."),
            Veldvorm(naam="bewijs", etiket="Waaruit blijkt het?", vorm="lang", maximum=2_000,
                     uitleg="Bijvoorbeeld: een meting, een tekening of wie het ook zag. Foto's kiest u hieronder."),
        ), "Weet u het nog niet? Laat dit leeg: bij de beoordeling kiest u het onderwerp.", open=False),
        Groepvorm("Verklaring en herstel", (
            Veldvorm(naam="blokkeert_verklaring", etiket="Kan de verklaring hierdoor niet worden afgegeven?", vorm="keuze",
                     keuzes=JA_NEE, uitleg="Alleen als het signaal van de kwaliteitsborger komt."),
            Veldvorm(naam="herstel_afgesproken", etiket="Is herstel afgesproken?", vorm="keuze", keuzes=JA_NEE),
            Veldvorm(naam="herstel_op", etiket="Hersteld op of voor", vorm="dag", uitleg="Alleen als herstel is afgesproken."),
        ), open=False),
        Groepvorm(_MELDER.titel, (*_MELDER.velden[:-1], Veldvorm(
            naam="naam_niet_doorgeven", etiket="De melder wil niet dat zijn naam wordt doorgegeven", vorm="vinkje",
            uitleg="De naam staat dan in geen brief en geen dossier. Wie hem toch bekijkt, staat in de tijdlijn.",
        )), _MELDER.uitleg, open=False),
    )  # fmt: skip
