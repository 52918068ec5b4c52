"""The forms of an interventie: the step that is next, what else may be done, the correction of the last step, and the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from borgwijzer.organisaties.bevoegd import find_onbevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.interventieloop import Loop, is_gewoon_vervolg, stel_dag_voor
from borgwijzer.regels.interventiestappen import Stapregel as Regel
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import INTERVENTIE, noem_interventiestap
from borgwijzer.regels.register import Gezocht
from borgwijzer.toezicht.acties.interventies import vraagt_tweede
from borgwijzer.toezicht.stapvelden import AFSPRAKEN_MEEST, STAPVELDEN, UITSLAGEN, Stapveld
from borgwijzer.web.beelden.datumtekst import schrijf_invuldag
from borgwijzer.web.beelden.etiketten import INTERVENTIE_UITKOMSTEN
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.interventie import Stapformulier
from borgwijzer.web.beelden.onderdelen import Beletsel, Keuze
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_kanttekeningen, maak_zin
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Interventie, Interventiestap

KIES = {"": "Maak een keuze"}
# Of these the letter with the uitslag tells the overtreder already how it ended.
VERTELD = ("hercontrole", "einde")


@dataclass(frozen=True, slots=True)
class Formulierwerk:
    """What the forms are made from. ``afspraken``: those of the last gesprek. ``laatste``: the step at which it stands."""

    interventie: Interventie
    loop: Loop
    kader: Kader
    vandaag: date
    laatste: Interventiestap | None
    afspraken: Sequence[Mapping[str, Any]]
    borger: Gezocht
    getypt: Getypt
    account: Account

    @property
    def versie(self) -> int:
        return self.interventie.versie


def maak_stapformulieren(werk: Formulierwerk) -> tuple[Stapformulier | None, tuple[Stapformulier, ...]]:
    """The ordinary sequel, and what else may be done."""
    gewoon = [stap for stap in werk.loop.volgende if is_gewoon_vervolg(werk.loop.procedure, werk.loop.stap_nu, stap)]
    formulieren = {stap: _maak_formulier(werk, stap) for stap in werk.loop.volgende}
    nu = formulieren.pop(gewoon[0]) if gewoon else None
    return nu, tuple(formulieren.values())


def maak_verbetering(werk: Formulierwerk) -> Stapformulier | None:
    """The last step once more, filled in as it was; not for one that a second person approved."""
    if werk.laatste is None or vraagt_tweede(werk.kader, werk.interventie.soort, werk.laatste.soort):
        return None
    stap, regel = werk.laatste.soort, werk.loop.procedure.stappen[werk.laatste.soort]
    reden = werk.getypt.tekst("verbeter-reden-van", "Wat klopte er niet?")
    velden = (reden, *_list_velden(werk, stap, regel, "verbeter", werk.laatste))
    titel = f"De laatste stap verbeteren: {regel.naam.lower()}"
    uitleg = "Wat er stond blijft te zien, en telt niet meer mee." + (" Er gaat een nieuwe brief." if regel.brief else "")
    formulier = werk.getypt.formulier(
        f"verbeter-{stap}-{werk.versie}", titel, velden, "Leg de verbetering vast", uitleg=uitleg, redenen=_redenen(werk, regel)
    )
    return Stapformulier(formulier=formulier)


def maak_afronding(werk: Formulierwerk) -> Deelformulier:
    """How it ends; as long as a step is needed it can only lapse."""
    uitkomsten: dict[str, str] = {code: INTERVENTIE_UITKOMSTEN[code] for code in werk.loop.uitkomsten}
    keuzes = KIES | uitkomsten if len(uitkomsten) > 1 else uitkomsten
    velden = [werk.getypt.keuze("afronden-uitkomst", "Hoe eindigt de interventie?", keuzes)]
    if {"hersteld", "afgerond"} & set(uitkomsten):
        anders = werk.laatste.op if werk.laatste and werk.loop.uitkomsten[0] == "hersteld" else None
        velden.append(werk.getypt.dag(
            "afronden-hersteld", "Op welke dag was de overtreding hersteld?", schrijf_invuldag(anders), verplicht=False,
            uitleg="Laat leeg als zij niet is hersteld.",
        ))  # fmt: skip
    velden.append(werk.getypt.tekst("afronden-reden", "Waarom, en hoe weet u dat?"))
    if werk.loop.procedure.aan_overtreder and werk.loop.stap_nu:
        velden.append(_maak_briefvinkje(werk))
    mandaat = find_onbevoegd(werk.account, Daad.VOER_INTERVENTIE_UIT, werk.kader, INTERVENTIE)
    redenen = (Beletsel(mandaat.zin, maak_bronnen(mandaat.grondslag)),) if mandaat else ()
    titel = "De interventie afronden" if werk.loop.klaar else "De interventie laten vervallen"
    return werk.getypt.formulier(f"afronden-{werk.versie}", titel, velden, "Rond de interventie af", redenen=redenen)


def _maak_briefvinkje(werk: Formulierwerk) -> Invoerveld:
    verteld = werk.loop.stap_nu is not None and werk.loop.stap_nu.soort in VERTELD
    aan = ("afronden-brief" in werk.getypt.velden) if werk.getypt.daad.startswith("afronden") else not verteld
    uitleg = "Er ging al een brief met de uitslag." if verteld else "De overtreder kreeg eerder een brief, en moet dit ook weten."
    return Invoerveld(
        naam="afronden-brief", etiket="Stuur de overtreder een brief", soort="vinkje", waarde="ja" if aan else "", uitleg=uitleg
    )


def _maak_formulier(werk: Formulierwerk, stap: str) -> Stapformulier:
    regel = werk.loop.procedure.stappen[stap]
    tweede = vraagt_tweede(werk.kader, werk.interventie.soort, stap)
    knop = "Leg klaar voor een collega" if tweede else "Leg vast en verstuur de brief" if regel.brief else "Leg vast"
    daad = "leg" if tweede else "zet"
    gewoon = is_gewoon_vervolg(werk.loop.procedure, werk.loop.stap_nu, stap)
    titel = regel.naam if gewoon else f"Ook mogelijk: {regel.naam.lower()}"
    formulier = werk.getypt.formulier(
        f"{daad}-{stap}-{werk.versie}", titel, _list_velden(werk, stap, regel, stap), knop, uitleg=regel.te_doen,
        redenen=() if tweede else _redenen(werk, regel),
    )  # fmt: skip
    noten = maak_kanttekeningen(werk.kader.kanttekeningen(f"brief.{regel.brief}"), werk.kader) if regel.brief else ()
    return Stapformulier(formulier=formulier, bekijk=f"bekijk-{stap}-{werk.versie}" if regel.brief else "", noten=noten)


def _redenen(werk: Formulierwerk, regel: Regel) -> tuple[Beletsel, ...]:
    mandaat = find_onbevoegd(werk.account, Daad.VOER_INTERVENTIE_UIT, werk.kader, noem_interventiestap(regel.brief))
    return (Beletsel(mandaat.zin, maak_bronnen(mandaat.grondslag)),) if mandaat else ()


def _list_velden(
    werk: Formulierwerk, stap: str, regel: Regel, voor: str, was: Interventiestap | None = None
) -> Iterator[Invoerveld]:
    gewoon = is_gewoon_vervolg(werk.loop.procedure, werk.loop.stap_nu, stap) or was is not None
    if not regel.vandaag:
        yield werk.getypt.dag(f"{voor}-op", "Op welke dag was dit?", schrijf_invuldag(was.op if was else werk.vandaag))
    if stap == "nakoming":
        yield _vraag_nakoming(werk, voor)
    elif regel.uitslagen:
        keuzes = KIES | {uitslag: UITSLAGEN[uitslag] for uitslag in regel.uitslagen}
        yield werk.getypt.keuze(f"{voor}-uitslag", "Wat is de uitslag?", keuzes, was.gegevens.get("uitslag", "") if was else "")
    for veld in STAPVELDEN.get((werk.interventie.soort, stap), ()):
        if not (veld.alleen_afwijkend and gewoon):
            yield _maak_veld(werk, veld, voor, was)
    if stap == "gesprek":
        yield from _vraag_afspraken(werk, voor, was)
    elif regel.stelt_dag:
        yield _vraag_uiterlijk(werk, regel, voor, was)


def _vraag_uiterlijk(werk: Formulierwerk, regel: Regel, voor: str, was: Interventiestap | None) -> Invoerveld:
    voorstel = was.uiterlijk if was else stel_dag_voor(werk.kader, regel, werk.vandaag) if not regel.dag_bij else None
    uitleg = "U kiest een dag waarop het redelijkerwijs kan." if regel.brief else ""
    if voorstel and not was:
        uitleg = f"Het kader stelt deze dag voor. {uitleg}".strip()
    etiket = f"Laatste dag ({regel.dag_naam[:1].lower()}{regel.dag_naam[1:]})"
    if regel.dag_naam == "Dag van het gesprek":
        etiket = regel.dag_naam
    return werk.getypt.dag(f"{voor}-uiterlijk", etiket, schrijf_invuldag(voorstel), uitleg=uitleg, verplicht=not regel.dag_bij)


def _vraag_nakoming(werk: Formulierwerk, voor: str) -> Invoerveld:
    gekozen = werk.getypt.velden.get(f"{voor}-nagekomen", ())
    keuzes = tuple(
        Keuze(str(plaats), maak_zin(f"{een['tekst'].rstrip('.')} (voor of op {een['op']})"), str(plaats) in gekozen)
        for plaats, een in enumerate(werk.afspraken)
    )
    return Invoerveld(naam=f"{voor}-nagekomen", etiket="Vink aan welke afspraken zijn nagekomen", soort="vinkjes", keuzes=keuzes)


def _vraag_afspraken(werk: Formulierwerk, voor: str, was: Interventiestap | None) -> Iterator[Invoerveld]:
    bewaard = list(was.gegevens.get("afspraken", ())) if was else []
    for nummer in range(1, AFSPRAKEN_MEEST + 1):
        eerder = bewaard[nummer - 1] if nummer <= len(bewaard) else {"tekst": "", "op": ""}
        dag = date.fromisoformat(eerder["op"]) if eerder["op"] else None
        naam = f"{voor}-afspraak-{nummer}"
        yield werk.getypt.tekst(naam, f"Afspraak {nummer}: wie doet wat?", anders=eerder["tekst"], verplicht=False, soort="tekst")
        yield werk.getypt.dag(f"{naam}-dag", f"Afspraak {nummer}: klaar voor of op", schrijf_invuldag(dag), verplicht=False)


def _maak_veld(werk: Formulierwerk, veld: Stapveld, voor: str, was: Interventiestap | None) -> Invoerveld:
    anders = _schrijf_waarde(was.gegevens.get(veld.naam, "")) if was else _begin(werk, veld)
    naam, verplicht = f"{voor}-{veld.naam}", veld.verplicht and not veld.bij
    if veld.keuzes is not None:
        return werk.getypt.keuze(naam, veld.etiket, KIES | dict(veld.keuzes), anders, veld.uitleg)
    soort = "lang" if veld.soort in ("lang", "regels") else "tekst"
    return werk.getypt.tekst(naam, veld.etiket, veld.uitleg, anders, verplicht=verplicht, soort=soort)


def _begin(werk: Formulierwerk, veld: Stapveld) -> str:
    """What a field begins with: what the zaak or the kader knows already."""
    loop = werk.kader.inhoud.interventieloop
    bekend = {
        "met": werk.account.naam, "kwaliteitsborger": werk.borger.naam, "instrument": werk.borger.instrument,
        "aantal": str(loop.bezoeken) if loop and loop.bezoeken else "",
    }  # fmt: skip
    return veld.begin or bekend.get(veld.naam, "")


def _schrijf_waarde(waarde: Any) -> str:
    return "\n".join(waarde) if isinstance(waarde, list) else str(waarde)
