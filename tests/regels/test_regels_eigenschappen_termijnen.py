"""What holds for every term, every start and every set of pauses."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.termijnen import Pauze, Termijn, Termijnuitkomst, bereken, vroegste_moment

KALENDER = zoek_kader("landelijk").kalender
DAG = timedelta(days=1)
genoeg = settings(max_examples=150, deadline=None, derandomize=True)
datums = st.dates(date(2020, 1, 1), date(2035, 12, 31))
dichtbij = st.dates(date(2026, 3, 1), date(2026, 5, 31))
EENHEDEN = {"dagen": 30, "werkdagen": 30, "weken": 13, "maanden": 4, "jaren": 2}


@st.composite
def termijnen(draw: st.DrawFn, *, terug: bool | None = None) -> Termijn:
    eenheid = draw(st.sampled_from(sorted(EENHEDEN)))
    lengte = draw(st.integers(1, EENHEDEN[eenheid]))
    achteruit = draw(st.booleans()) if terug is None else terug
    atw = not achteruit and draw(st.booleans())
    return Termijn("proef", lengte, eenheid, terug=achteruit, inclusief=draw(st.booleans()), atw=atw)  # type: ignore[arg-type]


@st.composite
def pauzes(draw: st.DrawFn) -> Pauze:
    van = draw(dichtbij)
    return Pauze(van, van + timedelta(days=draw(st.integers(0, 20))))


def _vereniging(lijst: list[Pauze]) -> list[Pauze]:
    """The same days as single intervals, overlapping and touching ones joined."""
    dagen = {pauze.van + timedelta(n) for pauze in lijst for n in range((pauze.tot_en_met - pauze.van).days + 1)}  # type: ignore[operator]
    return [Pauze(dag, dag + timedelta(_lengte(dag, dagen) - 1)) for dag in sorted(dagen) if dag - DAG not in dagen]


def _lengte(dag: date, dagen: set[date]) -> int:
    lengte = 1
    while dag + timedelta(lengte) in dagen:
        lengte += 1
    return lengte


def _te_tellen(termijn: Termijn, resultaat: Termijnuitkomst, vanaf: date) -> int:
    """How many days must count: the number for working days, else the calendar days without any pause or extension."""
    if termijn.eenheid == "werkdagen":
        return termijn.lengte
    kaal = Termijn("kaal", termijn.lengte, termijn.eenheid, terug=termijn.terug, inclusief=termijn.inclusief)
    uitkomst = bereken(kaal, vanaf, KALENDER).uitkomst
    assert uitkomst
    return abs((uitkomst - vanaf).days) + (1 if termijn.inclusief else 0)


@genoeg
@given(termijnen(), datums, st.lists(pauzes(), max_size=3))
def test_het_bewijs_telt_precies_de_lengte_en_eindigt_op_de_uitkomst(
    termijn: Termijn, vanaf: date, onderbreking: list[Pauze]
) -> None:
    onderbreking = [] if termijn.terug else onderbreking
    resultaat = bereken(termijn, vanaf, KALENDER, onderbreking, met_bewijs=True)
    rijen = resultaat.bewijs
    stap = -DAG if termijn.terug else DAG
    assert rijen[0].datum == vanaf
    assert all(na.datum - voor.datum == stap for voor, na in pairwise(rijen))
    assert rijen[-1].datum == resultaat.uitkomst
    assert sum(rij.telt for rij in rijen) == _te_tellen(termijn, resultaat, vanaf)
    assert all(rij.reden for rij in rijen)


@genoeg
@given(termijnen(), datums, st.lists(pauzes(), max_size=2), st.booleans())
def test_bewijs_verandert_de_uitkomst_niet(termijn: Termijn, vanaf: date, onderbreking: list[Pauze], is_open: bool) -> None:
    onderbreking = [] if termijn.terug else onderbreking
    if is_open and not termijn.terug:
        onderbreking = [*onderbreking, Pauze(vanaf + 3 * DAG)]
    met = bereken(termijn, vanaf, KALENDER, onderbreking, met_bewijs=True)
    assert met.uitkomst == bereken(termijn, vanaf, KALENDER, onderbreking).uitkomst
    assert met.bewijs


@genoeg
@given(termijnen(terug=False), dichtbij, st.lists(pauzes(), max_size=3), pauzes())
def test_meer_pauze_geeft_nooit_een_eerdere_datum(termijn: Termijn, vanaf: date, onderbreking: list[Pauze], extra: Pauze) -> None:
    zonder = bereken(termijn, vanaf, KALENDER, onderbreking).uitkomst
    met = bereken(termijn, vanaf, KALENDER, [*onderbreking, extra]).uitkomst
    assert zonder and met and met >= zonder


@genoeg
@given(termijnen(terug=False), dichtbij, st.lists(pauzes(), min_size=1, max_size=4))
def test_pauzes_zijn_gelijk_aan_hun_vereniging(termijn: Termijn, vanaf: date, onderbreking: list[Pauze]) -> None:
    los = [Pauze(p.van + timedelta(n), p.van + timedelta(n)) for p in onderbreking for n in range((p.tot_en_met - p.van).days + 1)]  # type: ignore[operator]
    uitkomsten = {
        bereken(termijn, vanaf, KALENDER, gesplitst).uitkomst
        for gesplitst in (onderbreking, onderbreking[::-1], _vereniging(onderbreking), los)
    }
    assert len(uitkomsten) == 1


@genoeg
@given(termijnen(terug=False), dichtbij, st.integers(0, 400))
def test_een_open_pauze_voor_de_uitkomst_houdt_haar_tegen(termijn: Termijn, vanaf: date, later: int) -> None:
    zonder = bereken(termijn, vanaf, KALENDER).uitkomst
    assert zonder
    van = vanaf + timedelta(days=later)
    met = bereken(termijn, vanaf, KALENDER, [Pauze(van)]).uitkomst
    assert met == (zonder if van > zonder else None)


@genoeg
@given(st.integers(1, 5), datums)
def test_vroegste_moment_keert_het_terugtellen_om(lengte: int, gemeld_op: date) -> None:
    termijn = Termijn("proef", lengte, "werkdagen", terug=True)
    vroegste = vroegste_moment(termijn, gemeld_op, KALENDER)
    op_tijd = bereken(termijn, vroegste, KALENDER).uitkomst
    te_laat = bereken(termijn, vroegste - DAG, KALENDER).uitkomst
    assert op_tijd and te_laat and te_laat < gemeld_op <= op_tijd


@genoeg
@given(termijnen(), datums)
def test_een_dag_later_beginnen_eindigt_nooit_eerder(termijn: Termijn, vanaf: date) -> None:
    vandaag, morgen = (bereken(termijn, dag, KALENDER).uitkomst for dag in (vanaf, vanaf + DAG))
    assert vandaag and morgen and vandaag <= morgen


@genoeg
@given(termijnen(terug=False), datums)
def test_verlengen_eindigt_op_een_gewone_dag_en_nooit_eerder(termijn: Termijn, vanaf: date) -> None:
    met = bereken(Termijn("met", termijn.lengte, termijn.eenheid, atw=True), vanaf, KALENDER).uitkomst
    zonder = bereken(Termijn("zonder", termijn.lengte, termijn.eenheid), vanaf, KALENDER).uitkomst
    grens = {"dagen": 90, "weken": 12, "maanden": 3}.get(termijn.eenheid, 0)
    assert met and zonder and met >= zonder
    if termijn.lengte <= grens:
        assert KALENDER.is_gewone_dag(met)
    else:
        assert met == zonder
