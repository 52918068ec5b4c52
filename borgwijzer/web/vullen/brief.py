"""A stored letter with the proof of its dates."""

from __future__ import annotations

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.herlezen import Herlezen
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.web.beelden.bewijs import Bewijs, Rekendag, maak_bewijs
from borgwijzer.web.beelden.brief import BriefBeeld
from borgwijzer.web.beelden.datumtekst import schrijf_moment, schrijf_voluit
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.verzending import Verzendblok
from borgwijzer.web.vullen.bewijs import TELT_NIET
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.documenten import schrijf_grootte
from borgwijzer.web.vullen.tijdlijn import PROGRAMMA
from borgwijzer.web.vullen.zaak import bepaal_briefstatus, noem_zaak
from borgwijzer.zaken.feiten import NEDERLAND

SOORTEN = {
    "ontvangstbevestiging": "Ontvangstbevestiging",
    "bouwmelding_oordeel": "Oordeel over de bouwmelding",
    "gereedmelding_oordeel": "Oordeel over de gereedmelding",
    "herstelverzoek": "Verzoek om aan te vullen",
    "herinnering_start": "Herinnering: begin van de bouw",
    "herinnering_einde": "Herinnering: einde van de bouw",
    "besluit_gebruik_onder_voorwaarden": "Besluit: gebruik onder voorwaarden",
    "besluit_bouwstop": "Besluit: bouwstop",
    "besluit_gebruiksverbod": "Besluit: gebruiksverbod",
    "opheffing_besluit": "Een besluit eindigt",
    "handhavingsverzoek_ontvangst": "Handhavingsverzoek ontvangen",
    "handhavingsverzoek_aanvulling": "Handhavingsverzoek: verzoek om aanvulling",
    "handhavingsverzoek_verlenging": "Handhavingsverzoek: meer tijd nodig",
    "handhavingsverzoek_ingebrekestelling": "Handhavingsverzoek: ingebrekestelling ontvangen",
    "besluit_handhavingsverzoek": "Besluit op een handhavingsverzoek",
    "besluit_dwangsom_niet_tijdig": "Besluit: dwangsom omdat wij te laat beslisten",
    "maatwerk_ontvangst": "Aanvraag maatwerkvoorschrift ontvangen",
    "maatwerk_aanvulling": "Maatwerkvoorschrift: verzoek om aanvulling",
    "maatwerk_verlenging": "Maatwerkvoorschrift: meer tijd nodig",
    "maatwerk_voornemen": "Maatwerkvoorschrift: voornemen om te weigeren",
    "besluit_maatwerkvoorschrift": "Besluit: maatwerkvoorschrift",
    "besluit_weigering_maatwerkvoorschrift": "Besluit: weigering van een maatwerkvoorschrift",
    "rapport_controle": "Rapport van een controle",
    "rapport_toezicht": "Rapport van een controle ter plaatse",
    "voornemen_last": "Voornemen: last",
    "besluit_last_dwangsom": "Besluit: last onder dwangsom",
    "besluit_last_bestuursdwang": "Besluit: last onder bestuursdwang",
    "verlenging_begunstiging": "Besluit: meer tijd voor een last",
    "hercontrole_last": "Uitslag van de hercontrole van een last",
    "constatering_verbeurte": "Verbeurde dwangsom",
    "besluit_invordering": "Besluit: invordering van een dwangsom",
    "aanmaning_last": "Aanmaning",
    "besluit_kostenverhaal": "Besluit: kosten van bestuursdwang",
    "besluit_verzoek_last": "Besluit op een verzoek over een last",
    "opheffing_last": "Besluit: opheffing van een last",
    "ontvangst_bezwaar": "Ontvangst van een bezwaar",
    "aanvulling_bezwaar": "Verzoek om een bezwaar aan te vullen",
    "uitnodiging_hoorzitting": "Uitnodiging voor een hoorzitting",
    "verslag_hoorzitting": "Verslag van een hoorzitting",
    "verdaging_bezwaar": "Beslissing op bezwaar komt later",
    "beslissing_op_bezwaar": "Beslissing op bezwaar",
    "schorsing_besluit": "Een besluit is geschorst of werkt weer",
}
# The proof of each kind of letter: the fact that holds it.
BEWIJZEN = (
    "berekening_start", "berekening_gebruik", "berekening_uiterlijk", "berekening_bezwaar", "berekening_beroep",
    "berekening_betalen",
)  # fmt: skip


def maak_briefbeeld(
    brief: OpgeslagenBrief, herlezen: Herlezen | None, verzending: Verzendblok | None = None, fout: str = ""
) -> BriefBeeld:
    """The page; the text is shown only when it is the letter that was stored."""
    gelijk = herlezen if herlezen and herlezen.gelijk else None
    wie = brief.gemaakt_door.naam if brief.gemaakt_door else PROGRAMMA
    return BriefBeeld(
        id=str(brief.pk),
        zaaknummer=brief.zaak.nummer,
        zaak_titel=noem_zaak(brief.zaak),
        status=bepaal_briefstatus(brief),
        onderwerp=brief.onderwerp,
        feiten=(
            Feit("Soort", SOORTEN.get(brief.soort, brief.soort.replace("_", " ").capitalize())),
            Feit("Kenmerk", brief.kenmerk),
            Feit("Aan", brief.geadresseerde),
            *list_adresnoten(gelijk.brief if gelijk else None, verzending),
            Feit("Gemaakt", f"{schrijf_moment(brief.gemaakt_op.astimezone(NEDERLAND))}, door {wie}"),
            Feit("Bestand", f"PDF, {schrijf_grootte(brief.bestand.grootte)}"),
            Feit("Controlegetal (SHA-256)", brief.bestand.sha256),
        ),
        brief=maak_brief(gelijk.brief) if gelijk else None,
        bewijzen=_list_bewijzen(gelijk) if gelijk else (),
        verzending=verzending,
        fout=schrijf_datums(fout),
    )


def list_adresnoten(brief: Brief | None, verzending: Verzendblok | None) -> tuple[Feit, ...]:
    """That nobody knows where the letter must go: without this somebody puts an envelope without an address in the post."""
    if brief is None or brief.geadresseerde.adresregels or verzending is None or verzending.regels[0].hoe != "post":
        return ()
    return (Feit("Adres", "Niet bekend. Zoek het op en schrijf het zelf op de envelop."),)


def _list_bewijzen(herlezen: Herlezen) -> tuple[tuple[str, Bewijs], ...]:
    berekeningen = [getattr(herlezen.feiten, naam) for naam in BEWIJZEN if getattr(herlezen.feiten, naam, None)]
    return tuple((_noem_uitkomst(berekening), _maak_bewijs(berekening)) for berekening in berekeningen)


def _noem_uitkomst(berekening: Berekening) -> str:
    datum = schrijf_voluit(berekening.uitkomst)
    return f"{datum[:1].upper()}{datum[1:]}: {berekening.betekenis.lower()}"


def _maak_bewijs(berekening: Berekening) -> Bewijs:
    dagen = sorted(berekening.dagen, key=lambda dag: dag.datum)
    rekendagen = [Rekendag(dag.datum, dag.telt, "" if dag.telt else dag.reden.removeprefix(TELT_NIET)) for dag in dagen]
    terug = bool(berekening.dagen) and berekening.dagen[0].datum > berekening.dagen[-1].datum
    stappen = (berekening.uitleg, f"{berekening.betekenis}: {schrijf_voluit(berekening.uitkomst)}.")
    return maak_bewijs(stappen, rekendagen, terug=terug)
