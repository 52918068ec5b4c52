"""What came from a device beside what stands in the controle, field by field, with what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.acties.bezoeken import waarom_dicht
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_moment
from borgwijzer.web.beelden.etiketten import UITKOMSTEN
from borgwijzer.web.beelden.veld import Fotolink, VeldrapportBeeld, Vergelijking
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.web.vullen.controle import VELD, VINKJES
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import NEDERLAND
from borgwijzer.zaken.models import Controle, Veldrapport, Veldtoestand

KEUZES = {
    "veld": "Wat van het toestel kwam, geldt; wat er stond blijft bewaard",
    "nieuw": "Allebei: maak van wat van het toestel kwam een nieuwe controle",
    "naast": "Wat er stond, geldt; bewaar wat van het toestel kwam ernaast",
}


def maak_veldrapport(  # noqa: PLR0913 - all that decides what can be chosen
    rapport: Veldrapport, feiten: Feiten, kader: Kader, account: Account, vandaag: date, getypt: Getypt, fout: str = ""
) -> VeldrapportBeeld:
    """The page; who may not go and look reads it alone."""
    controle, zaak = rapport.controle, rapport.zaak
    wanneer = schrijf_moment(rapport.ontvangen_op.astimezone(NEDERLAND))
    open_ = rapport.toestand == Veldtoestand.BOTST and mag(account, Daad.VOER_CONTROLE_UIT)
    dicht = bool(beletselen(feiten, "controleer_ter_plaatse", kader, vandaag))
    vast = bool(waarom_dicht(controle))
    keuzes = {code: tekst for code, tekst in KEUZES.items() if code == "naast" or not (dicht or (code == "veld" and vast))}
    velden = (
        getypt.keuze("keuze", "Wat geldt er?", {"": "Maak een keuze", **keuzes}),
        getypt.tekst("reden", "Waarom kiest u dit?", "Dit blijft in het logboek staan."),
    )
    gekozen = f"{rapport.gekozen_naam}, {schrijf_moment(rapport.gekozen_op.astimezone(NEDERLAND))}" if rapport.gekozen_op else ""
    return VeldrapportBeeld(
        zaaknummer=zaak.nummer, zaak_titel=noem_zaak(zaak), controle_id=str(controle.pk),
        status=VELD[Veldtoestand(rapport.toestand)], waarom=maak_zin(rapport.reden) if rapport.reden else "",
        wie=f"{rapport.ontvangen_van.naam}, {wanneer}", regels=tuple(_list_regels(rapport, controle)),
        fotos=tuple(
            Fotolink(foto["naam"], reverse("veldrapport_foto", args=[zaak.nummer, rapport.pk, plek]), foto["bijschrift"])
            for plek, foto in enumerate(rapport.fotos)
        ),
        gekozen=gekozen, fout=fout,
        keuze=getypt.formulier(f"kies-{controle.versie}", "Kiezen", velden, "Bewaar uw keuze") if open_ else None,
    )  # fmt: skip


def _list_regels(rapport: Veldrapport, controle: Controle) -> Iterator[Vergelijking]:
    toestel = dict(_lees_toestel(rapport.inhoud, {punt["id"]: punt["tekst"] for punt in controle.punten}))
    hier = dict(_lees_hier(controle, rapport.eerder))
    for naam in dict.fromkeys([*hier, *toestel]):
        links, rechts = hier.get(naam, ""), toestel.get(naam, "")
        if links or rechts:
            yield Vergelijking(naam, links or "niets", rechts or "niets", links != rechts)


def _lees_hier(controle: Controle, eerder: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What stands in the controle, or stood there before the device's was taken over."""

    def veld(naam: str) -> Any:
        return eerder.get(naam) if eerder else getattr(controle, naam)

    if not veld("gedaan_op"):
        return
    dag = veld("gedaan_op")
    yield "Dag", schrijf_kort(date.fromisoformat(str(dag)))
    yield "Door", str(veld("gedaan_naam"))
    yield from _gedeeld(
        {naam: veld(naam) for naam in ("begonnen_om", "geeindigd_om", "plaats", "aanwezigen", "uitkomst", "waarnemingen")}
    )
    for punt in veld("punten"):
        yield punt["tekst"], _schrijf_antwoord(punt)


def _lees_toestel(inhoud: Mapping[str, Any], namen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "Dag", schrijf_kort(date.fromisoformat(inhoud["gedaan_op"]))
    yield from _gedeeld(inhoud)
    for naam, punt in inhoud["punten"].items():
        if punt["antwoord"] or punt["opmerking"]:
            yield namen.get(naam, naam.replace("-", " ").capitalize()), _schrijf_antwoord(punt)
    if stop := inhoud["bouwstop"]:
        yield "Mondelinge bouwstop", f"{stop['aan']}: {stop['reden']}"
    yield "Ondertekend op het toestel", "Ja" if inhoud["ondertekend"] else "Nee"


def _gedeeld(velden: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    tijden = [str(velden[naam])[:5] for naam in ("begonnen_om", "geeindigd_om") if velden[naam]]
    yield "Tijd", " tot ".join(tijden)
    yield "Plaats", velden["plaats"]
    yield "Aanwezig", velden["aanwezigen"]
    yield "Uitkomst", UITKOMSTEN.get(velden["uitkomst"], "")
    yield "Wat is er gezien?", velden["waarnemingen"]


def _schrijf_antwoord(punt: Mapping[str, Any]) -> str:
    antwoord = VINKJES.get(punt["antwoord"], punt["antwoord"])
    return f"{antwoord}. {punt['opmerking']}" if punt["opmerking"] else antwoord
