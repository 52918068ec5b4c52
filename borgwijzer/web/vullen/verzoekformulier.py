"""The form for a request for data: new, or a concept with the letter as it would be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.uitgangswaarden import lees_uitgangswaarden
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad as Recht
from borgwijzer.organisaties.rechten import mag
from borgwijzer.regels.informatieverzoek import GRONDEN, kies_termijnregel, stel_uiterlijk_voor, verzoekbeletselen
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.poorten import Reden
from borgwijzer.regels.termijnen import noem_lengte
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.informatieverzoek import Puntvelden, VerzoekformulierBeeld
from borgwijzer.web.beelden.onderdelen import Daad, Keuze
from borgwijzer.web.verzoekinvoer import RUIMTE, Verzoekvelden
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, schrijf_datums
from borgwijzer.web.vullen.informatieverzoek import maak_beeindigformulier
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.informatie import PUNTEN_MEEST, Gevraagd
from borgwijzer.zaken.feiten import kader_van, maak_verzoekfeit
from borgwijzer.zaken.models import Betrokkene, Informatieverzoek, Zaak

GEEN_PARTIJ = "Deze zaak heeft nog geen partijen. Registreer eerst een melding, of wacht tot zij binnen is."
WAAROM = (
    "Deze woorden staan in de brief. Bij werkzaamheden: welk risico wilt u voorkomen of beperken? Bij toezicht: waarom is dit "
    "nodig? Vraag niet meer dan dat."
)
WERK = "Bijvoorbeeld: heien van de fundering. Verplicht bij gegevens over bouwwerkzaamheden."
# Whom a question about the plan goes to, the first that there is.
VOLGORDE = ("gemachtigde", "initiatiefnemer", "contactpersoon")
VRAAG_VERDUIDELIJKING = Gevraagd("Schrijf waar dit in het borgingsplan of de risicobeoordeling staat, en waarop het berust")
REDEN_VERDUIDELIJKING = (
    "In het plan staat een risico van deze plek. Het is ons niet duidelijk of het bij deze plek past, of waarop het berust."
)


@dataclass(frozen=True, slots=True)
class Formulierwerk:
    """What the page is made from. ``verzoek`` is the concept; ``brief`` or ``brieffout`` is there for one that is stored."""

    zaak: Zaak
    partijen: Mapping[str, Betrokkene]
    velden: Verzoekvelden
    vandaag: date
    verzoek: Informatieverzoek | None = None
    brief: Brief | None = None
    brieffout: Geweigerd | None = None

    @property
    def kader(self) -> Kader:
        return kader_van(self.zaak)


def begin_velden(zaak: Zaak, partijen: Mapping[str, Betrokkene], soort: str, vandaag: date) -> Verzoekvelden:
    """An empty form with a day to begin with; a question about the plan comes with words to change."""
    uiterlijk = stel_uiterlijk_voor(kader_van(zaak), lees_uitgangswaarden().termijn, vandaag)
    velden = Verzoekvelden(uiterlijk=f"{uiterlijk:%d-%m-%Y}", soort=soort if soort in GRONDEN else "")
    if soort != "verduidelijking":
        return velden
    aan = next((str(partijen[rol].pk) for rol in VOLGORDE if rol in partijen), "")
    return replace(velden, aan=aan, reden=REDEN_VERDUIDELIJKING, punten=(VRAAG_VERDUIDELIJKING,))


def als_velden(verzoek: Informatieverzoek) -> Verzoekvelden:
    """A stored concept as it would be typed."""
    punten = tuple(Gevraagd(punt["wat"], punt["werk"], punt["moment"]) for punt in verzoek.punten)
    return Verzoekvelden(
        soort=verzoek.soort, aan=str(verzoek.betrokkene_id), reden=verzoek.reden, uiterlijk=f"{verzoek.uiterlijk:%d-%m-%Y}",
        punten=punten, regels=min(max(len(punten) + 1, RUIMTE), PUNTEN_MEEST),
    )  # fmt: skip


def maak_verzoekformulier(werk: Formulierwerk, account: Account, fout: str = "") -> VerzoekformulierBeeld:
    """The page; without a party there is no form, but what to do first."""
    zaak, verzoek = werk.zaak, werk.verzoek
    leeg = VerzoekformulierBeeld(zaaknummer=zaak.nummer, zaak_titel=noem_zaak(zaak), titel="Verzoek om gegevens")
    if not werk.partijen:
        return replace(leeg, geen_partij=GEEN_PARTIJ)
    regels = min(max(werk.velden.regels, len(werk.velden.punten)), PUNTEN_MEEST)
    return replace(
        leeg,
        id=str(verzoek.pk) if verzoek else "",
        versie=str(verzoek.versie) if verzoek else "",
        velden=tuple(_list_velden(werk, account)),
        waarom=(_maak_reden(werk.velden), _maak_dag(werk)),
        punten=tuple(_maak_puntvelden(plaats, werk.velden.punten) for plaats in range(regels)),
        regels=str(regels),
        daad=_maak_daad(werk) if verzoek else None,
        brief=maak_brief(werk.brief) if werk.brief else None,
        brief_uitleg=schrijf_datums(werk.brieffout.zin) if werk.brieffout else "",
        beeindig=maak_beeindigformulier(verzoek) if verzoek else None,
        fout=fout,
    )


def _list_velden(werk: Formulierwerk, account: Account) -> Iterable[Invoerveld]:
    toezicht = mag(account, Recht.GEBRUIK_TOEZICHT)
    soorten: dict[str, str] = {
        soort: f"{grond.naam} ({grond.wet[0]})"
        for soort, grond in GRONDEN.items()
        if toezicht or not grond.toezicht or soort == werk.velden.soort
    }
    uitleg = "" if toezicht else "Inlichtingen en inzage (Awb 5:16 en 5:17) vraagt een toezichthouder."
    yield _kies("soort", "Op welke grond vraagt u?", soorten, werk.velden.soort, uitleg)
    partijen = {str(partij.pk): f"{partij.naam} ({rol})" for rol, partij in werk.partijen.items() if partij.naam.strip()}
    yield _kies("aan", "Aan wie vraagt u het?", partijen, werk.velden.aan)


def _kies(naam: str, etiket: str, mogelijk: Mapping[str, str], gekozen: str, uitleg: str = "") -> Invoerveld:
    keuzes = (Keuze("", "Kies"), *(Keuze(waarde, tekst, waarde == gekozen) for waarde, tekst in mogelijk.items()))
    return Invoerveld(naam=naam, etiket=etiket, soort="keuze", keuzes=keuzes, uitleg=uitleg, verplicht=True)


def _maak_reden(velden: Verzoekvelden) -> Invoerveld:
    return Invoerveld(
        naam="reden", etiket="Waarom hebt u dit nodig?", soort="lang", waarde=velden.reden, uitleg=WAAROM, verplicht=True
    )


def _maak_dag(werk: Formulierwerk) -> Invoerveld:
    regel = kies_termijnregel(werk.kader, lees_uitgangswaarden().termijn)
    uitleg = (
        f"Het voorstel is {noem_lengte(regel.lengte, regel.eenheid)}. De wet zegt alleen dat de termijn redelijk moet zijn: "
        "kies de dag die hier past. Schrijf bijvoorbeeld 31-12-2026."
    )
    return Invoerveld(
        naam="uiterlijk", etiket="Laatste dag om te antwoorden", soort="dag", waarde=werk.velden.uiterlijk, uitleg=uitleg,
        verplicht=True,
    )  # fmt: skip


def _maak_puntvelden(plaats: int, punten: Sequence[Gevraagd]) -> Puntvelden:
    punt = punten[plaats] if plaats < len(punten) else Gevraagd("")
    velden = (
        Invoerveld(naam=f"wat-{plaats}", etiket="Wat vraagt u?", soort="lang", waarde=punt.wat),
        Invoerveld(naam=f"werk-{plaats}", etiket="Over welke werkzaamheden?", waarde=punt.werk, uitleg=WERK if not plaats else ""),
        Invoerveld(naam=f"moment-{plaats}", etiket="Over welk moment of welke dag?", waarde=punt.moment),
    )
    return Puntvelden(str(plaats + 1), velden)


def _maak_daad(werk: Formulierwerk) -> Daad:
    assert werk.verzoek
    redenen = verzoekbeletselen(maak_verzoekfeit(werk.verzoek), "verzend", werk.kader, werk.vandaag)
    if not redenen and werk.brieffout:
        redenen = (Reden("brief", werk.brieffout.zin),)
    return Daad(
        waarde="verzend", tekst="Verstuur het verzoek", soort="hoofd",
        toelichting=f"De brief gaat naar {werk.verzoek.aan_naam.rstrip('.')}. Vanaf vandaag loopt de termijn.",
        beletselen=tuple(maak_beletsel(reden) for reden in redenen),
    )  # fmt: skip
