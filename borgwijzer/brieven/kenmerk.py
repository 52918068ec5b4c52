"""The reference of a letter."""

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.zaken.models import Zaak

# Stands in a preview for the code that the letter will have.
GEEN_CODE = "XXXX-XXXX-XXXX"


def maak_kenmerk(zaak: Zaak) -> str:
    """The next free kenmerk of this zaak; whoever calls holds the zaak, or only previews."""
    return f"{zaak.nummer}-{OpgeslagenBrief.objects.filter(zaak=zaak).count() + 1:02d}"
