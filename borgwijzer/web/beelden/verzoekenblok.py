"""The requests for data in the list on the page of a zaak. Template part `web/deel/verzoeken.html`."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Status


@dataclass(frozen=True, slots=True)
class Verzoekregel:
    """A request in the list on the page of the zaak; `wanneer` is a phrase with a day."""

    id: str
    naam: str
    aan: str
    status: Status
    wanneer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekenblok:
    """The requests of a zaak, open ones first; `mag_vragen` offers to make one."""

    regels: tuple[Verzoekregel, ...] = ()
    mag_vragen: bool = False


LEEG = Verzoekenblok()
