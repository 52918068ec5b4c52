"""One table: which role may do which deed. Pages, API and acties ask ``mag``; nobody compares roles elsewhere.

That nobody approves their own work is no matter of roles: the deed itself checks it.
"""

from enum import StrEnum
from typing import Protocol

from borgwijzer.geweigerd import Geweigerd


class Rol(StrEnum):
    """The roles of an account; the value is what is stored."""

    INTAKE = "intake"
    TOEZICHTHOUDER = "toezichthouder"
    HANDHAVER = "handhaver"
    JURIST = "jurist"
    TEAMLEIDER = "teamleider"
    BEHEERDER = "beheerder"
    LEZER = "lezer"


class Daad(StrEnum):
    """What can be done; the value is the name used in pages and events."""

    ZIE_ZAAK = "zie_zaak"
    ZIE_BSN = "zie_bsn"
    REGISTREER_MELDING = "registreer_melding"
    TRIAGEER = "triageer"
    TOETS_MELDING = "toets_melding"
    ACCEPTEER_MELDING = "accepteer_melding"
    WIJS_MELDING_AF = "wijs_melding_af"  # a proposal: a second person approves it
    KEUR_AFWIJZING_GOED = "keur_afwijzing_goed"
    VRAAG_HERSTEL = "vraag_herstel"
    STEL_BESLUIT_VOOR = "stel_besluit_voor"
    NEEM_BESLUIT = "neem_besluit"  # with a mandate, and never on one's own proposal
    LEG_FEIT_VAST = "leg_feit_vast"  # what happened: a start, an end, a signal, the gevolgklasse
    SLUIT_ZAAK = "sluit_zaak"
    VERSTUUR_BRIEF = "verstuur_brief"
    KEUR_BRIEF_GOED = "keur_brief_goed"  # the second pair of eyes on a letter; never on what one wrote oneself
    MELD_VERZENDING = "meld_verzending"  # posted, came back, by e-mail or by post
    ZIE_RADAR = "zie_radar"
    LEES_VERGUNNINGEN_IN = "lees_vergunningen_in"
    BEHANDEL_VERGUNNING = "behandel_vergunning"
    LEG_BEZOEK_VAST = "leg_bezoek_vast"  # what was seen on the spot
    BEHEER_REGISTER = "beheer_register"
    BEHANDEL_ZAAK = "behandel_zaak"  # take a zaak on, hand it over or give it back, put a taak aside, name a replacement
    NOTEER = "noteer"
    VRAAG_INFORMATIE = "vraag_informatie"  # during the works: Bbl 2.20, and to clarify a plan
    GEBRUIK_TOEZICHT = "gebruik_toezicht"  # Awb 5:16 and 5:17: only who is appointed as toezichthouder (Awb 5:11)
    VOER_CONTROLE_UIT = "voer_controle_uit"  # plan a controle and write down what was seen
    STEL_RAPPORT_VAST = "stel_rapport_vast"  # from then it never changes
    GEEF_ADVIES = "geef_advies"
    MAAK_BUNDEL = "maak_bundel"  # all pieces of a zaak in one file, to give to somebody outside
    BEHANDEL_VERZOEK = "behandel_verzoek"  # a handhavingsverzoek: belanghebbende, supplement, more time, investigation
    STEL_OVERTREDING_VAST = "stel_overtreding_vast"  # and change it, let it lapse, or say that it was repaired
    WEEG_OVERTREDING = "weeg_overtreding"  # score it and propose what is done: kader 4.3
    KEUR_AFWEGING_GOED = "keur_afweging_goed"  # with a mandate of the kader, and never one's own
    ZIE_GELIJKE_BEHANDELING = "zie_gelijke_behandeling"
    KEUR_INTERVENTIESTAP_GOED = "keur_interventiestap_goed"  # a step that a colleague laid ready
    VOER_INTERVENTIE_UIT = "voer_interventie_uit"  # begin it, set its steps, end it
    REGISTREER_BEZWAAR = "registreer_bezwaar"
    BEHANDEL_BEZWAAR = "behandel_bezwaar"  # every step but the decision, and what happens at the rechter
    BESLIS_OP_BEZWAAR = "beslis_op_bezwaar"  # never on one's own proposal, nor about one's own besluit (Awb 10:3)
    MAAK_OPENBAAR = "maak_openbaar"
    ZIE_MELDER = "zie_melder"  # the name of who does not want it passed on; every view leaves an event
    VERDEEL_WERK = "verdeel_werk"  # the same for the work of somebody else
    ZET_OVER = "zet_over"  # bring a zaak under another version of the kader
    OEFEN = "oefen"  # begin a made-up zaak, in a practice organisatie
    ZIE_BRIEVEN = "zie_brieven"  # all kinds of letter, with the own words of the municipality
    BEGIN_OPNIEUW = "begin_opnieuw"  # empty a practice organisatie and fill it anew


_TOETS = frozenset({
    Daad.TOETS_MELDING, Daad.ACCEPTEER_MELDING, Daad.WIJS_MELDING_AF, Daad.VRAAG_HERSTEL, Daad.STEL_BESLUIT_VOOR,
    Daad.LEG_FEIT_VAST, Daad.BEHANDEL_ZAAK, Daad.NOTEER, Daad.VRAAG_INFORMATIE, Daad.OEFEN,
    Daad.REGISTREER_BEZWAAR,
})  # fmt: skip
_INTAKE = _TOETS | {
    Daad.ZIE_ZAAK, Daad.ZIE_BSN, Daad.REGISTREER_MELDING, Daad.TRIAGEER, Daad.VERSTUUR_BRIEF, Daad.SLUIT_ZAAK,
    Daad.MELD_VERZENDING,
}  # fmt: skip
_CONTROLE = frozenset({Daad.VOER_CONTROLE_UIT, Daad.ZIE_MELDER, Daad.BEHANDEL_VERZOEK})
_WEGEN = frozenset({Daad.STEL_OVERTREDING_VAST, Daad.WEEG_OVERTREDING})
_INTERVENTIE = frozenset({Daad.VOER_INTERVENTIE_UIT, Daad.KEUR_INTERVENTIESTAP_GOED})
_BEZWAAR = frozenset({Daad.BEHANDEL_BEZWAAR, Daad.MAAK_OPENBAAR})
_RADAR = frozenset({Daad.ZIE_RADAR, Daad.LEES_VERGUNNINGEN_IN, Daad.BEHANDEL_VERGUNNING})

RECHTEN: dict[Rol, frozenset[Daad]] = {
    Rol.INTAKE: _INTAKE | _RADAR,
    Rol.TOEZICHTHOUDER: _INTAKE | _RADAR | _CONTROLE | _WEGEN | {
        Daad.LEG_BEZOEK_VAST, Daad.STEL_RAPPORT_VAST, Daad.GEBRUIK_TOEZICHT, Daad.VOER_INTERVENTIE_UIT,
    },
    Rol.HANDHAVER: _INTAKE | _CONTROLE | _WEGEN | _INTERVENTIE | {Daad.MAAK_BUNDEL},
    Rol.JURIST: _TOETS | _WEGEN | _BEZWAAR | {
        Daad.ZIE_ZAAK, Daad.ZIE_BSN, Daad.KEUR_AFWIJZING_GOED, Daad.VERSTUUR_BRIEF, Daad.ZET_OVER, Daad.GEEF_ADVIES,
        Daad.ZIE_MELDER, Daad.MAAK_BUNDEL, Daad.BEHANDEL_VERZOEK, Daad.KEUR_AFWEGING_GOED, Daad.ZIE_GELIJKE_BEHANDELING,
        Daad.KEUR_INTERVENTIESTAP_GOED, Daad.KEUR_BRIEF_GOED, Daad.MELD_VERZENDING, Daad.ZIE_BRIEVEN,
    },
    Rol.TEAMLEIDER: _INTAKE | _RADAR | _INTERVENTIE | _BEZWAAR | {
        Daad.KEUR_AFWIJZING_GOED, Daad.NEEM_BESLUIT, Daad.LEG_BEZOEK_VAST, Daad.VERDEEL_WERK, Daad.ZET_OVER, Daad.BEGIN_OPNIEUW,
        Daad.MAAK_BUNDEL, Daad.BEHANDEL_VERZOEK, Daad.KEUR_AFWEGING_GOED, Daad.STEL_OVERTREDING_VAST, Daad.ZIE_GELIJKE_BEHANDELING,
        Daad.KEUR_BRIEF_GOED, Daad.BESLIS_OP_BEZWAAR, Daad.ZIE_BRIEVEN,
    },
    # For the rest works on the command line for now, and sees no zaak.
    Rol.BEHEERDER: frozenset({Daad.BEHEER_REGISTER, Daad.BEGIN_OPNIEUW, Daad.ZIE_BRIEVEN}),
    Rol.LEZER: frozenset({Daad.ZIE_ZAAK, Daad.ZIE_BRIEVEN}),
}  # fmt: skip


class MetRollen(Protocol):
    """Whoever has roles: an ``Account``, or a stand-in."""

    @property
    def actief(self) -> bool: ...

    @property
    def rollen(self) -> list[str]: ...


def mag(account: MetRollen, daad: Daad | str) -> bool:
    """Whether one of the roles of an active account allows the deed.

    Raises ``ValueError`` for a deed that is not in ``Daad``: a typing mistake may never read as "no".
    """
    gevraagd = Daad(daad)
    return account.actief and any(gevraagd in RECHTEN[Rol(rol)] for rol in account.rollen)


def list_rollen_voor(daad: Daad | str) -> list[Rol]:
    """The roles that allow the deed, in the order of ``Rol``."""
    gevraagd = Daad(daad)
    return [rol for rol in Rol if gevraagd in RECHTEN[rol]]


def eis_recht(account: MetRollen, daad: Daad | str) -> None:
    """Raise ``Geweigerd`` (code ``geen_recht``) when the account may not do the deed."""
    if not mag(account, daad):
        rollen = " of ".join(list_rollen_voor(daad))
        raise Geweigerd("geen_recht", f"U hebt hiervoor de rol {rollen} nodig: vraag een collega met die rol.")
