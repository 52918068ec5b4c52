"""Steps of a story about signals and besluiten, as the rows and events that the deeds of the product would have left."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from borgwijzer.demo.plekken import getalplek
from borgwijzer.demo.verhalen import Stap, Verhaal
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.signaal import adviseer_signaal
from borgwijzer.zaken.feiten import maak_signaalfeit
from borgwijzer.zaken.models import Besluit, Besluittoestand, Melding, Signaal

if TYPE_CHECKING:
    from borgwijzer.demo.zaakloop import Zaakloop

GEZIEN = (
    "De wapening ligt anders dan op de tekening.", "Een kolom staat niet op de plek van de berekening.",
    "De doorvoer in de brandscheiding is niet dicht.", "Onder het dak ontbreekt op een hoek de isolatie.",
    "De meterkast wijkt af van de tekening.", "De drempel bij de voordeur is hoger dan mag.",
    "Het stucwerk laat los in de hal.", "De tekening van het dak is niet bijgewerkt.",
)  # fmt: skip
MOTIVERING = {
    "bouwstop": "Er wordt gebouwd terwijl dat niet mag. De bouwplaats is bezocht en de aannemer is gehoord.",
    "gebruiksverbod": "Zolang de onregelmatigheid er is, is het gebouw niet veilig te gebruiken.",
    "gebruik_onder_voorwaarden": "Met deze voorwaarden kan het gebouw gebruikt worden tot het herstel klaar is.",
}


def neem_signaal_op(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    """A signal comes in and counts at once."""
    gegevens = stap.gegevens
    tekst = GEZIEN[gegevens.get("gezien", 0) % len(GEZIEN)]
    _voeg_signaal_toe(
        loop, loop.dag(stap.dag), bron=gegevens.get("bron", "kwaliteitsborger"), omschrijving=tekst,
        onderwerpen=_kies_onderwerp(loop.decor.kader, gegevens), gevaar=gegevens.get("gevaar", False),
    )  # fmt: skip


def neem_strijdigheid_op(loop: Zaakloop, melding: Melding, dag: datetime.date) -> dict[str, Any]:
    """What a kwaliteitsborger reports is a signal at once (Bkl 3.86); gives what the melding says of it."""
    onderwerpen = _kies_onderwerp(loop.decor.kader, {"gebruik": "onder_voorwaarden"})
    _voeg_signaal_toe(
        loop, dag, bron="kwaliteitsborger", omschrijving=GEZIEN[2], onderwerpen=onderwerpen, gevaar=False, melding=melding
    )
    return {
        "afwijking": GEZIEN[2], "onderwerpen": onderwerpen, "blokkeert_verklaring": True, "direct_gevaar": False,
        "herstel_afgesproken": True,
    }  # fmt: skip


def _voeg_signaal_toe(  # noqa: PLR0913 - a row has this many parts
    loop: Zaakloop, dag: datetime.date, *, bron: str, omschrijving: str, onderwerpen: list[str], gevaar: bool,
    melding: Melding | None = None,
) -> None:  # fmt: skip
    """The row of a signal and its event; one that came with a ``melding`` was written down by the program."""
    door = None if melding is not None else loop.doener
    rij = Signaal(
        id=getalplek(f"signaal{len(loop.signalen)}"), organisatie_id=loop.decor.organisatie_id, zaak_id=loop.zaak.pk,
        melding_id=melding.pk if melding is not None else None, bron=bron, omschrijving=omschrijving, onderwerpen=onderwerpen,
        ontvangen_op=dag, direct_gevaar=gevaar, opgenomen_door_id=door.pk if door else None,
    )  # fmt: skip
    loop.signalen.append(rij)
    feiten = {"signaal": rij.pk, "bron": bron, "onderwerpen": onderwerpen, "direct_gevaar": gevaar}
    loop.leg_vast("signaal_ontvangen", dag, {**feiten, "ontvangen_op": dag.isoformat()}, door_programma=melding is not None)


def _kies_onderwerp(kader: Kader, gegevens: Any) -> list[str]:
    """The subject of a step, by its place or by its use; a kader without such a subject gives none."""
    namen = list(kader.onderwerpen)
    if "gebruik" in gegevens:
        return [naam for naam in namen if kader.onderwerpen[naam].gebruik == gegevens["gebruik"]][:1]
    return [namen[gegevens["plaats"] % len(namen)]] if "plaats" in gegevens and namen else []


def beoordeel_signaal(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    """The last signal is assessed as the kader says; without people there is nobody to do so."""
    if loop.behandelaar is None:
        return
    rij, dag = loop.signalen[-1], loop.werkdag(stap.dag)
    rij.risico, rij.risico_reden = True, "Wie hier werkt of woont, kan er last van hebben."
    advies = adviseer_signaal(maak_signaalfeit(rij), loop.decor.kader)
    rij.aanpak = advies.aanpak or "bureau"
    rij.aanpak_reden = "Het kader volgt dit niet op." if rij.aanpak == "geen" else ""
    rij.beoordeeld_op, rij.beoordeeld_door = dag, loop.behandelaar.naam
    gegevens = {
        "signaal": rij.pk,
        "onderwerpen": rij.onderwerpen,
        "risico": True,
        "risico_reden": rij.risico_reden,
        "aanpak": rij.aanpak,
        "advies": advies.als_dict(),
        "afgedaan": False,
        "was": {"onderwerpen": rij.onderwerpen, "risico": None, "aanpak": ""},
    }
    loop.leg_vast("signaal_beoordeeld", dag, gegevens, reden=rij.aanpak_reden)


def los_signaal_op(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    """The last signal is solved."""
    rij, dag = loop.signalen[-1], loop.werkdag(stap.dag)
    rij.opgelost_op, rij.oplossing = dag, "Hersteld; op de foto's van de kwaliteitsborger is het te zien."
    loop.leg_vast("signaal_opgelost", dag, {"signaal": rij.pk, "onderwerpen": rij.onderwerpen}, reden=rij.oplossing)


def besluit(loop: Zaakloop, stap: Stap, _verhaal: Verhaal) -> None:
    """A besluit is proposed, and a day later taken or refused by a colleague. Without people there is nobody to decide."""
    if loop.behandelaar is None or loop.collega is None:
        return
    gegevens, dag = stap.gegevens, loop.werkdag(stap.dag)
    soort, daarna = gegevens["soort"], loop.werkdag(stap.dag + 1)
    rij = Besluit(
        id=getalplek(f"besluit{len(loop.besluiten)}"), organisatie_id=loop.decor.organisatie_id, zaak_id=loop.zaak.pk, soort=soort,
        vanaf=daarna, motivering=MOTIVERING[soort], voorgesteld_door_id=loop.behandelaar.pk, voorgesteld_naam=loop.naam,
        voorgesteld_op=dag,
        voorwaarden=[{"tekst": tekst, "voldaan": False, "door": "", "op": None} for tekst in gegevens.get("voorwaarden", ())],
    )  # fmt: skip
    loop.besluiten.append(rij)
    feiten = {"besluit": rij.pk, "soort": soort, "vanaf": daarna.isoformat(), "tot_en_met": None,
              "voorwaarden": [v["tekst"] for v in rij.voorwaarden]}  # fmt: skip
    loop.leg_vast("besluit_voorgesteld", dag, feiten, reden=rij.motivering)
    tot = gegevens.get("tot", "genomen")
    if tot != "voorgesteld" and daarna < loop.decor.peildatum:
        _beslis(loop, rij, daarna, feiten, genomen=tot == "genomen")
        _vink_af(loop, rij, daarna, gegevens.get("voldaan", 0))


def _beslis(loop: Zaakloop, rij: Besluit, dag: datetime.date, feiten: dict[str, Any], *, genomen: bool) -> None:
    assert loop.collega is not None
    rij.toestand = Besluittoestand.GENOMEN if genomen else Besluittoestand.GEWEIGERD
    rij.beslist_door_id, rij.beslist_op = loop.collega.pk, dag
    rij.beslist_naam = f"{loop.collega.naam} ({', '.join(loop.collega.rollen)})"
    if genomen:
        loop.leg_vast("besluit_genomen", dag, feiten, door=loop.collega, reden=rij.motivering)
        return
    rij.weigering = "Eerst moet de aannemer zeggen wanneer het herstel klaar is."
    feiten = {"besluit": rij.pk, "soort": rij.soort}
    loop.leg_vast("besluit_geweigerd", dag, feiten, door=loop.collega, reden=rij.weigering)


def _vink_af(loop: Zaakloop, rij: Besluit, dag: datetime.date, aantal: int) -> None:
    for voorwaarde in rij.voorwaarden[:aantal]:
        voorwaarde |= {"voldaan": True, "door": loop.naam, "op": dag.isoformat()}
        feiten = {"besluit": rij.pk, "soort": rij.soort, "voorwaarde": voorwaarde["tekst"], "voldaan": True}
        loop.leg_vast("voorwaarde_afgevinkt", dag, feiten)


DADEN = {
    "signaal": neem_signaal_op,
    "signaal_beoordeeld": beoordeel_signaal,
    "signaal_opgelost": los_signaal_op,
    "besluit": besluit,
}
