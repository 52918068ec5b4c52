"""Background work for a practice organisatie."""

from borgwijzer.beheer.werk import werk
from borgwijzer.organisaties.oefenen import TAAK


@werk(naam=TAAK)
def vul_oefenomgeving(ronde_id: int) -> None:
    """Empty and fill; who is killed half-way goes on with the step that was not finished."""
    from borgwijzer.oefenen.acties.ronde import voer_ronde_uit  # the generator is large, and only this job needs it

    voer_ronde_uit(ronde_id)
