"""What can go wrong when a letter is made; every message is one Dutch sentence that says what to do."""


class BriefFout(Exception):
    """A letter cannot be made as asked."""


class OntbrekendGegeven(BriefFout):
    """A named fact that the letter needs was not given."""

    def __init__(self, brief: str, gegeven: str) -> None:
        super().__init__(f"Voor de brief '{brief}' ontbreekt het gegeven '{gegeven}': vul het in en maak de brief opnieuw.")
        self.gegeven = gegeven


class OngeldigGegeven(BriefFout):
    """A named fact has a value that the letter does not know."""

    def __init__(self, brief: str, gegeven: str, keuzes: tuple[str, ...]) -> None:
        super().__init__(f"Het gegeven '{gegeven}' van de brief '{brief}' is onbekend: kies uit {', '.join(keuzes)}.")


class Tegenspraak(BriefFout):
    """Two facts of one letter contradict each other."""


class SjabloonFout(BriefFout):
    """A text file of a letter is not sound, for example because it names an unknown fact."""


class OngeldigeHuisstijl(BriefFout):
    """A house style cannot be used: the colour is too light or the logo is not fit."""


class BriefNietGezet(BriefFout):
    """The typesetter refused the letter."""
