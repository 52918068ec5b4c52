"""What the tests of practising share: a municipality that is real, and a small practice organisatie."""

from __future__ import annotations

from borgwijzer.beheer.gezag import registreer_organisatie
from borgwijzer.klok import nu
from borgwijzer.oefenen.acties.ronde import begin_opnieuw, voer_ronde_uit
from borgwijzer.organisaties.models import Account, Oefenronde, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from tests.conftest import maak_klaar


def maak_echte_gemeente() -> Organisatie:
    """Gemeente Elzenburg is invented too, but not for practising: what is in it must stay. Commits."""
    gemeente = registreer_organisatie(
        naam="Gemeente Elzenburg", slug="elzenburg", oin="00000001999999960000", kader="hoeksche-waard"
    )
    maak_klaar(gemeente)
    return gemeente


def maak_medewerker(organisatie: Organisatie, rol: Rol, email: str = "", *, actief: bool = True) -> Account:
    with binnen(organisatie.pk):
        account = Account.objects.maak(
            email=email or f"{rol.value}@{organisatie.slug}.example.org", naam=f"Mens {rol.value}", organisatie=organisatie,
            rollen=[rol], wachtwoord="proefwachtwoord-1",
        )  # fmt: skip
        if not actief:
            account.actief = False
            account.save(update_fields=["actief"])
    return account


def vul_nu(organisatie: Organisatie, aantal: int = 60) -> Oefenronde:
    """Begin again, without a worker."""
    with binnen(organisatie.pk):
        return voer_ronde_uit(begin_opnieuw(organisatie, door=None, moment=nu(), totaal=aantal).pk)
