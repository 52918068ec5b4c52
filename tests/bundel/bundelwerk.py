"""Pieces for a bundle: small PDFs and photos, and a zaak that has them."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image

from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.zaken.acties.registreren import Aangeleverd, registreer_melding
from borgwijzer.zaken.models import Melding
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak


def maak_pdf(bladen: int = 1, *, draai: int = 0, wachtwoord: str = "", onrustig: bool = False) -> bytes:
    """A PDF with a line per page; ``onrustig``: with a script, a link and a filled-in field."""
    pdf = pikepdf.new()
    letter = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for blad in range(1, bladen + 1):
        pdf.add_blank_page(page_size=(595, 842))
        pagina = pdf.pages[-1].obj
        pagina.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=letter))
        pagina.Contents = pikepdf.Stream(pdf, f"BT /F 24 Tf 72 700 Td (Inhoud van blad {blad}) Tj ET".encode())
        if draai:
            pagina.Rotate = draai
    if onrustig:
        _maak_onrustig(pdf)
    uit = io.BytesIO()
    pdf.save(uit, encryption=pikepdf.Encryption(owner=wachtwoord, user=wachtwoord) if wachtwoord else False)
    return uit.getvalue()


def _maak_onrustig(pdf: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x')"))
    pdf.Root.OpenAction = script
    pdf.pages[0].obj.AA = pikepdf.Dictionary(O=script)
    verwijzing = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 50, 50],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/")),
    )  # fmt: skip
    veld = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("naam"),
        V=pikepdf.String("INGEVULD"), Rect=[72, 600, 400, 630], DA=pikepdf.String("/F 18 Tf 0 g"),
    ))  # fmt: skip
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(verwijzing), veld])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[veld], DR=pdf.pages[0].obj.Resources, DA=pikepdf.String("/F 18 Tf 0 g"))


def maak_foto(breed: int = 400, hoog: int = 300, soort: str = "JPEG") -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", (breed, hoog), (180, 90, 40)).save(uit, soort)
    return uit.getvalue()


def registreer_met_stukken(organisatie: Organisatie, inhouden: dict[str, bytes]) -> Melding:
    """A bouwmelding with these files, by name."""
    bestanden = neem_bestanden_op(
        [Inhoud(naam, inhoud) for naam, inhoud in inhouden.items()], organisatie_id=organisatie.pk, moment=MOMENT
    )
    stukken = [Aangeleverd(naam, "borgingsplan", bestand=bestand) for naam, bestand in zip(inhouden, bestanden, strict=True)]
    return registreer_melding(open_proefzaak(organisatie), maak_binnen(documenten=stukken), moment=MOMENT)
