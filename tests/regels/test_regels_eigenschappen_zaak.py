"""What holds for every case: a stand follows from what was known, and no kader is milder than the wet."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from regelvoorbeelden import bestand

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.beletselen import Daad, beletselen
from borgwijzer.regels.feiten import Feiten, Meldingfeit
from borgwijzer.regels.levensloop import stand, stand_met_houdbaarheid

KADERS = ("landelijk", "hoeksche-waard", "lindenveen")
STRENGHEID = {"nee": 0, "onder_voorwaarden": 1, "ja": 2}
genoeg = settings(max_examples=120, deadline=None, derandomize=True)
dagen = st.dates(date(2026, 1, 1), date(2026, 4, 30))
oordelen = st.sampled_from(["volledig", "volledig", "onvolledig", "niet_gedaan", "onbeslist"])


@st.composite
def meldingen(draw: st.DrawFn, soort: str) -> dict[str, Any]:
    ontvangen = draw(dagen)
    melding: dict[str, Any] = {"soort": soort, "ontvangen_op": ontvangen}
    if draw(st.booleans()):
        melding = {**bestand("volledigheid")["volledig"][soort], **melding}
    if soort in ("bouwmelding", "gereedmelding") and draw(st.booleans()):
        wet = draw(st.none() | oordelen)
        melding["oordeel"] = {"oordeel": draw(oordelen), "wet": wet, "op": ontvangen + timedelta(draw(st.integers(0, 30)))}
    if soort in ("bouwmelding", "gereedmelding") and draw(st.integers(0, 2)) == 0:
        gevraagd = ontvangen + timedelta(draw(st.integers(0, 12)))
        binnen = gevraagd + timedelta(draw(st.integers(0, 20))) if draw(st.booleans()) else None
        melding["herstel"] = [{"gevraagd_op": gevraagd, "ontvangen_op": binnen}]
    if draw(st.integers(0, 5)) == 0:
        melding["ingetrokken_op"] = ontvangen + timedelta(draw(st.integers(0, 40)))
    if soort in ("startbouw", "eindebouw"):
        melding["datum"] = draw(st.none() | dagen)
    return melding


SOORTEN = ("bouwmelding", "startbouw", "eindebouw", "gereedmelding")
signalen = st.builds(
    lambda naam, op, opgelost: {"onderwerpen": naam, "ontvangen_op": op, "opgelost_op": opgelost},
    st.sampled_from([[], ["brand"], ["fundering"], ["kelder"], ["hemelwater", "gevel"]]), dagen, st.none() | dagen,
)  # fmt: skip


@st.composite
def zaken(draw: st.DrawFn, *, besluiten: bool = True) -> Feiten:
    soorten = draw(st.lists(st.sampled_from(SOORTEN), max_size=6))
    mogelijk = draw(st.none() | dagen)
    feiten: dict[str, Any] = {
        "meldingen": [draw(meldingen(soort)) for soort in soorten],
        "signalen": draw(st.lists(signalen, max_size=1)),
        "feitelijke_start_op": draw(st.none() | dagen), "beeindigd_op": draw(st.none() | dagen),
        "geplande_start": mogelijk, "in_gebruik_op": draw(st.none() | dagen),
        "verlies_gevolgklasse_op": draw(dagen) if draw(st.integers(0, 5)) == 0 else None,
        "gevolgklasse": draw(st.none() | st.sampled_from([{"verbouw": True}, {"verbouw": False, "monument": True}, {}])),
        "fasen": [{"id": "een", "meldingen": [draw(meldingen("gereedmelding"))], "signalen": draw(st.lists(signalen, max_size=1))}]
        if draw(st.booleans()) else [],
    }  # fmt: skip
    if besluiten and draw(st.booleans()):
        soort = draw(st.sampled_from(["gebruik_onder_voorwaarden", "bouwstop", "gebruiksverbod"]))
        feiten["besluiten"] = [{"soort": soort, "vanaf": draw(dagen), "tot_en_met": None, "door": "M. Mandaat"}]
    return Feiten.model_validate(_als_tupels(feiten))


def _als_tupels(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: _als_tupels(deel) for sleutel, deel in waarde.items()}
    return tuple(_als_tupels(deel) for deel in waarde) if isinstance(waarde, list) else waarde


def _knip(feiten: Feiten, op: date) -> Feiten:
    """The facts as somebody could have written them down on this day."""

    def tot(dag: date | None) -> date | None:
        return dag if dag and dag <= op else None

    def melding(een: Meldingfeit) -> dict[str, Any]:
        herstel = [{"gevraagd_op": h.gevraagd_op, "ontvangen_op": tot(h.ontvangen_op)} for h in een.herstel if h.gevraagd_op <= op]
        oordeel = een.oordeel.model_dump() if een.oordeel and een.oordeel.op <= op else None
        return {**een.model_dump(), "herstel": herstel, "oordeel": oordeel, "ingetrokken_op": tot(een.ingetrokken_op)}

    def gezien(lijst: Any) -> list[dict[str, Any]]:
        return [{**s.model_dump(), "opgelost_op": tot(s.opgelost_op)} for s in lijst if s.ontvangen_op <= op]

    los = ("feitelijke_start_op", "beeindigd_op", "in_gebruik_op", "verlies_gevolgklasse_op", "afgesloten_op")
    return Feiten.model_validate({
        **feiten.model_dump(),
        **{naam: tot(getattr(feiten, naam)) for naam in los},
        "meldingen": tuple(melding(een) for een in feiten.meldingen if een.ontvangen_op <= op),
        "signalen": tuple(gezien(feiten.signalen)),
        "besluiten": tuple(b for b in feiten.besluiten if b.vanaf <= op),
        "fasen": tuple({
            **fase.model_dump(), "in_gebruik_op": tot(fase.in_gebruik_op), "signalen": tuple(gezien(fase.signalen)),
            "meldingen": tuple(melding(een) for een in fase.meldingen if een.ontvangen_op <= op),
        } for fase in feiten.fasen),
    })  # fmt: skip


@genoeg
@given(zaken(), st.sampled_from(KADERS), dagen)
def test_de_stand_volgt_alleen_uit_wat_toen_bekend_was(feiten: Feiten, kader: str, op: date) -> None:
    eerste = stand(feiten, zoek_kader(kader), op)
    assert eerste == stand(feiten, zoek_kader(kader), op)
    assert eerste == stand(_knip(feiten, op), zoek_kader(kader), op)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(zaken(), st.sampled_from(KADERS), dagen)
def test_beletselen_volgen_alleen_uit_wat_toen_bekend_was(feiten: Feiten, kader: str, op: date) -> None:
    for daad in get_args(Daad):
        nu = beletselen(feiten, daad, zoek_kader(kader), op)
        assert nu == beletselen(_knip(feiten, op), daad, zoek_kader(kader), op), daad


@genoeg
@given(zaken(besluiten=False), st.sampled_from(KADERS[1:]), dagen)
def test_geen_kader_is_milder_dan_de_wet(feiten: Feiten, kader: str, op: date) -> None:
    gemeente, wet = stand(feiten, zoek_kader(kader), op), stand(feiten, zoek_kader("landelijk"), op)
    for poort in ("mag_starten", "mag_in_gebruik"):
        volgens_kader, volgens_wet = getattr(gemeente, poort), getattr(wet, poort)
        assert STRENGHEID[volgens_kader.oordeel] <= STRENGHEID[volgens_wet.oordeel], (poort, volgens_kader, volgens_wet)


@genoeg
@given(zaken(), st.sampled_from(KADERS), dagen)
def test_bewijs_verandert_de_stand_niet(feiten: Feiten, kader: str, op: date) -> None:
    zonder, met = stand(feiten, zoek_kader(kader), op), stand(feiten, zoek_kader(kader), op, met_bewijs=True)
    assert (zonder.fase, zonder.mag_starten, zonder.mag_in_gebruik, zonder.taken) == (
        met.fase, met.mag_starten, met.mag_in_gebruik, met.taken,
    )  # fmt: skip
    assert [(d.id, d.fase, d.mag_in_gebruik, d.taken) for d in zonder.fasen] == [
        (d.id, d.fase, d.mag_in_gebruik, d.taken) for d in met.fasen
    ]
    assert [(t.naam, t.resultaat.uitkomst, t.toestand) for t in zonder.alle_termijnen] == [
        (t.naam, t.resultaat.uitkomst, t.toestand) for t in met.alle_termijnen
    ]
    assert all(t.resultaat.bewijs for t in met.alle_termijnen)


@genoeg
@given(zaken(), st.sampled_from(KADERS), dagen)
def test_elk_oordeel_legt_zich_uit(feiten: Feiten, kader: str, op: date) -> None:
    gevonden = stand(feiten, zoek_kader(kader), op)
    for oordeel in (gevonden.mag_starten, gevonden.mag_in_gebruik, *(deel.mag_in_gebruik for deel in gevonden.fasen)):
        if oordeel.oordeel == "ja":
            assert oordeel.redenen == () and oordeel.vanaf and oordeel.vanaf <= op
        else:
            assert oordeel.redenen


@genoeg
@given(zaken(), st.sampled_from(KADERS), dagen)
def test_een_stand_blijft_gelijk_tot_en_met_haar_laatste_dag(feiten: Feiten, kader: str, op: date) -> None:
    """And no longer than she says: within the days of these zaken, the day after it something may be different."""
    gevonden, laatste = stand_met_houdbaarheid(feiten, zoek_kader(kader), op)
    assert gevonden == stand(feiten, zoek_kader(kader), op)
    einde = min(laatste, date(2027, 6, 1))
    for dagnummer in range(op.toordinal(), einde.toordinal() + 1):
        dag = date.fromordinal(dagnummer)
        assert replace(stand(feiten, zoek_kader(kader), dag), peildatum=op) == gevonden, dag
