"""Lastwerk: de termijnen en de taken van de lasten in een zaak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastdaden import LASTEN, Laststap
from borgwijzer.regels.lastgeld import Vordering
from borgwijzer.regels.lastprocedure import Lastzicht, vervallen_vorderingen, zie_last, zonder_invordering
from borgwijzer.regels.poorten import Zicht
from borgwijzer.regels.schorsing import list_schorsingspauzes
from borgwijzer.regels.standvorm import Termijnstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnen import Pauze, Termijn, bereken
from borgwijzer.regels.termijnstanden import bepaal_toestand, los, maak_termijnstand

NAMEN = {"last_onder_dwangsom": "last onder dwangsom", "last_onder_bestuursdwang": "last onder bestuursdwang"}
# Per stap de taak: code, wat, wie, en de artikelen.
TAKEN: dict[Laststap, tuple[str, str, str, tuple[str, ...]]] = {
    "voornemen": ("stuur_voornemen_last", "Stuur het voornemen, of leg vast waarom een zienswijze niet nodig is.", "handhaver",
                  ("Awb 4:8", "Awb 4:11")),
    "reactie": ("beantwoord_zienswijze", "Er is een zienswijze: schrijf wat u daarvan vindt.", "jurist", ("Awb 4:8", "Awb 3:46")),
    "besluit": ("bereid_last_voor", "Bereid het besluit voor en leg het voor aan wie mandaat heeft.", "handhaver", ("Awb 5:21",)),
    "bekrachtigen": ("bekrachtig_last", "Er is gehandeld zonder besluit: leg het besluit nu zo snel mogelijk voor.", "handhaver",
                     ("Awb 5:31 lid 2",)),
    "hercontrole": ("hercontroleer_last", "De begunstigingstermijn is voorbij: ga na of aan de last is voldaan.", "toezichthouder",
                    ("Awb 5:24", "Awb 5:33")),
    "verbeuring": ("stel_verbeurte_vast", "Er is een dwangsom verbeurd: stel dat vast en schrijf de overtreder.", "handhaver",
                   ("Awb 5:33",)),
    "bestuursdwang": ("pas_bestuursdwang_toe", "Aan de last is niet voldaan: pas bestuursdwang toe, of verleng.", "handhaver",
                      ("Awb 5:21",)),
    "niet_voldaan": ("hercontroleer_last", "Aan de last was niet voldaan: ga opnieuw kijken, of weeg een andere interventie af.",
                     "toezichthouder", ("Awb 5:33",)),
    "voldaan": ("rond_last_af", "Aan de last is voldaan: hef haar op of rond haar af.", "handhaver", ("Awb 5:34",)),
    "opgeheven": ("rond_last_af", "De last is opgeheven: rond haar af.", "handhaver", ("Awb 5:34",)),
}  # fmt: skip

LASTTAKEN = frozenset({code for code, *_ in TAKEN.values()} | {
    "beslis_terugbetaling", "vorder_dwangsom_in", "maan_aan", "volg_aanmaning_op", "beslis_verzoek_last", "stel_kosten_vast",
})  # fmt: skip


def list_lasten(zicht: Zicht) -> list[Lastzicht]:
    """De lasten die op de peildatum begonnen en niet afgerond zijn."""
    return [een for een in _list_begonnen(zicht) if een.stap != "afgerond"]


def _list_begonnen(zicht: Zicht) -> list[Lastzicht]:
    return [
        zie_last(een, zicht.kader, zicht.peildatum, met_bewijs=zicht.met_bewijs)
        for een in zicht.feiten.toezicht.interventies
        if een.soort in LASTEN and zicht.gebeurd(een.begonnen_op)
    ]


def list_lasttermijnen(zicht: Zicht) -> list[Termijnstand]:
    """De termijnen van alle lasten die lopen."""
    return [termijn for last in list_lasten(zicht) for termijn in termijnen_van(zicht, last)]


def termijnen_van(zicht: Zicht, last: Lastzicht) -> list[Termijnstand]:
    """De termijnen van een last: die een mens stelde, en die van de wet."""
    return [*_gesteld(zicht, last), *_van_verzoek(zicht, last), *_van_kosten(zicht, last), *_van_geld(zicht, last)]


def maak_gestelde(kader: Kader, soort: str, vanaf: date, uiterlijk: date, *artikelen: str) -> Termijn:
    """Een termijn waarvan een mens de laatste dag koos: zij telt kalenderdagen en verlengt niet."""
    bron = tuple(kader.wetsartikel(artikel) for artikel in artikelen)
    return Termijn(soort, max((uiterlijk - vanaf).days, 1), "dagen", grondslag=bron)


def _stel(
    zicht: Zicht, naam: str, termijn: Termijn, vanaf: date, gedaan_op: date | None, pauzes: Sequence[Pauze] = ()
) -> Termijnstand:
    resultaat = bereken(termijn, vanaf, zicht.kader.kalender, pauzes, met_bewijs=zicht.met_bewijs)
    return Termijnstand(termijn.id, naam, resultaat, bepaal_toestand(zicht, resultaat, gedaan_op), None, gedaan_op)


def _gesteld(zicht: Zicht, last: Lastzicht) -> Iterator[Termijnstand]:
    voornemen, voorwaarden = last.laatste("voornemen"), last.voorwaarden
    if voornemen and voornemen.uiterlijk and voorwaarden is None:
        termijn = maak_gestelde(zicht.kader, "zienswijze", voornemen.op, voornemen.uiterlijk, "Awb 4:8")
        gegeven = last.na(voornemen, "zienswijze")
        yield _stel(zicht, "Zienswijze op het voornemen", termijn, voornemen.op, gegeven[0].op if gegeven else None)
    if last.gesteld and voorwaarden and voorwaarden.einde > voorwaarden.besluit_op and not voorwaarden.opgeheven_op:
        artikel = "Awb 5:32a lid 2" if last.is_dwangsom else "Awb 5:24 lid 2"
        termijn = maak_gestelde(zicht.kader, "begunstiging", voorwaarden.gesteld_op, last.gesteld.einde, artikel)
        pauzes, gezien = list_schorsingspauzes(last.schorsingen), _gezien_op(last, voorwaarden.einde)
        yield _stel(zicht, "Begunstigingstermijn", termijn, voorwaarden.gesteld_op, gezien, pauzes)
    aanmaning = last.laatste("aanmaning")
    if aanmaning and aanmaning.uiterlijk and last.open_vorderingen:
        termijn = maak_gestelde(zicht.kader, "aanmaning", aanmaning.op, aanmaning.uiterlijk, "Awb 4:112")
        yield _stel(zicht, "Betalen na de aanmaning", termijn, aanmaning.op, None)


def _gezien_op(last: Lastzicht, einde: date) -> date | None:
    """Wanneer is gezien hoe het met de last staat; wie voldeed, deed dat niet pas op de dag van de hercontrole."""
    gezien = last.hercontrole
    if gezien is None or (gezien.uitslag != "voldaan" and gezien.op <= einde):
        return None
    return min(gezien.op, einde) if gezien.uitslag == "voldaan" else gezien.op


def _van_verzoek(zicht: Zicht, last: Lastzicht) -> Iterator[Termijnstand]:
    if last.open_verzoek:
        begin = last.open_verzoek.op
        resultaat = bereken(zicht.kader.termijn("verzoek_last"), begin, zicht.kader.kalender, met_bewijs=zicht.met_bewijs)
        yield maak_termijnstand(zicht, resultaat)
        if last.voorwaarden and last.is_dwangsom and not last.laatste("verbeuring"):
            yield los(zicht, "zonder_verbeurte", last.voorwaarden.besluit_op, gedaan_op=None)


def _van_kosten(zicht: Zicht, last: Lastzicht) -> Iterator[Termijnstand]:
    gedaan = last.laatste("bestuursdwang")
    if gedaan and not last.laatste("kosten"):
        resultaat = bereken(zicht.kader.termijn("kosten_vaststellen"), gedaan.op, zicht.kader.kalender)
        yield maak_termijnstand(zicht, resultaat)


def _van_geld(zicht: Zicht, last: Lastzicht) -> Iterator[Termijnstand]:
    for vordering in last.open_vorderingen:
        yield maak_termijnstand(zicht, vordering.betalen)
        yield maak_termijnstand(zicht, vordering.verjaart)


def list_lasttaken(zicht: Zicht) -> list[Taak]:
    """Wat er met de lasten te doen is."""
    return [taak for last in _list_begonnen(zicht) for taak in taken_van(last)]


def taken_van(last: Lastzicht) -> list[Taak]:
    """De taak van de stap waar de last staat, en die van geld, kosten en verzoeken; na de afronding alleen die van herroepen."""
    if last.te_herzien:
        return [_taak_terugbetaling(last)]
    if last.stap == "afgerond":
        return []
    taken = [_taak(last, *TAKEN[last.stap])] if last.stap in TAKEN else []
    if last.stap in ("voldaan", "opgeheven") and (last.open_vorderingen or last.open_verzoek):
        taken = []
    return [*taken, *_taken_geld(last), *_taken_besluit(last)]


def _taak(last: Lastzicht, code: str, tekst: str, rol: str, wet: tuple[str, ...], uiterlijk: date | None = None) -> Taak:
    bron = tuple(last.kader.wetsartikel(artikel) for artikel in wet)
    return Taak(code, f"{NAMEN[last.interventie.soort].capitalize()}: {tekst[:1].lower()}{tekst[1:]}", rol, uiterlijk, bron)


def _taak_terugbetaling(last: Lastzicht) -> Taak:
    betaald, open_ = sum(een.betaald for een in last.vorderingen), sum(een.open for een in last.vorderingen)
    tekst = (
        f"Het besluit is herroepen. Er is {betaald} euro betaald en {open_} euro staat nog open: "
        "neem een besluit over terugbetaling."
    )
    return _taak(last, "beslis_terugbetaling", tekst, "jurist", ("Awb 7:11",))


def eerste_verjaring(vorderingen: list[Vordering]) -> date | None:
    """De eerste dag waarna een van deze vorderingen is verjaard."""
    return min((een.verjaart.uitkomst for een in vorderingen if een.verjaart.uitkomst), default=None)


def _taken_geld(last: Lastzicht) -> Iterator[Taak]:
    if not (te_laat := vervallen_vorderingen(last)):
        return
    uiterlijk, bedrag = eerste_verjaring(te_laat), sum(een.open for een in te_laat)
    aanmaning = last.laatste("aanmaning")
    if zonder_invordering(last):
        tekst = f"De dwangsom is niet betaald ({bedrag} euro): bereid het besluit over de invordering voor, voordat hij verjaart."
        yield _taak(last, "vorder_dwangsom_in", tekst, "handhaver", ("Awb 5:37", "Awb 5:35"), uiterlijk)
    elif aanmaning is None or aanmaning.op < max(een.op for een in te_laat):
        tekst = f"Er is niet betaald ({bedrag} euro): stuur een aanmaning."
        yield _taak(last, "maan_aan", tekst, "handhaver", ("Awb 4:112", "Awb 5:35"), uiterlijk)
    elif aanmaning.uiterlijk and last.peildatum > aanmaning.uiterlijk:
        tekst = f"Ook na de aanmaning is niet betaald ({bedrag} euro): draag de vordering over, of stuit de verjaring."
        yield _taak(last, "volg_aanmaning_op", tekst, "handhaver", ("Awb 5:35",), uiterlijk)


def _taken_besluit(last: Lastzicht) -> Iterator[Taak]:
    if last.open_verzoek:
        uiterlijk = bereken(last.kader.termijn("verzoek_last"), last.open_verzoek.op, last.kader.kalender).uitkomst
        yield _taak(last, "beslis_verzoek_last", "Beslis op het verzoek om de last op te heffen of te wijzigen.", "jurist",
                    ("Awb 5:34", "Awb 4:13"), uiterlijk)  # fmt: skip
    if last.stap == "uitgevoerd" and not last.laatste("kosten"):
        tekst = "Bestuursdwang is toegepast: stel de kosten vast, of rond af en schrijf waarom u ze niet verhaalt."
        yield _taak(last, "stel_kosten_vast", tekst, "handhaver", ("Awb 5:25",))
    elif last.stap == "uitgevoerd" and not last.open_vorderingen and not last.open_verzoek:
        yield _taak(last, "rond_last_af", "De kosten zijn betaald: rond de last af.", "handhaver", ("Awb 5:25",))
