"""What a device sends: the form of a rapport, read strictly. What does not fit is a refusal with a remedy, never half a rapport."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.toezicht.acties.bezoeken import Bevindingen
from borgwijzer.toezicht.acties.bouwstop_ter_plaatse import MondelingeBouwstop

Sleutel = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Kort = Annotated[str, Field(max_length=300)]
Tekst = Annotated[str, Field(max_length=10_000)]
FOTOS_MEEST = 100


class Vorm(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


V = TypeVar("V", bound=Vorm)


class Antwoord(Vorm):
    antwoord: Annotated[str, Field(max_length=1_000)] = ""
    opmerking: Annotated[str, Field(max_length=1_000)] = ""


class Veldfoto(Vorm):
    sleutel: Sleutel
    bijschrift: Kort = ""
    punt: Annotated[str, Field(max_length=60)] = ""


class Veldbouwstop(Vorm):
    op: datetime.datetime
    aan: Kort
    reden: Tekst
    getuigen: Kort = ""


class Veldinhoud(Vorm):
    """The rapport itself. ``ondertekend``: who made it put his name under it, on ``ondertekend_om`` by the clock of the device."""

    gedaan_op: datetime.date
    begonnen_om: datetime.time | None = None
    geeindigd_om: datetime.time | None = None
    plaats: Kort
    aanwezigen: Annotated[str, Field(max_length=2_000)] = ""
    uitkomst: Annotated[str, Field(max_length=30)]
    waarnemingen: Tekst
    punten: dict[Annotated[str, Field(max_length=60)], Antwoord] = {}
    bouwstop: Veldbouwstop | None = None
    ondertekend: bool = False
    ondertekend_om: datetime.datetime | None = None

    def bevindingen(self) -> Bevindingen:
        """The findings as the deed takes them, without photos."""
        return Bevindingen(
            gedaan_op=self.gedaan_op, uitkomst=self.uitkomst, plaats=self.plaats, waarnemingen=self.waarnemingen,
            aanwezigen=self.aanwezigen, begonnen_om=self.begonnen_om, geeindigd_om=self.geeindigd_om,
            antwoorden={naam: (een.antwoord, een.opmerking) for naam, een in self.punten.items()},
        )  # fmt: skip

    def mondeling(self) -> MondelingeBouwstop | None:
        """The oral bouwstop, if there was one."""
        stop = self.bouwstop
        return MondelingeBouwstop(stop.op, stop.aan, stop.reden, stop.getuigen) if stop else None


class Gestuurd(Vorm):
    """A rapport with its name on the device, the version of the controle from which it was written, and its photos in order."""

    sleutel: Sleutel
    controle: Annotated[int, Field(ge=1, lt=2**62)]
    versie: Annotated[int, Field(ge=0, lt=2**31)]
    inhoud: Veldinhoud
    fotos: Annotated[tuple[Veldfoto, ...], Field(max_length=FOTOS_MEEST)] = ()


class Aankondiging(Vorm):
    """A photo that is about to come in pieces."""

    sleutel: Sleutel
    naam: Annotated[str, Field(max_length=500)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    grootte: Annotated[int, Field(ge=1, lt=2**40)]


def lees_gestuurd(ruw: Any) -> Gestuurd:
    """A rapport as it came. Raises ``Geweigerd`` that names the first thing that does not fit."""
    return _lees(Gestuurd, ruw)


def lees_aankondiging(ruw: Any) -> Aankondiging:
    """The announcement of a photo. Raises ``Geweigerd`` likewise."""
    return _lees(Aankondiging, ruw)


def _lees(vorm: type[V], ruw: Any) -> V:
    try:
        return vorm.model_validate(ruw)
    except ValidationError as fouten:
        waar = ".".join(str(deel) for deel in fouten.errors(include_input=False)[0]["loc"])
        zin = (
            f"Dit onderdeel past niet: {waar or 'het geheel'}. Werk de app bij en verstuur opnieuw; uw werk blijft op het toestel."
        )
        raise Geweigerd("veld_onleesbaar", zin) from None
