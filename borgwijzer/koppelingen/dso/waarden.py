"""Single values of a message: text with its publication mark, values from two sources, BSN, moments, yes/no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from .gebrek import Gebrek

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?\s*(Z|[+-]\d\d:\d\d)?", re.ASCII)
POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})\b", re.ASCII)
_JA, _NEE = {"true", "1", "ja", "waar"}, {"false", "0", "nee", "onwaar"}


@dataclass(frozen=True, slots=True)
class Tekst:
    """A trimmed text with its mark `publiceerbaar`; None when the message does not say whether it may go public."""

    tekst: str = ""
    publiceerbaar: bool | None = None

    def __bool__(self) -> bool:
        return bool(self.tekst)

    def __str__(self) -> str:
        return self.tekst


@dataclass(frozen=True, slots=True)
class Waarde:
    """A field that may come twice: from a base registry through DSO-LV, and as the user typed it. Both are kept."""

    dso: Tekst | None = None
    gebruiker: Tekst | None = None
    zonder_bron: Tekst | None = None

    @property
    def keuze(self) -> Tekst:
        """The value to show: DSO-LV, else what the user typed, else the value without source; empty ones are passed."""
        gevuld = (kandidaat for kandidaat in (self.dso, self.gebruiker, self.zonder_bron) if kandidaat)
        return next(gevuld, Tekst())

    @property
    def tekst(self) -> str:
        return self.keuze.tekst

    @property
    def publiceerbaar(self) -> bool | None:
        return self.keuze.publiceerbaar

    @property
    def verschilt(self) -> bool:
        """True when both sources gave a value and the values are not the same."""
        return bool(self.dso and self.gebruiker) and str(self.dso).casefold() != str(self.gebruiker).casefold()

    def __bool__(self) -> bool:
        return bool(self.keuze)

    def __str__(self) -> str:
        return self.tekst


LEEG_TEKST = Tekst()
LEEG_WAARDE = Waarde()


class Bsn:
    """A valid burgerservicenummer that does not show itself: printing, logging or formatting it gives asterisks.

    Only `nummer` gives the digits, so that every place that uses them can be found.
    """

    __slots__ = ("_cijfers",)

    def __init__(self, cijfers: str) -> None:
        """Raises ValueError, without the digits, unless `cijfers` are nine digits that pass the 11-test."""
        if not is_geldig_bsn(cijfers):
            raise ValueError("Geen geldig BSN: controleer het nummer bij de bron.")
        self._cijfers = cijfers

    @property
    def nummer(self) -> str:
        return self._cijfers

    def __repr__(self) -> str:
        return "Bsn(*********)"

    def __str__(self) -> str:
        return "*********"

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Bsn) and ander._cijfers == self._cijfers

    def __hash__(self) -> int:
        return hash(("Bsn", self._cijfers))


def is_geldig_bsn(cijfers: str) -> bool:
    """True for nine ASCII digits, not all zero, that pass the 11-test (weights 9..2 and -1)."""
    if not re.fullmatch(r"[0-9]{9}", cijfers) or cijfers == "000000000":
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(gewichten, cijfers, strict=True)) % 11 == 0


def schrijf_postcode(postcode: str) -> str:
    """Write a Dutch postcode as "1234 AB"; leave any other text as it is."""
    gevonden = POSTCODE.fullmatch(postcode)
    return f"{gevonden[1]} {gevonden[2].upper()}" if gevonden else postcode


def lees_ja_nee(tekst: str) -> bool | None:
    """Read "true", "1", "ja" / "false", "0", "nee" in any case; None for anything else."""
    woord = tekst.strip().casefold()
    return True if woord in _JA else False if woord in _NEE else None


def lees_moment(tekst: str, pad: str = "") -> tuple[datetime | None, tuple[Gebrek, ...]]:
    """Read an xs:dateTime with any number of fraction digits; a text without zone is Europe/Amsterdam.

    Digits after the sixth are cut off. The result is aware and in Europe/Amsterdam, or None with a finding. The double
    hour in October is read as its first pass and the missing hour in March as the hour after it, each with a finding.
    A date without a time is midnight, with a finding.
    """
    delen = _MOMENT.fullmatch(tekst.strip())
    if not delen:
        return None, (_onleesbaar(pad),)
    gebreken: tuple[Gebrek, ...] = () if delen[4] else (Gebrek("moment_zonder_tijd", _ZONDER_TIJD, pad),)
    try:
        los = _kloktijd(delen)
        if delen[8]:
            return los.replace(tzinfo=_zone(delen[8])).astimezone(AMSTERDAM), gebreken
        moment, overgang = _plaatselijk(los, pad)
    except (ValueError, OverflowError):
        return None, (_onleesbaar(pad),)
    return moment, gebreken + overgang


_ZONDER_TIJD = "Het tijdstip heeft alleen een datum; er is 00:00 uur aangehouden: controleer het als het uur telt."


def _onleesbaar(pad: str) -> Gebrek:
    return Gebrek("moment_onleesbaar", "Het tijdstip is niet te lezen: vul het met de hand in bij de triage.", pad)


def _kloktijd(delen: re.Match[str]) -> datetime:
    jaar, maand, dag = int(delen[1]), int(delen[2]), int(delen[3])
    uur, minuut, seconde = int(delen[4] or 0), int(delen[5] or 0), int(delen[6] or 0)
    micro = int((delen[7] or "0")[:6].ljust(6, "0"))
    # xs:dateTime allows 24:00:00 for the midnight that ends the day.
    if (uur, minuut, seconde, micro) == (24, 0, 0, 0):
        return datetime(jaar, maand, dag) + timedelta(days=1)  # noqa: DTZ001 - the zone is decided by the caller
    return datetime(jaar, maand, dag, uur, minuut, seconde, micro)  # noqa: DTZ001


def _zone(tekst: str) -> timezone:
    if tekst == "Z":
        return UTC
    uren, minuten = int(tekst[1:3]), int(tekst[4:6])
    if uren > 14 or minuten > 59:
        raise ValueError(tekst)
    verschil = timedelta(hours=uren, minutes=minuten)
    return timezone(verschil if tekst[0] == "+" else -verschil)


def _plaatselijk(los: datetime, pad: str) -> tuple[datetime, tuple[Gebrek, ...]]:
    eerste, tweede = los.replace(tzinfo=AMSTERDAM, fold=0), los.replace(tzinfo=AMSTERDAM, fold=1)
    if eerste.utcoffset() == tweede.utcoffset():
        return eerste, ()
    echt = eerste.astimezone(UTC).astimezone(AMSTERDAM)
    if echt.replace(tzinfo=None) == los:
        zin = "Dit uur bestaat twee keer door de wintertijd; het eerste is aangehouden: controleer het als het uur telt."
        return eerste, (Gebrek("moment_dubbel_uur", zin, pad),)
    zin = f"Dit uur bestaat niet door de zomertijd; {echt:%H:%M} uur is aangehouden: controleer het als het uur telt."
    return echt, (Gebrek("moment_bestaat_niet", zin, pad),)
