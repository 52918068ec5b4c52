"""Every address: public with a reason, or closed to whoever is not signed in, has no right, or belongs to another organisatie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.bundel.models import Dossierbundel
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import teken_voorbeelden
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Account, Bewaardfilter, Organisatie
from borgwijzer.organisaties.rechten import RECHTEN, Daad, Rol, list_rollen_voor
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.bezwaar import Binnengekomen, registreer_bezwaar
from borgwijzer.toezicht.acties.interventies import begin_interventie
from borgwijzer.toezicht.veldvorm import Veldinhoud
from borgwijzer.zaken.acties.informatie import stel_verzoek_op
from borgwijzer.zaken.models import (
    Besluit,
    Betrokkene,
    Controle,
    Controlestuk,
    Document,
    Handhavingsverzoek,
    Interventie,
    Maatwerkaanvraag,
    Melding,
    Overdracht,
    Signaal,
    Signaalstuk,
    Veldrapport,
    Zaak,
)
from tests.conftest import maak_klaar
from tests.radar.vergunningwerk import maak_vergunning
from tests.register.registerwerk import lees_in
from tests.toezicht.toezichtwerk import maak_afweging, maak_overtreding
from tests.web.conftest import Bezoek, lever_aan
from tests.zaken.informatiewerk import maak_opzet

# Addresses outside the screens, with who guards them instead.
ELDERS = {
    "gezond-leeft": "zegt alleen dat het programma draait, voor wie de machine bewaakt",
    "security-txt": "zegt waar een zwakke plek te melden is, voor iedereen",
    "gezond-klaar": "zegt alleen of de database antwoordt, voor wie de machine bewaakt",
    "dso_verzoek": "een token per organisatie, zie test_ontvanger",
}

# These name no row: a kind of letter, shown with the kader and the paper of whoever looks.
VAN_IEDEREEN = {"brief_soort", "brief_voorbeeld"}


def _list_adressen(bron: Any = None) -> Iterator[URLPattern]:
    for deel in (bron or get_resolver()).url_patterns:
        if isinstance(deel, URLResolver):
            yield from _list_adressen(deel)
        else:
            yield deel


ADRESSEN = {adres.name or str(adres.pattern): adres for adres in _list_adressen()}
GESLOTEN = [naam for naam, adres in ADRESSEN.items() if hasattr(adres.callback, "daden")]


@dataclass(frozen=True)
class Dossier:
    """Everything the addresses of the screens can point at, of one organisatie."""

    waarden: dict[str, Any]

    def adres(self, naam: str) -> str:
        return reverse(naam, kwargs={sleutel: self.waarden[sleutel] for sleutel in ADRESSEN[naam].pattern.converters})


@pytest.fixture
def dossier(klaar_organisatie: Organisatie) -> Dossier:
    return _maak_dossier(klaar_organisatie)


def _maak_dossier(organisatie: Organisatie) -> Dossier:
    zaak = lever_aan(organisatie, "bouwmelding_volledig").zaak
    bericht = lever_aan(organisatie, "gereedmelding").bericht_id
    with binnen(organisatie.pk):
        assert teken_voorbeelden(Bestand.objects.values_list("pk", flat=True)) > 0
        persoonlijk, verzoek = _maak_persoonlijk(organisatie, zaak), _maak_verzoek(organisatie, zaak)
        return Dossier({
            **persoonlijk, "zaaknummer": zaak, "code": "toets_bouwmelding", "melding_id": Melding.objects.get().pk,
            "bericht_id": bericht, "plaats": 0, "pagina": 1,
            "document_id": Document.objects.filter(bestandsnaam="borgingsplan.pdf").get().pk,
            "betrokkene_id": Betrokkene.objects.exclude(bsn="").get().pk, "brief_id": OpgeslagenBrief.objects.get().pk,
            "verzoek_id": verzoek, "plek": f"informatieverzoek-{verzoek}",
            "vergunning_id": maak_vergunning(organisatie, adres="Lisdodde 14").pk,
            "stand_id": lees_in(organisatie).stand.pk, "soort": "start", "stuk_id": _maak_controlestuk(zaak).pk,
            "briefsoort": "herstelverzoek", "voorbeeld": "herstelverzoek-bouwmelding",
            "bundel_id": _maak_bundel(zaak).pk, "deel": "pdf",
            "signaal_id": (signaal := _maak_signaal(zaak)).pk, "signaalstuk_id": _maak_signaalstuk(signaal).pk,
            "handhavingsverzoek_id": _maak_handhavingsverzoek(zaak).pk, "maatwerk_id": _maak_maatwerk(zaak).pk,
            **_maak_veldrapport(zaak),
            **_maak_interventie(zaak),
            "last_id": _maak_last(zaak).pk,
            **_maak_bezwaar(organisatie, zaak),
        })  # fmt: skip


def _maak_verzoek(organisatie: Organisatie, zaaknummer: str | None) -> int:
    """A concept of a request for data."""
    wie = Account.objects.maak(
        email=f"toezicht@{organisatie.slug}.example.org", naam="T. Oezicht", organisatie=organisatie, rollen=[Rol.TOEZICHTHOUDER],
        wachtwoord="proefwachtwoord-1",
    )  # fmt: skip
    zaak = Zaak.objects.get(nummer=zaaknummer)
    return stel_verzoek_op(zaak.pk, maak_opzet(zaak), door=wie, moment=nu()).pk


def _maak_signaalstuk(signaal: Signaal) -> Signaalstuk:
    """A file that has a picture, as a photo of the signal."""
    bestand = Bestand.objects.exclude(voorbeeld_sha256="")[0]
    rij = {"organisatie_id": signaal.organisatie_id, "zaak_id": signaal.zaak_id, "signaal": signaal, "bestand": bestand}
    return Signaalstuk.objects.create(**rij, bestandsnaam="put.jpg", toegevoegd_op=nu())


def _maak_signaal(zaaknummer: str | None) -> Signaal:
    """A signal of a neighbour."""
    zaak = Zaak.objects.get(nummer=zaaknummer)
    rij = {"organisatie_id": zaak.organisatie_id, "zaak": zaak, "bron": "derde", "omschrijving": "Water in de put."}
    return Signaal.objects.create(**rij, ontvangen_op=nu().date())


def _maak_bundel(zaaknummer: str | None) -> Dossierbundel:
    """A bundle that is ready."""
    zaak, wie = Zaak.objects.get(nummer=zaaknummer), Account.objects.get(email__startswith="collega@")
    bestand = Document.objects.filter(bestandsnaam="borgingsplan.pdf").get().bestand
    return Dossierbundel.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, doel="bezwaar", toelichting="Lisdodde", toestand="klaar", pdf=bestand,
        map=bestand, gevraagd_op=nu(), gevraagd_door=wie, gevraagd_naam="C. Ollega",
    )  # fmt: skip


def _maak_handhavingsverzoek(zaaknummer: str | None) -> Handhavingsverzoek:
    """A verzoek of a neighbour."""
    zaak, wie = Zaak.objects.get(nummer=zaaknummer), Account.objects.get(email__startswith="collega@")
    return Handhavingsverzoek.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, ontvangen_op=nu().date(), kanaal="post", verzoeker={"naam": "B. Rietgors"},
        omschrijving="De muur aan de Lisdodde staat te dicht op de grens.", geregistreerd_op=nu().date(), geregistreerd_door=wie,
        geregistreerd_naam=wie.naam,
    )  # fmt: skip


def _maak_maatwerk(zaaknummer: str | None) -> Maatwerkaanvraag:
    """An application of the builder."""
    zaak, wie = Zaak.objects.get(nummer=zaaknummer), Account.objects.get(email__startswith="collega@")
    return Maatwerkaanvraag.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, ontvangen_op=nu().date(), kanaal="post",
        omschrijving="De dakrand aan de Lisdodde wijkt af.", geregistreerd_op=nu().date(), geregistreerd_door=wie,
        geregistreerd_naam=wie.naam,
    )  # fmt: skip


def _maak_veldrapport(zaaknummer: str | None) -> dict[str, Any]:
    """A controle on the spot, with a rapport of a device that clashes, and what a device names."""
    zaak, wie = Zaak.objects.get(nummer=zaaknummer), Account.objects.get(email__startswith="collega@")
    gedeeld = {"organisatie_id": zaak.organisatie_id, "zaak": zaak}
    controle = Controle.objects.create(**gedeeld, aanleiding="planning", opgemaakt_op=nu().date(), opgemaakt_door=wie)
    bestand = Document.objects.filter(bestandsnaam="borgingsplan.pdf").get().bestand
    assert bestand
    gezien = Veldinhoud(gedaan_op=nu().date(), plaats="Lisdodde 14", uitkomst="niet_gezien", waarnemingen="Dicht.")
    inhoud = gezien.model_dump(mode="json")
    foto = {"sleutel": "0" * 32, "naam": "Lisdodde.jpg", "bestand": bestand.pk, "sha256": bestand.sha256, "bijschrift": ""}
    rapport = Veldrapport.objects.create(
        **gedeeld, controle=controle, sleutel=f"{controle.pk:032x}", versie=0, inhoud=inhoud, fotos=[foto], toestand="botst",
        ontvangen_op=nu(), ontvangen_van=wie,
    )  # fmt: skip
    return {"controle_id": controle.pk, "veldrapport_id": rapport.pk, "naam": "app"}


def _maak_interventie(zaaknummer: str | None) -> dict[str, int]:
    """A waarschuwing that was just begun, and the afweging that chose it."""
    zaak, wie = Zaak.objects.get(nummer=zaaknummer), Account.objects.get(email__startswith="toezicht@")
    overtreding = maak_overtreding(zaak, wie, nu())
    afweging = maak_afweging(overtreding, "waarschuwing", wie, nu())
    begonnen = begin_interventie(afweging.pk, "waarschuwing", door=wie, moment=nu())
    return {"overtreding_id": overtreding.pk, "afweging_id": afweging.pk, "interventie_id": begonnen.pk}


def _maak_last(zaaknummer: str | None) -> Interventie:
    """A last that just began, and an overtreding that is open."""
    wie = Account.objects.get(email__startswith="toezicht@")
    zaak = Zaak.objects.get(nummer=zaaknummer)
    overtreding = maak_overtreding(zaak, wie, nu())
    return Interventie.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, overtreding=overtreding, soort="last_onder_dwangsom",
        begonnen_op=nu().date(), begonnen_door=wie, begonnen_naam=wie.naam,
    )  # fmt: skip


def _maak_bezwaar(organisatie: Organisatie, zaaknummer: str | None) -> dict[str, int]:
    """A bouwstop with a bezwaar against it."""
    wie = Account.objects.maak(
        email=f"juristen@{organisatie.slug}.example.org", naam="J. Urist", organisatie=organisatie,
        rollen=[Rol.JURIST, Rol.TEAMLEIDER], wachtwoord="proefwachtwoord-1",
    )  # fmt: skip
    zaak, dag = Zaak.objects.get(nummer=zaaknummer), nu().date()
    besluit = Besluit.objects.create(
        organisatie=organisatie, zaak=zaak, soort="bouwstop", toestand="genomen", vanaf=dag, motivering="Er is gevaar.",
        gronden=["Er is geen bouwmelding."], voorgesteld_door=wie, voorgesteld_naam=wie.naam, voorgesteld_op=dag,
        beslist_naam="A. Nder", beslist_op=dag,
    )  # fmt: skip
    binnen_ = Binnengekomen(dag, {"naam": "T. Oeverdijk"}, "Ik had gemeld.", besluit=besluit.pk)
    return {"besluit_id": besluit.pk, "bezwaar_id": registreer_bezwaar(zaak.pk, binnen_, door=wie, moment=nu()).pk}


def _maak_controlestuk(zaaknummer: str | None) -> Controlestuk:
    """A photo of a controle that was planned."""
    zaak, wie = Zaak.objects.get(nummer=zaaknummer), Account.objects.get(email__startswith="collega@")
    gedeeld = {"organisatie_id": zaak.organisatie_id, "zaak": zaak}
    controle = Controle.objects.create(
        **gedeeld, aanleiding="gebruik_te_vroeg", opgemaakt_op=nu().date(), opgemaakt_door=wie, plaats="Lisdodde 14"
    )
    bestand = Document.objects.filter(bestandsnaam="borgingsplan.pdf").get().bestand
    return Controlestuk.objects.create(**gedeeld, controle=controle, bestand=bestand, bestandsnaam="Lisdodde.jpg")


def _maak_persoonlijk(organisatie: Organisatie, zaaknummer: str | None) -> dict[str, Any]:
    """A note and a saved choice of somebody who works there."""
    wie = Account.objects.maak(
        email=f"collega@{organisatie.slug}.example.org", naam="C. Ollega", organisatie=organisatie, rollen=[Rol.INTAKE],
        wachtwoord="proefwachtwoord-1",
    )  # fmt: skip
    keuze = Bewaardfilter.objects.create(organisatie=organisatie, account=wie, scherm="taken", naam="Lisdodde", vraag="")
    notitie = Overdracht.objects.create(
        organisatie=organisatie, zaak=Zaak.objects.get(nummer=zaaknummer), van=wie, aan=wie, notitie="Lisdodde", gemaakt_op=nu()
    )
    return {"filter_id": keuze.pk, "overdracht_id": notitie.pk}


def _vraag(client: Client, methode: str, adres: str) -> Any:
    return client.get(adres) if methode == "GET" else client.post(adres)


def test_elk_adres_zegt_wie_er_in_mag() -> None:
    for naam, adres in ADRESSEN.items():
        reden = getattr(adres.callback, "openbaar", "") or ELDERS.get(naam, "")
        assert bool(reden) != hasattr(adres.callback, "daden"), f"{naam}: zet @toegang of @openbaar met een reden erbij"
    assert set(ELDERS) <= set(ADRESSEN)
    assert len(GESLOTEN) > 12


def _list_vragen() -> Iterator[tuple[str, str, Daad]]:
    for naam in GESLOTEN:
        for methode, daad in ADRESSEN[naam].callback.daden.items():
            yield naam, methode, daad


def test_wie_niet_is_aangemeld_komt_er_niet_in(dossier: Dossier) -> None:
    for naam, methode, _ in _list_vragen():
        antwoord = _vraag(Client(), methode, dossier.adres(naam))
        assert antwoord.status_code == 302, f"{methode} {naam}"
        assert antwoord.headers["Location"].startswith("/aanmelden/?volgende=")


def test_een_rol_zonder_het_recht_wordt_geweigerd(dossier: Dossier, bezoek: Bezoek) -> None:
    bezoekers = {rol: bezoek(rol) for rol in Rol}
    for naam, methode, daad in _list_vragen():
        zonder = [rol for rol in Rol if daad not in RECHTEN[rol]]
        assert zonder, f"{daad} mag iedereen: dan is het geen recht"
        for rol in zonder:
            antwoord = _vraag(bezoekers[rol], methode, dossier.adres(naam))
            assert antwoord.status_code == 403, f"{methode} {naam} als {rol}"


def test_wat_van_een_ander_is_bestaat_niet(
    klaar_organisatie: Organisatie, andere_organisatie: Organisatie, bezoek: Bezoek, account: Any
) -> None:
    maak_klaar(andere_organisatie)
    vreemd = _maak_dossier(andere_organisatie)
    client = bezoek(persoon=account(*Rol, organisatie=klaar_organisatie))
    for naam, methode, _ in _list_vragen():
        if ADRESSEN[naam].pattern.converters and naam not in VAN_IEDEREEN:
            antwoord = _vraag(client, methode, vreemd.adres(naam))
            assert antwoord.status_code == 404, f"{methode} {naam}"
            assert "Lisdodde" not in antwoord.content.decode()


def test_wie_het_recht_heeft_komt_erin(dossier: Dossier, bezoek: Bezoek) -> None:
    bezoekers = {rol: bezoek(rol) for rol in Rol}
    for naam, methode, daad in _list_vragen():
        for rol in list_rollen_voor(daad) if methode == "GET" else []:
            antwoord = bezoekers[rol].get(dossier.adres(naam))
            assert antwoord.status_code in (200, 302), f"{naam} als {rol}"
            assert not antwoord.headers.get("Location", "").startswith("/aanmelden/")
            assert "private" in antwoord.headers["Cache-Control"]


def test_een_andere_methode_wordt_geweigerd(dossier: Dossier, bezoek: Bezoek) -> None:
    client = bezoek(*Rol)
    for naam in GESLOTEN:
        assert client.delete(dossier.adres(naam)).status_code == 405, naam
    assert client.get(dossier.adres("zaak_opnemen")).status_code == 405
