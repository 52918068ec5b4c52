"""The page of the parties over time: kwaliteitsborgers with their periods, the register, wisselingen, and how to reach people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.borging import Borgertijdvak, list_borgers
from borgwijzer.regels.feiten import Feiten, Registerfeit
from borgwijzer.regels.register import SOORTEN
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import REGISTER
from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Keuze, Noot, Status
from borgwijzer.web.beelden.partijen import Borgerregel, Controleblok, Partijblok, PartijenBeeld, Wisselblok
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.web.vullen.partijen import ROLNAMEN, noem_bron, schrijf_contact, schrijf_periode, sorteer_rollen
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.partijen import Bereikbaar, lees_bereikbaar
from borgwijzer.zaken.models import Betrokkene, Nacontrole, Wisseling
from borgwijzer.zaken.queries import Zaakdossier

NIET_GEMELD = Status("Wisseling niet gemeld", "let_op")
TE_BEOORDELEN, BEOORDEELD = Status("Nog beoordelen", "wacht"), Status("Beoordeeld", "goed")
WEER_GOED = Status("Geen actie nodig", "neutraal")
GEMELD, VERVALLEN = Status("Vastgelegd", "goed"), Status("Teruggenomen", "neutraal")
BRONNEN = {"melding": "Uit een melding", "wisseling": "Uit een wisseling", "correctie": "Verbeterd"}
ETIKETTEN = {
    "adres": "Straat en huisnummer", "postcode": "Postcode", "woonplaats": "Plaats", "telefoon": "Telefoon", "email": "E-mailadres",
}  # fmt: skip
DAG = "Bijvoorbeeld 31-12-2026."


@dataclass(frozen=True, slots=True)
class Partijenwerk:
    """What the page is made from; ``getypt`` are the fields of a form that was refused, ``daad`` which one that was."""

    dossier: Zaakdossier
    feiten: Feiten
    vandaag: date
    getypt: Mapping[str, str]
    daad: str = ""

    def waarde(self, naam: str, anders: str = "") -> str:
        """What was typed in a field, or else the value it begins with."""
        return self.getypt.get(naam, anders)


def maak_partijenpagina(werk: Partijenwerk, account: Account, fout: str = "") -> PartijenBeeld:
    """The page as this person may use it."""
    wijzigen = mag(account, Daad.LEG_FEIT_VAST) and not werk.dossier.zaak.afgesloten_op
    return PartijenBeeld(
        zaaknummer=werk.dossier.zaak.nummer,
        zaak_titel=noem_zaak(werk.dossier.zaak),
        borgers=tuple(_maak_borger(tijdvak) for tijdvak in list_borgers(werk.feiten, werk.vandaag)),
        controles=tuple(_maak_controle(controle, werk, wijzigen) for controle in reversed(werk.dossier.nacontroles)),
        wisselingen=tuple(_maak_wisseling(wisseling, werk, wijzigen) for wisseling in reversed(werk.dossier.wisselingen)),
        partijen=tuple(_list_partijen(werk, wijzigen)),
        formulieren=(_wisselformulier(werk),) if wijzigen else (),
        fout=fout,
    )


def _maak_borger(tijdvak: Borgertijdvak) -> Borgerregel:
    return Borgerregel(
        naam=_noem(tijdvak.partij.naam, tijdvak.partij.kvk), instrument=tijdvak.instrument, periode=schrijf_periode(tijdvak),
        bron=noem_bron(tijdvak).capitalize(), status=None if tijdvak.aangekondigd else NIET_GEMELD,
    )  # fmt: skip


def _noem(naam: str, kvk: str) -> str:
    return f"{naam} (KvK {kvk})" if naam and kvk else naam or f"KvK {kvk}"


def maak_noten(feit: Registerfeit | None) -> tuple[Noot, ...]:
    """What the register said, question by question."""
    if feit is None:
        return ()
    return tuple(
        Noot(REGISTER[getattr(feit, vraag)], maak_zin(f"{vraag}: {feit.redenen.get(vraag, 'geen reden bekend')}"))
        for vraag in SOORTEN
    )


def _maak_controle(controle: Nacontrole, werk: Partijenwerk, wijzigen: bool) -> Controleblok:
    uitkomst = Registerfeit.model_validate(controle.uitkomst)
    laatste = controle.pk == werk.dossier.nacontroles[-1].pk
    kwijt = any(REGISTER[getattr(uitkomst, vraag)].soort == "fout" for vraag in SOORTEN)
    wie = _noem(controle.borger.get("naam", ""), controle.borger.get("kvk", ""))
    open_ = laatste and kwijt and not controle.beoordeeld_op
    daad = f"beoordeel-{controle.pk}"
    veld = _lang(werk, f"{daad}-tekst", "Wat ging u na, en wat betekent het voor de bouw?", "U beoordeelt niet de techniek.")
    op = schrijf_kort(controle.beoordeeld_op) if controle.beoordeeld_op else ""
    return Controleblok(
        titel=f"Register van {schrijf_voluit(controle.op)}: {wie}",
        status=TE_BEOORDELEN if open_ else BEOORDEELD if controle.beoordeeld_op else WEER_GOED,
        noten=maak_noten(uitkomst),
        beoordeling=f"{controle.beoordeling}\nBeoordeeld door {controle.beoordeeld_naam} op {op}." if op else "",
        formulier=_formulier(werk, daad, "Beoordeel wat dit betekent", (veld,), "Leg de beoordeling vast")
        if open_ and wijzigen
        else None,
    )


def _maak_wisseling(wisseling: Wisseling, werk: Partijenwerk, wijzigen: bool) -> Wisselblok:
    controle = Registerfeit.model_validate(wisseling.registercontrole) if wisseling.registercontrole else None
    daad = f"vervalt-{wisseling.pk}"
    veld = _lang(werk, f"{daad}-reden", "Waarom klopt deze wisseling niet?", "De rij blijft te lezen, maar telt niet meer mee.")
    zin = f"{ROLNAMEN[wisseling.rol]} sinds {schrijf_voluit(wisseling.sinds)}; gemeld op {schrijf_voluit(wisseling.gemeld_op)}. "
    slot = f" Teruggenomen: {wisseling.vervallen_reden}" if wisseling.vervallen_op else ""
    return Wisselblok(
        titel=_noem(wisseling.naam, wisseling.kvk),
        status=VERVALLEN if wisseling.vervallen_op else GEMELD,
        zin=f"{zin}Vastgelegd door {wisseling.door_naam}.",
        hoe=f"{wisseling.hoe}{slot}",
        noten=maak_noten(controle),
        formulier=_formulier(werk, daad, "Neem deze wisseling terug", (veld,), "Neem de wisseling terug")
        if wijzigen and not wisseling.vervallen_op else None,
    )  # fmt: skip


def _list_partijen(werk: Partijenwerk, wijzigen: bool) -> Iterable[Partijblok]:
    per_rol: dict[str, list[Betrokkene]] = {}
    for partij in werk.dossier.betrokkenen:
        per_rol.setdefault(partij.rol, []).append(partij)
    for rol in sorteer_rollen(per_rol):
        *eerder, nu = per_rol[rol]
        yield Partijblok(
            rol=ROLNAMEN.get(rol, rol.capitalize()), naam=nu.naam or "Naam onbekend", contact=schrijf_contact(nu),
            herkomst=_noem_herkomst(nu), eerder=tuple(_schrijf_eerder(partij) for partij in reversed(eerder)),
            formulier=_verbeterformulier(werk, nu) if wijzigen else None,
        )  # fmt: skip


def _noem_herkomst(partij: Betrokkene) -> str:
    tekst = f"{BRONNEN.get(partij.bron, 'Bekend')}, {schrijf_kort(partij.sinds)}"
    if partij.door_naam:
        tekst += f", door {partij.door_naam}"
    return f"{tekst}: {partij.reden}" if partij.reden else f"{tekst}."


def _schrijf_eerder(partij: Betrokkene) -> str:
    delen = "; ".join((partij.naam, *schrijf_contact(partij)))
    return f"{delen} ({_noem_herkomst(partij).rstrip('.')})"


def _formulier(
    werk: Partijenwerk, daad: str, titel: str, velden: Sequence[Invoerveld], knop: str, uitleg: str = ""
) -> Deelformulier:
    return Deelformulier(daad=daad, groep=Groep(titel, tuple(velden), uitleg, open=werk.daad == daad), knop=knop)


def _lang(werk: Partijenwerk, naam: str, etiket: str, uitleg: str = "") -> Invoerveld:
    return Invoerveld(naam=naam, etiket=etiket, soort="lang", waarde=werk.waarde(naam), uitleg=uitleg, verplicht=True)


def _wisselformulier(werk: Partijenwerk) -> Deelformulier:
    gekozen, vandaag = werk.waarde("wisseling-rol"), f"{werk.vandaag:%d-%m-%Y}"
    rollen = {"kwaliteitsborger": "De kwaliteitsborger", "initiatiefnemer": "De initiatiefnemer"}
    keuzes = tuple(Keuze(rol, tekst, rol == gekozen) for rol, tekst in rollen.items())
    velden = (
        Invoerveld(naam="wisseling-rol", etiket="Wie wisselde er?", soort="keuze", keuzes=keuzes, verplicht=True),
        Invoerveld(naam="wisseling-naam", etiket="Wie neemt het over?", waarde=werk.waarde("wisseling-naam"), verplicht=True),
        Invoerveld(naam="wisseling-kvk", etiket="KvK-nummer", waarde=werk.waarde("wisseling-kvk"), uitleg="Acht cijfers."),
        Invoerveld(
            naam="wisseling-instrument", etiket="Instrument", waarde=werk.waarde("wisseling-instrument"),
            uitleg="Alleen bij een kwaliteitsborger: de naam of het nummer.",
        ),
        Invoerveld(
            naam="wisseling-sinds", etiket="Sinds wanneer?", soort="dag", verplicht=True, uitleg=DAG,
            waarde=werk.waarde("wisseling-sinds"),
        ),
        Invoerveld(
            naam="wisseling-gemeld", etiket="Wanneer is dit gemeld, of hoorde u het?", soort="dag", verplicht=True, uitleg=DAG,
            waarde=werk.waarde("wisseling-gemeld", vandaag),
        ),
        _lang(werk, "wisseling-hoe", "Hoe weet u dit?", "Bijvoorbeeld: brief van de initiatiefnemer van 3 juni."),
    )  # fmt: skip
    uitleg = "Van een kwaliteitsborger wordt meteen opgezocht wat het register op de eerste dag zei."
    return _formulier(werk, "wisseling", "Een wisseling vastleggen", velden, "Leg de wisseling vast", uitleg)


def _verbeterformulier(werk: Partijenwerk, partij: Betrokkene) -> Deelformulier:
    daad, nu = f"verbeter-{partij.pk}", lees_bereikbaar(partij)
    velden = [
        Invoerveld(
            naam=f"{daad}-{veld.name}", etiket=ETIKETTEN[veld.name], soort="email" if veld.name == "email" else "tekst",
            waarde=werk.waarde(f"{daad}-{veld.name}", getattr(nu, veld.name)),
        )
        for veld in fields(Bereikbaar)
    ]  # fmt: skip
    velden.append(_lang(werk, f"{daad}-reden", "Hoe weet u dit?", "Bijvoorbeeld: gebeld met de indiener."))
    return _formulier(werk, daad, "Bereikbaarheid aanvullen of verbeteren", velden, "Bewaar de nieuwe gegevens")
