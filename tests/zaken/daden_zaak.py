"""Deeds about the zaak and its meldingen, each with how to set it up."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from borgwijzer.klok import nu
from borgwijzer.koppelingen import acties as berichtacties
from borgwijzer.koppelingen.dso import verwerk
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import besluiten, signaalbeoordeling
from borgwijzer.zaken.acties import (
    bsn,
    datums,
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
from borgwijzer.zaken.models import Betrokkene, Nacontrole, Wisseling
from tests.register.registerwerk import lees_in
from tests.zaken.daadsituatie import MENS, Situatie, Stap
from tests.zaken.kaderwerk import neem_nieuwe_versie
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles, maak_binnen, open_proefzaak


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


def _beoordeel_signaal(s: Situatie) -> Callable[[], object]:
    signaal = _signaal(s, s.wie)
    gevonden = signaalbeoordeling.Beoordeling(["toegankelijk"], False, "Een drempel.", "bureau")
    return lambda: signaalbeoordeling.beoordeel_signaal(signaal.pk, gevonden, versie=0, door=s.wie, moment=MOMENT)


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


# deed -> (how to set it up, the module that writes its event, its right or None for a deed of the intake itself)
ZAAKDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
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
    "neem_signaal_op": (_neem_signaal_op, signalen, Daad.LEG_FEIT_VAST),
    "beoordeel_signaal": (_beoordeel_signaal, signaalbeoordeling, Daad.LEG_FEIT_VAST),
    "los_signaal_op": (_los_op, signalen, Daad.LEG_FEIT_VAST),
    "leg_wisseling_vast": (_leg_wisseling_vast, wisselingen, Daad.LEG_FEIT_VAST),
    "laat_wisseling_vervallen": (_laat_vervallen, wisselingen, Daad.LEG_FEIT_VAST),
    "verbeter_partij": (_verbeter, partijen, Daad.LEG_FEIT_VAST),
    "beoordeel_borger": (_beoordeel_borger, nacontrole, Daad.LEG_FEIT_VAST),
    "zet_over": (_zet_over, overzetten, Daad.ZET_OVER),
    "plaats_bericht": (_plaats, verwerk, Daad.TRIAGEER),
    "weiger_bericht": (_weiger, berichtacties, Daad.TRIAGEER),
}
