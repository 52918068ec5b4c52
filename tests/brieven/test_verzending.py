"""How a letter goes to whom: only by e-mail to who wants that, each mail once, and never lost without anybody knowing."""

from __future__ import annotations

import datetime
import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from borgwijzer.brieven.models import OpgeslagenBrief, Verzending
from borgwijzer.brieven.verzamelen import zoek_briefpapier
from borgwijzer.brieven.verzending import acties, mailen
from borgwijzer.brieven.verzending.bericht import maak_bericht
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.logboek.models import Gebeurtenis, Uitgaand
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Betrokkene, Melding, Zaak
from tests.brieven.mailserver import Postkantoor, open_postkantoor
from tests.web.conftest import lever_aan
from tests.zaken.zaakwerk import beantwoord_alles

KWARTIER = datetime.timedelta(minutes=16)


@dataclass
class Zaal:
    """A zaak whose addressee wants e-mail, and the mail server."""

    organisatie: Organisatie
    zaak: Zaak
    intake: Account
    kantoor: Postkantoor

    def maak_brief(self) -> OpgeslagenBrief:
        from borgwijzer.brieven.acties import accepteer_en_verstuur

        toets = beantwoord_alles(Melding.objects.get().toets, self.intake)
        return accepteer_en_verstuur(toets.pk, versie=toets.versie, door=self.intake, moment=nu())

    def stand(self, brief: OpgeslagenBrief) -> tuple[list[str], str]:
        brief.refresh_from_db()
        return list(Verzending.objects.filter(brief=brief).order_by("pk").values_list("toestand", flat=True)), brief.toestand


@pytest.fixture
def zaal(
    klaar_organisatie: Organisatie, account: Callable[..., Account], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Zaal]:
    lever_aan(klaar_organisatie, "bouwmelding_volledig")
    with binnen(klaar_organisatie.pk), open_postkantoor() as kantoor:
        monkeypatch.setattr(acties, "oefent", lambda organisatie: False)
        settings.SMTP = kantoor.smtp
        zaak = Zaak.objects.select_related("organisatie").get()
        intake = account("intake")
        for partij in Betrokkene.objects.filter(zaak=zaak):
            Betrokkene.objects.filter(pk=partij.pk).update(email=f"{partij.rol}@post.example.org")
            acties.zet_kanaal(zaak.pk, f"{partij.rol}@post.example.org", per_email=True, reden="x", door=intake, moment=nu())
        yield Zaal(klaar_organisatie, zaak, intake, kantoor)


def test_verzonden_pas_na_het_antwoord_van_de_server(zaal: Zaal) -> None:
    brief = zaal.maak_brief()
    standen, samen = zaal.stand(brief)
    assert set(standen) == {"klaar"} and samen == "in_verzending" and zaal.kantoor.post == []
    assert mailen.verstuur_wachtende(moment=nu()) == len(standen) == len(zaal.kantoor.post)
    assert zaal.stand(brief) == (["verzonden"] * len(standen), "verzonden")
    assert mailen.verstuur_wachtende(moment=nu() + KWARTIER) == 0
    assert Gebeurtenis.objects.filter(soort="brief_verzonden").count() == len(standen)
    assert "aangenomen als 4711" in Verzending.objects.filter(brief=brief)[0].antwoord


def test_de_mail_zegt_niets_van_de_zaak_en_draagt_de_pdf(zaal: Zaal) -> None:
    brief = zaal.maak_brief()
    mailen.verstuur_wachtende(moment=nu())
    mail = email.message_from_bytes(zaal.kantoor.post[0], policy=email.policy.default)
    platte = mail.get_body(("plain",)).get_content()
    assert brief.kenmerk in platte and zaal.zaak.adres not in platte and "bouwmelding" not in platte.lower()
    bijlage = next(mail.iter_attachments())
    assert bijlage.get_content().startswith(b"%PDF") and bijlage.get_filename() == f"{brief.kenmerk}.pdf"
    assert mail["From"].addresses[0].addr_spec == "brieven@wilgenmeer.example.org"


@pytest.mark.parametrize("naam", ["Jan\r\nBcc: ander@post.example.org", "Jan\nSubject: winst", 'J"an <x@y.example.org>', "Ǽ" * 600])
def test_een_naam_begint_geen_eigen_kopregel(zaal: Zaal, naam: str) -> None:
    brief = zaal.maak_brief()
    rij = Verzending.objects.select_related("brief__organisatie").filter(brief=brief)[0]
    rij.naam, rij.brief.kenmerk = naam, "2026-1\r\nX-Eigen: ja"
    ruw = maak_bericht(rij, b"%PDF-", zoek_briefpapier(zaal.organisatie.pk), "van@wilgenmeer.example.org")
    mail = email.message_from_bytes(ruw, policy=email.policy.default)
    assert [a.addr_spec for a in mail["To"].addresses] == [rij.adres]
    assert mail["Bcc"] is None and mail["X-Eigen"] is None and mail["Subject"].startswith("Brief van")


def test_een_weigering_komt_bij_mensen_en_kan_dan_op_de_post(zaal: Zaal) -> None:
    brief = zaal.maak_brief()
    zaal.kantoor.antwoorden["RCPT"] = "550 postbus bestaat niet"
    mailen.verstuur_wachtende(moment=nu())
    standen, samen = zaal.stand(brief)
    assert set(standen) == {"geweigerd"} and samen == "mislukt"
    assert mailen.verstuur_wachtende(moment=nu() + datetime.timedelta(days=3)) == 0
    with pytest.raises(Geweigerd, match="niet later dan nu"):
        acties.meld_gepost(brief.pk, nu().date() + datetime.timedelta(days=1), door=zaal.intake, moment=nu())
    acties.meld_gepost(brief.pk, nu().date(), door=zaal.intake, moment=nu())
    assert zaal.stand(brief) == (["gepost"] * len(standen), "verzonden")
    with pytest.raises(Geweigerd, match="hoeft niet meer"):
        acties.meld_gepost(brief.pk, nu().date(), door=zaal.intake, moment=nu())


def test_een_tijdelijke_weigering_wordt_met_rust_herhaald_en_opgegeven(zaal: Zaal) -> None:
    brief = zaal.maak_brief()
    zaal.kantoor.antwoorden["RCPT"] = "450 postbus vol"
    moment, pogingen = nu(), 0
    while set(zaal.stand(brief)[0]) == {"klaar"} and pogingen < 20:
        mailen.verstuur_wachtende(moment=moment)
        assert mailen.verstuur_wachtende(moment=moment + datetime.timedelta(minutes=1)) == 0
        moment, pogingen = moment + datetime.timedelta(hours=7), pogingen + 1
    assert pogingen == len(acties.PAUZES) + 1 and zaal.stand(brief)[1] == "mislukt"
    assert "450 postbus vol" in Verzending.objects.filter(brief=brief)[0].antwoord


def test_na_een_tijdelijke_weigering_gaat_dezelfde_mail_alsnog(zaal: Zaal) -> None:
    brief = zaal.maak_brief()
    ids = set(Verzending.objects.filter(brief=brief).values_list("bericht_id", flat=True))
    zaal.kantoor.antwoorden["KLAAR"] = "451 probeer later"
    mailen.verstuur_wachtende(moment=nu())
    zaal.kantoor.antwoorden.clear()
    assert mailen.verstuur_wachtende(moment=nu() + KWARTIER) == len(ids)
    assert {email.message_from_bytes(post)["Message-ID"] for post in zaal.kantoor.post} == ids


def test_weggevallen_tijdens_het_aanbieden_wordt_nooit_vanzelf_herhaald(zaal: Zaal) -> None:
    brief = zaal.maak_brief()
    zaal.kantoor.antwoorden["KLAAR"] = "VERBREEK"
    mailen.verstuur_wachtende(moment=nu())
    assert set(zaal.stand(brief)[0]) == {"onzeker"} and zaal.stand(brief)[1] == "mislukt"
    zaal.kantoor.antwoorden.clear()
    assert mailen.verstuur_wachtende(moment=nu() + datetime.timedelta(days=2)) == 0
    rij = Verzending.objects.filter(brief=brief)[0]
    acties.verstuur_opnieuw(rij.pk, door=zaal.intake, moment=nu())
    assert mailen.verstuur_wachtende(moment=nu()) == 1
    assert email.message_from_bytes(zaal.kantoor.post[0])["Message-ID"] == rij.bericht_id


class Gedood(BaseException):
    """The worker is killed."""


def test_een_gedode_werker_voor_het_aanbieden_verliest_niets(zaal: Zaal, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = zaal.maak_brief()
    with monkeypatch.context() as even:
        even.setattr(mailen, "bied_aan", _dood)
        with pytest.raises(Gedood):
            mailen.verstuur_wachtende(moment=nu())
    standen = zaal.stand(brief)[0]
    assert set(standen) == {"klaar"}
    assert mailen.verstuur_wachtende(moment=nu() + KWARTIER) == len(standen) == len(zaal.kantoor.post)


def test_een_gedode_werker_na_het_aanbieden_verstuurt_niet_dubbel(zaal: Zaal, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = zaal.maak_brief()
    with monkeypatch.context() as even:
        even.setattr(mailen.acties, "meld_verzonden", _dood)
        with pytest.raises(Gedood):
            mailen.verstuur_wachtende(moment=nu())
    assert len(zaal.kantoor.post) == 1 and "in_verzending" in zaal.stand(brief)[0]
    mailen.verstuur_wachtende(moment=nu() + datetime.timedelta(hours=1))
    assert sorted(set(zaal.stand(brief)[0])) in (["onzeker"], ["onzeker", "verzonden"])
    assert len({email.message_from_bytes(post)["Message-ID"] for post in zaal.kantoor.post}) == len(zaal.kantoor.post)


def _dood(*_args: object, **_waarden: object) -> None:
    raise Gedood


def test_twee_werkers_nemen_dezelfde_mail_niet_allebei(zaal: Zaal) -> None:
    brief = zaal.maak_brief()
    pk = Verzending.objects.filter(brief=brief).order_by("pk").values_list("pk", flat=True)[0]
    moment = nu()
    eerste = acties.neem_poging(pk, moment=moment)
    assert eerste and acties.neem_poging(pk, moment=moment) is None
    trage = acties.neem_poging(pk, moment=moment + KWARTIER)
    assert trage
    with pytest.raises(acties.Ingehaald):
        acties.begin_aanbieden(eerste, moment=moment)
    acties.begin_aanbieden(trage, moment=moment)


def test_teruggekomen_wordt_weer_werk(zaal: Zaal) -> None:
    brief = zaal.maak_brief()
    mailen.verstuur_wachtende(moment=nu())
    rij = Verzending.objects.filter(brief=brief)[0]
    with pytest.raises(Geweigerd, match="Schrijf wat er in het bericht stond"):
        acties.meld_teruggekomen(rij.pk, reden=" ", door=zaal.intake, moment=nu())
    acties.meld_teruggekomen(rij.pk, reden="postbus onbekend", door=zaal.intake, moment=nu())
    assert zaal.stand(brief)[1] == "mislukt"


def test_wie_niet_vroeg_om_e_mail_krijgt_post(zaal: Zaal) -> None:
    aan = Betrokkene.objects.filter(zaak=zaal.zaak)
    for partij in aan:
        acties.zet_kanaal(zaal.zaak.pk, partij.email, per_email=False, reden="belde", door=zaal.intake, moment=nu())
    brief = zaal.maak_brief()
    assert set(zaal.stand(brief)[0]) == {"te_posten"} and zaal.stand(brief)[1] == "klaar"
    assert mailen.verstuur_wachtende(moment=nu()) == 0
    assert Uitgaand.objects.get(verwijzing=f"brief:{brief.pk}").bestemming == "post"


@pytest.mark.parametrize("hoe", ["oefening", "geen_server", "raar_adres", "twee_adressen"])
def test_alles_gaat_per_post_als_mailen_niet_mag_of_niet_zeker_is(
    zaal: Zaal, settings: Any, monkeypatch: pytest.MonkeyPatch, hoe: str
) -> None:
    partijen = Betrokkene.objects.filter(zaak=zaal.zaak)
    if hoe == "oefening":
        monkeypatch.setattr(acties, "oefent", lambda organisatie: organisatie.demo)
    elif hoe == "geen_server":
        settings.SMTP = None
    else:
        partijen.update(email="geen adres" if hoe == "raar_adres" else "nieuw@post.example.org")
    assert set(zaal.stand(zaal.maak_brief())[0]) == {"te_posten"}
