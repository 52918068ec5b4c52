"""The form to register a handhavingsverzoek, begun from a signal or not."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.handhavingsverzoek import NieuwVerzoekBeeld
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Signaal, Zaak

KANALEN = {
    "": "Maak een keuze",
    "post": "Post",
    "e-mail": "E-mail",
    "formulier": "Formulier op de website",
    "balie": "Balie, op papier",
}
NAMEN = {"naam": "Naam", "adres": "Straat en huisnummer", "postcode": "Postcode", "woonplaats": "Woonplaats", "email": "E-mail"}
AFGESCHERMD = (
    "Wie dit signaal deed, wil niet dat zijn naam wordt doorgegeven. Een verzoek kan alleen met een naam: vraag het hem, en kies "
    "hieronder dat wij de naam niet doorgeven."
)


def maak_nieuw_verzoek(zaak: Zaak, signaal: Signaal | None, getypt: Getypt, vandaag: date, fout: str = "") -> NieuwVerzoekBeeld:
    """The form; the name of a reporter who does not want it passed on is not filled in."""
    afgeschermd = signaal is not None and signaal.melder_afgeschermd
    melder = signaal.melder if signaal and not afgeschermd else {}
    begin = signaal.ontvangen_op if signaal else vandaag
    velden = (
        getypt.dag("ontvangen", "Wanneer kwam het verzoek binnen?", f"{begin:%d-%m-%Y}", uitleg="Daaraan hangt de termijn."),
        getypt.keuze("kanaal", "Hoe kwam het binnen?", KANALEN),
        *(_persoon(getypt, naam, etiket, melder.get(naam, "")) for naam, etiket in NAMEN.items()),
        Invoerveld(
            naam="niet_doorgeven", etiket="De verzoeker wil niet dat wij zijn naam aan anderen doorgeven", soort="vinkje",
            waarde=getypt.waarde("niet_doorgeven", "ja" if afgeschermd else ""),
        ),
        getypt.tekst("omschrijving", "Waarover gaat het, en wat vraagt de verzoeker?", "De verzoeker leest dit terug.",
                     signaal.omschrijving if signaal else ""),
    )  # fmt: skip
    formulier = getypt.formulier("registreer", "Het verzoek", velden, "Registreer het verzoek")
    adres = reverse("handhavingsverzoek_nieuw", args=[zaak.nummer]) + (f"?signaal={signaal.pk}" if signaal else "")
    return NieuwVerzoekBeeld(
        zaaknummer=zaak.nummer, zaak_titel=noem_zaak(zaak), formulier=formulier, adres=adres,
        signaal=signaal.omschrijving if signaal else "",
        let_op=AFGESCHERMD if afgeschermd else "", fout=fout,
    )  # fmt: skip


def _persoon(getypt: Getypt, naam: str, etiket: str, anders: str) -> Invoerveld:
    soort = "email" if naam == "email" else "tekst"
    return getypt.tekst(f"verzoeker-{naam}", etiket, anders=anders, verplicht=naam == "naam", soort=soort)
