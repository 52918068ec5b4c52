"""The page of an overtreding, and its line and button on the page of a zaak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from borgwijzer.organisaties.bevoegd import is_bevoegd, list_bevoegde_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import AFWEGING
from borgwijzer.toezicht.acties.afwegingen import find_eigen_afweging
from borgwijzer.toezicht.acties.overtredingen import zoek_norm
from borgwijzer.toezicht.queries_afweging import noem_uitkomst
from borgwijzer.toezicht.queries_overtreding import Overtredingdossier
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import ADRESSATEN, AFWEGINGEN, INTERVENTIES, OVERTREDINGEN, noem_rollen
from borgwijzer.web.beelden.onderdelen import Beletsel, Bron
from borgwijzer.web.beelden.overtreding import Afwegingblok, Alinea, Feit, OvertredingBeeld
from borgwijzer.web.beelden.toezichtblok import Toezichtknop, Toezichtregel
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_bronnen, maak_zin, schrijf_dag_en_jaar, schrijf_datums
from borgwijzer.web.vullen.interventiebegin import begin_url
from borgwijzer.web.vullen.taken import noem_zaakplaats
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Overtreding
from borgwijzer.zaken.queries import Zaakdossier

BEWIJS = {"controle": "Controle", "signaal": "Signaal", "document": "Document", "anders": "Ander bewijs"}
KORT = 90


def list_overtredingregels(dossier: Zaakdossier, vandaag: date) -> tuple[Toezichtregel, ...]:
    """A line per overtreding of the zaak, with how far it is."""
    afwegingen: dict[int, Afweging] = {een.overtreding_id: een for een in dossier.ook[Afweging]}
    return tuple(_maak_regel(een, afwegingen.get(een.pk), dossier.zaak.nummer) for een in dossier.ook[Overtreding])


def _maak_regel(overtreding: Overtreding, afweging: Afweging | None, zaaknummer: str) -> Toezichtregel:
    uitkomst = noem_uitkomst(overtreding)
    status = OVERTREDINGEN[uitkomst]
    if uitkomst == "open" and afweging:
        status = AFWEGINGEN[afweging.toestand]
    feiten = overtreding.feiten if len(overtreding.feiten) <= KORT else f"{overtreding.feiten[:KORT]}…"
    return Toezichtregel(
        soort="Overtreding",
        naam=f"{overtreding.norm}. {feiten}",
        wanneer=f"gezien op {schrijf_voluit(overtreding.geconstateerd_op)}",
        status=status,
        url=reverse("overtreding", args=[zaaknummer, overtreding.pk]),
        open=uitkomst == "open",
    )


def list_overtredingknoppen(dossier: Zaakdossier, account: Account) -> tuple[Toezichtknop, ...]:
    """The way to write one down, for who may."""
    if not mag(account, Daad.STEL_OVERTREDING_VAST):
        return ()
    return (Toezichtknop("Leg een overtreding vast", reverse("overtreding_nieuw", args=[dossier.zaak.nummer])),)


@dataclass(frozen=True, slots=True)
class Overtredingwerk:
    """What the page is made from: who looks, on which day, and what was typed before a refusal."""

    dossier: Overtredingdossier
    kader: Kader
    kijker: Account
    vandaag: date
    getypt: Getypt
    fout: str = ""

    def redenen(self, daad: str) -> tuple[Beletsel, ...]:
        pk = str(self.dossier.overtreding.pk)
        gevonden = beletselen(self.dossier.feiten, daad, self.kader, self.vandaag, overtreding=pk)  # type: ignore[arg-type]
        return tuple(maak_beletsel(reden) for reden in gevonden)


def maak_overtreding(werk: Overtredingwerk) -> OvertredingBeeld:
    """The page as this person may use it."""
    een, zaak = werk.dossier.overtreding, werk.dossier.overtreding.zaak
    mag_wijzigen = mag(werk.kijker, Daad.STEL_OVERTREDING_VAST)
    wijzigbaar = mag_wijzigen and not werk.redenen("wijzig_overtreding")
    return OvertredingBeeld(
        zaaknummer=zaak.nummer,
        zaak_titel=noem_zaakplaats(zaak),
        titel=f"Overtreding van {een.norm}",
        status=OVERTREDINGEN[noem_uitkomst(een)],
        wanneer=f"Gezien op {schrijf_voluit(een.geconstateerd_op)}",
        adres=reverse("overtreding", args=[zaak.nummer, een.pk]),
        bronnen=_bronnen(een, werk.kader),
        feiten=tuple(_list_feiten(een, werk.kader)),
        verhaal=een.feiten,
        bewijs=tuple(_list_bewijs(een)),
        afweging=_maak_blok(werk),
        eerdere=tuple(_maak_eerder(afweging) for afweging in _list_eerdere(werk.dossier)),
        interventies=tuple(_list_interventies(werk.dossier)),
        wijzig_url=reverse("overtreding_wijzigen", args=[zaak.nummer, een.pk]) if wijzigbaar else "",
        formulieren=tuple(_list_formulieren(werk)) if mag_wijzigen else (),
        fout=werk.fout,
    )


def _bronnen(overtreding: Overtreding, kader: Kader) -> tuple[Bron, ...]:
    norm = zoek_norm(kader, overtreding.norm_id)
    return maak_bronnen(kader.grondslag(norm)) if norm else (Bron(overtreding.norm),)


def _list_feiten(een: Overtreding, kader: Kader) -> Iterator[Feit]:
    norm, onderwerp = zoek_norm(kader, een.norm_id), kader.onderwerpen.get(een.onderwerp)
    yield Feit("De regel", f"{een.norm}. {norm.tekst if norm else een.norm_reden}")
    yield Feit("Tekst van", schrijf_dag_en_jaar(een.norm_versie) if een.norm_versie else "niet nagegaan")
    if norm and norm.onzeker and norm.lezing:
        yield Feit("Let op", norm.lezing)
    if onderwerp:
        yield Feit("Onderwerp", onderwerp.naam)
    wie = ", ".join(deel for deel in (een.overtreder.get(naam, "") for naam in ("naam", "adres", "email")) if deel)
    kvk = een.overtreder.get("kvk", "")
    yield Feit("De overtreder", f"{wie}{f' (KvK {kvk})' if kvk else ''}")
    yield Feit("In de rol van", ADRESSATEN[een.overtreder_rol].lower())
    yield Feit("Waarom hij", een.overtreder_reden)
    yield Feit("Vastgelegd door", f"{een.vastgesteld_naam}, {schrijf_voluit(een.vastgesteld_op)}")
    if een.hersteld_op:
        yield Feit("Hersteld op", f"{schrijf_voluit(een.hersteld_op)}. {een.herstel_reden}")
    if een.vervallen_op:
        yield Feit("Vervallen op", f"{schrijf_voluit(een.vervallen_op)}. {een.vervallen_reden}")


def _list_bewijs(een: Overtreding) -> Iterator[Feit]:
    for stuk in een.bewijs:
        url = ""
        if stuk["soort"] == "signaal":
            url = reverse("signaal", args=[een.zaak.nummer, stuk["id"]])
        elif stuk["soort"] == "document":
            url = reverse("document", args=[stuk["id"]])
        yield Feit(BEWIJS[stuk["soort"]], schrijf_datums(stuk["tekst"]), url)


def _list_interventies(dossier: Overtredingdossier) -> Iterator[Feit]:
    for een in dossier.interventies:
        tot = f", afgerond op {schrijf_voluit(een.afgerond_op)}" if een.afgerond_op else ""
        yield Feit(INTERVENTIES[een.soort], f"sinds {schrijf_voluit(een.begonnen_op)}{tot}")


def _list_eerdere(dossier: Overtredingdossier) -> list[Afweging]:
    vast = [een for een in dossier.afwegingen if een.toestand == Afwegingtoestand.VASTGESTELD]
    return vast[::-1] if dossier.open_afweging else vast[-2::-1]


def _maak_eerder(afweging: Afweging) -> Afwegingblok:
    return Afwegingblok(
        status=AFWEGINGEN[afweging.toestand], zin=_noem_keuze(afweging), wie=tuple(_wie(afweging)), alineas=_alineas(afweging)
    )


def _maak_blok(werk: Overtredingwerk) -> Afwegingblok | None:
    afweging = werk.dossier.open_afweging or werk.dossier.vaste_afweging
    if afweging is None:
        return _maak_begin(werk)
    if afweging.toestand == Afwegingtoestand.VOORGESTELD:
        return _maak_voorstel(afweging, werk)
    if afweging.toestand == Afwegingtoestand.VASTGESTELD:
        return _maak_vast(afweging, werk)
    zin = "De afweging is teruggegeven: pas haar aan." if afweging.terug_op else "De afweging is begonnen en nog niet voorgesteld."
    return Afwegingblok(
        status=AFWEGINGEN[afweging.toestand], zin=zin, wie=tuple(_wie(afweging)), **_verder(werk, "Ga verder met wegen")
    )


def _maak_begin(werk: Overtredingwerk) -> Afwegingblok:
    uitkomst = noem_uitkomst(werk.dossier.overtreding)
    zin = "De overtreding is nog niet gewogen." if uitkomst == "open" else f"De overtreding is {uitkomst}: er is niets te wegen."
    return Afwegingblok(
        status=OVERTREDINGEN[uitkomst],
        zin=zin,
        beletselen=werk.redenen("weeg_overtreding") if uitkomst == "open" else (),
        **_verder(werk, "Weeg de overtreding"),
    )


def _verder(werk: Overtredingwerk, knop: str) -> dict[str, Any]:
    een = werk.dossier.overtreding
    if not mag(werk.kijker, Daad.WEEG_OVERTREDING) or werk.redenen("weeg_overtreding"):
        return {}
    return {"verder": knop, "verder_url": reverse("afweging", args=[een.zaak.nummer, een.pk])}


def _maak_voorstel(afweging: Afweging, werk: Overtredingwerk) -> Afwegingblok:
    redenen = [*werk.redenen("keur_afweging_goed")]
    eigen = find_eigen_afweging(afweging, werk.kijker)
    if eigen:
        redenen.append(Beletsel(eigen.zin))
    bevoegd = is_bevoegd(werk.kijker, Daad.KEUR_AFWEGING_GOED, werk.kader, AFWEGING)
    if not bevoegd and not eigen:
        rollen = noem_rollen(list_bevoegde_rollen(Daad.KEUR_AFWEGING_GOED, werk.kader, AFWEGING))
        redenen.append(Beletsel(f"Een collega met mandaat stelt dit vast: {rollen}."))
    kan = bevoegd and not redenen
    een = werk.dossier.overtreding
    return Afwegingblok(
        status=AFWEGINGEN["voorgesteld"],
        zin=f"Voorstel: {_noem_keuze(afweging)}",
        wie=tuple(_wie(afweging)),
        alineas=_alineas(afweging),
        verder="Bekijk matrix en vergelijkbare gevallen",
        verder_url=reverse("afweging", args=[een.zaak.nummer, een.pk]),
        versie=str(afweging.versie),
        mag_keuren=kan,
        beletselen=tuple(redenen),
        terug=werk.getypt.tekst("terug-reden", "Wat moet er anders? De opsteller leest dit.") if kan else None,
    )


def _maak_vast(afweging: Afweging, werk: Overtredingwerk) -> Afwegingblok:
    begonnen = any(een.afweging_id == afweging.pk for een in werk.dossier.interventies)
    een = werk.dossier.overtreding
    verder: dict[str, Any] = {}
    if begonnen or not afweging.keuze:
        verder = _verder(werk, "Weeg opnieuw")
    elif noem_uitkomst(een) == "open" and (url := begin_url(afweging, een.zaak)) != reverse(
        "overtreding", args=[een.zaak.nummer, een.pk]
    ):
        verder = {"verder": "Begin met de interventie", "verder_url": url}
    return Afwegingblok(
        status=AFWEGINGEN["vastgesteld"], zin=_noem_keuze(afweging), wie=tuple(_wie(afweging)), alineas=_alineas(afweging), **verder
    )


def _noem_keuze(afweging: Afweging) -> str:
    cel = afweging.advies.get("verschoven_cel") or afweging.advies.get("cel", "")
    return f"{INTERVENTIES[afweging.keuze or 'geen']}{f' (cel {cel} van de matrix)' if cel else ''}."


def _wie(afweging: Afweging) -> Iterator[str]:
    if afweging.voorgesteld_op:
        yield f"Voorgesteld door {afweging.voorgesteld_naam} op {schrijf_voluit(afweging.voorgesteld_op)}."
    if afweging.vastgesteld_op:
        yield f"Vastgesteld door {afweging.vastgesteld_naam} op {schrijf_voluit(afweging.vastgesteld_op)}. Zij verandert niet meer."
    if afweging.terug_op:
        yield f"Teruggegeven door {afweging.terug_naam} op {schrijf_voluit(afweging.terug_op)}: {maak_zin(afweging.terug_reden)}"


def _alineas(afweging: Afweging) -> tuple[Alinea, ...]:
    return tuple(Alinea(alinea["kop"], schrijf_datums(alinea["tekst"])) for alinea in afweging.motivering)


def _list_formulieren(werk: Overtredingwerk) -> Iterator[Deelformulier]:
    if noem_uitkomst(werk.dossier.overtreding) != "open":
        return
    velden = (
        werk.getypt.dag("herstel-op", "Sinds welke dag is het hersteld?"),
        werk.getypt.tekst("herstel-reden", "Hoe zag u dat het hersteld is?"),
    )
    yield werk.getypt.formulier(
        "herstel", "De overtreding is hersteld", velden, "Leg het herstel vast", redenen=werk.redenen("stel_herstel_vast")
    )
    yield werk.getypt.formulier(
        "vervallen",
        "Het is bij nader inzien geen overtreding",
        (werk.getypt.tekst("vervallen-reden", "Waarom is dit geen overtreding?"),),
        "Laat de overtreding vervallen",
        uitleg="De overtreding blijft te lezen, maar telt niet meer mee.",
        redenen=werk.redenen("laat_overtreding_vervallen"),
    )
