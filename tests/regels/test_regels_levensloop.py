"""De stand van een zaak op peildata, als tabel."""

from datetime import date
from typing import Any

from regelvoorbeelden import bestand, feiten_van, kader_van, rijen

from borgwijzer.regels.levensloop import Poortoordeel, Stand, stand


def _poort(naam: str, oordeel: Poortoordeel) -> dict[str, Any]:
    return {
        naam: oordeel.oordeel,
        f"{naam}_vanaf": oordeel.vanaf or "",
        f"{naam}_door": oordeel.beslist_door or "",
        f"{naam}_redenen": [reden.code for reden in oordeel.redenen],
    }


def _vergelijkbaar(gevonden: Stand) -> dict[str, Any]:
    return {
        "fase": gevonden.fase,
        "toestand": {termijn.soort: termijn.toestand for termijn in gevonden.termijnen},
        "taken": [taak.code for taak in gevonden.taken],
        "delen": {deel.id: [deel.mag_in_gebruik.oordeel, deel.fase] for deel in gevonden.fasen},
        **_poort("starten", gevonden.mag_starten),
        **_poort("gebruik", gevonden.mag_in_gebruik),
    }


@rijen("levensloop")
def test_stand(voorbeeld: dict[str, Any]) -> None:
    feiten, kader = feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld)
    for verwacht in voorbeeld["op"]:
        op = verwacht["peildatum"]
        gevonden = _vergelijkbaar(stand(feiten, kader, op))
        wel, niet = verwacht.get("taak"), verwacht.get("geen_taak")
        assert wel is None or wel in gevonden["taken"], (op, wel)
        assert niet not in gevonden["taken"], (op, niet)
        rest = {sleutel: waarde for sleutel, waarde in verwacht.items() if sleutel not in ("peildatum", "taak", "geen_taak")}
        assert {sleutel: gevonden[sleutel] for sleutel in rest} == rest, op


def test_een_besluit_toont_wie_het_nam_en_de_voorwaarden() -> None:
    voorbeeld = next(v for v in bestand("levensloop")["voorbeeld"] if v["naam"].startswith("Een open signaal over brand"))
    oordeel = stand(feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld), date(2026, 3, 24)).mag_in_gebruik
    assert oordeel.redenen[0].tekst.startswith("M. Mandaat, teamleider heeft gebruik onder voorwaarden toegestaan")
    assert oordeel.voorwaarden == ("Er loopt een brandwacht.",)
