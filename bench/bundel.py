"""A bundle of 300 pages from the question to the folder: twenty PDFs of fourteen pages and twenty photos of 12 megapixels."""

from __future__ import annotations

import io
from statistics import median
from time import perf_counter

import pikepdf
from PIL import Image

from bench.cijfers import Cijfer, hoogstens, schrijf
from bench.opstelling import MOMENT, maak_gemeente
from borgwijzer.bundel.acties import Bundelvraag, maak_bundel, vraag_bundel
from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.registreren import Aangeleverd, Binnengekomen, open_zaak, registreer_melding
from borgwijzer.zaken.models import Zaak

PDFS, BLADEN, FOTOS = 20, 14, 20
KEER = 5
BELOFTE_SECONDEN = 10


def meet() -> list[Cijfer]:
    """The median of some bundles of the same zaak."""
    gemeente = maak_gemeente("Proef bundel", 3)
    with binnen(gemeente.organisatie.pk):
        zaak, wie = _maak_zaak(gemeente.organisatie), _zoek_mens(gemeente.organisatie)
        duren, bladen, mb = [], 0, 0.0
        for _ in range(KEER):
            bundel = vraag_bundel(zaak.pk, Bundelvraag("archief", "", {}), door=wie, moment=nu())
            begin = perf_counter()
            klaar = maak_bundel(bundel.pk)
            duren.append(perf_counter() - begin)
            assert klaar.toestand == "klaar", klaar.fout
            bladen, mb = klaar.bladen or 0, klaar.map.grootte / 1e6 if klaar.map else 0.0
    return [
        Cijfer(f"bundel van {PDFS + FOTOS} stukken, bladen", str(bladen)),
        Cijfer("map (zip) daarvan", schrijf(mb, "MB")),
        hoogstens("bundel van 300 bladen, van vraag tot map", median(duren), BELOFTE_SECONDEN, "s"),
    ]


def _zoek_mens(organisatie: object) -> Account:
    email = "bundel@proef.example.org"
    bestaand = Account.objects.filter(email=email).first()
    return bestaand or Account.objects.maak(
        email=email, naam="Proef Bundel", organisatie=organisatie, rollen=[Rol.JURIST], wachtwoord="proefwachtwoord-1"
    )


def _maak_zaak(organisatie: object) -> Zaak:
    inhouden = [Inhoud(f"stuk-{nummer:02d}.pdf", maak_pdf(nummer)) for nummer in range(PDFS)]
    inhouden += [Inhoud(f"foto-{nummer:02d}.jpg", maak_foto(nummer)) for nummer in range(FOTOS)]
    bestanden = neem_bestanden_op(inhouden, organisatie_id=organisatie.pk, moment=MOMENT)  # type: ignore[attr-defined]
    stukken = [Aangeleverd(deel.naam, "borgingsplan", bestand=rij) for deel, rij in zip(inhouden, bestanden, strict=True)]
    gegevens = {"adres": "Rietlaan 1", "woonplaats": "Wilgenmeer"}
    zaak = open_zaak(organisatie, moment=MOMENT, door=None, gegevens=gegevens)  # type: ignore[arg-type]
    binnen_ = Binnengekomen(
        soort="bouwmelding", ontvangen_op=MOMENT, kanaal="omgevingsloket", verzoeknummer=f"B{zaak.pk}", volgnummer="000",
        inhoud={"omschrijving": "Nieuwbouw"}, betrokkenen=[], documenten=stukken, zaakgegevens={},
    )  # fmt: skip
    return registreer_melding(zaak, binnen_, moment=MOMENT).zaak


def maak_pdf(nummer: int) -> bytes:
    """Fourteen pages of text that differ per piece."""
    pdf, uit = pikepdf.new(), io.BytesIO()
    letter = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for blad in range(BLADEN):
        pdf.add_blank_page(page_size=(595, 842))
        pagina = pdf.pages[-1].obj
        pagina.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=letter))
        regels = " ".join(f"0 -14 Td (Stuk {nummer}, blad {blad}, regel {regel}) Tj" for regel in range(50))
        pagina.Contents = pikepdf.Stream(pdf, f"BT /F 10 Tf 60 790 Td {regels} ET".encode())
    pdf.save(uit)
    return uit.getvalue()


def maak_foto(nummer: int) -> bytes:
    """A photo of twelve megapixels with detail, as a telephone makes it."""
    uit = io.BytesIO()
    Image.effect_noise((4000, 3000), 40 + nummer).convert("RGB").save(uit, "JPEG", quality=80)
    return uit.getvalue()
