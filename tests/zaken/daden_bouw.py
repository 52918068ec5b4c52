"""Deeds during the works and after, each with how to set it up."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.feiten import Gevolgklassefeiten
from borgwijzer.toezicht.acties import adviezen, controleren
from borgwijzer.zaken.acties import (
    datums,
    delen,
    gevolgklasse,
    herinneren,
    herstel,
    informatie,
    informatie_ontvangst,
    koppelen_aan_deel,
    registreren,
    signalen,
)
from borgwijzer.zaken.models import Melding
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.informatiewerk import maak_opzet, maak_verzoek
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles, maak_binnen


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


# deed -> (how to set it up, the module that writes its event, its right)
BOUWDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "deel_in": (_deel_project_in, delen, Daad.LEG_FEIT_VAST),
    "wijzig_deel": (_wijzig_deel, delen, Daad.LEG_FEIT_VAST),
    "laat_deel_vervallen": (_laat_deel_vervallen, delen, Daad.LEG_FEIT_VAST),
    "stel_ingebruikname_vast": (_stel_deel_in_gebruik, delen, Daad.LEG_FEIT_VAST),
    "koppel_melding_aan_deel": (_koppel_melding, delen, Daad.LEG_FEIT_VAST),
    "koppel_signaal_aan_deel": (_koppel_signaal, delen, Daad.LEG_FEIT_VAST),
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
}
