"""A deed and its event happen together or not at all, and nobody does what their roles do not allow."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.koppelingen import acties as berichtacties
from borgwijzer.koppelingen.dso import verwerk
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import RECHTEN, Daad, Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.feiten import Gevolgklassefeiten
from borgwijzer.zaken.acties import (
    adviezen,
    besluiten,
    bsn,
    controleren,
    datums,
    delen,
    gevolgklasse,
    herinneren,
    herstel,
    informatie,
    informatie_ontvangst,
    koppelen_aan_deel,
    nacontrole,
    noteren,
    overzetten,
    partijen,
    registreren,
    signalen,
    toetsen,
    toewijzen,
    uitstellen,
    wisselingen,
)
from borgwijzer.zaken.models import Betrokkene, Melding, Nacontrole, Wisseling
from tests.register.registerwerk import lees_in
from tests.web.conftest import lever_aan
from tests.zaken.informatiewerk import maak_opzet, maak_verzoek
from tests.zaken.kaderwerk import neem_nieuwe_versie
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles, maak_binnen, neem_beeld, open_proefzaak, registreer_proefmelding

MENS = "hw-bm-instrument-past"


@dataclass
class Situatie:
    """A zaak with a melding, a colleague who prepares, and the person who does the deed."""

    organisatie: Organisatie
    melding: Melding
    collega: Account
    wie: Account
    allen: Account

    def voorstel(self) -> int:
        beantwoord_alles(self.melding.toets, self.collega, niet_voldaan=MENS)
        return toetsen.stel_afwijzing_voor(
            self.melding.toets.pk, versie=1, door=self.collega, moment=MOMENT, toelichting="Past niet."
        ).versie

    def triage(self) -> Bericht:
        return Bericht.objects.get(pk=lever_aan(self.organisatie, "startbouw").bericht_id)


Stap = Callable[[Situatie], Callable[[], object]]


def _open(s: Situatie) -> Callable[[], object]:
    return lambda: open_proefzaak(s.organisatie)


def _registreer(s: Situatie) -> Callable[[], object]:
    return lambda: registreren.registreer_melding(s.melding.zaak, maak_binnen("startbouw"), moment=MOMENT, door=s.wie)


def _vul_aan(s: Situatie) -> Callable[[], object]:
    return lambda: registreren.registreer_melding(s.melding.zaak, maak_binnen(), moment=MOMENT, door=s.wie, vervangt=s.melding)


def _trek_in(s: Situatie) -> Callable[[], object]:
    return lambda: registreren.trek_melding_in(s.melding, moment=MOMENT, reden="weg", door=s.wie)


def _wijs_toe(s: Situatie) -> Callable[[], object]:
    return lambda: toewijzen.wijs_toe(s.melding.zaak_id, aan=s.collega, door=s.wie, moment=MOMENT)


def _draag_over(s: Situatie) -> Callable[[], object]:
    return lambda: toewijzen.draag_over(s.melding.zaak_id, aan=s.collega, notitie="Bel eerst.", door=s.wie, moment=MOMENT)


def _stel_uit(s: Situatie) -> Callable[[], object]:
    tot = MOMENT.date() + datetime.timedelta(days=3)
    return lambda: uitstellen.stel_uit(s.melding.zaak_id, "toets_bouwmelding", tot=tot, reden="Wacht.", door=s.wie, moment=MOMENT)


def _hef_uitstel_op(s: Situatie) -> Callable[[], object]:
    wie, s.wie = s.wie, s.collega
    _stel_uit(s)()
    s.wie = wie
    return lambda: uitstellen.hef_uitstel_op(s.melding.zaak_id, "toets_bouwmelding", door=s.wie, moment=MOMENT)


def _toon_bsn(s: Situatie) -> Callable[[], object]:
    partij = Betrokkene.objects.filter(zaak_id=s.melding.zaak_id).get()
    return lambda: bsn.toon_bsn(s.melding.zaak_id, partij.pk, door=s.wie, moment=MOMENT)


def _noteer(s: Situatie) -> Callable[[], object]:
    wat = noteren.Aantekening("telefoon", "De verklaring komt vrijdag.")
    oud = noteren.noteer(s.melding.zaak_id, wat, door=s.collega, moment=MOMENT)
    return lambda: noteren.noteer(s.melding.zaak_id, wat, door=s.wie, moment=MOMENT, vervangt=oud.pk)


def _beantwoord(s: Situatie) -> Callable[[], object]:
    antwoorden = {MENS: toetsen.Antwoord(True)}
    return lambda: toetsen.beantwoord_eisen(s.melding.toets.pk, antwoorden, versie=0, door=s.wie, moment=MOMENT)


def _accepteer(s: Situatie) -> Callable[[], object]:
    beantwoord_alles(s.melding.toets, s.collega)
    return lambda: toetsen.accepteer_melding(s.melding.toets.pk, versie=1, door=s.wie, moment=MOMENT)


def _stel_voor(s: Situatie) -> Callable[[], object]:
    beantwoord_alles(s.melding.toets, s.collega, niet_voldaan=MENS)
    return lambda: toetsen.stel_afwijzing_voor(s.melding.toets.pk, versie=1, door=s.wie, moment=MOMENT, toelichting="Nee.")


def _keur_goed(s: Situatie) -> Callable[[], object]:
    versie = s.voorstel()
    return lambda: toetsen.keur_afwijzing_goed(s.melding.toets.pk, versie=versie, door=s.wie, moment=MOMENT)


def _geef_terug(s: Situatie) -> Callable[[], object]:
    versie = s.voorstel()
    return lambda: toetsen.geef_terug(s.melding.toets.pk, versie=versie, door=s.wie, moment=MOMENT, reden="Anders.")


def _plaats(s: Situatie) -> Callable[[], object]:
    bericht = s.triage()
    return lambda: berichtacties.plaats_bericht(bericht.pk, soort="startbouw", zaak=s.melding.zaak, door=s.wie, moment=nu())


def _weiger(s: Situatie) -> Callable[[], object]:
    bericht = s.triage()
    return lambda: berichtacties.weiger_bericht(bericht.pk, reden="Niet voor ons.", door=s.wie, moment=nu())


def _besluit(s: Situatie) -> besluiten.Besluit:
    voorstel = besluiten.Besluitvoorstel("bouwstop", MOMENT.date(), "Er wordt gebouwd zonder melding.", voorwaarden=["hek"])
    return besluiten.stel_besluit_voor(s.melding.zaak_id, voorstel, door=s.collega, moment=MOMENT)


def _stel_besluit_voor(s: Situatie) -> Callable[[], object]:
    voorstel = besluiten.Besluitvoorstel("bouwstop", MOMENT.date(), "Gevaar.")
    return lambda: besluiten.stel_besluit_voor(s.melding.zaak_id, voorstel, door=s.wie, moment=MOMENT)


def _neem_besluit(s: Situatie) -> Callable[[], object]:
    besluit = _besluit(s)
    return lambda: besluiten.neem_besluit(besluit.pk, door=s.wie, moment=MOMENT)


def _weiger_besluit(s: Situatie) -> Callable[[], object]:
    besluit = _besluit(s)
    return lambda: besluiten.weiger_besluit(besluit.pk, reden="Te zwaar.", door=s.wie, moment=MOMENT)


def _genomen(s: Situatie) -> besluiten.Besluit:
    besluit = _besluit(s)
    return besluiten.neem_besluit(besluit.pk, door=s.wie, moment=MOMENT)


def _vink_af(s: Situatie) -> Callable[[], object]:
    besluit = _genomen(s)
    return lambda: besluiten.vink_voorwaarde_af(besluit.pk, 0, voldaan=True, door=s.wie, moment=MOMENT)


def _beeindig(s: Situatie) -> Callable[[], object]:
    besluit = _genomen(s)
    return lambda: besluiten.beeindig_besluit(besluit.pk, reden="Hersteld.", door=s.wie, moment=MOMENT)


def _stel_datum_vast(s: Situatie) -> Callable[[], object]:
    return lambda: datums.stel_datum_vast(
        s.melding.zaak_id, "feitelijke_start_op", MOMENT.date(), reden="Gezien.", door=s.wie, moment=MOMENT
    )


def _sluit(s: Situatie) -> Callable[[], object]:
    registreren.trek_melding_in(s.melding, moment=MOMENT, reden="weg")
    return lambda: datums.sluit_zaak(s.melding.zaak_id, reden="Ingetrokken.", door=s.wie, moment=MOMENT)


def _heropen(s: Situatie) -> Callable[[], object]:
    registreren.trek_melding_in(s.melding, moment=MOMENT, reden="weg")
    datums.sluit_zaak(s.melding.zaak_id, reden="Ingetrokken.", door=s.collega, moment=MOMENT)
    return lambda: datums.heropen_zaak(s.melding.zaak_id, reden="Toch niet.", door=s.wie, moment=MOMENT)


def _signaal(s: Situatie, door: Account) -> signalen.Signaal:
    binnen_ = signalen.Binnengekomen("kwaliteitsborger", "Scheur in de fundering.", MOMENT.date(), ["fundering"])
    return signalen.neem_signaal_op(s.melding.zaak_id, binnen_, door=door, moment=MOMENT)


def _neem_signaal_op(s: Situatie) -> Callable[[], object]:
    return lambda: _signaal(s, s.wie)


def _deel_in(s: Situatie) -> Callable[[], object]:
    signaal = _signaal(s, s.collega)
    return lambda: signalen.deel_signaal_in(signaal.pk, ["toegankelijk"], reden="", door=s.wie, moment=MOMENT)


def _los_op(s: Situatie) -> Callable[[], object]:
    signaal = _signaal(s, s.collega)
    return lambda: signalen.los_signaal_op(signaal.pk, oplossing="Hersteld, foto gezien.", door=s.wie, moment=MOMENT)


def _wissel(s: Situatie, door: Account) -> Wisseling:
    dag = MOMENT.date()
    opvolger = wisselingen.Opvolger("initiatiefnemer", "B. Bouwer", dag, dag, "Brief.")
    return wisselingen.leg_wisseling_vast(s.melding.zaak_id, opvolger, door=door, moment=MOMENT)


def _leg_wisseling_vast(s: Situatie) -> Callable[[], object]:
    return lambda: _wissel(s, s.wie)


def _laat_vervallen(s: Situatie) -> Callable[[], object]:
    wisseling = _wissel(s, s.collega)
    return lambda: wisselingen.laat_wisseling_vervallen(wisseling.pk, reden="Niet waar.", door=s.wie, moment=MOMENT)


def _verbeter(s: Situatie) -> Callable[[], object]:
    partij = Betrokkene.objects.filter(zaak_id=s.melding.zaak_id).get()
    nieuw = partijen.Bereikbaar(telefoon="0600 012345")
    return lambda: partijen.verbeter_partij(s.melding.zaak_id, partij.pk, nieuw, reden="Gebeld.", door=s.wie, moment=MOMENT)


def _beoordeel_borger(s: Situatie) -> Callable[[], object]:
    controle = Nacontrole.objects.create(
        organisatie=s.organisatie, zaak_id=s.melding.zaak_id, stand=lees_in(s.organisatie).stand, op=MOMENT.date(),
        uitkomst={"kwaliteitsborger": "geschorst"}, gemaakt_op=MOMENT,
    )  # fmt: skip
    return lambda: nacontrole.beoordeel_borger(controle.pk, tekst="De bouw ligt stil.", door=s.wie, moment=MOMENT)


def _zet_over(s: Situatie) -> Callable[[], object]:
    versie = neem_nieuwe_versie(s.organisatie)
    gezien = overzetten.kijk_vooruit(s.melding.zaak, versie, MOMENT.date()).wissel.kenmerk
    return lambda: overzetten.zet_over(
        s.melding.zaak_id, versie.pk, gezien=gezien, reden="Nieuw beleid.", door=s.wie, moment=MOMENT
    )


def _gevolgklasse(s: Situatie) -> Callable[[], object]:
    antwoorden = Gevolgklassefeiten.model_validate({"monument": True})
    return lambda: gevolgklasse.bevestig_gevolgklasse(s.melding.zaak_id, antwoorden, door=s.wie, moment=MOMENT)


def _gereed(s: Situatie) -> Melding:
    melding = registreren.registreer_melding(s.melding.zaak, maak_binnen("gereedmelding"), moment=MOMENT)
    beantwoord_alles(melding.toets, s.collega, niet_voldaan="hw-gm-relevant")
    return melding


def _vraag_herstel(s: Situatie) -> Callable[[], object]:
    melding = _gereed(s)
    return lambda: herstel.vraag_herstel(melding.toets.pk, {}, versie=1, door=s.wie, moment=MOMENT)


def _neem_aanvulling_op(s: Situatie) -> Callable[[], object]:
    verzoek = herstel.vraag_herstel(_gereed(s).toets.pk, {}, versie=1, door=s.collega, moment=MOMENT)
    return lambda: herstel.neem_aanvulling_op(verzoek.pk, {0: herstel.Aangevuld(tekst="Ja.")}, door=s.wie, moment=MOMENT)


def _stel_verzoek_op(s: Situatie) -> Callable[[], object]:
    opzet = maak_opzet(s.melding.zaak)
    return lambda: informatie.stel_verzoek_op(s.melding.zaak_id, opzet, door=s.wie, moment=MOMENT)


def _wijzig_verzoek(s: Situatie) -> Callable[[], object]:
    verzoek = maak_verzoek(s.melding.zaak, s.collega)
    opzet = maak_opzet(s.melding.zaak, reden="Anders.")
    return lambda: informatie.wijzig_verzoek(verzoek.pk, opzet, versie=0, door=s.wie, moment=MOMENT)


def _verzend_verzoek(s: Situatie) -> Callable[[], object]:
    verzoek = maak_verzoek(s.melding.zaak, s.collega)
    return lambda: informatie.verzend_verzoek(verzoek.pk, versie=0, door=s.wie, moment=MOMENT)


def _herinner_verzoek(s: Situatie) -> Callable[[], object]:
    verzoek = maak_verzoek(s.melding.zaak, s.collega, verzonden=True)
    moment = MOMENT + datetime.timedelta(days=30)
    dag = moment.date() + datetime.timedelta(days=7)
    return lambda: informatie.herinner_verzoek(verzoek.pk, dag, versie=1, door=s.wie, moment=moment)


def _beeindig_verzoek(s: Situatie) -> Callable[[], object]:
    verzoek = maak_verzoek(s.melding.zaak, s.collega, verzonden=True)
    return lambda: informatie.beeindig_verzoek(verzoek.pk, reden="Al gezien.", versie=1, door=s.wie, moment=MOMENT)


def _neem_informatie_op(s: Situatie) -> Callable[[], object]:
    verzoek = maak_verzoek(s.melding.zaak, s.collega, verzonden=True)
    antwoord = {0: herstel.Aangevuld(tekst="Maandag.")}
    return lambda: informatie_ontvangst.neem_informatie_op(verzoek.pk, antwoord, door=s.wie, moment=MOMENT)


def _controleer_ontvangst(s: Situatie) -> Callable[[], object]:
    verzoek = maak_verzoek(s.melding.zaak, s.collega, verzonden=True)
    informatie_ontvangst.neem_informatie_op(verzoek.pk, {0: herstel.Aangevuld(tekst="Ja.")}, door=s.collega, moment=MOMENT)
    return lambda: informatie_ontvangst.controleer_ontvangst(
        verzoek.pk, 0, goed=True, toelichting="", versie=2, door=s.wie, moment=MOMENT
    )


def _in_gebruik(s: Situatie) -> None:
    datums.stel_datum_vast(s.melding.zaak_id, "in_gebruik_op", MOMENT.date(), reden="Gezien.", door=s.collega, moment=MOMENT)


def _bezocht() -> controleren.Bezocht:
    return controleren.Bezocht("gebruik_te_vroeg", MOMENT.date(), "Rietlaan 1", "", True, "Er brandde licht.")


def _plan_controle(s: Situatie) -> Callable[[], object]:
    _in_gebruik(s)
    return lambda: controleren.plan_controle(s.melding.zaak_id, MOMENT.date(), door=s.wie, moment=MOMENT)


def _leg_controle_vast(s: Situatie) -> Callable[[], object]:
    _in_gebruik(s)
    return lambda: controleren.leg_controle_vast(s.melding.zaak_id, _bezocht(), versie=0, door=s.wie, moment=MOMENT)


def _gedaan(s: Situatie) -> controleren.Controle:
    _in_gebruik(s)
    return controleren.leg_controle_vast(s.melding.zaak_id, _bezocht(), versie=0, door=s.allen, moment=MOMENT)


def _stel_rapport_vast(s: Situatie) -> Callable[[], object]:
    controle = _gedaan(s)
    return lambda: controleren.stel_rapport_vast(controle.pk, versie=1, kenmerk="x-01", door=s.wie, moment=MOMENT)


def _vast(s: Situatie) -> controleren.Controle:
    return controleren.stel_rapport_vast(_gedaan(s).pk, versie=1, kenmerk="x-01", door=s.allen, moment=MOMENT)


def _geef_advies(s: Situatie) -> Callable[[], object]:
    controle, advies = _vast(s), adviezen.Adviesvoorstel("niets_doen", "Er wordt gewoond.", "Het is bijna in orde.")
    return lambda: adviezen.geef_advies(controle.pk, advies, door=s.wie, moment=MOMENT)


def _advies(s: Situatie) -> adviezen.Advies:
    voorstel = adviezen.Adviesvoorstel("naar_handhaving", "Er wordt gewoond.", "Het gaat door.")
    return adviezen.geef_advies(_vast(s).pk, voorstel, door=s.allen, moment=MOMENT)


def _volg_op(s: Situatie) -> Callable[[], object]:
    advies = _advies(s)
    return lambda: adviezen.volg_advies_op(advies.pk, reden="Eens.", door=s.wie, moment=MOMENT)


def _wijs_advies_af(s: Situatie) -> Callable[[], object]:
    advies = _advies(s)
    return lambda: adviezen.wijs_advies_af(advies.pk, reden="Te zwaar.", door=s.wie, moment=MOMENT)


def _herinner(s: Situatie) -> Callable[[], object]:
    laat = MOMENT + datetime.timedelta(days=60)
    return lambda: herinneren.herinner(s.melding.zaak_id, "start", reden="", door=s.wie, moment=laat)


# deed -> (how to set it up, the module that writes its event, its right or None for a deed of the intake itself)
NIEUWE_DELEN = [delen.Nieuwdeel("Kade 12"), delen.Nieuwdeel("Kade 14")]


def _deel_project_in(s: Situatie) -> Callable[[], object]:
    return lambda: delen.deel_in(s.melding.zaak_id, NIEUWE_DELEN, door=s.wie, moment=MOMENT)


def _maak_deel(s: Situatie) -> int:
    return delen.deel_in(s.melding.zaak_id, NIEUWE_DELEN, door=s.collega, moment=MOMENT)[0].pk


def _wijzig_deel(s: Situatie) -> Callable[[], object]:
    fase = _maak_deel(s)
    return lambda: delen.wijzig_deel(fase, delen.Nieuwdeel("Kade 12a"), door=s.wie, moment=MOMENT)


def _laat_deel_vervallen(s: Situatie) -> Callable[[], object]:
    fase = _maak_deel(s)
    return lambda: delen.laat_deel_vervallen(fase, reden="Hoort bij Kade 14.", door=s.wie, moment=MOMENT)


def _stel_deel_in_gebruik(s: Situatie) -> Callable[[], object]:
    fase = _maak_deel(s)
    return lambda: delen.stel_ingebruikname_vast(fase, MOMENT.date(), reden="Gezien.", door=s.wie, moment=MOMENT)


def _koppel_melding(s: Situatie) -> Callable[[], object]:
    _maak_deel(s)
    gereed = registreren.registreer_melding(s.melding.zaak, maak_binnen("gereedmelding", verzoeknummer=""), moment=MOMENT)
    return lambda: koppelen_aan_deel.koppel_melding_aan_deel(gereed.pk, 1, gezien=0, door=s.wie, moment=MOMENT)


def _koppel_signaal(s: Situatie) -> Callable[[], object]:
    _maak_deel(s)
    binnen_ = signalen.Binnengekomen("derde", "Scheef kozijn.", MOMENT.date())
    signaal = signalen.neem_gemeld_signaal_op(s.melding.zaak, binnen_, moment=MOMENT)
    return lambda: koppelen_aan_deel.koppel_signaal_aan_deel(signaal.pk, 1, gezien=0, door=s.wie, moment=MOMENT)


DADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "open_zaak": (_open, registreren, None),
    "registreer_melding": (_registreer, registreren, None),
    "vul_melding_aan": (_vul_aan, registreren, None),
    "trek_melding_in": (_trek_in, registreren, None),
    "wijs_toe": (_wijs_toe, toewijzen, Daad.BEHANDEL_ZAAK),
    "draag_over": (_draag_over, toewijzen, Daad.BEHANDEL_ZAAK),
    "stel_uit": (_stel_uit, uitstellen, Daad.BEHANDEL_ZAAK),
    "hef_uitstel_op": (_hef_uitstel_op, uitstellen, Daad.BEHANDEL_ZAAK),
    "toon_bsn": (_toon_bsn, bsn, Daad.ZIE_BSN),
    "noteer": (_noteer, noteren, Daad.NOTEER),
    "beantwoord_eisen": (_beantwoord, toetsen, Daad.TOETS_MELDING),
    "accepteer_melding": (_accepteer, toetsen, Daad.ACCEPTEER_MELDING),
    "stel_afwijzing_voor": (_stel_voor, toetsen, Daad.WIJS_MELDING_AF),
    "keur_afwijzing_goed": (_keur_goed, toetsen, Daad.KEUR_AFWIJZING_GOED),
    "geef_terug": (_geef_terug, toetsen, Daad.KEUR_AFWIJZING_GOED),
    "stel_besluit_voor": (_stel_besluit_voor, besluiten, Daad.STEL_BESLUIT_VOOR),
    "neem_besluit": (_neem_besluit, besluiten, Daad.NEEM_BESLUIT),
    "weiger_besluit": (_weiger_besluit, besluiten, Daad.NEEM_BESLUIT),
    "vink_voorwaarde_af": (_vink_af, besluiten, Daad.LEG_FEIT_VAST),
    "beeindig_besluit": (_beeindig, besluiten, Daad.NEEM_BESLUIT),
    "stel_datum_vast": (_stel_datum_vast, datums, Daad.LEG_FEIT_VAST),
    "sluit_zaak": (_sluit, datums, Daad.SLUIT_ZAAK),
    "heropen_zaak": (_heropen, datums, Daad.SLUIT_ZAAK),
    "deel_in": (_deel_project_in, delen, Daad.LEG_FEIT_VAST),
    "wijzig_deel": (_wijzig_deel, delen, Daad.LEG_FEIT_VAST),
    "laat_deel_vervallen": (_laat_deel_vervallen, delen, Daad.LEG_FEIT_VAST),
    "stel_ingebruikname_vast": (_stel_deel_in_gebruik, delen, Daad.LEG_FEIT_VAST),
    "koppel_melding_aan_deel": (_koppel_melding, delen, Daad.LEG_FEIT_VAST),
    "koppel_signaal_aan_deel": (_koppel_signaal, delen, Daad.LEG_FEIT_VAST),
    "neem_signaal_op": (_neem_signaal_op, signalen, Daad.LEG_FEIT_VAST),
    "deel_signaal_in": (_deel_in, signalen, Daad.LEG_FEIT_VAST),
    "los_signaal_op": (_los_op, signalen, Daad.LEG_FEIT_VAST),
    "leg_wisseling_vast": (_leg_wisseling_vast, wisselingen, Daad.LEG_FEIT_VAST),
    "laat_wisseling_vervallen": (_laat_vervallen, wisselingen, Daad.LEG_FEIT_VAST),
    "verbeter_partij": (_verbeter, partijen, Daad.LEG_FEIT_VAST),
    "beoordeel_borger": (_beoordeel_borger, nacontrole, Daad.LEG_FEIT_VAST),
    "zet_over": (_zet_over, overzetten, Daad.ZET_OVER),
    "bevestig_gevolgklasse": (_gevolgklasse, gevolgklasse, Daad.LEG_FEIT_VAST),
    "vraag_herstel": (_vraag_herstel, herstel, Daad.VRAAG_HERSTEL),
    "neem_aanvulling_op": (_neem_aanvulling_op, herstel, Daad.VRAAG_HERSTEL),
    "stel_verzoek_op": (_stel_verzoek_op, informatie, Daad.VRAAG_INFORMATIE),
    "wijzig_verzoek": (_wijzig_verzoek, informatie, Daad.VRAAG_INFORMATIE),
    "verzend_verzoek": (_verzend_verzoek, informatie, Daad.VRAAG_INFORMATIE),
    "herinner_verzoek": (_herinner_verzoek, informatie, Daad.VRAAG_INFORMATIE),
    "beeindig_verzoek": (_beeindig_verzoek, informatie, Daad.VRAAG_INFORMATIE),
    "neem_informatie_op": (_neem_informatie_op, informatie, Daad.VRAAG_INFORMATIE),
    "controleer_ontvangst": (_controleer_ontvangst, informatie, Daad.VRAAG_INFORMATIE),
    "plan_controle": (_plan_controle, controleren, Daad.VOER_CONTROLE_UIT),
    "leg_controle_vast": (_leg_controle_vast, controleren, Daad.VOER_CONTROLE_UIT),
    "stel_rapport_vast": (_stel_rapport_vast, controleren, Daad.STEL_RAPPORT_VAST),
    "geef_advies": (_geef_advies, adviezen, Daad.GEEF_ADVIES),
    "volg_advies_op": (_volg_op, adviezen, Daad.NEEM_BESLUIT),
    "wijs_advies_af": (_wijs_advies_af, adviezen, Daad.NEEM_BESLUIT),
    "herinner": (_herinner, herinneren, Daad.VERSTUUR_BRIEF),
    "plaats_bericht": (_plaats, verwerk, Daad.TRIAGEER),
    "weiger_bericht": (_weiger, berichtacties, Daad.TRIAGEER),
}


@pytest.fixture
def situatie(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> Iterator[Situatie]:
    with binnen(klaar_organisatie.pk):
        melding = registreer_proefmelding(klaar_organisatie)
        yield Situatie(klaar_organisatie, melding, account("teamleider"), account(*Rol), account(*Rol))


class Storing(Exception):
    """The logboek does not work."""


@pytest.mark.parametrize("daad", DADEN)
def test_zonder_gebeurtenis_is_er_niets_gebeurd(daad: str, situatie: Situatie, monkeypatch: pytest.MonkeyPatch) -> None:
    maak, module, _ = DADEN[daad]
    doe = maak(situatie)

    def stuk(*_args: object, **_waarden: object) -> None:
        raise Storing

    voor = neem_beeld()
    with monkeypatch.context() as geduldig:
        geduldig.setattr(module, "leg_vast", stuk)
        with pytest.raises(Storing):
            doe()
    assert neem_beeld() == voor
    doe()
    assert neem_beeld() != voor, "met een werkend logboek gebeurt het wel"


@pytest.mark.parametrize("daad", [naam for naam, (_, _, recht) in DADEN.items() if recht])
def test_zonder_recht_gebeurt_er_niets(daad: str, situatie: Situatie, account: Callable[..., Account]) -> None:
    maak, _, recht = DADEN[daad]
    doe, voor = maak(situatie), neem_beeld()
    for rol in [rol for rol in Rol if recht not in RECHTEN[rol]]:
        situatie.wie = account(rol)
        with pytest.raises(Geweigerd) as geweigerd:
            doe()
        assert geweigerd.value.code == "geen_recht", rol
        assert neem_beeld() == voor
