"""Make an organisatie: only the owner of the database may write that table."""

from django.db import connections, transaction

from borgwijzer.beheer.datamap import OnbruikbareOmgeving
from borgwijzer.organisaties.models import Organisatie


def registreer_organisatie(  # noqa: PLR0913 - what an organisatie is, each part by its name
    *,
    naam: str,
    slug: str,
    oin: str,
    kader: str,
    demo: bool = False,
    oefent_voor: Organisatie | None = None,
    kaartlink: str | None = None,
) -> Organisatie:
    """Make the organisatie with this slug, or bring its other fields up to date; ``demo`` is for good.

    ``kaartlink`` None leaves the map as it is. ``oefent_voor``: the municipality whose people practise here.
    Raises ``ValidationError`` for a wrong OIN or slug,
    ``OnbruikbareOmgeving`` when the owner is not known here, or when the organisatie would change into the other kind.
    """
    if "eigenaar" not in connections.settings:
        raise OnbruikbareOmgeving("Een organisatie maakt u als eigenaar: zet DATABASE_URL_EIGENAAR naar de eigenaarsrol.")
    with transaction.atomic(using="eigenaar"):
        organisatie = Organisatie.objects.using("eigenaar").select_for_update().filter(slug=slug).first()
        if organisatie is not None and organisatie.demo != demo:
            soort = "om te oefenen" if organisatie.demo else "echt"
            raise OnbruikbareOmgeving(f"De organisatie {slug} is al {soort}: kies een andere slug.")
        organisatie = organisatie or Organisatie(slug=slug, demo=demo)
        organisatie.naam, organisatie.oin, organisatie.kader = naam, oin, kader
        organisatie.kaartlink = organisatie.kaartlink if kaartlink is None else kaartlink
        organisatie.oefent_voor_id = oefent_voor.pk if oefent_voor else None
        organisatie.clean_fields()
        organisatie.save(using="eigenaar")
    return Organisatie.objects.get(slug=slug)
