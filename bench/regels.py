"""The rule core: what one zaak costs, with facts that are ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from statistics import median
from time import perf_counter
from typing import Literal

from bench.cijfers import Cijfer, hoogstens, meet_om_beurten, meet_seconden, minstens, p95, schrijf
from bench.opstelling import KADER, PEILDATUM, Proefgemeente
from borgwijzer.kaders.bestanden import lees_bestand, list_versies, zoek_kader
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.interventie import ERNST, GEDRAG, Overtreding, adviseer
from borgwijzer.regels.kader import Kader, vergelijk
from borgwijzer.regels.levensloop import Stand, stand
from borgwijzer.regels.termijnen import bereken
from borgwijzer.regels.volledigheid import toets_volledigheid

GEVOLG: tuple[Literal[1, 2, 3, 4], ...] = (1, 2, 3, 4)
ZAKEN = 300
PER_ZAAK = 7
RONDES = 5


def meet(gemeente: Proefgemeente) -> list[Cijfer]:
    """All figures of the rule core."""
    kader = zoek_kader(KADER)
    feiten = _haal_feiten(gemeente)
    return [
        *_meet_stand(feiten, kader), *_meet_advies(kader), *_meet_termijnen(kader), *_meet_volledigheid(feiten, kader),
        *_meet_kader(),
    ]  # fmt: skip


def _haal_feiten(gemeente: Proefgemeente) -> list[Feiten]:
    """Facts of zaken spread over the whole organisatie."""
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.zaken.feiten import haal_feiten
    from borgwijzer.zaken.models import Zaak

    with binnen(gemeente.organisatie.pk):
        sleutels = list(Zaak.objects.order_by("pk").values_list("pk", flat=True))
        gekozen = sleutels[:: max(1, len(sleutels) // ZAKEN)][:ZAKEN]
        return [haal_feiten(zaak) for zaak in Zaak.objects.filter(pk__in=gekozen)]


def _meet_stand(feiten: Sequence[Feiten], kader: Kader) -> list[Cijfer]:
    for feit in feiten:
        assert _zonder_bewijs(stand(feit, kader, PEILDATUM)) == _zonder_bewijs(stand(feit, kader, PEILDATUM, met_bewijs=True))
    kaal = [_mediaan_us(partial(stand, feit, kader, PEILDATUM)) for feit in feiten]
    bewijs = [_mediaan_us(partial(stand, feit, kader, PEILDATUM, met_bewijs=True)) for feit in feiten]
    return [
        hoogstens(f"stand() zonder bewijs, mediaan van {len(feiten)} zaken", median(kaal), 100, "us"),
        Cijfer("stand() zonder bewijs, p95 van die zaken", schrijf(p95(kaal), "us")),
        Cijfer("stand() met bewijs per dag, mediaan; zelfde antwoord", schrijf(median(bewijs), "us")),
        Cijfer("met bewijs tegen zonder", schrijf(median(bewijs) / median(kaal), "x")),
    ]


def _zonder_bewijs(bepaald: Stand) -> dict[str, object]:
    gegevens = bepaald.als_dict()
    for termijn in gegevens["termijnen"]:
        del termijn["bewijs"]
    return gegevens


def _mediaan_us(werk: Callable[[], object]) -> float:
    werk()
    return 1e6 * meet_seconden(werk, PER_ZAAK)


def _meet_advies(kader: Kader) -> list[Cijfer]:
    """The advice with what was asked before kept, computed anew each time, and a bare look-up of the cell."""
    vragen = [
        Overtreding(gevolg=gevolg, gedrag=gedrag, herhaling=herhaling, weigering=weigering, ernst=ernst)
        for gevolg, gedrag, herhaling, weigering, ernst in product(GEVOLG, GEDRAG, (False, True), (False, True), (None, *ERNST))
    ]
    veel = vragen * 100
    cellen = kader.inhoud.lhso.cel if kader.inhoud.lhso else {}
    opzoeken = {(v.gevolg, v.gedrag): cellen[f"{v.gevolg}{v.gedrag}"] for v in vragen}
    vers = adviseer.__wrapped__
    bewaard, kaal = meet_om_beurten(
        lambda: [adviseer(v, kader) for v in veel], lambda: [opzoeken[v.gevolg, v.gedrag] for v in veel], keer=RONDES
    )
    nieuw = meet_seconden(lambda: [vers(v, kader) for v in vragen], RONDES)
    assert all(adviseer(v, kader) == vers(v, kader) for v in vragen)
    return [
        minstens("LHSO-advies, bewaard per vraag", len(veel) / bewaard, 100_000, "per s"),
        Cijfer("LHSO-advies, telkens opnieuw opgesteld", schrijf(len(vragen) / nieuw, "per s")),
        Cijfer("bare dict-opzoeking van de cel", schrijf(len(veel) / kaal, "per s")),
        Cijfer("advies tegen dict-opzoeking", schrijf(bewaard / kaal, "x")),
    ]


def _meet_termijnen(kader: Kader) -> list[Cijfer]:
    dagen = [PEILDATUM.replace(day=1 + n % 28, month=1 + n % 12, year=2024 + n % 3) for n in range(100)]
    termijnen = list(kader.termijnen.values())

    def reken(met_bewijs: bool) -> None:
        for termijn in termijnen:
            for dag in dagen:
                bereken(termijn, dag, kader.kalender, met_bewijs=met_bewijs)

    reken(False)
    kaal, bewijs = meet_om_beurten(lambda: reken(False), lambda: reken(True), keer=RONDES)
    aantal = len(termijnen) * len(dagen)
    return [
        Cijfer(f"een termijn rekenen, {len(termijnen)} soorten", schrijf(1e6 * kaal / aantal, "us")),
        Cijfer("een termijn met bewijs per dag", schrijf(1e6 * bewijs / aantal, "us")),
    ]


def _meet_volledigheid(feiten: Sequence[Feiten], kader: Kader) -> list[Cijfer]:
    meldingen = [m for feit in feiten for m in feit.meldingen if m.soort in ("bouwmelding", "gereedmelding")]

    def toets() -> None:
        for melding in meldingen:
            toets_volledigheid(melding, kader, PEILDATUM)

    return [
        Cijfer("volledigheid van een melding, beide lijsten", schrijf(1e6 * meet_seconden(toets, RONDES) / len(meldingen), "us"))
    ]


def _meet_kader() -> list[Cijfer]:
    """Reading a file anew each time, as ``kader controleer`` does."""
    pad = list_versies(KADER)[-1]
    eigen, wettelijk = lees_bestand(pad), zoek_kader("landelijk")
    begin = perf_counter()
    lees_bestand(pad)
    keer = max(3, min(RONDES, int(5 / (perf_counter() - begin))))
    return [
        Cijfer("kader lezen en controleren, met zijn ouder", schrijf(1e3 * meet_seconden(partial(lees_bestand, pad), keer), "ms")),
        Cijfer("twee kaders vergelijken", schrijf(1e3 * meet_seconden(lambda: list(vergelijk(wettelijk, eigen)), RONDES), "ms")),
    ]
