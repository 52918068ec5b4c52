"""Third-party files in `static/web/leverancier/`: how npm packages become them, and a check that nobody edited them.

    python -m borgwijzer.web.leveranciers controleer
    python -m borgwijzer.web.leveranciers maak NODE_MODULES

`maak` needs a folder in which `npm install` put the packages of `PAKKETTEN`. It takes from the component library only
the components of `ONDERDELEN`, from the token theme only the tokens that can have an effect, and from the icon set
only the icons of `ICONEN`. Run it again after adding a component or an icon. `controleer` needs no network.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "web"
MAP = STATIC / "leverancier"
LIJST = "SHA256SUMS"

PAKKETTEN = {
    "@utrecht/component-library-css": "9.0.4",
    "@nl-design-system-unstable/voorbeeld-design-tokens": "7.4.1",
    "@fontsource-variable/source-sans-3": "5.3.0",
    "lucide-static": "1.62.0",
}
ONDERDELEN = (  # noqa: SIM905 - a list of words reads better than a column of strings
    "alert breadcrumb-nav button button-group checkbox data-list form-field form-field-description "
    "form-field-error-message form-fieldset form-label pagination radio-button select skip-link table "
    "table-container textarea textbox"
).split()
ICONEN = (  # noqa: SIM905 - a list of words reads better than a column of strings
    "calendar-days check chevron-down chevron-left chevron-right circle circle-alert circle-check circle-pause "
    "circle-x clock download ellipsis eye file-code file-text image inbox info link list-checks lock log-out mail "
    "minus pause pencil scale search send shield-check triangle-alert undo-2 upload user users x"
).split()
LETTERBESTANDEN = ("source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-ext-wght-normal.woff2")


def split_css(tekst: str) -> Iterator[tuple[str, str]]:
    """Yield (prelude, body) of every top-level rule of a style sheet without comments; at-statements are left out."""
    begin, positie = 0, 0
    while (haak := tekst.find("{", positie)) >= 0:
        prelude = tekst[begin:haak].rsplit(";", 1)[-1].strip()
        diepte, einde = 1, haak + 1
        while diepte:
            diepte += {"{": 1, "}": -1}.get(tekst[einde], 0)
            einde += 1
        yield prelude, tekst[haak + 1 : einde - 1].strip()
        begin = positie = einde


def is_wanted(selector: str) -> bool:
    """Say whether every component class in one selector belongs to `ONDERDELEN`."""
    klassen = re.findall(r"\.utrecht-([a-z0-9-]+)", selector)
    stammen = {klas.split("--")[0].split("__")[0] for klas in klassen}
    return bool(stammen) and stammen <= set(ONDERDELEN)


def select_components(tekst: str) -> str:
    """Keep the rules of `ONDERDELEN` from the component library, in their order, at-rules included."""
    regels = []
    for prelude, inhoud in split_css(tekst):
        if prelude.startswith(("@media", "@supports")):
            if binnen := select_components(inhoud):
                regels.append(f"{prelude} {{\n{binnen}\n}}")
        elif not prelude.startswith("@"):
            selectors = [deel.strip() for deel in re.split(r",(?![^(]*\))", prelude) if is_wanted(deel)]
            if selectors:
                regels.append(f"{', '.join(selectors)} {{ {' '.join(inhoud.split())} }}")
    return "\n".join(regels)


def select_tokens(thema: str, gebruikt: set[str]) -> str:
    """Keep the tokens of a theme that the given names need, directly or through another token, and all basis tokens."""
    waarden = {naam: " ".join(waarde.split()) for naam, waarde in re.findall(r"(--[\w-]+):\s*([^;]+);", thema)}
    nodig = {naam for naam in waarden if naam in gebruikt or naam.startswith("--basis-")}
    wachtrij = list(nodig)
    while wachtrij:
        for naam in re.findall(r"var\((--[\w-]+)", waarden[wachtrij.pop()]):
            if naam in waarden and naam not in nodig:
                nodig.add(naam)
                wachtrij.append(naam)
    regels = "\n".join(f"  {naam}: {waarde};" for naam, waarde in waarden.items() if naam in nodig)
    return f".voorbeeld-theme {{\n{regels}\n}}"


def make_sprite(icons: Path) -> str:
    """Gather `ICONEN` in one SVG file with a symbol per icon; only the drawing is taken over."""
    symbolen = []
    for naam in ICONEN:
        svg = re.search(r"<svg[^>]*>(.*)</svg>", (icons / f"{naam}.svg").read_text(), re.S)
        if svg is None:
            raise ValueError(f"Icoon {naam} is geen SVG: kies een andere versie van lucide-static.")
        tekening = " ".join(svg[1].split())
        symbolen.append(f'<symbol id="{naam}" viewBox="0 0 24 24">{tekening}</symbol>')
    stijl = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    # Presentation attributes on the root do not reach <use>, so each symbol carries them.
    regels = "\n".join(symbool.replace("<symbol", f"<symbol {stijl}", 1) for symbool in symbolen)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Lucide, ISC: licenties/lucide.txt -->\n{regels}\n</svg>\n'


def maak(node_modules: Path) -> None:
    """Make all third-party files and the checksum list anew from installed npm packages."""
    for naam, versie in PAKKETTEN.items():
        if (gevonden := json.loads((node_modules / naam / "package.json").read_text())["version"]) != versie:
            raise ValueError(f"{naam} is versie {gevonden}: installeer {versie}, of pas PAKKETTEN aan.")
    (MAP / "licenties").mkdir(parents=True, exist_ok=True)
    utrecht, thema, letter, lucide = (node_modules / naam for naam in PAKKETTEN)
    bron = (utrecht / "dist/index.css").read_text()
    houders = sorted(set(re.findall(r"Copyright \(c\) [^\n]+", bron)))
    gekozen = select_components(re.sub(r"/\*.*?\*/", "", bron, flags=re.S))
    kop = "/* EUPL-1.2. Gewijzigd: alleen de onderdelen die Borgwijzer gebruikt (zie leveranciers.py).\n"
    (MAP / "utrecht.css").write_text(kop + "".join(f" * {houder}\n" for houder in houders) + f" */\n{gekozen}\n")
    tokens = re.sub(r"/\*.*?\*/", "", (thema / "dist/theme.css").read_text(), flags=re.S)
    gebruikt = set(re.findall(r"var\((--[\w-]+)", gekozen))
    (MAP / "voorbeeld.css").write_text(f"{kop} * NL Design System, Voorbeeld */\n{select_tokens(tokens, gebruikt)}\n")
    for naam in LETTERBESTANDEN:
        (MAP / naam).write_bytes((letter / "files" / naam).read_bytes())
    (MAP / "iconen.svg").write_text(make_sprite(lucide / "icons"))
    for naam, licentie in (
        ("utrecht", utrecht / "LICENSE.md"),
        ("voorbeeld", thema / "LICENSE.md"),
        ("source-sans-3", letter / "LICENSE"),
        ("lucide", lucide / "LICENSE"),
    ):
        (MAP / "licenties" / f"{naam}.txt").write_bytes(licentie.read_bytes())
    (MAP / LIJST).write_text("".join(f"{som}  {naam}\n" for naam, som in sorted(compute_sums().items())))


def compute_sums() -> dict[str, str]:
    """Return the SHA-256 of every third-party file by its path inside the folder."""
    bestanden = (pad for pad in MAP.rglob("*") if pad.is_file() and pad.name != LIJST)
    return {pad.relative_to(MAP).as_posix(): hashlib.sha256(pad.read_bytes()).hexdigest() for pad in bestanden}


def controleer() -> list[str]:
    """Return a Dutch sentence per file that is missing, added or changed; empty when all is as made."""
    regels = (regel.split("  ", 1) for regel in (MAP / LIJST).read_text().splitlines())
    verwacht = {naam: som for som, naam in regels}
    gevonden = compute_sums()
    fouten = [f"{naam} ontbreekt: maak de bestanden opnieuw." for naam in sorted(verwacht.keys() - gevonden.keys())]
    fouten += [f"{naam} staat niet in {LIJST}: haal het weg." for naam in sorted(gevonden.keys() - verwacht.keys())]
    anders = sorted(naam for naam in verwacht.keys() & gevonden.keys() if verwacht[naam] != gevonden[naam])
    return fouten + [f"{naam} is gewijzigd: maak de bestanden opnieuw." for naam in anders]


def main(argumenten: list[str]) -> int:
    """Run `controleer` or `maak MAP`; return the exit code (0 done, 1 faults found, 2 bad input)."""
    if len(argumenten) == 2 and argumenten[0] == "maak":
        maak(Path(argumenten[1]))
    elif argumenten != ["controleer"]:
        print("Geef 'controleer' of 'maak MAP' op, met MAP de map node_modules.", file=sys.stderr)
        return 2
    fouten = controleer()
    print("\n".join(fouten) or "De bestanden van leveranciers zijn ongewijzigd.")
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
