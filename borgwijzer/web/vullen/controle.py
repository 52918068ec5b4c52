"""The page of a controle: what is planned, the form with the list, the photos, and the rapport."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from borgwijzer.brieven.model import Brief
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.controle import list_punten
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kadercontrole import Controlepunt
from borgwijzer.regels.taakgrens import grenzen_bij
from borgwijzer.toezicht.acties.bezoeken import waarom_dicht
from borgwijzer.web.beelden.controle import ControleBeeld, Fotoregel, Puntgroep, Puntregel, Veldregel
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_moment
from borgwijzer.web.beelden.etiketten import AANLEIDINGEN, UITKOMSTEN
from borgwijzer.web.beelden.onderdelen import Beletsel, Keuze, Status
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_bronnen, maak_zin
from borgwijzer.web.vullen.controleformulier import maak_formulieren
from borgwijzer.web.vullen.controlestatus import bepaal_controlestatus
from borgwijzer.web.vullen.documenten import list_bevindingen, schrijf_kenmerken
from borgwijzer.web.vullen.fotogegevens import schrijf_foto
from borgwijzer.web.vullen.kaartlink import maak_kaartlink
from borgwijzer.web.vullen.taakgrens import maak_grenzen
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import NEDERLAND
from borgwijzer.zaken.models import Controle, Controlestuk, Veldrapport, Veldtoestand, Zaak

VINKJES = {"": "Niet bekeken", "ja": "Ja", "nee": "Nee"}
VELD = {
    Veldtoestand.VERWERKT: Status("Overgenomen", "goed"), Veldtoestand.BOTST: Status("Kies wat er geldt", "let_op"),
    Veldtoestand.NAAST: Status("Ernaast bewaard", "neutraal"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Controlewerk:
    """What the page is made from; ``uitvoerders`` may go and look, ``rapport`` is the draft and ``rapport_id`` the stored one."""

    zaak: Zaak
    controle: Controle
    feiten: Feiten
    kader: Kader
    vandaag: date
    stukken: Sequence[Controlestuk]
    veld: Sequence[Veldrapport]
    uitvoerders: Sequence[Account]
    rapport: Brief | None
    rapport_id: str
    getypt: Getypt
    uitkomst: str = ""


def maak_controle(werk: Controlewerk, account: Account, fout: str = "") -> ControleBeeld:
    """The page as this person may use it."""
    controle, zaak = werk.controle, werk.zaak
    dicht = _list_dicht(werk, account)
    vormen = maak_formulieren(werk, account, open_=not dicht)
    return ControleBeeld(
        zaaknummer=zaak.nummer, zaak_titel=noem_zaak(zaak), id=str(controle.pk), titel=AANLEIDINGEN[controle.aanleiding],
        status=bepaal_controlestatus(controle, werk.vandaag), feiten=tuple(_list_feiten(werk)),
        kaart=maak_kaartlink(zaak, zaak.organisatie),
        signaal_url=reverse("signaal", args=[zaak.nummer, controle.signaal_id]) if controle.signaal_id else "",
        opdracht=controle.opdracht, gezien=tuple(_list_gezien(controle)), antwoorden=tuple(list_antwoorden(controle)),
        vast=vormen.vast, groepen=tuple(_list_groepen(werk)) if vormen.vast else (),
        fotos=tuple(_maak_foto(werk, stuk, bewerken=bool(vormen.fotos)) for stuk in werk.stukken), fotos_daad=vormen.fotos,
        rapport=vormen.rapport, ook=vormen.ook, dicht=dicht, veld=tuple(maak_veldregel(rij, zaak) for rij in werk.veld),
        brief=maak_brief(werk.rapport) if werk.rapport else None, brief_id=werk.rapport_id,
        overtreding_url=_vind_overtreding(werk, account),
        grenzen=maak_grenzen(grenzen_bij(werk.kader, "bezoek"), werk.kader), fout=fout,
    )  # fmt: skip


def _vind_overtreding(werk: Controlewerk, account: Account) -> str:
    """Where what was seen becomes an overtreding, once the rapport is fixed."""
    if not werk.rapport_id or werk.zaak.afgesloten_op or not mag(account, Daad.STEL_OVERTREDING_VAST):
        return ""
    return f"{reverse('overtreding_nieuw', args=[werk.zaak.nummer])}?controle={werk.controle.pk}"


def _list_dicht(werk: Controlewerk, account: Account) -> tuple[Beletsel, ...]:
    """Why nothing can be written down here; nothing about rights to who only reads."""
    if zin := waarom_dicht(werk.controle):
        return (Beletsel(maak_zin(zin)),)
    redenen = beletselen(werk.feiten, "controleer_ter_plaatse", werk.kader, werk.vandaag)
    if redenen:
        return tuple(maak_beletsel(reden) for reden in redenen)
    return () if mag(account, Daad.VOER_CONTROLE_UIT) else (Beletsel("U kunt deze controle lezen, maar niet invullen."),)


def _list_feiten(werk: Controlewerk) -> Iterator[Feit]:
    controle = werk.controle
    if controle.gepland_op:
        yield Feit("Gepland", schrijf_kort(controle.gepland_op))
    if controle.uitvoerder:
        yield Feit("Wie gaat er", controle.uitvoerder.naam)
    onderwerpen = [werk.kader.onderwerpen[naam].naam for naam in controle.onderwerpen if naam in werk.kader.onderwerpen]
    if onderwerpen:
        yield Feit("Onderwerpen", ", ".join(onderwerpen))
    if controle.vervallen_op:
        yield Feit("Vervallen", f"{schrijf_kort(controle.vervallen_op)}: {controle.vervallen_reden}")
    if controle.vastgesteld_op:
        yield Feit("Vastgesteld", f"{schrijf_kort(controle.vastgesteld_op)}, {controle.vastgesteld_naam}")
    if controle.mondelinge_bouwstop_op:
        om = schrijf_moment(controle.mondelinge_bouwstop_op.astimezone(NEDERLAND))
        einde = f", vervallen op {schrijf_kort(controle.bouwstop_vervallen_op)}" if controle.bouwstop_vervallen_op else ""
        yield Feit("Mondelinge bouwstop", f"{om}, tegen {controle.bouwstop_aan}{einde}")


def _list_gezien(controle: Controle) -> Iterator[Feit]:
    if controle.gedaan_op is None:
        return
    tijden = " tot ".join(f"{tijd:%H.%M}" for tijd in (controle.begonnen_om, controle.geeindigd_om) if tijd)
    wanneer = schrijf_kort(controle.gedaan_op) + (f", {tijden} uur" if tijden else "")
    yield Feit("Gedaan", f"{wanneer}, {controle.gedaan_naam}")
    yield Feit("Plaats", controle.plaats)
    yield Feit("Aanwezig", controle.aanwezigen or "niet opgeschreven")
    yield Feit("Uitkomst", UITKOMSTEN[controle.uitkomst])
    yield Feit("Wat is er gezien?", controle.waarnemingen)


def list_antwoorden(controle: Controle) -> Iterator[Feit]:
    """What was answered on the list, in the words of the day."""
    for punt in controle.punten:
        antwoord = VINKJES.get(punt["antwoord"], punt["antwoord"]) if punt["soort"] == "vinkje" else punt["antwoord"]
        woorden = f"{antwoord} {punt['eenheid']}".strip() if punt["antwoord"] else "Niet bekeken"
        yield Feit(noem_punt(punt["tekst"], punt["wet"]), f"{woorden}. {punt['opmerking']}" if punt["opmerking"] else woorden)


def noem_punt(tekst: str, wet: Sequence[str]) -> str:
    """The words of an item with its articles."""
    return f"{tekst} ({', '.join(wet)})" if wet else tekst


def _list_groepen(werk: Controlewerk) -> Iterator[Puntgroep]:
    """First what belongs to the onderwerp, then what belongs to every controle."""
    punten = list_punten(werk.kader, werk.controle.onderwerpen)
    for titel, gekozen in (
        ("Over het onderwerp", [punt for punt in punten if punt.onderwerpen]),
        ("Op elk werk", [punt for punt in punten if not punt.onderwerpen]),
    ):
        if gekozen:
            yield Puntgroep(titel, tuple(_maak_punt(werk, punt) for punt in gekozen))


def _maak_punt(werk: Controlewerk, punt: Controlepunt) -> Puntregel:
    eerder = next((een for een in werk.controle.punten if een["id"] == punt.id), {"antwoord": "", "opmerking": ""})
    antwoord = werk.getypt.waarde(f"punt-{punt.id}", eerder["antwoord"])
    keuzes = VINKJES if punt.soort == "vinkje" else {"": "Niet bekeken", **{een: een for een in punt.keuzes}}
    return Puntregel(
        id=punt.id, tekst=punt.tekst, bronnen=maak_bronnen(werk.kader.grondslag(punt)), hulp=punt.hulp, eenheid=punt.eenheid,
        keuzes=tuple(Keuze(code, tekst, code == antwoord) for code, tekst in keuzes.items())
        if punt.soort in ("vinkje", "keuze") else (),
        antwoord=antwoord, opmerking=werk.getypt.waarde(f"opm-{punt.id}", eerder["opmerking"]),
    )  # fmt: skip


def _maak_foto(werk: Controlewerk, stuk: Controlestuk, *, bewerken: bool) -> Fotoregel:
    adres = [werk.zaak.nummer, stuk.pk]
    noten = (*list_bevindingen(stuk.bestand), schrijf_foto(stuk.bestand, werk.zaak, werk.kader, werk.controle.gedaan_op))
    regel = Fotoregel(
        id=str(stuk.pk), naam=stuk.bestandsnaam, url=reverse("controle_stuk", args=adres),
        beeld=reverse("controle_beeld", args=adres) if stuk.bestand.voorbeeld_sha256 else "",
        kenmerken=schrijf_kenmerken(stuk.bestand), noot=" ".join(noten).strip(), bijschrift=stuk.bijschrift,
        volgnummer=str(stuk.volgnummer), punt=next((een["tekst"] for een in werk.controle.punten if een["id"] == stuk.punt), ""),
    )  # fmt: skip
    if not bewerken:
        return regel
    punten = [("", "Geen punt"), *((punt.id, punt.tekst) for punt in list_punten(werk.kader, werk.controle.onderwerpen))]
    return replace(regel, punten=tuple(Keuze(code, tekst, code == stuk.punt) for code, tekst in punten))


def maak_veldregel(rij: Veldrapport, zaak: Zaak) -> Veldregel:
    """What came from a device, and what became of it."""
    wanneer = schrijf_moment(rij.ontvangen_op.astimezone(NEDERLAND))
    aantal = "1 foto" if len(rij.fotos) == 1 else f"{len(rij.fotos)} foto's"
    return Veldregel(
        tekst=f"Rapport van een toestel, {wanneer}, {aantal}", status=VELD[Veldtoestand(rij.toestand)],
        url=reverse("veldrapport", args=[zaak.nummer, rij.pk]), open=rij.toestand == Veldtoestand.BOTST,
    )  # fmt: skip
