"""What stands around a signal on its page: what is known of it, its photos, signals that look alike, and what may be done next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.gelijke_signalen import Gelijkenis, list_gelijke
from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.queries_signalen import maak_spoor
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.signaal_nieuw import Gelijke
from borgwijzer.web.beelden.toezichtblok import Toezichtknop
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.signaalvelden import KANAAL
from borgwijzer.web.vullen.documenten import verwijs
from borgwijzer.web.vullen.gevaar import maak_bellen, maak_bouwstoplink
from borgwijzer.web.vullen.signaal_nieuw import maak_gelijke
from borgwijzer.web.vullen.signaalstukken import verwijs_stuk
from borgwijzer.zaken.models import Document, Signaal, Signaalstuk, Zaak

JA_NEE = {True: "ja", False: "nee", None: ""}
VERZOEK = (
    "De melder vraagt ons om te handhaven. Leg dat vast als handhavingsverzoek: op een verzoek van een belanghebbende moet altijd "
    "worden beslist, ook als u dit signaal niet opvolgt."
)
# What else may be begun from a signal: a button for who may, on a signal that is open.
Knopbron = Callable[[Signaal, Zaak, Account], tuple[Toezichtknop, ...]]
KNOPPEN: tuple[Knopbron, ...] = ()


@dataclass(frozen=True, slots=True)
class Omgeving:
    """Rows around a signal: its photos, the documents of its melding, the signals of here and nearby, and those joined to it.

    ``getoond``: a shielded name that was asked for, this once; ``getypt``: the reason of joining or undoing that was refused.
    """

    stukken: Sequence[Signaalstuk] = ()
    documenten: Sequence[Document] = ()
    rond: Sequence[Signaal] = ()
    gevoegd: Sequence[Signaal] = ()
    getoond: str = ""
    getypt: Mapping[str, str] = field(default_factory=dict)


def maak_omgeving(rond: Omgeving, zaak: Zaak, signaal: Signaal, kader: Kader, account: Account) -> dict[str, Any]:
    """The fields of the page that are about it."""
    vast = mag(account, Daad.LEG_FEIT_VAST) and not zaak.afgesloten_op
    los = signaal.opgelost_op is None and signaal.samengevoegd_met_id is None
    gevaar = signaal.direct_gevaar and signaal.opgelost_op is None
    afgeschermd = signaal.melder_afgeschermd and bool(signaal.melder)
    return {
        "feiten": tuple(feit for feit in list_signaalfeiten(signaal) if feit.waarde),
        "toon_melder": afgeschermd and mag(account, Daad.ZIE_MELDER) and not rond.getoond,
        "getoond": rond.getoond,
        "verzoek": VERZOEK if signaal.handhavingsverzoek else "",
        "bellen": maak_bellen(kader) if gevaar else None,
        "gevaar_url": f"{reverse('gevaar', args=[zaak.nummer])}?signaal={signaal.pk}" if vast and los and not gevaar else "",
        "bouwstop_url": maak_bouwstoplink(zaak, account, signaal) if gevaar else "",
        "stukken": (*(verwijs_stuk(s, zaak, kader) for s in rond.stukken), *(verwijs(d) for d in rond.documenten)),
        "mag_stukken": vast and signaal.opgelost_op is None,
        **_maak_samen(rond, signaal, kader, mag_samen=vast and los, mag_los=vast),
        "berichten": tuple(_schrijf_berichten(signaal)),
        "bericht_url": reverse("signaal_bericht", args=[zaak.nummer, signaal.pk]) if vast else "",
        "knoppen": tuple(knop for bron in KNOPPEN for knop in bron(signaal, zaak, account)) if vast and los else (),
    }  # fmt: skip


def list_signaalfeiten(signaal: Signaal) -> Iterable[Feit]:
    """What is known of it, beside its words; an empty value is left out by the page."""
    yield Feit("Kanaal", dict(KANAAL).get(signaal.kanaal, "") if signaal.kanaal else "")
    yield Feit("Artikelen", signaal.artikelen)
    yield Feit("Waaruit het blijkt", signaal.bewijs)
    yield Feit("Verklaring kan hierdoor niet", JA_NEE[signaal.blokkeert_verklaring])
    yield Feit("Herstel afgesproken", JA_NEE[signaal.herstel_afgesproken])
    yield Feit("Hersteld op of voor", schrijf_voluit(signaal.herstel_op) if signaal.herstel_op else "")


def _maak_samen(rond: Omgeving, signaal: Signaal, kader: Kader, *, mag_samen: bool, mag_los: bool) -> dict[str, Any]:
    gevonden = list_gelijke(maak_spoor(signaal), map(maak_spoor, rond.rond), kader.inhoud.gelijke_signalen)
    hierbij = {str(ander.pk) for ander in rond.gevoegd}
    gelijke = [een for een in gevonden if een.id not in hierbij and een.id != str(signaal.samengevoegd_met_id)]
    gevonden_rijen = maak_gelijke(gelijke, rond.rond, open_signaal=signaal if mag_samen and not rond.gevoegd else None)
    met = signaal.samengevoegd_met
    los = met is not None and signaal.opgelost_op is None and mag_los
    veld = _vraag("los_reden", "Waarom gaan zij toch niet over hetzelfde?", rond) if los else None
    kan = any(een.daad for een in gevonden_rijen)
    return {
        "gelijke": tuple(gevonden_rijen),
        "gevoegd": tuple(_verwijs(ander) for ander in rond.gevoegd),
        "bij": _verwijs(met) if met else None,
        "samen": veld or (_vraag("samen_reden", "Waarom gaan zij over hetzelfde?", rond) if kan else None),
    }


def _vraag(naam: str, etiket: str, rond: Omgeving) -> Invoerveld:
    return Invoerveld(naam=naam, etiket=etiket, soort="lang", waarde=rond.getypt.get(naam, ""), verplicht=True)


def _verwijs(ander: Signaal) -> Gelijke:
    (regel,) = maak_gelijke([Gelijkenis(str(ander.pk), (), sterk=False)], [ander])
    return regel


def _schrijf_berichten(signaal: Signaal) -> Iterable[str]:
    if signaal.doorgezonden_op:
        op = schrijf_kort(signaal.doorgezonden_op)
        yield f"Doorgezonden aan {signaal.doorgezonden_aan} op {op}: {signaal.doorgezonden_reden}"
    if signaal.bevestigd_op:
        yield f"De melder kreeg bericht op {schrijf_kort(signaal.bevestigd_op)}."
