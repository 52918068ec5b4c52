"""What comes later, or for something else: later files, withdrawals, new versions placed by hand, and a refused receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from borgwijzer.brieven.models import Briefpapier
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.koppelingen.acties import plaats_bericht
from borgwijzer.koppelingen.dso.verwerk import Verwerking, verwerk_bericht
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.koppelingen.werk import hervat_berichten
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.registreren import Binnengekomen, registreer_melding
from borgwijzer.zaken.models import Document, Melding, Zaak

VAST = Path(__file__).parent / "dso" / "berichten"


@pytest.fixture
def gemeente(klaar_organisatie: Organisatie) -> Iterator[Organisatie]:
    with binnen(klaar_organisatie.pk):
        yield klaar_organisatie


def neem_in(organisatie: Organisatie, naam: str, *, met: str = "", ruw: bytes = b"") -> Verwerking:
    bijlagen: dict[str, bytes | Path] = {pad.name: pad for pad in (VAST / met).iterdir()} if met else {}
    inhoud = ruw or (VAST / f"{naam}.xml").read_bytes()
    return verwerk_bericht(inhoud, organisatie=organisatie, kanaal="ontvanger", moment=nu(), bijlagen=bijlagen)


def test_bestanden_die_later_komen_vinden_hun_plaats(gemeente: Organisatie) -> None:
    neem_in(gemeente, "bouwmelding_volledig")
    assert set(Document.objects.values_list("toestand", flat=True)) == {"verwacht"}
    later = neem_in(gemeente, "bouwmelding_volledig", met="bouwmelding_volledig")
    assert (later.uitkomst, later.reden.rpartition(": ")[2]) == ("dubbel", "7.")
    assert set(Document.objects.values_list("toestand", flat=True)) == {"aanwezig"}
    assert len(Gebeurtenis.objects.get(soort="documenten_nagekomen").gegevens["documenten"]) == 7
    nog_eens = neem_in(gemeente, "bouwmelding_volledig", met="bouwmelding_volledig")
    assert "Nagekomen" not in nog_eens.reden and Gebeurtenis.objects.filter(soort="documenten_nagekomen").count() == 1


def test_een_intrekking_zonder_nummer_trekt_niets_in(gemeente: Organisatie) -> None:
    neem_in(gemeente, "bouwmelding_volledig")
    Melding.objects.update(verzoeknummer="")
    ruw = (VAST / "intrekking.xml").read_bytes().replace(b"1999010100001", b"")
    assert neem_in(gemeente, "", ruw=ruw).uitkomst == "triage"
    assert Melding.objects.get().ingetrokken_op is None


def test_een_geplaatste_intrekking_trekt_in_en_opent_niets(gemeente: Organisatie, account: Callable[..., Account]) -> None:
    neem_in(gemeente, "bouwmelding_volledig")
    Melding.objects.update(verzoeknummer="1999010109999")
    wacht = neem_in(gemeente, "intrekking")
    zaak, intake = Zaak.objects.get(), account("intake")
    with pytest.raises(Geweigerd, match="hoort bij een eerdere bouwmelding"):
        plaats_bericht(wacht.bericht_id, soort="bouwmelding", zaak=None, door=intake, moment=nu())
    plaats_bericht(wacht.bericht_id, soort="bouwmelding", zaak=zaak, door=intake, moment=nu())
    assert Melding.objects.get().ingetrokken_op is not None and Zaak.objects.count() == 1


def test_een_geplaatste_aanvulling_vervangt_de_melding(gemeente: Organisatie, account: Callable[..., Account]) -> None:
    neem_in(gemeente, "bouwmelding_onvolledig", met="bouwmelding_onvolledig")
    Melding.objects.update(verzoeknummer="1999010109999")
    wacht = neem_in(gemeente, "aanvulling", met="aanvulling")
    plaats_bericht(wacht.bericht_id, soort="bouwmelding", zaak=Zaak.objects.get(), door=account("intake"), moment=nu())
    oud, nieuw = Melding.objects.order_by("pk")
    assert (oud.vervangen_door, nieuw.vervangen_door) == (nieuw, None)


def test_wat_intussen_beoordeeld_is_wordt_niet_stil_vervangen(gemeente: Organisatie) -> None:
    neem_in(gemeente, "bouwmelding_volledig")
    gezien = Melding.objects.select_related("zaak").get()
    Melding.objects.update(oordeel="volledig", oordeel_wet="volledig", oordeel_op=nu().date())
    nieuw = Binnengekomen(soort="bouwmelding", ontvangen_op=nu(), kanaal="omgevingsloket", inhoud={})
    with pytest.raises(Geweigerd, match="intussen beoordeeld"):
        registreer_melding(gezien.zaak, nieuw, moment=nu(), vervangt=gezien)
    assert Melding.objects.count() == 1


def test_een_los_bestand_blijft_bij_de_aanvulling(gemeente: Organisatie) -> None:
    map_ = {pad.name: pad for pad in (VAST / "bouwmelding_onvolledig").iterdir()}
    los: dict[str, bytes | Path] = {**map_, "extra toelichting.pdf": map_["risicobeoordeling.pdf"].read_bytes() + b"\n%"}
    ruw = (VAST / "bouwmelding_onvolledig.xml").read_bytes()
    verwerk_bericht(ruw, organisatie=gemeente, kanaal="upload", moment=nu(), bijlagen=los)
    neem_in(gemeente, "aanvulling", met="aanvulling")
    nieuw = Melding.objects.get(vervangen_door__isnull=True)
    assert "extra toelichting.pdf" in nieuw.documenten.values_list("bestandsnaam", flat=True)


def test_zonder_briefpapier_wacht_het_bericht_op_een_mens(gemeente: Organisatie) -> None:
    Briefpapier.objects.all().delete()
    uitkomst = neem_in(gemeente, "bouwmelding_volledig")
    assert uitkomst.uitkomst == "triage" and "briefpapier" in uitkomst.reden
    assert not Zaak.objects.exists()


def test_een_blijven_liggen_bericht_wordt_hervat(gemeente: Organisatie) -> None:
    neem_in(gemeente, "bouwmelding_volledig")
    bericht = Bericht.objects.get()
    ander = (VAST / "bouwmelding_onvolledig.xml").read_bytes()
    neem_in(gemeente, "", ruw=ander)
    liggend = Bericht.objects.exclude(pk=bericht.pk).get()
    Melding.objects.filter(pk=liggend.melding_id).update(verzoeknummer="", ingetrokken_op=nu().date())
    Bericht.objects.filter(pk=liggend.pk).update(uitkomst="ontvangen", zaak=None, melding=None)
    assert hervat_berichten(nu()) == 1
    liggend.refresh_from_db()
    assert (liggend.uitkomst, hervat_berichten(nu())) == ("zaak", 0)
