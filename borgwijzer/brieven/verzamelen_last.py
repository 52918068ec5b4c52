"""Gather the named facts of the letters about a last, from its steps as they stand. Dates and sums come from ``regels``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from borgwijzer.brieven.datums import datum_in_woorden
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.lastbrief import (
    AanmaningLastFeiten,
    HercontroleLastFeiten,
    InvorderingFeiten,
    KostenFeiten,
    LastBestuursdwangFeiten,
    LastDwangsomFeiten,
    OpheffingLastFeiten,
    VerbeurteFeiten,
    VerlengingFeiten,
    VerzoekLastFeiten,
    VoornemenLastFeiten,
)
from borgwijzer.brieven.model import Geadresseerde
from borgwijzer.brieven.verzamelen import bezwaardeel, maak_berekening, zoek_partijen
from borgwijzer.brieven.verzamelen_zaak import maak_feiten, maak_gedeeld, ondertekend
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.bevoegd import list_bevoegde_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, Rol
from borgwijzer.regels.besluitgronden import schrijf_artikel
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastprocedure import HOORGRONDEN, Lastzicht, vervallen_vorderingen, zie_last, zonder_invordering
from borgwijzer.regels.mandaat import noem_laststap
from borgwijzer.regels.termijnen import bereken
from borgwijzer.toezicht.acties.besluitvorming import list_beslissers
from borgwijzer.toezicht.acties.lastbesluiten import noem_bevoegdheid
from borgwijzer.zaken.bundel import Bundel
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.feiten_toezicht import haal_geschillen, maak_interventiefeit
from borgwijzer.zaken.models import Afweging, Besluit, Interventie, Interventiestap
from borgwijzer.zaken.verbeterd import list_geldend

WEGINGEN = {"gevolg": "De gevolgen", "gedrag": "Het gedrag", "ernst": "De ernst", "herhaling": "Herhaling",
            "weigering": "Medewerking"}  # fmt: skip


@dataclass(frozen=True)
class Lastdossier:
    """A last with its steps on the day of a letter, who signs it, and its kenmerk."""

    last: Interventie
    stappen: Sequence[Interventiestap]
    moment: datetime.datetime
    kenmerk: str
    door: Account
    rijen: Bundel = field(default_factory=dict)

    @property
    def kader(self) -> Kader:
        return kader_van(self.last.zaak)

    @property
    def dag(self) -> datetime.date:
        return dag_van(self.moment)

    @property
    def zicht(self) -> Lastzicht:
        return zie_last(maak_interventiefeit(self.last, self.stappen, self.rijen), self.kader, self.dag, met_bewijs=True)

    def laatste(self, *soorten: str) -> Interventiestap | None:
        return next((stap for stap in reversed(self.stappen) if stap.soort in soorten), None)

    def eis(self, *soorten: str) -> Interventiestap:
        """The last step of this kind. Raises ``Geweigerd`` without one."""
        if stap := self.laatste(*soorten):
            return stap
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: de stap {soorten[0]} ontbreekt.")


def haal_dossier(last: Interventie, door: Account, *, moment: datetime.datetime, kenmerk: str) -> Lastdossier:
    """The last with its steps as they are stored."""
    rijen = haal_geschillen(last)
    eigen = [stap for stap in rijen[Interventiestap] if stap.interventie_id == last.pk]
    return Lastdossier(last, list_geldend(eigen), moment, kenmerk, door, rijen)


def stapbrief_feiten(dossier: Lastdossier, stap: Interventiestap) -> Brieffeiten | None:
    """Facts of the letter that goes with a step; None for a step without one. ``stap`` need not be stored yet."""
    maak = STAPBRIEVEN.get(stap.soort)
    if maak is None:
        return None
    if stap.verbetert_id:  # the letter tells how it stood then: what came after it is in letters of its own
        stappen = list(dossier.stappen)
        dossier = replace(dossier, stappen=stappen[: stappen.index(stap) + 1])
    met = dossier if stap.pk else replace(dossier, stappen=[*dossier.stappen, stap])
    feiten = maak(met, stap)
    return replace(feiten, verbetering=stap.gegevens["verbeter_reden"]) if stap.verbetert_id else feiten  # type: ignore[call-arg]


def besluitbrief_feiten(dossier: Lastdossier, besluit: Besluit) -> Brieffeiten:
    """Facts of the letter of a besluit as the one who signs would take it now."""
    return BESLUITBRIEVEN[besluit.soort](dossier, besluit)


def _stapdeel(dossier: Lastdossier, recht: Daad, stap: Interventiestap) -> dict[str, Any]:
    """What every letter of a step has, signed by who may set it."""
    return _gedeeld(dossier, list_bevoegde_rollen(recht, dossier.kader, noem_laststap(stap.soort)))


def _gedeeld(dossier: Lastdossier, rollen: Sequence[Rol]) -> dict[str, Any]:
    """What every letter has; it goes to the overtreder, and to who else has to do with the building."""
    last, partijen = dossier.last, zoek_partijen(dossier.last.zaak)
    wie = last.overtreding.overtreder
    if not wie.get("naam"):
        raise Geweigerd("geen_geadresseerde", "Van de overtreder is geen naam bekend: vul haar aan bij de overtreding.")
    gedeeld = maak_gedeeld(last.zaak, partijen, None, dossier.moment, dossier.kenmerk)
    adres = tuple(regel.strip() for regel in wie.get("adres", "").split(",") if regel.strip())
    return {
        **gedeeld,
        "geadresseerde": Geadresseerde(naam=wie["naam"], adresregels=adres),
        "kopie_aan": tuple(kopie for kopie in gedeeld["kopie_aan"] if kopie.naam != wie["naam"]),
        "afzender": ondertekend(gedeeld["afzender"], dossier.door, rollen),
    }


def _lastdeel(dossier: Lastdossier) -> dict[str, Any]:
    """The order and the amounts as they hold now, after a besluit."""
    besluit, geldt = dossier.eis("besluit"), dossier.zicht.voorwaarden
    assert geldt
    return {"soort_last": dossier.last.soort, "last": besluit.gegevens["last"], "bedrag": geldt.bedrag, "eenheid": geldt.eenheid,
            "maximum": geldt.maximum}  # fmt: skip


def _eigen_lastdeel(last: Interventie, gegevens: dict[str, Any]) -> dict[str, Any]:
    """The order and the amounts as a voornemen or a proposal says them."""
    bedragen: dict[str, Any] = {
        naam: gegevens[naam] for naam in ("bedrag", "eenheid", "maximum", "bedrag_reden") if naam in gegevens
    }
    return {"soort_last": last.soort, "last": gegevens["last"], **bedragen}


def _overtredingsdeel(dossier: Lastdossier) -> dict[str, Any]:
    overtreding = dossier.last.overtreding
    return {"norm": overtreding.norm, "constatering": overtreding.feiten, "overtreder_reden": overtreding.overtreder_reden,
            "afweging": _schrijf_afweging(dossier.last.afweging)}  # fmt: skip


def _schrijf_afweging(afweging: Afweging | None) -> tuple[tuple[str, str], ...]:
    """What was weighed, as the fixed afweging says it: the reasons, what makes it heavier or lighter, and the lighter means."""
    if afweging is None:
        return ()
    redenen = [(WEGINGEN[naam], tekst) for naam, tekst in afweging.redenen.items() if naam in WEGINGEN and tekst]
    redenen += [("Dit maakt het zwaarder", een["reden"]) for een in afweging.verzwarend if een.get("reden")]
    redenen += [("Dit maakt het lichter", een["reden"]) for een in afweging.verzachtend if een.get("reden")]
    lichter = " ".join(een["reden"] for een in afweging.lichter if een.get("reden"))
    redenen += [("Lichtere middelen", lichter)] if lichter else []
    redenen += [("De kwaliteitsborger", afweging.samenloop)] if afweging.samenloop else []
    return tuple(redenen + ([("Onze keuze", afweging.keuze_reden)] if afweging.keuze_reden else []))


def _voornemen(dossier: Lastdossier, stap: Interventiestap) -> Brieffeiten:
    gegevens = stap.gegevens
    return maak_feiten(VoornemenLastFeiten, {
        **_stapdeel(dossier, Daad.VOER_INTERVENTIE_UIT, stap), **_overtredingsdeel(dossier),
        **_eigen_lastdeel(dossier.last, gegevens), "evenredig": gegevens["evenredig"], "uiterlijk_op": stap.uiterlijk,
        "dagen": gegevens["dagen"],
    })  # fmt: skip


def _hercontrole(dossier: Lastdossier, stap: Interventiestap) -> Brieffeiten:
    geldt = dossier.zicht.voorwaarden
    assert geldt
    return maak_feiten(HercontroleLastFeiten, {
        **_stapdeel(dossier, Daad.VOER_CONTROLE_UIT, stap), **_lastdeel(dossier), "besluit_op": geldt.besluit_op,
        "gezien_op": stap.op, "voldaan": stap.gegevens["uitslag"] == "voldaan",
        "waarnemingen": stap.gegevens["waarnemingen"],
        "begunstiging_tot": geldt.einde, "nog_tijd": dossier.dag <= geldt.einde,
    })  # fmt: skip


def _verbeurte(dossier: Lastdossier, stap: Interventiestap) -> Brieffeiten:
    zicht, gezien = dossier.zicht, dossier.eis("hercontrole")
    assert zicht.voorwaarden
    vordering = next(een for een in zicht.vorderingen if een.soort == "dwangsom" and een.op == stap.op)
    return maak_feiten(VerbeurteFeiten, {
        **_stapdeel(dossier, Daad.VOER_INTERVENTIE_UIT, stap), **_lastdeel(dossier), "besluit_op": zicht.voorwaarden.besluit_op,
        "begunstiging_tot": zicht.voorwaarden.einde, "gezien_op": stap.op, "waarnemingen": gezien.gegevens["waarnemingen"],
        "verbeurd": stap.gegevens["bedrag"], "toelichting": stap.gegevens["toelichting"],
        "totaal": sum(een.bedrag for een in zicht.vorderingen if een.soort == "dwangsom"),
        "betalen_voor": vordering.betalen.uitkomst, "berekening_betalen": _bewijs(dossier, vordering.betalen),
    })  # fmt: skip


def _aanmaning(dossier: Lastdossier, stap: Interventiestap) -> Brieffeiten:
    te_laat = vervallen_vorderingen(dossier.zicht)
    return maak_feiten(AanmaningLastFeiten, {
        **_stapdeel(dossier, Daad.VOER_INTERVENTIE_UIT, stap), **_lastdeel(dossier),
        **_betaaldag(dossier, "betalen_na_aanmaning", stap.op),
        "besluit_op": dossier.eis("besluit").op, "bedrag": stap.gegevens["bedrag"],
        "posten": tuple((een.op, een.open) for een in te_laat),
    })  # fmt: skip


def _bewijs(dossier: Lastdossier, resultaat: Any) -> Any:
    return maak_berekening(resultaat, dossier.kader.inhoud.termijn[resultaat.termijn.id].naam)


def _betaaldag(dossier: Lastdossier, termijn: str, vanaf: datetime.date) -> dict[str, Any]:
    resultaat = bereken(dossier.kader.termijn(termijn), vanaf, dossier.kader.kalender, met_bewijs=True)
    return {"betalen_voor": resultaat.uitkomst, "berekening_betalen": _bewijs(dossier, resultaat)}


STAPBRIEVEN: dict[str, Callable[[Lastdossier, Interventiestap], Brieffeiten]] = {
    "voornemen": _voornemen, "hercontrole": _hercontrole, "verbeuring": _verbeurte, "aanmaning": _aanmaning,
}  # fmt: skip


def _besluitdeel(dossier: Lastdossier, besluit: Besluit, brief: str) -> dict[str, Any]:
    deel = bezwaardeel(dossier.kader, besluit.organisatie_id, brief, dossier.dag)
    bewijs = {"berekening_bezwaar": deel["berekeningen"][0]} if deel else {}
    return {**_gedeeld(dossier, list_beslissers(besluit.soort, dossier.kader)), **deel, **bewijs, "motivering": besluit.motivering}


def _lastbesluit(dossier: Lastdossier, besluit: Besluit) -> Brieffeiten:
    dwangsom, inhoud = dossier.last.soort == "last_onder_dwangsom", besluit.inhoud
    gedeeld = {
        **_besluitdeel(dossier, besluit, "besluit_last_dwangsom" if dwangsom else "besluit_last_bestuursdwang"),
        **_overtredingsdeel(dossier), **_eigen_lastdeel(dossier.last, inhoud), **_hoordeel(dossier),
        "evenredig": inhoud["evenredig"], "bevoegdheid": noem_bevoegdheid(besluit.soort, dossier.kader),
        "begunstiging_tot": datetime.date.fromisoformat(inhoud["uiterlijk"]) if inhoud["uiterlijk"] else None,
        "termijn_reden": inhoud.get("termijn_reden", ""),
    }  # fmt: skip
    return (
        maak_feiten(LastDwangsomFeiten, gedeeld)
        if dwangsom
        else maak_feiten(LastBestuursdwangFeiten, gedeeld | _spoeddeel(dossier))
    )


def _hoordeel(dossier: Lastdossier) -> dict[str, Any]:
    """Whether and how the overtreder was heard, or why not."""
    voornemen, zonder = dossier.laatste("voornemen"), dossier.laatste("zonder_zienswijze")
    punten = [
        (f"{stap.gegevens['van']} zei op {datum_in_woorden(stap.op)}" if stap.soort == "zienswijze" else "Wij vinden",
         stap.gegevens["tekst"])
        for stap in dossier.stappen if stap.soort in ("zienswijze", "reactie")
    ]  # fmt: skip
    reden = ""
    if zonder:
        grond, artikel = HOORGRONDEN[zonder.gegevens["uitslag"]]
        reden = f"{grond} ({schrijf_artikel(artikel, dossier.kader)}). {zonder.gegevens['reden']}"
    elif vooraf := dossier.laatste("mondelinge_bouwstop", "bestuursdwang"):
        reden = f"Het kon niet wachten ({schrijf_artikel('Awb 4:11', dossier.kader)}). {vooraf.gegevens['reden']}"
    return {"voornemen_op": voornemen.op if voornemen else None, "zienswijzen": tuple(punten), "zonder_zienswijze": reden}


def _spoeddeel(dossier: Lastdossier) -> dict[str, Any]:
    """What was done before the besluit."""
    stop, gedaan = dossier.laatste("mondelinge_bouwstop"), dossier.laatste("bestuursdwang")
    deel: dict[str, Any] = {}
    if stop:
        zin = f"Het was {stop.gegevens['tijd']}, en het werd gezegd tegen {stop.gegevens['aan']}. {stop.gegevens['wat']}"
        deel |= {"bouwstop_op": stop.op, "bouwstop": zin}
    return deel | ({"uitgevoerd_op": gedaan.op, "uitgevoerd": gedaan.gegevens["wat"]} if gedaan else {})


def _verlenging(dossier: Lastdossier, besluit: Besluit) -> Brieffeiten:
    return maak_feiten(VerlengingFeiten, {
        **_besluitdeel(dossier, besluit, "verlenging_begunstiging"), **_lastdeel(dossier), "besluit_op": dossier.eis("besluit").op,
        "was_tot": datetime.date.fromisoformat(besluit.inhoud["was"]),
        "begunstiging_tot": datetime.date.fromisoformat(besluit.inhoud["uiterlijk"]),
    })  # fmt: skip


def _invordering(dossier: Lastdossier, besluit: Besluit) -> Brieffeiten:
    return maak_feiten(InvorderingFeiten, {
        **_besluitdeel(dossier, besluit, "besluit_invordering"), **_lastdeel(dossier),
        **_betaaldag(dossier, "geldschuld_betalen", dossier.dag), "bedrag": besluit.inhoud["bedrag"],
        "posten": tuple((een.op, een.open) for een in zonder_invordering(_voor_besluit(dossier, besluit))),
        "besluit_op": dossier.eis("besluit").op, "norm": dossier.last.overtreding.norm,
    })  # fmt: skip


def _voor_besluit(dossier: Lastdossier, besluit: Besluit) -> Lastzicht:
    """The last as it was before the step of this besluit, which may be written already."""
    return replace(dossier, stappen=[s for s in dossier.stappen if s.gegevens.get("besluit") != besluit.pk]).zicht


def _kosten(dossier: Lastdossier, besluit: Besluit) -> Brieffeiten:
    gedaan = dossier.eis("bestuursdwang")
    return maak_feiten(KostenFeiten, {
        **_besluitdeel(dossier, besluit, "besluit_kostenverhaal"), **_lastdeel(dossier),
        **_betaaldag(dossier, "geldschuld_betalen", dossier.dag), "bedrag": besluit.inhoud["bedrag"],
        "uitgevoerd_op": gedaan.op, "uitgevoerd": gedaan.gegevens["wat"], "specificatie": besluit.inhoud["specificatie"],
    })  # fmt: skip


def _verzoek(dossier: Lastdossier, besluit: Besluit) -> Brieffeiten:
    verzoek, inhoud = dossier.eis("verzoek"), besluit.inhoud
    nieuw = {naam: inhoud[naam] for naam in ("bedrag", "maximum") if naam in inhoud}
    return maak_feiten(VerzoekLastFeiten, {
        **_besluitdeel(dossier, besluit, "besluit_verzoek_last"), **_lastdeel(dossier), **nieuw,
        "besluit_op": dossier.eis("besluit").op, "verzocht_op": verzoek.op, "verzoeker": verzoek.gegevens["van"],
        "verzoek": verzoek.gegevens["tekst"], "beslist_op": dossier.dag, "uitslag": inhoud["uitslag"],
        "stil_tot": datetime.date.fromisoformat(inhoud["uiterlijk"]) if inhoud.get("uiterlijk") else None,
    })  # fmt: skip


def _opheffing(dossier: Lastdossier, besluit: Besluit) -> Brieffeiten:
    return maak_feiten(OpheffingLastFeiten, {
        **_besluitdeel(dossier, besluit, "opheffing_last"), **_lastdeel(dossier), "besluit_op": dossier.eis("besluit").op,
        "beslist_op": dossier.dag, "open_bedrag": sum(een.open for een in dossier.zicht.open_vorderingen),
    })  # fmt: skip


BESLUITBRIEVEN: dict[str, Callable[[Lastdossier, Besluit], Brieffeiten]] = {
    "last_onder_dwangsom": _lastbesluit, "last_onder_bestuursdwang": _lastbesluit, "verlenging_begunstiging": _verlenging,
    "invordering": _invordering, "kostenverhaal": _kosten, "besluit_op_verzoek_last": _verzoek, "opheffing_last": _opheffing,
}  # fmt: skip
