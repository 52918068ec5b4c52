"""The page on which people divide a project into parts: each part with its forms, and what belongs to which part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.delen import BIJ_EEN_DEEL, beletselen_koppelen, beletselen_vervallen
from borgwijzer.regels.feiten import Fase as Fasefeit
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.levensloop import stand
from borgwijzer.regels.poorten import Reden
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.delen import Deelblok, DelenBeeld
from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Keuze
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bronnen import maak_beletsel
from borgwijzer.web.vullen.delen import maak_delen, maak_methode
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.delen import stel_delen_voor
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Fase
from borgwijzer.zaken.queries import Zaakdossier

SAMEN = "De delen zijn samen het hele project. Zet elk deel op een eigen regel, bijvoorbeeld het adres van elke woning."
GEHEEL = "Het hele project"


@dataclass(frozen=True, slots=True)
class Delenwerk:
    """What the page is made from; ``getypt`` are the fields of a form that was refused, ``daad`` which one that was."""

    dossier: Zaakdossier
    vandaag: date
    getypt: Mapping[str, Sequence[str]]
    daad: str = ""

    def waarde(self, naam: str, anders: str = "") -> str:
        """What was typed in a field, or else the value it begins with."""
        return self.getypt.get(naam, [anders])[-1]

    @property
    def levend(self) -> list[Fase]:
        return [fase for fase in sorted(self.dossier.fasen, key=lambda fase: fase.volgnummer) if not fase.vervallen_op]


def maak_delenbeheer(werk: Delenwerk, account: Account, fout: str = "") -> DelenBeeld:
    """The page as this person may use it."""
    zaak, feiten = werk.dossier.zaak, werk.dossier.maak_feiten()
    kader = kader_van(zaak)
    bepaald = stand(feiten, kader, werk.vandaag, met_bewijs=True)
    mag_wijzigen = mag(account, Daad.LEG_FEIT_VAST) and not zaak.afgesloten_op
    feit = {fase.id: fase for fase in feiten.fasen}
    return DelenBeeld(
        zaaknummer=zaak.nummer,
        zaak_titel=noem_zaak(zaak),
        methode=maak_methode(kader),
        delen=tuple(
            Deelblok(regel, tuple(_daden(werk, feit[regel.nummer], feiten, kader)) if mag_wijzigen else ())
            for regel in maak_delen(werk.dossier.fasen, bepaald, kader)
        ),
        koppelingen=tuple(_koppelingen(werk, feiten, kader)) if mag_wijzigen and werk.levend else (),
        indelen=tuple(_indelen(werk, feiten)) if mag_wijzigen else (),
        vervallen=tuple(_vertel_vervallen(fase) for fase in werk.dossier.fasen if fase.vervallen_op),
        voorstel=_vertel_voorstel(feiten) if mag_wijzigen and not werk.levend else "",
        fout=fout,
    )


def _vertel_voorstel(feiten: Feiten) -> str:
    namen = [deel.naam for deel in stel_delen_voor(feiten)]
    return f"De bouwmelding noemt {len(namen)} bouwwerken: {', '.join(namen[:-1])} en {namen[-1]}." if namen else ""


def _vertel_vervallen(fase: Fase) -> str:
    dag = schrijf_kort(fase.vervallen_op) if fase.vervallen_op else ""
    return f"{fase.naam}, sinds {dag}: {fase.vervallen_reden}"


def _formulier(werk: Delenwerk, daad: str, groep: Groep, knop: str, redenen: Iterable[Reden] = ()) -> Deelformulier:
    """A form; open when it is the one that was refused, and without fields when it is not possible now."""
    beletselen = tuple(maak_beletsel(reden) for reden in redenen)
    velden = () if beletselen else groep.velden
    return Deelformulier(
        daad=daad, groep=Groep(groep.titel, velden, groep.uitleg, open=groep.open or werk.daad == daad), knop=knop,
        beletselen=beletselen,
    )  # fmt: skip


def _veld(werk: Delenwerk, naam: str, etiket: str, soort: str = "tekst", anders: str = "", *, verplicht: bool = True) -> Invoerveld:
    return Invoerveld(naam=naam, etiket=etiket, soort=soort, waarde=werk.waarde(naam, anders), verplicht=verplicht)


def _daden(werk: Delenwerk, deel: Fasefeit, feiten: Feiten, kader: Kader) -> Iterable[Deelformulier]:
    fase = next(fase for fase in werk.levend if str(fase.volgnummer) == deel.id)
    gebruik, wijzig, vervallen = (f"{daad}-{deel.id}" for daad in ("gebruik", "wijzig", "vervallen"))
    sinds = f"{fase.in_gebruik_op:%d-%m-%Y}" if fase.in_gebruik_op else ""
    dag = Invoerveld(
        naam=f"{gebruik}-dag", etiket="Sinds welke dag?", soort="dag", waarde=werk.waarde(f"{gebruik}-dag", sinds),
        uitleg="Bijvoorbeeld 31-12-2026. Leeg laten haalt de dag weg.",
    )  # fmt: skip
    velden = (dag, _veld(werk, f"{gebruik}-reden", "Hoe weet u dit?", "lang"))
    yield _formulier(werk, gebruik, Groep(f"{deel.noem} is in gebruik", velden, open=False), "Leg de ingebruikname vast")
    velden = (
        _veld(werk, f"{wijzig}-naam", "Naam van het deel", anders=fase.naam),
        _veld(werk, f"{wijzig}-omschrijving", "Omschrijving", anders=fase.omschrijving, verplicht=False),
    )
    yield _formulier(werk, wijzig, Groep("Naam of omschrijving wijzigen", velden, open=False), "Sla de naam op")
    redenen = beletselen_vervallen(feiten, deel, kader, werk.vandaag)
    reden = _veld(werk, f"{vervallen}-reden", "Waarom is dit geen apart deel?", "lang")
    groep = Groep("Toch geen apart deel", (reden,), open=False)
    yield _formulier(werk, vervallen, groep, "Laat dit deel vervallen", redenen)


def _koppelingen(werk: Delenwerk, feiten: Feiten, kader: Kader) -> Iterable[Deelformulier]:
    """What is about use and not yet judged: meldingen, the newest first, and open signals."""
    nummers = {fase.pk: fase.volgnummer for fase in werk.dossier.fasen}
    for melding in werk.dossier.meldingen:
        if melding.soort in BIJ_EEN_DEEL and not beletselen_koppelen(feiten, str(melding.pk), kader, werk.vandaag):
            titel = f"{MELDINGEN[melding.soort]}, ontvangen {schrijf_kort(dag_van(melding.ontvangen_op))}"
            gekozen = melding.geheel_gekozen or melding.fase_id is not None
            yield _koppeling(werk, f"melding-{melding.pk}", titel, nummers.get(melding.fase_id or 0, 0), gekozen=gekozen)
    for signaal in werk.dossier.signalen:
        if not signaal.opgelost_op:
            titel = f"Signaal, ontvangen {schrijf_kort(signaal.ontvangen_op)}: {signaal.omschrijving[:80]}"
            yield _koppeling(werk, f"signaal-{signaal.pk}", titel, nummers.get(signaal.fase_id or 0, 0), gekozen=True)


def _koppeling(werk: Delenwerk, daad: str, titel: str, nu: int, *, gekozen: bool) -> Deelformulier:
    """``gekozen``: somebody chose what it is about; until then the form stands open."""
    opties = {0: GEHEEL, **{fase.volgnummer: fase.naam for fase in werk.levend}}
    kies = () if gekozen else (Keuze("", "Maak een keuze", True),)
    keuzes = (*kies, *(Keuze(f"{nummer}~{nu}", naam, gekozen and nummer == nu) for nummer, naam in opties.items()))
    veld = Invoerveld(naam=f"{daad}-deel", etiket="Waarover gaat dit?", soort="keuze", keuzes=keuzes, verplicht=True)
    groep = Groep(f"{titel} ({opties.get(nu, GEHEEL) if gekozen else 'nog te kiezen'})", (veld,), open=not gekozen)
    return _formulier(werk, daad, groep, "Sla op waarover dit gaat")


def _indelen(werk: Delenwerk, feiten: Feiten) -> Iterable[Deelformulier]:
    voorstel = [] if werk.levend else stel_delen_voor(feiten)
    if voorstel:
        yield _formulier(werk, "bouwwerken", Groep("Bouwwerken", ()), "Maak van elk bouwwerk een deel")
    veld = _veld(werk, "indelen-namen", "Delen, één per regel", "lang")
    groep = Groep(
        "Delen toevoegen" if werk.levend else "Zelf de delen noemen", (veld,), SAMEN, open=not werk.levend and not voorstel
    )
    yield _formulier(werk, "indelen", groep, "Voeg deze delen toe")
