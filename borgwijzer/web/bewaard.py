"""What somebody typed when the session had ended: sealed, carried through the sign-in, and offered again afterwards.

The package travels in the page and is not kept here. It is sealed so that nobody can offer a form of their own making.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

from borgwijzer.geweigerd import Geweigerd

ZOUT = "borgwijzer.bewaard"
GELDIG_SECONDEN = 12 * 3600
MAX_TEKENS = 100_000
NIET_MEE = frozenset({"csrfmiddlewaretoken"})
# The field that says that files came along and were not kept.
KWIJT = "bestanden_kwijt"
KIES_OPNIEUW = "Er is nog niets opgeslagen. Kies de bestanden opnieuw: die zijn niet bewaard toen uw sessie verliep."

NIET_BEWAARD = "De bestanden die u koos, zijn niet bewaard: kies ze opnieuw."


@dataclass(frozen=True, slots=True)
class Pakje:
    """The address of a form and its fields, in the order in which they were sent."""

    pad: str
    velden: tuple[tuple[str, str], ...]

    @property
    def bestanden_kwijt(self) -> bool:
        """Files came along, and must be chosen again."""
        return any(naam == KWIJT for naam, _ in self.velden)


def pak_in(request: HttpRequest) -> str:
    """Seal the fields of a form. Empty when there is nothing worth keeping, or when it is too much; files are not kept."""
    velden = [(naam, waarde) for naam in request.POST if naam not in NIET_MEE for waarde in request.POST.getlist(naam)]
    if not velden:
        return ""
    if request.FILES:  # the files themselves do not fit: the form that gets the fields asks for them again
        velden.append((KWIJT, "ja"))
    tekst = signing.dumps({"pad": request.path, "velden": velden}, salt=ZOUT, compress=True)
    return tekst if len(tekst) <= MAX_TEKENS else ""


def eis_bestanden(request: HttpRequest) -> None:
    """Raise ``Geweigerd`` for a form that came back without its files: the words alone would be half of it."""
    if KWIJT in request.POST and not request.FILES:
        raise Geweigerd("bestanden_kwijt", KIES_OPNIEUW)


def noem_bestanden(request: HttpRequest, zin: str) -> str:
    """The sentence of a refusal, and that the files that came along are gone: a browser never chooses them again by itself."""
    return f"{zin} {NIET_BEWAARD}" if request.FILES and zin != KIES_OPNIEUW else zin


def pak_uit(tekst: str) -> Pakje | None:
    """Open a package; None when it was not sealed here or is older than twelve hours."""
    if not tekst or len(tekst) > MAX_TEKENS:
        return None
    try:
        inhoud = signing.loads(tekst, salt=ZOUT, max_age=GELDIG_SECONDEN)
    except signing.BadSignature:
        return None
    return Pakje(inhoud["pad"], tuple((naam, waarde) for naam, waarde in inhoud["velden"]))
