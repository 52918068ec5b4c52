"""The page of who gets letters by e-mail."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from borgwijzer.brieven.models import Bereikbaarheid
from borgwijzer.brieven.verzamelen import zoek_partijen
from borgwijzer.brieven.verzending.acties import oefent
from borgwijzer.web.beelden.bereikbaar import BereikbaarBeeld, Bereikbaarregel
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.onderdelen import Status, Tekstveld
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Zaak

OEFENING = "In een oefenomgeving gaat nooit e-mail de deur uit: alle brieven zijn hier voor de post."
GEEN_SERVER = "Deze installatie heeft geen mailserver: alle brieven gaan per post. De beheerder kan een mailserver instellen."


def maak_bereikbaar(zaak: Zaak, getypt: Mapping[str, str], fout: str, *, mag: bool) -> BereikbaarBeeld:
    """One row for each e-mail address of the parties of now."""
    wensen = {rij.email.casefold(): rij for rij in Bereikbaarheid.objects.filter(zaak=zaak).order_by("pk")}
    per_adres: dict[str, list[str]] = {}
    for rol, partij in zoek_partijen(zaak).items():
        if partij.email:
            per_adres.setdefault(partij.email, []).append(f"{partij.naam} ({rol})")
    geen = OEFENING if oefent(zaak.organisatie) else "" if settings.SMTP else GEEN_SERVER
    rijen = enumerate(sorted(per_adres.items()), start=1)
    bij = {**getypt, "fout": fout}
    regels = tuple(_maak_regel(n, email, wie, wensen.get(email.casefold()), bij, mag=mag) for n, (email, wie) in rijen)
    return BereikbaarBeeld(zaaknummer=zaak.nummer, zaak_titel=noem_zaak(zaak), regels=regels, geen_mail=geen, fout=fout)


def _maak_regel(
    nummer: int, email: str, wie: list[str], wens: Bereikbaarheid | None, getypt: Mapping[str, str], *, mag: bool
) -> Bereikbaarregel:
    per_email = wens is not None and wens.per_email
    zin = f"Sinds {schrijf_kort(dag_van(wens.sinds))}, {wens.door_naam}: {wens.reden}" if wens else ""
    waarde = getypt.get(f"reden-{nummer}", "")
    fout = getypt.get("fout", "") if getypt.get("nummer") == str(nummer) else ""
    veld = Tekstveld(naam=f"reden-{nummer}", etiket="Hoe weet u dit?", waarde=waarde, verplicht=True, fout=fout,
                     uitleg="Bijvoorbeeld: aangekruist op het formulier, of gevraagd per telefoon.")  # fmt: skip
    return Bereikbaarregel(
        nummer=nummer, email=email, wie=", ".join(wie), per_email=per_email, zin=zin, reden=veld if mag else None,
        status=Status("E-mail", "goed") if per_email else Status("Post", "neutraal"),
    )  # fmt: skip
