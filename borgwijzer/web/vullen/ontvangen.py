"""What was received, as a page: for the employee, and as the receipt of whoever filed it."""

from __future__ import annotations

from collections.abc import Sequence

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen import noem_meldkanaal
from borgwijzer.koppelingen.formulier.inhoud import SIGNAAL, Formulier
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.regels.beletselen import TE_TOETSEN
from borgwijzer.regels.volledigheid import kanaaloordeel
from borgwijzer.web.beelden.datumtekst import schrijf_moment
from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.ontvangen import BewijsBeeld, OntvangenBeeld
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.formuliervelden import KANALEN
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_kanttekeningen, maak_zin
from borgwijzer.web.vullen.formulier import noem_stuk
from borgwijzer.zaken.feiten import NEDERLAND, kader_van, maak_meldingfeit
from borgwijzer.zaken.models import Document, Melding

SOORTEN = {**MELDINGEN, SIGNAAL: "Signaal van een onregelmatigheid"}
KANAALNAMEN = dict(KANALEN)


def maak_ontvangen(
    melding: Melding, documenten: Sequence[Document], brief: OpgeslagenBrief | None, *, mag_toetsen: bool
) -> OntvangenBeeld:
    """The page right after registering. Whether it came the right way, is what the rules say."""
    kader = kader_van(melding.zaak)
    kanaal = kanaaloordeel(maak_meldingfeit(melding, ()), kader)
    return OntvangenBeeld(
        zaaknummer=melding.zaak.nummer,
        soort=MELDINGEN[melding.soort],
        feiten=(
            Feit("Zaak", melding.zaak.nummer),
            Feit("Soort", MELDINGEN[melding.soort]),
            Feit("Ontvangen", schrijf_moment(melding.ontvangen_op.astimezone(NEDERLAND))),
            Feit("Kanaal", KANAALNAMEN[melding.kanaal]),
            *((Feit("Kenmerk van de brief", brief.kenmerk),) if brief else ()),
        ),
        documenten=tuple(f"{noem_stuk(document.soort)}: {document.bestandsnaam}" for document in documenten),
        kanaal=maak_zin(kanaal.reden) if kanaal else "",
        kanaal_doen=f"Vraag de indiener om de melding opnieuw te doen via {noem_meldkanaal(melding)}. Dat staat ook in de "
        "ontvangstbevestiging. In de toets staat dit punt al op 'niet voldaan'." if kanaal else "",
        bronnen=maak_bronnen(kanaal.grondslag) if kanaal else (),
        kanttekeningen=maak_kanttekeningen(kader.kanttekeningen(f"eis.{kanaal.eis}"), kader) if kanaal else (),
        geadresseerde=brief.geadresseerde if brief else "",
        brief_id=str(brief.pk) if brief else "",
        toets_id=str(melding.pk) if melding.soort in TE_TOETSEN and mag_toetsen else "",
    )  # fmt: skip


def maak_bewijs(bericht: Bericht, formulier: Formulier, *, terug_url: str) -> BewijsBeeld:
    """The receipt of a form: when, under which number, and the digest with which it can be proved what was sent."""
    vervolg = "Een medewerker bekijkt wat u stuurde. Bij vragen noemt u het kenmerk hierboven."
    if formulier.soort == SIGNAAL and not formulier.melder.email and not formulier.melder.telefoon:
        per_brief = formulier.melder.naam and formulier.melder.adres
        vervolg += " U gaf geen telefoonnummer of e-mailadres, dus wij kunnen u "
        vervolg += "alleen een brief sturen." if per_brief else "niets laten weten."
    return BewijsBeeld(
        soort=SOORTEN[formulier.soort],
        feiten=(
            Feit("Kenmerk", bericht.verzoeknummer),
            Feit("Ontvangen", schrijf_moment(bericht.ontvangen_op.astimezone(NEDERLAND))),
            Feit("Soort", SOORTEN[formulier.soort]),
            Feit("Controlegetal (SHA-256)", bericht.sha256),
        ),
        documenten=tuple(f"{noem_stuk(stuk.soort)}: {stuk.naam}" for stuk in formulier.stukken),
        vervolg=vervolg,
        terug_url=terug_url,
    )  # fmt: skip
