"""What ``stand()`` says of a zaak in a story, asked beside the screens."""

from __future__ import annotations

from dataclasses import dataclass

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import Stand, stand
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Zaak

DELEN = ("fase", "mag_starten", "mag_in_gebruik", "termijnen", "taken", "fasen", "borger")


@dataclass(frozen=True)
class Waarnemer:
    """Asks the rules about one zaak of an organisatie; without a number about the newest."""

    organisatie: Organisatie
    nummer: str = ""

    def stand(self) -> Stand:
        with binnen(self.organisatie.pk):
            rijen = Zaak.objects.filter(nummer=self.nummer) if self.nummer else Zaak.objects.order_by("-pk")
            zaak = rijen[0]
            return stand(haal_feiten(zaak), kader_van(zaak), vandaag())

    def kort(self) -> tuple[str, str, str]:
        """Where it stands, whether the works may start, whether the building may be used."""
        nu = self.stand()
        return nu.fase, nu.mag_starten.oordeel, nu.mag_in_gebruik.oordeel

    def taken(self) -> set[str]:
        return {taak.code for taak in self.stand().taken}

    def termijn(self, soort: str) -> tuple[str, str]:
        """The state of the last termijn of this kind, and its date or empty."""
        gevonden = [termijn for termijn in self.stand().termijnen if termijn.soort == soort][-1]
        return gevonden.toestand, gevonden.resultaat.uitkomst.isoformat() if gevonden.resultaat.uitkomst else ""

    def veranderd(self, voor: Stand) -> set[str]:
        """Which parts of what is said now are other than before; all the rest is word for word the same."""
        nu = self.stand()
        return {deel for deel in DELEN if getattr(nu, deel) != getattr(voor, deel)}
