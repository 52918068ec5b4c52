"""Samenhang van stukken, als tabel."""

from datetime import date
from typing import Any

from regelvoorbeelden import als, kader_van, rijen

from borgwijzer.regels.feiten import Gegevens, Meldingfeit
from borgwijzer.regels.samenhang import vergelijk_meldingen, verschillen
from borgwijzer.regels.volledigheid import toets_volledigheid


@rijen("samenhang")
def test_samenhang(voorbeeld: dict[str, Any]) -> None:
    stukken = [als(Gegevens, stuk) for stuk in voorbeeld["feiten"]["stukken"]]
    gevonden = verschillen(stukken)
    assert [verschil.gegeven for verschil in gevonden] == voorbeeld["verwacht"]["verschil"]
    assert all(verschil.bron_links in str(verschil) and verschil.waarde_rechts in str(verschil) for verschil in gevonden)


def test_de_gereedmelding_wordt_met_de_laatste_bouwmelding_vergeleken() -> None:
    def meld(soort: str, naam: str, **anders: Any) -> Meldingfeit:
        inhoud = {"soort": soort, "ontvangen_op": "2026-03-02", "kwaliteitsborger": {"naam": naam}}
        return Meldingfeit.model_validate({**inhoud, **anders})

    ingetrokken = meld("bouwmelding", "Borgburo Duin", ingetrokken_op="2026-03-03")
    feiten = vergelijk_meldingen([meld("bouwmelding", "Borgburo Waterland"), ingetrokken, meld("gereedmelding", "Borgburo Polder")])
    assert [melding.gegevens for melding in feiten[:2]] == [(), ()]
    assert [str(verschil) for verschil in verschillen(feiten[2].gegevens)] == [
        "kwaliteitsborger: bouwmelding zegt 'Borgburo Waterland', gereedmelding zegt 'Borgburo Polder'"
    ]


def test_dat_de_meldingen_gelijk_zijn_zegt_nog_niets_over_de_stukken() -> None:
    melding = {"ontvangen_op": "2026-03-02", "instrument": "Toetsmaat"}
    feiten = vergelijk_meldingen([Meldingfeit.model_validate({**melding, "soort": s}) for s in ("bouwmelding", "gereedmelding")])
    bevindingen = toets_volledigheid(feiten[1], kader_van({"kader": "hoeksche-waard"}), date(2026, 3, 9)).bevindingen
    samenspraak = next(b for b in bevindingen if b.eis == "hw-gm-samenspraak")
    assert (samenspraak.voldaan, samenspraak.reden) == (None, "de meldingen spreken elkaar niet tegen; vergelijk zelf de stukken")
