"""A refused deed. Template `web/geweigerd.html`; shown with status 409 when an action raised `Geweigerd`."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import BBL_2_18, Beletsel


@dataclass(frozen=True, slots=True)
class WeigeringBeeld:
    """`daad` completes the sentence `… kan nu niet.`; `terug_url` leads to the page of the zaak."""

    daad: str
    beletselen: tuple[Beletsel, ...]
    terug_tekst: str
    terug_url: str


def voorbeeld() -> WeigeringBeeld:
    """Somebody wants to approve his own proposal."""
    return WeigeringBeeld(
        "Deze afwijzing goedkeuren",
        (
            Beletsel("U heeft deze afwijzing zelf voorgesteld. Vraag een collega om haar goed te keuren."),
            Beletsel("De toets is daarna gewijzigd. Stel de afwijzing opnieuw voor.", (BBL_2_18,)),
        ),
        "Terug naar zaak WM-2026-000412",
        "/zaak/WM-2026-000412/",
    )
