"""A stored letter. Template `web/brief.html`, url `brief` (zaaknummer, brief_id); the PDF comes from `brief_pdf`."""

from dataclasses import dataclass

from borgwijzer.web.beelden.bewijs import Bewijs
from borgwijzer.web.beelden.bewijs import voorbeeld as voorbeeld_bewijs
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.verzending import Verzendblok
from borgwijzer.web.beelden.verzending import voorbeeld as voorbeeld_verzending


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefBeeld:
    """`brief` is None when the text cannot be made again exactly: then only the PDF shows what was sent.

    `bewijzen` pairs the meaning of each date in the letter with its proof. `verzending` is None for what stays inside.
    """

    id: str
    zaaknummer: str
    zaak_titel: str
    status: Status
    feiten: tuple[Feit, ...]
    brief: Briefbeeld | None
    onderwerp: str
    bewijzen: tuple[tuple[str, Bewijs], ...] = ()
    verzending: Verzendblok | None = None
    fout: str = ""


def voorbeeld() -> BriefBeeld:
    """A letter that was sent, with the proof of its date."""
    return BriefBeeld(
        id="11",
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        status=Status("Verstuurd", "goed"),
        feiten=(
            Feit("Soort", "Bouwmelding onvolledig"),
            Feit("Gemaakt", "wo 18 mrt 2026, 14.31 uur, door Noor van Dijkhuizen"),
            Feit("Goedgekeurd", "wo 18 mrt 2026, 16.02 uur, door Amal Rietvoort"),
            Feit("Gemarkeerd als verstuurd", "wo 18 mrt 2026, 16.02 uur"),
        ),
        brief=make_brief(),
        onderwerp=make_brief().onderwerp,
        verzending=voorbeeld_verzending(),
        bewijzen=(("Maandag 13 april 2026: eerste dag waarop de bouw mag starten", voorbeeld_bewijs()),),
    )
