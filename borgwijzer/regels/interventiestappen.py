"""De interventies zonder last als gegevens: per soort de stappen, wat eraan voorafgaat, wie aan de beurt is, en hoe het eindigt.

Bron: kader 4.1 en 4.3; domein 4.3, 5.3 en 11. Het kader noemt geen stappen, termijnen of rollen: de volgorde hier is de kleinste
die nodig is om een interventie te kunnen volgen. Lengtes staan in het kader, nooit hier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

# Wanneer een stap aan de beurt is, gezien vanaf de laatste dag die de vorige stap stelde.
Wanneer = Literal["meteen", "op_de_dag", "na_de_dag"]
# Waar een termijn voor is; het kader zegt onder `[interventieloop]` welke van zijn termijnen dat is.
Interventieterm = Literal[
    "begin", "uitnodigen", "afspraken", "herstel_na_waarschuwing", "herstel_na_maatregel", "nagaan", "periode", "bericht",
    "antwoord",
]  # fmt: skip
Uitkomst = Literal["hersteld", "niet_hersteld_zwaarder", "afgerond", "vervallen"]
BEGIN = ""
HERSTELD: tuple[Uitkomst, ...] = ("hersteld",)
ZWAARDER: tuple[Uitkomst, ...] = ("niet_hersteld_zwaarder",)
KLAAR: tuple[Uitkomst, ...] = ("afgerond",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapregel:
    """Een stap van een procedure.

    `na`: waarop zij volgt als het gewone vervolg, `ook_na`: waarna zij mag zonder dat zij moet; een plek is een stap, of een stap
    met haar uitslag (`gesprek:afspraken`), en leeg is het begin. `termijn`: de termijn van het kader waaruit de laatste dag
    volgt die de stap stelt; zij stelt er een als `stelt_dag`, en met `dag_bij` alleen bij die uitslagen. `binnen`: de termijn van
    het kader waarin de stap zelf gebeurt. `pas_na_dag` en `pas_op_dag`: uitslagen die pas dan vast te stellen zijn.
    `vandaag`: de stap is een brief, en gebeurt dus op de dag van vastleggen.
    """

    naam: str
    rol: str
    te_doen: str
    na: tuple[str, ...] = ()
    ook_na: tuple[str, ...] = ()
    wanneer: Wanneer = "meteen"
    binnen: Interventieterm | None = None
    stelt_dag: bool = False
    dag_bij: tuple[str, ...] = ()
    dag_naam: str = ""
    termijn: Interventieterm | None = None
    later: bool = False
    uitslagen: tuple[str, ...] = ()
    pas_na_dag: tuple[str, ...] = ()
    pas_op_dag: tuple[str, ...] = ()
    bezoeken_eerst: bool = False
    brief: str = ""
    vandaag: bool = False

    def vraagt_dag(self, uitslag: str) -> bool:
        """Of de stap met deze uitslag een laatste dag stelt."""
        return self.stelt_dag and (not self.dag_bij or uitslag in self.dag_bij)


@dataclass(frozen=True, slots=True)
class Procedure:
    """Een interventie als procedure. `slot`: bij welke plek zij mag eindigen, en hoe; `slot_na_dag`: pas na de gestelde dag.

    `aan_overtreder`: of de overtreder de brieven krijgt, en dus ook van het einde moet horen.
    """

    naam: str
    stappen: Mapping[str, Stapregel]
    slot: Mapping[str, tuple[Uitkomst, ...]]
    slot_na_dag: Mapping[str, tuple[Uitkomst, ...]] = field(default_factory=dict)
    aan_overtreder: bool = True


def _met_herstel(eerste: str, te_doen: str, herstel: Interventieterm) -> Procedure:
    """Een brief met een hersteltermijn, zo nodig uitstel, en een hercontrole."""
    naam = eerste.capitalize()
    return Procedure(
        naam,
        {
            eerste: Stapregel(
                naam=naam, rol="handhaver", te_doen=te_doen, na=(BEGIN,), binnen="begin", stelt_dag=True,
                dag_naam=f"Herstellen na de {eerste}", termijn=herstel, brief=eerste, vandaag=True,
            ),
            "hercontrole": Stapregel(
                naam="Hercontrole", rol="toezichthouder", te_doen="Ga na of de overtreding is hersteld, en schrijf wat u zag.",
                na=(eerste, "uitstel"), wanneer="na_de_dag", binnen="nagaan", uitslagen=("hersteld", "niet_hersteld"),
                pas_na_dag=("niet_hersteld",), brief="uitslag_hercontrole",
            ),
            "uitstel": Stapregel(
                naam="Meer tijd", rol="handhaver", te_doen="Geef meer tijd voor het herstel, met een reden.",
                ook_na=(eerste, "uitstel", "hercontrole:niet_hersteld"), stelt_dag=True, dag_naam="Herstellen, na uitstel",
                termijn=herstel, later=True, brief="hersteltermijn_verlengd", vandaag=True,
            ),
        },
        {"hercontrole:hersteld": HERSTELD, "hercontrole:niet_hersteld": ZWAARDER},
    )  # fmt: skip


SIGNAALGESPREK = Procedure(
    "Signaalgesprek",
    {
        "uitnodiging": Stapregel(
            naam="Uitnodiging", rol="toezichthouder", te_doen="Nodig de overtreder uit voor een gesprek.", na=(BEGIN,),
            ook_na=("uitnodiging", "gesprek:niet_verschenen"), binnen="begin", stelt_dag=True,
            dag_naam="Dag van het gesprek", termijn="uitnodigen", brief="uitnodiging_gesprek", vandaag=True,
        ),
        "gesprek": Stapregel(
            naam="Gesprek", rol="toezichthouder", te_doen="Voer het gesprek, en leg verslag en afspraken vast.",
            na=("uitnodiging",), wanneer="op_de_dag", stelt_dag=True, dag_bij=("afspraken",), dag_naam="Afspraken nakomen",
            termijn="afspraken", uitslagen=("afspraken", "geen_afspraken", "niet_verschenen"),
            pas_op_dag=("niet_verschenen",), brief="verslag_gesprek",
        ),
        "nakoming": Stapregel(
            naam="Afspraken nagegaan", rol="toezichthouder", te_doen="Ga na of de afspraken zijn nagekomen.",
            na=("gesprek:afspraken", "uitstel"), wanneer="na_de_dag", binnen="nagaan",
            uitslagen=("nagekomen", "niet_nagekomen"), pas_na_dag=("niet_nagekomen",),
        ),
        "uitstel": Stapregel(
            naam="Meer tijd", rol="toezichthouder", te_doen="Geef meer tijd voor de afspraken, met een reden.",
            ook_na=("gesprek:afspraken", "uitstel", "nakoming:niet_nagekomen"), stelt_dag=True,
            dag_naam="Afspraken nakomen, na uitstel", termijn="afspraken", later=True, brief="hersteltermijn_verlengd",
            vandaag=True,
        ),
    },
    {
        "gesprek:geen_afspraken": (*HERSTELD, *ZWAARDER), "gesprek:niet_verschenen": ZWAARDER,
        "nakoming:nagekomen": HERSTELD, "nakoming:niet_nagekomen": ZWAARDER,
    },
)  # fmt: skip

VERSCHERPT_TOEZICHT = Procedure(
    "Verscherpt toezicht",
    {
        "aankondiging": Stapregel(
            naam="Aankondiging", rol="toezichthouder", te_doen="Kondig het verscherpt toezicht aan.", na=(BEGIN,),
            binnen="begin", stelt_dag=True, dag_naam="Verscherpt toezicht", termijn="periode",
            brief="verscherpt_toezicht", vandaag=True,
        ),
        "verlenging": Stapregel(
            naam="Verlenging", rol="toezichthouder", te_doen="Verleng het verscherpt toezicht, met een reden.",
            ook_na=("aankondiging", "verlenging"), stelt_dag=True, dag_naam="Verscherpt toezicht, na verlenging",
            termijn="periode", later=True, brief="verscherpt_toezicht", vandaag=True,
        ),
        "einde": Stapregel(
            naam="Einde", rol="toezichthouder", te_doen="Beëindig het verscherpt toezicht, en schrijf wat de bezoeken opleverden.",
            na=("aankondiging", "verlenging"), wanneer="na_de_dag", binnen="nagaan", uitslagen=("nageleefd", "niet_nageleefd"),
            bezoeken_eerst=True, brief="verscherpt_toezicht_einde",
        ),
    },
    {"einde:nageleefd": (*HERSTELD, *KLAAR), "einde:niet_nageleefd": ZWAARDER},
)  # fmt: skip

STRAFRECHT = Procedure(
    "Overdracht aan het strafrecht",
    {
        "overdracht": Stapregel(
            naam="Overdracht", rol="handhaver", te_doen="Draag de zaak over aan politie, openbaar ministerie of boa.", na=(BEGIN,),
            binnen="begin", stelt_dag=True, dag_naam="Bericht na de overdracht", termijn="bericht",
            brief="overdracht_strafrecht", vandaag=True,
        ),
        "navraag": Stapregel(
            naam="Navraag", rol="handhaver", te_doen="Vraag na hoe het met de overgedragen zaak staat.",
            na=("overdracht", "navraag", "terugkoppeling:loopt"), wanneer="na_de_dag", stelt_dag=True,
            dag_naam="Bericht na navraag", termijn="bericht", later=True,
        ),
        "terugkoppeling": Stapregel(
            naam="Bericht", rol="handhaver", te_doen="Leg vast wat politie of openbaar ministerie liet weten.",
            ook_na=("overdracht", "navraag", "terugkoppeling:loopt"), stelt_dag=True, dag_bij=("loopt",),
            dag_naam="Volgend bericht", termijn="bericht", uitslagen=("afgedaan", "loopt"),
        ),
    },
    {"terugkoppeling:afgedaan": KLAAR}, {"navraag": KLAAR}, aan_overtreder=False,
)  # fmt: skip

SIGNAAL_TOELATING = Procedure(
    "Signaal aan de toelatingsorganisatie of instrumentaanbieder",
    {
        "signaal": Stapregel(
            naam="Signaal", rol="handhaver", te_doen="Stuur het signaal over de kwaliteitsborger of het instrument.", na=(BEGIN,),
            binnen="begin", stelt_dag=True, dag_naam="Antwoord op het signaal", termijn="antwoord",
            brief="signaal_toelating", vandaag=True,
        ),
        "navraag": Stapregel(
            naam="Navraag", rol="handhaver", te_doen="Vraag na wat er met ons signaal is gedaan.", na=("signaal", "navraag"),
            wanneer="na_de_dag", stelt_dag=True, dag_naam="Antwoord na navraag", termijn="antwoord", later=True,
        ),
        "antwoord": Stapregel(
            naam="Antwoord", rol="handhaver", te_doen="Leg het antwoord vast.", ook_na=("signaal", "navraag"),
            uitslagen=("opgepakt", "niet_opgepakt"),
        ),
    },
    {"antwoord": KLAAR}, {"navraag": KLAAR}, aan_overtreder=False,
)  # fmt: skip

PROCEDURES: dict[str, Procedure] = {
    "signaalgesprek": SIGNAALGESPREK,
    "waarschuwing": _met_herstel(
        "waarschuwing", "Stuur de waarschuwing, met een termijn voor het herstel.", "herstel_na_waarschuwing"),
    "herstelmaatregel": _met_herstel(
        "herstelmaatregel", "Stuur de brief over de herstelmaatregel, met een redelijke termijn.", "herstel_na_maatregel"),
    "verscherpt_toezicht": VERSCHERPT_TOEZICHT,
    "strafrecht": STRAFRECHT,
    "signaal_toelating": SIGNAAL_TOELATING,
}  # fmt: skip
