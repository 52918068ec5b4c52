"""A letter as HTML (the preview beside the facts) and as plain text, from the same model as the PDF."""

from html import escape

from borgwijzer.brieven.datums import datum_in_woorden
from borgwijzer.brieven.model import Alinea, Bijlage, Blok, Brief, Fotos, Kader, Kop, Opsomming, Punt, Rechtsmiddel, Tabel

OEFENING = "OEFENBRIEF, gemaakt in de oefenomgeving: niet echt"


def html(brief: Brief, *, kopniveau: int = 2) -> str:
    """Return the letter as one semantic `<article>`, every text escaped, for use inside a page.

    `kopniveau` (1 to 4) is the heading level of the title; headings in the letter are one level lower.
    Each block carries its name as `data-blok`. Raises ValueError for another level.
    """
    if not 1 <= kopniveau <= 4:
        raise ValueError("Het kopniveau van een brief is 1 tot en met 4: kies een ander niveau.")
    delen = [f'<article class="brief" lang="nl" data-soort="{escape(brief.soort)}">', _html_hoofd(brief, kopniveau)]
    delen += [_html_blok(blok, kopniveau + 1) for blok in brief.tekstblokken]
    delen.append(_html_slot(brief))
    delen += [_html_bijlage(bijlage, kopniveau + 1) for bijlage in brief.bijlagen]
    delen.append("</article>")
    return "\n".join(deel for deel in delen if deel)


def _html_hoofd(brief: Brief, niveau: int) -> str:
    regels = "<br>".join(escape(regel) for regel in (brief.geadresseerde.naam, *brief.geadresseerde.adresregels))
    gegevens = (("Datum", datum_in_woorden(brief.datum)), ("Ons kenmerk", brief.kenmerk), *brief.verwijzingen)
    lijst = "".join(f"<div><dt>{escape(naam)}</dt><dd>{escape(waarde)}</dd></div>" for naam, waarde in gegevens)
    return "\n".join(
        [
            "<header>",
            f'<p class="brief-oefening">{OEFENING}</p>' if brief.oefening else "",
            f'<p class="brief-afzender">{escape(brief.afzender.gemeente)}</p>',
            f'<p class="brief-adres">{regels}</p>',
            f'<dl class="brief-gegevens">{lijst}</dl>',
            f'<h{niveau} class="brief-titel">{escape(brief.titel)}</h{niveau}>',
            "</header>",
            f"<p>{escape(brief.geadresseerde.aanhef)},</p>",
        ]
    )


def _html_slot(brief: Brief) -> str:
    ondertekening = (brief.afzender.namens, brief.afzender.ondertekenaar, brief.afzender.functie)
    delen = [
        "<footer>",
        f"<p>{escape(brief.groet)}</p>",
        f'<p class="brief-ondertekening">{"<br>".join(escape(regel) for regel in ondertekening if regel)}</p>',
    ]
    if brief.kopie_aan:
        kopieen = "".join(f"<li>{escape(kopie.rol)}: {escape(kopie.naam)}</li>" for kopie in brief.kopie_aan)
        delen.append(f"<p>Een kopie van deze brief gaat naar:</p>\n<ul>{kopieen}</ul>")
    if brief.kadernoot:
        delen.append(f'<p class="brief-noot">{escape(brief.kadernoot)}</p>')
    return "\n".join([*delen, "</footer>"])


def _html_bijlage(bijlage: Bijlage, niveau: int) -> str:
    inhoud = "\n".join(_html_blok(blok, niveau + 1) for blok in bijlage.blokken)
    titel = f"<h{niveau}>Bijlage. {escape(bijlage.titel)}</h{niveau}>"
    return f'<section class="brief-bijlage" data-blok="{escape(bijlage.naam)}">\n{titel}\n{inhoud}\n</section>'


def _html_blok(blok: Blok, niveau: int) -> str:
    merk = f'data-blok="{escape(blok.naam)}"'
    match blok:
        case Alinea(tekst=inhoud):
            return f"<p {merk}>{_html_regels(inhoud)}</p>"
        case Kop(tekst=inhoud):
            return f"<h{niveau} {merk}>{escape(inhoud)}</h{niveau}>"
        case Kader(tekst=inhoud):
            return f'<p class="brief-kader" {merk}><strong>{_html_regels(inhoud)}</strong></p>'
        case Opsomming():
            lijst = "ol" if blok.genummerd else "ul"
            return f"<{lijst} {merk}>{''.join(f'<li>{_html_punt(punt)}</li>' for punt in blok.punten)}</{lijst}>"
        case Rechtsmiddel():
            alineas = "\n".join(f"<p>{escape(alinea)}</p>" for alinea in blok.alineas)
            kop = f"<h{niveau}>{escape(blok.titel)}</h{niveau}>"
            return f'<section class="brief-rechtsmiddel" {merk}>\n{kop}\n{alineas}\n</section>'
        case Tabel() | Fotos():
            return _html_tabel(blok, merk) if isinstance(blok, Tabel) else _html_fotos(blok, merk)
        case Bijlage():
            return _html_bijlage(blok, niveau)


def _html_fotos(blok: Fotos, merk: str) -> str:
    """The words alone: the pictures stand in the PDF, and a page with fifty of them would be slow."""
    return f"<ul {merk}>{''.join(f'<li>Foto {foto.nummer}. {escape(foto.bijschrift)}</li>' for foto in blok.fotos)}</ul>"


def _html_regels(inhoud: str) -> str:
    return escape(inhoud).replace("\n", "<br>")


def _html_punt(punt: Punt) -> str:
    return f"<strong>{escape(punt.kop)}</strong> {escape(punt.tekst)}" if punt.kop else escape(punt.tekst)


def _html_tabel(tabel: Tabel, merk: str) -> str:
    koppen = "".join(f'<th scope="col">{escape(kop)}</th>' for kop in tabel.koppen)
    rijen = "\n".join(_html_rij(rij, nadruk=nummer == tabel.nadruk_rij) for nummer, rij in enumerate(tabel.rijen))
    bijschrift = f"<caption>{escape(tabel.bijschrift)}</caption>"
    return f"<table {merk}>\n{bijschrift}\n<thead><tr>{koppen}</tr></thead>\n<tbody>\n{rijen}\n</tbody>\n</table>"


def _html_rij(rij: tuple[str, ...], *, nadruk: bool) -> str:
    cellen = "".join(f"<td>{escape(cel)}</td>" for cel in rij)
    return f'<tr class="brief-nadruk">{cellen}</tr>' if nadruk else f"<tr>{cellen}</tr>"


def tekst(brief: Brief) -> str:
    """Return the letter as plain text, for a message body or a search index."""
    gegevens = (("Datum", datum_in_woorden(brief.datum)), ("Ons kenmerk", brief.kenmerk), *brief.verwijzingen)
    delen = [OEFENING] if brief.oefening else []
    delen.append("\n".join((brief.afzender.gemeente, "", brief.geadresseerde.naam, *brief.geadresseerde.adresregels)))
    delen.append("\n".join(f"{naam}: {waarde}" for naam, waarde in gegevens))
    delen += [brief.titel, f"{brief.geadresseerde.aanhef},"]
    delen += [_tekst_blok(blok) for blok in brief.tekstblokken]
    ondertekening = (brief.groet, brief.afzender.namens, brief.afzender.ondertekenaar, brief.afzender.functie)
    delen.append("\n".join(regel for regel in ondertekening if regel))
    if brief.kopie_aan:
        kopieen = [f"- {kopie.rol}: {kopie.naam}" for kopie in brief.kopie_aan]
        delen.append("\n".join(["Een kopie van deze brief gaat naar:", *kopieen]))
    delen += [brief.kadernoot] if brief.kadernoot else []
    for bijlage in brief.bijlagen:
        delen.append(f"Bijlage. {bijlage.titel}")
        delen += [_tekst_blok(blok) for blok in bijlage.blokken]
    return "\n\n".join(delen) + "\n"


def _tekst_blok(blok: Blok) -> str:
    match blok:
        case Alinea(tekst=inhoud) | Kop(tekst=inhoud) | Kader(tekst=inhoud):
            return inhoud
        case Opsomming():
            merken = [f"{nummer}." if blok.genummerd else "-" for nummer in range(1, len(blok.punten) + 1)]
            punten = zip(merken, blok.punten, strict=True)
            return "\n".join(f"{merk} {punt.kop} {punt.tekst}" if punt.kop else f"{merk} {punt.tekst}" for merk, punt in punten)
        case Rechtsmiddel():
            return "\n\n".join((blok.titel, *blok.alineas))
        case Fotos():
            return "\n".join(f"- Foto {foto.nummer}. {foto.bijschrift}" for foto in blok.fotos)
        case Tabel():
            return "\n".join((blok.bijschrift, *(_tekst_rij(blok.koppen, rij) for rij in blok.rijen)))
        case Bijlage():
            return "\n\n".join((blok.titel, *(_tekst_blok(deel) for deel in blok.blokken)))


def _tekst_rij(koppen: tuple[str, ...], rij: tuple[str, ...]) -> str:
    """Each cell with its header: a plain-text reader cannot see columns."""
    return "- " + "; ".join(f"{kop}: {cel}" for kop, cel in zip(koppen, rij, strict=True))
