"""Example facts for the letters of interventies without a last. All persons, firms and places are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from borgwijzer.brieven.interventiebrief import (
    AfrondingInterventieFeiten,
    Afspraak,
    HerstelmaatregelFeiten,
    HersteltermijnVerlengdFeiten,
    OverdrachtStrafrechtFeiten,
    SignaalToelatingFeiten,
    UitnodigingGesprekFeiten,
    UitslagHercontroleFeiten,
    VerscherptToezichtEindeFeiten,
    VerscherptToezichtFeiten,
    VerslagGesprekFeiten,
    WaarschuwingFeiten,
)
from borgwijzer.brieven.model import Brief, Geadresseerde, Kopie
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden_zaak import BEZWAARDEEL, GEDEELD

NORM = "artikel 7.5 van het Besluit bouwwerken leefomgeving"
DEEL: dict[str, Any] = {**GEDEELD, "kopie_aan": (), "norm": NORM}
GEZIEN: dict[str, Any] = {
    **DEEL,
    "gezien": "Het hek langs de bouwput stond op twee plaatsen open. Voorbijgangers konden in de put vallen.",
    "geconstateerd_op": date(2026, 4, 8),
    "rol": "uitvoerder",
}
POLITIE = Geadresseerde(naam="Politie, basisteam Wilgenmeer", adresregels=("Griendplein 2", "9999 ZE Wilgenmeer"))
AANBIEDER = Geadresseerde(naam="Stichting Borging Rietland", adresregels=("Postbus 14", "9999 ZX Oeverstad"))
TOELATING = Geadresseerde(naam="Toelatingsorganisatie Kwaliteitsborging Bouw", adresregels=("Postbus 15", "9999 ZX Oeverstad"))
UITNODIGING = UitnodigingGesprekFeiten(
    **GEZIEN, gesprek_op=date(2026, 4, 22), tijd="10.00 uur", plaats="De bouwplaats, in de keet",
    met="R. Oudkerk, toezichthouder", waarover="Hoe u de bouwplaats afsluit, ook in het weekend.",
)  # fmt: skip
VERSLAG = VerslagGesprekFeiten(
    **{**DEEL, "datum": date(2026, 4, 23), "kopie_aan": (Kopie("Aanwezig", "K. Baggerman, uitvoerder"),)},
    gesprek_op=date(2026, 4, 22), verloop="afspraken",
    verslag="De aannemer vertelde dat het hek door de wind is omgevallen.\nHij had niet gezien dat het open stond.",
    aanwezigen=("Mevrouw T. Oeverdijk, opdrachtgever", "K. Baggerman, uitvoerder", "R. Oudkerk, toezichthouder"),
    afspraken=(
        Afspraak(tekst="De aannemer zet het hek vast met betonblokken", op=date(2026, 4, 24)),
        Afspraak(tekst="De aannemer controleert het hek elke vrijdag en schrijft dat op", op=date(2026, 5, 20)),
    ),
    uiterlijk_op=date(2026, 5, 20),
)  # fmt: skip
HERSTELTERMIJN: dict[str, Any] = {
    **GEZIEN,
    "te_doen": ("Sluit de bouwplaats aan alle kanten af", "Zet het hek zo vast dat het niet kan omvallen"),
    "uiterlijk_op": date(2026, 5, 12),
    "gevolg": "Is de overtreding dan niet hersteld? Dan kiezen wij een zwaarder middel. Dat kan een last onder dwangsom zijn: dan "
    "moet u betalen zolang u niet herstelt.",
}
WAARSCHUWING = WaarschuwingFeiten(**HERSTELTERMIJN)
HERSTELMAATREGEL = HerstelmaatregelFeiten(**HERSTELTERMIJN)
VERLENGD = HersteltermijnVerlengdFeiten(
    **{**DEEL, "datum": date(2026, 5, 11)}, reden="De leverancier van het hek levert een week later.", brief_op=date(2026, 4, 14),
    eerst_uiterlijk_op=date(2026, 5, 12), uiterlijk_op=date(2026, 5, 19),
)  # fmt: skip
HERCONTROLE = UitslagHercontroleFeiten(
    **{**DEEL, "datum": date(2026, 5, 20)}, gecontroleerd_op=date(2026, 5, 20), uiterlijk_op=date(2026, 5, 19),
    bevinding="Het hek stond rondom dicht en zat vast aan betonblokken.", uitslag="hersteld",
)  # fmt: skip
VERSCHERPT = VerscherptToezichtFeiten(
    **GEZIEN, reden="Het hek stond binnen een maand drie keer open.", tot_en_met=date(2026, 7, 14), bezoeken=4
)
VERSCHERPT_EINDE = VerscherptToezichtEindeFeiten(
    **{**DEEL, "datum": date(2026, 7, 15)}, vanaf=date(2026, 4, 14), geeindigd_op=date(2026, 7, 15), bezoeken=4,
    bevinding="Bij elk bezoek was de bouwplaats afgesloten.", uitslag="nageleefd",
)  # fmt: skip
OVERDRACHT = OverdrachtStrafrechtFeiten(
    **{**DEEL, "geadresseerde": POLITIE}, persoon="inspecteur W. Dijkman", referentie="PL-9999-2026-17", gezien=GEZIEN["gezien"],
    samenvatting="De uitvoerder haalde het hek na twee waarschuwingen zelf weer weg, terwijl er kinderen speelden.",
    geconstateerd_op=date(2026, 4, 8), overtreder="Bouwbedrijf De Knotwilg, Rietlaan 9, 9999 ZZ Wilgenmeer",
    stukken=("Rapport van de controle van 8 april 2026", "Drie foto's", "De twee waarschuwingen"), antwoord_voor=date(2026, 6, 9),
)  # fmt: skip
SIGNAAL = SignaalToelatingFeiten(
    **{**GEDEELD, "kopie_aan": (), "geadresseerde": AANBIEDER}, aan="instrumentaanbieder",
    kwaliteitsborger="Borgburo Waterland", instrument="Borging Rietland", antwoord_voor=date(2026, 5, 26),
    waarover="De verklaring noemt een controle van de fundering. Op die dag was de fundering al dicht.",
    vraag="Ga na of de controle is gedaan zoals de verklaring zegt, en laat ons weten wat u vond.",
)  # fmt: skip
AFRONDING = AfrondingInterventieFeiten(
    **{**DEEL, "datum": date(2026, 5, 21)}, naam="signaalgesprek", begonnen_op=date(2026, 4, 14), uitkomst="hersteld",
    reden="U bent de afspraken nagekomen. Op 20 mei zagen wij dat het hek vaststond.",
)  # fmt: skip

INTERVENTIEVOORBEELDEN: dict[str, Callable[[], Brief]] = {
    "uitnodiging-gesprek": lambda: stel_op(UITNODIGING),
    "uitnodiging-gesprek-opnieuw": lambda: stel_op(replace(UITNODIGING, opnieuw="U kon op de eerste dag niet.", rol="bouwer")),
    "verslag-gesprek": lambda: stel_op(VERSLAG),
    "verslag-gesprek-zonder-afspraken": lambda: stel_op(
        replace(VERSLAG, verloop="geen_afspraken", afspraken=(), uiterlijk_op=None)
    ),
    "verslag-gesprek-niet-verschenen": lambda: stel_op(
        replace(
            VERSLAG,
            verloop="niet_verschenen",
            afspraken=(),
            uiterlijk_op=None,
            aanwezigen=(),
            verslag="Wij waren er om 10.00 uur en hebben een half uur gewacht.",
        )
    ),
    "waarschuwing": lambda: stel_op(WAARSCHUWING),
    "waarschuwing-met-bezwaar": lambda: stel_op(replace(WAARSCHUWING, rol="eigenaar", **BEZWAARDEEL)),
    "herstelmaatregel": lambda: stel_op(replace(HERSTELMAATREGEL, rol="gebruiker")),
    "herstelmaatregel-met-bezwaar": lambda: stel_op(replace(HERSTELMAATREGEL, rol="anders", **BEZWAARDEEL)),
    "hersteltermijn-verlengd": lambda: stel_op(VERLENGD),
    "uitslag-hercontrole-hersteld": lambda: stel_op(HERCONTROLE),
    "uitslag-hercontrole-niet-hersteld": lambda: stel_op(
        replace(HERCONTROLE, uitslag="niet_hersteld", bevinding="Het hek stond aan de kant van de sloot nog open.")
    ),
    "verscherpt-toezicht": lambda: stel_op(VERSCHERPT),
    "verscherpt-toezicht-verlengd": lambda: stel_op(
        replace(VERSCHERPT, verlengd=True, reden="Het hek stond opnieuw open.", **BEZWAARDEEL)
    ),
    "verscherpt-toezicht-einde": lambda: stel_op(VERSCHERPT_EINDE),
    "verscherpt-toezicht-einde-niet-nageleefd": lambda: stel_op(
        replace(VERSCHERPT_EINDE, uitslag="niet_nageleefd", bezoeken=1, bevinding="Het hek stond weer open.")
    ),
    "overdracht-strafrecht": lambda: stel_op(OVERDRACHT),
    "overdracht-strafrecht-zonder-nummer": lambda: stel_op(replace(OVERDRACHT, referentie="")),
    "signaal-toelating-aanbieder": lambda: stel_op(SIGNAAL),
    "signaal-toelating-organisatie": lambda: stel_op(
        replace(SIGNAAL, aan="toelatingsorganisatie", kwaliteitsborger="", geadresseerde=TOELATING)
    ),
    "afronding-hersteld": lambda: stel_op(AFRONDING),
    "afronding-vervallen": lambda: stel_op(
        replace(AFRONDING, uitkomst="vervallen", naam="waarschuwing", reden="Bij nader inzien was er geen overtreding.")
    ),
    "afronding-zwaarder": lambda: stel_op(
        replace(AFRONDING, uitkomst="niet_hersteld_zwaarder", reden="Een van de afspraken is niet nagekomen.")
    ),
}
