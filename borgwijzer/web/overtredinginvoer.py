"""The forms of an overtreding and its afweging as they were posted."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.afweging import Antwoord, Opzet, Overleg
from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.acties.overtredingen import Vastlegging
from borgwijzer.web.formulierinvoer import lees_dag

WAARDE = {"ja": True, "nee": False}
SCORES = ("gevolg", "gedrag", "ernst", "herhaling", "weigering")


def lees_vastlegging(post: QueryDict) -> Vastlegging:
    """What was filled in about an overtreding. Raises ``Geweigerd`` for what is no day."""
    return Vastlegging(
        norm=post.get("norm", ""), artikel=post.get("artikel", ""), norm_reden=post.get("norm_reden", ""),
        norm_versie=lees_dagveld(post, "norm_versie"), onderwerp=post.get("onderwerp", ""), feiten=post.get("feiten", ""),
        geconstateerd_op=lees_dagveld(post, "geconstateerd_op"), partij=lees_getal(post.get("partij", "")),
        overtreder={deel: post.get(f"overtreder_{deel}", "") for deel in ("naam", "adres", "email", "kvk")},
        overtreder_rol=post.get("overtreder_rol", ""), overtreder_reden=post.get("overtreder_reden", ""),
        bewijs=post.getlist("bewijs"), bewijs_anders=post.get("bewijs_anders", ""),
        signaal=lees_getal(post.get("signaal", "")), controle=lees_getal(post.get("controle", "")),
    )  # fmt: skip


def lees_opzet_uit(post: QueryDict, kader: Kader) -> Opzet:
    """What was filled in about an afweging; a field that the form does not have, or a day that is none, counts as empty."""
    gevolg = post.get("gevolg", "")
    return Opzet(
        gevolg=int(gevolg) if gevolg in ("1", "2", "3", "4") else None, gedrag=post.get("gedrag", ""), ernst=post.get("ernst", ""),
        herhaling=WAARDE.get(post.get("herhaling", "")), weigering=WAARDE.get(post.get("weigering", "")),
        redenen={naam: post.get(f"{naam}_reden", "") for naam in SCORES},
        recidive={id_: _antwoord(post, f"recidive-{id_}") for id_ in post.getlist("recidive")},
        argumenten={id_: post.get(f"argument-{id_}-reden", "") for id_ in post.getlist("argument")},
        samenloop=post.get("samenloop", ""),
        overleg=Overleg(
            WAARDE.get(post.get("overleg", "")), post.get("overleg_met", ""), lees_dag(post.get("overleg_op", "").strip()),
            post.get("overleg_uitkomst", ""), post.get("overleg_reden", ""),
        ),
        mogelijk={code: _antwoord(post, f"mogelijk-{code}") for code in post.getlist("mogelijk")},
        keuze=post.get("keuze", ""), keuze_reden=post.get("keuze_reden", ""), afwijking_reden=post.get("afwijking_reden", ""),
        lichter={trede.id: tekst for trede in kader.inhoud.interventie if (tekst := post.get(f"lichter-{trede.id}", ""))},
    )  # fmt: skip


def _antwoord(post: QueryDict, naam: str) -> Antwoord:
    return Antwoord(WAARDE.get(post.get(naam, "")), post.get(f"{naam}-reden", ""))


def lees_dagveld(post: QueryDict, veld: str) -> date | None:
    """The day in a field; None when it is empty."""
    tekst = post.get(veld, "").strip()
    dag = lees_dag(tekst) if tekst else None
    if tekst and dag is None:
        raise Geweigerd("datum_onleesbaar", f"'{tekst[:30]}' is geen dag: schrijf bijvoorbeeld 31-12-2026.")
    return dag


def lees_getal(tekst: str) -> int | None:
    """A whole number as the database can hold it; None for anything else."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 18 else None
