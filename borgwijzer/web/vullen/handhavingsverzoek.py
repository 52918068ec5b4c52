"""The page of a handhavingsverzoek: what must happen before when, what it costs if it is late, and the form that is needed now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from borgwijzer.brieven.handhavingsverzoek import schrijf_euro
from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.handhavingsverzoek import Dwangsom, noem_bedragen, tel_dagen
from borgwijzer.regels.kalender import DAG
from borgwijzer.regels.termijnen import Termijnuitkomst
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import BESLUITEN, TERMIJNEN
from borgwijzer.web.beelden.handhavingsverzoek import Dwangsomblok, HandhavingsverzoekBeeld, Verzoekstapregel
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Besluitblok, Deelformulier
from borgwijzer.web.beelden.zaak import Termijn
from borgwijzer.web.vullen.besluitdaden import maak_besluitdaden
from borgwijzer.web.vullen.bewijs import vertel_bewijs
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_kanttekeningen, schrijf_datums
from borgwijzer.web.vullen.verzoekformulieren import maak_verzoekformulieren
from borgwijzer.web.vullen.verzoekregels import UITKOMSTEN, bepaal_verzoekstatus
from borgwijzer.web.vullen.verzoekverbetering import maak_verbeterformulieren, mag_verbeteren
from borgwijzer.web.vullen.verzoekwerk import Verzoekwerk
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Besluit, Verzoekstap
from borgwijzer.zaken.models import Verzoekstapsoort as Soort
from borgwijzer.zaken.verbeterd import list_geldend

KANALEN = {"post": "post", "e-mail": "e-mail", "formulier": "formulier op de website", "balie": "balie"}


def maak_handhavingsverzoek(werk: Verzoekwerk, account: Account, fout: str = "") -> HandhavingsverzoekBeeld:
    """The page as this person may use it."""
    nu, ook = _maak_formulieren(werk, account)
    geldend = {stap.pk for stap in list_geldend(werk.stappen)}
    zin, kosten = schrijf_wat_wanneer(werk)
    verzoek = werk.verzoek
    return HandhavingsverzoekBeeld(
        zaaknummer=verzoek.zaak.nummer,
        zaak_titel=noem_zaak(verzoek.zaak),
        id=str(verzoek.pk),
        status=bepaal_verzoekstatus(werk.feit, werk.stand),
        zin=zin,
        kosten=kosten,
        feiten=tuple(_list_feiten(werk)),
        omschrijving=verzoek.omschrijving,
        termijnen=tuple(_list_termijnen(werk)),
        dwangsom=_maak_dwangsomblok(werk.dwangsom) if werk.dwangsom else None,
        nu=nu,
        ook=ook,
        besluit=_maak_voorstel(werk, werk.voorstel, account) if werk.voorstel else None,
        brief=maak_brief(werk.brief) if isinstance(werk.brief, Brief) else None,
        brief_uitleg=schrijf_datums(werk.brief.zin) if isinstance(werk.brief, Geweigerd) else "",
        proefbrief=maak_brief(werk.proefbrief) if werk.proefbrief else None,
        stappen=tuple(_maak_stapregel(werk, stap, geldend, account) for stap in reversed(werk.stappen)),
        kanttekeningen=maak_kanttekeningen(werk.kader.kanttekeningen("termijn.handhavingsverzoek"), werk.kader),
        signaal_id=str(verzoek.signaal_id or ""),
        fout=fout,
    )


def schrijf_wat_wanneer(werk: Verzoekwerk) -> tuple[str, str]:
    """What must happen before when, and what it costs if it is late."""
    stand, ingebreke = werk.stand, werk.stand.ingebreke
    if not stand.is_open:
        return _schrijf_klaar(werk)
    if ingebreke and ingebreke.uitkomst:
        return _schrijf_in_gebreke(werk, ingebreke.begin, ingebreke.uitkomst)
    uiterst = schrijf_voluit(stand.termijn.uiterst)
    if stand.toestand == "staat_stil":
        tot = schrijf_voluit(werk.feit.aanvullingen[-1].uiterlijk)
        zin = f"De termijn staat stil: de verzoeker kan aanvullen tot en met {tot}."
        return (
            zin,
            f"Komt de aanvulling op die dag of niet, dan is de laatste dag om te beslissen {uiterst}. Eerder maakt die dag eerder.",
        )
    if stand.toestand == "te_laat":
        zin = f"De laatste dag om te beslissen was {uiterst}. Beslis nu."
        return zin, f"Stelt de verzoeker ons in gebreke, dan hebben wij nog twee weken. {_schrijf_prijs(werk, werk.vandaag)}"
    return (
        f"Beslis uiterlijk op {uiterst}.",
        f"Daarna kan de verzoeker ons in gebreke stellen. {_schrijf_prijs(werk, stand.termijn.uiterst)}",
    )


def _schrijf_prijs(werk: Verzoekwerk, dag: date) -> str:
    if werk.feit.belanghebbende is False:
        return "Wie geen belanghebbende is, krijgt geen dwangsom."
    per_dag, hoogste = noem_bedragen(werk.kader, dag)
    if not hoogste:
        return "Wat dat kost, staat niet in dit kader."
    return f"Twee weken later kost elke dag {schrijf_euro(per_dag)} of meer, tot ten hoogste {schrijf_euro(hoogste)}."


def _schrijf_in_gebreke(werk: Verzoekwerk, begin: date, laatste: date) -> tuple[str, str]:
    if werk.dwangsom is None:
        per_dag, hoogste = noem_bedragen(werk.kader, laatste + DAG)
        zin = f"Wij zijn in gebreke gesteld op {schrijf_voluit(begin)}. Beslis uiterlijk op {schrijf_voluit(laatste)}."
        kosten = (
            f"Daarna kost elke dag {schrijf_euro(per_dag)} of meer, tot ten hoogste {schrijf_euro(hoogste)}." if hoogste else ""
        )
        return zin, kosten
    bedrag, aantal = schrijf_euro(werk.dwangsom.bedrag), len(werk.dwangsom.dagen)
    if not werk.dwangsom.loopt:
        return (
            "Beslis vandaag: het verzoek wacht nog steeds op een besluit.",
            f"De dwangsom is op haar hoogst: {bedrag} over {aantal} dagen.",
        )
    kosten = f"Tot en met vandaag kost het {bedrag}, over {aantal} {'dag' if aantal == 1 else 'dagen'}. "
    kosten += f"Dat loopt op tot {schrijf_euro(werk.dwangsom.hoogste)} op {schrijf_voluit(werk.dwangsom.laatste)}."
    return "Er loopt een dwangsom: beslis vandaag.", kosten


def _schrijf_klaar(werk: Verzoekwerk) -> tuple[str, str]:
    feit = werk.feit
    if feit.ingetrokken_op:
        return f"De verzoeker trok het verzoek in op {schrijf_voluit(feit.ingetrokken_op)}. Er is niets meer te doen.", ""
    assert feit.besloten_op
    dagen, uiterst = tel_dagen(feit, werk.vandaag), werk.stand.termijn.uiterst
    tijd = "op tijd" if feit.besloten_op <= uiterst else f"te laat: de laatste dag was {schrijf_voluit(uiterst)}"
    zin = f"{UITKOMSTEN[str(feit.uitkomst)]} op {schrijf_voluit(feit.besloten_op)}, na {dagen} dagen, {tijd}."
    if werk.dwangsom is None:
        return zin, ""
    vast = feit.dwangsom_vastgesteld_op
    slot = f"vastgesteld op {schrijf_voluit(vast)}" if vast else "nog vast te stellen"
    return zin, f"De dwangsom is {schrijf_euro(werk.dwangsom.bedrag)}, {slot}."


def _list_feiten(werk: Verzoekwerk) -> Iterable[Feit]:
    verzoek, wie = werk.verzoek, werk.verzoek.verzoeker
    yield Feit("Van", f"{wie.get('naam', '')}{' (naam niet doorgeven)' if verzoek.naam_niet_doorgeven else ''}")
    plaats = ", ".join(
        deel for deel in (wie.get("adres"), f"{wie.get('postcode', '')} {wie.get('woonplaats', '')}".strip()) if deel
    )
    if plaats:
        yield Feit("Adres", plaats)
    if wie.get("email"):
        yield Feit("E-mail", wie["email"])
    yield Feit("Ontvangen", f"{schrijf_kort(verzoek.ontvangen_op)}, per {KANALEN.get(verzoek.kanaal, verzoek.kanaal)}")
    yield Feit("Belanghebbende", {True: "Ja", False: "Nee", None: "Nog niet beoordeeld"}[werk.feit.belanghebbende])
    if werk.gevolg:
        yield Feit("Hierop volgde", schrijf_datums(werk.gevolg.replace("_", " ")))


def _list_termijnen(werk: Verzoekwerk) -> Iterable[Termijn]:
    yield _maak_termijn(werk, werk.stand.termijn.resultaat, werk.feit.besloten_op)
    if werk.stand.ingebreke:
        yield _maak_termijn(werk, werk.stand.ingebreke, werk.feit.besloten_op)


def _maak_termijn(werk: Verzoekwerk, resultaat: Termijnuitkomst, gedaan_op: date | None) -> Termijn:
    naam, uitkomst = werk.kader.inhoud.termijn[resultaat.termijn.id].naam, resultaat.uitkomst
    return Termijn(
        betekenis=f"{naam}: {resultaat.termijn.betekenis}",
        datum=schrijf_kort(uitkomst) if uitkomst else "",
        status=_bepaal_toestand(uitkomst, gedaan_op, werk.vandaag),
        bronnen=maak_bronnen(resultaat.termijn.grondslag),
        bewijs=vertel_bewijs(resultaat) if resultaat.bewijs else None,
    )


def _bepaal_toestand(uitkomst: date | None, gedaan_op: date | None, vandaag: date) -> Status:
    if uitkomst is None:
        return TERMIJNEN["gepauzeerd"]
    if (gedaan_op or vandaag) > uitkomst:
        return TERMIJNEN["te_laat"]
    return TERMIJNEN["afgerond" if gedaan_op else "op_schema"]


def _maak_dwangsomblok(dwangsom: Dwangsom) -> Dwangsomblok:
    rijen = []
    for bedrag, deel in groupby(dwangsom.dagen, key=lambda dag: dag.bedrag):
        dagen = list(deel)
        wanneer = f"{schrijf_kort(dagen[0].datum)} – {schrijf_kort(dagen[-1].datum)}"
        rijen.append((wanneer, str(len(dagen)), schrijf_euro(bedrag), schrijf_euro(bedrag * len(dagen))))
    rijen.append(("Samen", str(len(dwangsom.dagen)), "", schrijf_euro(dwangsom.bedrag)))
    return Dwangsomblok("Elke dag dat wij te laat zijn telt, ook in het weekend.", tuple(rijen), maak_bronnen(dwangsom.grondslag))


def _maak_voorstel(werk: Verzoekwerk, besluit: Besluit, account: Account) -> Besluitblok:
    stap = next((een for een in reversed(werk.stappen) if een.besluit_id == besluit.pk and een.soort == Soort.VOORGESTELD), None)
    uitkomst = UITKOMSTEN.get(stap.gegevens.get("uitkomst", ""), "") if stap else ""
    brief = werk.voorstelbrief
    return Besluitblok(
        soort=f"{BESLUITEN[besluit.soort]}{f': {uitkomst.lower()}' if uitkomst else ''}",
        status=Status("Voorgesteld", "wacht"),
        periode=f"Voorgesteld op {schrijf_voluit(besluit.voorgesteld_op)}",
        motivering=besluit.motivering,
        wie=f"Voorgesteld door {besluit.voorgesteld_naam}; iemand anders met mandaat beslist.",
        brief=maak_brief(brief) if isinstance(brief, Brief) else None,
        brief_uitleg=schrijf_datums(brief.zin) if isinstance(brief, Geweigerd) else "",
        formulieren=maak_besluitdaden(besluit, werk.verzoek.versie, werk.getypt, account),
    )


def _maak_stapregel(werk: Verzoekwerk, stap: Verzoekstap, geldend: set[int], account: Account) -> Verzoekstapregel:
    vervalt, geldt = bool(stap.gegevens.get("vervalt")), stap.pk in geldend
    reden = stap.gegevens.get("verbeter_reden", "")
    teksten = ("" if vervalt else stap.tekst, f"Verbetering, omdat: {reden}" if reden else "")
    verbeter = geldt and werk.voorstel is None and not werk.verzoek.zaak.afgesloten_op and mag_verbeteren(stap, account)
    return Verzoekstapregel(
        wanneer=schrijf_kort(stap.op), wat=f"{_noem_stap(stap)}{', vervallen' if vervalt else ''}",
        tekst="\n".join(tekst for tekst in teksten if tekst),
        door=stap.vastgelegd_naam, brief_id=str(werk.brieven.get(stap.kenmerk, "")) if stap.kenmerk else "",
        vervallen=not geldt and not vervalt, verbeter=str(stap.pk) if verbeter else "",
    )  # fmt: skip


def _maak_formulieren(werk: Verzoekwerk, account: Account) -> tuple[Deelformulier | None, tuple[Deelformulier, ...]]:
    """The forms of what can be done now, or those to correct the step that was asked for."""
    stap = next((een for een in list_geldend(werk.stappen) if een.pk == werk.verbeter), None)
    if stap is None or werk.voorstel or werk.verzoek.zaak.afgesloten_op or not mag_verbeteren(stap, account):
        return maak_verzoekformulieren(werk, account)
    eerste, *ook = maak_verbeterformulieren(werk, stap)
    return eerste, tuple(ook)


def _noem_stap(stap: Verzoekstap) -> str:
    woord = Soort(stap.soort).label
    tot = f", tot en met {schrijf_kort(stap.uiterlijk)}" if stap.uiterlijk else ""
    if stap.soort == Soort.BELANGHEBBENDE:
        return "Belanghebbende" if stap.gegevens["ja"] else "Geen belanghebbende"
    if stap.soort == Soort.INGEBREKESTELLING:
        return f"{woord} ({'telt' if stap.gegevens['geldig'] else 'telt niet'})"
    if stap.gegevens.get("uitkomst"):
        return f"{woord}: {UITKOMSTEN[stap.gegevens['uitkomst']].lower()}"
    if "bedrag" in stap.gegevens:
        return f"{woord}: {schrijf_euro(stap.gegevens['bedrag'])}"
    return f"{woord}{tot}"
