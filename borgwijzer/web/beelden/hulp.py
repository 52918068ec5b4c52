"""The help of a screen: what one does here, and the text of the kader that it carries out. Part of `omlijsting`."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import BBL_2_19, KADER, Bron


@dataclass(frozen=True, slots=True)
class Hulpnoot:
    """A juridische kanttekening at a rule."""

    tekst: str
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpregel:
    """A rule of the kader in words. `lezing` is the reading that was chosen, or empty; `onzeker` is still to be confirmed."""

    tekst: str
    bronnen: tuple[Bron, ...] = ()
    lezing: str = ""
    onzeker: bool = False
    noten: tuple[Hulpnoot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulp:
    """`kader` names the version; `zwijgt` says why there are no rules, or is empty when there are."""

    titel: str
    uitleg: tuple[str, ...]
    kader: str = ""
    regels: tuple[Hulpregel, ...] = ()
    zwijgt: str = ""


def voorbeeld() -> Hulp:
    """A rule with everything."""
    regel = Hulpregel(
        tekst="Wachttijd na de gereedmelding: 10 werkdagen.", bronnen=(KADER, BBL_2_19), lezing="De dag zelf telt niet mee.",
        onzeker=True, noten=(Hulpnoot("De wet noemt twee weken.", (BBL_2_19,)),),
    )  # fmt: skip
    return Hulp(titel="Een melding toetsen", uitleg=("Ga de lijst na.", "Beslis daarna."), kader="Kader van 2024", regels=(regel,))
