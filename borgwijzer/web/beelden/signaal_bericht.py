"""Letters about a signal. Template `web/signaal_bericht.html`, url `signaal_bericht` (zaaknummer, signaal_id).

Posts `daad=bevestig`, or with `aan`, `adres`, `reden`, `ook_hier` `daad=bekijk` (shows the letter) and `daad=doorzenden`.
`brief`: the button to change the text of that second letter.
"""

from dataclasses import dataclass, replace

from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.vastleggen import Briefknoppen


@dataclass(frozen=True, slots=True, kw_only=True)
class BerichtBeeld:
    """`ontvangst` is the receipt as it would go, or None and `ontvangst_uitleg` says why. `velden` empty: it cannot be sent on."""

    zaaknummer: str
    zaak_titel: str
    signaal_id: str
    afgeschermd: bool = False
    ontvangst: Briefbeeld | None = None
    ontvangst_uitleg: str = ""
    velden: tuple[Invoerveld, ...] = ()
    velden_uitleg: str = ""
    doorzending: Briefbeeld | None = None
    brief: Briefknoppen | None = None
    mag: bool = False
    fout: str = ""


def voorbeeld() -> BerichtBeeld:
    """Both can be done, and the letter to another authority was asked for."""
    velden = (
        Invoerveld(naam="aan", etiket="Aan wie?", verplicht=True), Invoerveld(naam="adres", etiket="Adres", soort="lang"),
        Invoerveld(naam="ook_hier", etiket="Een deel is ook voor ons", soort="vinkje"),
    )  # fmt: skip
    return BerichtBeeld(
        zaaknummer="2026-000412", zaak_titel="Kade 12, Wilgenmeer", signaal_id="3", afgeschermd=True, ontvangst=make_brief(),
        velden=velden, doorzending=make_brief(), mag=True,
        brief=Briefknoppen(zin="Noor maakte deze brief klaar.", tekst="tekst-doorzenden"), fout="Vul in aan wie u het doorzendt.",
    )  # fmt: skip


def voorbeeld_geen() -> BerichtBeeld:
    """Nobody to write to, and it was sent on already."""
    uitleg = "Van de melder is geen naam bekend."
    return replace(
        voorbeeld(), ontvangst=None, ontvangst_uitleg=uitleg, velden=(), velden_uitleg="Al doorgezonden.", doorzending=None, fout=""
    )
