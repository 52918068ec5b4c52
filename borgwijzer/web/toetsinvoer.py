"""The form of the toets screen: codes of answers, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from borgwijzer.regels.kaderinhoud import Eis
from borgwijzer.zaken.acties.toetsen import Antwoord

NVT = "niet van toepassing"
AUTOMATISCH = "auto"
WOORDEN = {"ja": "Ja", "nee": "Nee", "nvt": "Niet van toepassing", AUTOMATISCH: "Volg wat vanzelf is nagegaan"}
KIES_EERST = "Kies eerst een antwoord: een reden alleen wordt niet opgeslagen."


def lees_antwoorden(post: Mapping[str, str], eisen: Iterable[Eis]) -> tuple[dict[str, Antwoord], dict[str, str]]:
    """The answers in a form, and per eis what cannot be read as one."""
    antwoorden, fouten = {}, {}
    for eis in eisen:
        code, reden = post.get(f"antwoord-{eis.id}", ""), post.get(f"reden-{eis.id}", "").strip()
        if code in WOORDEN:
            antwoorden[eis.id] = maak_antwoord(code, reden)
        elif reden:
            fouten[eis.id] = KIES_EERST
    return antwoorden, fouten


def lees_samengevoegd(post: Mapping[str, str]) -> dict[str, str]:
    """The form of somebody who chose between two answers, as the form of the toets screen."""
    velden = {naam: waarde for naam, waarde in post.items() if naam.startswith(("antwoord-", "reden-"))}
    for naam, kant in post.items():
        if naam.startswith("kies-") and kant in ("ander", "eigen"):
            eis = naam.removeprefix("kies-")
            velden[f"antwoord-{eis}"] = post.get(f"{kant}-antwoord-{eis}", "") or AUTOMATISCH
            velden[f"reden-{eis}"] = post.get(f"{kant}-reden-{eis}", "")
    return velden


def maak_antwoord(code: str, reden: str) -> Antwoord:
    """`nvt` is stored as fulfilled, with a reason that says so."""
    if code == AUTOMATISCH:
        return Antwoord(None)
    if code == "nvt":
        return Antwoord(True, f"{NVT}: {reden}" if reden else NVT)
    return Antwoord(code == "ja", reden)


def lees_code(bewaard: Mapping[str, Any] | None) -> tuple[str, str]:
    """Code and typed reason of a stored answer; an empty code when there is none."""
    if not bewaard or bewaard.get("voldaan") is None:
        return "", ""
    reden = bewaard.get("reden", "")
    if bewaard["voldaan"] and (reden == NVT or reden.startswith(f"{NVT}: ")):
        return "nvt", reden.removeprefix(NVT).removeprefix(": ")
    return ("ja" if bewaard["voldaan"] else "nee"), reden


def als_bewaard(antwoord: Antwoord) -> dict[str, Any] | None:
    """A typed answer in the form in which answers are stored."""
    return None if antwoord.voldaan is None else {"voldaan": antwoord.voldaan, "reden": antwoord.reden.strip()}
